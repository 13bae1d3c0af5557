// Boats and what lies on a quay.
import { BoxGeometry, BufferGeometry, Color, DoubleSide, Matrix4, Quaternion, SphereGeometry, TorusGeometry, Vector3 } from "three";
import type { Assembly } from "../assembly.ts";
import { bar, placed } from "../shapes.ts";
import { chosen, varied, type Part } from "./part.ts";

export interface HullLook {
  length: number;
  beam: number;
  depth: number;
  sheer: number;
  bottom: number;
  side: Color | number;
  rim: Color | number;
  deck: number;
  open: boolean;
}

/** A hull lofted from a few numbers, bow towards +z, water line at y = 0. */
export function hull(set: Assembly, look: HullLook): void {
  const { length, beam, depth, sheer } = look,
    along = 22,
    girth = 8;
  const point = (u: number, v: number, side: number, width = 1): Vector3 => {
    const bow = Math.max(0, (u - 0.55) / 0.45),
      half = (beam / 2) * width * Math.max(0, 1 - bow ** 2.2) ** 0.75 * (u < 0.12 ? 0.82 + 1.5 * u : 1);
    const y = (depth + sheer * (u - 0.4) ** 2 * 3 + sheer * 0.4 * bow) * v,
      round = v ** 0.42 * (1 - 0.12 * (1 - v));
    return new Vector3(side * half * round, y - depth * 0.28, (u - 0.5) * length + bow * v * 0.35);
  };
  const bands = new Map<string, { color: Color | number; points: Vector3[] }>();
  const band = (name: string, color: Color | number, ...points: Vector3[]) => {
    const entry = bands.get(name) ?? { color, points: [] };
    entry.points.push(...points);
    bands.set(name, entry);
  };
  for (const side of [-1, 1])
    for (let i = 0; i < along; i++)
      for (let j = 0; j < girth; j++) {
        const a = point(i / along, j / girth, side),
          b = point((i + 1) / along, j / girth, side),
          c = point((i + 1) / along, (j + 1) / girth, side),
          d = point(i / along, (j + 1) / girth, side);
        const share = (j + 0.5) / girth,
          [name, color] =
            share < 0.36 ? (["bottom", look.bottom] as const) : share > 0.86 ? (["rim", look.rim] as const) : (["side", look.side] as const);
        if (side > 0) band(name, color, a, c, b, a, d, c);
        else band(name, color, a, b, c, a, c, d);
      }
  const floor = look.open ? 0.4 : 0.88,
    inner = look.open ? 0.86 : 0.96;
  for (let i = 0; i < along; i++) {
    const a = point(i / along, floor, -1, inner),
      b = point(i / along, floor, 1, inner),
      c = point((i + 1) / along, floor, 1, inner),
      d = point((i + 1) / along, floor, -1, inner);
    band("deck", look.deck, a, b, c, a, c, d);
  }
  for (let j = 0; j < girth; j++) {
    // the stern
    const a = point(0, j / girth, -1),
      b = point(0, j / girth, 1),
      c = point(0, (j + 1) / girth, 1),
      d = point(0, (j + 1) / girth, -1);
    band("side", look.side, a, c, b, a, d, c);
  }
  for (const { color, points } of bands.values()) {
    const geometry = new BufferGeometry().setFromPoints(points);
    geometry.computeVertexNormals();
    set.add(geometry, { color, rough: 0.38 }, undefined, look.open ? { side: DoubleSide } : {});
  }
  for (const side of [-1, 1])
    for (let i = 0; i < along; i++) {
      // gunwale
      const a = point(i / along, 1, side),
        b = point((i + 1) / along, 1, side),
        step = b.clone().sub(a),
        size = step.length() + 0.03;
      set.add(
        new BoxGeometry(0.09, 0.06, size),
        { color: look.rim, rough: 0.45 },
        new Matrix4().compose(a.lerp(b, 0.5), new Quaternion().setFromUnitVectors(new Vector3(0, 0, 1), step.normalize()), new Vector3(1, 1, 1)),
      );
    }
}

/** An open rowing boat with thwarts and oars, 3.6 m. */
export const rowboat: Part = (set, look) => {
  hull(set, {
    length: 3.6,
    beam: 1.45,
    depth: 0.62,
    sheer: 0.3,
    bottom: 0x5a2a22,
    side: chosen(look, 0x3a6a7a),
    rim: 0xd8cdb4,
    deck: 0x8a6a48,
    open: true,
  });
  for (const z of [-0.9, 0, 0.8]) set.box([1.18, 0.045, 0.26], [0, 0.26, z], { color: varied(0xa07c54, look.random), rough: 0.7 });
  for (let i = 0; i < 9; i++) set.box([0.09, 0.02, 2.3], [-0.42 + i * 0.105, 0.085, -0.2], { color: varied(0x8a6a48, look.random), rough: 0.8 });
  for (const side of [-1, 1]) {
    set.add(bar(new Vector3(side * 0.3, 0.34, -1.2), new Vector3(side * 0.5, 0.42, 1.1), 0.022), { color: 0xc8aa78, rough: 0.6 });
    set.box([0.13, 0.02, 0.5], [side * 0.28, 0.335, -1.4], { color: 0xc8aa78, rough: 0.6 }, { bevel: 0.006 });
  }
};

