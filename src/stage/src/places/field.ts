// A field of ripe wheat with a track through it, bales, a barn and poplars, soft hills behind.
import { CylinderGeometry } from "three";
import { fbm, noise, smoothstep } from "../things/noise.ts";
import { bar, placed } from "../things/shapes.ts";
import { farTrees, plantTrees } from "../things/trees.ts";
import { addMotes } from "./kits/air.ts";
import { addGrass } from "./kits/grass.ts";
import { along } from "./kits/interior.ts";
import { groundSheet, openAir } from "./kits/openAir.ts";
import { terrain } from "./kits/terrain.ts";
import { at, lane, mark, sit, type PlaceRecipe, type Site } from "./site.ts";

const trackX = (z: number) => 0.5 * Math.sin(z * 0.09);
const ground = (x: number, z: number): number =>
  smoothstep(Math.hypot(x, z), 8, 40) * (fbm(x * 0.016 + 2, z * 0.016 + 9, 3) - 0.42) * 8 -
  0.05 * (1 - smoothstep(Math.abs(x - trackX(z)), 0.6, 1.4));
const onTrack = (x: number, z: number) => Math.abs(x - trackX(z)) < 1.15;

export const field: PlaceRecipe = {
  indoor: false,
  sunYaw: 164,
  ground: 0x9a8448,
  async build(site) {
    groundSheet(site, "soil", ground, { size: 160, cells: 100, color: 0xe8cf9a, centre: [0, -24] });
    wheat(site);
    for (const [i, [x, z]] of (
      [
        [-6.5, -9],
        [8.5, -12],
        [-13, -17],
        [14, -22],
        [3.6, -25],
      ] as const
    ).entries())
      bale(site, x, z, i);
    site.set.box([1.1, 0.5, 0.7], [3.4, ground(3.4, -3.4) + 0.24, -3.4], { color: 0xc8a85c, rough: 1 }, { yaw: 0.3, bevel: 0.04 });
    site.set.box([1.05, 0.48, 0.68], [3.4, ground(3.4, -3.4) + 0.71, -3.4], { color: 0xd0b064, rough: 1 }, { yaw: -0.2, bevel: 0.04 });
    barn(site, 24, -36);
    plantTrees(
      site,
      along(-34, -14, 7).map((x) => ({ kind: "poplar" as const, x, y: ground(x, -44) - 0.2, z: -44 + (x % 3), height: 12 + (x % 4) })),
      { detail: 0.5, castShadow: false },
    );
    plantTrees(site, [{ kind: "oak", x: 11, y: ground(11, -7) - 0.1, z: -7, height: 8 }], { detail: 0.8 });
    fence(site);
    hills(site);
    if (site.daylight.sky.kind === "scattering") addMotes(site, at(0, 1.2, 0), at(12, 1.8, 12), 70, 0xfff0c0, 1, 0.0045);
    const on = (z: number): [number, number, number] => [trackX(z), ground(trackX(z), z), z];
    return openAir(ground, {
      marks: [
        mark("bale-top", "table-top", 3.4, ground(3.4, -3.4) + 0.95, -3.4, 0.2, 0.3),
        sit("bale", -6.5, ground(-6.5, -9) + 0.2, -8.3, 0.5, 1.05),
      ],
      lanes: [lane("track", "walk", 1.4, ...[-15, -10, -5, 0, 5].map(on)), lane("track-drive", "drive", 3, ...[-40, -26, -12, 2, 12].map(on))],
      surface: (x, z) => (onTrack(x, z) ? "earth" : "grass"),
      ambience: ["birds", "insects", "wind"],
    });
  },
};

/** Dense straw-coloured stalks with ears; thinner and lower away from the camera's reach. */
function wheat(site: Site): void {
  const ripe = site.environment.season === "spring" ? 0x7a9a48 : 0xc8a450;
  addGrass(
    site,
    { count: 9300, height: 0.74, width: 0.012, blades: 6, color: ripe, dry: 0xe0c070, dryShare: 0.6, seed: 11, heads: 0xd8b058 },
    (own) => {
      const x = (own() + own() - 1) * 17,
        z = 8.5 - own() ** 0.8 * 25;
      return onTrack(x, z) ? null : [x, ground(x, z) - 0.02, z, 0.85 + own() * 0.3];
    },
  );
  addGrass(
    site,
    { count: 2500, height: 0.7, width: 0.034, blades: 5, color: ripe, dry: 0xe0c070, dryShare: 0.6, seed: 12, heads: 0xd8b058 },
    (own) => {
      const x = (own() - 0.5) * 90,
        z = -17 - own() * 34;
      return onTrack(x, z) ? null : [x, ground(x, z) - 0.02, z, 0.9 + own() * 0.3];
    },
  );
  addGrass(site, { count: 320, height: 0.16, width: 0.014, color: 0x6a7a3a, dryShare: 0.3, seed: 13 }, (own) => {
    const z = -16 + own() * 22,
      x = trackX(z) + (own() - 0.5) * 0.5;
    return [x, ground(x, z) - 0.01, z, 0.6 + own() * 0.6];
  });
}

