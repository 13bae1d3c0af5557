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
  keys: readonly string[],
  kinds: ReadonlyMap<string, "person" | "animal" | "thing">,
  actors: ReadonlyMap<string, Actor>,
  placements: ReadonlyMap<string, Placement>,
  time: number,
): Interest | null {
  const shown = keys.flatMap((key) => actors.get(key) ?? []);
  if (shown.length === 0) return null;
  const kind = kinds.get(shown[0].key) ?? "thing";
  const boxes = shown.map((actor) => actor.box());
  const box = boxes.reduce((all, each) => all.union(each), new Box3());
  // faces decide where the lens stands and what is sharp, everything together where the middle of the picture is
  const watched = kind === "thing" ? shown : shown.filter((actor) => kinds.get(actor.key) !== "thing");
  const eyes = meanOf(watched.map((actor) => eyesOf(actor, kinds)));
  const centre = meanOf(
    watched.map((actor) => (kinds.get(actor.key) === "thing" ? eyesOf(actor, kinds) : actor.root.position)),
  ).setY(eyes.y);
  const middle = meanOf(boxes.map((each) => each.getCenter(new Vector3())));
  const topY = Math.max(
    ...shown.map((actor, i) => (kinds.get(actor.key) === "person" ? actor.eyes().y + OVER_EYES * actor.height : boxes[i].max.y)),
  );
  const stature = Math.max(...watched.map((actor) => (kind === "thing" ? box.max.y - box.min.y : actor.height)));
  const walk = placements.get(shown[0].key)?.walk ?? null;
  return {
    kind,
    keys: shown.map((actor) => actor.key),
    eyes,
    centre,
    stature,
    box,
    boxes,
    top: shown.length > 1 ? new Vector3(middle.x, topY, middle.z) : new Vector3(eyes.x, topY, eyes.z),
    facing: kind === "thing" && !walk ? new Vector3(0, 0, 1) : shown[0].facing().setY(0).normalize(),
    walk,
    composedAt: time,
  };
}

const HAND_ROOM = 0.11;

/** The hands alone, for an insert: "close-up of her hands". Null for a body without any. */
export function handsOf(actor: Actor, time: number): Interest | null {
  const hands = ["hand_l", "hand_r"].flatMap((name) => actor.root.getObjectByName(name)?.getWorldPosition(new Vector3()) ?? []);
  if (hands.length < 2) return null;
  const box = new Box3().setFromPoints(hands).expandByScalar(HAND_ROOM);
  const centre = box.getCenter(new Vector3());
  return {
    kind: "thing",
    keys: [actor.key],
    eyes: centre,
    centre: centre.clone(),
    top: centre.clone().setY(box.max.y),
    stature: box.max.y - box.min.y,
    box,
    boxes: [box],
    facing: actor.facing().setY(0).normalize(),
    walk: null,
    composedAt: time,
  };
}

function eyesOf(actor: Actor, kinds: ReadonlyMap<string, "person" | "animal" | "thing">): Vector3 {
  return kinds.get(actor.key) === "thing" ? actor.box().getCenter(new Vector3()) : actor.eyes();
}

function meanOf(points: readonly Vector3[]): Vector3 {
  return points.reduce((sum, point) => sum.addScaledVector(point, 1 / points.length), new Vector3());
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
