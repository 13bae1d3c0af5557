// Loads plans one after another on one renderer, and keeps what the next one can use again: places by environment, actors by look,
// spoken lines by their words. A change of camera or lens alone builds nothing.
import { PerspectiveCamera, Scene, Vector3, type WebGLRenderer } from "three";
import type { Actor, BuildActor, Environment, StageContext, StagedPlan, Tier } from "../contracts.ts";
import { buildAnimal } from "../animals/buildAnimal.ts";
import { composeShot, matchOf } from "../camera/composeShot.ts";
import type { ShotCamera } from "../camera/shotCamera.ts";
import { gradeFor } from "../lens/grade.ts";
import { buildPerson } from "../people/buildPerson.ts";
import { buildPlace } from "../places/buildPlace.ts";
import { PortraitLights } from "../render/portraitLights.ts";
import { buildThing } from "../things/buildThing.ts";
import { blockShot } from "./blocking.ts";
import { speakLines, type SpokenBefore } from "./dialogue.ts";
import { environmentsOf, setKey } from "./environments.ts";
import { castOf, individualsOf, type Individual } from "./individuals.ts";
import { paceClock } from "./pace.ts";
import { performanceOf, type ClipLine, type ShotBlocking } from "./performances.ts";
import type { Dimensions, Placement, TravelStyle } from "./placement.ts";
import type { ProducedShot, Production, StageSet } from "./production.ts";
import { namedIn } from "./relations.ts";

const BUILDERS: Record<Individual["kind"], BuildActor> = { person: buildPerson, animal: buildAnimal, thing: buildThing };
const PAST_LENS_DEGREES = 8;

export class StageSession {
  private sets = new Map<string, Promise<StageSet>>();
  private actors = new Map<string, Promise<Actor>>();
  private spoken: SpokenBefore = new Map();

  constructor(private readonly renderer: WebGLRenderer, private readonly url: (path: string) => string) {}

  /** What the plan no longer uses is let go at the very end, so that the picture of the one before can stand until then. */
  async load(staged: StagedPlan, tier: Tier, signal?: AbortSignal): Promise<Production> {
    const { plan } = staged;
    const context: StageContext = { renderer: this.renderer, seed: plan.seed, tier, url: this.url };
    const environments = environmentsOf(plan);
    const clock = paceClock(plan.shots);
    const { individuals, notes } = individualsOf(staged, environments);
    const dialogue = await speakLines(staged, individuals, this.spoken, context);
    const sets = await this.buildSets(staged, environments, context, signal);
    const actors = await this.buildActors(individuals, context, signal);
    const kinds = new Map(individuals.map((each) => [each.key, each.kind] as const));
    const production: Production = {
      staged, seconds: plan.seconds, fps: plan.fps, frames: Math.round(plan.seconds * plan.fps), aspect: plan.size.width / plan.size.height,
      shots: [], sets: [...new Set(sets)], actors, kinds, lines: dialogue.lines, clock,
      notes: [...staged.notes, ...notes, ...dialogue.notes],
    };
    const blockings = block(staged, sets, actors, clock, dialogue.lines);
    rehearse(production, blockings, new Map());
    production.shots = frame(production, sets, environments, blockings);
    rehearse(production, blockings, pastLens(production));
    this.warm(production);
    this.release(production);
    return production;
  }

  private async buildSets(staged: StagedPlan, environments: readonly Environment[], context: StageContext, signal?: AbortSignal): Promise<StageSet[]> {
    const sets: StageSet[] = [];
    for (const [i, shot] of staged.shots.entries()) {
      signal?.throwIfAborted();
      const key = `${context.tier} ${setKey(shot.place, environments[i])}`;
      sets.push(await once(this.sets, key, () => buildSet(key, shot.place, environments[i], context)));
    }
    return sets;
  }

  private async buildActors(individuals: readonly Individual[], context: StageContext, signal?: AbortSignal): Promise<Map<string, Actor>> {
    const built = new Map<string, Actor>();
    for (const { key, kind, look } of individuals) {
      signal?.throwIfAborted();
      built.set(key, await once(this.actors, `${context.tier} ${kind} ${JSON.stringify(look)}`, () => BUILDERS[kind](look, context)));
    }
    return built;
  }

  /** Compiles what is new while the old still holds its shaders, so that those both use are kept. */
  private warm({ shots, actors, sets }: Production): void {
    for (const set of sets) {
      const keys = new Set(shots.filter((shot) => shot.set === set).flatMap((shot) => shot.keys));
      for (const key of keys) set.scene.add(actors.get(key)!.root);
      this.renderer.compile(set.scene, rehearsalCamera);
    }
  }

  private release(production: Production | null): void {
    const sets = new Set(production?.sets);
    const actors = new Set(production?.actors.values());
    for (const [key, building] of this.sets) {
      void building.then((set) => {
        if (sets.has(set)) return;
        this.sets.delete(key);
        set.place.dispose();
      });
    }
    for (const [key, building] of this.actors) {
      void building.then((actor) => {
        if (actors.has(actor)) return;
        this.actors.delete(key);
        actor.dispose();
      });
    }
  }

  dispose(): void {
    this.release(null);
    this.spoken.clear();
  }
}

