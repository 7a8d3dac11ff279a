// The report in a real browser: node page_test.mjs PROGRAM SCENARIO TABLES.sql CHART...; a page must draw all it has, the named charts
// among them, ask nobody for anything, and be usable by all. Screenshots go to the folder SCREENSHOTS, if set.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const home = new URL("../../../sim/report/page/", import.meta.url);
if (!existsSync(new URL("node_modules", home))) execFileSync("npm", ["ci", "--ignore-scripts", "--silent"], { cwd: home, stdio: "inherit" });
const packages = createRequire(new URL("package.json", home));
const { chromium } = packages("playwright-core");
const axe = readFileSync(packages.resolve("axe-core/axe.min.js"), "utf8");

const STYLES = {
  light: { viewport: { width: 1200, height: 900 }, colorScheme: "light" },
  dark: { viewport: { width: 1200, height: 900 }, colorScheme: "dark" },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: "light", isMobile: true, hasTouch: true },
};

/** The contrast of two colours, as WCAG 2.1 defines it. */
function contrast(one, other) {
  const luminance = (colour) => colour.match(/\w\w/g).map((pair) => parseInt(pair, 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

async function open(browser, file, style) {
  const context = await browser.newContext({ ...STYLES[style], acceptDownloads: true, bypassCSP: false });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => /^(file|data|blob):/.test(request.url()) || complaints.push(`asks for ${request.url()}`));
  await page.goto(`file://${file}`);
  await page.waitForSelector("html[data-ready]", { timeout: 30000 });
  return { context, page, complaints };
}

/** Every chart that has rows is drawn, with marks for them, and fits the window. */
async function drawsAll(page, width) {
  const figures = await page.$$eval("figure", (all) => all.filter((each) => each.querySelector(".plot")).map((each) => ({
    id: each.id, rows: Number(each.querySelector(".plot").dataset.rows),
    marks: each.querySelectorAll(".plot svg .mark-symbol path, .plot svg .mark-rect path, .plot svg .mark-line path, .plot svg .mark-rule line, .plot svg .mark-area path").length,
    title: each.querySelector("h3").textContent, said: each.querySelector("figcaption p").textContent,
    wide: each.getBoundingClientRect().right, broken: /NaN|undefined/.test(each.querySelector(".plot").innerHTML),
  })));
  for (const figure of figures) {
    assert.ok(figure.rows > 0 && figure.marks > 0, `${figure.id} is an empty frame: ${JSON.stringify(figure)}`);
    assert.ok(figure.title && figure.said.length > 30, `${figure.id} does not say what it shows`);
    assert.ok(figure.wide <= width + 1, `${figure.id} is wider than the window: ${figure.wide}`);
    assert.ok(!figure.broken, `${figure.id} has a mark at no place`);
  }
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1), "the page scrolls sideways");
  return figures;
}

/** The table under a chart has the rows of what is chosen. */
async function tellsData(page) {
  for (const summary of await page.$$("figure .plot ~ details > summary")) await summary.evaluate((each) => each.click());
  for (const details of await page.$$("figure .plot ~ details")) await details.waitForSelector("tbody tr");
}

async function downloads(page, id) {
  for (const [label, start] of [["SVG", "<svg"], ["PNG", "\x89PNG"]]) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(`#${id} .tools button:text-is("${label}")`)]);
    const bytes = readFileSync(await download.path());
    assert.ok(bytes.toString("latin1").startsWith(start), `${id} does not download as ${label}`);
    assert.ok(!bytes.toString("latin1").includes("var(--"), `${id} as ${label} has colours without a value`);
  }
}

async function accessible(page, style) {
  // The page's policy lets no stranger's script in, as it should: the checker comes in by the debugger.
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: axe });
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const said = violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 120)).slice(0, 3).join(" | ")}`);
  assert.deepEqual(said, [], `axe-core, ${style}`);
}

async function paletteIsSeen(page, style) {
  const colours = await page.evaluate(() => {
    const look = getComputedStyle(document.documentElement);
    return Object.fromEntries(["--paper", "--ink", "--soft", "--line", ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => `--c${n}`)].map((name) => [name, look.getPropertyValue(name).trim()]));
  });
  for (const [name, colour] of Object.entries(colours))
    if (name !== "--paper") assert.ok(contrast(colour.slice(1), colours["--paper"].slice(1)) >= 3, `${style}: ${name} ${colour} is too faint`);
}

async function look(browser, file, style, expected) {
  const { context, page, complaints } = await open(browser, file, style);
  const figures = await drawsAll(page, STYLES[style].viewport.width);
  for (const name of expected) assert.ok(figures.some((each) => each.id === name), `${name} is missing`);
  await paletteIsSeen(page, style);
  if (process.env.SCREENSHOTS) await page.screenshot({ path: join(process.env.SCREENSHOTS, `${style}.png`), fullPage: true });
  await tellsData(page);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${style}: wider than the window`);
  await accessible(page, style);
  if (style === "light") {
    for (const figure of figures) await downloads(page, figure.id);
    const before = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.click("#theme");
    assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), before, "the theme does not change");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
    if (process.env.SCREENSHOTS) await page.pdf({ path: join(process.env.SCREENSHOTS, "print.pdf"), format: "A4" });
  }
  assert.deepEqual(complaints, [], `${style}: the console, and requests`);
  await context.close();
  return figures.length;
}

const [program, scenario, tables, ...expected] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "slipway-page-"));
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"],
});
try {
  const file = join(folder, "report.html");
  const result = join(folder, "result");
  execFileSync(program, ["compare", scenario, "--option", "more masons", "--replications", "200", "--out", result]);
  execFileSync("sqlite3", [join(result, "run.db")], { input: readFileSync(tables) });
  execFileSync(program, ["report", join(result, "run.db"), "--out", file]);
  assert.ok(statSync(file).size < 1.5 * 1024 * 1024, `the page is too large: ${statSync(file).size}`);
  for (const style of Object.keys(STYLES)) {
    const count = await look(browser, file, style, expected);
    console.log(`${style}: ${count} charts, ${statSync(file).size} bytes`);
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
