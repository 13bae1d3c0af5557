// A gym: a rack with bars, a bench, kettlebells, mats before mirrors, a punching bag, tall factory windows.
import { MeshStandardMaterial, PlaneGeometry, TorusGeometry } from "three";
import { bar, placed, turned } from "../things/shapes.ts";
import { gardenOutside } from "./kits/garden.ts";
import { along, ceilingPanels, interior } from "./kits/interior.ts";
import { buildRoom, wallFrame, type RoomLook } from "./kits/room.ts";
import { at, lane, mark, sit, stand, type PlaceRecipe, type Site } from "./site.ts";

const BLACK = { color: 0x1e2022, rough: 0.6 },
  STEEL = { color: 0xb0b4b8, metal: 0.95, rough: 0.25 };
const ROOM: RoomLook = {
  width: 11,
  depth: 10,
  height: 4,
  wall: 0x9a9690,
  wallFinish: "concrete",
  accent: { W: 0xc84a2c },
  floor: "asphalt",
  floorColor: 0x8a8c90,
  trim: 0x2a2c30,
  ceiling: 0x4a4c50,
  openings: along(-3.4, 3.4, 3).map((x) => ({
    wall: "N" as const,
    along: x,
    sill: 1.1,
    width: 2.2,
    height: 2,
    columns: 4,
    rows: 3,
    frame: 0x24262a,
  })),
};

export const gym: PlaceRecipe = {
  indoor: true,
  sunYaw: 160,
  swing: 0.3,
  ground: 0x5a5a5a,
  async build(site) {
    buildRoom(site, ROOM);
    gardenOutside(site);
    site.lit = Math.max(site.lit, 0.75);
    ceilingPanels(
      site,
      ROOM.height,
      [
        [-2.4, -1],
        [2.4, -1],
        [-2.4, 2.6],
        [2.4, 2.6],
      ],
      { width: 0.3, depth: 1.6, candela: 12 },
    );
    rack(site, -3.6, -2.2);
    benchPress(site, 2.6, -2.4);
    bag(site, 3.9, 1.2);
    mirrors(site);
    const { set } = site;
    for (const [i, x] of [-1.4, 0.2, 1.8].entries())
      set.box([0.9, 0.03, 1.9], [x, 0.016, 1.4], { color: [0x2f5a7a, 0x3a6a4a, 0x6a3a5a][i], rough: 0.9 }, { bevel: 0.012 });
    for (const [i, z] of along(-1, 2.6, 6).entries()) kettlebell(site, -5, z, 0.09 + 0.012 * i);
    dumbbells(site);
    set.box([0.75, 0.5, 0.6], [-1.9, 0.25, -1.9], { color: 0xb08a5c, rough: 0.7 });
    return interior(ROOM, {
      centre: at(0, 0, -0.4),
      marks: [
        stand("floor", 0, 0, -0.4, 0),
        stand("floor-second", 1.1, 0, -0.5, -0.4),
        stand("rack", -3.6, 0, -1.2, 0),
        stand("bag", 3.1, 0, 1.2, Math.PI / 2),
        sit("bench", 2.6, 0, -1.6, 0, 0.45),
        mark("box", "table-top", -1.9, 0.5, -1.9, 0, 0.3),
      ],
      lanes: [lane("across", "walk", 1.2, [-4, 0, 0.3], [4, 0, 0.3]), lane("towards", "walk", 1.2, [0, 0, -3.6], [0, 0, 3.4])],
      surface: () => "concrete",
      ambience: ["room", "electric"],
      room: { exposure: 1.3, keyColor: 0xeef2f6, keyKelvin: 4800 },
    });
  },
};

const plates = (site: Site, x: number, y: number, z: number, radii: number[]): void =>
  radii.forEach((radius, i) =>
    site.set.cylinder(
      radius,
      radius,
      0.035,
      [x + Math.sign(x) * i * 0.04, y, z],
      { color: [0x1c1e20, 0xa82a24, 0x1f4a8a][i % 3], rough: 0.5 },
      { roll: Math.PI / 2, sides: 28 },
    ),
  );

function barbell(site: Site, y: number, z: number): void {
  site.set.cylinder(0.014, 0.014, 2.1, [0, y, z], STEEL, { roll: Math.PI / 2 });
  for (const side of [-1, 1]) plates(site, side * 0.78, y, z, [0.22, 0.2, 0.15]);
}

