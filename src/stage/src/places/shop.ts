// A grocer's shop: aisles of shelves with goods, crates of fruit in front, a counter with a till, lights in rows.
import { PlaneGeometry, SphereGeometry } from "three";
import { pictureMaterial } from "../things/materials.ts";
import { seeded } from "../things/noise.ts";
import { placed } from "../things/shapes.ts";
import { painted } from "../things/surfaces.ts";
import { along, ceilingPanels, interior } from "./kits/interior.ts";
import { buildRoom, wallFrame, type RoomLook } from "./kits/room.ts";
import { gardenOutside } from "./kits/garden.ts";
import { at, lane, mark, sit, stand, type PlaceRecipe, type Site } from "./site.ts";

const ROOM: RoomLook = {
  width: 11,
  depth: 11,
  height: 3.3,
  wall: 0xe8e2d2,
  accent: { N: 0x6a8a6a },
  floor: "tiles",
  floorColor: 0xd8d4c8,
  floorRoughness: 0.3,
  trim: 0xd0c8b4,
  ceiling: 0xf0eee8,
  openings: along(-3, 3, 2).map((x) => ({ wall: "S" as const, along: x, sill: 0.4, width: 3.4, height: 2.3, columns: 2, rows: 1, frame: 0x3a4a3c })),
};
const GOODS = [0xc8322a, 0xe0a82c, 0x2a6a9a, 0x3a8a4a, 0xe8e0d0, 0x8a4a2c, 0x6a3a7a, 0xd86a8a, 0x2a8a8a];

export const shop: PlaceRecipe = {
  indoor: true,
  sunYaw: 20,
  swing: 0.3,
  ground: 0x8a8478,
  async build(site) {
    buildRoom(site, ROOM);
    site.lit = Math.max(site.lit, 0.8);
    site.set.within(placed(0, 0, 0, Math.PI), () => gardenOutside(site));
    ceilingPanels(
      site,
      ROOM.height,
      [
        [0, -1.2],
        [-3, -1.2],
        [3, -1.2],
        [0, 2.8],
        [-3, 2.8],
        [3, 2.8],
      ],
      { width: 0.3, depth: 1.7, candela: 9 },
    );
    for (const x of [-3.1, -1.15, 1.15, 3.1]) shelf(site, placed(x, 0, -1.6, Math.PI / 2), 4.6, 1.75, 3 + x * 9, true);
    for (const wall of ["W", "E", "N"] as const)
      shelf(
        site,
        wallFrame(ROOM, wall)
          .clone()
          .multiply(placed(0, 0, 0.24)),
        wall === "N" ? 9.6 : 7,
        2.2,
        wall.charCodeAt(0),
        false,
      );
    fruit(site);
    till(site);
    sign(site);
    return interior(ROOM, {
      centre: at(0, 0, 0.2),
      marks: [
        stand("aisle", 0, 0, -1, 0),
        stand("aisle-second", 0.35, 0, -2.1, -0.3),
        stand("fruit", -1.4, 0, 1.9, Math.PI),
        stand("open", 0.8, 0, 2, -0.2),
        sit("stool", 4.3, 0, 2.4, -Math.PI / 2, 0.5),
        stand("till", 3.8, 0, 3.3, -Math.PI / 2),
        mark("counter", "table-top", 3.1, 0.95, 2.9, Math.PI / 2, 0.4),
      ],
      lanes: [lane("aisle", "walk", 1.1, [0, 0, -4.2], [0, 0, 3]), lane("across", "walk", 1.1, [-4, 0, 2.2], [2.2, 0, 2.2])],
      surface: () => "tile",
      ambience: ["murmur", "electric"],
      room: { exposure: 1.15, keyColor: 0xfaf6ee, keyKelvin: 4200 },
    });
  },
};

