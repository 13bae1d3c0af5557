// A bar by night: bottles before a lit mirror, a long counter with stools, booths, pendants, neon on brick.
import { PlaneGeometry, TorusGeometry } from "three";
import { glowMaterial, glassMaterial } from "../things/materials.ts";
import { seeded } from "../things/noise.ts";
import { stool } from "../things/parts/seating.ts";
import { tumbler } from "../things/parts/tableware.ts";
import { bottle } from "../things/parts/bottles.ts";
import { placed, turned } from "../things/shapes.ts";
import { pendant } from "./kits/lamps.ts";
import { along, interior } from "./kits/interior.ts";
import { buildRoom, wallFrame, type RoomLook } from "./kits/room.ts";
import { at, lane, mark, sit, stand, view, type PlaceRecipe, type Site } from "./site.ts";

const ROOM: RoomLook = {
  width: 9.4,
  depth: 7.6,
  height: 3.2,
  wall: 0x7a4638,
  wallFinish: "brick",
  accent: { N: 0x5a3a30 },
  floor: "planks",
  floorColor: 0x6a5040,
  floorRoughness: 0.45,
  trim: 0x2c1c14,
  ceiling: 0x1c1614,
  beams: 5,
  openings: [{ wall: "W", along: 1.8, sill: 0.9, width: 1.8, height: 1.5, columns: 3, rows: 1, frame: 0x1c1410 }],
};
const STOOLS = along(-2.7, 2.7, 5);
const COUNTER = -1.7;

export const bar: PlaceRecipe = {
  indoor: true,
  sunYaw: 250,
  swing: 0.2,
  ground: 0x3a2a20,
  async build(site) {
    buildRoom(site, ROOM);
    site.lit = Math.max(site.lit, 0.85);
    counter(site);
    shelves(site);
    const { set, random, lit } = site;
    for (const x of STOOLS) set.within(placed(x, 0, COUNTER + 0.85), () => highStool(site));
    for (const x of along(-2.6, 2.6, 4))
      site.lamps.push({ position: pendant(site, x, 2.15, COUNTER + 0.15, ROOM.height, 0x2a1c14), color: 0xffb468, candela: 5, reach: 5.5 });
    for (const z of [0.9, 3]) booth(site, 3.7, z);
    for (const [x, z] of [
      [-2.6, 2.4],
      [0.4, 2.7],
    ]) {
      set.add(
        turned(
          [
            [0.28, 0],
            [0.24, 0.03],
            [0.04, 0.06],
            [0.04, 1],
            [0.3, 1.02],
          ],
          18,
        ),
        { color: 0x2a1a12, rough: 0.4 },
        placed(x, 0, z),
      );
      set.cylinder(0.34, 0.34, 0.04, [x, 1.05, z], { color: 0x4a2c1a, rough: 0.25 }, { sides: 28 });
      set.within(placed(x + 0.1, 1.07, z), () => tumbler(set, { random, lit }));
      set.within(placed(x, 0, z + 0.62), () => stool(set, { random, lit, color: 0x3a2418 }));
    }
    neon(site);
    return interior(ROOM, {
      centre: at(0, 0, 0.1),
      marks: [
        stand("counter", 0.7, 0, -0.75, Math.PI),
        stand("floor", 0.2, 0, 0.6, 0.2),
        stand("floor-second", -0.7, 0, 0.5, 0.3),
        stand("behind", -0.6, 0, COUNTER - 0.75, 0),
        ...STOOLS.map((x, i) => sit(`stool-${i + 1}`, x, 0, COUNTER + 0.85, Math.PI + (i % 2 ? 0.5 : -0.4), 0.76)),
        sit("booth", 3.75, 0, 0.35, 0, 0.46),
        sit("booth-second", 3.75, 0, 1.45, Math.PI, 0.46),
        mark("bar-top", "table-top", 0.3, 1.1, COUNTER, 0, 0.5),
      ],
      lanes: [lane("floor", "walk", 1.1, [-4, 0, 0.9], [2.6, 0, 0.9]), lane("in", "walk", 1, [-1, 0, 3.4], [-0.6, 0, -0.4])],
      views: [view(12, 1.45, 1.6, 3.4), view(-38, 1.4, 1.6, 3.2), view(40, 1.45, 1.6, 3), view(84, 1.4, 1.6, 3)],
      surface: () => "wood",
      ambience: ["cafe", "murmur"],
      room: { exposure: 1.45, keyColor: 0xffb468, keyKelvin: 2600 },
    });
  },
};

function counter(site: Site): void {
  const { set, random, lit } = site,
    wood = { color: 0x4a2a18, rough: 0.3 };
  set.box([7, 1.02, 0.55], [0, 0.51, COUNTER], { color: 0x3a2014, rough: 0.5 });
  set.box([7.2, 0.06, 0.75], [0, 1.06, COUNTER + 0.04], wood, { bevel: 0.02 });
  for (const x of along(-3, 3, 7)) set.box([0.8, 0.72, 0.03], [x, 0.56, COUNTER + 0.285], { color: 0x4c2c1a, rough: 0.4 }, { bevel: 0.012 });
  set.cylinder(0.022, 0.022, 6.9, [0, 0.16, COUNTER + 0.42], { color: 0xb8924a, metal: 0.9, rough: 0.25 }, { roll: Math.PI / 2 });
  set.contact([0, 0, COUNTER], 7.5, 1.2, 0, 0.6);
  // taps, glasses, a bowl of lemons
  set.box([0.5, 0.04, 0.2], [-3.1, 1.33, COUNTER], { color: 0xb8924a, metal: 0.95, rough: 0.2 }, { bevel: 0.01 });
  for (const x of [-3.28, -3.1, -2.92]) {
    set.cylinder(0.02, 0.025, 0.24, [x, 1.2, COUNTER], { color: 0xb8924a, metal: 0.95, rough: 0.2 });
    set.cylinder(0.018, 0.012, 0.16, [x, 1.43, COUNTER + 0.04], { color: 0x1c1410, rough: 0.3 }, { pitch: -0.25 });
  }
  for (const x of [-0.5, 0.95, 2.3]) set.within(placed(x, 1.09, COUNTER + 0.12), () => tumbler(set, { random, lit }));
}

