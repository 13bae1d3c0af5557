// Under water at a coral reef: sand, corals and sea fans, schools of fish, kelp that sways, beams from the surface, bubbles.
import {
  BufferAttribute,
  BufferGeometry,
  Color,
  ConeGeometry,
  IcosahedronGeometry,
  InstancedMesh,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  MeshStandardMaterial,
  PlaneGeometry,
  Quaternion,
  SphereGeometry,
  Vector3,
  DoubleSide,
} from "three";
import { fbm, noise, seeded, smoothstep } from "../things/noise.ts";
import { archingLeaf } from "../things/parts/plants.ts";
import { bar, placed, rock } from "../things/shapes.ts";
import { addMotes, addShaft } from "./kits/air.ts";
import { groundSheet, openAir, stoneSeat } from "./kits/openAir.ts";
import { at, lane, view, type PlaceRecipe, type Site } from "./site.ts";

const ground = (x: number, z: number): number =>
  (fbm(x * 0.06 + 2, z * 0.06, 3) - 0.45) * 2.2 * smoothstep(Math.hypot(x, z), 2, 12) + 0.05 * (noise(x, z) - 0.5);
const CORALS = [0xe0705a, 0xe8a05a, 0xc85a8a, 0x8a6ac8, 0xe0c86a, 0x6ac8b0, 0xd84a4a];

export const reef: PlaceRecipe = {
  indoor: false,
  sunYaw: 150,
  swing: 0.3,
  ground: 0x6a9a9a,
  async build(site) {
    const day = 1 - 0.82 * site.daylight.practicals,
      water = new Color(0x0f5a7a).multiplyScalar(0.75 * day);
    groundSheet(site, "sand", ground, { size: 70, cells: 80, color: 0xcfe0cc, relief: 1.2, centre: [0, -10] });
    stones(site);
    for (const [i, [x, z]] of (
      [
        [-3, -4],
        [2.6, -5],
        [-1.2, -7.5],
        [5, -8],
        [-6, -8],
        [3.4, -11],
        [-4.4, -12],
        [7.4, -4],
        [-7.6, -3],
        [0.6, -14],
      ] as const
    ).entries())
      colony(site, x, z, i);
    kelp(site);
    school(site, at(0.5, 2.3, -6), 34, 0xe8b03a, 0.16, 3);
    school(site, at(-3, 1.5, -8), 26, 0x4a8ad8, 0.13, 7);
    school(site, at(3, 3.4, -11), 20, 0xd8dce0, 0.24, 11);
    const light = new Color(0xbfeaf4).multiplyScalar(day);
    for (const [x, z, k] of [
      [-3, -5, 0.1],
      [0.5, -7, 0.13],
      [3.5, -5, 0.09],
      [6, -10, 0.1],
      [-6, -11, 0.1],
    ])
      addShaft(site, at(x, 9.5, z), at(0.14, -1, 0.1), 10, 1.3, light, k);
    bubbles(site);
    addMotes(site, at(0, 2.2, -4), at(14, 4.4, 14), 160, 0xd8f4f8, 0.5 * day, 0.006);
    return openAir(ground, {
      marks: stoneSeat(site, ground, 2.2, -2, 0x5a7068),
      lanes: [lane("swim", "water", 3, [-7, 1.6, -3], [-2, 2, -3.6], [3, 1.8, -3], [8, 2.2, -3.4])],
      views: [view(6, 1.5, 2, 8), view(-26, 1.4, 2, 8), view(34, 1.6, 2, 8), view(176, 1.6, 2, 6)],
      surface: "sand",
      ambience: ["underwater"],
      acoustics: { space: "hall", decaySeconds: 1.2, wet: 0.3 },
      backdrop: water,
      fog: water,
      haze: 26,
      exposure: 1.15,
    });
  },
};

function stones(site: Site): void {
  for (let i = 0; i < 60; i++) {
    const a = site.random() * 6.283,
      r = 3.4 + site.random() * 14,
      x = Math.sin(a) * r,
      z = Math.cos(a) * r - 5,
      size = 0.2 + site.random() ** 2 * 1.3;
    if (z > -1 && size > 0.4) continue;
    site.set.add(rock(i + 2, 3), { color: [0x5a7068, 0x6a7c72, 0x4c625e][i % 3], rough: 0.95 }, placed(x, ground(x, z), z, i, size));
  }
}

/** One head of coral: brain, branches, fan or tubes, in its own colour. */
function colony(site: Site, x: number, z: number, i: number): void {
  const { set, random } = site;
  set.within(placed(x, ground(x, z), z, i), () => {
    set.add(rock(i + 90, 3), { color: 0x5a6e66, rough: 0.95 }, placed(0, 0.05, 0, i, 0.9));
    for (let k = 0; k < 9; k++) {
      const color = CORALS[(i * 3 + k) % CORALS.length],
        a = k * 0.8,
        r = 0.2 + 0.7 * random(),
        px = Math.sin(a) * r,
        pz = Math.cos(a) * r,
        py = 0.5 - r * 0.3;
      switch ((i + k) % 4) {
        case 0:
          set.add(new IcosahedronGeometry(0.2 + random() * 0.22, 3), { color, rough: 0.8 }, placed(px, py, pz));
          break;
        case 1:
          for (let b = 0; b < 9; b++) {
            const lean = at(px + (random() - 0.5) * 0.5, py + 0.35 + random() * 0.5, pz + (random() - 0.5) * 0.5);
            set.add(bar(at(px, py - 0.1, pz), lean, 0.035, 6, 0.018), { color, rough: 0.7 });
            set.add(
              new SphereGeometry(0.026, 7, 5),
              { color: new Color(color).lerp(new Color(0xffffff), 0.4), rough: 0.7 },
              placed(lean.x, lean.y, lean.z),
            );
          }
          break;
        case 2: {
          const fan = new BufferGeometry()
            .copy(new ConeGeometry(0.5, 0.75, 18, 1, true, 0, Math.PI))
            .scale(1, 1, 0.08)
            .rotateX(Math.PI);
          set.add(fan, { color, rough: 0.8 }, placed(px, py + 0.35, pz, a), { side: 2 });
          break;
        }
        default:
          for (let b = 0; b < 5; b++)
            set.cylinder(
              0.05,
              0.035,
              0.3 + random() * 0.35,
              [px + (b - 2) * 0.085, py + 0.18, pz + (b % 2) * 0.09],
              { color, rough: 0.7 },
              { sides: 10 },
            );
      }
    }
    set.contact([0, 0.02, 0], 2.4, 2.4, 0, 0.4);
  });
}

