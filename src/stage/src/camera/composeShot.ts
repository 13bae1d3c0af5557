// Composes one shot: what it looks at, how it is framed, and of the possible views the first that is clear.
import type { Object3D } from "three";
import { clearanceCost, hidden, solidsOf } from "./clearance.ts";
import { framingFor, viewsOf } from "./coverage.ts";
import { handsOf, interestIn, type Interest } from "./interest.ts";
import { sensorHeight } from "./optics.ts";
import { overShoulder, pointOfView } from "./partnerShots.ts";
import { placeCamera } from "./placeShot.ts";
import type { ShotCamera } from "./shotCamera.ts";
import type { ShotTask } from "./shotTask.ts";
import { subjectCamera } from "./subjectShot.ts";

const LENS_STEPS = [1, 0.8, 0.62, 0.48];
const GOOD_ENOUGH = 0.5;
const UNUSUAL = 0.22;
/** Radians by which the lens rises where nothing is clear at eye level: over the side of a boat, the roof of a car. */
const LIFTS = [0, 0.28, 0.55];
const RAISED = 0.8;
/** What a hull before the face costs. */
const BEHIND = 9;
/** A thing this near to somebody, and no taller, is in the picture with him. */
const BESIDE = 2.4;
/** Where along its way a camera is checked. */
const PATH = [0, 0.25, 0.5, 0.75, 1];
/** When, as shares of the shot, a body on the spot is looked at to frame it. */
const MOMENTS = [0.1, 0.35, 0.6, 0.85];

export function composeShot(task: ShotTask): ShotCamera {
  const { shot, aspect } = task;
  const sensor = sensorHeight(aspect, shot.lens.anamorphic);
  const composedAt = task.clock.sceneTime(shot.start + composingMoment(task) * shot.seconds);
  const interest = interestAt(task, composedAt);
  const framing = framingFor({
    asked: shot.framing,
    lens: shot.lens.kind,
    interest,
    speakers: task.speakers.length,
    people: task.keys.filter((key) => task.kinds.get(key) === "person").length,
    action: task.principalAction,
    first: task.index === 0,
    shots: task.shots,
  });
  const special =
    framing === "over-the-shoulder" ? overShoulder(task, sensor) : framing === "point-of-view" ? pointOfView(task, sensor) : null;
  if (special) return special;

  const turned = task.before !== null && task.before.framing === framing && sameInterest(task.before.interest, interest);
  const principal = interest ? (task.placements.get(interest.keys[0]) ?? null) : null;
  const yaws = viewsOf(
    interest,
    framing,
    task.viewYaw,
    task.place.views.map((view) => view.yaw),
    principal,
    task.travel,
    turned,
  );
  const solids = solidsOf(task.place.root);
  const hulls = hullsAround(task, interest);
  let best: ShotCamera | null = null;
  let bestCost = Infinity;
  search: for (const [raised, lift] of (shot.angle === null && interest ? LIFTS : [0]).entries()) {
    for (const step of shot.lens.focalLength === null ? LENS_STEPS : [1]) {
      for (const [i, yaw] of yaws.entries()) {
        const candidate = interest
          ? subjectCamera(task, interest, framing, yaw, sensor, step, lift)
          : placeCamera(task, yaw, sensor, step);
        const behind = hidden(candidate.poseAt(composingMoment(task) * shot.seconds).position, candidate.focusPoint(composedAt), hulls, []);
        const cost = costOf(candidate, task, solids) + (behind ? BEHIND : 0) + i * UNUSUAL + (1 - step) + raised * RAISED;
        if (cost < bestCost) [best, bestCost] = [candidate, cost];
        if (bestCost <= GOOD_ENOUGH + i * UNUSUAL + raised * RAISED) break search;
      }
    }
  }
  return best!;
}

/** Things that could hide whom the shot is about, by their own shape: who sits in a boat is inside its box. */
function hullsAround({ actors, kinds, placements }: ShotTask, interest: Interest | null): Object3D[] {
  return [...actors.values()]
    .filter(({ key }) => kinds.get(key) === "thing" && key !== interest?.keys[0] && placements.has(key))
    .flatMap((actor) => solidsOf(actor.root));
}

