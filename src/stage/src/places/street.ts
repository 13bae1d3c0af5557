// A city street: house fronts with shops on both sides, parked cars, lamps, trees, string lights, a clock tower at its end.
import { ConeGeometry, PlaneGeometry, TubeGeometry, CatmullRomCurve3, type Vector3 } from "three";
import { bicycle } from "../things/parts/bicycle.ts";
import { parkedCar } from "../things/parts/car.ts";
import { cardboardBox, crate } from "../things/parts/containers.ts";
import { varied } from "../things/parts/part.ts";
import { pottedPlant } from "../things/parts/plants.ts";
import { bench, hydrant, LAMP_POST_HEIGHT, lampPost, trashCan } from "../things/parts/street.ts";
import { hanging, placed } from "../things/shapes.ts";
import { Fronts, rowOfFronts, type FacadeLook } from "../things/fronts/fronts.ts";
import { plantTrees } from "../things/trees.ts";
import { addNeonSign, wantsNeon } from "./kits/neon.ts";
import { cafeTerrace, TERRACE_TABLE } from "./kits/terrace.ts";
import { at, bounds, lane, mark, sit, stand, view, type PlaceRecipe, type Site } from "./site.ts";

const KERB = 0.15,
  LEFT: FacadeLook[] = [
    {
      width: 8.4,
      floors: 3,
      wall: 0xd9b98a,
      shutters: 0x4f6a62,
      shop: { name: "Café Aurora", color: 0x24352f, awning: [0x9c3b30, 0xece0c8] },
      roof: "mansard",
      roofColor: 0x4b5560,
      near: true,
    },
    {
      width: 7,
      floors: 4,
      wall: 0xffffff,
      finish: "brick",
      trim: 0xd8cdb8,
      shop: { name: "BAKERY", color: 0x5a2c22, awning: [0xe2d3b0, 0xe2d3b0] },
      roof: "parapet",
      balcony: 3,
      near: true,
    },
    { width: 9, floors: 3, wall: 0xa9b8b2, shutters: 0x8a4a3a, roof: "mansard", door: 0x27404a, near: true },
    { width: 7.6, floors: 4, wall: 0xe0cfae, shop: { name: "RECORDS", color: 0x1f2a3c }, balcony: 2 },
    { width: 8.5, floors: 3, wall: 0xc98f72, roof: "mansard" },
    { width: 9, floors: 4, wall: 0xd8d0bc, shop: { name: "PHARMACY", color: 0x2a4a3a } },
  ];
const RIGHT: FacadeLook[] = [
  {
    width: 7.4,
    floors: 4,
    wall: 0xc9a090,
    shop: { name: "Books & Maps", color: 0x2c3a52, awning: [0x3a5a52, 0xe6dcc4] },
    roof: "mansard",
    balcony: 2,
    near: true,
  },
  { width: 8.6, floors: 3, wall: 0xe4d6b8, shutters: 0x4a5f7a, door: 0x7a2f28, near: true },
  {
    width: 7,
    floors: 4,
    wall: 0xf2e6da,
    finish: "brick",
    trim: 0xe2d9c6,
    shop: { name: "HARDWARE", color: 0x6a4a22, awning: [0x6a7a4a, 0xe8dfc8] },
    roof: "parapet",
    near: true,
  },
  { width: 8.8, floors: 3, wall: 0xb9c2ae, shutters: 0x5a4a3c, roof: "mansard" },
  { width: 7.8, floors: 4, wall: 0xd9b48c, shop: { name: "HOTEL", color: 0x4a2230 }, balcony: 2 },
  { width: 9, floors: 3, wall: 0xc8c2b8 },
];
/** Closes the street behind the camera and at its far end, each looking along it. */
const FAR_END: [FacadeLook, number][] = [
  [{ width: 9, floors: 4, wall: 0xd8c8a8, shop: { name: "CINEMA", color: 0x5a2230 }, balcony: 2, roof: "mansard" }, -4.5],
  [{ width: 9, floors: 3, wall: 0xb8bfae, shutters: 0x4a5a52 }, 4.6],
  [{ width: 10, floors: 3, wall: 0xc8a890 }, -14.2],
  [{ width: 10, floors: 4, wall: 0xc8c0b0 }, 14.2],
];
const NEAR_END: [FacadeLook, number][] = [
  [{ width: 9.5, floors: 3, wall: 0xcdb896, shop: { name: "FLORIST", color: 0x2f4a34, awning: [0x4a6a4a, 0xe8dfc8] }, roof: "mansard" }, 4.8],
  [{ width: 9.5, floors: 4, wall: 0xb7a492, finish: "brick", balcony: 2 }, -4.8],
  [{ width: 10, floors: 3, wall: 0xd2c6b0 }, 14.6],
  [{ width: 10, floors: 3, wall: 0xbfae98 }, -14.6],
];

