// Is a camera possible where it is wanted? Inside the place, over the ground, not in anybody, and with a free sight of the subject.
import { Box3, Mesh, Raycaster, Vector3, type Object3D } from "three";
import type { Actor, Place } from "../contracts.ts";
import { fieldOfView } from "./optics.ts";
import { forwardOf, rightOf, type CameraPose } from "./pose.ts";

const OVER_GROUND = 0.2;
const BODY_ROOM = 0.35;
const SIGHT_END = 0.35;
const LENS_ROOM = 0.15;
/** Where in the picture (−1 to 1) something near would spoil it, and what counts as near: metres, and a share of the way to the subject. */
const FOREGROUND: readonly [number, number][] = [
  [-0.55, -0.5],
  [0.55, -0.5],
  [0, -0.7],
];
const NEAR = 3;
const NEAR_SHARE = 0.5;
/** Grass and kerbs do not count. */
const LOW = 0.3;
/** Larger instanced crowds of leaves and grass are soft cover, and dear to test. */
const MOST_INSTANCES = 400;

/** 0 is clear; a metre outside the place or a hidden face costs far more than an unusual view. */
export function clearanceCost(
  poses: readonly CameraPose[],
  sights: readonly Vector3[],
  place: Place,
  solids: Object3D[],
  actors: readonly Actor[],
  subject: ReadonlySet<string>,
  lens: { sensor: number; aspect: number },
): number {
  let cost = 0;
  for (const pose of poses) {
    const inside = pose.position.clone().clamp(place.cameraBounds.min, place.cameraBounds.max);
    cost += 4 * inside.distanceTo(pose.position);
    cost += 6 * Math.max(0, place.groundHeight(pose.position.x, pose.position.z) + OVER_GROUND - pose.position.y);
    for (const actor of actors) {
      const room = new Box3().copy(actor.box()).expandByScalar(subject.has(actor.key) ? 0 : BODY_ROOM);
      if (room.containsPoint(pose.position)) cost += 5;
    }
  }
  if (cost > 2) return cost;
  const others = actors.filter((actor) => !subject.has(actor.key)).map((actor) => actor.box());
  poses.forEach((pose, i) => {
    if (sights[i] && hidden(pose.position, sights[i], solids, others)) cost += 3;
  });
  for (let i = 1; i < poses.length; i++) {
    if (blocked(poses[i - 1].position, poses[i].position, solids)) cost += 3;
  }
  for (const i of new Set([0, poses.length - 1])) if (sights[i]) cost += 0.8 * crowding(poses[i], sights[i], place, solids, lens);
  return cost;
}

/** How many of a few spots in the lower picture are covered by something that stands right before the lens. */
function crowding(pose: CameraPose, sight: Vector3, place: Place, solids: Object3D[], { sensor, aspect }: { sensor: number; aspect: number }): number {
  const forward = forwardOf(pose.yaw, pose.pitch);
  const right = rightOf(pose.yaw);
  const up = new Vector3().crossVectors(right, forward);
  const tan = Math.tan(fieldOfView(pose.focalLength, sensor) / 2);
  const far = Math.min(NEAR, sight.distanceTo(pose.position) * NEAR_SHARE);
  return FOREGROUND.filter(([x, y]) => {
    caster.set(pose.position, forward.clone().addScaledVector(right, x * tan * aspect).addScaledVector(up, y * tan).normalize());
    caster.near = 0.03;
    caster.far = far;
    const [hit] = caster.intersectObjects(solids, false);
    return hit !== undefined && hit.point.y > place.groundHeight(hit.point.x, hit.point.z) + LOW;
  }).length;
}

/** Would the camera run into something on its way? */
function blocked(from: Vector3, to: Vector3, solids: Object3D[]): boolean {
  const way = to.clone().sub(from);
  const length = way.length();
  if (length < 0.05) return false;
  caster.set(from, way.divideScalar(length));
  caster.near = 0;
  caster.far = length + LENS_ROOM;
  return caster.intersectObjects(solids, false).length > 0;
}

const caster = new Raycaster();
const meeting = new Vector3();

/** Does anything solid, or a box, stand between the lens and what it looks at? */
export function hidden(from: Vector3, to: Vector3, solids: Object3D[], boxes: readonly Box3[]): boolean {
  const way = to.clone().sub(from);
  const length = way.length();
  caster.set(from, way.normalize());
  caster.near = 0.05;
  caster.far = Math.max(0.1, length - SIGHT_END);
  if (boxes.some((box) => caster.ray.intersectBox(box, meeting) !== null && meeting.distanceTo(from) < caster.far)) return true;
  return caster.intersectObjects(solids, false).length > 0;
}

/** The walls, posts and furniture of a place: what a sight cannot pass. */
export function solidsOf(root: Object3D): Object3D[] {
  const solids: Object3D[] = [];
  root.traverseVisible((each) => {
    if (each instanceof Mesh && isSolid(each)) solids.push(each);
  });
  return solids;
}

function isSolid(mesh: Mesh): boolean {
  const material = Array.isArray(mesh.material) ? mesh.material[0] : mesh.material;
  const count = (mesh as Mesh & { count?: number }).count ?? 1;
  return (
    !material.transparent &&
    material.alphaTest === 0 &&
    material.depthWrite &&
    count <= MOST_INSTANCES &&
    mesh.geometry.attributes.position !== undefined
  );
}
