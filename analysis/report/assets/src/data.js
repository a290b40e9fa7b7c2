// A column's values: as they are, one round of what comes again and again, or each run with its length.
function unpacked(values, count) {
  if (Array.isArray(values)) return values;
  if (values.round) return Array.from({ length: count }, (_, i) => values.round[i % values.round.length]);
  const all = [];
  for (let i = 0; i < values.runs.length; i += 2)
    for (let n = 0; n < values.runs[i + 1]; ++n) all.push(values.runs[i]);
  return all;
}

// The figure's data as it comes with the page: by rows, or by columns to be shorter.
function rowsOf(dataset) {
  if (Array.isArray(dataset)) return dataset;
  const count = dataset.rows;
  const names = Object.keys(dataset.columns);
  const columns = names.map((name) => {
    const column = dataset.columns[name];
    return column.levels ? unpacked(column.codes, count).map((code) => column.levels[code]) : unpacked(column, count);
  });
  return Array.from({ length: count }, (_, i) => Object.fromEntries(names.map((name, c) => [name, columns[c][i]])));
}

const longest = 60;

// Names as charts show them: a name may be of any length, and two may begin alike.
function shortNames(names) {
  const used = new Set();
  const short = new Map();
  for (const name of names) {
    let text = [...name.slice(0, 4 * longest)].slice(0, longest).join("").replace(/\s+/g, " ");
    if (text.length < name.length) text = `${text.slice(0, longest - 1)}…`;
    for (let n = 2; used.has(text); ++n) text = `${text.slice(0, longest - 4)}… ${n}`;
    used.add(text);
    short.set(name, text);
  }
  return short;
}

export function readFigure(element) {
  const given = JSON.parse(element.querySelector("script.figure-data").textContent);
  const full = Object.fromEntries(Object.entries(given.datasets).map(([name, data]) => [name, rowsOf(data)]));
  const present = new Set(Object.values(full).flatMap((rows) => rows.map((row) => row.strategy)));
  const named = given.order ?? [...present].filter((name) => name !== undefined);
  const first = (given.shown ?? named).filter((name) => named.includes(name));
  // The drawn ones first: a strategy has the same colour here and in the drawing.
  const order = [...first, ...named.filter((name) => !first.includes(name))];
  const short = shortNames(order);
  const shorten = (row) => (row.strategy === undefined ? row : { ...row, strategy: short.get(row.strategy) ?? row.strategy });
  return {
    name: element.dataset.figure,
    full,
    datasets: Object.fromEntries(Object.entries(full).map(([name, rows]) => [name, rows.map(shorten)])),
    order: order.map((name) => short.get(name)),
    available: order.filter((name) => present.has(name)).map((name) => short.get(name)),
    shown: first.filter((name) => present.has(name)).map((name) => short.get(name)),
    chosen: (given.chosen ?? []).filter((name) => present.has(name)).map((name) => short.get(name)),
    units: given.units ?? {},
    labels: given.labels ?? {},
    month: given.month,
  };
}

export const distinct = (rows, field) => [...new Set(rows.map((row) => row[field]))].filter((value) => value !== undefined);

export function extent(rows, fields) {
  let low = Infinity;
  let high = -Infinity;
  for (const row of rows)
    for (const field of fields) {
      const value = row[field];
      if (!Number.isFinite(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  return low < high ? [low, high] : Number.isFinite(low) ? [low - 0.5, low + 0.5] : [0, 1];
}