function rack(site: Site, x: number, z: number): void {
  const { set } = site;
  set.within(placed(x, 0, z), () => {
    for (const a of [-0.6, 0.6]) for (const b of [-0.55, 0.35]) set.box([0.075, 2.4, 0.075], [a, 1.2, b], BLACK);
    for (const b of [-0.55, 0.35]) set.box([1.28, 0.075, 0.075], [0, 2.36, b], BLACK);
    for (const a of [-0.6, 0.6]) set.box([0.075, 0.075, 0.95], [a, 2.36, -0.1], BLACK);
    for (const a of [-0.6, 0.6]) set.box([0.06, 0.08, 0.14], [a, 1.42, 0.44], { color: 0xc84a2c, rough: 0.5 });
    barbell(site, 1.49, 0.44);
    set.box([2, 0.05, 1.4], [0, 0.02, 0.1], { color: 0x2a2c2e, rough: 0.95 });
    set.contact([0, 0, 0], 2.4, 1.8, 0, 0.4);
  });
}

function benchPress(site: Site, x: number, z: number): void {
  const { set } = site;
  set.within(placed(x, 0, z), () => {
    set.box([0.32, 0.09, 1.3], [0, 0.42, 0.2], { color: 0x24262a, rough: 0.4 }, { bevel: 0.03 });
    for (const b of [-0.3, 0.7]) set.box([0.5, 0.06, 0.06], [0, 0.04, b], BLACK);
    for (const b of [-0.3, 0.7]) set.box([0.06, 0.38, 0.06], [0, 0.2, b], BLACK);
    for (const a of [-0.48, 0.48]) set.box([0.06, 1.05, 0.06], [a, 0.52, -0.35], BLACK);
    barbell(site, 1.06, -0.32);
    set.contact([0, 0, 0], 1.4, 1.8, 0, 0.45);
  });
}

function bag(site: Site, x: number, z: number): void {
  site.set.add(
    turned(
      [
        [0.02, 0],
        [0.17, 0.03],
        [0.18, 0.1],
        [0.18, 1.1],
        [0.15, 1.2],
        [0.02, 1.24],
      ],
      24,
    ),
    { color: 0x7a1f1c, rough: 0.4 },
    placed(x, 0.75, z),
  );
  for (const side of [-0.1, 0.1]) site.set.add(bar(at(x + side, 1.95, z), at(x, 2.5, z), 0.006, 5), STEEL);
  site.set.add(bar(at(x, 2.5, z), at(x, 4, z), 0.008, 5), STEEL);
  site.set.contact([x, 0, z], 0.7, 0.7, 0, 0.2);
}

function kettlebell(site: Site, x: number, z: number, size: number): void {
  site.set.add(
    turned(
      [
        [0.01, 0],
        [size * 0.7, 0],
        [size, size * 0.6],
        [size, size * 1.2],
        [size * 0.4, size * 1.9],
      ],
      18,
    ),
    BLACK,
    placed(x, 0, z),
  );
  site.set.add(new TorusGeometry(size * 0.55, size * 0.16, 8, 20), BLACK, placed(x, size * 2.1, z, Math.PI / 2));
  site.set.contact([x, 0, z], size * 3, size * 3, 0, 0.5);
}

function dumbbells(site: Site): void {
  const { set } = site;
  set.within(wallFrame(ROOM, "S"), () => {
    for (const y of [0.35, 0.75]) {
      set.box([2.6, 0.05, 0.3], [-2.4, y, 0.35], BLACK, { pitch: 0.2 });
      for (const x of along(-3.5, -1.3, 8)) {
        set.cylinder(0.014, 0.014, 0.14, [x, y + 0.1, 0.35], STEEL, { pitch: Math.PI / 2 });
        for (const dz of [-0.1, 0.1]) set.cylinder(0.06, 0.06, 0.07, [x, y + 0.1, 0.35 + dz], BLACK, { pitch: Math.PI / 2, sides: 6 });
      }
    }
    for (const x of [-3.65, -1.15]) set.box([0.06, 0.8, 0.4], [x, 0.4, 0.3], BLACK);
  });
}

/** A silvered wall: reflects the room's probe, softly. */
function mirrors(site: Site): void {
  const silver = new MeshStandardMaterial({ color: 0xdfe6ea, metalness: 1, roughness: 0.06 });
  site.set.within(wallFrame(ROOM, "E"), () => {
    for (const x of along(-3, 3, 4)) site.set.mesh(new PlaneGeometry(1.9, 2.2), silver, placed(x, 1.5, 0.03));
    site.set.box([8, 0.06, 0.05], [0, 0.38, 0.03], { color: 0x2a2c30 });
  });
}
