// Reads files with the Content Authenticity Initiative's own library (c2pa-rs, compiled to WebAssembly) and prints one JSON line each.
// node validate.mjs ROOT.pem FILE...
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { initSync, WasmReader } from '@contentauth/c2pa-wasm';

const types = { '.jpg': 'image/jpeg', '.png': 'image/png', '.mp4': 'video/mp4', '.wav': 'audio/wav' };

// The library asks for a browser's Blob and FileReaderSync; these two are all it uses of them.
class FileBlob {
  constructor(bytes) { this.bytes = bytes; }
  get size() { return this.bytes.length; }
  slice(from, to) { return new FileBlob(this.bytes.subarray(from, to)); }
}
globalThis.FileReaderSync = class {
  readAsArrayBuffer({ bytes }) { return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength); }
};

initSync({ module: fs.readFileSync(createRequire(import.meta.url).resolve('@contentauth/c2pa-wasm/c2pa.wasm')) });
const [root, ...files] = process.argv.slice(2);
const settings = JSON.stringify({ trust: { user_anchors: fs.readFileSync(root, 'utf8') }, verify: { verify_trust: true } });
for (const file of files) {
  try {
    const reader = await WasmReader.fromBlob(types[path.extname(file)], new FileBlob(fs.readFileSync(file)), settings);
    const report = JSON.parse(reader.json());
    const active = report.manifests[report.active_manifest];
    console.log(JSON.stringify({
      state: report.validation_state,
      failures: (report.validation_results?.activeManifest?.failure ?? []).map((status) => status.code),
      assertions: (active.assertions ?? []).map((assertion) => assertion.label),
      actions: (active.assertions ?? []).filter((a) => a.label.startsWith('c2pa.actions')).flatMap((a) => a.data.actions.map((action) => action.action)),
      ingredients: (active.ingredients ?? []).map((ingredient) => ({ title: ingredient.title, relationship: ingredient.relationship, manifest: Boolean(ingredient.active_manifest) })),
    }));
  } catch (error) {
    console.log(JSON.stringify({ state: 'Error', failures: [String(error?.message ?? error)], assertions: [], actions: [], ingredients: [] }));
  }
}
