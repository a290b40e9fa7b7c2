// Opens pages of reports in headless Chromium, from their files, and looks at what a reader meets:
//   node browser.mjs PAGE.html...
// Every page: light and dark, phone and desk; no message of the browser, no request, WCAG 2.2 AA by axe-core, every figure
// drawn by Vega, keyboard, choices, files, print. Closes with "N passed, N failed".
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const standard = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
let passed = 0;
let failed = 0;

async function holds(what, test) {
  let problem;
  try {
    problem = await test();
  } catch (error) {
    problem = String(error);
  }
  if (problem) {
    ++failed;
    console.log(`FAILED: ${what}: ${problem}`);
  } else ++passed;
}

async function open(browser, file, options) {
  const context = await browser.newContext({ acceptDownloads: true, bypassCSP: false, ...options });
  const page = await context.newPage();
  const heard = [];
  const asked = [];
  page.on("console", (message) => heard.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => heard.push(`error: ${error}`));
  page.on("dialog", (dialog) => heard.push(`dialog: ${dialog.message()}`) && dialog.dismiss());
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url())) asked.push(request.url());
  });
  const address = pathToFileURL(resolve(file)).href;
  await page.goto(address, { waitUntil: "load" });
  return { context, page, heard, asked: () => asked.filter((url) => url !== address) };
}

async function drawAll(page) {
  for (const figure of await page.locator("figure[data-figure]").all()) {
    await figure.evaluate((element) => new Promise((done, fail) => {
      for (let around = element.closest("details:not([open])"); around; around = around.closest("details:not([open])"))
        around.open = true;
      element.scrollIntoView({ block: "center" });
      const end = Date.now() + 20000;
      (function look() {
        if (element.classList.contains("alive")) done();
        else if (element.dataset.failed) fail(new Error(element.dataset.failed));
        else if (Date.now() > end) fail(new Error("not drawn in 20 s"));
        else setTimeout(look, 20);
      })();
    }));
  }
}

// In its own world, so that the page's policy stands as it is.
async function accessibility(page) {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send("Page.getFrameTree");
  const { executionContextId } = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id });
  await session.send("Runtime.evaluate", { expression: axe, contextId: executionContextId });
  const run = `axe.run(document, { runOnly: ${JSON.stringify(standard)}, resultTypes: ["violations"] }).then(({ violations }) =>
    violations.map((v) => v.id + " at " + v.nodes.slice(0, 3).map((n) => n.target.join(" ") + " (" + n.any.concat(n.all).map((c) => c.message).join("; ") + ")").join(", ")))`;
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
    expression: run, contextId: executionContextId, awaitPromise: true, returnByValue: true });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value.join("\n  ");
}

async function overflow(page) {
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    return wide > 1 ? `the page is ${wide} pixels wider than the window` : "";
  });
}

