// What the screens share: the state, the engine, what it last said, and who wants to hear of it.
import { later } from "./dom.js";
import { Engine } from "./engine.js";
import { checked, mostStrategies, opening, packed, toToml, unpacked, withYardsticks } from "./scenario.js";

export const screens = ["conflict", "support", "results"];
// Who hears of what: the page's frame for good (always), its parts until they are built anew (on).
const [lasting, passing] = [new Map(), new Map()];
const listen = (to) => (what, listener) => to.set(what, [...(to.get(what) ?? []), listener]);
export const [always, on] = [listen(lasting), listen(passing)];
export const forget = () => passing.clear();
export const tell = (what, value) => [lasting, passing].forEach((all) => (all.get(what) ?? []).forEach((listener) => listener(value)));

export const app = {
  state: opening(), screen: "conflict", outcome: "holds_5y", target: 2000,
  story: { which: "typical", left: null, right: null }, // the two strategies by name; null: chosen by the page
  catalogue: null, // conflicts, strategies ready to drop in, instruments, numbers: made when the page was built
  description: null, // of the scenario that is shown
  comparison: null, charts: null, values: null, problem: "",
  stale: false, // the comparison is of a scenario that has changed since
  openings: [], // what the page brings along: { text, seed, comparison, charts } of the scenario it opens with, in each language
};

let structuralKeys = new Set();
export const structural = (key) => structuralKeys.has(key);
export const tomlOf = (state) => toToml(state, structural);
export function openingAnswer() {
  const own = app.openings.length ? tomlOf({ ...app.state, title: "" }) : ""; // a name changes nothing
  return app.openings.find(({ text, seed }) => seed === app.state.seed && text === own);
}

export function begin({ catalogue, source, packed: module }) {
  history.replaceState({ line }, "");
  app.catalogue = catalogue;
  structuralKeys = new Set(catalogue.numbers.filter((number) => number.structural).map(({ key }) => key));
  app.engine = new Engine({ source, packed: module, on: {
    loaded: async () => {
      [app.comparison, app.charts, app.values] = [null, null, []];
      app.engine.run.take = keepValues;
      if (["wrong.scenario", "wrong.months", "wrong.engine"].includes(app.problem?.key)) {
        app.problem = "";
        tell("problem");
      }
      tell("loaded");
      app.description = await app.engine.ask({ do: "describe" });
      tell("described");
    },
    progress: (progress) => tell("progress", (app.progress = progress)),
    comparison: (comparison, charts) => {
      [app.comparison, app.charts] = [comparison, charts];
      tell("comparison");
    },
    problem: (errors) => {
      const first = errors[0];
      const months = first.message.match(/^until of action (\d+) of strategy '(.*?)'/); // as the strategy's card says it
      app.problem = months ? { key: "wrong.months", values: { n: months[1], name: months[2] } } : { key: "wrong.scenario", values: { message: first.line ? `${first.message} (${first.file}:${first.line})` : first.message } };
      tell("problem");
    },
    failure: (error) => {
      app.problem = { key: "wrong.engine", values: { message: error.message } };
      tell("problem");
    },
  } });
}

// Outcomes of every replicate, so that a story can be of one that went better or worse.
function keepValues({ block, numbers }) {
  const each = numbers.values.length / (block.last - block.first);
  for (let r = block.first; r < block.last; ++r) app.values[r] = numbers.values.slice((r - block.first) * each, (r - block.first + 1) * each);
}

export function simulate() {
  app.progress = { replicates: 0, target: app.target };
  tell("progress", app.progress);
  app.engine.show({ text: tomlOf(app.state), base: app.state.text, seed: app.state.seed, target: app.target });
}

// ---- The address: where one is, what one looks at, and the whole scenario; a reload finds all of it again. Back and forward lead
// from screen to screen of one scenario, as it is by then, and from one scenario to another, as it was left. ----

async function addressOf() {
  const parts = new URLSearchParams({ at: app.screen, s: await packed(app.state) });
  if (app.outcome !== "holds_5y") parts.set("by", app.outcome);
  const places = [app.story.left, app.story.right].map((name) => app.state.strategies.findIndex((one) => one.name === name));
  if (app.story.which !== "typical" || places.some((place) => place >= 0)) parts.set("story", [app.story.which, ...places.map((place) => (place >= 0 ? place : ""))].join("."));
  return `#${parts}`;
}
export const link = async () => location.href.split("#")[0] + (await addressOf());

const newLine = () => Math.random().toString(36).slice(2);
let line = history.state?.line ?? newLine(); // the scenario that steps of the history share
const left = new Map(); // the scenario of each, as it was left
// Written in the order in which it was asked for, though an address takes a moment.
let writing = Promise.resolve();
let steps = 0; // back and forward; what was to be written of the step before is late by then
function write(way) {
  const [mine, address, at] = [line, addressOf(), steps];
  return (writing = writing.then(async () => {
    const there = await address;
    if (at === steps) history[way]({ line: mine }, "", there);
  }));
}
export const remember = later(250, () => write("replaceState"));
for (const what of ["outcome", "story"]) always(what, () => remember());

