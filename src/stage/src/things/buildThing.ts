// Things and stand-ins: a part built by own code, a model of the furniture catalogue, or, honestly labelled, a plinth with the word.
import { Color, Group, Matrix4, Vector3, type BufferGeometry } from "three";
import type { ActorLook, BuildActor, StageContext } from "../contracts.ts";
import { Assembly, type Paint } from "./assembly.ts";
import { creditOf, furnitureOf, placeModel, type Model } from "./furniture.ts";
import { weatheringOf } from "./materials.ts";
import { modelsOf } from "./nouns.ts";
import { hashText, seeded, type Random } from "./noise.ts";
import { movingBoat } from "./moving/boat.ts";
import { movingCar } from "./moving/car.ts";
import { movingFlag } from "./moving/flag.ts";
import { movingBall, movingBalloon, movingBicycle, movingKite, movingTree } from "./moving/small.ts";
import { FALLBACK_PARTS, PARTS } from "./parts/index.ts";
import type { PartLook } from "./parts/part.ts";
import { standIn } from "./standIn.ts";
import { ThingActor, type Moving } from "./ThingActor.ts";
import { readWords, type ThingWords } from "./words.ts";

/** Things that move by themselves build their own body. */
export interface MovingThing {
  body: Group;
  moving: Moving;
}
export type BuildMoving = (look: ActorLook, words: ThingWords, random: Random, lit: number) => MovingThing;

const MOVING: Partial<Record<string, BuildMoving>> = {
  car: movingCar,
  boat: movingBoat,
  "fishing-boat": movingBoat,
  rowboat: movingBoat,
  sailboat: movingBoat,
  flag: movingFlag,
  ball: movingBall,
  football: movingBall,
  balloon: movingBalloon,
  kite: movingKite,
  bicycle: movingBicycle,
  tree: movingTree,
  pine: movingTree,
  palm: movingTree,
  birch: movingTree,
  bush: movingTree,
};

export const buildThing: BuildActor = async (look, context) => {
  const words = readWords(look.words),
    random = seeded(look.seed ^ hashText(look.key));
  if (look.standIn) {
    const plinth = new Assembly(weatheringOf(look.environment, false));
    standIn(plinth, look.noun, words.color);
    return new ThingActor(look.key, wrapped(plinth.finish()));
  }
  const lit = /night|midnight|dusk|evening|blue-hour|dawn/.test(look.environment.timeOfDay) ? 1 : 0,
    moving = MOVING[look.asset]?.(look, words, random, lit);
  if (moving) {
    moving.body.scale.setScalar(words.scale);
    return new ThingActor(look.key, wrapped(moving.body), moving.moving);
  }
  const set = new Assembly(weatheringOf(look.environment, false)),
    finishColour = words.finish?.color;
  const partLook: PartLook = {
    color: words.color ?? (finishColour === undefined ? undefined : new Color(finishColour)),
    random,
    lit,
    finish: words.finish,
  };
  const part = PARTS[look.asset];
  part?.(set, partLook);
  const told: Told = part ? {} : await fromCatalogue(set, look, words, context, partLook);
  const body = set.finish();
  body.scale.setScalar(words.scale);
  const actor = new ThingActor(look.key, wrapped(body));
  actor.note = told.note;
  actor.credits = told.credits ?? [];
  return actor;
};

const wrapped = (body: Group): Group => new Group().add(body);

/** What the viewer should know about a thing. */
interface Told {
  note?: string;
  credits?: string[];
}

