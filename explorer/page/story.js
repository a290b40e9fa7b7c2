// One simulated conflict under two strategies: what happened and why, and its regions through time.
import { app, on, tell } from "./app.js";
import { judgedBy, ranked } from "./answer.js";
import { breath, fill, h, named, ruler, soon, svg } from "./dom.js";
import { chartWord, has, listed, nameOf, number, percent, shown, t } from "./words.js";

// Among the outcomes of a replicate, which stand strategy by strategy.
function valueOf(replicate, strategy, outcome) {
  const names = app.description.outcomes.map(({ name }) => name);
  return app.values[replicate][strategy * names.length + names.indexOf(outcome)];
}

// Replicates in which one strategy went better (1) or worse (-1) than another, by the outcome that is looked at.
function replicatesWhere(left, right, way) {
  const outcome = app.description.outcomes.find(({ name }) => name === judgedBy());
  const sign = outcome.better === "less" ? -1 : 1;
  const clear = outcome.unit === "share" ? 0.02 : 1e-6;
  return app.values.map((_, r) => r).filter((r) => way * sign * (valueOf(r, right, outcome.name) - valueOf(r, left, outcome.name)) > clear);
}
function typical() {
  // Least distance from the middle, in ranks, of deaths and citizens' confidence under the reference.
  const distance = app.values.map(() => 0);
  for (const outcome of ["log_deaths", "citizens_confidence", "parties_cynicism", "months_in_talks"]) {
    const order = app.values.map((_, r) => [valueOf(r, 0, outcome), r]).sort((a, b) => a[0] - b[0]);
    order.forEach(([, r], rank) => { distance[r] += Math.abs(rank / order.length - 0.5); });
  }
  return distance.map((far, r) => [far, r]).sort((a, b) => a[0] - b[0]).map(([, r]) => r);
}

const lasting = new Set(["talks", "breakdown", "accord", "relapse", "defeat", "victory", "ceasefire", "ceasefire broken", "split", "return", "vote won", "vote lost", "peacekeepers", "concluded"]);
const first = 12;

const factorText = (value) => shown(value, 2).replace("-", "−");
function eventItem(event) {
  const words = t(`e.${event.event}`, { who: event.who });
  // All of them, in the model's order: the larger is not what pushed more, and some hold the event back.
  const reasons = Object.entries(event.factors).filter(([, value]) => Number.isFinite(value)).map(([name, value]) => `${chartWord(name)} ${factorText(value)}`);
  return h("li", { class: `event ${event.event.replaceAll(" ", "-")}` },
    h("span", { class: "when" }, t("story.year", { year: Math.floor(event.month / 12) + 1, month: (event.month % 12) + 1 })), " ",
    h("strong", {}, has(`e.${event.event}`) ? words : `${nameOf(event.who)}: ${event.event}`),
    reasons.length ? h("span", { class: "why" }, listed([`${t("story.because")} ${reasons.join(", ")}`, t("story.chance", { chance: percent(event.chance) })])) : null);
}

// A strip for each armed group: its phase at the end of every year. Names and years are texts of the page, so that they are
// readable on a telephone; the strips between them stretch.
function strips(trace) {
  const years = trace.filter(({ type }) => type === "year");
  const groups = years.at(-1)?.dyads.map(({ group }) => group) ?? [];
  const strip = (group, g) => {
    const drawing = svg("svg", { class: "strip own", viewBox: `0 0 ${years.length} 1`, preserveAspectRatio: "none", role: "img",
      "aria-label": `${nameOf(group)}: ${years.map(({ year, dyads }) => (dyads[g] ? `${year} ${t(`p.${phaseOf(dyads[g])}`)}` : "")).filter(Boolean).join(", ")}` });
    years.forEach(({ dyads }, i) => dyads[g] && drawing.append(svg("rect", { class: `phase ${phaseOf(dyads[g])}`, x: i + 0.02, y: 0, width: 0.96, height: 1 })));
    return h("div", { class: "strip-row" }, h("span", { class: "small" }, named(group)), drawing);
  };
  return h("div", { class: "strips" }, groups.map(strip), ruler(years.length, t("years")));
}
const phaseOf = ({ phase, ceasefire }) => (phase === "war" && ceasefire ? "ceasefire" : phase);
const phases = ["war", "ceasefire", "talks", "accord", "defeated", "victorious"];
const stripKey = () => h("ul", { class: "phase-key", "aria-hidden": "true" }, phases.map((phase) => h("li", {}, h("span", { class: `swatch phase ${phase}` }), t(`p.${phase}`))));

