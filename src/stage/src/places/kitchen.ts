// A family kitchen: worktops under a window, a stove with a hood, open shelves, an island with stools, a table by the door.
import { BoxGeometry, CylinderGeometry, SphereGeometry, TorusGeometry, Vector3 } from "three";
import { flowers, leafyPlant } from "../things/parts/plants.ts";
import { chair, stool, table } from "../things/parts/seating.ts";
import { bottle } from "../things/parts/bottles.ts";
import { bowl, mug } from "../things/parts/tableware.ts";
import { varied } from "../things/parts/part.ts";
import { placed, tube, turned } from "../things/shapes.ts";
import { gardenOutside } from "./kits/garden.ts";
import { pendant } from "./kits/lamps.ts";
import { picture } from "./kits/furnishing.ts";
import { buildRoom, wallFrame, type RoomLook } from "./kits/room.ts";
import { at, bounds, lane, mark, sit, stand, view, type PlaceRecipe, type Site } from "./site.ts";

const TOP = 0.92,
  ROOM: RoomLook = {
    width: 6.8,
    depth: 5.6,
    height: 2.75,
    wall: 0xe4ddcc,
    floor: "tiles",
    floorColor: 0xb8a898,
    trim: 0xf0ece2,
    ceiling: 0xece8de,
    openings: [
      { wall: "N", along: 0.2, sill: 1.06, width: 1.7, height: 1.25, columns: 3, rows: 2 },
      { wall: "E", along: 0.6, sill: 0, width: 1, height: 2.1, door: true, frame: 0xb8c4b8 },
      { wall: "W", along: 0.7, sill: 0.85, width: 1.3, height: 1.4, rows: 2, curtain: 0xd8d0bc, drawn: 0.22 },
    ],
  };
const FRONTS = 0x6f8a80,
  WOOD = 0xb08a5c;

export const kitchen: PlaceRecipe = {
  indoor: true,
  sunYaw: 154,
  swing: 0.4,
  ground: 0x6a6a58,
  async build(site) {
    buildRoom(site, ROOM);
    units(site);
    stove(site);
    shelves(site);
    const lights = island(site);
    dining(site);
    gardenOutside(site);
    site.lamps.push(...lights.map((position) => ({ position, color: 0xffcf98, candela: 7, reach: 6 })), {
      position: at(-1.75, 1.55, -2.35),
      color: 0xffe0b8,
      candela: 3,
      reach: 3.5,
    });
    return {
      centre: at(0.3, 0, 0),
      marks: [
        stand("island", 0.5, 0, -0.95, 0),
        stand("island-front", 0.4, 0, 1.05, Math.PI),
        stand("stove", -1.75, 0, -1.75, Math.PI),
        stand("sink", 0.3, 0, -1.85, Math.PI),
        stand("floor", 1.7, 0, 1.2, -0.3),
        stand("door", 2.7, 0, 0.6, -1.57),
        sit("stool-left", -0.2, 0, 0.72, Math.PI, 0.66),
        sit("stool-right", 0.95, 0, 0.72, Math.PI, 0.66),
        sit("chair", -2.35, 0, 0.35, 0.2, 0.46),
        sit("chair-second", -2.35, 0, 1.95, Math.PI - 0.2, 0.46),
        mark("worktop", "table-top", 0.4, TOP, 0.05, 0, 0.4),
      ],
      lanes: [lane("across", "walk", 0.8, [2.9, 0, 0.7], [1.9, 0, 1.3], [-1, 0, 1.35]), lane("behind", "walk", 0.8, [2.4, 0, -1.2], [-1.6, 0, -1.2])],
      views: [view(24, 1.4, 1.5, 3.2), view(-10, 1.35, 1.5, 2.7), view(52, 1.4, 1.5, 3), view(200, 1.4, 1.2, 2)],
      cameraBounds: bounds(-3.1, 0.4, -2.4, 3.15, 2.4, 2.6),
      groundHeight: () => 0,
      surface: () => "tile",
      acoustics: { space: "room", decaySeconds: 0.5, wet: 0.11 },
      ambience: ["room tone"],
      shadow: { centre: at(0, 0.5, -0.3), reach: 5, depth: 15 },
      room: { probe: at(0.3, 1.6, 0.5), exposure: 1.1, keyDirection: new Vector3(0.1, 0.9, 0.2).normalize(), ambient: 1.15 },
    };
  },
};

