// The sound worker as the page has it, against the same code in node.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { bundled } from "./support/bundled.mjs";
import { readSoundAsset } from "./support/soundAssets.mjs";
import { startStage } from "./support/stageHost.mjs";

const SCORE = {
  seconds: 3,
  seed: 7,
  lines: [],
  negative: [],
  events: [0.4, 0.9, 1.4].map((time) => ({ time, kind: "footfall", surface: "wood", strength: 1, pan: 0.2, distance: 3 })),
  beds: [{ kind: "gulls and waves", start: 0, end: 3, level: 1 }],
  music: { mood: "tender", words: "piano", start: 0, end: 3 },
  spaces: [{ start: 0, end: 3, space: { space: "room", decaySeconds: 0.5, wet: 0.1 } }],
};
const LINE = { text: "The sea remembers everything.", manner: "say", voice: { character: "man-deep" } };
const sha = (samples) =>
  createHash("sha256")
    .update(Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength))
    .digest("hex");

let stage;
before(async () => {
  stage = await startStage();
});
after(async () => {
  await stage?.close();
});

test("the worker gives the same bits as node", async () => {
  const heard = await stage.page.evaluate(
    async (line, score) => {
      const worker = new Worker("soundWorker.js", { type: "module" });
      const ask = (request) =>
        new Promise((resolve, reject) => {
          worker.onmessage = ({ data }) => (data.error ? reject(new Error(data.error)) : resolve(data.result));
          worker.onerror = (event) => reject(new Error(event.message));
          worker.postMessage({ ...request, id: 1, root: new URL(".", location.href).href });
        });
      const sha = async (samples) =>
        [...new Uint8Array(await crypto.subtle.digest("SHA-256", samples))]
          .map((byte) => byte.toString(16).padStart(2, "0"))
          .join("");
      const said = await ask({ line });
      const track = await ask({ score });
      worker.terminate();
      return { line: await sha(said.samples), left: await sha(track.left), right: await sha(track.right) };
    },
    LINE,
    SCORE,
  );
  const { renderScore } = await bundled("sound/mix/renderScore.ts");
  const { utter } = await bundled("sound/voices/utter.ts");
  const { soundAssets } = await bundled("sound/assets.ts");
  const assets = soundAssets(readSoundAsset);
  const said = await utter(await assets.engine(), LINE.text, LINE.manner, LINE.voice);
  const track = await renderScore(SCORE, assets);
  assert.deepEqual(heard, { line: sha(said.samples), left: sha(track.left), right: sha(track.right) });
});