function ring(history) {
  const months = history.map.months;
  const count = months[0].regions.length;
  const most = (at) => Math.max(1e-9, ...months.map(({ regions }) => Math.max(...regions.map((region) => region[at] ?? 0))));
  const [money, troops] = [most(1), most(2)];
  const drawing = svg("svg", { class: "ring own", viewBox: "0 0 320 320", role: "img" });
  const regions = Array.from({ length: count }, (_, z) => {
    const angle = (2 * Math.PI * z) / count - Math.PI / 2;
    const [x, y] = [160 + 118 * Math.cos(angle), 160 + 118 * Math.sin(angle)];
    const violence = svg("circle", { class: "violence-ring", cx: x, cy: y, r: 21 });
    const trust = svg("circle", { class: "trust", cx: x, cy: y, r: 20 });
    const aid = svg("rect", { class: "aid" });
    const helmets = svg("circle", { class: "helmets", cx: 160 + 74 * Math.cos(angle), cy: 160 + 74 * Math.sin(angle), r: 0 });
    const label = svg("text", { class: "tick", x, y: y + 4, "text-anchor": "middle" });
    label.textContent = z + 1;
    drawing.append(violence, trust, label, aid, helmets);
    return { violence, trust, aid, helmets, x: 160 + 92 * Math.cos(angle), y: 160 + 92 * Math.sin(angle) };
  });
  const centre = svg("text", { class: "centre", x: 160, y: 165, "text-anchor": "middle" });
  drawing.append(centre);
  const draw = (month) => {
    const now = months[Math.min(month, months.length - 1)];
    let [violence, confidence, known] = [0, 0, 0];
    now.regions.forEach(([v, m, p, c], z) => {
      const region = regions[z];
      region.violence.setAttribute("stroke-width", (12 * (v ?? 0)).toFixed(2));
      region.trust.setAttribute("fill-opacity", (c ?? 0).toFixed(3));
      const side = 13 * Math.sqrt((m ?? 0) / money);
      for (const [name, value] of Object.entries({ x: region.x - side / 2, y: region.y - side / 2, width: side, height: side })) region.aid.setAttribute(name, value.toFixed(2));
      region.helmets.setAttribute("r", (7 * Math.sqrt((p ?? 0) / troops)).toFixed(2));
      violence += v ?? 0;
      if (c !== null) [confidence, known] = [confidence + c, known + 1];
    });
    centre.textContent = `${t("month")} ${month + 1}`;
    const words = t("story.now", { month: month + 1, violence: number(violence / count), confidence: number(confidence / Math.max(1, known)), third: now.engaged.reduce((a, b) => a + b, 0) });
    drawing.setAttribute("aria-label", words);
    return words;
  };
  return { drawing, draw, length: months.length };
}

function side(name, history, title) {
  const start = history.trace.find(({ type }) => type === "history");
  const outcomes = history.trace.find(({ type }) => type === "outcomes").outcomes;
  const events = history.trace.filter(({ type, event }) => type === "event" && lasting.has(event));
  const list = h("ol", { class: "events" }, events.slice(0, first).map(eventItem));
  const last = history.trace.filter(({ type }) => type === "year").at(-1);
  const more = events.length > first ? h("button", { class: "quiet", onclick: ({ target }) => {
    fill(list, events.map(eventItem));
    target.remove();
  } }, t("story.more", { n: events.length })) : null;
  const map = ring(history);
  const said = h("p", { class: "small map-said" });
  return { map, said, start,
    node: h("article", { class: "side", "aria-label": `${title}: ${nameOf(name)}` }, h("h3", {}, named(name)), strips(history.trace),
      h("p", { class: "ends" }, t("story.ends", { held: t(outcomes.holds_5y >= 1 ? "yes" : "no"), deaths: shown(outcomes.deaths, 0), confidence: number(last.citizens_confidence) })),
      map.drawing, said, h("h4", {}, t("story.events")), h("p", { class: "small" }, t("story.events.lead")), list, more) };
}

