// Writes the script of the report's page: node build.mjs FIGURES STYLE OUTPUT
// FIGURES is the folder of the templates, STYLE the page's style sheet, OUTPUT the script, whole and minified.
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { bundle } from "./bundle.mjs";
import { compileFigures } from "./figures.mjs";

const [figures, style, output] = process.argv.slice(2);
if (!output) {
  console.error("usage: node build.mjs FIGURES STYLE OUTPUT");
  process.exit(2);
}
const script = await bundle(compileFigures(figures, style));
mkdirSync(dirname(output), { recursive: true });
writeFileSync(`${output}.new`, script);
renameSync(`${output}.new`, output); // never half a script
console.log(`${output}: ${Math.round(script.length / 1024)} KiB`);
