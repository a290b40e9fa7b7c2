// The answer that is always on the screen: a sentence, how sure it is, and the program's drawing of all differences.
import { app, go, on, openingAnswer, tell } from "./app.js";
import { chartNodes, inHundreds, redraw } from "./charts.js";
import { $, fill, h, named, soon } from "./dom.js";
import { number, ofHundred, percent, signed, t } from "./words.js";

const shares = new Set(["accord", "holds_5y", "relapse_5y"]);
export const shareOutcome = (outcome) => shares.has(outcome);
export const headline = ["holds_5y", "accord", "relapse_5y", "implementation_5y", "log_deaths", "quiet_late", "citizens_confidence",
  "citizens_cynicism", "parties_confidence", "parties_cynicism", "third_parties_confidence", "third_parties_cynicism", "cost"];
export const smallest = 0.02; // what would matter to somebody, of every outcome but cost (the program's table of outcomes)

export const referenceName = () => app.state.strategies[0].name;
const outcomeName = (outcome) => t(`o.${outcome}`);
const better = (outcome) => ({ relapse_5y: -1, log_deaths: -1, citizens_cynicism: -1, parties_cynicism: -1, third_parties_cynicism: -1, cost: -1 })[outcome] ?? 1;

// Of one outcome every strategy but the reference, the best first: { name, diff, lo, hi, mark, hundred }.
export function ranked(comparison, outcome) {
  const reference = comparison.reference;
  return Object.entries(comparison.strategies)
    .filter(([name, outcomes]) => name !== reference && outcomes[outcome] && Number.isFinite(outcomes[outcome].diff))
    .map(([name, outcomes]) => ({ name, ...outcomes[outcome], hundred: comparison.hundred[name]?.[outcome], mark: comparison.hundred[name]?.[outcome]?.mark }))
    .sort((a, b) => better(outcome) * (b.diff - a.diff));
}

export function difference({ diff, lo, hi }, outcome) {
  const say = outcome === "log_deaths" ? signedPercent : shares.has(outcome) ? ofHundred : signed;
  return { diff: say(diff), low: say(lo), high: say(hi) };
}
const signedPercent = (log) => `${log > 0 ? "+" : log < 0 ? "−" : ""}${percent(Math.abs(Math.exp(log) - 1))}`;

// In words: is it sure enough? { kind, nodes }
export function verdict(comparison, outcome) {
  const list = ranked(comparison, outcome);
  if (list.length === 0) return null;
  const sentence = (one) => t(shares.has(outcome) ? "best.share" : "best.number",
    { name: one.name, ...difference(one, outcome), n: ofHundred(Math.abs(one.diff)).replace("+", ""), more: t(one.diff < 0 ? "best.fewer" : "best.more"), unit: outcomeName(outcome) });
  const clear = (one) => one.lo > 0 || one.hi < 0;
  const best = list[0];
  const worst = list.at(-1);
  const end = comparison.replicates >= app.target;
  if (best.mark === "better") return { kind: "yes", words: t("sure.yes", { best: sentence(best) }) };
  if (worst.mark === "worse") return { kind: "yes", words: t("sure.yes", { best: sentence(worst) }) };
  if (clear(best) && better(outcome) * best.diff > 0) return { kind: "likely", words: t("sure.likely", { best: sentence(best) }) };
  if (outcome !== "cost" && list.every(({ lo, hi }) => lo > -smallest && hi < smallest))
    return { kind: "none", words: t("sure.none", { smallest: shares.has(outcome) ? ofHundred(smallest).replace("+", "") : number(smallest) }) };
  return { kind: "no", words: end ? t("sure.end", { n: number(comparison.replicates) }) : t("sure.no") };
}

export function outcomeChoice(id) {
  return h("label", { class: "choice" }, h("span", {}, t("answer.outcome")),
    h("select", { id, onchange: ({ target }) => { app.outcome = target.value; tell("outcome"); } },
      headline.filter((one) => !app.comparison || ranked(app.comparison, one).length > 0)
        .map((one) => h("option", { value: one, selected: one === app.outcome }, outcomeName(one)))));
}

