// What a reader can do to the page's drawings, which are whole without it: choose what is seen, read values at the pointer
// and by keyboard, save a drawing as SVG or PNG and its numbers as CSV. Drawings say their numbers in elements with
// data-points (draw/readings.hpp); groups, drawings and blocks name what they are about (data-strategy, data-outcome).
(() => {
  const { names, shown } = JSON.parse(document.getElementById("strategies")?.textContent ?? '{"names":[],"shown":[]}');
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
    (/^[0.]*$/.test(text) ? "0" : (value < 0 ? "−" : plus) + text));
  const told = (value, form) => (typeof value === "string" || form === "n" ? value : Number.isNaN(value) ? "not known"
    : form === "%" ? `${fixed(100 * value, value !== 0 && Math.abs(100 * value) < 9.95 ? 1 : 0)}\u00a0%`
    : form === "y" ? `year ${Math.round((100 * value) / 12) / 100}` : number(value, form));
  const pointsOf = ({ dataset }) => {
    let place = [];
    return dataset.points.split(";").filter(Boolean).map((text) => {
      const parts = text.split(" ");
      place = parts[0] === "=" ? [...place, parts.shift()].slice(0, 2) : parts.splice(0, 2).map(Number);
      return { x: place[0], y: place[1], values: parts.map((value) => (value === "-" ? NaN : Number(value))) };
    });
  };
  // What the drawings of a figure say: of each element with data-points its kind, what it is about, and its points.
  function readingsOf(figure) {
    const kinds = JSON.parse(figure.dataset.kinds);
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

  // Points of a drawing by pointer and by keyboard: the nearest is ringed, what it says is shown and read out.
  function livenDrawing(svg, readings, state) {
    let current = null;
    const gather = () => readings.filter(({ carrier }) => !carrier.closest(".off")).flatMap((reading) => {
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
      state.tip.style.top = `${Math.max(0, y - offsetHeight - 10)}px`;
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
      "aria-label": `${svg.getAttribute("aria-label")} The arrow keys step through the values.` });
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

  // Rows that are put aside leave no gap.
  function closeRows(svg) {
    const [, , width, tall] = (svg.dataset.view ??= svg.getAttribute("viewBox")).split(" ").map(Number);
    let y = Number(svg.dataset.first ??= svg.querySelector(".row").transform.baseVal[0].matrix.f);
    for (const row of all(svg, ".row, .foot")) {
      put(row, { transform: `translate(0 ${y})` });
      y += row.matches(".off, .foot") ? 0 : Number(svg.dataset.row);
    }
    const height = tall - svg.dataset.row * all(svg, ".row.off").length;
    put(svg, { viewBox: `0 0 ${width} ${height}`, height });
  }
  const listeners = new Set(); // a choice holds for every figure which has it
  const share = (what, value) => listeners.forEach((listener) => listener(what, value));
  const labelled = (what, ...controls) => element("label", {}, element("span", { className: "what" }, what), ...controls);
  function chooseStrategies(figure, own, changed) {
    const parts = all(figure, ".plot [data-strategy]");
    const present = [...new Set(parts.map(({ dataset }) => dataset.strategy))];
    if (present.length < 2) return [];
    const order = [...shown.map(String).filter((s) => present.includes(s)), ...present.filter((s) => !shown.includes(Number(s)))];
    const boxes = new Map(order.map((s) => [s, element("input", { type: "checkbox",
      checked: parts.some((part) => part.dataset.strategy === s && !part.classList.contains("off")) })]));
    const [count, chosen] = [element("summary"), () => order.filter((s) => boxes.get(s).checked)];
    const apply = () => {
      count.textContent = `Strategies to compare: ${chosen().length} of ${order.length}`;
      for (const part of parts) part.classList.toggle("off", !boxes.get(part.dataset.strategy).checked);
      changed();
    };
    if (!own) listeners.add((what, value) => {
      if (what !== "strategies" || !order.some((s) => value.includes(s))) return;
      for (const [s, box] of boxes) box.checked = value.includes(s);
      apply();
    });
    const onchange = ({ target }) => {
      target.checked ||= chosen().length === 0; // a chart always has something to show
      own ? apply() : share("strategies", chosen());
    };
    apply();
    return [filled(element("details", { className: "strategies", onchange }), count, element("fieldset", {},
      element("legend", { className: "unseen" }, "Strategies to compare"),
      ...order.map((s) => element("label", {}, boxes.get(s), element("span", { title: names[s] }, shortened(names[s]))))))];
  }

  // One outcome, and in figures whose drawings are of one strategy alone also one of these.
  function chooseBlocks(figure, choose, changed) {
    const blocks = all(figure, ".block");
    const [choice, aside] = [{}, ["strategy", "outcome"].every((what) => choose.includes(what)) ? "off" : "waits"]; // this is on paper
    const apply = () => {
      for (const block of blocks)
        block.classList.toggle(aside, Object.entries(choice).some(([what, value]) => block.dataset[what] !== value));
      changed();
    };
    const controls = ["outcome", "strategy"].filter((what) => choose.includes(what)).flatMap((what) => {
      const options = new Map(blocks.map(({ dataset }) => [dataset[what], what === "outcome" ? dataset.label : shortened(names[dataset[what]])]));
      if (options.size < 2) return [];
      choice[what] = [...options.keys()][0];
      const select = element("select", { onchange: () => share(what, select.value) },
        ...[...options].map(([value, text]) => element("option", { value }, text)));
      listeners.add((kind, value) => {
        if (kind !== what || !options.has(value)) return;
        select.value = choice[what] = value;
        apply();
      });
      return [labelled(what === "outcome" ? "Outcome" : "Strategy", select)];
    });
    if (controls.length > 0) apply();
    return controls;
  }
  function chooseMonth(figure, readings, state) {
    const months = figure.dataset.months.split(" ").map(Number);
    const [output, slider] = [element("output"), element("input", { type: "range", min: 0, max: months.length - 1,
      oninput: () => share("month", months[slider.value]) })];
    const apply = (place) => {
      state.place = slider.value = place;
      output.textContent = `month ${months[place]} (year ${Math.floor(months[place] / 12) + 1})`;
      slider.setAttribute("aria-valuetext", output.textContent);
      for (const part of all(figure, "[data-flags]")) part.classList.toggle("no", part.dataset.flags[place] === "0");
      for (const bar of all(figure, "[data-height]")) {
        const [which, unit] = bar.dataset.height.split(" ").map(Number);
        bar.dataset.base ??= bar.y.baseVal.value + bar.height.baseVal.value;
        const height = unit * (readings.find(({ carrier }) => carrier.parentNode === bar.parentNode).points[place].values[which] || 0);
        put(bar, { y: bar.dataset.base - height, height });
      }
      state.tip.hidden = true;
    };
    listeners.add((what, month) => what === "month" && months.includes(month) && apply(months.indexOf(month)));
    apply(Math.max(0, months.indexOf(Number(figure.dataset.month))));
    return [labelled("Month", slider, output)];
  }
  const save = (name, ...parts) => {
    const link = element("a", { href: URL.createObjectURL(new Blob(parts)), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  // A name that a spreadsheet would take for a formula is set off by an apostrophe; numbers stay as they are.
  const cell = (value) => {
    const text = value === undefined || Number.isNaN(value) ? "" : typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const csvOf = ({ numbers }, own) => {
    const texts = [...new Set(own.flatMap(({ about }) => Object.keys(about)))];
    return [[...texts, ...numbers], ...own.flatMap(({ about, points }) => points.map(({ values }) => [...texts.map((name) => about[name]), ...values]))]
      .map((row) => `${row.map(cell).join(",")}\r\n`).join("");
  };

  // What is seen of a figure as one drawing, laid out as on the page, every mark with the style that it has there.
  const styles = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-size", "font-weight"];
  function copied(node) {
    const style = getComputedStyle(node);
    if (node.matches("[data-points], .focus-ring") || style.display === "none") return null;
    const copy = node.cloneNode(node.children.length === 0);
    for (const { name } of [...copy.attributes]) if (/^(data-|aria-|class$|role$|tabindex$|id$)/.test(name)) copy.removeAttribute(name);
    if (!node.matches("g, svg")) for (const name of styles) copy.setAttribute(name, style.getPropertyValue(name));
    return filled(copy, ...[...node.children].map(copied).filter(Boolean));
  }
  const wrapped = (text, letters) => text.trim().split(/\s+/).reduce((lines, word) => {
    if (lines.at(-1) && lines.at(-1).length + word.length >= letters) lines.push("");
    lines.push(`${lines.pop()} ${shortened(word, letters)}`.trim());
    return lines;
  }, [""]);
  function svgOf(figure) {
    const [paper, ink, muted] = ["--paper", "--ink", "--muted"].map((name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim());
    const frame = figure.querySelector(".plot").getBoundingClientRect();
    const [question, finding] = ["figcaption strong", "figcaption"].map((part) => figure.querySelector(part).textContent);
    const width = Math.ceil(frame.width) + 32;
    const whole = drawn("svg", { width, "font-family": getComputedStyle(document.body).fontFamily.replaceAll('"', "'") });
    whole.append(drawn("title", {}, question), drawn("desc", {}, finding.replace(question, "").trim()), drawn("rect", { width: "100%", height: "100%", fill: paper }));
    let y = 10;
    const write = (text, size, weight, fill) => wrapped(text, Math.floor((width - 32) / (0.56 * size))).forEach((line) =>
      whole.append(drawn("text", { x: 16, y: (y += 1.35 * size), "font-size": size, "font-weight": weight, fill }, line)));
    write(question, 17, 600, ink);
    write(figure.querySelector(".explanation")?.textContent ?? "", 13, 400, muted);
    for (const node of all(figure, ".plot svg, .plot p.heading, .plot li > bdi")) {
      const [box, style] = [node.getBoundingClientRect(), getComputedStyle(node)];
      const at = { x: box.left - frame.left + 16, y: box.top - frame.top + y + 12 };
      if (box.height > 1) whole.append(node.matches("svg") ? put(copied(node), { ...at, width: box.width, height: box.height })
        : drawn("text", { ...at, dy: 0.75 * box.height, "font-size": style.fontSize, "font-weight": style.fontWeight, fill: style.color }, node.textContent));
    }
    y += frame.height + 16;
    write(finding.replace(question, ""), 13, 400, muted);
    const height = Math.ceil(y + 14);
    put(whole, { height, viewBox: `0 0 ${width} ${height}` });
    return { text: new XMLSerializer().serializeToString(whole), width, height };
  }
  async function pngOf(figure) {
    const { text, width, height } = svgOf(figure);
    const image = element("img", { src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}` });
    const canvas = element("canvas", { width: 2 * width, height: 2 * height });
    await image.decode();
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  }
  function buttons(figure, readings, { readout }) {
    const name = figure.id.replace(/^fig-/, "").replaceAll("_", "-"); // no two of a page are alike
    const button = (text, act) => element("button", { type: "button",
      onclick: () => act().catch(() => { readout.textContent = `${text} is not possible in this browser.`; }) },
      text, element("span", { className: "unseen" }, ` of the figure: ${figure.querySelector("figcaption strong").textContent}`));
    const tables = new Map();
    for (const one of readings) if (!one.twin) tables.set(one.kind, [...(tables.get(one.kind) ?? []), one]);
    return element("div", { className: "group" },
      button("SVG", async () => save(`${name}.svg`, svgOf(figure).text)),
      button("PNG", async () => save(`${name}.png`, await pngOf(figure))),
      ...[...tables].map(([kind, own]) => button(tables.size > 1 ? `CSV: ${kind.name}` : "CSV", async () =>
        save(tables.size > 1 ? `${name}-${kind.name}.csv` : `${name}.csv`, csvOf(kind, own)))),
      button("Copy link", async () => {
        const link = `${location.href.split("#")[0]}#${figure.id}`;
        readout.textContent = await navigator.clipboard.writeText(link).then(() => "Link copied.", () => `The link: ${link}`);
      }));
  }

  function liven(figure) {
    const plot = figure.querySelector(".plot");
    const [tip, readout] = [put(element("div", { className: "tip", hidden: true }), { "aria-hidden": "true" }),
      put(element("p", { className: "readout" }), { "aria-live": "polite" })];
    for (const use of all(plot, "use")) // of its own, so that it can be read and saved
      use.replaceWith(...document.querySelector(use.getAttribute("href")).cloneNode(true).childNodes);
    all(plot, "svg.unseen").forEach((svg) => svg.remove());
    filled(plot, tip).after(readout);
    const [state, readings, choose] = [{ plot, tip, readout, place: 0 }, readingsOf(figure), (figure.dataset.choose ?? "").split(" ")];
    const changed = () => all(plot, "svg[data-row]").forEach(closeRows, (tip.hidden = true));
    figure.querySelector(".tools").append(...chooseBlocks(figure, choose, changed),
      ...(choose.includes("month") ? chooseMonth(figure, readings, state) : []),
      ...(choose.includes("strategies") ? chooseStrategies(figure, choose.includes("own"), changed) : []), buttons(figure, readings, state));
    for (const svg of all(plot, "svg:has([data-points])")) livenDrawing(svg, readings.filter(({ carrier }) => svg.contains(carrier)), state);
    figure.classList.add("alive");
  }
  for (const figure of document.querySelectorAll("figure[data-figure]"))
    try { liven(figure); } catch (error) { figure.dataset.failed = String(error); } // the drawing stays as it came
  // Until then what is far below takes a guessed place and is not laid out.
  addEventListener("load", () => document.querySelector("main").classList.add("whole"));
})();
