// The third screen: which is better and how sure, a hundred matched conflicts, what happens over time, cost, where it flips.
import { app, go, on } from "./app.js";
import { difference, forestOf, headline, levelText, outcomeChoice, ranked, referenceName, scenarioTitle, smallest, verdict } from "./answer.js";
import { chartNodes, saveButtons } from "./charts.js";
import { $, all, fill, h, named, soon, svg } from "./dom.js";
import { questions } from "./questions.js";
import { storySection } from "./story.js";
import { takeSection } from "./take.js";
import { has, number, ofHundred, signed, t } from "./words.js";

const visible = () => app.screen === "results";
// Shows again what has changed, while somebody looks.
function follow(show) {
  const look = () => { if (visible()) soon(show); };
  for (const what of ["comparison", "screen", "outcome"]) on(what, look);
}

// Ten rows of ten conflicts: better, the same, worse; told apart by shape as well.
function hundred({ better, same, worse }) {
  const size = 15;
  const drawing = svg("svg", { class: "hundred own", viewBox: `0 0 ${10 * size} ${10 * size}`, role: "img", "aria-label": `${better} ${t("better")}, ${same} ${t("same")}, ${worse} ${t("worse")}` });
  for (let i = 0; i < better + same + worse; ++i) {
    const [x, y] = [(i % 10) * size + size / 2, Math.floor(i / 10) * size + size / 2];
    const kind = i < better ? "better" : i < better + worse ? "worse" : "same";
    drawing.append(kind === "better" ? svg("path", { class: kind, d: `M${x} ${y - 5.5}l5.5 10h-11z` })
      : kind === "worse" ? svg("path", { class: kind, d: `M${x} ${y + 5.5}l5.5 -10h-11z` }) : svg("circle", { class: kind, cx: x, cy: y, r: 2.2 }));
  }
  return drawing;
}

function betterSection() {
  const words = h("p", { class: "verdict" }, t("answer.waiting"));
  const others = h("p", { class: "small harms" });
  const chart = h("div", { class: "plot", id: "forest-plot" });
  const choice = h("div");
  const level = h("p", { class: "small" });
  const section = h("section", { "aria-labelledby": "better-title" }, h("h2", { id: "better-title" }, t("results.better")), words, choice, chart,
    h("p", { class: "small key-words" }), level, others, saveButtons(() => chart, "strategies", () => `${scenarioTitle()}: ${t(`o.${app.outcome}`)}`));
  const show = () => {
    if (!app.comparison) return;
    const said = verdict(app.comparison, app.outcome);
    section.dataset.kind = said?.kind ?? "";
    words.textContent = said?.words ?? "";
    if (!choice.firstChild) choice.append(outcomeChoice("results-outcome"));
    $("select", choice).value = app.outcome;
    fill(chart, ...forestOf(app.outcome));
    $(".key-words", section).textContent = t("answer.key", { reference: referenceName() });
    level.textContent = levelText(app.comparison, app.outcome);
    const harms = headline.flatMap((outcome) => (outcome === "cost" ? [] : ranked(app.comparison, outcome).filter(({ mark, diff }) => mark === "worse" && Math.abs(diff) >= smallest)
      .map((one) => `${t(`o.${outcome}`)} – ${one.name} (${difference(one, outcome).diff})`)));
    others.textContent = harms.length ? t("harm.also", { list: harms.join("; ") }) : "";
  };
  follow(show);
  return section;
}

function hundredSection() {
  const list = h("ul", { class: "hundreds" });
  let shown = "";
  const section = h("section", { "aria-labelledby": "hundred-title" }, h("h2", { id: "hundred-title" }, t("results.hundred")), h("p", { class: "lead" }), list);
  const show = () => {
    if (!app.comparison) return;
    $(".lead", section).textContent = t("results.hundred.lead", { reference: referenceName() });
    const now = JSON.stringify([document.documentElement.lang, ranked(app.comparison, app.outcome).map(({ name, hundred: one }) => [name, one])]);
    if (now === shown) return;
    shown = now;
    fill(list, ranked(app.comparison, app.outcome).filter(({ hundred: one }) => one).map((one) =>
      h("li", {}, h("strong", {}, named(one.name)), hundred(one.hundred),
        h("p", { class: "counts" }, h("span", { class: "better" }, `▲ ${one.hundred.better} ${t("better")}`), h("span", {}, `● ${one.hundred.same} ${t("same")}`),
          h("span", { class: "worse" }, `▼ ${one.hundred.worse} ${t("worse")}`)))));
  };
  follow(show);
  return section;
}

