// Numbers as people read them, digit for digit as the program writes them in the page's drawings and tables (numbers.cpp).

// What lies in the middle goes to the even digit, as there; toFixed would take it up.
function fixed(value, digits) {
  if (Math.abs(value * 2 ** (digits + 1)) % 2 !== 1) return value.toFixed(digits);
  const below = Math.floor(value * 10 ** digits);
  return ((below % 2 === 0 ? below : below + 1) / 10 ** digits).toFixed(digits);
}

const grouped = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, "\u202f");

function magnitude(value) {
  if (value >= 9999.5) return grouped(fixed(value, 0));
  return fixed(value, value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : value >= 0.01 ? 3 : 4);
}

function told(value, plus) {
  if (value === null || value === undefined || Number.isNaN(value)) return "not known";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const text = magnitude(Math.abs(value));
  return /^[0.]*$/.test(text) ? "0" : (value < 0 ? "−" : plus) + text;
}

export const number = (value) => told(value, "");
export const signed = (value) => told(value, "+");
export function percent(share) {
  if (share === null || share === undefined || !Number.isFinite(share)) return "not known";
  const hundredths = 100 * share;
  return `${fixed(hundredths, hundredths !== 0 && Math.abs(hundredths) < 9.95 ? 1 : 0)}\u00a0%`;
}
export const years = (months) => `year ${Math.round((100 * months) / 12) / 100}`;
export const between = (low, high) => `${number(low)} to ${number(high)}`;
