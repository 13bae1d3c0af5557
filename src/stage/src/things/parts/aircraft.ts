// What flies: an airliner, a helicopter, a drone, a rocket, a starship, a satellite. Noses point to +z.
import {
  BufferGeometry,
  ConeGeometry,
  CylinderGeometry,
  ExtrudeGeometry,
  Float32BufferAttribute,
  Shape,
  SphereGeometry,
  TorusGeometry,
  Vector3,
} from "three";
import { glowMaterial } from "../materials.ts";
import { bar, placed, turned } from "../shapes.ts";
import { chosen, type Part } from "./part.ts";

const GLASS = { color: 0x1c2a34, rough: 0.08, metal: 0.2 },
  DARK = { color: 0x2a2d31, rough: 0.5 };

/** A thin swept surface with a rounded front: root and tip as [x, y, z of its front, chord], mirrored by `side`. */
function wing(side: number, root: number[], tip: number[], thick: number): BufferGeometry {
  const ring = ([x, y, z, chord]: number[], scale: number) =>
    [
      [0, 0],
      [0.3, 0.5],
      [1, 0],
      [0.3, -0.5],
    ].map(([along, up]) => [side * x, y + up * thick * scale, z - along * chord]);
  const points = [...ring(root, 1), ...ring(tip, 0.4)],
    faces: number[] = [];
  for (let i = 0; i < 4; i++) {
    const a = i,
      b = (i + 1) % 4;
    if (side > 0) faces.push(a, a + 4, b, b, a + 4, b + 4);
    else faces.push(a, b, a + 4, b, b + 4, a + 4);
  }
  faces.push(...(side > 0 ? [4, 5, 6, 4, 6, 7] : [4, 6, 5, 4, 7, 6]));
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(points.flat(), 3));
  geometry.setIndex(faces);
  const flat = geometry.toNonIndexed();
  flat.computeVertexNormals();
  return flat;
}

/** An airliner, 16 m, on its wheels. */
export const airplane: Part = (set, look) => {
  const white = { color: 0xf0f2f4, rough: 0.3 },
    band = { color: chosen(look, 0x1f4a8a), rough: 0.3 };
  set.add(
    turned(
      [
        [0.02, -8],
        [0.5, -6.4],
        [0.95, -3.6],
        [1, -1],
        [1, 5],
        [0.86, 6.6],
        [0.5, 7.6],
        [0.02, 8.1],
      ],
      32,
    ).rotateX(Math.PI / 2),
    white,
    placed(0, 2.2, 0),
  );
  for (const side of [-1, 1]) {
    set.add(wing(side, [0.7, 1.8, 2.4, 3.2], [7.6, 2.5, -1.6, 1], 0.34), white);
    set.add(wing(side, [0.3, 2.7, -5.4, 1.8], [2.9, 2.95, -6.9, 0.8], 0.16), white);
    set.add(new CylinderGeometry(0.5, 0.42, 1.9, 22).rotateX(Math.PI / 2), band, placed(side * 2.7, 1.4, 1.3));
    set.add(new CylinderGeometry(0.42, 0.42, 0.06, 22).rotateX(Math.PI / 2), DARK, placed(side * 2.7, 1.4, 2.25));
    for (let i = 0; i < 22; i++) set.box([0.03, 0.2, 0.14], [side * 0.985, 2.42, 4.8 - i * 0.38], GLASS, { bevel: 0 });
    set.box([0.02, 0.12, 9.4], [side * 0.995, 2.05, 0.6], band, { bevel: 0 });
    set.box([0.02, 0.3, 0.5], [side * 0.62, 2.62, 6.9], GLASS, { yaw: side * -0.5, bevel: 0 });
    set.cylinder(0.06, 0.06, 1, [side * 1.3, 0.9, -0.6], DARK);
    set.cylinder(0.38, 0.38, 0.3, [side * 1.3, 0.38, -0.6], DARK, { roll: Math.PI / 2, sides: 20 });
  }
  const fin = new Shape();
  fin.moveTo(0, 0);
  fin.lineTo(2.6, 0);
  fin.lineTo(3.3, 2.7);
  fin.lineTo(2.3, 2.7);
  set.add(new ExtrudeGeometry(fin, { depth: 0.14, bevelEnabled: false }).rotateY(Math.PI / 2).translate(-0.07, 0, 0), band, placed(0, 2.9, -4.9));
  set.cylinder(0.05, 0.05, 1, [0, 0.8, 5.6], DARK);
  set.cylinder(0.3, 0.3, 0.2, [0, 0.3, 5.6], DARK, { roll: Math.PI / 2, sides: 18 });
  set.contact([0, 0, 0], 5, 14, 0, 0.4);
};

