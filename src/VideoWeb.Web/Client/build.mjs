// Bundles the pages' own modules. Output: wwwroot/js (git-ignored). The stage module is loaded at run time, never bundled.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
await build({
  entryPoints: { create: join(here, "src/create/index.ts") },
  outdir: join(here, "../../../wwwroot/js"),
  bundle: true, format: "esm", minify: true, sourcemap: true, target: "es2022",
  external: ["/stage/stage.js"], logLevel: "warning",
});
