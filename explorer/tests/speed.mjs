// How fast is one worker beside the program on one thread? In turn, five times, the best of each:
//   node speed.mjs MODULE.wasm PROGRAM [REPLICATES]
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { engineOn } from "../page/module.js";

const [path, program, replicates = "96"] = process.argv.slice(2);
const strategies = ["baseline", "mediation teams", "stay engaged", "joint analysis", "more money", "placebo"];
const engine = await engineOn(await WebAssembly.compile(readFileSync(path)));
const text = `schema = 1\nextends = "builtin:baseline"\n${strategies.map((name) => `[[strategies]]\nname = "${name}"\n` +
  (name === "baseline" ? "" : `actions = [{ instrument = "${name.replaceAll(" ", "_")}" }]\n`)).join("")}`;
engine.ask({ do: "load", text });
const timed = (work) => { const start = performance.now(); work(); return (performance.now() - start) / 1000; };
const run = (reps) => execFileSync(program, ["compare", "builtin:baseline", "--strategy", strategies.join(","), "--reps", String(reps), "--seed", "7", "-j", "1", "-q", "--json"]);
let [page, native, start] = [Infinity, Infinity, Infinity];
for (let i = 0; i < 5; ++i) {
  page = Math.min(page, timed(() => engine.part({ first: 0, last: Number(replicates), seed: 7 })));
  native = Math.min(native, timed(() => run(replicates)));
  start = Math.min(start, timed(() => run(1)));
}
const program1 = (native - start) * (Number(replicates) / (Number(replicates) - 1)); // without its start
console.log(`${replicates} replicates of six strategies: module ${page.toFixed(2)} s, program ${program1.toFixed(2)} s, ratio ${(program1 / page).toFixed(2)}`);
