// How each outcome is told: what of, in which unit, with how many digits, and the smallest difference that matters (the
// program's table of outcomes).
import { nothing, number, shown, t } from "./words.js";

const fixed = (digits) => (size) => shown(size, digits, true);
const people = (size) => shown(size, size < 9.95 ? 1 : 0, true);
const money = (size) => shown(size, size < 10 ? 3 : 1, true);
const conflicts = { factor: 100, size: fixed(1), unit: "unit.conflicts", matters: 0.02 };
const level = { factor: 100, size: fixed(1), unit: "unit.points", matters: 0.02 };
const lower = (one) => ({ ...one, better: -1 });
const table = {
  holds_5y: conflicts, accord: conflicts, relapse_5y: lower(conflicts), implementation_5y: level,
  deaths: { factor: 1, size: people, unit: "unit.deaths", matters: 0.02, relative: true, better: -1 },
  quiet_late: { factor: 5, size: fixed(2), unit: "unit.years", matters: 0.02 },
  citizens_confidence: level, citizens_cynicism: lower(level), parties_confidence: level, parties_cynicism: lower(level),
  third_parties_confidence: level, third_parties_cynicism: lower(level),
  cost: { factor: 1, size: money, unit: "unit.price", matters: 0.05, relative: true, better: -1 },
};
const other = { factor: 1, size: (size) => number(size), unit: "", matters: 0 };
const of = (outcome) => table[outcome] ?? other;

export const outcomes = Object.keys(table);
export const measured = (outcome) => outcome in table;
export const counted = (outcome) => of(outcome).unit === "unit.conflicts"; // what a conflict has or has not
export const better = (outcome) => of(outcome).better ?? 1;
export const factor = (outcome) => of(outcome).factor;
export const unitOf = (outcome) => (of(outcome).unit ? t(of(outcome).unit) : "");
export const smallest = (outcome, reference) => of(outcome).matters * (of(outcome).relative ? Math.abs(reference) : 1);

// A size without a sign; a difference with one, unless nothing is left of it.
export const sizeText = (value, outcome) => (Number.isFinite(value) ? of(outcome).size(Math.abs(of(outcome).factor * value)) : "–");
export function differenceText(value, outcome) {
  const size = sizeText(value, outcome);
  return nothing(size) ? size : (value < 0 ? "−" : "+") + size;
}
export const amount = (value, outcome) => `${sizeText(value, outcome)} ${unitOf(outcome)}`.trim();
export const perCent = (share) => {
  if (!Number.isFinite(share)) return "–";
  const size = shown(100 * Math.abs(share), 1, true);
  return `${nothing(size) ? "" : share < 0 ? "−" : "+"}${size} %`;
};
