// Crates, barrels, boxes, cases.
import { TorusGeometry } from "three";
import { placed } from "../shapes.ts";
import { chosen, varied, type Part } from "./part.ts";

/** A nailed crate of boards, 60 cm. */
export const crate: Part = (set, look) => {
  const wood = chosen(look, 0xa07a4c),
    size = 0.6,
    half = size / 2,
    board = () => ({ color: varied(wood, look.random, 0.35), rough: 0.8 });
  set.box([size - 0.05, size - 0.05, size - 0.05], [0, half, 0], { color: varied(wood, look.random).multiplyScalar(0.45), rough: 0.9 }, { bevel: 0 });
  for (const [yaw, length] of [
    [0, size],
    [Math.PI / 2, size - 0.04],
    [Math.PI, size],
    [-Math.PI / 2, size - 0.04],
  ] as const) {
    set.within(placed(0, 0, 0, yaw), () => {
      for (let i = 0; i < 4; i++) set.box([length, 0.125, 0.02], [0, 0.09 + i * 0.14, half - 0.012], board(), { bevel: 0.006 });
      for (const x of [-1, 1]) set.box([0.075, size, 0.022], [x * (half - 0.045), half, half + 0.006], board(), { bevel: 0.006 });
      set.box([0.075, size * 1.2, 0.018], [0, half, half + 0.004], board(), { roll: 0.72, bevel: 0.006 });
    });
  }
  for (let i = 0; i < 4; i++) set.box([size, 0.02, 0.135], [0, size - 0.005, -0.215 + i * 0.143], board(), { bevel: 0.006 });
  set.contact([0, 0, 0], 0.9, 0.9, 0, 0.55);
};

/** A cask with iron hoops, 85 cm. */
export const barrel: Part = (set, look) => {
  const wood = chosen(look, 0x7a5433);
  const radius = (height: number) => 0.26 + 0.07 * Math.sin((height / 0.85) * Math.PI);
  for (let i = 0; i < 16; i++) {
    for (const [low, high] of [
      [0, 0.22],
      [0.22, 0.43],
      [0.43, 0.64],
      [0.64, 0.85],
    ]) {
      const middle = (low + high) / 2,
        lean = Math.atan2(radius(high) - radius(low), high - low),
        angle = (i / 16) * Math.PI * 2;
      set.within(placed(0, 0, 0, angle), () =>
        set.box(
          [radius(middle) * 0.405, (high - low) * 1.04, 0.03],
          [0, middle, radius(middle)],
          { color: varied(wood, () => ((i * 37) % 16) / 16, 0.3), rough: 0.7 },
          { pitch: lean, bevel: 0.004 },
        ),
      );
    }
  }
  for (const height of [0.06, 0.26, 0.59, 0.79])
    set.add(
      new TorusGeometry(radius(height) + 0.014, 0.016, 4, 28).rotateX(Math.PI / 2).scale(1, 2, 1),
      { color: 0x3a3632, metal: 0.7, rough: 0.5 },
      placed(0, height, 0),
    );
  set.cylinder(0.25, 0.25, 0.02, [0, 0.82, 0], { color: varied(wood, look.random).multiplyScalar(0.8) }, { sides: 24 });
  set.contact([0, 0, 0], 0.9, 0.9, 0, 0.55);
};

/** A cardboard box with tape, 45 cm. */
export const cardboardBox: Part = (set, look) => {
  const card = chosen(look, 0xb08c5e);
  set.box([0.46, 0.34, 0.38], [0, 0.17, 0], { color: card, rough: 0.9 }, { bevel: 0.008 });
  set.box([0.07, 0.345, 0.385], [0, 0.171, 0], { color: 0xcdb083, rough: 0.35 }, { bevel: 0 });
  set.box([0.12, 0.08, 0.004], [0.13, 0.22, 0.192], { color: 0xe8e4da, rough: 0.8 }, { bevel: 0 });
  set.contact([0, 0, 0], 0.7, 0.6, 0, 0.5);
};

/** A case with a handle and corners, lying upright, 65 cm wide. */
export const suitcase: Part = (set, look) => {
  const leather = chosen(look, 0x7a4a2c);
  set.box([0.66, 0.46, 0.2], [0, 0.25, 0], { color: leather, rough: 0.55 }, { bevel: 0.035 });
  for (const x of [-0.2, 0.2])
    set.box([0.04, 0.47, 0.21], [x, 0.25, 0], { color: leather.clone().multiplyScalar(0.55), rough: 0.6 }, { bevel: 0.012 });
  for (const x of [-0.2, 0.2]) set.box([0.05, 0.05, 0.012], [x, 0.38, 0.108], { color: 0xb8924a, metal: 0.9, rough: 0.3 });
  set.add(new TorusGeometry(0.075, 0.014, 6, 14, Math.PI), { color: leather.clone().multiplyScalar(0.5), rough: 0.6 }, placed(0, 0.475, 0));
  set.contact([0, 0, 0], 0.85, 0.4, 0, 0.5);
};
