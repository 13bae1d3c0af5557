// A church: a nave with round columns and pointed windows of coloured glass, pews, an altar with candles under a rose window.
import { CylinderGeometry, ExtrudeGeometry, PlaneGeometry, Shape, TorusGeometry } from "three";
import { glowMaterial, pictureMaterial } from "../things/materials.ts";
import { seeded } from "../things/noise.ts";
import { candle } from "../things/parts/objects.ts";
import { flowers } from "../things/parts/plants.ts";
import { placed, turned } from "../things/shapes.ts";
import { painted } from "../things/surfaces.ts";
import { addMotes, addShaft } from "./kits/air.ts";
import { along, interior } from "./kits/interior.ts";
import { buildRoom, wallFrame, type RoomLook } from "./kits/room.ts";
import { at, bounds, lane, mark, sit, stand, view, type PlaceRecipe, type Site } from "./site.ts";

const STONE = 0xc8bca4;
const ROOM: RoomLook = {
  width: 14,
  depth: 26,
  height: 9.5,
  wall: STONE,
  floor: "slabs",
  floorColor: 0xb0a690,
  floorRoughness: 0.6,
  trim: 0xa89a80,
  ceiling: 0x8a7a60,
  openings: [],
};
const BAYS = along(-9, 9, 5);
const ALTAR = -10.4;

export const church: PlaceRecipe = {
  indoor: true,
  sunYaw: 120,
  swing: 0.5,
  ground: 0x8a7e68,
  async build(site) {
    buildRoom(site, ROOM);
    vault(site);
    windows(site);
    altar(site);
    for (const z of along(-5.8, 8.4, 9)) for (const side of [-1, 1]) pew(site, side * 2.75, z);
    const { set, random, lit } = site;
    set.box([1.5, 0.012, 19], [0, 0.008, 0.6], { color: 0x7a1f26, rough: 1 }, { bevel: 0 });
    for (const z of [-5.2, 0.3, 5.8]) for (const side of [-1, 1]) set.within(placed(side * 1.15, 0.9, z), () => flowers(set, { random, lit }));
    const sunny = site.daylight.sky.kind === "scattering" && site.daylight.practicals < 0.6;
    if (sunny) {
      for (const z of BAYS.slice(0, 4)) addShaft(site, at(6.8, 6.4, z), at(-0.75, -0.62, 0.1), 10, 1.3, site.daylight.color, 0.07);
      addMotes(site, at(0, 2.4, -2), at(10, 4, 14), 90, 0xfff0d0, 0.8, 0.005);
    }
    return interior(ROOM, {
      centre: at(0, 0, -5.6),
      marks: [
        stand("aisle", -0.45, 0, -7, 0.35),
        stand("aisle-second", 0.45, 0, -7, -0.35),
        stand("altar", 0, 0.36, -9.4, 0),
        stand("nave", 0, 0, 0, Math.PI),
        stand("door", 0, 0, 9, Math.PI),
        mark("altar-top", "table-top", 0.35, 1.36, ALTAR + 0.2, 0, 0.3),
        ...[-5.8, -4].flatMap((z) => [-1.9, 1.9, -3, 3].map((x, i) => sit(`pew-${z}-${i}`, x, 0, z - 0.02, Math.PI, 0.45))),
      ],
      lanes: [lane("aisle", "walk", 1.4, [0, 0, 9.5], [0, 0, -7.6]), lane("aisle-back", "walk", 1.4, [0, 0, -7.5], [0, 0, 8])],
      views: [view(0, 1.5, 2, 11), view(18, 1.5, 2, 6), view(-22, 1.45, 2, 6), view(178, 1.5, 2, 3.5)],
      cameraBounds: bounds(-6.4, 0.4, -11.6, 6.4, 7.5, 11.8),
      groundHeight: (x, z) => (z < -8.7 && Math.abs(x) < 4 ? 0.36 : 0),
      surface: () => "stone",
      ambience: ["room"],
      acoustics: { space: "hall", decaySeconds: 3.4, wet: 0.34 },
      shadow: { centre: at(0, 0.5, -5), reach: 11, depth: 34 },
      room: { exposure: 1.55, probe: at(0, 3, -3), keyColor: 0xffd8a8, keyKelvin: 3000 },
    });
  },
};

