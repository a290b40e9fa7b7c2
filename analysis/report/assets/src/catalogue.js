// For each figure: its panels with the data, the parameters and the points of each, for what the reader has chosen.
// A point is {x, y, series, words}: where it lies on the panel's scales, and what is said about it.
import { distinct, extent } from "./data.js";
import { between, number, percent, signed, years } from "./words.js";

const of = (field, value) => (row) => row[field] === value;
const chosen = (figure, name, choice) =>
  figure.datasets[name].filter((row) => choice.strategies.includes(row.strategy));
const range = ([low, high]) => ({ low, high });
// Left out where the name says it.
const unitOf = (figure, outcome) => {
  const unit = figure.units[outcome];
  return unit && !labelOf(figure, outcome).includes(unit) ? ` (${unit})` : "";
};
const labelOf = (figure, outcome) => figure.labels[outcome] ?? outcome.replaceAll("_", " ");
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

// Where a few histories lie far above the middle, a logarithmic scale from a value on; else one that is linear throughout.
function scaleFor(bands, { low, high }) {
  const middles = bands.map((row) => row.q50).sort((a, b) => a - b);
  const middle = middles[Math.floor(middles.length / 2)] ?? 0;
  if (low < 0 || high < 50 * (1 + middle)) return { params: { linear_below: 1e4 * Math.max(Math.abs(low), Math.abs(high)) }, words: "" };
  const ticks = [0, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7].filter((tick) => tick <= 1.2 * high);
  return { params: { linear_below: 10, ticks_at: ticks }, words: ", logarithmic above 10" };
}

const outlook = {
  choose: ["outcome", "strategies"],
  panels(figure, choice) {
    const rows = (name) => chosen(figure, name, choice).filter(of("outcome", choice.outcome));
    const bands = rows("bands");
    const histories = rows("histories");
    const limits = range(extent([...bands, ...histories], ["q05", "q95", "value"]));
    if (limits.low > 0) limits.low = 0;
    const scale = scaleFor(bands, limits);
    const heading = `${capital(labelOf(figure, choice.outcome))}${unitOf(figure, choice.outcome)}${scale.words}. Line: the middle; bands: half and nine in ten of histories; thin lines: single ones; dots: one chance in twenty each, at the end`;
    return choice.strategies.map((strategy) => ({
      title: strategy, heading,
      data: {
        bands: bands.filter(of("strategy", strategy)),
        histories: histories.filter(of("strategy", strategy)),
        dots: rows("dots").filter(of("strategy", strategy)),
      },
      params: { strategy, outcome: choice.outcome, ...limits, ...scale.params },
      points: bands.filter(of("strategy", strategy)).map((row) => ({
        x: (row.month + 1) / 12, y: row.q50, series: strategy,
        words: `${strategy}, ${years(row.month + 1)}: middle ${number(row.q50)}; half of histories ${between(row.q25, row.q75)}; nine in ten ${between(row.q05, row.q95)}`,
      })),
    }));
  },
};

const forest = {
  choose: ["outcome", "strategies"], all: true, wide: "24rem",
  panels(figure, choice) {
    const rows = chosen(figure, "rows", choice).filter(of("outcome", choice.outcome));
    const hundred = chosen(figure, "hundred", choice).filter(of("outcome", choice.outcome));
    const first = rows[0];
    const label = first ? `${first.label}${first.unit ? ` (${first.unit})` : ""}` : labelOf(figure, choice.outcome);
    const [low, high] = extent(rows, ["lo", "hi", "diff"]);
    return [
      {
        title: `${capital(label)}: difference to the reference, 95 % interval; triangle: better or worse when all are looked at together; circle: not told from none`,
        data: { rows }, template: 0, params: { outcome: choice.outcome, low: Math.min(low, 0), high: Math.max(high, 0) },
        points: rows.map((row) => ({
          x: row.diff, y: row.strategy, series: row.strategy,
          words: `${row.strategy}: ${signed(row.diff)} ${row.unit ?? ""}, 95 % interval ${between(row.lo, row.hi)}${row.mark === "unclear" ? ", not told from none when all are looked at together" : `, ${row.mark} when all are looked at together`}`,
        })),
      },
      {
        title: "Of 100 matched histories: better, the same, worse",
        data: { hundred }, template: 1, params: { outcome: choice.outcome },
        points: hundred.map((row) => ({
          x: row.better / 2, y: row.strategy, series: row.strategy,
          words: `${row.strategy}: of 100 matched histories ${row.better} better, ${row.same} the same, ${row.worse} worse`,
        })),
      },
    ];
  },
};

