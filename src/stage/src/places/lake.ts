// A mountain lake: still water under snow-capped peaks, a pebble shore with pines, a short jetty with a rowing boat.
import { BoxGeometry, BufferAttribute, CylinderGeometry, PlaneGeometry } from "three";
import { fbm, noise, smoothstep } from "../things/noise.ts";
import { rowboat } from "../things/parts/nautical.ts";
import { varied } from "../things/parts/part.ts";
import { placed, rock } from "../things/shapes.ts";
import { farTrees, plantTrees, type TreeSpot } from "../things/trees.ts";
import { addMooredBoat } from "./kits/boats.ts";
import { addGrass } from "./kits/grass.ts";
import { boulders, farHouse, terrain } from "./kits/terrain.ts";
import { addWater } from "./kits/water.ts";
import { addStump } from "./kits/stump.ts";
import { at, bounds, lane, sit, stand, view, type PlaceRecipe, type Site } from "./site.ts";

const JETTY = 0.55,
  shoreZ = (x: number) => -3.2 + 1.1 * Math.sin(x * 0.14 + 0.5) + 0.5 * Math.sin(x * 0.4);
const groundAt = (x: number, z: number): number => {
  const inland = z - shoreZ(x),
    slope =
      inland > 0
        ? 0.55 * (1 - Math.exp(-inland * 0.25)) + smoothstep(inland, 6, 26) * 4 * fbm(x * 0.06 + 2, z * 0.06, 3)
        : Math.max(-6, inland * 0.2);
  return slope + 0.05 * (noise(x * 0.9, z * 0.9) - 0.5) * smoothstep(inland, 0, 1);
};
const onJetty = (x: number, z: number) => Math.abs(x - 1.4) < 0.85 && z < -1.4 && z > -10.6;

export const lake: PlaceRecipe = {
  indoor: false,
  sunYaw: 72,
  ground: 0x4a5a4a,
  async build(site) {
    shore(site);
    mountains(site);
    jetty(site);
    woods(site);
    addWater(site, { deep: 0x0e3038, shallow: 0x4a6a60, roughness: 0.026, centre: [0, -20], depth: (x, z) => -groundAt(x, z) });
    const height = (x: number, z: number) => (onJetty(x, z) ? JETTY : groundAt(x, z));
    return {
      centre: at(0, groundAt(0, 0), 0),
      marks: [
        stand("shore", 0, groundAt(0, 0), 0, 0),
        stand("shore-second", -1, groundAt(-1, -0.3), -0.3, 0.3),
        stand("jetty", 1.4, JETTY, -4.4, 0),
        stand("jetty-end", 1.4, JETTY, -9.6, Math.PI),
        sit("jetty-edge", 1.4, JETTY, -10.35, Math.PI, 0.05),
        addStump(site, -1.9, groundAt(-1.9, 0.7), 0.7),
        sit("stone", -2.6, groundAt(-2.6, -0.8), -0.7, 0.5, 0.46),
        stand("water", -2, groundAt(-2, -2.4), -2.4, 0),
      ],
      lanes: [
        lane("jetty", "walk", 1.1, [1.4, JETTY, -10], [1.4, JETTY, -1.6], [0.8, groundAt(0.8, 1), 1], [0, groundAt(0, 4), 4]),
        lane("shore", "walk", 1.2, ...[-9, -5, -1, 3, 7].map((x): [number, number, number] => [x, groundAt(x, 0.6), 0.6])),
        lane("water", "water", 5, [-18, 0, -14], [16, 0, -16]),
        lane("air", "air", 6, [-9, 4, -8], [8, 3, 2]),
      ],
      views: [view(4, 1.45, 2, 7), view(-26, 1.4, 2, 7), view(30, 1.5, 2, 7), view(70, 1.5, 2, 8), view(-76, 1.5, 2, 8)],
      cameraBounds: bounds(-14, 0.5, -9, 14, 8, 9),
      groundHeight: height,
      surface: (x, z) => (onJetty(x, z) ? "wood" : z < shoreZ(x) ? "water" : z < shoreZ(x) + 3 ? "stone" : "grass"),
      acoustics: { space: "open", decaySeconds: 0.9, wet: 0.06 },
      ambience: ["birds", "lake", "wind"],
      shadow: { centre: at(0, 0, -3), reach: 14, depth: 60 },
      haze: 0.8,
    };
  },
};

