// The second screen: strategies as cards, each a timeline of instruments.
import { app, change, go, hasRoom, on } from "./app.js";
import { $, fill, h, named, ruler, svg } from "./dom.js";
import { arm, yardsticks } from "./scenario.js";
import { instrumentText, scenarioText, strategyText } from "./french.js";
import { nameOf, percent, t } from "./words.js";

export const months = () => app.description?.months ?? 240;
const instrument = (name) => app.catalogue.instruments.find((one) => one.name === name);
export const instrumentName = (name) => { const words = t(`i.${name}`); return words === `i.${name}` ? name.replaceAll("_", " ") : words; };
export const untilOf = (action) => action.until ?? months();

// Share of the budget, on average over the whole time; the money that is added apart.
function priceText({ actions }) {
  const over = (share) => actions.reduce((sum, action) => sum + (share(action) * Math.max(0, untilOf(action) - action.from)) / months(), 0);
  const overhead = over((action) => action.strength * (action.overhead ?? instrument(action.instrument)?.overhead ?? 0));
  const more = over((action) => (action.instrument === "more_money" ? action.strength * ((action.factor ?? 1.25) - 1) : 0));
  if (more > 0) return t("support.more", { cost: percent(overhead + more) });
  return overhead > 0 ? t("support.price", { cost: percent(overhead) }) : t("support.free");
}

function timeline(strategy) {
  const row = 16;
  const height = row * Math.max(1, strategy.actions.length);
  const says = strategy.actions.map((action) => t("support.span", { instrument: instrumentName(action.instrument), strength: percent(action.strength), from: action.from, until: untilOf(action) }));
  const drawing = svg("svg", { class: "timeline own", viewBox: `0 0 ${months()} ${height}`, height, preserveAspectRatio: "none", role: "img",
    "aria-label": t("support.timeline", { name: strategy.name, list: says.join("; ") || t("support.usual") }) });
  strategy.actions.forEach((action, i) => drawing.append(svg("rect", { class: "span", x: action.from, y: 2 + row * i,
    width: Math.max(1, untilOf(action) - action.from), height: row - 5, opacity: 0.3 + 0.7 * action.strength })));
  return [drawing, ruler(months() / 12, t("years"))];
}

function actionRow(strategy, action, redraw, edit) {
  const wrong = h("p", { class: "wrong", role: "alert" });
  const refuse = (input, words) => {
    input.setAttribute("aria-invalid", "true");
    wrong.textContent = words;
  };
  // Whether the number of a field is allowed; marks the field and says why where it is not.
  const allowed = (input) => {
    input.removeAttribute("aria-invalid");
    const [low, high] = [Number(input.min), Number(input.max)];
    const fits = input.value !== "" && Number(input.value) >= low && Number(input.value) <= high;
    if (!fits) refuse(input, t("support.range", { low, high }));
    return fits;
  };
  const from = h("input", { type: "number", min: 0, max: months() - 1, value: action.from });
  const until = h("input", { type: "number", min: 1, max: months(), value: untilOf(action) });
  const span = (input) => { // both months together: the one that was changed last is marked where they do not go together
    wrong.textContent = "";
    const [first, end] = [from, until].map((one) => Math.round(Number(one.value)));
    if (![from, until].map(allowed).every(Boolean)) return false;
    if (end <= first) return refuse(input, t("support.order", { from: first })), false;
    return { from: first, until: end };
  };
  for (const input of [from, until])
    input.addEventListener("change", () => {
      const kept = span(input);
      if (!kept || (kept.from === action.from && kept.until === untilOf(action))) return;
      edit(() => { [action.from, action.until] = [kept.from, kept.until === months() ? null : kept.until]; });
      redraw();
    });
  span(until);
  const name = instrumentName(action.instrument);
  const described = (label, input) => h("label", {}, h("span", {}, label), input);
  const strength = h("output", {}, percent(action.strength));
  return h("li", { class: "action" },
    h("div", { class: "action-name" }, h("strong", {}, name),
      h("button", { class: "quiet", "aria-label": `${t("support.remove")}: ${name}`, onclick: () => edit(() => { strategy.actions.splice(strategy.actions.indexOf(action), 1); }, true, name) }, t("support.remove"))),
    instrument(action.instrument) ? h("p", { class: "doc" }, instrumentText(instrument(action.instrument))) : null,
    h("div", { class: "action-numbers" },
      described(t("support.strength"), h("span", { class: "with-output" }, h("input", { type: "range", min: 0, max: 100, step: 5, value: Math.round(100 * action.strength), "aria-valuetext": percent(action.strength),
        oninput: ({ target }) => { edit(() => { action.strength = Number(target.value) / 100; }); strength.textContent = percent(action.strength); target.setAttribute("aria-valuetext", percent(action.strength)); redraw(); } }), strength)),
      described(t("support.from"), from), described(t("support.until"), until),
      action.instrument === "more_money" ? described(t("support.factor"), h("input", { type: "number", min: 0.1, max: 10, step: 0.05, value: action.factor ?? 1.25, onchange: ({ target }) => {
        wrong.textContent = "";
        if (!allowed(target)) return;
        edit(() => { action.factor = Number(target.value); });
        redraw();
      } })) : null), wrong);
}

