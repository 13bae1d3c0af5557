// Composes one shot: which subject, how large, which lens from how far, from where, with which moves; the first clear view wins.
import { Vector3 } from "three";
import type { Actor, Place, Shot } from "../contracts.ts";
import type { PaceClock } from "../direction/pace.ts";
import type { Placement, TravelStyle } from "../direction/placement.ts";
import { chance } from "../direction/random.ts";
import { clearanceCost } from "./clearance.ts";
import { framingFor, viewsOf } from "./coverage.ts";
import { animalPictureHeight, EYES, framingRow, headroomFor, NEAREST_FACE, personPictureHeight, thingPictureHeight } from "./framing.ts";
import { interestIn, widthAcross, type Interest } from "./interest.ts";
import { timeMoves } from "./movePlan.ts";
import type { TimedMove } from "./moves.ts";
import { distanceFor, fieldOfView, focalLengthFor, pictureHeight, sensorHeight } from "./optics.ts";
import { aimAt, forwardOf, project, type CameraPose } from "./pose.ts";
import { overShoulder, pointOfView } from "./partnerShots.ts";
import { shotCamera, type AimStyle, type ShotCamera } from "./shotCamera.ts";

export interface ShotTask {
  shot: Shot; index: number; shots: number; seed: number; aspect: number; clock: PaceClock;
  place: Place; viewYaw: number; travel: TravelStyle;
  actors: ReadonlyMap<string, Actor>; kinds: ReadonlyMap<string, "person" | "animal" | "thing">;
  placements: ReadonlyMap<string, Placement>;
  /** Keys in the order of the text; the first is the principal. */
  keys: string[]; speakers: string[]; principalAction: string;
  /** The shot before, where it plays in the same place. */
  before: ShotCamera | null;
  /** What a match cut takes over from the shot before, wherever it plays. */
  match: Match | null;
  negative: readonly string[];
  /** Poses the actors of the shot at a scene time. */
  poseAt(sceneTime: number): void;
}

/** Size and place of the subject in the last picture: its stature over the picture's height, and where its eyes were (−1 to 1). */
export interface Match { size: number; x: number; y: number }

export interface Framed { framing: string; picture: number; focalLength: number; distance: number; headroom: number | null }

const LONGEST_LENS = 135;
const WIDEST_LENS = 16;
const NEAREST_THING = 0.3;
const LENS_STEPS = [1, 0.8, 0.62, 0.48];
const GOOD_ENOUGH = 0.5;
const UNUSUAL = 0.22;
/** Looking down more than this, a body is centred as a whole: there is no headroom from above. */
const STEEP = 0.6;

export function composeShot(task: ShotTask): ShotCamera {
  const { shot, aspect } = task;
  const sensor = sensorHeight(aspect, shot.lens.anamorphic);
  const composedAt = task.clock.sceneTime(shot.start + composingMoment(task) * shot.seconds);
  task.poseAt(composedAt);
  const interest = interestIn(principalKeys(task), task.kinds, task.actors, task.placements, composedAt);
  const framing = framingFor({
    asked: shot.framing, interest, speakers: task.speakers.length, people: task.keys.filter((key) => task.kinds.get(key) === "person").length,
    action: task.principalAction, first: task.index === 0, shots: task.shots,
  });
  const special = framing === "over-the-shoulder" ? overShoulder(task, sensor) : framing === "point-of-view" ? pointOfView(task, sensor) : null;
  if (special) return special;

  const turned = task.before !== null && task.before.framing === framing && sameInterest(task.before.interest, interest);
  const principal = interest ? task.placements.get(interest.keys[0]) ?? null : null;
  const yaws = viewsOf(interest, framing, task.viewYaw, task.place.views.map((view) => view.yaw), principal, task.travel, turned);
  let best: ShotCamera | null = null;
  let bestCost = Infinity;
  search: for (const step of shot.lens.focalLength === null ? LENS_STEPS : [1]) {
    for (const [i, yaw] of yaws.entries()) {
      const candidate = interest ? subjectCamera(task, interest, framing, yaw, sensor, step) : placeCamera(task, yaw, sensor, step);
      const cost = costOf(candidate, task) + i * UNUSUAL + (1 - step);
      if (cost < bestCost) [best, bestCost] = [candidate, cost];
      if (bestCost <= GOOD_ENOUGH + i * UNUSUAL) break search;
    }
  }
  return best!;
}

