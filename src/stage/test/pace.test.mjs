import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./support/bundled.mjs";

const { paceClock } = await bundled("direction/pace.ts");
const clock = paceClock([
  { start: 0, seconds: 2, pace: "normal" },
  { start: 2, seconds: 3, pace: "slow-motion" },
  { start: 5, seconds: 2, pace: "normal" },
]);

test("slow motion stretches scene time and the shots after it follow on", () => {
  assert.equal(clock.sceneTime(2), 2);
  assert.ok(Math.abs(clock.sceneTime(5) - (2 + 3 * 0.4)) < 1e-9);
  assert.ok(Math.abs(clock.sceneTime(6) - (2 + 3 * 0.4 + 1)) < 1e-9);
});

test("clip time and scene time are each other's inverse", () => {
  for (const t of [0, 1.3, 2, 3.7, 5, 6.9]) assert.ok(Math.abs(clock.clipTime(clock.sceneTime(t)) - t) < 1e-9, `${t}`);
});
