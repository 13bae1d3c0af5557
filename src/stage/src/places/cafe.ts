// A café: counter with machine and cakes, bottles on a brick wall, bistro tables under pendants, tall windows on to a street.
import { BoxGeometry, PlaneGeometry, SphereGeometry, TorusGeometry, Vector3, type Matrix4 } from "three";
import { pictureMaterial } from "../things/materials.ts";
import { parkedCar } from "../things/parts/car.ts";
import { leafyPlant, pottedPlant } from "../things/parts/plants.ts";
import { bistroChair, bistroTable, stool } from "../things/parts/seating.ts";
import { lampPost } from "../things/parts/street.ts";
import { bottle } from "../things/parts/bottles.ts";
import { varied } from "../things/parts/part.ts";
import { placed, turned } from "../things/shapes.ts";
import { painted } from "../things/surfaces.ts";
import { Fronts } from "../things/fronts/fronts.ts";
import { addShaft } from "./kits/air.ts";
import { pendant } from "./kits/lamps.ts";
import { picture } from "./kits/furnishing.ts";
import { buildRoom, wallFrame, type RoomLook } from "./kits/room.ts";
import { cup, TERRACE_TABLE } from "./kits/terrace.ts";
import { at, bounds, lane, sit, stand, view, type PlaceRecipe, type Site } from "./site.ts";

const FRAME = 0x26332f,
  ROOM: RoomLook = {
    width: 9,
    depth: 7,
    height: 3.5,
    wall: 0xd9d2c2,
    floor: "parquet",
    floorColor: 0xd8cdbf,
    trim: 0x2c3a36,
    ceiling: 0xe6e1d6,
    beams: 5,
    dado: { height: 1.05, color: 0x35504a },
    openings: [
      { wall: "N", along: -1.75, sill: 0.62, width: 2.9, height: 2.3, columns: 3, frame: FRAME },
      { wall: "N", along: 1.55, sill: 0.62, width: 2.5, height: 2.3, columns: 3, frame: FRAME },
      { wall: "N", along: 3.7, sill: 0, width: 1, height: 2.92, columns: 1, frame: FRAME },
      { wall: "E", along: 1.2, sill: 0.9, width: 1.6, height: 1.9, columns: 2, frame: FRAME },
    ],
  };
const TABLES: [number, number, number][] = [
  [-1.3, -2.2, 0.3],
  [1.4, -2.3, -0.2],
  [0.05, -0.3, 0],
  [2.95, -0.6, 0.2],
  [2.2, 1.7, 0.4],
  [0.2, 2, -0.3],
];
const COUNTER = { x: -3.05, z: 0.2, length: 4.2, top: 1.05 };

export const cafe: PlaceRecipe = {
  indoor: true,
  sunYaw: 152,
  swing: 0.35,
  ground: 0x6a655e,
  async build(site) {
    buildRoom(site, ROOM);
    counter(site);
    shelves(site);
    tables(site);
    outside(site);
    const { set, random, lit } = site,
      look = { random, lit };
    for (const [x, z] of [
      [-0.05, -3.15],
      [4.1, 3],
    ])
      set.within(placed(x, 0, z, 0.5), () => pottedPlant(set, look));
    for (const x of [-2.6, -1.1, 1.2, 2.2]) set.within(placed(x, 0.64, -3.36, x, 0.45), () => leafyPlant(set, look));
    if (site.daylight.sky.kind === "scattering" && lit < 0.3)
      for (const [x, width] of [
        [-2.6, 0.9],
        [-1.6, 1],
        [-0.7, 0.8],
        [0.9, 0.8],
        [2.1, 0.9],
      ])
        addShaft(site, at(x, 2.75, -3.4), site.daylight.direction.clone().negate(), 5, width, site.daylight.color, 0.075);
    return {
      centre: at(0.2, 0, 0),
      marks: [
        sit("middle-left", -0.5, 0, -0.3, Math.PI / 2 - 0.15, 0.46),
        sit("middle-right", 0.6, 0, -0.3, -Math.PI / 2 + 0.15, 0.46),
        sit("window-left", -1.85, 0, -2.2, Math.PI / 2, 0.46),
        sit("window-right", -0.75, 0, -2.2, -Math.PI / 2, 0.46),
        sit("corner-left", 2.4, 0, -0.6, Math.PI / 2, 0.46),
        sit("corner-right", 3.5, 0, -0.6, -Math.PI / 2, 0.46),
        stand("counter", -2.1, 0, 0.5, -Math.PI / 2),
        stand("barista", -3.75, 0, 0.1, Math.PI / 2),
        stand("floor", 0.9, 0, 1, 0),
        stand("floor-second", -0.5, 0, 1.05, 0.3),
        stand("door", 3.6, 0, -2.6, -0.5),
        { id: "table", kind: "table-top", position: at(0.05, TERRACE_TABLE, -0.3), facing: 0, radius: 0.3 },
      ],
      lanes: [
        lane("aisle", "walk", 0.8, [3.6, 0, -2.8], [1.6, 0, -1.2], [-0.9, 0, 0.8], [-1.9, 0, 0.9]),
        lane("along", "walk", 0.8, [-1.6, 0, 2.8], [-1.6, 0, -1.4]),
      ],
      views: [view(26, 1.3, 1.6, 3.6), view(-8, 1.3, 1.6, 3.2), view(56, 1.3, 1.6, 3.2), view(-40, 1.35, 1.6, 2.6)],
      cameraBounds: bounds(-2.4, 0.35, -3.1, 4.2, 3, 3.3),
      groundHeight: () => 0,
      surface: () => "wood",
      acoustics: { space: "room", decaySeconds: 0.6, wet: 0.12 },
      ambience: ["cafe", "voices"],
      shadow: { centre: at(0, 0.4, -0.4), reach: 6.2, depth: 17 },
      room: { probe: at(0.3, 1.5, 0), exposure: 1.2, keyDirection: new Vector3(-0.3, 0.7, -0.6).normalize(), ambient: 1.35 },
    };
  },
};

