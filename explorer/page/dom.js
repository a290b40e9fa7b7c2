import { nameOf } from "./words.js";

// Elements, written short. Texts are set as texts: nothing that comes from a file is ever read as HTML.
export function h(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else if (name in node && !name.startsWith("aria") && name !== "list" && name !== "form") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}
export const svg = (tag, attributes = {}, ...children) => {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
};
// A name that somebody gave, set apart so that its direction turns nothing around it.
export const named = (name) => h("bdi", {}, nameOf(name));
export const fill = (node, ...children) => (node.replaceChildren(...children.flat().filter(Boolean)), node);
export const $ = (selector, root = document) => root.querySelector(selector);
export const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// The program's own drawings, which it has escaped; as elements of this page. No script runs in what a parser made.
export function drawn(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  return [...parsed.body.childNodes].map((node) => document.importNode(node, true));
}

export function later(milliseconds, work) {
  let timer;
  const call = (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...values), milliseconds);
  };
  call.cancel = () => clearTimeout(timer);
  return call;
}

export function download(name, type, ...parts) {
  const link = h("a", { href: URL.createObjectURL(new Blob(parts, { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

// Work that may wait a moment, one piece at a time, so that the page always answers in between. The same work waits once.
const waiting = new Set();
export function soon(work) {
  if (waiting.size === 0) setTimeout(next);
  waiting.add(work);
}
function next() {
  const [work] = waiting;
  waiting.delete(work);
  if (waiting.size > 0) setTimeout(next);
  work?.();
}
// Work that nobody waits for yet.
export const idle = (work) => (window.requestIdleCallback ? requestIdleCallback(work, { timeout: 3000 }) : setTimeout(work, 200));
export const breath = () => new Promise((done) => setTimeout(done)); // lets the page answer before what follows

// Years below a drawing that stretches: every fifth, or every second of a few, the last with its unit.
export function ruler(years, unit) {
  const step = years > 12 ? 5 : 2;
  const marks = Array.from({ length: Math.floor(years / step) + 1 }, (_, i) => i * step);
  return h("div", { class: "ruler", "aria-hidden": "true" }, marks.map((year, i) => {
    const mark = h("span", {}, i === marks.length - 1 ? `${year} ${unit}` : year);
    mark.style.left = `${(100 * year) / years}%`; // a property, which the page's policy allows
    return mark;
  }));
}
