// What a shot looks at: the principal subjects as the lens needs them, measured on the posed actors.
import { Box3, Vector3 } from "three";
import type { Actor } from "../contracts.ts";
import type { Placement } from "../direction/placement.ts";
import { walkAt, type Walk } from "../direction/walk.ts";

export type InterestKind = "person" | "animal" | "thing" | "place";

export interface Interest {
  kind: InterestKind;
  keys: string[];
  /** Where the eyes (or the middle of a thing) are when the shot is composed. */
  eyes: Vector3;
  /** The axis that orbits turn round and dolly zooms measure to: where it stands, at eye height. */
  centre: Vector3;
  /** The top of the highest head, over the middle of the group. */
  top: Vector3;
  /** Body height of the tallest, or the height of the box. */
  stature: number;
  box: Box3;
  /** One for each of them. */
  boxes: Box3[];
  /** Horizontal direction of the first one's face. */
  facing: Vector3;
  walk: Walk | null;
  composedAt: number;
}

const OVER_EYES = 0.064;

export function interestIn(
  keys: readonly string[], kinds: ReadonlyMap<string, "person" | "animal" | "thing">, actors: ReadonlyMap<string, Actor>,
  placements: ReadonlyMap<string, Placement>, time: number,
): Interest | null {
  const shown = keys.flatMap((key) => actors.get(key) ?? []);
  if (shown.length === 0) return null;
  const kind = kinds.get(shown[0].key) ?? "thing";
  const boxes = shown.map((actor) => actor.box());
  const box = boxes.reduce((all, each) => all.union(each), new Box3());
  const eyes = new Vector3();
  const centre = new Vector3();
  let topY = -Infinity;
  let stature = 0;
  for (const [i, actor] of shown.entries()) {
    const own = boxes[i];
    const living = kinds.get(actor.key) !== "thing";
    const sees = living ? actor.eyes() : own.getCenter(new Vector3());
    eyes.addScaledVector(sees, 1 / shown.length);
    centre.addScaledVector(living ? actor.root.position : sees, 1 / shown.length);
    topY = Math.max(topY, kinds.get(actor.key) === "person" ? sees.y + OVER_EYES * actor.height : own.max.y);
    stature = Math.max(stature, living ? actor.height : own.max.y - own.min.y);
  }
  const walk = placements.get(shown[0].key)?.walk ?? null;
  return {
    kind, keys: shown.map((actor) => actor.key), eyes, centre: centre.setY(eyes.y), top: new Vector3(eyes.x, topY, eyes.z), stature, box, boxes,
    facing: kind === "thing" && !walk ? new Vector3(0, 0, 1) : shown[0].facing().setY(0).normalize(),
    walk, composedAt: time,
  };
}

/** How far the interest has moved since the shot was composed. */
export function drift(interest: Interest, sceneTime: number): Vector3 {
  if (!interest.walk) return new Vector3();
  return walkAt(interest.walk, sceneTime).sub(walkAt(interest.walk, interest.composedAt));
}

/** Width of the group across a view from `yaw`, in metres. */
export function widthAcross(boxes: readonly Box3[], yaw: number): number {
  const right = new Vector3(Math.cos(yaw), 0, -Math.sin(yaw));
  let left = Infinity;
  let far = -Infinity;
  for (const box of boxes) {
    const size = box.getSize(new Vector3());
    const half = (Math.abs(size.x * right.x) + Math.abs(size.z * right.z)) / 2;
    const middle = box.getCenter(new Vector3()).dot(right);
    left = Math.min(left, middle - half);
    far = Math.max(far, middle + half);
  }
  return far - left;
}