function counter(site: Site): void {
  const { set } = site,
    { x, z, length, top } = COUNTER;
  set.box([0.62, 1, length], [x, 0.5, z], { color: 0x33504a, rough: 0.5 });
  for (let i = 0; i < 7; i++) set.box([0.02, 0.76, 0.46], [x + 0.315, 0.52, z - length / 2 + 0.34 + i * 0.585], { color: 0x3d5f57, rough: 0.5 });
  set.box([0.76, 0.05, length + 0.1], [x, top - 0.025, z], { color: 0xe9e6e0, rough: 0.16 }, { bevel: 0.015 });
  set.box([0.66, 0.1, length], [x + 0.01, 0.05, z], { color: 0x1d2422 });
  set.contact([x, 0, z], 0.95, length + 0.3, 0, 0.6);
  // the machine: body, group heads, drip tray, cups on top
  set.within(placed(x - 0.05, top, z - 1.1, Math.PI / 2), () => {
    const steel = { color: 0xb8bcc0, rough: 0.22, metal: 1 };
    set.box([0.72, 0.34, 0.4], [0, 0.3, -0.06], steel, { bevel: 0.04 });
    set.box([0.72, 0.05, 0.5], [0, 0.05, 0], steel, { bevel: 0.015 });
    set.box([0.74, 0.05, 0.44], [0, 0.49, -0.06], { color: 0x8a2f26, rough: 0.3 }, { bevel: 0.02 });
    for (const gx of [-0.2, 0.2]) {
      set.cylinder(0.045, 0.05, 0.08, [gx, 0.22, 0.17], steel);
      set.box([0.025, 0.02, 0.15], [gx, 0.17, 0.27], { color: 0x241812, rough: 0.5 });
    }
    for (let i = 0; i < 10; i++)
      set.cylinder(0.036, 0.026, 0.055, [-0.27 + (i % 5) * 0.13, 0.545, -0.13 + Math.floor(i / 5) * 0.13], { color: 0xeae4d8, rough: 0.2 });
  });
  // a cake under glass, rolls in a basket, a till
  set.cylinder(0.18, 0.18, 0.02, [x + 0.03, top + 0.12, z + 0.75], { color: 0xdcd8d0, rough: 0.2 }, { sides: 26 });
  set.cylinder(0.03, 0.08, 0.11, [x + 0.03, top + 0.055, z + 0.75], { color: 0xdcd8d0, rough: 0.2 });
  set.cylinder(0.14, 0.14, 0.09, [x + 0.03, top + 0.175, z + 0.75], { color: 0xe8cfa8, rough: 0.7 }, { sides: 26 });
  set.cylinder(0.142, 0.142, 0.02, [x + 0.03, top + 0.225, z + 0.75], { color: 0x6a3020, rough: 0.4 }, { sides: 26 });
  for (let i = 0; i < 8; i++)
    set.add(
      new SphereGeometry(0.02, 8, 6),
      { color: 0xb02038, rough: 0.3 },
      placed(x + 0.03 + Math.sin(i * 0.785) * 0.11, top + 0.245, z + 0.75 + Math.cos(i * 0.785) * 0.11),
    );
  set.add(
    turned(
      [
        [0.16, 0],
        [0.2, 0.08],
        [0.19, 0.09],
        [0.15, 0.01],
      ],
      18,
    ),
    { color: 0x8a6a40, rough: 0.9 },
    placed(x + 0.03, top, z + 1.35),
  );
  for (let i = 0; i < 7; i++)
    set.add(
      new SphereGeometry(0.055, 10, 8).scale(1.3, 0.8, 0.9),
      { color: 0xc08a48, rough: 0.7 },
      placed(x + 0.03 + Math.sin(i * 2.4) * 0.09, top + 0.08 + (i % 3) * 0.02, z + 1.35 + Math.cos(i * 2.4) * 0.09, i),
    );
  set.box([0.3, 0.2, 0.3], [x - 0.05, top + 0.1, z - 0.1], { color: 0x2a2c30, rough: 0.4 }, { bevel: 0.02 });
  set.box([0.02, 0.2, 0.28], [x - 0.02, top + 0.3, z - 0.1], { color: 0x16181c, rough: 0.15 }, { roll: 0.3 });
  for (let i = 0; i < 3; i++) cup(site, x + 0.2, top, z - 0.5 + i * 0.16);
  for (let i = 0; i < 4; i++)
    set.within(placed(x + 0.75, 0, z - 1.5 + i * 0.95, i, 1.55), () => stool(set, { random: site.random, lit: 0, color: 0xa07a4c }));
}

