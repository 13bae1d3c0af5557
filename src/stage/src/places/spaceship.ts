// The bridge of a starship: a curved window on to stars and a planet, consoles with lit panels, ribs and light strips.
import { CanvasTexture, MeshBasicMaterial, PlaneGeometry, SphereGeometry, TorusGeometry } from "three";
import { glowMaterial, pictureMaterial } from "../things/materials.ts";
import { seeded } from "../things/noise.ts";
import { placed } from "../things/shapes.ts";
import { painted } from "../things/surfaces.ts";
import { along, interior } from "./kits/interior.ts";
import { planetPicture } from "./kits/planet.ts";
import { buildRoom, wallFrame, type RoomLook } from "./kits/room.ts";
import { at, lane, mark, sit, stand, type PlaceRecipe, type Site } from "./site.ts";

const HULL = { color: 0x5a6068, metal: 0.4, rough: 0.5 },
  DARK = { color: 0x24282e, metal: 0.3, rough: 0.5 };
const ROOM: RoomLook = {
  width: 9.6,
  depth: 9,
  height: 3.3,
  wall: 0x4a5058,
  wallFinish: "concrete",
  floor: "concrete",
  floorColor: 0x3c4048,
  floorRoughness: 0.35,
  trim: 0x2c3036,
  ceiling: 0x2c3036,
  openings: [{ wall: "N", along: 0, sill: 0.85, width: 7.6, height: 2, columns: 4, rows: 1, frame: 0x2c3036 }],
};

export const spaceship: PlaceRecipe = {
  indoor: true,
  sunYaw: 200,
  swing: 0,
  ground: 0x20242a,
  async build(site) {
    buildRoom(site, ROOM);
    site.lit = 1;
    space(site);
    const { set } = site;
    for (const side of [-1, 1])
      for (const [i, z] of along(-3.2, 3.2, 4).entries()) {
        set.box([0.3, 3.3, 0.34], [side * 4.65, 1.65, z], HULL, { bevel: 0.05 });
        set.box([0.4, 0.3, 0.36], [side * 4.3, 3.1, z], HULL, { bevel: 0.08, roll: side * 0.7 });
        set.mesh(new PlaneGeometry(0.05, 2.2), glowMaterial(0x7ad8ff, 1.5), placed(side * 4.49, 1.6, z, (-side * Math.PI) / 2));
        if (i < 3) wallScreen(site, side, z + 1.06, i);
      }
    for (const x of [-1.6, 1.6]) set.mesh(new PlaneGeometry(0.12, 7.4).rotateX(Math.PI / 2), glowMaterial(0xdcecff, 1.6), placed(x, 3.28, 0.3));
    for (const x of [-2.3, 0, 2.3]) {
      console_(site, x, -2.7);
      chair(site, x, -1.85);
    }
    chair(site, 0, 0.9, 1.15);
    set.box([0.9, 0.8, 0.6], [3.6, 0.4, 1.9], HULL, { yaw: -0.4, bevel: 0.05 });
    set.cylinder(1.5, 1.6, 0.14, [0, 0.07, 0.9], DARK, { sides: 48 });
    set.mesh(new TorusGeometry(1.55, 0.02, 6, 64).rotateX(Math.PI / 2), glowMaterial(0x7ad8ff, 1.8), placed(0, 0.12, 0.9));
    site.lamps.push(
      { position: at(0, 2.9, 0.6), color: 0xcfe4ff, candela: 13, reach: 9 },
      { position: at(-2.4, 1.5, -2), color: 0x5ac8ff, candela: 6, reach: 6 },
      { position: at(2.4, 1.5, -2), color: 0xff9a5a, candela: 5, reach: 6 },
      { position: at(0, 2.6, 3.4), color: 0xcfe4ff, candela: 8, reach: 8 },
    );
    return interior(ROOM, {
      centre: at(0, 0, -0.7),
      marks: [
        stand("bridge", 0.7, 0, -0.7, 0),
        stand("bridge-second", -0.7, 0, -0.8, 0.3),
        stand("window", 1.2, 0, -3.6, Math.PI),
        mark("console-top", "table-top", 3.6, 0.8, 1.9, -0.4, 0.3),
        sit("captain", 0, 0.14, 0.92, 0, 0.56),
        ...[-2.3, 0, 2.3].map((x, i) => sit(`pilot-${i + 1}`, x, 0, -1.85, Math.PI, 0.5)),
      ],
      lanes: [lane("across", "walk", 1, [-3.6, 0, -0.7], [3.4, 0, -0.7]), lane("in", "walk", 1, [2.6, 0, 3.6], [0.8, 0, -0.6])],
      surface: () => "concrete",
      ambience: ["spaceship"],
      room: { exposure: 1.5, keyDirection: at(-0.3, 0.8, 0.5).normalize(), keyColor: 0xd8e8ff, keyKelvin: 6500 },
    });
  },
};

