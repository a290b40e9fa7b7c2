// Drawings of the program on the page: in the reader's language, and to take away as SVG or PNG.
import { all, download, drawn, h } from "./dom.js";
import { t, chartWord } from "./words.js";

export function chartNodes(html) {
  const nodes = drawn(html);
  for (const node of nodes) if (node.nodeType === 1) translate(node);
  return nodes;
}

function translate(root) {
  for (const text of all("text, title, desc, p, li bdi, td, th, caption", root)) {
    const one = text.childNodes.length === 1 && text.firstChild.nodeType === 3 ? text.firstChild : null;
    if (one) one.data = chartWord(one.data);
  }
  for (const node of [root, ...all("[aria-label]", root)])
    if (node.getAttribute?.("aria-label")) node.setAttribute("aria-label", chartWord(node.getAttribute("aria-label")));
}

const styles = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-size", "font-weight", "font-family"];
function copied(node) {
  const style = getComputedStyle(node);
  if (node.matches("[data-points]") || style.display === "none") return null;
  const copy = node.cloneNode(node.children.length === 0);
  for (const { name } of [...copy.attributes]) if (/^(data-|aria-|class$|role$|tabindex$|id$|style$)/.test(name)) copy.removeAttribute(name);
  if (!node.matches("g, svg")) for (const name of styles) copy.setAttribute(name, style.getPropertyValue(name));
  copy.append(...[...node.children].map(copied).filter(Boolean));
  return copy;
}

// Every drawing that is seen of a figure, one below the other, as one drawing with its title.
export function svgOf(figure, title) {
  const seen = all("svg.chart, svg.own", figure).filter((one) => one.getBoundingClientRect().width > 60);
  const paper = getComputedStyle(document.documentElement).getPropertyValue("--paper").trim();
  const ink = getComputedStyle(document.documentElement).getPropertyValue("--ink").trim();
  const name = "http://www.w3.org/2000/svg";
  const whole = document.createElementNS(name, "svg");
  let y = 34;
  let width = 320;
  const pieces = seen.map((one) => {
    const shared = [...all("use", one)];
    const copy = copied(one);
    for (const use of shared) { // what drawings share stands elsewhere on the page
      const target = document.getElementById(use.getAttribute("href")?.slice(1) ?? "");
      if (target) copy.prepend(...[...target.children].map(copied).filter(Boolean));
    }
    all("use", copy).forEach((use) => use.remove());
    const [, , wide, tall] = one.getAttribute("viewBox").split(" ").map(Number);
    const place = document.createElementNS(name, "g");
    place.setAttribute("transform", `translate(12 ${y})`);
    place.append(...copy.children);
    y += tall + 14;
    width = Math.max(width, wide + 24);
    return place;
  });
  const add = (tag, attributes, text = "") => {
    const node = document.createElementNS(name, tag);
    Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
    node.textContent = text;
    whole.append(node);
  };
  for (const [key, value] of Object.entries({ xmlns: name, width, height: y, viewBox: `0 0 ${width} ${y}` })) whole.setAttribute(key, value);
  whole.setAttribute("font-family", "system-ui, 'Liberation Sans', Arial, sans-serif");
  add("rect", { width, height: y, fill: paper });
  add("text", { x: 12, y: 22, "font-size": 14, "font-weight": 600, fill: ink }, title);
  whole.append(...pieces);
  return { text: new XMLSerializer().serializeToString(whole), width, height: y };
}

async function pngOf({ text, width, height }) {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await picture.decode();
  const canvas = h("canvas", { width: 2 * width, height: 2 * height });
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

export function saveButtons(figure, name, title) {
  const words = (format) => ({ "aria-label": `${t("save.as")} ${format}: ${title()}` });
  return h("div", { class: "save" },
    h("button", { class: "quiet", ...words("SVG"), onclick: () => download(`${name}.svg`, "image/svg+xml", svgOf(figure(), title()).text) }, "SVG"),
    h("button", { class: "quiet", ...words("PNG"), onclick: async () => download(`${name}.png`, "image/png", await pngOf(svgOf(figure(), title()))) }, "PNG"));
}
