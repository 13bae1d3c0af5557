// Treasures, tools of scholars and of war, prizes: what stands on a table or hangs over a chimney.
import {
  CylinderGeometry,
  ExtrudeGeometry,
  OctahedronGeometry,
  PlaneGeometry,
  Shape,
  SphereGeometry,
  TorusGeometry,
  Vector3,
  CatmullRomCurve3,
  TubeGeometry,
} from "three";
import { glassMaterial, pictureMaterial } from "../materials.ts";
import { bar, cushion, placed, turned } from "../shapes.ts";
import { painted } from "../surfaces.ts";
import { chosen, type Part } from "./part.ts";

const GOLD = { color: 0xd8a83c, metal: 1, rough: 0.2 },
  IRON = { color: 0x3a3a3c, metal: 0.7, rough: 0.45 },
  STEEL = { color: 0xb8bec4, metal: 1, rough: 0.18 },
  WOOD = { color: 0x6a4428, rough: 0.5 };

const pillow = (set: Parameters<Part>[0], color: number) => {
  set.add(cushion().rotateX(-Math.PI / 2), { color, rough: 1 }, placed(0, 0.03, 0, 0, new Vector3(0.18, 0.16, 0.18)));
  set.contact([0, 0, 0], 0.24, 0.24, 0, 0.4);
};

/** A cut stone on velvet. */
export const diamond: Part = (set, look) => {
  pillow(set, 0x1f2a4a);
  set.add(new OctahedronGeometry(0.03, 1).scale(1, 0.75, 1), { color: chosen(look, 0xdfeef8), rough: 0.03, metal: 0.5 }, placed(0, 0.075, 0, 0.4));
};

/** A row of pearls on velvet. */
export const necklace: Part = (set, look) => {
  pillow(set, 0x5a1420);
  for (let i = 0; i < 30; i++) {
    const a = (i / 30) * Math.PI * 2;
    set.add(
      new SphereGeometry(0.0055, 12, 9),
      { color: chosen(look, 0xf0e8dc), rough: 0.15 },
      placed(Math.sin(a) * 0.055, 0.058 + 0.006 * Math.cos(a * 2), Math.cos(a) * 0.062),
    );
  }
  set.add(new SphereGeometry(0.01, 14, 10), GOLD, placed(0, 0.056, 0.074));
};

/** A heap of coins, some standing in a pile. */
export const coin: Part = (set, look) => {
  const gold = { ...GOLD, color: chosen(look, 0xd8a83c) };
  for (let i = 0; i < 7; i++)
    set.cylinder(0.014, 0.014, 0.0025, [0.002 * Math.sin(i * 3), 0.0013 + i * 0.0026, 0.002 * Math.cos(i * 2)], gold, { sides: 26 });
  for (let i = 0; i < 9; i++)
    set.cylinder(0.014, 0.014, 0.0025, [0.03 * Math.sin(i * 2.4) + 0.018, 0.0015 + (i % 3) * 0.0026, 0.034 * Math.cos(i * 2.4)], gold, {
      sides: 26,
      pitch: 0.06 * Math.sin(i),
    });
  set.cylinder(0.014, 0.014, 0.0025, [-0.026, 0.014, 0.012], gold, { sides: 26, pitch: 1.3, yaw: 0.5 });
  set.contact([0, 0, 0], 0.12, 0.12, 0, 0.35);
};

/** An iron-bound chest, open, full of gold, 80 cm. */
export const treasureChest: Part = (set, look) => {
  const wood = { color: chosen(look, 0x5a3820), rough: 0.7 };
  set.box([0.8, 0.4, 0.5], [0, 0.2, 0], wood, { bevel: 0.012 });
  // the lid stands open, its hollow towards the front
  set.within(placed(0, 0.41, -0.25, 0, 1, -1.9), () => {
    set.box([0.8, 0.14, 0.5], [0, 0.07, 0.25], wood, { bevel: 0.05 });
    set.box([0.7, 0.02, 0.4], [0, -0.002, 0.25], { color: 0x2a1a10, rough: 0.95 });
    for (const x of [-0.34, 0, 0.34]) set.box([0.05, 0.16, 0.52], [x, 0.08, 0.25], IRON, { bevel: 0.03 });
  });
  for (const x of [-0.34, 0, 0.34]) set.box([0.05, 0.41, 0.512], [x, 0.2, 0], IRON, { bevel: 0.006 });
  set.box([0.1, 0.12, 0.03], [0, 0.36, 0.26], GOLD);
  for (let i = 0; i < 90; i++)
    set.cylinder(0.02, 0.02, 0.004, [(look.random() - 0.5) * 0.66, 0.39 + look.random() * 0.07, (look.random() - 0.5) * 0.38], GOLD, {
      sides: 14,
      pitch: look.random() * 2,
      yaw: look.random() * 3,
    });
  for (let i = 0; i < 6; i++)
    set.add(
      new OctahedronGeometry(0.026, 0),
      { color: [0xb8243a, 0x2a7ac8, 0x2aa85a][i % 3], rough: 0.05, metal: 0.3 },
      placed((look.random() - 0.5) * 0.5, 0.47, (look.random() - 0.5) * 0.3, i),
    );
  set.contact([0, 0, 0], 1, 0.7, 0, 0.55);
};

