// Engines on wheels and rails: a steam locomotive, a tractor, a tank, a cannon; a windmill, a wheel, a gear.
import { BoxGeometry, CylinderGeometry, SphereGeometry, TorusGeometry, Vector3 } from "three";
import { glowMaterial } from "../materials.ts";
import { bar, placed, turned } from "../shapes.ts";
import { chosen, type Part } from "./part.ts";

const BLACK = { color: 0x1c1e20, rough: 0.5, metal: 0.3 },
  BRASS = { color: 0xb8924a, metal: 0.9, rough: 0.3 },
  WOOD = { color: 0x7a5434, rough: 0.7 },
  SIDES = [-1, 1];

/** A spoked wheel that stands along z, its hub at a point. */
function spoked(
  set: Parameters<Part>[0],
  x: number,
  y: number,
  z: number,
  radius: number,
  paint: { color: number; rough?: number; metal?: number },
  spokes = 10,
): void {
  set.add(new TorusGeometry(radius * 0.92, radius * 0.08, 8, 36).rotateY(Math.PI / 2), paint, placed(x, y, z));
  set.cylinder(radius * 0.16, radius * 0.16, radius * 0.24, [x, y, z], paint, { roll: Math.PI / 2, sides: 16 });
  for (let i = 0; i < spokes; i++) {
    const a = (i / spokes) * Math.PI * 2;
    set.add(bar(new Vector3(x, y, z), new Vector3(x, y + Math.cos(a) * radius * 0.9, z + Math.sin(a) * radius * 0.9), radius * 0.045, 6), paint);
  }
}

/** A steam locomotive with its tender on a length of track, 12 m. */
export const train: Part = (set, look) => {
  const paint = { color: chosen(look, 0x1f4a38).getHex(), rough: 0.35 },
    red = { color: 0x8a1f1c, rough: 0.4 };
  for (const x of [-0.72, 0.72]) set.box([0.08, 0.12, 14], [x, 0.1, 0], { color: 0x8a8078, metal: 0.9, rough: 0.35 }, { bevel: 0 });
  for (let z = -6.8; z < 7; z += 0.68) set.box([2.3, 0.08, 0.24], [0, 0.03, z], { color: 0x5a4634, rough: 0.95 }, { bevel: 0 });
  set.add(new CylinderGeometry(0.82, 0.82, 5, 32).rotateX(Math.PI / 2), paint, placed(0, 2.25, 2.4));
  set.add(new CylinderGeometry(0.86, 0.86, 0.5, 32).rotateX(Math.PI / 2), BLACK, placed(0, 2.25, 5));
  for (const z of [0.6, 1.9, 3.2, 4.4]) set.add(new CylinderGeometry(0.835, 0.835, 0.08, 32).rotateX(Math.PI / 2), BRASS, placed(0, 2.25, z));
  set.add(
    turned(
      [
        [0.3, 0],
        [0.24, 0.3],
        [0.24, 0.8],
        [0.36, 1],
        [0.3, 1.02],
      ],
      22,
    ),
    BLACK,
    placed(0, 2.95, 4.7),
  );
  for (const z of [1.2, 2.9])
    set.add(
      turned(
        [
          [0.3, 0],
          [0.3, 0.25],
          [0.2, 0.42],
          [0.02, 0.48],
        ],
        20,
      ),
      BRASS,
      placed(0, 2.98, z),
    );
  set.box([2.1, 1.9, 1.9], [0, 2.35, -0.9], paint, { bevel: 0.04 });
  set.box([2.4, 0.1, 2.3], [0, 3.35, -0.9], BLACK, { bevel: 0.03 });
  for (const side of SIDES) {
    set.box([0.04, 0.62, 0.8], [side * 1.05, 2.75, -0.8], { color: 0x14181a, rough: 0.15 }, { bevel: 0 });
    for (const z of [0.9, 2.4, 3.9]) spoked(set, side * 0.86, 0.86, z, 0.7, red, 12);
    set.add(bar(new Vector3(side * 1.02, 0.75, 0.8), new Vector3(side * 1.02, 0.75, 4), 0.05), { color: 0x9a9ea2, metal: 0.9, rough: 0.3 });
    set.box([0.4, 0.5, 0.9], [side * 0.95, 0.95, 5.1], BLACK, { bevel: 0.05 });
    for (const z of [5.3, -3.2, -4.4, -5.6]) spoked(set, side * 0.8, 0.5, z, 0.36, red, 8);
  }
  set.box([2.2, 0.2, 6.6], [0, 1.35, 2.3], red);
  set.box([2.2, 1.4, 3.8], [0, 1.85, -4.4], paint, { bevel: 0.04 });
  for (let i = 0; i < 24; i++)
    set.box(
      [0.3, 0.24, 0.3],
      [-0.8 + (i % 6) * 0.32, 2.6 + (i % 3) * 0.06, -5.6 + Math.floor(i / 6) * 0.7],
      { color: 0x141414, rough: 0.8 },
      { yaw: i, bevel: 0.05 },
    );
  set.box([2.4, 0.5, 0.12], [0, 0.9, 5.9], red);
  set.mesh(new SphereGeometry(0.2, 16, 12), glowMaterial(0xffe6b0, 0.8 + 3 * look.lit), placed(0, 2.9, 5.3));
  set.contact([0, 0, 0], 3.2, 13, 0, 0.5);
};

