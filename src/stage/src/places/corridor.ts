// A corridor of a public building: doors on both sides, a handrail, benches, a trolley, lights in the ceiling, a window at its end.
import { PlaneGeometry } from "three";
import { pictureMaterial } from "../things/materials.ts";
import { pottedPlant } from "../things/parts/plants.ts";
import { placed } from "../things/shapes.ts";
import { painted } from "../things/surfaces.ts";
import { gardenOutside } from "./kits/garden.ts";
import { along, ceilingPanels, interior } from "./kits/interior.ts";
import { buildRoom, type Opening, type RoomLook } from "./kits/room.ts";
import { at, bounds, lane, mark, sit, stand, view, type PlaceRecipe, type Site } from "./site.ts";

const DOORS = along(-7, 6, 4);
const door = (wall: "W" | "E", z: number): Opening => ({
  wall,
  along: z,
  sill: 0,
  width: 1.05,
  height: 2.1,
  door: true,
  frame: wall === "W" ? 0x9db4b0 : 0xb08a62,
});
const ROOM: RoomLook = {
  width: 3.2,
  depth: 20,
  height: 2.75,
  wall: 0xe4e4dc,
  floor: "tiles",
  floorColor: 0xb8c0bc,
  floorRoughness: 0.3,
  trim: 0xc8ccc8,
  ceiling: 0xf0f0ec,
  dado: { height: 0.95, color: 0x8fb0aa, boards: false },
  openings: [
    ...DOORS.map((z) => door("W", z)),
    ...DOORS.map((z) => door("E", z + 1.6)),
    { wall: "N", along: 0, sill: 0.7, width: 2, height: 1.6, columns: 2, rows: 1, frame: 0x8a9490 },
  ],
};

export const corridor: PlaceRecipe = {
  indoor: true,
  sunYaw: 170,
  swing: 0.3,
  ground: 0x8a8e8a,
  async build(site) {
    buildRoom(site, ROOM);
    gardenOutside(site, 1, -3);
    site.lit = Math.max(site.lit, 0.7);
    ceilingPanels(
      site,
      ROOM.height,
      along(-8.4, 8.4, 8).map((z): [number, number] => [0, z]),
      { width: 0.5, depth: 1.1, candela: 5 },
    );
    site.lamps.sort((a, b) => Math.abs(a.position.z + 1) - Math.abs(b.position.z + 1));
    rails(site);
    signs(site);
    for (const z of [-3.1, 4.2]) benchAt(site, -1.24, z);
    trolley(site, 1.2, -5.6);
    site.set.within(placed(1.25, 0, -9.3), () => pottedPlant(site.set, { random: site.random, lit: site.lit, color: 0xd8d8d0 }));
    return interior(ROOM, {
      marks: [
        stand("middle", 0, 0, 0, 0),
        stand("middle-second", 0.7, 0, -0.5, -0.6),
        stand("door", -1, 0, 2, Math.PI / 2),
        stand("far", 0, 0, -6, 0),
        mark("trolley-top", "table-top", 1.2, 0.875, -5.35, 0, 0.2),
        sit("bench", -1.22, 0, -2.75, Math.PI / 2, 0.45),
        sit("bench-second", -1.22, 0, -3.4, Math.PI / 2, 0.45),
      ],
      lanes: [lane("towards", "walk", 1, [0, 0, -9], [0, 0, 6]), lane("along", "walk", 1, [0.5, 0, 6], [0.5, 0, -8])],
      views: [view(3, 1.45, 1.6, 8), view(-8, 1.4, 1.6, 7), view(176, 1.45, 1.6, 7), view(14, 1.4, 1.5, 4)],
      cameraBounds: bounds(-1.2, 0.35, -9.4, 1.2, 2.4, 9.4),
      surface: () => "tile",
      ambience: ["room", "electric"],
      acoustics: { space: "hall", decaySeconds: 0.9, wet: 0.16 },
      shadow: { centre: at(0, 0.5, -1), reach: 7, depth: 18 },
      room: { exposure: 1.15, keyColor: 0xf2f6f4, keyKelvin: 4300 },
    });
  },
};

