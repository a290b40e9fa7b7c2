// The third screen: which is better and how sure, a hundred matched conflicts, what happens over time, cost, where it flips.
import { app, go, on } from "./app.js";
import { difference, drawForest, fillChoice, harmsText, judgedBy, levelText, outcomeChoice, ownHarmsText, ranked, referenceName, scenarioTitle, tag, verdict } from "./answer.js";
import { chartNodes, redraw, saveButtons } from "./charts.js";
import { $, all, fill, h, named, soon, svg } from "./dom.js";
import { variantText } from "./french.js";
import { amount, sizeText, unitOf } from "./measures.js";
import { questions } from "./questions.js";
import { storySection } from "./story.js";
import { takeSection, triedSection } from "./take.js";
import { has, nameOf, nothing, number, t } from "./words.js";

const complete = () => app.comparison?.replicates >= app.target; // then paper may be asked for, wherever one is
const visible = () => app.screen === "results" || app.printing;
// Shows again what has changed, while somebody looks.
function follow(show) {
  const look = () => { if (visible()) soon(show); };
  for (const what of ["comparison", "screen", "outcome"]) on(what, look);
  on("print", show);
  look();
}

// Ten rows of ten conflicts: better, the same, worse; told apart by shape as well.
function hundred({ better, same, worse }) {
  const size = 15;
  const drawing = svg("svg", { class: "hundred own", viewBox: `0 0 ${10 * size} ${10 * size}`, role: "img", "aria-label": `${better} ${t("better")}, ${same} ${t("same")}, ${worse} ${t("worse")}` });
  const marks = { better: "", worse: "", same: "" }; // one path for each kind: a hundred elements a strategy are slow to lay out
  for (let i = 0; i < better + same + worse; ++i) {
    const [x, y] = [(i % 10) * size + size / 2, Math.floor(i / 10) * size + size / 2];
    if (i < better) marks.better += `M${x} ${y - 5.5}l5.5 10h-11z`;
    else if (i < better + worse) marks.worse += `M${x} ${y + 5.5}l5.5 -10h-11z`;
    else marks.same += `M${x - 2.2} ${y}a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0 -4.4 0`;
  }
  for (const [kind, d] of Object.entries(marks)) if (d) drawing.append(svg("path", { class: kind, d }));
  return drawing;
}

