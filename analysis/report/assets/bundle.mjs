// Bundles src/ with the parts of Vega it uses into one script that a strict Content-Security-Policy lets run: nothing
// in it makes code from text, and nothing loads anything.
import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { notices } from "./notices.mjs";

const here = dirname(fileURLToPath(import.meta.url));

// Vega's own generator of functions from text is not used (the interpreter of expressions takes its place) and would
// be the only code here that the policy forbids. Data always comes with the page, so its loader goes as well.
const withoutEval = {
  name: "without-eval",
  setup(build) {
    build.onLoad({ filter: /vega-runtime\.module\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace(/\bFunction\(/g, "functionFromText(") +
        "\nfunction functionFromText() { throw new Error('No code from text here.'); }\n",
    }));
    build.onResolve({ filter: /^vega-loader$/ }, () => ({ path: join(here, "src/no_loader.js") }));
  },
};

const compiledFigures = (figures) => ({
  name: "compiled-figures",
  setup(build) {
    build.onResolve({ filter: /^compiled-figures$/ }, () => ({ path: "figures", namespace: "compiled" }));
    // Each as a text, which costs a browser nothing until the figure is drawn.
    const texts = Object.fromEntries(Object.entries(figures).map(([name, panels]) => [name, JSON.stringify(panels)]));
    build.onLoad({ filter: /.*/, namespace: "compiled" }, () => ({ contents: JSON.stringify(texts), loader: "json" }));
  },
});

function refuse(script) {
  const forbidden = [/\beval\(/, /\bnew Function\b/, /[^.\w]Function\(/, /\bfetch\(/, /\bXMLHttpRequest\b/, /\bWorker\(/,
    /\bimport\(/, /<\/script/i, /<!--/];
  for (const pattern of forbidden) {
    const at = script.search(pattern);
    if (at >= 0) throw new Error(`The script must not hold ${pattern}: ...${script.slice(at - 60, at + 60)}...`);
  }
}

export async function bundle(figures) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: here,
    entryPoints: ["src/main.js"],
    outfile: "page.js",
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2020",
    platform: "browser",
    mainFields: ["module", "main"],
    legalComments: "none", // all notices, whole, stand at the end
    charset: "utf8",
    write: false,
    metafile: true,
    logLevel: "warning",
    plugins: [withoutEval, compiledFigures(figures)],
  });
  const script = outputFiles[0].text;
  refuse(script);
  return script + notices(here, Object.keys(metafile.outputs["page.js"].inputs));
}