/** Base units with drawers along the north wall, and tall ones in the corner. */
function units(site: Site): void {
  const { set } = site,
    z = -ROOM.depth / 2 + 0.31,
    front = { color: FRONTS, rough: 0.5 },
    brass = { color: 0xb8924a, metal: 0.9, rough: 0.3 };
  set.box([5.3, 0.82, 0.58], [-0.2, 0.49, z], front);
  set.box([5.3, 0.08, 0.5], [-0.2, 0.04, z - 0.02], { color: 0x24241f });
  set.box([5.4, 0.04, 0.64], [-0.2, TOP - 0.02, z + 0.01], { color: WOOD, rough: 0.4 }, { bevel: 0.01 });
  for (let i = 0; i < 9; i++) {
    const x = -2.56 + i * 0.59;
    if (i === 2) continue; // the oven stands here
    for (const [y, tall] of i % 3 === 0
      ? [
          [0.74, 0.2],
          [0.5, 0.22],
          [0.24, 0.24],
        ]
      : [
          [0.74, 0.2],
          [0.36, 0.52],
        ]) {
      set.box([0.56, tall, 0.022], [x, y, z + 0.3], { color: varied(FRONTS, site.random, 0.06), rough: 0.5 }, { bevel: 0.008 });
      set.box([0.12, 0.016, 0.022], [x, y + tall / 2 - 0.05, z + 0.322], brass, { bevel: 0.006 });
    }
  }
  set.contact([-0.2, 0, z + 0.1], 5.6, 0.9, 0, 0.5);
  // splash-back of small tiles, sink and tap under the window
  for (const [from, to] of [
    [-2.86, -0.75],
    [1.15, 2.46],
  ])
    set.surface("tiles", new BoxGeometry(to - from, 0.56, 0.02).translate((from + to) / 2, TOP + 0.28, -ROOM.depth / 2 + 0.01), {
      axis: "auto",
      color: 0xf2eee2,
      scale: 0.35,
    });
  set.box([0.66, 0.012, 0.42], [0.3, TOP + 0.002, z], { color: 0xc4c8ca, metal: 0.9, rough: 0.25 });
  set.box([0.56, 0.02, 0.34], [0.3, TOP - 0.002, z], { color: 0x6a6e70, metal: 0.8, rough: 0.3 });
  set.add(tube([at(0.3, TOP, z - 0.22), at(0.3, TOP + 0.3, z - 0.22), at(0.3, TOP + 0.36, z - 0.12), at(0.3, TOP + 0.27, z - 0.04)], 0.014, 18, 8), {
    color: 0xc4c8ca,
    metal: 1,
    rough: 0.15,
  });
  for (const x of [-0.35, 0.9])
    set.within(placed(x, 1.1, -ROOM.depth / 2 + 0.02, x, 0.42), () => leafyPlant(set, { random: site.random, lit: 0, color: 0xc87a50 }));
  // refrigerator
  set.box([0.72, 1.86, 0.66], [2.95, 0.95, z + 0.02], { color: 0xdad8d0, rough: 0.35, metal: 0.1 }, { bevel: 0.04 });
  set.box([0.7, 0.012, 0.02], [2.95, 1.25, z + 0.36], { color: 0x8a8a86 });
  for (const y of [1.42, 0.95]) set.box([0.03, 0.34, 0.035], [2.66, y, z + 0.385], { color: 0xb8bcc0, metal: 1, rough: 0.25 }, { bevel: 0.012 });
  for (const [x, y, color] of [
    [2.85, 1.6, 0xd8b45a],
    [3.05, 1.55, 0x8ab0c8],
    [2.95, 1.45, 0xe8e2d4],
  ])
    set.box([0.12, 0.09, 0.004], [x, y, z + 0.354], { color }, { bevel: 0 });
  set.contact([2.95, 0, z], 1, 0.95, 0, 0.5);
}

