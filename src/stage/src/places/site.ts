// What a place's recipe builds with, and what it hands back. A recipe dresses the set and says where people can be; the weather,
// the sky, the light rig and the bookkeeping are the same for all places (buildPlace.ts).
import { Box3, Vector3, type Color, type Group, type PerspectiveCamera, type Scene, type Texture } from "three";
import type { Environment, Lane, Mark, Place, StageContext, Surface } from "../contracts.ts";
import type { Daylight } from "../light/daylight.ts";
import type { PlaceLights, Practical } from "../light/rig.ts";
import type { Assembly } from "../things/assembly.ts";
import { creditOf, placeModel, type FurnitureLibrary } from "../things/furniture.ts";
import type { Weathering } from "../things/materials.ts";
import type { Random } from "../things/noise.ts";
import { placed } from "../things/shapes.ts";

export interface Site {
  environment: Environment;
  context: StageContext;
  scene: Scene;
  random: Random;
  daylight: Daylight;
  lights: PlaceLights;
  weathering: Weathering;
  set: Assembly;
  furniture: FurnitureLibrary;
  /** The baked sky, for reflections, with the factor it is shown at. */
  sky: Texture;
  skyStrength: number;
  /** For what is not part of the assembly: instanced trees, water, flags. */
  root: Group;
  /** A ball that shines by itself: a bulb, a lit pane far away. Strength above 1 blooms. */
  glow(position: Vector3, radius: number, color: number, strength: number, spread?: number): void;
  /** Makers to be named, by line. */
  credits: Set<string>;
  /** Lamps in order of importance; the first four shine. */
  lamps: Practical[];
  /** How much lamps are on, 0 to 1. */
  lit: number;
  animate(step: (t: number, camera: PerspectiveCamera) => void): void;
}

export interface PlaceRecipe {
  indoor: boolean;
  /** Where the sun looks best, degrees from +z; the views look towards −z. */
  sunYaw: number;
  /** How far the hours swing the sun from there, 1 = as in the open; narrow places need less. */
  swing?: number;
  /** sRGB colour of the ground, for light from below. */
  ground: number;
  build(site: Site): Promise<Layout>;
}

export interface Layout {
  marks: Mark[];
  lanes: Lane[];
  centre: Vector3;
  views: Place["views"];
  cameraBounds: Box3;
  groundHeight(x: number, z: number): number;
  surface(x: number, z: number): Surface;
  acoustics: Place["acoustics"];
  ambience: string[];
  /** Where the shadow map looks, half its width and its depth along the light, metres. */
  shadow: { centre: Vector3; reach: number; depth: number };
  /** Indoors: where the bounce probe stands, and how light the room is. */
  room?: { probe: Vector3; exposure?: number; keyDirection?: Vector3; keyColor?: number; keyKelvin?: number; ambient?: number };
  /** Multiplies the exposure of the hour, for places that are darker than the open. */
  exposure?: number;
  /** Multiplies the weather's fog. */
  haze?: number;
  fog?: Color;
  /** What stands behind everything instead of the sky: open space, deep water. */
  backdrop?: Color;
  /** Outdoors: multiplies the sky's light, for narrow streets and woods. */
  openSky?: number;
}

/** Puts the first of the models that the catalogue has; else builds the fallback in the same frame. */
export async function prop(site: Site, ids: string | string[], [x, y, z]: [number, number, number], options: PropOptions = {}): Promise<void> {
  const { yaw = 0, scale = 1, tint, fallback, contact = true } = options,
    matrix = placed(x, y, z, yaw, scale);
  for (const id of typeof ids === "string" ? [ids] : ids) {
    const model = await site.furniture.model(id);
    if (!model) continue;
    placeModel(site.set, model, matrix, tint);
    for (const line of creditOf(model.facts)) site.credits.add(line);
    const [width, , depth] = model.facts.size;
    if (contact)
      site.set.contact([x, y, z], width * scale * 1.25 + 0.1, depth * scale * 1.25 + 0.1, yaw, Math.min(0.6, 0.25 + Math.min(width, depth) * 0.5));
    return;
  }
  if (fallback) site.set.within(matrix, fallback);
}
export interface PropOptions {
  yaw?: number;
  scale?: number;
  tint?: number;
  contact?: boolean;
  fallback?(): void;
}

export const DEGREES = Math.PI / 180;
export const at = (x: number, y: number, z: number): Vector3 => new Vector3(x, y, z);
export const stand = (id: string, x: number, y: number, z: number, facing: number, radius = 0.6): Mark => ({
  id,
  kind: "stand",
  position: at(x, y, z),
  facing,
  radius,
});
export const sit = (id: string, x: number, y: number, z: number, facing: number, seatHeight = 0.45): Mark => ({
  id,
  kind: "sit",
  position: at(x, y, z),
  facing,
  seatHeight,
  radius: 0.4,
});
export const mark = (id: string, kind: Mark["kind"], x: number, y: number, z: number, facing: number, radius = 0.6): Mark => ({
  id,
  kind,
  position: at(x, y, z),
  facing,
  radius,
});
export const lane = (id: string, kind: Lane["kind"], width: number, ...points: [number, number, number][]): Lane => ({
  id,
  kind,
  width,
  points: points.map((p) => at(...p)),
});
export const view = (yaw: number, height: number, minDistance: number, maxDistance: number): Place["views"][number] => ({
  yaw: yaw * DEGREES,
  height,
  minDistance,
  maxDistance,
});
export const bounds = (x0: number, y0: number, z0: number, x1: number, y1: number, z1: number): Box3 => new Box3(at(x0, y0, z0), at(x1, y1, z1));
export const facingTo = (x: number, z: number, toX: number, toZ: number): number => Math.atan2(toX - x, toZ - z);