function shore(site: Site): void {
  const geometry = new PlaneGeometry(110, 70, 90, 70).rotateX(-Math.PI / 2).translate(0, 0, 8),
    position = geometry.attributes.position as BufferAttribute,
    colors = new Float32Array(position.count * 3);
  for (let i = 0; i < position.count; i++) {
    const x = position.getX(i),
      z = position.getZ(i),
      inland = z - shoreZ(x),
      green = smoothstep(inland + 2 * (fbm(x * 0.3, z * 0.3, 3) - 0.5), 2.4, 4.6),
      wet = 1 - smoothstep(inland, 0.1, 1.2);
    position.setY(i, groundAt(x, z));
    const value = (1 - 0.45 * wet) * (0.8 + 0.4 * noise(x * 0.8, z * 0.8));
    colors.set([(0.86 - 0.3 * green) * value, (0.84 - 0.1 * green) * value, (0.8 - 0.48 * green) * value], i * 3);
  }
  geometry.computeVertexNormals();
  geometry.setAttribute("color", new BufferAttribute(colors, 3));
  site.set.surface("rock", geometry, { relief: 1, vertexColors: true });
  const { set, random } = site;
  for (let i = 0; i < 240; i++) {
    const x = (random() - 0.5) * 18,
      z = shoreZ(x) + random() ** 1.5 * 3.4 - 0.4,
      size = 0.03 + random() ** 2 * 0.13;
    set.add(
      rock(i % 6, 1),
      { color: varied([0x8a8680, 0x6e6a64, 0xa09888][i % 3], random), rough: 0.7 },
      placed(x, groundAt(x, z) + size * 0.2, z, random() * 6, size),
      { cast: false },
    );
  }
  boulders(site, 12, () => {
    const x = (random() < 0.5 ? -1 : 1) * (4 + random() * 9),
      z = shoreZ(x) + random() * 2.4 - 1;
    return [x, groundAt(x, z) + 0.05, z, 0.3 + random() * 0.7];
  });
  set.add(rock(7, 3), { color: 0x86827a }, placed(-2.6, groundAt(-2.6, -0.9) + 0.17, -0.9, 0.8, 0.46));
  set.contact([-2.6, groundAt(-2.6, -0.9) + 0.02, -0.9], 1.4, 1.2, 0, 0.5);
  addGrass(site, { count: 1100, height: 0.36, color: 0x5e6c34, dryShare: 0.25, seed: 6 }, (own) => {
    const x = (own() - 0.5) * 26,
      z = shoreZ(x) + 3 + own() * 9;
    return fbm(x * 0.3, z * 0.3, 3) < 0.42 ? null : [x, groundAt(x, z) - 0.02, z, 0.7 + own() * 0.6];
  });
  addGrass(site, { count: 170, height: 1.25, width: 0.014, color: 0x6c7a40, dryShare: 0.3, blades: 8, seed: 7 }, (own) => {
    const x = (own() < 0.5 ? -1 : 1) * (4.5 + own() * 7),
      z = shoreZ(x) - own() * 1.2;
    return [x, groundAt(x, z), z, 0.8 + own() * 0.5];
  }); // reeds
}

function mountains(site: Site): void {
  const { set, random } = site;
  const height = (x: number, z: number) => {
    const away = Math.hypot(x * 0.8, z + 60),
      bank = smoothstep(away, 105, 150),
      rise = smoothstep(away, 130, 520),
      ridge = 1 - Math.abs(fbm(x * 0.0055 + 12, z * 0.0055 + 5, 5) * 2 - 1);
    return -5 + bank * 7 + rise * (14 + 118 * ridge ** 1.5 * smoothstep(away, 150, 430));
  };
  const winter = site.environment.season === "winter" || site.environment.weather === "snow";
  set.add(
    terrain({
      width: 1300,
      depth: 1100,
      columns: 150,
      rows: 130,
      centre: [0, -160],
      height,
      flat: 0x50603a,
      steep: 0x86807a,
      high: 0xe8ecf2,
      highAbove: winter ? 14 : 56,
    }),
    { color: 0xffffff, rough: 1 },
    undefined,
    { cast: false },
  );
  farTrees(site, 420, () => {
    const a = (random() - 0.5) * 4.4 + Math.PI,
      r = 112 + random() ** 1.5 * 110,
      x = (Math.sin(a) * r) / 0.8,
      z = Math.cos(a) * r - 60,
      y = height(x, z);
    return y < 1 || y > 70 ? null : [x, y - 0.5, z, 8 + random() * 8];
  });
  for (const [x, z] of [
    [-52, -128],
    [-44, -134],
  ])
    farHouse(site, x, height(x, z) - 0.6, z, 0.4, 7, 4, 6);
}

function jetty(site: Site): void {
  const { set, random } = site,
    plank = new BoxGeometry(1.5, 0.05, 0.201);
  for (let z = -1.5; z > -10.5; z -= 0.2)
    set.surface("planks", plank, { relief: 0.9 }, placed(1.4 + (random() - 0.5) * 0.05, JETTY - 0.025, z - 0.1, (random() - 0.5) * 0.01));
  for (const x of [0.8, 2]) {
    set.box([0.12, 0.16, 9], [x, JETTY - 0.13, -6], { color: 0x5a4a38 });
    for (let z = -2.2; z > -10.6; z -= 2)
      set.add(new CylinderGeometry(0.08, 0.1, 3, 9), { color: varied(0x54452f, random) }, placed(x + (x < 1.4 ? -0.12 : 0.12), -0.55, z));
  }
  addMooredBoat(site, rowboat, [2.95, 0.05, -6.4], 0.08, { color: 0x8a3a2c, liveliness: 0.6 });
}

function woods(site: Site): void {
  const { random } = site,
    spots: TreeSpot[] = [];
  for (const [x, z, height] of [
    [-6.2, 0.8, 10.5],
    [-7.6, -0.6, 12],
    [6.6, 1.8, 11],
    [8.2, 0.2, 12.5],
    [-9.4, 2.4, 11],
  ] as const)
    spots.push({ kind: "pine", x, y: groundAt(x, z) - 0.1, z, height });
  for (let tries = 0; tries < 900 && spots.length < 46; tries++) {
    const x = (random() - 0.5) * 70,
      z = 5 + random() * 26;
    if (Math.abs(x) > 3 + (z < 10 ? 3 : 0) && spots.every((spot) => Math.hypot(spot.x - x, spot.z - z) > 2.6))
      spots.push({ kind: random() < 0.8 ? "pine" : "birch", x, y: groundAt(x, z) - 0.2, z, height: 9 + random() * 6 });
  }
  plantTrees(site, spots, { detail: 0.75 });
  const banks: TreeSpot[] = [];
  for (let i = 0; i < 26; i++) {
    const side = i % 2 ? 1 : -1,
      x = side * (17 + random() * 24),
      z = shoreZ(x) + 1.5 + random() * 6;
    banks.push({ kind: "pine", x, y: groundAt(x, z) - 0.2, z, height: 9 + random() * 6 });
  }
  plantTrees(site, banks, { detail: 0.45, castShadow: false });
}
