// A laboratory: white benches with glassware and a microscope, shelves of reagents, a fume hood, screens with curves.
import { PlaneGeometry } from "three";
import { glassMaterial, glowMaterial, pictureMaterial } from "../things/materials.ts";
import { seeded } from "../things/noise.ts";
import { stool } from "../things/parts/seating.ts";
import { placed, turned } from "../things/shapes.ts";
import { painted } from "../things/surfaces.ts";
import { along, ceilingPanels, interior } from "./kits/interior.ts";
import { buildRoom, wallFrame, type RoomLook } from "./kits/room.ts";
import { gardenOutside } from "./kits/garden.ts";
import { at, lane, mark, sit, stand, type PlaceRecipe, type Site } from "./site.ts";

const LIQUIDS = [0x2a8ac8, 0xd84a6a, 0x4ac87a, 0xe0a83a, 0x8a5ac8];
const ROOM: RoomLook = {
  width: 9,
  depth: 8.4,
  height: 3,
  wall: 0xe6eaec,
  floor: "tiles",
  floorColor: 0xc8ced2,
  floorRoughness: 0.25,
  trim: 0xc8d0d4,
  ceiling: 0xf4f6f6,
  openings: [{ wall: "W", along: -0.6, sill: 1, width: 2.6, height: 1.5, columns: 3, rows: 1, frame: 0x8a9498 }],
};

export const laboratory: PlaceRecipe = {
  indoor: true,
  sunYaw: 255,
  swing: 0.3,
  ground: 0x8a9094,
  async build(site) {
    buildRoom(site, ROOM);
    site.set.within(placed(0, 0, 0, Math.PI / 2), () => gardenOutside(site));
    site.lit = Math.max(site.lit, 0.8);
    ceilingPanels(
      site,
      ROOM.height,
      [
        [-1.8, -1],
        [1.8, -1],
        [-1.8, 2],
        [1.8, 2],
      ],
      { width: 1.2, depth: 0.5, candela: 8, color: 0xf0f6ff },
    );
    bench(site, 0, -0.2, 3.6);
    wallBench(site, "N", 8.2);
    wallBench(site, "E", 5);
    hood(site);
    screens(site);
    const { random, lit } = site;
    for (const x of [-1.1, 0.9]) site.set.within(placed(x, 0, -1.15), () => stool(site.set, { random, lit, color: 0x2a3a44 }));
    return interior(ROOM, {
      centre: at(0, 0, -0.9),
      marks: [
        stand("bench", 0.1, 0, -1.05, 0),
        stand("bench-second", -1, 0, -1.05, 0.2),
        stand("front", 0.4, 0, 1.6, 0),
        stand("hood", 2.7, 0, -2.6, Math.PI),
        sit("stool", -1.1, 0, -1.15, 0, 0.62),
        mark("bench-top", "table-top", 0.3, 0.92, -0.1, 0, 0.5),
      ],
      lanes: [lane("front", "walk", 1, [-3.4, 0, 1.7], [3.2, 0, 1.7]), lane("side", "walk", 0.9, [-2.8, 0, -3], [-2.6, 0, 3])],
      surface: () => "tile",
      ambience: ["room", "electric"],
      room: { exposure: 1.15, keyColor: 0xf0f6ff, keyKelvin: 5000 },
    });
  },
};

/** A wall bench with cupboards and two shelves of bottles above it. */
function wallBench(site: Site, wall: "N" | "E", width: number): void {
  const { set } = site,
    random = seeded(wall.charCodeAt(0));
  set.within(wallFrame(ROOM, wall), () => {
    set.box([width, 0.85, 0.55], [0, 0.44, 0.28], { color: 0xd8dee0, rough: 0.5 });
    set.box([width + 0.06, 0.04, 0.66], [0, 0.9, 0.32], { color: 0x3a444a, rough: 0.25 }, { bevel: 0.01 });
    for (const x of along(-width / 2 + 0.4, width / 2 - 0.4, Math.round(width / 0.8))) {
      set.box([0.7, 0.7, 0.012], [x, 0.45, 0.562], { color: 0xe8eef0, rough: 0.4 }, { bevel: 0.008 });
      set.box([0.12, 0.015, 0.02], [x, 0.72, 0.58], { color: 0x8a9498, metal: 0.9, rough: 0.3 });
    }
    for (const y of [1.5, 1.95]) {
      set.box([width * 0.9, 0.03, 0.28], [0, y, 0.15], { color: 0xe8eef0, rough: 0.4 });
      for (let x = -width * 0.43; x < width * 0.43; x += 0.1 + random() * 0.09) {
        const r = 0.03 + random() * 0.02,
          tall = 0.12 + random() * 0.14;
        set.add(
          turned(
            [
              [r, 0],
              [r, tall * 0.7],
              [r * 0.45, tall * 0.85],
              [r * 0.5, tall],
            ],
            10,
          ),
          { color: [0x6a3a14, 0xdfe6e8, 0x2a5a7a, 0xe8e8e0][Math.floor(random() * 4)], rough: 0.2 },
          placed(x, y + 0.015, 0.15),
        );
      }
    }
  });
}

