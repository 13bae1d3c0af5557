// A walk: where somebody on a path is at a time. The camera follows this, not the bobbing body.
import { Vector3 } from "three";

export interface Walk {
  path: Vector3[];
  speed: number;
  start: number;
  end: number;
}

export function pathLength(path: readonly Vector3[]): number {
  let length = 0;
  for (let i = 1; i < path.length; i++) length += path[i].distanceTo(path[i - 1]);
  return length;
}

/** The point at a length along the path, held at its ends. */
export function pointAlong(path: readonly Vector3[], length: number): Vector3 {
  let left = Math.max(0, length);
  for (let i = 1; i < path.length; i++) {
    const step = path[i].distanceTo(path[i - 1]);
    if (left <= step || i === path.length - 1) {
      return path[i - 1].clone().lerp(path[i], step === 0 ? 0 : Math.min(1, left / step));
    }
    left -= step;
  }
  return path[0].clone();
}

export function directionAlong(path: readonly Vector3[], length: number): Vector3 {
  const total = pathLength(path);
  const at = Math.min(Math.max(length, 0), total - 1e-3);
  return pointAlong(path, at + 1e-3)
    .sub(pointAlong(path, Math.max(0, at - 1e-3)))
    .setY(0)
    .normalize();
}

/** The piece of a path between two lengths. */
export function pieceOf(path: readonly Vector3[], from: number, to: number): Vector3[] {
  const piece = [pointAlong(path, from)];
  let length = 0;
  for (let i = 1; i < path.length; i++) {
    length += path[i].distanceTo(path[i - 1]);
    if (length > from + 1e-6 && length < to - 1e-6) piece.push(path[i].clone());
  }
  piece.push(pointAlong(path, to));
  return piece;
}

export function walkAt(walk: Walk, t: number): Vector3 {
  return pointAlong(walk.path, (Math.min(Math.max(t, walk.start), walk.end) - walk.start) * walk.speed);
}

/** The same path, so many metres to the right of the way. */
export function beside(path: readonly Vector3[], metres: number): Vector3[] {
  if (metres === 0) return path.map((point) => point.clone());
  return path.map((point, i) => {
    const before = path[Math.max(0, i - 1)];
    const after = path[Math.min(path.length - 1, i + 1)];
    const way = after.clone().sub(before).setY(0).normalize();
    return point.clone().add(new Vector3(-way.z, 0, way.x).multiplyScalar(metres));
  });
}
