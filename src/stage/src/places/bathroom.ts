// A bathroom: a free-standing tub, a basin under a round mirror, tiles to the shoulder, towels, plants, light through frosted panes.
import { CircleGeometry, MeshStandardMaterial, TorusGeometry } from "three";
import { leafyPlant } from "../things/parts/plants.ts";
import { bar, placed, turned } from "../things/shapes.ts";
import { rug } from "./kits/furnishing.ts";
import { gardenOutside } from "./kits/garden.ts";
import { along, interior } from "./kits/interior.ts";
import { buildRoom, wallFrame, type RoomLook } from "./kits/room.ts";
import { at, lane, mark, sit, stand, type PlaceRecipe, type Site } from "./site.ts";

const ENAMEL = { color: 0xf6f6f2, rough: 0.12 },
  BRASS = { color: 0xb8924a, metal: 0.95, rough: 0.2 };
const ROOM: RoomLook = {
  width: 5,
  depth: 5,
  height: 2.9,
  wall: 0xdfe6e2,
  wallFinish: "tiles",
  floor: "tiles",
  floorColor: 0x8a9894,
  floorRoughness: 0.25,
  trim: 0xe8ece8,
  ceiling: 0xf4f4f0,
  openings: [{ wall: "N", along: -0.9, sill: 1, width: 1.5, height: 1.4, columns: 2, rows: 2, curtain: 0xf0ece4, drawn: 0.22 }],
};

export const bathroom: PlaceRecipe = {
  indoor: true,
  sunYaw: 160,
  swing: 0.35,
  ground: 0x9aa09a,
  async build(site) {
    buildRoom(site, ROOM);
    gardenOutside(site);
    site.lit = Math.max(site.lit, 0.45);
    tub(site, -0.9, -1.5);
    basin(site);
    const { set, random, lit } = site;
    rug(site, -0.2, 0.1, 1.2, 0.8, 0, ["#e8e0d0", "#b8a88a", "#8a9a94", "#d8ccb4"]);
    for (const [x, z] of [
      [-2.1, -2.1],
      [2, -2.1],
    ])
      set.within(placed(x, 0, z, x), () => leafyPlant(set, { random, lit }));
    set.within(wallFrame(ROOM, "W"), () => {
      set.cylinder(0.012, 0.012, 0.9, [-0.6, 1.35, 0.08], BRASS, { roll: Math.PI / 2 });
      set.box([0.55, 0.75, 0.035], [-0.55, 1, 0.085], { color: 0xc88a6a, rough: 1 }, { bevel: 0.015 });
      set.box([0.3, 0.55, 0.03], [-0.18, 1.08, 0.08], { color: 0xe8dcc8, rough: 1 }, { bevel: 0.012 });
    });
    set.cylinder(0.16, 0.13, 0.42, [0.35, 0.21, -1.9], { color: 0xb89a70, rough: 0.9 });
    return interior(ROOM, {
      centre: at(0.2, 0, -0.1),
      marks: [
        stand("mirror", 1.6, 0, -0.3, Math.PI / 2),
        stand("middle", 0, 0, 0.1, 0.2),
        stand("middle-second", -0.8, 0, 0.3, 0.4),
        sit("tub-edge", -0.5, 0, -0.95, 0, 0.58),
        mark("basin-top", "table-top", 2.1, 0.86, -0.75, -Math.PI / 2, 0.2),
      ],
      lanes: [lane("across", "walk", 0.8, [-1.6, 0, 0.5], [1.5, 0, 0.4])],
      surface: () => "tile",
      ambience: ["room"],
      acoustics: { space: "room", decaySeconds: 1.1, wet: 0.22 },
      room: { exposure: 1.2, keyColor: 0xfff2e0, keyKelvin: 3400 },
    });
  },
};

function tub(site: Site, x: number, z: number): void {
  const { set } = site;
  set.within(placed(x, 0, z, Math.PI / 2), () => {
    const shell = turned(
      [
        [0.001, 0.13],
        [0.3, 0.14],
        [0.36, 0.2],
        [0.4, 0.5],
        [0.45, 0.6],
        [0.47, 0.6],
        [0.47, 0.56],
        [0.42, 0.5],
        [0.38, 0.2],
        [0.3, 0.1],
        [0.001, 0.1],
      ],
      40,
    ).scale(0.86, 1, 1.85);
    set.add(shell, ENAMEL, undefined, { side: 2 });
    for (const a of [-0.2, 0.2])
      for (const b of [-0.5, 0.5])
        set.add(
          turned(
            [
              [0.04, 0],
              [0.03, 0.04],
              [0.045, 0.12],
            ],
            10,
          ),
          BRASS,
          placed(a, 0, b),
        );
    set.cylinder(0.02, 0.02, 0.85, [0, 0.42, 0.98], BRASS);
    set.add(new TorusGeometry(0.12, 0.016, 8, 20, Math.PI), BRASS, placed(0, 0.84, 0.86, Math.PI / 2));
    set.contact([0, 0, 0], 1.1, 2.1, 0, 0.5);
  });
}

function basin(site: Site): void {
  const { set } = site,
    wood = { color: 0x8a6040, rough: 0.4 };
  set.within(wallFrame(ROOM, "E"), () => {
    set.box([1.4, 0.5, 0.48], [-0.6, 0.55, 0.25], wood);
    set.box([1.46, 0.04, 0.52], [-0.6, 0.82, 0.26], { color: 0xeae6de, rough: 0.2 }, { bevel: 0.012 });
    for (const x of [-0.94, -0.26]) set.box([0.62, 0.42, 0.012], [x, 0.55, 0.495], { color: 0x94694a, rough: 0.4 }, { bevel: 0.008 });
    set.add(
      turned(
        [
          [0.001, 0.02],
          [0.17, 0.03],
          [0.24, 0.12],
          [0.25, 0.13],
          [0.23, 0.13],
          [0.15, 0.05],
          [0.001, 0.04],
        ],
        32,
      ),
      ENAMEL,
      placed(-0.6, 0.83, 0.27),
      { side: 2 },
    );
    set.cylinder(0.016, 0.02, 0.2, [-0.6, 0.94, 0.06], BRASS);
    set.add(bar(at(-0.6, 1.03, 0.06), at(-0.6, 1.02, 0.2), 0.014, 8), BRASS);
    set.mesh(new CircleGeometry(0.46, 48), new MeshStandardMaterial({ color: 0xe6ecee, metalness: 1, roughness: 0.05 }), placed(-0.6, 1.6, 0.05));
    set.add(new TorusGeometry(0.47, 0.022, 10, 56), BRASS, placed(-0.6, 1.6, 0.05));
    for (const x of [-1.25, 0.05]) {
      set.box([0.06, 0.16, 0.06], [x, 1.6, 0.05], BRASS);
      site.glow(set.worldOf(x, 1.72, 0.12), 0.07, 0xffe6c0, 0.6 + 2.4 * site.lit);
      site.lamps.push({ position: set.worldOf(x, 1.75, 0.35), color: 0xffe2b8, candela: 5, reach: 6 });
    }
    for (const [i, x] of along(-1.2, -1, 3).entries())
      set.cylinder(0.03, 0.03, 0.14 + i * 0.03, [x, 0.91 + i * 0.015, 0.2], { color: [0x8a5a3a, 0xe8e0d0, 0x6a8a80][i], rough: 0.3 });
    set.contact([-0.6, 0, 0.25], 1.6, 0.7, 0, 0.45);
  });
}
