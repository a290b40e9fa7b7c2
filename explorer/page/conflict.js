// The first screen: which conflict, described in ten questions, and every number for those who want it.
import { conflictTitle, scenarioTitle } from "./answer.js";
import { app, change, go, on, openFile } from "./app.js";
import { $, all, fill, h, idle, later, named } from "./dom.js";
import { questions } from "./questions.js";
import { middleHalf } from "./spread.js";
import { docText, drawnText, sourceText, unitText } from "./french.js";
import { number, spoken, t } from "./words.js";

const valueOf = (question, value) => (question.times ? number(Math.round(100 * Math.exp(value)) / 100) : number(value));
// Two digits are enough of what is drawn.
const rough = (value) => (Math.abs(value) < 100 ? Number(value.toPrecision(2)) : Math.round(value));
const drawnValue = (question, value) => number(question.whole ? value : rough(question.times ? Math.exp(value) : value));
const drawnRange = (question, [low, high]) => [...new Set([low, high].map((one) => drawnValue(question, one)))].join(` ${t("to")} `);
const rangeText = (question, [low, high]) => (low === high ? valueOf(question, low) : `${valueOf(question, low)} ${t("to")} ${valueOf(question, high)}`);

function pick(conflict) {
  change((state) => Object.assign(state, { base: conflict.name, text: null, title: "", numbers: {}, months: null, variants: {} }), "scenario");
}

function card(conflict) {
  return h("li", {}, h("button", { class: "card", "data-base": conflict.name, onclick: () => pick(conflict) },
    h("strong", {}, conflictTitle(conflict)), conflict.lead ? h("span", {}, spoken() === "fr" ? conflict.leadFr : conflict.lead) : null));
}

function cards() {
  const kinds = app.catalogue.conflicts.filter(({ accord }) => !accord);
  const accords = app.catalogue.conflicts.filter(({ accord }) => accord);
  const file = h("input", { type: "file", id: "file", accept: ".toml,.json,.html,text/plain", class: "unseen",
    onchange: ({ target }) => { if (target.files[0]) openFile(target.files[0]); target.value = ""; } });
  const accordList = h("ul", { class: "cards small" });
  const more = () => { // closed at first
    if (!accordList.firstChild) accordList.append(...accords.map(card));
    mark();
  };
  const chosen = () => accords.some(({ name }) => name === app.state.base);
  const node = h("div", {},
    h("h3", {}, t("pick.kinds")), h("ul", { class: "cards" }, kinds.map(card)),
    h("details", { class: "accords", open: chosen(), ontoggle: more }, h("summary", {}, `${t("pick.accords")} (${accords.length})`), accordList),
    h("div", { class: "open-file" }, file, h("label", { for: "file", class: "button" }, t("pick.open")), h("p", { class: "own-file" })));
  const mark = () => {
    for (const button of all("[data-base]", node)) button.setAttribute("aria-pressed", String(app.state.text === null && button.dataset.base === app.state.base));
    fill($(".own-file", node), app.state.text === null ? null : [`${t("pick.chosen")}: `, named(app.state.title)]);
  };
  on("changed", mark);
  chosen() ? more() : idle(more);
  mark();
  return node;
}

// What the program says of a number now, and whether the scenario itself fixes it.
const described = (key) => (app.description ?? app.catalogue).numbers.find((one) => one.key === key);
const usual = (key) => app.catalogue.numbers.find((one) => one.key === key);
const namedGroups = () => app.catalogue.conflicts.some(({ name, accord }) => accord && name === app.state.base) && app.state.text === null;