async function smallTargets(page) {
  return page.evaluate(() => [...document.querySelectorAll("button, select, summary, nav a, .tools label")]
    .map((element) => [element, element.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
    .map(([element, box]) => `${element.tagName} ${element.textContent.slice(0, 30)} ${box.width}x${box.height}`).join(", "));
}

async function looks(browser, file, colorScheme, width) {
  const where = `${basename(file)}, ${colorScheme}, ${width} pixels`;
  const { context, page, heard, asked } = await open(browser, file, { colorScheme, viewport: { width, height: 900 } });
  await holds(`${where}: Vega draws every figure`, () => drawAll(page));
  await holds(`${where}: axe-core finds nothing`, () => accessibility(page));
  await holds(`${where}: nothing is wider than the window`, () => overflow(page));
  await holds(`${where}: targets of at least 24 pixels`, () => smallTargets(page));
  await holds(`${where}: marks stand out 3 to 1`, () => contrast(page));
  await holds(`${where}: marks stand out as they are drawn`, () => marks(page));
  await holds(`${where}: lines differ in more than colour`, () => dashes(page));
  await holds(`${where}: the browser says nothing`, () => heard.join("\n  "));
  await holds(`${where}: nothing is requested`, () => asked().join(" "));
  await context.close();
}

async function tabTo(page, selector, most = 400) {
  for (let i = 0; i < most; ++i) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return true;
  }
  return false;
}

async function keyboard(page) {
  if (!(await tabTo(page, ".canvas"))) return "no chart is reached by Tab";
  const figure = page.locator("figure:has(.canvas:focus)");
  await page.keyboard.press("ArrowRight");
  const first = await figure.locator(".readout").textContent();
  await page.keyboard.press("ArrowRight");
  const second = await figure.locator(".readout").textContent();
  if (!first || first === second) return `the arrow keys say "${first}", then "${second}"`;
  return (await page.locator(".focus-ring").count()) === 1 ? "" : "no ring at the point";
}

async function choices(page) {
  const box = page.locator(".strategies input:checked").first();
  if ((await box.count()) === 0) return "";
  const figure = page.locator("figure:has(.strategies input:checked)").first();
  await figure.locator(".strategies").evaluate((details) => { details.open = true; });
  const name = await figure.locator(".strategies summary").textContent();
  await box.focus();
  await page.keyboard.press("Space");
  const changed = await figure.locator(".strategies summary").textContent();
  await page.keyboard.press("Space");
  return name === changed ? `a strategy put aside by keyboard changes nothing: ${name}` : "";
}

async function outcome(page) {
  const label = page.locator(".tools label", { has: page.locator(".what", { hasText: /^Outcome$/ }) }).first();
  if ((await label.count()) === 0) return "";
  const drawn = () => label.evaluate((element) => element.closest("figure").querySelector(".live").textContent);
  const before = await drawn();
  await label.locator("select").focus();
  await page.keyboard.press("ArrowDown");
  await page.waitForTimeout(200);
  const after = await drawn();
  await page.keyboard.press("ArrowUp");
  return before === after ? "another outcome changes nothing" : "";
}

async function numbers(page) {
  const details = page.locator("details.data").first();
  await details.locator("summary").focus();
  await page.keyboard.press("Enter");
  const open = await details.evaluate((element) => element.open);
  await page.keyboard.press("Enter");
  return open ? "" : "a figure's table does not open by keyboard";
}

async function link(page) {
  const figure = page.locator("figure.alive").first();
  await figure.getByRole("button", { name: /^Copy link/ }).focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction((element) => element.querySelector(".readout").textContent.startsWith("Link copied.") ||
    element.querySelector(".readout").textContent.includes(`#${element.id}`), await figure.elementHandle(), { timeout: 5000 });
  const address = await figure.evaluate((element) => `#${element.id}`);
  await page.evaluate((hash) => { location.hash = hash; }, address);
  // Figures above become live on the way and may change their height; the browser keeps the place once they have.
  const there = await page.waitForFunction((element) => Math.abs(element.getBoundingClientRect().top) < innerHeight,
    await figure.elementHandle(), { timeout: 5000 }).catch(() => null);
  return there ? "" : "the link leads elsewhere";
}

// What a chart says of its points stands in the figure's table and, where the drawing writes numbers, there: digit for digit.
async function tells(page) {
  for (const [id, told] of [["forest", /: ([+−]?[\d.\u202f]+)/], ["regret", /which is ([\d.\u202f]+) behind/], ["plane", /: cost (−?[\d.\u202f]+)/]]) {
    const figure = page.locator(`#fig-${id}.alive`);
    if ((await figure.count()) === 0) continue;
    const cells = await figure.locator("details.data").evaluate((element) =>
      [...element.querySelectorAll("td")].map((cell) => cell.textContent.trim().replace(/^\+/, "")));
    if (cells.length === 0) continue; // made up
    const seen = new Set();
    await figure.locator(".canvas").first().focus();
    for (let i = 0; i < 12; ++i) {
      await page.keyboard.press("ArrowDown");
      const words = await figure.locator(".readout").textContent();
      const number = words.match(told)?.[1].replace(/^\+/, "");
      if (!number) return `${id}: no number in "${words}"`;
      if (!cells.includes(number)) return `${id} says ${number} ("${words}"), which is not in its table`;
      seen.add(words);
    }
    if (seen.size < 2) return `${id}: the arrow keys stay at one point`;
  }
  return "";
}

// Of everything that marks are drawn in against the paper: 3 to 1 at least.
async function contrast(page) {
  return page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    const light = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
    const paper = light(style.getPropertyValue("--paper").trim());
    const names = ["ink", "muted", "edge", "accent", "better", "same", "worse",
      ...[...Array(8).keys()].map((i) => `series-${i}`),
      ...["war", "ceasefire", "talks", "implementing", "relapsed", "ended"].map((state) => `state-${state}`)];
    return names.map((name) => [name, light(style.getPropertyValue(`--${name}`).trim())])
      .map(([name, own]) => [name, (Math.max(own, paper) + 0.05) / (Math.min(own, paper) + 0.05)])
      .filter(([, ratio]) => !(ratio >= 3)).map(([name, ratio]) => `${name} ${ratio}`).join(", ");
  });
}