/** Stars and a planet's limb, far outside; they turn slowly as the ship does. */
function space(site: Site): void {
  const random = seeded(8),
    stars = painted(1024, 512, (pen, w, h) => {
      pen.fillStyle = "#04060c";
      pen.fillRect(0, 0, w, h);
      for (let i = 0; i < 1400; i++) {
        pen.fillStyle = `hsl(${200 + random() * 60} 60% ${60 + random() * 40}%)`;
        pen.globalAlpha = 0.3 + 0.7 * random() ** 3;
        const size = random() < 0.03 ? 2.6 : 1.2;
        pen.fillRect(random() * w, random() * h, size, size);
      }
    }) as CanvasTexture;
  site.set.mesh(new PlaneGeometry(90, 45), new MeshBasicMaterial({ map: stars, toneMapped: false, fog: false }), placed(0, 2, -46));
  site.set.mesh(
    new SphereGeometry(13, 64, 40),
    new MeshBasicMaterial({ map: planetPicture(), toneMapped: false, fog: false }),
    placed(11, -3.4, -38, 2),
  );
  site.set.mesh(
    new SphereGeometry(13.4, 48, 32),
    new MeshBasicMaterial({ color: 0x3a7ad0, transparent: true, opacity: 0.16, depthWrite: false, fog: false }),
    placed(11, -3.4, -38),
  );
}

const panel = (seed: number) =>
  painted(256, 128, (pen, w, h) => {
    const random = seeded(seed);
    pen.fillStyle = "#0a1018";
    pen.fillRect(0, 0, w, h);
    for (let i = 0; i < 46; i++) {
      pen.fillStyle = ["#5ac8ff", "#ff9a4a", "#7affc0", "#dcecff", "#ff5a5a"][Math.floor(random() * 5)];
      pen.globalAlpha = 0.35 + 0.65 * random();
      pen.fillRect(8 + Math.floor(random() * 15) * 16, 8 + Math.floor(random() * 9) * 13, random() < 0.4 ? 26 : 10, 6);
    }
    pen.globalAlpha = 0.9;
    pen.strokeStyle = "#5ac8ff";
    pen.beginPath();
    pen.arc(w * 0.78, h * 0.5, 34, 0, 7);
    pen.arc(w * 0.78, h * 0.5, 22, 0, 7);
    pen.stroke();
  });

function console_(site: Site, x: number, z: number): void {
  const { set } = site;
  set.within(placed(x, 0, z), () => {
    set.box([1.9, 0.72, 0.55], [0, 0.36, -0.1], HULL, { bevel: 0.05 });
    set.box([1.96, 0.06, 0.72], [0, 0.78, 0.02], DARK, { pitch: 0.28, bevel: 0.02 });
    set.mesh(
      new PlaneGeometry(1.8, 0.56).rotateX(-Math.PI / 2 + 0.28),
      pictureMaterial(panel(Math.round(x * 7) + 40), site.weathering, { glow: 1.6, roughness: 0.2 }),
      placed(0, 0.822, 0.03),
    );
    set.contact([0, 0, 0], 2.2, 1, 0, 0.5);
  });
}

function wallScreen(site: Site, side: number, z: number, i: number): void {
  site.set.within(wallFrame(ROOM, side < 0 ? "W" : "E"), () => {
    const x = side < 0 ? -z : z;
    site.set.box([1.5, 1, 0.08], [x, 1.7, 0.05], DARK, { bevel: 0.03 });
    site.set.mesh(
      new PlaneGeometry(1.36, 0.84),
      pictureMaterial(panel(i * 11 + (side < 0 ? 1 : 77)), site.weathering, { glow: 1.3, roughness: 0.2 }),
      placed(x, 1.7, 0.095),
    );
  });
}

/** A moulded seat on a column; faces the window. */
function chair(site: Site, x: number, z: number, scale = 1): void {
  const { set } = site,
    pad = { color: 0x2f3a48, rough: 0.6 };
  set.within(placed(x, scale > 1 ? 0.14 : 0, z, scale > 1 ? 0 : Math.PI, scale), () => {
    set.cylinder(0.08, 0.2, 0.42, [0, 0.21, 0], DARK);
    set.box([0.54, 0.1, 0.54], [0, 0.47, 0], pad, { bevel: 0.04 });
    set.box([0.54, 0.86, 0.12], [0, 0.92, -0.26], pad, { pitch: -0.12, bevel: 0.05 });
    set.box([0.34, 0.2, 0.1], [0, 1.42, -0.31], pad, { bevel: 0.04 });
    for (const side of [-0.32, 0.32]) set.box([0.1, 0.07, 0.46], [side, 0.7, 0.02], HULL, { bevel: 0.03 });
    set.contact([0, 0, 0], 0.8, 0.8, 0, 0.4);
  });
}
