// Tests run in plain node, the stage is TypeScript: bundles one module with its imports and loads it.
import { mkdtempSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const stage = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** @param path Below src: "sound/speak.ts". */
export async function bundled(path) {
  // below node_modules, so that packages that stay outside the bundle are found
  const room = mkdtempSync(join(stage, "node_modules/.test-"));
  try {
    const outfile = join(room, "module.mjs");
    await build({ entryPoints: [join(stage, "src", path)], outfile, bundle: true, format: "esm", platform: "node", target: "es2023", loader: { ".tsv": "text" }, logLevel: "warning" });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(room, { recursive: true });
  }
}
