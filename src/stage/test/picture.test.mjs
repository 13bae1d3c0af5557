// A clip that begins as a picture: the picture is drawn by the stage itself, so that it is ours.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { staged } from "./support/plans.mjs";
import { startStage } from "./support/stageHost.mjs";

const SIZE = { width: 640, height: 360 };
const offered = join(import.meta.dirname, "../../../wwwroot/stage/test-pictures");
let stage, photo;

before(async () => {
  stage = await startStage();
  await stage.load(staged({ size: SIZE, seed: 5, shots: [{ place: "park", seconds: 1, framing: "medium", subjects: [{ noun: "woman", attributes: ["red coat"] }] }] }));
  const [frame] = await stage.render([12], { ...SIZE });
  photo = frame.bytes;
  mkdirSync(offered, { recursive: true });
  writeFileSync(join(offered, "photo.png"), photo);
});
after(async () => {
  rmSync(offered, { recursive: true, force: true });
  await stage?.close();
});

async function through(camera) {
  const plan = staged({ size: SIZE, shots: [{ place: "park", seconds: 2, camera, subjects: [] }] });
  stage.say({ type: "load", staged: plan, tier: "fast", geometry: true, image: "test-pictures/photo.png" });
  const { message } = await stage.until("loaded");
  return { notes: message.notes, frames: await stage.render([0, 24, 47], SIZE) };
}

const pixels = (png) => sharp(png).removeAlpha().raw().toBuffer();

function psnr(a, b) {
  const error = a.reduce((sum, value, i) => sum + (value - b[i]) ** 2, 0) / a.length;
  return error === 0 ? Infinity : 10 * Math.log10(255 ** 2 / error);
}

/** Columns by which a strip of the picture has moved: where it fits best. */
function moved(from, to, left, right, top, bottom) {
  let best = 0;
  let least = Infinity;
  for (let shift = -90; shift <= 90; shift++) {
    let sum = 0;
    let count = 0;
    for (let y = top; y < bottom; y += 2)
      for (let x = left; x < right; x += 2) {
        const at = x + shift;
        if (at < 0 || at >= SIZE.width) continue;
        for (let c = 0; c < 3; c++) sum += Math.abs(from[(y * SIZE.width + x) * 3 + c] - to[(y * SIZE.width + at) * 3 + c]);
        count++;
      }
    if (count > 200 && sum / count < least) [best, least] = [shift, sum / count];
  }
  return best;
}

test("the first frame is the picture, with 30 dB or more, and the last is not", async () => {
  const { frames } = await through([{ move: "truck-right", amount: 0.3, unit: "m", speed: "normal" }]);
  const original = await pixels(photo);
  const first = psnr(original, await pixels(frames[0].bytes));
  const last = psnr(original, await pixels(frames[2].bytes));
  assert.ok(first >= 30, `${first} dB`);
  assert.ok(last < 28, `${last} dB`);
});

test("what stands in front moves further across the picture than what is behind it", async () => {
  const { frames } = await through([{ move: "truck-right", amount: 0.3, unit: "m", speed: "normal" }]);
  if (process.env.LOOK) for (const [i, frame] of frames.entries()) writeFileSync(join(process.env.LOOK, `truck-${i}.png`), frame.bytes);
  const [first, last] = [await pixels(frames[0].bytes), await pixels(frames[2].bytes)];
  const person = moved(first, last, 260, 380, 120, 320);
  const behind = moved(first, last, 20, 140, 40, 150);
  assert.ok(person < -8, `${person}`);
  assert.ok(Math.abs(behind) < Math.abs(person) * 0.6, `${behind} of ${person}`);
});

test("an orbit that the picture cannot carry is held, and the viewer is told", async () => {
  const { notes, frames } = await through([{ move: "orbit-left", amount: 120, unit: "deg", speed: "normal" }]);
  assert.ok(notes.some((note) => /no back/.test(note)), `${notes}`);
  const [first, last] = [frames[0].geometry.camera, frames[2].geometry.camera];
  const turned = (camera) => Math.atan2(camera.target[0] - camera.position[0], camera.target[2] - camera.position[2]);
  assert.ok(Math.abs(turned(last) - turned(first)) < (19 * Math.PI) / 180);
});

test("a file that is no picture is refused in one line", async () => {
  writeFileSync(join(offered, "broken.jpg"), "no picture");
  const plan = staged({ size: SIZE, shots: [{ place: "park", seconds: 1, subjects: [] }] });
  stage.say({ type: "load", staged: plan, tier: "fast", geometry: false, image: "test-pictures/broken.jpg" });
  await assert.rejects(stage.until("loaded"), (error) => /JPEG nor a PNG/.test(error.message) && !/\n/.test(error.message));
});
