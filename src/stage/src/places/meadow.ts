// A meadow: waist-high grass and flowers on soft hills, a path, a lone oak, a rail fence, woods and mountains far away.
import { BufferAttribute, PlaneGeometry } from "three";
import { fbm, noise, smoothstep } from "../things/noise.ts";
import { varied } from "../things/parts/part.ts";
import { bar, placed, rock } from "../things/shapes.ts";
import { farTrees, plantTrees } from "../things/trees.ts";
import { addMotes } from "./kits/air.ts";
import { addForestRing } from "./kits/backdrop.ts";
import { addGrass, type Scatter } from "./kits/grass.ts";
import { farHouse, terrain } from "./kits/terrain.ts";
import { addStump } from "./kits/stump.ts";
import { at, bounds, lane, sit, stand, view, type PlaceRecipe, type Site } from "./site.ts";

const pathX = (z: number) => 0.9 * Math.sin(z * 0.11) + 0.2;
const groundAt = (x: number, z: number): number => {
  const open = smoothstep(Math.hypot(x, z), 5, 30),
    onPath = 1 - smoothstep(Math.abs(x - pathX(z)), 0.3, 0.9);
  return open * (fbm(x * 0.022 + 11, z * 0.022 + 5, 4) - 0.42) * 11 + 0.1 * (noise(x * 0.5, z * 0.5) - 0.5) - 0.06 * onPath;
};

export const meadow: PlaceRecipe = {
  indoor: false,
  sunYaw: 158,
  ground: 0x5a6a30,
  async build(site) {
    land(site);
    grasses(site);
    plantTrees(site, [{ kind: "oak", x: -6.4, y: groundAt(-6.4, -8.5) - 0.1, z: -8.5, height: 9.5 }]);
    site.set.contact([-6.4, groundAt(-6.4, -8.5) + 0.05, -8.5], 4.5, 4.5, 0, 0.6);
    plantTrees(
      site,
      [
        [-19, -26, 8],
        [17, -33, 9],
        [23, -29, 7.5],
        [-28, -35, 9],
        [31, -20, 8],
        [12, 24, 8],
        [-15, 27, 9],
      ].map(([x, z, height]) => ({ kind: "oak" as const, x, y: groundAt(x, z) - 0.2, z, height })),
      { detail: 0.5, castShadow: false },
    );
    plantTrees(
      site,
      [
        [7.5, -6, 1.3],
        [8.6, -5.2, 1],
        [-4.2, -12, 1.4],
      ].map(([x, z, height]) => ({ kind: "bush" as const, x, y: groundAt(x, z), z, height })),
      { detail: 0.8 },
    );
    fence(site);
    if (site.daylight.sky.kind === "scattering") addMotes(site, at(0, 1.1, 0), at(12, 1.6, 12), 60, 0xfff2d0, 0.9, 0.0045);
    if (site.lit > 0.8) addMotes(site, at(0, 0.9, -2), at(16, 1.4, 14), 60, 0xd8f07a, 3, 0.012);
    return {
      centre: at(0, groundAt(0, 0), 0),
      marks: [
        stand("path", 0.2, groundAt(0.2, 0), 0, 0),
        stand("grass", -1.1, groundAt(-1.1, -0.4), -0.4, 0.3),
        stand("grass-second", 1.4, groundAt(1.4, -0.6), -0.6, -0.3),
        stand("further", 0, groundAt(0, -5), -5, 0),
        stand("tree", -5, groundAt(-5, -7.4), -7.4, 0.8),
        addStump(site, -2.3, groundAt(-2.3, -1.2), -1.2),
        sit("stone", 2.3, groundAt(2.3, -1.6), -1.5, -0.5, 0.46),
        { id: "ground", kind: "lie", position: at(-0.9, groundAt(-0.9, 0.6), 0.6), facing: 0.4, radius: 1 },
      ],
      lanes: [
        lane("path", "walk", 1, ...[-14, -10, -6, -2, 2, 5].map((z): [number, number, number] => [pathX(z), groundAt(pathX(z), z), z])),
        lane("run", "walk", 2, [-9, groundAt(-9, -1.4), -1.4], [8, groundAt(8, -1.4), -1.4]),
        lane("air", "air", 6, [-9, 4, -8], [8, 3, 2]),
      ],
      views: [view(6, 1.35, 2, 9), view(-30, 1.3, 2, 9), view(38, 1.4, 2, 9), view(178, 1.5, 2, 9), view(90, 1.4, 2, 9)],
      cameraBounds: bounds(-16, 0.3, -16, 16, 9, 12),
      groundHeight: groundAt,
      surface: (x, z) => (Math.abs(x - pathX(z)) < 0.6 ? "earth" : "grass"),
      acoustics: { space: "open", decaySeconds: 0.2, wet: 0.03 },
      ambience: ["birds", "insects", "wind"],
      shadow: { centre: at(-1, 0, -2), reach: 14, depth: 60 },
    };
  },
};

