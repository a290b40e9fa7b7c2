// The first screen: which conflict, described in ten questions, and every number for those who want it.
import { conflictTitle, scenarioTitle } from "./answer.js";
import { app, change, go, on, openFile } from "./app.js";
import { $, all, fill, h, idle, later, named } from "./dom.js";
import { questions } from "./questions.js";
import { opening } from "./scenario.js";
import { docText, sourceText, unitText } from "./french.js";
import { number, spoken, t } from "./words.js";

const valueOf = (question, value) => (question.times ? number(Math.round(100 * Math.exp(value)) / 100) : number(value));
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
        show();
      } }));
  const reset = h("button", { class: "quiet", onclick: () => {
    change((state) => { delete state.numbers[question.key]; });
    show();
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
    const values = mine ?? rangeNow(question);
    thumbs.forEach((thumb, i) => {
      thumb.value = values[i];
      thumb.setAttribute("aria-valuetext", valueOf(question, Number(thumb.value)));
    });
    const at = (value) => (Math.min(Math.max(value, question.low), question.high) - question.low) / (question.high - question.low);
    band.style.left = `${100 * at(values[0])}%`;
    band.style.width = `${100 * (at(values[1]) - at(values[0]))}%`;
    row.classList.toggle("mine", Boolean(mine));
    reset.hidden = !mine;
    now.textContent = mine ? t("describe.mine", { range: rangeText(question, mine) }) : t("describe.open", { now: rangeText(question, values) });
    now.title = described(question.key)?.now ?? source.default;
    const held = namedGroups() && ["groups", "violence"].includes(question.name);
    fixed.hidden = !held;
    fixed.textContent = held ? t("describe.accord") : "";
    thumbs.forEach((thumb) => { thumb.disabled = held; });
    if (held) now.textContent = "";
  }
  on("changed", (kind) => { if (kind === "scenario") show(); });
  on("described", () => { if (!app.state.numbers[question.key]) show(); });
  show();
  return row;
}

// Where the thumbs of a question stand that is left open: what the scenario says, if that is a number or a range, else the middle
// half of what is drawn.
function rangeNow(question) {
  const now = described(question.key)?.now ?? "";
  const range = now.match(/^(?:uniform )?(-?[\d.]+)(?: to (-?[\d.]+))?$/);
  return range ? [Number(range[1]), Number(range[2] ?? range[1])] : question.usual;
}

// "0.2 to 0.5", "0.3": as [low, high]; null where it is neither.
function readRange(text) {
  const parts = text.replaceAll("−", "-").replaceAll(",", ".").trim().split(/\s*(?:to|à|…|–)\s*/);
  const values = parts.map((part) => (part === "" ? NaN : Number(part)));
  if (values.some(Number.isNaN) || values.length > 2) return null;
  return values.length === 1 ? [values[0], values[0]] : values[0] <= values[1] ? values : null;
}

// The program's numbers stand in a text: "96.13558210731027 to 279.93". Here they have the digits that one reads.
const plainText = (text) => text.replace(/-?\d+\.?\d*(?:e[+-]?\d+)?/g, (one) => number(Number(Number(one).toPrecision(3)))).replace(/\bto\b/g, t("to"));

function advanced() {
  const body = h("tbody");
  const count = h("span", { class: "count", role: "status" });
  const find = h("input", { type: "search", id: "find", oninput: later(120, () => list()) });
  const rowOf = (one) => {
    const own = app.state.numbers[one.key];
    const wrong = h("p", { class: "wrong", role: "alert" });
    const limits = `${number(one.minimum)} ${t("to")} ${number(one.maximum)}`;
    const input = h("input", { type: "text", inputMode: "text", class: "number", value: own === undefined ? "" : [...new Set([own].flat())].join(` ${t("to")} `), "aria-label": `${docText(one)}, ${t("advanced.yours")}`,
      onchange: ({ target }) => {
        const text = target.value.trim();
        const range = text === "" ? null : readRange(text);
        const bad = text !== "" && (range === null || range[0] < one.minimum || range[1] > one.maximum);
        wrong.textContent = bad ? t("advanced.refused", { text, low: number(one.minimum), high: number(one.maximum) }) : "";
        target.setAttribute("aria-invalid", String(bad));
        if (bad) return;
        change((state) => { if (range) state.numbers[one.key] = range; else delete state.numbers[one.key]; }, "other");
      } });
    return h("tr", {}, h("th", { scope: "row" }, docText(one), h("span", { class: "doc" }, h("code", {}, one.key), ` [${unitText(one.unit)}]`)),
      h("td", { "data-what": t("advanced.now") }, plainText(one.now)), h("td", { "data-what": t("advanced.yours") }, input, h("span", { class: "doc" }, `${t("advanced.allowed")}: ${limits}`), wrong),
      h("td", { "data-what": t("advanced.source") }, `${sourceText(one.source)} (${t(`grade.${one.grade}`)})`));
  };
  let pending = 0;
  const list = () => {
    const wanted = find.value.toLowerCase();
    const found = (app.description ?? app.catalogue).numbers.filter((one) => `${one.key} ${one.doc} ${docText(one)}`.toLowerCase().includes(wanted));
    count.textContent = t("advanced.found", { n: found.length });
    body.replaceChildren();
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
  on("changed", (kind) => { if (kind === "scenario") { body.replaceChildren(); details.open = false; } });
  return details;
}

export function conflictScreen() {
  const name = h("input", { type: "text", id: "conflict-name", maxLength: 200, dir: "auto",
    oninput: later(300, ({ target }) => change((state) => { state.title = target.value.trim(); })) });
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
