// Plants in pots, flowers in vases.
import { BufferAttribute, BufferGeometry, Color, DoubleSide, Vector3 } from "three";
import type { Assembly } from "../assembly.ts";
import type { Random } from "../noise.ts";
import { bar, placed, turned } from "../shapes.ts";
import { chosen, varied, type Part } from "./part.ts";

/** A long leaf that arches over, from the origin towards +z; its middle rib is a fold. */
export function archingLeaf(length: number, width: number, rise: number, droop: number): BufferGeometry {
  const steps = 6,
    positions: number[] = [],
    index: number[] = [];
  for (let i = 0; i <= steps; i++) {
    const t = i / steps,
      half = width * Math.sin(Math.PI * Math.min(1, 0.12 + t * 0.88)) * 0.5,
      y = rise * t - droop * t * t,
      z = length * t;
    positions.push(-half, y + half * 0.35, z, 0, y, z, half, y + half * 0.35, z);
    if (i) {
      const k = i * 3;
      index.push(k - 3, k, k - 2, k - 2, k, k + 1, k - 2, k + 1, k - 1, k - 1, k + 1, k + 2);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(positions), 3));
  geometry.setIndex(index);
  geometry.computeVertexNormals();
  return geometry;
}

function leaves(
  set: Assembly,
  random: Random,
  count: number,
  y: number,
  look: { length: number; width: number; rise: number; droop: number; color: number },
): void {
  for (let i = 0; i < count; i++) {
    const young = random(),
      length = look.length * (0.6 + 0.5 * random());
    set.add(
      archingLeaf(
        length * (1 - young * 0.55),
        look.width * (0.7 + 0.5 * random()),
        look.rise * (0.6 + young * 0.8),
        look.droop * (1 - young * 0.7) * random(),
      ),
      { color: varied(look.color, random, 0.5), rough: 0.5 },
      placed(0, y + random() * 0.05, 0, (i / count) * 6.283 + random() * 0.7),
      { side: DoubleSide },
    );
  }
}

function pot(set: Assembly, radius: number, height: number, color: Color | number): void {
  set.add(
    turned(
      [
        [radius * 0.72, 0],
        [radius * 0.75, 0.01],
        [radius, height * 0.92],
        [radius * 1.06, height * 0.93],
        [radius * 1.06, height],
        [radius * 0.95, height],
        [radius * 0.93, height * 0.9],
      ],
      22,
    ),
    { color, rough: 0.7 },
  );
  set.cylinder(radius * 0.93, radius * 0.93, 0.01, [0, height * 0.92, 0], { color: 0x2a1e14 }, { sides: 20 });
}

/** A palm-like house plant in a clay pot, 1.1 m. */
export const pottedPlant: Part = (set, look) => {
  pot(set, 0.17, 0.3, chosen(look, 0xa8603c));
  for (let i = 0; i < 3; i++)
    set.add(bar(new Vector3(0, 0.27, 0), new Vector3((look.random() - 0.5) * 0.08, 0.42 + i * 0.06, (look.random() - 0.5) * 0.08), 0.014, 6), {
      color: 0x5a4a34,
    });
  leaves(set, look.random, 26, 0.42, { length: 0.52, width: 0.075, rise: 0.62, droop: 0.66, color: 0x3f6a34 });
  set.contact([0, 0, 0], 0.7, 0.7, 0, 0.55);
};

/** A broad-leaved plant, 0.7 m. */
export const leafyPlant: Part = (set, look) => {
  pot(set, 0.13, 0.22, chosen(look, 0xd8d0c0));
  leaves(set, look.random, 22, 0.22, { length: 0.3, width: 0.15, rise: 0.46, droop: 0.34, color: 0x35592c });
  set.contact([0, 0, 0], 0.5, 0.5, 0, 0.5);
};

const PETALS = [0xd8413a, 0xe8b23a, 0xd86a9a, 0xf0ece0, 0x8a5ac0, 0xe07a3a];

/** A bunch of flowers in a vase, 45 cm. */
export const flowers: Part = (set, look) => {
  set.add(
    turned(
      [
        [0.05, 0],
        [0.07, 0.05],
        [0.075, 0.1],
        [0.045, 0.18],
        [0.05, 0.21],
      ],
      18,
    ),
    { color: 0x8fb0b4, rough: 0.12 },
  );
  for (let i = 0; i < 11; i++) {
    const angle = i * 2.4,
      spread = 0.05 + 0.1 * Math.sqrt(i / 11),
      tip = new Vector3(Math.sin(angle) * spread, 0.33 + look.random() * 0.1, Math.cos(angle) * spread);
    set.add(bar(new Vector3(0, 0.18, 0), tip, 0.004, 5), { color: 0x4a6a30 });
    bloom(
      set,
      tip,
      0.034 + look.random() * 0.012,
      look.color !== undefined ? varied(look.color, look.random) : new Color(PETALS[Math.floor(look.random() * PETALS.length)]),
      angle,
    );
    if (i % 2)
      set.add(
        archingLeaf(0.14, 0.04, 0.06, 0.08),
        { color: varied(0x47682f, look.random), rough: 0.6 },
        placed(tip.x * 0.5, 0.24, tip.z * 0.5, angle),
        { side: DoubleSide },
      );
  }
  set.contact([0, 0, 0], 0.3, 0.3, 0, 0.4);
};

/** One flower on its stem, 40 cm, for a hand or a pot. */
export const flower: Part = (set, look) => {
  set.add(bar(new Vector3(0, 0, 0), new Vector3(0.02, 0.36, 0), 0.005, 6), { color: 0x4a6a30 });
  bloom(set, new Vector3(0.02, 0.37, 0), 0.05, chosen(look, 0xc8302c), 0);
  for (const [y, yaw] of [
    [0.12, 0.5],
    [0.2, 3.4],
  ])
    set.add(archingLeaf(0.13, 0.045, 0.07, 0.06), { color: 0x47682f, rough: 0.6 }, placed(0.006, y, 0, yaw), { side: DoubleSide });
};

function bloom(set: Assembly, at: Vector3, radius: number, color: Color, turn: number): void {
  for (let ring = 0; ring < 2; ring++)
    for (let i = 0; i < 6; i++) {
      set.add(
        archingLeaf(radius * (1.15 - ring * 0.35), radius * 0.85, radius * (0.5 + ring * 0.5), radius * 0.3),
        { color: color.clone().multiplyScalar(1 - ring * 0.15), rough: 0.7 },
        placed(at.x, at.y, at.z, turn + i * 1.047 + ring * 0.5),
        { side: DoubleSide },
      );
    }
  set.cylinder(radius * 0.25, radius * 0.2, radius * 0.3, [at.x, at.y + radius * 0.15, at.z], { color: 0xd8a82c, rough: 0.9 }, { sides: 8 });
}
