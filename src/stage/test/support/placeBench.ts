// Builds places and things in plain node: everything but the graphics card. Pictures are painted on a canvas that keeps nothing.
import { Group, Mesh, Scene, type InstancedMesh, type Texture, type WebGLRenderer } from "three";
import type { Environment, StageContext } from "../../src/contracts.ts";
import { daylightOf } from "../../src/light/daylight.ts";
import { PlaceLights } from "../../src/light/rig.ts";
import { placeIds, recipeOf } from "../../src/places/recipes.ts";
import type { Layout, Site } from "../../src/places/site.ts";
import { Assembly } from "../../src/things/assembly.ts";
import { buildThing } from "../../src/things/buildThing.ts";
import { FurnitureLibrary } from "../../src/things/furniture.ts";
import { weatheringOf } from "../../src/things/materials.ts";
import { seeded } from "../../src/things/noise.ts";

const pen = new Proxy(
  {},
  {
    get: (_, key) => () => {
      if (key === "measureText") return { width: 1 };
      if (key === "getImageData") return { data: new Uint8ClampedArray(4) };
      return {
        addColorStop() {
          /* a gradient nobody sees */
        },
      };
    },
    set: () => true,
  },
);
Object.assign(globalThis, { document: { createElement: () => ({ width: 0, height: 0, getContext: () => pen }) } });

export const day: Environment = { timeOfDay: "afternoon", weather: "clear", season: null, era: null, mood: null, style: [], negative: [] };
const nothing = "data:,"; // every address of the stage's root: no furniture is installed
const context: StageContext = { renderer: {} as WebGLRenderer, seed: 5, tier: "fast", url: () => nothing };

const triangles = (mesh: Mesh): number =>
  ((mesh.geometry.index?.count ?? mesh.geometry.attributes.position.count) / 3) *
  ((mesh as InstancedMesh).isInstancedMesh ? (mesh as InstancedMesh).count : 1);

export interface BuiltPlace {
  layout: Layout;
  root: Group;
  triangles: number;
  lamps: number;
  positions: number[];
}

export async function layOut(id: string, environment: Partial<Environment> = {}): Promise<BuiltPlace> {
  const recipe = recipeOf(id),
    all = { ...day, ...environment },
    daylight = daylightOf(all, recipe.sunYaw, recipe.swing),
    weathering = weatheringOf(all, recipe.indoor),
    set = new Assembly(weathering),
    root = new Group();
  const site: Site = {
    environment: all,
    context,
    scene: new Scene(),
    random: seeded(5),
    daylight,
    lights: new PlaceLights(daylight, "fast"),
    weathering,
    set,
    furniture: new FurnitureLibrary(context.url),
    sky: null as unknown as Texture,
    skyStrength: 1,
    root,
    glow() {
      /* bulbs are not looked at */
    },
    lamps: [],
    credits: new Set(),
    lit: daylight.practicals,
    animate() {
      /* nothing moves here */
    },
  };
  const layout = await recipe.build(site);
  root.add(set.finish());
  let sum = 0;
  const positions: number[] = [];
  root.traverse((node) => {
    if (!(node instanceof Mesh)) return;
    sum += triangles(node);
    positions.push(node.geometry.attributes.position.getX(0), node.geometry.attributes.position.getZ(0));
  });
  return { layout, root, triangles: sum, lamps: site.lamps.length, positions };
}

export const thing = (asset: string, noun = asset, words: string[] = [], more: { standIn?: boolean; environment?: Partial<Environment> } = {}) =>
  buildThing({ key: asset, asset, noun, words, seed: 3, environment: { ...day, ...more.environment }, cameo: null, standIn: more.standIn }, context);
export { daylightOf, placeIds };
