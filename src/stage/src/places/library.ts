// An old library: shelves to the ceiling on two storeys, reading tables with green lamps, tall windows, a ladder, a globe.
import { SphereGeometry, TorusGeometry } from "three";
import { glowMaterial } from "../things/materials.ts";
import { chair } from "../things/parts/seating.ts";
import { book } from "../things/parts/objects.ts";
import { bar, placed, turned } from "../things/shapes.ts";
import { addMotes, addShaft } from "./kits/air.ts";
import { bookcase, rug } from "./kits/furnishing.ts";
import { gardenOutside } from "./kits/garden.ts";
import { along, interior } from "./kits/interior.ts";
import { buildRoom, wallFrame, type RoomLook } from "./kits/room.ts";
import { at, lane, mark, sit, stand, type PlaceRecipe, type Site } from "./site.ts";

const WOOD = 0x4a2c1a;
const ROOM: RoomLook = {
  width: 11,
  depth: 13,
  height: 5.6,
  wall: 0x8a7a5c,
  floor: "parquet",
  floorColor: 0xc8a888,
  trim: WOOD,
  ceiling: 0x6a5238,
  beams: 6,
  openings: along(-3.4, 3.4, 3).map((x) => ({ wall: "N" as const, along: x, sill: 0.9, width: 1.5, height: 3.6, columns: 2, rows: 5, frame: WOOD })),
};
const TABLES: [number, number][] = [
  [-1.9, -2],
  [1.9, -2],
  [-1.9, 1.6],
  [1.9, 1.6],
];

export const library: PlaceRecipe = {
  indoor: true,
  sunYaw: 150,
  swing: 0.4,
  ground: 0x5a4630,
  async build(site) {
    buildRoom(site, ROOM);
    gardenOutside(site);
    site.lit = Math.max(site.lit, 0.65);
    for (const wall of ["W", "E"] as const) {
      for (const x of along(-4.7, 4.7, 5)) bookcase(site, wallFrame(ROOM, wall), x, 2.1, 2.5, WOOD, 11 + x * 7 + (wall === "W" ? 0 : 40));
      gallery(site, wall);
    }
    for (const x of [-4.6, 4.6]) bookcase(site, wallFrame(ROOM, "S"), x, 1.6, 2.5, WOOD, 90 + x);
    for (const x of [-1.72, 1.72]) bookcase(site, wallFrame(ROOM, "N"), x, 1.3, 2.5, WOOD, 60 + x);
    rug(site, 0, -0.2, 2, 9, 0, ["#5a1f1c", "#c8a86a", "#2a2f45", "#8a3a2c"]);
    TABLES.forEach(([x, z], i) => readingTable(site, x, z, i));
    ladder(site);
    globe(site, 0, -4.6);
    if (site.daylight.sky.kind === "scattering" && site.daylight.practicals < 0.5) {
      for (const x of along(-3.4, 3.4, 3))
        addShaft(site, at(x, 3.4, -6.3), site.daylight.direction.clone().negate(), 7, 1.1, site.daylight.color, 0.05);
      addMotes(site, at(0, 2, -3), at(8, 3, 6), 70, 0xfff0d0, 0.7, 0.004);
    }
    return interior(ROOM, {
      marks: [
        stand("aisle", 0, 0, 0.4, 0),
        stand("aisle-second", 0.6, 0, -0.4, -0.5),
        stand("shelf", -4.2, 0, -0.6, -Math.PI / 2),
        stand("window", 0, 0, -5.4, Math.PI),
        ...TABLES.map(([x, z], i) => sit(`table-${i + 1}`, x, 0, z + (i < 2 ? -0.72 : -0.72), 0, 0.46)),
        mark("table-top", "table-top", -1.9, 0.76, -2, 0, 0.5),
      ],
      lanes: [lane("aisle", "walk", 1.2, [0, 0, -4], [0, 0, 5]), lane("across", "walk", 1, [-4, 0, 3.6], [4, 0, 3.6])],
      surface: () => "wood",
      ambience: ["room"],
      room: { exposure: 2.1, keyColor: 0xffd8a0, keyKelvin: 3000 },
    });
  },
};

/** The upper storey: a walk with a balustrade, more shelves behind. */
function gallery(site: Site, wall: "W" | "E"): void {
  const frame = wallFrame(ROOM, wall),
    { set } = site,
    wood = { color: WOOD, rough: 0.45 };
  set.within(frame, () => {
    set.box([ROOM.depth, 0.12, 1], [0, 2.72, 0.5], wood);
    set.box([ROOM.depth, 0.05, 0.07], [0, 3.62, 0.96], wood);
    for (const x of along(-6.3, 6.3, 43)) set.add(bar(at(x, 2.78, 0.96), at(x, 3.6, 0.96), 0.015, 6), { color: 0x6a4a2c, rough: 0.4 });
    for (const x of along(-6, 6, 6))
      set.add(
        turned(
          [
            [0.09, 0],
            [0.07, 0.3],
            [0.06, 2.4],
            [0.1, 2.66],
          ],
          14,
        ),
        wood,
        placed(x, 0, 0.94),
      );
  });
  for (const x of along(-4.7, 4.7, 5)) {
    site.set.within(frame, () => bookcase(site, placed(0, 2.78, 0), x, 2.1, 2.3, WOOD, 140 + x * 5 + (wall === "W" ? 0 : 30)));
  }
}