/** A helicopter, 9 m, its rotor at rest. */
export const helicopter: Part = (set, look) => {
  const paint = { color: chosen(look, 0xa82a26), rough: 0.3 };
  set.add(new SphereGeometry(1, 32, 20).scale(1, 1, 1.75), paint, placed(0, 1.6, 1));
  set.add(new SphereGeometry(0.96, 28, 18, Math.PI * 0.08, Math.PI * 0.84, 0.5, 1.1).scale(1.03, 1.03, 1.78), GLASS, placed(0, 1.62, 1.04));
  set.add(new CylinderGeometry(0.18, 0.5, 5, 18).rotateX(-Math.PI / 2), paint, placed(0, 1.9, -2.8));
  set.box([0.12, 1.4, 0.7], [0, 2.5, -5.2], paint, { bevel: 0.03 });
  set.box([1.9, 0.08, 0.5], [0, 1.9, -4.6], paint, { bevel: 0.02 });
  set.cylinder(0.35, 0.5, 0.6, [0, 2.6, 0.6], paint);
  set.cylinder(0.08, 0.08, 0.5, [0, 3.05, 0.6], DARK);
  for (const yaw of [0.4, 0.4 + Math.PI / 2]) set.box([8.4, 0.04, 0.28], [0, 3.32, 0.6], DARK, { yaw, bevel: 0.01 });
  for (const pitch of [0.3, 0.3 + Math.PI / 2]) set.box([0.04, 1.5, 0.12], [0.16, 2.7, -5.3], DARK, { pitch, bevel: 0.01 });
  for (const side of [-1, 1]) {
    set.add(bar(new Vector3(side * 0.95, 0.1, -1), new Vector3(side * 0.95, 0.1, 2.6), 0.06), DARK);
    for (const z of [0, 1.7]) set.add(bar(new Vector3(side * 0.5, 0.95, z), new Vector3(side * 0.95, 0.12, z), 0.045), DARK);
  }
  set.contact([0, 0, 0.8], 3, 5, 0, 0.45);
};

/** A camera drone, 36 cm across. */
export const drone: Part = (set, look) => {
  const shell = { color: chosen(look, 0xd8dadc), rough: 0.35 };
  set.box([0.09, 0.05, 0.18], [0, 0.1, 0], shell, { bevel: 0.02 });
  set.add(new SphereGeometry(0.028, 16, 12), DARK, placed(0, 0.07, 0.09));
  for (const [x, z] of [
    [1, 1],
    [1, -1],
    [-1, 1],
    [-1, -1],
  ]) {
    set.add(bar(new Vector3(0, 0.1, z * 0.04), new Vector3(x * 0.14, 0.11, z * 0.13), 0.009), shell);
    set.cylinder(0.016, 0.016, 0.03, [x * 0.14, 0.12, z * 0.13], DARK);
    set.box([0.16, 0.003, 0.015], [x * 0.14, 0.138, z * 0.13], DARK, { yaw: x * z * 0.7, bevel: 0 });
    set.add(bar(new Vector3(x * 0.06, 0.09, z * 0.06), new Vector3(x * 0.08, 0, z * 0.07), 0.005), DARK);
  }
  set.contact([0, 0, 0], 0.3, 0.3, 0, 0.3);
};

/** A rocket on its fins, 12 m. */
export const rocket: Part = (set, look) => {
  const hull = { color: 0xe8eaec, rough: 0.3 },
    band = { color: chosen(look, 0xb8322a), rough: 0.35 };
  set.add(
    turned(
      [
        [0.7, 1],
        [1.05, 1.6],
        [1.15, 4],
        [1.05, 8],
        [0.7, 10.4],
        [0.25, 11.7],
        [0.01, 12.2],
      ],
      36,
    ),
    hull,
  );
  for (const y of [3.2, 7.4]) set.cylinder(y > 5 ? 1.1 : 1.15, y > 5 ? 1.11 : 1.14, 0.4, [0, y, 0], band, { sides: 36 });
  set.add(new ConeGeometry(0.72, 1.9, 32), band, placed(0, 11.3, 0));
  set.add(new CylinderGeometry(0.4, 0.75, 0.9, 28, 1, true), DARK, placed(0, 0.7, 0), { side: 2 });
  for (const y of [5.6, 6.6]) set.add(new SphereGeometry(0.24, 18, 12).scale(1, 1, 0.5), GLASS, placed(0, y, 1.1));
  const fin = new Shape();
  fin.moveTo(0, 0.4);
  fin.lineTo(0, 3.4);
  fin.quadraticCurveTo(1.3, 2.4, 1.35, 0);
  for (let i = 0; i < 4; i++)
    set.add(
      new ExtrudeGeometry(fin, { depth: 0.12, bevelEnabled: false }).translate(0.95, 0, -0.06),
      band,
      placed(0, 0, 0, (i * Math.PI) / 2 + Math.PI / 4),
      { side: 2 },
    );
  set.contact([0, 0, 0], 3.2, 3.2, 0, 0.5);
};

