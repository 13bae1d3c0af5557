import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./support/bundled.mjs";
import { staged } from "./support/plans.mjs";

const { heldIn } = await bundled("direction/props.ts");
const SIZES = {
  cup: { width: 0.1, height: 0.1, depth: 0.08 },
  book: { width: 0.15, height: 0.03, depth: 0.2 },
  table: { width: 1.2, height: 0.75, depth: 0.8 },
  suitcase: { width: 0.5, height: 0.68, depth: 0.22 },
  guitar: { width: 0.7, height: 0.95, depth: 0.7 },
};
const held = (subjects) =>
  heldIn(staged({ shots: [{ seconds: 3, subjects }] }), 0, new Map(Object.entries(SIZES))).map(({ holder, key }) => [
    holder,
    key,
  ]);

test("who drinks holds the cup that the prompt names", () => {
  assert.deepEqual(
    held([
      { noun: "man", action: "drink" },
      { noun: "table", kind: "thing" },
      { noun: "cup", kind: "thing" },
    ]),
    [["man", "cup"]],
  );
});

test("who holds something holds what fits a hand", () => {
  assert.deepEqual(
    held([
      { noun: "woman", action: "hold" },
      { noun: "table", kind: "thing" },
      { noun: "book", kind: "thing" },
    ]),
    [["woman", "book"]],
  );
});

test("a man with a suitcase has it in his hand", () => {
  assert.deepEqual(
    held([
      { noun: "man", action: "stand" },
      { noun: "suitcase", kind: "thing" },
    ]),
    [["man", "suitcase"]],
  );
});

test("what has a place of its own stays there", () => {
  const book = { noun: "book", kind: "thing", relations: [{ relation: "on", to: "table" }] };
  assert.deepEqual(held([{ noun: "woman", action: "read" }, { noun: "table", kind: "thing" }, book]), []);
});

test("a book that is read on a bench is in the hands", () => {
  const book = { noun: "book", kind: "thing", relations: [{ relation: "on", to: "bench" }] };
  assert.deepEqual(held([{ noun: "man", action: "read" }, book, { noun: "bench", kind: "thing" }]), [["man", "book"]]);
});

test("a plinth that stands in for a guitar is not carried about", () => {
  assert.deepEqual(
    held([
      { noun: "man", action: "guitar" },
      { noun: "guitar", kind: "thing" },
    ]),
    [],
  );
});
