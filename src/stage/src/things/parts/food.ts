// Things to eat and drink.
import { CylinderGeometry, SphereGeometry, TorusGeometry, TubeGeometry, CatmullRomCurve3, Vector3 } from "three";
import { bar, cushion, placed, turned } from "../shapes.ts";
import { tumbler } from "./tableware.ts";
import { chosen, type Part } from "./part.ts";

const CRUST = { color: 0xc08a4a, rough: 0.8 };

/** A pizza on its board, 34 cm. */
export const pizza: Part = (set, look) => {
  set.cylinder(0.19, 0.19, 0.015, [0, 0.0075, 0], { color: 0x9a7048, rough: 0.7 }, { sides: 40 });
  set.cylinder(0.16, 0.165, 0.012, [0, 0.021, 0], CRUST, { sides: 48 });
  set.add(new TorusGeometry(0.155, 0.013, 10, 48).rotateX(Math.PI / 2), CRUST, placed(0, 0.026, 0));
  set.cylinder(0.148, 0.148, 0.004, [0, 0.029, 0], { color: 0xd8702c, rough: 0.5 }, { sides: 44 });
  for (let i = 0; i < 26; i++) {
    const a = i * 2.4,
      r = 0.135 * Math.sqrt((i + 0.5) / 26);
    const [color, size] = i % 3 === 0 ? [0xa82a20, 0.02] : i % 3 === 1 ? [0xf0e2b8, 0.018] : [0x3f6a2c, 0.012];
    set.cylinder(
      size,
      size,
      0.004,
      [Math.sin(a) * r, 0.032, Math.cos(a) * r],
      { color, rough: 0.5 },
      { sides: 14, pitch: (look.random() - 0.5) * 0.2 },
    );
  }
  set.contact([0, 0, 0], 0.45, 0.45, 0, 0.4);
};

/** Two scoops in a cone, 22 cm, in its holder. */
export const iceCream: Part = (set, look) => {
  const scoop = chosen(look, 0xf0c8d0);
  set.add(
    turned(
      [
        [0.006, 0.01],
        [0.035, 0.12],
        [0.037, 0.125],
      ],
      20,
    ),
    { color: 0xd0a060, rough: 0.8 },
  );
  set.add(new SphereGeometry(0.04, 22, 16), { color: scoop, rough: 0.55 }, placed(0, 0.145, 0));
  set.add(new SphereGeometry(0.035, 22, 16), { color: 0x6a4028, rough: 0.55 }, placed(0.004, 0.195, 0));
  set.add(new SphereGeometry(0.009, 10, 8), { color: 0xb8242a, rough: 0.2 }, placed(0.004, 0.234, 0));
  set.add(new TorusGeometry(0.024, 0.004, 8, 22).rotateX(Math.PI / 2), { color: 0xb8bcc0, metal: 0.9, rough: 0.3 }, placed(0, 0.07, 0));
  set.cylinder(0.03, 0.032, 0.006, [0, 0.003, 0], { color: 0xb8bcc0, metal: 0.9, rough: 0.3 }, { sides: 22 });
  set.add(bar(new Vector3(0.024, 0.005, 0), new Vector3(0.024, 0.07, 0), 0.003), { color: 0xb8bcc0, metal: 0.9, rough: 0.3 });
  set.contact([0, 0, 0], 0.1, 0.1, 0, 0.4);
};

