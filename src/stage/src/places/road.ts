// A road along a rocky coast: asphalt with a centre line, a guard rail, cliffs on one side, the sea far below on the other.
import { PlaneGeometry } from "three";
import { fbm, noise, smoothstep } from "../things/noise.ts";
import { placed, rock } from "../things/shapes.ts";
import { plantTrees } from "../things/trees.ts";
import { addGrass } from "./kits/grass.ts";
import { addGulls } from "./kits/gulls.ts";
import { along } from "./kits/interior.ts";
import { groundSheet, openAir, stoneSeat } from "./kits/openAir.ts";
import { lighthouse, terrain } from "./kits/terrain.ts";
import { addWater } from "./kits/water.ts";
import { at, bounds, lane, stand, view, type PlaceRecipe, type Site } from "./site.ts";

const HALF = 3.6, // half the width of the asphalt
  SEA = -16;
const roadZ = (x: number) => -2 + 5 * (1 - Math.cos(x * 0.035)) * 0.6;
const ground = (x: number, z: number): number => {
  const off = z - roadZ(x),
    cliff = smoothstep(-off, HALF + 1.4, 16) * (9 + 16 * fbm(x * 0.03 + 3, z * 0.03, 4)),
    fall = smoothstep(off, HALF + 1.8, HALF + 15) * (SEA - 4 - 5 * (fbm(x * 0.05, z * 0.05, 3) - 0.5));
  return cliff + fall + smoothstep(Math.abs(off), HALF, HALF + 1.2) * 0.14 * (noise(x * 0.8, z * 0.8) - 0.3);
};

export const road: PlaceRecipe = {
  indoor: false,
  sunYaw: 30,
  swing: 0.8,
  ground: 0x8a8068,
  async build(site) {
    groundSheet(site, "rock", ground, { size: 190, cells: 150, color: 0xc8b294, relief: 1.2, centre: [0, -10] });
    asphalt(site);
    rail(site);
    dress(site);
    site.set.add(
      terrain({
        width: 900,
        depth: 500,
        columns: 70,
        rows: 50,
        centre: [0, -230],
        height: (x, z) => (z > -76 ? -20 : 4 + smoothstep(-z, 76, 220) * (20 + 60 * fbm(x * 0.007, z * 0.007 + 4, 4))),
        flat: 0x7a8450,
        steep: 0x9a8464,
        high: 0x8a8a78,
        highAbove: 50,
      }),
      { color: 0xffffff, rough: 1 },
      undefined,
      { cast: false },
    );
    for (const [x, z, size] of [
      [-46, 34, 9],
      [38, 42, 7],
      [62, 30, 12],
    ])
      site.set.add(rock(x, 4), { color: 0x8a7a64, rough: 0.95 }, placed(x, SEA - 1, z, x, size));
    lighthouse(site, -78, SEA + 4, 60, 1.1);
    addWater(site, {
      deep: 0x0f3c4c,
      shallow: 0x3a8a8a,
      roughness: 0.08,
      level: SEA,
      centre: [0, 40],
      depth: (x, z) => (z > -30 ? SEA - ground(x, Math.min(z, 80)) : -4),
    });
    addGulls(site, { centre: at(0, 4, 14), spread: 18, count: 6 });
    const on = (x: number, off: number): [number, number, number] => [x, ground(x, roadZ(x) + off), roadZ(x) + off];
    return openAir(ground, {
      centre: at(0, 0, roadZ(0)),
      marks: [
        stand("roadside", ...on(0, 3.1), 0.2),
        stand("roadside-second", ...on(1.2, 3), -0.3),
        ...stoneSeat(site, ground, -3.2, roadZ(-3.2) - HALF - 0.9, 0x9a8468),
        { id: "vehicle", kind: "vehicle", position: at(...on(2, -1.7)), facing: -Math.PI / 2, radius: 2.4 },
      ],
      lanes: [
        lane("drive", "drive", 3, ...along(-40, 40, 17).map((x) => on(x, 1.7))),
        lane("drive-back", "drive", 3, ...along(40, -40, 17).map((x) => on(x, -1.7))),
        lane("walk", "walk", 1.2, ...along(-9, 9, 7).map((x) => on(x, 3))),
      ],
      views: [view(158, 1.8, 3, 9), view(24, 1.6, 3, 9), view(-40, 1.6, 3, 9), view(90, 1.6, 3, 12), view(-120, 2.2, 3, 10)],
      cameraBounds: bounds(-26, 0.4, -6.5, 26, 24, 22),
      surface: (x, z) => (Math.abs(z - roadZ(x)) < HALF ? "asphalt" : "earth"),
      ambience: ["sea", "gulls", "wind"],
      shadow: { centre: at(0, 0, -2), reach: 20, depth: 90 },
    });
  },
};

