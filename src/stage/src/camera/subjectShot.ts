// A shot of somebody or something: how large, with which lens from how far, at which angle, on which part of the picture.
import { Vector3 } from "three";
import type { Shot } from "../contracts.ts";
import { chance } from "../direction/random.ts";
import {
  EYES,
  framingRow,
  headroomFor,
  NEAREST_FACE,
  animalPictureHeight,
  personPictureHeight,
  thingPictureHeight,
} from "./framing.ts";
import { widthAcross, type Interest } from "./interest.ts";
import { timeMoves } from "./movePlan.ts";
import type { TimedMove } from "./moves.ts";
import { centreTurns, LENS_FOR_KIND, shakeOf } from "./operating.ts";
import { distanceFor, fieldOfView, focalLengthFor, pictureHeight } from "./optics.ts";
import { aimAt, forwardOf, project, type CameraPose } from "./pose.ts";
import { shotCamera, type AimStyle, type ShotCamera } from "./shotCamera.ts";
import type { Framed, Match, ShotTask } from "./shotTask.ts";

const LONGEST_LENS = 135;
const WIDEST_LENS = 16;
const NEAREST_THING = 0.3;
/** Metres a second that no operator keeps up with: cars and birds are followed by turning. */
const TOO_FAST = 4.6;
/** Over the ground from here on somebody flies: seen from where people stand, with the sky around. */
const AIRBORNE = 2.2;
const SKY_PICTURE = 3.2;
const STANDING_LENS = 1.55;
/** Who comes up to the camera speaking is seen through a long lens, so that the lips are large enough from the first word. */
const APPROACH_LENS = 80;
/** Metres across, and height over width, of what is looked down upon. */
const SMALL = 0.7;
const FLAT = 0.75;
/** Looking down more than this, a body is centred as a whole: there is no headroom from above. */
const STEEP = 0.6;

function framedFor(task: ShotTask, interest: Interest, framing: string, yaw: number, sensor: number, step: number): Framed {
  const { shot, aspect, speakers } = task;
  const across = widthAcross(interest.boxes, yaw);
  const height = interest.box.max.y - interest.box.min.y;
  let picture =
    interest.kind === "person"
      ? personPictureHeight(framing, interest.stature, speakers.length > 0)
      : interest.kind === "animal"
        ? animalPictureHeight(framing, interest.stature, across, aspect)
        : thingPictureHeight(framing, height, across, aspect);
  if (interest.keys.length > 1)
    picture = Math.max(picture, across / (aspect * 0.82), framing === "full" || framing === "wide" ? height / 0.85 : 0);
  if (airborne(interest, task)) picture = Math.max(picture, SKY_PICTURE);
  if (task.match) picture = interest.stature / task.match.size;
  else if (framing === "two-shot") picture = Math.max(0.95, (across + 0.6) / aspect);
  const nearest = nearestTo(interest);
  const forward = shot.camera.filter((move) => move.move === "dolly-forward").reduce((sum, move) => sum + (move.amount ?? 0), 0);
  const zooming = shot.camera.some((move) => move.move === "dolly-zoom");
  const floor = Math.max(nearest + forward, zooming ? nearest * 2.4 : 0);
  if (shot.lens.focalLength !== null) {
    const wanted = distanceFor(picture, shot.lens.focalLength, sensor);
    return {
      framing,
      picture: pictureHeight(Math.max(wanted, floor), shot.lens.focalLength, sensor),
      focalLength: shot.lens.focalLength,
      distance: Math.max(wanted, floor),
    };
  }
  const usual =
    task.travel === "approach" && interest.walk && speakers.length > 0
      ? APPROACH_LENS
      : framingRow(framing === "two-shot" ? "medium" : framing).lens;
  const lens = (LENS_FOR_KIND[shot.lens.kind ?? ""] ?? usual) * step;
  const distance = Math.max(distanceFor(picture, lens, sensor), floor);
  const focalLength = Math.min(Math.max(focalLengthFor(picture, distance, sensor), WIDEST_LENS * 0.9), LONGEST_LENS * 1.5);
  return { framing, picture, focalLength, distance: distanceFor(picture, focalLength, sensor) };
}

function airborne(interest: Interest, { place }: ShotTask): boolean {
  return interest.kind === "animal" && interest.box.min.y > place.groundHeight(interest.eyes.x, interest.eyes.z) + AIRBORNE;
}

