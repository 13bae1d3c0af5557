// Loads plans one after another on one renderer, and keeps what the next one can use again: places by environment, actors by look,
// spoken lines by their words. A change of camera or lens alone builds nothing.
import { PerspectiveCamera, Scene, type WebGLRenderer } from "three";
import type { Actor, BuildActor, CastPictures, Environment, StageContext, StagedPlan, Tier } from "../contracts.ts";
import { buildAnimal } from "../animals/buildAnimal.ts";
import { buildPerson } from "../people/buildPerson.ts";
import { buildPlace } from "../places/buildPlace.ts";
import { writeGlassDepth } from "../render/glassDepth.ts";
import { PortraitLights } from "../render/portraitLights.ts";
import { buildThing } from "../things/buildThing.ts";
import { PictureStage } from "../picture/stagePicture.ts";
import { speakLines, type SpokenBefore } from "./dialogue.ts";
import { environmentsOf, setKey } from "./environments.ts";
import { individualsOf, type Individual } from "./individuals.ts";
import { paceClock } from "./pace.ts";
import type { Production, StageSet } from "./production.ts";
import { block, frame, pastLens, rehearse } from "./staging.ts";

/** What comes with a plan: addresses below the stage's root. */
export interface GivenPictures {
  /** The picture that the clip begins as. */
  image?: string | null;
  /** Likenesses of members of the cast, by cast id. */
  cameos?: Record<string, CastPictures> | null;
}

const warmingCamera = new PerspectiveCamera();
const BUILDERS: Record<Individual["kind"], BuildActor> = { person: buildPerson, animal: buildAnimal, thing: buildThing };

export class StageSession {
  private sets = new Map<string, Promise<StageSet>>();
  private actors = new Map<string, Promise<Actor>>();
  private spoken: SpokenBefore = new Map();
  private readonly pictures: PictureStage;

  constructor(
    private readonly renderer: WebGLRenderer,
    private readonly url: (path: string) => string,
  ) {
    this.pictures = new PictureStage(url);
  }

  /** What the plan no longer uses is let go at the very end, so that the picture of the one before can stand until then. */
  async load(staged: StagedPlan, tier: Tier, signal?: AbortSignal, given: GivenPictures = {}): Promise<Production> {
    const { plan } = staged;
    if (plan.shots.length === 0) throw new Error("The plan has no shots.");
    const context: StageContext = { renderer: this.renderer, seed: plan.seed, tier, url: this.url, cameos: new Map(Object.entries(given.cameos ?? {})) };
    const environments = environmentsOf(plan);
    const clock = paceClock(plan.shots);
    const { individuals, notes } = individualsOf(staged, environments);
    const dialogue = await speakLines(staged, individuals, this.spoken, context);
    const sets = await this.buildSets(staged, environments, context, signal);
    const actors = await this.buildActors(individuals, context, notes, signal);
    const kinds = new Map(individuals.map((each) => [each.key, each.kind] as const));
    const production: Production = {
      staged,
      seconds: plan.seconds,
      fps: plan.fps,
      frames: Math.round(plan.seconds * plan.fps),
      aspect: plan.size.width / plan.size.height,
      shots: [],
      sets: [...new Set(sets)],
      actors,
      kinds,
      lines: dialogue.lines,
      clock,
      notes: [
        ...staged.notes,
        ...notes,
        ...[...actors.values()].flatMap(({ note }) => note ?? []),
        ...dialogue.notes,
      ],
      credits: creditsOf(sets, actors),
    };
    const blockings = block(staged, sets, actors, clock, dialogue.lines);
    rehearse(production, blockings, new Map());
    production.shots = frame(production, sets, environments, blockings);
    rehearse(production, blockings, pastLens(production));
    if (given.image) await this.pictures.stage(production, given.image);
    this.warm(production);
    this.release(production);
    return production;
  }

  private async buildSets(
    staged: StagedPlan,
    environments: readonly Environment[],
    context: StageContext,
    signal?: AbortSignal,
  ): Promise<StageSet[]> {
    const sets: StageSet[] = [];
    for (const [i, shot] of staged.shots.entries()) {
      signal?.throwIfAborted();
      const key = `${context.tier} ${context.seed} ${setKey(shot.place, environments[i])}`;
      sets.push(await once(this.sets, key, () => buildSet(key, shot.place, environments[i], context)));
    }
    return sets;
  }

  private async buildActors(
    individuals: readonly Individual[],
    context: StageContext,
    notes: string[],
    signal?: AbortSignal,
  ): Promise<Map<string, Actor>> {
    const built = new Map<string, Actor>();
    for (const { key, kind, look } of individuals) {
      signal?.throwIfAborted();
      const name = `${context.tier} ${kind} ${JSON.stringify(look)} ${JSON.stringify(context.cameos?.get(look.cameo ?? "") ?? "")}`;
      try {
        const actor = await once(this.actors, name, () => BUILDERS[kind](look, context));
        if (kind === "thing") writeGlassDepth(actor.root);
        built.set(key, actor);
      } catch (error) {
        notes.push(`${look.noun}: shown as a labelled stand-in (${error instanceof Error ? error.message : String(error)}).`);
        built.set(
          key,
          await once(this.actors, `${name} stand-in`, () => buildThing({ ...look, asset: look.noun, standIn: true }, context)),
        );
      }
    }
    return built;
  }

  /** Compiles what is new while the old still holds its shaders, so that those both use are kept. */
  private warm({ shots, actors, sets }: Production): void {
    for (const set of sets) {
      const keys = new Set(shots.filter((shot) => shot.set === set).flatMap((shot) => shot.keys));
      for (const key of keys) set.scene.add(actors.get(key)!.root);
      this.renderer.compile(set.scene, warmingCamera);
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
    this.pictures.dispose();
    this.spoken.clear();
  }
}

/** Whose works the clip shows; named once each. */
function creditsOf(sets: readonly StageSet[], actors: ReadonlyMap<string, Actor>): string[] {
  return [...new Set([...sets.map(({ place }) => place), ...actors.values()].flatMap(({ credits }) => credits ?? []))];
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