/** A farm tractor, 3.6 m. */
export const tractor: Part = (set, look) => {
  const paint = { color: chosen(look, 0xb8322a).getHex(), rough: 0.35 };
  set.box([0.75, 0.7, 1.9], [0, 1.2, 0.8], paint, { bevel: 0.06 });
  set.box([0.55, 0.5, 0.05], [0, 1.2, 1.77], BLACK);
  set.box([1.2, 0.25, 1.3], [0, 0.95, -0.6], BLACK);
  set.box([0.5, 0.12, 0.5], [0, 1.35, -0.75], BLACK, { bevel: 0.04 });
  set.box([0.5, 0.5, 0.1], [0, 1.6, -1], BLACK, { bevel: 0.04 });
  for (const [x, z] of [
    [-0.55, -0.1],
    [0.55, -0.1],
    [-0.55, -1.2],
    [0.55, -1.2],
  ])
    set.cylinder(0.035, 0.035, 1.3, [x, 1.9, z], BLACK);
  set.box([1.4, 0.07, 1.5], [0, 2.55, -0.65], paint, { bevel: 0.02 });
  set.cylinder(0.05, 0.05, 0.7, [0.28, 1.85, 1.2], BLACK);
  set.add(new TorusGeometry(0.2, 0.02, 6, 24), BLACK, placed(0, 1.75, -0.15, 0, 1, -0.6));
  for (const side of SIDES) {
    set.add(new TorusGeometry(0.62, 0.2, 12, 36).rotateY(Math.PI / 2), BLACK, placed(side * 0.85, 0.82, -0.8));
    set.cylinder(0.45, 0.45, 0.2, [side * 0.85, 0.82, -0.8], { color: 0xe0b83a, rough: 0.4 }, { roll: Math.PI / 2, sides: 26 });
    set.box([0.4, 0.06, 1.2], [side * 0.85, 1.7, -0.8], paint, { bevel: 0.03 });
    set.add(new TorusGeometry(0.34, 0.12, 10, 28).rotateY(Math.PI / 2), BLACK, placed(side * 0.68, 0.46, 1.3));
    set.cylinder(0.25, 0.25, 0.14, [side * 0.68, 0.46, 1.3], { color: 0xe0b83a, rough: 0.4 }, { roll: Math.PI / 2, sides: 22 });
    set.add(new SphereGeometry(0.07, 12, 8), { color: 0xf4f0d8, rough: 0.2 }, placed(side * 0.25, 1.42, 1.76));
  }
  set.contact([0, 0, 0], 2.2, 3.6, 0, 0.5);
};

/** A tank, 6 m. */
export const tank: Part = (set, look) => {
  const paint = { color: chosen(look, 0x5a6040).getHex(), rough: 0.7 },
    tread = { color: 0x2c2c28, rough: 0.9 };
  set.box([2.2, 0.7, 5.2], [0, 1.05, 0], paint, { bevel: 0.08 });
  set.box([2.1, 0.5, 1], [0, 0.95, 2.7], paint, { pitch: 0.5, bevel: 0.06 });
  set.add(
    turned(
      [
        [1.05, 0],
        [1.1, 0.2],
        [0.85, 0.62],
        [0.02, 0.66],
      ],
      24,
    ),
    paint,
    placed(0, 1.4, -0.2),
  );
  set.add(bar(new Vector3(0, 1.75, 0.6), new Vector3(0, 1.85, 4.2), 0.09, 14), paint);
  set.cylinder(0.13, 0.13, 0.4, [0, 1.84, 4.1], paint, { pitch: Math.PI / 2 });
  set.cylinder(0.3, 0.32, 0.14, [0.3, 2.1, -0.4], paint, { sides: 20 });
  for (const side of SIDES) {
    set.box([0.5, 0.8, 5], [side * 1.3, 0.62, 0], tread, { bevel: 0.3 });
    for (let i = 0; i < 7; i++) set.cylinder(0.34, 0.34, 0.1, [side * 1.58, 0.42, -2 + i * 0.67], paint, { roll: Math.PI / 2, sides: 20 });
    set.box([0.62, 0.06, 5.4], [side * 1.3, 1.12, 0], paint, { bevel: 0.02 });
  }
  set.contact([0, 0, 0], 3.4, 6, 0, 0.55);
};

