// A railway station: a platform under an iron roof, benches, lamps, a clock, a train that draws in on the far track.
import { CylinderGeometry, Group, PlaneGeometry } from "three";
import { glassMaterial, pictureMaterial } from "../things/materials.ts";
import { Assembly } from "../things/assembly.ts";
import { bench, trashCan } from "../things/parts/street.ts";
import { suitcase } from "../things/parts/containers.ts";
import { bar, placed } from "../things/shapes.ts";
import { painted } from "../things/surfaces.ts";
import { smoothstep } from "../things/noise.ts";
import { addForestRing } from "./kits/backdrop.ts";
import { along } from "./kits/interior.ts";
import { openAir } from "./kits/openAir.ts";
import { farHouse } from "./kits/terrain.ts";
import { at, bounds, lane, mark, sit, stand, view, type PlaceRecipe, type Site } from "./site.ts";

const PLATFORM = 0.9,
  EDGE = -3.1; // z of the platform's edge; the tracks lie beyond
const IRON = { color: 0x2f4a44, metal: 0.4, rough: 0.5 };

export const station: PlaceRecipe = {
  indoor: false,
  sunYaw: 40,
  swing: 0.5,
  ground: 0x7a746a,
  async build(site) {
    const { set, random, lit } = site;
    set.surface("slabs", new PlaneGeometry(90, 12).rotateX(-Math.PI / 2).translate(0, PLATFORM, EDGE + 6), { color: 0xc8c0b0, puddles: true });
    set.box([90, PLATFORM, 0.3], [0, PLATFORM / 2, EDGE + 0.15], { color: 0x8a8276, rough: 0.9 }, { bevel: 0 });
    set.box([90, 0.02, 0.3], [0, PLATFORM + 0.012, EDGE + 0.75], { color: 0xe0b83a, rough: 0.8 }, { bevel: 0 });
    set.box([90, 0.03, 0.45], [0, PLATFORM + 0.005, EDGE + 0.22], { color: 0xd8d4c8, rough: 0.8 }, { bevel: 0 });
    set.surface("soil", new PlaneGeometry(140, 60).rotateX(-Math.PI / 2).translate(0, 0, EDGE - 30), { color: 0xa89a88, relief: 1.4 });
    for (const z of [-4.6, -8.2]) track(site, z);
    canopy(site);
    building(site);
    for (const [i, x] of [-5.4, 3.4].entries())
      set.within(placed(x, PLATFORM, 3.4, Math.PI), () => bench(set, { random, lit, color: i ? 0x6a4a30 : 0x5a4030 }));
    set.within(placed(-2.6, PLATFORM, 3.6), () => trashCan(set, { random, lit }));
    set.within(placed(4.9, PLATFORM, 3.1, 0.4), () => suitcase(set, { random, lit, color: 0x7a4a2c }));
    set.box([0.95, 0.6, 0.55], [6.3, PLATFORM + 0.31, 2.4], { color: 0x5a3a22, rough: 0.6 });
    train(site);
    clock(site);
    addForestRing(site, { radius: 74, height: 9, base: -1, centre: [0, -10] });
    for (const [x, z] of [
      [-26, -30],
      [-9, -34],
      [12, -31],
      [30, -36],
    ])
      farHouse(site, x, 0, z, (x % 5) * 0.06, 9, 6.5, 8);
    const ground = (_x: number, z: number) => (z > EDGE ? PLATFORM : 0);
    return openAir(ground, {
      centre: at(0, PLATFORM, 0),
      marks: [
        stand("edge", -0.6, PLATFORM, -1.7, Math.PI),
        stand("under-clock", -3.2, PLATFORM, 1.6, 0.4),
        mark("trunk-top", "table-top", 6.3, PLATFORM + 0.62, 2.4, 0, 0.3),
        ...[-5.9, -4.9, 2.9, 3.9].map((x, i) => sit(`bench-${i + 1}`, x, PLATFORM, 3.3, Math.PI, 0.45)),
      ],
      lanes: [
        lane("along", "walk", 1.6, [-9, PLATFORM, -0.6], [9, PLATFORM, -0.6]),
        lane("towards", "walk", 1.4, [-9, PLATFORM, 0.6], [3, PLATFORM, 1.4]),
        lane("track", "drive", 3, [-40, 0, -4.6], [40, 0, -4.6]),
      ],
      views: [view(14, 1.45, 2, 5), view(-30, 1.4, 2, 5), view(62, 1.45, 2, 8), view(-70, 1.45, 2, 8), view(176, 1.5, 1.8, 2.6)],
      cameraBounds: bounds(-13, PLATFORM + 0.3, -2.6, 13, 5, 5.2),
      surface: "stone",
      ambience: ["announcements", "train"],
      acoustics: { space: "street", decaySeconds: 0.9, wet: 0.12 },
      openSky: 0.85,
    });
  },
};

