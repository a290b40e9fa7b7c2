// Points of a panel by pointer and by keyboard: the nearest one is ringed, and what it says is shown and read out.
import { drawn, element } from "./elements.js";

const reach = 60; // pixels

function along(scale, value) {
  const at = scale(value);
  return scale.bandwidth ? at + scale.bandwidth() / 2 : at;
}

function located(view, points) {
  let x, y;
  try {
    x = view.scale("x");
    y = view.scale("y");
  } catch {
    return [];
  }
  const [left, top] = view.origin();
  return points
    .map((point) => ({ ...point, left: left + along(x, point.x), top: top + along(y, point.y) }))
    .filter((point) => Number.isFinite(point.left) && Number.isFinite(point.top));
}

export class Points {
  constructor(panel, canvas, readout) {
    this.panel = panel;
    this.canvas = canvas;
    this.readout = readout;
    this.tip = element("div", { className: "tip", hidden: true, "aria-hidden": "true" });
    panel.append(this.tip);
    this.points = [];
    canvas.addEventListener("pointermove", (event) => this.point(event));
    canvas.addEventListener("pointerdown", (event) => this.point(event));
    canvas.addEventListener("pointerleave", () => this.leave());
    canvas.addEventListener("blur", () => this.leave());
    canvas.addEventListener("keydown", (event) => this.step(event));
  }

  // After each drawing.
  place(view, points) {
    this.leave();
    this.points = located(view, points);
    this.series = [...new Set(this.points.map((point) => point.series))];
  }

  leave() {
    this.tip.hidden = true;
    this.ring?.remove();
    this.ring = null;
    this.current = null;
  }

  point(event) {
    const svg = this.canvas.querySelector("svg");
    if (!svg) return;
    const box = svg.getBoundingClientRect();
    let nearest = null;
    let least = reach;
    for (const point of this.points) {
      const distance = Math.hypot(point.left - (event.clientX - box.left), point.top - (event.clientY - box.top));
      if (distance < least) [nearest, least] = [point, distance];
    }
    if (nearest === this.current) return;
    if (nearest) this.show(nearest);
    else this.leave();
  }

  step(event) {
    if (this.points.length === 0) return;
    if (event.key === "Escape") return this.leave();
    const next = this.after(event.key);
    if (!next) return;
    event.preventDefault();
    this.show(next);
    this.readout.textContent = next.words;
  }

  after(key) {
    if (!["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"].includes(key)) return null;
    if (!this.current) return this.points[0];
    const own = this.points.filter((point) => point.series === this.current.series);
    const at = own.indexOf(this.current);
    if (key === "Home") return own[0];
    if (key === "End") return own[own.length - 1];
    const by = key === "ArrowRight" || key === "ArrowDown" ? 1 : -1;
    if ((key === "ArrowLeft" || key === "ArrowRight") && own.length > 1)
      return own[Math.min(own.length - 1, Math.max(0, at + by))];
    const place = this.series.indexOf(this.current.series);
    const other = this.series[(place + by + this.series.length) % this.series.length];
    const there = this.points.filter((point) => point.series === other);
    return there.reduce((best, point) =>
      Math.abs(point.left - this.current.left) < Math.abs(best.left - this.current.left) ? point : best);
  }

  show(point) {
    this.leave();
    this.current = point;
    const svg = this.canvas.querySelector("svg");
    this.ring = drawn("circle", { class: "focus-ring", cx: point.left, cy: point.top, r: 7 });
    svg.append(this.ring);
    this.tip.textContent = point.words;
    this.tip.hidden = false;
    const inPanel = this.canvas.offsetLeft + point.left;
    const beside = inPanel + this.tip.offsetWidth + 14 <= this.panel.clientWidth;
    this.tip.style.left = `${beside ? inPanel + 14 : Math.max(0, inPanel - this.tip.offsetWidth - 14)}px`;
    this.tip.style.top = `${Math.max(0, this.canvas.offsetTop + point.top - this.tip.offsetHeight - 10)}px`;
  }
}