function readingTable(site: Site, x: number, z: number, i: number): void {
  const { set, random, lit } = site,
    brass = { color: 0xb8924a, metal: 0.9, rough: 0.3 };
  set.within(placed(x, 0, z), () => {
    set.box([2.1, 0.05, 0.95], [0, 0.735, 0], { color: 0x5a3820, rough: 0.3 }, { bevel: 0.012 });
    set.box([1.9, 0.1, 0.8], [0, 0.66, 0], { color: WOOD, rough: 0.5 });
    for (const a of [-0.9, 0.9])
      for (const b of [-0.36, 0.36])
        set.add(
          turned(
            [
              [0.03, 0],
              [0.05, 0.1],
              [0.035, 0.3],
              [0.05, 0.62],
            ],
            12,
          ),
          { color: WOOD, rough: 0.5 },
          placed(a, 0, b),
        );
    set.contact([0, 0, 0], 2.3, 1.1, 0, 0.5);
    // a banker's lamp
    set.add(
      turned(
        [
          [0.09, 0],
          [0.08, 0.02],
          [0.014, 0.04],
          [0.012, 0.32],
        ],
        16,
      ),
      brass,
      placed(0.85, 0.76, -0.25),
    );
    set.cylinder(0.075, 0.075, 0.3, [0.85, 1.1, -0.25], { color: 0x1f6a44, rough: 0.2 }, { roll: Math.PI / 2, sides: 18 });
    set.mesh(new SphereGeometry(0.045, 10, 8), glowMaterial(0xffe0a8, 0.4 + 2 * lit), placed(0.85, 1.03, -0.25));
    site.lamps.push({ position: at(x + 0.6, 1.25, z), color: 0xffd090, candela: 8, reach: 8 });
    for (let k = 0; k < 3; k++)
      set.within(placed(-0.55 + (k % 2) * 0.04, 0.76 + k * 0.045, 0.1, random() * 0.5), () =>
        book(set, { random, lit, color: [0x6b2f2a, 0x2f4a5c, 0x7a6a3c][(k + i) % 3] }),
      );
  });
  set.within(placed(x, 0, z - 0.72, 0), () => chair(set, { random, lit, color: WOOD }));
  set.within(placed(x - 0.5, 0, z + 0.78, Math.PI + 0.3), () => chair(set, { random, lit, color: WOOD }));
}

function ladder(site: Site): void {
  const { set } = site,
    wood = { color: 0x7a5230, rough: 0.5 },
    foot = (x: number) => at(-4.25, 0.02, 2.6 + x),
    head = (x: number) => at(-5.05, 2.6, 2.6 + x);
  for (const side of [-0.22, 0.22]) set.add(bar(foot(side), head(side), 0.022, 8), wood);
  for (let i = 1; i < 9; i++) set.add(bar(foot(-0.22).lerp(head(-0.22), i / 9), foot(0.22).lerp(head(0.22), i / 9), 0.015, 6), wood);
}

function globe(site: Site, x: number, z: number): void {
  const { set } = site,
    wood = { color: WOOD, rough: 0.4 };
  set.add(
    turned(
      [
        [0.26, 0],
        [0.22, 0.04],
        [0.04, 0.1],
        [0.05, 0.5],
        [0.03, 0.62],
      ],
      18,
    ),
    wood,
    placed(x, 0, z),
  );
  set.add(new SphereGeometry(0.3, 28, 20), { color: 0xc0a878, rough: 0.4 }, placed(x, 1, z));
  for (let i = 0; i < 9; i++)
    set.add(
      new SphereGeometry(0.12, 10, 8).scale(1, 1.3, 0.14),
      { color: 0x7a8a5a, rough: 0.5 },
      placed(x + Math.sin(i * 2.4) * 0.285, 1 + Math.sin(i * 1.7) * 0.14, z + Math.cos(i * 2.4) * 0.285, i * 2.4),
    );
  set.add(new TorusGeometry(0.36, 0.016, 8, 40), { color: 0xb8924a, metal: 0.9, rough: 0.3 }, placed(x, 1, z, 0.4));
  set.contact([x, 0, z], 0.7, 0.7, 0, 0.45);
}
