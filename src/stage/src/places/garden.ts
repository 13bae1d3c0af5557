// A cottage garden in flower: a lawn, beds, a hedge, a table under an apple tree, a house with climbing roses.
import { PlaneGeometry } from "three";
import { noise, smoothstep } from "../things/noise.ts";
import { bistroChair, bistroTable } from "../things/parts/seating.ts";
import { lantern } from "../things/parts/objects.ts";
import { bucket } from "../things/parts/outdoors.ts";
import { leafyPlant } from "../things/parts/plants.ts";
import { mug } from "../things/parts/tableware.ts";
import { placed } from "../things/shapes.ts";
import { crown, cardGeometry, spray } from "../things/leaves.ts";
import { foliageMaterial } from "../things/materials.ts";
import { seeded } from "../things/noise.ts";
import { plantTrees } from "../things/trees.ts";
import { Mesh, Vector3 } from "three";
import { addForestRing } from "./kits/backdrop.ts";
import { addGrass } from "./kits/grass.ts";
import { along } from "./kits/interior.ts";
import { groundSheet, openAir } from "./kits/openAir.ts";
import { farHouse } from "./kits/terrain.ts";
import { at, mark, sit, type PlaceRecipe, type Site } from "./site.ts";

const ground = (x: number, z: number): number => 0.06 * (noise(x * 0.3, z * 0.3) - 0.5) + smoothstep(-z, 6, 24) * 0.5;
const BLOOMS = [0xd84a6a, 0xe8a0b8, 0xf0e8e0, 0x8a5ac8, 0xe0b83a, 0xc8322a];

export const garden: PlaceRecipe = {
  indoor: false,
  sunYaw: 140,
  swing: 0.8,
  ground: 0x66803c,
  async build(site) {
    const { set, random, lit, environment } = site;
    groundSheet(site, "grass", ground, { size: 70, cells: 50, color: 0xb0d088, centre: [0, -12] });
    addGrass(site, { count: 2600, height: 0.09, width: 0.012, color: 0x5c8034, seed: 4, dryShare: 0.08 }, (own) => [
      (own() - 0.5) * 16,
      ground(0, 0),
      -7 + own() * 13,
      0.7 + own() * 0.5,
    ]);
    for (const z of along(-8, 5, 7))
      set.add(
        new PlaneGeometry(0.9, 0.7).rotateX(-Math.PI / 2),
        { color: 0xb0a48c, rough: 0.9 },
        placed(2.9 + 0.2 * Math.sin(z), ground(3, z) + 0.03, z, Math.sin(z * 3) * 0.15),
      );
    for (const side of [-1, 1]) bed(site, side);
    if (environment.season !== "winter") blooms(site);
    hedge(site);
    farHouse(site, -7.5, 0, -16, 0.25, 9, 5.4, 7);
    plantTrees(site, [
      { kind: environment.season === "spring" ? "blossom" : "oak", x: -3.4, y: ground(-3.4, -4.6) - 0.05, z: -4.6, height: 5.2 },
      { kind: "oak", x: 8, y: 0, z: -11, height: 7 },
      { kind: "bush", x: 5.4, y: 0, z: -7.4, height: 1.5 },
    ]);
    set.within(placed(-1.9, ground(-1.9, -2.4), -2.4), () => bistroTable(set, { random, lit, color: 0xf0eee6 }));
    for (const [x, z, yaw] of [
      [-1.9, -3.15, 0],
      [-1.15, -2.3, -1.5],
    ])
      set.within(placed(x, ground(x, z), z, yaw), () => bistroChair(set, { random, lit, color: 0xf0eee6 }));
    set.within(placed(-1.8, ground(-1.9, -2.4) + 0.74, -2.35), () => mug(set, { random, lit, color: 0x6a9ab0 }));
    set.within(placed(-2.2, ground(-2, -2.4) + 0.74, -2.5), () => lantern(set, { random, lit }));
    site.lamps.push(
      { position: at(-2.2, 1.25, -2.2), color: 0xffc880, candela: 7, reach: 7 },
      { position: at(-6, 3, -11.4), color: 0xffc880, candela: 16, reach: 10 },
    );
    set.within(placed(3.8, ground(3.8, -2), -2), () => bucket(set, { random, lit, color: 0x7a9a8a }));
    addForestRing(site, { radius: 44, height: 8, base: -1, centre: [0, -10] });
    return openAir(ground, {
      marks: [
        sit("chair", -1.9, ground(-1.9, -3.1), -3.12, 0, 0.46),
        sit("chair-second", -1.15, ground(-1.1, -2.3), -2.3, -1.5, 0.46),
        mark("lawn", "lie", 1.3, ground(1.3, 0.8), 0.8, 0.6, 1),
        mark("table-top", "table-top", -1.9, ground(-1.9, -2.4) + 0.74, -2.4, 0, 0.3),
      ],
      surface: "grass",
      ambience: ["birds", "insects"],
      reach: 7,
    });
  },
};