/** A round shield, leaning, 80 cm. */
export const shield: Part = (set, look) => {
  set.within(placed(0, 0.4, 0, 0, 1, -0.2), () => {
    set.add(
      new SphereGeometry(0.9, 40, 12, 0, Math.PI * 2, 0, 0.46).rotateX(Math.PI / 2).translate(0, 0, -0.8),
      { color: chosen(look, 0x7a2a26), rough: 0.5 },
      undefined,
      { side: 2 },
    );
    set.add(new TorusGeometry(0.4, 0.02, 8, 48), STEEL);
    set.add(new SphereGeometry(0.08, 22, 14).scale(1, 1, 0.6), STEEL, placed(0, 0, 0.1));
    for (let i = 0; i < 12; i++)
      set.add(new SphereGeometry(0.014, 10, 7), STEEL, placed(Math.sin(i * 0.5236) * 0.34, Math.cos(i * 0.5236) * 0.34, 0.045));
  });
  set.contact([0, 0, -0.05], 0.7, 0.3, 0, 0.4);
};

/** A bow with an arrow on the string, standing, 1.4 m. */
export const bow: Part = (set, look) => {
  const limb = new CatmullRomCurve3(
    [
      [0, 0, -0.1],
      [0, 0.16, 0.04],
      [0, 0.45, 0.16],
      [0, 0.7, 0.2],
      [0, 0.95, 0.16],
      [0, 1.24, 0.04],
      [0, 1.4, -0.1],
    ].map(([x, y, z]) => new Vector3(x, y, z)),
  );
  set.add(new TubeGeometry(limb, 50, 0.014, 9), { color: chosen(look, 0x7a4a24), rough: 0.45 });
  set.cylinder(0.02, 0.02, 0.14, [0, 0.7, 0.2], { color: 0x2c2018, rough: 0.9 });
  set.add(bar(new Vector3(0, 0.01, -0.1), new Vector3(0, 1.39, -0.1), 0.0025, 5), { color: 0xe8e0cc });
  set.add(bar(new Vector3(0.02, 0.7, -0.1), new Vector3(0.02, 0.7, 0.6), 0.005, 7), WOOD);
  set.contact([0, 0, 0], 0.2, 0.3, 0, 0.3);
};

/** An old flintlock pistol on its stand, 36 cm. */
export const gun: Part = (set) => {
  set.within(placed(0, 0.09, 0, Math.PI / 2), () => {
    set.add(bar(new Vector3(0, 0.03, -0.04), new Vector3(0, 0.045, 0.22), 0.011, 14), STEEL);
    set.add(bar(new Vector3(0, 0.02, 0.16), new Vector3(0, 0.015, -0.05), 0.016, 10), WOOD);
    set.add(bar(new Vector3(0, 0.015, -0.05), new Vector3(0, -0.06, -0.12), 0.02, 10, 0.024), WOOD);
    set.box([0.012, 0.03, 0.03], [0.014, 0.045, -0.03], STEEL);
    set.add(new TorusGeometry(0.022, 0.003, 6, 20).rotateY(Math.PI / 2), GOLD, placed(0, -0.012, -0.02));
  });
  for (const x of [-0.08, 0.12]) set.box([0.015, 0.1, 0.05], [x, 0.05, 0], WOOD);
  set.box([0.3, 0.012, 0.1], [0.02, 0.006, 0], WOOD);
  set.contact([0, 0, 0], 0.36, 0.16, 0, 0.4);
};