let taken = 0; // how often another scenario was asked for

// A change of the scenario. kind: "number" while a slider moves; "scenario" where another one is taken, which Back undoes; "title":
// only its name, which no history depends on.
export async function change(edit, kind = "number") {
  if (kind === "scenario") {
    ++taken;
    remember.cancel();
    await write("replaceState");
    left.set(line, structuredClone(app.state));
    edit(app.state);
    line = newLine();
    await write("pushState");
  } else {
    edit(app.state);
    remember();
  }
  if (kind === "title" && app.state.text === null) return tell("titled");
  tell("changed", kind);
  simulate();
}

// Whether one more strategy may be added; says so where not.
export function hasRoom() {
  if (app.state.strategies.length < mostStrategies) return true;
  app.problem = { key: "wrong.full", values: { n: mostStrategies } };
  tell("problem");
  return false;
}

export async function go(screen, { push = true } = {}) {
  if (push && screen !== app.screen) {
    remember.cancel();
    await write("replaceState");
    app.screen = screen;
    await write("pushState");
  }
  app.screen = screen;
  remember();
  tell("screen");
}

const addressParts = () => new URLSearchParams(location.hash.slice(1));
const screenOf = (parts) => (screens.includes(parts.get("at")) ? parts.get("at") : "conflict");

// Another step of the history, or another address. true: it leads to another scenario; null: to none that can be read.
export async function step(criteria) {
  ++steps;
  remember.cancel();
  if (history.state?.line === line) {
    app.screen = screenOf(addressParts());
    remember();
    return false;
  }
  left.set(line, structuredClone(app.state));
  line = history.state?.line ?? newLine();
  const known = left.get(line);
  const read = await readAddress(criteria);
  if (known) app.state = structuredClone(known);
  remember();
  return known ? true : read;
}

// Reads the address; true where it held a scenario, null where what it holds is none. criteria: by which one may judge.
export async function readAddress(criteria) {
  const parts = addressParts();
  app.screen = screenOf(parts);
  if (!parts.has("s")) return false;
  try {
    app.state = await unpacked(parts.get("s"));
  } catch {
    return null;
  }
  app.outcome = criteria.includes(parts.get("by")) ? parts.get("by") : "holds_5y";
  const [which, ...places] = (parts.get("story") ?? "").split(".");
  const [one, another] = places.map((place) => (/^\d+$/.test(place) ? (app.state.strategies[place]?.name ?? null) : null));
  app.story = { which: ["typical", "helped", "harmed"].includes(which) ? which : "typical", left: one ?? null, right: another ?? null };
  return true;
}

// ---- A file that somebody opened. ----

const mostBytes = 8 << 20;
export async function openFile(file) {
  const refuse = (message) => {
    app.problem = { key: "wrong.file", values: { name: file.name, message } };
    tell("problem");
  };
  if (file.size > mostBytes) return refuse({ key: "wrong.big" });
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return refuse({ key: "wrong.kind" });
  }
  if (/^\s*<(!doctype|html)/i.test(text)) {
    text = scenarioOf(text);
    if (!text) return refuse({ key: "wrong.page" });
  }
  await openText(text, file.name, refuse);
}

// The scenario that a page carries: a report's, or the one that `entente explore` put into an explorer. No "<" stands in either.
function scenarioOf(page) {
  for (const [id, text] of [["scenario", (held) => held], ["given", (held) => held.text]])
    try {
      const held = text(JSON.parse(page.match(new RegExp(`<script type="application/json" id="${id}">([^<]*)</script>`))[1]));
      if (typeof held === "string" && held) return held;
    } catch { /* no such part, or a broken one */ }
  return null;
}

// The scenario without what was expected of strategies that may go: their verdict is the program's to tell.
const withoutHypothesis = (toml) => toml.replace(/^\[hypothesis\]\n(?:(?!\[)[^\n]*\n)*/m, "").replace(/^\[hypothesis\.[^\n]*\n(?:(?!\[)[^\n]*\n)*/gm, "");

export async function openText(text, name, refuse) {
  const mine = ++taken; // who takes another one meanwhile wants that one
  const { errors, toml, description } = await app.engine.ask({ do: "read", text, name });
  if (mine !== taken) return;
  if (errors) {
    const [{ line, message }] = errors;
    return refuse(line ? `${message} (${line})` : message);
  }
  const strategies = description.strategies.map(({ name: own, actions }) => ({ name: own, actions }));
  const first = strategies.findIndex(({ name: own }) => own === description.reference);
  strategies.unshift(...strategies.splice(first, 1));
  let next;
  try {
    next = checked(withYardsticks({ ...opening(), base: "baseline", text: withoutHypothesis(toml), title: description.title || name, numbers: {},
      seed: description.seed ?? app.state.seed, strategies, variants: {} }));
  } catch {
    return refuse({ key: "wrong.much", n: mostStrategies });
  }
  await change((state) => Object.assign(state, next), "scenario");
  go("conflict", { push: false });
}
