// A classroom: rows of desks before a chalkboard, windows along one side, a wall map, a globe, coats on hooks.
import { PlaneGeometry, SphereGeometry } from "three";
import { pictureMaterial } from "../things/materials.ts";
import { pottedPlant } from "../things/parts/plants.ts";
import { placed, turned } from "../things/shapes.ts";
import { painted } from "../things/surfaces.ts";
import { bookcase } from "./kits/furnishing.ts";
import { gardenOutside } from "./kits/garden.ts";
import { along, ceilingPanels, interior } from "./kits/interior.ts";
import { buildRoom, wallFrame, type RoomLook } from "./kits/room.ts";
import { at, lane, mark, sit, stand, view, type PlaceRecipe, type Site } from "./site.ts";

const ROOM: RoomLook = {
  width: 8.6,
  depth: 9.4,
  height: 3.2,
  wall: 0xe6dfc8,
  floor: "parquet",
  floorColor: 0xd8c0a0,
  trim: 0xcfc6b0,
  ceiling: 0xf0eee6,
  dado: { height: 1, color: 0x9cb09a, boards: false },
  openings: [
    ...along(-3.2, 3.2, 3).map((z) => ({ wall: "W" as const, along: z, sill: 0.95, width: 1.9, height: 1.7, columns: 3, rows: 2 })),
    { wall: "E", along: -3.8, sill: 0, width: 0.95, height: 2.1, door: true, frame: 0x7a8a6a },
  ],
};
const SEATS = along(-1.3, 2.9, 4).flatMap((z) => along(-2.2, 2.2, 3).map((x): [number, number] => [x, z]));

export const classroom: PlaceRecipe = {
  indoor: true,
  sunYaw: 250,
  swing: 0.35,
  ground: 0x7a7060,
  async build(site) {
    buildRoom(site, ROOM);
    site.lit = Math.max(site.lit, 0.5);
    ceilingPanels(
      site,
      ROOM.height,
      [
        [-1.4, -1],
        [1.4, -1],
        [-1.4, 2.2],
        [1.4, 2.2],
      ],
      { width: 1.3, candela: 7 },
    );
    site.set.within(placed(0, 0, 0, Math.PI / 2), () => gardenOutside(site));
    SEATS.forEach(([x, z], i) => pupil(site, x, z, i));
    front(site);
    bookcase(site, wallFrame(ROOM, "S"), 1.8, 2.2, 1.3, 0xb08a5c, 7);
    const { set, random, lit } = site;
    set.within(placed(-3.9, 0, 4.2), () => pottedPlant(set, { random, lit, color: 0xb86a44 }));
    set.within(wallFrame(ROOM, "S"), () => {
      set.box([3, 0.1, 0.03], [-2.2, 1.6, 0.02], { color: 0x8a6a44 });
      for (const [i, x] of along(-3.5, -0.9, 7).entries())
        set.box(
          [0.3, 0.62, 0.12],
          [x, 1.28, 0.1],
          { color: [0x9a2f2a, 0x2f5a7a, 0x3a6a44, 0xc89a3a, 0x5a4a6a][i % 5], rough: 0.95 },
          { bevel: 0.05 },
        );
    });
    return interior(ROOM, {
      centre: at(0, 0, -2.6),
      marks: [
        stand("board", -0.6, 0, -3.6, 0.1),
        stand("board-second", 0.5, 0, -3.5, -0.3),
        stand("aisle", -1.1, 0, 0.9, Math.PI),
        ...SEATS.map(([x, z], i) => sit(`seat-${i + 1}`, x, 0, z + 0.5, Math.PI, 0.44)),
        mark("desk-top", "table-top", 1.7, 0.76, -3.1, 0, 0.4),
      ],
      lanes: [lane("front", "walk", 1, [-3, 0, -3.2], [3, 0, -3.2]), lane("aisle", "walk", 0.8, [1.1, 0, 4], [1.1, 0, -2.4])],
      views: [view(8, 1.45, 1.8, 5), view(-22, 1.4, 1.8, 4.5), view(172, 1.4, 1.4, 1.6), view(30, 1.4, 1.8, 4)],
      surface: () => "wood",
      ambience: ["room"],
      room: { exposure: 1.25, keyColor: 0xf4ecd8, keyKelvin: 4000 },
    });
  },
};

/** A desk for one with a book on it, and its chair; faces the board. */
function pupil(site: Site, x: number, z: number, i: number): void {
  const { set, random } = site,
    wood = { color: 0xc09a68, rough: 0.4 },
    steel = { color: 0x5a6a72, metal: 0.6, rough: 0.4 };
  set.within(placed(x, 0, z), () => {
    set.box([0.72, 0.03, 0.5], [0, 0.72, 0], wood, { bevel: 0.01 });
    set.box([0.64, 0.1, 0.4], [0, 0.65, 0.02], steel);
    for (const a of [-0.31, 0.31]) for (const b of [-0.2, 0.2]) set.cylinder(0.014, 0.014, 0.7, [a, 0.35, b], steel, { sides: 8 });
    set.box([0.4, 0.025, 0.36], [0, 0.44, 0.52], wood, { bevel: 0.012 });
    set.box([0.4, 0.22, 0.02], [0, 0.74, 0.7], wood, { pitch: 0.12, bevel: 0.008 });
    for (const a of [-0.17, 0.17]) {
      set.cylinder(0.012, 0.012, 0.84, [a, 0.42, 0.69], steel, { sides: 8 });
      set.cylinder(0.012, 0.012, 0.44, [a, 0.22, 0.37], steel, { sides: 8 });
    }
    if (i % 3)
      set.box(
        [0.21, 0.02, 0.28],
        [-0.12 + random() * 0.1, 0.745, 0.02],
        { color: [0x2f5a7a, 0x9a2f2a, 0x3a6a44][i % 3], rough: 0.7 },
        { yaw: random() - 0.5, bevel: 0.004 },
      );
    else set.box([0.3, 0.006, 0.21], [0, 0.738, 0.04], { color: 0xf2efe6 }, { yaw: random() * 0.4, bevel: 0 });
    set.contact([0, 0, 0.2], 0.9, 1.1, 0, 0.4);
  });
}

