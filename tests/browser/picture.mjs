// A picture of a page's conclusion and of some of its figures: node picture.mjs PAGE.html OUTPUT.png FIGURE...
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [file, output, ...figures] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.ENTENTE_CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1120, height: 900 }, colorScheme: "light" });
await page.goto(pathToFileURL(resolve(file)).href, { waitUntil: "load" });
for (const name of figures) {
  await page.locator(`#fig-${name}`).scrollIntoViewIfNeeded();
  await page.locator(`#fig-${name}.alive`).waitFor({ timeout: 20000 });
}
await page.evaluate((wanted) => {
  const kept = ["header", ".conclusion", ...wanted.map((name) => `#fig-${name}`)].map((one) => document.querySelector(one));
  (function prune(parent) {
    for (const child of parent.children) {
      if (kept.includes(child)) continue;
      if (kept.some((one) => child.contains(one)) || /^H2$/.test(child.tagName)) prune(child);
      else child.hidden = true;
    }
  })(document.body);
  for (const section of document.querySelectorAll("main > section"))
    section.hidden = !kept.some((one) => section.contains(one));
  for (const aside of document.querySelectorAll("details.data, .readout")) aside.hidden = true;
  scrollTo(0, 0);
}, figures);
await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
await page.screenshot({ path: output, fullPage: true });
await browser.close();
