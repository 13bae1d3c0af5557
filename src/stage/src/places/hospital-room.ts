// A ward's room: an adjustable bed with rails, a monitor, a drip, a curtain on its rail, a visitor's chair, flowers by the window.
import { PlaneGeometry } from "three";
import { pictureMaterial } from "../things/materials.ts";
import { flowers } from "../things/parts/plants.ts";
import { armchair } from "../things/parts/seating.ts";
import { placed, turned } from "../things/shapes.ts";
import { painted } from "../things/surfaces.ts";
import { gardenOutside } from "./kits/garden.ts";
import { along, ceilingPanels, interior } from "./kits/interior.ts";
import { buildRoom, type RoomLook } from "./kits/room.ts";
import { at, lane, mark, sit, stand, type PlaceRecipe, type Site } from "./site.ts";

const STEEL = { color: 0xc0c6ca, metal: 0.85, rough: 0.3 };
const ROOM: RoomLook = {
  width: 6.2,
  depth: 6,
  height: 2.9,
  wall: 0xe8ece6,
  accent: { N: 0xb8ccc8 },
  floor: "tiles",
  floorColor: 0xc8cec8,
  floorRoughness: 0.25,
  trim: 0xd0d8d4,
  ceiling: 0xf4f6f4,
  openings: [
    { wall: "W", along: -0.4, sill: 0.85, width: 2.2, height: 1.6, columns: 2, rows: 1, curtain: 0xd8e4e0, drawn: 0.2 },
    { wall: "E", along: 1.6, sill: 0, width: 1.15, height: 2.1, door: true, frame: 0xb8a078 },
  ],
};

export const hospitalRoom: PlaceRecipe = {
  indoor: true,
  sunYaw: 255,
  swing: 0.35,
  ground: 0x90968f,
  async build(site) {
    buildRoom(site, ROOM);
    site.set.within(placed(0, 0, 0, Math.PI / 2), () => gardenOutside(site));
    site.lit = Math.max(site.lit, 0.55);
    ceilingPanels(
      site,
      ROOM.height,
      [
        [-1, 0.6],
        [1.4, 0.6],
        [0.2, -2.2],
      ],
      { width: 1.2, depth: 0.3, candela: 7, color: 0xf4f8f6 },
    );
    bed(site);
    const { set, random, lit } = site;
    monitor(site, 1.35, -2.5);
    drip(site, -0.75, -2.3);
    set.within(placed(-1.9, 0, -0.6, 0.9), () => armchair(set, { random, lit, color: 0x5a8a88 }));
    set.box([0.45, 0.62, 0.4], [-1.1, 0.31, -2.65], { color: 0xd8d0c0, rough: 0.5 });
    set.within(placed(-1.1, 0.63, -2.65), () => flowers(set, { random, lit }));
    return interior(ROOM, {
      centre: at(0.3, 0, -0.6),
      marks: [
        stand("bedside", 1.35, 0, -1.1, -1.2),
        stand("bedside-second", -0.7, 0, -1, 1.2),
        stand("foot", 0.4, 0, 0.9, Math.PI),
        { id: "bed", kind: "lie", position: at(0.3, 0.66, -1.5), facing: 0, radius: 0.9 },
        sit("chair", -1.85, 0, -0.55, 0.9, 0.42),
        sit("bed-edge", 0.75, 0, -1, Math.PI / 2, 0.64),
        mark("nightstand", "table-top", -1.1, 0.63, -2.6, 0, 0.2),
      ],
      lanes: [lane("in", "walk", 0.9, [2.6, 0, 1.6], [1.3, 0, -0.6]), lane("across", "walk", 0.9, [-1.8, 0, 1.2], [2.2, 0, 1.2])],
      surface: () => "tile",
      ambience: ["room", "hospital"],
      room: { exposure: 1.15, keyColor: 0xf2f8f6, keyKelvin: 4600 },
    });
  },
};

