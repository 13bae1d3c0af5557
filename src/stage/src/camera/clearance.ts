// Is a camera possible where it is wanted? Inside the place, over the ground, not in anybody, and with a free sight of the subject.
import { Box3, Mesh, Raycaster, Vector3, type Object3D } from "three";
import type { Actor, Place } from "../contracts.ts";
import type { CameraPose } from "./pose.ts";

const OVER_GROUND = 0.2;
const BODY_ROOM = 0.35;
const SIGHT_END = 0.35;
const LENS_ROOM = 0.15;
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
  return cost;
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
