// Many random shots staged and framed without pictures: whoever is asked for is seen, and no camera is nowhere.
import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./support/bundled.mjs";
import { fakeActor, fakePlace } from "./support/fakes.mjs";
import { staged } from "./support/plans.mjs";

const { block, rehearse, frame } = await bundled("direction/staging.ts");
const { paceClock } = await bundled("direction/pace.ts");
const { environmentsOf } = await bundled("direction/environments.ts");
const { individualsOf } = await bundled("direction/individuals.ts");
const { project } = await bundled("camera/pose.ts");

function stage(plan) {
  const clock = paceClock(plan.plan.shots);
  const environments = environmentsOf(plan.plan);
  const { individuals } = individualsOf(plan, environments);
  const actors = new Map(
    individuals.map(({ key, kind }) => [
      key,
      fakeActor(key, kind === "person" ? 1.72 : kind === "animal" ? 0.6 : 0.4, kind === "thing" ? 0.4 : 0.5),
    ]),
  );
  const place = fakePlace();
  const set = { key: "field", place, scene: { updateMatrixWorld() {} }, lights: null };
  const sets = plan.plan.shots.map(() => set);
  const production = {
    staged: plan,
    seconds: plan.plan.seconds,
    fps: 24,
    frames: 1,
    aspect: plan.plan.size.width / plan.plan.size.height,
    shots: [],
    sets: [set],
    actors,
    kinds: new Map(individuals.map(({ key, kind }) => [key, kind])),
    lines: [],
    clock,
    notes: [],
  };
  const blockings = block(plan, sets, actors, clock, []);
  rehearse(production, blockings, new Map());
  production.shots = frame(production, sets, environments, blockings);
  return production;
}

/** Where the eyes of an individual are in the picture, −1 to 1. */
function seen({ actors, clock }, shot, key, seconds) {
  const actor = actors.get(key);
  actor.pose(clock.sceneTime(shot.start + seconds));
  return project(shot.camera.poseAt(seconds), actor.eyes(), shot.camera.sensor, shot.camera.aspect);
}

function random(seed) {
  let state = seed;
  const next = () => (state = (state * 48271) % 2147483647) / 2147483647;
  return { next, of: (list) => list[Math.floor(next() * list.length)] };
}

const FRAMINGS = [
  null,
  "extreme-wide",
  "wide",
  "full",
  "medium",
  "close-up",
  "extreme-close-up",
  "two-shot",
  "over-the-shoulder",
  "point-of-view",
];
const ANGLES = [null, "eye-level", "low", "high", "overhead", "aerial", "dutch"];
const MOVES = [
  "static",
  "dolly-forward",
  "dolly-back",
  "truck-left",
  "pedestal-up",
  "pan-right",
  "tilt-up",
  "orbit-right",
  "dolly-zoom",
  "zoom-in",
  "crane-up",
  "handheld",
];
const SUBJECTS = [
  { noun: "woman" },
  { noun: "man", action: "walk" },
  { noun: "girl", action: "run" },
  { noun: "boy", action: "sit" },
  { noun: "dog", kind: "animal", action: "walk" },
  { noun: "bottle", kind: "thing" },
  { noun: "book", kind: "thing", relations: [{ relation: "left-of", to: "bottle" }] },
  { noun: "friend", count: 4 },
];

test("300 random shots have a camera that is somewhere and a lens that exists", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const { next, of } = random(seed);
    const subjects = SUBJECTS.filter(() => next() < 0.3);
    const camera = [1, 2]
      .slice(0, Math.floor(next() * 3))
      .map(() => ({ move: of(MOVES), amount: null, unit: null, speed: of(["slow", "normal", "fast"]) }));
    const size = of([
      { width: 1280, height: 720 },
      { width: 720, height: 1280 },
      { width: 720, height: 720 },
    ]);
    const plan = staged({
      seed,
      size,
      shots: [
        {
          seconds: 0.5 + 5 * next(),
          framing: of(FRAMINGS),
          angle: of(ANGLES),
          pace: of(["normal", "slow-motion", "timelapse"]),
          subjects,
          camera,
        },
      ],
    });
    const production = stage(plan);
    const [shot] = production.shots;
    for (const t of [0, shot.plan.seconds / 2, shot.plan.seconds]) {
      const pose = shot.camera.poseAt(t);
      const numbers = [...pose.position.toArray(), pose.yaw, pose.pitch, pose.roll, pose.focalLength];
      assert.ok(numbers.every(Number.isFinite), `seed ${seed}: ${numbers}`);
      assert.ok(pose.focalLength > 3 && pose.focalLength < 1500, `seed ${seed}: ${pose.focalLength} mm`);
      assert.ok(
        pose.position.y > 0 || camera.some(({ move }) => /down|dolly|zoom/.test(move)),
        `seed ${seed}: under the ground, ${pose.position.y}`,
      );
    }
  }
});