function bed(site: Site): void {
  const { set } = site,
    frame = { color: 0xe0e4e2, rough: 0.4 };
  set.within(placed(0.3, 0, -1.7), () => {
    set.box([0.95, 0.1, 2.05], [0, 0.42, 0], frame);
    for (const z of [-0.98, 1.02])
      set.box([0.98, z < 0 ? 0.62 : 0.42, 0.06], [0, z < 0 ? 0.72 : 0.6, z], { color: 0xc8b490, rough: 0.5 }, { bevel: 0.025 });
    set.box([0.9, 0.16, 1.95], [0, 0.55, 0], { color: 0xf2f4f2, rough: 0.95 }, { bevel: 0.05 });
    set.box([0.94, 0.06, 1.25], [0, 0.64, 0.34], { color: 0x9cc0c4, rough: 1 }, { bevel: 0.025 });
    set.box([0.94, 0.07, 0.2], [0, 0.645, -0.32], { color: 0xf4f6f4, rough: 1 }, { bevel: 0.03 });
    set.box([0.6, 0.13, 0.4], [0, 0.7, -0.72], { color: 0xfafaf8, rough: 1 }, { bevel: 0.06, pitch: 0.2 });
    for (const side of [-0.5, 0.5]) {
      for (const y of [0.62, 0.78]) set.cylinder(0.014, 0.014, 0.8, [side, y, -0.35], STEEL, { pitch: Math.PI / 2 });
      for (const z of [-0.74, -0.35, 0.04]) set.cylinder(0.012, 0.012, 0.36, [side, 0.6, z], STEEL);
    }
    for (const x of [-0.4, 0.4])
      for (const z of [-0.8, 0.8]) {
        set.cylinder(0.025, 0.025, 0.36, [x, 0.22, z], STEEL);
        set.cylinder(0.05, 0.05, 0.04, [x, 0.05, z], { color: 0x2a2c30 }, { roll: Math.PI / 2, sides: 14 });
      }
    set.contact([0, 0, 0], 1.3, 2.4, 0, 0.5);
    // the panel at the head of the bed
    set.box([2.4, 0.22, 0.08], [0, 1.5, -1.22], { color: 0xd8dedc, rough: 0.5 });
    for (const x of along(-0.9, 0.9, 5)) set.box([0.1, 0.08, 0.02], [x, 1.5, -1.175], { color: 0x8a9498, rough: 0.5 });
  });
}

function monitor(site: Site, x: number, z: number): void {
  const { set } = site;
  const trace = painted(256, 176, (pen, w, h) => {
    pen.fillStyle = "#0a1210";
    pen.fillRect(0, 0, w, h);
    for (const [row, color] of ["#4ae07a", "#4ac8e0", "#e0c84a"].entries()) {
      pen.strokeStyle = pen.fillStyle = color;
      pen.lineWidth = 2.5;
      pen.beginPath();
      for (let i = 0; i < 190; i += 2) {
        const phase = (i % 48) / 48;
        pen.lineTo(
          i,
          36 +
            row * 54 -
            (row ? 14 * Math.sin(phase * 6.28) : phase > 0.4 && phase < 0.5 ? 30 : phase > 0.5 && phase < 0.56 ? -12 : 4 * Math.sin(phase * 6.28)),
        );
      }
      pen.stroke();
      pen.font = "bold 32px sans-serif";
      pen.fillText(["72", "98", "16"][row], 202, 46 + row * 54);
    }
  });
  set.cylinder(0.02, 0.02, 1.1, [x, 0.62, z], STEEL);
  for (let i = 0; i < 5; i++)
    set.box([0.05, 0.03, 0.28], [x + Math.sin(i * 1.257) * 0.14, 0.06, z + Math.cos(i * 1.257) * 0.14], { color: 0x3a4044 }, { yaw: i * 1.257 });
  set.within(placed(x, 1.32, z, -0.35), () => {
    set.box([0.42, 0.32, 0.09], [0, 0, 0], { color: 0xdfe4e4, rough: 0.5 });
    set.mesh(new PlaneGeometry(0.37, 0.255), pictureMaterial(trace, site.weathering, { roughness: 0.15, glow: 1.1 }), placed(0, 0, 0.047));
  });
}

function drip(site: Site, x: number, z: number): void {
  const { set } = site;
  set.cylinder(0.012, 0.012, 1.9, [x, 1, z], STEEL, { sides: 8 });
  for (let i = 0; i < 4; i++)
    set.box([0.03, 0.025, 0.24], [x + Math.sin(i * 1.571) * 0.12, 0.05, z + Math.cos(i * 1.571) * 0.12], { color: 0x5a6268 }, { yaw: i * 1.571 });
  set.add(
    turned(
      [
        [0.001, 0],
        [0.045, 0.03],
        [0.05, 0.16],
        [0.03, 0.2],
      ],
      12,
    ),
    { color: 0xdcebee, rough: 0.15 },
    placed(x + 0.08, 1.66, z),
  );
  set.box([0.2, 0.012, 0.012], [x, 1.94, z], STEEL);
}
