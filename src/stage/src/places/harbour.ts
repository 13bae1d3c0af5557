// A fishing harbour: a stone quay with bollards, crates and nets, boats at their ropes, a jetty, a row of painted houses, a lighthouse.
import { BoxGeometry, CylinderGeometry, PlaneGeometry, TorusGeometry } from "three";
import { Fronts, rowOfFronts, type FacadeLook } from "../things/fronts/fronts.ts";
import { fbm, smoothstep } from "../things/noise.ts";
import { barrel, crate } from "../things/parts/containers.ts";
import { fishingBoat, ropeCoil, rowboat, sailboat } from "../things/parts/nautical.ts";
import { varied } from "../things/parts/part.ts";
import { bench, bollard, LAMP_POST_HEIGHT, lampPost } from "../things/parts/street.ts";
import { bar, placed, rope } from "../things/shapes.ts";
import { addMooredBoat } from "./kits/boats.ts";
import { addGulls } from "./kits/gulls.ts";
import { boulders, farHouse, lighthouse, terrain } from "./kits/terrain.ts";
import { addWater } from "./kits/water.ts";
import { at, bounds, lane, mark, prop, sit, stand, view, type PlaceRecipe, type Site } from "./site.ts";

const QUAY = 1.25,
  EDGE = 3.1,
  JETTY = 0.95;
const HOUSES: FacadeLook[] = [
  { width: 7, floors: 2, wall: 0xd8d0bc, roof: "mansard", roofColor: 0x6a4a3c },
  {
    width: 7,
    floors: 2,
    wall: 0xe0b48a,
    shop: { name: "CHANDLER", color: 0x27404a, awning: [0x3a5a6a, 0xe8dfc8] },
    roof: "mansard",
    roofColor: 0x8a4a36,
    near: true,
  },
  { width: 6.2, floors: 3, wall: 0xb8c4c0, shutters: 0x4a6a72, roof: "mansard", roofColor: 0x7a4434, near: true },
  {
    width: 7.4,
    floors: 2,
    wall: 0xd89a80,
    shop: { name: "THE GULL", color: 0x5a2a26, awning: [0xe0d2b0, 0xe0d2b0] },
    roof: "mansard",
    roofColor: 0x6a4a3c,
    near: true,
  },
  { width: 6, floors: 3, wall: 0xe6dcc0, shutters: 0x3a5a4a, roof: "mansard", roofColor: 0x8a4a36 },
  { width: 7, floors: 2, wall: 0xc8b078, shop: { name: "FISH", color: 0x2a4a5a }, roof: "mansard", roofColor: 0x7a4434 },
  { width: 6.5, floors: 3, wall: 0xb0b8a4, shutters: 0x7a3a30, roof: "mansard", roofColor: 0x8a4a36 },
  { width: 7, floors: 2, wall: 0xd8b0a0, roof: "mansard", roofColor: 0x6a4a3c },
];

export const harbour: PlaceRecipe = {
  indoor: false,
  sunYaw: 206,
  ground: 0x5a5a54,
  async build(site) {
    quay(site);
    jetty(site);
    boats(site);
    const lamps = dressing(site);
    await prop(site, "b0-wheelbarrow", [7.4, QUAY, -3], { yaw: -2 });
    coast(site);
    rowOfFronts(site, new Fronts(site), HOUSES, { x: 9.9, y: QUAY, from: 20, towards: -1 });
    addGulls(site, { centre: at(-3, 7, -14), spread: 12, count: 8 });
    site.lamps.push(...lamps.slice(0, 3).map((position) => ({ position, color: 0xffb868, candela: 26, reach: 15 })), {
      position: at(8.6, QUAY + 2.4, -1),
      color: 0xffc078,
      candela: 13,
      reach: 9,
    });
    addWater(site, { deep: 0x16343c, roughness: 0.035, centre: [-2, -8] });
    return {
      centre: at(5, QUAY, 0),
      marks: [
        stand("quay", 4.9, QUAY, 0.4, -2.4),
        stand("quay-second", 5.6, QUAY, 0.2, -2.6),
        stand("edge", 3.9, QUAY, -2, -1.57),
        stand("boat", 4.2, QUAY, 2.8, -1.8),
        stand("further", 5.6, QUAY, -6, 0),
        stand("jetty", -2.5, JETTY, -8.4, 0.6),
        mark("barrel", "table-top", 5.85, QUAY + 0.84, 1.9, 0, 0.22),
        sit("bench", 8.75, QUAY, -7.4, -Math.PI / 2),
        sit("bench-second", 8.75, QUAY, -6.8, -Math.PI / 2),
        sit("crate", 6.8, QUAY, 2.6, -1.2, 0.6),
        sit("quay-edge", 3.3, QUAY, -5, -1.57, 0.05),
      ],
      lanes: [
        lane("quay", "walk", 2.4, [6, QUAY, -14], [6, QUAY, 6]),
        lane("across", "walk", 1.6, [4, QUAY, -1], [9, QUAY, -1]),
        lane("jetty", "walk", 1.4, [3.2, JETTY + 0.15, -8.4], [-8.6, JETTY, -8.4]),
        lane("basin", "water", 4, [-12, 0, -26], [-7, 0, 12]),
        lane("air", "air", 6, [-8, 5, -10], [6, 4.4, 2]),
      ],
      views: [view(8, 1.6, 2, 9), view(-14, 1.6, 2, 8), view(28, 1.6, 2, 4.6), view(180, 1.7, 2, 9), view(82, 1.6, 2, 4.4)],
      cameraBounds: bounds(-9, QUAY + 0.25, -18, 9.3, 10, 14),
      groundHeight: (x, z) => (x > EDGE ? QUAY : Math.abs(z + 8.4) < 1.2 && x > -9.6 ? JETTY : 0),
      surface: (x, z) => (x > EDGE ? "stone" : Math.abs(z + 8.4) < 1.2 && x > -9.6 ? "wood" : "water"),
      acoustics: { space: "open", decaySeconds: 0.5, wet: 0.06 },
      ambience: ["harbour", "gulls"],
      shadow: { centre: at(4, QUAY, -2), reach: 14, depth: 44 },
      haze: 1.4,
    };
  },
};