test("a walker stays in the picture for the whole shot, whether the camera goes along, stands or moves by itself", () => {
  for (const move of [null, "static", "dolly-forward", "dolly-back", "zoom-in", "crane-up", "handheld", "truck-right"]) {
    const camera = move ? [{ move, amount: null, unit: null, speed: "slow" }] : [];
    const production = stage(staged({ shots: [{ seconds: 6, subjects: [{ noun: "woman", action: "walk" }], camera }] }));
    for (let t = 0; t <= 6; t += 0.5) {
      const { x, y } = seen(production, production.shots[0], "woman", t);
      assert.ok(Math.abs(x) < 0.9 && Math.abs(y) < 0.95, `${move} at ${t} s: ${x.toFixed(2)}, ${y.toFixed(2)}`);
    }
  }
});

test("a camera that goes along keeps its walker where it has composed him", () => {
  const production = stage(staged({ shots: [{ seconds: 5, framing: "medium", subjects: [{ noun: "woman", action: "walk" }] }] }));
  const first = seen(production, production.shots[0], "woman", 0);
  for (let t = 0.5; t <= 5; t += 0.5) {
    const now = seen(production, production.shots[0], "woman", t);
    assert.ok(Math.hypot(now.x - first.x, now.y - first.y) < 0.03, `${t} s: ${now.x}, ${now.y}`);
  }
});

test("a camera that trucks beside a runner goes the way that is asked, with the runner", () => {
  for (const [move, sign] of [
    ["truck-right", 1],
    ["truck-left", -1],
  ]) {
    const camera = [{ move, amount: null, unit: null, speed: "normal" }];
    const production = stage(staged({ shots: [{ seconds: 4, subjects: [{ noun: "girl", action: "run" }], camera }] }));
    const [shot] = production.shots;
    const [first, last] = [shot.camera.poseAt(0), shot.camera.poseAt(4)];
    const right = [-Math.cos(first.yaw), Math.sin(first.yaw)];
    const way = (last.position.x - first.position.x) * right[0] + (last.position.z - first.position.z) * right[1];
    assert.ok(way * sign > 6, `${move}: ${way} m to the right`);
    for (let t = 0; t <= 4; t++) assert.ok(Math.abs(seen(production, shot, "girl", t).x) < 0.7);
  }
});

test("an open pan keeps a passing walker in the picture from a camera that stands", () => {
  const camera = [{ move: "pan-left", amount: null, unit: null, speed: "normal" }];
  const production = stage(staged({ shots: [{ seconds: 4, subjects: [{ noun: "girl", action: "run" }], camera }] }));
  const [shot] = production.shots;
  const turned = shot.camera.poseAt(4).yaw - shot.camera.poseAt(0).yaw;
  assert.ok(Math.atan2(Math.sin(turned), Math.cos(turned)) > 0.3, `${turned}`);
  assert.ok(shot.camera.poseAt(0).position.distanceTo(shot.camera.poseAt(4).position) < 1e-6);
  for (let t = 0; t <= 4; t++) assert.ok(Math.abs(seen(production, shot, "girl", t).x) < 0.7);
});

test("an orbit round a walker keeps its radius within 1 %", () => {
  const production = stage(
    staged({
      shots: [
        {
          seconds: 4,
          framing: "medium",
          subjects: [{ noun: "woman", action: "walk" }],
          camera: [{ move: "orbit-left", amount: 60, unit: "deg", speed: "normal" }],
        },
      ],
    }),
  );
  const [shot] = production.shots;
  const radius = (t) => {
    const actor = production.actors.get("woman");
    actor.pose(production.clock.sceneTime(t));
    const { position } = shot.camera.poseAt(t);
    return Math.hypot(position.x - actor.root.position.x, position.z - actor.root.position.z);
  };
  for (let t = 0; t <= 4; t += 0.25) assert.ok(Math.abs(radius(t) / radius(0) - 1) < 0.01, `${t} s: ${radius(t)}`);
});

