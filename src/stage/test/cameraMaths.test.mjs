import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./support/bundled.mjs";

const optics = await bundled("camera/optics.ts");
const { easeMove } = await bundled("camera/easing.ts");
const { headroomFor, FRAMINGS } = await bundled("camera/framing.ts");
const { timeMoves } = await bundled("camera/movePlan.ts");
const { handheld } = await bundled("camera/handheld.ts");
const { focusDistance } = await bundled("lens/focus.ts");
const { blurScale } = await bundled("lens/glass.ts");

const near = (actual, expected, tolerance, what) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${what ?? ""} ${actual} is not ${expected} ± ${tolerance}`);
const room = { distance: 3, width: 0.9, tilt: 0.5, nearest: 1.2 };

test("50 mm on 16:9 sees 22.9° upright and 1.215 m at 3 m", () => {
  const sensor = optics.sensorHeight(16 / 9, false);
  near(sensor, 20.25, 1e-9);
  near((optics.fieldOfView(50, sensor) * 180) / Math.PI, 22.9, 0.05);
  near(optics.pictureHeight(3, 50, sensor), 1.215, 1e-6);
});

test("portrait and square pictures keep the height of the sensor, anamorphic ones too", () => {
  assert.equal(optics.sensorHeight(9 / 16, false), 24);
  assert.equal(optics.sensorHeight(1, false), 24);
  assert.equal(optics.sensorHeight(2.39, true), 24);
});

test("every move starts and stops still and covers exactly its amount", () => {
  for (const seconds of [1, 2.9, 3, 6, 20]) {
    near(easeMove(0, seconds), 0, 1e-9);
    near(easeMove(1, seconds), 1, 1e-9);
    near(easeMove(0.5, seconds), 0.5, 1e-9, `${seconds} s`);
    assert.ok(easeMove(0.002, seconds) < 0.0004, "starts gently");
    for (let u = 0; u < 1; u += 0.01) assert.ok(easeMove(u + 0.01, seconds) >= easeMove(u, seconds), "never goes back");
  }
});

test("headroom grows from a trimmed forehead to a sky", () => {
  let last = -1;
  for (const row of FRAMINGS.filter((each) => each.height >= 1.3 || each.height < 0.7)) {
    assert.ok(headroomFor(row.height / 1.75) >= last - 0.02, row.name);
    last = headroomFor(row.height / 1.75);
  }
});

test("amounts of the plan are exact: degrees, metres and factors", () => {
  const camera = [
    { move: "orbit-left", amount: 90, unit: "deg", speed: "slow" },
    { move: "dolly-forward", amount: 1.5, unit: "m", speed: "normal" },
    { move: "zoom-in", amount: 2, unit: "x", speed: "fast" },
  ];
  const moves = timeMoves(camera, 9, room);
  near(moves[0].amount, Math.PI / 2, 1e-9);
  assert.equal(moves[1].amount, 1.5);
  assert.equal(moves[2].amount, 2);
  for (let i = 1; i < moves.length; i++) assert.ok(moves[i].start >= moves[i - 1].end - 1e-9, "one after another");
  assert.ok(moves.at(-1).end <= 9);
});

test("an open dolly never comes nearer than a face allows", () => {
  const [move] = timeMoves([{ move: "dolly-forward", amount: null, unit: null, speed: "fast" }], 20, room);
  assert.ok(room.distance - move.amount >= room.nearest - 1e-9);
});

test("a dolly zoom comes nearer but not too near", () => {
  const [move] = timeMoves([{ move: "dolly-zoom", amount: null, unit: null, speed: "normal" }], 5, { ...room, distance: 4 });
  assert.ok(move.amount < 0.8 && move.amount * 4 >= room.nearest - 1e-9);
});

test("a hand keeps the picture as uneasy at 100 mm as at 35", () => {
  const unrest = (focal) => {
    let sum = 0;
    for (let t = 0; t < 60; t += 0.05) sum += (handheld(t, 3, focal, 1, false).yaw * focal) ** 2;
    return Math.sqrt(sum / 1200);
  };
  near(unrest(100) / unrest(35), 1, 0.05);
  assert.deepEqual(handheld(2, 3, 50, 1, false), handheld(2, 3, 50, 1, false));
});

test("a rack of focus starts on the first and ends on the second", () => {
  near(focusDistance([2, 6], 0, 4), 2, 1e-6);
  near(focusDistance([2, 6], 4, 4), 6, 1e-6);
  const middle = focusDistance([2, 6], 2, 4);
  near(1 / middle, (1 / 2 + 1 / 6) / 2, 1e-6, "linear in 1/distance");
});

test("blur at infinity follows f²/(N(s−f))", () => {
  near(blurScale(85, 2, 1.5, 20.25) * 2, 0.126, 0.001);
  near(blurScale(50, 2, 2.35, 20.25) * 2, 0.027, 0.001);
});
