// Instruments and what one hears with.
import { BoxGeometry, CylinderGeometry, SphereGeometry, TorusGeometry, Vector3, CatmullRomCurve3, TubeGeometry } from "three";
import { bar, placed, turned } from "../shapes.ts";
import { chosen, type Part } from "./part.ts";

const BRASS = { color: 0xc8a04a, metal: 0.95, rough: 0.18 },
  EBONY = { color: 0x14100c, rough: 0.4 },
  CHROME = { color: 0xc0c4c8, metal: 0.95, rough: 0.2 };

/** A violin on a stand with its bow, 62 cm. */
export const violin: Part = (set, look) => {
  const wood = { color: chosen(look, 0x8a4a1c), rough: 0.22 };
  set.within(placed(0, 0.1, -0.02, 0, 1, -0.16), () => {
    for (const [radius, y] of [
      [0.1, 0.08],
      [0.062, 0.19],
      [0.084, 0.295],
    ])
      set.add(new SphereGeometry(radius, 28, 18).scale(1, 1.05, 0.24), wood, placed(0, y, 0));
    set.box([0.034, 0.36, 0.012], [0, 0.38, 0.032], EBONY);
    set.box([0.026, 0.2, 0.022], [0, 0.46, 0.012], wood);
    set.add(new CylinderGeometry(0.017, 0.017, 0.036, 14).rotateZ(Math.PI / 2), wood, placed(0, 0.575, 0.01));
    set.box([0.05, 0.03, 0.006], [0, 0.175, 0.034], { color: 0xc89a5a, rough: 0.5 });
    for (const x of [-0.009, -0.003, 0.003, 0.009]) set.add(bar(new Vector3(x, 0.1, 0.042), new Vector3(x * 0.7, 0.56, 0.036), 0.0007, 4), CHROME);
    for (const side of [-1, 1])
      for (const y of [0.14, 0.21]) set.box([0.004, 0.05, 0.003], [side * 0.042, y, 0.025], EBONY, { roll: side * 0.15, bevel: 0 });
  });
  set.add(bar(new Vector3(0.14, 0.01, 0.02), new Vector3(0.1, 0.74, -0.06), 0.004, 7), { color: 0x5a3a20, rough: 0.4 });
  set.box([0.3, 0.015, 0.16], [0, 0.0075, -0.02], EBONY);
  set.add(bar(new Vector3(0, 0.01, -0.06), new Vector3(0, 0.2, -0.07), 0.01), EBONY);
  set.contact([0, 0, 0], 0.36, 0.22, 0, 0.45);
};

/** A drum kit: bass, snare, two toms, cymbals. */
export const drum: Part = (set, look) => {
  const shell = { color: chosen(look, 0x8a1f24), rough: 0.25 },
    skin = { color: 0xf0ece2, rough: 0.6 };
  const one = (x: number, y: number, z: number, radius: number, depth: number, pitch: number) => {
    set.cylinder(radius, radius, depth, [x, y, z], shell, { pitch, sides: 32 });
    for (const end of [-1, 1]) {
      set.cylinder(radius * 0.98, radius * 0.98, 0.012, [x, y + (end * depth * Math.cos(pitch)) / 2, z + (end * depth * Math.sin(pitch)) / 2], skin, {
        pitch,
        sides: 32,
      });
      set.add(
        new TorusGeometry(radius, 0.012, 6, 36).rotateX(Math.PI / 2),
        CHROME,
        placed(x, y + (end * depth * Math.cos(pitch)) / 2, z + (end * depth * Math.sin(pitch)) / 2, 0, 1, pitch),
      );
    }
  };
  one(0, 0.3, 0.1, 0.3, 0.4, Math.PI / 2);
  one(-0.2, 0.74, 0.12, 0.15, 0.2, -0.35);
  one(0.2, 0.74, 0.12, 0.16, 0.22, -0.35);
  one(-0.55, 0.6, -0.3, 0.18, 0.14, 0);
  one(0.58, 0.42, -0.28, 0.2, 0.36, 0);
  for (const [x, z, y] of [
    [-0.75, 0.1, 1.1],
    [0.75, 0.05, 1.15],
  ]) {
    set.add(bar(new Vector3(x, 0, z), new Vector3(x, y, z), 0.012), CHROME);
    set.add(
      turned(
        [
          [0.24, 0],
          [0.06, 0.025],
          [0.02, 0.04],
        ],
        36,
      ),
      BRASS,
      placed(x, y - 0.02, z, 0, 1, -0.2),
      { side: 2 },
    );
  }
  for (const [x, z] of [
    [-0.55, -0.3],
    [0.58, -0.28],
  ])
    for (let i = 0; i < 3; i++)
      set.add(bar(new Vector3(x, 0.3, z), new Vector3(x + Math.sin(i * 2.1) * 0.2, 0, z + Math.cos(i * 2.1) * 0.2), 0.01), CHROME);
  set.contact([0, 0, 0], 1.8, 1.2, 0, 0.45);
};