function betterSection() {
  const words = h("p", { class: "verdict" }, t("answer.waiting"));
  const others = h("p", { class: "small harms" });
  const chart = h("div", { class: "plot", id: "forest-plot" });
  const choice = h("div");
  const level = h("p", { class: "small" });
  const section = h("section", { "aria-labelledby": "better-title" }, h("h2", { id: "better-title" }, t("results.better")), words, choice, chart,
    h("p", { class: "small key-words" }), level, others, saveButtons(() => chart, "strategies", () => `${scenarioTitle()}: ${t(`o.${judgedBy()}`)}`));
  const draw = () => drawForest(chart, app.comparison);
  const show = () => {
    if (!app.comparison) return;
    const outcome = judgedBy();
    const said = verdict(app.comparison, outcome);
    tag(section, said);
    words.textContent = said?.words ?? "";
    if (!choice.firstChild) choice.append(outcomeChoice("results-outcome"));
    fillChoice($("select", choice), app.comparison);
    app.printing ? draw() : soon(draw);
    $(".key-words", section).textContent = t("answer.key", { reference: referenceName() });
    level.textContent = levelText(app.comparison, outcome);
    others.textContent = `${said?.one.good > 0 && said.one.clear ? `${ownHarmsText(app.comparison, said.one.name)} ` : ""}${harmsText(app.comparison)}`;
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
    const now = JSON.stringify([document.documentElement.lang, ranked(app.comparison, judgedBy()).map(({ name, hundred: one }) => [name, one])]);
    if (now === shown) return;
    shown = now;
    fill(list, ranked(app.comparison, judgedBy()).filter(({ hundred: one }) => one).map((one) =>
      h("li", {}, h("strong", { lang: document.documentElement.lang }, named(one.name)), hundred(one.hundred),
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
    const draw = (work) => (app.printing ? work() : soon(work));
    lead.textContent = t("results.over.lead", { n: number(answer.replicates) });
    for (const { name, plot, details } of parts)
      if (details.open && plot.dataset.at !== `${asked} ${document.documentElement.lang}` && answer[name])
        draw(() => {
          redraw(plot, answer[name], answer.names, chartNodes(answer[name].drawing));
          plot.dataset.at = `${asked} ${document.documentElement.lang}`;
        });
  }
  const ask = async () => {
    if (!app.comparison || !(visible() || complete())) return;
    const n = Math.min(100, app.comparison.replicates);
    const generation = app.engine.generation;
    if (answer && asked === `${generation} ${n}`) return show();
    const got = await app.engine.ask({ do: "over time" });
    if (got.errors || generation !== app.engine.generation) return;
    [answer, asked] = [got, `${generation} ${n}`];
    show();
  };
  on("comparison", () => { if (app.comparison.replicates <= 100 || complete() || !answer || !String(asked).startsWith(`${app.engine.generation} `)) ask(); });
  on("screen", ask);
  on("print", show);
  on("loaded", () => { answer = null; });
  ask();
  return section;
}

function table(caption, columns, rows) {
  for (const row of rows) [...row.cells].forEach((cell, i) => { if (i > 0) cell.dataset.what = columns[i]; }); // on a telephone a row is a block
  return h("div", { class: "wide-table", tabIndex: 0, role: "region", "aria-label": caption }, h("table", {}, h("caption", { class: "unseen" }, caption),
    h("thead", {}, h("tr", {}, columns.map((column) => h("th", { scope: "col" }, column)))), h("tbody", {}, rows)));
}

function costSection() {
  const place = h("div");
  const section = h("section", { "aria-labelledby": "cost-title" }, h("h2", { id: "cost-title" }, t("results.cost")), h("p", { class: "lead" }), place);
  const show = () => {
    if (!app.comparison) return;
    const { strategies, buys, reference } = app.comparison;
    $(".lead", section).textContent = t("cost.unit", { reference, total: sizeText(strategies[reference].cost.mean, "cost") });
    const span = (one, outcome) => { const { diff, low, high } = difference(one, outcome); return `${diff} (${low} ${t("to")} ${high})`; };
    const per = (name) => {
      const [buy, { holds_5y: holds }] = [buys[name], strategies[name]];
      if (holds.hi < 0 && !nothing(sizeText(holds.hi, "holds_5y"))) return t("cost.less");
      if (buy?.ratio === undefined) return buy ? t(`cost.${buy.standing.replaceAll(" ", "_")}`) : "";
      return `${number(buy.ratio)} (${number(buy.lo)} ${t("to")} ${number(buy.hi)}), ${t("cost.beyond", { against: buy.against })}`;
    };
    const rows = Object.entries(strategies).filter(([name]) => name !== reference).map(([name, { cost, holds_5y: holds }]) =>
      h("tr", {}, h("th", { scope: "row" }, named(name)), h("td", {}, span(cost, "cost")), h("td", {}, span(holds, "holds_5y")), h("td", {}, per(name))));
    fill(place, table(t("results.cost"), [t("cost.strategy"), t("cost.more", { reference }), t("cost.gain"), t("cost.per")], rows));
  };
  follow(show);
  return section;
}

const flipReplicates = 160; // ten of each parameter set
const enoughOfSets = 480; // thirty of each
const variantName = (name) => (has(`v.${name}`) ? t(`v.${name}`) : variantText(name));

function flipSection() {
  const [status, sets] = [h("p", { class: "count", role: "status" }), h("p", { class: "sets" })];
  const [place, chosen] = [h("div"), h("div", { class: "decision" })];
  const [button, stop] = [h("button", {}, t("flip.go")), h("button", { hidden: true }, t("flip.stop"))];
  const section = h("section", { "aria-labelledby": "flip-title" }, h("h2", { id: "flip-title" }, t("results.flip")), sets, chosen,
    h("div", { class: "others" }, h("h3", {}, t("flip.others")), h("p", { class: "lead" }, t("flip.lead")), h("p", { class: "buttons" }, button, stop), status, place));
  const best = () => verdict(app.comparison, judgedBy())?.one; // the strategy of the answer
  let found = new Map(); // what other conflicts gave, by variant
  let stopped = false;

  const showSets = () => {
    if (!app.comparison || app.comparison.replicates < enoughOfSets) return (sets.textContent = "");
    const one = best();
    const deaths = judgedBy() === "deaths"; // of whom the mean logarithm is known by set
    const means = one && app.comparison.by_set?.[one.name]?.[deaths ? "log_deaths" : judgedBy()]?.filter((mean) => mean !== null);
    const here = deaths ? one?.log : one?.diff;
    sets.textContent = one?.clear && means?.length > 1 ? `${t("flip.sets", { same: means.filter((mean) => Math.sign(mean) === Math.sign(here)).length, all: means.length, name: one.name })}${deaths ? ` ${t("flip.sets.typical")}` : ""}` : "";
  };
  const showOthers = () => {
    const here = app.comparison && best();
    if (!here || found.size === 0) return fill(place);
    const outcome = judgedBy();
    const rows = [...found].flatMap(([name, answer]) => {
      const there = answer.strategies[here.name]?.[outcome];
      if (!there || !Number.isFinite(there.diff) || !Number.isFinite(there.lo)) return [];
      const word = there.lo <= 0 && there.hi >= 0 ? "open" : Math.sign(there.diff) === Math.sign(here.diff) ? "same" : "flips";
      const say = difference(there, outcome);
      return [h("tr", { class: word }, h("th", { scope: "row" }, named(variantName(name))), h("td", {}, `${say.diff} (${say.low} ${t("to")} ${say.high})`), h("td", {}, t(`flip.${word}`)))];
    });
    fill(place, table(t("results.flip"), [t("flip.where"), `${nameOf(here.name)}: ${t(`o.${outcome}`)} (${unitOf(outcome)})`, t("flip.reads")], rows));
  };
  // What to choose where it is not known which parameter set, which conflict is the true one.
  let decided = "";
  const decide = async () => {
    if (!app.comparison || !(visible() || complete())) return;
    const outcome = judgedBy();
    if (outcome !== chosen.dataset.outcome) { // another criterion's choice is none of this one's
      fill(chosen);
      [chosen.dataset.outcome, decided] = [outcome, ""];
    }
    if (app.comparison.replicates < enoughOfSets || outcome === "cost") return;
    const { generation } = app.engine;
    const variants = [...found.keys()];
    const wanted = `${generation} ${app.comparison.replicates} ${outcome} ${variants.length} ${document.documentElement.lang}`;
    if (wanted === decided) return;
    decided = wanted;
    const ask = (more) => app.engine.ask({ do: "decide", effect: outcome, variants: more });
    const [alone, all] = [await ask([]), variants.length ? await ask(variants) : null];
    if (generation !== app.engine.generation || wanted !== decided) return;
    if (alone.errors || all?.errors) return fill(chosen, h("h3", {}, t("decide.title")), h("p", {}, t("decide.cannot")));
    const { reference, sets: count } = alone;
    const [table1, table2] = [alone.regret[outcome], all?.regret[outcome]];
    const least = table1.least_regret;
    const worst2 = table2 && Object.entries(table2.strategies).sort((a, b) => a[1].maximum_over_worlds - b[1].maximum_over_worlds)[0];
    const sentence = (key, name, at, base) => t(name === reference ? `${key}.reference` : key, { name, reference, n: key === "decide.sets" ? count : variants.length + 1,
      lost: amount(at, outcome), base: amount(base, outcome), unit: t(`o.${outcome}`) });
    const costed = outcome === "holds_5y" && alone.regret.net_benefit?.least_regret;
    const rows = Object.entries(table1.strategies).sort((a, b) => a[1].maximum - b[1].maximum).map(([name, one]) => h("tr", { class: name === least ? "chosen" : "" },
      h("th", { scope: "row" }, named(name)), h("td", {}, sizeText(one.maximum, outcome)), h("td", {}, sizeText(one.mean, outcome)),
      table2 ? h("td", {}, sizeText(table2.strategies[name].maximum_over_worlds, outcome)) : null));
    fill(chosen, h("h3", {}, t("decide.title")),
      h("p", {}, h("strong", {}, sentence("decide.sets", least, table1.strategies[least].maximum, table1.strategies[reference].maximum))),
      worst2 ? h("p", {}, sentence("decide.others", worst2[0], worst2[1].maximum_over_worlds, table2.strategies[reference].maximum_over_worlds)) : null,
      least === reference ? null : h("p", { class: "small" }, ownHarmsText(app.comparison, least)),
      costed ? h("p", {}, t("decide.cost", { name: costed, reference })) : null,
      table(t("decide.title"), [t("cost.strategy"), t("decide.worst", { unit: unitOf(outcome) }), t("decide.mean"), table2 ? t("decide.elsewhere") : null].filter(Boolean), rows),
      h("p", { class: "small" }, t("decide.lead")));
  };
  const show = () => { showSets(); showOthers(); soon(decide); };
  follow(show);
  const ahead = () => { if (complete() && !visible()) soon(decide); };
  for (const what of ["comparison", "outcome"]) on(what, ahead);
  ahead();
  on("loaded", () => {
    [found, stopped, decided] = [new Map(), true, ""];
    for (const one of [place, chosen]) fill(one);
    status.textContent = "";
    [button.hidden, stop.hidden] = [false, true];
  });
  stop.addEventListener("click", () => { stopped = true; });
  button.addEventListener("click", async () => {
    const mine = found;
    stopped = false;
    [button.hidden, stop.hidden] = [true, false];
    stop.focus();
    const names = app.description.variants;
    const say = () => { status.textContent = t("flip.running", { done: mine.size, of: names.length, n: flipReplicates }); };
    for (const name of names.filter((one) => !mine.has(one))) {
      if (stopped) break;
      say();
      const answer = await app.engine.variant(name, flipReplicates, () => stopped || mine !== found).catch(() => null);
      if (mine !== found) return;
      if (!answer || answer.errors) continue;
      mine.set(name, answer);
      showOthers();
    }
    say();
    button.hidden = mine.size === names.length;
    if (document.activeElement === stop && !button.hidden) button.focus();
    stop.hidden = true;
    soon(decide);
  });
  return section;
}

// What was changed, for the summary.
export function changedText() {
  const list = Object.entries(app.state.numbers).map(([key, value]) => {
    const question = questions.find((one) => one.key === key);
    const show = (one) => number(question?.times ? Math.exp(one) : one);
    const range = [...new Set([value].flat())].map(show).join(` ${t("to")} `);
    return `${question ? t(`q.${question.name}.short`) : key} ${range}`;
  });
  return list.length ? t("summary.changed", { list: list.join("; ") }) : t("summary.unchanged");
}

function summary() {
  const node = h("div", { class: "summary" });
  follow(() => app.comparison && fill(node, h("p", {}, h("strong", {}, named(scenarioTitle()))), h("p", {}, changedText()),
    h("p", { class: "small digest on-paper" }, t("summary.how", { n: number(app.comparison.replicates), seed: app.state.seed, digest: app.comparison.digest }))));
  return node;
}

export function resultsScreen() {
  const bar = h("progress", { max: 1, value: 0, "aria-label": t("answer.question") });
  const count = h("p", { class: "count" });
  const show = ({ replicates, target }) => {
    bar.value = replicates / target;
    count.textContent = t("answer.progress", { n: number(replicates), target: number(target) });
  };
  on("progress", show);
  if (app.progress) show(app.progress);
  const not = () => h("section", { class: "not", "aria-labelledby": "not-title" }, h("h2", { id: "not-title" }, t("results.not")),
    h("ul", {}, [1, 2, 3, 4].map((n) => h("li", {}, t(`not.${n}`)))));
  return {
    node: h("section", { class: "screen", id: "screen-results", "aria-labelledby": "results-title" },
      h("h1", { id: "results-title", tabIndex: -1 }, t("answer.question"))),
    parts: [summary, triedSection, () => bar, () => count, betterSection, hundredSection, overTimeSection, costSection, flipSection, storySection, not, takeSection,
      () => h("p", { class: "next" }, h("button", { onclick: () => go("conflict") }, t("next.conflict")))],
  };
}
