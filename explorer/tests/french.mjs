// Everything that the program says of parameters, instruments, strategies and scenarios has its French words, with the same numbers:
//   node french.mjs MODULE.wasm
// Lists what is missing and closes with 1 where something is.
import { readFileSync } from "node:fs";
import { engineOn } from "../page/module.js";
import * as french from "../page/french.js";
import { problem } from "../page/problems.js";
import { questions } from "../page/questions.js";
import { titles } from "../page/titles.js";
import { middleHalf } from "../page/spread.js";
import { nameOf, shown, speak, t, words } from "../page/words.js";

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

// What a file that somebody opens may be refused for.
const scenario = (text) => `schema = 1\nextends = "builtin:baseline"\n${text}`;
const strategy = (action) => scenario(`[[strategies]]\nname = "a"\nactions = [${action}]\n`);
const country = (value) => scenario(`[country]\ncapacity = ${value}\n`);
const refused = ["hello world", "{\"a\": 1}", "schema = 2", `schema = 1\nextends = "builtin:nothing"`, `schema = 1\nextends = "other.toml"`, scenario("[x"),
  scenario("colour = 1"), scenario("months = 5000"), scenario("[country]\ncapacty = 0.2"), scenario("[network]\ngraphml = \"x\""), country(1.2), country(`"a"`),
  country("[0.1, 0.2]"), country("nan"), country(`{ uniform = [0.1, 1.2], source = "x", grade = "D" }`), country(`{ uniform = [0.8, 0.2], source = "x", grade = "D" }`),
  scenario(`[parameters]\n"talks.mediation_psh" = 1`), scenario(`[parameters]\n"talks.mediation_push" = -1`), scenario(`[parameters]\n"talks.mediation_push" = { uniform = [1, 2] }`),
  strategy(`{ instrument = "mediaton_teams" }`), strategy(`{ instrument = "mediation_teams", strength = 2 }`), strategy(`{ instrument = "mediation_teams", strenght = 1 }`),
  strategy(`{ instrument = "mediation_teams", from = 20, until = 10 }`), strategy("{ strength = 1 }"), scenario(`[[strategies]]\nname = "a"\n[[strategies]]\nname = "a"\n`),
  scenario("[[strategies]]\nactions = []\n"), scenario(`[run]\nreference = "nobody"`), scenario(`[worlds]\nw = { "country.capacity" = 3 }`), scenario("[country]\ncapacity = true")];
speak("fr");
for (const text of refused) {
  const { errors } = engine.ask({ do: "load", text, name: "scenario.toml" });
  if (!errors) {
    missing.push(`is no longer refused: ${text}`);
    continue;
  }
  ++seen;
  const said = problem(errors[0].message);
  const ours = said.replace(/le lecteur dit\s: .*$/s, "").replace(/« [^»]*»/g, "").replace(/connus\s: .*$/s, "");
  const english = ours.match(/\b(is|are|the|of|in|no|not|there|allowed|known|unknown|needed|needs|which|must|name|whole|number|one)\b/i);
  if (english || said === errors[0].message) missing.push(`a problem has no French ("${english?.[0]}"): ${errors[0].message} / ${said}`);
}
for (const [said, french] of [["country.capacity is 1.2; allowed is 0.02 to 1 (share) (4)", "country.capacity vaut 1.2\u00a0; permis\u00a0: de 0.02 à 1 (part) (4)"],
  ["talks.mediation_push is -1; allowed is 0 to 50 (extra onset when a mediator is present) (scenario.toml:4)",
    "talks.mediation_push vaut -1\u00a0; permis\u00a0: de 0 à 50 (ouvertures de plus quand un médiateur est présent) (scenario.toml:4)"]])
  if (problem(said) !== french) missing.push(`${said} is ${problem(said)}`);