/** A fishing boat with a wheelhouse, mast, boom and stays, 7.6 m. */
export const fishingBoat: Part = (set, look) => {
  const blue = chosen(look, 0x2c5a74),
    dark = { color: 0x10181d, rough: 0.08 },
    teak = { color: 0x6a4a30, rough: 0.55 },
    spar = { color: 0xd8cdb4, rough: 0.5 };
  hull(set, { length: 7.6, beam: 2.5, depth: 1.35, sheer: 0.5, bottom: 0x7a2a22, side: blue, rim: 0xe8e2d2, deck: 0x9a7a54, open: false });
  set.box([1.35, 1.5, 1.5], [0, 1.5, -1.5], { color: 0xe6dfce, rough: 0.45 }, { bevel: 0.03 });
  set.box([1.6, 0.1, 1.9], [0, 2.3, -1.45], { color: 0x8a3a2c, rough: 0.5 }, { bevel: 0.03 });
  for (const x of [-0.32, 0.32]) set.box([0.5, 0.46, 0.02], [x, 1.92, -0.745], dark, { bevel: 0 });
  for (const side of [-1, 1]) for (const z of [-1.85, -1.2]) set.box([0.02, 0.46, 0.46], [side * 0.683, 1.92, z], dark, { bevel: 0 });
  set.box([1.42, 0.05, 0.03], [0, 2.18, -0.75], teak);
  set.box([1.42, 0.05, 0.03], [0, 1.66, -0.75], teak);
  set.box([0.5, 1.2, 0.03], [0, 1.35, -2.26], teak);
  set.add(bar(new Vector3(0, 2.3, -1.2), new Vector3(0, 5, -1.2), 0.045), spar);
  set.add(bar(new Vector3(0, 2.5, -0.9), new Vector3(0, 3.7, 1.5), 0.035), spar);
  for (const end of [
    [-0.95, 0.95, -0.4],
    [0.95, 0.95, -0.4],
    [0, 1.25, 3.7],
  ] as const)
    set.add(bar(new Vector3(0, 4.9, -1.2), new Vector3(...end), 0.008, 4), { color: 0x2a2a2a });
  for (let i = 0; i < 4; i++)
    set.box(
      [0.55, 0.32, 0.42],
      [-0.42 + (i % 2) * 0.8, 1.12, 0.6 + i * 0.4],
      { color: [0xc87a3a, 0x3a6a7a, 0xc8b070, 0x8a4a3a][i], rough: 0.7 },
      { yaw: look.random() * 0.4, bevel: 0.02 },
    );
  for (let i = 0; i < 7; i++)
    set.add(
      new SphereGeometry(0.1, 10, 8),
      { color: i % 2 ? 0xd8682a : 0xe8dcc0, rough: 0.4 },
      placed(-0.5 + look.random() * 0.9, 1.06 + look.random() * 0.1, 2.3 + look.random() * 0.5),
    );
  for (const z of [-2.2, 0, 1.8])
    set.add(new TorusGeometry(0.2, 0.085, 8, 16).rotateY(Math.PI / 2), { color: 0x17171a, rough: 0.8 }, placed(1.27, 0.62, z));
};

/** A sailing yacht with furled sail, 8 m, mast 9.5 m. */
export const sailboat: Part = (set, look) => {
  const length = 8,
    spar = { color: 0xcfc8b8, metal: 0.4, rough: 0.4 },
    top = new Vector3(0, 9.5, 0.3);
  hull(set, {
    length,
    beam: 2.4,
    depth: 1.15,
    sheer: 0.4,
    bottom: 0x24384a,
    side: chosen(look, 0xd8d4c8),
    rim: 0xe9e6de,
    deck: 0xb89468,
    open: false,
  });
  set.box([1.5, 0.42, 2.4], [0, 1.12, -0.1], { color: 0xe2ddd0, rough: 0.4 }, { bevel: 0.08 });
  for (const side of [-1, 1]) set.box([0.02, 0.16, 1.5], [side * 0.75, 1.16, 0], { color: 0x141a20, rough: 0.1 }, { bevel: 0 });
  set.add(bar(new Vector3(0, 1, 0.3), top, 0.05), spar);
  set.add(bar(new Vector3(0, 1.75, 0.3), new Vector3(0, 1.7, -3), 0.04), spar);
  set.add(bar(new Vector3(0, 1.88, 0.2), new Vector3(0, 1.83, -2.8), 0.12), { color: 0x2c4a66, rough: 0.9 });
  for (const end of [
    [0, 1.05, 4.1],
    [0, 1, -3.7],
    [1.1, 0.9, 0.2],
    [-1.1, 0.9, 0.2],
  ] as const)
    set.add(bar(top, new Vector3(...end), 0.007, 4), { color: 0x3a3a3a });
};

/** A red and white life ring, 75 cm across, standing. */
export const lifeRing: Part = (set, look) => {
  for (let i = 0; i < 8; i++)
    set.add(
      new TorusGeometry(0.3, 0.07, 8, 6, Math.PI / 4).rotateZ((i * Math.PI) / 4),
      { color: i % 2 ? chosen(look, 0xc83a28) : 0xece6da, rough: 0.6 },
      placed(0, 0.37, 0),
    );
};

/** A coil of rope on the ground. */
export const ropeCoil: Part = (set, look) => {
  for (let i = 0; i < 5; i++)
    set.add(
      new TorusGeometry(0.26 - i * 0.012, 0.022, 6, 26).rotateX(Math.PI / 2),
      { color: varied(chosen(look, 0xa8915e), look.random), rough: 0.95 },
      placed(look.random() * 0.03, 0.02 + i * 0.036, look.random() * 0.03),
    );
  set.contact([0, 0, 0], 0.75, 0.75, 0, 0.4);
};