/** For a match cut: what the last picture of a shot leaves in the viewer's eye. */
export function matchOf(camera: ShotCamera, seconds: number, sceneTime: number): Match | null {
  if (!camera.interest) return null;
  const pose = camera.poseAt(seconds);
  const { x, y, depth } = project(pose, camera.focusPoint(sceneTime), camera.sensor, camera.aspect);
  return { size: camera.interest.stature / pictureHeight(depth, pose.focalLength, camera.sensor), x, y };
}

/** An approach is composed where it ends, everything else where it begins to count: at its middle. */
function composingMoment({ travel, shot }: ShotTask): number {
  if (travel === "approach") return 0.92;
  return shot.camera.length > 0 ? 0 : 0.5;
}

function sameInterest(a: Interest | null, b: Interest | null): boolean {
  return a === null ? b === null : b !== null && a.keys[0] === b.keys[0];
}

/** Who must be in the picture: people before animals before things; those who move otherwise than the first are left to chance. */
function principalKeys({ keys, kinds, placements, shot, speakers }: ShotTask): string[] {
  if (keys.length === 0) return [];
  const first = speakers.length === 1 && shot.framing !== null && shot.framing !== "two-shot" ? speakers[0] : keys[0];
  const tight = shot.framing === "close-up" || shot.framing === "extreme-close-up";
  if (tight) return [first];
  const moving = placements.get(first)?.walk ?? null;
  const kind = kinds.get(first);
  const most = kind === "person" && shot.framing === "medium" ? 3 : 6;
  return [first, ...keys.filter((key) => {
    const walk = placements.get(key)?.walk ?? null;
    const together = moving ? walk !== null && walk.speed === moving.speed : walk === null;
    return key !== first && together && (kinds.get(key) === kind || kind !== "thing");
  })].slice(0, most);
}

function costOf(camera: ShotCamera, task: ShotTask): number {
  const times = [0, task.shot.seconds * 0.5, task.shot.seconds];
  const sights = times.map((t) => camera.focusPoint(task.clock.sceneTime(task.shot.start + t)));
  const still = [...task.actors.values()].filter((actor) => task.placements.has(actor.key) && !task.placements.get(actor.key)!.walk);
  return clearanceCost(times.map((t) => camera.poseAt(t)), sights, task.place, still, new Set(camera.interest?.keys ?? []));
}

// ---------------------------------------------------------------- a shot of somebody

function framedFor(task: ShotTask, interest: Interest, framing: string, yaw: number, sensor: number, step: number): Framed {
  const { shot, aspect, speakers } = task;
  const across = widthAcross(interest.box, yaw);
  const height = interest.box.max.y - interest.box.min.y;
  let picture = interest.kind === "person"
    ? personPictureHeight(framing, interest.stature, speakers.length > 0)
    : interest.kind === "animal" ? animalPictureHeight(framing, interest.stature, across, aspect) : thingPictureHeight(framing, height, across, aspect);
  if (interest.keys.length > 1) picture = Math.max(picture, across / (aspect * 0.82), framing === "full" || framing === "wide" ? height / 0.85 : 0);
  if (task.match) picture = interest.stature / task.match.size;
  else if (framing === "two-shot") picture = Math.max(0.95, (across + 0.6) / aspect);
  const nearest = nearestTo(interest);
  const forward = shot.camera.filter((move) => move.move === "dolly-forward").reduce((sum, move) => sum + (move.amount ?? 0), 0);
  const zooming = shot.camera.some((move) => move.move === "dolly-zoom");
  const floor = Math.max(nearest + forward, zooming ? nearest * 2.4 : 0);
  if (shot.lens.focalLength !== null) {
    const wanted = distanceFor(picture, shot.lens.focalLength, sensor);
    return { framing, picture: pictureHeight(Math.max(wanted, floor), shot.lens.focalLength, sensor), focalLength: shot.lens.focalLength, distance: Math.max(wanted, floor), headroom: null };
  }
  const lens = (LENS_FOR_KIND[shot.lens.kind ?? ""] ?? framingRow(framing === "two-shot" ? "medium" : framing).lens) * step;
  const distance = Math.max(distanceFor(picture, lens, sensor), floor);
  const focalLength = Math.min(Math.max(focalLengthFor(picture, distance, sensor), WIDEST_LENS * 0.9), LONGEST_LENS * 1.5);
  return { framing, picture, focalLength, distance: distanceFor(picture, focalLength, sensor), headroom: null };
}