/** A ship's anchor, 1.1 m. */
export const anchor: Part = (set, look) => {
  const iron = { ...IRON, color: chosen(look, 0x3a3a3c) };
  set.within(placed(0, 0, 0, 0, 1, -0.12), () => {
    set.add(bar(new Vector3(0, 0.08, 0), new Vector3(0, 1, 0), 0.035), iron);
    set.add(new TorusGeometry(0.4, 0.04, 10, 40, 2.1).rotateZ(Math.PI + 0.52), iron, placed(0, 0.46, 0));
    for (const side of [-1, 1]) set.add(new OctahedronGeometry(0.09, 0).scale(0.8, 1.3, 0.5), iron, placed(side * 0.36, 0.3, 0, 0, 1, 0, side * 0.6));
    set.add(bar(new Vector3(-0.25, 0.86, 0), new Vector3(0.25, 0.86, 0), 0.026), iron);
    set.add(new TorusGeometry(0.08, 0.018, 8, 24), iron, placed(0, 1.08, 0));
  });
  set.contact([0, 0, 0], 0.8, 0.25, 0, 0.45);
};

/** A cup with two handles on a marble foot, 34 cm. */
export const trophy: Part = (set, look) => {
  const gold = { ...GOLD, color: chosen(look, 0xd8a83c) };
  set.box([0.12, 0.07, 0.12], [0, 0.035, 0], { color: 0x2a2622, rough: 0.25 });
  set.add(
    turned(
      [
        [0.04, 0.07],
        [0.02, 0.1],
        [0.014, 0.14],
        [0.03, 0.17],
        [0.075, 0.22],
        [0.085, 0.3],
        [0.088, 0.31],
        [0.08, 0.3],
        [0.06, 0.21],
        [0.001, 0.18],
      ],
      34,
    ),
    gold,
    undefined,
    { side: 2 },
  );
  for (const side of [-1, 1]) set.add(new TorusGeometry(0.045, 0.008, 8, 24), gold, placed(side * 0.1, 0.25, 0));
  set.contact([0, 0, 0], 0.2, 0.2, 0, 0.45);
};

/** A medal on its ribbon, laid on velvet. */
export const medal: Part = (set, look) => {
  pillow(set, 0x1f2a4a);
  set.box([0.03, 0.003, 0.07], [0, 0.058, -0.03], { color: 0xa82a30, rough: 0.9 }, { bevel: 0 });
  set.cylinder(0.026, 0.026, 0.004, [0, 0.06, 0.03], { ...GOLD, color: chosen(look, 0xd8a83c) }, { sides: 34 });
  set.add(new OctahedronGeometry(0.012, 0).scale(1, 0.2, 1), GOLD, placed(0, 0.063, 0.03));
};

/** Sand that runs in a wooden frame, 26 cm. */
export const hourglass: Part = (set, look) => {
  const wood = { color: chosen(look, 0x6a4428), rough: 0.4 };
  for (const y of [0.012, 0.248]) set.cylinder(0.07, 0.07, 0.024, [0, y, 0], wood, { sides: 30 });
  for (let i = 0; i < 3; i++) set.cylinder(0.007, 0.007, 0.22, [Math.sin(i * 2.094) * 0.058, 0.13, Math.cos(i * 2.094) * 0.058], wood);
  set.add(
    turned(
      [
        [0.001, 0.026],
        [0.042, 0.03],
        [0.024, 0.07],
        [0.002, 0.088],
      ],
      24,
    ),
    { color: 0xd8b878, rough: 0.9 },
  );
  set.add(
    turned(
      [
        [0.003, 0.136],
        [0.026, 0.18],
        [0.001, 0.18],
      ],
      24,
    ),
    { color: 0xd8b878, rough: 0.9 },
  );
  set.mesh(
    turned(
      [
        [0.046, 0.026],
        [0.046, 0.07],
        [0.006, 0.125],
        [0.006, 0.135],
        [0.046, 0.19],
        [0.046, 0.234],
      ],
      28,
    ),
    glassMaterial(0xe4f0f4, 0.25),
  );
  set.contact([0, 0, 0], 0.2, 0.2, 0, 0.45);
};

/** A globe on its stand, 40 cm. */
export const globe: Part = (set, look) => {
  const map = painted(512, 256, (pen, w, h) => {
    pen.fillStyle = "#6a9ab0";
    pen.fillRect(0, 0, w, h);
    for (let i = 0; i < 9; i++) {
      pen.fillStyle = ["#c8a86a", "#a8b078", "#c88a6a", "#d8c890"][i % 4];
      pen.beginPath();
      for (let k = 0; k <= 20; k++) {
        const a = (k / 20) * 6.283,
          r = 26 + 20 * Math.sin(i * 3 + k * 1.7) + 16 * Math.sin(k * 0.9 + i);
        pen.lineTo(40 + (i % 5) * 105 + Math.cos(a) * r, 70 + Math.floor(i / 5) * 100 + Math.sin(a) * r * 0.8);
      }
      pen.fill();
    }
    pen.strokeStyle = "rgba(40,50,60,.25)";
    for (let x = 0; x < w; x += 32) pen.strokeRect(x, -1, 32, h + 2);
  });
  set.mesh(new SphereGeometry(0.14, 40, 26), pictureMaterial(map, set.weathering, { roughness: 0.35 }), placed(0, 0.23, 0, 0.4, 1, 0, 0.4));
  set.add(new TorusGeometry(0.155, 0.006, 8, 44, Math.PI * 1.2).rotateZ(-0.6), GOLD, placed(0, 0.23, 0));
  set.add(
    turned(
      [
        [0.1, 0],
        [0.09, 0.015],
        [0.02, 0.03],
        [0.012, 0.075],
      ],
      26,
    ),
    { color: chosen(look, 0x5a3820), rough: 0.4 },
  );
  set.contact([0, 0, 0], 0.26, 0.26, 0, 0.45);
};

