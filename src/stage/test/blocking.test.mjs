import assert from "node:assert/strict";
import { test } from "node:test";
import { BoxGeometry, Mesh, MeshBasicMaterial, Vector3 } from "three";
import { bundled } from "./support/bundled.mjs";

const { blockShot } = await bundled("direction/blocking.ts");
const point = (x, y, z) => new Vector3(x, y, z);
const place = {
  indoor: false,
  centre: point(0, 0, 0),
  groundHeight: () => 0,
  cameraBounds: { min: point(-20, 0, -20), max: point(20, 10, 20), getSize: (to) => to.set(40, 10, 40) },
  marks: [
    { id: "middle", kind: "stand", position: point(0, 0, 0), facing: 0, radius: 0.5 },
    { id: "bench", kind: "sit", position: point(3, 0, 0), facing: 1, seatHeight: 0.45, radius: 0.5 },
    { id: "table", kind: "table-top", position: point(1, 0.74, 0), facing: 0, radius: 0.3 },
  ],
  lanes: [{ id: "along", kind: "walk", points: [point(0, 0, -15), point(0, 0, 15)], width: 2 }],
};
const size = { width: 0.5, height: 1.7, depth: 0.3 };
const subject = (noun, { kind = "person", action = "stand", verb = null, count = 1, relations = [] } = {}) => ({
  subject: { cast: null, noun, action: verb ?? action, actions: [], count, attributes: [], relations },
  staged: { index: 0, key: noun, kind, asset: kind === "person" ? "human" : noun, action, note: null },
  keys: Array.from({ length: count }, (_, i) => (i === 0 ? noun : `${noun}#${i + 1}`)),
});
const block = (cast, { speakers = [], travel = "lead", sizes = {}, solids = [], at = place } = {}) =>
  blockShot({
    shot: 0,
    start: 0,
    end: 6,
    cast,
    place: at,
    viewYaw: 0,
    travel,
    speakers,
    before: new Map(),
    held: new Set(),
    solids,
    seed: 3,
    sizes: new Map(cast.flatMap(({ keys }) => keys.map((key) => [key, sizes[key] ?? size]))),
  });

test("two who talk stand within a social distance and turn to each other", () => {
  const placed = block([subject("woman"), subject("man")], { speakers: ["woman", "man"] });
  const [a, b] = [placed.get("woman"), placed.get("man")];
  const distance = a.position.distanceTo(b.position);
  assert.ok(distance > 0.8 && distance < 2, `${distance}`);
  for (const [one, other] of [
    [a, b],
    [b, a],
  ]) {
    const towards = Math.atan2(other.position.x - one.position.x, other.position.z - one.position.z);
    assert.ok(Math.cos(towards - one.facing) > 0.7, "faces the partner");
    assert.equal(one.partner, other.key);
  }
});

test("nobody stands in the furniture", () => {
  const counter = new Mesh(new BoxGeometry(0.6, 1.1, 3), new MeshBasicMaterial());
  counter.position.set(0.7, 0.55, 0);
  counter.updateMatrixWorld(true);
  const placed = block([subject("woman"), subject("man")], { solids: [counter] });
  for (const { position } of placed.values()) {
    assert.ok(Math.abs(position.x - 0.7) > 0.45 || Math.abs(position.z) > 1.6, `${position.x}, ${position.z}`);
  }
});

test("left of, behind and on are seen from the camera", () => {
  const box = { width: 0.3, height: 0.4, depth: 0.3 };
  const cast = [
    subject("crate", { kind: "thing" }),
    subject("book", { kind: "thing", relations: [{ relation: "left-of", to: "crate" }] }),
    subject("lamp", { kind: "thing", relations: [{ relation: "behind", to: "crate" }] }),
    subject("cup", { kind: "thing", relations: [{ relation: "on", to: "crate" }] }),
  ];
  const placed = block(cast, { sizes: { crate: box, book: box, lamp: box, cup: box } });
  const at = (key) => placed.get(key).position;
  assert.ok(at("book").x < at("crate").x - 0.25, "the camera looks along −z: left is −x");
  assert.ok(at("lamp").z < at("crate").z - 0.25);
  assert.ok(Math.abs(at("cup").y - at("crate").y - 0.4) < 1e-9);
});

