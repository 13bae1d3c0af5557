// A clip that begins as a picture: the picture is drawn by the stage itself, so that it is ours.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { staged } from "./support/plans.mjs";
import { startStage } from "./support/stageHost.mjs";

const SIZE = { width: 640, height: 360 };
const FACE = { width: 480, height: 480 };
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

/** A woman's face, drawn by the stage itself: eyes open, lips shut. */
async function portrait() {
  await stage.load(staged({ size: FACE, seed: 11, shots: [{ place: "studio", seconds: 1, framing: "close-up", subjects: [{ noun: "woman", attributes: ["young"] }] }] }));
  const [frame] = await stage.render([4], FACE);
  writeFileSync(join(offered, "face.png"), frame.bytes);
  return frame.bytes;
}

/** Mean difference of a part of two pictures, wherever within a few pixels the second shows it; shares of the frame. */
function difference(a, b, [left, top, right, bottom]) {
  let least = Infinity;
  for (let dy = -6; dy <= 6; dy++)
    for (let dx = -6; dx <= 6; dx++) {
      let [sum, count] = [0, 0];
      for (let y = Math.round(top * FACE.height); y < bottom * FACE.height; y += 2)
        for (let x = Math.round(left * FACE.width); x < right * FACE.width; x += 2, count++)
          for (let c = 0; c < 3; c++) sum += Math.abs(a[(y * FACE.width + x) * 3 + c] - b[((y + dy) * FACE.width + x + dx) * 3 + c]) / 3;
      least = Math.min(least, sum / count);
    }
  return least;
}

test("a face in the picture says the line with its own lips, shut where it is silent, and blinks", async () => {
  await portrait();
  const sound = { dialogue: [{ speaker: "woman", line: "Father, calm all the water.", manner: "say", start: 0.4, end: 2.4 }] };
  const plan = staged({ size: FACE, seed: 3, shots: [{ place: "studio", seconds: 5, camera: [{ move: "static", amount: null, unit: null, speed: "normal" }], sound, subjects: [{ noun: "woman" }] }] });
  stage.say({ type: "load", staged: plan, tier: "cheap", geometry: true, image: "test-pictures/face.png" });
  const { message } = await stage.until("loaded");
  const [line] = message.lines;
  const frames = await stage.render([...Array(120).keys()], FACE);
  const first = await pixels(frames[0].bytes);
  const [face] = frames[0].geometry.subjects;
  assert.equal(face.id, "woman");
  const at = ([x, y, w, h], left, top, right, bottom) => [(x + left * w) / FACE.width, (y + top * h) / FACE.height, (x + right * w) / FACE.width, (y + bottom * h) / FACE.height];
  const [mouth, eyes] = [at(face.box2d, 0.25, 0.62, 0.75, 0.95), at(face.box2d, 0.1, 0.25, 0.9, 0.42)];
  const seen = await Promise.all(frames.map(async ({ bytes, geometry, time }) => {
    const now = await pixels(bytes);
    return { time, open: geometry.subjects[0].mouthOpen, mouth: difference(first, now, mouth), eyes: difference(first, now, eyes) };
  }));
  const widest = seen.reduce((a, b) => (a.open > b.open ? a : b));
  assert.ok(widest.open > 0.3 && widest.mouth > 3, JSON.stringify(widest));
  assert.ok(widest.time > line.start && widest.time < line.end);
  // not before it is said, and not after
  for (const { time, open, mouth: moved } of seen.filter(({ time }) => time < line.start - 0.3 || time > line.end + 0.4)) assert.ok(open === 0 && moved < 1.6, `${time}: ${moved}`);
  // the picture's mouth is as far open as the geometry says
  const spoken = seen.filter(({ time }) => time > line.start && time < line.end);
  assert.ok(correlation(spoken.map(({ open }) => open), spoken.map(({ mouth: moved }) => moved)) > 0.8);
  const still = seen.map(({ eyes: moved }) => moved).sort((a, b) => a - b)[60];
  const blinks = seen.filter(({ eyes: moved }) => moved > still + 2);
  assert.ok(blinks.length >= 2 && blinks.length < 40, `${blinks.length} frames with lids that come down`);
});

function correlation(a, b) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  const sum = (x, y) => x.reduce((total, value, i) => total + value * y[i], 0);
  const [da, db] = [a.map((value) => value - ma), b.map((value) => value - mb)];
  return sum(da, db) / Math.sqrt(sum(da, da) * sum(db, db));
}

/** Sky over ground with two posts, before and beside which nothing else stands out. */
async function posts() {
  const { width, height } = SIZE;
  const rows = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const post = y > 90 && y < 260 && ((x > 130 && x < 170) || (x > 470 && x < 510));
      const grain = ((x * 7 + y * 13) % 17) - 8;
      const colour = post ? [150, 60, 40] : y < 170 ? [150, 190, 230] : [110, 130, 70];
      for (let c = 0; c < 3; c++) rows[(y * width + x) * 3 + c] = colour[c] + grain;
    }
  writeFileSync(join(offered, "posts.png"), await sharp(rows, { raw: { width, height, channels: 3 } }).png().toBuffer());
  return rows;
}

/** The stage keeps the picture of an address. */
let given = 0;

