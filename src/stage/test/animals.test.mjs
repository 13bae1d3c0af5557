import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./support/bundled.mjs";

const { buildQuadruped, QuadrupedMotion, QuadrupedRig, readAnimal, Vector3 } = await bundled("../test/support/people.ts");
const environment = { timeOfDay: "noon", weather: "clear", season: null, era: null, mood: null, style: [], negative: [] };

for (const [noun, action, speed] of [
  ["dog", "walk", 1],
  ["dog", "run", 5],
  ["horse", "walk", 1.6],
  ["horse", "trot", 3.5],
  ["horse", "run", 7],
  ["cat", "walk", 0.6],
]) {
  test(`${noun}, ${action}: planted feet stay where they are`, () => {
    const { order } = readAnimal({ key: noun, asset: noun, noun, words: [], seed: 2, environment, cameo: null }),
      body = buildQuadruped(order),
      rig = new QuadrupedRig(body, order.species.height * order.size);
    const motion = new QuadrupedMotion(
      rig,
      order.species,
      order.size,
      {
        segments: [{ start: 0, end: 4, action, position: new Vector3(), facing: 0, path: [new Vector3(), new Vector3(0, 0, 40)], speed }],
        looks: [],
        lines: [],
        mood: null,
        groundHeight: () => 0,
        surface: () => "grass",
      },
      4,
    );
    let worst = 0;
    for (const leg of ["fl", "fr", "hl", "hr"]) {
      let from = null;
      for (let t = 0.5; t < 3; t += 1 / 60) {
        const held = motion.pose(t),
          toe = rig
            .at(`toe_${leg}`)
            .applyAxisAngle(new Vector3(0, 1, 0), held.yaw)
            .add(held.position);
        if (!held.feet[leg].planted) {
          from = null;
          continue;
        }
        from ??= toe;
        worst = Math.max(worst, Math.hypot(toe.x - from.x, toe.z - from.z));
      }
    }
    assert.ok(worst < 0.02 * Math.max(1, order.species.height * order.size), `slid ${(worst * 1000).toFixed(1)} mm`);
    for (let t = 0; t < 3; t += 0.05) {
      motion.pose(t);
      assert.ok(rig.at("hips").y > body.joint.hips[1] * 0.78, `sunk to ${rig.at("hips").y.toFixed(2)} at ${t.toFixed(2)}`);
    }
    const steps = motion.events(noun);
    assert.ok(steps.length > 8 && steps.every(s => s.kind === (noun === "horse" ? "hoof" : "paw")));
  });
}

test("a fish hovers over the ground, keeps to the height of its way, and its box goes with it", async () => {
  const { Fish, FISHES } = await bundled("animals/fish.ts");
  const shark = new Fish({ key: "shark", asset: "shark", noun: "shark", words: [], seed: 1, environment, cameo: null }, FISHES.shark);
  const segment = { start: 0, end: 4, action: "swim", position: new Vector3(), facing: 0 };
  const plan = (more) => ({ segments: [{ ...segment, ...more }], looks: [], lines: [], mood: null, groundHeight: () => 0, surface: () => "sand" });
  shark.perform(plan({}));
  shark.pose(1);
  assert.ok(shark.box().min.y > 0, "over the ground");
  shark.perform(plan({ path: [new Vector3(-4, 2, 0), new Vector3(4, 2, 0)], speed: 1 }));
  shark.pose(0.5);
  const [from, before] = [shark.eyes().x, shark.root.position.y];
  shark.pose(3);
  assert.ok(shark.eyes().x > from + 1, "swims along");
  assert.ok(Math.abs(before - 2) < 0.2, "at the height of its way");
  assert.ok(shark.box().containsPoint(shark.eyes()));
});
