// A castle's great hall: rough stone, banners, torches, a long table with candles, a throne on its dais, high narrow windows.
import { BufferAttribute, PlaneGeometry } from "three";
import { pictureMaterial } from "../things/materials.ts";
import { candle } from "../things/parts/objects.ts";
import { wineGlass } from "../things/parts/tableware.ts";
import { placed, turned } from "../things/shapes.ts";
import { painted } from "../things/surfaces.ts";
import { addShaft } from "./kits/air.ts";
import { rug } from "./kits/furnishing.ts";
import { fire } from "./kits/lamps.ts";
import { along, interior } from "./kits/interior.ts";
import { buildRoom, wallFrame, type RoomLook } from "./kits/room.ts";
import { at, lane, mark, sit, stand, type PlaceRecipe, type Site } from "./site.ts";

const OAK = { color: 0x4a3220, rough: 0.6 };
const DAIS = -7;
const ROOM: RoomLook = {
  width: 12,
  depth: 18,
  height: 7.5,
  wall: 0xa89c8a,
  wallFinish: "slabs",
  floor: "slabs",
  floorColor: 0x8a8074,
  trim: 0x6a6258,
  ceiling: 0x3a2c20,
  beams: 8,
  openings: (["W", "E"] as const).flatMap((wall) =>
    along(-5.5, 5.5, 4).map((z) => ({ wall, along: z, sill: 3.4, width: 0.8, height: 2.6, columns: 2, rows: 6, frame: 0x3a342c })),
  ),
};

export const castleHall: PlaceRecipe = {
  indoor: true,
  sunYaw: 112,
  swing: 0.4,
  ground: 0x6a6052,
  async build(site) {
    buildRoom(site, ROOM);
    site.lit = Math.max(site.lit, 0.8);
    throne(site);
    for (const x of [-3.4, 3.4]) table(site, x);
    for (const wall of ["W", "E"] as const)
      for (const [i, z] of along(-7.2, 7.2, 5).entries()) {
        banner(site, wall, z, i);
        if (i < 4) torch(site, wall, z + 1.8);
      }
    rug(site, 0, 0.8, 1.9, 14, 0, ["#6a1418", "#c8a04a", "#3a1014", "#8a2a24"]);
    if (site.daylight.practicals < 0.5)
      for (const z of along(-5.5, 5.5, 4)) addShaft(site, at(5.8, 5.2, z), at(-0.8, -0.6, 0.08), 9, 0.9, site.daylight.color, 0.07);
    site.lamps.sort((a, b) => Math.abs(a.position.z + 3) - Math.abs(b.position.z + 3));
    return interior(ROOM, {
      centre: at(0, 0, -3.4),
      marks: [
        stand("before-throne", 0, 0, -4.2, 0),
        stand("before-second", 1, 0, -4, -0.4),
        stand("nave", 0, 0, 1, Math.PI),
        sit("throne", 0, 0.4, DAIS - 0.02, 0, 0.55),
        ...along(-1.5, 3.5, 4).flatMap((z, i) => [
          sit(`left-${i + 1}`, -2.65, 0, z, -Math.PI / 2, 0.46),
          sit(`right-${i + 1}`, 2.65, 0, z, Math.PI / 2, 0.46),
        ]),
        mark("table-top", "table-top", -3.4, 0.78, 0.6, 0, 0.4),
      ],
      lanes: [lane("aisle", "walk", 1.6, [0, 0, 7.6], [0, 0, -4.6]), lane("towards", "walk", 1.4, [0, 0, -5.4], [0, 0, 5])],
      groundHeight: (x, z) => (z < -5.8 && Math.abs(x) < 2.4 ? 0.4 : 0),
      surface: () => "stone",
      ambience: ["room", "fire"],
      acoustics: { space: "hall", decaySeconds: 2.4, wet: 0.28 },
      room: { exposure: 1.7, keyColor: 0xffb878, keyKelvin: 2600 },
    });
  },
};

