// What the marks of the program's drawings say, at the pointer and by keyboard: for pages of reports and for the explorer.
// Drawings say their numbers in elements with data-points (draw/readings.hpp); groups, drawings and blocks name what they are
// about (data-strategy, data-outcome). The words of the page's language come as `words`.
const chartMarks = (words = {}) => {
  const { unknown, year, hint, written } = { unknown: "not known", year: (text) => `year ${text}`, hint: "The arrow keys step through the values.",
    written: (text) => text, ...words };
  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const put = (node, attributes) => (Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value)), node);
  const filled = (node, ...children) => (node.append(...children), node);
  const element = (tag, properties = {}, ...children) => filled(Object.assign(document.createElement(tag), properties), ...children);
  const drawn = (tag, attributes, text = "") => filled(put(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes),
    text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, " ")); // no XML may have these
  const shortened = (text, most = 60) => ([...text].length > most ? `${[...text].slice(0, most - 1).join("")}…` : text);

  // Numbers digit for digit as the program writes them (numbers.cpp): what lies in the middle goes to the even digit.
  const fixed = (value, digits) => (Math.abs(value * 2 ** (digits + 1)) % 2 !== 1 ? value
    : 2 * Math.round(Math.floor(value * 10 ** digits + 1) / 2 - 0.25) / 10 ** digits).toFixed(digits);
  const magnitude = (value) => (value >= 9999.5 ? fixed(value, 0).replace(/\B(?=(\d{3})+$)/g, "\u202f")
    : fixed(value, value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : value >= 0.01 ? 3 : 4));
  const number = (value, plus = "") => magnitude(Math.abs(value)).replace(/^.*$/, (text) =>
    (/^[0.]*$/.test(text) ? "0" : (value < 0 ? "−" : plus) + written(text)));
  const told = (value, form) => (typeof value === "string" || form === "n" ? value : Number.isNaN(value) ? unknown
    : form === "%" ? `${written(fixed(100 * value, value !== 0 && Math.abs(100 * value) < 9.95 ? 1 : 0))}\u00a0%`
    : form === "y" ? year(written(String(Math.round((100 * value) / 12) / 100))) : number(value, form));
  const pointsOf = ({ dataset }) => {
    let place = [];
    return dataset.points.split(";").filter(Boolean).map((text) => {
      const parts = text.split(" ");
      place = parts[0] === "=" ? [...place, parts.shift()].slice(0, 2) : parts.splice(0, 2).map(Number);
      return { x: place[0], y: place[1], values: parts.map((value) => (value === "-" ? NaN : Number(value))) };
    });
  };
  // What the drawings of a figure say: of each element with data-points its kind, what it is about, and its points. kinds: of
  // the figure (ReadingKind); names: of strategies as drawings number them.
  function readingsOf(figure, kinds, names) {
    const said = all(figure, "svg [data-kind]").map((carrier) => {
      const kind = kinds[carrier.dataset.kind];
      const [block, strategy] = ["outcome", "strategy"].map((what) => carrier.closest(`[data-${what}]`));
      const about = Object.fromEntries([["strategy", names[strategy?.dataset.strategy]], ["outcome", block?.dataset.label],
        ...JSON.parse(carrier.dataset.texts ?? "[]").map((text, i) => [kind.texts[i], text])].filter(([, value]) => value !== undefined));
      return { carrier, kind, about, unit: block?.dataset.unit ?? "", points: pointsOf(carrier) };
    });
    return said.concat(all(figure, ".hand svg").flatMap((svg) => { // its numbers stand in the drawing before it
      const carriers = all(svg, "[data-points]");
      return said.filter(({ carrier }) => svg.closest(".hand").previousElementSibling.contains(carrier)).map((twin, i) => ({
        ...twin, twin, carrier: carriers[i], points: pointsOf(carriers[i]).map((point, p) => ({ ...point, values: twin.points[p].values })) }));
    }));
  }
  const wordsOf = ({ kind, about, unit }, { values }) => {
    const of = { ...about, unit, ...Object.fromEntries(kind.numbers.map((name, i) => [name, values[i]])) };
    if (of.strategy) of.strategy = shortened(of.strategy);
    return kind.says.replace(/\{([^{}:?]+)(?::([^{}]*)|\?([^{}|]*)\|([^{}]*))?\}/g, (_, name, form, yes, no) =>
      (yes === undefined ? told(of[name], form) : of[name] ? yes : no)).replace(" ()", "");
  };

  // Points of a drawing by pointer and by keyboard: the nearest is ringed, what it says is shown and read out. readings():
  // of this drawing, asked for at first use. state: { plot, tip, readout, place }, place among months where a slider sets one.
  function livenDrawing(svg, readings, state) {
    let [current, known] = [null, null];
    const gather = () => (known ??= readings()).filter(({ carrier }) => !carrier.closest(".off")).flatMap((reading) => {
      const row = reading.carrier.closest(".row");
      return (reading.carrier.closest(".live") ? [reading.points[state.place]] : reading.points).map((point) => ({ x: point.x,
        y: point.y + (row?.transform.baseVal[0].matrix.f ?? 0), series: row ?? reading.carrier, words: () => wordsOf(reading, point) }));
    });
    const leave = () => {
      svg.querySelector(".focus-ring")?.remove();
      [state.tip.hidden, current] = [true, null];
    };
    const show = (point) => {
      leave();
      current = point;
      const [box, plot] = [svg, state.plot].map((node) => node.getBoundingClientRect());
      const scale = box.width / svg.viewBox.baseVal.width;
      svg.append(drawn("circle", { class: "focus-ring", cx: point.x, cy: point.y, r: 7 / scale }));
      const { offsetWidth, offsetHeight } = Object.assign(state.tip, { textContent: point.words(), hidden: false });
      const [x, y] = [box.left - plot.left + point.x * scale, box.top - plot.top + point.y * scale];
      state.tip.style.left = `${x + offsetWidth + 14 <= plot.width ? x + 14 : Math.max(0, x - offsetWidth - 14)}px`;
      state.tip.style.top = `${y >= offsetHeight + 10 ? y - offsetHeight - 10 : y + 14}px`; // never upon the mark
    };
    const same = (point) => ["x", "y", "series"].every((what) => point[what] === current?.[what]);
    const nearest = (points, distance) => points.reduce((best, point) => (distance(point) < distance(best) ? point : best), points[0]);
    const after = (points, key) => {
      const own = points.filter(({ series }) => series === current?.series);
      if (own.length === 0) return points[0];
      if (key === "Home" || key === "End") return own.at(key === "Home" ? 0 : -1);
      const by = key === "ArrowRight" || key === "ArrowDown" ? 1 : -1;
      const alone = own.length === points.length; // one line: up and down lead along it, too
      if ((alone || /Left|Right/.test(key)) && own.length > 1) return own[Math.min(own.length - 1, Math.max(0, own.findIndex(same) + by))];
      const series = [...new Set(points.map((point) => point.series))];
      const other = series.at((series.indexOf(current.series) + by) % series.length);
      return nearest(points.filter((point) => point.series === other), ({ x }) => Math.abs(x - current.x));
    };
    put(svg, { tabindex: 0, role: "application", "aria-roledescription": "chart",
      "aria-label": `${svg.getAttribute("aria-label")} ${hint}` });
    svg.onpointermove = svg.onpointerdown = ({ clientX, clientY }) => {
      const { x: px, y: py } = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM().inverse());
      const point = nearest(gather(), ({ x, y }) => Math.hypot(x - px, y - py));
      if (point && !same(point)) show(point);
    };
    svg.onpointerleave = svg.onblur = leave;
    svg.onkeydown = (event) => {
      if (event.key === "Escape") return leave();
      const points = gather();
      if (!/^(Arrow|Home|End)/.test(event.key) || points.length === 0) return;
      event.preventDefault();
      show(after(points, event.key));
      state.readout.textContent = state.tip.textContent;
    };
  }

  return { put, filled, element, drawn, shortened, readingsOf, livenDrawing };
};
