// A bedroom: a made bed between night tables with lamps, a window with long curtains, a wardrobe, a desk, a rug.
import { BufferAttribute, PlaneGeometry, DoubleSide, SphereGeometry, TorusGeometry, Vector3 } from "three";
import { leafyPlant, pottedPlant } from "../things/parts/plants.ts";
import { armchair, chair } from "../things/parts/seating.ts";
import { book } from "../things/parts/objects.ts";
import { cushion, placed } from "../things/shapes.ts";
import { fbm } from "../things/noise.ts";
import { gardenOutside } from "./kits/garden.ts";
import { tableLamp } from "./kits/lamps.ts";
import { bookcase, picture, rug } from "./kits/furnishing.ts";
import { buildRoom, wallFrame, type RoomLook } from "./kits/room.ts";
import { at, bounds, lane, mark, sit, stand, view, type PlaceRecipe, type Site } from "./site.ts";

const ROOM: RoomLook = {
  width: 6,
  depth: 5.4,
  height: 2.7,
  wall: 0xcfc4b4,
  accent: { N: 0x5f7280 },
  floor: "parquet",
  floorColor: 0xe8d8c0,
  trim: 0xece6da,
  ceiling: 0xe8e3d8,
  openings: [
    { wall: "W", along: -0.4, sill: 0.4, width: 1.5, height: 1.9, columns: 2, rows: 3, curtain: 0xe0d8c8, drawn: 0.32 },
    { wall: "S", along: 2, sill: 0, width: 0.95, height: 2.08, door: true },
  ],
};
const BED = { x: 0.5, z: -1.55, width: 1.7, length: 2.05, height: 0.52 };

export const bedroom: PlaceRecipe = {
  indoor: true,
  sunYaw: -78,
  swing: 0.4,
  ground: 0x6a6a58,
  async build(site) {
    buildRoom(site, ROOM);
    const lights = bed(site);
    furnish(site);
    gardenOutside(site);
    site.lamps.push(...lights.map((position) => ({ position, color: 0xffc48c, candela: 5.5, reach: 7 })), {
      position: at(-2.3, 1.15, 1.9),
      color: 0xffc890,
      candela: 4,
      reach: 5,
    });
    return {
      centre: at(0, 0, 0),
      marks: [
        stand("floor", -0.2, 0, 0.9, 0),
        stand("floor-second", -1.1, 0, 0.8, 0.4),
        stand("window", -2.2, 0, -0.4, -1.57),
        stand("door", 2, 0, 2, Math.PI),
        sit("bed-edge", BED.x - 0.86, 0, -0.9, -1.2, BED.height),
        sit("bed-foot", BED.x, 0, -0.42, 0, BED.height),
        mark("bed", "lie", BED.x - 0.35, BED.height + 0.06, BED.z - 0.1, 0),
        mark("bed-second", "lie", BED.x + 0.4, BED.height + 0.06, BED.z - 0.1, 0),
        mark("desk-top", "table-top", -2.35, 0.76, 1.92, 0, 0.25),
        sit("desk", -2.3, 0, 1.45, 0, 0.46),
        sit("armchair", 2.2, 0, 0.7, -2.2, 0.45),
      ],
      lanes: [lane("in", "walk", 0.8, [2, 0, 2.3], [0.4, 0, 1.4], [-1.6, 0, 0.9])],
      views: [view(-16, 1.35, 1.5, 3), view(14, 1.35, 1.5, 2.8), view(40, 1.4, 1.5, 2.8), view(90, 1.3, 1.5, 2.6)],
      cameraBounds: bounds(-2.7, 0.35, -2.3, 2.7, 2.4, 2.5),
      groundHeight: () => 0,
      surface: (x, z) => (Math.abs(x - 0.3) < 1.5 && Math.abs(z - 0.15) < 0.9 ? "carpet" : "wood"),
      acoustics: { space: "room", decaySeconds: 0.3, wet: 0.07 },
      ambience: ["room tone"],
      shadow: { centre: at(0, 0.5, -0.3), reach: 4.6, depth: 14 },
      room: { probe: at(0, 1.4, 0.6), exposure: 1.2, keyDirection: new Vector3(-0.4, 0.5, -0.6).normalize(), ambient: 1.15 },
    };
  },
};

