import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./support/bundled.mjs";
import { staged } from "./support/plans.mjs";

const { heldIn, madeForHands, fitsHand } = await bundled("direction/props.ts");
const clip = (subjects) => staged({ shots: [{ seconds: 3, subjects }] });

test("who drinks has a cup in hand, though the prompt names none", () => {
  const plan = clip([{ noun: "man", action: "drink" }]);
  assert.deepEqual(
    heldIn(plan, 0).map(({ holder, asset }) => [holder, asset]),
    [["man", "cup"]],
  );
  assert.equal(madeForHands(plan, [{ timeOfDay: "noon" }]).length, 1);
});

test("the thing that the prompt names is the one in the hand", () => {
  const plan = clip([
    { noun: "woman", action: "read" },
    { noun: "book", kind: "thing" },
  ]);
  assert.deepEqual(
    heldIn(plan, 0).map(({ key, words }) => [key, words]),
    [["book", null]],
  );
  assert.equal(madeForHands(plan, [{}]).length, 0);
});

test("what has a place of its own stays there", () => {
  const plan = clip([
    { noun: "woman", action: "hold" },
    { noun: "table", kind: "thing" },
    { noun: "book", kind: "thing", relations: [{ relation: "on", to: "table" }] },
  ]);
  assert.ok(!heldIn(plan, 0).some(({ key }) => key === "book"));
});

test("a red umbrella among the attributes is held, a red coat is not", () => {
  assert.deepEqual(
    heldIn(clip([{ noun: "girl", action: "walk", attributes: ["red umbrella"] }]), 0).map(({ asset }) => asset),
    ["umbrella"],
  );
  assert.equal(heldIn(clip([{ noun: "girl", action: "walk", attributes: ["red coat"] }]), 0).length, 0);
});

test("a plinth that stands in for something is not carried about", () => {
  assert.equal(fitsHand("guitar", { width: 0.7, height: 0.95, depth: 0.7 }), false);
  assert.equal(fitsHand("guitar", { width: 0.38, height: 1, depth: 0.12 }), true);
});
