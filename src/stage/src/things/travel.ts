// Where something is at an instant: along a path at its speed, pulling away and coming to rest softly, or standing at its mark.
import { Vector3 } from "three";
import type { Performance } from "../contracts.ts";

export interface Motion {
  position: Vector3;
  facing: number;
  /** m/s, metres travelled so far in this clip, 1/m (positive turns left), m/s². */
  speed: number;
  travelled: number;
  curvature: number;
  acceleration: number;
  action: string;
}

const ACCELERATION = 2.2; // m/s², a calm pull-away [motion.md §8]

/** Metres and speed after `seconds` of pulling away to `speed` and braking to rest at `length`. */
function along(seconds: number, speed: number, length: number, rolling: boolean): { distance: number; speed: number; acceleration: number } {
  if (rolling) return { distance: Math.min(length, speed * seconds), speed: speed * seconds < length ? speed : 0, acceleration: 0 };
  const ramp = speed / ACCELERATION,
    rampLength = 0.5 * speed * ramp;
  if (seconds < ramp)
    return { distance: Math.min(length, 0.5 * ACCELERATION * seconds ** 2), speed: ACCELERATION * seconds, acceleration: ACCELERATION };
  const cruise = rampLength + speed * (seconds - ramp),
    brakeFrom = Math.max(rampLength, length - rampLength);
  if (cruise <= brakeFrom) return { distance: cruise, speed, acceleration: 0 };
  const since = seconds - ramp - (brakeFrom - rampLength) / speed,
    left = Math.max(0, speed - ACCELERATION * since);
  return {
    distance: Math.min(length, brakeFrom + speed * Math.min(since, ramp) - 0.5 * ACCELERATION * Math.min(since, ramp) ** 2),
    speed: left,
    acceleration: left > 0 ? -ACCELERATION : 0,
  };
}

export function pathLength(path: readonly Vector3[]): number {
  let sum = 0;
  for (let i = 1; i < path.length; i++) sum += path[i].distanceTo(path[i - 1]);
  return sum;
}

function pointAt(path: readonly Vector3[], distance: number): { position: Vector3; facing: number } {
  let left = distance;
  for (let i = 1; i < path.length; i++) {
    const from = path[i - 1],
      to = path[i],
      length = from.distanceTo(to);
    if (left <= length || i === path.length - 1) {
      const share = length > 0 ? Math.min(1, left / length) : 0;
      return { position: from.clone().lerp(to, share), facing: Math.atan2(to.x - from.x, to.z - from.z) };
    }
    left -= length;
  }
  return { position: path[0].clone(), facing: 0 };
}

const turnBetween = (from: number, to: number) => Math.atan2(Math.sin(to - from), Math.cos(to - from));

export function motionAt(performance: Performance, t: number): Motion {
  const { segments } = performance;
  let current = segments[0],
    before = 0;
  for (const segment of segments) {
    if (segment.start > t) break;
    if (segment !== current && current.path && current.speed)
      before += along(current.end - current.start, current.speed, pathLength(current.path), true).distance;
    current = segment;
  }
  const { path, speed } = current;
  if (!path || path.length < 2 || !speed)
    return {
      position: current.position.clone(),
      facing: current.facing,
      speed: 0,
      travelled: before,
      curvature: 0,
      acceleration: 0,
      action: current.action,
    };
  const length = pathLength(path),
    seconds = Math.max(0, t - current.start);
  // what starts with the clip is already rolling
  const step = along(seconds, speed, length, current.start <= 0);
  const here = pointAt(path, step.distance),
    reach = Math.min(4, length * 0.2),
    ahead = pointAt(path, Math.min(length, step.distance + reach)),
    behind = pointAt(path, Math.max(0, step.distance - reach));
  const bend = turnBetween(behind.facing, ahead.facing);
  return {
    position: here.position,
    facing: behind.facing + bend * 0.5,
    speed: step.speed,
    travelled: before + step.distance,
    curvature: bend / Math.max(1, reach * 2),
    acceleration: step.acceleration,
    action: current.action,
  };
}
