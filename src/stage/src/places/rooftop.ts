// A roof terrace above the city: decking, planters, lounge seats under string lights, chimneys and a water tank, towers all around.
import {
  BoxGeometry,
  CatmullRomCurve3,
  Color,
  ConeGeometry,
  InstancedMesh,
  Matrix4,
  MeshStandardMaterial,
  PlaneGeometry,
  SphereGeometry,
  TubeGeometry,
  Vector3,
} from "three";
import { seeded } from "../things/noise.ts";
import { leafyPlant, pottedPlant } from "../things/parts/plants.ts";
import { coffeeTable, sofa, armchair } from "../things/parts/seating.ts";
import { varied } from "../things/parts/part.ts";
import { bar, hanging, placed } from "../things/shapes.ts";
import { painted } from "../things/surfaces.ts";
import { addGrass } from "./kits/grass.ts";
import { at, bounds, lane, mark, sit, stand, view, type PlaceRecipe, type Site } from "./site.ts";

const WIDE = 7,
  NEAR = 6,
  FAR = -7,
  WALL = 1.05;

export const rooftop: PlaceRecipe = {
  indoor: false,
  sunYaw: 156,
  ground: 0x5a5650,
  async build(site) {
    terrace(site);
    seats(site);
    machinery(site);
    stringLights(site);
    skyline(site);
    site.lamps.push(
      { position: at(-0.6, 2.6, -2.4), color: 0xffc078, candela: 9, reach: 9 },
      { position: at(2.6, 2.6, 0.6), color: 0xffc078, candela: 8, reach: 9 },
      { position: at(-3.4, 2.4, 1.6), color: 0xffb868, candela: 8, reach: 8 },
      { position: at(4.6, 2.2, -4.4), color: 0xffb060, candela: 6, reach: 7 },
    );
    return {
      centre: at(0, 0, 0),
      marks: [
        stand("deck", 0.4, 0, 0.4, 0),
        stand("deck-second", -0.7, 0, 0.3, 0.3),
        stand("parapet", 1.4, 0, -6.2, Math.PI),
        stand("parapet-second", 0.4, 0, -6.2, Math.PI),
        stand("rail", 5.9, 0, -1, Math.PI / 2),
        stand("door", -5, 0, 3, 1.2),
        mark("table", "table-top", -0.2, 0.42, -1.95, 0, 0.3),
        sit("sofa", -1.1, 0, -3.15, 0.1, 0.45),
        sit("sofa-second", -0.4, 0, -3.15, 0, 0.45),
        sit("armchair", 1.75, 0, -2, -1.1, 0.45),
      ],
      lanes: [
        lane("across", "walk", 1.6, [-5.6, 0, 1.4], [5.6, 0, 1.4]),
        lane("along", "walk", 1.6, [2.9, 0, -6.2], [2.9, 0, 4.6]),
        lane("air", "air", 8, [-12, 5, -14], [10, 4, -4]),
      ],
      views: [view(6, 1.5, 2, 6), view(-22, 1.45, 2, 6), view(34, 1.5, 2, 6), view(150, 1.5, 2, 6), view(-70, 1.5, 2, 5.5)],
      cameraBounds: bounds(-6.4, 0.3, -6.4, 6.4, 7, 5.6),
      groundHeight: () => 0,
      surface: () => "wood",
      acoustics: { space: "open", decaySeconds: 0.4, wet: 0.04 },
      ambience: ["distant traffic", "wind"],
      shadow: { centre: at(0, 0, -0.5), reach: 10, depth: 50 },
      haze: 1.5,
    };
  },
};

function terrace(site: Site): void {
  const { set, random } = site,
    brick = { color: 0x8a5a48 };
  const board = new BoxGeometry(WIDE * 2, 0.04, 0.201);
  for (let z = NEAR; z > FAR; z -= 0.2)
    set.surface("planks", board, { relief: 0.7, color: 0xd8c0a0, puddles: true }, placed((random() - 0.5) * 0.1, -0.02, z - 0.1));
  for (const z of [FAR, NEAR])
    set.surface("brick", new BoxGeometry(WIDE * 2 + 0.5, WALL, 0.25).translate(0, WALL / 2, z), { axis: "auto", color: 0xe0d4c8 });
  for (const x of [-WIDE, WIDE])
    set.surface("brick", new BoxGeometry(0.25, WALL, NEAR - FAR).translate(x, WALL / 2, (NEAR + FAR) / 2), { axis: "auto", color: 0xe0d4c8 });
  for (const z of [FAR, NEAR]) set.box([WIDE * 2 + 0.6, 0.08, 0.38], [0, WALL + 0.04, z], { color: 0xb8ac98, rough: 0.8 }, { bevel: 0.015 });
  for (const x of [-WIDE, WIDE])
    set.box([0.38, 0.08, NEAR - FAR], [x, WALL + 0.04, (NEAR + FAR) / 2], { color: 0xb8ac98, rough: 0.8 }, { bevel: 0.015 });
  set.box([WIDE * 2 + 0.5, 30, NEAR - FAR + 0.4], [0, -15.1, (NEAR + FAR) / 2], brick, { bevel: 0 });
  // the stair house
  set.surface("brick", new BoxGeometry(2.4, 2.9, 2.6).translate(-5.7, 1.45, 4.6), { axis: "auto", color: 0xe0d4c8 });
  set.box([2.7, 0.14, 2.9], [-5.7, 2.95, 4.6], { color: 0x5a5650 });
  set.box([0.06, 2.1, 0.95], [-4.47, 1.05, 4.2], { color: 0x2f4a44, rough: 0.45 });
  set.box([0.05, 0.1, 0.03], [-4.43, 1.05, 3.86], { color: 0xb8924a, metal: 0.9, rough: 0.3 });
  site.glow(at(-4.4, 2.35, 4.2), 0.07, 0xffc078, 0.8 + 5 * site.lit);
}

