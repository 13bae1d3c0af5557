// A beach: sand that runs under a foaming shore, dunes with grass, palms, rocks, a rowing boat drawn up, a headland across the bay.
import { BufferAttribute, PlaneGeometry } from "three";
import { fbm, noise, smoothstep } from "../things/noise.ts";
import { crate } from "../things/parts/containers.ts";
import { rowboat, sailboat } from "../things/parts/nautical.ts";
import { umbrella } from "../things/parts/objects.ts";
import { placed, rock } from "../things/shapes.ts";
import { farTrees, plantTrees } from "../things/trees.ts";
import { addGrass } from "./kits/grass.ts";
import { addGulls } from "./kits/gulls.ts";
import { boulders, farHouse, lighthouse, terrain } from "./kits/terrain.ts";
import { addWater } from "./kits/water.ts";
import { at, bounds, lane, mark, sit, stand, view, type PlaceRecipe, type Site } from "./site.ts";

/** The water lies towards −z; its line wanders. Height above the sea. */
const shoreZ = (x: number) => -6.5 + 1.4 * Math.sin(x * 0.09) + 0.6 * Math.sin(x * 0.31 + 1);
const groundAt = (x: number, z: number): number => {
  const inland = z - shoreZ(x),
    slope = inland > 0 ? 0.9 * (1 - Math.exp(-inland * 0.12)) : inland * 0.11,
    dunes = smoothstep(inland, 16, 34) * 3.4 * fbm(x * 0.05 + 8, z * 0.05 + 3, 3);
  return slope + dunes + 0.05 * smoothstep(inland, 1, 6) * (noise(x * 0.9, z * 0.9) - 0.5);
};

export const beach: PlaceRecipe = {
  indoor: false,
  sunYaw: 156,
  ground: 0x9a845e,
  async build(site) {
    sand(site);
    coast(site);
    dressing(site);
    addGulls(site, { centre: at(2, 7, -14), spread: 13, count: 6 });
    addWater(site, { deep: 0x0f4a58, shallow: 0x5fa3a0, roughness: 0.075, centre: [0, -14], depth: (x, z) => -groundAt(x, z), flow: [0, -0.4] });
    return {
      centre: at(0, groundAt(0, 0), 0),
      marks: [
        stand("sand", 0, groundAt(0, 0), 0, 0),
        stand("sand-second", -1.1, groundAt(-1.1, -0.2), -0.2, 0.3),
        stand("water-line", 1.2, groundAt(1.2, -5.2), -5.2, 0),
        stand("wading", -0.8, groundAt(-0.8, -7.6), -7.6, 0),
        stand("by-boat", -3.4, groundAt(-3.4, -1), -1, 0.9),
        mark("crate", "table-top", 4.6, groundAt(4.6, 0.5) + 0.37, 0.5, 0, 0.2),
        sit("towel", 2.6, groundAt(2.6, 0.2), 0.2, -0.3, 0.05),
        sit("towel-second", 3.4, groundAt(3.4, 0.3), 0.3, -0.3, 0.05),
        mark("lying", "lie", 3, groundAt(3, 0.6), 0.6, 0.2),
        sit("rock", -2.4, groundAt(-2.4, -3.4), -3.2, 0.3, 0.48),
      ],
      lanes: [
        lane("water-line", "walk", 1.6, ...[-12, -8, -4, 0, 4, 8, 12].map((x): [number, number, number] => [x, groundAt(x, -4), -4])),
        lane("towards", "walk", 1.6, [0.2, groundAt(0.2, -5.6), -5.6], [0, groundAt(0, 4), 4]),
        lane("sea", "water", 6, [-20, 0, -22], [20, 0, -22]),
        lane("air", "air", 6, [-9, 4, -8], [8, 3, 2]),
      ],
      views: [view(8, 1.45, 2, 9), view(-22, 1.4, 2, 9), view(34, 1.5, 2, 9), view(82, 1.5, 2, 9), view(-80, 1.5, 2, 9)],
      cameraBounds: bounds(-18, 0.5, -9, 18, 9, 13),
      groundHeight: groundAt,
      surface: (x, z) => (z < shoreZ(x) ? "water" : "sand"),
      acoustics: { space: "open", decaySeconds: 0.2, wet: 0.03 },
      ambience: ["sea", "gulls", "wind"],
      shadow: { centre: at(0, 0, -1), reach: 14, depth: 60 },
      exposure: 0.88,
    };
  },
};

/** Dry above, dark and smooth where waves have run. */
function sand(site: Site): void {
  const geometry = new PlaneGeometry(180, 90, 120, 90).rotateX(-Math.PI / 2).translate(0, 0, 12),
    position = geometry.attributes.position as BufferAttribute,
    colors = new Float32Array(position.count * 3);
  for (let i = 0; i < position.count; i++) {
    const x = position.getX(i),
      z = position.getZ(i),
      dry = smoothstep(z - shoreZ(x) + 0.8 * (noise(x * 0.4, z * 0.4) - 0.5), 0.6, 3.2);
    position.setY(i, groundAt(x, z));
    colors.set([0.52 + 0.48 * dry, 0.47 + 0.49 * dry, 0.42 + 0.5 * dry], i * 3);
  }
  geometry.computeVertexNormals();
  geometry.setAttribute("color", new BufferAttribute(colors, 3));
  site.set.surface("sand", geometry, { relief: 0.8, vertexColors: true });
}

