// A city park: gravel paths between lawns, old trees, benches and lamps, a round fountain, flower beds, houses beyond the railings.
import {
  BufferAttribute,
  CylinderGeometry,
  DoubleSide,
  InstancedMesh,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  RingGeometry,
  SphereGeometry,
  TorusGeometry,
  Color,
  Vector3,
} from "three";
import { Fronts, type FacadeLook } from "../things/fronts/fronts.ts";
import { fbm, noise, smoothstep } from "../things/noise.ts";
import { bench, LAMP_POST_HEIGHT, lampPost, trashCan } from "../things/parts/street.ts";
import { placed, turned } from "../things/shapes.ts";
import { plantTrees, type TreeSpot } from "../things/trees.ts";
import { addForestRing } from "./kits/backdrop.ts";
import { addGrass, addLitter } from "./kits/grass.ts";
import { addStump } from "./kits/stump.ts";
import { at, bounds, lane, sit, stand, view, type PlaceRecipe, type Site } from "./site.ts";

const FOUNTAIN: [number, number] = [-1.2, -9.5];
/** Distance to the middle of the nearest path: one along z, one round the fountain, one across. */
const pathOffset = (x: number, z: number) =>
  Math.min(
    Math.abs(x - 0.5 * Math.sin(z * 0.18)),
    Math.abs(Math.hypot(x - FOUNTAIN[0], z - FOUNTAIN[1]) - 3.6) - 0.3,
    Math.abs(z + 1.5 + 0.9 * Math.sin(x * 0.12)),
  );
const groundAt = (x: number, z: number) =>
  0.35 * smoothstep(pathOffset(x, z), 1.6, 7) * (fbm(x * 0.06 + 3, z * 0.06 + 9, 3) - 0.3) * 2 + 0.05 * smoothstep(pathOffset(x, z), 1.15, 1.4);

export const park: PlaceRecipe = {
  indoor: false,
  sunYaw: 152,
  ground: 0x55632f,
  async build(site) {
    lawn(site);
    planting(site);
    fountain(site);
    const spots = furniture(site);
    houses(site);
    site.lamps.push(...spots.map((position) => ({ position, color: 0xffc078, candela: 24, reach: 14 })));
    const y = groundAt(0, 0);
    return {
      centre: at(0, y, 0),
      marks: [
        stand("path", 0.2, y, 0.4, 0),
        stand("path-second", -0.8, y, 0.2, 0.3),
        stand("lawn", -3.4, groundAt(-3.4, 1.8), 1.8, 0.5),
        stand("fountain", 1.4, 0, -6.6, Math.PI + 0.6),
        stand("further", 0.3, 0, -4.2, 0),
        addStump(site, -2.9, groundAt(-2.9, 2.6), 2.6),
        sit("bench-left", 2.15, 0, 0.9, -Math.PI / 2),
        sit("bench-right", 2.15, 0, 0.3, -Math.PI / 2),
        sit("bench-far", -2.2, 0, -4.4, Math.PI / 2),
        { id: "grass", kind: "lie", position: at(-3.6, groundAt(-3.6, 1.4), 1.4), facing: 0.5, radius: 1 },
      ],
      lanes: [
        lane("path", "walk", 1.6, ...[-14, -6, -3, 0, 3, 5].map((z): [number, number, number] => [z < -5 ? 2.6 : 0.5 * Math.sin(z * 0.18), 0, z])),
        lane("across", "walk", 1.6, ...[-12, -6, 0, 6, 12].map((x): [number, number, number] => [x, 0, -1.5 - 0.9 * Math.sin(x * 0.12)])),
        lane("air", "air", 5, [-8, 4, -6], [7, 3, 2]),
      ],
      views: [view(8, 1.45, 2, 8), view(-22, 1.4, 2, 8), view(36, 1.45, 2, 7), view(180, 1.5, 2, 8), view(-80, 1.45, 2, 7)],
      cameraBounds: bounds(-13, 0.3, -14, 13, 8, 11),
      groundHeight: groundAt,
      surface: (x, z) => (pathOffset(x, z) < 1.2 ? "earth" : "grass"),
      acoustics: { space: "open", decaySeconds: 0.3, wet: 0.03 },
      ambience: ["birds", "fountain", "distant traffic"],
      shadow: { centre: at(0, 0, -2), reach: 14, depth: 60 },
      haze: 2,
      openSky: 0.92,
      exposure: 1.08,
    };
  },
};

