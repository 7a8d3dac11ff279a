// The report in a real browser: node page_test.mjs PROGRAM SCENARIO YEARS.sql; a page of a comparison, two sweeps and two studies must draw
// all it has, ask nobody for anything, be usable by all, and look as it did (looks/*.png). Screenshots go to the folder SCREENSHOTS, if
// set; with LOOKS=new the looks are written, not compared.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
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
  page.setDefaultTimeout(60000); // of a busy machine
  const complaints = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => /^(file|data|blob):/.test(request.url()) || complaints.push(`asks for ${request.url()}`));
  await page.goto(`file://${file}`);
  await page.waitForSelector("html[data-ready]");
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

async function downloads(page, id, labels) {
  for (const label of labels) {
    const start = { SVG: "<svg", PNG: "\x89PNG" }[label];
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(`#${id} .tools button:text-is("${label}")`)]);
    const bytes = readFileSync(await download.path());
    assert.ok(bytes.toString("latin1").startsWith(start), `${id} does not download as ${label}`);
    assert.ok(!bytes.toString("latin1").includes("var(--"), `${id} as ${label} has colours without a value`);
    await page.waitForTimeout(120); // Chromium drops a page's eleventh download within a second
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

/** What print adds: charts as wide as the paper, the register open, and all of it undone. */
async function prints(page) {
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
  const widest = () => page.$$eval(".plot svg", (all) => Math.max(...all.map((each) => each.viewBox.baseVal.width)));
  const before = await widest();
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.ok(await widest() <= 700 && before > 700, `charts are not drawn for paper: ${before}, ${await widest()}`);
  assert.ok(await page.$("details.printed[open]"), "the register is not printed");
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await page.$("details.printed[open]"), null);
  if (process.env.SCREENSHOTS) await page.pdf({ path: join(process.env.SCREENSHOTS, "print.pdf"), format: "A4" });
}

const CELL = { width: 96, height: 64, across: 3 };

/** The charts that are looked at, each as small as a cell, in one picture. */
async function sheet(page, helper) {
  const pictures = [];
  for (const id of LOOKED_AT) pictures.push((await (await page.$(`#${id} .plot`)).screenshot()).toString("base64"));
  const url = await helper.evaluate(async ([all, cell]) => {
    const canvas = document.createElement("canvas");
    canvas.width = cell.width * cell.across;
    canvas.height = cell.height * Math.ceil(all.length / cell.across);
    const context = canvas.getContext("2d");
    for (const [at, text] of all.entries()) {
      const image = new Image();
      image.src = `data:image/png;base64,${text}`;
      await image.decode();
      // By halves: a canvas looks at four pixels only when it makes a picture smaller.
      let source = image, width = image.width, height = image.height;
      while (width > 2 * cell.width || height > 2 * cell.height) {
        const half = new OffscreenCanvas(Math.max(cell.width, Math.ceil(width / 2)), Math.max(cell.height, Math.ceil(height / 2)));
        half.getContext("2d").drawImage(source, 0, 0, half.width, half.height);
        [source, width, height] = [half, half.width, half.height];
      }
      context.drawImage(source, (at % cell.across) * cell.width, Math.floor(at / cell.across) * cell.height, cell.width, cell.height);
    }
    return canvas.toDataURL("image/png");
  }, [pictures, CELL]);
  return Buffer.from(url.split(",")[1], "base64");
}

