// The licences of the packages in the bundle, as a comment at its end: equal texts once.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const packageOf = (input) => input.match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//)?.[1];

function licenceText(folder) {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  return file && readFileSync(join(folder, file), "utf8").trim();
}

export function notices(root, inputs) {
  const folders = [...new Set(inputs.map(packageOf).filter(Boolean))].sort();
  const byText = new Map();
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    const text = licenceText(join(root, folder)) ?? ownTextOf(root, folders, license, name);
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${version}`]);
  }
  const parts = [...byText].map(([text, names]) => `${names.join(", ")}\n\n${text}`);
  const all = `This script carries, with thanks:\n\n${parts.join("\n\n----\n\n")}`;
  return `/*!\n${all.replaceAll("*/", "* /").replace(/<(?=\/script|!--)/gi, "< ")}\n*/\n`;
}

// A package of a family may leave its licence text to the family's other packages.
function ownTextOf(root, folders, license, name) {
  const family = name.split("-")[0];
  for (const folder of folders) {
    const other = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    const text = other.name.split("-")[0] === family && other.license === license && licenceText(join(root, folder));
    if (text) return text;
  }
  throw new Error(`No licence text for ${name} (${license}).`);
}