function track(site: Site, z: number): void {
  const { set } = site;
  set.box([130, 0.14, 2.9], [0, 0.06, z], { color: 0x6a6258, rough: 1 }, { bevel: 0.05 });
  for (const x of along(-34, 34, 100)) set.box([0.24, 0.12, 2.4], [x, 0.18, z], { color: 0x5a4634, rough: 0.95 }, { bevel: 0 });
  for (const dz of [-0.72, 0.72]) set.box([130, 0.14, 0.07], [0, 0.3, z + dz], { color: 0x8a8078, metal: 0.9, rough: 0.35 }, { bevel: 0 });
}

/** Iron columns with brackets, a glazed roof. */
function canopy(site: Site): void {
  const { set } = site;
  for (const x of along(-21, 21, 8)) {
    set.cylinder(0.09, 0.13, 4.1, [x, PLATFORM + 2.05, 2.2], IRON, { sides: 14 });
    set.cylinder(0.2, 0.22, 0.5, [x, PLATFORM + 0.25, 2.2], IRON, { sides: 14 });
    for (const [dz, tall] of [
      [-3.6, 4.7],
      [2.6, 4.5],
    ])
      set.add(bar(at(x, PLATFORM + 3.5, 2.2), at(x, PLATFORM + tall - 0.2, 2.2 + dz), 0.045, 7), IRON);
    set.box([0.1, 0.16, 7], [x, PLATFORM + 4.35, 1.6], IRON);
    set.contact([x, PLATFORM, 2.2], 0.8, 0.8, 0, 0.45);
  }
  for (const z of [-1.9, -0.1, 1.6, 3.3, 5]) set.box([44, 0.1, 0.08], [0, PLATFORM + 4.42, z], IRON, { bevel: 0 });
  set.box([44, 0.42, 0.06], [0, PLATFORM + 4.25, -1.95], { color: 0x3a5a52, rough: 0.6 }, { bevel: 0 });
  set.mesh(new PlaneGeometry(44, 7).rotateX(-Math.PI / 2).translate(0, PLATFORM + 4.5, 1.6), glassMaterial(0xb8c8c4, 0.25));
  for (const x of along(-15, 15, 6)) {
    set.cylinder(0.16, 0.24, 0.16, [x, PLATFORM + 3.75, 0.4], { color: 0x24302c, rough: 0.5 });
    set.cylinder(0.01, 0.01, 0.6, [x, PLATFORM + 4.1, 0.4], IRON, { sides: 6 });
    site.glow(at(x, PLATFORM + 3.66, 0.4), 0.09, 0xffdca0, 0.5 + 4 * site.lit);
  }
  for (const x of [-3, 3, -9, 9]) site.lamps.push({ position: at(x, PLATFORM + 3.5, 0.4), color: 0xffd498, candela: 26, reach: 11 });
}

/** The station house behind the platform: brick, arched doors, posters. */
function building(site: Site): void {
  const { set } = site;
  set.surface("brick", new PlaneGeometry(60, 6.4).rotateY(Math.PI).translate(0, PLATFORM + 3.2, 6.1), { axis: "auto", color: 0xc89880 });
  set.box([60, 0.3, 0.4], [0, PLATFORM + 6.3, 6.05], { color: 0xd8ccb4, rough: 0.8 });
  for (const [i, x] of along(-18, 18, 9).entries()) {
    const door = i % 3 === 1;
    set.box([1.7, door ? 3 : 1.9, 0.14], [x, PLATFORM + (door ? 1.5 : 2), 6.04], { color: 0xe0d4bc, rough: 0.7 });
    set.box([1.4, door ? 2.7 : 1.6, 0.1], [x, PLATFORM + (door ? 1.36 : 2), 5.99], { color: door ? 0x2f4a44 : 0x2a343a, rough: door ? 0.5 : 0.12 });
    set.add(
      new CylinderGeometry(0.85, 0.85, 0.14, 20, 1, false, Math.PI / 2, Math.PI).rotateX(Math.PI / 2),
      { color: 0xe0d4bc, rough: 0.7 },
      placed(x, PLATFORM + (door ? 3 : 2.95), 6.04),
    );
    if (!door && site.lit > 0.3) site.glow(at(x, PLATFORM + 2, 5.9), 0.3, 0xffc880, 0.8 * site.lit);
  }
}

