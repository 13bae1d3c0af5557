// Camera moves as exact transforms: metres, degrees and factors of the plan are the integral of the move, whatever the easing.
// Each takes the pose it finds, so that moves chain in the order of the text.
import { Vector3 } from "three";
import { easeMove } from "./easing.ts";
import { clonePose, forwardOf, rightOf, type CameraPose } from "./pose.ts";

/** amount in metres, radians or a factor, by the move; start and end in seconds from the shot's start. */
export interface TimedMove {
  move: string;
  amount: number;
  start: number;
  end: number;
}

/** Where moves turn round and dolly zooms hold: the middle of what is looked at. */
export interface MoveCentre {
  point: Vector3;
}

export function applyMoves(base: CameraPose, moves: readonly TimedMove[], t: number, centre: MoveCentre): CameraPose {
  const pose = clonePose(base);
  for (const move of moves) {
    if (t <= move.start) break;
    const share = easeMove((t - move.start) / Math.max(1e-6, move.end - move.start), move.end - move.start);
    applyMove(pose, move, share, centre);
  }
  return pose;
}

function applyMove(pose: CameraPose, { move, amount }: TimedMove, share: number, { point }: MoveCentre): void {
  const part = amount * share;
  switch (move) {
    case "dolly-forward":
      pose.position.addScaledVector(forwardOf(pose.yaw, pose.pitch), part);
      break;
    case "dolly-back":
      pose.position.addScaledVector(forwardOf(pose.yaw, pose.pitch), -part);
      break;
    case "truck-left":
      pose.position.addScaledVector(rightOf(pose.yaw), -part);
      break;
    case "truck-right":
      pose.position.addScaledVector(rightOf(pose.yaw), part);
      break;
    case "pedestal-up":
    case "crane-up":
      pose.position.y += part;
      break;
    case "pedestal-down":
    case "crane-down":
      pose.position.y -= part;
      break;
    case "pan-left":
      pose.yaw += part;
      break;
    case "pan-right":
      pose.yaw -= part;
      break;
    case "tilt-up":
      pose.pitch += part;
      break;
    case "tilt-down":
      pose.pitch -= part;
      break;
    case "orbit-left":
      orbit(pose, point, -part);
      break;
    case "orbit-right":
      orbit(pose, point, part);
      break;
    case "zoom-in":
      pose.focalLength *= Math.pow(amount, share);
      break;
    case "zoom-out":
      pose.focalLength /= Math.pow(amount, share);
      break;
    case "dolly-zoom":
      dollyZoom(pose, point, amount, share);
      break;
  }
}

/** Round the upright axis through the point: radius, height and composition stay. */
function orbit(pose: CameraPose, point: Vector3, angle: number): void {
  const x = pose.position.x - point.x;
  const z = pose.position.z - point.z;
  pose.position.x = point.x + x * Math.cos(angle) + z * Math.sin(angle);
  pose.position.z = point.z - x * Math.sin(angle) + z * Math.cos(angle);
  pose.yaw += angle;
}

/** The distance goes to `factor` times itself, evenly in its logarithm, and the lens follows: f = f₀·D/D₀ keeps the subject's size. */
function dollyZoom(pose: CameraPose, point: Vector3, factor: number, share: number): void {
  const forward = forwardOf(pose.yaw, pose.pitch);
  const depth = point.clone().sub(pose.position).dot(forward);
  const next = depth * Math.pow(factor, share);
  pose.position.addScaledVector(forward, depth - next);
  pose.focalLength *= next / depth;
}