/** A trumpet on its stand, 50 cm. */
export const trumpet: Part = (set, look) => {
  const brass = { ...BRASS, color: chosen(look, 0xc8a04a) };
  set.add(
    turned(
      [
        [0.062, 0],
        [0.03, 0.05],
        [0.012, 0.14],
        [0.007, 0.3],
      ],
      28,
    ),
    brass,
    placed(0, 0.16, 0),
    { side: 2 },
  );
  set.add(
    new TubeGeometry(
      new CatmullRomCurve3(
        [
          [0, 0.44, 0],
          [0, 0.5, 0],
          [0.05, 0.5, 0],
          [0.05, 0.3, 0],
          [0.05, 0.22, 0],
          [0.025, 0.19, 0],
        ].map(([x, y, z]) => new Vector3(x, y, z)),
      ),
      40,
      0.007,
      10,
    ),
    brass,
  );
  for (const y of [0.3, 0.34, 0.38]) set.cylinder(0.01, 0.01, 0.11, [0.024, y, 0.02], brass, { pitch: Math.PI / 2, sides: 14 });
  set.add(bar(new Vector3(0, 0, 0), new Vector3(0, 0.2, 0), 0.008), EBONY);
  for (let i = 0; i < 3; i++)
    set.add(bar(new Vector3(0, 0.03, 0), new Vector3(Math.sin(i * 2.1) * 0.11, 0.004, Math.cos(i * 2.1) * 0.11), 0.006), EBONY);
  set.contact([0, 0, 0], 0.26, 0.26, 0, 0.4);
};

/** A saxophone on its stand, 75 cm. */
export const saxophone: Part = (set, look) => {
  const brass = { ...BRASS, color: chosen(look, 0xc8a04a) };
  const way = new CatmullRomCurve3(
    [
      [0.08, 0.72, -0.1],
      [0.02, 0.74, -0.02],
      [0, 0.66, 0],
      [0, 0.22, 0],
      [0, 0.1, 0.05],
      [0, 0.12, 0.13],
      [0, 0.3, 0.15],
    ].map(([x, y, z]) => new Vector3(x, y, z)),
  );
  for (let i = 0; i < 6; i++) {
    const piece = new CatmullRomCurve3(way.getPoints(60).slice(i * 10, i * 10 + 11));
    set.add(new TubeGeometry(piece, 12, 0.011 + i * 0.005, 14), brass);
  }
  set.add(
    turned(
      [
        [0.035, 0],
        [0.045, 0.06],
        [0.075, 0.12],
      ],
      26,
    ),
    brass,
    placed(0, 0.27, 0.15, 0, 1, 0.1),
    { side: 2 },
  );
  for (let i = 0; i < 9; i++)
    set.cylinder(0.013, 0.013, 0.008, [0.024, 0.24 + i * 0.045, 0.006], { ...BRASS, color: 0xd8b868 }, { roll: Math.PI / 2, sides: 14 });
  set.box([0.02, 0.05, 0.02], [0.1, 0.72, -0.13], EBONY, { yaw: 0.6 });
  for (let i = 0; i < 3; i++)
    set.add(bar(new Vector3(0, 0.12, 0.06), new Vector3(Math.sin(i * 2.1) * 0.16, 0.004, 0.06 + Math.cos(i * 2.1) * 0.16), 0.008), EBONY);
  set.contact([0, 0, 0.05], 0.4, 0.4, 0, 0.4);
};

/** A microphone on its stand, 1.5 m. */
export const microphone: Part = (set, look) => {
  set.cylinder(0.16, 0.17, 0.025, [0, 0.0125, 0], EBONY, { sides: 32 });
  set.add(bar(new Vector3(0, 0.02, 0), new Vector3(0, 1.34, 0), 0.011), CHROME);
  set.add(bar(new Vector3(0, 1.34, 0), new Vector3(0, 1.42, 0.06), 0.017, 14), { color: chosen(look, 0x2a2c30), rough: 0.4 });
  set.add(new SphereGeometry(0.03, 22, 16), { color: 0x8a8e92, metal: 0.8, rough: 0.5 }, placed(0, 1.45, 0.082));
  set.contact([0, 0, 0], 0.42, 0.42, 0, 0.45);
};

/** Over-ear headphones, standing on their cushions. */
export const headphones: Part = (set, look) => {
  const shell = { color: chosen(look, 0x24262a), rough: 0.4 };
  set.add(new TorusGeometry(0.085, 0.008, 8, 36, Math.PI), shell, placed(0, 0.07, 0));
  for (const side of [-1, 1]) {
    set.cylinder(0.04, 0.04, 0.03, [side * 0.088, 0.045, 0], shell, { roll: Math.PI / 2, sides: 26 });
    set.add(new TorusGeometry(0.03, 0.014, 10, 26).rotateY(Math.PI / 2), { color: 0x3a2c24, rough: 0.8 }, placed(side * 0.07, 0.045, 0));
    set.add(new BoxGeometry(0.01, 0.05, 0.02), CHROME, placed(side * 0.086, 0.09, 0));
  }
  set.contact([0, 0, 0], 0.22, 0.12, 0, 0.4);
};