// Marks as they are drawn, static and by Vega: of each, its fill or its outline stands out 3 to 1 against the paper, and
// lines also against the bands they lie on. Passed over: lines of the grid, which only lead the eye to numbers that stand
// at the axis, and cells of the regret table, each of which has its number written in it.
async function marks(page) {
  return page.evaluate(() => {
    const least = 3;
    const parts = (text) => {
      const found = text.match(/^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/);
      return found && [Number(found[1]), Number(found[2]), Number(found[3]), found[4] === undefined ? 1 : Number(found[4])];
    };
    const over = ([r, g, b, a], under) => [r, g, b].map((part, i) => part * a + under[i] * (1 - a));
    const light = (colour) => colour.map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
    const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
    const paper = parts(getComputedStyle(document.body).backgroundColor).slice(0, 3);
    const painted = (shape, what) => {
      const style = getComputedStyle(shape);
      const colour = parts(style[what]);
      if (!colour || (what === "stroke" && parseFloat(style.strokeWidth) === 0)) return null;
      let alpha = colour[3] * Number(style[`${what}Opacity`]);
      for (let at = shape; at && at.tagName !== "svg"; at = at.parentElement) alpha *= Number(getComputedStyle(at).opacity);
      return alpha > 0 ? [...colour.slice(0, 3), alpha] : null;
    };
    const same = (colour) => paper.every((part, i) => part === colour[i]);
    const faint = new Map();
    let seen = 0;
    for (const svg of document.querySelectorAll("figure .plot svg")) {
      const figure = svg.closest("figure").dataset.figure;
      const under = new Map(); // by panel or series, what lies below its lines
      for (const shape of svg.querySelectorAll("path, rect, circle, line")) {
        if (shape.closest("defs, .grid, .role-axis-grid, .background, .foreground, .focus-ring") || (figure === "regret" && shape.matches("rect, .mark-rect path"))) continue;
        const fill = painted(shape, "fill");
        const stroke = painted(shape, "stroke");
        if ((!fill || same(fill)) && (!stroke || same(stroke))) continue; // a hole in the mark beneath it
        ++seen;
        const place = shape.closest("[class^=series-]") ?? svg;
        const grounds = under.get(place) ?? [paper];
        const open = shape.matches(".line, .mark-line path") && !shape.matches(".history");
        const against = open ? grounds : [paper];
        const best = (ground) => Math.max(fill ? ratio(over(fill, ground), ground) : 0, stroke ? ratio(over(stroke, ground), ground) : 0);
        const worst = Math.min(...against.map(best));
        if (worst < least) faint.set(`${figure}: ${shape.closest(".static") ? "static" : "Vega"} ${shape.getAttribute("class") ?? shape.parentElement.getAttribute("class")}`, worst.toFixed(2));
        if (fill && fill[3] < 1 && shape.matches("[class^=band], .mark-area path") && grounds.length < 3)
          under.set(place, [...grounds, over(fill, grounds[grounds.length - 1])]);
      }
    }
    return seen === 0 ? "no marks" : [...faint].map(([where, value]) => `${where} ${value}`).join("; ");
  });
}