function rails(site: Site): void {
  for (const side of [-1, 1])
    for (const z of along(-8.6, 8.6, 7))
      site.set.box([0.05, 0.12, 1.5], [side * 1.55, 0.9, z + (side > 0 ? 0.8 : -0.8)], { color: 0xa87850, rough: 0.4 }, { bevel: 0.02 });
}

function signs(site: Site): void {
  DOORS.forEach((z, i) => {
    const label = painted(128, 64, (pen, w, h) => {
      pen.fillStyle = "#eef2f0";
      pen.fillRect(0, 0, w, h);
      pen.fillStyle = "#2a4a4a";
      pen.font = "bold 40px sans-serif";
      pen.textAlign = "center";
      pen.fillText(String(101 + i * 2), w / 2, 46);
    });
    site.set.mesh(new PlaneGeometry(0.24, 0.12), pictureMaterial(label, site.weathering), placed(-1.585, 1.55, z + 0.78, Math.PI / 2));
  });
  const exit = painted(128, 64, (pen, w, h) => {
    pen.fillStyle = "#1c8a4a";
    pen.fillRect(0, 0, w, h);
    pen.fillStyle = "#f4fff6";
    pen.font = "bold 34px sans-serif";
    pen.textAlign = "center";
    pen.fillText("EXIT ➜", w / 2, 44);
  });
  site.set.box([0.42, 0.22, 0.05], [0.8, 2.45, -6.4], { color: 0x2a3a30 });
  site.set.mesh(new PlaneGeometry(0.38, 0.18), pictureMaterial(exit, site.weathering, { glow: 1 }), placed(0.8, 2.45, -6.37));
}

/** Three moulded seats on a beam, seat 45 cm, backs to the west wall. */
function benchAt(site: Site, x: number, z: number): void {
  site.set.within(placed(x, 0, z, Math.PI / 2), () => {
    const steel = { color: 0x8a9094, metal: 0.8, rough: 0.35 };
    for (const side of [-0.65, 0, 0.65]) {
      site.set.box([0.56, 0.05, 0.46], [side, 0.43, 0], { color: 0x2f6a72, rough: 0.45 }, { bevel: 0.02 });
      site.set.box([0.56, 0.42, 0.05], [side, 0.68, -0.22], { color: 0x2f6a72, rough: 0.45 }, { pitch: -0.14, bevel: 0.02 });
    }
    site.set.box([1.9, 0.06, 0.06], [0, 0.37, 0], steel);
    for (const side of [-0.7, 0.7]) site.set.box([0.05, 0.36, 0.4], [side, 0.18, 0], steel);
    site.set.contact([0, 0, 0], 2.1, 0.7, 0, 0.45);
  });
}

function trolley(site: Site, x: number, z: number): void {
  const { set } = site,
    steel = { color: 0xb8bcc0, metal: 0.9, rough: 0.25 };
  set.within(placed(x, 0, z), () => {
    for (const y of [0.3, 0.86]) set.box([0.5, 0.03, 0.8], [0, y, 0], steel, { bevel: 0.008 });
    for (const a of [-0.23, 0.23])
      for (const b of [-0.37, 0.37]) {
        set.cylinder(0.014, 0.014, 0.82, [a, 0.48, b], steel, { sides: 8 });
        set.cylinder(0.045, 0.045, 0.03, [a, 0.05, b], { color: 0x2a2c30 }, { roll: Math.PI / 2, sides: 12 });
      }
    set.box([0.3, 0.16, 0.24], [0.02, 0.96, -0.2], { color: 0xe8f0f0, rough: 0.6 });
    set.cylinder(0.05, 0.05, 0.18, [0.05, 0.97, 0.15], { color: 0x6fa8c0, rough: 0.2 });
    set.cylinder(0.045, 0.045, 0.12, [-0.1, 0.94, 0.2], { color: 0xe0d8c8, rough: 0.4 });
    set.contact([0, 0, 0], 0.8, 1.1, 0, 0.4);
  });
}
