// A smith's and joiner's workshop: brick, a forge that glows, an anvil, a bench with a vice, tools on the wall, barrels, dust in the light.
import { ExtrudeGeometry, Shape } from "three";
import { barrel, crate } from "../things/parts/containers.ts";
import { bar, placed, turned } from "../things/shapes.ts";
import { addMotes, addShaft } from "./kits/air.ts";
import { fire } from "./kits/lamps.ts";
import { along, interior } from "./kits/interior.ts";
import { buildRoom, wallFrame, type RoomLook } from "./kits/room.ts";
import { gardenOutside } from "./kits/garden.ts";
import { at, lane, mark, sit, stand, view, type PlaceRecipe, type Site } from "./site.ts";

const ROOM: RoomLook = {
  width: 8.4,
  depth: 8,
  height: 3.6,
  wall: 0x8a6a58,
  wallFinish: "brick",
  floor: "concrete",
  floorColor: 0x6a625a,
  trim: 0x3a2a1e,
  ceiling: 0x3a2c20,
  beams: 5,
  openings: [
    { wall: "W", along: -1.2, sill: 1.2, width: 1.5, height: 1.4, columns: 3, rows: 3, frame: 0x2c241c },
    { wall: "W", along: 1.8, sill: 1.2, width: 1.5, height: 1.4, columns: 3, rows: 3, frame: 0x2c241c },
  ],
};

export const workshop: PlaceRecipe = {
  indoor: true,
  sunYaw: 262,
  swing: 0.3,
  ground: 0x4a3c30,
  async build(site) {
    buildRoom(site, ROOM);
    site.set.within(placed(0, 0, 0, Math.PI / 2), () => gardenOutside(site));
    site.lit = Math.max(site.lit, 0.8);
    forge(site);
    anvil(site, 0.3, -0.9);
    bench(site);
    tools(site);
    const { set, random, lit } = site;
    for (const [x, z] of [
      [3.6, 3.2],
      [2.9, 3.5],
    ])
      set.within(placed(x, 0, z, x), () => barrel(set, { random, lit }));
    for (const [x, y, z] of [
      [-3.6, 0, 3.3],
      [-2.9, 0, 3.5],
      [-3.3, 0.5, 3.4],
    ])
      set.within(placed(x, y, z, x), () => crate(set, { random, lit }));
    for (const [i, x] of along(-0.6, 0.6, 7).entries())
      set.add(bar(at(3.9, 0, x - 1.4), at(4.1, 2.3, x - 1.3), 0.016 + (i % 3) * 0.008, 8), { color: 0x5a5450, metal: 0.7, rough: 0.5 });
    if (site.daylight.practicals < 0.6) {
      for (const z of [-1.2, 1.8]) addShaft(site, at(-4, 2.4, z), at(0.82, -0.5, 0.1), 6, 1.1, site.daylight.color, 0.08);
      addMotes(site, at(-1, 1.6, 0.4), at(5, 2, 4), 80, 0xfff0d0, 0.8, 0.004);
    }
    return interior(ROOM, {
      centre: at(0.3, 0, -0.4),
      marks: [
        stand("anvil", 0.3, 0, -1.6, 0),
        stand("floor", -0.8, 0, 0.2, 0.3),
        stand("floor-second", 0.9, 0, 0.4, -0.4),
        stand("forge", 2.2, 0, -2.2, 1.8),
        stand("bench", -2.7, 0, -0.3, -Math.PI / 2),
        sit("crate", -2.5, 0, 2.9, 0.8, 0.5),
        mark("bench-top", "table-top", -3.5, 0.92, 0.3, Math.PI / 2, 0.5),
      ],
      lanes: [lane("floor", "walk", 1.1, [-1.2, 0, 3.4], [0.1, 0, -0.2]), lane("across", "walk", 1, [-2.4, 0, 1], [3, 0, 1])],
      views: [view(6, 1.45, 1.7, 4), view(-28, 1.4, 1.7, 3.6), view(36, 1.4, 1.7, 3.4), view(-75, 1.45, 1.6, 2.6)],
      surface: () => "stone",
      ambience: ["room", "fire"],
      room: { exposure: 1.6, keyDirection: at(0.75, 0.5, -0.3).normalize(), keyColor: 0xffb878, keyKelvin: 2700 },
    });
  },
};

/** A hooded hearth in the corner; its coals light the room. */
function forge(site: Site): void {
  const { set } = site;
  set.within(placed(3.1, 0, -3), () => {
    set.box([1.7, 0.8, 1.5], [0, 0.4, 0], { color: 0x5a4438, rough: 0.95 }, { bevel: 0.03 });
    set.box([1.8, 0.1, 1.6], [0, 0.84, 0], { color: 0x4a423c, rough: 0.9 }, { bevel: 0.03 });
    set.cylinder(0.3, 0.95, 0.9, [0, 2.25, -0.1], { color: 0x2c2824, metal: 0.5, rough: 0.6 }, { sides: 4, yaw: Math.PI / 4 });
    set.box([0.42, 1.2, 0.42], [0, 3.1, -0.1], { color: 0x2c2824, metal: 0.5, rough: 0.6 });
    for (let i = 0; i < 40; i++) {
      const a = i * 2.4,
        r = 0.42 * Math.sqrt(i / 40);
      set.box([0.09, 0.07, 0.09], [Math.sin(a) * r, 0.93, Math.cos(a) * r], { color: 0x1c1816, rough: 1 }, { yaw: a, bevel: 0.02 });
    }
    const light = fire(site, [0, 0.93, 0], 0.36);
    site.lamps.unshift({ position: light.setY(1.5), color: 0xff9a54, candela: 10, reach: 9, flicker: true });
    set.contact([0, 0, 0], 2.1, 1.9, 0, 0.6);
  });
  site.lamps.push({ position: at(-1.6, 2.8, 1.4), color: 0xffd8a8, candela: 14, reach: 9 });
  set.cylinder(0.006, 0.006, 0.6, [-1.6, 3.2, 1.4], { color: 0x1c1816 }, { sides: 5 });
  set.add(
    turned(
      [
        [0.02, 0.14],
        [0.06, 0.12],
        [0.2, 0],
      ],
      20,
    ),
    { color: 0x2a3a34, metal: 0.4, rough: 0.5 },
    placed(-1.6, 2.82, 1.4),
    { side: 2 },
  );
  site.glow(at(-1.6, 2.83, 1.4), 0.05, 0xffd8a0, 1 + 4 * site.lit);
}

