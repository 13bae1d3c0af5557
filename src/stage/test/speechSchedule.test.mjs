import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./support/bundled.mjs";

const { fitLines } = await bundled("direction/speechSchedule.ts");
const shots = [
  { start: 0, end: 4 },
  { start: 4, end: 9 },
];
const line = (shot, wanted, spoken) => ({ shot, wanted, spoken, text: "words" });

test("a line waits .35 s after the cut to its shot", () => {
  const { lines } = fitLines([line(1, 4, 2)], shots, 9);
  assert.ok(Math.abs(lines[0].start - 4.35) < 1e-9);
});

test("lines never overlap, whatever the plan guessed", () => {
  const { lines } = fitLines([line(0, 0.5, 1.4), line(0, 0.8, 1.2), line(1, 4.2, 2)], shots, 9);
  for (let i = 1; i < lines.length; i++) assert.ok(lines[i].start >= lines[i - 1].end, `line ${i}`);
});

test("a line that would overrun its shot moves earlier", () => {
  const { lines, notes } = fitLines([line(0, 2.5, 3)], shots, 9);
  assert.ok(lines[0].end <= 4 && lines[0].start >= 0);
  assert.equal(notes.length, 1);
});

test("a line longer than its shot runs on and is noted", () => {
  const { lines, notes } = fitLines([line(0, 0.5, 6)], shots, 9);
  assert.ok(lines[0].end > 4);
  assert.match(notes[0], /runs on over the cut/);
});

test("a line longer than the clip ends with it and is noted", () => {
  const { lines, notes } = fitLines([line(1, 4.5, 12)], shots, 9);
  assert.equal(lines[0].end, 9);
  assert.match(notes[0], /clip ends before/);
});
