// A wooden pier that runs out from a small coastal town: planks, railings, lamps, a rowing boat, a lighthouse on the point.
import { BoxGeometry, CylinderGeometry, SphereGeometry, Vector3 } from "three";
import { noise, smoothstep, fbm } from "../things/noise.ts";
import { bench, LAMP_POST_HEIGHT, lampPost } from "../things/parts/street.ts";
import { barrel, crate } from "../things/parts/containers.ts";
import { lifeRing, ropeCoil, rowboat, sailboat } from "../things/parts/nautical.ts";
import { varied } from "../things/parts/part.ts";
import { bar, placed, rope } from "../things/shapes.ts";
import { farTrees } from "../things/trees.ts";
import { boulders, farHouse, lighthouse, terrain } from "./kits/terrain.ts";
import { addMooredBoat } from "./kits/boats.ts";
import { addGulls } from "./kits/gulls.ts";
import { addWater } from "./kits/water.ts";
import { at, bounds, lane, mark, sit, stand, view, type PlaceRecipe, type Site } from "./site.ts";

const DECK = 1.5,
  HALF = 2.2,
  NEAR = 14,
  FAR = -36;

export const pier: PlaceRecipe = {
  indoor: false,
  sunYaw: 152,
  ground: 0x24424a,
  async build(site) {
    deck(site);
    railings(site);
    const lampSpots = lamps(site);
    dressing(site);
    coast(site);
    addGulls(site, { centre: at(-3, 7, -14), spread: 12, count: 7 });
    // the lamps nearest to the action shine first
    site.lamps.push(
      ...lampSpots
        .sort((a, b) => Math.abs(a.z + 1) - Math.abs(b.z + 1))
        .slice(0, 4)
        .map((position) => ({ position, color: 0xffb868, candela: 26, reach: 14 })),
    );
    addWater(site, { deep: 0x123440, roughness: 0.085, centre: [0, -4] });
    return {
      centre: at(0, DECK, 0),
      marks: [
        stand("middle", 0, DECK, 0, 0),
        stand("left", -1.1, DECK, -0.2, 0.4),
        stand("right", 1.1, DECK, -0.2, -0.4),
        stand("rail", -1.7, DECK, 0.6, -Math.PI / 2),
        stand("further", 0.4, DECK, -3.2, 0),
        stand("behind", -0.7, DECK, -6, 0),
        mark("barrel", "table-top", 1.6, DECK + 0.84, -0.95, 0, 0.22),
        sit("bench", 1.62, DECK, -2.6, -Math.PI / 2),
        sit("bench-second", 1.62, DECK, -2, -Math.PI / 2),
        sit("crate", -1.55, DECK, -4.6, 0.6, 0.6),
      ],
      lanes: [
        lane("along", "walk", 2.6, [0, DECK, -12], [0, DECK, 6]),
        lane("across-left", "walk", 1, [-1, DECK, -12], [-1, DECK, 6]),
        lane("sea", "water", 6, [-9, 0, -18], [-9, 0, 14]),
        lane("air", "air", 8, [-8, DECK + 3.4, -8], [6, DECK + 2.6, 2]),
      ],
      views: [view(8, 1.55, 2, 9), view(-24, 1.5, 2, 6), view(38, 1.7, 2, 10), view(180, 1.6, 2, 9), view(78, 1.6, 3, 12)],
      cameraBounds: bounds(-15, DECK + 0.25, -20, 15, 12, 14),
      groundHeight: (x) => (Math.abs(x) <= HALF + 0.2 ? DECK : 0),
      surface: (x) => (Math.abs(x) <= HALF + 0.2 ? "wood" : "water"),
      acoustics: { space: "open", decaySeconds: 0.3, wet: 0.05 },
      ambience: ["sea", "gulls", "wind"],
      shadow: { centre: at(0, DECK, -3), reach: 13, depth: 70 },
    };
  },
};