/** On an oak block; its horn to the left. A glowing bar lies on it. */
function anvil(site: Site, x: number, z: number): void {
  const { set } = site,
    iron = { color: 0x3c3a3a, metal: 0.8, rough: 0.45 };
  set.within(placed(x, 0, z), () => {
    set.cylinder(0.27, 0.3, 0.5, [0, 0.25, 0], { color: 0x6a4a30, rough: 0.9 }, { sides: 20 });
    const side = new Shape();
    side.moveTo(-0.2, 0);
    side.lineTo(0.2, 0);
    side.lineTo(0.1, 0.1);
    side.lineTo(0.12, 0.2);
    side.lineTo(0.3, 0.24);
    side.lineTo(0.3, 0.33);
    side.lineTo(-0.2, 0.33);
    side.quadraticCurveTo(-0.42, 0.32, -0.5, 0.26);
    side.quadraticCurveTo(-0.26, 0.24, -0.12, 0.2);
    side.lineTo(-0.1, 0.1);
    set.add(new ExtrudeGeometry(side, { depth: 0.13, bevelEnabled: true, bevelSize: 0.012, bevelThickness: 0.012 }), iron, placed(0, 0.5, -0.065));
    set.box([0.46, 0.025, 0.035], [0.12, 0.85, 0], { color: 0x5a5450, metal: 0.7, rough: 0.5 }, { yaw: 0.3, bevel: 0.006 });
    site.glow(set.worldOf(-0.04, 0.855, 0.045), 0.03, 0xff6a20, 4);
    set.contact([0, 0, 0], 0.9, 0.8, 0, 0.55);
  });
}

function bench(site: Site): void {
  const { set, random } = site,
    wood = { color: 0x7a5a3a, rough: 0.7 };
  set.within(placed(-3.65, 0, 0.2, Math.PI / 2), () => {
    set.box([3.4, 0.09, 0.75], [0, 0.86, 0], wood, { bevel: 0.014 });
    for (const x of [-1.55, 1.55]) for (const z of [-0.3, 0.3]) set.box([0.11, 0.84, 0.11], [x, 0.42, z], wood);
    set.box([3.1, 0.05, 0.6], [0, 0.26, 0], wood);
    set.box([0.22, 0.16, 0.18], [1.2, 0.98, 0.34], { color: 0x2f4a5a, metal: 0.6, rough: 0.4 });
    set.cylinder(0.018, 0.018, 0.3, [1.2, 0.96, 0.5], { color: 0x8a8a88, metal: 0.9, rough: 0.3 }, { pitch: Math.PI / 2 });
    for (let i = 0; i < 9; i++)
      set.box(
        [0.14 + random() * 0.5, 0.025, 0.06 + random() * 0.06],
        [-1.3 + i * 0.26, 0.92, (random() - 0.5) * 0.4],
        { color: [0xb08a5c, 0x8a6a44, 0xc8a878][i % 3] },
        { yaw: random() * 3, bevel: 0.004 },
      );
    set.contact([0, 0, 0], 3.6, 1, 0, 0.5);
  });
}

/** Hammers, saws and tongs on a board along the north wall. */
function tools(site: Site): void {
  const { set } = site,
    steel = { color: 0x8a8a88, metal: 0.85, rough: 0.35 },
    wood = { color: 0x9a7048, rough: 0.6 };
  set.within(wallFrame(ROOM, "N"), () => {
    set.box([4, 1.3, 0.03], [-1.6, 1.9, 0.02], { color: 0x5a4430, rough: 0.8 });
    along(-3.3, 0.1, 11).forEach((x, i) => {
      const y = 1.75 + (i % 2) * 0.28;
      if (i % 3 === 0) {
        set.cylinder(0.014, 0.017, 0.34, [x, y, 0.06], wood, { sides: 8 });
        set.box([0.15, 0.055, 0.05], [x, y + 0.18, 0.06], steel, { bevel: 0.01 });
      } else if (i % 3 === 1) {
        for (const side of [-1, 1])
          set.add(bar(at(x + side * 0.05, y - 0.22, 0.05), at(x - side * 0.025, y + 0.2, 0.05), 0.009, 6), {
            color: 0x2c2a2a,
            metal: 0.7,
            rough: 0.5,
          });
      } else {
        set.box([0.14, 0.36, 0.006], [x, y, 0.05], steel, { roll: 0.08, bevel: 0 });
        set.box([0.09, 0.12, 0.025], [x, y + 0.22, 0.05], wood, { bevel: 0.01 });
      }
    });
  });
}