function throne(site: Site): void {
  const { set } = site,
    gilt = { color: 0xa8843c, metal: 0.8, rough: 0.35 };
  set.box([5, 0.2, 3.4], [0, 0.1, -7.4], { color: 0x9a9080, rough: 0.9 });
  set.box([4.4, 0.2, 2.8], [0, 0.3, -7.6], { color: 0x9a9080, rough: 0.9 });
  set.within(placed(0, 0.4, DAIS - 0.1), () => {
    set.box([0.95, 0.5, 0.75], [0, 0.25, 0], OAK);
    set.box([0.8, 0.1, 0.66], [0, 0.53, 0.02], { color: 0x7a1a20, rough: 0.9 }, { bevel: 0.04 });
    set.box([0.95, 1.75, 0.14], [0, 0.95, -0.4], OAK, { bevel: 0.03 });
    set.box([0.72, 1, 0.03], [0, 1.1, -0.32], { color: 0x7a1a20, rough: 0.9 }, { bevel: 0.012 });
    for (const side of [-0.46, 0.46]) {
      set.box([0.1, 0.1, 0.7], [side, 0.82, 0], OAK, { bevel: 0.03 });
      set.box([0.1, 0.34, 0.1], [side, 0.64, 0.3], OAK);
      set.add(
        turned(
          [
            [0.06, 0],
            [0.08, 0.06],
            [0.05, 0.12],
            [0.001, 0.2],
          ],
          14,
        ),
        gilt,
        placed(side, 1.82, -0.4),
      );
    }
    set.box([0.5, 0.16, 0.05], [0, 1.78, -0.33], gilt, { bevel: 0.02 });
    set.contact([0, 0, 0], 1.4, 1.2, 0, 0.5);
  });
  site.lamps.push({ position: at(0, 3, -5.4), color: 0xffb870, candela: 12, reach: 9, flicker: true });
}

function table(site: Site, x: number): void {
  const { set, random, lit } = site;
  set.within(placed(x, 0, 1), () => {
    set.box([0.95, 0.08, 6.4], [0, 0.74, 0], OAK, { bevel: 0.015 });
    for (const z of [-2.6, 0, 2.6]) set.box([0.7, 0.7, 0.16], [0, 0.36, z], OAK);
    for (const side of [-0.75, 0.75]) {
      set.box([0.34, 0.07, 6], [side, 0.44, 0], OAK);
      for (const z of [-2.5, 0, 2.5]) set.box([0.28, 0.42, 0.1], [side, 0.21, z], OAK);
    }
    for (const z of along(-2.7, 2.7, 4)) set.within(placed(0, 0.78, z), () => candle(set, { random, lit: 1 }));
    for (const z of along(-2.6, 2.6, 7)) {
      set.cylinder(0.13, 0.1, 0.02, [0.22, 0.79, z], { color: 0x8a8478, metal: 0.7, rough: 0.4 }, { sides: 22 });
      set.within(placed(-0.18, 0.78, z + 0.15), () => wineGlass(set, { random, lit, color: 0xa8843c, finish: null }));
    }
    set.contact([0, 0, 0], 2.2, 6.8, 0, 0.5);
  });
}

function banner(site: Site, wall: "W" | "E", x: number, i: number): void {
  const map = painted(128, 320, (pen, w, h) => {
    const [ground, sign] = [
      ["#7a1a20", "#d8b04a"],
      ["#1f3a6a", "#d8d4c8"],
      ["#2a5a3a", "#d8b04a"],
    ][i % 3];
    pen.fillStyle = ground;
    pen.fillRect(0, 0, w, h);
    pen.strokeStyle = pen.fillStyle = sign;
    pen.lineWidth = 6;
    pen.strokeRect(10, 10, w - 20, h - 20);
    pen.beginPath();
    for (let k = 0; k < 10; k++) {
      const a = (k / 10) * 6.283 - 1.57,
        r = k % 2 ? 18 : 42;
      pen.lineTo(w / 2 + Math.cos(a) * r, h * 0.42 + Math.sin(a) * r);
    }
    pen.fill();
    pen.fillRect(w * 0.2, h * 0.72, w * 0.6, 8);
    pen.fillRect(w * 0.3, h * 0.78, w * 0.4, 8);
  });
  const cloth = new PlaneGeometry(1.1, 2.7, 12, 6),
    position = cloth.attributes.position as BufferAttribute;
  for (let k = 0; k < position.count; k++) position.setZ(k, 0.05 * Math.sin(position.getX(k) * 9 + i));
  cloth.computeVertexNormals();
  site.set.within(wallFrame(ROOM, wall), () => {
    site.set.mesh(cloth, pictureMaterial(map, site.weathering, { roughness: 0.95 }), placed(x, 3.1, 0.14));
    site.set.cylinder(0.02, 0.02, 1.3, [x, 4.46, 0.12], OAK, { roll: Math.PI / 2 });
  });
}

function torch(site: Site, wall: "W" | "E", x: number): void {
  site.set.within(wallFrame(ROOM, wall), () => {
    site.set.cylinder(0.05, 0.025, 0.5, [x, 2.1, 0.24], { color: 0x2c2018, rough: 0.8 }, { pitch: 0.35 });
    site.set.box([0.08, 0.26, 0.06], [x, 2, 0.06], { color: 0x24201c, metal: 0.5, rough: 0.6 });
    const light = fire(site, [x, 2.33, 0.33], 0.14);
    site.lamps.push({ position: light.add(at(wall === "W" ? 0.5 : -0.5, 0.3, 0)), color: 0xff9a4a, candela: 7, reach: 7, flicker: true });
  });
}
