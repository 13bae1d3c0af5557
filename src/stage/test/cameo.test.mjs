// Somebody from a picture: the fit of the face, and what the stage draws. The pictures are portraits that the kit itself drew.
import assert from "node:assert/strict";
import { cpSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import sharp from "sharp";
import { bundled } from "./support/bundled.mjs";
import { staged } from "./support/plans.mjs";
import { startStage } from "./support/stageHost.mjs";

const { HumanKit, shapeOf, readLook, thinPlate, fitFace, KNOWN, landmarksOn } = await bundled("../test/support/people.ts");
const data = await readFile(new URL("../kit/human/human.bin", import.meta.url));
const kit = new HumanKit(
  JSON.parse(await readFile(new URL("../kit/human/human.json", import.meta.url), "utf8")),
  data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength),
);
const environment = { timeOfDay: "noon", weather: "clear", season: null, era: null, mood: null, style: [], negative: [] };
const offered = join(import.meta.dirname, "../../../wwwroot/stage/test-portraits");
const SIZE = { width: 480, height: 270 };
let stage;

before(async () => {
  cpSync(join(import.meta.dirname, "pictures"), offered, { recursive: true });
  stage = await startStage();
});
after(async () => {
  rmSync(offered, { recursive: true, force: true });
  await stage?.close();
});

test("a spline goes through its points", () => {
  const from = [[0, 0], [1, 0], [0, 1], [1, 1], [0.4, 0.6]];
  const to = [[5, 5], [9, 5], [5, 11], [10, 10], [7, 8]];
  const warp = thinPlate(from, to, 0);
  from.forEach(([x, y], i) => warp(x, y).forEach((value, k) => assert.ok(Math.abs(value - to[i][k]) < 1e-6)));
});

test("a face's shape is found again from its landmarks, wherever it is in the picture and however large", () => {
  const look = readLook({ key: "fit", asset: "human", noun: "woman", words: ["30-year-old"], seed: 5, environment, cameo: null });
  const request = shapeOf(look);
  const plain = { ...request, shapes: Object.fromEntries(Object.entries(request.shapes).map(([name]) => [name, 0])) };
  const wanted = { jawWidth: 0.7, mouthWidth: -0.6, noseWidth: 0.6, eyeSpacing: -0.4 };
  const own = landmarksOn(kit, kit.shape({ ...plain, shapes: { ...plain.shapes, ...wanted } }));
  const face = Array.from({ length: 478 }, () => ({ x: 0, y: 0, z: 0 }));
  KNOWN.forEach((landmark, i) => (face[landmark] = { x: 0.4 + own[i][0] * 1.7, y: 3.4 - own[i][1] * 1.7, z: -own[i][2] * 1.7 }));
  const found = fitFace(kit, plain, face, 1000, 1000);
  const away = (shapes) => {
    const model = landmarksOn(kit, kit.shape({ ...plain, shapes }));
    return Math.hypot(...model.flatMap(([x, y], i) => [x - own[i][0], y - own[i][1]]));
  };
  assert.ok(away(found) < 0.5 * away(plain.shapes), `${away(found)} of ${away(plain.shapes)}`);
  for (const name in wanted) assert.equal(Math.sign(found[name]), Math.sign(wanted[name]), name);
});

const closeUp = (more = {}) =>
  staged({ size: SIZE, cast: [{ id: "mara", kind: "person", name: "Mara", description: "" }], shots: [{ place: "studio", seconds: 1, framing: "close-up", subjects: [{ noun: "mara", cast: "mara" }] }], ...more });

/** The mean colour of the middle of the face. */
async function faceOf(plan, pictures, crop = null) {
  stage.say({ type: "load", staged: plan, tier: "fast", geometry: true, cameos: pictures && { mara: { pictures: pictures.map((name) => `test-portraits/${name}`), crop } } });
  const { message } = await stage.until("loaded");
  const [frame] = await stage.render([6], SIZE);
  const { box2d, height2d } = frame.geometry.subjects[0];
  const [x, y, half] = [box2d[0] + box2d[2] / 2, box2d[1] + 0.085 * height2d, Math.max(3, 0.016 * height2d)];
  const region = { left: Math.round(x - half), top: Math.round(y - half), width: Math.round(2 * half), height: Math.round(2 * half) };
  const pixels = await sharp(frame.bytes).removeAlpha().extract(region).raw().toBuffer();
  const colour = [0, 1, 2].map((c) => pixels.filter((_, i) => i % 3 === c).reduce((sum, value) => sum + value, 0) / (pixels.length / 3));
  return { notes: message.notes, colour };
}
const apart = (a, b) => Math.hypot(...a.map((value, i) => value - b[i]));

test("two people of two pictures are told apart, and each is the same in another clip", { timeout: 300_000 }, async () => {
  const dark = await faceOf(closeUp(), ["portrait-A.jpg"]);
  const darkAgain = await faceOf(closeUp({ seed: 99 }), ["portrait-A.jpg"]);
  const pale = await faceOf(closeUp(), ["portrait-B.jpg"]);
  assert.deepEqual(dark.notes, []);
  assert.ok(apart(dark.colour, darkAgain.colour) < 12, `the same: ${dark.colour} and ${darkAgain.colour}`);
  assert.ok(apart(dark.colour, pale.colour) > 60, `two: ${dark.colour} and ${pale.colour}`);
  assert.ok(pale.colour[1] > dark.colour[1]);
});

test("of several people in a picture the one in the crop is meant", { timeout: 300_000 }, async () => {
  const [dark, pale] = ["portrait-A.jpg", "portrait-B.jpg"].map((name) => join(offered, name));
  await sharp({ create: { width: 720, height: 360, channels: 3, background: "#999" } })
    .composite([{ input: dark, left: 0, top: 0 }, { input: pale, left: 360, top: 0 }])
    .jpeg()
    .toFile(join(offered, "both.jpg"));
  const left = await faceOf(closeUp(), ["both.jpg"], [0.12, 0.2, 0.2, 0.5]);
  const right = await faceOf(closeUp(), ["both.jpg"], [0.65, 0.2, 0.2, 0.5]);
  assert.ok(right.colour[1] - left.colour[1] > 30, `${left.colour} and ${right.colour}`);
});

test("a picture without a face shows somebody by the words, and says so", { timeout: 300_000 }, async () => {
  await sharp({ create: { width: 300, height: 300, channels: 3, background: "#7a8a9a" } }).jpeg().toFile(join(offered, "nobody.jpg"));
  const { notes } = await faceOf(closeUp(), ["nobody.jpg"]);
  assert.match(notes.join(" "), /No face was found/);
});