// Nothing by colour alone: lines of one panel that differ in colour differ in dash as well, up to the eight dashes there are.
async function dashes(page) {
  return page.evaluate(() => [...document.querySelectorAll(".live .canvas svg")].map((svg) => {
    const lines = [...svg.querySelectorAll(".mark-line.role-mark path")].filter((path) => Number(path.getAttribute("stroke-width")) >= 2);
    const strokes = new Set(lines.map((path) => path.getAttribute("stroke")));
    const dashes = new Set(lines.map((path) => path.getAttribute("stroke-dasharray") ?? ""));
    return dashes.size < Math.min(8, strokes.size) ? `${svg.closest("figure").id}: ${strokes.size} colours, ${dashes.size} dashes` : "";
  }).filter(Boolean).join("; "));
}

async function month(page) {
  const slider = page.locator(".tools input[type=range]").first();
  if ((await slider.count()) === 0) return "";
  const output = page.locator(".tools output").first();
  const before = await output.textContent();
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  return (await output.textContent()) === before ? "the month does not move" : "";
}

// The browser lets a page save ten files a second and drops the others without a word; nobody clicks as fast.
async function saved(page, figure, name) {
  await page.waitForTimeout(120);
  const [download] = await Promise.all([
    page.waitForEvent("download", { timeout: 15000 }),
    figure.getByRole("button", { name }).first().click(),
  ]);
  return { file: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

async function files(page) {
  const names = new Set();
  for (const figure of await page.locator("figure.alive").all()) {
    const csv = await saved(page, figure, /^CSV/);
    const svg = await saved(page, figure, /^SVG/);
    if (names.has(csv.file) || names.has(svg.file)) return `two files are called ${csv.file} or ${svg.file}`;
    names.add(csv.file).add(svg.file);
    const formula = csv.bytes.toString().split(/[,\r\n]/).find((cell) => /^"?[=+@]/.test(cell) || /^"?-[^\d.]/.test(cell));
    if (formula) return `${csv.file}: a spreadsheet would compute ${formula}`;
    if (!/\.csv$/.test(csv.file) || csv.bytes.toString().split("\r\n").length < 3) return `${csv.file}: no table`;
    const parsed = await page.evaluate((text) => {
      const made = new DOMParser().parseFromString(text, "image/svg+xml");
      return made.querySelector("parsererror")?.textContent ?? (made.querySelectorAll("path").length < 2 ? "empty" : "");
    }, svg.bytes.toString());
    if (parsed) return `${svg.file}: ${parsed}`;
  }
  const png = await saved(page, page.locator("figure.alive").first(), /^PNG/);
  return png.bytes.subarray(1, 4).toString() === "PNG" && png.bytes.length > 5000 ? "" : "no picture";
}

async function print(page) {
  await page.emulateMedia({ media: "print" });
  const shown = await page.evaluate(() => [...document.querySelectorAll(".plot")].filter((plot) =>
    !plot.querySelector(".static svg")?.getBoundingClientRect().height ||
    plot.querySelector(".live")?.getBoundingClientRect().height).length);
  const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
  await page.emulateMedia({ media: "screen" });
  if (shown > 0) return `${shown} figures do not print as the drawing that came with the page`;
  const pages = (pdf.match(/\/Type\s*\/Page\b/g) ?? []).length;
  console.log(`  prints on ${pages} pages`);
  return pages >= 2 ? "" : `${pages} pages`;
}

async function withoutScript(browser, file) {
  const { context, page } = await open(browser, file, { javaScriptEnabled: false });
  const bare = await page.locator("figure:not(:has(.plot svg)), figure:not(:has(details.data))").count();
  await context.close();
  return bare > 0 ? `${bare} figures have no drawing or no table` : "";
}

// The page opened at its last section shows that, though what lies before it is laid out only then; and words far down are
// found from the top.
async function farDown(browser, file) {
  const { context, page } = await open(browser, file, { viewport: { width: 1280, height: 900 } });
  const last = await page.evaluate(() => [...document.querySelectorAll("main > section[id]")].at(-1)?.id);
  if (!last) return context.close();
  const heading = await page.locator(`#${last} h2`).textContent();
  const there = () => page.waitForFunction((id) => {
    const box = document.querySelector(`#${id} h2`).getBoundingClientRect();
    return box.height > 0 && box.top >= -1 && box.bottom <= innerHeight + 1;
  }, last, { timeout: 5000 }).then(() => true, () => false);
  const found = await page.evaluate((words) => window.find(words, true), heading.slice(-20));
  const seen = found && (await page.evaluate(() => getSelection().rangeCount > 0));
  await page.goto("about:blank");
  await page.goto(`${pathToFileURL(resolve(file)).href}#${last}`, { waitUntil: "load" });
  const led = await there();
  await context.close();
  return !seen ? `"${heading}" is not found` : led ? "" : `#${last} leads elsewhere`;
}

async function uses(browser, file) {
  const where = basename(file);
  // Nothing of the made-up page is packed, so that the script meets data as they may come.
  if (where !== "made-up.html") await holds(`${where}: below 2 MB`, () => (readFileSync(file).length < 2e6 ? "" : `${readFileSync(file).length} bytes`));
  const { context, page, heard } = await open(browser, file, { viewport: { width: 1280, height: 900 } });
  const time = await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd);
  console.log(`  ${where}: ${(readFileSync(file).length / 1024).toFixed(0)} KiB, loaded in ${time.toFixed(0)} ms`);
  await holds(`${where}: Vega draws every figure in use`, () => drawAll(page));
  await page.evaluate(() => scrollTo(0, 0));
  await holds(`${where}: Tab leads to a chart, arrow keys through its points`, () => keyboard(page));
  await holds(`${where}: strategies are chosen by keyboard`, () => choices(page));
  await holds(`${where}: charts say the numbers of their tables`, () => tells(page));
  await holds(`${where}: an outcome is chosen by keyboard`, () => outcome(page));
  await holds(`${where}: a figure's table is opened by keyboard`, () => numbers(page));
  await holds(`${where}: a link to a figure is copied and leads there`, () => link(page));
  await holds(`${where}: the month is moved by keyboard`, () => month(page));
  await holds(`${where}: figures and their data are saved`, () => files(page));
  await holds(`${where}: prints`, () => print(page));
  await holds(`${where}: nothing from a name is run or becomes an element`, () => page.evaluate(() =>
    document.querySelectorAll("img, iframe, object, embed, [onerror], [onload], body script:not([type]) ~ script:not([type]) ~ script:not([type])").length
      ? "there are elements that no report has" : ""));
  await holds(`${where}: the browser says nothing in use`, () => heard.join("\n  "));
  await context.close();
  await holds(`${where}: what is far down is led to and found`, () => farDown(browser, file));
  await holds(`${where}: whole without script`, () => withoutScript(browser, file));
}

const browser = await chromium.launch({
  executablePath: process.env.ENTENTE_CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const file of process.argv.slice(2)) {
  // A large page is looked at in the two that differ most.
  const large = ["portfolio.html", "sweep.html", "accords.html"].includes(basename(file));
  const looked = large ? [["light", 1280], ["dark", 360]] : [["light", 360], ["light", 1280], ["dark", 360], ["dark", 1280]];
  for (const [scheme, width] of looked) await looks(browser, file, scheme, width);
  await uses(browser, file);
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