/** A field gun on two spoked wheels, 2.2 m. */
export const cannon: Part = (set, look) => {
  const iron = { color: chosen(look, 0x2c2c2e).getHex(), metal: 0.6, rough: 0.5 };
  set.add(
    turned(
      [
        [0.02, -0.75],
        [0.08, -0.7],
        [0.19, -0.6],
        [0.2, -0.4],
        [0.17, 0],
        [0.13, 0.8],
        [0.16, 0.9],
        [0.1, 0.92],
      ],
      24,
    ).rotateX(Math.PI / 2),
    iron,
    placed(0, 0.85, 0.1, 0, 1, -0.12),
  );
  for (const side of SIDES) {
    spoked(set, side * 0.5, 0.6, 0, 0.6, WOOD, 10);
    set.add(bar(new Vector3(side * 0.16, 0.7, 0.1), new Vector3(side * 0.1, 0.1, -1.4), 0.07, 8), WOOD);
  }
  set.add(bar(new Vector3(-0.5, 0.6, 0), new Vector3(0.5, 0.6, 0), 0.06), WOOD);
  set.contact([0, 0, -0.3], 1.4, 2.2, 0, 0.45);
};

/** A windmill with four sails, 11 m. */
export const windmill: Part = (set, look) => {
  set.add(
    turned(
      [
        [2.4, 0],
        [1.9, 4],
        [1.6, 7],
        [1.7, 7.2],
      ],
      30,
    ),
    { color: chosen(look, 0xe8e0d0), rough: 0.85 },
  );
  set.add(
    turned(
      [
        [1.9, 7],
        [1.5, 8],
        [0.02, 9.4],
      ],
      24,
    ),
    { color: 0x5a4034, rough: 0.8 },
  );
  set.box([1, 2, 0.14], [0, 1, 2.3], WOOD);
  for (const y of [3.4, 5.6]) set.box([0.6, 0.8, 0.14], [0, y, 2.02 - (y - 3.4) * 0.12], { color: 0x2a343a, rough: 0.2 });
  set.cylinder(0.2, 0.2, 1.2, [0, 7.6, 1.8], WOOD, { pitch: Math.PI / 2 });
  for (let i = 0; i < 4; i++) {
    set.within(placed(0, 7.6, 2.4, 0, 1, 0, i * (Math.PI / 2) + 0.5), () => {
      set.box([0.14, 4.6, 0.1], [0, 2.3, 0], WOOD);
      for (let k = 0; k < 8; k++) set.box([1, 0.06, 0.05], [0.5, 1 + k * 0.48, 0], WOOD, { bevel: 0 });
      set.add(new BoxGeometry(0.95, 3.5, 0.02), { color: 0xf0e8d8, rough: 0.95 }, placed(0.52, 2.6, -0.03));
    });
  }
  set.contact([0, 0, 0], 6, 6, 0, 0.5);
};

/** A wooden cart wheel, 90 cm, leaning back a little. */
export const wheel: Part = (set, look) => {
  set.within(placed(0, 0, 0, Math.PI / 2, 1, 0, 0.1), () =>
    spoked(set, 0, 0.46, 0, 0.46, { color: chosen(look, 0x7a5434).getHex(), rough: 0.7 }, 12),
  );
  set.contact([0, 0, 0], 0.9, 0.3, 0, 0.45);
};

/** A gear wheel of brass, 24 cm, upright. */
export const gear: Part = (set, look) => {
  const metal = { color: chosen(look, 0xb8924a), metal: 0.9, rough: 0.3 };
  set.add(new TorusGeometry(0.078, 0.02, 10, 40).scale(1, 1, 1.3), metal, placed(0, 0.12, 0));
  set.cylinder(0.03, 0.03, 0.06, [0, 0.12, 0], metal, { pitch: Math.PI / 2, sides: 18 });
  for (let i = 0; i < 14; i++) {
    const a = (i / 14) * Math.PI * 2;
    set.box([0.026, 0.034, 0.045], [Math.sin(a) * 0.104, 0.12 + Math.cos(a) * 0.104, 0], metal, { roll: -a, bevel: 0.004 });
    if (i % 3 === 0) set.add(bar(new Vector3(0, 0.12, 0), new Vector3(Math.sin(a) * 0.08, 0.12 + Math.cos(a) * 0.08, 0), 0.009, 6), metal);
  }
  set.contact([0, 0, 0], 0.2, 0.08, 0, 0.4);
};
