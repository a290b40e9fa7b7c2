// One figure: panels drawn by Vega in place of the drawing that came with the page, with what a reader can do to them.
import compiled from "compiled-figures";
import { catalogue } from "./catalogue.js";
import { choicesOf } from "./choices.js";
import { readFigure } from "./data.js";
import { drawn as drawnElement, element } from "./elements.js";
import { Points } from "./points.js";
import { copyText, savePng, saveSvg, saveTable } from "./save.js";
import { coloursOf, onThemeChange } from "./theme.js";
import { setSignals, viewOf } from "./vega.js";

const labelHeight = 14; // pixels between names at the ends of lines
const dotSize = 6;

// Distances on the page in units of the vertical scale.
function distances(view) {
  const scale = view.scale("y");
  const [from, to] = scale.domain();
  if (!Number.isFinite(from) || !Number.isFinite(to)) return { bar_width: view.width() };
  const span = scale.type === "log" ? Math.log(to / from)
    : scale.type === "symlog" ? Math.log1p(to / scale.constant()) - Math.log1p(from / scale.constant()) : to - from;
  const of = (pixels) => (pixels / view.height()) * (Math.abs(span) || 1);
  return { gap: of(labelHeight), dot_step: of(dotSize) };
}

// What a template cannot know: the effect that the study is about.
const unnamed = { effect: "the effect", one_effect: "one more of the effect" };
const named = (template, labels) => Object.entries(unnamed).reduce((text, [key, otherwise]) =>
  text.replaceAll(`{${key}}`, () => JSON.stringify(labels[key] ?? otherwise).slice(1, -1)), template);

class LiveFigure {
  constructor(host) {
    this.host = host;
    this.figure = readFigure(host);
    this.kind = catalogue[this.figure.name];
    const templates = compiled[this.figure.name];
    if (!this.kind || !templates) throw new Error(`no figure of the name ${this.figure.name}`);
    this.templates = JSON.parse(named(templates, this.figure.labels));
    this.question = host.querySelector("figcaption strong")?.textContent.trim() ?? "";
    this.finding = (host.querySelector("figcaption")?.textContent ?? "").trim().slice(this.question.length).trim();
    this.panels = [];
    const caption = host.querySelector("figcaption");
    if (caption) caption.id ||= `${host.id}-caption`;
    this.caption = caption?.id ?? "";
  }

  start() {
    const plot = this.host.querySelector(".plot");
    const given = element("div", { className: "static" });
    given.append(...plot.childNodes);
    this.grid = element("div", { className: "panels" });
    if (this.kind.wide) this.grid.style.setProperty("--panel", this.kind.wide);
    this.readout = element("p", { className: "readout", "aria-live": "polite" });
    this.heading = element("p", { className: "heading" });
    this.live = element("div", { className: "live" }, this.heading, this.grid, ...this.key(), this.readout);
    plot.append(given, this.live);
    this.host.classList.add("drawn");
    const { choice, controls } = choicesOf(this.figure, this.kind, () => this.redraw(), () => this.move());
    this.choice = choice;
    const drawn = this.redraw();
    const tools = this.host.querySelector(".tools");
    tools.replaceChildren(...controls, this.buttons());
    plot.before(tools); // choices come before what they change, also in the order of the keyboard
    this.width = this.grid.clientWidth;
    new ResizeObserver(() => this.fit()).observe(this.grid);
    onThemeChange(() => this.recolour());
    return drawn;
  }

  // What the areas are, where areas are too thin for words.
  key() {
    if (!this.kind.states) return [];
    const items = Object.entries(this.kind.states).map(([state, words]) => element("li", {},
      drawnElement("svg", { width: 14, height: 14, "aria-hidden": "true" },
        drawnElement("rect", { class: `state state-${state}`, width: 14, height: 14 })), words));
    return [element("ul", { className: "states" }, ...items)];
  }

  buttons() {
    const name = this.host.id.replace(/^fig-/, "").replaceAll("_", "-"); // no two of a page are alike
    const about = element("span", { className: "unseen" }, ` of the figure: ${this.question}`);
    const button = (text, act) => {
      const made = element("button", { type: "button" }, text, about.cloneNode(true));
      made.addEventListener("click", () => act().catch(() => this.say(`${text} is not possible in this browser.`)));
      return made;
    };
    const drawing = () => ({ question: this.question, heading: this.heading.textContent, finding: this.finding, panels: this.panels, grid: this.grid });
    const tables = Object.entries(this.figure.full);
    return element("div", { className: "group" },
      button("SVG", () => saveSvg(name, drawing())),
      button("PNG", () => savePng(name, drawing())),
      ...tables.map(([table, rows]) => button(tables.length > 1 ? `CSV: ${table}` : "CSV", async () =>
        saveTable(tables.length > 1 ? `${name}-${table}` : name, rows))),
      button("Copy link", async () => {
        const address = `${location.href.split("#")[0]}#${this.host.id}`;
        this.say((await copyText(address)) ? "Link copied." : `The link: ${address}`);
      }));
  }

