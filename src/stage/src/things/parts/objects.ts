// Small things that prompts like.
import {
  BoxGeometry,
  ConeGeometry,
  DoubleSide,
  IcosahedronGeometry,
  PlaneGeometry,
  SphereGeometry,
  TorusGeometry,
  Vector3,
  type BufferAttribute,
} from "three";
import { glassMaterial, glowMaterial, pictureMaterial } from "../materials.ts";
import { bar, placed, tube, turned } from "../shapes.ts";
import { painted } from "../surfaces.ts";
import { chosen, varied, type Part } from "./part.ts";

/** A football: twelve dark patches on a white ball, 22 cm. */
export const football: Part = (set, look) => {
  const radius = 0.11,
    patches = new IcosahedronGeometry(1, 0).attributes.position as BufferAttribute,
    seen = new Set<string>();
  set.add(new SphereGeometry(radius, 28, 20), { color: chosen(look, 0xe8e6e0), rough: 0.4 }, placed(0, radius, 0));
  for (let i = 0; i < patches.count; i++) {
    const direction = new Vector3().fromBufferAttribute(patches, i),
      key = direction
        .toArray()
        .map((x) => x.toFixed(2))
        .join();
    if (seen.has(key)) continue;
    seen.add(key);
    const tilt = placed(0, radius, 0, Math.atan2(direction.x, direction.z), 1, Math.acos(direction.y / direction.length()));
    set.add(new SphereGeometry(radius * 1.004, 5, 3, 0, Math.PI * 2, 0, 0.36), { color: 0x1c1d20, rough: 0.4 }, tilt);
  }
  set.contact([0, 0, 0], 0.3, 0.3, 0, 0.5);
};

/** A plain rubber ball with a stripe, 24 cm. */
export const ball: Part = (set, look) => {
  const radius = 0.12,
    color = chosen(look, 0xc83a28);
  set.add(new SphereGeometry(radius, 28, 20), { color, rough: 0.35 }, placed(0, radius, 0));
  set.add(new TorusGeometry(radius * 0.985, 0.008, 6, 40), { color: 0xece6da, rough: 0.4 }, placed(0, radius, 0, 0.4, 1, 1.2));
  set.contact([0, 0, 0], 0.32, 0.32, 0, 0.5);
};

/** A bound book lying down, 24 cm. */
export const book: Part = (set, look) => {
  const cover = chosen(look, 0x6b2f2a);
  set.box([0.165, 0.03, 0.235], [0, 0.02, 0], { color: 0xe6dec8, rough: 0.9 }, { bevel: 0.002 });
  for (const y of [0.003, 0.037]) set.box([0.175, 0.005, 0.245], [0.002, y, 0], { color: cover, rough: 0.6 }, { bevel: 0.002 });
  set.box([0.006, 0.038, 0.245], [-0.086, 0.02, 0], { color: cover, rough: 0.6 }, { bevel: 0.002 });
  set.box([0.1, 0.001, 0.03], [0, 0.04, 0.05], { color: 0xc8a45a, rough: 0.4, metal: 0.6 }, { bevel: 0 });
  set.contact([0, 0, 0], 0.3, 0.36, 0, 0.45);
};

/** A candle on a small dish with its flame, 22 cm. */
export const candle: Part = (set, look) => {
  set.add(
    turned(
      [
        [0.05, 0],
        [0.055, 0.006],
        [0.05, 0.012],
        [0.03, 0.01],
      ],
      22,
    ),
    { color: 0xb8924a, metal: 0.9, rough: 0.3 },
  );
  set.cylinder(0.021, 0.023, 0.16, [0, 0.09, 0], { color: chosen(look, 0xece2cc), rough: 0.5 }, { sides: 18 });
  set.cylinder(0.0015, 0.0015, 0.014, [0, 0.176, 0], { color: 0x1a1612 }, { sides: 5 });
  set.mesh(new SphereGeometry(0.011, 10, 10).scale(1, 2.1, 1).translate(0, 0.198, 0), glowMaterial(0xffb45a, 5));
  set.contact([0, 0, 0], 0.16, 0.16, 0, 0.4);
};

