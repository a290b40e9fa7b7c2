// The parts of Vega that the figures use.
import { transforms } from "vega-dataflow";
import * as encodings from "vega-encode";
import { expressionInterpreter } from "vega-interpreter";
import { parse } from "vega-parser";
import * as plain from "vega-transforms";
import { View } from "vega-view";
import * as placed from "vega-view-transforms";

Object.assign(transforms, plain, placed, encodings);

const silent = 0;

// A view drawn as SVG into `container`; signals and data that the specification does not know are passed over.
export function viewOf(specification, { data, signals, container }) {
  const view = new View(parse(specification, {}, { ast: true }), {
    expr: expressionInterpreter, renderer: "svg", logLevel: silent, container, hover: false,
  });
  const known = new Set(specification.data.map((dataset) => dataset.name));
  for (const [name, rows] of Object.entries(data)) if (known.has(name)) view.data(name, rows);
  setSignals(view, specification, signals);
  return view;
}

export function setSignals(view, specification, values) {
  for (const { name } of specification.signals)
    if (values[name] !== undefined) view.signal(name, values[name]);
}
