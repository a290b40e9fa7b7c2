// The answer that is always on the screen: a sentence, how sure it is, and the program's drawing of all differences.
import { app, go, on, openingAnswer, tell } from "./app.js";
import { chartNodes, inUnits, redraw } from "./charts.js";
import { $, fill, h, named, soon } from "./dom.js";
import { forestOf } from "./forest.js";
import { amount, better, counted, differenceText, outcomes, perCent, sizeText, smallest, unitOf } from "./measures.js";
import { listed, nameOf, nothing, number, t } from "./words.js";

const untested = new Set(["relapse_5y"]); // the program tests the others together (its headline outcomes)

export const referenceName = () => app.state.strategies[0].name;
const outcomeName = (outcome) => t(`o.${outcome}`);
const meanOf = (comparison, outcome, name = comparison.reference) => comparison.strategies[name]?.[outcome]?.mean;

// A mark of deaths is that of their logarithm, where both go one way: the mean of people follows a few large conflicts.
function markOf(comparison, name, outcome) {
  const mark = (one) => comparison.hundred[name]?.[one]?.mark;
  if (outcome !== "deaths") return mark(outcome);
  const both = ["deaths", "log_deaths"].map((one) => Math.sign(comparison.strategies[name][one]?.diff ?? 0));
  return both[0] === both[1] ? mark("log_deaths") : "unclear";
}

// Of one outcome every strategy but the reference, the best first: { name, diff, lo, hi, mark, hundred, ... }. good: 1 where it
// is better, -1 where worse; sure, clear: beyond chance with all that is tested together, by its own interval; matters: by its
// size. What is nothing when it is written is no difference.
export function ranked(comparison, outcome) {
  const matters = smallest(outcome, meanOf(comparison, outcome));
  return Object.entries(comparison.strategies)
    .filter(([name, of]) => name !== comparison.reference && of[outcome] && ["diff", "lo", "hi"].every((one) => Number.isFinite(of[outcome][one])))
    .map(([name, of]) => {
      const { diff, lo, hi } = of[outcome];
      const [mark, told] = [markOf(comparison, name, outcome), !nothing(sizeText(diff, outcome))];
      const sure = told && (mark === "better" || mark === "worse");
      return { name, ...of[outcome], hundred: comparison.hundred[name]?.[outcome], mark, sure, clear: told && (sure || lo > 0 || hi < 0),
        good: Math.sign(better(outcome) * diff), matters: Math.abs(diff) >= matters, share: diff / meanOf(comparison, outcome), log: of.log_deaths?.diff };
    })
    .sort((a, b) => better(outcome) * (b.diff - a.diff));
}

// By what a comparison is judged: what was chosen, or the first that its conflicts have.
export const choices = (comparison) => outcomes.filter((outcome) => ranked(comparison, outcome).length > 0);
export function judgedBy(comparison = app.comparison) {
  if (!comparison || ranked(comparison, app.outcome).length > 0) return app.outcome;
  return choices(comparison)[0] ?? app.outcome;
}
function insteadText(comparison) {
  const used = judgedBy(comparison);
  if (used === app.outcome) return "";
  return `${t(comparison.given?.includes(app.outcome) ? "answer.given" : "answer.few", { wanted: outcomeName(app.outcome), used: outcomeName(used) })} `;
}

export const difference = ({ diff, lo, hi }, outcome) => ({ diff: differenceText(diff, outcome), low: differenceText(lo, outcome), high: differenceText(hi, outcome) });

function sentenceOf(one, outcome) {
  const values = { name: one.name, ...difference(one, outcome), n: sizeText(one.diff, outcome), more: t(one.diff < 0 ? "best.fewer" : "best.more"), unit: outcomeName(outcome), measure: unitOf(outcome) };
  if (outcome !== "deaths") return t(counted(outcome) ? "best.share" : "best.number", values);
  const told = t("best.deaths", { ...values, share: perCent(one.share), typical: perCent(Math.expm1(one.log)) });
  return one.sure && one.lo <= 0 && one.hi >= 0 ? `${told} ${t("best.open")}` : told; // carried by a few large conflicts
}