/** A sandwich on a plate, cut across. */
export const sandwich: Part = (set) => {
  set.add(
    turned(
      [
        [0.01, 0.004],
        [0.08, 0.004],
        [0.11, 0.014],
        [0.112, 0.018],
      ],
      36,
    ),
    { color: 0xf0eee8, rough: 0.2 },
    undefined,
    { side: 2 },
  );
  for (const [x, yaw] of [
    [-0.03, 0.2],
    [0.035, -0.3],
  ])
    set.within(placed(x, 0.012, 0, yaw), () => {
      const wedge = (height: number) => new CylinderGeometry(0.066, 0.066, height, 3);
      for (const [y, height, color] of [
        [0.01, 0.014, 0xd8b078],
        [0.021, 0.006, 0x5a8a34],
        [0.028, 0.006, 0xe8c84a],
        [0.034, 0.006, 0xc87a6a],
        [0.045, 0.014, 0xd8b078],
      ])
        set.add(wedge(height), { color, rough: 0.85 }, placed(0, y, 0));
    });
  set.contact([0, 0, 0], 0.26, 0.26, 0, 0.4);
};

/** A hand of three bananas, 20 cm. */
export const banana: Part = (set, look) => {
  const skin = { color: chosen(look, 0xe8c83a), rough: 0.45 };
  for (let i = 0; i < 3; i++) {
    const curve = new CatmullRomCurve3([
      new Vector3(-0.09, 0.05, 0),
      new Vector3(-0.03, 0.02, 0),
      new Vector3(0.05, 0.022, 0),
      new Vector3(0.1, 0.06, 0),
    ]);
    set.add(new TubeGeometry(curve, 18, 0.018, 9), skin, placed(0, 0, -0.03 + i * 0.032, (i - 1) * 0.2));
    for (const [x, y] of [
      [-0.09, 0.05],
      [0.1, 0.06],
    ])
      set.add(new SphereGeometry(0.012, 8, 6), { color: 0x5a4a20, rough: 0.7 }, placed(x, y, -0.03 + i * 0.032, (i - 1) * 0.2));
  }
  set.contact([0, 0, 0], 0.24, 0.14, 0, 0.4);
};

/** An orange, 8 cm. */
export const orange: Part = (set, look) => {
  set.add(new SphereGeometry(0.04, 28, 20).scale(1, 0.95, 1), { color: chosen(look, 0xe0802a), rough: 0.5 }, placed(0, 0.038, 0));
  set.cylinder(0.006, 0.006, 0.004, [0, 0.076, 0], { color: 0x5a7a34, rough: 0.8 }, { sides: 7 });
  set.contact([0, 0, 0], 0.1, 0.1, 0, 0.45);
};

/** A ribbed pumpkin, 34 cm. */
export const pumpkin: Part = (set, look) => {
  for (let i = 0; i < 10; i++) {
    const a = (i / 10) * Math.PI * 2;
    set.add(
      new SphereGeometry(0.095, 18, 14).scale(0.72, 1.2, 1),
      { color: chosen(look, 0xd8701c), rough: 0.5 },
      placed(Math.sin(a) * 0.08, 0.115, Math.cos(a) * 0.08, a),
    );
  }
  set.add(bar(new Vector3(0, 0.2, 0), new Vector3(0.02, 0.27, 0.01), 0.016, 7, 0.01), { color: 0x6a7a3a, rough: 0.8 });
  set.contact([0, 0, 0], 0.4, 0.4, 0, 0.5);
};

/** Three toadstools in moss, 16 cm. */
export const mushroom: Part = (set, look) => {
  const cap = { color: chosen(look, 0xb8322a), rough: 0.4 };
  for (const [x, z, size] of [
    [0, 0, 1],
    [0.08, 0.03, 0.62],
    [-0.06, 0.05, 0.5],
  ])
    set.within(placed(x, 0, z, x * 20, size), () => {
      set.add(
        turned(
          [
            [0.022, 0],
            [0.016, 0.04],
            [0.014, 0.1],
            [0.018, 0.115],
          ],
          16,
        ),
        { color: 0xf0e8d8, rough: 0.8 },
      );
      set.add(
        turned(
          [
            [0.02, 0.11],
            [0.062, 0.108],
            [0.066, 0.118],
            [0.05, 0.145],
            [0.02, 0.16],
            [0.001, 0.162],
          ],
          26,
        ),
        cap,
        undefined,
        { side: 2 },
      );
      for (let i = 0; i < 9; i++)
        set.add(
          new SphereGeometry(0.006, 7, 5).scale(1, 0.5, 1),
          { color: 0xf4f0e8, rough: 0.8 },
          placed(Math.sin(i * 2.4) * 0.05 * Math.sqrt(i / 9), 0.158 - 0.022 * (i / 9), Math.cos(i * 2.4) * 0.05 * Math.sqrt(i / 9)),
        );
    });
  set.add(cushion().rotateX(-Math.PI / 2), { color: 0x4a6a2c, rough: 1 }, placed(0.01, 0, 0.03, 0, new Vector3(0.24, 0.09, 0.2)));
  set.contact([0, 0, 0], 0.3, 0.26, 0, 0.4);
};