/** Puts a model of the asset's noun in; or a plain part, or a plinth. */
async function fromCatalogue(set: Assembly, look: ActorLook, words: ThingWords, context: StageContext, partLook: PartLook): Promise<Told> {
  const library = furnitureOf(context),
    candidates = modelsOf(look.asset),
    start = candidates.length ? hashText(look.key + look.seed) % Math.min(3, candidates.length) : 0;
  for (let i = 0; i < candidates.length; i++) {
    const model = await library.model(candidates[(start + i) % candidates.length]);
    if (!model) continue;
    placeModel(set, recoloured(model, words), new Matrix4());
    return { credits: creditOf(model.facts) };
  }
  const fallback = FALLBACK_PARTS[look.asset];
  if (fallback) {
    fallback(set, partLook);
    return { note: `The furniture catalogue is not installed: a plain ${look.noun} stands in.` };
  }
  standIn(set, look.noun || look.asset, words.color);
  const why = candidates.length ? `The furniture model for “${look.noun}” is not installed` : `“${look.noun}” has no model yet`;
  return { note: `${why}: a labelled plinth stands in.` };
}

/** The model with its main colour exchanged: vertices near the colour that covers most area take the new one, keeping their shading. */
function recoloured(model: Model, words: ThingWords): Model {
  const paint: Paint | null = words.color ? { color: words.color } : words.finish?.color !== undefined ? { color: words.finish.color } : null;
  if (!paint && !words.finish) return model;
  const target = paint ? new Color(paint.color) : null,
    largest = model.parts.reduce((best, part) => (areaOf(part.geometry) > areaOf(best.geometry) ? part : best));
  return {
    facts: model.facts,
    parts: model.parts.map((part) => {
      if (part.kind === "picture") return target && part === largest ? { ...part, tint: target.clone().multiplyScalar(1.5) } : part;
      if (words.finish?.opacity !== undefined)
        return { kind: "glass", geometry: part.geometry, color: target ?? new Color(0xcfe0e4), opacity: words.finish.opacity };
      if (part.kind === "glass") return target ? { ...part, color: target } : part;
      const geometry = part.geometry.clone(),
        color = geometry.attributes.color,
        finish = geometry.attributes.finish;
      if (color && target && largest.kind !== "picture") {
        const main = mainColour(color);
        for (let i = 0; i < color.count; i++) {
          const own = new Color(color.getX(i), color.getY(i), color.getZ(i)),
            apart = Math.hypot(own.r - main.r, own.g - main.g, own.b - main.b);
          if (apart > 0.22) continue;
          const shade = Math.min(1.6, (own.r + own.g + own.b + 0.02) / (main.r + main.g + main.b + 0.02));
          color.setXYZ(i, target.r * shade, target.g * shade, target.b * shade);
        }
      }
      if (finish && words.finish) for (let i = 0; i < finish.count; i++) finish.setXY(i, words.finish.rough, words.finish.metal);
      return { ...part, geometry };
    }),
  };
}

/** Surface of a geometry in square metres. */
function areaOf(geometry: BufferGeometry): number {
  const { position } = geometry.attributes,
    { index } = geometry,
    a = new Vector3(),
    b = new Vector3(),
    c = new Vector3();
  let sum = 0;
  for (let i = 0; i < (index?.count ?? position.count); i += 3) {
    const corner = (k: number) => index?.getX(i + k) ?? i + k;
    a.fromBufferAttribute(position, corner(0));
    b.fromBufferAttribute(position, corner(1)).sub(a);
    c.fromBufferAttribute(position, corner(2)).sub(a);
    sum += b.cross(c).length() / 2;
  }
  return sum;
}

function mainColour(color: { count: number; getX(i: number): number; getY(i: number): number; getZ(i: number): number }): Color {
  const bins = new Map<string, { count: number; r: number; g: number; b: number }>();
  for (let i = 0; i < color.count; i++) {
    const r = color.getX(i),
      g = color.getY(i),
      b = color.getZ(i),
      key = `${Math.round(r * 6)},${Math.round(g * 6)},${Math.round(b * 6)}`;
    const bin = bins.get(key) ?? { count: 0, r: 0, g: 0, b: 0 };
    bin.count++;
    bin.r += r;
    bin.g += g;
    bin.b += b;
    bins.set(key, bin);
  }
  const best = [...bins.values()].sort((a, b) => b.count - a.count)[0];
  return new Color(best.r / best.count, best.g / best.count, best.b / best.count);
}