function kelp(site: Site): void {
  const leaf = archingLeaf(3.4, 0.16, 3.2, 0.4);
  for (let i = 0; i < 34; i++) {
    const side = i % 2 ? 1 : -1,
      x = side * (4 + site.random() * 6),
      z = -13 + site.random() * 12;
    const mesh = new Mesh(leaf, new MeshStandardMaterial({ color: [0x4a6a34, 0x5c7a3a, 0x6a7a34][i % 3], side: DoubleSide, roughness: 0.7 }));
    mesh.position.set(x, ground(x, z), z);
    const phase = i * 1.3;
    site.root.add(mesh);
    site.animate((t) => mesh.rotation.set(0.14 * Math.sin(t * 0.8 + phase), phase, 0.2 * Math.sin(t * 0.63 + phase)));
  }
}

/** Fish that circle together, each with its own place in the school. */
function school(site: Site, centre: Vector3, count: number, color: number, length: number, seed: number): void {
  const random = seeded(seed),
    body = new SphereGeometry(0.5, 12, 8).scale(0.28, 0.46, 1),
    tail = new ConeGeometry(0.34, 0.5, 4)
      .scale(0.2, 1, 1)
      .rotateX(Math.PI / 2)
      .translate(0, 0, -0.66),
    merged = mergePlain(body, tail).scale(length, length, length);
  const mesh = new InstancedMesh(merged, new MeshStandardMaterial({ color, roughness: 0.35, metalness: 0.2 }), count),
    fish = Array.from({ length: count }, () => ({
      phase: random() * 0.9,
      out: (random() - 0.5) * 1.1,
      up: (random() - 0.5) * 0.9,
      wag: random() * 6,
    })),
    matrix = new Matrix4(),
    turn = new Quaternion(),
    up = new Vector3(0, 1, 0),
    one = new Vector3(1, 1, 1),
    where = new Vector3();
  mesh.frustumCulled = false;
  site.root.add(mesh);
  site.animate((t) => {
    fish.forEach(({ phase, out, up: lift, wag }, i) => {
      const a = t * (0.16 + 0.01 * seed) + phase + seed,
        r = 2.6 + out + 0.5 * Math.sin(a * 2 + seed);
      where.set(centre.x + Math.sin(a) * r, centre.y + lift + 0.2 * Math.sin(t * 0.7 + wag), centre.z + Math.cos(a) * r * 0.7);
      turn.setFromAxisAngle(up, a + Math.PI / 2 + 0.16 * Math.sin(t * 9 + wag));
      mesh.setMatrixAt(i, matrix.compose(where, turn, one));
    });
    mesh.instanceMatrix.needsUpdate = true;
  });
}

function mergePlain(a: BufferGeometry, b: BufferGeometry): BufferGeometry {
  const parts = [a.toNonIndexed(), b.toNonIndexed()],
    merged = new BufferGeometry();
  for (const name of ["position", "normal"])
    merged.setAttribute(name, new BufferAttribute(Float32Array.from(parts.flatMap((part) => [...part.attributes[name].array])), 3));
  return merged;
}

function bubbles(site: Site): void {
  const random = seeded(3),
    mesh = new InstancedMesh(new SphereGeometry(0.03, 8, 6), new MeshBasicMaterial({ color: 0xcdeef6, transparent: true, opacity: 0.55 }), 60),
    matrix = new Matrix4(),
    rising = Array.from({ length: 60 }, () => ({ x: (random() - 0.5) * 9, z: -8 + random() * 7, start: random() * 7, size: 0.4 + random() }));
  mesh.frustumCulled = false;
  site.root.add(mesh);
  site.animate((t) => {
    rising.forEach(({ x, z, start, size }, i) => {
      const y = ((t * 0.55 + start) % 7) - 0.2;
      mesh.setMatrixAt(i, matrix.makeScale(size, size, size).setPosition(x + 0.08 * Math.sin(y * 3 + start), y, z));
    });
    mesh.instanceMatrix.needsUpdate = true;
  });
  const surface = new Mesh(
    new PlaneGeometry(80, 80).rotateX(Math.PI / 2),
    new MeshBasicMaterial({ color: new Color(0x8fd8e8).multiplyScalar(1 - 0.8 * site.daylight.practicals), transparent: true, opacity: 0.5 }),
  );
  surface.position.set(0, 10, -10);
  site.root.add(surface);
}