/** A deep plate of soup with a spoon. */
export const soup: Part = (set, look) => {
  set.add(
    turned(
      [
        [0.04, 0],
        [0.07, 0.006],
        [0.1, 0.045],
        [0.115, 0.052],
        [0.112, 0.055],
        [0.096, 0.048],
        [0.06, 0.012],
        [0.001, 0.01],
      ],
      36,
    ),
    { color: 0xe8e4da, rough: 0.2 },
    undefined,
    { side: 2 },
  );
  set.cylinder(0.093, 0.093, 0.002, [0, 0.042, 0], { color: chosen(look, 0xc8642a), rough: 0.15 }, { sides: 36 });
  for (let i = 0; i < 8; i++)
    set.box(
      [0.012, 0.004, 0.008],
      [Math.sin(i * 2.4) * 0.06 * Math.sqrt(i / 8), 0.045, Math.cos(i * 2.4) * 0.06 * Math.sqrt(i / 8)],
      { color: 0x4a7a34, rough: 0.8 },
      { yaw: i },
    );
  set.add(bar(new Vector3(0.07, 0.05, 0.03), new Vector3(0.2, 0.09, 0.05), 0.004, 6), { color: 0xb8bcc0, metal: 0.95, rough: 0.2 });
  set.contact([0, 0, 0], 0.28, 0.28, 0, 0.4);
};

/** A ball of dough on floured wood. */
export const dough: Part = (set) => {
  set.box([0.42, 0.02, 0.3], [0, 0.01, 0], { color: 0xb08a5c, rough: 0.8 }, { bevel: 0.006 });
  set.cylinder(0.13, 0.14, 0.002, [0, 0.021, 0], { color: 0xf4f0e6, rough: 1 }, { sides: 26 });
  set.add(new SphereGeometry(0.1, 26, 18).scale(1, 0.62, 0.92), { color: 0xeadcb8, rough: 0.75 }, placed(0, 0.07, 0));
  set.contact([0, 0, 0], 0.46, 0.34, 0, 0.4);
};

/** Chocolates in their box. */
export const chocolate: Part = (set, look) => {
  set.box([0.26, 0.03, 0.18], [0, 0.015, 0], { color: chosen(look, 0x7a1f2c), rough: 0.4 }, { bevel: 0.006 });
  for (let i = 0; i < 15; i++)
    set.add(
      new SphereGeometry(0.019, 14, 10).scale(1, 0.75, 1),
      { color: [0x3a2014, 0x5a3420, 0xe8dcc4][i % 3], rough: 0.35 },
      placed(-0.098 + (i % 5) * 0.049, 0.038, -0.052 + Math.floor(i / 5) * 0.052),
    );
  set.contact([0, 0, 0], 0.32, 0.24, 0, 0.4);
};

/** Juice in a tumbler. */
export const juice: Part = (set, look) => {
  tumbler(set, { ...look, color: undefined });
  set.cylinder(0.029, 0.026, 0.07, [0, 0.045, 0], { color: chosen(look, 0xe0902a), rough: 0.1 }, { sides: 24 });
};