export const street: PlaceRecipe = {
  indoor: false,
  sunYaw: 187,
  swing: 0.3,
  ground: 0x6a655e,
  async build(site) {
    ground(site);
    fronts(site);
    tower(site);
    const lampSpots = lamps(site);
    stringLights(site);
    if (wantsNeon(site)) neon(site);
    dressing(site);
    plantTrees(
      site,
      [
        [-4.3, -12.6, 5.6],
        [4.3, -5.4, 5.9],
        [4.3, -17, 5.4],
        [-4.3, -26, 6],
        [4.3, -29, 6],
        [-4.3, 12.5, 5.8],
      ].map(([x, z, height]) => ({ kind: "birch", x, y: KERB, z, height })),
    );
    site.lamps.push(
      { position: at(-5.6, 2.5, 4.8), color: 0xffc078, candela: 17, reach: 9 },
      ...lampSpots.slice(0, 2).map((position) => ({ position, color: 0xffb868, candela: 26, reach: 15 })),
      { position: at(5.4, 2.4, 2), color: 0xffb070, candela: 13, reach: 9 },
    );
    return {
      centre: at(-2.4, 0, 1),
      marks: [
        stand("pavement", -4.75, KERB, 2.2, 0.2),
        stand("pavement-second", -4.2, KERB, 1.5, -0.2),
        stand("kerb", -3.95, KERB, 0.2, 1.2),
        stand("road", -0.6, 0, 0.6, 0),
        stand("road-second", 0.5, 0, -0.2, 0),
        stand("far-pavement", 4.7, KERB, 0.4, -Math.PI / 2),
        mark("terrace-table", "table-top", -5.35, KERB + TERRACE_TABLE, 5.05, 0, 0.3),
        sit("terrace-left", -5.9, KERB, 5.05, Math.PI / 2 - 0.3),
        sit("terrace-right", -4.75, KERB, 5.05, -Math.PI / 2 + 0.3),
        sit("bench", -5.6, KERB, -7.2, Math.PI / 2),
        { id: "parking", kind: "vehicle", position: at(2.5, 0, 9), facing: Math.PI, radius: 2.4 },
        { id: "lane", kind: "vehicle", position: at(-1.7, 0, -4), facing: 0, radius: 2.4 },
      ],
      lanes: [
        lane("pavement", "walk", 1.2, [-4.7, KERB, -11], [-4.7, KERB, 3.4]),
        lane("crossing", "walk", 2, [-5, KERB, -1.6], [5, KERB, -1.6]),
        lane("road", "drive", 3, [-1.6, 0, -40], [-1.6, 0, 26]),
        lane("road-back", "drive", 3, [0.9, 0, 24], [0.9, 0, -40]),
        lane("air", "air", 4, [-4, 4.5, -14], [4, 5, 6]),
      ],
      views: [view(9, 1.5, 2, 8), view(-8, 1.45, 2, 9), view(32, 1.5, 2, 7), view(180, 1.6, 2, 9), view(66, 1.55, 2, 8)],
      cameraBounds: bounds(-6.1, 0.3, -30, 6.1, 9, 15),
      groundHeight: (x) => (Math.abs(x) > 3.62 ? KERB : 0),
      surface: (x) => (Math.abs(x) > 3.62 ? "stone" : "asphalt"),
      acoustics: { space: "street", decaySeconds: 1.1, wet: 0.16 },
      ambience: ["traffic", "voices"],
      shadow: { centre: at(-0.5, 0, -3), reach: 15, depth: 52 },
      haze: 1.7,
      openSky: 0.8,
    };
  },
};