// Draws the block of the forest that is about the outcome.
export function drawForest(plot, outcome, charts = app.charts) {
  const { forest, names } = charts ?? {};
  const own = forest?.drawing.split('<div class="block').find((part) => part.includes(` data-outcome="${outcome}"`)); // of a dozen outcomes this one alone is made
  const nodes = own ? chartNodes(`<div class="block${own}`).filter((node) => node.nodeType === 1).slice(0, 1) : [];
  nodes.forEach(inHundreds);
  redraw(plot, forest, names, nodes);
}

export function levelText(comparison, outcome) {
  const level = comparison.strategies[comparison.reference]?.[outcome]?.mean;
  if (!Number.isFinite(level)) return "";
  const say = outcome === "log_deaths" ? t("answer.level.deaths", { n: number(Number(Math.exp(level).toPrecision(2))) }) // a mean of logarithms
    : shares.has(outcome) ? `${number(Math.round(1000 * level) / 10)} ${t("chart.of")}` : number(level);
  return t("answer.level", { level: say, reference: comparison.reference });
}

// What is known best: what was simulated here, until then what the page brought along.
function best() {
  const brought = openingAnswer();
  return brought && !(app.comparison?.replicates >= brought.comparison.replicates) ? brought : app;
}

export function answerPanel() {
  const title = h("p", { class: "about" });
  const words = h("p", { class: "verdict", role: "status" }, t("answer.waiting"));
  const bar = h("progress", { max: 1, value: 0, "aria-label": t("answer.question") });
  const count = h("p", { class: "count" });
  const chart = h("div", { class: "plot narrow-chart" });
  const level = h("p", { class: "small" });
  const choice = h("div");
  const panel = h("aside", { class: "answer", "aria-labelledby": "answer-title" },
    h("h2", { id: "answer-title" }, t("answer.question")), title, words, bar, count, choice, chart, level,
    h("p", { class: "small" }, h("span", { id: "answer-key" })),
    h("button", { class: "quiet wide", onclick: () => go("results") }, t("answer.all")));
  const draw = () => drawForest(chart, app.outcome, best().charts);
  const show = () => {
    fill(title, named(scenarioTitle()));
    $("#answer-key", panel).textContent = t("answer.key", { reference: referenceName() });
    const { comparison } = best();
    panel.dataset.shown = comparison?.replicates ?? 0;
    if (!comparison) {
      panel.dataset.kind = "";
      words.textContent = t("answer.waiting");
      return;
    }
    const said = verdict(comparison, app.outcome);
    panel.dataset.kind = said?.kind ?? "";
    if (words.textContent !== (said?.words ?? "")) words.textContent = said?.words ?? "";
    if (!choice.firstChild) choice.append(outcomeChoice("answer-outcome"));
    $("select", choice).value = app.outcome;
    soon(draw);
    level.textContent = levelText(comparison, app.outcome) + (comparison.failed ? ` ${t("answer.failed", { n: comparison.failed })}` : "");
  };
  const mark = (stale) => { // another panel, in another language, goes on from there
    app.stale = stale;
    panel.classList.toggle("old", stale);
    if (app.comparison) [panel.dataset.replicates, panel.dataset.digest] = [app.comparison.replicates, app.comparison.digest];
  };
  mark(app.stale);
  on("comparison", () => {
    mark(false);
    if (app.screen !== "results") soon(show);
  });
  on("screen", () => soon(show));
  on("changed", () => {
    mark(true);
    fill(title, named(scenarioTitle()));
  });
  on("loaded", () => {
    if (!openingAnswer()) return;
    mark(false);
    soon(show);
  });
  const tick = ({ replicates, target }) => {
    const known = Math.max(replicates, openingAnswer()?.comparison.replicates ?? 0);
    bar.value = known / target;
    count.textContent = t("answer.progress", { n: number(known), target: number(target) });
  };
  on("progress", tick);
  if (app.progress) tick(app.progress);
  on("outcome", () => soon(show));
  soon(show);
  return panel;
}

export function scenarioTitle() {
  if (app.state.title) return app.state.title;
  return conflictTitle(app.catalogue.conflicts.find(({ name }) => name === app.state.base));
}
export const conflictTitle = (conflict) => (conflict ? (conflict[document.documentElement.lang] ?? conflict.title) : "");