// Names that the program gives, distributions and single things.
for (const [language, found, wanted] of [["fr", () => nameOf("all seven recommendations"), "les sept recommandations"], ["en", () => nameOf("les sept recommandations"), "all seven recommendations"],
  ["fr", () => nameOf("group 1"), "groupe 1"], ["fr", () => nameOf("splinter 3 of group 2"), "scission 3 du groupe 2"], ["fr", () => nameOf("mine"), "mine"],
  ["fr", () => t("best.share", { name: "a", n: "1", more: "de plus", unit: "b", low: "0", high: "2" }), "Avec «\u00a0a\u00a0», 1 conflit sur 100 de plus a b (0 à 2)."],
  ["fr", () => t("best.share", { name: "a", n: "2", more: "de plus", unit: "b", low: "0", high: "3" }), "Avec «\u00a0a\u00a0», 2 conflits sur 100 de plus ont b (0 à 3)."],
  ["en", () => t("best.share", { name: "a", n: "1", more: "more", unit: "b", low: "0", high: "2" }), "With ‘a’, 1 more of 100 conflicts has b (0 to 2)."],
  ["fr", () => french.drawnText("normal (mean 1, SD 0.7) within -10 to 10"), "normale (moyenne 1, écart type 0.7), limitée de -10 to 10"]]) {
  speak(language);
  ++seen;
  if (found() !== wanted) missing.push(`${found()}, not ${wanted}`);
}

// The middle half of what is drawn: of every form in which the program tells a distribution, and of every question in every scenario.
for (const [text, low, high] of [["3", 3, 3], ["uniform 0.2 to 0.6", 0.3, 0.5], ["log-uniform 1 to 16", 2, 8], ["normal (mean 1, SD 0.7) within -10 to 10", 0.5279, 1.4721],
  ["log-normal (median 0.4, SD of log 0.8) within 0.05 to 1.5", 0.2332, 0.6861], ["log-normal (median 0.4, SD of log 0.8) within 0.05 to 0.5", 0.2332, 0.5], ["beta (2, 5)", 0.1612, 0.3895],
  ["1 + Poisson (mean 1) at most 4", 1, 3], ["Poisson (mean 4) at least 4", 4, 5], ["1 (45 %), 2 (30 %), 3 (25 %)", 1, 2], ["35 %: uniform 0.4 to 1, else 0", 0, 0.5714]]) {
  ++seen;
  const found = middleHalf(text);
  if (!found || Math.abs(found[0] - low) > 1e-3 || Math.abs(found[1] - high) > 1e-3) missing.push(`the middle half of "${text}" is ${found}, not ${low} to ${high}`);
}
for (const { name } of scenarios) {
  need(engine.ask({ do: "load", scenario: `builtin:${name}` }));
  for (const { key, now } of need(engine.ask({ do: "describe" })).numbers)
    if (questions.some((one) => one.key === key) && !middleHalf(now)) missing.push(`${name}: "${now}" of ${key} has no middle half`);
}

// Numbers are written as people of the language write them.
for (const language of ["en", "fr"]) {
  speak(language);
  for (const digits of [0, 1, 2, 3])
    for (const value of [0, 1, -1, 0.05, -2.67, 99.96, 1000, -1234.6, 20000, 123456.789, 1e7, 2 / 3]) {
      ++seen;
      const expected = new Intl.NumberFormat(language, { maximumFractionDigits: digits, signDisplay: "negative" }).format(value);
      if (shown(value, digits) !== expected) missing.push(`${value} with ${digits} digits is ${shown(value, digits)} in ${language}, not ${expected}`);
    }
}
// And rounded as the program does: by the exact value, the middle to the even digit, and no sign before nothing.
speak("en");
for (const [value, digits, expected] of [[3.15, 1, "3.1"], [-3.15, 1, "-3.1"], [0.25, 1, "0.2"], [0.75, 1, "0.8"], [12.25, 1, "12.2"], [0.5, 0, "0"], [2.5, 0, "2"], [1.005, 2, "1"], [-2.675, 2, "-2.67"],
  [0.045, 2, "0.04"], [99.95, 1, "100"], [-0.0004, 3, "0"], [-0.04, 1, "0"]]) {
  ++seen;
  if (shown(value, digits) !== expected) missing.push(`${value} with ${digits} digits is ${shown(value, digits)}, and the program writes ${expected}`);
}
if (shown(10, 1, true) !== "10.0") missing.push(`${shown(10, 1, true)} for 10.0`);
console.log(missing.length ? [...new Set(missing)].join("\n") : `${seen} texts in French`);
process.exit(missing.length ? 1 : 0);