function asphalt(site: Site): void {
  const strip = (width: number, off: number, lift: number, from = -88, to = 88, cells = 90) => {
    const geometry = new PlaneGeometry(to - from, width, cells, 4).rotateX(-Math.PI / 2).translate((from + to) / 2, 0, 0),
      position = geometry.attributes.position;
    for (let i = 0; i < position.count; i++) position.setXYZ(i, position.getX(i), 0.05 + lift, roadZ(position.getX(i)) + off + position.getZ(i));
    geometry.computeVertexNormals();
    return geometry;
  };
  site.set.surface("asphalt", strip(HALF * 2, 0, 0), { color: 0xb8b4b0, puddles: true });
  for (const off of [-HALF + 0.25, HALF - 0.25]) site.set.add(strip(0.13, off, 0.012), { color: 0xe8e4da, rough: 0.8 });
  for (const x of along(-84, 84, 29)) site.set.add(strip(0.13, 0, 0.012, x - 1.3, x + 1.3, 4), { color: 0xe8c860, rough: 0.8 });
}

/** A steel guard rail over the drop. */
function rail(site: Site): void {
  const steel = { color: 0xb0b4b4, metal: 0.8, rough: 0.4 };
  for (const x of along(-60, 60, 61)) {
    const z = roadZ(x) + HALF + 0.75,
      yaw = Math.atan2(roadZ(x + 1) - roadZ(x - 1), 2);
    site.set.box([0.1, 0.75, 0.12], [x, 0.35, z + 0.08], { color: 0x7a7e7e, metal: 0.6, rough: 0.5 }, { bevel: 0 });
    for (const y of [0.52, 0.68]) site.set.box([2.08, 0.12, 0.05], [x, y, z], steel, { yaw: -yaw, bevel: 0.02 });
  }
}

function dress(site: Site): void {
  const { set, random } = site;
  for (let i = 0; i < 46; i++) {
    const x = (random() - 0.5) * 90,
      off = -HALF - 1.2 - random() * 7,
      z = roadZ(x) + off,
      size = 0.15 + random() ** 2 * 1.1;
    set.add(rock(i + 4, size > 0.6 ? 3 : 2), { color: [0x9a8468, 0x8a7a64, 0xa8926e][i % 3], rough: 0.95 }, placed(x, ground(x, z), z, i, size));
  }
  addGrass(site, { count: 900, height: 0.34, width: 0.012, color: 0x7a7a3c, dry: 0xb8a060, dryShare: 0.55, seed: 5 }, (own) => {
    const x = (own() - 0.5) * 70,
      z = roadZ(x) + (own() < 0.6 ? -HALF - 0.5 - own() * 6 : HALF + 0.9 + own() * 2.4);
    return [x, ground(x, z) - 0.02, z, 0.6 + own() * 0.8];
  });
  plantTrees(
    site,
    [
      [-14, -11],
      [9, -12],
      [26, -10],
      [-30, -9],
    ].map(([x, z]) => ({ kind: "pine" as const, x, y: ground(x, roadZ(x) + z) - 0.3, z: roadZ(x) + z, height: 7 + (x % 3) })),
  );
}
