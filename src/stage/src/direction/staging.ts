// From built sets and actors to a staged production: who is where, what everybody does, and what each camera sees.
import { PerspectiveCamera, Raycaster, Vector3 } from "three";
import type { Actor, Environment, Place, StagedPlan } from "../contracts.ts";
import { composeShot } from "../camera/composeShot.ts";
import { solidsOf } from "../camera/clearance.ts";
import type { ShotCamera } from "../camera/shotCamera.ts";
import { matchOf } from "../camera/subjectShot.ts";
import { gradeFor } from "../lens/grade.ts";
import { blockShot } from "./blocking.ts";
import { castOf } from "./individuals.ts";
import type { paceClock } from "./pace.ts";
import { performanceOf, type ClipLine, type ShotBlocking } from "./performances.ts";
import type { Dimensions, Placement, TravelStyle } from "./placement.ts";
import type { ProducedShot, Production, StageSet } from "./production.ts";
import { HELD_ALREADY, heldIn } from "./props.ts";
import { namedIn } from "./relations.ts";

const PAST_LENS_DEGREES = 8;
const REHEARSAL_DISTANCE = 3;
const REHEARSAL_HEIGHT = 1.45;

export function block(
  staged: StagedPlan,
  sets: readonly StageSet[],
  actors: ReadonlyMap<string, Actor>,
  clock: ReturnType<typeof paceClock>,
  lines: readonly ClipLine[],
): ShotBlocking[] {
  const sizes = measure(actors);
  const blockings: ShotBlocking[] = [];
  staged.plan.shots.forEach((shot, i) => {
    const start = clock.sceneTime(shot.start);
    const end = start + shot.seconds * clock.rate(i);
    const { place } = sets[i];
    const speakers = speakersOf(lines, i);
    const before = i > 0 && sets[i - 1] === sets[i] ? blockings[i - 1].placements : new Map<string, Placement>();
    place.update(start, rehearsalCamera);
    const held = heldIn(staged, i, sizes);
    const placements = blockShot({
      shot: i,
      start,
      end,
      cast: castOf(staged, i),
      place,
      sizes,
      viewYaw: place.views[0]?.yaw ?? 0,
      travel: travelOf(staged, i),
      speakers,
      before,
      seed: staged.plan.seed,
      solids: solidsOf(place.root),
      held: new Set(held.map((each) => each.key)),
    });
    for (const { holder } of held) {
      const placement = placements.get(holder);
      if (placement) placement.prop = HELD_ALREADY;
    }
    blockings.push({
      placements,
      held: held.filter(({ holder }) => placements.has(holder)),
      place,
      scene: sets.indexOf(sets[i]),
      start,
      end,
    });
  });
  return blockings;
}

/** Sizes at rest, each actor alone at the origin. */
function measure(actors: ReadonlyMap<string, Actor>): Map<string, Dimensions> {
  const camera = new PerspectiveCamera();
  const sizes = new Map<string, Dimensions>();
  for (const [key, actor] of actors) {
    actor.perform({
      segments: [{ start: 0, end: 1, action: "stand", position: new Vector3(), facing: 0, cut: true }],
      looks: [],
      lines: [],
      mood: null,
      groundHeight: () => 0,
      surface: () => "concrete",
    });
    actor.pose(0, camera, actors);
    const size = actor.box().getSize(new Vector3());
    const standsStill = actor.feet().length === 0;
    sizes.set(key, { width: size.x, height: size.y, depth: size.z, top: standsStill ? topOf(actor) : undefined });
  }
  return sizes;
}

/** Round the middle, as shares of the size: one ray alone may fall through the joint of a table's leaves. */
const MIDDLE: readonly [number, number][] = [
  [0, 0],
  [0.06, 0.05],
  [-0.06, 0.05],
  [0.05, -0.06],
  [-0.05, -0.06],
];

/** What one meets coming down on the middle of a thing. */
function topOf(actor: Actor): number | undefined {
  const box = actor.box();
  const [middle, size] = [box.getCenter(new Vector3()).setY(box.max.y + 1), box.getSize(new Vector3())];
  actor.root.updateMatrixWorld(true);
  const solids = solidsOf(actor.root);
  const tops = MIDDLE.flatMap(([x, z]) => {
    const from = middle.clone().add(new Vector3(x * size.x, 0, z * size.z));
    return new Raycaster(from, new Vector3(0, -1, 0)).intersectObjects(solids, false)[0]?.point.y ?? [];
  });
  return tops.length > 0 ? Math.max(...tops) : undefined;
}

function speakersOf(lines: readonly ClipLine[], shot: number): string[] {
  return [...new Set(lines.flatMap((each) => (each.shot === shot && each.line.onScreen && each.key !== null ? [each.key] : [])))];
}

