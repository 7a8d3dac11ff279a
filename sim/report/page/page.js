"use strict";
(() => {
  const report = JSON.parse(document.getElementById("data").textContent);
  for (const chart of report.runs.flatMap((run) => run.charts)) {
    const columns = chart.rows.map((column) => Array.isArray(column) ? column : column.at.map((at) => at === null ? null : report.words[at]));
    chart.rows = columns[0].map((_, row) => columns.map((column) => column[row]));
  }
  const colours = ["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8"].map((name) => `var(--${name})`);
  const heat = ["h0", "h1", "h2", "h3", "h4", "h5"].map((name) => `var(--${name})`);
  const font = '"Source Sans 3", "Segoe UI", system-ui, "DejaVu Sans", sans-serif';

  /* Elements: make("p", {class: "note"}, "text", child, ...). */
  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (typeof value === "function") element.addEventListener(key, value);
      else if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== undefined && child !== null));
    return element;
  }

  /* Numbers as people read them; null is what is not known. */
  function pounds(value) {
    const size = Math.abs(value);
    const sign = value < 0 ? "−" : "";
    if (size >= 1e6) return `${sign}£${(size / 1e6).toFixed(size >= 1e8 ? 0 : 1)}m`;
    return `${sign}£${Math.round(size).toLocaleString("en-GB")}`;
  }
  function percent(value) {
    const hundred = value * 100;
    if (hundred === 0 || hundred === 100) return `${hundred} %`;
    return hundred < 0.05 ? "under 0.1 %" : hundred >= 99.95 ? "over 99.9 %" : `${hundred.toFixed(1)} %`;
  }
  const inWords = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  function say(value, unit) {
    if (value === null || value === undefined) return unit === "date" ? "after the horizon" : "not known";
    if (unit === "date" && /^\d{4}-\d\d-\d\d$/.test(value)) return inWords.format(new Date(value));
    if (typeof value !== "number") return String(value);
    if (unit === "p") return percent(value);
    if (unit === "gbp") return pounds(value);
    const text = Number.isInteger(value) ? value.toLocaleString("en-GB") : value.toFixed(Math.abs(value) < 10 ? 2 : 1);
    return unit === "days" ? `${text} days` : text;
  }
  const range = (lo, hi, unit) => lo === null && hi === null ? "" : `${lo === null ? "open" : say(lo, unit)} to ${hi === null ? "open" : say(hi, unit)}`;

  const records = (chart) => chart.rows.map((row) => Object.fromEntries(chart.columns.map((column, at) => [column.name, row[at]])));
  const unitOf = (column, record) => column.unit && column.unit.startsWith("=") ? record[column.unit.slice(1)] : column.unit;

  function table(chart, rows, caption) {
    const shown = chart.columns.filter((column) => column.title);
    const numeric = (column) => column.unit !== undefined;
    const head = shown.map((column) => make("th", { scope: "col", class: numeric(column) ? "number" : undefined }, column.title));
    const body = rows.map((record) => make("tr", {}, ...shown.map((column) => {
      const value = record[column.name];
      const text = value === null && !numeric(column) ? "" : say(value, unitOf(column, record));
      return make("td", { class: numeric(column) ? "number" : undefined }, text);
    })));
    return make("table", {}, caption ? make("caption", { class: "note" }, caption) : null, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body));
  }

  /* Looks of every chart, once. Colours are names that the style sheet gives a value, light, dark or printed. */
  const looks = {
    background: null, font, aria: false, padding: { left: 2, right: 8, top: 6, bottom: 2 },
    view: { stroke: null },
    axis: {
      labelColor: "var(--soft)", titleColor: "var(--soft)", domainColor: "var(--line)", tickColor: "var(--line)", gridColor: "var(--grid)",
      labelFontSize: 12, titleFontSize: 12, titleFontWeight: "normal", titlePadding: 8
    },
    axisTemporal: { format: "%b %Y", labelOverlap: "parity", labelSeparation: 8 },
    axisQuantitative: { domain: false, ticks: false },
    legend: { labelColor: "var(--ink)", titleColor: "var(--soft)", labelFontSize: 12, titleFontSize: 12, titleFontWeight: "normal", labelLimit: 240, orient: "bottom", columns: 3, symbolStrokeWidth: 2.5, symbolBaseFillColor: "var(--ink)", symbolBaseStrokeColor: "var(--ink)" },
    header: { labelColor: "var(--ink)", labelFontSize: 13, labelFontWeight: 600, titleColor: "var(--soft)" },
    text: { color: "var(--ink)", fontSize: 12 },
    rule: { color: "var(--ink)" }, bar: { color: "var(--c1)" }, line: { color: "var(--c1)", strokeWidth: 2.25 },
    point: { color: "var(--c1)", filled: true, size: 70, opacity: 1 }, area: { color: "var(--c1)" }, rect: { color: "var(--c1)" },
    range: { category: colours, heatmap: heat, ordinal: heat, ramp: heat }
  };

  /* From the first to the last date of the rows, in days. */
  function days(chart, rows) {
    const dates = chart.columns.filter((column) => column.unit === "date").map((column) => column.name);
    const times = rows.flatMap((row) => dates.map((name) => row[name])).filter((date) => typeof date === "string").map(Date.parse).sort((a, b) => a - b);
    return times.length ? (times[times.length - 1] - times[0]) / 864e5 : Infinity;
  }

  function specification(chart, rows, width, more) {
    // A title "=NAME" is what the first row has in the column NAME.
    const spec = JSON.parse(JSON.stringify(chart.specification), (key, value) => key === "title" && typeof value === "string" && value.startsWith("=") ? rows[0][value.slice(1)] : value);
    spec.data = { values: rows };
    const longest = Math.max(0, ...(chart.labels ? rows.map((row) => String(row[chart.labels]).length) : [0]));
    const labels = Math.min(longest * 7.2, width * 0.36);
    const inner = Math.max(150, width - 90 - labels);
    if (spec.spec) {
      spec.columns = Math.max(1, Math.min(spec.columns || 3, Math.floor(width / 250)));
      spec.spec.width = Math.max(150, Math.floor(width / spec.columns) - 62);
    } else {
      spec.width = inner;
    }
    const format = days(chart, rows) < 300 ? { format: "%-d %b %Y" } : {};
    const fields = chart.fields ? Math.max(...rows.map((row) => row[chart.fields] || 0)) : 1;
    const letters = Math.max(7, Math.min(looks.text.fontSize, inner / fields / 2.7)); // "100%" fits its field
    spec.config = { ...looks, ...more, text: { ...looks.text, fontSize: letters }, axisY: { labelLimit: longest ? 0 : 60, ...(longest * 7.2 > labels ? folded(Math.floor(labels / 5.8)) : {}) }, axisXQuantitative: { tickCount: Math.max(3, Math.round(inner / 80)) },
      axisXTemporal: { ...format, tickCount: Math.max(3, Math.round(inner / 100)) }, legend: { ...looks.legend, columns: width < 560 ? 1 : 3 } };
    return spec;
  }

  /* Labels too long for one line of so many letters have two; what is too long for two loses its middle, for paths and names differ at their ends. */
  function folded(most) {
    const tail = `(length(datum.value) > ${2 * most} ? "…" : "") + slice(datum.value, max(${most}, length(datum.value) - ${most - 1}))`;
    return { labelFontSize: 10, labelLineHeight: 11, labelExpr: `isString(datum.value) && length(datum.value) > ${most} ? [slice(datum.value, 0, ${most}), ${tail}] : datum.label` };
  }

  function draw(chart, rows, width, more) {
    const compiled = charting.compile(specification(chart, rows, width, more), { logger: quiet() });
    return new charting.View(charting.parse(compiled.spec, null, { ast: true }), { renderer: "none", expr: charting.expressionInterpreter, logger: quiet() });
  }
  /* A layer without rows is not worth a word; what is wrong throws. */
  function quiet() {
    const none = () => log;
    const log = { level: none, error: none, warn: none, info: none, debug: none };
    return log;
  }

  /* An SVG that stands alone: colours by value, not by name. */
  function alone(svg) {
    const style = getComputedStyle(document.documentElement);
    return svg.replace(/var\((--\w+)\)/g, (whole, name) => style.getPropertyValue(name).trim());
  }
  function save(name, blob) {
    const link = make("a", { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
  async function png(svg) {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    await image.decode();
    const canvas = make("canvas", { width: image.naturalWidth * 2, height: image.naturalHeight * 2 });
    const context = canvas.getContext("2d");
    context.fillStyle = getComputedStyle(document.body).backgroundColor;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const bytes = atob(canvas.toDataURL("image/png").split(",")[1]); // toBlob waits until the browser is idle: seconds
    return new Blob([Uint8Array.from(bytes, (each) => each.charCodeAt(0))], { type: "image/png" });
  }

  const drawings = [];
  function plot(chart, holder, chosen) {
    const place = { chart, holder, chosen };
    drawings.push(place);
    return place;
  }
  async function render(place, width) {
    const rows = place.chosen();
    place.view = draw(place.chart, rows, width || place.holder.clientWidth);
    const svg = await place.view.toSVG();
    const parsed = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    for (const inner of parsed.querySelectorAll("[role], [aria-roledescription]"))
      for (const name of ["role", "aria-label", "aria-roledescription"]) inner.removeAttribute(name);
    parsed.setAttribute("role", "img");
    parsed.setAttribute("aria-label", `${place.chart.title}. ${place.chart.text} The data is in the table below.`);
    place.holder.replaceChildren(document.adoptNode(parsed));
    place.holder.dataset.rows = rows.length;
  }

  function figure(chart, id, of) {
    const all = records(chart);
    const options = chart.pick ? [...new Set(all.map((row) => row[chart.pick]))] : [];
    let picked = options[0];
    const chosen = () => options.length > 1 ? all.filter((row) => row[chart.pick] === picked) : all;
    const holder = make("div", { class: "plot" });
    const scroll = make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": `Data: ${chart.title}${of}` });
    const tabulate = () => scroll.replaceChildren(table(chart, chosen().filter((row) => !chart.rows_shown || row[chart.rows_shown]), `${chart.title}${options.length > 1 ? `: ${picked}` : ""}`));
    const data = make("details", { toggle: () => data.open && tabulate() }, make("summary", {}, "Data"), scroll);
    const place = plot(chart, holder, chosen);
    const select = options.length > 1 && make("select", { change: (event) => {
      picked = event.target.value;
      render(place);
      if (data.open) tabulate();
    } }, ...options.map((option) => make("option", {}, option)));
    const tools = make("div", { class: "tools" },
      select ? make("label", {}, chart.pick_title || "Option", select) : chart.pick ? make("span", { class: "note" }, picked) : null, make("span", { class: "gap" }),
      make("button", { type: "button", "aria-label": `SVG of ${chart.title}`, click: async () => save(`${id}.svg`, new Blob([alone(await place.view.toSVG())], { type: "image/svg+xml" })) }, "SVG"),
      make("button", { type: "button", "aria-label": `PNG of ${chart.title}`, click: async () => save(`${id}.png`, await png(alone(await place.view.toSVG()))) }, "PNG"));
    return make("figure", { id }, make("figcaption", {}, make("h3", {}, chart.title), make("p", {}, chart.text)), tools, holder, data);
  }

  /* One row for each of a thing and one column for each figure, the interval under the value. */
  function matrix(chart) {
    const all = records(chart);
    const { row, column } = chart.matrix;
    const heads = [...new Set(all.map((each) => each[column]))];
    const cell = (name, head) => {
      const found = all.find((each) => each[row] === name && each[column] === head);
      return found ? make("td", { class: "number" }, say(found.value, found.unit), make("small", {}, range(found.lo, found.hi, found.unit))) : make("td", {});
    };
    return make("table", {}, make("thead", {}, make("tr", {}, make("th", { scope: "col" }, chart.columns.find((each) => each.name === row).title), ...heads.map((head) => make("th", { scope: "col", class: "number wrap" }, head)))),
      make("tbody", {}, ...[...new Set(all.map((each) => each[row]))].map((name) => make("tr", {}, make("th", { scope: "row" }, name), ...heads.map((head) => cell(name, head))))));
  }

  /* The result before this one that has the same text or table, as those of one scenario have. */
  function earlier(chart, number) {
    const same = (each) => each.name === chart.name && JSON.stringify(each.rows) === JSON.stringify(chart.rows);
    return report.runs.slice(0, number).findIndex((run) => run.charts.some(same));
  }
  function repeated(chart, id, before) {
    return make("figure", { id }, make("figcaption", {}, make("h3", {}, chart.title), make("p", {}, make("a", { href: `#${chart.name}${suffixed(before)}` }, `The same as of result ${before + 1}.`))));
  }

  function tabular(chart, id, of) {
    if (chart.list) return make("figure", { id }, make("figcaption", {}, make("h3", {}, chart.title), make("p", {}, chart.text)), make("ul", { class: "list" }, ...records(chart).map((row) => make("li", {}, row[chart.list]))));
    const scroll = make("div", { class: `scroll${chart.matrix || chart.rows.length <= 30 ? " whole" : ""}`, tabindex: 0, role: "region", "aria-label": chart.title + of }, chart.matrix ? matrix(chart) : table(chart, records(chart)));
    const body = chart.folded ? make("details", { class: chart.printed ? "printed" : undefined }, make("summary", {}, `${chart.rows.length.toLocaleString("en-GB")} rows`), scroll) : scroll;
    return make("figure", { id }, make("figcaption", {}, make("h3", {}, chart.title), make("p", {}, chart.text)), body);
  }

  /* A sentence with {COLUMN} for what a row has there, as people read it, and {range} for its interval. */
  function filled(chart, row) {
    const value = chart.columns.find((column) => column.name === "value");
    return row.sentence.replace(/\{(\w+)\}/g, (whole, name) => {
      if (name === "range") return range(row.lo, row.hi, unitOf(value, row)) || "interval not known";
      return say(row[name], unitOf(chart.columns.find((column) => column.name === name), row));
    });
  }
  /* The answer in sentences: a chance, a number, a date, a sum, each with what is known of it. */
  function sentence(chart, row) {
    if (row.sentence) return filled(chart, row);
    const unit = row.kind === "count" ? "" : row.unit;
    const interval = range(row.lo, row.hi, unit);
    const bracket = interval ? ` (${interval})` : "";
    if (row.kind === "flag") return `The chance that ${row.meaning} is ${say(row.value, "p")}${bracket}.`;
    if (row.kind === "date") return row.value === null ? `In fewer than ${row.statistic.slice(1)} of 100 futures ${row.meaning} within what was simulated.` : `In ${row.statistic.slice(1)} of 100 futures ${row.meaning} by ${say(row.value, "date")}${bracket}.`;
    const name = row.meaning.charAt(0).toUpperCase() + row.meaning.slice(1);
    return row.kind === "money" ? `${name}: in half of all futures at most ${say(row.value, "gbp")}${bracket}.` : `${name}: ${say(row.value, unit)} on average${bracket}.`;
  }
  function headline(run, charts) {
    const told = charts.flatMap((chart) => records(chart).map((row) => [chart, row]));
    const asked = told.map(([, row]) => row.question).find((question) => question);
    const title = make("h1", {}, asked || `${run.provenance.scenario}: what the simulation says`);
    if (!told.length) return [title];
    return [title,
      make("div", { class: "answer" }, ...told.map(([chart, row]) => make("p", {}, sentence(chart, row)))),
      make("p", { class: "note" }, "In brackets: the 95 % confidence interval, how well the simulation knows the figure. It says nothing about how well the assumptions know the world; they are listed at the end.")];
  }

  function provenance(run) {
    const known = run.provenance;
    const entries = [["Scenario", known.scenario], ["Text of the scenario (SHA-256)", known.scenario_sha256], ["Seed", known.seed],
      ["Program", `${known.program} ${known.version}`], ["Digest of the outcomes", known.digest]];
    if (known.interrupted === "yes") entries.push(["Interrupted", "the run was stopped before it was complete"]);
    return make("dl", {}, ...entries.flatMap(([key, value]) => [make("dt", {}, key), make("dd", {}, make("code", {}, value || ""))]));
  }

  const suffixed = (number) => number ? `-${number + 1}` : ""; // of a result's names on the page
  function show(run, number) {
    const suffix = suffixed(number);
    const several = report.runs.length > 1;
    const of = several ? ` (result ${number + 1})` : ""; // names of parts are unique on the page
    const parts = new Map();
    for (const chart of run.charts) {
      const id = chart.name + suffix;
      if (chart.part === "Headline") continue;
      const before = chart.part === "Assumptions" ? earlier(chart, number) : -1;
      const element = before >= 0 ? repeated(chart, id, before) : chart.specification ? figure(chart, id, of) : tabular(chart, id, of);
      parts.set(chart.part, [...(parts.get(chart.part) || []), element]);
    }
    const lead = headline(run, run.charts.filter((chart) => chart.part === "Headline"));
    parts.set("How to get the same again", [...(parts.get("How to get the same again") || []), provenance(run)]);
    const slug = (name) => name.toLowerCase().replace(/\W+/g, "-") + suffix;
    const nav = make("nav", { "aria-label": `Parts of ${run.provenance.scenario}${of}` }, make("ul", {}, ...[...parts.keys()].map((name) => make("li", {}, make("a", { href: `#${slug(name)}` }, name)))));
    const label = several && make("p", { class: "result" }, `Result ${number + 1} of ${report.runs.length}: ${run.provenance.scenario}, ${run.provenance.method}`);
    return make("article", {}, label || null, ...lead, nav, ...[...parts].flatMap(([name, elements]) => [make("section", { "aria-label": name + of }, make("h2", { id: slug(name) }, name), ...elements)]));
  }

  function themes() {
    const button = document.getElementById("theme");
    const dark = () => (document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
    const label = () => { button.textContent = dark() ? "Light" : "Dark"; };
    button.addEventListener("click", () => { document.documentElement.dataset.theme = dark() ? "light" : "dark"; label(); });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", label);
    label();
  }

  async function renderAll(width) {
    for (const place of drawings) await render(place, width);
    document.documentElement.dataset.ready = "yes";
  }
  async function drawOne(id) {
    document.documentElement.dataset.theme = "light";
    const chart = report.runs[0].charts.find((each) => each.name === id);
    const rows = records(chart);
    const first = chart.pick && rows[0][chart.pick];
    const svg = await draw(chart, chart.pick ? rows.filter((row) => row[chart.pick] === first) : rows, 900, { background: "white", padding: 12 }).toSVG();
    document.body.replaceChildren(make("pre", { id: "drawing" }, alone(svg)));
  }

  /* On paper charts have its width, and the register of assumptions is open: a board's paper has it. Drawing waits for nothing
     outside, so it is done before the page is laid out. */
  const paper = 680;
  function toPaper() {
    renderAll(paper);
    const folded = [...document.querySelectorAll("details.printed:not([open])")];
    for (const each of folded) each.open = true;
    addEventListener("afterprint", () => {
      for (const each of folded) each.open = false;
      renderAll();
    }, { once: true });
  }

  const asked = /^#draw=(.+)$/.exec(location.hash);
  if (asked) { drawOne(asked[1]); return; }
  themes();
  document.title = `${report.runs.map((run) => run.provenance.scenario).join(", ")}: report`;
  document.getElementById("main").append(...report.runs.map(show));
  document.querySelector("footer").append(make("div", {}, "This page needs no network and sends nothing anywhere."));
  addEventListener("beforeprint", toPaper);
  let width = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth === width) return;
    width = innerWidth;
    clearTimeout(renderAll.timer);
    renderAll.timer = setTimeout(() => renderAll(), 200);
  });
  renderAll();
})();