/** A curved bed full of flowers along the side of the lawn. */
function bed(site: Site, side: number): void {
  const { set, random, lit } = site,
    winter = site.environment.season === "winter";
  for (const [i, z] of along(-8, 3.6, 18).entries())
    for (const row of [0, 1, 2]) {
      const x = side * (5 + row * 0.55 + 0.5 * Math.sin(z * 0.5)),
        y = ground(x, z);
      if (row === 0) set.box([0.34, 0.16, 0.3], [x - side * 0.4, y + 0.05, z], { color: 0xa89a84, rough: 0.95 }, { yaw: random() * 3, bevel: 0.05 });
      if (winter) continue;
      if ((i + row) % 6 === 0) set.within(placed(x, y - 0.2, z, random() * 6, 0.7), () => leafyPlant(set, { random, lit }));
    }
  set.surface("soil", new PlaneGeometry(2.2, 13, 2, 12).rotateX(-Math.PI / 2), { color: 0x9a8468 }, placed(side * 5.5, 0.06, -2.2));
}

/** Flowers in drifts of one colour, low ones in front. */
function blooms(site: Site): void {
  for (const [i, color] of BLOOMS.entries())
    for (const side of [-1, 1])
      addGrass(
        site,
        { count: 90, height: 0.34 + (i % 3) * 0.12, width: 0.016, blades: 7, color: 0x4c7a34, heads: color, seed: 20 + i * 2 + side },
        (own) => {
          const z = -8 + ((i * 2 + (side > 0 ? 1 : 0)) % BLOOMS.length) * 1.95 + (own() + own()) * 1.4,
            x = side * (4.8 + own() * 1.6 + 0.5 * Math.sin(z * 0.5));
          return [x, ground(x, z), z, 0.7 + own() * 0.6];
        },
      );
}

/** Clipped hedges at the end and the sides. */
function hedge(site: Site): void {
  const random = seeded(9),
    cards = [];
  for (const x of along(-9, 9, 20)) cards.push(...crown(random, 34, new Vector3(x, 0.9, -9.8), new Vector3(0.7, 0.85, 0.5), 0.42));
  for (const side of [-1, 1])
    for (const z of along(-9, 5, 15)) cards.push(...crown(random, 34, new Vector3(side * 7.9, 0.8, z), new Vector3(0.5, 0.8, 0.7), 0.42));
  const mesh = new Mesh(cardGeometry(cards), foliageMaterial(site.weathering, { map: spray("leaf") }));
  mesh.castShadow = mesh.receiveShadow = true;
  (mesh.material as ReturnType<typeof foliageMaterial>).color.set(0x5c7a3a);
  site.root.add(mesh);
  for (const side of [-1, 1]) site.set.contact([side * 7.9, 0, -2], 1.6, 15, 0, 0.4);
}
