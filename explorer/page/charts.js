// Drawings of the program on the page: in the reader's language, with values at the pointer and by keyboard, and to take away
// as SVG or PNG.
import { chartMarks } from "report:marks"; // of the report's page (build.mjs)
import { $, all, download, drawn, h } from "./dom.js";
import { differenceText, factor, measured, unitOf } from "./measures.js";
import { areaWord, chartWord, nameOf, number, t, written } from "./words.js";

export function chartNodes(html) {
  const nodes = drawn(html);
  shareNothing(nodes);
  for (const node of nodes) if (node.nodeType === 1) translate(node);
  return nodes;
}

// What drawings share is copied into each: where it is only referred to, the page's style does not reach it.
function shareNothing(nodes) {
  const elements = nodes.filter((node) => node.nodeType === 1);
  const shared = new Map(elements.flatMap((node) => all("[id]", node)).map((node) => [`#${node.id}`, node]));
  for (const use of elements.flatMap((node) => all("use", node))) use.replaceWith(...shared.get(use.getAttribute("href")).cloneNode(true).childNodes);
  for (let i = nodes.length; i-- > 0; ) if (nodes[i].matches?.("svg.unseen")) nodes.splice(i, 1);
  for (const node of elements) all("svg.unseen", node).forEach((one) => one.remove());
}

function translate(root) {
  for (const text of all("text, title, desc, p, p bdi, li bdi, td, th, caption", root)) {
    const one = text.childNodes.length === 1 && text.firstChild.nodeType === 3 ? text.firstChild : null;
    if (one) one.data = text.matches(".state-label") ? areaWord(one.data) : text.matches(".tick") ? written(one.data) : chartWord(one.data);
  }
  for (const node of [root, ...all("[aria-label]", root)])
    if (node.getAttribute?.("aria-label")) node.setAttribute("aria-label", chartWord(node.getAttribute("aria-label")));
}

// A difference in the unit in which the sentences beside it say it.
export function inUnits(block) {
  const { outcome } = block.dataset;
  if (!measured(outcome) || block.matches(".own-block")) return;
  for (const foot of all(".foot", block)) {
    for (const tick of all(".tick", foot)) tick.textContent = number(factor(outcome) * Number(tick.textContent.replace("−", "-").replace(",", ".").replace(/\s/g, "")));
    $(".label", foot).textContent = t("chart.difference", { unit: unitOf(outcome) });
  }
}
function readInUnits(reading, exact) {
  const outcome = reading.carrier.closest("[data-outcome]")?.dataset.outcome;
  if (reading.kind.name !== "rows" || !measured(outcome)) return reading;
  return { ...reading, unit: unitOf(outcome), points: reading.points.map((point) => ({ ...point,
    values: (exact?.[reading.about.strategy] ?? point.values).map((value) => differenceText(value, outcome)) })) };
}

const sentenceOf = (says) => chartWord(says).replace(/(\{[^}]+:%\}) ([^,{]+)/g, (_, share, label) => `${share} ${chartWord(label)}`);
// What the marks of a figure say, as on the report's page. names: of strategies as the drawings number them; exact: differences by strategy.
export function liven(plot, { kinds, exact }, names) {
  const { put, element, readingsOf, livenDrawing } = chartMarks({ unknown: t("chart.unknown"), year: (year) => t("chart.year", { year }), hint: t("chart.hint"), written });
  const said = kinds.map((kind) => ({ ...kind, says: sentenceOf(kind.says) }));
  const tip = put(element("div", { className: "tip", hidden: true }), { "aria-hidden": "true" });
  const after = plot.nextElementSibling;
  const readout = after?.matches(".readout") ? after : put(element("p", { className: "readout" }), { "aria-live": "polite" });
  readout.textContent = "";
  if (readout !== after) plot.after(readout);
  plot.append(tip);
  let known = null;
  const readings = () => (known ??= readingsOf(plot, said, names).map((reading) => readInUnits({ ...reading,
    about: Object.fromEntries(Object.entries(reading.about).map(([what, text]) => [what, what === "strategy" ? nameOf(text) : chartWord(text)])) }, exact)));
  for (const svg of new Set(all("[data-points]", plot).map((carrier) => carrier.closest("svg"))))
    livenDrawing(svg, () => readings().filter(({ carrier }) => svg.contains(carrier)), { plot, tip, readout, place: 0 });
}

