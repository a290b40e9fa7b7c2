// What the reader can choose: strategies to compare, one strategy, an outcome, a method, a month. A choice of
// strategies, of an outcome, of one strategy or of a month holds for every figure that has it.
import { distinct } from "./data.js";
import { drawn, element } from "./elements.js";

const shared = { strategies: null, outcome: null, strategy: null, month: null, listeners: new Set() };

function share(key, value, from) {
  shared[key] = value;
  for (const listener of shared.listeners) if (listener !== from) listener(key, value);
}

const shapes = [
  "M-4,0A4,4 0 1 1 4,0A4,4 0 1 1 -4,0Z", "M-4,-4H4V4H-4Z", "M0,-5L5,4H-5Z", "M0,-5L5,0L0,5L-5,0Z", "M0,5L5,-4H-5Z",
  "M0,-5.5L1.4,-2L5.2,-1.7L2.3,.8L3.2,4.5L0,2.5L-3.2,4.5L-2.3,.8L-5.2,-1.7L-1.4,-2Z",
  "M0,-5L4.8,-1.6L2.9,4L-2.9,4L-4.8,-1.6Z", "M0,-6L1.6,-1.6L6,0L1.6,1.6L0,6L-1.6,1.6L-6,0L-1.6,-1.6Z",
];

// The line and shape of a strategy, as in the charts (figures.mjs).
function key(place) {
  const round = Math.floor(place / 8);
  return drawn("svg", { class: "key", width: 40, height: 14, viewBox: "0 0 40 14", "aria-hidden": "true" },
    drawn("g", { class: `series-${place % 8} dash-${(place + round) % 8}` },
      drawn("path", { class: "line", d: "M1 7H31" }),
      drawn("path", { class: "point", d: shapes[(place + 3 * round) % 8], transform: "translate(31 7)" })));
}

function strategiesChoice(figure, choice, changed) {
  const boxes = new Map();
  const labels = figure.available.map((name) => {
    const box = element("input", { type: "checkbox", checked: choice.strategies.includes(name) });
    boxes.set(name, box);
    return element("label", {}, box, key(figure.order.indexOf(name)), element("span", { title: name }, name));
  });
  const read = () => figure.available.filter((name) => boxes.get(name).checked);
  const count = element("summary");
  const say = () => {
    count.textContent = `Strategies to compare: ${choice.strategies.length} of ${boxes.size}`;
  };
  const set = element("fieldset", {}, element("legend", { className: "unseen" }, "Strategies to compare"), ...labels);
  set.addEventListener("change", ({ target }) => {
    if (read().length === 0) target.checked = true; // a chart always has something to show
    choice.strategies = read();
    say();
    changed();
    if (!figure.all) share("strategies", choice.strategies, listener);
  });
  function listener(what, names) {
    if (what !== "strategies" || figure.all) return;
    const wanted = figure.available.filter((name) => names.includes(name));
    if (wanted.length === 0 || wanted.join("\n") === read().join("\n")) return;
    for (const [name, box] of boxes) box.checked = wanted.includes(name);
    choice.strategies = wanted;
    say();
    changed();
  }
  shared.listeners.add(listener);
  say();
  // Where strategies share a panel, this is also its key.
  return element("details", { className: "strategies", open: figure.key }, count, set);
}

function selectOf(name, values, labelOf, choice, changed, onChoice = () => {}) {
  const options = values.map((value) => element("option", { value, selected: choice[name] === value }, labelOf(value)));
  const select = element("select", {}, ...options);
  select.addEventListener("change", () => {
    choice[name] = select.value;
    changed();
    onChoice(select.value);
  });
  return [element("label", {}, element("span", { className: "what" }, `${name.charAt(0).toUpperCase()}${name.slice(1)}`), select), select];
}

// One that holds for every figure that has the value.
function sharedChoice(name, values, labelOf, choice, changed) {
  const [label, select] = selectOf(name, values, labelOf, choice, changed, (value) => share(name, value, listener));
  function listener(what, value) {
    if (what !== name || !values.includes(value) || choice[name] === value) return;
    select.value = value;
    choice[name] = value;
    changed();
  }
  shared.listeners.add(listener);
  return label;
}

function monthChoice(months, choice, moved) {
  const slider = element("input", { type: "range", min: 0, max: months.length - 1, step: 1, value: months.indexOf(choice.month) });
  const output = element("output");
  const say = () => {
    const text = `month ${choice.month} (year ${Math.floor(choice.month / 12) + 1})`;
    output.textContent = text;
    slider.setAttribute("aria-valuetext", text);
  };
  slider.addEventListener("input", () => {
    choice.month = months[Number(slider.value)];
    say();
    moved();
    share("month", choice.month, listener);
  });
  // Figures of the same history show the same month.
  function listener(what, month) {
    if (what !== "month" || !months.includes(month) || choice.month === month) return;
    slider.value = months.indexOf(month);
    choice.month = month;
    say();
    moved();
  }
  shared.listeners.add(listener);
  say();
  return element("label", {}, element("span", { className: "what" }, "Month"), slider, output);
}

// Controls of a figure and the first choice; `changed` is called after each new one, `moved` after a new month.
export function choicesOf(figure, kind, changed, moved) {
  const rows = Object.values(figure.datasets).flat();
  const outcomes = distinct(rows, "outcome");
  const methods = distinct(rows, "method");
  const months = kind.months ? distinct(figure.datasets[kind.months], "month").sort((a, b) => a - b) : [];
  figure.all = Boolean(kind.all);
  figure.key = Boolean(kind.key);
  const first = figure.chosen.length > 0 ? figure.chosen : figure.shown;
  const wanted = (shared.strategies ?? first).filter((name) => figure.available.includes(name));
  const choice = {
    strategies: kind.all || wanted.length === 0 ? figure.available : wanted,
    strategy: figure.available.includes(shared.strategy) ? shared.strategy : figure.available[0],
    outcome: outcomes.includes(shared.outcome) ? shared.outcome : outcomes[0],
    method: methods[0],
    month: months.includes(shared.month) ? shared.month : months.includes(figure.month) ? figure.month : months[Math.floor(months.length / 2)],
  };
  const controls = [];
  for (const what of kind.choose) {
    if (what === "strategies" && figure.available.length > 1) controls.push(strategiesChoice(figure, choice, changed));
    if (what === "strategy" && figure.available.length > 1)
      controls.push(sharedChoice("strategy", figure.available, (name) => name, choice, changed));
    if (what === "outcome" && outcomes.length > 1) controls.push(
      sharedChoice("outcome", outcomes, (outcome) => figure.labels[outcome] ?? outcome.replaceAll("_", " "), choice, changed));
    if (what === "method" && methods.length > 1)
      controls.push(selectOf("method", methods, (name) => name, choice, changed)[0]);
    if (what === "month" && months.length > 1) controls.push(monthChoice(months, choice, moved));
  }
  return { choice, controls };
}