function overTimeSection() {
  const lead = h("p", { class: "lead" });
  let answer = null;
  let asked = 0;
  const parts = ["states", "attitudes", "outlook"].map((name) => {
    const plot = h("div", { class: "plot" });
    const details = h("details", { class: "figure", open: name === "states", ontoggle: () => show() }, h("summary", {}, t(`over.${name}`)), plot,
      saveButtons(() => plot, name, () => `${scenarioTitle()}: ${t(`over.${name}`)}`));
    return { name, plot, details };
  });
  const section = h("section", { "aria-labelledby": "over-title" }, h("h2", { id: "over-title" }, t("results.over")), lead, parts.map(({ details }) => details));
  function show() {
    if (!answer || !visible()) return;
    lead.textContent = t("results.over.lead", { n: number(answer.replicates) });
    for (const { name, plot, details } of parts)
      if (details.open && plot.dataset.at !== `${asked} ${document.documentElement.lang}` && answer[name])
        soon(() => {
          fill(plot, ...chartNodes(answer[name].drawing));
          all("svg", plot).forEach((one) => one.removeAttribute("tabindex"));
          plot.dataset.at = `${asked} ${document.documentElement.lang}`;
        });
  }
  const ask = async () => {
    if (!visible() || !app.comparison) return;
    const n = Math.min(100, app.comparison.replicates);
    const generation = app.engine.generation;
    if (answer && asked === `${generation} ${n}`) return show();
    const got = await app.engine.ask({ do: "over time" });
    if (got.errors || generation !== app.engine.generation) return;
    [answer, asked] = [got, `${generation} ${n}`];
    show();
  };
  on("comparison", () => { if (app.comparison.replicates <= 100 || !answer || !String(asked).startsWith(`${app.engine.generation} `)) ask(); });
  on("screen", ask);
  on("loaded", () => { answer = null; });
  return section;
}

function table(caption, columns, rows) {
  return h("div", { class: "wide-table", tabIndex: 0, role: "region", "aria-label": caption }, h("table", {}, h("caption", { class: "unseen" }, caption),
    h("thead", {}, h("tr", {}, columns.map((column) => h("th", { scope: "col" }, column)))), h("tbody", {}, rows)));
}

function costSection() {
  const place = h("div");
  const section = h("section", { "aria-labelledby": "cost-title" }, h("h2", { id: "cost-title" }, t("results.cost")), h("p", { class: "lead" }, t("cost.unit")), place);
  const show = () => {
    if (!app.comparison) return;
    const { strategies, buys, reference } = app.comparison;
    const rows = Object.entries(strategies).filter(([name]) => name !== reference).map(([name, { cost, holds_5y: holds }]) => {
      const buy = buys[name];
      const per = buy.ratio !== undefined ? `${number(buy.ratio)} (${number(buy.lo)} ${t("to")} ${number(buy.hi)})` : t(`cost.${buy.standing.replaceAll(" ", "_")}`);
      return h("tr", {}, h("th", { scope: "row" }, named(name)), h("td", {}, `${signed(cost.diff)} (${signed(cost.lo)} ${t("to")} ${signed(cost.hi)})`),
        h("td", {}, `${ofHundred(holds.diff)} (${ofHundred(holds.lo)} ${t("to")} ${ofHundred(holds.hi)})`), h("td", {}, per));
    });
    fill(place, table(t("results.cost"), [t("cost.strategy"), t("cost.more", { reference }), t("cost.gain"), t("cost.per")], rows));
  };
  follow(show);
  return section;
}