function nearestTo(interest: Interest): number {
  if (interest.kind === "person") return NEAREST_FACE;
  return Math.max(NEAREST_THING, interest.box.getSize(new Vector3()).length() * 0.5 + 0.15);
}

export function subjectCamera(
  task: ShotTask,
  interest: Interest,
  framing: string,
  yaw: number,
  sensor: number,
  step: number,
  lift: number,
): ShotCamera {
  const { shot, aspect, seed } = task;
  const framed = framedFor(task, interest, framing, yaw, sensor, step);
  const pitch = pitchFor(shot.angle, framed, interest) - lift;
  const room = {
    distance: framed.distance,
    width: 2 * Math.atan(aspect * Math.tan(fieldOfView(framed.focalLength, sensor) / 2)),
    nearest: nearestTo(interest),
    tilt: Math.atan((0.5 * interest.stature) / framed.distance),
  };
  const tracks = task.travel === "track-left" || task.travel === "track-right";
  const trucks = tracks && shot.camera.some((each) => each.move.startsWith("truck"));
  const follow = (task.travel === "lead" || trucks) && interest.walk !== null && interest.walk.speed < TOO_FAST;
  // an open truck or pan beside a walker is the way the walker goes: the camera goes along, or turns to keep him
  const asked = tracks && interest.walk ? shot.camera.filter(({ move }) => !/^(truck|pan)/.test(move)) : shot.camera;
  const moves = timeMoves(asked, shot.seconds, room);
  const base = basePose(interest, framed, yaw, pitch, task, task.travel === "approach" && interest.walk ? wayForward(moves) : 0);
  const thing = interest.kind === "thing";
  const headroom = thing ? null : headroomFor(framed.picture / interest.stature);
  const x = compositionX(interest, framed, yaw, task);
  const aimed = thing
    ? interest.box.getCenter(new Vector3())
    : interest.kind === "animal"
      ? middleOf(interest, framed.picture)
      : interest.top;
  const steep = Math.abs(pitch) > STEEP;
  if (task.match) aimAt(base, interest.eyes, task.match.x, task.match.y, sensor, aspect);
  else if (steep) aimAt(base, interest.box.getCenter(new Vector3()), 0, 0, sensor, aspect);
  else aimAt(base, aimed, x, thing || interest.kind === "animal" ? -0.04 : 1 - 2 * headroom!, sensor, aspect);
  if (shot.angle === "dutch") base.roll = ((chance(seed, task.index, "dutch") < 0.5 ? -1 : 1) * 11 * Math.PI) / 180;
  centreTurns(base, moves, room.width);
  return shotCamera({
    base,
    sensor,
    aspect,
    seconds: shot.seconds,
    seed: seed + task.index,
    interest,
    composition: { x },
    moves: moves.length > 0 ? moves : gentlePush(task, interest, framing, framed.distance, follow),
    follow,
    aim: aimStyle(asked, interest, follow),
    shake: shakeOf(shot, follow),
    sceneTime: (t) => task.clock.sceneTime(shot.start + t),
    rate: task.clock.rate(task.index),
    centre: interest.centre.clone(),
    focus: interest.eyes.clone(),
    picture: framed.picture,
    framing,
    hidden: null,
    yaw,
  });
}

/** The nearer an animal, the more its face is meant. */
function middleOf({ box, eyes, stature }: Interest, picture: number): Vector3 {
  const close = Math.min(1, Math.max(0, (1.5 - picture / stature) / 0.8));
  return box.getCenter(new Vector3()).lerp(eyes, 0.35 + 0.6 * close);
}

/** Degrees the lens looks down (negative) for an angle of the plan. */
function pitchFor(angle: string | null, framed: Framed, interest: Interest): number {
  const degree = Math.PI / 180;
  if (angle === "low") return (framed.picture > interest.stature * 2 ? 9 : 17) * degree;
  if (angle === "high") return -32 * degree;
  if (angle === "overhead") return -87 * degree;
  if (angle === "aerial") return -38 * degree;
  // small flat things show their face to the ceiling: a watch, a letter, hands at work
  const { x, y, z } = interest.box.getSize(new Vector3());
  if (angle === null && interest.kind === "thing" && Math.max(x, z) < SMALL && y < FLAT * Math.max(x, z)) return -30 * degree;
  return 0;
}