/** An open umbrella held upright, 95 cm across. */
export const umbrella: Part = (set, look) => {
  const cloth = chosen(look, 0x8a1f24),
    ribs = 8,
    radius = 0.48,
    top = 1.02,
    edge = 0.78;
  const rib = (i: number, share: number) => {
    const angle = (i / ribs) * Math.PI * 2,
      reach = radius * share;
    return new Vector3(Math.sin(angle) * reach, top - (top - edge) * share ** 1.9, Math.cos(angle) * reach);
  };
  for (let i = 0; i < ribs; i++) {
    const panel = new PlaneGeometry(1, 1, 4, 6),
      position = panel.attributes.position as BufferAttribute;
    for (let k = 0; k < position.count; k++) {
      const across = position.getX(k) + 0.5,
        share = 0.5 - position.getY(k),
        point = rib(i, share).lerp(rib(i + 1, share), across),
        sag = 4 * across * (1 - across);
      position.setXYZ(k, point.x * (1 + 0.02 * sag), point.y - 0.035 * sag * share, point.z * (1 + 0.02 * sag));
    }
    panel.computeVertexNormals();
    set.add(panel, { color: varied(cloth, () => (i % 2 ? 0.3 : 0.7), 0.12), rough: 0.7 }, undefined, { side: DoubleSide });
    set.add(
      tube(
        [0.02, 0.4, 0.75, 1].map((share) => rib(i, share).setY(rib(i, share).y - 0.008)),
        0.003,
        10,
        4,
      ),
      { color: 0x3a3c40, metal: 0.8, rough: 0.4 },
    );
  }
  set.cylinder(0.006, 0.006, 1.0, [0, 0.58, 0], { color: 0x4a4c50, metal: 0.8, rough: 0.35 }, { sides: 8 });
  set.cylinder(0.004, 0.008, 0.06, [0, 1.05, 0], { color: 0x4a4c50, metal: 0.8, rough: 0.35 }, { sides: 8 });
  set.add(tube([new Vector3(0, 0.12, 0), new Vector3(0, 0.03, 0), new Vector3(0.03, 0, 0), new Vector3(0.06, 0.03, 0)], 0.012, 14, 7), {
    color: 0x5a3822,
    rough: 0.45,
  });
};

/** A phone of no maker, 15 cm, lying face up. */
export const phone: Part = (set, look) => {
  set.box([0.073, 0.008, 0.15], [0, 0.004, 0], { color: chosen(look, 0x1c1d20), rough: 0.25, metal: 0.4 }, { bevel: 0.0035 });
  set.mesh(
    new PlaneGeometry(0.066, 0.142).rotateX(-Math.PI / 2).translate(0, 0.0084, 0),
    pictureMaterial(
      painted(128, 256, (pen, w, h) => {
        const sky = pen.createLinearGradient(0, 0, 0, h);
        sky.addColorStop(0, "#243a6a");
        sky.addColorStop(1, "#c86a8a");
        pen.fillStyle = sky;
        pen.fillRect(0, 0, w, h);
        pen.fillStyle = "#ffffffcc";
        pen.font = "30px sans-serif";
        pen.textAlign = "center";
        pen.fillText("9:41", w / 2, 52);
        for (let i = 0; i < 12; i++) {
          pen.fillStyle = `hsl(${i * 47},55%,60%)`;
          pen.fillRect(14 + (i % 4) * 27, 110 + Math.floor(i / 4) * 34, 18, 18);
        }
      }),
      set.weathering,
      { roughness: 0.08, glow: 0.7 },
    ),
  );
  set.contact([0, 0, 0], 0.11, 0.2, 0, 0.35);
};

/** A wrapped present with a bow, 24 cm. */
export const gift: Part = (set, look) => {
  const paper = chosen(look, 0xb3271e),
    ribbon = { color: 0xe0c060, rough: 0.35 };
  set.box([0.24, 0.2, 0.24], [0, 0.1, 0], { color: paper, rough: 0.45 }, { bevel: 0.004 });
  set.box([0.035, 0.203, 0.244], [0, 0.1005, 0], ribbon, { bevel: 0.001 });
  set.box([0.244, 0.203, 0.035], [0, 0.1005, 0], ribbon, { bevel: 0.001 });
  for (const yaw of [0.5, -0.5, 2.6, -2.6])
    set.add(
      new TorusGeometry(0.035, 0.011, 6, 16).scale(1.3, 1, 1),
      ribbon,
      placed(Math.sin(yaw + 1.57) * 0.045, 0.222, Math.cos(yaw + 1.57) * 0.045, yaw, 1, 0.5),
    );
  set.contact([0, 0, 0], 0.36, 0.36, 0, 0.5);
};

