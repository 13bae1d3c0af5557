// A cave: a vault of rock with stalactites, a still pool, glowing crystals, light falling through a hole in the roof.
import { BufferAttribute, ConeGeometry, IcosahedronGeometry, SphereGeometry } from "three";
import { fbm, noise, smoothstep } from "../things/noise.ts";
import { placed, rock } from "../things/shapes.ts";
import { glowMaterial } from "../things/materials.ts";
import { addMotes, addShaft } from "./kits/air.ts";
import { groundSheet, openAir, stoneSeat } from "./kits/openAir.ts";
import { addWater } from "./kits/water.ts";
import { at, bounds, lane, stand, view, type PlaceRecipe, type Site } from "./site.ts";

const POOL = { x: -3.4, z: -5.4 };
const ground = (x: number, z: number): number => {
  const open = smoothstep(Math.hypot(x, z + 2), 3, 9),
    pool = (1 - smoothstep(Math.hypot(x - POOL.x, (z - POOL.z) * 1.2), 1.4, 3.6)) * -0.7;
  return open * 1.1 * fbm(x * 0.35, z * 0.35, 3) + pool + 0.07 * (noise(x * 1.3, z * 1.3) - 0.5);
};

export const cave: PlaceRecipe = {
  indoor: true,
  sunYaw: 150,
  swing: 0.2,
  ground: 0x3a342c,
  async build(site) {
    site.lit = 1;
    groundSheet(site, "rock", ground, { size: 34, cells: 90, color: 0x9a8a76, centre: [0, -3], relief: 1.3 });
    vault(site);
    stones(site);
    addWater(site, {
      deep: 0x0c2a30,
      shallow: 0x2a5a5c,
      roughness: 0.012,
      level: -0.16,
      centre: [POOL.x, POOL.z],
      radius: 6,
      depth: (x, z) => -0.16 - ground(x, z),
    });
    crystals(site);
    const light = site.daylight.practicals < 0.6 ? site.daylight.color : site.daylight.color.clone().setHex(0x8fa8d8);
    for (const [dx, strength] of [
      [0, 0.14],
      [0.7, 0.1],
      [-0.6, 0.09],
    ])
      addShaft(site, at(1.4 + dx, 7.4, -4.6), at(-0.18, -1, 0.16), 8, 1.2, light, strength);
    addMotes(site, at(1, 2.2, -3.6), at(4, 4, 4), 70, 0xfff4dc, 0.8, 0.005);
    site.lamps.push(
      { position: at(0.9, 4.6, -3), color: light.getHex(), candela: 40, reach: 12 },
      { position: at(-4.2, 1.2, -4.4), color: 0x4ad8e8, candela: 12, reach: 8 },
      { position: at(4.4, 1.1, -2.4), color: 0xb07aff, candela: 8, reach: 7 },
      { position: at(0.4, 2.6, 4), color: 0xffd8a8, candela: 10, reach: 9 },
    );
    return openAir(ground, {
      marks: [
        stand("light", 0.8, ground(0.8, -2.2), -2.2, 0),
        stand("light-second", -0.4, ground(-0.4, -2.4), -2.4, 0.3),
        ...stoneSeat(site, ground, 2.3, -2.7, 0x7a6e5c),
      ],
      lanes: [lane("through", "walk", 1.4, [0.4, ground(0.4, -6.4), -6.4], [0.6, ground(0.6, -2), -2], [0, ground(0, 3.6), 3.6])],
      views: [view(4, 1.4, 1.8, 6), view(-24, 1.35, 1.8, 5), view(34, 1.4, 1.8, 5), view(172, 1.5, 1.8, 3.4)],
      cameraBounds: bounds(-5.4, 0.35, -6.4, 5.4, 4.4, 5.6),
      surface: (x, z) => (Math.hypot(x - POOL.x, z - POOL.z) < 2.2 ? "water" : "stone"),
      ambience: ["drips", "room"],
      acoustics: { space: "hall", decaySeconds: 2.8, wet: 0.3 },
      shadow: { centre: at(0, 1, -2), reach: 9, depth: 26 },
      room: {
        probe: at(0.4, 2, -1.6),
        exposure: 1.9,
        keyDirection: at(0.1, 0.9, -0.25).normalize(),
        keyColor: 0xdfe8f4,
        keyKelvin: 5600,
        ambient: 1,
      },
    });
  },
};

/** The inside of a bubble of rock, open above. */
function vault(site: Site): void {
  const shell = new SphereGeometry(10.5, 90, 60),
    position = shell.attributes.position as BufferAttribute;
  for (let i = 0; i < position.count; i++) {
    const x = position.getX(i),
      y = position.getY(i),
      z = position.getZ(i),
      bump = 0.78 + 0.34 * fbm(x * 0.28 + 9 + y * 0.2, z * 0.28 + y * 0.24, 4);
    position.setXYZ(i, x * bump * 0.98, y * bump * 0.74, z * bump);
  }
  shell.computeVertexNormals();
  site.set.surface("rock", shell, { axis: "auto", color: 0x8a7c6a, relief: 1.5, side: 1 }, placed(0, 0.4, -2));
}

function stones(site: Site): void {
  const { set, random } = site;
  for (let i = 0; i < 70; i++) {
    const a = random() * 6.283,
      r = 4.4 + random() * 4,
      x = Math.sin(a) * r,
      z = -2 + Math.cos(a) * r,
      down = i % 2 === 0,
      size = 0.14 + random() * 0.34,
      tall = size * (3 + random() * 5);
    const top = 6.6 - Math.hypot(x, z + 2) * 0.34;
    if (!down && z > 1) continue;
    set.add(
      new ConeGeometry(size, tall, 9, 4),
      { color: [0x8a7a64, 0x7a6c58, 0x9a8a70][i % 3], rough: 0.55 },
      down ? placed(x, top - tall / 2, z, i, 1, Math.PI) : placed(x, ground(x, z) + tall / 2 - 0.2, z, i),
    );
  }
  for (let i = 0; i < 40; i++) {
    const a = random() * 6.283,
      r = 3 + random() * 5,
      x = Math.sin(a) * r,
      z = -2 + Math.cos(a) * r,
      size = 0.12 + random() ** 2 * 0.7;
    if (z > 1.5 && Math.abs(x) < 3) continue;
    set.add(rock(i + 3, 3), { color: 0x7a6e5c, rough: 0.8 }, placed(x, ground(x, z), z, i, size));
  }
}

function crystals(site: Site): void {
  for (const [cx, cz, color] of [
    [-4.8, -4, 0x4ad8e8],
    [4.9, -2.6, 0xb07aff],
    [1.6, -7.4, 0x4ad8e8],
  ])
    for (let i = 0; i < 9; i++) {
      const x = cx + (site.random() - 0.5) * 0.9,
        z = cz + (site.random() - 0.5) * 0.9,
        tall = 0.25 + site.random() * 0.75;
      const gem = new IcosahedronGeometry(0.11, 0).scale(1, tall * 7, 1);
      site.set.mesh(
        gem,
        glowMaterial(color, 0.5 + 0.7 * site.random()),
        placed(x, ground(x, z) + tall * 0.3, z, i, 1, (site.random() - 0.5) * 0.7, (site.random() - 0.5) * 0.7),
      );
    }
}