test("a walker keeps to the lane for the whole shot, face towards the camera", () => {
  const { walk } = block([subject("woman", { action: "walk" })]).get("woman");
  assert.ok(Math.abs(walk.end - 6) < 0.1, `walks until ${walk.end}`);
  assert.ok(walk.path.every((each) => Math.abs(each.x) < 1e-6));
  assert.ok(walk.path.at(-1).z > walk.path[0].z, "comes up to the camera");
});

test("who walks and speaks walks all the while", () => {
  const woman = subject("woman", { action: "walk" });
  woman.subject.actions = ["walk", "say"];
  const placement = block([woman]).get("woman");
  assert.deepEqual(placement.actions, ["walk"]);
  assert.ok(Math.abs(placement.walk.end - 6) < 0.1);
});

test("a car that drives and a dog that goes along move, a parked car does not", () => {
  const sizes = { car: { width: 1.8, height: 1.4, depth: 4.2 } };
  assert.ok(block([subject("car", { kind: "thing", action: "idle", verb: "drive" })], { sizes }).get("car").walk);
  assert.equal(block([subject("car", { kind: "thing", action: "idle", verb: "gleam" })], { sizes }).get("car").walk, null);
  const dog = subject("dog", { kind: "animal" });
  dog.subject.action = null;
  assert.ok(block([subject("boy", { action: "run" }), dog]).get("dog").walk);
});

test("on a bench is on its seat, also when the text hangs it on the book", () => {
  const sizes = { bench: { width: 1.5, height: 0.85, depth: 0.5 }, book: { width: 0.15, height: 0.03, depth: 0.2 } };
  const on = { relations: [{ relation: "on", to: "bench" }] };
  const bench = subject("bench", { kind: "thing" });
  for (const cast of [
    [subject("man", { action: "sit", ...on }), bench],
    [subject("man", { action: "read" }), subject("book", { kind: "thing", ...on }), bench],
  ]) {
    const placed = block(cast, { sizes });
    assert.equal(placed.get("man").seatHeight, 0.45);
    assert.ok(placed.get("man").position.distanceTo(placed.get("bench").position) < 0.1);
  }
});

test("three dogs are three, apart", () => {
  const placed = block([subject("dog", { kind: "animal", action: "stand", count: 3 })]);
  const spots = ["dog", "dog#2", "dog#3"].map((key) => placed.get(key).position);
  assert.ok(spots[0].distanceTo(spots[1]) > 0.4 && spots[1].distanceTo(spots[2]) > 0.4 && spots[0].distanceTo(spots[2]) > 0.4);
});

test("who sits takes a seat, and small things a table", () => {
  const placed = block([subject("man", { action: "sit" }), subject("bottle", { kind: "thing" })], {
    sizes: { bottle: { width: 0.1, height: 0.3, depth: 0.1 } },
  });
  assert.equal(placed.get("man").seatHeight, 0.45);
  assert.equal(placed.get("bottle").position.y, 0.74);
});

test("a driver goes with the car", () => {
  const placed = block([subject("man", { action: "drive" }), subject("car", { kind: "thing" })], {
    sizes: { car: { width: 1.8, height: 1.4, depth: 4.2 } },
  });
  const [man, car] = [placed.get("man"), placed.get("car")];
  assert.deepEqual(man.walk.path, car.walk.path);
  assert.ok(car.walk.speed > 3 && man.seatHeight > 0.2);
});

test("a boat that is rowed stays on the water, not on the bed of the lake", () => {
  const lake = {
    ...place,
    groundHeight: () => -3,
    lanes: [{ id: "water", kind: "water", points: [point(-15, 0, 0), point(15, 0, 0)], width: 4 }],
  };
  const rowed = { kind: "thing", action: "row" };
  const placed = block([subject("woman", { action: "row" }), subject("rowboat", rowed)], { sizes: { rowboat: { width: 1.4, height: 0.8, depth: 3 } }, at: lake });
  for (const each of placed.values()) assert.ok(each.walk.path.every(({ y }) => y === 0), each.key);
});
