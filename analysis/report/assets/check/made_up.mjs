// A page with every figure and made-up numbers: node made_up.mjs PAGE_JS PAGE_CSS OUTPUT
// It shows the script all datasets there can be, and names that try to break out.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";

export const hostile = ["baseline", "joint analysis", "<script>throw 'ran'</script>", "</style><img src=x onerror=alert(1)>",
  "x".repeat(10000), "مبعوثون \u202e محليون", "=HYPERLINK(\"http://x.invalid\",\"y\")", "@SUM(1)", "placebo", "more money", "stay engaged"];
const months = Array.from({ length: 60 }, (_, i) => 4 * i);
const outcomes = ["violence", "holds_5y"];
let state = 7;
const chance = () => (state = (state * 16807) % 2147483647) / 2147483647;
const each = (items, make) => items.flatMap(make);
const shares = (n) => {
  const parts = Array.from({ length: n }, () => 0.1 + chance());
  const sum = parts.reduce((a, b) => a + b);
  return parts.map((part) => part / sum);
};
const curve = (s, month) => 0.2 + 0.05 * s + 0.4 * (month / 240) ** 0.7;

function figures(names) {
  const lines = (make) => each(names, (strategy, s) => each(months, (month) => make(strategy, s, month)));
  const states = ["war", "ceasefire", "talks", "implementing", "relapsed", "ended"];
  const regions = ["north", "south", "delta", "capital"];
  const third parties = ["UN", "AU", "A donor", "B donor", "NGO", "neighbour"];
  return {
    outlook: {
      bands: lines((strategy, s, month) => outcomes.map((outcome) => {
        const m = curve(s, month);
        return { strategy, outcome, month, q05: m * 0.4, q25: m * 0.8, q50: m, q75: m * 1.2, q95: m * 1.6 };
      })),
      histories: each(names, (strategy, s) => each(outcomes, (outcome) => each([...Array(20).keys()], (run) => {
        const lift = 0.5 + chance();
        return months.map((month) => ({ strategy, outcome, run, month, value: lift * curve(s, month) + 0.04 * chance() }));
      }))),
      dots: each(names, (strategy, s) => each(outcomes, (outcome) =>
        [...Array(20).keys()].map((i) => ({ strategy, outcome, i, value: curve(s, 240) * (0.4 + 0.06 * i) })))),
    },
    forest: {
      rows: each(names.slice(1), (strategy, s) => outcomes.map((outcome) => {
        const diff = 0.1 * (s - 2);
        return { strategy, outcome, label: outcome.replaceAll("_", " "), unit: "share", better: 1, diff, lo: diff - 0.12, hi: diff + 0.12, mark: ["better", "worse", "otherwise", "unclear"][s % 4] };
      })),
      hundred: each(names.slice(1), (strategy, s) => outcomes.map((outcome) => ({ strategy, outcome, better: 10 + 6 * s, same: 70 - 8 * s, worse: 20 + 2 * s }))),
    },
    attitudes: {
      lines: lines((strategy, s, month) => each(["citizens", "parties", "third parties"], (who, w) =>
        ["confidence", "cynicism"].map((what, a) => {
          const mean = a === 0 ? curve(s, month) : 0.9 - curve(s, month) + 0.05 * w;
          return { strategy, who, what, month, q25: mean - 0.1, mean, q75: mean + 0.1 };
        }))),
    },
    causes: {
      curves: lines((strategy, s, month) => ["spoilers", "no delivery", "unmet grievances", "outside support ended"].map((cause, c) => {
        const incidence = curve(s, month) * (0.1 + 0.1 * c);
        return { strategy, cause, month, incidence, lo: incidence * 0.8, hi: incidence * 1.2 };
      })),
    },
    states: { areas: lines((strategy, s, month) => shares(6).map((share, i) => ({ strategy, month, state: states[i], share }))) },
    implementation: {
      model: each(names, (strategy, s) => [...Array(11).keys()].map((year) => {
        const q = Math.min(0.8, 0.1 + year * 0.07 + 0.01 * s);
        return { strategy, year, q05: q * 0.4, q25: q * 0.8, q50: q, q75: q * 1.1, q95: q * 1.2 };
      })),
      measured: each(["Accra 2003", "Chapultepec 1992", "Rome 1992"], (accord, a) =>
        [...Array(11).keys()].map((year) => ({ accord, year, index: Math.min(0.95, 0.1 + year * 0.06 + a * 0.05) }))),
    },
    map: {
      places: regions.map((region, i) => ({ region, x: Math.cos(1.6 * i), y: Math.sin(1.6 * i) })),
      values: lines((strategy, s, month) => regions.map((region) => ({ strategy, month, region, violence: 100 * chance(), money: 5e6 * chance(), troops: 800 * chance(), confidence: chance() }))),
    },
    third_parties: {
      nodes: lines((strategy, s, month) => third parties.map((id, i) => ({ strategy, month, id, type: ["state", "organisation", "NGO"][i % 3], weight: 0.2 + 0.1 * i, engaged: (i + month) % 3 > 0, position: chance(), x: Math.cos(i), y: Math.sin(i), area: 100 + 80 * i }))),
      links: lines((strategy, s, month) => each(third parties, (a, i) => third parties.slice(i + 1).map((b) => ({ strategy, month, a, b, agreement: 2 * chance() - 1 })))),
    },
    plane: {
      rows: names.map((strategy, s) => ({ strategy, cost: 1e6 * s, cost_lo: 1e6 * s - 2e5, cost_hi: 1e6 * s + 2e5, effect: 0.03 * s - 0.05, effect_lo: 0.03 * s - 0.1, effect_hi: 0.03 * s, status: "frontier" })),
    },
    acceptability: { curves: each(names, (strategy, s) => [...Array(21).keys()].map((i) => ({ strategy, willingness: i * 1e6, probability: (s + 1) / 45 }))) },
    regret: { cells: each(names, (strategy, s) => ["as assumed", "fragmented donors", "lootable rents", "weak state"].map((world, w) => {
      const step = Math.floor(7 * chance());
      return { strategy, world, value: chance(), regret: step, said: String(step), heat: (step + 1) / 7, histories: w === 3 ? 2 : 40, weak: w === 3, dense: step > 4 && w < 3 };
    })) },
    drivers: {
      bars: each(names.slice(0, 2), (strategy) => each(outcomes, (outcome) => each(["morris", "sobol"], (method) =>
        each([...Array(18).keys()], (k) => (method === "morris" ? ["mu", "mu_star", "sigma"] : ["first", "total"]).map((measure) => {
          const value = chance() / (k + 1);
          return { strategy, outcome, method, parameter: `group.parameter_${k}`, measure, value, lo: value * 0.8, hi: value * 1.2, rank: k + 1 };
        }))))),
    },
    convergence: { lines: each(names.slice(1), (strategy, s) => each(outcomes, (outcome) => [20, 40, 80, 160, 320].map((n) => ({ strategy, outcome, n, half_width: (0.8 + 0.1 * s) / Math.sqrt(n) })))) },
    hindcast: {
      paths: each(names.slice(0, 3), (accord) => [...Array(10).keys()].map((i) => ({
        accord, year: i + 1, q05: 0.1, q25: 0.3, q50: 0.5, q75: 0.7, q95: 0.9, observed: i < 7 ? 0.05 * i + 0.3 : null }))),
    },
    evidence: {
      rows: [...Array(40).keys()].map((i) => {
        const ours = 2.4 * chance() - 0.5;
        return { id: `published-estimate-${i}`, name: `Published estimate ${i}`, published: 0.5, low: 0, high: 1, ours, ours_low: ours - 0.1, ours_high: ours + 0.1, inside: ours >= 0 && ours <= 1 };
      }),
    },
  };
}

