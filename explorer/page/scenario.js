// What somebody has described and designed, as a plain value; as a scenario file; as the end of an address.
import { questions, tests } from "./questions.js";

export const reference = "usual support";

export const mostStrategies = 40; // of a page, yardsticks included
const mostLetters = 1 << 20; // of a file that was opened
export const arm = (name, ...actions) => ({ name, actions });
const whole = (instrument) => ({ instrument, strength: 1, from: 0, until: null });
export const seven = ["coordination_incentives", "mediation_teams", "reallocation", "joint_analysis", "local_link",
  "sensitivity_learning", "stay_engaged"];

// base: the name of a shipped scenario; text: instead of it the text of a file that somebody opened. numbers: key to [low, high]
// or to a value as it stands in a file. The first strategy is the one that the others are compared with.
export const opening = () => ({
  base: "baseline", text: null, title: "", numbers: {}, months: null, seed: 2026,
  strategies: [arm(reference), arm("mediation teams", whole("mediation_teams")), arm("stay engaged", whole("stay_engaged")),
    arm("all seven recommendations", ...seven.map(whole)), arm("more money", whole("more_money")), arm("placebo", whole("placebo"))],
  variants: {},
});

// Placebo and more money are in every comparison: of several such strategies the last, the others are somebody's own.
const isYardstick = ({ actions }) => actions.length === 1 && ["placebo", "more_money"].includes(actions[0].instrument);
export const yardsticks = ({ strategies }) => ["more_money", "placebo"]
  .map((name) => strategies.findLast((one) => isYardstick(one) && one.actions[0].instrument === name)).filter(Boolean);
export function withYardsticks(state) {
  for (const name of ["more_money", "placebo"])
    if (!yardsticks(state).some((one) => one.actions[0].instrument === name)) {
      const plain = name.replace("_", " ");
      const taken = state.strategies.some((one) => one.name === plain);
      state.strategies.push(arm(taken ? `${plain} (yardstick)` : plain, whole(name)));
    }
  return state;
}