function questionRow(question) {
  const id = `q-${question.name}`;
  const fixed = h("p", { class: "fixed", hidden: true });
  const now = h("output", { id: `${id}-now` });
  const thumbs = ["low", "high"].map((end, place) =>
    h("input", { type: "range", min: question.low, max: question.high, step: question.step, "data-end": end,
      "aria-label": `${t(`q.${question.name}`)} ${t(`describe.${end}`)}`, "aria-describedby": `${id}-unit`,
      oninput: ({ target }) => {
        const values = thumbs.map((thumb) => Number(thumb.value));
        if (values[0] > values[1]) values[1 - place] = Number(target.value);
        thumbs.forEach((thumb, i) => { thumb.value = values[i]; });
        change((state) => { state.numbers[question.key] = values; });
      } }));
  const reset = h("button", { class: "quiet", onclick: () => {
    change((state) => { delete state.numbers[question.key]; });
    thumbs[0].focus();
  } }, t("describe.reset"));
  const source = usual(question.key);
  const band = h("span", { class: "band" });
  const row = h("fieldset", { class: "question", id },
    h("legend", {}, t(`q.${question.name}`)),
    h("div", { class: "said" }, now, reset),
    h("div", { class: "two-thumbs" }, h("span", { class: "rail" }), band, thumbs),
    h("p", { class: "unit", id: `${id}-unit` }, `${t(`q.${question.name}.unit`)}. ${t("describe.source", { source: sourceText(source.source), grade: t(`grade.${source.grade}`) })}`),
    fixed);
  function show() {
    const own = app.state.numbers[question.key];
    const mine = Array.isArray(own) ? own : own === undefined ? null : [own, own];
    const open = mine ? null : openRange(question);
    const values = mine ?? open ?? [question.low, question.high];
    thumbs.forEach((thumb, i) => {
      thumb.value = values[i];
      thumb.setAttribute("aria-valuetext", valueOf(question, Number(thumb.value)));
    });
    const at = (value) => (Math.min(Math.max(value, question.low), question.high) - question.low) / (question.high - question.low);
    band.style.left = `${100 * at(values[0])}%`;
    band.style.width = `${100 * (at(values[1]) - at(values[0]))}%`;
    row.classList.toggle("mine", Boolean(mine));
    reset.hidden = !mine;
    now.textContent = mine ? t("describe.mine", { range: rangeText(question, mine) })
      : !open ? t("describe.unknown") : t(open[0] === open[1] ? "describe.given" : "describe.open", { now: drawnRange(question, open) });
    now.title = plainText(described(question.key)?.now ?? source.default);
    const held = namedGroups() && ["groups", "violence"].includes(question.name);
    fixed.hidden = !held;
    fixed.textContent = held ? t("describe.accord") : "";
    thumbs.forEach((thumb) => { thumb.disabled = held; });
    if (held) now.textContent = "";
  }
  let shown = JSON.stringify(app.state.numbers[question.key]);
  on("changed", (kind) => { // here, below under every number, or with another scenario
    const wanted = JSON.stringify(app.state.numbers[question.key]);
    if (kind === "scenario" || wanted !== shown) show();
    shown = wanted;
  });
  on("described", () => { if (app.state.numbers[question.key] === undefined) show(); });
  show();
  return row;
}

// Where the thumbs of a question stand that is left open: the middle half of what the scenario draws.
const openRanges = new Map();
function openRange(question) {
  const now = described(question.key)?.now ?? "";
  if (!openRanges.has(now)) openRanges.set(now, middleHalf(now));
  return openRanges.get(now);
}

// "0.2 to 0.5", "0.3": as [low, high]; null where it is neither.
function readRange(text) {
  const parts = text.replaceAll("−", "-").replaceAll(",", ".").trim().split(/\s*(?:to|à|…|–)\s*/);
  const values = parts.map((part) => (part === "" ? NaN : Number(part)));
  if (values.some(Number.isNaN) || values.length > 2) return null;
  return values.length === 1 ? [values[0], values[0]] : values[0] <= values[1] ? values : null;
}

// The program's numbers stand in a text: "96.13558210731027 to 279.93". Here they have the digits that one reads.
const plainText = (text) => drawnText(text).replace(/-?\d+\.?\d*(?:e[+-]?\d+)?/g, (one) => number(Number(Number(one).toPrecision(3)))).replace(/\bto\b/g, t("to"));

