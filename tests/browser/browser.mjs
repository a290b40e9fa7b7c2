// Opens pages of reports in headless Chromium, from their files, and looks at what a reader meets:
//   node browser.mjs PAGE.html...
// Every page: light and dark, from a telephone to a wide screen; no message of the browser, no request, WCAG 2.2 AA by
// axe-core, no label cut or upon another, pointer, keyboard, choices, files, print, no script, what the policy forbids.
// Closes with "N passed, N failed".
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
  context.setDefaultTimeout(120000); // a busy machine may take long; a fault then says so late
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
  // What the policy stopped never left.
  page.on("requestfailed", (request) => {
    if (/csp/i.test(request.failure().errorText)) asked.splice(asked.indexOf(request.url()), 1);
  });
  return { context, page, heard, asked: () => asked.filter((url) => url !== address) };
}

// Every figure has what its script gives it, and is laid out.
async function livened(page) {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll("details.fold, section.empty details")) details.open = true;
    document.querySelector("main").classList.add("whole");
    return [...document.querySelectorAll("figure[data-figure]:not(.alive)")]
      .map((figure) => `${figure.id}: ${figure.dataset.failed ?? "no script"}`).join("; ");
  });
}

// Of every drawing that is seen: words stand within it, and none upon another.
async function labels(page) {
  return page.evaluate(() => {
    const found = [];
    for (const svg of document.querySelectorAll("svg.chart")) {
      const frame = svg.getBoundingClientRect();
      if (frame.width < 2) continue;
      const where = `${svg.closest("figure")?.id ?? "answer"} (${svg.getAttribute("aria-label") ?? ""})`.slice(0, 80);
      const boxes = [...svg.querySelectorAll("text")].map((text) => ({ words: text.textContent, box: text.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0);
      const room = 1.5;
      for (const { words, box } of boxes)
        if (box.left < frame.left - room || box.right > frame.right + room || box.top < frame.top - room || box.bottom > frame.bottom + room)
          found.push(`${where}: "${words}" is cut`);
      const scale = frame.width / svg.viewBox.baseVal.width;
      const lap = 2.5 * scale; // boxes of letters have room above and below
      for (let i = 0; i < boxes.length; ++i)
        for (let j = 0; j < i; ++j) {
          const [a, b] = [boxes[i].box, boxes[j].box];
          if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > lap)
            found.push(`${where}: "${boxes[i].words}" lies on "${boxes[j].words}"`);
        }
    }
    for (const label of document.querySelectorAll("ul.key li, p.heading, .explanation"))
      if (label.scrollWidth > label.clientWidth + 1 && label.clientWidth > 0) found.push(`"${label.textContent.slice(0, 40)}" is cut`);
    return [...new Set(found)].slice(0, 12).join("; ");
  });
}

// An axis of shares ends at 0 and 1.
async function shares(page) {
  return page.evaluate(() => ["states", "implementation", "acceptability", "hindcast", "causes"].flatMap((name) =>
    [...document.querySelectorAll(`[data-figure=${name}] svg.chart:not(.swatch)`)].flatMap((svg) =>
      [...svg.querySelectorAll(".tick[text-anchor=end]")].map((tick) => Number(tick.textContent.replace("−", "-")))
        .filter((value) => !(value >= 0 && value <= 1)).map((value) => `${name}: ${value}`))).join(", "));
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
  await holds(`${where}: every figure has its tools`, () => livened(page));
  await holds(`${where}: no label is cut or lies on another`, () => labels(page));
  await holds(`${where}: axe-core finds nothing`, () => accessibility(page));
  await holds(`${where}: nothing is wider than the window`, () => overflow(page));
  await holds(`${where}: targets of at least 24 pixels`, () => smallTargets(page));
  await holds(`${where}: marks stand out 3 to 1`, () => contrast(page));
  await holds(`${where}: marks stand out as they are drawn`, () => marks(page));
  await holds(`${where}: lines differ in more than colour`, () => dashes(page));
  await holds(`${where}: axes of shares keep within 0 and 1`, () => shares(page));
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
  if (!(await tabTo(page, "svg[tabindex]"))) return "no chart is reached by Tab";
  const figure = page.locator("figure:has(svg:focus)");
  await page.keyboard.press("ArrowRight");
  const first = await figure.locator(".readout").textContent();
  await page.keyboard.press("ArrowDown");
  const second = await figure.locator(".readout").textContent();
  if (!first || first === second) return `the arrow keys say "${first}", then "${second}"`;
  return (await page.locator(".focus-ring").count()) === 1 ? "" : "no ring at the point";
}

// In every figure the pointer at a mark shows what it says, without a name left open.
async function pointer(page) {
  const found = [];
  for (const figure of await page.locator("figure.alive").all()) {
    const id = await figure.getAttribute("id");
    const svg = figure.locator("svg[tabindex]:visible").first();
    if ((await svg.count()) === 0) continue;
    await svg.scrollIntoViewIfNeeded();
    const box = await svg.boundingBox();
    await page.mouse.move(box.x + 0.6 * box.width, box.y + 0.55 * box.height);
    const words = await figure.locator(".tip").evaluate((tip) => (tip.hidden ? "" : tip.textContent));
    if (!words || /[{}]|undefined|NaN|null/.test(words)) found.push(`${id}: "${words}"`);
    const inside = await figure.evaluate((element) => {
      const [tip, plot] = [".tip", ".plot"].map((one) => element.querySelector(one).getBoundingClientRect());
      return tip.left >= plot.left - 1 && tip.right <= plot.right + 1;
    });
    if (!inside) found.push(`${id}: what is said leaves the figure`);
  }
  return found.join("; ");
}

// A strategy that is put aside is seen no more in its figure and in those that choose together; one that waits is seen.
async function choices(page) {
  const figure = page.locator("figure.alive:has(.strategies)").first();
  if ((await figure.count()) === 0) return "";
  const seen = () => figure.evaluate((element) => [...element.querySelectorAll(".plot [data-strategy]:not(.off)")].length);
  await figure.locator(".strategies").evaluate((details) => { details.open = true; });
  const before = await seen();
  const box = figure.locator(".strategies input:checked").last();
  await box.focus();
  await page.keyboard.press("Space");
  const after = await seen();
  const boxes = await figure.locator(".strategies input").count();
  await page.keyboard.press("Space");
  if (boxes > 1 && !(after < before)) return `a strategy put aside by keyboard is still seen (${before}, then ${after})`;
  if ((await seen()) < before) return "a strategy that is chosen again does not come back";
  return page.evaluate(() => [...document.querySelectorAll("figure.alive svg:has(.row)")].map((svg) => {
    const rows = [...svg.querySelectorAll(".row:not(.off)")].map((row) => row.transform.baseVal[0].matrix.f);
    return rows.every((y, i) => i === 0 || Math.abs(y - rows[i - 1] - Number(svg.dataset.row)) < 0.2) ? "" : "rows have gaps";
  }).find(Boolean) ?? "");
}

async function outcome(page) {
  const label = page.locator(".tools label", { has: page.locator(".what", { hasText: /^Outcome$/ }) }).first();
  if ((await label.count()) === 0) return "";
  const drawn = () => label.evaluate((element) => [...element.closest("figure").querySelectorAll(".block")]
    .filter((block) => block.getClientRects().length > 0).map((block) => block.dataset.outcome).join(", "));
  const before = await drawn();
  await label.locator("select").focus();
  await page.keyboard.press("ArrowDown");
  const after = await drawn();
  await page.keyboard.press("ArrowUp");
  return before === after || after.includes(",") ? `another outcome: ${before}, then ${after}` : "";
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
    element.querySelector(".readout").textContent.includes(`#${element.id}`), await figure.elementHandle());
  const address = await figure.evaluate((element) => `#${element.id}`);
  await page.evaluate((hash) => { location.hash = hash; }, address);
  const there = await page.waitForFunction((element) => Math.abs(element.getBoundingClientRect().top) < innerHeight,
    await figure.elementHandle()).catch(() => null);
  return there ? "" : "the link leads elsewhere";
}

