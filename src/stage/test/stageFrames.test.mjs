// The stage as the server runs it: a headless browser on software GL, small pictures, few frames.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { staged } from "./support/plans.mjs";
import { startStage } from "./support/stageHost.mjs";

const SIZE = { width: 256, height: 144 };
const woman = { noun: "woman", attributes: ["red coat"] };
const move = (name, amount, unit) => ({ move: name, amount, unit, speed: "normal" });
const sha = (bytes) => createHash("sha256").update(bytes).digest("hex");
const clip = (shot, plan = {}) => staged({ ...plan, shots: [{ place: "studio", seconds: 2, subjects: [woman], ...shot }] });

let stage;
before(async () => {
  stage = await startStage();
});
after(async () => {
  await stage?.close();
});

test("a frame that is jumped to is the frame that is played to, bit for bit", async () => {
  const plan = clip({ camera: [move("handheld", null, null)] }, { seed: 11 });
  await stage.load(plan);
  const played = await stage.render([0, 1, 2, 30], SIZE);
  const jumped = await stage.render([30, 2], SIZE);
  assert.equal(sha(jumped[0].bytes), sha(played[3].bytes));
  assert.equal(sha(jumped[1].bytes), sha(played[2].bytes));
  assert.notEqual(sha(played[0].bytes), sha(played[3].bytes));
});

test("an orbit keeps its radius within 1 % and turns by the angle within 1°", async () => {
  await stage.load(clip({ framing: "medium", camera: [move("orbit-left", 90, "deg")] }));
  const rows = (await stage.render([0, 24, 47], SIZE)).map((frame) => frame.geometry);
  const polar = ({ camera, subjects }) => {
    const x = camera.position[0] - subjects[0].position[0];
    const z = camera.position[2] - subjects[0].position[2];
    return { radius: Math.hypot(x, z), angle: (Math.atan2(x, z) * 180) / Math.PI };
  };
  const [first, middle, last] = rows.map(polar);
  for (const { radius } of [middle, last]) assert.ok(Math.abs(radius / first.radius - 1) < 0.01, `${radius}`);
  const turned = Math.abs(((last.angle - first.angle + 540) % 360) - 180);
  assert.ok(Math.abs(turned - 90) < 1, `${turned}`);
});

test("a dolly covers its metres within 1 cm, towards what is looked at", async () => {
  await stage.load(clip({ framing: "full", camera: [move("dolly-forward", 0.8, "m")] }));
  const [first, last] = (await stage.render([0, 47], SIZE)).map((frame) => frame.geometry.camera);
  const way = last.position.map((value, i) => value - first.position[i]);
  const looks = first.target.map((value, i) => value - first.position[i]);
  assert.ok(Math.abs(Math.hypot(...way) - 0.8) < 0.01, `${way}`);
  assert.ok(way.reduce((sum, value, i) => sum + value * looks[i], 0) > 0);
});

test("a dolly zoom keeps the subject's height within 2 % while the lens changes", async () => {
  await stage.load(clip({ framing: "full", camera: [move("dolly-zoom", null, null)] }));
  const rows = (await stage.render([0, 24, 47], SIZE)).map((frame) => frame.geometry);
  const heights = rows.map((row) => row.subjects[0].height2d);
  for (const height of heights) assert.ok(Math.abs(height / heights[0] - 1) < 0.02, `${heights}`);
  assert.ok(Math.abs(rows[2].camera.focalLength / rows[0].camera.focalLength - 1) > 0.2);
});

test("a medium shot leaves 4 to 14 % of air over the head", async () => {
  await stage.load(clip({ framing: "medium" }));
  const [{ geometry }] = await stage.render([24], SIZE);
  const headroom = geometry.subjects[0].box2d[1] / SIZE.height;
  assert.ok(headroom > 0.04 && headroom < 0.14, `${headroom}`);
});

test("an edit of the camera alone builds nothing again", async () => {
  await stage.load(clip({ framing: "medium" }));
  const before = await stage.page.evaluate(() => performance.getEntriesByType("resource").length);
  await stage.load(clip({ framing: "close-up" }));
  assert.equal(await stage.page.evaluate(() => performance.getEntriesByType("resource").length), before);
});

test("cancel ends a render within a frame, and the next command is served", async () => {
  await stage.load(clip({}));
  stage.say({
    type: "render",
    pass: "full",
    frames: Array.from({ length: 48 }, (_, i) => i),
    ...SIZE,
    tier: "fast",
    format: "jpeg",
    quality: 0.9,
  });
  await stage.next();
  stage.say({ type: "cancel" });
  const { before: late } = await stage.until("cancelled");
  assert.ok(late.length < 8, `${late.length} frames after the cancel`);
  assert.equal((await stage.render([3], SIZE)).length, 1);
});

test("at most three messages are unacknowledged", async () => {
  await stage.load(clip({}));
  stage.acknowledging = false;
  stage.say({ type: "render", pass: "full", frames: [0, 1, 2, 3, 4, 5], ...SIZE, tier: "cheap", format: "jpeg", quality: 0.9 });
  for (let i = 0; i < 3; i++) await stage.next();
  await stage.page.evaluate(async () => {
    for (let i = 0; i < 20; i++) await new Promise(requestAnimationFrame);
  });
  assert.equal(stage.waiting, 0, "a fourth came before an acknowledgement");
  stage.acknowledging = true;
  for (let i = 0; i < 3; i++) stage.say({ type: "ack" });
  await stage.until("rendered");
});

test("an unknown command is an error with its name, not silence", async () => {
  stage.say({ type: "dance" });
  await assert.rejects(stage.until("anything"), /dance/);
});

test("the live stage plays, holds still where it is sought, and leaves nothing behind", async () => {
  const seen = await stage.page.evaluate(async (plan) => {
    const { mountStage } = await import("./stage.js");
    const host = document.createElement("div");
    Object.assign(host.style, { width: "160px", height: "120px" });
    document.body.append(host);
    const view = mountStage(host);
    const drawn = new Promise((resolve) => view.on("time", resolve));
    const loaded = await view.load(plan);
    await drawn;
    view.pause();
    view.seek(1.25);
    view.setGuides({ thirds: true, safe: true });
    const canvas = host.querySelector("canvas");
    const shape = canvas.clientWidth / canvas.clientHeight;
    const still = await view.still(0.5, 64);
    const result = { seconds: loaded.seconds, time: view.time, playing: view.playing, shape, still: still.type };
    view.dispose();
    return { ...result, left: host.childElementCount, styles: document.querySelectorAll("style,[onclick]").length };
  }, clip({}));
  assert.deepEqual(
    { ...seen, shape: Math.round(seen.shape * 100) },
    { seconds: 2, time: 1.25, playing: false, shape: 178, still: "image/jpeg", left: 0, styles: 0 },
  );
});