test("a bird in the air is followed by turning, from the ground", () => {
  const production = stage(staged({ shots: [{ seconds: 4, subjects: [{ noun: "gull", kind: "animal", action: "fly" }] }] }));
  const [shot] = production.shots;
  assert.ok(shot.camera.poseAt(0).position.distanceTo(shot.camera.poseAt(4).position) < 1e-6);
  for (let t = 0.5; t <= 3.5; t += 0.5) {
    const { x, y } = seen(production, shot, "gull", t);
    assert.ok(Math.abs(x) < 1 && Math.abs(y) < 1, `${t} s: ${x}, ${y}`);
  }
});

test("all of a small group are in the picture unless one is asked for closely", () => {
  for (const framing of [null, "full", "wide"]) {
    const production = stage(staged({ shots: [{ seconds: 3, framing, subjects: [{ noun: "friend", count: 4 }] }] }));
    for (const key of production.shots[0].keys) {
      const { x } = seen(production, production.shots[0], key, 1.5);
      assert.ok(Math.abs(x) < 1, `${framing}: ${key} at ${x}`);
    }
  }
});

test("two friends of whom two are named are two people", () => {
  const subjects = [
    { noun: "friend", count: 2, attributes: ["old"] },
    { noun: "Anna", cast: "anna", key: "cast:anna" },
    { noun: "Tom", cast: "tom", key: "cast:tom" },
  ];
  const production = stage(staged({ shots: [{ seconds: 3, subjects }] }));
  assert.deepEqual(production.shots[0].keys, ["cast:anna", "cast:tom"]);
});

test("a cyclist without a word of a bicycle rides one", () => {
  const production = stage(staged({ shots: [{ seconds: 3, subjects: [{ noun: "cyclist", action: "drive" }] }] }));
  const [shot] = production.shots;
  assert.deepEqual(shot.keys, ["cyclist", "cyclist bicycle"]);
  assert.deepEqual(shot.placements.get("cyclist").walk.path, shot.placements.get("cyclist bicycle").walk.path);
});

test("the line is not crossed from one shot of two people to the next", () => {
  const subjects = [{ noun: "woman" }, { noun: "man" }];
  const framings = ["two-shot", "over-the-shoulder", "close-up", "medium"];
  const production = stage(staged({ shots: framings.map((framing) => ({ seconds: 2, framing, subjects })) }));
  const sides = production.shots.map((shot) => {
    const [a, b] = ["woman", "man"].map((key) => shot.placements.get(key).position);
    const camera = shot.camera.poseAt(1).position;
    return Math.sign((b.x - a.x) * (camera.z - a.z) - (b.z - a.z) * (camera.x - a.x));
  });
  assert.ok(
    sides.every((side) => side === sides[0]),
    `${sides}`,
  );
});

test("two shots of the same subject and size are seen from 30° apart or more", () => {
  const production = stage(
    staged({ shots: [0, 1].map(() => ({ seconds: 2, framing: "medium", subjects: [{ noun: "woman" }] })) }),
  );
  const yaws = production.shots.map(({ camera }) => camera.poseAt(1).yaw);
  const turn = Math.abs(Math.atan2(Math.sin(yaws[1] - yaws[0]), Math.cos(yaws[1] - yaws[0])));
  assert.ok(turn >= Math.PI / 6, `${(turn * 180) / Math.PI}°`);
});

test("a match cut keeps the size and the place of what is looked at", () => {
  const production = stage(
    staged({
      shots: [
        { seconds: 2, framing: "full", subjects: [{ noun: "woman" }] },
        { seconds: 2, transition: "match-cut", subjects: [{ noun: "man" }] },
      ],
    }),
  );
  const [before, after] = production.shots;
  const a = seen(production, before, "woman", 2);
  const b = seen(production, after, "man", 0);
  assert.ok(Math.hypot(a.x - b.x, a.y - b.y) < 0.1, `${a.x},${a.y} → ${b.x},${b.y}`);
});
