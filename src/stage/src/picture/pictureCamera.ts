// The camera of a shot that begins as a picture: it stands where the picture was taken from, and moves as far as two layers carry it.
import { Vector3 } from "three";
import type { Shot } from "../contracts.ts";
import { handheld } from "../camera/handheld.ts";
import { applyMoves, type TimedMove } from "../camera/moves.ts";
import { timeMoves } from "../camera/movePlan.ts";
import { fieldOfView } from "../camera/optics.ts";
import { project, rightOf, type CameraPose } from "../camera/pose.ts";
import type { ShotCamera } from "../camera/shotCamera.ts";

const LENS = 35;
const HANDHELD = 0.6;
const OPENING = 0.5;
const DEGREE = Math.PI / 180;
/** Beyond these there is nothing to see but what is made up: shares of the distance, radians, factor. */
const MOST = { forward: 0.45, back: 0.2, aside: 0.16, turn: 9 * DEGREE, round: 18 * DEGREE, wider: 1.25, closer: 3 };
const STRAIGHT = new Set(["dolly-forward", "dolly-back", "zoom-in", "zoom-out", "static", "handheld"]);
/** A picture that nobody moves is come up to by this share of the distance. */
const OPEN_PUSH = 0.1;

export function lensOf(shot: Shot): number {
  return shot.lens.focalLength ?? LENS;
}

export function startOf(shot: Shot, eyeHeight: number, horizon: number, sensor: number): CameraPose {
  const focalLength = lensOf(shot);
  // the horizon stands where the lens looks level: the picture is tilted by what it stands over or under the middle
  const pitch = Math.atan((2 * horizon - 1) * Math.tan(fieldOfView(focalLength, sensor) / 2));
  return { position: new Vector3(0, eyeHeight, 0), yaw: 0, pitch, roll: 0, focalLength };
}

export function pictureCamera(
  { shot, start, sensor, aspect, distance, towards, seed }: {
    shot: Shot; start: CameraPose; sensor: number; aspect: number; distance: number;
    /** The middle of who or what stands in front, or null. */
    towards: Vector3 | null;
    seed: number;
  },
): { camera: ShotCamera; notes: string[] } {
  const point = start.position.clone().add(new Vector3(0, 0, distance));
  const width = 2 * Math.atan(Math.tan(fieldOfView(start.focalLength, sensor) / 2) * aspect);
  const asked = timeMoves(shot.camera, shot.seconds, { distance, width, tilt: MOST.turn, nearest: distance * (1 - MOST.forward) });
  const moves = asked.map((move) => held(move, distance));
  const short = moves.some((move, i) => Math.abs(move.amount - asked[i].amount) > 1e-6);
  if (moves.length === 0 && !shot.camera.some((each) => each.move === "static" || each.move === "handheld"))
    moves.push({ move: "dolly-forward", amount: distance * OPEN_PUSH, start: 0.1, end: shot.seconds });
  const straight = moves.every(({ move }) => STRAIGHT.has(move));
  const shakes = shot.camera.some((each) => each.move === "handheld");
  const poseAt = (seconds: number): CameraPose => {
    const t = Math.min(Math.max(seconds, 0), shot.seconds);
    const pose = applyMoves(start, moves, t, { point });
    if (straight && towards) keepInPlace(pose, start, towards);
    if (shakes) {
      const hand = handheld(t, seed, pose.focalLength, HANDHELD * Math.min(1, t / OPENING), false);
      pose.yaw += hand.yaw * DEGREE;
      pose.pitch += hand.pitch * DEGREE;
      pose.position.addScaledVector(rightOf(pose.yaw), hand.x).add(new Vector3(0, hand.y, 0));
    }
    return pose;
  };
  const camera: ShotCamera = {
    sensor,
    aspect,
    interest: null,
    picture: (distance * sensor) / start.focalLength,
    framing: shot.framing ?? "medium",
    hidden: null,
    yaw: start.yaw,
    poseAt,
    distanceTo: (target, seconds) => project(poseAt(seconds), target, sensor, aspect).depth,
    focusPoint: () => point.clone(),
  };
  return { camera, notes: short ? ["A picture has no back: the camera's move through it is held to what the picture shows."] : [] };
}

/** Who moves in or out does it along the line to what counts, which then stays where it is in the frame. */
function keepInPlace(pose: CameraPose, start: CameraPose, towards: Vector3): void {
  const line = towards.clone().sub(start.position);
  const share = (pose.position.z - start.position.z) / Math.max(0.1, line.z);
  pose.position.x += line.x * share;
  pose.position.y += line.y * share;
}

function held(move: TimedMove, distance: number): TimedMove {
  const kind = move.move.split("-")[0];
  const most =
    move.move === "dolly-forward" ? MOST.forward * distance
    : move.move === "dolly-back" ? MOST.back * distance
    : kind === "truck" || kind === "pedestal" || kind === "crane" ? MOST.aside * distance
    : kind === "pan" || kind === "tilt" ? MOST.turn
    : kind === "orbit" ? MOST.round
    : move.move === "zoom-in" ? MOST.closer
    : move.move === "zoom-out" ? MOST.wider
    : Infinity;
  const amount = move.move === "dolly-zoom" ? Math.min(Math.max(move.amount, 0.5), 1.2) : Math.min(move.amount, most);
  return { ...move, amount };
}