// What is said of all strategies: of which one (a gain before a harm, what is sure before what is likely, what matters before
// what does not), and how.
function pick(list, outcome) {
  const likely = untested.has(outcome) ? "sure.alone" : "sure.likely";
  const steps = [["yes", "sure.yes", (row) => row.sure && row.matters], ["likely", likely, (row) => row.clear && row.matters], ["none", "sure.small", (row) => row.sure]];
  const backwards = [...list].reverse();
  for (const [kind, key, fits] of steps) {
    const one = list.find((row) => fits(row) && row.good > 0) ?? backwards.find((row) => fits(row) && row.good < 0);
    if (one) return { one, key, kind };
  }
  const one = list.find((row) => row.clear);
  return one && { one, key: likely, kind: "likely" };
}

// In words: is it sure enough? { kind, words, one }, one: the strategy that it is about.
export function verdict(comparison, outcome) {
  const list = ranked(comparison, outcome);
  if (list.length === 0) return null;
  const least = smallest(outcome, meanOf(comparison, outcome));
  const found = pick(list, outcome);
  if (!found?.one.matters && list.every(({ lo, hi }) => lo > -least && hi < least))
    return { kind: "none", words: `${insteadText(comparison)}${t("sure.none", { smallest: sizeText(least, outcome), unit: unitOf(outcome) })}`, one: list[0] };
  if (!found) return { kind: "no", words: `${insteadText(comparison)}${comparison.replicates >= app.target ? t("sure.end", { n: number(comparison.replicates) }) : t("sure.no")}`, one: list[0] };
  const others = list.filter((row) => row.clear && row !== found.one);
  const [more, less] = [1, -1].map((good) => others.filter((row) => row.good === good).length);
  return { kind: found.kind, one: found.one,
    words: `${insteadText(comparison)}${t(found.key, { best: sentenceOf(found.one, outcome) })}${others.length ? ` ${t("sure.others", { better: more, worse: less })}` : ""}` };
}

// What is shown to get worse, cost apart: rows with their outcome.
const isHarm = (row, outcome) => row.good < 0 && (row.sure || (row.clear && untested.has(outcome)));
export function harms(comparison) {
  return outcomes.filter((outcome) => outcome !== "cost").flatMap((outcome) => ranked(comparison, outcome).filter((row) => isHarm(row, outcome)).map((row) => ({ ...row, outcome })));
}
const sizeOf = ({ diff, lo, hi, outcome }, ...remarks) => listed([`${differenceText(diff, outcome)} ${unitOf(outcome)}`, untested.has(outcome) ? t("harm.alone") : lo <= 0 && hi >= 0 ? t("harm.open") : "",
  ...remarks]);
export function harmsText(comparison) {
  const [list, reference] = [harms(comparison), comparison.reference];
  const told = list.filter(({ matters }) => matters);
  const less = outcomes.filter((outcome) => list.some((row) => row.outcome === outcome) && !told.some((row) => row.outcome === outcome)).length;
  return `${told.length ? t("harm.also", { reference, list: listed(told.map((row) => `${outcomeName(row.outcome)} – ${nameOf(row.name)} (${sizeOf(row)})`)) }) : t("harm.none", { reference })}${less ? ` ${t("harm.less", { n: less })}` : ""}`;
}
// Of a strategy that the page names as better, whatever the size.
export function ownHarmsText(comparison, name) {
  const [deaths] = ranked(comparison, "deaths").filter((row) => row.name === name && row.good < 0 && !row.sure && row.lo > 0);
  const list = harms(comparison).filter((row) => row.name === name).map((row) => `${outcomeName(row.outcome)} (${sizeOf(row, row.matters ? "" : t("harm.little"))})`);
  if (deaths) list.push(`${outcomeName("deaths")} (${sizeOf({ ...deaths, outcome: "deaths" }, t("harm.mean"))})`);
  return list.length ? t("harm.own", { name, list: listed(list) }) : t("harm.own.none", { name });
}