function land(site: Site): void {
  const near = new PlaneGeometry(150, 150, 100, 100).rotateX(-Math.PI / 2).translate(0, 0, -20),
    position = near.attributes.position as BufferAttribute;
  for (let i = 0; i < position.count; i++) position.setY(i, groundAt(position.getX(i), position.getZ(i)));
  near.computeVertexNormals();
  site.set.surface("grass", near, { relief: 1, color: 0xb4c88c });
  const strip = new PlaneGeometry(1.3, 60, 6, 60).rotateX(-Math.PI / 2).translate(0, 0, -14),
    at0 = strip.attributes.position as BufferAttribute;
  for (let i = 0; i < at0.count; i++) {
    const z = at0.getZ(i),
      x = at0.getX(i) * (0.8 + 0.5 * noise(z * 0.6, at0.getX(i))) + pathX(z),
      edge = Math.abs(at0.getX(i)) / 0.65;
    at0.setXYZ(i, x, groundAt(x, z) + 0.025 - 0.05 * edge, z);
  }
  strip.computeVertexNormals();
  site.set.surface("soil", strip, { relief: 0.8, color: 0xf0e4c8 });
  const hills = (x: number, z: number) => {
    const r = Math.hypot(x, z + 20),
      rise = smoothstep(r, 66, 230);
    return -2 + groundAt(x, z) * (1 - rise) + rise * (12 + 46 * fbm(x * 0.006 + 3, z * 0.006 + 8, 4));
  };
  site.set.add(
    terrain({
      width: 900,
      depth: 900,
      columns: 64,
      rows: 64,
      centre: [0, -20],
      height: (x, z) => (Math.hypot(x, z + 20) < 58 ? -6 : hills(x, z)),
      flat: 0x66743a,
      steep: 0x5a6236,
      high: 0x7a8a94,
      highAbove: 46,
    }),
    { color: 0xffffff, rough: 1 },
    undefined,
    { cast: false },
  );
  farTrees(site, 90, () => {
    const a = site.random() * 6.283,
      r = 78 + site.random() * 110,
      x = Math.sin(a) * r,
      z = Math.cos(a) * r - 20;
    return noise(x * 0.02, z * 0.02) < 0.45 ? null : [x, hills(x, z) - 0.5, z, 6 + site.random() * 5];
  });
  addForestRing(site, { radius: 70, height: 7, base: -2.5, centre: [0, -20] });
  farHouse(site, 34, groundAt(34, -44) - 0.5, -46, -0.6, 8, 4.5, 7);
  farHouse(site, 43, groundAt(43, -50) - 0.5, -52, 0.4, 6, 3.5, 9);
}

function grasses(site: Site): void {
  const around =
    (reach: number, clear: number, low = 0.5): Scatter =>
    (own) => {
      const angle = own() * 6.283,
        r = Math.sqrt(own()) * reach,
        x = Math.sin(angle) * r,
        z = -1.5 + Math.cos(angle) * r;
      if (Math.abs(x - pathX(z)) < clear + 0.35 * own()) return null;
      return [x, groundAt(x, z) - 0.02, z, low + 0.9 * smoothstep(fbm(x * 0.25 + 7, z * 0.25, 3), 0.3, 0.7)];
    };
  addGrass(site, { count: 4200, height: 0.4, width: 0.019, color: 0x66743a, seed: 3, dryShare: 0.2 }, around(13, 0.55));
  addGrass(
    site,
    { count: 700, height: 0.72, width: 0.009, blades: 5, color: 0x7c8046, dry: 0xb8a45c, dryShare: 0.5, seed: 9, heads: 0x9a8a50 },
    around(13, 0.9),
  );
  if (site.environment.season !== "winter")
    for (const [color, seed] of [
      [0xe8e2d4, 21],
      [0xe0b42a, 22],
      [0xb84a7a, 23],
      [0x6a5ac0, 24],
    ])
      addGrass(site, { count: 110, height: 0.5, width: 0.05, blades: 4, color: 0x66743a, heads: color, seed }, around(11, 0.8));
  addGrass(site, { count: 900, height: 0.6, width: 0.05, blades: 6, color: 0x6c7a3c, seed: 31, dryShare: 0.25 }, (own) => {
    const angle = own() * 6.283,
      r = 13 + own() * 24,
      x = Math.sin(angle) * r,
      z = -4 + Math.cos(angle) * r;
    return [x, groundAt(x, z), z, 0.8 + own() * 0.8];
  });
}

function fence(site: Site): void {
  const { set, random } = site,
    wood = () => ({ color: varied(0x7a6850, random), rough: 0.9 });
  let before: [number, number] | null = null;
  for (let i = 0; i < 14; i++) {
    const x = 5.2 + Math.sin(i * 0.5) * 0.4 + i * 0.12,
      z = 6 - i * 2.4,
      y = groundAt(x, z);
    set.add(bar(at(x, y - 0.2, z), at(x + (random() - 0.5) * 0.06, y + 1.15, z + (random() - 0.5) * 0.06), 0.055, 7), wood());
    if (before)
      for (const height of [0.5, 0.95])
        set.add(
          bar(
            at(before[0], groundAt(before[0], before[1]) + height + (random() - 0.5) * 0.06, before[1] + 0.1),
            at(x, y + height, z - 0.1),
            0.035,
            6,
          ),
          wood(),
        );
    before = [x, z];
  }
  for (let i = 0; i < 8; i++) {
    const x = 2 + random() * 7,
      z = -3 - random() * 8,
      size = 0.15 + random() * 0.3;
    set.add(rock(i + 3, 2), { color: 0x86827a }, placed(x, groundAt(x, z), z, random() * 6, size));
  }
  set.add(rock(7, 3), { color: 0x8a867c }, placed(2.3, groundAt(2.3, -1.7) + 0.18, -1.7, 0.8, 0.46));
  set.contact([2.3, groundAt(2.3, -1.7) + 0.03, -1.7], 1.4, 1.2, 0, 0.5);
}