// What a chart says of its points stands in the figure's table and, where the drawing writes numbers, there: digit for digit.
async function tells(page) {
  for (const [id, told] of [["forest", /^(?!.*of 100 conflicts).*?: ([+−]?[\d.\u202f]+)/], ["regret", /which is ([\d.\u202f]+) behind/], ["plane", /: cost (−?[\d.\u202f]+)/]]) {
    const figure = page.locator(`#fig-${id}.alive`);
    if ((await figure.count()) === 0) continue;
    const cells = await figure.locator("details.data").evaluate((element) =>
      [...element.querySelectorAll("td")].map((cell) => cell.textContent.trim().replace(/^\+/, "")));
    const seen = new Set();
    await figure.locator("svg[tabindex]:visible").first().focus();
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

// Marks as they are drawn: of each, its fill or its outline stands out 3 to 1 against the paper, and
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
        if (shape.getClientRects().length === 0 || shape.closest(".grid, .focus-ring") || (figure === "regret" && shape.matches(".heat"))) continue;
        const fill = painted(shape, "fill");
        const stroke = painted(shape, "stroke");
        if ((!fill || same(fill)) && (!stroke || same(stroke))) continue; // a hole in the mark beneath it
        ++seen;
        const place = shape.closest("[class^=series-]") ?? svg;
        const grounds = under.get(place) ?? [paper];
        const open = shape.matches(".line");
        const against = open ? grounds : [paper];
        const best = (ground) => Math.max(fill ? ratio(over(fill, ground), ground) : 0, stroke ? ratio(over(stroke, ground), ground) : 0);
        const worst = Math.min(...against.map(best));
        if (worst < least) faint.set(`${figure}: ${shape.getAttribute("class") ?? shape.parentElement.getAttribute("class")}`, worst.toFixed(2));
        if (fill && fill[3] < 1 && shape.matches("[class^=band]") && grounds.length < 3)
          under.set(place, [...grounds, over(fill, grounds[grounds.length - 1])]);
      }
    }
    return seen === 0 ? "no marks" : [...faint].map(([where, value]) => `${where} ${value}`).join("; ");
  });
}