/** How far each chart is from how it looked: 0 the same, 1 as far as an empty frame. Both are blurred, as letters differ from machine to machine. */
async function distances(helper, one, other) {
  return helper.evaluate(async ([texts, cell, count]) => {
    const grey = async (text) => {
      const image = new Image();
      image.src = `data:image/png;base64,${text}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width / 4, image.height / 4);
      const context = canvas.getContext("2d");
      context.filter = "blur(0.6px)";
      context.imageSmoothingQuality = "high";
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      return { canvas, data: context.getImageData(0, 0, canvas.width, canvas.height).data };
    };
    const [was, is] = [await grey(texts[0]), await grey(texts[1])];
    if (was.canvas.width !== is.canvas.width || was.canvas.height !== is.canvas.height) return Array(count).fill(Infinity);
    return Array.from({ length: count }, (_, at) => {
      const [left, top] = [(at % cell.across) * cell.width / 4, Math.floor(at / cell.across) * cell.height / 4];
      const ground = [0, 1, 2].map((part) => was.data[(top * was.canvas.width + left) * 4 + part]);
      let apart = 0, ink = 0;
      for (let y = top; y < top + cell.height / 4; ++y)
        for (let x = left; x < left + cell.width / 4; ++x)
          for (let part = 0; part < 3; ++part) {
            const place = (y * was.canvas.width + x) * 4 + part;
            apart += Math.abs(was.data[place] - is.data[place]);
            ink += Math.abs(was.data[place] - ground[part]);
          }
      return apart / ink;
    });
  }, [[one, other].map((each) => each.toString("base64")), CELL, LOOKED_AT.length]);
}

async function looksAsItDid(page, helper, style) {
  const now = await sheet(page, helper);
  const file = new URL(`looks/${style}.png`, import.meta.url);
  if (process.env.LOOKS === "new") writeFileSync(file, now);
  const far = await distances(helper, readFileSync(file), now);
  console.log(`${style}: looks ${far.map((each) => each.toFixed(2)).join(" ")}`);
  for (const [at, each] of far.entries()) assert.ok(each < 0.25, `${style}: ${LOOKED_AT[at]} does not look as it did (${each.toFixed(2)}); see LOOKS=new`);
}

async function look(browser, file, style, expected) {
  const { context, page, complaints } = await open(browser, file, style);
  const figures = await drawsAll(page, STYLES[style].viewport.width);
  for (const name of expected) assert.ok(figures.some((each) => each.id === name), `${name} is missing`);
  assert.ok(await page.$('#assumptions-2 a[href="#assumptions"]'), "the register of one scenario is told again");
  await paletteIsSeen(page, style);
  if (process.env.SCREENSHOTS) await page.screenshot({ path: join(process.env.SCREENSHOTS, `${style}.png`), fullPage: true });
  const helper = await browser.newPage();
  await looksAsItDid(page, helper, style);
  await helper.close();
  await tellsData(page);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${style}: wider than the window`);
  await accessible(page, style);
  if (style === "light") {
    for (const figure of figures) await downloads(page, figure.id, LOOKED_AT.includes(figure.id) ? ["SVG", "PNG"] : ["SVG"]);
    const before = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.click("#theme");
    assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), before, "the theme does not change");
    await prints(page);
  }
  assert.deepEqual(complaints, [], `${style}: the console, and requests`);
  await context.close();
  return figures.length;
}

// Charts by the run that they belong to, as the page numbers them.
const EXPECTED = ["exit-programme", "exit-histogram", "misses", "miss-members", "differences", "regret", "front", "cost", "cost-date", "payments",
  "gantt", "lanes", "capacity", "sweep-2", "sweep-number-2", "lever-3", "tornado-4", "exclusions-5"];
const LOOKED_AT = ["exit-programme", "misses", "front", "cost-date", "payments", "lanes", "sweep-2", "tornado-4", "exclusions-5"];
const SWEPT = ["--vary", "task.walls.duration*=0.5..2:5", "--replications", "100"];
const RUNS = [
  ["compare", "--option", "more masons", "--replications", "200"],
  ["sweep", "--vary", "task.cupboards.duration*=0.4..1.6:4", ...SWEPT],
  ["sweep", ...SWEPT],
  ["sensitivity", "--replications", "100"],
  ["sensitivity", "--method", "exclusion", "--replications", "200"],
];

const [program, scenario, years] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "slipway-page-"));
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"],
});
try {
  const file = join(folder, "report.html");
  const results = RUNS.map(([verb, ...words], at) => {
    execFileSync(program, [verb, scenario, ...words, "--out", join(folder, `result-${at}`)]);
    return join(folder, `result-${at}`);
  });
  execFileSync("sqlite3", [join(results[0], "run.db")], { input: readFileSync(years) });
  execFileSync(program, ["report", ...results, "--out", file]);
  assert.ok(statSync(file).size < 1.5 * 1024 * 1024, `the page is too large: ${statSync(file).size}`);
  for (const style of Object.keys(STYLES)) {
    const count = await look(browser, file, style, EXPECTED);
    console.log(`${style}: ${count} charts, ${statSync(file).size} bytes`);
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
