// What a reader can do to the page's drawings, which are whole without it: choose what is seen, read values at the pointer
// and by keyboard (marks.js, which stands before this), save a drawing as SVG or PNG and its numbers as CSV.
(() => {
  const { names, shown } = JSON.parse(document.getElementById("strategies")?.textContent ?? '{"names":[],"shown":[]}');
  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const { put, filled, element, drawn, shortened, readingsOf, livenDrawing } = chartMarks();

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
    const [state, readings, choose] = [{ plot, tip, readout, place: 0 }, readingsOf(figure, JSON.parse(figure.dataset.kinds), names), (figure.dataset.choose ?? "").split(" ")];
    const changed = () => all(plot, "svg[data-row]").forEach(closeRows, (tip.hidden = true));
    figure.querySelector(".tools").append(...chooseBlocks(figure, choose, changed),
      ...(choose.includes("month") ? chooseMonth(figure, readings, state) : []),
      ...(choose.includes("strategies") ? chooseStrategies(figure, choose.includes("own"), changed) : []), buttons(figure, readings, state));
    for (const svg of all(plot, "svg:has([data-points])")) livenDrawing(svg, () => readings.filter(({ carrier }) => svg.contains(carrier)), state);
    figure.classList.add("alive");
  }
  for (const figure of document.querySelectorAll("figure[data-figure]"))
    try { liven(figure); } catch (error) { figure.dataset.failed = String(error); } // the drawing stays as it came
  // Until then what is far below takes a guessed place and is not laid out.
  addEventListener("load", () => document.querySelector("main").classList.add("whole"));
})();