/** A starship on its landing legs: a saucer-nosed hull with two drives, 14 m. */
export const spaceship: Part = (set, look) => {
  const hull = { color: chosen(look, 0xa8b0b8), rough: 0.35, metal: 0.5 },
    panel = { color: 0x6a727a, rough: 0.45, metal: 0.5 };
  set.add(new SphereGeometry(1, 40, 20).scale(2.6, 0.85, 5.6), hull, placed(0, 2.2, 0.8));
  set.add(new SphereGeometry(1, 28, 16).scale(0.9, 0.55, 1.5), GLASS, placed(0, 2.75, 3.4));
  for (const side of [-1, 1]) {
    set.add(wing(side, [1.6, 2.1, 1.6, 4.4], [5.2, 1.7, -2.6, 1.6], 0.4), panel);
    set.add(new CylinderGeometry(0.62, 0.75, 4, 24).rotateX(Math.PI / 2), panel, placed(side * 2, 2.3, -3.2));
    set.mesh(new CylinderGeometry(0.58, 0.58, 0.05, 24).rotateX(Math.PI / 2), glowMaterial(0x6ad0ff, 3.4), placed(side * 2, 2.3, -5.24));
    set.add(bar(new Vector3(side * 1.4, 1.6, -1.8), new Vector3(side * 1.9, 0.08, -2), 0.1), DARK);
    set.cylinder(0.34, 0.4, 0.1, [side * 1.9, 0.05, -2], DARK, { sides: 18 });
    for (let i = 0; i < 5; i++) set.box([0.5, 0.05, 0.5], [side * (0.9 + i * 0.2), 2.92 - i * 0.1, 0.6 - i * 0.9], panel, { bevel: 0.02 });
    set.mesh(new SphereGeometry(0.09, 10, 8), glowMaterial(side > 0 ? 0xff4a3a : 0x4aff7a, 3), placed(side * 5.2, 1.75, -3));
  }
  set.add(bar(new Vector3(0, 1.6, 3.6), new Vector3(0, 0.08, 3.9), 0.1), DARK);
  set.cylinder(0.34, 0.4, 0.1, [0, 0.05, 3.9], DARK, { sides: 18 });
  set.contact([0, 0, 0.4], 6, 12, 0, 0.4);
};

/** A satellite with two solar wings, 5 m across, on a test stand. */
export const satellite: Part = (set, look) => {
  const foil = { color: chosen(look, 0xc89a3c), rough: 0.4, metal: 0.7 },
    cell = { color: 0x1f3a7a, rough: 0.2, metal: 0.3 };
  set.box([0.8, 1, 0.8], [0, 1.5, 0], foil, { bevel: 0.03 });
  for (const side of [-1, 1]) {
    set.add(bar(new Vector3(side * 0.4, 1.5, 0), new Vector3(side * 0.8, 1.5, 0), 0.03), DARK);
    for (let i = 0; i < 3; i++) set.box([0.56, 0.9, 0.03], [side * (1.1 + i * 0.6), 1.5, 0], cell, { bevel: 0.006 });
  }
  set.add(
    turned(
      [
        [0.02, 0],
        [0.24, 0.05],
        [0.42, 0.18],
      ],
      24,
    ).rotateX(Math.PI / 2),
    { color: 0xe4e6e8, rough: 0.4 },
    placed(0, 1.6, 0.42),
    { side: 2 },
  );
  set.add(bar(new Vector3(0, 0.05, 0), new Vector3(0, 1, 0), 0.05), DARK);
  set.add(new TorusGeometry(0.3, 0.03, 8, 24).rotateX(Math.PI / 2), DARK, placed(0, 0.03, 0));
  set.contact([0, 0, 0], 0.9, 0.9, 0, 0.4);
};
