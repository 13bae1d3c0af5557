// Bottles and cans. Glass is a tinted shell with its contents inside.
import { BufferGeometry, Color, DoubleSide, PlaneGeometry } from "three";
import type { Assembly } from "../assembly.ts";
import { glassMaterial, pictureMaterial } from "../materials.ts";
import { turned } from "../shapes.ts";
import { painted } from "../surfaces.ts";
import { chosen, type Part, type PartLook } from "./part.ts";

/** A shell that is glass unless the words name another material. */
export function shell(set: Assembly, geometry: BufferGeometry, look: PartLook, tint: number, opacity: number): void {
  if (look.finish && look.finish.opacity === undefined)
    set.add(geometry, { color: chosen(look, look.finish.color ?? tint), rough: look.finish.rough, metal: look.finish.metal }, undefined, {
      side: DoubleSide,
    });
  else {
    const material = glassMaterial(chosen(look, tint), look.color !== undefined ? Math.max(opacity, 0.55) : opacity);
    material.envMapIntensity = 2;
    set.mesh(geometry, material);
  }
}

/** A wine bottle, 31 cm, two thirds full, with a plain label. */
export const bottle: Part = (set, look) => {
  shell(
    set,
    turned(
      [
        [0.034, 0],
        [0.038, 0.004],
        [0.038, 0.18],
        [0.034, 0.2],
        [0.02, 0.232],
        [0.0145, 0.25],
        [0.0145, 0.29],
        [0.0165, 0.292],
        [0.0165, 0.302],
        [0.0135, 0.304],
      ],
      28,
    ),
    look,
    0x2c5a34,
    0.5,
  );
  if (!look.finish || look.finish.opacity !== undefined)
    set.add(
      turned(
        [
          [0, 0.006],
          [0.034, 0.006],
          [0.0345, 0.15],
          [0, 0.151],
        ],
        24,
      ),
      { color: chosen(look, 0x30401c).multiplyScalar(0.35), rough: 0.1 },
    );
  set.add(
    turned(
      [
        [0.0165, 0.3],
        [0.0165, 0.312],
        [0, 0.313],
      ],
      18,
    ),
    { color: 0x9a7a50, rough: 0.8 },
  );
  wrapLabel(set, 0.0386, 0.045, 0.125);
  set.contact([0, 0, 0], 0.12, 0.12, 0, 0.45);
};

/** Paper round the front half, with a frame and a few lines. */
function wrapLabel(set: Assembly, radius: number, low: number, high: number): void {
  const geometry = new PlaneGeometry(1, high - low, 16, 1),
    position = geometry.attributes.position;
  for (let i = 0; i < position.count; i++) {
    const angle = position.getX(i) * 2.4;
    position.setXYZ(i, Math.sin(angle) * radius, position.getY(i) + (low + high) / 2, Math.cos(angle) * radius);
  }
  geometry.computeVertexNormals();
  set.mesh(
    geometry,
    pictureMaterial(
      painted(256, 128, (pen, w, h) => {
        pen.fillStyle = "#efe8d6";
        pen.fillRect(0, 0, w, h);
        pen.strokeStyle = "#6a5230";
        pen.lineWidth = 4;
        pen.strokeRect(10, 8, w - 20, h - 16);
        pen.fillStyle = "#4a3a24";
        for (const [y, share] of [
          [38, 0.5],
          [58, 0.34],
          [92, 0.2],
        ])
          pen.fillRect(w * (0.5 - share / 2), y, w * share, y === 38 ? 9 : 4);
      }),
      set.weathering,
      { roughness: 0.85, side: DoubleSide },
    ),
  );
}

/** A water bottle with a screw cap, 24 cm. */
export const waterBottle: Part = (set, look) => {
  shell(
    set,
    turned(
      [
        [0.03, 0],
        [0.034, 0.006],
        [0.034, 0.06],
        [0.031, 0.08],
        [0.034, 0.1],
        [0.034, 0.16],
        [0.028, 0.188],
        [0.014, 0.205],
        [0.014, 0.214],
      ],
      26,
    ),
    look,
    0xcfe4ee,
    0.28,
  );
  set.cylinder(0.017, 0.017, 0.022, [0, 0.222, 0], { color: chosen(look, 0x2a6ab0), rough: 0.4 }, { sides: 20 });
  set.contact([0, 0, 0], 0.11, 0.11, 0, 0.4);
};

/** A faceted flacon with a cut stopper, 11 cm: a product worth a close-up. */
export const perfume: Part = (set, look) => {
  const tint = chosen(look, 0xd8a860);
  const glass = glassMaterial(tint, 0.42);
  glass.envMapIntensity = 2.4;
  set.mesh(
    turned(
      [
        [0.036, 0],
        [0.042, 0.006],
        [0.042, 0.062],
        [0.034, 0.074],
        [0.012, 0.08],
      ],
      8,
    ).toNonIndexed(),
    glass,
  );
  set.add(
    turned(
      [
        [0, 0.008],
        [0.034, 0.008],
        [0.034, 0.052],
        [0, 0.053],
      ],
      8,
    ),
    { color: tint.clone().multiplyScalar(0.9), rough: 0.05 },
  );
  set.cylinder(0.013, 0.013, 0.014, [0, 0.086, 0], { color: 0xd8b45a, metal: 1, rough: 0.2 }, { sides: 24 });
  set.add(
    turned(
      [
        [0.011, 0.093],
        [0.02, 0.1],
        [0.022, 0.112],
        [0.012, 0.12],
        [0, 0.121],
      ],
      6,
    ),
    { color: 0xe8e4da, rough: 0.06, metal: 0.3 },
  );
  set.contact([0, 0, 0], 0.14, 0.14, 0, 0.5);
};

/** A drink can, 12 cm. */
export const can: Part = (set, look) => {
  const color = chosen(look, 0xb3271e);
  set.add(
    turned(
      [
        [0.022, 0],
        [0.028, 0.004],
        [0.033, 0.012],
        [0.033, 0.104],
        [0.028, 0.115],
      ],
      28,
    ),
    { color, rough: 0.25, metal: 0.6 },
  );
  set.add(
    turned(
      [
        [0.028, 0.115],
        [0.029, 0.119],
        [0.026, 0.119],
        [0.025, 0.116],
        [0, 0.116],
      ],
      28,
    ),
    { color: 0xc4c8ca, rough: 0.25, metal: 1 },
  );
  set.box([0.012, 0.0015, 0.02], [0, 0.1175, 0.006], { color: 0xa8acb0, metal: 1, rough: 0.3 }, { bevel: 0 });
  set.add(
    turned(
      [
        [0.0333, 0.03],
        [0.0333, 0.075],
      ],
      28,
    ),
    { color: color.clone().lerp(new Color(0xffffff), 0.75), rough: 0.3, metal: 0.3 },
  );
  set.contact([0, 0, 0], 0.1, 0.1, 0, 0.45);
};
