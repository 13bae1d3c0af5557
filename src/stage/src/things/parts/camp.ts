// Out of doors: fires, boards to ride, a scarecrow, an easel, steps, a chain, leaves and feathers.
import {
  BufferGeometry,
  CatmullRomCurve3,
  ConeGeometry,
  Float32BufferAttribute,
  SphereGeometry,
  TorusGeometry,
  TubeGeometry,
  Vector3,
  PlaneGeometry,
} from "three";
import { glowMaterial, pictureMaterial } from "../materials.ts";
import { bar, placed, rock, turned } from "../shapes.ts";
import { painted } from "../surfaces.ts";
import { chosen, type Part } from "./part.ts";

const WOOD = { color: 0x6a4a30, rough: 0.9 };

/** A burning fire of logs in a ring of stones, 90 cm. */
export const campfire: Part = (set, look) => {
  for (let i = 0; i < 11; i++) {
    const a = (i / 11) * Math.PI * 2;
    set.add(
      rock(i + 3, 2),
      { color: [0x6a665e, 0x5a564e, 0x76726a][i % 3], rough: 0.95 },
      placed(Math.sin(a) * 0.44, 0.05, Math.cos(a) * 0.44, i, 0.1 + look.random() * 0.03),
    );
  }
  for (let i = 0; i < 6; i++) {
    const a = (i / 6) * Math.PI * 2;
    set.add(
      bar(
        new Vector3(Math.sin(a) * 0.32, 0.04, Math.cos(a) * 0.32),
        new Vector3(Math.sin(a + 2.6) * 0.06, 0.3, Math.cos(a + 2.6) * 0.06),
        0.045,
        9,
        0.035,
      ),
      { color: i % 2 ? 0x3a2a1e : 0x2a2018, rough: 0.95 },
    );
  }
  for (let i = 0; i < 14; i++)
    set.mesh(new SphereGeometry(0.035, 8, 6), glowMaterial(0xff5a14, 2), placed((look.random() - 0.5) * 0.36, 0.03, (look.random() - 0.5) * 0.36));
  flames(set, look, 0, 0.06, 0, 1);
  set.contact([0, 0, 0], 1.2, 1.2, 0, 0.5);
};

/** Tongues of fire, nested: red outside, yellow at the heart. */
function flames(set: Parameters<Part>[0], look: Parameters<Part>[1], x: number, y: number, z: number, scale: number): void {
  for (const [size, color, strength] of [
    [1, 0xff6a1c, 1.5],
    [0.74, 0xff9a34, 2.2],
    [0.46, 0xffd87a, 3.4],
  ] as const)
    for (let i = 0; i < 5; i++) {
      const a = i * 1.257 + size,
        tall = (0.34 + 0.22 * look.random()) * size * scale;
      set.mesh(
        turned(
          [
            [0.001, 0],
            [0.075, 0.14],
            [0.05, 0.45],
            [0.018, 0.8],
            [0.001, 1],
          ].map(([r, h]): [number, number] => [r * size * scale, h * tall * 1.6]),
          10,
        ),
        glowMaterial(color, strength),
        placed(x + Math.sin(a) * 0.085 * size * scale, y, z + Math.cos(a) * 0.085 * size * scale, a, 1, 0.12 * Math.cos(a), 0.12 * Math.sin(a)),
      );
    }
}

/** A burning torch in a stand, 1.5 m. */
export const torch: Part = (set, look) => {
  set.add(bar(new Vector3(0, 0, 0), new Vector3(0, 1.2, 0), 0.02, 9, 0.035), WOOD);
  set.add(
    turned(
      [
        [0.03, 0],
        [0.055, 0.08],
        [0.06, 0.2],
        [0.05, 0.24],
      ],
      16,
    ),
    { color: 0x2a2018, rough: 0.95 },
    placed(0, 1.08, 0),
  );
  for (let i = 0; i < 3; i++) set.add(bar(new Vector3(0, 0.3, 0), new Vector3(Math.sin(i * 2.1) * 0.2, 0, Math.cos(i * 2.1) * 0.2), 0.014), WOOD);
  flames(set, look, 0, 1.26, 0, 0.6);
  set.contact([0, 0, 0], 0.5, 0.5, 0, 0.35);
};