// Nothing by colour alone: lines of one panel that differ in colour differ in dash as well, up to the eight dashes there are.
async function dashes(page) {
  return page.evaluate(() => [...document.querySelectorAll("figure svg.chart:not(.swatch)")].map((svg) => {
    const lines = [...svg.querySelectorAll(".line")].filter((path) => path.getClientRects().length > 0).map((path) => getComputedStyle(path));
    const strokes = new Set(lines.map((style) => style.stroke));
    const dashes = new Set(lines.map((style) => style.strokeDasharray));
    return dashes.size < Math.min(8, strokes.size) ? `${svg.closest("figure").id}: ${strokes.size} colours, ${dashes.size} dashes` : "";
  }).filter(Boolean).join("; "));
}

async function month(page) {
  const slider = page.locator(".tools input[type=range]").first();
  if ((await slider.count()) === 0) return "";
  const output = page.locator(".tools output").first();
  const before = await output.textContent();
  const drawn = () => page.locator(".live:visible").first().evaluate((live) => live.innerHTML);
  const was = await drawn();
  await slider.focus();
  const moved = async (key) => {
    for (let i = 0; i < 12; ++i) await page.keyboard.press(key);
    return (await output.textContent()) !== before;
  };
  if (!(await moved("ArrowLeft")) && !(await moved("ArrowRight"))) return "the month does not move"; // one of them is its end
  return (await drawn()) === was ? "another month is drawn alike" : "";
}

// The browser lets a page save ten files a second and drops the others without a word; nobody clicks as fast.
async function saved(page, figure, name) {
  await page.waitForTimeout(120);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
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
      return made.querySelector("parsererror")?.textContent ?? (made.querySelectorAll("path").length < 2 ? "empty" : made.querySelector("[style], [class], script") ? "styles that stay behind" : "");
    }, svg.bytes.toString());
    if (parsed) return `${svg.file}: ${parsed}`;
  }
  const png = await saved(page, page.locator("figure.alive").first(), /^PNG/);
  return png.bytes.subarray(1, 4).toString() === "PNG" && png.bytes.length > 5000 ? "" : "no picture";
}

async function print(page) {
  await page.emulateMedia({ media: "print" });
  const shown = await page.evaluate(() => [...document.querySelectorAll("figure")].filter((figure) =>
    [...figure.querySelectorAll(".block")].some((block) => !block.matches(".off") && !block.getBoundingClientRect().height) ||
    ![...figure.querySelectorAll("svg.chart:not(.swatch)")].some((svg) => svg.getBoundingClientRect().height) ||
    figure.querySelector(".tools").getBoundingClientRect().height || figure.querySelector(".live")?.getBoundingClientRect().height).map(({ id }) => id));
  const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
  await page.emulateMedia({ media: "screen" });
  if (shown.length > 0) return `do not print whole and without tools: ${shown}`;
  const pages = (pdf.match(/\/Type\s*\/Page\b/g) ?? []).length;
  console.log(`  prints on ${pages} pages`);
  return pages >= 2 ? "" : `${pages} pages`;
}