const byColumns = (rows) => ({
  rows: rows.length,
  columns: Object.fromEntries(Object.keys(rows[0]).map((name) => {
    const values = rows.map((row) => row[name]);
    if (values.every((value) => value === values[0])) return [name, typeof values[0] === "string" ? { levels: [values[0]], codes: { round: [0] } } : { round: [values[0]] }];
    if (typeof values[0] !== "string") return [name, values];
    const levels = [...new Set(values)];
    return [name, { levels, codes: { runs: values.flatMap((value) => [levels.indexOf(value), 1]) } }];
  })),
});
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

export function madeUpPage(script, style) {
  const parts = Object.entries(figures(hostile)).map(([name, datasets]) => {
    const data = { template: name, order: hostile, shown: hostile.slice(0, 5),
      datasets: Object.fromEntries(Object.entries(datasets).map(([key, rows]) => [key, byColumns(rows)])) };
    return `<section><h2>Section ${name}</h2><figure id="fig-${name}" data-figure="${name}"><figcaption><strong>Question of ${name}?</strong> The finding of ${name}, with ${escaped(hostile[2])}.</figcaption>
<div class="plot"><svg class="chart" role="img" viewBox="0 0 960 100" width="960" height="100" aria-labelledby="${name}-title"><title id="${name}-title">static ${name}</title><text class="heading" x="10" y="40">static drawing of ${name}</text></svg></div>
<div class="tools"></div><details class="data"><summary>The numbers<span class="unseen"> of ${name}</span></summary><p>Here.</p></details>
<script type="application/json" class="figure-data">${JSON.stringify(data).replaceAll("<", "\\u003c")}</script></figure></section>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; img-src data: blob:"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Made up</title><style>${style}</style></head><body><a class="skip" href="#main">To the report</a><main id="main"><h1>Made up</h1>${parts.join("\n")}</main><script>${script}</script></body></html>`;
}

if (process.argv[1]?.endsWith("made_up.mjs")) {
  const [script, style, output] = process.argv.slice(2);
  writeFileSync(output, madeUpPage(readFileSync(script, "utf8"), readFileSync(style, "utf8")));
}