/** A hurricane lantern with a lit wick, 30 cm. */
export const lantern: Part = (set, look) => {
  const metal = { color: chosen(look, 0x3a3c34), rough: 0.4, metal: 0.7 };
  set.add(
    turned(
      [
        [0.08, 0],
        [0.085, 0.01],
        [0.08, 0.05],
        [0.045, 0.07],
      ],
      22,
    ),
    metal,
  );
  set.add(
    turned(
      [
        [0.05, 0.21],
        [0.06, 0.22],
        [0.035, 0.26],
        [0.02, 0.27],
      ],
      22,
    ),
    metal,
  );
  for (const side of [-1, 1])
    set.add(tube([new Vector3(side * 0.07, 0.04, 0), new Vector3(side * 0.095, 0.14, 0), new Vector3(side * 0.045, 0.235, 0)], 0.006, 12), metal);
  set.add(new TorusGeometry(0.075, 0.003, 5, 20, Math.PI), metal, placed(0, 0.25, 0));
  set.mesh(new SphereGeometry(0.013, 10, 10).scale(1, 1.9, 1).translate(0, 0.12, 0), glowMaterial(0xffb050, 6));
  set.mesh(
    turned(
      [
        [0.04, 0.07],
        [0.058, 0.11],
        [0.058, 0.15],
        [0.042, 0.205],
      ],
      22,
    ),
    glassMaterial(0xffd8a0, 0.2),
  );
  set.contact([0, 0, 0], 0.22, 0.22, 0, 0.45);
};

/** An apple, 8 cm. */
export const apple: Part = (set, look) => {
  set.add(
    turned(
      [
        [0, 0.006],
        [0.016, 0.001],
        [0.032, 0.014],
        [0.041, 0.042],
        [0.036, 0.066],
        [0.018, 0.075],
        [0.004, 0.068],
        [0, 0.066],
      ],
      24,
    ),
    { color: chosen(look, 0xb3271e), rough: 0.3 },
  );
  set.add(bar(new Vector3(0, 0.066, 0), new Vector3(0.006, 0.09, 0), 0.0016, 5), { color: 0x4a3420 });
  set.contact([0, 0, 0], 0.11, 0.11, 0, 0.45);
};

/** A paper letter in its envelope, 22 cm. */
export const letter: Part = (set, look) => {
  const paper = chosen(look, 0xe8e0cc);
  set.box([0.22, 0.003, 0.11], [0, 0.002, 0], { color: paper, rough: 0.9 }, { bevel: 0.0005 });
  set.add(
    new ConeGeometry(0.11, 0.05, 3, 1)
      .rotateX(-Math.PI / 2)
      .rotateY(0)
      .scale(1.15, 0.02, 1),
    { color: paper.clone().multiplyScalar(0.9), rough: 0.9 },
    placed(0, 0.0045, -0.02),
  );
  set.cylinder(0.012, 0.013, 0.004, [0, 0.007, 0.006], { color: 0x8a1f1a, rough: 0.4 }, { sides: 14 });
};

/** A sword, 95 cm, standing on its point. */
export const sword: Part = (set, look) => {
  const steel = { color: chosen(look, 0xb8bec4), rough: 0.15, metal: 1 },
    brass = { color: 0xb8924a, metal: 0.9, rough: 0.3 };
  set.add(new BoxGeometry(0.045, 0.74, 0.009), steel, placed(0, 0.42, 0));
  set.add(new ConeGeometry(0.0225, 0.06, 4).scale(1.4, 1, 0.3).rotateX(Math.PI), steel, placed(0, 0.03, 0));
  set.add(bar(new Vector3(-0.1, 0.79, 0), new Vector3(0.1, 0.79, 0), 0.012, 8), brass);
  set.cylinder(0.014, 0.014, 0.13, [0, 0.86, 0], { color: 0x3a2418, rough: 0.7 }, { sides: 10 });
  set.add(new SphereGeometry(0.024, 12, 8), brass, placed(0, 0.94, 0));
};

/** A golden crown, 20 cm. */
export const crown: Part = (set, look) => {
  const gold = { color: chosen(look, 0xd8a83c), rough: 0.2, metal: 1 };
  set.add(
    turned(
      [
        [0.085, 0],
        [0.092, 0.006],
        [0.09, 0.04],
        [0.094, 0.045],
      ],
      32,
    ),
    gold,
    undefined,
    { side: DoubleSide },
  );
  for (let i = 0; i < 8; i++) {
    const angle = (i / 8) * Math.PI * 2,
      x = Math.sin(angle) * 0.093,
      z = Math.cos(angle) * 0.093;
    set.add(new ConeGeometry(0.03, 0.075, 4).scale(1, 1, 0.18), gold, placed(x, 0.08, z, angle, 1, -0.12));
    set.add(new SphereGeometry(0.009, 10, 8), { color: [0xa01830, 0x1c4a9a, 0x1c7a4a][i % 3], rough: 0.06 }, placed(x * 1.02, 0.024, z * 1.02));
    set.add(new SphereGeometry(0.007, 8, 6), gold, placed(x * 0.93, 0.122, z * 0.93));
  }
};
