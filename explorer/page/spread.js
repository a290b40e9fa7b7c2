// The middle half of a distribution, from how the program tells it: "uniform 0.2 to 0.85", "1 + Poisson (mean 1) at most 4".
const figure = "(-?[\\d.]+(?:e[+-]?\\d+)?)";
const form = (words) => new RegExp(`^${words.replaceAll("#", figure)}$`);

// The value below which the share u of a density lies, by adding it up in small steps.
function below(density, low, high, u) {
  const steps = 4000;
  const width = (high - low) / steps;
  const parts = Array.from({ length: steps }, (_, i) => density(low + width * (i + 0.5)));
  let left = u * parts.reduce((sum, one) => sum + one, 0);
  for (let i = 0; i < steps; ++i) {
    if (left <= parts[i]) return low + width * (i + left / parts[i]);
    left -= parts[i];
  }
  return high;
}
const normal = (u) => below((x) => Math.exp(-x * x / 2), -7, 7, u);
function poisson(mean, u) {
  let share = Math.exp(-mean);
  let value = 0;
  for (let sum = share; sum < u && value < 1000; sum += share) share *= mean / ++value;
  return value;
}
function choice(text, u) {
  let sum = 0;
  const values = [...text.matchAll(new RegExp(`${figure} \\(${figure} %\\)`, "g"))].map(([, value, share]) => [Number(value), Number(share) / 100]);
  return (values.find(([, share]) => (sum += share) >= u - 1e-9) ?? values.at(-1))[0];
}

const shapes = [
  [form("#"), (value) => () => value],
  [form("uniform # to #"), (low, high) => (u) => low + (high - low) * u],
  [form("log-uniform # to #"), (low, high) => (u) => low * (high / low) ** u],
  [form("normal \\(mean #, SD #\\)"), (mean, sd) => (u) => mean + sd * normal(u)],
  [form("log-normal \\(median #, SD of log #\\)"), (median, sd) => (u) => median * Math.exp(sd * normal(u))],
  [form("beta \\(#, #\\)"), (a, b) => (u) => below((x) => x ** (a - 1) * (1 - x) ** (b - 1), 0, 1, u)],
  [form("(?:# \\+ )?Poisson \\(mean #\\)"), (least, mean) => (u) => least + poisson(mean, u)],
];

// share u to the value below which that share of what is drawn lies; null where the text tells no distribution.
function quantile(text) {
  const [, share, rest] = text.match(/^([\d.]+) %: (.*), else 0$/) ?? [null, 100, text];
  const [, shape, least, most] = rest.match(new RegExp(`^(.*?)(?: within ${figure} to ${figure})?$`)) ?? [];
  const [, bare, kind, limit] = shape.match(new RegExp(`^(.*?)(?: at (least|most) ${figure})?$`));
  const low = Number(least ?? (kind === "least" ? limit : -Infinity));
  const high = Number(most ?? (kind === "most" ? limit : Infinity));
  const known = shapes.find(([words]) => words.test(bare));
  const drawn = known ? known[1](...bare.match(known[0]).slice(1).map((one) => Number(one ?? 0)))
    : /^\S+ \(\S+ %\)(, |$)/.test(bare) ? (u) => choice(bare, u) : null;
  if (!drawn) return null;
  const zeros = 1 - Number(share) / 100;
  return (u) => (zeros > 0 && u <= zeros ? 0 : Math.min(Math.max(drawn((u - zeros) / (1 - zeros)), low), high));
}

// [low, high] of the middle half of what is drawn; null where the text tells no distribution.
export function middleHalf(text) {
  const at = quantile(text);
  return at && [at(0.25), at(0.75)];
}
