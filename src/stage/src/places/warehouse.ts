// A warehouse: steel racks of boxes and pallets, a concrete floor with yellow lines, trusses, high windows, a roller door.
import { crate } from "../things/parts/containers.ts";
import { varied } from "../things/parts/part.ts";
import { bar, placed } from "../things/shapes.ts";
import { addMotes, addShaft } from "./kits/air.ts";
import { along, ceilingPanels, interior } from "./kits/interior.ts";
import { buildRoom, wallFrame, type RoomLook } from "./kits/room.ts";
import { at, bounds, lane, mark, prop, sit, stand, type PlaceRecipe, type Site } from "./site.ts";

const ROOM: RoomLook = {
  width: 17,
  depth: 22,
  height: 7,
  wall: 0x8a9094,
  wallFinish: "concrete",
  floor: "concrete",
  floorColor: 0x9a9690,
  floorRoughness: 0.55,
  trim: 0x4a5054,
  ceiling: 0x3a3e42,
  openings: [
    ...along(-6, 6, 4).map((x) => ({ wall: "N" as const, along: x, sill: 4.6, width: 2.6, height: 1.4, columns: 4, rows: 1, frame: 0x3a3e42 })),
    ...along(-8, 8, 5).map((z) => ({ wall: "W" as const, along: z, sill: 4.6, width: 2.4, height: 1.4, columns: 4, rows: 1, frame: 0x3a3e42 })),
  ],
};

export const warehouse: PlaceRecipe = {
  indoor: true,
  sunYaw: 240,
  swing: 0.4,
  ground: 0x6a6a68,
  async build(site) {
    buildRoom(site, ROOM);
    site.lit = Math.max(site.lit, 0.6);
    ceilingPanels(
      site,
      5.9,
      [
        [0, -3],
        [0, 2],
        [-3, -7],
        [3, -7],
        [0, 7],
      ],
      { width: 0.5, depth: 1.4, candela: 26 },
    );
    for (const x of [-6.6, -3.4, 3.4, 6.6]) rackRow(site, x);
    trusses(site);
    const { set, random, lit } = site;
    for (const x of [-1.7, 1.7]) set.box([0.12, 0.006, 20], [x, 0.004, 0], { color: 0xd8a82c, rough: 0.7 }, { bevel: 0 });
    set.within(wallFrame(ROOM, "N"), () => {
      for (const y of along(0.15, 3.45, 12))
        set.box([4, 0.26, 0.05], [0, y, 0.03], { color: y > 3.2 ? 0x5a6268 : 0x7a8288, metal: 0.4, rough: 0.5 }, { bevel: 0.02 });
      for (const x of [-2.1, 2.1]) set.box([0.18, 3.7, 0.14], [x, 1.85, 0.06], { color: 0xd8a82c, rough: 0.6 });
    });
    await prop(site, "b0-forklift", [-0.9, 0, -6.8], { yaw: 0.5 });
    for (const [x, y, z] of [
      [1.25, 0, -4.6],
      [1.3, 0.5, -4.5],
      [-1.3, 0, 3.4],
    ])
      set.within(placed(x, y, z, x * 2), () => crate(set, { random, lit }));
    if (site.daylight.practicals < 0.5) {
      for (const z of along(-6, 4, 3)) addShaft(site, at(-8.2, 5.6, z), at(0.75, -0.66, 0.05), 11, 1.6, site.daylight.color, 0.05);
      addMotes(site, at(0, 2.4, -1), at(6, 4, 10), 90, 0xfff4e0, 0.7, 0.005);
    }
    return interior(ROOM, {
      marks: [
        stand("aisle", 0, 0, 0, 0),
        stand("aisle-second", 0.9, 0, -0.4, -0.5),
        stand("racks", -2, 0, 1.4, -Math.PI / 2),
        stand("door", 0, 0, -8.6, 0),
        sit("crate", -1.25, 0, 3.35, 0.9, 0.5),
        mark("crate-top", "table-top", 1.25, 1.02, -4.5, 0, 0.35),
        { id: "vehicle", kind: "vehicle", position: at(0, 0, -4), facing: 0, radius: 2.2 },
      ],
      lanes: [
        lane("aisle", "walk", 2, [0.2, 0, -8.4], [0, 0, 5.5]),
        lane("cross", "walk", 1.6, [-1.4, 0, 1], [1.6, 0, 1]),
        lane("drive", "drive", 3, [0, 0, -9], [0, 0, 7]),
      ],
      cameraBounds: bounds(-2.3, 0.4, -10, 2.3, 5.6, 10.4),
      surface: () => "concrete",
      ambience: ["room", "machinery"],
      acoustics: { space: "hall", decaySeconds: 2.1, wet: 0.24 },
      room: { exposure: 1.3, keyColor: 0xeaf0f4, keyKelvin: 4600 },
    });
  },
};

/** A rack along z: uprights, beams, and on each level pallets with boxes. */
function rackRow(site: Site, x: number): void {
  const { set, random } = site;
  for (const z of along(-9.5, 9.5, 8)) {
    for (const dx of [-0.55, 0.55]) set.box([0.09, 5.2, 0.09], [x + dx, 2.6, z], { color: 0x1f4a7a, rough: 0.5 });
    for (const y of along(0.3, 5, 6)) set.add(bar(at(x - 0.5, y, z), at(x + 0.5, y + 0.5, z), 0.014, 5), { color: 0x1f4a7a, rough: 0.5 });
  }
  for (const y of [1.5, 3.1, 4.7]) for (const dx of [-0.55, 0.55]) set.box([0.06, 0.12, 19], [x + dx, y, 0], { color: 0xd86a2c, rough: 0.5 });
  const cells = along(-8.2, 8.2, 13);
  for (const level of [0.06, 1.58, 3.18])
    for (const z of cells) {
      if (random() < 0.12) continue;
      set.box([1.1, 0.1, 1.05], [x, level + 0.05, z], { color: 0xb08a5c, rough: 0.9 });
      const rows = 1 + Math.floor(random() * 3),
        size = 0.34 + random() * 0.1;
      const tone = varied([0xb8905c, 0xa87c4a, 0xc8a878, 0x8a9aa0][Math.floor(random() * 4)], random, 0.3);
      for (let row = 0; row < rows; row++)
        for (const dz of [-0.25, 0.25])
          for (const dx of [-0.25, 0.25])
            set.box(
              [0.47, size, 0.47],
              [x + dx, level + 0.1 + size * (row + 0.5), z + dz],
              { color: tone, rough: 0.9 },
              { bevel: 0.006, yaw: (random() - 0.5) * 0.06 },
            );
    }
  for (const z of along(-7, 7, 3)) set.contact([x, 0, z], 1.6, 6.8, 0, 0.5);
}

function trusses(site: Site): void {
  const steel = { color: 0x5a6268, metal: 0.4, rough: 0.6 };
  for (const z of along(-9, 9, 6)) {
    for (const y of [6.1, 6.8]) site.set.box([16.6, 0.1, 0.1], [0, y, z], steel);
    for (const x of along(-7.6, 7.6, 12)) site.set.add(bar(at(x, 6.1, z), at(x + 0.7, 6.8, z), 0.03, 5), steel);
  }
}
