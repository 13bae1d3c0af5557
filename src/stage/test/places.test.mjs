import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { bundled } from "./support/bundled.mjs";

const { daylightOf, day, layOut, placeIds } = await bundled("../test/support/placeBench.ts");
const { ambienceOf } = await bundled("places/ambience.ts");
const catalogue = readFileSync(new URL("../catalogue/places.tsv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split("\t"));
/** Where nobody puts up lamps. */
const WILD = new Set(["beach", "desert", "field", "forest", "jungle", "lake", "meadow", "moon", "mountain", "reef", "road"]);
const built = new Map();
for (const id of placeIds()) built.set(id, await layOut(id));

test("every place of the catalogue has a recipe of its own", () => {
  assert.deepEqual(
    catalogue.map(([id]) => id).filter((id) => !placeIds().includes(id)),
    [],
  );
});

test("a place has room to stand for two, a seat, and a lane", () => {
  for (const [id, { layout }] of built) {
    assert.ok(layout.marks.filter((mark) => mark.kind === "stand").length >= 2, `${id}: two stand`);
    assert.ok(
      layout.marks.some((mark) => mark.kind === "sit" && mark.seatHeight >= 0.04),
      `${id}: a seat`,
    );
    assert.ok(
      layout.lanes.some((lane) => lane.kind === "walk"),
      `${id}: a lane`,
    );
  }
});

test("whoever stands at a mark stands on the ground, apart from the others", () => {
  for (const [id, { layout }] of built) {
    const standing = layout.marks.filter((mark) => mark.kind === "stand");
    for (const mark of standing) {
      const ground = layout.groundHeight(mark.position.x, mark.position.z);
      assert.ok(Math.abs(mark.position.y - ground) < 0.12, `${id} ${mark.id}: ${mark.position.y} over ground at ${ground}`);
      for (const other of standing)
        if (other !== mark) assert.ok(mark.position.distanceTo(other.position) > 0.5, `${id}: ${mark.id} and ${other.id}`);
    }
  }
});

test("walkers keep to the ground along their lanes", () => {
  for (const [id, { layout }] of built)
    for (const lane of layout.lanes.filter((each) => each.kind === "walk"))
      for (const point of lane.points) {
        assert.ok(Math.abs(point.y - layout.groundHeight(point.x, point.z)) < 0.3, `${id} ${lane.id} at ${point.x}, ${point.z}`);
      }
});

test("small things find something to stand on, not on top of anybody", () => {
  for (const [id, { layout }] of built) {
    const tops = layout.marks.filter((mark) => mark.kind === "table-top");
    if (id !== "desert") assert.ok(tops.length >= 1, id);
    for (const top of tops)
      for (const mark of layout.marks.filter((each) => each.kind === "stand")) {
        assert.ok(Math.hypot(top.position.x - mark.position.x, top.position.z - mark.position.z) > 0.4, `${id}: ${top.id} and ${mark.id}`);
      }
  }
});

test("from every view the camera stays inside its bounds at the nearest distance", () => {
  for (const [id, { layout }] of built)
    for (const { yaw, height, minDistance } of layout.views) {
      const eye = layout.centre.clone();
      eye.x += Math.sin(yaw) * minDistance;
      eye.y += height;
      eye.z += Math.cos(yaw) * minDistance;
      assert.ok(layout.cameraBounds.containsPoint(eye), `${id} at ${(yaw * 180) / Math.PI}°`);
    }
});

test("a place is cheap enough to draw without a graphics card", () => {
  for (const [id, { triangles }] of built) assert.ok(triangles < 220_000, `${id}: ${Math.round(triangles)} triangles`);
});

test("the same seed lays a place out the same way", async () => {
  assert.deepEqual((await layOut("forest")).positions, (await layOut("forest")).positions);
});

test("lamps are there to light the night, four at most in use", () => {
  for (const [id, { lamps }] of built)
    if (!WILD.has(id)) assert.ok(lamps >= 1, id);
});

test("the hour and the weather decide how light it is", () => {
  const at = (timeOfDay, weather = "clear") => daylightOf({ ...day, timeOfDay, weather }, 150);
  assert.ok(at("noon").strength > 3 * at("night").strength);
  assert.ok(at("noon").direction.y > at("golden-hour").direction.y + 0.4, "the sun sinks");
  assert.ok(at("noon", "overcast").strength < 0.3 * at("noon").strength, "clouds take the sun");
  assert.ok(at("morning", "fog").fogDensity > 5 * at("morning").fogDensity);
  assert.equal(at("noon").practicals, 0);
  assert.equal(at("night").practicals, 1);
});

test("birds sing by day, crickets at night, nobody in the rain", () => {
  const heard = (more) => ambienceOf(["birds", "lake"], { ...day, ...more }, false);
  assert.deepEqual(heard({}), ["birds", "lake"]);
  assert.deepEqual(heard({ timeOfDay: "night" }), ["crickets", "lake"]);
  assert.deepEqual(heard({ weather: "rain" }), ["lake", "rain"]);
});