/** Oven with glass door, hob with a pot and a pan, hood above. */
function stove(site: Site): void {
  const { set } = site,
    x = -1.38,
    z = -ROOM.depth / 2 + 0.31,
    steel = { color: 0xb0b4b6, metal: 0.9, rough: 0.3 };
  set.box([0.6, 0.84, 0.6], [x, 0.5, z + 0.01], { color: 0x2a2c2e, rough: 0.35 }, { bevel: 0.01 });
  set.box([0.5, 0.4, 0.02], [x, 0.46, z + 0.32], { color: 0x0c0e10, rough: 0.06 });
  set.box([0.48, 0.024, 0.03], [x, 0.7, z + 0.34], steel, { bevel: 0.01 });
  for (let i = 0; i < 5; i++)
    set.add(new CylinderGeometry(0.022, 0.022, 0.03, 14).rotateX(Math.PI / 2), steel, placed(x - 0.2 + i * 0.1, 0.82, z + 0.325));
  set.box([0.6, 0.012, 0.56], [x, TOP + 0.006, z], { color: 0x101214, rough: 0.15 });
  for (const [dx, dz] of [
    [-0.15, -0.13],
    [0.15, -0.13],
    [-0.15, 0.13],
    [0.15, 0.13],
  ])
    set.add(new TorusGeometry(0.085, 0.008, 5, 20).rotateX(Math.PI / 2), { color: 0x26282a, rough: 0.5 }, placed(x + dx, TOP + 0.02, z + dz));
  set.add(
    turned(
      [
        [0, 0.004],
        [0.11, 0],
        [0.12, 0.012],
        [0.12, 0.15],
        [0.124, 0.155],
      ],
      26,
    ),
    steel,
    placed(x - 0.15, TOP + 0.028, z - 0.12),
  );
  set.add(
    turned(
      [
        [0.124, 0],
        [0.1, 0.018],
        [0.02, 0.028],
        [0.02, 0.05],
        [0, 0.052],
      ],
      26,
    ),
    steel,
    placed(x - 0.15, TOP + 0.18, z - 0.12),
  );
  set.add(
    turned(
      [
        [0, 0.004],
        [0.1, 0],
        [0.13, 0.045],
        [0.126, 0.045],
        [0.1, 0.01],
        [0, 0.01],
      ],
      26,
    ),
    { color: 0x1c1e20, rough: 0.45 },
    placed(x + 0.15, TOP + 0.028, z + 0.12),
  );
  set.box([0.025, 0.016, 0.2], [x + 0.15, TOP + 0.07, z + 0.33], { color: 0x2a1c14, rough: 0.6 }, { pitch: -0.15 });
  set.box([0.64, 0.1, 0.5], [x, 1.62, z - 0.04], steel, { bevel: 0.015 });
  set.box([0.3, 1.1, 0.3], [x, 2.2, z - 0.14], steel, { bevel: 0.01 });
  site.glow(at(x, 1.565, z), 0.04, 0xffe4c0, 0.4 + 3 * site.lit);
}