/** Brick behind the counter, three shelves of bottles, jars and cups, the menu. */
function shelves(site: Site): void {
  const { set, random } = site,
    west = wallFrame(ROOM, "W");
  set.within(west, () => {
    set.surface("brick", new BoxGeometry(ROOM.depth - 0.3, ROOM.height - 1.2, 0.04).translate(0, 1.07 + (ROOM.height - 1.2) / 2, 0.02), {
      color: 0xe8ddd0,
      axis: "auto",
      relief: 0.9,
    });
    for (let row = 0; row < 3; row++) {
      const y = 1.62 + row * 0.46;
      set.box([3.6, 0.035, 0.26], [0, y, 0.2], { color: 0x6a482e, rough: 0.45 });
      for (const x of [-1.5, 0, 1.5]) set.box([0.03, 0.16, 0.2], [x, y - 0.09, 0.17], { color: 0x1c1e20, metal: 0.6, rough: 0.5 }, { bevel: 0.004 });
      for (let x = -1.68; x < 1.7; x += 0.1 + random() * 0.1) {
        if (row === 1)
          set.within(placed(x, y + 0.018, 0.2, random() * 6), () =>
            bottle(set, {
              random,
              lit: 0,
              finish: { name: "dark", rough: 0.1, metal: 0 },
              color: [0x2c4a2c, 0x5a2a1c, 0x7a5a28, 0x26303a][Math.floor(random() * 4)],
            }),
          );
        else if (row === 0)
          set.cylinder(
            0.042,
            0.032,
            0.09,
            [x, y + 0.063, 0.2],
            { color: [0xe8e2d6, 0x9ab0a8, 0xc8a890][Math.floor(random() * 3)], rough: 0.25 },
            { sides: 12 },
          );
        else {
          set.cylinder(
            0.055,
            0.055,
            0.17,
            [x, y + 0.1, 0.2],
            { color: varied([0x8a6a40, 0xcfc0a0, 0x4a5a6a, 0x6a7a4a][Math.floor(random() * 4)], random), rough: 0.3 },
            { sides: 12 },
          );
          set.cylinder(0.058, 0.058, 0.03, [x, y + 0.2, 0.2], { color: 0x3a2a1c }, { sides: 12 });
        }
      }
    }
  });
  menu(site, west);
  const east = wallFrame(ROOM, "E"),
    south = wallFrame(ROOM, "S");
  picture(site, east, -1.6, 1.95, 0.5, 0.66, 4, ["#e4d8c0", "#b0563a", "#3c5a64", "#d09a44", "#2a2a2a"]);
  picture(site, east, -0.85, 2, 0.6, 0.46, 5, ["#c8b890", "#6a8a92", "#4a6a5a", "#2f4a3c"]);
  picture(site, south, -1.2, 1.95, 0.7, 0.9, 8, ["#d9cdb4", "#7a4a3c", "#34464f", "#c8974a"]);
  picture(site, south, 0.4, 2, 0.9, 0.6, 7, ["#caa27a", "#6d7f86", "#4c5d52", "#38463a"]);
}