const text = (value) => JSON.stringify(String(value)).replace(/[\u007f-\uffff]/g, (letter) =>
  `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
const tidy = (value) => Number(Number(value).toFixed(6));
const bare = (name) => (/^[A-Za-z0-9_-]+$/.test(name) ? name : text(name));

function written(value, question) {
  if (!Array.isArray(value)) return typeof value === "number" ? String(tidy(value)) : value;
  const [low, high] = value.map(tidy);
  const from = `source = "the explorer", grade = "D"`;
  if (low === high) return `{ value = ${low}, ${from} }`;
  if (question?.key === "conflict.groups") {
    const values = Array.from({ length: high - low + 1 }, (_, i) => low + i);
    const share = Math.floor(10000 / values.length) / 10000;
    const shares = values.map((_, i) => (i > 0 ? share : tidy(1 - share * (values.length - 1))));
    return `{ values = [${values.join(", ")}], shares = [${shares.join(", ")}], ${from} }`;
  }
  return `{ uniform = [${low}, ${high}], ${from} }`;
}

function actionText({ instrument, strength, from, until, overhead, factor }) {
  const parts = [`instrument = ${text(instrument)}`];
  if (strength !== 1) parts.push(`strength = ${tidy(strength)}`);
  if (from) parts.push(`from = ${from}`);
  if (until != null) parts.push(`until = ${until}`);
  if (overhead != null) parts.push(`overhead = ${tidy(overhead)}`);
  if (factor != null) parts.push(`factor = ${tidy(factor)}`);
  return `{ ${parts.join(", ")} }`;
}

// The scenario as TOML. structural(key): whether a number belongs to the conflict, which has tables of its own.
export function toToml(state, structural) {
  const lines = ["schema = 1"];
  if (state.title) lines.push(`title = ${text(state.title)}`);
  lines.push(`extends = ${text(state.text === null ? `builtin:${state.base}` : "page:base")}`);
  if (state.months) lines.push(`months = ${state.months}`);
  const tables = new Map();
  for (const [key, value] of Object.entries(state.numbers)) {
    const [group, name] = key.split(".");
    const known = questions.find((question) => question.key === key);
    const own = structural(key);
    const table = own ? group : Array.isArray(value) && value[0] !== value[1] ? "uncertain" : "parameters";
    if (!tables.has(table)) tables.set(table, []);
    tables.get(table).push(`${own ? name : text(key)} = ${written(value, known)}`);
  }
  for (const [table, entries] of tables) lines.push("", `[${table}]`, ...entries);
  for (const { name, actions } of state.strategies) {
    lines.push("", "[[strategies]]", `name = ${text(name)}`);
    if (actions.length) lines.push("actions = [", ...actions.map((action) => `  ${actionText(action)},`), "]");
  }
  const variants = { ...tests, ...state.variants };
  lines.push("", "[worlds]", ...Object.entries(variants).map(([name, values]) =>
    `${bare(name)} = { ${Object.entries(values).map(([key, value]) => `${text(key)} = ${tidy(value)}`).join(", ")} }`));
  lines.push("", "[run]", `reference = ${text(state.strategies[0].name)}`, "");
  return lines.join("\n");
}

// ---- The end of an address: the value, deflated, in base 64 of addresses. ----

async function through(bytes, stream) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}
const toBase64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
  .replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
const fromBase64 = (letters) => Uint8Array.from(atob(letters.replaceAll("-", "+").replaceAll("_", "/")), (l) => l.charCodeAt(0));

export async function packed(state) {
  return toBase64(await through(new TextEncoder().encode(JSON.stringify(state)), new CompressionStream("deflate-raw")));
}

const mostBytes = 8 * mostLetters; // one letter is six in JSON at most
export async function unpacked(letters) {
  const bytes = await through(fromBase64(letters), new DecompressionStream("deflate-raw"));
  if (bytes.length > mostBytes) throw new Error("too long");
  return checked(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
}

// A value that came from elsewhere, every part of it of its kind; throws where it is none of ours.
export function checked(value) {
  const need = (holds) => { if (!holds) throw new Error("not a scenario of the explorer"); };
  const isObject = (one) => one !== null && typeof one === "object" && !Array.isArray(one);
  const isNumber = (one) => typeof one === "number" && Number.isFinite(one);
  const isMonth = (one) => Number.isInteger(one) && one >= 0 && one <= 1200;
  const key = /^[a-z_]+\.[a-z_0-9]+$/;
  need(isObject(value) && typeof value.base === "string" && /^[a-z0-9/-]+$/.test(value.base));
  need(value.text === null || (typeof value.text === "string" && value.text.length <= mostLetters));
  need(typeof value.title === "string" && value.title.length <= 300);
  need(Number.isInteger(value.seed) && value.seed >= 0 && (value.months === null || isMonth(value.months)));
  need(isObject(value.numbers) && isObject(value.variants));
  for (const [name, one] of Object.entries(value.numbers))
    need(key.test(name) && (isNumber(one) || (Array.isArray(one) && one.length === 2 && one.every(isNumber) && one[0] <= one[1])));
  for (const one of Object.values(value.variants))
    need(isObject(one) && Object.entries(one).every(([name, number]) => key.test(name) && isNumber(number)));
  need(Array.isArray(value.strategies) && value.strategies.length > 0 && value.strategies.length <= mostStrategies);
  for (const { name, actions } of value.strategies) {
    need(typeof name === "string" && name.length > 0 && name.length <= 200 && Array.isArray(actions));
    for (const action of actions)
      need(isObject(action) && /^[a-z_]+$/.test(action.instrument) && isNumber(action.strength) && action.strength >= 0 &&
        action.strength <= 1 && isMonth(action.from) && (action.until == null || isMonth(action.until)) &&
        [action.overhead, action.factor].every((one) => one == null || isNumber(one)));
  }
  need(new Set(value.strategies.map(({ name }) => name)).size === value.strategies.length);
  const { base, text: own, title, numbers, months, seed, strategies, variants } = value;
  return { base, text: own, title, numbers, months, seed, strategies, variants };
}
