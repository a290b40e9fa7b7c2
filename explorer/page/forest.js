// Differences of an outcome that the program's drawing leaves out, in the form of the program's (figure_forest.cpp): deaths in
// people, and what is not tested together with the others.
import { better, factor, unitOf } from "./measures.js";
import { number, t } from "./words.js";

const says = "{strategy}: {diff:+} {unit}, 95 % interval {lo} to {hi}; ";
const hundredKind = { name: "hundred", texts: [], numbers: ["better", "same", "worse"], says: "{strategy}: of 100 conflicts {better:n} better, {same:n} the same, {worse:n} worse" };
const kindsOf = (tested) => [{ name: "rows", texts: ["stands"], numbers: ["diff", "lo", "hi"], says: says + (tested ? "{stands} when all are looked at together" : "not among what is tested together") }, hundredKind];

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const place = (value) => String(Math.round(10 * value) / 10);
const words = (kind, x, y, text, anchor) => `<text class="${kind}" x="${place(x)}" y="${y}" text-anchor="${anchor}">${escaped(text)}</text>`;
const desk = { width: 960, x: 250, y: 0, wide: 420, row: 18, nameAt: 13, hundredX: 710, hundredWidth: 250, ticks: 6 };
const hand = { width: 340, x: 14, y: 16, wide: 188, row: 36, nameAt: 12, hundredX: 220, hundredWidth: 120, ticks: 4 };

// 1, 2 or 5 times a power of ten, at least so much.
function roundStep(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5].find((one) => one * power >= least * (1 - 1e-9)) ?? 10);
}
function scaleOf(rows, times, { x, wide, ticks }) {
  const ends = rows.flatMap(({ lo, hi }) => [times * lo, times * hi]);
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const room = most > least ? 0.04 * (most - least) : 1;
  const [from, to] = [least - room, most + room];
  const step = roundStep((to - from) / ticks);
  const marks = [];
  for (let i = Math.ceil(from / step); i * step <= to; ++i) marks.push(i * step);
  return { at: (value) => x + (wide * (value - from)) / (to - from), marks };
}

const shapes = { better: -1, worse: 1 }; // a triangle's way
function markOf(mark, x, y) {
  const turn = shapes[mark];
  return turn ? `<path class="point mark-${mark}" d="M${place(x)} ${y + 5 * turn}l4.5 ${-8.5 * turn}h-9z"/>` : `<circle class="point mark-unclear" cx="${place(x)}" cy="${y}" r="4"/>`;
}

function hundredOf({ hundred }, { hundredX, hundredWidth }, y) {
  if (!hundred) return "";
  let x = hundredX;
  const parts = ["better", "same", "worse"].map((kind) => {
    const wide = (hundredWidth * hundred[kind]) / 100;
    const part = wide ? `<path class="${kind}" d="M${place(x)} ${y - 7}h${place(wide)}v14h${place(-wide)}z"/>` + (wide > 16 ? words(`${kind}-label`, x + wide / 2, y + 4, String(hundred[kind]), "middle") : "") : "";
    x += wide;
    return part;
  });
  return `${parts.join("")}<g data-kind="1" data-points="${place(hundredX + (hundredWidth * hundred.better) / 200)} ${y} ${hundred.better} ${hundred.same} ${hundred.worse}"></g>`;
}

function drawing(rows, outcome, names, layout) {
  const times = factor(outcome);
  const { at, marks } = scaleOf(rows, times, layout);
  const [head, y] = [20, layout.y + 9];
  const bottom = head + layout.row * rows.length;
  const grid = `<path class="grid" d="${marks.map((mark) => `M${place(at(mark))} ${layout.y}V${layout.row}`).join("")}"/><path class="zero" d="M${place(at(0))} ${layout.y}V${layout.row}"/>`;
  const lines = rows.map((row, i) => {
    const mark = row.mark ?? "unclear";
    const stands = shapes[mark] ? mark : "not told from none";
    return `<g class="row" data-strategy="${names.indexOf(row.name)}" transform="translate(0 ${head + layout.row * i})">${grid}` +
      (layout.y ? words("label", 0, layout.nameAt, row.name, "start") : words("label", layout.x - 10, layout.nameAt, row.name, "end")) +
      `<path class="interval mark-${mark}" d="M${place(at(times * row.lo))} ${y}H${place(at(times * row.hi))}"/>${markOf(mark, at(times * row.diff), y)}` +
      `<g data-kind="0" data-texts='["${stands}"]' data-points="${place(at(times * row.diff))} ${y} ${row.diff} ${row.lo} ${row.hi}"></g>${hundredOf(row, layout, y)}</g>`;
  });
  const foot = `<g class="foot" transform="translate(0 ${bottom})"><path class="axis" d="M${layout.x} 0H${layout.x + layout.wide}"/>` +
    marks.map((mark) => words("tick", at(mark), 14, number(mark), "middle")).join("") + words("label", layout.x + layout.wide / 2, 29, t("chart.difference", { unit: unitOf(outcome) }), "middle") + "</g>";
  const count = (mark) => rows.filter((row) => row.mark === mark).length;
  return `<svg class="chart" role="img" viewBox="0 0 ${layout.width} ${bottom + 36}" width="${layout.width}" height="${bottom + 36}" data-row="${layout.row}" aria-label="${escaped(
    `${t(`o.${outcome}`)}: ${count("better")} ${t("better")}, ${count("worse")} ${t("worse")}`)}">` +
    words("note", Math.min(Math.max(at(0), layout.x + 62), layout.x + layout.wide - 62), 12, better(outcome) < 0 ? "better ←   → worse" : "worse ←   → better", "middle") +
    words("note", layout.width, 12, layout.y ? "of 100 conflicts" : "of 100 conflicts: better | same | worse", "end") + `${lines.join("")}${foot}</svg>`;
}

// rows: as ranked() gives them; names: of strategies as drawings number them.
export const forestOf = (rows, outcome, names, tested) => ({ kinds: kindsOf(tested),
  html: `<div class="block own-block" data-outcome="${outcome}" data-label="${escaped(t(`o.${outcome}`))}"><p class="heading">${escaped(t(`o.${outcome}`))}</p>` +
    `<div class="desk">${drawing(rows, outcome, names, desk)}</div><div class="hand">${drawing(rows, outcome, names, hand)}</div></div>` });