function deck(site: Site): void {
  const { set, random } = site;
  const plank = new BoxGeometry(HALF * 2 + 0.2, 0.06, 0.201);
  for (let z = NEAR; z > FAR; z -= 0.2) {
    set.surface(
      "planks",
      plank,
      { relief: 0.9 },
      placed((random() - 0.5) * 0.08, DECK - 0.03 + (random() - 0.5) * 0.008, z - 0.1, (random() - 0.5) * 0.006, 1, (random() - 0.5) * 0.02),
    );
  }
  const beam = (x: number, y: number, width: number, height: number) =>
    set.box([width, height, NEAR - FAR], [x, y, (NEAR + FAR) / 2], { color: 0x5e4c3a });
  for (const x of [-2.05, 0, 2.05]) beam(x, DECK - 0.2, 0.2, 0.28);
  for (let z = NEAR - 1; z > FAR; z -= 3)
    for (const x of [-2.05, 2.05]) {
      set.add(new CylinderGeometry(0.13, 0.16, 4.4, 10), { color: varied(0x5a4836, random) }, placed(x, DECK - 2.4, z));
      set.add(new CylinderGeometry(0.142, 0.165, 0.55, 10), { color: 0x24301c, rough: 0.35 }, placed(x, 0.12, z)); // weed at the tide line
      if (x < 0) set.add(bar(new Vector3(-2.05, DECK - 0.5, z), new Vector3(2.05, -0.3, z), 0.07, 6), { color: 0x4e3f30 });
    }
}

function railings(site: Site): void {
  const { set, random } = site,
    wood = () => ({ color: varied(0x8a7460, random, 0.2), rough: 0.85 });
  for (const side of [-1, 1]) {
    const x = side * 2.16;
    for (let z = NEAR - 0.6; z > FAR; z -= 2) {
      set.box([0.12, 1.12, 0.12], [x, DECK + 0.53, z], wood(), { bevel: 0.015 });
      set.box([0.16, 0.04, 0.16], [x, DECK + 1.1, z], wood(), { bevel: 0.012 });
      set.box([0.11, 0.07, 2.02], [x, DECK + 1.02, z - 1], wood(), { bevel: 0.015 });
      set.add(rope(new Vector3(x, DECK + 0.72, z), new Vector3(x, DECK + 0.72, z - 2), 0.06, 0.016), { color: 0xb6a076, rough: 0.95 });
      set.add(rope(new Vector3(x, DECK + 0.4, z), new Vector3(x, DECK + 0.4, z - 2), 0.06, 0.016), { color: 0xb6a076, rough: 0.95 });
    }
  }
}

function lamps(site: Site): Vector3[] {
  const spots: Vector3[] = [];
  for (let i = 0; i < 6; i++)
    for (const side of [-1, 1]) {
      if ((i + (side > 0 ? 1 : 0)) % 2) continue;
      const x = side * 1.9,
        z = 6.4 - i * 6.4;
      site.set.within(placed(x, DECK, z, 0, 0.86), () => lampPost(site.set, { random: site.random, lit: site.lit }));
      spots.push(at(x, DECK + LAMP_POST_HEIGHT * 0.86 - 0.1, z));
      site.glow(at(x, DECK + LAMP_POST_HEIGHT * 0.86 - 0.06, z), 0.09, 0xffc98a, 2 + 6 * site.lit);
    }
  return spots;
}

