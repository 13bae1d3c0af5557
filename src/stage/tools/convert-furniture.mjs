// Debian's sweethome3d-furniture catalogues → one small glb for each model, for the stage's places and things.
//
//   node convert-furniture.mjs --index --out DIR            facts of all models (index.json), nothing converted
//   node convert-furniture.mjs --models id,id --out DIR     these models
//   node convert-furniture.mjs --all --out DIR              every model that DIR lacks; may be interrupted and run again
//   [--source DIR]                                          where the .sh3f files are (default /usr/share/sweethome3d/furniture)
//
// Files appear whole or not at all (written beside and renamed). Exit status 1 when a named model could not be made.
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openCatalogues, PACKAGE_FOLDER } from "./furniture/catalogue.mjs";

const { values } = parseArgs({
  options: {
    index: { type: "boolean" },
    all: { type: "boolean" },
    models: { type: "string" },
    out: { type: "string" },
    source: { type: "string", default: PACKAGE_FOLDER },
  },
});
if (!values.out || !(values.index || values.all || values.models)) {
  console.error("usage: convert-furniture.mjs (--index | --models id,id | --all) --out DIR [--source DIR]");
  process.exit(2);
}

function write(name, content) {
  const path = join(values.out, name),
    partial = `${path}.${process.pid}.part`;
  writeFileSync(partial, content);
  renameSync(partial, path);
}

mkdirSync(values.out, { recursive: true });
const catalogues = openCatalogues(values.source),
  entries = catalogues.flatMap((catalogue) => catalogue.entries);
if (!existsSync(join(values.out, "index.json")) || values.index)
  write("index.json", `[\n${entries.map((entry) => JSON.stringify(entry.facts)).join(",\n")}\n]\n`);

const wanted = values.all ? entries.map((entry) => entry.facts.id) : (values.models ?? "").split(",").filter(Boolean);
let failed = 0;
if (wanted.length) {
  const { convert } = await import("./furniture/convert.mjs"); // the heavy packages, only when something is converted
  const byId = new Map(entries.map((entry) => [entry.facts.id, entry]));
  for (const id of wanted) {
    if (existsSync(join(values.out, `${id}.glb`))) continue;
    const entry = byId.get(id);
    try {
      if (!entry) throw new Error("not in the catalogues, or left out because it shows a maker's product");
      write(`${id}.glb`, await convert(entry));
    } catch (error) {
      failed++;
      console.error(`${id}: ${error.message}`);
    }
  }
}
for (const catalogue of catalogues) catalogue.close();
process.exit(failed && values.models ? 1 : 0);