function strategyCard(strategy, refresh) {
  const place = app.state.strategies.indexOf(strategy); // at the time; only the first is told apart
  const edit = (work, structure, removed) => { // removed: what goes, in words; it can come back
    const before = removed && { what: removed, place: app.state.strategies.indexOf(strategy), strategies: structuredClone(app.state.strategies) };
    change(() => work(), "support");
    if (structure) refresh(strategy, before);
  };
  const shown = nameOf(strategy.name);
  const locked = yardsticks(app.state).includes(strategy);
  const picture = h("div");
  const price = h("p", { class: "price" });
  const redraw = () => { fill(picture, ...timeline(strategy)); price.textContent = place === 0 ? "" : priceText(strategy); };
  const wrong = h("p", { class: "wrong", role: "alert" });
  const name = h("input", { type: "text", class: "strategy-name", value: shown, readOnly: locked, maxLength: 120, dir: "auto", "aria-label": t("support.name"),
    onchange: ({ target }) => {
      const wanted = target.value.trim();
      if (wanted === nameOf(strategy.name)) return;
      const taken = wanted === "" || app.state.strategies.some((other) => other !== strategy && [other.name, nameOf(other.name)].includes(wanted));
      wrong.textContent = taken ? t("support.taken") : "";
      if (taken) target.value = nameOf(strategy.name);
      else edit(() => {
        for (const side of ["left", "right"]) if (app.story[side] === strategy.name) app.story[side] = wanted;
        strategy.name = wanted;
      });
      redraw();
    } });
  const add = h("select", { "aria-label": t("support.instrument"), onchange: ({ target }) => {
    if (target.value) edit(() => strategy.actions.push({ instrument: target.value, strength: 1, from: 0, until: null }), true);
  } }, h("option", { value: "" }, `${t("support.instrument")} …`), app.catalogue.instruments.filter(({ experiment }) => !experiment)
    .map((one) => h("option", { value: one.name }, instrumentName(one.name))));
  redraw();
  const fixed = place === 0 || locked;
  const list = strategy.actions.map((action) => instrumentName(action.instrument)).join(", ");
  return h("li", { class: `strategy ${place === 0 ? "reference" : ""}` },
    h("div", { class: "strategy-head" }, name,
      fixed ? h("span", { class: "tag" }, place === 0 ? t("support.reference") : t("support.yardstick")) : h("button", { class: "quiet", "aria-label": `${t("support.remove")}: ${shown}`,
        onclick: () => edit(() => { app.state.strategies.splice(app.state.strategies.indexOf(strategy), 1); }, true, nameOf(strategy.name)) }, t("support.remove"))),
    wrong, picture, price,
    place === 0 && strategy.actions.length === 0 ? h("p", { class: "small" }, t("support.usual")) : null,
    locked ? h("p", { class: "small" }, `${list}. ${t("support.locked")}`)
      : strategy.actions.length ? h("details", { class: "actions", open: strategy.open }, h("summary", {}, list),
      h("ul", {}, strategy.actions.map((action) => actionRow(strategy, action, redraw, edit)))) : null,
    place === 0 ? null : h("div", { class: "strategy-foot" }, locked ? h("span") : add,
      h("button", { class: "quiet", onclick: () => hasRoom() && edit(() => {
        const copy = structuredClone({ name: freeName(t("support.copied", { name: strategy.name })), actions: strategy.actions });
        app.state.strategies.splice(app.state.strategies.indexOf(strategy) + (locked ? 0 : 1), 0, copy); // a yardstick is the last of its kind
      }, true) }, t("support.copy"))));
}

const longest = 190; // letters; a number may follow
function freeName(wanted) {
  const taken = new Set(app.state.strategies.flatMap(({ name }) => [name, nameOf(name)]));
  for (let n = 1; ; ++n) {
    const name = n === 1 ? wanted.slice(0, longest) : `${wanted.slice(0, longest)} ${n}`;
    if (!taken.has(name)) return name;
  }
}

