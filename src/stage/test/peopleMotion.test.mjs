import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { bundled } from "./support/bundled.mjs";

const { HumanKit, shapeOf, buildSkeleton, readLook, Rig, Performer, Vector3, actionIds } = await bundled("../test/support/people.ts");
const data = await readFile(new URL("../kit/human/human.bin", import.meta.url));
const kit = new HumanKit(
  JSON.parse(await readFile(new URL("../kit/human/human.json", import.meta.url), "utf8")),
  data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength),
);

const environment = { timeOfDay: "noon", weather: "clear", season: null, era: null, mood: null, style: [], negative: [] };
const who = {
  child: ["girl", ["8-year-old"]],
  slim: ["woman", ["slim", "30-year-old"]],
  heavy: ["man", ["heavy", "45-year-old"]],
  old: ["man", ["old"]],
};
function rigOf(name) {
  const [noun, words] = who[name];
  const look = readLook({ key: name, asset: "human", noun, words, seed: 3, environment, cameo: null });
  return { rig: new Rig(buildSkeleton(kit, kit.shape(shapeOf(look))), 0.02), look };
}
function performance(segments, more = {}) {
  return {
    segments: segments.map(s => ({ position: new Vector3(), facing: 0, ...s })),
    looks: [],
    lines: [],
    mood: null,
    groundHeight: () => 0,
    surface: () => "wood",
    ...more,
  };
}
const performer = (name, segments, more) => {
  const { rig, look } = rigOf(name);
  return {
    rig,
    performer: new Performer(rig, performance(segments, more), { seed: 5, male: look.male, years: look.years, carrying: null }),
  };
};
const walkTo = z => [new Vector3(0, 0, 0), new Vector3(0, 0, z)];

/** Where the point of a foot that is on the ground lies in the world: the heel while the toes are up, the ball otherwise. */
function contactPoint(rig, pose, side) {
  const foot = pose.feet[side],
    heel = foot.pitch > 0.01,
    joint = rig.body.joint,
    rest = joint[`foot_${side}`];
  const bind = [rest[0], 0, heel ? rest[2] - 0.045 * rig.k : joint[`ball_${side}`][2]];
  return {
    kind: heel ? "heel" : "ball",
    at: rig
      .carried(`foot_${side}`, bind)
      .applyAxisAngle(new Vector3(0, 1, 0), pose.yaw)
      .add(pose.position),
  };
}

for (const name of Object.keys(who))
  for (const [action, speed] of [
    ["walk", 1.2],
    ["run", 2.9],
  ]) {
    test(`${action}: the planted foot of a ${name} body does not slide`, () => {
      const scale = name === "child" ? 0.75 : 1,
        { rig, performer: p } = performer(name, [{ start: 0, end: 5, action, path: walkTo(20), speed: speed * scale }]);
      let worst = 0;
      for (const side of ["l", "r"]) {
        let from = null,
          kind = null;
        for (let t = 0.5; t < 4; t += 1 / 120) {
          const pose = p.pose(t),
            point = contactPoint(rig, pose, side);
          if (!pose.feet[side].planted) {
            from = null;
            continue;
          }
          if (!from || kind !== point.kind) {
            from = point.at;
            kind = point.kind;
            continue;
          }
          worst = Math.max(worst, Math.hypot(point.at.x - from.x, point.at.z - from.z));
        }
      }
      assert.ok(worst < 0.02, `slid ${(worst * 1000).toFixed(1)} mm`);
    });
  }

test("a footfall is heard when and where a foot comes down", () => {
  const { performer: p } = performer("slim", [
    { start: 0, end: 6, action: "walk", path: walkTo(6), speed: 1.2 },
    { start: 6, end: 8, action: "stand", position: new Vector3(0, 0, 6) },
  ]);
  const falls = p.events("she").filter(e => e.kind === "footfall");
  assert.ok(falls.length >= 8 && falls.length <= 14, `${falls.length} footfalls`);
  for (const { time, position, surface } of falls.filter(f => f.time > 0.05)) {
    const landed = ["l", "r"].some(
      side =>
        !p.pose(time - 0.02).feet[side].planted &&
        p.pose(time + 0.01).feet[side].planted &&
        Math.hypot(p.pose(time + 0.01).feet[side].at.z - position.z) < 0.2,
    );
    assert.ok(landed, `nothing lands at ${time.toFixed(3)}`);
    assert.equal(surface, "wood");
  }
});

test("a walk to a place ends there with both feet on the ground", () => {
  const { performer: p } = performer("heavy", [
    { start: 0, end: 5, action: "walk", path: walkTo(5), speed: 1.1 },
    { start: 5, end: 8, action: "stand", position: new Vector3(0, 0, 5) },
  ]);
  const pose = p.pose(6.5);
  assert.ok(pose.position.distanceTo(new Vector3(0, 0, 5)) < 0.01);
  assert.ok(pose.feet.l.planted && pose.feet.r.planted);
  assert.deepEqual(
    p.events("he").filter(e => e.time > 6.2),
    [],
  );
});

test("a pose depends on its time only, whatever was asked before", () => {
  const segments = [
    { start: 0, end: 2, action: "stand" },
    { start: 2, end: 5, action: "walk", path: walkTo(3), speed: 1 },
    { start: 5, end: 8, action: "sit", position: new Vector3(0, 0, 3), seat: { height: 0.45 } },
  ];
  const lines = [
    {
      speaker: "x",
      text: "Hello there.",
      manner: "say",
      start: 0.5,
      end: 1.8,
      sounds: [
        { sound: "hh", shape: "kk", start: 0, end: 0.1 },
        { sound: "ow", shape: "oh", start: 0.1, end: 0.5 },
      ],
      onScreen: true,
    },
  ];
  const state = t => {
    const { rig, performer: p } = performer("slim", segments, { lines });
    p.pose(t);
    return Object.values(rig.body.bones).flatMap(b => b.quaternion.toArray());
  };
  const { rig, performer: p } = performer("slim", segments, { lines });
  for (const t of [7.5, 0.7, 5.4, 2.1, 3.9, 0.7]) {
    p.pose(t);
    assert.deepEqual(
      Object.values(rig.body.bones).flatMap(b => b.quaternion.toArray()),
      state(t),
      `at ${t}`,
    );
  }
});

test("the hips of somebody seated are on the seat", () => {
  for (const name of ["slim", "heavy"])
    for (const height of [0.4, 0.5]) {
      const { rig, performer: p } = performer(name, [{ start: 0, end: 4, action: "sit", seat: { height } }]);
      p.pose(2);
      const hip = rig.at("thigh_l").y;
      assert.ok(hip > height + 0.05 && hip < height + 0.16, `${name} ${height}: hip at ${hip.toFixed(2)}`);
    }
});

test("every action leaves every bone finite, and moves or holds the body within reason", () => {
  const { rig, look } = rigOf("slim");
  for (const action of actionIds()) {
    const p = new Performer(rig, performance([{ start: 0, end: 6, action }]), {
      seed: 5,
      male: look.male,
      years: look.years,
      carrying: null,
    });
    for (const t of [0, 0.8, 2.3, 5.9]) {
      p.pose(t);
      assert.ok(
        Object.values(rig.body.bones).every(b => b.quaternion.toArray().every(Number.isFinite)),
        `${action} at ${t}`,
      );
      const head = rig.at("head");
      assert.ok(head.y > 0.05 && head.y < 2.2, `${action} at ${t}: head at ${head.y.toFixed(2)}`);
    }
  }
});
