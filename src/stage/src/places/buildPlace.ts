// Builds a place for a shot: daylight and weather first, then the recipe's set, then the light that the set throws back.
import { CanvasTexture, Color, FogExp2, Group, type Material, type Mesh, type MeshStandardMaterial, type PerspectiveCamera } from "three";
import type { BuildPlace, Place } from "../contracts.ts";
import { daylightOf, type Daylight } from "../light/daylight.ts";
import { bounceProbe } from "../light/probe.ts";
import { groundRadiance, PlaceLights } from "../light/rig.ts";
import { Bulbs } from "../light/bulbs.ts";
import { bakeSky } from "../light/sky.ts";
import { Assembly } from "../things/assembly.ts";
import { furnitureOf } from "../things/furniture.ts";
import { weatheringOf } from "../things/materials.ts";
import { hashText, seeded } from "../things/noise.ts";
import { addPrecipitation } from "../weather/precipitation.ts";
import { ambienceOf } from "./ambience.ts";
import { wetReflections } from "../weather/wetReflections.ts";
import { recipeOf } from "./recipes.ts";
import type { Layout, Site } from "./site.ts";

const SKY_SIZE = { cheap: 256, fast: 320, full: 512, final: 768 } as const;

export const buildPlace: BuildPlace = async (id, environment, context, scene) => {
  const recipe = recipeOf(id),
    daylight = daylightOf(environment, recipe.sunYaw, recipe.swing ?? 1),
    weathering = weatheringOf(environment, recipe.indoor);
  const lights = new PlaceLights(daylight, context.tier),
    set = new Assembly(weathering),
    root = new Group();
  const bulbs = new Bulbs(),
    steps: ((t: number, camera: PerspectiveCamera) => void)[] = [];
  const sky = bakeSky(context.renderer, daylight.sky, groundRadiance(daylight, new Color(recipe.ground)), SKY_SIZE[context.tier]);
  const skyStrength = daylight.sky.kind === "scattering" ? daylight.sky.strength : 1;
  const site: Site = {
    environment,
    context,
    scene,
    sky: sky.background,
    skyStrength,
    daylight,
    lights,
    weathering,
    set,
    root,
    lamps: [],
    credits: new Set(),
    furniture: furnitureOf(context),
    random: seeded(context.seed ^ hashText(id)),
    lit: recipe.indoor ? indoorLamps(daylight) : daylight.practicals,
    animate: (step) => steps.push(step),
    glow: (position, radius, color, strength, spread) => bulbs.add(position, radius, color, strength, spread),
  };
  weathering.skyAmbient.value.copy(daylight.ambientSky).multiplyScalar(daylight.sky.kind === "scattering" ? 0.62 : 0.95);
  weathering.groundAmbient.value.copy(groundRadiance(daylight, new Color(recipe.ground))).multiplyScalar(0.8);

  const layout = await recipe.build(site);
  root.add(set.finish(), bulbs.finish(), lights.root);
  if (weathering.wet.value > 0) root.add(wetReflections(bulbs.list, layout.groundHeight, weathering));
  root.name = id;
  scene.add(root);
  const background = layout.backdrop ?? sky.background;
  scene.background = background;
  scene.backgroundIntensity = layout.backdrop ? 1 : skyStrength;
  scene.fog = new FogExp2((layout.fog ?? daylight.fog).getHex(), recipe.indoor ? 0.0004 : daylight.fogDensity * (layout.haze ?? 1));
  scene.environment = sky.environment;
  scene.environmentIntensity = daylight.environmentStrength * (layout.openSky ?? 1);
  lights.cover(layout.shadow.centre, layout.shadow.reach, layout.shadow.depth);
  lights.practicals(site.lamps, site.lit);
  if (!recipe.indoor) steps.push(addPrecipitation(root, environment, layout, weathering, (flash) => lights.flash(flash)));
  const dimPlace = lightInside(layout, lights, daylight, recipe.indoor);

  let probe: ReturnType<typeof bounceProbe> | null = null;
  if (layout.room) {
    probe = bounceProbe(context.renderer, scene, layout.room.probe, { times: 2 });
    scene.environmentIntensity = layout.room.ambient ?? 1;
  }
  // where no lamp shines at night, eye and film open up for the moon
  const adapted = recipe.indoor || site.lamps.length ? 1 : 1 + 0.6 * daylight.practicals ** 3;
  const key = keyOf(layout, daylight);
  const place: Place = {
    id,
    indoor: recipe.indoor,
    root,
    marks: layout.marks,
    lanes: layout.lanes,
    centre: layout.centre,
    views: layout.views,
    cameraBounds: layout.cameraBounds,
    groundHeight: layout.groundHeight,
    surface: layout.surface,
    acoustics: layout.acoustics,
    credits: [...site.credits],
    ambience: ambienceOf(layout.ambience, environment, recipe.indoor),
    keyDirection: key.direction,
    keyColor: key.color,
    keyKelvin: key.kelvin,
    exposure: daylight.exposure * dimPlace * adapted * (layout.exposure ?? 1),
    environment: scene.environment,
    update(t, camera) {
      weathering.time.value = t;
      lights.update(t);
      for (const step of steps) step(t, camera);
    },
    dispose() {
      scene.remove(root);
      if (scene.background === background) {
        scene.background = null;
        scene.fog = null;
        scene.environment = null;
      }
      lights.dispose();
      probe?.dispose();
      sky.dispose();
      disposeTree(root);
    },
  };
  return place;
};

/** Rooms keep some lamps on by day, all of them at night. */
const indoorLamps = (daylight: Daylight): number => Math.max(0.12, daylight.practicals);

/** Indoors the hemisphere light is weak (walls stand in its way) and the eye has adapted to lamps. Returns the exposure's share. */
function lightInside(layout: Layout, lights: PlaceLights, daylight: Daylight, indoor: boolean): number {
  if (!indoor) return 1;
  lights.shelter(0.22);
  return (layout.room?.exposure ?? 1) * (1.3 - 0.35 * daylight.practicals);
}

function keyOf(layout: Layout, daylight: Daylight) {
  const room = layout.room;
  if (room?.keyDirection && daylight.practicals > 0.5)
    return { direction: room.keyDirection, color: room.keyColor ?? 0xffc48c, kelvin: room.keyKelvin ?? 2800 };
  return { direction: daylight.direction.clone(), color: daylight.color.getHex(), kelvin: daylight.kelvin };
}

function disposeTree(root: Group): void {
  root.traverse((node) => {
    const mesh = node as Mesh;
    mesh.geometry?.dispose();
    for (const material of ([] as Material[]).concat(mesh.material ?? [])) {
      // pictures painted for this place; tiling surfaces are kept for the page's life
      for (const picture of [(material as MeshStandardMaterial).map, (material as MeshStandardMaterial).emissiveMap])
        if (picture instanceof CanvasTexture) picture.dispose();
      material.dispose();
    }
  });
}
