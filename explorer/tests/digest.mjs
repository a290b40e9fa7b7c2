// The module alone, without a browser: simulates scenarios in two workers' worth of pieces and prints "digest name".
//   node digest.mjs MODULE.wasm SEED REPLICATES NAME...
import { readFileSync } from "node:fs";
import { engineOn } from "../page/module.js";

const [path, seed, replicates, ...names] = process.argv.slice(2);
const module = await WebAssembly.compile(readFileSync(path));
const [desk, hand, other] = await Promise.all([engineOn(module), engineOn(module), engineOn(module)]);
const need = (answer) => {
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer;
};
for (const name of names) {
  for (const engine of [desk, hand, other]) need(engine.ask({ do: "load", scenario: `builtin:${name}` }));
  const size = Math.max(1, Math.floor(replicates / 3));
  const pieces = [];
  for (let first = 0; first < replicates; first += size)
    pieces.push({ first, last: Math.min(first + size, Number(replicates)), seed: Number(seed), keep: first === 0 ? "series" : "summary" });
  // In another order than they are joined in, by engines that take turns.
  const parts = new Map([...pieces].reverse().map((piece, i) => [piece, (i % 2 ? hand : other).part(piece)]));
  for (const piece of pieces) {
    const { answer, numbers } = parts.get(piece);
    need(answer);
    need(desk.join(piece, numbers));
  }
  console.log(`${need(desk.ask({ do: "compare" })).digest} ${name}`);
}