const LENS_FOR_KIND: Record<string, number> = { "fisheye": 15, "macro": 100, "tilt-shift": 45 };

function nearestTo(interest: Interest): number {
  if (interest.kind === "person") return NEAREST_FACE;
  return Math.max(NEAREST_THING, interest.box.getSize(new Vector3()).length() * 0.5 + 0.15);
}

function subjectCamera(task: ShotTask, interest: Interest, framing: string, yaw: number, sensor: number, step: number): ShotCamera {
  const { shot, aspect, seed } = task;
  const framed = framedFor(task, interest, framing, yaw, sensor, step);
  const pitch = pitchFor(shot.angle, framed, interest);
  const room = { distance: framed.distance, width: 2 * Math.atan(aspect * Math.tan(fieldOfView(framed.focalLength, sensor) / 2)), nearest: nearestTo(interest) };
  const moves = timeMoves(shot.camera, shot.seconds, room);
  const base = basePose(interest, framed, yaw, pitch, task, task.travel === "approach" && interest.walk ? wayForward(moves) : 0);
  const thing = interest.kind === "thing";
  const headroom = thing ? null : headroomFor(framed.picture / interest.stature);
  const x = compositionX(interest, framed, yaw, task);
  const aimed = thing ? interest.box.getCenter(new Vector3()) : interest.kind === "animal" ? middleOf(interest) : interest.top;
  const steep = Math.abs(pitch) > STEEP;
  if (task.match) aimAt(base, interest.eyes, task.match.x, task.match.y, sensor, aspect);
  else if (steep) aimAt(base, interest.box.getCenter(new Vector3()), 0, 0, sensor, aspect);
  else aimAt(base, aimed, x, thing || interest.kind === "animal" ? -0.04 : 1 - 2 * headroom!, sensor, aspect);
  if (shot.angle === "dutch") base.roll = ((chance(seed, task.index, "dutch") < 0.5 ? -1 : 1) * 11 * Math.PI) / 180;
  centreTurns(base, moves, room.width);
  const follow = task.travel === "lead" && interest.walk !== null;
  return shotCamera({
    base, sensor, aspect, seconds: shot.seconds, seed: seed + task.index, interest,
    composition: { x, headroom: null }, moves: moves.length > 0 ? moves : gentlePush(task, interest, framing, framed.distance, follow), follow,
    aim: aimStyle(shot, interest, follow), shake: shakeOf(shot, follow), sceneTime: (t) => task.clock.sceneTime(shot.start + t), rate: task.clock.rate(task.index),
    centre: interest.centre.clone(), focus: interest.eyes.clone(), picture: framed.picture, framing, hidden: null, yaw,
  });
}

function middleOf(interest: Interest): Vector3 {
  return interest.box.getCenter(new Vector3()).lerp(interest.eyes, 0.35);
}

/** Degrees the lens looks down (negative) for an angle of the plan. */
function pitchFor(angle: string | null, framed: Framed, interest: Interest): number {
  const degree = Math.PI / 180;
  if (angle === "low") return (framed.picture > interest.stature * 2 ? 9 : 17) * degree;
  if (angle === "high") return -32 * degree;
  if (angle === "overhead") return -87 * degree;
  if (angle === "aerial") return -38 * degree;
  return 0;
}

/** Metres that the dolly will have come nearer when the shot ends. */
function wayForward(moves: readonly TimedMove[]): number {
  return moves.reduce((sum, { move, amount }) => sum + (move === "dolly-forward" ? amount : move === "dolly-back" ? -amount : 0), 0);
}