async function painted(picture, camera) {
  const plan = staged({ size: SIZE, shots: [{ place: "park", seconds: 2, camera, subjects: [] }] });
  plan.plan.picture = picture;
  stage.say({ type: "load", staged: plan, tier: "cheap", geometry: true, image: `test-pictures/posts.png?${++given}` });
  await stage.until("loaded");
  return Promise.all((await stage.render([0, 47], SIZE)).map(({ bytes }) => pixels(bytes)));
}
const over = (x, layer) => ({ layer, radius: 0.06, points: [x / SIZE.width, 0.25, x / SIZE.width, 0.72] });

test("what is painted near moves further than what is painted far, and nothing tears", async () => {
  const original = await posts();
  const truck = [{ move: "truck-right", amount: 0.3, unit: "m", speed: "normal" }];
  const [first, last] = await painted({ strokes: [over(150, "near"), over(490, "far")], move: null }, truck);
  assert.ok(psnr(original, first) >= 30, `${psnr(original, first)} dB`);
  const [near, far] = [moved(first, last, 135, 165, 100, 250), moved(first, last, 475, 505, 100, 250)];
  assert.ok(near < far - 6, `${near} and ${far}`);
  // no hole anywhere: the picture has nothing near black
  let darkest = 255;
  for (let i = 0; i < last.length; i += 3) darkest = Math.min(darkest, Math.max(last[i], last[i + 1], last[i + 2]));
  assert.ok(darkest > 90, `${darkest}`);
});

test("the ground lies down: its near rows move further than its far ones, and the sky stays", async () => {
  const { width, height } = SIZE;
  const rows = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      // a sky with broad stripes, over a ground with stripes that repeat nowhere
      const speck = Math.sin(x / 4.3) + Math.sin(x / 9.7 + 1) + Math.sin(x / 23.9 + 2) > 0 ? 1 : 0;
      const colour = y < 180 ? [150 + 8 * Math.sin(x / 9), 185, 225] : [90 + 60 * speck, 100 + 60 * speck, 60 + 40 * speck];
      for (let c = 0; c < 3; c++) rows[(y * width + x) * 3 + c] = Math.round(colour[c]);
    }
  writeFileSync(join(offered, "posts.png"), await sharp(rows, { raw: { width, height, channels: 3 } }).png().toBuffer());
  const [first, last] = await painted(null, [{ move: "truck-right", amount: 0.6, unit: "m", speed: "normal" }]);
  const shifts = [250, 290, 330].map((y) => -moved(first, last, 240, 400, y, y + 6));
  assert.ok(shifts[0] > 10 && shifts[1] > shifts[0] + 2 && shifts[2] > shifts[1] + 2, `${shifts}`);
  assert.ok(-moved(first, last, 240, 400, 60, 120) <= 2, "sky");
});

test("what was hidden is filled in with the grain of what is beside it", async () => {
  const { width, height } = SIZE;
  const rows = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const disc = Math.hypot(x - 320, y - 200) < 55;
      const speck = Math.abs(Math.sin(Math.floor(x / 2) * 12.9898 + Math.floor(y / 2) * 78.233) * 43758.5453) % 1;
      const colour = disc ? [200, 40, 30] : [100 + 40 * speck, 110 + 40 * speck, 70 + 30 * speck];
      for (let c = 0; c < 3; c++) rows[(y * width + x) * 3 + c] = Math.round(colour[c]);
    }
  writeFileSync(join(offered, "posts.png"), await sharp(rows, { raw: { width, height, channels: 3 } }).png().toBuffer());
  const lift = { strokes: [{ layer: "lifted", radius: 0.095, points: [0.5, 200 / 360, 0.5, 201 / 360] }], move: { x: 0, y: -1, scale: 1 } };
  const [, last] = await painted(lift, [{ move: "static", amount: null, unit: null, speed: "normal" }]);
  const rough = (left, top) => {
    let sum = 0;
    for (let y = top; y < top + 40; y++) for (let x = left; x < left + 40; x++) sum += Math.abs(last[(y * width + x) * 3 + 1] - last[(y * width + x + 2) * 3 + 1]);
    return sum / 1600;
  };
  assert.ok(rough(300, 180) > 0.4 * rough(80, 180), `${rough(300, 180)} beside ${rough(80, 180)}`);
  const red = (x, y) => last[(y * width + x) * 3] - last[(y * width + x) * 3 + 1];
  assert.ok(red(320, 200) < 30, "nothing of it stays");
});

test("what is lifted out goes where it is sent, and what was behind it is filled in", async () => {
  const original = await posts();
  const [first, last] = await painted({ strokes: [over(150, "lifted")], move: { x: 0.25, y: 0, scale: 1 } }, [{ move: "static", amount: null, unit: null, speed: "normal" }]);
  assert.ok(psnr(original, first) >= 30, `${psnr(original, first)} dB`);
  const red = (frame, x, y) => frame[(y * SIZE.width + x) * 3] - frame[(y * SIZE.width + x) * 3 + 2];
  assert.ok(red(first, 150, 200) > 60 && red(last, 310, 200) > 60, "the post is 160 pixels further");
  assert.ok(last[(130 * SIZE.width + 150) * 3 + 2] > 180, "sky is where it stood");
  assert.ok(red(last, 490, 200) > 60, "the other stays");
});

test("a file that is no picture is refused in one line", async () => {
  writeFileSync(join(offered, "broken.jpg"), "no picture");
  const plan = staged({ size: SIZE, shots: [{ place: "park", seconds: 1, subjects: [] }] });
  stage.say({ type: "load", staged: plan, tier: "fast", geometry: false, image: "test-pictures/broken.jpg" });
  await assert.rejects(stage.until("loaded"), (error) => /JPEG nor a PNG/.test(error.message) && !/\n/.test(error.message));
});