/** An old map, half unrolled, 50 cm. */
export const map: Part = (set) => {
  const chart = painted(512, 340, (pen, w, h) => {
    pen.fillStyle = "#dcc896";
    pen.fillRect(0, 0, w, h);
    pen.strokeStyle = "#6a4a2a";
    pen.lineWidth = 3;
    for (let i = 0; i < 4; i++) {
      pen.beginPath();
      for (let k = 0; k <= 24; k++) {
        const a = (k / 24) * 6.283,
          r = 50 + 16 * Math.sin(i * 3 + k * 1.9) + 10 * Math.sin(k * 0.8);
        pen.lineTo(110 + (i % 2) * 270 + Math.cos(a) * r, 90 + Math.floor(i / 2) * 170 + Math.sin(a) * r * 0.7);
      }
      pen.stroke();
    }
    pen.setLineDash([10, 8]);
    pen.strokeStyle = "#a8322a";
    pen.beginPath();
    pen.moveTo(90, 270);
    pen.quadraticCurveTo(240, 120, 400, 110);
    pen.stroke();
    pen.setLineDash([]);
    for (const turn of [-1, 1]) {
      pen.beginPath();
      pen.moveTo(388, 110 - 14 * turn);
      pen.lineTo(414, 110 + 14 * turn);
      pen.stroke();
    }
  });
  set.mesh(new PlaneGeometry(0.5, 0.34).rotateX(-Math.PI / 2), pictureMaterial(chart, set.weathering, { roughness: 0.95 }), placed(0, 0.004, 0));
  for (const x of [-0.255, 0.255])
    set.cylinder(0.014, 0.014, 0.34, [x, 0.013, 0], { color: 0xd0b880, rough: 0.95 }, { pitch: Math.PI / 2, sides: 16 });
  set.contact([0, 0, 0], 0.62, 0.42, 0, 0.3);
};

/** A standing mirror in a wooden frame, 1.7 m. */
export const mirror: Part = (set, look) => {
  const wood = { color: chosen(look, 0x6a4428), rough: 0.4 };
  set.within(placed(0, 0.92, 0, 0, 1, -0.1), () => {
    set.box([0.62, 1.6, 0.02], [0, 0, 0], { color: 0xdfe6ea, metal: 1, rough: 0.04 }, { bevel: 0 });
    for (const side of [-1, 1]) {
      set.box([0.07, 1.7, 0.06], [side * 0.34, 0, 0], wood, { bevel: 0.02 });
      set.box([0.75, 0.07, 0.06], [0, side * 0.83, 0], wood, { bevel: 0.02 });
    }
  });
  for (const side of [-1, 1]) {
    set.box([0.06, 1.1, 0.06], [side * 0.42, 0.55, 0], wood);
    set.box([0.07, 0.05, 0.5], [side * 0.42, 0.03, 0], wood, { bevel: 0.02 });
  }
  set.contact([0, 0, 0], 1, 0.6, 0, 0.45);
};

/** A pair of dice. */
export const dice: Part = (set, look) => {
  for (const [x, z, yaw, tops] of [
    [-0.012, 0, 0.3, 5],
    [0.014, 0.012, -0.5, 3],
  ] as const)
    set.within(placed(x, 0.008, z, yaw), () => {
      set.box([0.016, 0.016, 0.016], [0, 0, 0], { color: chosen(look, 0xf0ece2), rough: 0.25 }, { bevel: 0.0025 });
      const spots =
        tops === 5
          ? [
              [0, 0],
              [1, 1],
              [-1, -1],
              [1, -1],
              [-1, 1],
            ]
          : [
              [0, 0],
              [1, 1],
              [-1, -1],
            ];
      for (const [a, b] of spots)
        set.cylinder(0.0015, 0.0015, 0.0006, [a * 0.0042, 0.0081, b * 0.0042], { color: 0x1a1a1c, rough: 0.5 }, { sides: 10 });
      for (const [a, b] of [
        [1, 1],
        [-1, -1],
      ])
        set.cylinder(0.0015, 0.0015, 0.0006, [a * 0.0042, b * 0.0042, 0.0081], { color: 0x1a1a1c, rough: 0.5 }, { pitch: Math.PI / 2, sides: 10 });
    });
  set.contact([0, 0, 0], 0.06, 0.04, 0, 0.35);
};

