// Takes the picture of the first screen once 200 conflicts are simulated: node picture.mjs EXPLORER.html OUT.png
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [file, out] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.ENTENTE_CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, colorScheme: "light", locale: "en-GB" });
await page.goto(pathToFileURL(resolve(file)).href);
await page.waitForFunction(() => Number(document.querySelector(".answer")?.dataset.replicates) >= 200, null, { timeout: 120000 });
await page.screenshot({ path: out });
await browser.close();