const flipReplicates = 160; // ten of each parameter set
function flipSection() {
  const status = h("p", { class: "count", role: "status" });
  const place = h("div");
  const sets = h("p", {});
  const button = h("button", {}, t("flip.go"));
  const section = h("section", { "aria-labelledby": "flip-title" }, h("h2", { id: "flip-title" }, t("results.flip")), sets, h("p", { class: "lead" }, t("flip.lead")), h("p", {}, button), status, place);
  const best = () => ranked(app.comparison, app.outcome)[0];
  const showSets = () => {
    const enough = 480; // thirty conflicts of each parameter set
    if (!app.comparison || app.comparison.replicates < enough) return (sets.textContent = "");
    const one = best();
    const means = one && app.comparison.by_set?.[one.name]?.[app.outcome]?.filter((mean) => mean !== null);
    sets.textContent = means?.length > 1 ? t("flip.sets", { same: means.filter((mean) => Math.sign(mean) === Math.sign(one.diff)).length, all: means.length, name: one.name }) : "";
  };
  follow(showSets);
  on("outcome", () => { fill(place); status.textContent = ""; });
  on("loaded", () => { fill(place); status.textContent = ""; button.disabled = false; });
  button.addEventListener("click", async () => {
    button.disabled = true;
    const here = best();
    const names = app.description.variants;
    const rows = [];
    for (const [i, name] of names.entries()) {
      status.textContent = t("flip.running", { done: i, of: names.length, n: flipReplicates });
      const answer = await app.engine.variant(name, flipReplicates).catch(() => null);
      if (answer === null || answer === undefined) return;
      if (answer.errors) continue;
      const there = answer.strategies[here.name]?.[app.outcome];
      if (!there || there.diff === null) continue;
      const clear = there.lo > 0 || there.hi < 0;
      const word = !clear ? "open" : Math.sign(there.diff) === Math.sign(here.diff) ? "same" : "flips";
      const say = difference(there, app.outcome);
      rows.push(h("tr", { class: word }, h("th", { scope: "row" }, has(`v.${name}`) ? t(`v.${name}`) : named(name)), h("td", {}, `${say.diff} (${say.low} ${t("to")} ${say.high})`), h("td", {}, t(`flip.${word}`))));
      fill(place, table(t("results.flip"), [t("flip.where"), `${here.name}: ${t(`o.${app.outcome}`)}`, t("flip.reads")], rows.slice()));
    }
    status.textContent = t("flip.running", { done: names.length, of: names.length, n: flipReplicates });
    button.disabled = false;
  });
  return section;
}

// What was changed, for the summary.
export function changedText() {
  const list = Object.entries(app.state.numbers).map(([key, value]) => {
    const question = questions.find((one) => one.key === key);
    const show = (one) => number(question?.times ? Math.exp(one) : one);
    const range = [...new Set([value].flat())].map(show).join(` ${t("to")} `);
    return `${question ? t(`q.${question.name}`) : key} ${range}`;
  });
  return list.length ? t("summary.changed", { list: list.join("; ") }) : t("summary.unchanged");
}

function summary() {
  const node = h("div", { class: "summary" });
  follow(() => app.comparison && fill(node, h("p", {}, h("strong", {}, named(scenarioTitle()))), h("p", {}, changedText()),
    h("p", { class: "small digest" }, t("summary.how", { n: number(app.comparison.replicates), seed: app.state.seed, digest: app.comparison.digest }))));
  return node;
}

export function resultsScreen() {
  const bar = h("progress", { max: 1, value: 0, "aria-label": t("answer.question") });
  const count = h("p", { class: "count" });
  on("progress", ({ replicates, target }) => {
    bar.value = replicates / target;
    count.textContent = t("answer.progress", { n: number(replicates), target: number(target) });
  });
  return h("section", { class: "screen", id: "screen-results", "aria-labelledby": "results-title" },
    h("h1", { id: "results-title", tabIndex: -1 }, t("answer.question")), summary(), bar, count,
    betterSection(), hundredSection(), overTimeSection(), costSection(), flipSection(), storySection(),
    h("section", { class: "not", "aria-labelledby": "not-title" }, h("h2", { id: "not-title" }, t("results.not")), h("ul", {}, [1, 2, 3, 4].map((n) => h("li", {}, t(`not.${n}`))))),
    takeSection(),
    h("p", { class: "next" }, h("button", { onclick: () => go("conflict") }, t("next.conflict"))));
}