  say(text) {
    this.readout.textContent = text;
  }

  signalsOf(panel, room) {
    return {
      order: this.figure.order,
      label_width: Math.round(Math.min(190, Math.max(54, 0.31 * room))),
      axis_width: Math.round(Math.min(310, 0.36 * room)),
      // Where there is little room, names take two lines.
      ...(room < 420 ? { wrap_at: Math.floor((0.36 * room) / 6.6), y_step: 34 } : {}),
      ticks: room < 420 ? 3 : 5,
      ...panel.params,
    };
  }

  async redraw() {
    for (const { view } of this.panels) view?.finalize();
    this.grid.replaceChildren();
    this.choice.room = this.grid.clientWidth || 320;
    const wanted = this.kind.panels(this.figure, this.choice);
    this.heading.textContent = wanted[0]?.heading ?? "";
    // First all places, then what is in them: widths are known when the first is drawn.
    this.panels = wanted.map((panel) => ({ ...panel, ...this.placeFor(panel) }));
    const panels = this.panels;
    for (const panel of panels) if (panels === this.panels) await this.draw(panel);
  }

  placeFor(panel) {
    const inner = element("div", { "aria-hidden": "true" });
    const canvas = element("div", {
      className: "canvas", tabIndex: 0, role: "application", "aria-roledescription": "chart",
      "aria-label": `${panel.title}. ${this.question} The arrow keys step through the points.`,
      "aria-describedby": this.caption, // what it shows
    }, inner);
    const place = element("div", { className: "panel" }, element("p", { className: "title", title: panel.title }, panel.title), canvas);
    this.grid.append(place);
    return { inner, canvas, place, pointer: new Points(place, canvas, this.readout) };
  }

  async draw(panel) {
    panel.specification = this.templates[panel.template ?? 0];
    const room = panel.place.clientWidth || 320;
    panel.view = viewOf(panel.specification, {
      container: panel.inner, data: panel.data,
      signals: { ...coloursOf(panel.specification), ...this.signalsOf(panel, room) },
    });
    await panel.view.width(Math.max(100, room - 60)).runAsync();
    await this.fitPanel(panel, room);
  }

  // What surrounds the plotting area (labels, names) is known only once it is drawn, and may itself change with the width.
  async fitPanel(panel, room) {
    const { view } = panel;
    for (let attempt = 0; attempt < 4; ++attempt) {
      setSignals(view, panel.specification, distances(view));
      await view.runAsync();
      const drawn = Number(panel.inner.querySelector("svg").getAttribute("width"));
      const fitting = Math.max(100, Math.floor(view.width() + room - drawn));
      if (Math.abs(fitting - view.width()) <= 1) break;
      await view.width(fitting).runAsync();
    }
    panel.pointer.place(view, panel.points);
  }

  async fit() {
    if (this.grid.clientWidth === 0 || this.grid.clientWidth === this.width) return;
    this.width = this.grid.clientWidth;
    if (this.kind.room) return this.redraw();
    for (const panel of this.panels.filter(({ view }) => view)) {
      const room = panel.place.clientWidth;
      setSignals(panel.view, panel.specification, this.signalsOf(panel, room));
      await panel.view.runAsync();
      await this.fitPanel(panel, room);
    }
  }

  // Another month: the same panels with other parameters.
  async move() {
    const wanted = this.kind.panels(this.figure, this.choice);
    for (const [i, panel] of this.panels.entries()) {
      panel.points = wanted[i].points;
      setSignals(panel.view, panel.specification, wanted[i].params);
      await panel.view.runAsync();
      panel.pointer.place(panel.view, panel.points);
    }
  }

  async recolour() {
    for (const { view, specification } of this.panels.filter((panel) => panel.view)) {
      setSignals(view, specification, coloursOf(specification));
      await view.runAsync();
    }
  }
}

export async function liven(host) {
  await new LiveFigure(host).start();
  host.classList.add("alive");
}