function coast(site: Site): void {
  const { set, random } = site,
    height = (x: number, z: number) => {
      const rise = smoothstep(-x, 60, 140) * (1 - smoothstep(-x, 260, 330)) * smoothstep(z, -260, -190) * (1 - smoothstep(z, -70, -20));
      return -3 * (1 - rise) + rise * (6 + 44 * fbm(x * 0.012 + 5, z * 0.012 + 2, 4));
    };
  const look = { flat: 0x66703c, steep: 0x7a6c58, low: 0xcdb88c, lowBelow: 2.6 };
  set.add(
    terrain({ ...look, width: 280, depth: 250, columns: 60, rows: 54, centre: [-190, -140], height }),
    { color: 0xffffff, rough: 1 },
    undefined,
    { cast: false },
  );
  const back = (x: number, z: number) => {
    const rise = smoothstep(z, 40, 90);
    return groundAt(x, 52) * (1 - rise) - 1.5 + rise * 26 * fbm(x * 0.014 + 1, z * 0.014, 4);
  };
  set.add(
    terrain({ ...look, width: 420, depth: 130, columns: 50, rows: 18, centre: [0, 112], height: back }),
    { color: 0xffffff, rough: 1 },
    undefined,
    { cast: false },
  );
  const island = (x: number, z: number) => {
    const r = Math.hypot((x - 210) / 90, (z + 420) / 40),
      rise = 1 - smoothstep(r, 0.2, 1);
    return -4 + rise * (14 + 46 * fbm(x * 0.014, z * 0.014, 3));
  };
  set.add(
    terrain({ ...look, width: 220, depth: 110, columns: 34, rows: 16, centre: [210, -420], height: island }),
    { color: 0xffffff, rough: 1 },
    undefined,
    { cast: false },
  );
  for (let i = 0, tries = 0; i < 9 && tries < 600; tries++) {
    const x = -85 - random() * 60,
      z = -60 - random() * 70,
      y = height(x, z);
    if (y > 1 && y < 16) {
      farHouse(site, x, y - 0.6, z, 0.8 + random(), 6, 4.5, 6);
      i++;
    }
  }
  farTrees(site, 70, () => {
    const x = -80 - random() * 130,
      z = -45 - random() * 140,
      y = height(x, z);
    return y < 3 || noise(x * 0.05, z * 0.05) < 0.45 ? null : [x, y - 0.3, z, 5 + random() * 5];
  });
  lighthouse(site, -78, Math.max(0.5, height(-78, -150)), -150, 0.9);
  set.within(placed(34, 0, -70, -0.7), () => sailboat(set, { random, lit: 0 }));
}

function dressing(site: Site): void {
  const { set, random, lit } = site,
    look = { random, lit };
  const palms: [number, number, number][] = [
    [-5.2, -1.2, 6.2],
    [-6.6, -3, 7],
    [6.4, -1.6, 6.6],
    [8, -3.2, 5.8],
    [-12, 7, 7.5],
    [13, 8, 7],
  ];
  plantTrees(
    site,
    palms.map(([x, z, height]) => ({ kind: "palm" as const, x, y: groundAt(x, z) - 0.1, z, height })),
  );
  addGrass(site, { count: 600, height: 0.6, width: 0.011, color: 0x8a8a52, dry: 0xb0a064, dryShare: 0.5, seed: 5, blades: 9 }, (own) => {
    const x = (own() - 0.5) * 44,
      z = 9 + own() * 16;
    return fbm(x * 0.2, z * 0.2, 3) < 0.5 ? null : [x, groundAt(x, z) - 0.02, z, 0.8 + own() * 0.6];
  });
  set.within(placed(-3.9, groundAt(-3.9, -3.2) + 0.12, -3.2, 0.9, 1, -0.04, 0.1), () => rowboat(set, { ...look, color: 0x2f6a7a }));
  set.contact([-3.9, groundAt(-3.9, -3.2), -3.2], 2.4, 3.9, 0.9, 0.5);
  set.within(placed(3.9, groundAt(3.9, 0.6), -0.1, 0.4, 2.1, 0.12), () => umbrella(set, { ...look, color: 0xc8582c }));
  for (const [x, z, color] of [
    [2.6, 0.35, 0x3a6a8a],
    [3.4, 0.45, 0xd8b45a],
  ] as const)
    set.box([0.75, 0.02, 1.7], [x, groundAt(x, z) + 0.02, z], { color, rough: 1 }, { yaw: -0.1, bevel: 0.008 });
  set.within(placed(4.6, groundAt(4.6, 0.5), 0.5, 0.3, 0.6), () => crate(set, look));
  for (const [x, z, size, seed] of [
    [-2.4, -3.55, 0.5, 4],
    [-3.1, -4.1, 0.34, 5],
    [-1.9, -4.2, 0.26, 6],
  ] as const) {
    set.add(rock(seed, 3), { color: 0x6e675c, rough: 0.8 }, placed(x, groundAt(x, z) + size * 0.25, z, seed, size));
    set.contact([x, groundAt(x, z) + 0.01, z], size * 3, size * 2.8, 0, 0.5);
  }
  boulders(site, 16, (i) => [-15 - random() * 7, 0.1, -6 - i * 0.7 + random(), 0.5 + random() * 1.1]);
  boulders(site, 10, (i) => [15 + random() * 6, 0.1, -7 - i * 0.7 + random(), 0.4 + random() * 0.8]);
  for (let i = 0; i < 40; i++) {
    const x = (random() - 0.5) * 16,
      z = shoreZ(x) + 1 + random() * 3;
    set.add(
      rock(i % 5, 1),
      { color: [0xd8ccb8, 0x8a8074, 0xb8a890][i % 3], rough: 0.6 },
      placed(x, groundAt(x, z) + 0.005, z, random() * 6, 0.02 + random() * 0.04),
      { cast: false },
    );
  }
}