/** Frame, mattress, pillows, a duvet that hangs over the sides with folds; night tables. Returns the lamps. */
function bed(site: Site): Vector3[] {
  const { set, random, lit } = site,
    { x, z, width, length, height } = BED,
    wood = { color: 0x6a4a32, rough: 0.45 };
  set.box([width + 0.1, 0.2, length + 0.06], [x, 0.22, z], wood, { bevel: 0.015 });
  set.box([width + 0.14, 1.05, 0.08], [x, 0.56, z - length / 2 - 0.03], wood, { bevel: 0.02 });
  for (let i = 0; i < 3; i++)
    set.box(
      [width / 3 - 0.06, 0.44, 0.06],
      [x - width / 3 + (i * width) / 3, 0.82, z - length / 2 + 0.03],
      { color: 0x8a94a0, rough: 0.95 },
      { bevel: 0.025 },
    );
  set.box([width, 0.2, length], [x, 0.41, z], { color: 0xe8e4da, rough: 0.95 }, { bevel: 0.05 });
  const duvet = new PlaneGeometry(width + 0.5, length * 0.8, 40, 34).rotateX(-Math.PI / 2),
    position = duvet.attributes.position as BufferAttribute;
  for (let i = 0; i < position.count; i++) {
    const px = position.getX(i),
      pz = position.getZ(i),
      over = Math.max(0, Math.abs(px) - width / 2),
      foot = Math.max(0, pz - length * 0.4 + 0.04),
      puff = 0.035 * fbm(px * 3 + 4, pz * 3 + 8, 3);
    position.setXYZ(
      i,
      Math.sign(px) * Math.min(Math.abs(px), width / 2 + 0.035 + 0.03 * Math.sin(pz * 14) * Math.min(1, over * 8)),
      height + 0.02 + puff - Math.min(0.3, over * 1.25) - Math.min(0.3, foot * 2),
      pz - Math.max(0, foot - 0.04),
    );
  }
  duvet.computeVertexNormals();
  set.add(duvet, { color: 0xd6cbb8, rough: 1 }, placed(x, 0, z + length * 0.1), { side: DoubleSide });
  set.box([width + 0.02, 0.05, 0.62], [x, height + 0.045, z + 0.55], { color: 0x7a8a80, rough: 1 }, { bevel: 0.02 });
  for (const side of [-1, 1]) {
    set.add(
      cushion(),
      { color: 0xf0ece2, rough: 1 },
      placed(x + side * 0.42, height + 0.1, z - length / 2 + 0.32, side * 0.06, new Vector3(0.68, 0.44, 0.5), -1.0),
    );
    set.add(
      cushion(),
      { color: side > 0 ? 0xb8865a : 0x5f7280, rough: 1 },
      placed(x + side * 0.3, height + 0.17, z - length / 2 + 0.52, -side * 0.15, 0.4, -0.7),
    );
  }
  set.contact([x, 0, z], width + 0.5, length + 0.4, 0, 0.65);
  return [-1, 1].map((side) => {
    const tx = x + side * (width / 2 + 0.38);
    set.box([0.46, 0.42, 0.38], [tx, 0.3, z - length / 2 + 0.2], wood, { bevel: 0.012 });
    set.box([0.5, 0.03, 0.42], [tx, 0.52, z - length / 2 + 0.2], wood);
    for (const y of [0.22, 0.4]) {
      set.box([0.4, 0.16, 0.02], [tx, y, z - length / 2 + 0.395], { color: 0x74543a, rough: 0.45 });
      set.add(new SphereGeometry(0.012, 8, 6), { color: 0xb8924a, metal: 0.9, rough: 0.3 }, placed(tx, y, z - length / 2 + 0.415));
    }
    set.contact([tx, 0, z - length / 2 + 0.2], 0.7, 0.6, 0, 0.5);
    set.within(placed(tx + 0.1, 0.535, z - length / 2 + 0.28, 0.5), () => book(set, { random, lit, color: side > 0 ? 0x3a5a62 : 0x9a4a3c }));
    return tableLamp(site, tx - side * 0.06, 0.535, z - length / 2 + 0.14, 0xd8d0c0);
  });
}