function quay(site: Site): void {
  const { set, random } = site;
  set.surface("cobbles", new PlaneGeometry(7, 110, 1, 14).rotateX(-Math.PI / 2).translate(6.8, QUAY, -30), {
    color: 0xd8cdbc,
    relief: 0.8,
    puddles: true,
  });
  for (let z = 24; z > -80; z -= 1.5) {
    set.box([0.62, 0.26, 1.47], [3.36, QUAY - 0.11, z], { color: varied(0xb0a48e, random, 0.3), rough: 0.8 }, { bevel: z > -25 ? 0.035 : 0 });
    for (let row = 0; row < 3; row++)
      set.box(
        [0.5, 0.5, 1.46],
        [3.34 + random() * 0.03, QUAY - 0.52 - row * 0.52, z + (row % 2) * 0.7],
        { color: varied([0x857a68, 0x6e6a58, 0x4c5040][row], random, 0.35), rough: row > 1 ? 0.45 : 0.85 },
        { bevel: z > -25 ? 0.03 : 0 },
      );
  }
  for (const z of [6, -6.5, -19])
    for (let i = 0; i < 7; i++)
      set.add(bar(at(3.04, QUAY - 0.1 - i * 0.28, z - 0.22), at(3.04, QUAY - 0.1 - i * 0.28, z + 0.22), 0.018), {
        color: 0x4a3a30,
        metal: 0.6,
        rough: 0.6,
      });
  for (const z of [5.4, 1.2, -11.5, -16, -21]) {
    set.add(new TorusGeometry(0.3, 0.11, 10, 20).rotateY(Math.PI / 2), { color: 0x17171a, rough: 0.7 }, placed(2.98, QUAY - 0.75, z));
    set.add(bar(at(2.98, QUAY - 0.45, z), at(3.1, QUAY, z), 0.014), { color: 0x8a7a58 });
  }
}

function jetty(site: Site): void {
  const { set, random } = site,
    plank = new BoxGeometry(0.201, 0.055, 2.3);
  for (let x = 2.9; x > -9.5; x -= 0.2)
    set.surface(
      "planks",
      plank,
      { relief: 0.9, axis: "auto" },
      placed(x, JETTY - 0.03 + (random() - 0.5) * 0.01, -8.4 + (random() - 0.5) * 0.05, (random() - 0.5) * 0.01),
    );
  for (const z of [-9.35, -7.45]) {
    set.box([12.6, 0.2, 0.16], [-3.2, JETTY - 0.14, z], { color: 0x5a4836 });
    for (let i = 0; i < 6; i++) {
      const x = 1.6 - i * 2.2,
        y = z < -9 ? -0.85 : -0.63;
      set.add(new CylinderGeometry(0.11, 0.13, 3.6, 11), { color: varied(0x5a4836, random) }, placed(x, y, z + (z < -9 ? -0.12 : 0.12)));
      set.add(new CylinderGeometry(0.116, 0.135, 0.5, 11), { color: 0x24301c, rough: 0.4 }, placed(x, 0, z + (z < -9 ? -0.12 : 0.12)));
    }
  }
  for (let i = 0; i < 5; i++)
    set.add(rope(at(1.6 - i * 2.2, JETTY + 0.95, -7.33), at(-0.6 - i * 2.2, JETTY + 0.95, -7.33), 0.16, 0.018), { color: 0xb09a70, rough: 0.95 });
}