const TIGHT = new Set(["close-up", "extreme-close-up", "insert"]);
const HANDS = /\bhands?$/;

/** Who moves on the spot (drinks, dances, sits down) is framed by where the head is on average; who walks, by where it is then. */
function interestAt(task: ShotTask, composedAt: number): Interest | null {
  const keys = principalKeys(task);
  const at = (time: number) => {
    task.poseAt(time);
    return interestIn(keys, task.kinds, task.actors, task.placements, time);
  };
  const composed = at(composedAt);
  const insert = composed?.kind === "person" && TIGHT.has(task.shot.framing ?? "") && HANDS.test(task.shot.subjects[0]?.noun ?? "");
  if (insert) {
    const hands = handsOf(task.actors.get(composed.keys[0])!, composedAt);
    if (hands) return hands;
  }
  if (!composed || composed.walk || composed.kind === "thing") return composed;
  const { start, seconds } = task.shot;
  const seen = MOMENTS.map((share) => at(task.clock.sceneTime(start + share * seconds))).filter((each) => each !== null);
  task.poseAt(composedAt);
  for (const name of ["eyes", "top", "centre"] as const) {
    composed[name].set(0, 0, 0);
    for (const each of seen) composed[name].addScaledVector(each[name], 1 / seen.length);
  }
  return composed;
}

/** An approach is composed where it ends, everything else where it begins to count: at its middle. */
function composingMoment({ travel, shot }: ShotTask): number {
  if (travel === "approach") return 0.92;
  if (travel !== "lead") return 0.5;
  return shot.camera.length > 0 ? 0 : 0.5;
}

function sameInterest(a: Interest | null, b: Interest | null): boolean {
  return a === null ? b === null : b !== null && a.keys[0] === b.keys[0];
}

/** Who must be in the picture: people before animals before things; those who move otherwise than the first are left to chance. */
function principalKeys(task: ShotTask): string[] {
  const { keys, kinds, placements, shot, speakers, supports, actors } = task;
  const belongsWith = (first: string, thing: string) => {
    const [a, b] = [placements.get(first), placements.get(thing)];
    return (
      a !== undefined &&
      b !== undefined &&
      a.position.distanceTo(b.position) < BESIDE &&
      actors.get(thing)!.height < actors.get(first)!.height * 1.2
    );
  };
  if (keys.length === 0) return [];
  const first = speakers.length === 1 && shot.framing !== null && shot.framing !== "two-shot" ? speakers[0] : keys[0];
  const tight = shot.framing === "close-up" || shot.framing === "extreme-close-up" || shot.lens.kind === "macro";
  if (tight) return [first];
  const moving = placements.get(first)?.walk ?? null;
  const kind = kinds.get(first);
  const most = kind === "person" && shot.framing === "medium" ? 3 : 6;
  return [
    first,
    ...keys.filter((key) => {
      const walk = placements.get(key)?.walk ?? null;
      const together = moving ? walk !== null && walk.speed === moving.speed : walk === null;
      return (
        key !== first &&
        together &&
        !supports.has(key) &&
        (kinds.get(key) !== "thing" || kind === "thing" || belongsWith(first, key))
      );
    }),
  ].slice(0, most);
}

function costOf(camera: ShotCamera, task: ShotTask, solids: Object3D[]): number {
  const times = PATH.map((share) => share * task.shot.seconds);
  const sights = times.map((t) => camera.focusPoint(task.clock.sceneTime(task.shot.start + t)));
  const still = [...task.actors.values()].filter(
    (actor) => task.placements.has(actor.key) && !task.placements.get(actor.key)!.walk,
  );
  return clearanceCost(
    times.map((t) => camera.poseAt(t)),
    sights,
    task.place,
    solids,
    still,
    new Set(camera.interest?.keys ?? []),
    camera,
  );
}
