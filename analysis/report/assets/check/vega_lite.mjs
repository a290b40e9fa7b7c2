// Every chart of a study's figures folder compiles as Vega-Lite without a warning, and Vega draws it:
//   node vega_lite.mjs FOLDER...
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse, View, Error as onlyErrors } from "vega";
import { compile } from "vega-lite";

let drawn = 0;
let failed = 0;
for (const folder of process.argv.slice(2))
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
    const said = [];
    const say = (...words) => {
      said.push(words.join(" "));
      return logger;
    };
    const logger = { level: () => logger, warn: say, error: say, info: () => logger, debug: () => logger };
    try {
      const { spec } = compile(JSON.parse(readFileSync(join(folder, file), "utf8")), { logger });
      const svg = await new View(parse(spec), { renderer: "none", logLevel: onlyErrors }).toSVG();
      if (!svg.includes("role-mark")) said.push("nothing is drawn");
    } catch (error) {
      said.push(String(error));
    }
    ++drawn;
    if (said.length > 0) {
      ++failed;
      console.log(`FAILED: ${join(folder, file)}: ${[...new Set(said)].join("; ").slice(0, 400)}`);
    }
  }
console.log(`${drawn - failed} of ${drawn} charts drawn from Vega-Lite`);
process.exit(failed === 0 && drawn > 0 ? 0 : 1);