function furnish(site: Site): void {
  const { set, random, lit } = site,
    look = { random, lit },
    wood = { color: 0x7a5a40, rough: 0.45 },
    north = wallFrame(ROOM, "N"),
    east = wallFrame(ROOM, "E"),
    south = wallFrame(ROOM, "S");
  rug(site, 0.4, 0.15, 3, 1.8, 0, ["#6a7a80", "#d8ccb4", "#8a5a48", "#4a565c"], 5);
  // wardrobe on the east wall
  set.box([0.6, 2.1, 1.5], [2.68, 1.07, -0.9], wood, { bevel: 0.012 });
  for (const dz of [-0.375, 0.375]) {
    set.box([0.025, 1.9, 0.7], [2.37, 1.1, -0.9 + dz], { color: 0x84634a, rough: 0.45 }, { bevel: 0.012 });
    set.box([0.025, 0.2, 0.02], [2.345, 1.1, -0.9 + dz * 0.16], { color: 0xb8924a, metal: 0.9, rough: 0.3 });
  }
  set.contact([2.68, 0, -0.9], 0.9, 1.8, 0, 0.55);
  // desk in the corner by the south wall
  set.box([1.2, 0.035, 0.56], [-2.3, 0.74, 2.05], wood);
  for (const dx of [-0.55, 0.55]) for (const dz of [-0.23, 0.23]) set.box([0.045, 0.72, 0.045], [-2.3 + dx, 0.36, 2.05 + dz], wood);
  set.within(placed(-2.3, 0, 1.5), () => chair(set, { ...look, color: 0x8a6a4a }));
  tableLamp(site, -2.7, 0.76, 2.15, 0x3a5a52);
  set.contact([-2.3, 0, 2.05], 1.5, 0.9, 0, 0.45);
  for (let i = 0; i < 4; i++)
    set.box(
      [0.2 - i * 0.01, 0.026, 0.15],
      [-2.05, 0.772 + i * 0.026, 2.1],
      { color: [0x8a3a30, 0x3a5a62, 0xcfc0a0, 0x4a5a3c][i], rough: 0.7 },
      { yaw: 0.2 * i, bevel: 0.003 },
    );
  set.within(placed(2.25, 0, 0.65, -2.2), () => armchair(set, { ...look, color: 0x8a7a66 }));
  set.within(placed(-2.55, 0, -2.2), () => pottedPlant(set, look));
  set.within(placed(2.68, 2.14, -0.6, 0, 0.7), () => leafyPlant(set, look));
  bookcase(site, south, 0.5, 1.3, 1.5, 0x7a5a40, 23);
  picture(site, north, BED.x - 0.45, 1.72, 0.6, 0.46, 7, ["#cabfae", "#7a8a92", "#5a6a72", "#3c4a50"]);
  picture(site, north, BED.x + 0.4, 1.78, 0.44, 0.56, 4, ["#e4d8c0", "#b0563a", "#3c5a64", "#d09a44", "#2a2a2a"]);
  picture(site, east, 1.1, 1.6, 0.6, 0.8, 9, ["#d8ccb4", "#8a9a92", "#5a6a5a", "#3a4a3c"]);
  set.add(new TorusGeometry(0.36, 0.025, 8, 36), { color: 0xb8924a, metal: 0.9, rough: 0.3 }, placed(-1.5, 1.7, -2.68));
  set.cylinder(0.35, 0.35, 0.012, [-1.5, 1.7, -2.685], { color: 0xc8d0d2, metal: 1, rough: 0.05 }, { pitch: Math.PI / 2, sides: 36 });
}