function front(site: Site): void {
  const { set } = site,
    wall = wallFrame(ROOM, "N");
  const chalk = painted(1024, 384, (pen, w, h) => {
    pen.fillStyle = "#27443a";
    pen.fillRect(0, 0, w, h);
    for (let i = 0; i < 260; i++) {
      pen.fillStyle = `rgba(220,230,220,${0.012 + 0.02 * site.random()})`;
      pen.fillRect(site.random() * w, site.random() * h, 60 + site.random() * 200, 8 + site.random() * 20);
    }
    pen.fillStyle = pen.strokeStyle = "rgba(238,242,232,.88)";
    pen.lineWidth = 4;
    pen.font = "italic 54px serif";
    pen.fillText("a² + b² = c²", 70, 110);
    pen.font = "30px serif";
    pen.fillText("Read pages 41 to 46 for Friday", 70, 330);
    pen.beginPath();
    pen.moveTo(470, 270);
    pen.lineTo(720, 270);
    pen.lineTo(720, 90);
    pen.closePath();
    pen.moveTo(700, 270);
    pen.lineTo(700, 250);
    pen.lineTo(720, 250);
    pen.stroke();
    pen.fillText("c", 570, 170);
    pen.fillText("a", 735, 190);
    pen.fillText("b", 590, 305);
    pen.beginPath();
    pen.arc(880, 180, 76, 0, 7);
    pen.moveTo(880, 180);
    pen.lineTo(956, 180);
    pen.stroke();
  });
  set.within(wall, () => {
    set.box([4.4, 1.6, 0.05], [0, 1.72, 0.03], { color: 0x9a7a4c, rough: 0.5 }, { bevel: 0.015 });
    set.mesh(new PlaneGeometry(4.26, 1.46), pictureMaterial(chalk, site.weathering, { roughness: 0.9 }), placed(0, 1.72, 0.062));
    set.box([4.2, 0.03, 0.1], [0, 0.95, 0.08], { color: 0x9a7a4c, rough: 0.5 });
    for (const x of [-1.2, -0.9, 0.4]) set.cylinder(0.008, 0.008, 0.09, [x, 0.975, 0.1], { color: 0xf4f2ea }, { roll: Math.PI / 2, sides: 8 });
  });
  const map = painted(512, 340, (pen, w, h) => {
    pen.fillStyle = "#b8ccd0";
    pen.fillRect(0, 0, w, h);
    for (let i = 0; i < 7; i++) {
      pen.fillStyle = ["#c8a86a", "#a8b078", "#c88a6a", "#b89ab0"][i % 4];
      pen.beginPath();
      for (let k = 0; k <= 18; k++) {
        const a = (k / 18) * 6.283,
          r = 30 + 26 * Math.sin(i * 3 + k * 1.7) + 22 * Math.sin(k * 0.9 + i);
        pen.lineTo(70 + (i % 4) * 124 + Math.cos(a) * (r + 16), 90 + Math.floor(i / 4) * 150 + Math.sin(a) * r);
      }
      pen.fill();
    }
  });
  set.within(wall, () => {
    set.mesh(new PlaneGeometry(1.5, 1), pictureMaterial(map, site.weathering, { roughness: 0.9 }), placed(3.25, 1.75, 0.03));
    set.cylinder(0.02, 0.02, 1.6, [3.25, 2.27, 0.04], { color: 0x6a4a2c }, { roll: Math.PI / 2 });
  });
  // the teacher's desk with a globe
  set.within(placed(1.9, 0, -3.1), () => {
    set.box([1.5, 0.04, 0.7], [0, 0.74, 0], { color: 0x8a5f38, rough: 0.35 }, { bevel: 0.012 });
    for (const x of [-0.5, 0.5]) set.box([0.4, 0.7, 0.62], [x, 0.37, 0], { color: 0x7a5230, rough: 0.5 });
    set.box([0.62, 0.5, 0.02], [0, 0.5, 0.28], { color: 0x7a5230, rough: 0.5 });
    set.contact([0, 0, 0], 1.8, 1, 0, 0.5);
    set.add(
      turned(
        [
          [0.1, 0],
          [0.08, 0.02],
          [0.015, 0.05],
          [0.015, 0.09],
        ],
        16,
      ),
      { color: 0x2c2c30 },
      placed(0.55, 0.76, 0),
    );
    set.add(new SphereGeometry(0.14, 22, 16), { color: 0x4a7a9a, rough: 0.3 }, placed(0.55, 1, 0));
    set.add(
      turned(
        [
          [0.03, 0],
          [0.035, 0.05],
          [0.02, 0.07],
        ],
        10,
      ),
      { color: 0xb8322a, rough: 0.3 },
      placed(-0.5, 0.76, 0.1),
    );
    for (let i = 0; i < 5; i++)
      set.box(
        [0.22, 0.02, 0.3],
        [-0.1, 0.775 + i * 0.021, -0.05],
        { color: [0xe8e2d0, 0x2f5a7a, 0xe8e2d0, 0x9a2f2a, 0xe8e2d0][i] },
        { yaw: i * 0.13, bevel: 0.003 },
      );
  });
}