function basePose(interest: Interest, framed: Framed, yaw: number, pitch: number, task: ShotTask, further: number): CameraPose {
  const far = (task.shot.angle === "aerial" ? Math.max(framed.distance, 22) : framed.distance) + further;
  const aim = interest.eyes.clone();
  const position = aim.clone();
  if (pitch === 0) {
    position.add(new Vector3(Math.sin(yaw), 0, Math.cos(yaw)).multiplyScalar(far));
    position.y = eyeLevel(interest, framed);
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
  const third = framed.picture > interest.stature * 1.8 && !interest.walk ? 0.3 * (chance(task.seed, task.index, "third") < 0.5 ? -1 : 1) : 0;
  return Math.abs(third) > 0 && Math.abs(facing) < 0.3 ? third : -(0.32 * facing + lead) * 0.8;
}

/** Small turns swing evenly about the subject, large ones end on it: a reveal. */
function centreTurns(base: CameraPose, moves: readonly TimedMove[], width: number): void {
  const sum = (left: string, right: string) => moves.reduce((total, move) => total + (move.move === left ? move.amount : move.move === right ? -move.amount : 0), 0);
  const pan = sum("pan-left", "pan-right");
  const tilt = sum("tilt-up", "tilt-down");
  base.yaw -= Math.abs(pan) < width * 0.6 ? pan / 2 : pan;
  base.pitch -= Math.abs(tilt) < width * 0.3 ? tilt / 2 : tilt;
  const truck = sum("truck-right", "truck-left");
  base.position.addScaledVector(new Vector3(-Math.cos(base.yaw), 0, Math.sin(base.yaw)), -truck / 2);
}

function aimStyle(shot: Shot, interest: Interest, follow: boolean): AimStyle {
  const moves = shot.camera.map((each) => each.move);
  if (moves.some((move) => move.startsWith("pan") || move.startsWith("tilt") || move.startsWith("orbit") || move === "dolly-zoom")) return "parallel";
  if (moves.some((move) => move.startsWith("crane"))) return "aim";
  if (interest.walk && !follow) return "aim";
  return moves.some((move) => move.startsWith("truck") || move.startsWith("pedestal")) ? "hold" : "parallel";
}

function shakeOf(shot: Shot, follow: boolean): { strength: number; walking: boolean } {
  if (!shot.camera.some((move) => move.move === "handheld")) return { strength: 0, walking: false };
  const speed = shot.camera.find((move) => move.move === "handheld")!.speed;
  return { strength: speed === "fast" ? 2 : speed === "slow" ? 0.7 : 1.1, walking: follow };
}

/** Unasked, faces get a push of 2 % a second; what moves or is wide stands still. */
function gentlePush(task: ShotTask, interest: Interest, framing: string, distance: number, follow: boolean): TimedMove[] {
  if (task.shot.camera.length > 0 || follow || interest.walk || framing === "wide" || framing === "extreme-wide") return [];
  const amount = Math.min(distance * (1 - Math.exp(-0.02 * task.shot.seconds)), distance - nearestTo(interest));
  return amount > 0.03 ? [{ move: "dolly-forward", amount, start: 0, end: task.shot.seconds }] : [];
}

// ---------------------------------------------------------------- a shot of the place alone

function placeCamera(task: ShotTask, yaw: number, sensor: number, step: number): ShotCamera {
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
  const room = { distance, width: 2 * Math.atan(aspect * Math.tan(fieldOfView(focalLength, sensor) / 2)), nearest: Math.min(2, distance * 0.5) };
  const moves = timeMoves(shot.camera, shot.seconds, room);
  centreTurns(base, moves, room.width);
  return shotCamera({
    base, sensor, aspect, seconds: shot.seconds, seed: task.seed + task.index, interest: null, composition: { x: 0, headroom: null }, moves, follow: false,
    aim: "parallel", shake: shakeOf(shot, false), sceneTime: (t) => task.clock.sceneTime(shot.start + t), rate: task.clock.rate(task.index),
    centre: aimed, focus: aimed.clone(), picture: pictureHeight(distance, focalLength, sensor), framing, hidden: null, yaw,
  });
}
