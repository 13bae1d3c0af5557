// What the tests of people need of the stage, bundled together so that they share one copy of three.
export { Vector3, PerspectiveCamera } from "three";
export { HumanKit } from "../../src/people/kit.ts";
export { shapeOf } from "../../src/people/body/bodyShape.ts";
export { buildSkeleton } from "../../src/people/body/skeleton.ts";
export { readLook } from "../../src/people/look/readLook.ts";
export { CLOTH } from "../../src/people/look/colours.ts";
export { mouthAt, VISEMES } from "../../src/people/face/visemes.ts";
export { Rig } from "../../src/motion/rig.ts";
export { Performer } from "../../src/motion/performer.ts";
export { actionIds, findAction } from "../../src/motion/actions/table.ts";
export { buildQuadruped } from "../../src/animals/quadruped.ts";
export { QuadrupedMotion, QuadrupedRig } from "../../src/animals/quadrupedMotion.ts";
export { readAnimal } from "../../src/animals/readAnimal.ts";
export { thinPlate } from "../../src/people/cameo/warp.ts";
export { fitFace, FITTED } from "../../src/people/cameo/fitFace.ts";
export { KNOWN, landmarksOn } from "../../src/people/cameo/faceLandmarks.ts";
