// Glasses, cups, bowls, vases.
import { DoubleSide, TorusGeometry } from "three";
import type { Paint } from "../assembly.ts";
import { glassMaterial } from "../materials.ts";
import { placed, turned } from "../shapes.ts";
import { shell } from "./bottles.ts";
import { chosen, type Part } from "./part.ts";

/** A tumbler of water, 11 cm. */
export const tumbler: Part = (set, look) => {
  shell(
    set,
    turned(
      [
        [0, 0.004],
        [0.03, 0.004],
        [0.03, 0],
        [0.032, 0.003],
        [0.038, 0.11],
        [0.0355, 0.11],
        [0.03, 0.012],
        [0, 0.012],
      ],
      28,
    ),
    look,
    0xd8e8ec,
    0.26,
  );
  if (!look.finish || look.finish.opacity !== undefined)
    set.mesh(
      turned(
        [
          [0, 0.013],
          [0.0298, 0.013],
          [0.0338, 0.07],
          [0, 0.071],
        ],
        24,
      ),
      glassMaterial(0xb8d0d8, 0.3),
    );
  set.contact([0, 0, 0], 0.11, 0.11, 0, 0.3);
};

/** A stemmed glass of red wine, 21 cm. */
export const wineGlass: Part = (set, look) => {
  shell(
    set,
    turned(
      [
        [0.034, 0],
        [0.034, 0.002],
        [0.006, 0.008],
        [0.004, 0.02],
        [0.004, 0.09],
        [0.012, 0.1],
        [0.036, 0.125],
        [0.041, 0.15],
        [0.038, 0.18],
        [0.032, 0.208],
      ],
      30,
    ),
    look,
    0xe0eaee,
    0.24,
  );
  set.add(
    turned(
      [
        [0, 0.102],
        [0.012, 0.103],
        [0.034, 0.125],
        [0.039, 0.148],
        [0, 0.149],
      ],
      26,
    ),
    { color: 0x4a0c18, rough: 0.04 },
  );
  set.contact([0, 0, 0], 0.1, 0.1, 0, 0.3);
};

/** A mug, 10 cm. */
export const mug: Part = (set, look) => {
  const glaze: Paint = { color: chosen(look, 0xd8d2c4), rough: look.finish?.rough ?? 0.2, metal: look.finish?.metal ?? 0 };
  set.add(
    turned(
      [
        [0, 0.004],
        [0.036, 0],
        [0.04, 0.006],
        [0.041, 0.095],
        [0.038, 0.095],
        [0.036, 0.01],
        [0, 0.01],
      ],
      26,
    ),
    glaze,
    undefined,
    { side: DoubleSide },
  );
  set.cylinder(0.037, 0.037, 0.002, [0, 0.082, 0], { color: 0x24130a, rough: 0.15 }, { sides: 24 });
  set.add(new TorusGeometry(0.026, 0.0065, 7, 16, Math.PI * 1.1).rotateZ(-Math.PI * 0.55), glaze, placed(0.04, 0.05, 0));
  set.contact([0, 0, 0], 0.13, 0.13, 0, 0.4);
};

/** A bowl of fruit, 26 cm. */
export const bowl: Part = (set, look) => {
  set.add(
    turned(
      [
        [0.05, 0],
        [0.06, 0.006],
        [0.11, 0.05],
        [0.13, 0.09],
        [0.126, 0.09],
        [0.1, 0.05],
        [0, 0.02],
      ],
      30,
    ),
    { color: chosen(look, 0x3a6a7a), rough: look.finish?.rough ?? 0.25, metal: look.finish?.metal ?? 0 },
    undefined,
    { side: DoubleSide },
  );
  for (let i = 0; i < 7; i++) {
    const angle = i * 2.4,
      reach = i < 5 ? 0.06 : 0.02;
    set.add(
      turned(
        [
          [0, -0.034],
          [0.022, -0.03],
          [0.036, -0.004],
          [0.03, 0.026],
          [0.008, 0.032],
          [0, 0.028],
        ],
        14,
      ),
      { color: [0xb3271e, 0xd8761e, 0x8aa030, 0xc23a22, 0xe0a02a][i % 5], rough: 0.35 },
      placed(Math.sin(angle) * reach, i < 5 ? 0.08 : 0.125, Math.cos(angle) * reach, angle),
    );
  }
  set.contact([0, 0, 0], 0.32, 0.32, 0, 0.45);
};

/** A vase, 34 cm. */
export const vase: Part = (set, look) => {
  set.add(
    turned(
      [
        [0.06, 0],
        [0.07, 0.01],
        [0.11, 0.1],
        [0.115, 0.15],
        [0.08, 0.24],
        [0.045, 0.29],
        [0.05, 0.33],
        [0.06, 0.34],
        [0.052, 0.335],
        [0.04, 0.29],
      ],
      30,
    ),
    { color: chosen(look, 0x3a5a8a), rough: look.finish?.rough ?? 0.2, metal: look.finish?.metal ?? 0 },
    undefined,
    { side: DoubleSide },
  );
  set.contact([0, 0, 0], 0.26, 0.26, 0, 0.5);
};