/** Moored boats, with ropes from the bollards. */
function boats(site: Site): void {
  const { set } = site;
  addMooredBoat(site, fishingBoat, [1.25, 0.1, -1.4], Math.PI + 0.05, { liveliness: 0.5 });
  addMooredBoat(site, fishingBoat, [0.9, 0.1, -18.5], 0.06, { color: 0x3a6a4a, liveliness: 0.5 });
  for (const [x, z, yaw, color] of [
    [-4.6, -12.4, 1.5, 0x2c4a66],
    [-9.2, -4, 1.7, 0x8a3a2c],
    [-2.6, -24, 0.4, 0x2a5a4a],
    [-12.5, -20, 1.1, 0xd8cdb4],
    [-11, 7, 2.2, 0xd8d4c8],
  ] as const)
    addMooredBoat(site, sailboat, [x, 0.05, z], yaw, { color, liveliness: 0.6 });
  for (const [x, z, yaw, color] of [
    [0.4, 5.6, 1.2, 0xb86a4a],
    [1.6, -12, 0.2, 0x4a7a90],
    [-5.6, -5.6, 1.7, 0xc8c0a0],
  ] as const)
    addMooredBoat(site, rowboat, [x, 0.04, z], yaw, { color, liveliness: 1 });
  for (const [from, to] of [
    [at(3.34, QUAY + 0.22, 1.4), at(0.7, 1.2, 1.5)],
    [at(3.34, QUAY + 0.22, -3.6), at(0.8, 1.2, -3.6)],
    [at(3.34, QUAY + 0.22, 5.2), at(1.9, 0.5, 5.2)],
  ])
    set.add(rope(from, to, 0.25, 0.018), { color: 0xb09a70, rough: 0.95 });
}

function dressing(site: Site) {
  const { set, random, lit } = site,
    look = { random, lit },
    spots = [];
  for (const z of [5.2, 1.4, -3.6, -12, -18, -24]) set.within(placed(3.42, QUAY, z), () => bollard(set, look));
  for (let i = 0; i < 6; i++) {
    const z = 3.2 - i * 9.5;
    set.within(placed(4, QUAY, z), () => lampPost(set, look));
    spots.push(at(4, QUAY + LAMP_POST_HEIGHT, z));
    site.glow(at(4, QUAY + LAMP_POST_HEIGHT - 0.06, z), 0.1, 0xffc98a, 2 + 6 * lit);
  }
  for (const [x, y, z, yaw, scale] of [
    [6.4, 0, 3.2, 0.2, 1],
    [7.05, 0, 2.5, -0.15, 1],
    [6.75, 0.6, 2.95, 0.5, 0.9],
    [7.3, 0, 3.4, 0.05, 0.9],
    [8.2, 0, -11, 0.3, 1],
    [7.6, 0, -11.4, -0.2, 0.9],
    [8, 0.6, -11.1, 0.7, 0.8],
    [5.2, 0, -13.5, 0.1, 1],
  ] as const)
    set.within(placed(x, QUAY + y, z, yaw, scale), () => crate(set, look));
  for (const [x, z] of [
    [5.85, 1.9],
    [6.5, 1.6],
    [8.5, -12.4],
    [5.4, -14.6],
  ])
    set.within(placed(x, QUAY, z, x), () => barrel(set, look));
  for (const [x, z] of [
    [4.3, 4.9],
    [5, -1.6],
    [4.6, -9.8],
  ])
    set.within(placed(x, QUAY, z), () => ropeCoil(set, look));
  set.within(placed(8.9, QUAY, -7.1, -Math.PI / 2), () => bench(set, look));
  // a heap of nets with floats
  for (let i = 0; i < 26; i++)
    set.add(
      new TorusGeometry(0.25 + random() * 0.2, 0.018, 5, 18).rotateX(1.3 + random() * 0.5),
      { color: varied(0x3a6a5a, random, 0.5), rough: 1 },
      placed(5.3 + random() * 0.4, QUAY + 0.06 + random() * 0.2, -4.6 + random() * 0.4, random() * 6),
    );
  for (let i = 0; i < 9; i++)
    set.cylinder(
      0.05,
      0.05,
      0.1,
      [5.2 + random() * 0.7, QUAY + 0.1 + random() * 0.2, -4.7 + random() * 0.7],
      { color: 0xd8682a, rough: 0.5 },
      { roll: 1.2, sides: 10 },
    );
  return spots;
}

function coast(site: Site): void {
  const { set, random } = site;
  const height = (x: number, z: number) => {
    const rise = smoothstep(42 - Math.abs(z + 170), 0, 34) * smoothstep(x, -60, 30);
    return -3 + rise * (8 + 30 * fbm(x * 0.02 + 9, z * 0.03 + 4, 4));
  };
  set.add(
    terrain({
      width: 300,
      depth: 90,
      columns: 80,
      rows: 28,
      centre: [80, -170],
      height,
      flat: 0x5c6639,
      steep: 0x6e6450,
      low: 0x8a8068,
      lowBelow: 1.5,
    }),
    { color: 0xffffff, rough: 1 },
    undefined,
    { cast: false },
  );
  for (let i = 0; i < 18; i++) {
    const x = -10 + random() * 120,
      z = -146 - random() * 14;
    farHouse(site, x, Math.max(0, height(x, z)) - 0.4, z, (random() - 0.5) * 0.5, 5 + random() * 3, 4.5 + random() * 4, 5);
  }
  boulders(site, 34, (i) => [-46 + i * 1.6 + random() * 2, 0.1, -140 + random() * 5, 1.1 + random() * 1.4]); // the mole
  lighthouse(site, -44, 0.8, -140, 0.95);
}