// Lines of all chosen strategies in each panel, one panel for each value of the fields.
function linePanels({ dataset, fields, x, y, bounds, zero, title, words, wide }) {
  return {
    choose: ["strategies"], key: true, wide,
    panels(figure, choice) {
      const rows = chosen(figure, dataset, choice);
      const keys = distinct(rows.map((row) => ({ key: fields.map((field) => row[field]).join("\u0000") })), "key");
      return keys.map((key) => {
        const values = key.split("\u0000");
        const own = rows.filter((row) => fields.every((field, i) => String(row[field]) === values[i]));
        const comparable = rows.filter((row) => !bounds.by || row[bounds.by] === own[0][bounds.by]);
        const [low, high] = extent(comparable, bounds.fields);
        const [bandLow, bandHigh] = extent(comparable.filter(of("strategy", figure.order[0])), bounds.band ?? bounds.fields);
        const banded = choice.strategies.includes(figure.order[0]);
        const limits = banded ? { low: Math.min(low, bandLow), high: Math.max(high, bandHigh) } : { low, high };
        if (zero && limits.low > 0) limits.low = 0;
        return {
          title: title(own[0]), data: { [dataset]: own }, params: limits,
          points: own.map((row) => ({ x: x(row), y: row[y], series: row.strategy, words: words(row, figure) })),
        };
      });
    },
  };
}

const attitudes = linePanels({
  dataset: "lines", fields: ["who", "what"], x: (row) => (row.month + 1) / 12, y: "mean", wide: "26rem",
  bounds: { fields: ["mean"], band: ["q25", "q75"], by: "what" },
  title: (row) => capital(`${row.what} of ${row.who}`),
  words: (row) => `${row.strategy}, ${row.what} of ${row.who}, ${years(row.month + 1)}: mean ${number(row.mean)}; half of histories ${between(row.q25, row.q75)}`,
});

const causes = linePanels({
  dataset: "curves", fields: ["cause"], x: (row) => row.month / 12, y: "incidence", wide: "26rem", zero: true,
  bounds: { fields: ["incidence"], band: ["lo", "hi"] },
  title: (row) => capital(row.cause),
  words: (row) => `${row.strategy}, ${row.cause}, ${years(row.month)} after the accord: ${percent(row.incidence)} of accords, 95 % interval ${percent(row.lo)} to ${percent(row.hi)}`,
});

const acceptability = linePanels({
  dataset: "curves", fields: [], x: (row) => row.willingness, y: "probability", wide: "100%", zero: true,
  bounds: { fields: ["probability"] },
  title: () => "How likely each strategy is the best buy",
  words: (row, figure) => `${row.strategy}, the best buy at ${number(row.willingness)} price units for ${labelOf(figure, "one_effect")}: ${percent(row.probability)}`,
});

// As people call them.
const stateWords = {
  war: "at war", ceasefire: "ceasefire", talks: "in talks", implementing: "implementing an accord",
  relapsed: "fighting again after one", ended: "ended by victory",
};

const states = {
  choose: ["strategies"], states: stateWords,
  panels: (figure, choice) => choice.strategies.map((strategy) => {
    const areas = figure.datasets.areas.filter(of("strategy", strategy));
    const below = new Map();
    return {
      title: strategy, data: { areas },
      points: areas.map((row) => {
        const from = below.get(row.month) ?? 0;
        below.set(row.month, from + row.share);
        return {
          x: (row.month + 1) / 12, y: from + row.share / 2, series: row.state,
          words: `${strategy}, ${years(row.month + 1)}: ${percent(row.share)} ${stateWords[row.state] ?? row.state}`,
        };
      }),
    };
  }),
};

const implementation = {
  choose: ["strategies"],
  panels: (figure, choice) => choice.strategies.map((strategy) => {
    const model = figure.datasets.model.filter(of("strategy", strategy));
    return {
      title: strategy, heading: "Share carried out. Line: the middle; bands: half and nine in ten of simulated accords; dotted: real accords",
      data: { model, measured: figure.datasets.measured ?? [] },
      points: [
        ...model.map((row) => ({
          x: row.year, y: row.q50, series: strategy,
          words: `${strategy}, year ${row.year} after the accord: middle ${percent(row.q50)} carried out; half of histories ${percent(row.q25)} to ${percent(row.q75)}; nine in ten ${percent(row.q05)} to ${percent(row.q95)}`,
        })),
        ...(figure.datasets.measured ?? []).map((row) => ({
          x: row.year, y: row.index, series: row.accord,
          words: `Measured, ${row.accord}, year ${row.year}: ${percent(row.index)} carried out`,
        })),
      ],
    };
  }),
};