async function withoutScript(browser, file) {
  const { context, page } = await open(browser, file, { javaScriptEnabled: false });
  const bare = await page.locator("figure:not(:has(.plot svg)), figure:not(:has(details.data))").count();
  const seen = await page.locator("figure svg.chart:not(.swatch):visible").count();
  const figures = await page.locator("figure").count();
  await context.close();
  return bare > 0 ? `${bare} figures have no drawing or no table` : seen < figures / 2 ? `${seen} drawings are seen` : "";
}

// The policy: a script that is not the page's own does not run, nor does a style apply, nor is anything loaded.
async function policy(browser, file) {
  const { context, page, asked } = await open(browser, file, {});
  const broken = await page.evaluate(async () => {
    const add = (tag, properties) => document.body.append(Object.assign(document.createElement(tag), properties));
    add("script", { textContent: "window.ran = true;" });
    add("style", { textContent: "body { outline: 7px solid red; }" });
    add("img", { src: "https://127.0.0.1:9/x.png" });
    const button = document.createElement("button");
    button.setAttribute("onclick", "window.ran = true;");
    document.body.append(button);
    button.click();
    await new Promise((done) => setTimeout(done, 200));
    return [window.ran && "a script ran", getComputedStyle(document.body).outlineWidth === "7px" && "a style applied"].filter(Boolean).join(", ");
  });
  const requests = asked().join(" ");
  await context.close();
  return broken || requests;
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
  }, last).then(() => true, () => false);
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
  await holds(`${where}: below 2 MB`, () => (readFileSync(file).length < 2e6 ? "" : `${readFileSync(file).length} bytes`));
  const { context, page, heard } = await open(browser, file, { viewport: { width: 1280, height: 900 } });
  const time = await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd);
  console.log(`  ${where}: ${(readFileSync(file).length / 1024).toFixed(0)} KiB, loaded in ${time.toFixed(0)} ms`);
  await holds(`${where}: every figure has its tools in use`, () => livened(page));
  await page.evaluate(() => scrollTo(0, 0));
  await holds(`${where}: Tab leads to a chart, arrow keys through its points`, () => keyboard(page));
  await holds(`${where}: marks say what they are at the pointer`, () => pointer(page));
  await holds(`${where}: strategies are chosen by keyboard`, () => choices(page));
  await holds(`${where}: charts say the numbers of their tables`, () => tells(page));
  await holds(`${where}: an outcome is chosen by keyboard`, () => outcome(page));
  await holds(`${where}: a figure's table is opened by keyboard`, () => numbers(page));
  await holds(`${where}: a link to a figure is copied and leads there`, () => link(page));
  await holds(`${where}: the month is moved by keyboard`, () => month(page));
  await holds(`${where}: figures and their data are saved`, () => files(page));
  await holds(`${where}: prints`, () => print(page));
  await holds(`${where}: nothing from a name is run or becomes an element`, () => page.evaluate(() =>
    document.querySelectorAll("img, iframe, object, embed, [onerror], [onload], body script:not([type]) ~ script:not([type])").length
      ? "there are elements that no report has" : ""));
  await holds(`${where}: the browser says nothing in use`, () => heard.join("\n  "));
  await context.close();
  await holds(`${where}: what is far down is led to and found`, () => farDown(browser, file));
  await holds(`${where}: nothing runs or loads but what is the page's own`, () => policy(browser, file));
  await holds(`${where}: whole without script`, () => withoutScript(browser, file));
}

const browser = await chromium.launch({
  executablePath: process.env.ENTENTE_CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const file of process.argv.slice(2)) {
  // A large page is looked at in the two that differ most.
  const large = ["portfolio.html", "sweep.html", "accords.html"].includes(basename(file));
  const looked = large ? [["light", 1280], ["dark", 360], ["light", 2560]]
    : [["light", 360], ["light", 1280], ["light", 2560], ["dark", 360], ["dark", 1280]];
  for (const [scheme, width] of looked) await looks(browser, file, scheme, width);
  await uses(browser, file);
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