function dressing(site: Site): void {
  const { set, random, lit } = site,
    look = { random, lit };
  set.within(placed(1.72, DECK, -2.3, -Math.PI / 2), () => bench(set, { ...look, color: 0x6a5a46 }));
  set.within(placed(-1.72, DECK, -11, Math.PI / 2), () => bench(set, { ...look, color: 0x6a5a46 }));
  set.within(placed(1.6, DECK, -0.95), () => barrel(set, look));
  set.within(placed(-1.62, DECK, -4.9, 0.2), () => crate(set, look));
  set.within(placed(-1.7, DECK, -5.6, -0.3, 0.8), () => crate(set, look));
  set.within(placed(-1.6, DECK + 0.6, -5, 0.6, 0.55), () => crate(set, look));
  set.within(placed(-1.55, DECK, -3.7), () => ropeCoil(set, look));
  set.within(placed(1.6, DECK, -8.2), () => ropeCoil(set, look));
  set.within(placed(2.05, DECK + 0.36, 3.6, -Math.PI / 2, 0.9), () => lifeRing(set, look));
  set.within(placed(-2.05, DECK + 0.36, -13.4, Math.PI / 2, 0.9), () => lifeRing(set, look));
  for (const [x, z, yaw, color] of [
    [-4.3, -3.4, 0.5, 0x3a6a7a],
    [4.6, -9, 2.2, 0x8a3a2c],
  ] as const)
    addMooredBoat(site, rowboat, [x, 0.08, z], yaw, { color, liveliness: 1.3 });
  for (const [x, z, yaw] of [
    [-16, -26, 1.2],
    [19, -34, -0.6],
    [-34, -58, 2.1],
  ] as const)
    addMooredBoat(site, sailboat, [x, 0, z], yaw, { liveliness: 0.7 });
  set.add(rope(at(-2.1, DECK + 0.1, -2.4), at(-3.7, 0.5, -2.2), 0.25, 0.016), { color: 0xb09a70 });
}

/** Hills and houses from the left round to the far end; open sea on the right. */
function coast(site: Site): void {
  const { set, random } = site;
  const height = (x: number, z: number) => {
    const inland = smoothstep(-x, 24, 100) * (1 - smoothstep(-x, 190, 250)) * smoothstep(z + 270, 0, 60) * (1 - smoothstep(z, 0, 60));
    return (fbm(x * 0.014 + 40, z * 0.014 + 50, 5) * 1.25 - 0.1) * 44 * inland - 4 * (1 - inland);
  };
  const look = { flat: 0x5f6a38, steep: 0x746852, low: 0xc0ab86, lowBelow: 2.4 };
  set.add(terrain({ ...look, width: 240, depth: 320, columns: 64, rows: 76, centre: [-135, -115], height }), { color: 0xffffff, rough: 0.95 });
  const farHeight = (x: number, z: number) => {
    const rise = smoothstep(-z, 540, 640) * (1 - smoothstep(-z, 660, 700)) * smoothstep(x, -120, 60) * (1 - smoothstep(x, 420, 600));
    return fbm(x * 0.008 + 90, z * 0.01 + 20, 4) * 110 * rise - 5 * (1 - rise);
  };
  set.add(terrain({ ...look, width: 760, depth: 160, columns: 70, rows: 12, centre: [220, -620], height: farHeight }), {
    color: 0xffffff,
    rough: 0.95,
  });
  let houses = 0;
  for (let tries = 0; houses < 24 && tries < 2500; tries++) {
    const x = -34 - random() * 66,
      z = -28 - random() * 110,
      y = height(x, z);
    if (y < 1.4 || y > 14) continue;
    farHouse(site, x, y - 0.8, z, 0.9 + (random() - 0.5) * 0.7, 5 + random() * 4, 4.5 + random() * 5, 5 + random() * 3);
    houses++;
  }
  farTrees(site, 130, () => {
    const x = -28 - random() * 130,
      z = 20 - random() * 190,
      y = height(x, z);
    return y < 2.6 || y > 34 || noise(x * 0.05, z * 0.05) < 0.4 ? null : [x, y - 0.3, z, 4.5 + random() * 5];
  });
  lighthouse(site, -33, Math.max(0.5, height(-33, -142) - 0.6), -142);
  boulders(site, 26, (i) => [-46 + i * 1.1 + random() * 3, 0.1, -142 + (random() - 0.5) * 12, 1 + random() * 1.8]);
  boulders(site, 18, () => [-26 - random() * 8, -0.1, -14 - random() * 60, 0.6 + random() * 1.2]);
  set.add(new SphereGeometry(0.35, 12, 8), { color: 0xc83a28, rough: 0.5 }, placed(9, 0.12, -20)); // a buoy
}
