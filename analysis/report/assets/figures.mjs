// Vega-Lite templates to Vega specifications. A template's facets, or the charts it sets side by side, become panels of
// their own here: the page lays them out for the width there is. Colours become signals, so that one specification
// serves light and dark.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { compile } from "vega-lite";

const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

// The colours of the light page by their value: {"#0072b2": "series_1"}.
function colourNames(style) {
  const light = style.slice(style.indexOf(":root"), style.indexOf("}"));
  const names = {};
  for (const [, name, value] of light.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6})\b/g))
    names[value] ??= name.replaceAll("-", "_");
  return names;
}

const isColour = (value) => typeof value === "string" && /^#[0-9a-fA-F]{6}$/.test(value);

function nameOf(colour, names) {
  const name = names[colour.toLowerCase()];
  if (!name) throw new Error(`The colour ${colour} of a figure is none of the page's (--name in page.css).`);
  return name;
}

function coloursToSignals(node, names, used) {
  if (Array.isArray(node)) {
    if (node.length > 0 && node.every(isColour)) {
      const all = node.map((colour) => nameOf(colour, names));
      all.forEach((name) => used.add(name));
      return { signal: `[${all.join(", ")}]` };
    }
    return node.map((item) => coloursToSignals(item, names, used));
  }
  if (node === null || typeof node !== "object") return node;
  const result = {};
  for (const [key, value] of Object.entries(node)) {
    if (!isColour(value)) result[key] = coloursToSignals(value, names, used);
    else {
      const name = nameOf(value, names);
      used.add(name);
      if (key === "value") result.signal = name;
      else result[key] = { signal: name };
    }
  }
  return result;
}

function panelsOf(template) {
  const { hconcat, vconcat, facet, spec, columns, resolve, ...shared } = template;
  const parts = hconcat ?? vconcat ?? (facet ? [spec] : [{}]);
  return parts.map((part) => ({
    ...shared,
    ...part,
    transform: [...(shared.transform ?? []), ...(part.transform ?? [])],
  }));
}

// The order of strategies is given by the page; a template on its own takes it from its data. So is the room for names.
const withOrderGiven = (params = []) =>
  params.flatMap((param) => (param.name === "order" ? { name: "order", value: [] }
    : param.name === "axis_width" ? [param, { name: "wrap_at", value: 0 }] : param));

// A name beside an axis takes two lines where it has more than wrap_at letters (0: never), keys of parameters also behind
// their dot.
function inTwoLines(field) {
  const text = field === "parameter" ? "replace(datum.label, '.', '. ')" : "datum.label";
  const cut = `lastindexof(slice(${text}, 0, wrap_at + 1), ' ')`;
  return `wrap_at && length(datum.label) > wrap_at && ${cut} > 0 ? [slice(${text}, 0, ${cut}), slice(${text}, ${cut} + 1)] : datum.label`;
}

// Eight colours, dashes and shapes would begin anew with the ninth strategy: with each round of colours dashes move on by
// one and shapes by three, so that no two strategies look alike.
const rounds = 8;

function told(node) {
  if (Array.isArray(node)) return node.map(told);
  if (node === null || typeof node !== "object") return node;
  const result = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, told(value)]));
  for (const [channel, by] of [["strokeDash", 1], ["shape", 3]]) {
    const scale = result[channel]?.scale;
    const range = scale?.range;
    if (range?.length === rounds && scale.domain?.expr === "order")
      scale.range = Array.from({ length: rounds * rounds }, (_, i) => range[(i + by * Math.floor(i / rounds)) % rounds]);
  }
  if (result.y?.axis?.labelLimit?.expr === "axis_width") result.y.axis.labelExpr = inTwoLines(result.y.field);
  return result;
}

function compilePanel(panel, theme, names) {
  const { title, description, ...rest } = told(panel);
  const config = { ...theme, aria: false, mark: { ...theme.mark, tooltip: null } };
  const vega = compile({ ...rest, params: withOrderGiven(rest.params), config }).spec;
  const used = new Set();
  const result = coloursToSignals(vega, names, used);
  const values = Object.fromEntries(Object.entries(names).map(([value, name]) => [name, value]));
  result.signals = [...[...used].map((name) => ({ name, value: values[name] })), ...(result.signals ?? [])];
  delete result.$schema;
  delete result.background;
  return result;
}

export function compileFigures(folder, stylePath) {
  const names = colourNames(readFileSync(stylePath, "utf8"));
  const theme = readJson(join(folder, "theme.json")).config;
  const figures = {};
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".vl.json")).sort()) {
    const name = file.slice(0, -".vl.json".length);
    figures[name] = panelsOf(readJson(join(folder, file))).map((panel) => compilePanel(panel, theme, names));
  }
  return figures;
}
