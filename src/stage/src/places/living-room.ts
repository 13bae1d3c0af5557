// A living room: sofa before two windows, armchairs, a fireplace between bookcases, lamps, a rug, pictures and the things of a life.
import { DoubleSide, PlaneGeometry, SphereGeometry, Vector3 } from "three";
import { armchair, coffeeTable, sofa } from "../things/parts/seating.ts";
import { flowers, leafyPlant, pottedPlant } from "../things/parts/plants.ts";
import { varied } from "../things/parts/part.ts";
import { placed } from "../things/shapes.ts";
import { gardenOutside } from "./kits/garden.ts";
import { fire, floorLamp, tableLamp } from "./kits/lamps.ts";
import { bookcase, picture, rug } from "./kits/furnishing.ts";
import { buildRoom, wallFrame, type RoomLook } from "./kits/room.ts";
import { cup } from "./kits/terrace.ts";
import { at, bounds, lane, prop, sit, stand, view, type PlaceRecipe, type Site } from "./site.ts";

const ROOM: RoomLook = {
  width: 7.4,
  depth: 6,
  height: 2.85,
  wall: 0x8fa39a,
  floor: "parquet",
  trim: 0xe6dfd0,
  ceiling: 0xddd8cc,
  dado: { height: 0.9, color: 0xd9d4c6 },
  openings: [
    { wall: "N", along: -0.72, sill: 0.62, width: 1.15, height: 1.75, rows: 3, curtain: 0xcdbf9f, drawn: 0.3 },
    { wall: "N", along: 1.28, sill: 0.62, width: 1.15, height: 1.75, rows: 3, curtain: 0xcdbf9f, drawn: 0.3 },
    { wall: "E", along: 1.5, sill: 0, width: 0.95, height: 2.08, door: true, frame: 0xd8d2c4 },
    { wall: "S", along: -1.6, sill: 0.7, width: 1.2, height: 1.6, rows: 3, curtain: 0xcdbf9f, drawn: 0.3 },
  ],
};

export const livingRoom: PlaceRecipe = {
  indoor: true,
  sunYaw: 152,
  swing: 0.35,
  ground: 0x6a6a58,
  async build(site) {
    buildRoom(site, ROOM);
    const lights = furnish(site);
    walls(site);
    await smallThings(site);
    gardenOutside(site);
    const hearth = fireplace(site);
    site.lamps.push(
      { position: lights.floor, color: 0xffc48c, candela: 7.5, reach: 8 },
      { position: lights.side, color: 0xffc48c, candela: 5, reach: 7 },
      { position: lights.cabinet, color: 0xffc48c, candela: 4, reach: 6 },
      { position: hearth, color: 0xff8a3c, candela: 6.5, reach: 6, flicker: true },
    );
    return {
      centre: at(0.2, 0, -0.2),
      marks: [
        sit("sofa-middle", 0.3, 0, -1.72, 0, 0.45),
        sit("sofa-left", -0.32, 0, -1.72, 0.1, 0.45),
        sit("sofa-right", 0.92, 0, -1.72, -0.1, 0.45),
        sit("armchair", -1.75, 0, -0.35, 1.1, 0.45),
        sit("second-armchair", 2.15, 0, 0.5, -2.1, 0.45),
        stand("hearth", -2.65, 0, 0.55, 1.4),
        stand("rug", 0.4, 0, 0.75, 0),
        stand("rug-second", -0.55, 0, 0.8, 0.3),
        stand("window", 0.3, 0, -2.35, Math.PI),
        stand("door", 2.7, 0, 1.6, -1.6),
        { id: "coffee-table", kind: "table-top", position: at(0.3, 0.42, -0.42), facing: 0, radius: 0.4 },
        { id: "floor", kind: "lie", position: at(-0.5, 0, 0.9), facing: 0.5, radius: 0.7 },
      ],
      lanes: [lane("across", "walk", 0.9, [2.8, 0, 1.5], [-2.4, 0, 1.15]), lane("in", "walk", 0.8, [3, 0, 1.5], [0.8, 0, 1.05])],
      views: [view(34, 1.35, 1.6, 3.6), view(8, 1.3, 1.6, 3.1), view(-28, 1.35, 1.6, 3.2), view(62, 1.35, 1.6, 3)],
      cameraBounds: bounds(-3.35, 0.3, -2.6, 3.4, 2.5, 2.75),
      groundHeight: () => 0,
      surface: (x, z) => (Math.abs(x - 0.25) < 1.5 && Math.abs(z + 0.3) < 1.05 ? "carpet" : "wood"),
      acoustics: { space: "room", decaySeconds: 0.4, wet: 0.09 },
      ambience: ["room tone", "clock", "fire"],
      shadow: { centre: at(0, 0.5, -0.4), reach: 5.2, depth: 16 },
      room: { probe: at(0.2, 1.35, 0.3), exposure: 1.25, keyDirection: new Vector3(-0.55, 0.5, -0.4).normalize(), ambient: 1.15 },
    };
  },
};

