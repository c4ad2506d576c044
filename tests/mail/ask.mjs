// Prints as JSON what an e-mail uses that mail programs do not know: feature to programs.
// Usage: node ask.mjs FOLDER_OF_CANIEMAIL EMAIL
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, file] = process.argv.slice(2);
const { caniemail } = await import(pathToFileURL(`${folder}/dist/index.js`).href);
const { issues } = caniemail({ clients: ["gmail.*", "outlook.*"], html: readFileSync(file, "utf8") });
const found = {};
for (const [program, features] of issues.errors) {
  for (const { title } of features) found[title] = [...new Set([...(found[title] ?? []), program])].sort();
}
console.log(JSON.stringify(found));