function bench(site: Site, x: number, z: number, width: number): void {
  const { set } = site,
    white = { color: 0xe6ecee, rough: 0.4 };
  set.within(placed(x, 0, z), () => {
    set.box([width, 0.05, 0.95], [0, 0.9, 0], { color: 0xf0f4f4, rough: 0.25 }, { bevel: 0.012 });
    for (const side of [-width / 2 + 0.35, width / 2 - 0.35]) set.box([0.6, 0.86, 0.8], [side, 0.43, 0], white);
    set.contact([0, 0, 0], width + 0.3, 1.2, 0, 0.45);
    for (const [i, dx] of along(-1.5, -0.4, 5).entries()) flask(site, dx, 0.925, i % 2 ? 0.2 : 0.3, 0.07 + (i % 3) * 0.012, LIQUIDS[i % 5]);
    // test tubes in a rack
    set.box([0.5, 0.02, 0.1], [0.5, 1.02, 0.28], { color: 0xc8a878, rough: 0.6 });
    set.box([0.5, 0.02, 0.1], [0.5, 0.935, 0.28], { color: 0xc8a878, rough: 0.6 });
    for (const [i, dx] of along(0.3, 0.7, 7).entries()) {
      set.cylinder(0.011, 0.011, 0.09, [dx, 0.985, 0.28], { color: LIQUIDS[(i * 2) % 5], rough: 0.15 });
      set.mesh(
        turned(
          [
            [0.002, 0],
            [0.014, 0.01],
            [0.014, 0.17],
          ],
          10,
        ),
        glassMaterial(0xdff0f4, 0.3),
        placed(dx, 0.935, 0.28),
      );
    }
    microscope(site, 1.25, 0.925, 0.05);
  });
}

function flask(site: Site, x: number, y: number, z: number, r: number, liquid: number): void {
  site.set.add(
    turned(
      [
        [0.001, 0.003],
        [r * 0.94, 0.004],
        [r * 0.66, r * 0.9],
        [0.001, r * 0.9],
      ],
      20,
    ),
    { color: liquid, rough: 0.1 },
    placed(x, y, z),
  );
  site.set.mesh(
    turned(
      [
        [0.001, 0],
        [r, 0.002],
        [r * 0.28, r * 1.75],
        [r * 0.26, r * 2.5],
        [r * 0.34, r * 2.6],
      ],
      22,
    ),
    glassMaterial(0xe4f4f8, 0.28),
    placed(x, y, z),
  );
}

function microscope(site: Site, x: number, y: number, z: number): void {
  const { set } = site,
    body = { color: 0xe8ecec, rough: 0.35 },
    dark = { color: 0x2a2e32, rough: 0.4 };
  set.within(placed(x, y, z), () => {
    set.box([0.2, 0.04, 0.26], [0, 0.02, 0], dark, { bevel: 0.012 });
    set.box([0.06, 0.3, 0.07], [0, 0.18, -0.1], body, { bevel: 0.015, pitch: -0.1 });
    set.box([0.14, 0.015, 0.14], [0, 0.15, 0.02], dark);
    set.cylinder(0.035, 0.035, 0.16, [0, 0.33, 0], body, { pitch: 0.5 });
    set.cylinder(0.018, 0.024, 0.1, [0, 0.43, -0.05], dark, { pitch: 0.5 });
    set.cylinder(0.018, 0.012, 0.08, [0, 0.22, 0.03], { color: 0x8a9498, metal: 0.9, rough: 0.3 });
  });
}

function hood(site: Site): void {
  const { set } = site;
  set.within(placed(2.9, 0, -3.55), () => {
    set.box([1.7, 1.5, 0.1], [0, 1.65, -0.4], { color: 0xd0d8dc });
    for (const side of [-0.82, 0.82]) set.box([0.08, 1.5, 0.8], [side, 1.65, 0], { color: 0xd8e0e2 });
    set.box([1.72, 0.5, 0.85], [0, 2.6, 0], { color: 0xd8e0e2 });
    set.mesh(new PlaneGeometry(1.56, 0.8), glassMaterial(0xd8eef4, 0.16), placed(0, 1.95, 0.41));
    set.mesh(new PlaneGeometry(1.4, 0.06), glowMaterial(0xeaf6ff, 1.6), placed(0, 2.33, 0.3, 0, 1, 0.8));
    flask(site, 0.1, 0.925, 0, 0.09, LIQUIDS[2]);
  });
}

function screens(site: Site): void {
  const map = painted(320, 190, (pen, w, h) => {
    pen.fillStyle = "#0e1a22";
    pen.fillRect(0, 0, w, h);
    pen.strokeStyle = "#1f3a48";
    for (let i = 0; i < 10; i++) pen.strokeRect(0, i * 19, w, 19);
    for (const [k, color] of ["#4ac8d8", "#e0a83a", "#d84a6a"].entries()) {
      pen.strokeStyle = color;
      pen.lineWidth = 2.5;
      pen.beginPath();
      for (let x = 0; x < w; x += 3) pen.lineTo(x, h * (0.35 + 0.16 * k) - 34 * Math.exp(-(((x - 90 - k * 70) / 26) ** 2)) * (1 + k * 0.3));
      pen.stroke();
    }
  });
  for (const x of [-2.6, -1.8]) {
    site.set.box([0.62, 0.38, 0.025], [x, 1.22, -3.75], { color: 0x1a1c1e, rough: 0.4 });
    site.set.mesh(new PlaneGeometry(0.58, 0.34), pictureMaterial(map, site.weathering, { roughness: 0.1, glow: 0.9 }), placed(x, 1.22, -3.735));
    site.set.box([0.05, 0.14, 0.05], [x, 0.98, -3.76], { color: 0x5a6268 });
  }
}
