// The camera of one shot as a function of time: a composed pose, the moves on top of it, and how it keeps its subject.
import { Vector3 } from "three";
import { drift, type Interest } from "./interest.ts";
import { FollowTrack } from "./follow.ts";
import { handheld } from "./handheld.ts";
import { applyMoves, type TimedMove } from "./moves.ts";
import { headroomFor } from "./framing.ts";
import { fieldOfView, pictureHeight } from "./optics.ts";
import { aimAt, project, rightOf, type CameraPose } from "./pose.ts";

/** parallel: never turns by itself. hold: turns only to keep the subject from leaving. aim: keeps the composition. */
export type AimStyle = "parallel" | "hold" | "aim";

export interface ShotCamera {
  sensor: number;
  aspect: number;
  /** Seconds since the shot's start, clip time; before 0 and past the end the camera is where it begins and ends. */
  poseAt(seconds: number): CameraPose;
  /** Metres from the lens, for each focus target in order; index 0 is the principal. */
  distanceTo(point: Vector3, seconds: number): number;
  interest: Interest | null;
  /** Where the sharpest thing is at a scene time. */
  focusPoint(sceneTime: number): Vector3;
  /** World metres in the picture's height at the subject when composed. */
  picture: number;
  framing: string;
  /** Who sees through this camera (point of view), and is therefore not shown. */
  hidden: string | null;
  yaw: number;
}

export interface ShotCameraParts {
  base: CameraPose;
  sensor: number;
  aspect: number;
  seconds: number;
  seed: number;
  interest: Interest | null;
  composition: { x: number };
  moves: TimedMove[];
  follow: boolean;
  aim: AimStyle;
  shake: { strength: number; walking: boolean };
  sceneTime(seconds: number): number;
  rate: number;
  centre: Vector3;
  focus: Vector3;
  picture: number;
  framing: string;
  hidden: string | null;
  yaw: number;
}

/** Share of the half picture that a held subject may wander before the camera turns. */
const HOLD_LIMIT = 0.42;

export function shotCamera(parts: ShotCameraParts): ShotCamera {
  const { interest, sensor, aspect, seconds } = parts;
  const start = parts.sceneTime(0);
  const follow = parts.follow && interest?.walk ? new FollowTrack(interest, start, parts.sceneTime(seconds), parts.rate) : null;
  const unshaken = (at: number): CameraPose => {
    const t = Math.min(Math.max(at, 0), seconds);
    const sceneTime = parts.sceneTime(t);
    const moved =
      interest && !parts.moves.some((move) => move.move === "dolly-zoom") ? drift(interest, sceneTime) : new Vector3();
    const pose = applyMoves(parts.base, parts.moves, t, { point: parts.centre });
    if (follow) pose.position.add(follow.at(sceneTime));
    if (interest && parts.aim !== "parallel") keepAim(pose, interest, moved, parts);
    return pose;
  };
  return {
    sensor,
    aspect,
    interest,
    picture: parts.picture,
    framing: parts.framing,
    hidden: parts.hidden,
    yaw: parts.yaw,
    poseAt(t) {
      const pose = unshaken(t);
      if (parts.shake.strength > 0) addShake(pose, t, parts);
      return pose;
    },
    distanceTo(point, t) {
      return project(unshaken(t), point, sensor, aspect).depth;
    },
    focusPoint: (sceneTime) => (interest ? parts.focus.clone().add(drift(interest, sceneTime)) : parts.focus.clone()),
  };
}

function keepAim(pose: CameraPose, interest: Interest, moved: Vector3, parts: ShotCameraParts): void {
  const { sensor, aspect, composition } = parts;
  const top = (interest.kind === "thing" ? interest.eyes : interest.top).clone().add(moved);
  if (parts.aim === "aim") {
    const height = pictureHeight(top.distanceTo(pose.position), pose.focalLength, sensor);
    const headroom = headroomFor(height / interest.stature);
    aimAt(pose, top, composition.x, interest.kind === "thing" ? 0 : 1 - 2 * headroom, sensor, aspect);
    return;
  }
  const seen = project(pose, top, sensor, aspect);
  const excess = seen.x - Math.min(Math.max(seen.x, -HOLD_LIMIT), HOLD_LIMIT);
  if (excess !== 0) pose.yaw -= Math.atan(excess * Math.tan(fieldOfView(pose.focalLength, sensor) / 2) * aspect);
}

function addShake(pose: CameraPose, t: number, { seed, shake }: ShotCameraParts): void {
  const hand = handheld(t, seed, pose.focalLength, shake.strength, shake.walking);
  const degree = Math.PI / 180;
  pose.yaw += hand.yaw * degree;
  pose.pitch += hand.pitch * degree;
  pose.roll += hand.roll * degree;
  pose.position.addScaledVector(rightOf(pose.yaw), hand.x).add(new Vector3(0, hand.y, 0));
}