function menu(site: Site, wall: Matrix4): void {
  const map = painted(384, 480, (pen, w, h) => {
    pen.fillStyle = "#1d2220";
    pen.fillRect(0, 0, w, h);
    pen.fillStyle = "#e9e2d0";
    pen.textAlign = "center";
    pen.font = `600 ${h * 0.11}px Georgia, "DejaVu Serif", serif`;
    pen.fillText("Coffee", w / 2, h * 0.16);
    pen.font = `${h * 0.062}px Georgia, "DejaVu Serif", serif`;
    pen.textAlign = "left";
    ["Espresso", "Flat white", "Cappuccino", "Filter", "Tea", "Lemon cake", "Brioche"].forEach((name, i) => {
      pen.fillText(name, w * 0.12, h * (0.29 + i * 0.095));
      pen.fillText((2.2 + i * 0.3).toFixed(2), w * 0.74, h * (0.29 + i * 0.095));
    });
  });
  site.set.within(wall, () => {
    site.set.box([1.03, 1.28, 0.03], [-2.45, 2.15, 0.06], { color: 0x5a3f28, rough: 0.5 });
    site.set.mesh(new PlaneGeometry(0.95, 1.2), pictureMaterial(map, site.weathering), placed(-2.45, 2.15, 0.08));
  });
}

function tables(site: Site): void {
  const { set, random, lit } = site,
    look = { random, lit };
  for (const [x, z, yaw] of TABLES) {
    set.within(placed(x, 0, z, yaw), () => {
      bistroTable(set, { ...look, color: 0x8a6a4a });
      for (const side of [-1, 1]) set.within(placed(side * 0.58, 0, 0, -side * (Math.PI / 2 - 0.12 * random())), () => bistroChair(set, look));
      cup(site, -0.16, TERRACE_TABLE, 0.08);
      if (random() < 0.6) cup(site, 0.18, TERRACE_TABLE, -0.1);
      set.cylinder(0.03, 0.025, 0.1, [0.02, TERRACE_TABLE + 0.05, -0.2], { color: 0xb8c4c0, rough: 0.12 });
      set.box([0.13, 0.004, 0.19], [0.1, TERRACE_TABLE + 0.003, 0.16], { color: 0xeae4d6, rough: 0.9 }, { yaw: 0.4, bevel: 0 });
    });
    const light = pendant(site, x, 2.25, z, ROOM.height);
    if (Math.abs(x) < 0.3 && z < 0) site.lamps.unshift({ position: light, color: 0xffc890, candela: 7, reach: 6 });
    else if (x > 2.5) site.lamps.push({ position: light, color: 0xffc890, candela: 6, reach: 6 });
  }
  for (const z of [-1.1, 0.3, 1.7]) {
    const light = pendant(site, -2.9, 2.3, z, ROOM.height);
    if (z !== 0.3) site.lamps.push({ position: light, color: 0xffc488, candela: 6.5, reach: 6 });
  }
  for (const [x, z] of [
    [-4.2, -3],
    [3.1, 3.2],
  ])
    set.add(new TorusGeometry(0.2, 0.02, 6, 24), { color: 0x8a6a38, metal: 0.8, rough: 0.3 }, placed(x, 2.2, z));
}

/** Pavement, parked car, lamp and the fronts across the street. */
function outside(site: Site): void {
  const { set, random, lit } = site,
    look = { random, lit };
  set.surface("slabs", new PlaneGeometry(44, 4).rotateX(-Math.PI / 2).translate(0, -0.12, -5.7), {});
  set.surface("asphalt", new PlaneGeometry(70, 9).rotateX(-Math.PI / 2).translate(0, -0.25, -12.2), {});
  set.surface("slabs", new PlaneGeometry(70, 4).rotateX(-Math.PI / 2).translate(0, -0.12, -18.6), {});
  const fronts = new Fronts(site);
  [-17.6, -8.8, 0, 8.8, 17.6].forEach((x, i) =>
    set.within(placed(x, -0.1, -20.4), () =>
      fronts.add({
        width: 8.6,
        floors: 3,
        wall: [0xc9a98a, 0xd9ccb0, 0xa9b4b0, 0xc58a70, 0xd2c6b0][i],
        shop: i % 2 ? { name: ["", "BOOKS", "", "FLORIST"][i], color: 0x2a3a4a, awning: [0x8a3a30, 0xe8dcc4] } : undefined,
        shutters: i === 2 ? 0x4f6a62 : undefined,
        gain: 1 + 2.6 * (1 - site.lit),
      }),
    ),
  );
  for (const [x, yaw, color] of [
    [-3.4, Math.PI / 2, 0xb8b4a8],
    [4.6, Math.PI / 2, 0x8c1f1a],
  ] as const)
    set.within(placed(x, -0.25, -9.4, yaw), () => parkedCar(set, { ...look, lit: 0, color }));
  set.within(placed(-0.2, -0.12, -6.9), () => lampPost(set, look));
}