/** Three glass shelves of bottles before a warm glow. */
function shelves(site: Site): void {
  const { set, lit } = site,
    random = seeded(5),
    colours = [0x2a5a2c, 0x6a3a14, 0xc8a040, 0x7a1f1c, 0xd8d8d0, 0x1f3f5a, 0x8a5a20, 0x3a1c10];
  set.within(wallFrame(ROOM, "N"), () => {
    set.box([6.6, 2.2, 0.06], [0, 1.75, 0.05], { color: 0x2a1a12, rough: 0.5 });
    set.mesh(new PlaneGeometry(6.3, 1.9), glowMaterial(0xc87a30, 0.28 + 0.3 * lit), placed(0, 1.8, 0.085));
    for (const y of [1, 1.55, 2.1]) {
      set.mesh(new PlaneGeometry(6.3, 0.3).rotateX(-Math.PI / 2), glassMaterial(0xcfe8e0, 0.35), placed(0, y, 0.24));
      set.box([6.3, 0.015, 0.015], [0, y - 0.01, 0.385], { color: 0xb8924a, metal: 0.9, rough: 0.3 }, { bevel: 0 });
      for (let x = -3.05; x < 3.05; x += 0.125 + random() * 0.05) {
        const tall = 0.2 + random() * 0.12,
          r = 0.032 + random() * 0.014;
        set.add(
          turned(
            [
              [r, 0],
              [r, tall * 0.62],
              [r * 0.4, tall * 0.8],
              [r * 0.36, tall],
              [r * 0.42, tall + 0.01],
            ],
            10,
          ),
          { color: colours[Math.floor(random() * colours.length)], rough: 0.12 },
          placed(x, y, 0.2 + random() * 0.08),
        );
      }
    }
    set.box([6.8, 0.9, 0.45], [0, 0.45, 0.22], { color: 0x331d12, rough: 0.5 });
    set.box([7, 0.05, 0.5], [0, 0.92, 0.25], { color: 0x4a2a18, rough: 0.3 });
  });
  for (const [i, x] of [0.2, 0.36, -2.6].entries()) set.within(placed(x + 0.6, 0.95, -3.35), () => bottle(set, { random, lit, color: colours[i] }));
}

function highStool(site: Site): void {
  const { set } = site,
    steel = { color: 0x2a2622, metal: 0.7, rough: 0.4 };
  set.cylinder(0.2, 0.19, 0.07, [0, 0.74, 0], { color: 0x6a1f1c, rough: 0.45 }, { sides: 24 });
  set.cylinder(0.205, 0.205, 0.02, [0, 0.7, 0], { color: 0xb8924a, metal: 0.9, rough: 0.3 }, { sides: 24 });
  set.cylinder(0.03, 0.03, 0.66, [0, 0.36, 0], steel);
  set.add(
    turned(
      [
        [0.22, 0],
        [0.2, 0.02],
        [0.04, 0.05],
      ],
      20,
    ),
    steel,
  );
  set.add(new TorusGeometry(0.16, 0.012, 6, 24).rotateX(Math.PI / 2), steel, placed(0, 0.28, 0));
  set.contact([0, 0, 0], 0.6, 0.6, 0, 0.5);
}

function booth(site: Site, x: number, z: number): void {
  const { set, random, lit } = site,
    leather = { color: 0x5a1a18, rough: 0.35 };
  set.within(placed(x, 0, z), () => {
    for (const side of [-1, 1]) {
      set.box([1.5, 0.14, 0.5], [0, 0.4, side * 0.62], leather, { bevel: 0.05 });
      set.box([1.5, 0.3, 0.5], [0, 0.17, side * 0.62], { color: 0x2a1812 });
      set.box([1.5, 0.72, 0.12], [0, 0.82, side * 0.9], leather, { bevel: 0.05, pitch: side * 0.08 });
    }
    set.box([1.3, 0.05, 0.6], [0.05, 0.74, 0], { color: 0x4a2c1a, rough: 0.25 }, { bevel: 0.015 });
    set.cylinder(0.04, 0.2, 0.72, [0.1, 0.36, 0], { color: 0x1c1410, metal: 0.4, rough: 0.5 });
    set.within(placed(-0.2, 0.765, 0.08), () => tumbler(set, { random, lit }));
    set.contact([0, 0, 0], 1.7, 2, 0, 0.5);
  });
}

/** A ring and a bar of neon on the brick. */
function neon(site: Site): void {
  const { set } = site;
  set.within(wallFrame(ROOM, "E"), () => {
    set.mesh(new TorusGeometry(0.42, 0.018, 8, 48), glowMaterial(0xff3a6a, 3.4), placed(-1.3, 2.1, 0.06));
    for (const y of [-0.5, -0.6]) set.mesh(new TorusGeometry(0.3, 0.014, 8, 32, Math.PI), glowMaterial(0x3ac8ff, 3), placed(-1.3, 2.1 + y, 0.06));
  });
  site.lamps.splice(2, 0, { position: at(4.2, 2, 1.2), color: 0xff4a7a, candela: 5, reach: 5 });
}