function furnish(site: Site): { floor: Vector3; side: Vector3; cabinet: Vector3 } {
  const { set, random, lit } = site,
    look = { random, lit };
  set.within(placed(0.3, 0, -1.8), () => sofa(set, { ...look, color: 0x7c3b2e }));
  set.within(placed(0.3, 0, -0.42, 0.03), () => coffeeTable(set, look));
  set.within(placed(-1.8, 0, -0.42, 1.1), () => armchair(set, { ...look, color: 0x4f6258 }));
  set.within(placed(2.2, 0, 0.55, -2.1), () => armchair(set, { ...look, color: 0x4f6258 }));
  rug(site, 0.25, -0.3, 3.1, 2.15, 0.02, ["#5a2a26", "#c9a774", "#2f3a46", "#8a5a3c"]);
  // side table and cabinet
  set.cylinder(0.26, 0.26, 0.03, [1.72, 0.56, -1.85], { color: 0x5e4028, rough: 0.35 }, { sides: 28 });
  set.cylinder(0.03, 0.05, 0.54, [1.72, 0.28, -1.85], { color: 0x4a3220, rough: 0.4 });
  set.cylinder(0.17, 0.2, 0.03, [1.72, 0.015, -1.85], { color: 0x4a3220, rough: 0.4 }, { sides: 22 });
  cabinet(site, 3.42, -1.1);
  set.within(placed(3.2, 0, -2.45, 0.4), () => pottedPlant(set, look));
  set.within(placed(-3.2, 0, 2.45, 0.4, 0.95), () => pottedPlant(set, look));
  set.within(placed(3.4, 0.82, -1.62, 0, 0.62), () => leafyPlant(set, look));
  return { floor: floorLamp(site, -1.5, -2.15), side: tableLamp(site, 1.72, 0.575, -1.88), cabinet: tableLamp(site, 3.38, 0.82, -0.72, 0xd8d0c0) };
}

function cabinet(site: Site, x: number, z: number): void {
  const { set } = site,
    wood = { color: 0x6a4a30, rough: 0.4 };
  set.box([0.44, 0.72, 1.5], [x, 0.44, z], wood, { bevel: 0.012 });
  set.box([0.48, 0.035, 1.56], [x, 0.81, z], wood, { bevel: 0.012 });
  for (let i = 0; i < 3; i++)
    for (const [y, tall] of [
      [0.65, 0.2],
      [0.31, 0.42],
    ]) {
      set.box([0.02, tall, 0.46], [x - 0.225, y, z - 0.5 + i * 0.5], { color: 0x74523a, rough: 0.4 }, { bevel: 0.008 });
      set.add(new SphereGeometry(0.014, 8, 6), { color: 0xb8924a, metal: 0.9, rough: 0.3 }, placed(x - 0.245, y + tall * 0.2, z - 0.5 + i * 0.5));
    }
  for (const dz of [-0.66, 0.66]) set.box([0.38, 0.08, 0.06], [x, 0.04, z + dz], wood);
  set.contact([x, 0, z], 0.75, 1.8, 0, 0.5);
}