/** Three coaches behind an engine; it draws in, slows and stands at the platform. */
function train(site: Site): void {
  const own = new Assembly(site.weathering),
    paint = { color: 0x7a2a26, rough: 0.35 },
    cream = { color: 0xe4d8ba, rough: 0.4 },
    dark = { color: 0x24262a, rough: 0.6 };
  for (const [i, x] of [-22.5, -7.5, 7.5, 22.5].entries()) {
    own.within(placed(x, 0.35, 0), () => {
      own.box([14.2, 1.5, 2.7], [0, 1.5, 0], paint, { bevel: 0.06 });
      own.box([14.2, 1.15, 2.66], [0, 2.75, 0], cream, { bevel: 0.06 });
      own.add(
        new CylinderGeometry(1.36, 1.36, 14.2, 28, 1, false, -Math.PI / 2, Math.PI)
          .rotateZ(Math.PI / 2)
          .rotateX(Math.PI / 2)
          .scale(1, 0.42, 1),
        { color: 0x8a8e90, rough: 0.5 },
        placed(0, 3.3, 0),
      );
      for (const wx of along(-5.9, 5.9, 9)) {
        own.box([0.98, 0.85, 2.72], [wx, 2.72, 0], { color: site.lit > 0.4 ? 0xffd89a : 0x2a3a44, rough: 0.1 }, { bevel: 0.03 });
        if (site.lit > 0.4) own.box([0.9, 0.78, 2.74], [wx, 2.72, 0], { color: 0xffe2b0, rough: 0.4 }, { bevel: 0.02 });
      }
      for (const dx of [-6.7, 6.7]) own.box([0.5, 1.9, 2.73], [dx, 1.95, 0], { color: 0x5a201e, rough: 0.4 });
      for (const dx of [-4.8, 4.8])
        for (const dz of [-0.72, 0.72])
          for (const w of [-0.8, 0.8]) own.cylinder(0.44, 0.44, 0.12, [dx + w, 0.44, dz], dark, { pitch: Math.PI / 2, sides: 22 });
      own.box([13.4, 0.35, 2.2], [0, 0.72, 0], dark);
      if (i === 3) for (const dz of [-0.7, 0.7]) own.box([0.1, 0.3, 0.3], [7.12, 1.4, dz], { color: 0xfff0c8, rough: 0.2 });
    });
  }
  const group = new Group();
  group.add(own.finish());
  group.position.set(0, 0, -4.6);
  site.root.add(group);
  // 46 m in seven seconds, braking; then it stands
  site.animate((t) => group.position.setX(-46 * (1 - smoothstep(Math.min(t / 7, 1) ** 0.7, 0, 1))));
}

function clock(site: Site): void {
  const { set } = site,
    face = painted(128, 128, (pen, w) => {
      pen.fillStyle = "#f4efe0";
      pen.fillRect(0, 0, w, w);
      pen.strokeStyle = pen.fillStyle = "#22262a";
      for (let i = 0; i < 12; i++) {
        pen.lineWidth = i % 3 ? 3 : 6;
        pen.beginPath();
        pen.moveTo(64 + Math.cos(i * 0.5236) * 50, 64 + Math.sin(i * 0.5236) * 50);
        pen.lineTo(64 + Math.cos(i * 0.5236) * 58, 64 + Math.sin(i * 0.5236) * 58);
        pen.stroke();
      }
      pen.lineWidth = 6;
      pen.beginPath();
      pen.moveTo(64, 64);
      pen.lineTo(86, 42);
      pen.moveTo(64, 64);
      pen.lineTo(52, 20);
      pen.stroke();
    });
  set.box([0.08, 0.5, 0.08], [-3.2, PLATFORM + 4.05, 1], IRON);
  set.add(new CylinderGeometry(0.42, 0.42, 0.2, 36).rotateX(Math.PI / 2), IRON, placed(-3.2, PLATFORM + 3.5, 1));
  for (const side of [0, Math.PI]) {
    const disc = new CylinderGeometry(0.36, 0.36, 0.012, 36).rotateX(Math.PI / 2);
    set.mesh(
      disc,
      pictureMaterial(face, site.weathering, { glow: 0.15 + 0.6 * site.lit }),
      placed(-3.2, PLATFORM + 3.5, 1 + (side ? -0.1 : 0.1), side),
    );
  }
}
