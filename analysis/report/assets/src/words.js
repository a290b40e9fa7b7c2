// Numbers as people read them.
export function number(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return "not known";
  const digits = Math.abs(value) >= 1000 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 };
  return value.toLocaleString("en", digits).replace("-", "−");
}
export const percent = (value) => (value === null ? "not known" : `${number(100 * value)} %`);
export const signed = (value) => (value > 0 ? `+${number(value)}` : number(value));
export const years = (months) => `year ${number(months / 12)}`;
export const between = (low, high) => `${number(low)} to ${number(high)}`;
