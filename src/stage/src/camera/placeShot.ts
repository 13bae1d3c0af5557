// A shot of a place with nobody in it to look at.
import { Vector3 } from "three";
import { OPEN_TILT, timeMoves } from "./movePlan.ts";
import { centreTurns, LENS_FOR_KIND, shakeOf } from "./operating.ts";
import { fieldOfView, pictureHeight } from "./optics.ts";
import { aimAt, type CameraPose } from "./pose.ts";
import { shotCamera, type ShotCamera } from "./shotCamera.ts";
import type { ShotTask } from "./shotTask.ts";

export function placeCamera(task: ShotTask, yaw: number, sensor: number, step: number): ShotCamera {
  const { shot, place, aspect } = task;
  const view = place.views.reduce((best, each) => (Math.abs(each.yaw - yaw) < Math.abs(best.yaw - yaw) ? each : best));
  const framing = shot.framing ?? "wide";
  const focalLength = shot.lens.focalLength ?? LENS_FOR_KIND[shot.lens.kind ?? ""] ?? (framing === "extreme-wide" ? 20 : 26);
  const far = framing === "extreme-wide" ? view.maxDistance : Math.min(view.maxDistance, Math.max(view.minDistance, 7));
  const distance = Math.max(view.minDistance, far * step);
  const high = shot.angle === "aerial" ? 26 : shot.angle === "high" ? 5 : shot.angle === "low" ? 0.5 : view.height;
  const position = place.centre.clone().add(new Vector3(Math.sin(yaw), 0, Math.cos(yaw)).multiplyScalar(distance));
  position.y = place.groundHeight(position.x, position.z) + high;
  const base: CameraPose = { position, yaw: yaw + Math.PI, pitch: 0, roll: 0, focalLength };
  const aimed = place.centre.clone().add(new Vector3(0, shot.angle === "aerial" ? 0 : Math.min(high, 1.3), 0));
  aimAt(base, aimed, 0, shot.angle === "aerial" ? 0 : -0.24, sensor, aspect);
  const room = {
    distance,
    width: 2 * Math.atan(aspect * Math.tan(fieldOfView(focalLength, sensor) / 2)),
    tilt: OPEN_TILT,
    nearest: Math.min(2, distance * 0.5),
  };
  const moves = timeMoves(shot.camera, shot.seconds, room);
  centreTurns(base, moves, room.width);
  return shotCamera({
    base,
    sensor,
    aspect,
    seconds: shot.seconds,
    seed: task.seed + task.index,
    interest: null,
    composition: { x: 0 },
    moves,
    follow: false,
    aim: "parallel",
    shake: shakeOf(shot, false),
    sceneTime: (t) => task.clock.sceneTime(shot.start + t),
    rate: task.clock.rate(task.index),
    centre: aimed,
    focus: aimed.clone(),
    picture: pictureHeight(distance, focalLength, sensor),
    framing,
    hidden: null,
    yaw,
  });
}