/** Metres that the dolly will have come nearer when the shot ends. */
function wayForward(moves: readonly TimedMove[]): number {
  return moves.reduce(
    (sum, { move, amount }) => sum + (move === "dolly-forward" ? amount : move === "dolly-back" ? -amount : 0),
    0,
  );
}

function basePose(interest: Interest, framed: Framed, yaw: number, pitch: number, task: ShotTask, further: number): CameraPose {
  const far = (task.shot.angle === "aerial" ? Math.max(framed.distance, 22) : framed.distance) + further;
  const aim = interest.eyes.clone();
  const position = aim.clone();
  if (pitch === 0) {
    position.add(new Vector3(Math.sin(yaw), 0, Math.cos(yaw)).multiplyScalar(far));
    position.y = airborne(interest, task)
      ? task.place.groundHeight(position.x, position.z) + STANDING_LENS
      : eyeLevel(interest, framed);
  } else {
    position.addScaledVector(forwardOf(yaw + Math.PI, pitch), -far);
    position.y = Math.max(position.y, task.place.groundHeight(position.x, position.z) + 0.28);
  }
  return { position, yaw: yaw + Math.PI, pitch, roll: 0, focalLength: framed.focalLength };
}

/** Faces are met at their eyes; the more of the body is seen, the lower the lens stands, so that it needs not look down. */
function eyeLevel(interest: Interest, framed: Framed): number {
  if (interest.kind === "thing") return interest.eyes.y + Math.min(0.28 * framed.picture, 0.9);
  const ground = interest.eyes.y - EYES * interest.stature;
  if (interest.kind === "animal") return Math.max(ground + 0.35, interest.eyes.y);
  const wide = Math.min(1, Math.max(0, (framed.picture / interest.stature - 0.6) / 0.9));
  return interest.eyes.y - wide * 0.2 * interest.stature;
}

/** Looking room: who looks to one side stands on the other; wides put a lone figure on a third. */
function compositionX(interest: Interest, framed: Framed, yaw: number, task: ShotTask): number {
  if (interest.kind === "thing" || interest.keys.length > 1) return 0;
  const right = new Vector3(Math.cos(yaw), 0, -Math.sin(yaw));
  const facing = interest.facing.dot(right);
  const lead = interest.walk && task.travel !== "approach" ? 0.2 * Math.sign(facing) * Math.min(1, Math.abs(facing) * 1.5) : 0;
  const third =
    framed.picture > interest.stature * 1.8 && !interest.walk ? 0.3 * (chance(task.seed, task.index, "third") < 0.5 ? -1 : 1) : 0;
  return Math.abs(third) > 0 && Math.abs(facing) < 0.3 ? third : -(0.32 * facing + lead) * 0.8;
}

function aimStyle(camera: Shot["camera"], interest: Interest, follow: boolean): AimStyle {
  const moves = camera.map((each) => each.move);
  if (
    moves.some((move) => move.startsWith("pan") || move.startsWith("tilt") || move.startsWith("orbit") || move === "dolly-zoom")
  )
    return "parallel";
  if (moves.some((move) => move.startsWith("crane"))) return "aim";
  if (interest.walk && !follow) return "aim";
  return moves.some((move) => move.startsWith("truck") || move.startsWith("pedestal")) ? "hold" : "parallel";
}

/** Unasked, faces get a push of 2 % a second; what moves or is wide stands still. */
function gentlePush(task: ShotTask, interest: Interest, framing: string, distance: number, follow: boolean): TimedMove[] {
  if (task.shot.camera.length > 0 || follow || interest.walk || framing === "wide" || framing === "extreme-wide") return [];
  const amount = Math.min(distance * (1 - Math.exp(-0.02 * task.shot.seconds)), distance - nearestTo(interest));
  return amount > 0.03 ? [{ move: "dolly-forward", amount, start: 0, end: task.shot.seconds }] : [];
}

/** For a match cut: what the last picture of a shot leaves in the viewer's eye. */
export function matchOf(camera: ShotCamera, seconds: number, sceneTime: number): Match | null {
  if (!camera.interest) return null;
  const pose = camera.poseAt(seconds);
  const { x, y, depth } = project(pose, camera.focusPoint(sceneTime), camera.sensor, camera.aspect);
  return { size: camera.interest.stature / pictureHeight(depth, pose.focalLength, camera.sensor), x, y };
}