function ground(site: Site): void {
  const { set, random } = site,
    paint = { color: 0xd9d6cc, rough: 0.7 };
  set.surface("asphalt", new PlaneGeometry(7.3, 124, 1, 20).rotateX(-Math.PI / 2).translate(0, 0, -30), {
    relief: 0.5,
    color: 0xcfcac2,
    puddles: true,
  });
  for (const side of [-1, 1]) {
    set.surface("slabs", new PlaneGeometry(4, 124, 1, 20).rotateX(-Math.PI / 2).translate(side * 5.55, KERB, -30), { relief: 0.8, puddles: true });
    for (let z = 32; z > -70; z -= 1.1)
      set.box([0.26, 0.3, 1.08], [side * 3.62, 0.002, z], { color: varied(0xa8a49c, random), rough: 0.75 }, { bevel: z > -20 ? 0.03 : 0 });
    set.box([0.42, 0.012, 110], [side * 3.28, 0, -25], { color: 0x3a3937, rough: 0.7 }, { bevel: 0 });
    for (const z of [6, -7, -20])
      for (let i = 0; i < 5; i++)
        set.box([0.24, 0.012, 0.035], [side * 3.28, 0.012, z - 0.2 + i * 0.1], { color: 0x141414, metal: 0.6, rough: 0.5 }, { bevel: 0 });
  }
  for (let z = 28; z > -70; z -= 4.4) set.box([0.11, 0.006, 2.2], [0, 0.001, z], paint, { bevel: 0 });
  for (let i = 0; i < 9; i++) set.box([0.44, 0.007, 2.6], [-3 + i * 0.75, 0.001, -1.6], paint, { bevel: 0 });
  for (const [x, z] of [
    [0.9, 5.2],
    [-1.1, -12],
  ])
    set.cylinder(0.33, 0.33, 0.02, [x, 0.002, z], { color: 0x2b2a29, metal: 0.7, rough: 0.5 }, { sides: 28 });
}

function fronts(site: Site): void {
  const kit = new Fronts(site);
  rowOfFronts(site, kit, [{ width: 8, floors: 3, wall: 0xbfb09a, roof: "mansard", shop: { name: "TAILOR", color: 0x33302c } }, ...LEFT], {
    x: -6.75,
    y: KERB,
    from: 17,
    towards: 1,
  });
  rowOfFronts(site, kit, [{ width: 8.2, floors: 4, wall: 0xc4b7a6, balcony: 2, roof: "mansard" }, ...RIGHT], {
    x: 6.75,
    y: KERB,
    from: 17,
    towards: -1,
  });
  for (const [look, x] of FAR_END) site.set.within(placed(x, KERB, -52), () => kit.add(look));
  for (const [look, x] of NEAR_END) site.set.within(placed(x, KERB, 31, Math.PI), () => kit.add(look));
}

function tower(site: Site): void {
  const { set } = site,
    stone = { color: 0xcdbb98 },
    light = { color: 0xe0d4b8 };
  set.within(placed(1.5, 0, -66), () => {
    set.box([5, 30, 5], [0, 15, 0], stone, { bevel: 0.05 });
    set.box([5.6, 0.6, 5.6], [0, 24, 0], light, { bevel: 0.05 });
    set.box([5.8, 0.7, 5.8], [0, 30.2, 0], light, { bevel: 0.05 });
    set.add(new ConeGeometry(3.9, 8, 4).rotateY(Math.PI / 4), { color: 0x4a5a5c, rough: 0.5 }, placed(0, 34.5, 0));
    set.cylinder(1.5, 1.5, 0.2, [0, 27.3, 2.55], { color: 0xf0e8d4 }, { pitch: Math.PI / 2, sides: 32 });
    set.box([0.14, 1.2, 0.05], [0, 27.8, 2.7], { color: 0x1c1c1c }, { bevel: 0 });
    set.box([0.8, 0.14, 0.05], [0.35, 27.3, 2.7], { color: 0x1c1c1c }, { bevel: 0 });
  });
}