export function storySection() {
  const place = h("div", { class: "sides" });
  const facts = h("p", { class: "small" });
  const which = h("select", { id: "story-which" }, ["typical", "helped", "harmed"].map((one) => h("option", { value: one, selected: one === app.story.which }, t(`story.${one}`))));
  const selects = ["left", "right"].map((one) => h("select", { id: `story-${one}` }));
  const another = h("button", { class: "quiet" }, t("story.another"));
  const slider = h("input", { type: "range", min: 0, max: 0, value: 0, id: "story-month", "aria-label": t("story.month") });
  const play = h("button", {}, t("story.play"));
  let sides = [];
  let turn = 0;
  let clock = null;
  let shown = "";
  const label = (words, control) => h("label", { class: "choice" }, h("span", {}, words), control);
  const section = h("section", { class: "story", id: "story", "aria-labelledby": "story-title" }, h("h2", { id: "story-title" }, t("results.story")), h("p", { class: "lead" }, t("story.lead")),
    h("div", { class: "choices" }, label(t("story.which"), which), label(t("story.left"), selects[0]), label(t("story.right"), selects[1]), another), facts, stripKey(),
    h("div", { class: "player" }, play, slider), h("p", { class: "small" }, t("story.map.lead")), place);
  const drawMonth = (month) => {
    slider.setAttribute("aria-valuetext", `${t("story.month")} ${month + 1}`);
    for (const { map, said } of sides) said.textContent = map.draw(month);
  };
  const stop = () => {
    clearInterval(clock);
    clock = null;
    play.textContent = t("story.play");
  };
  slider.addEventListener("input", () => { stop(); drawMonth(Number(slider.value)); });
  play.addEventListener("click", () => {
    if (clock) return stop();
    play.textContent = t("story.pause");
    if (Number(slider.value) >= Number(slider.max)) slider.value = 0;
    clock = setInterval(() => {
      slider.value = Number(slider.value) + 1;
      drawMonth(Number(slider.value));
      if (Number(slider.value) >= Number(slider.max)) stop();
    }, 80);
  });
  const names = () => app.state.strategies.map(({ name }) => name);
  const fillSelects = () => selects.forEach((select, i) => {
    const before = app.story[i ? "right" : "left"] ?? select.value;
    fill(select, names().map((name) => h("option", { value: name }, nameOf(name))));
    const best = app.comparison ? ranked(app.comparison, judgedBy())[0]?.name : names()[1];
    select.value = names().includes(before) ? before : i === 0 ? names()[0] : (best ?? names()[1] ?? names()[0]);
  });
  async function show() {
    if (app.screen !== "results" || !app.comparison || !app.description) return;
    const [left, right] = selects.map((select) => names().indexOf(select.value));
    const list = which.value === "typical" ? typical() : replicatesWhere(left, right, which.value === "helped" ? 1 : -1);
    if (list.length === 0) {
      stop();
      [shown, sides] = ["", []];
      facts.textContent = "";
      section.removeAttribute("aria-busy");
      return fill(place, h("p", {}, t("story.none")));
    }
    const replicate = list[turn % list.length];
    const wanted = `${app.engine.generation} ${replicate} ${selects[0].value} ${selects[1].value} ${document.documentElement.lang}`;
    if (wanted === shown) return;
    shown = wanted;
    section.setAttribute("aria-busy", "true"); // until it stands
    const strategies = [...new Set(selects.map((select) => select.value))];
    const answer = await app.engine.ask({ do: "replay", seed: app.state.seed, replicate, strategies });
    if (shown !== wanted) return;
    if (answer.errors) return section.removeAttribute("aria-busy");
    stop();
    sides = [];
    for (const [i, select] of selects.entries()) { // a task each
      sides.push(side(select.value, answer.histories[select.value], t(i ? "story.right" : "story.left")));
      await breath();
      if (shown !== wanted) return;
    }
    const { groups, third_parties: third, capacity } = sides[0].start;
    facts.textContent = `${t("story.number", { n: replicate })}. ${t("story.facts", { groups: groups.length, third: Object.values(third).reduce((a, b) => a + b, 0), capacity: number(capacity) })}`;
    fill(place, sides.map(({ node }) => node));
    slider.max = sides[0].map.length - 1;
    drawMonth(Number(slider.value));
    section.removeAttribute("aria-busy");
  }
  const chosen = () => { // kept in the address
    turn = 0;
    app.story = { which: which.value, left: selects[0].value, right: selects[1].value };
    tell("story");
    show();
  };
  for (const select of [which, ...selects]) select.addEventListener("change", chosen);
  another.addEventListener("click", () => { ++turn; show(); });
  on("outcome", () => { turn = 0; show(); });
  on("described", () => { turn = 0; which.value = app.story.which; fillSelects(); });
  on("comparison", () => { // once there are some to choose from, the story stays
    if (!selects[0].options.length) fillSelects();
    if (!shown.startsWith(`${app.engine.generation} `)) { fillSelects(); soon(show); }
  });
  on("screen", () => soon(show));
  on("loaded", () => { // a story that was asked for before is of another scenario
    stop();
    shown = "";
  });
  if (app.description) fillSelects();
  soon(show);
  return section;
}
