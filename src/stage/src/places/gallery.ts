// A museum's gallery: white walls, large paintings under spots, sculptures on plinths, a bench, daylight from above.
import { CylinderGeometry, SphereGeometry, TorusKnotGeometry, PlaneGeometry } from "three";
import { glowMaterial } from "../things/materials.ts";
import { loft, placed, rock, turned } from "../things/shapes.ts";
import { at, lane, mark, sit, stand, type PlaceRecipe, type Site } from "./site.ts";
import { picture } from "./kits/furnishing.ts";
import { along, interior } from "./kits/interior.ts";
import { buildRoom, wallFrame, type RoomLook } from "./kits/room.ts";

const ROOM: RoomLook = {
  width: 12,
  depth: 13,
  height: 4.8,
  wall: 0xf2f0ea,
  floor: "parquet",
  floorColor: 0xe0c8a8,
  floorRoughness: 0.35,
  trim: 0xe8e6e0,
  ceiling: 0xf6f4f0,
  openings: [{ wall: "S", along: 0, sill: 0.01, width: 3, height: 3.2, columns: 1, rows: 1, frame: 0xe8e6e0 }],
};
const PALETTES = [
  ["#d8c8a0", "#7a9a8a", "#3a5a5c", "#1f3038"],
  ["#e8dcc8", "#c84a2c", "#1f3a6a", "#e0a83a", "#1c1c1c"],
  ["#c8d4dc", "#8aa0b0", "#5a6a7a", "#2a3440"],
  ["#2a2430", "#7a2a3a", "#c87a3a", "#e8c878"],
];

export const gallery: PlaceRecipe = {
  indoor: true,
  sunYaw: 170,
  swing: 0.3,
  ground: 0x9a8a70,
  async build(site) {
    buildRoom(site, ROOM);
    site.lit = Math.max(site.lit, 0.75);
    hang(site);
    skylight(site);
    plinths(site);
    const { set } = site;
    set.box([2.2, 0.12, 0.6], [0, 0.4, 1.2], { color: 0x3a3632, rough: 0.5 }, { bevel: 0.03 });
    for (const x of [-0.9, 0.9]) set.box([0.08, 0.36, 0.5], [x, 0.18, 1.2], { color: 0x2a2826, metal: 0.5, rough: 0.4 });
    set.contact([0, 0, 1.2], 2.6, 0.9, 0, 0.4);
    return interior(ROOM, {
      centre: at(0, 0, -0.8),
      marks: [
        stand("middle", 0, 0, -1.4, 0),
        stand("middle-second", 1.1, 0, -1.3, -0.4),
        stand("before-painting", -2.4, 0, -4.4, Math.PI),
        stand("wall", 4.3, 0, 0.5, Math.PI / 2),
        mark("plinth", "table-top", 4.7, 1.05, -0.6, 0, 0.25),
        sit("bench", -0.4, 0, 1.15, Math.PI, 0.46),
        sit("bench-second", 0.4, 0, 1.15, Math.PI, 0.46),
      ],
      lanes: [lane("across", "walk", 1.2, [-4.6, 0, -2.6], [4.6, 0, -2.6]), lane("towards", "walk", 1.2, [0.6, 0, -5], [0.3, 0, 4])],
      surface: () => "wood",
      ambience: ["room"],
      acoustics: { space: "hall", decaySeconds: 1.3, wet: 0.2 },
      room: { exposure: 1.15, keyColor: 0xfff4e4, keyKelvin: 4000, keyDirection: at(0.2, 0.9, 0.4).normalize() },
    });
  },
};

function hang(site: Site): void {
  for (const [i, x] of along(-3.9, 3.9, 3).entries()) {
    picture(site, wallFrame(ROOM, "N"), x, 1.9, 2.3, i === 1 ? 2.3 : 1.6, 4 + i * 3, PALETTES[i], 0xb8924a);
    wash(site, x, -ROOM.depth / 2 + 1.1);
  }
  for (const wall of ["W", "E"] as const)
    for (const [i, x] of along(-4.2, 4.2, 4).entries())
      picture(
        site,
        wallFrame(ROOM, wall),
        x,
        1.75,
        1.3 + (i % 2) * 0.4,
        1.4,
        21 + i * 5 + (wall === "W" ? 0 : 2),
        PALETTES[(i + 1) % 4],
        i % 2 ? 0x2a2622 : 0xa8843c,
      );
  for (const side of [-1, 1]) site.lamps.push({ position: at(side * 4.2, 4.1, 0), color: 0xfff0dc, candela: 16, reach: 10 });
}