function travelOf({ plan }: StagedPlan, index: number): TravelStyle {
  const moves = plan.shots[index].camera.map((each) => each.move).filter((move) => move !== "handheld");
  if (moves.length === 0) return "lead";
  if (moves.some((move) => move.startsWith("orbit"))) return "lead";
  const along = plan.shots[index].camera.find((each) => /^(truck|pan)/.test(each.move) && each.amount === null);
  if (along) return along.move.endsWith("left") ? "track-left" : "track-right";
  return moves.some((move) => move.startsWith("truck") || move.startsWith("pan")) ? "cross" : "approach";
}

export function rehearse(
  production: Production,
  blockings: readonly ShotBlocking[],
  pastLens: ReadonlyMap<number, Vector3>,
): void {
  for (const [key, actor] of production.actors) {
    actor.perform(performanceOf(key, blockings, production.lines, production.staged.plan.shots, production.clock, pastLens));
  }
}

export function frame(
  production: Production,
  sets: readonly StageSet[],
  environments: readonly Environment[],
  blockings: readonly ShotBlocking[],
): ProducedShot[] {
  const { staged, actors, kinds, clock, aspect } = production;
  const { plan } = staged;
  let before: ShotCamera | null = null;
  return plan.shots.map((shot, index) => {
    const { placements, held } = blockings[index];
    const cast = castOf(staged, index);
    const keys = cast.flatMap((each) => each.keys.filter((key) => placements.has(key)));
    const set = sets[index];
    // a set that was used before stands as the last plan left it
    set.place.update(clock.sceneTime(shot.start), rehearsalCamera);
    set.scene.updateMatrixWorld(true);
    standInFront(set.place);
    poseAll(production, keys, clock.sceneTime(shot.start + shot.seconds * 0.5));
    const camera = composeShot({
      shot,
      index,
      shots: plan.shots.length,
      seed: plan.seed,
      aspect,
      clock,
      place: set.place,
      viewYaw: set.place.views[0]?.yaw ?? 0,
      travel: travelOf(staged, index),
      actors,
      kinds,
      placements,
      keys,
      speakers: speakersOf(production.lines, index),
      supports: supportsIn(cast),
      principalAction: cast[0]?.staged.action ?? "stand",
      before: index > 0 && sets[index - 1] === set ? before : null,
      match:
        before && shot.transition === "match-cut"
          ? matchOf(before, plan.shots[index - 1].seconds, clock.sceneTime(shot.start - 1e-3))
          : null,
      negative: plan.negative,
      poseAt: (time) => poseAll(production, keys, time),
    });
    before = camera;
    return {
      plan: shot,
      index,
      start: shot.start,
      end: shot.start + shot.seconds,
      set,
      environment: environments[index],
      camera,
      grade: gradeFor(plan.style, environments[index].timeOfDay, plan.negative),
      placements,
      keys: [...keys, ...held.map(({ key }) => key)],
      held,
      focus: shot.lens.focus.flatMap((noun) => namedIn(cast, noun) ?? []).filter((key) => actors.has(key)),
    };
  });
}

/** Until the shot has its camera, those who look at "the camera" look at somebody who stands where it will be. */
function standInFront({ centre, views }: Place): void {
  const yaw = views[0]?.yaw ?? 0;
  rehearsalCamera.position.set(
    centre.x + REHEARSAL_DISTANCE * Math.sin(yaw),
    centre.y + REHEARSAL_HEIGHT,
    centre.z + REHEARSAL_DISTANCE * Math.cos(yaw),
  );
  rehearsalCamera.updateMatrixWorld(true);
}

function supportsIn(cast: ReturnType<typeof castOf>): Set<string> {
  return new Set(
    cast.flatMap(({ subject }) =>
      subject.relations.flatMap(({ relation, to }) =>
        relation === "on" || relation === "inside" ? (namedIn(cast, to) ?? []) : [],
      ),
    ),
  );
}

const rehearsalCamera = new PerspectiveCamera();

function poseAll({ actors }: Production, keys: readonly string[], time: number): void {
  for (const key of keys) actors.get(key)?.pose(time, rehearsalCamera, actors);
}

/** Who speaks alone looks past the lens, on the side away from the shot before, never into it. */
export function pastLens({ shots }: Production): Map<number, Vector3> {
  const targets = new Map<number, Vector3>();
  for (const { index, plan, camera } of shots) {
    const interest = camera.interest;
    if (!interest) continue;
    const lens = camera.poseAt(plan.seconds / 2).position;
    const to = lens.clone().sub(interest.eyes);
    const side = index % 2 === 0 ? 1 : -1;
    to.applyAxisAngle(new Vector3(0, 1, 0), (side * PAST_LENS_DEGREES * Math.PI) / 180);
    targets.set(index, interest.eyes.clone().add(to));
  }
  return targets;
}
