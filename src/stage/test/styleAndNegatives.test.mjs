import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./support/bundled.mjs";

const { gradeFor } = await bundled("lens/grade.ts");
const { glassFor } = await bundled("lens/glass.ts");
const lens = (more) => ({
  lens: { focalLength: null, aperture: null, anamorphic: false, kind: null, depthOfField: null, focus: [], ...more },
});
const glass = (more, negative = []) => glassFor(lens(more), "medium", 50, 2.35, 0.95, 20.25, negative);

test("negatives switch the parts of the lens and the film off", () => {
  const grade = gradeFor(["noir"], "noon", ["motion blur", "film grain", "vignette"]);
  assert.deepEqual([grade.shutterAngle, grade.grain, grade.vignette], [0, 0, 0]);
  assert.equal(glass({ anamorphic: true }, ["lens flare"]).streak, 0);
  assert.equal(glass({}, ["depth of field"]).depthOfField, false);
  assert.equal(glass({ anamorphic: true }, ["lens distortion"]).distortion, 0);
});

test("a style that nobody knows leaves the neutral grade", () => {
  assert.deepEqual(gradeFor(["quantum baroque"], "noon", []), gradeFor([], "noon", []));
});

test("shallow opens the lens, deep closes it, an f-number is kept", () => {
  assert.ok(glass({ depthOfField: "shallow" }).aperture < 2);
  assert.ok(glass({ depthOfField: "deep" }).aperture >= 16);
  assert.equal(glass({ depthOfField: "deep", aperture: 1.8 }).aperture, 1.8);
});

test("an anamorphic lens squeezes its discs and streaks, a spherical one does neither", () => {
  assert.ok(glass({ anamorphic: true }).squeeze < 0.6 && glass({ anamorphic: true }).streak > 0);
  assert.deepEqual([glass({}).squeeze, glass({}).streak], [1, 0]);
});
