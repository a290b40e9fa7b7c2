// Everything that the program says of parameters, instruments, strategies and scenarios has its French words, with the same numbers:
//   node french.mjs MODULE.wasm
// Lists what is missing and closes with 1 where something is.
import { readFileSync } from "node:fs";
import { engineOn } from "../page/module.js";
import * as french from "../page/french.js";
import { titles } from "../page/titles.js";
import { words } from "../page/words.js";

const engine = await engineOn(await WebAssembly.compile(readFileSync(process.argv[2])));
const need = (answer) => {
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer;
};
const missing = [];
let seen = 0;
const digits = (text) => text.replace(/\b(one|un|une)\b/gi, "").replaceAll(",", ".").replace(/(\d)[.\s\u00a0\u202f](?=\d{3}\b)/g, "$1").match(/\d+(\.\d+)?/g)?.sort().join(" ") ?? "";
function check(what, english, words) {
  ++seen;
  if (!words) missing.push(`${what} has no French: ${english}`);
  else if (digits(english) !== digits(words)) missing.push(`${what}: the numbers of "${english}" are not those of "${words}"`);
}
const { scenarios, instruments } = need(engine.ask({ do: "catalogue" }));
const english = new Set(); // sources that are words, and not names and marks
for (const { name, doc } of instruments) {
  check(`instrument ${name}`, doc, french.instruments[name]);
  if (!instruments.find((one) => one.name === name).experiment) check(`instrument ${name}`, words[`i.${name}`]?.[0] ?? "", words[`i.${name}`]?.[1]);
}
for (const { name } of scenarios) {
  need(engine.ask({ do: "load", scenario: `builtin:${name}` }));
  const { title, strategies, numbers, variants } = need(engine.ask({ do: "describe" }));
  check(`scenario ${name}`, titles[name] ? titles[name][0] : title.replace(/^[RSW]\d: /, ""), titles[name]?.[1] ?? french.scenarios[name]);
  if (titles[name]?.[2]) check(`scenario ${name}`, titles[name][2], titles[name][3]);
  for (const one of strategies) check(`strategy of ${name}`, one.name, french.strategies[one.name]);
  if (/^(recommendations|weaknesses|strengths)\//.test(name)) for (const one of variants) check(`variant of ${name}`, one, french.variants[one]);
  if (name !== "baseline") continue;
  for (const { key, doc, unit, source } of numbers) {
    check(`parameter ${key}`, doc, french.numbers[key]);
    check(`unit of ${key}`, unit, french.units[unit]);
    if (/[a-z]{3}/.test(source.replace(/\b[A-Z][A-Za-z]+\b|\bet al\b/g, ""))) english.add(source);
  }
}
for (const source of english) check("source", source, french.sources[source]);
for (const [key, row] of Object.entries(words)) check(`word ${key}`, row[0], row[1]);
console.log(missing.length ? [...new Set(missing)].join("\n") : `${seen} texts in French`);
process.exit(missing.length ? 1 : 0);