function advanced() {
  const body = h("tbody");
  const count = h("span", { class: "count", role: "status" });
  const find = h("input", { type: "search", id: "find", oninput: later(120, () => list()) });
  const rows = new Map(); // what is shown of each number, by its key
  const yours = (key) => {
    const own = app.state.numbers[key];
    return own === undefined ? "" : [...new Set([own].flat())].join(` ${t("to")} `);
  };
  const rowOf = (one) => {
    const wrong = h("p", { class: "wrong", role: "alert" });
    const limits = `${number(one.minimum)} ${t("to")} ${number(one.maximum)}`;
    const input = h("input", { type: "text", inputMode: "text", class: "number", value: yours(one.key), "aria-label": `${docText(one)}, ${t("advanced.yours")}`,
      onchange: ({ target }) => {
        const text = target.value.trim();
        const range = text === "" ? null : readRange(text);
        const bad = text !== "" && (range === null || range[0] < one.minimum || range[1] > one.maximum);
        wrong.textContent = bad ? t("advanced.refused", { text, low: number(one.minimum), high: number(one.maximum) }) : "";
        target.setAttribute("aria-invalid", String(bad));
        if (bad) return;
        change((state) => { if (range) state.numbers[one.key] = range; else delete state.numbers[one.key]; }, "other");
      } });
    const now = h("td", { "data-what": t("advanced.now") }, plainText(one.now));
    rows.set(one.key, { now, input, wrong });
    return h("tr", {}, h("th", { scope: "row" }, docText(one), h("span", { class: "doc" }, h("code", {}, one.key), ` [${unitText(one.unit)}]`)),
      now, h("td", { "data-what": t("advanced.yours") }, input, h("span", { class: "doc" }, `${t("advanced.allowed")}: ${limits}`), wrong),
      h("td", { "data-what": t("advanced.source") }, `${sourceText(one.source)} (${t(`grade.${one.grade}`)})`));
  };
  let pending = 0;
  const list = () => {
    const wanted = find.value.toLowerCase();
    const found = (app.description ?? app.catalogue).numbers.filter((one) => `${one.key} ${one.doc} ${docText(one)}`.toLowerCase().includes(wanted));
    count.textContent = t("advanced.found", { n: found.length });
    body.replaceChildren();
    rows.clear();
    const mine = ++pending;
    const some = (from) => { // a few at a time, so that nothing waits
      if (mine !== pending) return;
      body.append(...found.slice(from, from + 8).map(rowOf));
      if (from + 8 < found.length) setTimeout(some, 0, from + 8);
    };
    some(0);
  };
  const details = h("details", { class: "advanced", ontoggle: () => { if (details.open && !body.firstChild) list(); } },
    h("summary", {}, t("advanced.title")), h("p", {}, t("advanced.lead")),
    h("div", { class: "find" }, h("label", { for: "find" }, t("advanced.find")), find, count),
    h("div", { class: "wide-table long-table", tabIndex: 0, role: "region", "aria-label": t("advanced.title") }, h("table", {},
      h("thead", {}, h("tr", {}, ["number", "now", "yours", "source"].map((one) => h("th", { scope: "col" }, t(`advanced.${one}`))))), body)));
  let told = new Map();
  on("changed", (kind) => {
    if (kind === "scenario") {
      ++pending;
      body.replaceChildren();
      rows.clear();
      details.open = false;
    }
    for (const [key, { input, wrong }] of rows) {
      const value = yours(key);
      if ((told.get(key) ?? "") === value) continue; // what somebody is writing stays
      [input.value, wrong.textContent] = [value, ""];
      input.removeAttribute("aria-invalid");
    }
    told = new Map(Object.keys(app.state.numbers).map((key) => [key, yours(key)]));
  });
  on("described", () => {
    for (const { key, now } of app.description.numbers) if (rows.has(key)) rows.get(key).now.textContent = plainText(now);
  });
  return details;
}

export function conflictScreen() {
  const name = h("input", { type: "text", id: "conflict-name", maxLength: 200, dir: "auto",
    oninput: later(300, ({ target }) => change((state) => { state.title = target.value.trim(); }, "title")) });
  const show = () => { name.value = app.state.title; name.placeholder = scenarioTitle(); };
  on("changed", (kind) => { if (kind === "scenario") show(); });
  show();
  const rows = h("div", { class: "questions" });
  const some = (from, to) => () => { rows.append(...questions.slice(from, to).map(questionRow)); return rows; };
  return {
    node: h("section", { class: "screen", id: "screen-conflict", "aria-labelledby": "conflict-title" },
      h("h1", { id: "conflict-title", tabIndex: -1 }, t("pick.title")), h("p", { class: "lead" }, t("pick.lead"))),
    parts: [cards, () => h("h2", {}, t("describe.title")), () => h("p", { class: "lead" }, t("describe.lead")),
      () => h("p", { class: "conflict-name" }, h("label", { for: "conflict-name" }, t("describe.name")), name),
      some(0, 2), some(2, 4), some(4, 6), some(6, 8), some(8, questions.length), advanced,
      () => h("p", { class: "next" }, h("button", { class: "primary", onclick: () => go("support") }, t("next.support")))],
  };
}
