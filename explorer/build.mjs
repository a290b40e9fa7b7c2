// Builds the page: one file with its script, worker, style, module and catalogue.
//   node build.mjs MODULE.wasm SOURCES OUT.html VERSION      SOURCES: the root of the repository
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { engineOn } from "./page/module.js";
import { opening, toToml, withYardsticks } from "./page/scenario.js";
import { titles } from "./page/titles.js";
import { languages, speak, t } from "./page/words.js";

const [modulePath, sources, out, version] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const wasm = readFileSync(modulePath);

// The report's script for values at the pointer is a plain one; here it is a module.
const report = { name: "report", setup({ onResolve, onLoad }) {
  onResolve({ filter: /^report:/ }, ({ path }) => ({ path: join(sources, `analysis/report/page/${path.slice(7)}.js`), namespace: "report" }));
  onLoad({ filter: /./, namespace: "report" }, ({ path }) => ({ contents: `${readFileSync(path, "utf8")}\nexport { chartMarks };` }));
} };

// Of signs beyond ASCII: a browser decodes a page without any in half the time.
const escaped = (text) => text.replace(/[\u007f-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

async function bundle(entry) {
  const { outputFiles } = await build({ entryPoints: [join(here, "page", entry)], bundle: true, minify: true, write: false, format: "iife",
    target: ["es2022"], charset: "ascii", legalComments: "none", plugins: [report] });
  return escaped(outputFiles[0].text.replaceAll("</script", "<\\/script")); // what is left of signs stands in patterns
}

// Of a scenario's text: its [worlds], each a name and numbers.
function worldsOf(text) {
  const section = text.split(/^\[worlds\]\n/m)[1]?.split(/^\[/m)[0] ?? "";
  return Object.fromEntries([...section.matchAll(/^"?([^"=\n]+?)"?\s*=\s*\{([^}]*)\}/gm)].map(([, name, values]) =>
    [name.trim(), Object.fromEntries([...values.matchAll(/"([^"]+)"\s*=\s*(-?[\d.]+)/g)].map(([, key, value]) => [key, Number(value)]))]));
}

const engine = await engineOn(await WebAssembly.compile(wasm));
const need = (answer) => {
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer;
};

function catalogue() {
  const described = (name) => (need(engine.ask({ do: "load", scenario: `builtin:${name}` })), need(engine.ask({ do: "describe" })));
  const { scenarios, instruments } = need(engine.ask({ do: "catalogue" }));
  const known = new Map(scenarios.map((one) => [one.name, one]));
  const conflicts = Object.entries(titles).map(([name, [title, fr, lead, leadFr]]) => {
    if (!known.has(name)) throw new Error(`titles.js names ${name}, which is no shipped scenario`);
    return { name, title, fr, lead, leadFr, accord: name.startsWith("accords/") };
  });
  const missing = scenarios.filter(({ name }) => /^(accords|contexts)\//.test(name) && !titles[name]);
  if (missing.length) throw new Error(`titles.js has no title for ${missing.map(({ name }) => name).join(", ")}`);
  const yardstick = ({ actions }) => actions.length === 1 && ["placebo", "more_money"].includes(actions[0].instrument);
  const presets = scenarios.filter(({ name }) => /^(recommendations|weaknesses|strengths)\/[rws]\d$/.test(name)).map(({ name }) => {
    const { title, strategies } = described(name);
    return { name: name.split("/")[1], scenario: name, title: title.replace(/^\w+: /, ""), strategies: strategies.filter((one) => one.actions.length && !yardstick(one))
      .map(({ name: own, actions }) => ({ name: own, actions })), variants: worldsOf(readFileSync(join(sources, "scenarios", `${name}.toml`), "utf8")) };
  });
  return { conflicts, presets, instruments, numbers: described("baseline").numbers };
}

// The answer that the page opens with, of each language's names of strategies: what the engine of the page gives again.
function openings({ numbers }) {
  const structural = new Set(numbers.filter((one) => one.structural).map(({ key }) => key));
  return Object.keys(languages).map((language) => {
    speak(language);
    const state = withYardsticks(opening());
    for (const strategy of state.strategies) strategy.name = t(`n.${strategy.name}`);
    const text = toToml(state, (key) => structural.has(key));
    need(engine.ask({ do: "load", text, name: "scenario.toml" }));
    const block = { first: 0, last: 100, seed: state.seed };
    const { answer, numbers: simulated } = engine.part(block);
    need(answer);
    need(engine.join(block, simulated));
    const { seed, replicates, digest, reference, failed, strategies, pairs, hundred } = need(engine.ask({ do: "compare" }));
    const { names, forest } = need(engine.ask({ do: "forest" }));
    return { text, seed, comparison: { replicates, digest, reference, failed, strategies, pairs, hundred }, charts: { names, forest } };
  });
}

const packed = (bytes) => gzipSync(bytes, { level: 9 }).toString("base64");
const contents = catalogue();
const style = ["analysis/report/page.css", "analysis/report/marks.css", "explorer/page/style.css"].map((file) => readFileSync(join(sources, file), "utf8")).join("\n")
  .replace(/\/\*[^]*?\*\//g, "").replace(/\s*\n\s*/g, "\n");
const script = await bundle("main.js");
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const parts = {
  policy: `default-src 'none'; script-src ${hash(script)} 'wasm-unsafe-eval'; worker-src blob:; style-src ${hash(style)}; img-src data: blob:; base-uri 'none'; form-action 'none'`,
  style, script, version, worker: await bundle("worker.js"),
  catalogue: escaped(JSON.stringify(contents).replaceAll("<", "\\u003c")),
  opening: packed(JSON.stringify(openings(contents))),
  module: packed(wasm),
};
const page = readFileSync(join(here, "page/index.html"), "utf8").replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
writeFileSync(out, page);
console.log(`${out}: ${Buffer.byteLength(page)} bytes; the module ${wasm.length}, packed ${parts.module.length}`);