function ready(refresh) {
  const said = h("p", { class: "count", role: "status" });
  const drop = (preset, one) => {
    const name = strategyText(one.name);
    if (app.state.strategies.some((other) => nameOf(other.name) === name)) return (said.textContent = t("support.in", { name }));
    if (!hasRoom()) return;
    change((state) => {
      state.strategies.splice(beforeYardsticks(state), 0, { ...structuredClone(one), name });
      Object.assign(state.variants, preset.variants);
    }, "support");
    said.textContent = t("support.added", { name });
    refresh();
  };
  const beforeYardsticks = (state) => Math.max(1, Math.min(...yardsticks(state).map((one) => state.strategies.indexOf(one))));
  // A block of which the page has the strategy already under another letter says so.
  const first = new Map();
  for (const preset of app.catalogue.presets)
    for (const one of preset.strategies) {
      const what = JSON.stringify(one.actions);
      if (!first.has(what)) first.set(what, preset.name);
    }
  const likeWhich = (preset, one) => {
    const name = first.get(JSON.stringify(one.actions));
    return name === preset.name ? "" : ` (${t("support.as", { name: name.toUpperCase() })})`;
  };
  const group = (title, letter) => h("div", { class: "ready-group" }, h("h3", {}, t(title)), h("ul", { class: "ready" },
    app.catalogue.presets.filter(({ name }) => name.startsWith(letter)).flatMap((preset) => preset.strategies.map((one) =>
      h("li", {}, h("button", { onclick: () => drop(preset, one) }, h("b", {}, preset.name.toUpperCase()), " ", strategyText(one.name),
        h("span", { class: "doc" }, scenarioText(preset.scenario, preset.title) + likeWhich(preset, one))))))));
  return h("section", { class: "drop-in", "aria-labelledby": "ready-title" }, h("h2", { id: "ready-title" }, t("support.add")), said,
    h("p", {}, h("button", { onclick: () => {
      if (!hasRoom()) return;
      change((state) => state.strategies.splice(beforeYardsticks(state), 0, arm(freeName(t("support.own", { n: state.strategies.length })),
        { instrument: "mediation_teams", strength: 1, from: 0, until: null })), "support");
      refresh();
    } }, t("support.blank"))),
    h("details", { open: true }, h("summary", {}, t("support.ready")), group("support.recommendations", "r"), group("support.weaknesses", "w"), group("support.strengths", "s")));
}

export function supportScreen() {
  const list = h("ol", { class: "strategies" });
  let cards = new Map(); // by strategy: only what changed is made anew
  let shown = 0; // a few at first
  let undo = null; // what was removed last, until the next change
  const refresh = (changed, removed = null) => {
    undo = removed;
    const before = cards.get(changed);
    const [open, focus] = [before && $("details", before)?.open, before?.contains(document.activeElement) ? [...list.children].indexOf(before) : -1];
    shown = Infinity;
    show(changed);
    const details = open && $("details", cards.get(changed) ?? list.firstChild);
    if (details) details.open = true;
    if (undo) $(".undo button", list)?.focus();
    else if (focus >= 0) $("input, button, select", list.children[Math.min(focus, list.children.length - 1)])?.focus();
  };
  const undoRow = () => h("li", { class: "undo", role: "status" }, t("support.removed", { what: "" }), named(undo.what), " ", h("button", { class: "quiet", onclick: () => {
    const { strategies, place } = undo;
    undo = null;
    change((state) => { state.strategies = strategies; }, "support");
    cards = new Map();
    refresh();
    $("input, button", list.children[place])?.focus();
  } }, t("support.undo")));
  const show = (changed) => {
    cards = new Map(app.state.strategies.slice(0, shown).map((strategy) => [strategy, (strategy !== changed && cards.get(strategy)) || strategyCard(strategy, refresh)]));
    const shownCards = [...cards.values()];
    if (undo) shownCards.splice(undo.place, 0, undoRow());
    fill(list, shownCards);
  };
  const anew = () => { cards = new Map(); refresh(); };
  on("changed", (kind) => {
    if (kind === "scenario") return anew();
    if (!undo) return;
    undo = null;
    $(".undo", list)?.remove();
  });
  let length = months();
  on("described", () => { if (length !== months()) { length = months(); anew(); } });
  return {
    node: h("section", { class: "screen", id: "screen-support", "aria-labelledby": "support-title" },
      h("h1", { id: "support-title", tabIndex: -1 }, t("support.title")), h("p", { class: "lead" }, t("support.lead"))),
    parts: [...[2, 4, Infinity].map((count) => () => {
      shown = Math.max(shown, count);
      show();
      return list;
    }), () => ready(refresh), () => h("p", { class: "next" }, h("button", { class: "primary", onclick: () => go("results") }, t("next.results")))],
  };
}