function lawn(site: Site): void {
  const geometry = new PlaneGeometry(90, 90, 120, 120).rotateX(-Math.PI / 2).translate(0, 0, -12),
    position = geometry.attributes.position as BufferAttribute,
    colors = new Float32Array(position.count * 3),
    paths = geometry.clone(),
    low = paths.attributes.position as BufferAttribute;
  for (let i = 0; i < position.count; i++) {
    const x = position.getX(i),
      z = position.getZ(i),
      value = 0.8 + 0.4 * noise(x * 0.4, z * 0.4);
    position.setY(i, groundAt(x, z) - (pathOffset(x, z) < 1.15 ? 0.12 : 0));
    low.setY(i, pathOffset(x, z) > 2.2 ? -0.3 : -0.01);
    colors.set([0.9 * value, 1.05 * value, 0.7 * value], i * 3);
  }
  geometry.computeVertexNormals();
  paths.computeVertexNormals();
  geometry.setAttribute("color", new BufferAttribute(colors, 3));
  site.set.surface("grass", geometry, { relief: 0.9, vertexColors: true });
  site.set.surface("concrete", paths, { relief: 0.6, color: 0xd8c8a8, puddles: true });
}

function planting(site: Site): void {
  const { random, environment } = site,
    spots: TreeSpot[] = [],
    add = (kind: TreeSpot["kind"], x: number, z: number, height: number) => {
      spots.push({ kind, x, y: groundAt(x, z) - 0.08, z, height });
      site.set.contact([x, groundAt(x, z) + 0.03, z], 3, 3, 0, 0.5);
    };
  for (const [kind, x, z, height] of [
    ["oak", -5.4, -4, 10],
    ["oak", 5.2, -5.6, 10.5],
    ["birch", 4.2, 4.2, 9],
    ["oak", -6.6, 4.6, 10],
    ["birch", -7.6, -9.5, 9.5],
    ["oak", 7.4, -13, 11],
    ["blossom", 4.6, -10, 5.4],
    ["blossom", -4.2, -15, 5.6],
    ["poplar", 10.5, -7, 12],
    ["poplar", 11.6, -9.5, 12.5],
  ] as const)
    add(kind, x, z, height);
  for (let tries = 0; tries < 600 && spots.length < 30; tries++) {
    const angle = random() * 6.283,
      r = 13 + random() * 15,
      x = Math.sin(angle) * r,
      z = -4 + Math.cos(angle) * r;
    if (pathOffset(x, z) > 2.4 && spots.every((spot) => Math.hypot(spot.x - x, spot.z - z) > 4))
      add(random() < 0.7 ? "oak" : "birch", x, z, 9 + random() * 4);
  }
  plantTrees(site, spots, { detail: 0.75 });
  addForestRing(site, { radius: 37, height: 9, base: -0.5, centre: [0, -8] });
  const grassAt =
    (reach: number) =>
    (own: () => number): [number, number, number, number] | null => {
      const angle = own() * 6.283,
        r = Math.sqrt(own()) * reach,
        x = Math.sin(angle) * r,
        z = -1 + Math.cos(angle) * r;
      return pathOffset(x, z) < 1.3 ? null : [x, groundAt(x, z) - 0.01, z, 0.7 + 0.5 * own()];
    };
  addGrass(site, { count: 3000, height: 0.13, width: 0.013, color: 0x5a7034, dryShare: 0.08, seed: 3 }, grassAt(10));
  if (environment.season !== "winter")
    for (const [x, z, color, seed] of [
      [2.6, -3.6, 0xd8413a, 41],
      [-2.6, -2.9, 0xe8c23a, 42],
      [-3.2, 0.4, 0xb05ac0, 43],
      [3.2, 2.6, 0xf0ece0, 44],
    ])
      addGrass(site, { count: 90, height: 0.34, width: 0.06, blades: 5, color: 0x4f6a30, heads: color, seed }, (own) => {
        const angle = own() * 6.283,
          r = Math.sqrt(own()) * 0.9,
          px = x + Math.sin(angle) * r,
          pz = z + Math.cos(angle) * r;
        return pathOffset(px, pz) < 1.25 ? null : [px, groundAt(px, pz), pz, 0.8 + own() * 0.4];
      });
  addLitter(
    site,
    environment.season === "autumn" ? 2400 : 240,
    environment.season === "autumn" ? [0xb86a1e, 0xc8862a, 0xa8481e, 0xd09a34] : [0x7a6a3a, 0x6a5a30],
    (own) => {
      const x = (own() - 0.5) * 20,
        z = (own() - 0.5) * 18;
      return [x, Math.max(0, groundAt(x, z)), z, 1];
    },
  );
}