/** Chimney breast with mantel, hearth, logs and flames, in the middle of the west wall. */
function fireplace(site: Site): Vector3 {
  const { set, random } = site,
    stone = { color: 0xd6cfc0, rough: 0.6 },
    soot = { color: 0x14110f, rough: 0.95 };
  let light = new Vector3();
  set.within(wallFrame(ROOM, "W"), () => {
    set.box([1.66, ROOM.height, 0.3], [0, ROOM.height / 2, 0.15], { color: 0x93a69d, rough: 0.93 }, { bevel: 0.01 });
    for (const side of [-1, 1]) set.box([0.26, 1.08, 0.16], [side * 0.6, 0.54, 0.37], stone, { bevel: 0.02 });
    set.box([1.46, 0.24, 0.16], [0, 0.99, 0.37], stone, { bevel: 0.02 });
    set.box([1.72, 0.06, 0.32], [0, 1.15, 0.42], stone, { bevel: 0.02 });
    set.box([1.5, 0.05, 0.62], [0, 0.025, 0.58], { color: 0x5e5a54, rough: 0.7 }, { bevel: 0.015 });
    set.box([0.94, 0.86, 0.02], [0, 0.44, 0.302], soot, { bevel: 0 });
    for (const side of [-1, 1]) set.box([0.02, 0.86, 0.14], [side * 0.46, 0.44, 0.37], soot, { bevel: 0 });
    for (let i = 0; i < 4; i++)
      set.cylinder(
        0.045,
        0.05,
        0.5,
        [(i - 1.5) * 0.06, 0.1 + (i % 2) * 0.07, 0.4 + (i % 2) * 0.03],
        { color: varied(0x3a281a, random), rough: 0.95 },
        { roll: Math.PI / 2 + (random() - 0.5) * 0.3, yaw: (random() - 0.5) * 0.5, sides: 8 },
      );
    light = fire(site, [0, 0.12, 0.4], 0.34);
    // on the mantel
    set.box([0.2, 0.24, 0.1], [0, 1.3, 0.42], { color: 0x5a3a24, rough: 0.35 }, { bevel: 0.02 });
    set.cylinder(0.075, 0.075, 0.01, [0, 1.31, 0.475], { color: 0xece4d0, rough: 0.4 }, { pitch: Math.PI / 2, sides: 24 });
    for (const x of [-0.62, 0.62]) {
      set.cylinder(0.02, 0.045, 0.2, [x, 1.28, 0.42], { color: 0xb8924a, metal: 0.9, rough: 0.3 });
      set.cylinder(0.014, 0.014, 0.14, [x, 1.45, 0.42], { color: 0xece4d0 });
    }
  });
  bookcase(site, wallFrame(ROOM, "W"), -1.75, 1.3, 2.15, 0xd9d3c4, 11);
  bookcase(site, wallFrame(ROOM, "W"), 1.75, 1.3, 2.15, 0xd9d3c4, 17);
  return light;
}

function walls(site: Site): void {
  const north = wallFrame(ROOM, "N"),
    east = wallFrame(ROOM, "E"),
    west = wallFrame(ROOM, "W"),
    south = wallFrame(ROOM, "S");
  site.set.within(placed(0.3, 0, 0), () => picture(site, west, 0, 1.95, 0.78, 0.58, 7, ["#caa27a", "#6d7f86", "#4c5d52", "#38463a"], 0x6a4a26));
  picture(site, north, 2.65, 1.75, 0.5, 0.64, 4, ["#e4d8c0", "#b0563a", "#3c5a64", "#d09a44", "#2a2a2a"]);
  picture(site, north, -2.35, 1.75, 0.5, 0.64, 5, ["#c8b890", "#6a8a92", "#4a6a5a", "#2f4a3c"]);
  picture(site, east, -1.4, 1.7, 0.62, 0.48, 5, ["#c8b890", "#6a8a92", "#4a6a5a", "#2f4a3c"]);
  picture(site, east, -0.7, 1.66, 0.36, 0.46, 8, ["#d9cdb4", "#7a4a3c", "#34464f", "#c8974a"]);
  picture(site, south, -0.4, 1.7, 0.9, 0.62, 9, ["#d9cdb4", "#8a9a92", "#5a6a5a", "#3a4a3c"], 0x2a2420);
}

async function smallThings(site: Site): Promise<void> {
  const { set, random, lit } = site,
    top = 0.42;
  cup(site, 0.55, top, -0.35);
  cup(site, 0.12, top, -0.28);
  for (let i = 0; i < 3; i++)
    set.box(
      [0.24 - i * 0.02, 0.028, 0.17],
      [-0.08, top + 0.014 + i * 0.028, -0.5],
      { color: [0x3a5a62, 0xa9503c, 0xcfc0a0][i], rough: 0.7 },
      { yaw: 0.2 + i * 0.12, bevel: 0.003 },
    );
  set.within(placed(0.62, top, -0.58, 0, 0.8), () => flowers(set, { random, lit }));
  set.box([0.34, 0.2, 0.12], [3.38, 0.93, -1.2], { color: 0x7a5236, rough: 0.45 }, { yaw: -1.57 - 0.1, bevel: 0.02 }); // a radio
  set.cylinder(0.06, 0.06, 0.01, [3.3, 0.93, -1.26], { color: 0xc8b890 }, { roll: Math.PI / 2, sides: 20 });
  const throwOver = new PlaneGeometry(0.62, 0.9, 6, 12),
    position = throwOver.attributes.position;
  for (let i = 0; i < position.count; i++) {
    const v = position.getY(i);
    position.setZ(i, 0.02 * Math.sin(position.getX(i) * 22) + 0.012 * Math.sin(v * 17));
  }
  throwOver.computeVertexNormals();
  set.add(throwOver, { color: 0xc8a878, rough: 1 }, placed(1.02, 0.62, -1.85, 0, 1, -0.5), { side: DoubleSide });
  await prop(site, "bb-piano", [-3.02, 0, -2.55], { yaw: 0.25 });
}