// How sure, and which way, for the style.
export const tag = (node, said) => Object.assign(node.dataset, { kind: said?.kind ?? "", way: said?.one.good < 0 ? "worse" : "" });

export function outcomeChoice(id) {
  return h("label", { class: "choice" }, h("span", {}, t("answer.outcome")),
    h("select", { id, onchange: ({ target }) => { app.outcome = target.value; tell("outcome"); } }));
}
// The same criteria wherever one chooses: those that the comparison has.
export function fillChoice(select, comparison) {
  const [list, used] = [choices(comparison), judgedBy(comparison)];
  if ([...select.options].map(({ value }) => value).join() !== list.join())
    fill(select, list.map((one) => h("option", { value: one }, outcomeName(one))));
  select.value = used;
}

// Draws the block of the forest that is about the outcome.
export function drawForest(plot, comparison, charts = app.charts) {
  const { forest, names } = charts ?? {};
  if (!forest || !comparison) return redraw(plot, null, names, []);
  const outcome = judgedBy(comparison);
  const own = forest.drawing.split('<div class="block').find((part) => part.includes(` data-outcome="${outcome}"`)); // of a dozen outcomes this one alone is made
  const byProgram = own && outcome !== "deaths";
  const rows = ranked(comparison, outcome);
  if (!byProgram && rows.length === 0) return redraw(plot, null, names, []);
  const exact = Object.fromEntries(rows.map(({ name, diff, lo, hi }) => [name, [diff, lo, hi]])); // a drawing has four digits
  const figure = { ...(byProgram ? forest : forestOf(rows, outcome, names, !untested.has(outcome))), exact };
  const nodes = chartNodes(figure.html ?? `<div class="block${own}`).filter((node) => node.nodeType === 1).slice(0, 1);
  nodes.forEach(inUnits);
  redraw(plot, figure, names, nodes);
}

export function levelText(comparison, outcome) {
  const level = meanOf(comparison, outcome);
  if (!Number.isFinite(level)) return "";
  const typical = meanOf(comparison, "log_deaths"); // a mean of logarithms
  const say = outcome === "deaths" ? t("answer.level.deaths", { n: amount(level, outcome), typical: number(Number(Math.expm1(typical).toPrecision(2))) }) : amount(level, outcome);
  const pairs = Object.entries(comparison.pairs ?? {}).filter(([name, of]) => name !== comparison.reference && of[outcome] !== undefined).map(([, of]) => of[outcome]);
  const [least, most] = [Math.min(...pairs), Math.max(...pairs)];
  const few = pairs.length ? ` ${t("answer.pairs", { n: least === most ? number(least) : `${number(least)} ${t("to")} ${number(most)}`, of: number(comparison.replicates) })}` : "";
  return t("answer.level", { level: say, reference: comparison.reference }) + few;
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
  const gain = (comparison, said) => (said?.one.good > 0 && said.one.clear ? `${ownHarmsText(comparison, said.one.name)} ` : "");
  const draw = () => drawForest(chart, best().comparison, best().charts);
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
    const outcome = judgedBy(comparison);
    const said = verdict(comparison, outcome);
    tag(panel, said);
    if (words.textContent !== (said?.words ?? "")) words.textContent = said?.words ?? "";
    if (!choice.firstChild) choice.append(outcomeChoice("answer-outcome"));
    fillChoice($("select", choice), comparison);
    soon(draw);
    level.textContent = `${gain(comparison, said)}${levelText(comparison, outcome)}` + (comparison.failed ? ` ${t("answer.failed", { n: comparison.failed })}` : "");
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
  for (const what of ["outcome", "titled"]) on(what, () => soon(show));
  soon(show);
  return panel;
}

export function scenarioTitle() {
  if (app.state.title) return app.state.title;
  return conflictTitle(app.catalogue.conflicts.find(({ name }) => name === app.state.base));
}
export const conflictTitle = (conflict) => (conflict ? (conflict[document.documentElement.lang] ?? conflict.title) : "");