/** Two rows of columns with ribs that meet above the nave. */
function vault(site: Site): void {
  const { set } = site,
    stone = { color: 0xd2c6ae, rough: 0.85 };
  for (const z of along(-11.2, 11.2, 6))
    for (const side of [-1, 1]) {
      set.add(
        turned(
          [
            [0.52, 0],
            [0.52, 0.25],
            [0.4, 0.42],
            [0.34, 0.6],
            [0.34, 5.1],
            [0.42, 5.3],
            [0.56, 5.5],
            [0.56, 5.62],
          ],
          20,
        ),
        stone,
        placed(side * 4.3, 0, z),
      );
      set.contact([side * 4.3, 0, z], 1.7, 1.7, 0, 0.5);
    }
  for (const z of along(-11.2, 11.2, 6)) {
    const rib = new TorusGeometry(4.3, 0.16, 8, 40, Math.PI).scale(1, 0.84, 1);
    set.add(rib, stone, placed(0, 5.55, z));
    for (const side of [-1, 1]) set.add(new TorusGeometry(1.35, 0.13, 8, 20, Math.PI), stone, placed(side * 5.65, 5.5, z));
  }
  for (const x of [-4.3, 4.3])
    for (const z of along(-9, 9, 5)) set.add(new TorusGeometry(2.2, 0.13, 8, 28, Math.PI), stone, placed(x, 5.5, z, Math.PI / 2));
  // the vault's skin
  set.add(
    new CylinderGeometry(4.42, 4.42, ROOM.depth, 36, 1, true, Math.PI / 2, Math.PI).rotateX(Math.PI / 2),
    { color: 0xe0d6c0, rough: 0.95 },
    placed(0, 5.55, 0),
    { side: 2 },
  );
}

const glass = (seed: number, rose: boolean) =>
  painted(256, rose ? 256 : 512, (pen, w, h) => {
    const random = seeded(seed),
      colours = ["#1f3f9a", "#a82432", "#d8a02c", "#2a7a52", "#5a2a7a", "#c8d8e8", "#1f6a9a"];
    pen.fillStyle = "#14100c";
    pen.fillRect(0, 0, w, h);
    if (rose)
      for (let ring = 3; ring > 0; ring--)
        for (let i = 0; i < 12; i++) {
          const a = (i / 12) * Math.PI * 2 + ring * 0.26;
          pen.fillStyle = colours[(i + ring) % colours.length];
          pen.beginPath();
          pen.arc(w / 2 + Math.cos(a) * ring * 36, h / 2 + Math.sin(a) * ring * 36, 8 + ring * 4, 0, 7);
          pen.fill();
        }
    else
      for (let y = 6; y < h; y += 42)
        for (let x = 6; x < w; x += 42) {
          pen.fillStyle = colours[Math.floor(random() * colours.length)];
          pen.beginPath();
          pen.moveTo(x + 18, y);
          pen.lineTo(x + 36, y + 19);
          pen.lineTo(x + 18, y + 38);
          pen.lineTo(x, y + 19);
          pen.fill();
          pen.fillStyle = colours[Math.floor(random() * 3)];
          pen.fillRect(x - 4, y - 4, 9, 9);
        }
  });

/** Pointed windows along both aisles, a rose over the altar. By night the glass is dark. */
function windows(site: Site): void {
  const { set } = site,
    shine = 0.12 + 1.5 * (1 - site.daylight.practicals),
    pointed = new Shape();
  pointed.moveTo(-0.75, 0);
  pointed.lineTo(-0.75, 2.6);
  pointed.quadraticCurveTo(-0.7, 3.7, 0, 4.3);
  pointed.quadraticCurveTo(0.7, 3.7, 0.75, 2.6);
  pointed.lineTo(0.75, 0);
  const frame = new ExtrudeGeometry(pointed, { depth: 0.1, bevelEnabled: true, bevelSize: 0.12, bevelThickness: 0.05 });
  for (const wall of ["W", "E"] as const)
    BAYS.forEach((x, i) =>
      set.within(wallFrame(ROOM, wall), () => {
        set.add(frame, { color: 0xa89a80, rough: 0.9 }, placed(x, 1.7, -0.06));
        const map = glass(i * 7 + (wall === "W" ? 1 : 50), false),
          pane = new ExtrudeGeometry(pointed, { depth: 0.02, bevelEnabled: false });
        const uv = pane.attributes.uv,
          position = pane.attributes.position;
        for (let k = 0; k < uv.count; k++) uv.setXY(k, position.getX(k) / 1.5 + 0.5, position.getY(k) / 4.3);
        set.mesh(pane, pictureMaterial(map, site.weathering, { glow: shine, roughness: 0.2 }), placed(x, 1.7, 0.11));
      }),
    );
  set.within(wallFrame(ROOM, "N"), () => {
    set.add(new TorusGeometry(1.55, 0.16, 10, 48), { color: 0xa89a80, rough: 0.9 }, placed(0, 6.7, 0.06));
    const disc = new CylinderGeometry(1.5, 1.5, 0.02, 48).rotateX(Math.PI / 2);
    set.mesh(disc, pictureMaterial(glass(3, true), site.weathering, { glow: shine * 1.1, roughness: 0.2 }), placed(0, 6.7, 0.07));
    for (let i = 0; i < 6; i++) set.box([0.05, 3, 0.06], [0, 6.7, 0.1], { color: 0x3a3228 }, { roll: (i * Math.PI) / 6, bevel: 0 });
  });
}