/** Boards with packets and tins, four levels; seen from one side or both. */
function shelf(site: Site, frame: ReturnType<typeof placed>, width: number, height: number, seed: number, twoSided: boolean): void {
  const { set } = site,
    random = seeded(Math.round(seed * 13)),
    metal = { color: 0xd8d8d4, rough: 0.4 };
  set.within(frame, () => {
    set.box([width, height, 0.03], [0, height / 2 + 0.05, 0], { color: 0xc8c8c2, rough: 0.6 });
    for (const side of twoSided ? [1, -1] : [1])
      for (let level = 0; level < 4; level++) {
        const y = 0.14 + (level * (height - 0.2)) / 4,
          room = (height - 0.2) / 4 - 0.08;
        set.box([width, 0.025, 0.36], [0, y, side * 0.2], metal, { bevel: 0.004 });
        set.box([width, 0.04, 0.008], [0, y, side * 0.385], { color: 0xf0d84a, rough: 0.6 }, { bevel: 0 });
        for (let x = -width / 2 + 0.08; x < width / 2 - 0.1;) {
          const kind = random(),
            wide = 0.07 + random() * 0.11,
            tall = room * (0.55 + random() * 0.4),
            color = GOODS[Math.floor(random() * GOODS.length)],
            count = 2 + Math.floor(random() * 4);
          for (let i = 0; i < count && x < width / 2 - 0.1; i++, x += wide + 0.012) {
            if (kind < 0.35)
              set.cylinder(
                wide / 2,
                wide / 2,
                tall,
                [x + wide / 2, y + 0.013 + tall / 2, side * 0.26],
                { color, rough: 0.35, metal: 0.1 },
                { sides: 12 },
              );
            else set.box([wide, tall, 0.16], [x + wide / 2, y + 0.013 + tall / 2, side * 0.26], { color, rough: 0.6 }, { bevel: 0.005 });
            set.box(
              [wide * 0.7, tall * 0.3, 0.006],
              [x + wide / 2, y + tall * 0.5, side * (kind < 0.35 ? 0.26 + wide / 2 : 0.343)],
              { color: 0xf2eee2 },
              { bevel: 0 },
            );
          }
          x += 0.03;
        }
      }
    set.contact([0, 0, 0], width + 0.2, twoSided ? 1.1 : 0.8, 0, 0.5);
  });
}

function fruit(site: Site): void {
  const { set, random } = site;
  for (const [i, x] of along(-3.6, -0.6, 4).entries())
    set.within(placed(x, 0, 1.1), () => {
      set.box([0.7, 0.06, 0.6], [0, 0.62, 0], { color: 0xa8804c, rough: 0.9 }, { pitch: 0.22 });
      for (const side of [-0.34, 0.34]) set.box([0.03, 0.75, 0.55], [side, 0.36, 0], { color: 0x8a6a3c, rough: 0.9 });
      set.box([0.7, 0.12, 0.03], [0, 0.62, 0.3], { color: 0xa8804c, rough: 0.9 }, { pitch: 0.22 });
      const color = [0xc8342a, 0xe08a24, 0x7aa03a, 0xe0c83a][i];
      for (let k = 0; k < 40; k++) {
        const a = (k % 8) * 0.08 - 0.28,
          b = Math.floor(k / 8) * 0.105 - 0.22;
        set.add(
          new SphereGeometry(0.045, 12, 9),
          { color, rough: 0.35 },
          placed(a + (random() - 0.5) * 0.02, 0.7 - b * 0.22 + (random() < 0.2 ? 0.05 : 0), b),
        );
      }
      set.contact([0, 0, 0], 0.9, 0.8, 0, 0.5);
    });
}

function till(site: Site): void {
  const { set } = site;
  set.within(placed(3.1, 0, 2.9, -Math.PI / 2), () => {
    set.box([2, 0.9, 0.7], [0, 0.45, 0], { color: 0x6a8a6a, rough: 0.6 });
    set.box([2.1, 0.05, 0.8], [0, 0.92, 0], { color: 0xc8a878, rough: 0.4 }, { bevel: 0.015 });
    set.box([0.36, 0.16, 0.4], [0.4, 1.03, 0], { color: 0x2a2c30, rough: 0.4 });
    set.box([0.3, 0.22, 0.02], [0.4, 1.22, -0.1], { color: 0x3a4a5a, rough: 0.2 }, { pitch: -0.3 });
    set.cylinder(0.08, 0.07, 0.14, [-0.6, 1.02, 0.1], { color: 0xe0c8a0, rough: 0.3 });
    set.contact([0, 0, 0], 2.4, 1.1, 0, 0.5);
  });
  set.cylinder(0.18, 0.18, 0.05, [4.3, 0.475, 2.4], { color: 0x6a4a30, rough: 0.5 }, { sides: 20 });
  set.cylinder(0.03, 0.16, 0.46, [4.3, 0.23, 2.4], { color: 0x3a3e40, metal: 0.5, rough: 0.5 });
}

function sign(site: Site): void {
  const board = painted(512, 96, (pen, w, h) => {
    pen.fillStyle = "#f4efe0";
    pen.fillRect(0, 0, w, h);
    pen.fillStyle = "#2a4a34";
    pen.font = "bold 58px serif";
    pen.textAlign = "center";
    pen.fillText("FRESH · DAILY", w / 2, 68);
  });
  site.set.box([2.5, 0.46, 0.03], [-2.1, 2.55, 0.3], { color: 0x4a3420 });
  site.set.mesh(new PlaneGeometry(2.4, 0.4), pictureMaterial(board, site.weathering), placed(-2.1, 2.55, 0.32));
  for (const x of [-3.2, -1]) site.set.cylinder(0.005, 0.005, 0.55, [x, 3.05, 0.3], { color: 0x2a2a2a }, { sides: 5 });
}
