// Shots that need two: over somebody's shoulder, and through somebody's eyes.
import { Vector3 } from "three";
import { EYES } from "./framing.ts";
import { interestIn } from "./interest.ts";
import { OPEN_TILT, timeMoves } from "./movePlan.ts";
import { fieldOfView, pictureHeight } from "./optics.ts";
import { aimAt, type CameraPose } from "./pose.ts";
import { shotCamera, type ShotCamera } from "./shotCamera.ts";
import type { ShotTask } from "./shotTask.ts";

const SHOULDER_BACK = 0.95;
const SHOULDER_ASIDE = 0.5;
const SHOULDER_LENS = 45;
const EYE_LENS = 37;
const FACE_SHARE = 0.27;

/** The far one faces the lens, the near one's shoulder fills the edge, soft. Null where there are not two. */
export function overShoulder(task: ShotTask, sensor: number): ShotCamera | null {
  const people = task.keys.filter((key) => task.kinds.get(key) === "person" && task.actors.has(key));
  const far = task.speakers[0] ?? people[0];
  const near = people.find((key) => key !== far);
  if (!far || !near) return null;
  const time = task.clock.sceneTime(task.shot.start);
  task.poseAt(time);
  const interest = interestIn([far], task.kinds, task.actors, task.placements, time);
  const back = task.actors.get(near)!;
  if (!interest) return null;
  const line = back.eyes().sub(interest.eyes).setY(0);
  const apart = line.length();
  line.normalize();
  const view = new Vector3(Math.sin(task.viewYaw), 0, Math.cos(task.viewYaw));
  const aside = new Vector3(line.z, 0, -line.x);
  if (aside.dot(view) < 0) aside.negate();
  const position = back.eyes().addScaledVector(line, SHOULDER_BACK).addScaledVector(aside, SHOULDER_ASIDE);
  position.y = Math.max(interest.eyes.y, back.eyes().y) + 0.04;
  const distance = position.distanceTo(interest.eyes);
  const wanted = (FACE_SHARE * sensor * distance) / (interest.stature / 7.5);
  const focalLength = task.shot.lens.focalLength ?? Math.min(Math.max(wanted, SHOULDER_LENS * 0.8), 85);
  const base: CameraPose = { position, yaw: 0, pitch: 0, roll: 0, focalLength };
  const side = Math.sign(new Vector3().crossVectors(line, aside).y);
  const x = 0.3 * side;
  aimAt(base, interest.eyes, x, 0.26, sensor, task.aspect);
  return twoCamera(task, sensor, base, interest, { x, distance, hidden: null, framing: "over-the-shoulder", apart });
}

/** From the eyes of the first to whom or what he looks at. */
export function pointOfView(task: ShotTask, sensor: number): ShotCamera | null {
  const looker = task.keys.find((key) => task.kinds.get(key) !== "thing" && task.actors.has(key));
  if (!looker) return null;
  const actor = task.actors.get(looker)!;
  const time = task.clock.sceneTime(task.shot.start);
  task.poseAt(time);
  const seen = interestIn(task.keys.filter((key) => key !== looker).slice(0, 1), task.kinds, task.actors, task.placements, time);
  const walk = task.placements.get(looker)?.walk ?? null;
  const position = actor.eyes();
  const facing = actor.facing().setY(0).normalize();
  const target =
    seen && !walk
      ? seen.eyes
      : position
          .clone()
          .addScaledVector(facing, 8)
          .setY(position.y - 0.35);
  const base: CameraPose = { position, yaw: 0, pitch: 0, roll: 0, focalLength: task.shot.lens.focalLength ?? EYE_LENS };
  aimAt(base, target, 0, 0.1, sensor, task.aspect);
  const own = interestIn([looker], task.kinds, task.actors, task.placements, time)!;
  const distance = position.distanceTo(target);
  return shotCamera({
    base,
    sensor,
    aspect: task.aspect,
    seconds: task.shot.seconds,
    seed: task.seed + task.index,
    interest: walk ? own : seen,
    composition: { x: 0 },
    moves: timeMoves(task.shot.camera, task.shot.seconds, { distance, width: 1, tilt: OPEN_TILT, nearest: 0.6 }),
    follow: walk !== null,
    aim: "parallel",
    shake: { strength: 0.5, walking: walk !== null },
    sceneTime: (t) => task.clock.sceneTime(task.shot.start + t),
    rate: task.clock.rate(task.index),
    centre: target,
    focus: target.clone(),
    picture: pictureHeight(distance, base.focalLength, sensor),
    framing: "point-of-view",
    hidden: looker,
    yaw: base.yaw - Math.PI,
  });
}

interface TwoDetails {
  x: number;
  distance: number;
  hidden: string | null;
  framing: string;
  apart: number;
}

function twoCamera(
  task: ShotTask,
  sensor: number,
  base: CameraPose,
  interest: NonNullable<ReturnType<typeof interestIn>>,
  details: TwoDetails,
): ShotCamera {
  const width = 2 * Math.atan(task.aspect * Math.tan(fieldOfView(base.focalLength, sensor) / 2));
  return shotCamera({
    base,
    sensor,
    aspect: task.aspect,
    seconds: task.shot.seconds,
    seed: task.seed + task.index,
    interest,
    composition: { x: details.x },
    moves: timeMoves(task.shot.camera, task.shot.seconds, {
      distance: details.distance,
      width,
      tilt: OPEN_TILT,
      nearest: details.apart * EYES,
    }),
    follow: false,
    aim: "parallel",
    shake: { strength: task.shot.camera.some((move) => move.move === "handheld") ? 1 : 0, walking: false },
    sceneTime: (t) => task.clock.sceneTime(task.shot.start + t),
    rate: task.clock.rate(task.index),
    centre: interest.eyes.clone(),
    focus: interest.eyes.clone(),
    picture: pictureHeight(details.distance, base.focalLength, sensor),
    framing: details.framing,
    hidden: details.hidden,
    yaw: base.yaw - Math.PI,
  });
}