function seats(site: Site): void {
  const { set, random, lit } = site,
    look = { random, lit };
  set.within(placed(-0.75, 0, -3.25, 0.05), () => sofa(set, { ...look, color: 0xb0a48e }));
  set.within(placed(1.85, 0, -2, -1.1), () => armchair(set, { ...look, color: 0xb0a48e }));
  set.within(placed(-0.5, 0, -1.95, 0.05), () => coffeeTable(set, { ...look, color: 0x8a6a48 }));
  set.box([3.4, 0.012, 2.4], [-0.3, 0.006, -2.3], { color: 0x7a8a84, rough: 1 }, { bevel: 0.004 });
  for (let i = 0; i < 3; i++) {
    set.cylinder(0.035, 0.035, 0.09, [-0.8 + i * 0.3, 0.465, -1.9 - i * 0.08], { color: 0xe8dcc4, rough: 0.5 });
    site.glow(at(-0.8 + i * 0.3, 0.53, -1.9 - i * 0.08), 0.014, 0xffb45a, 0.6 + 5 * lit);
  }
  for (const [x, z, w, d] of [
    [-6.3, -1.5, 0.6, 5],
    [6.3, 2.5, 0.6, 4],
    [0, -6.55, 6.4, 0.5],
  ]) {
    for (let i = 0; i < 3; i++) set.box([w, 0.14, d], [x, 0.09 + i * 0.15, z], { color: varied(0x7a5c40, random), rough: 0.8 }, { bevel: 0.01 });
    set.box([w - 0.08, 0.02, d - 0.08], [x, 0.47, z], { color: 0x2a1e14 }, { bevel: 0 });
    addGrass(site, { count: Math.round(w * d * 60), height: 0.5, width: 0.018, color: 0x5a7038, seed: Math.round(x * 7 + 90), blades: 7 }, (own) => [
      x + (own() - 0.5) * (w - 0.12),
      0.47,
      z + (own() - 0.5) * (d - 0.12),
      0.7 + own() * 0.7,
    ]);
  }
  for (const [x, z, big] of [
    [-2.4, -3.7, 1],
    [2.9, -3.4, 1],
    [-6.2, 2.2, 1],
    [4.8, 4.9, 0],
    [3.6, -5.9, 0],
    [-3.6, -5.9, 0],
  ])
    set.within(placed(x, 0, z, x, big ? 1.3 : 1.2), () => (big ? pottedPlant : leafyPlant)(set, look));
}

/** Chimneys, vents, an air conditioner, and the wooden tank on its legs. */
function machinery(site: Site): void {
  const { set } = site,
    steel = { color: 0x9aa0a4, rough: 0.4, metal: 0.7 };
  set.surface("brick", new BoxGeometry(0.9, 2.4, 0.7).translate(5.8, 1.2, -5.8), { axis: "auto", color: 0xd0c0b0 });
  for (const x of [5.6, 6]) set.cylinder(0.12, 0.14, 0.6, [x, 2.7, -5.8], { color: 0xa8623f }, { sides: 12 });
  set.box([1.1, 0.8, 0.7], [5.6, 0.5, 5.1], { color: 0xc8c8c2, rough: 0.5 }, { bevel: 0.03 });
  set.cylinder(0.32, 0.32, 0.03, [5.6, 0.92, 5.1], { color: 0x2a2c2e }, { sides: 22 });
  set.cylinder(0.16, 0.16, 1.2, [-6.3, 0.6, -5.8], steel);
  set.add(new SphereGeometry(0.26, 16, 8), steel, placed(-6.3, 1.3, -5.8));
  set.within(placed(-13, -6, -19), () => {
    for (const x of [-1.3, 1.3])
      for (const z of [-1.3, 1.3]) set.add(bar(at(x, 0, z), at(x * 0.9, 5, z * 0.9), 0.1), { color: 0x3a3632, metal: 0.5, rough: 0.6 });
    set.cylinder(1.7, 1.8, 3.6, [0, 6.8, 0], { color: 0x6a5038 }, { sides: 22 });
    set.add(new ConeGeometry(1.95, 1.3, 22), { color: 0x4a3a2c }, placed(0, 9.25, 0));
    for (const y of [5.6, 6.8, 8]) set.cylinder(1.83, 1.83, 0.07, [0, y, 0], { color: 0x2a2826, metal: 0.6 }, { sides: 22 });
    set.box([9, 12, 8], [0, -6, 0], { color: 0x7a5a4a }, { bevel: 0 });
  });
}