// Shows a drawing anew; whoever stood in the old one by keyboard, or read a value there, does so in the new one.
export function redraw(plot, figure, names, nodes) {
  const charts = () => all("svg[tabindex]", plot).filter((one) => one.getClientRects().length);
  const focused = plot.contains(document.activeElement);
  const ring = $(".focus-ring", plot);
  const place = ring && { chart: charts().indexOf(ring.closest("svg")), x: ring.cx.baseVal.value, y: ring.cy.baseVal.value };
  plot.replaceChildren(...nodes);
  if (nodes.length === 0) return;
  liven(plot, figure, names);
  if (focused) charts()[0]?.focus({ preventScroll: true });
  const again = place && charts()[place.chart];
  if (!again) return;
  const { x, y } = new DOMPoint(place.x, place.y).matrixTransform(again.getScreenCTM());
  again.onpointermove({ clientX: x, clientY: y });
}

const styles = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-size", "font-weight", "font-family"];
function copied(node) {
  const style = getComputedStyle(node);
  if (node.matches("[data-points], .focus-ring") || style.display === "none") return null;
  const copy = node.cloneNode(node.children.length === 0);
  for (const { name } of [...copy.attributes]) if (/^(data-|aria-|class$|role$|tabindex$|id$|style$)/.test(name)) copy.removeAttribute(name);
  if (!node.matches("g, svg")) for (const name of styles) copy.setAttribute(name, style.getPropertyValue(name));
  copy.append(...[...node.children].map(copied).filter(Boolean));
  return copy;
}

// Every drawing that is seen of a figure, one below the other, as one drawing with its title.
export function svgOf(figure, title) {
  const seen = all("svg.chart, svg.own", figure).filter((one) => one.getBoundingClientRect().width > 60);
  const paper = getComputedStyle(document.documentElement).getPropertyValue("--paper").trim();
  const ink = getComputedStyle(document.documentElement).getPropertyValue("--ink").trim();
  const name = "http://www.w3.org/2000/svg";
  const whole = document.createElementNS(name, "svg");
  let y = 34;
  let width = 320;
  const pieces = seen.map((one) => {
    const copy = copied(one);
    const [, , wide, tall] = one.getAttribute("viewBox").split(" ").map(Number);
    const place = document.createElementNS(name, "g");
    place.setAttribute("transform", `translate(12 ${y})`);
    place.append(...copy.children);
    y += tall + 14;
    width = Math.max(width, wide + 24);
    return place;
  });
  const add = (tag, attributes, text = "") => {
    const node = document.createElementNS(name, tag);
    Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
    node.textContent = text;
    whole.append(node);
  };
  for (const [key, value] of Object.entries({ xmlns: name, width, height: y, viewBox: `0 0 ${width} ${y}` })) whole.setAttribute(key, value);
  whole.setAttribute("font-family", "system-ui, 'Liberation Sans', Arial, sans-serif");
  add("rect", { width, height: y, fill: paper });
  add("text", { x: 12, y: 22, "font-size": 14, "font-weight": 600, fill: ink }, title);
  whole.append(...pieces);
  return { text: new XMLSerializer().serializeToString(whole), width, height: y };
}

async function pngOf({ text, width, height }) {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await picture.decode();
  const canvas = h("canvas", { width: 2 * width, height: 2 * height });
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

export function saveButtons(figure, name, title) {
  const words = (format) => ({ "aria-label": `${t("save.as")} ${format}: ${title()}` });
  return h("div", { class: "save" },
    h("button", { class: "quiet", ...words("SVG"), onclick: () => download(`${name}.svg`, "image/svg+xml", svgOf(figure(), title()).text) }, "SVG"),
    h("button", { class: "quiet", ...words("PNG"), onclick: async () => download(`${name}.png`, "image/png", await pngOf(svgOf(figure(), title()))) }, "PNG"));
}
