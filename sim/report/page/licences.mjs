// Prints the licences of the packages that a bundle is made of: node licences.mjs METAFILE
import { readFileSync, readdirSync } from "node:fs";

const inputs = Object.entries(Object.values(JSON.parse(readFileSync(process.argv[2])).outputs)[0].inputs);
const packages = new Set(inputs.filter(([, each]) => each.bytesInOutput > 0)
  .map(([path]) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]).filter(Boolean));
const holders = new Map();
for (const name of [...packages].sort()) {
  const folder = new URL(`node_modules/${name}/`, import.meta.url);
  const { version, license } = JSON.parse(readFileSync(new URL("package.json", folder)));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const text = file ? readFileSync(new URL(file, folder), "utf8").trim() : license;
  holders.set(text, [...(holders.get(text) ?? []), `${name} ${version}`]);
}
const indented = (text) => text.split("\n").map((line) => `    ${line}`.trimEnd()).join("\n");
const parts = [...holders].map(([text, names]) => `${names.join(", ")}\n\n${indented(text)}`);
console.log(["What vega.js is made of, and on which terms.", ...parts].join("\n\n"));