function altar(site: Site): void {
  const { set, random, lit } = site,
    stone = { color: 0xd8cfba, rough: 0.7 };
  set.box([8, 0.18, 4.4], [0, 0.09, -10.9], stone);
  set.box([7, 0.18, 3.6], [0, 0.27, -11.1], stone);
  set.box([2.8, 0.95, 0.9], [0, 0.36 + 0.475, ALTAR], { color: 0xe4dccb, rough: 0.6 }, { bevel: 0.02 });
  set.box([3, 0.05, 1.02], [0, 1.335, ALTAR], { color: 0xf4f0e6, rough: 0.9 });
  set.box([0.7, 0.7, 0.012], [0, 1.0, ALTAR + 0.515], { color: 0xb8923c, rough: 0.6 }, { bevel: 0 });
  for (const x of [-1.15, -0.8, 0.8, 1.15]) {
    set.add(
      turned(
        [
          [0.07, 0],
          [0.03, 0.04],
          [0.018, 0.3],
          [0.05, 0.34],
        ],
        14,
      ),
      { color: 0xc8a04a, metal: 0.9, rough: 0.25 },
      placed(x, 1.36, ALTAR),
    );
    set.within(placed(x, 1.7, ALTAR), () => candle(set, { random, lit: 1 }));
    site.glow(at(x, 1.93, ALTAR), 0.03, 0xffc070, 5);
  }
  set.within(placed(0, 1.36, ALTAR), () => flowers(set, { random, lit }));
  for (const side of [-1, 1]) {
    for (const z of along(-9.4, -11, 3)) {
      set.cylinder(0.018, 0.03, 1.3, [side * 3, 1, z], { color: 0x2a2622, metal: 0.6, rough: 0.5 });
      site.glow(at(side * 3, 1.74, z), 0.035, 0xffc070, 5);
      set.cylinder(0.03, 0.03, 0.1, [side * 3, 1.68, z], { color: 0xf4ecd8 });
    }
    site.lamps.push({ position: at(side * 2.6, 2, -9.6), color: 0xffb868, candela: 6, reach: 8, flicker: true });
  }
  site.lit = Math.max(site.lit, 0.5);
  for (const z of [-4, 4]) {
    site.lamps.push({ position: at(0, 4.4, z), color: 0xffc888, candela: 12, reach: 12 });
    set.add(new TorusGeometry(0.7, 0.03, 8, 36).rotateX(Math.PI / 2), { color: 0x2c2620, metal: 0.7, rough: 0.5 }, placed(0, 4.6, z));
    set.cylinder(0.012, 0.012, 4.4, [0, 6.8, z], { color: 0x2c2620, metal: 0.7, rough: 0.5 }, { sides: 6 });
    for (let i = 0; i < 8; i++)
      set.mesh(
        new PlaneGeometry(0.05, 0.09),
        glowMaterial(0xffd090, 1 + 4 * site.lit),
        placed(Math.sin(i * 0.785) * 0.7, 4.72, z + Math.cos(i * 0.785) * 0.7, i * 0.785),
      );
  }
}

function pew(site: Site, x: number, z: number): void {
  const { set } = site,
    wood = { color: 0x5c3a22, rough: 0.4 };
  set.within(placed(x, 0, z, Math.PI), () => {
    set.box([2.9, 0.05, 0.44], [0, 0.44, 0], wood, { bevel: 0.012 });
    set.box([2.9, 0.46, 0.05], [0, 0.72, -0.24], wood, { pitch: -0.1, bevel: 0.012 });
    set.box([2.9, 0.05, 0.12], [0, 0.97, -0.28], wood, { bevel: 0.015 });
    for (const side of [-1.45, 1.45]) set.box([0.06, 1, 0.56], [side, 0.5, -0.06], wood, { bevel: 0.018 });
    set.contact([0, 0, 0], 3.1, 0.7, 0, 0.5);
  });
}