const regionName = (region) => (typeof region === "number" ? `region ${region}` : region);
const measures = ["violence", "money", "troops", "confidence"];

const map = {
  choose: ["strategy", "month"], wide: "13rem", months: "values",
  panels(figure, choice) {
    const places = new Map(figure.datasets.places.map((place) => [place.region, place]));
    const { strategy, month } = choice;
    // The largest of all strategies and months, so that circles can be compared.
    const now = figure.datasets.values.filter((row) => row.strategy === strategy && row.month === month);
    return measures.map((measure) => ({
      title: capital(measure),
      data: { values: figure.datasets.values, places: figure.datasets.places },
      params: { strategy, month, measure_shown: measure },
      points: now.map((row) => ({
        x: places.get(row.region)?.x, y: places.get(row.region)?.y, series: row.region,
        words: `${capital(regionName(row.region))}, ${measure}, month ${row.month}: ${number(row[measure])}`,
      })),
    }));
  },
};

const thirdParties = {
  choose: ["strategy", "month"], wide: "100%", months: "nodes",
  panels(figure, choice) {
    const { strategy, month } = choice;
    const now = (row) => row.strategy === strategy && row.month === month;
    const links = (figure.datasets.links ?? []).filter(now);
    return [{
      title: strategy,
      data: { nodes: figure.datasets.nodes, links: figure.datasets.links ?? [] }, params: { strategy, month },
      points: figure.datasets.nodes.filter(now).map((row) => {
        const own = links.filter((link) => link.a === row.id || link.b === row.id);
        return {
          x: row.x, y: row.y, series: row.id,
          words: `${row.id} (${row.type}): ${row.engaged ? "engaged" : "not engaged"}, weight ${number(row.weight)}, says nearly the same as ${own.length} other${own.length === 1 ? "" : "s"}`,
        };
      }),
    }];
  },
};

// Names that fit beside their points without touching one another, those drawn on the page first, then the largest
// effects; the others are told by the key. Lengths in pixels, for a plot as wide as the room.
function namesThatFit(figure, rows, room) {
  const width = Math.max(200, room - 70);
  const height = 340;
  const [left, right] = extent(rows, ["cost_lo", "cost_hi"]);
  const [low, high] = extent(rows, ["effect_lo", "effect_hi"]);
  const boxes = [];
  const apart = (a) => boxes.every((b) => a.x + a.w < b.x || b.x + b.w < a.x || a.y + a.h < b.y || b.y + b.h < a.y);
  const rank = (row) => (figure.shown.includes(row.strategy) ? 1 : 0) * 1e3 + Math.abs(row.effect) / (high - low);
  const fitting = new Set();
  const limit = Math.min(170, 0.27 * room);
  for (const row of [...rows].sort((a, b) => rank(b) - rank(a))) {
    const w = Math.min(limit, 7 * row.strategy.length) + 14;
    const x = (width * (row.cost - left)) / (right - left);
    const box = { x: x - w - 4, w: 2 * w + 8, y: height - (height * (row.effect - low)) / (high - low) - 18, h: 17 };
    if (!apart(box)) continue;
    boxes.push(box);
    fitting.add(row.strategy);
  }
  return fitting;
}

const plane = {
  choose: ["strategies"], all: true, key: true, wide: "100%", room: true,
  panels(figure, choice) {
    const rows = chosen(figure, "rows", choice);
    const fitting = namesThatFit(figure, rows, choice.room);
    const all = fitting.size === rows.length;
    return [{
      title: `Against the reference: cost across, ${labelOf(figure, "effect")} up; lines are 95 % intervals${all ? "" : ", drawn for those with their name; the key tells the others"}`,
      data: { rows: rows.map((row) => ({ ...row, label: fitting.has(row.strategy) ? row.strategy : "" })) },
      points: rows.map((row) => ({
        x: row.cost, y: row.effect, series: row.strategy,
        words: `${row.strategy}: cost ${number(row.cost)} (${between(row.cost_lo, row.cost_hi)}), effect ${signed(row.effect)} (${between(row.effect_lo, row.effect_hi)}); ${row.status}`,
      })),
    }];
  },
};

