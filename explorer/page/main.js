// The page: its frame, the language, the screens, and what happens when it opens.
import { answerPanel } from "./answer.js";
import { always, app, begin, forget, go, openFile, openText, readAddress, screens, simulate, step, tell } from "./app.js";
import { conflictScreen } from "./conflict.js";
import { $, all, breath, fill, h, idle, soon } from "./dom.js";
import { outcomes } from "./measures.js";
import { unpacked } from "./module.js";
import { problem } from "./problems.js";
import { opening, withYardsticks } from "./scenario.js";
import { supportScreen } from "./support.js";
import { resultsScreen } from "./results.js";
import { languages, speak, spoken, t } from "./words.js";

const dataOf = (id) => $(`#${id}`)?.textContent ?? "";
const stored = { // a browser may refuse to keep anything
  get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
  set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* then not */ } },
};

function frame() {
  const stepTo = (name, number) => h("li", {}, h("a", { href: `#at=${name}`, "data-screen": name, onclick: (event) => { event.preventDefault(); go(name); } },
    h("span", { class: "number", "aria-hidden": "true" }, number), t(name)));
  fill($("header"), h("a", { class: "skip", href: "#main", onclick: (event) => { event.preventDefault(); $(`#screen-${app.screen} h1`).focus(); } }, t("skip")),
    h("p", { class: "brand" }, "entente"), h("nav", { "aria-label": t("steps") }, h("ol", {}, screens.map((name, i) => stepTo(name, i + 1)))),
    h("div", { class: "header-tools" }, h("button", { class: "quiet", onclick: async () => { await go("results"); soon(() => $("#take")?.scrollIntoView()); } }, t("take")),
      h("label", { class: "choice" }, h("span", { class: "unseen" }, t("language")), h("select", { id: "language", onchange: ({ target }) => { stored.set("entente-language", target.value); speak(target.value); build(); } },
        Object.entries(languages).map(([code, name]) => h("option", { value: code, lang: code, selected: code === spoken() }, name))))));
  fill($("footer"), h("p", { class: "small" }, t("about"), " ", h("span", {}, dataOf("version"))));
}

// Screens are made part by part: the one that is looked at at once, the others when nothing else is to be done.
let made = {};
function grow(name, schedule) {
  const { node, parts } = made[name];
  const next = () => {
    if (made[name]?.node !== node || parts.length === 0) return;
    node.append(parts.shift()());
    schedule(next);
  };
  schedule(next);
}

function build() {
  document.documentElement.lang = spoken();
  document.title = t("title");
  forget();
  frame();
  made = { conflict: conflictScreen(), support: supportScreen(), results: resultsScreen() };
  fill($("#main"), h("div", { class: "screens" }, screens.map((name) => made[name].node)), answerPanel());
  showScreen(false);
  for (const name of screens) if (name !== app.screen) grow(name, idle);
  showProblem();
}

function showScreen(focus = true) {
  for (const name of screens) $(`#screen-${name}`).hidden = name !== app.screen;
  document.body.dataset.screen = app.screen;
  grow(app.screen, soon);
  for (const a of all("[data-screen]")) a.dataset.screen === app.screen ? a.setAttribute("aria-current", "step") : a.removeAttribute("aria-current");
  if (!focus) return;
  scrollTo(0, 0);
  $(`#screen-${app.screen} h1`)?.focus({ preventScroll: true });
}

function showProblem() {
  const place = $("#problem");
  if (!app.problem) return fill(place);
  const { key, values } = app.problem;
  const message = values?.message?.key ? t(values.message.key, values.message) : problem(values?.message ?? "");
  fill(place, h("p", {}, t(key, { ...values, message })), h("button", { class: "quiet", onclick: () => { app.problem = ""; showProblem(); } }, t("wrong.dismiss")));
}

function listen() {
  always("screen", () => showScreen());
  always("problem", showProblem);
  addEventListener("popstate", async () => {
    const before = JSON.stringify(app.state);
    const outcome = app.outcome;
    if ((await step(outcomes)) === null) [app.state, app.problem] = [opening(), { key: "wrong.link" }];
    withYardsticks(app.state);
    if (app.outcome !== outcome) tell("outcome");
    if (JSON.stringify(app.state) !== before) {
      tell("changed", "scenario");
      simulate();
    }
    tell("screen");
    showProblem();
  });
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files[0]) openFile(event.dataTransfer.files[0]);
  });
  addEventListener("beforeprint", () => { // paper has the results, wherever one is
    for (const part of made.results.parts.splice(0)) made.results.node.append(part());
    app.printing = true;
    tell("print");
    app.printing = false;
  });
  always("changed", () => { if (app.problem) { app.problem = ""; showProblem(); } });
}

// The answers that were made with the page. A browser that cannot read them simulates, or says why it cannot.
async function broughtAlong() {
  try {
    return JSON.parse(new TextDecoder().decode(await unpacked(dataOf("opening").trim())));
  } catch {
    return [];
  }
}

async function start() {
  speak(stored.get("entente-language") ?? navigator.language.slice(0, 2));
  const held = await readAddress(outcomes);
  if (held === null) app.problem = { key: "wrong.link" };
  if (!held) for (const strategy of app.state.strategies) strategy.name = t(`n.${strategy.name}`);
  withYardsticks(app.state);
  await breath();
  begin({ catalogue: JSON.parse(dataOf("catalogue")), source: dataOf("worker"), packed: dataOf("module").trim() });
  listen();
  await breath();
  const given = dataOf("given");
  const asked = given || held; // somebody's scenario; else the page has an answer, and the processors to itself until it stands
  if (asked) app.engine.start();
  if (!given) app.openings = await broughtAlong(); // a page that opens a scenario shows no other one's answer before
  await breath();
  build();
  if (typeof DecompressionStream === "undefined" || !WebAssembly.validate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11))) {
    app.problem = { key: "wrong.browser" };
    return showProblem();
  }
  if (given && held === false) {
    const { name, text } = JSON.parse(given);
    await app.engine.ready;
    await openText(text, name, (message) => {
      app.problem = { key: "wrong.file", values: { name, message } };
      showProblem();
      simulate();
    });
  } else {
    simulate();
  }
  if (asked) return;
  await new Promise(idle);
  app.engine.start();
}

start();