function bale(site: Site, x: number, z: number, i: number): void {
  site.set.add(
    new CylinderGeometry(0.72, 0.72, 1.25, 28),
    { color: 0xc8a85c, rough: 1 },
    placed(x, ground(x, z) + 0.68, z, i * 0.8, 1, 0, Math.PI / 2),
  );
  for (const dx of [-0.3, 0.3])
    site.set.add(
      new CylinderGeometry(0.727, 0.727, 0.03, 28, 1, true),
      { color: 0x8a7038, rough: 1 },
      placed(x + dx * Math.cos(i * 0.8), ground(x, z) + 0.68, z - dx * Math.sin(i * 0.8), i * 0.8, 1, 0, Math.PI / 2),
      { side: 2 },
    );
  site.set.contact([x, ground(x, z) + 0.02, z], 2, 1.9, 0, 0.55);
}

function barn(site: Site, x: number, z: number): void {
  const { set } = site;
  set.within(placed(x, ground(x, z) - 0.3, z, -0.45), () => {
    set.box([11, 5, 8], [0, 2.5, 0], { color: 0x8a3a2c, rough: 0.9 }, { bevel: 0 });
    for (const side of [-1, 1]) {
      set.box([11.6, 0.2, 5.4], [0, 6, side * 2.3], { color: 0x5a4e48, rough: 0.9 }, { pitch: side * 0.62, bevel: 0 });
      set.box([0.14, 5, 0.14], [side * 2.4, 2.5, 4.03], { color: 0xe4ddd0 }, { bevel: 0 });
    }
    set.add(
      new CylinderGeometry(4.6, 4.6, 10.8, 3, 1)
        .rotateX(Math.PI / 2)
        .rotateY(Math.PI / 2)
        .scale(1, 0.72, 0.84),
      { color: 0x8a3a2c, rough: 0.9 },
      placed(0, 6, 0),
    );
    set.box([4.4, 3.8, 0.1], [0, 1.9, 4.02], { color: 0x5c241c, rough: 0.9 });
    for (const roll of [0.72, -0.72]) set.box([0.16, 5.6, 0.06], [0, 1.9, 4.1], { color: 0xe4ddd0 }, { roll, bevel: 0 });
  });
}

function fence(site: Site): void {
  const wood = { color: 0x8a7558, rough: 0.95 };
  for (const z of along(-18, 2, 9)) site.set.box([0.1, 1.2, 0.1], [5.2, ground(5.2, z) + 0.55, z], wood);
  for (const y of [0.5, 0.95])
    for (const z of along(-16.75, 0.75, 8))
      site.set.add(bar(at(5.2, ground(5.2, z - 1.25) + y, z - 1.25), at(5.2, ground(5.2, z + 1.25) + y, z + 1.25), 0.035, 6), wood);
}

function hills(site: Site): void {
  const height = (x: number, z: number) => {
    const rise = smoothstep(Math.hypot(x, z + 20), 70, 240);
    return -3 + ground(x, z) * (1 - rise) + rise * (10 + 34 * fbm(x * 0.006 + 5, z * 0.006 + 3, 4));
  };
  site.set.add(
    terrain({
      width: 900,
      depth: 900,
      columns: 60,
      rows: 60,
      centre: [0, -20],
      height: (x, z) => (Math.hypot(x, z + 24) < 62 ? -7 : height(x, z)),
      flat: 0xa89048,
      steep: 0x66743a,
      high: 0x6a7a5c,
      highAbove: 30,
    }),
    { color: 0xffffff, rough: 1 },
    undefined,
    { cast: false },
  );
  farTrees(site, 100, () => {
    const a = site.random() * 6.283,
      r = 80 + site.random() * 110,
      x = Math.sin(a) * r,
      z = Math.cos(a) * r - 20;
    return noise(x * 0.02, z * 0.02) < 0.5 ? null : [x, height(x, z) - 0.4, z, 6 + site.random() * 4];
  });
}