/** A microscope, 36 cm. */
export const microscope: Part = (set, look) => {
  const body = { color: chosen(look, 0xe8ecec), rough: 0.35 },
    dark = { color: 0x2a2e32, rough: 0.4 };
  set.box([0.2, 0.04, 0.26], [0, 0.02, 0], dark, { bevel: 0.012 });
  set.box([0.06, 0.3, 0.07], [0, 0.18, -0.1], body, { bevel: 0.015, pitch: -0.1 });
  set.box([0.14, 0.015, 0.14], [0, 0.15, 0.02], dark);
  set.cylinder(0.035, 0.035, 0.16, [0, 0.33, 0], body, { pitch: 0.5 });
  set.cylinder(0.018, 0.024, 0.1, [0, 0.43, -0.05], dark, { pitch: 0.5 });
  set.cylinder(0.018, 0.012, 0.08, [0, 0.22, 0.03], STEEL);
  set.contact([0, 0, 0], 0.3, 0.34, 0, 0.45);
};

/** A brass telescope on a tripod, 1.5 m. */
export const telescope: Part = (set, look) => {
  const brass = { color: chosen(look, 0xb8924a), metal: 0.9, rough: 0.25 };
  for (let i = 0; i < 3; i++)
    set.add(bar(new Vector3(0, 1.1, 0), new Vector3(Math.sin(i * 2.094) * 0.42, 0, Math.cos(i * 2.094) * 0.42), 0.02), WOOD);
  set.within(placed(0, 1.18, 0, 0, 1, -0.45), () => {
    for (const [from, to, radius] of [
      [-0.45, -0.05, 0.035],
      [-0.1, 0.3, 0.045],
      [0.25, 0.7, 0.058],
    ])
      set.add(bar(new Vector3(0, 0, from), new Vector3(0, 0, to), radius, 24), brass);
    set.cylinder(0.054, 0.054, 0.004, [0, 0, 0.702], { color: 0x1c2a3a, rough: 0.05 }, { pitch: Math.PI / 2, sides: 24 });
  });
  set.contact([0, 0, 0], 0.9, 0.9, 0, 0.35);
};

/** A head and shoulders of marble on a pedestal, 1.7 m. */
export const statue: Part = (set, look) => {
  const marble = { color: chosen(look, 0xe8e4da), rough: 0.45 };
  set.box([0.5, 0.1, 0.5], [0, 0.05, 0], { color: 0xb8b2a4, rough: 0.7 });
  set.box([0.4, 0.95, 0.4], [0, 0.57, 0], { color: 0xc8c2b4, rough: 0.7 });
  set.box([0.48, 0.08, 0.48], [0, 1.08, 0], { color: 0xb8b2a4, rough: 0.7 });
  set.within(placed(0, 1.12, 0), () => {
    set.add(new SphereGeometry(0.2, 28, 18).scale(1.25, 0.62, 0.62), marble, placed(0, 0.14, 0));
    set.add(new CylinderGeometry(0.062, 0.08, 0.16, 20), marble, placed(0, 0.31, 0));
    set.add(new SphereGeometry(0.12, 30, 22).scale(0.84, 1.16, 0.98), marble, placed(0, 0.47, 0.01));
    set.add(new SphereGeometry(0.12, 26, 14, 0, Math.PI * 2, 0, 1.5).scale(0.9, 1.12, 1.06), { ...marble, rough: 0.7 }, placed(0, 0.49, -0.012));
    const nose = new Shape();
    nose.moveTo(0, 0);
    nose.lineTo(0.03, 0);
    nose.lineTo(0.004, 0.065);
    set.add(
      new ExtrudeGeometry(nose, { depth: 0.016, bevelEnabled: true, bevelSize: 0.006, bevelThickness: 0.006 })
        .rotateY(-Math.PI / 2)
        .translate(0.008, 0, 0),
      marble,
      placed(0, 0.445, 0.115),
    );
  });
  set.contact([0, 0, 0], 0.8, 0.8, 0, 0.5);
};