/** A flat board with a rocker, standing upright: length and width in metres. */
function board(set: Parameters<Part>[0], length: number, width: number, color: ReturnType<typeof chosen>, stripe: number, lean: number): void {
  const steps = 26,
    points: number[] = [],
    faces: number[] = [];
  for (let i = 0; i <= steps; i++) {
    const v = i / steps,
      half = (width / 2) * Math.pow(Math.sin(Math.PI * (0.04 + 0.92 * v)), 0.55),
      bend = 0.1 * length * 0.12 * (2 * v - 1) ** 2;
    points.push(-half, v * length, bend, half, v * length, bend, half, v * length, bend - 0.03, -half, v * length, bend - 0.03);
    if (i < steps)
      for (let k = 0; k < 4; k++) {
        const a = i * 4 + k,
          b = i * 4 + ((k + 1) % 4);
        faces.push(a, b, a + 4, b, b + 4, a + 4);
      }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(points, 3));
  geometry.setIndex(faces);
  const flat = geometry.toNonIndexed();
  flat.computeVertexNormals();
  set.within(placed(0, 0, 0, 0, 1, lean), () => {
    set.add(flat, { color, rough: 0.2 }, undefined, { side: 2 });
    set.box([width * 0.1, length * 0.9, 0.008], [0, length * 0.5, 0.012], { color: stripe, rough: 0.3 }, { bevel: 0 });
  });
  set.contact([0, 0, 0], width + 0.2, 0.3, 0, 0.35);
}
export const surfboard: Part = (set, look) => board(set, 2.1, 0.54, chosen(look, 0xe8e2d0), 0xc8442c, -0.1);
export const snowboard: Part = (set, look) => board(set, 1.5, 0.3, chosen(look, 0x2a4a8a), 0xe8b83a, -0.1);

/** A pair of skis with poles, stuck in the snow, 1.7 m. */
export const ski: Part = (set, look) => {
  for (const side of [-0.1, 0.1]) {
    set.box([0.085, 1.55, 0.015], [side, 0.78, 0], { color: chosen(look, 0xb8322a), rough: 0.25 }, { bevel: 0.005 });
    set.box([0.085, 0.2, 0.015], [side, 1.62, 0.03], { color: chosen(look, 0xb8322a), rough: 0.25 }, { pitch: 0.35, bevel: 0.005 });
    set.box([0.07, 0.26, 0.05], [side, 0.75, 0.03], { color: 0x24262a, rough: 0.5 });
    set.add(bar(new Vector3(side * 3, 0, 0.02), new Vector3(side * 3.2, 1.2, 0.05), 0.008), { color: 0xb8bcc0, metal: 0.9, rough: 0.3 });
    set.add(new TorusGeometry(0.05, 0.006, 6, 20).rotateX(Math.PI / 2), { color: 0x24262a }, placed(side * 3, 0.1, 0.02));
  }
  set.contact([0, 0, 0], 0.8, 0.3, 0, 0.35);
};

/** A scarecrow in a coat and a hat, 1.9 m. */
export const scarecrow: Part = (set, look) => {
  const straw = { color: 0xd0b060, rough: 1 },
    coat = { color: chosen(look, 0x5a4a3a), rough: 0.95 };
  set.add(bar(new Vector3(0, 0, 0), new Vector3(0, 1.7, 0), 0.035), WOOD);
  set.add(bar(new Vector3(-0.75, 1.3, 0), new Vector3(0.75, 1.3, 0), 0.03), WOOD);
  set.add(
    turned(
      [
        [0.28, 0.62],
        [0.24, 0.9],
        [0.2, 1.25],
        [0.1, 1.4],
      ],
      22,
    ),
    coat,
  );
  for (const side of [-1, 1]) {
    set.add(bar(new Vector3(side * 0.15, 1.32, 0), new Vector3(side * 0.62, 1.27, 0), 0.085, 12, 0.075), coat);
    for (let i = 0; i < 9; i++)
      set.add(
        bar(
          new Vector3(side * 0.6, 1.29, 0),
          new Vector3(side * (0.78 + look.random() * 0.08), 1.2 + look.random() * 0.16, (look.random() - 0.5) * 0.16),
          0.006,
          4,
        ),
        straw,
      );
  }
  for (let i = 0; i < 14; i++)
    set.add(bar(new Vector3(0, 0.66, 0), new Vector3(Math.sin(i) * 0.2, 0.46 + look.random() * 0.1, Math.cos(i) * 0.2), 0.007, 4), straw);
  set.add(new SphereGeometry(0.15, 22, 16), { color: 0xd8c090, rough: 1 }, placed(0, 1.54, 0));
  for (const x of [-0.05, 0.05]) set.add(new SphereGeometry(0.02, 10, 8), { color: 0x1a1612 }, placed(x, 1.57, 0.135));
  for (let i = 0; i < 5; i++)
    set.box([0.004, 0.028, 0.004], [-0.05 + i * 0.025, 1.475 + 0.008 * Math.abs(i - 2), 0.135], { color: 0x1a1612 }, { bevel: 0 });
  set.add(
    turned(
      [
        [0.3, 0],
        [0.3, 0.015],
        [0.15, 0.03],
        [0.13, 0.2],
        [0.02, 0.24],
      ],
      24,
    ),
    { color: 0x8a6a3a, rough: 1 },
    placed(0, 1.62, 0),
  );
  set.contact([0, 0, 0], 0.4, 0.4, 0, 0.3);
};