/** Basin, bowl on a column, jets that rise and fall as drops on parabolas. */
function fountain(site: Site): void {
  const { set, root } = site,
    [x, z] = FOUNTAIN,
    stone = { color: 0xc8beac, rough: 0.7 };
  set.add(
    turned(
      [
        [1.9, 0],
        [2, 0.06],
        [1.92, 0.1],
        [1.92, 0.44],
        [2.02, 0.5],
        [2, 0.56],
        [1.74, 0.56],
        [1.72, 0.2],
        [0, 0.2],
      ],
      48,
    ),
    stone,
    placed(x, 0, z),
  );
  set.add(
    turned(
      [
        [0.34, 0.2],
        [0.26, 0.3],
        [0.18, 0.6],
        [0.2, 1.05],
        [0.7, 1.28],
        [0.92, 1.4],
        [0.9, 1.44],
        [0.6, 1.34],
        [0, 1.3],
      ],
      36,
    ),
    stone,
    placed(x, 0, z),
    { side: DoubleSide },
  );
  const water = { color: 0x4a6a70, rough: 0.04, metal: 0.2 };
  set.add(new RingGeometry(0.2, 1.73, 40).rotateX(-Math.PI / 2), water, placed(x, 0.44, z));
  set.cylinder(0.84, 0.84, 0.01, [x, 1.39, z], water, { sides: 32 });
  set.contact([x, 0, z], 5, 5, 0, 0.4);
  const drops = 170,
    mesh = new InstancedMesh(
      new SphereGeometry(0.016, 5, 4),
      new MeshBasicMaterial({
        color: new Color(0.75, 0.82, 0.88).multiplyScalar(0.25 + 1.1 * site.weathering.skyAmbient.value.g),
        transparent: true,
        opacity: 0.8,
      }),
      drops,
    ),
    matrix = new Matrix4(),
    list = Array.from({ length: drops }, () => ({
      phase: site.random(),
      angle: site.random() * 6.283,
      out: 0.5 + site.random() * 0.25,
      up: 2.5 + site.random() * 0.3,
    }));
  mesh.frustumCulled = false;
  root.add(mesh);
  site.animate((t) => {
    list.forEach((drop, i) => {
      const age = ((t * 1.15 + drop.phase) % 1) * 0.62;
      mesh.setMatrixAt(
        i,
        matrix.makeTranslation(
          x + Math.sin(drop.angle) * drop.out * age * 2,
          1.42 + drop.up * age - 4.9 * age * age,
          z + Math.cos(drop.angle) * drop.out * age * 2,
        ),
      );
    });
    mesh.instanceMatrix.needsUpdate = true;
  });
  const curtain = new Mesh(
    new CylinderGeometry(0.94, 1.08, 0.95, 40, 1, true),
    new MeshBasicMaterial({
      color: new Color(0.8, 0.87, 0.92).multiplyScalar(0.2 + 0.9 * site.weathering.skyAmbient.value.g),
      transparent: true,
      opacity: 0.16,
      side: DoubleSide,
      depthWrite: false,
    }),
  );
  curtain.position.set(x, 0.92, z);
  root.add(curtain);
}

function furniture(site: Site): Vector3[] {
  const { set, random, lit } = site,
    look = { random, lit },
    lamps: [number, number][] = [
      [1.75, 2.2],
      [-1.9, -3.2],
      [2, -6.4],
      [-1.8, 6],
    ];
  for (const [x, z, yaw] of [
    [2.25, 0.6, -Math.PI / 2],
    [-2.3, -4.4, Math.PI / 2],
    [2.4, -13.2, -2.4],
    [-5.6, -9.2, Math.PI / 2],
  ])
    set.within(placed(x, groundAt(x, z), z, yaw), () => bench(set, { ...look, color: 0x4f6a4a }));
  for (const [x, z] of lamps) set.within(placed(x, groundAt(x, z), z), () => lampPost(set, { ...look, color: 0x1c2a24 }));
  set.within(placed(2.3, groundAt(2.3, 1.9), 1.9), () => trashCan(set, look));
  for (let i = 0; i < 60; i++)
    for (const side of [-1, 1]) {
      const px = -33 + i * 1.1;
      if (i % 20 === 0) set.box([0.4, 1.9, 0.4], [px, 0.95, side > 0 ? 24 : -31], { color: 0xb8a890 });
      set.box([0.03, 1.5, 0.03], [px, 0.75, side > 0 ? 24 : -31], { color: 0x1c2420 }, { bevel: 0 });
    }
  for (let i = 0; i < 14; i++)
    set.add(
      new TorusGeometry(0.3, 0.012, 4, 12, Math.PI),
      { color: 0x2a342c, metal: 0.4, rough: 0.6 },
      placed(1.25 + 0.02 * i, 0, -0.4 + i * 0.5, Math.PI / 2),
    );
  return lamps.map(([x, z]) => at(x, groundAt(x, z) + LAMP_POST_HEIGHT, z));
}

function houses(site: Site): void {
  const fronts = new Fronts(site),
    look = (i: number): FacadeLook => ({
      width: 9,
      floors: 3 + (i % 2),
      wall: [0xd9c9a8, 0xc9a58a, 0xb8bfae, 0xd8b89a][i % 4],
      roof: "mansard",
      balcony: i % 3 === 0 ? 2 : undefined,
      shutters: i % 3 === 1 ? 0x4f6a62 : undefined,
    });
  for (let i = 0; i < 7; i++) {
    site.set.within(placed(-27 + i * 9.05, 0, -42), () => fronts.add(look(i)));
    if (i < 6) site.set.within(placed(41, 0, -36 + i * 9.05, -Math.PI / 2), () => fronts.add(look(i + 1)));
  }
}
