// Street furniture.
import { SphereGeometry, TorusGeometry, Vector3 } from "three";
import { glowMaterial } from "../materials.ts";
import { bar, placed, turned } from "../shapes.ts";
import { chosen, varied, type Part } from "./part.ts";

const IRON = { color: 0x1d2124, rough: 0.5, metal: 0.6 };
export const LAMP_POST_HEIGHT = 3.9;

/** A cast-iron post with a four-sided lantern, 4.3 m. */
export const lampPost: Part = (set, look) => {
  const iron = { ...IRON, color: chosen(look, IRON.color) };
  set.add(
    turned(
      [
        [0.2, 0],
        [0.2, 0.08],
        [0.14, 0.14],
        [0.13, 0.5],
        [0.16, 0.56],
        [0.1, 0.64],
        [0.065, 0.8],
        [0.05, 3.1],
        [0.08, 3.16],
        [0.05, 3.24],
        [0.05, 3.5],
        [0.12, 3.56],
        [0.12, 3.6],
      ],
      14,
    ),
    iron,
  );
  set.add(bar(new Vector3(-0.32, 3.02, 0), new Vector3(0.32, 3.02, 0), 0.018), iron);
  for (const side of [-1, 1]) set.add(new SphereGeometry(0.035, 8, 6), iron, placed(side * 0.32, 3.02, 0));
  for (const x of [-1, 1])
    for (const z of [-1, 1]) set.add(bar(new Vector3(x * 0.1, 3.6, z * 0.1), new Vector3(x * 0.17, 4.08, z * 0.17), 0.012, 5), iron);
  set.add(
    turned(
      [
        [0.27, 4.06],
        [0.26, 4.1],
        [0.13, 4.26],
        [0.05, 4.3],
        [0.05, 4.38],
        [0, 4.42],
      ],
      4,
    ),
    iron,
    placed(0, 0, 0, Math.PI / 4),
  );
  set.mesh(
    new SphereGeometry(0.13, 12, 8).scale(1, 1.3, 1).translate(0, 3.84, 0),
    glowMaterial(look.lit > 0.2 ? 0xffc98a : 0xe8e2d0, look.lit > 0.2 ? 2 + 6 * look.lit : 0.75),
  );
};

/** A slatted bench on iron legs, seat 45 cm, 1.7 m wide. */
export const bench: Part = (set, look) => {
  const wood = chosen(look, 0x7a5638);
  for (let i = 0; i < 5; i++) set.box([1.7, 0.035, 0.075], [0, 0.445, -0.2 + i * 0.095], { color: varied(wood, look.random), rough: 0.7 });
  for (let i = 0; i < 4; i++)
    set.box([1.7, 0.085, 0.03], [0, 0.57 + i * 0.105, -0.27 - i * 0.035], { color: varied(wood, look.random), rough: 0.7 }, { pitch: -0.32 });
  for (const x of [-0.68, 0.68]) {
    set.box([0.05, 0.44, 0.05], [x, 0.21, 0.16], IRON);
    set.box([0.05, 0.44, 0.05], [x, 0.21, -0.2], IRON);
    set.box([0.05, 0.05, 0.46], [x, 0.41, -0.02], IRON);
    set.box([0.045, 0.6, 0.045], [x, 0.68, -0.31], IRON, { pitch: -0.32 });
    set.box([0.05, 0.04, 0.42], [x, 0.64, -0.02], IRON);
    set.box([0.05, 0.22, 0.04], [x, 0.53, 0.17], IRON);
  }
  set.contact([0, 0, -0.03], 2, 0.8, 0, 0.4);
};

/** A mooring bollard with three turns of rope, 48 cm. */
export const bollard: Part = (set) => {
  set.add(
    turned(
      [
        [0.14, 0],
        [0.16, 0.03],
        [0.1, 0.1],
        [0.095, 0.3],
        [0.16, 0.36],
        [0.17, 0.42],
        [0.12, 0.47],
        [0, 0.49],
      ],
      20,
    ),
    { color: 0x25282b, metal: 0.5, rough: 0.5 },
  );
  for (let i = 0; i < 3; i++)
    set.add(new TorusGeometry(0.12, 0.022, 6, 18).rotateX(Math.PI / 2), { color: 0xb09a70, rough: 0.95 }, placed(0, 0.2 + i * 0.038, 0));
  set.contact([0, 0, 0], 0.6, 0.6, 0, 0.6);
};

/** A round bin of steel slats, 90 cm. */
export const trashCan: Part = (set, look) => {
  const color = chosen(look, 0x2f4a3c);
  set.cylinder(0.24, 0.22, 0.78, [0, 0.43, 0], { color, rough: 0.5 }, { sides: 20 });
  for (let i = 0; i < 16; i++)
    set.box(
      [0.06, 0.76, 0.02],
      [Math.sin((i / 16) * 6.283) * 0.25, 0.44, Math.cos((i / 16) * 6.283) * 0.25],
      { color: varied(color, look.random), rough: 0.5 },
      { yaw: (i / 16) * 6.283, bevel: 0.005 },
    );
  set.add(new TorusGeometry(0.25, 0.025, 6, 24).rotateX(Math.PI / 2), { color, rough: 0.4 }, placed(0, 0.84, 0));
  set.cylinder(0.19, 0.19, 0.01, [0, 0.83, 0], { color: 0x050505 }, { sides: 20 });
  set.contact([0, 0, 0], 0.8, 0.8, 0, 0.5);
};

/** A fire hydrant, 75 cm. */
export const hydrant: Part = (set, look) => {
  const paint = { color: chosen(look, 0xb03024), rough: 0.45 };
  set.add(
    turned(
      [
        [0.17, 0],
        [0.17, 0.05],
        [0.11, 0.07],
        [0.11, 0.5],
        [0.14, 0.52],
        [0.14, 0.56],
        [0.1, 0.64],
        [0.04, 0.7],
        [0.04, 0.75],
        [0, 0.76],
      ],
      18,
    ),
    paint,
  );
  set.add(bar(new Vector3(-0.2, 0.42, 0), new Vector3(0.2, 0.42, 0), 0.055, 12), paint);
  set.add(bar(new Vector3(0, 0.36, 0), new Vector3(0, 0.36, 0.2), 0.07, 12), paint);
  set.contact([0, 0, 0], 0.55, 0.55, 0, 0.55);
};

/** A traffic cone, 70 cm. */
export const trafficCone: Part = (set, look) => {
  const color = chosen(look, 0xe0561c);
  set.box([0.4, 0.035, 0.4], [0, 0.018, 0], { color, rough: 0.6 });
  const ring = (low: number, high: number, paint: number | ReturnType<typeof chosen>) =>
    set.cylinder(0.15 - high * 0.165, 0.15 - low * 0.165, high - low, [0, 0.035 + (low + high) / 2, 0], { color: paint, rough: 0.55 }, { sides: 20 });
  ring(0, 0.22, color);
  ring(0.22, 0.34, 0xeceae4);
  ring(0.34, 0.44, color);
  ring(0.44, 0.54, 0xeceae4);
  ring(0.54, 0.67, color);
  set.contact([0, 0, 0], 0.6, 0.6, 0, 0.45);
};