/** An easel with a canvas, 1.7 m. */
export const easel: Part = (set, look) => {
  const canvas = painted(256, 200, (pen, w, h) => {
    pen.fillStyle = "#e8e0cc";
    pen.fillRect(0, 0, w, h);
    for (let i = 0; i < 40; i++) {
      pen.globalAlpha = 0.5;
      pen.fillStyle = ["#4a7aa8", "#c8a04a", "#5a8a4a", "#c86a4a", "#8a6aa8"][i % 5];
      pen.fillRect(20 + look.random() * (w - 80), 20 + look.random() * (h - 60), 20 + look.random() * 60, 6 + look.random() * 14);
    }
  });
  for (const side of [-1, 1]) set.add(bar(new Vector3(side * 0.34, 0, 0.18), new Vector3(side * 0.06, 1.7, -0.08), 0.018), WOOD);
  set.add(bar(new Vector3(0, 0, -0.5), new Vector3(0, 1.6, -0.08), 0.018), WOOD);
  set.box([0.8, 0.03, 0.09], [0, 0.78, 0.1], WOOD);
  set.within(placed(0, 1.12, 0.07, 0, 1, -0.15), () => {
    set.box([0.82, 0.64, 0.03], [0, 0, 0], { color: 0xd8ccb0, rough: 0.9 });
    set.mesh(new PlaneGeometry(0.8, 0.62), pictureMaterial(canvas, set.weathering, { roughness: 0.9 }), placed(0, 0, 0.017));
  });
  set.contact([0, 0, 0], 0.9, 0.9, 0, 0.35);
};

/** Five stone steps, 1.6 m wide. */
export const stairs: Part = (set, look) => {
  for (let i = 0; i < 5; i++)
    set.box([1.6, 0.17 * (i + 1), 0.3], [0, (0.17 * (i + 1)) / 2, 0.6 - i * 0.3], { color: chosen(look, 0xb8b0a0), rough: 0.85 });
  set.contact([0, 0, 0], 2, 1.9, 0, 0.5);
};

/** A heap of iron chain. */
export const chain: Part = (set, look) => {
  for (let i = 0; i < 26; i++) {
    const a = i * 0.62,
      r = 0.05 + i * 0.006;
    set.add(
      new TorusGeometry(0.028, 0.008, 7, 18).scale(1.4, 1, 1),
      { color: chosen(look, 0x5a5c60), metal: 0.8, rough: 0.4 },
      placed(Math.sin(a) * r, 0.012 + (i % 3) * 0.012, Math.cos(a) * r, -a, 1, i % 2 ? Math.PI / 2 : 0.3),
    );
  }
  set.contact([0, 0, 0], 0.5, 0.5, 0, 0.4);
};

/** A fallen maple leaf, 14 cm. */
export const leaf: Part = (set, look) => {
  const color = chosen(look, 0xc8642a);
  for (const [angle, length] of [
    [0, 0.07],
    [0.75, 0.058],
    [-0.75, 0.058],
    [1.7, 0.04],
    [-1.7, 0.04],
  ])
    set.add(
      new ConeGeometry(0.02, length, 4)
        .scale(1, 1, 0.1)
        .rotateX(-Math.PI / 2)
        .translate(0, 0, -length / 2),
      { color, rough: 0.8 },
      placed(0, 0.006, 0, angle, 1, 0.14),
    );
  set.add(bar(new Vector3(0, 0.004, 0), new Vector3(0.006, 0.002, 0.06), 0.0014, 5), { color: 0x6a4a24 });
  set.contact([0, 0, 0], 0.16, 0.16, 0, 0.25);
};

/** A quill, 24 cm, lying in a curve. */
export const feather: Part = (set, look) => {
  const spine = new CatmullRomCurve3(
    [
      [-0.12, 0.004, 0.02],
      [-0.04, 0.012, 0],
      [0.05, 0.024, -0.004],
      [0.12, 0.05, 0.012],
    ].map(([x, y, z]) => new Vector3(x, y, z)),
  );
  set.add(new TubeGeometry(spine, 20, 0.0016, 6), { color: 0xe8e0d0, rough: 0.6 });
  for (let i = 3; i < 20; i++) {
    const at = spine.getPoint(i / 20),
      reach = 0.026 * Math.sin((Math.PI * (i - 2)) / 19);
    for (const side of [-1, 1])
      set.add(
        new ConeGeometry(0.008, reach * 1.6, 4)
          .scale(1, 1, 0.12)
          .rotateX((side * Math.PI) / 2)
          .translate(0, 0, side * reach * 0.7),
        { color: chosen(look, 0xf0ece4), rough: 0.9 },
        placed(at.x, at.y, at.z, side * 0.5),
      );
  }
  set.contact([0, 0, 0], 0.26, 0.07, 0, 0.25);
};