/** What is being built or built already; a failure is forgotten, so that the next try builds again. */
function once<T>(built: Map<string, Promise<T>>, key: string, build: () => Promise<T>): Promise<T> {
  let building = built.get(key);
  if (!building) {
    building = build();
    built.set(key, building);
    building.catch(() => built.delete(key));
  }
  return building;
}

async function buildSet(key: string, id: string, environment: Environment, context: StageContext): Promise<StageSet> {
  const scene = new Scene();
  const place = await buildPlace(id, environment, context, scene);
  scene.updateMatrixWorld(true);
  return { key, scene, place, lights: new PortraitLights(scene) };
}

function block(staged: StagedPlan, sets: readonly StageSet[], actors: ReadonlyMap<string, Actor>, clock: ReturnType<typeof paceClock>, lines: readonly ClipLine[]): ShotBlocking[] {
  const sizes = measure(actors);
  const blockings: ShotBlocking[] = [];
  staged.plan.shots.forEach((shot, i) => {
    const start = clock.sceneTime(shot.start);
    const end = start + shot.seconds * clock.rate(i);
    const { place } = sets[i];
    const speakers = speakersOf(lines, i);
    const before = i > 0 && sets[i - 1] === sets[i] ? blockings[i - 1].placements : new Map<string, Placement>();
    const placements = blockShot({
      shot: i, start, end, cast: castOf(staged, i), place, sizes, viewYaw: place.views[0]?.yaw ?? 0, travel: travelOf(staged, i), speakers, before, seed: staged.plan.seed,
    });
    blockings.push({ placements, place, scene: sets.indexOf(sets[i]), start, end });
  });
  return blockings;
}

/** Sizes at rest, each actor alone at the origin. */
function measure(actors: ReadonlyMap<string, Actor>): Map<string, Dimensions> {
  const camera = new PerspectiveCamera();
  const sizes = new Map<string, Dimensions>();
  for (const [key, actor] of actors) {
    actor.perform({
      segments: [{ start: 0, end: 1, action: "stand", position: new Vector3(), facing: 0, cut: true }], looks: [], lines: [], mood: null,
      groundHeight: () => 0, surface: () => "concrete",
    });
    actor.pose(0, camera, actors);
    const size = actor.box().getSize(new Vector3());
    sizes.set(key, { width: size.x, height: size.y, depth: size.z });
  }
  return sizes;
}

function speakersOf(lines: readonly ClipLine[], shot: number): string[] {
  return [...new Set(lines.flatMap((each) => (each.shot === shot && each.line.onScreen && each.key !== null ? [each.key] : [])))];
}

function travelOf({ plan }: StagedPlan, index: number): TravelStyle {
  const moves = plan.shots[index].camera.map((each) => each.move).filter((move) => move !== "handheld");
  if (moves.length === 0) return "lead";
  if (moves.some((move) => move.startsWith("orbit"))) return "lead";
  return moves.some((move) => move.startsWith("truck") || move.startsWith("pan")) ? "cross" : "approach";
}

function rehearse(production: Production, blockings: readonly ShotBlocking[], pastLens: ReadonlyMap<number, Vector3>): void {
  for (const [key, actor] of production.actors) {
    actor.perform(performanceOf(key, blockings, production.lines, production.staged.plan.shots, production.clock, pastLens));
  }
}

function frame(production: Production, sets: readonly StageSet[], environments: readonly Environment[], blockings: readonly ShotBlocking[]): ProducedShot[] {
  const { staged, actors, kinds, clock, aspect } = production;
  const { plan } = staged;
  let before: ShotCamera | null = null;
  return plan.shots.map((shot, index) => {
    const { placements } = blockings[index];
    const cast = castOf(staged, index);
    const keys = cast.flatMap((each) => each.keys.filter((key) => actors.has(key)));
    const set = sets[index];
    poseAll(production, keys, clock.sceneTime(shot.start + shot.seconds * 0.5));
    const camera = composeShot({
      shot, index, shots: plan.shots.length, seed: plan.seed, aspect, clock, place: set.place, viewYaw: set.place.views[0]?.yaw ?? 0, travel: travelOf(staged, index),
      actors, kinds, placements, keys, speakers: speakersOf(production.lines, index), principalAction: cast[0]?.staged.action ?? "stand",
      before: index > 0 && sets[index - 1] === set ? before : null,
      match: before && shot.transition === "match-cut" ? matchOf(before, plan.shots[index - 1].seconds, clock.sceneTime(shot.start - 1e-3)) : null, negative: plan.negative, poseAt: (time) => poseAll(production, keys, time),
    });
    before = camera;
    return {
      plan: shot, index, start: shot.start, end: shot.start + shot.seconds, set, environment: environments[index], camera,
      grade: gradeFor(plan.style, environments[index].timeOfDay, plan.negative), placements, keys,
      focus: shot.lens.focus.flatMap((noun) => namedIn(cast, noun) ?? []).filter((key) => actors.has(key)),
    };
  });
}

const rehearsalCamera = new PerspectiveCamera();

function poseAll({ actors }: Production, keys: readonly string[], time: number): void {
  for (const key of keys) actors.get(key)?.pose(time, rehearsalCamera, actors);
}

/** Who speaks alone looks past the lens, on the side away from the shot before, never into it. */
function pastLens({ shots }: Production): Map<number, Vector3> {
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
