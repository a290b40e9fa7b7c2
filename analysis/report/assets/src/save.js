// Figures and their data as files, and the address of a figure.
import { element } from "./elements.js";

function save(name, blob) {
  const address = URL.createObjectURL(blob);
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

// A name that a spreadsheet would take for a formula is set off by an apostrophe; numbers stay as they are.
const cell = (value) => {
  let text = value === null || value === undefined ? "" : String(value);
  if (typeof value === "string" && /^[=+\-@\t\r]/.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export function saveTable(name, rows) {
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  const text = lines.map((line) => line.map(cell).join(",")).join("\r\n");
  save(`${name}.csv`, new Blob([text, "\r\n"], { type: "text/csv;charset=utf-8" }));
}

const escaped = (text) =>
  text.replace(/[&<>"]/g, (character) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[character])
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, " "); // not allowed in XML

function wrapped(text, letters) {
  const lines = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line && line.length + word.length >= letters) {
      lines.push(line);
      line = "";
    }
    line += (line ? " " : "") + (word.length > letters ? `${word.slice(0, letters - 1)}…` : word);
  }
  return line ? [...lines, line] : lines;
}

// The panels of a figure as one drawing, laid out as they are on the page, with the question above and the finding below.
export async function svgOf({ question, heading, finding, panels, grid }) {
  const style = getComputedStyle(document.documentElement);
  const [paper, ink, muted] = ["--paper", "--ink", "--muted"].map((name) => style.getPropertyValue(name).trim());
  const frame = grid.getBoundingClientRect();
  const width = Math.ceil(Math.max(frame.width, ...panels.map(({ canvas }) =>
    canvas.getBoundingClientRect().left - frame.left + canvas.querySelector("svg").getBoundingClientRect().width))) + 32;
  const letters = Math.floor((width - 32) / 7.4);
  const font = 'font-family="system-ui, Segoe UI, Roboto, Noto Sans, Liberation Sans, Arial, sans-serif"';
  const head = [...wrapped(question, Math.floor(letters * 0.85)), ...(heading ? wrapped(heading, Math.floor(letters * 0.85)) : [])];
  const tail = wrapped(finding, letters);
  const top = 24 + 22 * head.length;
  const parts = head.map((line, i) =>
    `<text x="16" y="${28 + 22 * i}" ${font} font-size="17" font-weight="600" fill="${ink}">${escaped(line)}</text>`);
  for (const { view, canvas, title } of panels) {
    const box = canvas.getBoundingClientRect();
    const [x, y] = [box.left - frame.left + 16, box.top - frame.top + top];
    const text = title.length > box.width / 6.4 ? `${title.slice(0, Math.floor(box.width / 6.4) - 1)}…` : title;
    parts.push(`<text x="${x}" y="${y - 6}" ${font} font-size="13" font-weight="600" fill="${ink}">${escaped(text)}</text>`);
    const own = (await view.toSVG()).replace(/^[^]*?<svg /, `<svg x="${x}" y="${y}" `);
    parts.push(own);
  }
  const below = top + frame.height + 20;
  tail.forEach((line, i) =>
    parts.push(`<text x="16" y="${below + 18 * i}" ${font} font-size="13" fill="${muted}">${escaped(line)}</text>`));
  const height = Math.ceil(below + 18 * tail.length + 8);
  return {
    width, height,
    text: `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" ` +
      `viewBox="0 0 ${width} ${height}"><title>${escaped(question)}</title><desc>${escaped(finding)}</desc>` +
      `<rect width="${width}" height="${height}" fill="${paper}"/>${parts.join("")}</svg>\n`,
  };
}

export async function saveSvg(name, drawing) {
  save(`${name}.svg`, new Blob([(await svgOf(drawing)).text], { type: "image/svg+xml" }));
}

export async function savePng(name, drawing) {
  const { text, width, height } = await svgOf(drawing);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const sharp = 2;
  const canvas = element("canvas", { width: sharp * width, height: sharp * height });
  canvas.getContext("2d").drawImage(image, 0, 0, sharp * width, sharp * height);
  save(`${name}.png`, await new Promise((resolve) => canvas.toBlob(resolve, "image/png")));
}

export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = element("textarea", { value: text, className: "unseen" });
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    return copied;
  }
}