const weak = (figure) => figure.datasets.cells.some((row) => row.weak);

const regret = {
  choose: ["strategies"], all: true, wide: "100%", room: true,
  panels: (figure, choice) => [{
    title: `Regret in “${labelOf(figure, "effect")}”: how far behind the best strategy of that world${figure.units.effect ? `, in ${figure.units.effect}` : ""}; 0 is the best${weak(figure) ? "; grey: one or two histories, too few to say" : ""}`,
    data: { cells: chosen(figure, "cells", choice) },
    params: { tilt: distinct(figure.datasets.cells, "world").length > 4 || choice.room < 700 ? -30 : 0 },
    points: chosen(figure, "cells", choice).map((row) => ({
      x: row.world, y: row.strategy, series: row.strategy,
      words: `${row.strategy} in the world “${row.world}”: ${number(row.value)}, which is ${row.said} behind the best there; ${row.histories} histories${row.weak ? ", too few to say" : ""}`,
    })),
  }],
};

const measureWords = { mu_star: "strength", sigma: "spread", first: "alone", total: "with interactions", mu: "mean" };

const drivers = {
  choose: ["outcome", "strategy", "method"], wide: "100%",
  panels(figure, { outcome, strategy, method }) {
    const bars = figure.datasets.bars.filter((row) =>
      row.outcome === outcome && row.strategy === strategy && row.method === method);
    return [{
      title: `${strategy} · ${labelOf(figure, outcome)}`, data: { bars }, params: { outcome, strategy, method },
      points: bars.filter((row) => row.measure !== "mu").map((row) => ({
        x: row.value, y: row.parameter, series: row.parameter,
        words: `${row.parameter}${figure.labels[row.parameter] ? ` (${figure.labels[row.parameter]})` : ""}, ${measureWords[row.measure] ?? row.measure}: ${number(row.value)}, interval ${between(row.lo, row.hi)}`,
      })),
    }];
  },
};

const convergence = {
  choose: ["outcome", "strategies"], key: true, wide: "100%",
  panels(figure, choice) {
    const lines = chosen(figure, "lines", choice).filter((row) => row.outcome === choice.outcome && row.half_width > 0);
    return [{
      title: `${capital(labelOf(figure, choice.outcome))}: half-width of the 95 % interval${unitOf(figure, choice.outcome)}`,
      data: { lines }, params: { outcome: choice.outcome },
      points: lines.map((row) => ({
        x: row.n, y: row.half_width, series: row.strategy,
        words: `${row.strategy}, ${row.n} histories: plus or minus ${number(row.half_width)}`,
      })),
    }];
  },
};

const evidence = {
  choose: [], wide: "100%",
  panels(figure) {
    const { rows } = figure.datasets;
    return [{
      title: "Published band from 0 to 1, and the model's value against it",
      data: { rows },
      points: rows.map((row) => ({
        x: Math.min(2.2, Math.max(-1.2, (row.ours - row.low) / (row.high > row.low ? row.high - row.low : 1))), y: row.name,
        series: row.name,
        words: `${row.name}${row.how ? `, ${row.how}` : ""}: published ${row.published} (band ${between(row.low, row.high)}), ours ${number(row.ours)}: ${row.inside ? "inside" : "outside"}`,
      })),
    }];
  },
};

const hindcast = {
  choose: [], wide: "14rem",
  panels: (figure) => distinct(figure.datasets.paths, "accord").map((accord) => {
    const paths = figure.datasets.paths.filter((row) => row.accord === accord);
    return {
      title: accord, heading: "Share carried out. Full line with diamonds: on record; broken line: the model's middle; bands: half and nine in ten of its histories",
      data: { paths },
      points: paths.map((row) => ({
        x: row.year, y: row.observed ?? row.q50, series: accord,
        words: `${accord}, year ${row.year}: on record ${row.observed === null ? "nothing" : percent(row.observed)}; the model's middle ${percent(row.q50)}, nine in ten ${percent(row.q05)} to ${percent(row.q95)}`,
      })),
    };
  }),
};

export const catalogue = {
  outlook, forest, attitudes, causes, states, implementation, map, third_parties: thirdParties, plane, acceptability,
  regret, drivers, convergence, evidence, hindcast,
};