/** A small spot at the ceiling that lights a painting. */
function wash(site: Site, x: number, z: number): void {
  site.set.cylinder(0.05, 0.05, 0.16, [x, ROOM.height - 0.2, z], { color: 0x2a2a2a, rough: 0.5 }, { pitch: -0.6 });
  site.glow(at(x, ROOM.height - 0.28, z - 0.05), 0.035, 0xfff0d8, 3);
  if (Math.abs(x) < 1) site.lamps.push({ position: at(x, 3.7, z + 0.4), color: 0xfff0dc, candela: 18, reach: 9 });
}

function skylight(site: Site): void {
  const { set } = site,
    day = 0.25 + 1.6 * (1 - site.daylight.practicals);
  for (const z of [-3.4, 0, 3.4]) {
    set.mesh(new PlaneGeometry(6, 1.7).rotateX(Math.PI / 2), glowMaterial(0xeef4ff, day), placed(0, ROOM.height - 0.02, z));
    for (const x of along(-3, 3, 7)) set.box([0.05, 0.08, 1.7], [x, ROOM.height - 0.03, z], { color: 0xd8d8d6 });
  }
  site.lamps.unshift({ position: at(0, 4.2, -0.6), color: 0xf2f6ff, candela: 22, reach: 11 });
}

function plinths(site: Site): void {
  const { set } = site,
    white = { color: 0xf0eee8, rough: 0.7 };
  const bronze = { color: 0x6a4a2c, metal: 0.9, rough: 0.35 },
    marble = { color: 0xece8e0, rough: 0.4 };
  const stands: [number, number, () => void][] = [
    [-3.4, -0.4, () => set.add(new TorusKnotGeometry(0.2, 0.07, 90, 12), bronze, placed(0, 0.36, 0))],
    [3.2, -3.2, () => set.add(rock(5, 4), marble, placed(0, 0.3, 0, 0, 0.34))],
    [
      3.4,
      2.6,
      () =>
        set.add(
          turned(
            [
              [0.02, 0],
              [0.16, 0.1],
              [0.22, 0.3],
              [0.12, 0.5],
              [0.1, 0.6],
              [0.14, 0.66],
            ],
            28,
          ),
          { color: 0x2a4a5a, rough: 0.15 },
        ),
    ],
    [-3.2, 3, () => bust(site)],
  ];
  set.box([0.5, 1.05, 0.5], [4.7, 0.525, -0.6], white);
  for (const [x, z, work] of stands) {
    set.box([0.6, 1.05, 0.6], [x, 0.525, z], white);
    set.contact([x, 0, z], 1, 1, 0, 0.45);
    set.within(placed(x, 1.05, z), work);
  }
}

/** A head on its shoulders, of marble. */
function bust(site: Site): void {
  const { set } = site,
    marble = { color: 0xe8e4da, rough: 0.45 };
  set.add(new CylinderGeometry(0.06, 0.09, 0.1, 16), marble, placed(0, 0.05, 0));
  set.add(new SphereGeometry(0.2, 24, 16).scale(1.15, 0.62, 0.6), marble, placed(0, 0.2, 0));
  set.add(new CylinderGeometry(0.062, 0.075, 0.16, 18), marble, placed(0, 0.36, 0));
  set.add(new SphereGeometry(0.12, 26, 20).scale(0.86, 1.2, 1), marble, placed(0, 0.52, 0.01));
  set.add(
    loft([
      [at(-0.02, 0.5, 0.12), at(0.02, 0.5, 0.12), at(0, 0.5, 0.15)],
      [at(-0.012, 0.56, 0.118), at(0.012, 0.56, 0.118), at(0, 0.56, 0.125)],
    ]),
    marble,
    undefined,
    { side: 2 },
  );
}