function lamps(site: Site): Vector3[] {
  const spots: Vector3[] = [],
    { set, random, lit } = site;
  for (const [x, from] of [
    [-3.98, 9],
    [3.98, 3],
  ] as const)
    for (let i = 0; i < 5; i++) {
      const z = from - i * 12;
      set.within(placed(x, KERB, z), () => lampPost(set, { random, lit }));
      spots.push(at(x, KERB + LAMP_POST_HEIGHT - 0.1, z));
      site.glow(at(x, KERB + LAMP_POST_HEIGHT - 0.05, z), 0.1, 0xffc98a, 2 + 6 * lit);
    }
  return spots.sort((a, b) => Math.abs(a.z - 1) - Math.abs(b.z - 1));
}

/** Signs along both sides; the nearest two give light. */
function neon(site: Site): void {
  const signs: [number, number, number, 1 | -1][] = [
    [-6.7, 3.6, -1.2, 1],
    [6.7, 3.9, -2.4, -1],
    [-6.7, 5.2, -6.4, 1],
    [6.7, 5.4, -7.8, -1],
    [-6.7, 3.8, -11.5, 1],
    [6.7, 4.4, -14, -1],
    [-6.7, 4.6, -18, 1],
    [6.7, 5, 3.6, -1],
  ];
  // crews wet the road down for such nights
  site.weathering.wet.value = Math.max(site.weathering.wet.value, 0.75);
  signs.forEach(([x, y, z, side], i) => addNeonSign(site, i, x, y, z, side));
  site.lamps.push(
    { position: at(-5.2, 3.2, 0), color: 0xff4a98, candela: 22, reach: 12 },
    { position: at(5, 3.4, -1.5), color: 0x38c8ff, candela: 24, reach: 13 },
  );
}

/** Cables with bulbs from house to house. */
function stringLights(site: Site): void {
  for (const z of [6, -3, -11, -19]) {
    const points = hanging(at(-6.7, 6.4, z), at(6.7, 6.7, z - 2.5), 0.9, 15);
    site.set.add(new TubeGeometry(new CatmullRomCurve3(points), 22, 0.012, 4), { color: 0x151515 });
    for (const point of points.slice(1, -1)) site.glow(point.clone().setY(point.y - 0.08), 0.055, 0xffc878, 0.9 + 7 * site.lit);
  }
}

function dressing(site: Site): void {
  const { set, random, lit } = site,
    look = { random, lit };
  const cars: [number, number, number, number][] = [
    [2.55, 4.4, Math.PI + 0.02, 0x8c1f1a],
    [2.5, -5.6, Math.PI - 0.02, 0x2a4a78],
    [2.5, -13.8, Math.PI, 0xb8b4a8],
    [2.45, -20, Math.PI - 0.03, 0x3c4a42],
    [-2.5, -13, 0.02, 0x26282c],
    [-2.45, -23, 0, 0xd0c4a2],
  ];
  for (const [x, z, yaw, color] of cars) set.within(placed(x, 0, z, yaw), () => parkedCar(set, { ...look, color, lit: 0 }));
  cafeTerrace(site, -5.35, KERB, 5.05);
  cafeTerrace(site, -5.3, KERB, 8.2);
  set.within(placed(-5.72, KERB, -7.2, Math.PI / 2), () => bench(set, { ...look, color: 0x4f6a52 }));
  set.within(placed(-4.35, KERB, -5.2), () => trashCan(set, look));
  set.within(placed(4.15, KERB, -9.6, -Math.PI / 2), () => hydrant(set, look));
  set.within(placed(-6.2, KERB, -1, 0.1, 0.8), () => crate(set, look));
  set.within(placed(-6.15, KERB, -1.62, -0.2, 0.7), () => crate(set, look));
  set.within(placed(6.15, KERB, -11, 0.3), () => cardboardBox(set, look));
  set.within(placed(6.1, KERB, -11.5, -0.2), () => cardboardBox(set, look));
  set.within(placed(-4.3, KERB, -3, 0.07), () => bicycle(set, look));
  set.within(placed(-6.2, KERB, 2.6), () => pottedPlant(set, look));
  for (const [x, z] of [
    [-4.3, -12.6],
    [4.3, -5.4],
    [4.3, -17],
    [-4.3, 12.5],
  ]) {
    set.box([1.1, 0.02, 1.1], [x, KERB + 0.004, z], { color: 0x2a2622 }, { bevel: 0.005 });
    set.contact([x, KERB + 0.01, z], 1.6, 1.6, 0, 0.5);
  }
}