function shelves(site: Site): void {
  const { set, random } = site,
    z = -ROOM.depth / 2 + 0.14;
  for (const [from, to, y] of [
    [-2.9, -1.8, 1.62],
    [-2.9, -1.8, 2],
    [1.3, 2.5, 1.62],
    [1.3, 2.5, 2],
  ]) {
    set.box([to - from, 0.03, 0.24], [(from + to) / 2, y, z], { color: WOOD, rough: 0.5 });
    for (let x = from + 0.08; x < to - 0.05; x += 0.11 + random() * 0.07) {
      const kind = random();
      if (kind < 0.4)
        set.cylinder(
          0.042,
          0.034,
          0.085,
          [x, y + 0.058, z],
          { color: [0xe8e2d6, 0x8aa8a0, 0xc8785a][Math.floor(random() * 3)], rough: 0.25 },
          { sides: 14 },
        );
      else if (kind < 0.75) {
        set.cylinder(
          0.048,
          0.048,
          0.14,
          [x, y + 0.085, z],
          { color: varied([0xcfa868, 0x8a5a38, 0xe0d4b0, 0x6a7a4a][Math.floor(random() * 4)], random), rough: 0.3 },
          { sides: 14 },
        );
        set.cylinder(0.05, 0.05, 0.02, [x, y + 0.165, z], { color: 0x5a4028 }, { sides: 14 });
      } else
        for (let i = 0; i < 5; i++)
          set.cylinder(0.085, 0.06, 0.012, [x + 0.02, y + 0.022 + i * 0.012, z], { color: 0xeae6da, rough: 0.2 }, { sides: 20 });
    }
  }
  picture(site, wallFrame(ROOM, "W"), 1.55, 1.65, 0.44, 0.56, 8, ["#e4dcc8", "#c8784a", "#5a7a6a", "#d8a848"]);
  picture(site, wallFrame(ROOM, "S"), 0.8, 1.7, 0.8, 0.6, 7, ["#d8c8a8", "#8a9a8a", "#5c6d5a", "#3c4c40"]);
}

/** Island with a thick top, stools, a bowl of fruit, a board with bread; two pendants above. */
function island(site: Site): Vector3[] {
  const { set, random, lit } = site,
    look = { random, lit };
  set.box([1.9, 0.86, 0.62], [0.4, 0.44, -0.05], { color: 0x52665e, rough: 0.5 });
  for (let i = 0; i < 4; i++) set.box([0.42, 0.72, 0.02], [-0.31 + i * 0.475, 0.46, 0.265], { color: 0x5a7068, rough: 0.5 }, { bevel: 0.01 });
  set.box([2.1, 0.05, 0.86], [0.4, TOP - 0.025, 0.05], { color: 0xe6e2d8, rough: 0.2 }, { bevel: 0.015 });
  set.contact([0.4, 0, 0], 2.3, 1, 0, 0.55);
  for (const x of [-0.2, 0.95]) set.within(placed(x, 0, 0.72, 0, 1.45), () => stool(set, { ...look, color: 0x8a5f3a }));
  set.within(placed(1.05, TOP, -0.05), () => bowl(set, look));
  set.within(placed(-0.35, TOP, -0.1, 0.6), () => mug(set, { ...look, color: 0xc8785a }));
  set.within(placed(0.2, TOP, 0.25, 2.6), () => mug(set, look));
  set.within(placed(1.32, TOP, -0.2), () => bottle(set, { ...look, color: 0x6a7a2c }));
  set.box([0.42, 0.022, 0.26], [0.35, TOP + 0.011, -0.12], { color: 0x9a6a3c, rough: 0.6 }, { yaw: 0.15 });
  set.add(new SphereGeometry(0.075, 14, 10).scale(1.9, 0.9, 1), { color: 0xb87c40, rough: 0.8 }, placed(0.32, TOP + 0.08, -0.12, 0.2));
  for (let i = 0; i < 3; i++)
    set.add(
      new CylinderGeometry(0.06, 0.06, 0.014, 16).rotateZ(Math.PI / 2),
      { color: 0xd8b078, rough: 0.9 },
      placed(0.48 + i * 0.022, TOP + 0.07, -0.1, 0.2),
    );
  return [-0.15, 0.95].map((x) => pendant(site, x, 1.85, 0, ROOM.height, 0xc8703c));
}

function dining(site: Site): void {
  const { set, random, lit } = site,
    look = { random, lit };
  set.within(placed(-2.35, 0, 1.15, Math.PI / 2, 0.82), () => table(set, { ...look, color: WOOD }));
  for (const [x, z, yaw] of [
    [-2.35, 0.28, 0.2],
    [-2.35, 2.02, Math.PI - 0.2],
    [-1.62, 1.15, -1.4],
  ])
    set.within(placed(x, 0, z, yaw), () => chair(set, { ...look, color: 0xa8845a }));
  set.within(placed(-2.35, 0.615, 1.15), () => flowers(set, look));
}