function stringLights(site: Site): void {
  const posts: [number, number][] = [
    [-4.4, -5.6],
    [4.4, -5.6],
    [4.4, 2.6],
    [-4.4, 2.6],
  ];
  for (const [x, z] of posts) {
    site.set.add(bar(at(x, 0, z), at(x, 3.1, z), 0.045, 8), { color: 0x2a2826, metal: 0.4, rough: 0.5 });
    site.set.box([0.34, 0.1, 0.34], [x, 0.05, z], { color: 0x5a5650 });
  }
  for (const [a, b] of [
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 0],
    [0, 2],
    [1, 3],
  ]) {
    const points = hanging(at(posts[a][0], 3.05, posts[a][1]), at(posts[b][0], 3.05, posts[b][1]), 0.5, 12);
    site.set.add(new TubeGeometry(new CatmullRomCurve3(points), 18, 0.01, 4), { color: 0x151515 });
    for (const point of points.slice(1, -1)) site.glow(point.setY(point.y - 0.07), 0.045, 0xffc878, 0.9 + 6 * site.lit);
  }
}

/** Towers by one box, instanced: window grids by day, lit windows at night; nearer roofs below. */
function skyline(site: Site): void {
  const { set, root, lit } = site,
    random = seeded(29),
    grid = (night: boolean) =>
      painted(
        256,
        512,
        (pen, w, h) => {
          const own = seeded(8);
          pen.fillStyle = night ? "#000" : "#cdc6b8";
          pen.fillRect(0, 0, w, h);
          for (let row = 0; row < 32; row++)
            for (let column = 0; column < 12; column++) {
              const on = own() < 0.24,
                x = column * 21.3 + 5,
                y = row * 16 + 4;
              pen.fillStyle = night
                ? on
                  ? ["#ffcf8c", "#ffb45e", "#fff0d0", "#9cc4ff"][Math.floor(own() * 4)]
                  : "#000"
                : `rgb(${96 + own() * 36},${104 + own() * 34},${112 + own() * 34})`;
              pen.fillRect(x, y, 12, 9);
            }
        },
        true,
      );
  const material = new MeshStandardMaterial({
      map: grid(false),
      emissive: 0xffffff,
      emissiveMap: grid(true),
      emissiveIntensity: 0.75 * lit,
      roughness: 0.55,
    }),
    count = 150,
    towers = new InstancedMesh(new BoxGeometry(1, 1, 1).translate(0, 0.5, 0), material, count),
    matrix = new Matrix4(),
    color = new Color();
  for (let i = 0; i < count; i++) {
    const angle = random() * Math.PI * 2,
      r = 62 + random() ** 1.25 * 270,
      tall = 9 + random() ** 2.2 * 74 * Math.min(1, r / 190),
      wide = 9 + random() * 13;
    matrix
      .makeRotationY(random() < 0.7 ? 0 : 0.5)
      .scale(new Vector3(wide, tall + 24, wide * (0.7 + random() * 0.6)))
      .setPosition(Math.sin(angle) * r, -34, Math.cos(angle) * r - 6);
    towers.setMatrixAt(i, matrix);
    towers.setColorAt(i, color.setHSL(0.06 + random() * 0.06, 0.06 + random() * 0.16, 0.55 + random() * 0.3));
  }
  towers.frustumCulled = false;
  root.add(towers);
  set.add(new PlaneGeometry(900, 900).rotateX(-Math.PI / 2).translate(0, -34, 0), { color: 0x4a4a48 }, undefined, { cast: false });
  for (let i = 0; i < 22; i++) {
    // roofs just below
    const angle = (i / 22) * 6.283,
      r = 17 + random() * 10,
      x = Math.sin(angle) * r,
      z = Math.cos(angle) * r - 2,
      top = -3 - random() * 7,
      wide = 7 + random() * 5;
    set.box([wide, 26, wide], [x, top - 13, z], { color: [0x8a6a58, 0x9a8a78, 0xa89a88, 0x7a7a76][i % 4] }, { bevel: 0 });
    set.box([wide + 0.4, 0.5, wide + 0.4], [x, top + 0.1, z], { color: 0x5a5650 }, { bevel: 0 });
    set.box([1.4, 1.5, 1.4], [x + random() * 2, top + 0.8, z + random() * 2], { color: 0xa8a49c }, { bevel: 0 });
  }
}
