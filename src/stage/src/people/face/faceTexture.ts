// The painted face: albedo and a height, drawn with 2-D strokes over the cylinder of faceMap.ts. Coordinates in the base
// head's decimetres; both sides are drawn at once where x is not 0.
import { CanvasTexture, Color, LinearMipmapLinearFilter, NoColorSpace, SRGBColorSpace } from "three";
import { clamp, mix, smooth } from "../../motion/ease.ts";
import { random, type Random } from "../../motion/random.ts";
import { SKIN_VERTICES, type HumanKit } from "../kit.ts";
import { faceUv, HIGH, LOW } from "./faceMap.ts";

export interface FacePaint {
  seed: number;
  size: number;
  tone: Color;
  /** A face to lay over the painted one (people/cameo/bakeFace.ts). */
  picture?: HTMLCanvasElement | null;
  brow: Color;
  scalp: Color | null;
  /** All 0 to 1. */
  rosy: number;
  tired: number;
  old: number;
  female: number;
  freckles: number;
  makeup: number;
  stubble: number;
  shaveShadow: number;
  recede: number;
  child: boolean;
  brows: { thick: number; density: number; arch: number };
}

type Point = [x: number, y: number];
const css = (c: Color, a = 1) => `rgba(${Math.round(c.r * 255)},${Math.round(c.g * 255)},${Math.round(c.b * 255)},${a})`;

export function paintFace(kit: HumanKit, paint: FacePaint): { map: CanvasTexture; normalMap: CanvasTexture } {
  const painter = new FacePainter(kit, paint);
  painter.tones();
  painter.lids();
  painter.spots();
  painter.wrinkles();
  painter.lips();
  if (!paint.picture) painter.eyebrows();
  painter.beardShadow();
  painter.picture();
  painter.hairline();
  return { map: texture(painter.canvas, true), normalMap: texture(painter.normals(), false) };
}

class FacePainter {
  readonly canvas: HTMLCanvasElement;
  private readonly g: CanvasRenderingContext2D;
  private readonly height: CanvasRenderingContext2D;
  private readonly chance: Random;
  private readonly tone: Color;
  private readonly deep: Color;
  private readonly paint: FacePaint;
  private readonly frontOf: (x: number, y: number) => number;

  constructor(kit: HumanKit, paint: FacePaint) {
    this.paint = paint;
    this.frontOf = faceFront(kit);
    this.canvas = square(paint.size);
    this.g = this.canvas.getContext("2d")!;
    this.height = square(paint.size).getContext("2d", { willReadFrequently: true })!;
    this.chance = random(paint.seed);
    this.tone = paint.tone.clone().convertLinearToSRGB();
    this.deep = this.tinted(0.74, 0.58, 0.56);
    this.g.lineCap = "round";
    this.height.lineCap = "round";
    this.g.fillStyle = css(this.tone);
    this.g.fillRect(0, 0, paint.size, paint.size);
    this.height.fillStyle = "#808080";
    this.height.fillRect(0, 0, paint.size, paint.size);
  }

  private tinted(r: number, g: number, b: number): Color {
    return new Color(clamp(this.tone.r * r), clamp(this.tone.g * g), clamp(this.tone.b * b));
  }
  private pixel([x, y]: Point): Point {
    const [u, v] = faceUv(x, y, this.frontOf(x, y));
    return [u * this.paint.size, (1 - v) * this.paint.size];
  }
  private get decimetre() {
    return this.paint.size / (HIGH - LOW);
  }
  private get fine() {
    return this.paint.size / 1024;
  }

  private blob(x: number, y: number, rx: number, ry: number, colour: Color, strength: number) {
    const g = this.g,
      r = Math.max(rx, ry) * this.decimetre,
      long = Math.max(rx, ry);
    for (const side of x ? [1, -1] : [1]) {
      const [px, py] = this.pixel([x * side, y]),
        gradient = g.createRadialGradient(0, 0, 0, 0, 0, r);
      gradient.addColorStop(0, css(colour, strength));
      gradient.addColorStop(0.5, css(colour, strength * 0.55));
      gradient.addColorStop(1, css(colour, 0));
      g.save();
      g.translate(px, py);
      g.scale((rx / long) * 1.05, ry / long);
      g.fillStyle = gradient;
      g.fillRect(-r, -r, 2 * r, 2 * r);
      g.restore();
    }
  }

  /** Paler brow, red middle, cooler jaw; blotches; the shade under eyes, lids, nostrils and lips. */
  tones() {
    const { paint, chance, g, deep } = this,
      dark = (this.tone.r + this.tone.g + this.tone.b) / 3 < 0.42,
      size = paint.size;
    const red = dark ? this.tinted(1.12, 0.78, 0.74) : this.tinted(1.02, 0.68, 0.64),
      cool = this.tinted(0.84, 0.81, 0.86),
      light = this.tinted(1.06, 1.08, 1.06);
    for (let i = 0; i < 200; i++) {
      const x = chance() * size,
        y = chance() * size,
        r = chance.between(8, 46) * this.fine,
        draw = chance(),
        gradient = g.createRadialGradient(x, y, 0, x, y, r),
        c = draw < 0.5 ? red : draw < 0.75 ? light : cool;
      gradient.addColorStop(0, css(c, 0.09));
      gradient.addColorStop(1, css(c, 0));
      g.fillStyle = gradient;
      g.fillRect(x - r, y - r, 2 * r, 2 * r);
    }
    this.blob(0, 7.85, 0.7, 0.35, light, 0.4);
    this.blob(0.46, 6.98, 0.34, 0.26, red, 0.4 * paint.rosy);
    this.blob(0, 6.95, 0.2, 0.17, red, 0.5 * paint.rosy + 0.1);
    this.blob(0.82, 7.1, 0.2, 0.35, red, 0.32);
    this.blob(0, 6.33, 0.24, 0.14, red, 0.2 * paint.rosy);
    this.blob(0.35, 6.4, 0.4, 0.25, cool, 0.22);
    this.blob(0.3, 7.12, 0.19, 0.075, this.tinted(0.84, 0.73, 0.78), 0.22 + 0.45 * paint.tired);
    this.blob(0.31, 7.395, 0.2, 0.07, deep, 0.1 + 0.4 * paint.makeup);
    this.blob(0.31, 7.33, 0.22, 0.09, light, 0.3 * (1 - paint.makeup));
    this.blob(0.17, 7.24, 0.07, 0.07, red, 0.42);
    this.blob(0.13, 7.36, 0.07, 0.13, deep, 0.12);
    this.blob(0, 6.73, 0.3, 0.06, deep, 0.18);
    this.blob(0, 6.455, 0.22, 0.05, deep, 0.22);
    this.blob(0.105, 6.855, 0.075, 0.05, deep, 0.55);
  }

  /** The line along the lash roots. */
  lids() {
    const { g, paint } = this,
      rows = [
        [7.275, 7.375, 7.275, 0.62, 0.02],
        [7.262, 7.215, 7.268, 0.24, 0.012],
      ];
    for (const side of [1, -1])
      for (const [y0, y1, y2, strength, width] of rows) {
        g.strokeStyle = css(new Color(0x1a0f0b), strength * (0.4 + 0.6 * paint.female));
        g.lineWidth = width * this.decimetre;
        g.beginPath();
        for (let i = 0; i <= 14; i++) {
          const t = i / 14,
            p = this.pixel([(0.175 + t * 0.285) * side, (1 - t) * (1 - t) * y0 + 2 * t * (1 - t) * (y1 + (y1 - y0) * 0.55) + t * t * y2]);
          if (i) g.lineTo(...p);
          else g.moveTo(...p);
        }
        g.stroke();
      }
  }

  spots() {
    const { g, height, chance, paint, deep } = this,
      size = paint.size;
    for (let i = 0; i < paint.freckles * 420; i++) {
      g.fillStyle = css(deep, chance.between(0.12, 0.4));
      g.beginPath();
      g.arc(...this.pixel([chance.bell() * 0.75, 7.02 + chance.bell() * 0.34]), chance.between(0.7, 2.3) * this.fine, 0, 7);
      g.fill();
    }
    for (let i = 0; i < paint.old * 30; i++) {
      g.fillStyle = css(deep, chance.between(0.06, 0.22));
      g.beginPath();
      g.ellipse(
        ...this.pixel([chance.bell() * 0.9, chance.between(6.3, 8.2)]),
        chance.between(1.5, 6) * this.fine,
        chance.between(1.5, 5) * this.fine,
        chance() * 3,
        0,
        7,
      );
      g.fill();
    }
    for (let i = 0; i < 5000; i++) {
      const v = chance() < 0.5 ? 0 : 255;
      height.fillStyle = `rgba(${v},${v},${v},${chance.between(0.02, 0.09)})`;
      height.fillRect(chance() * size, chance() * size, 2 * this.fine, 2 * this.fine);
    }
  }

  /** A dark line in the height, a faint one in the colour. */
  private crease(points: Point[], width: number, strength: number) {
    const middle = points.every(p => p[0] === 0),
      { height, g, deep } = this;
    for (const side of middle ? [1] : [1, -1])
      for (const [context, style, k] of [
        [height, `rgba(0,0,0,${strength * 0.5})`, 1],
        [g, css(deep, strength * 0.36), 0.8],
      ] as const)
        for (const narrow of [1, 0.45]) {
          context.strokeStyle = style;
          context.lineWidth = Math.max(0.8, width * this.decimetre * narrow * k);
          context.beginPath();
          points.forEach(([x, y], i) => {
            if (!i) {
              context.moveTo(...this.pixel([x * side, y]));
              return;
            }
            const [px, py] = points[i - 1];
            context.quadraticCurveTo(...this.pixel([px * side, py]), ...this.pixel([((px + x) / 2) * side, (py + y) / 2]));
            if (i === points.length - 1) context.lineTo(...this.pixel([x * side, y]));
          });
          context.stroke();
        }
  }

  wrinkles() {
    const { paint, chance } = this,
      w = 0.08 + 0.92 * paint.old,
      jitter = () => chance.bell() * 0.03;
    if (paint.child) return;
    this.crease(
      [
        [0.17, 6.93],
        [0.27, 6.82],
        [0.345, 6.66],
        [0.36, 6.56],
      ],
      0.035,
      0.5 * w,
    );
    this.crease(
      [
        [0.3, 6.56],
        [0.33, 6.46],
        [0.32, 6.38],
      ],
      0.02,
      0.4 * w,
    );
    this.crease(
      [
        [0.19, 7.16],
        [0.28, 7.105],
        [0.4, 7.12],
      ],
      0.02,
      0.5 * w,
    );
    this.crease(
      [
        [0.19, 7.17],
        [0.26, 7.07],
        [0.37, 7.05],
      ],
      0.02,
      0.32 * w,
    );
    this.crease(
      [
        [0.062, 7.44],
        [0.068, 7.52],
        [0.05, 7.6],
      ],
      0.016,
      0.22 * paint.old,
    );
    for (let i = 0; i < 4; i++) {
      this.crease(
        [
          [0.5, 7.3 - i * 0.045],
          [0.58, 7.33 - i * 0.075],
          [0.66, 7.32 - i * 0.1],
        ],
        0.014,
        0.5 * paint.old,
      );
      const y = 7.78 + i * 0.1;
      this.crease(
        [
          [0, y + jitter()],
          [0.14, y + 0.01 + jitter()],
          [0.3, y + jitter()],
          [0.44 + jitter(), y - 0.03 + jitter()],
        ],
        0.018,
        (0.2 + 0.2 * chance()) * paint.old,
      );
    }
  }

  lips() {
    const { height, chance } = this;
    for (let i = 0; i < 60; i++) {
      const x = chance.bell() * 0.26;
      height.strokeStyle = `rgba(0,0,0,${chance.between(0.05, 0.18)})`;
      height.lineWidth = this.fine;
      height.beginPath();
      height.moveTo(...this.pixel([x, 6.665 + chance.between(-0.02, 0.09)]));
      height.lineTo(...this.pixel([x * 1.05, 6.62 + chance.between(-0.12, 0)]));
      height.stroke();
    }
  }

  /** Hairs along a curve on a soft bed; they stand up at the nose and lie down towards the temple. */
  eyebrows() {
    const { g, paint, chance } = this,
      { thick, density, arch } = paint.brows,
      colour = paint.brow.clone().convertLinearToSRGB(),
      width = thick * 0.06;
    const line = (t: number) =>
      7.468 +
      (0.046 + 0.022 * arch) * Math.sin(Math.min(1, t / 0.72) * Math.PI * 0.5) -
      Math.pow(Math.max(0, t - 0.66), 1.4) * (0.26 + 0.2 * arch);
    const lean = (t: number) => (t < 0.5 ? mix(1.25, 0.38, t * 2) : mix(0.38, -0.42, t * 2 - 1));
    for (let t = 0; t < 1; t += 0.06) this.blob(0.13 + t * 0.42, line(t), 0.06, width * 0.66 * (1 - t * 0.5), colour, 0.17 * density);
    for (const side of [1, -1])
      for (let i = 0; i < 330; i++) {
        const t = Math.pow(chance(), 0.9),
          off = (chance() - 0.5) * 2,
          w = width * (t < 0.12 ? 0.55 + t * 3.5 : 1) * (1 - Math.pow(t, 3) * 0.72),
          x = 0.12 + t * 0.44,
          y = line(t) + off * w * 0.5;
        const angle = lean(t) - off * 0.38 + chance.bell() * 0.16,
          long = (0.045 + 0.026 * chance()) * (1 - t * 0.3),
          shade = chance.between(0.75, 1.25);
        g.strokeStyle = css(
          new Color(clamp(colour.r * shade), clamp(colour.g * shade), clamp(colour.b * shade)),
          (0.32 + 0.36 * chance()) * density * Math.min(1, 0.4 + t * 4),
        );
        g.lineWidth = chance.between(0.9, 1.8) * this.fine;
        g.beginPath();
        g.moveTo(...this.pixel([x * side, y]));
        g.quadraticCurveTo(
          ...this.pixel([(x + Math.cos(angle) * long * 0.5) * side, y + Math.sin(angle) * long * 0.5]),
          ...this.pixel([(x + Math.cos(angle) * long) * side, y + Math.sin(angle) * long * 0.75]),
        );
        g.stroke();
      }
  }

  beardShadow() {
    const { g, paint, chance } = this,
      cool = this.tinted(0.78, 0.77, 0.82),
      colour = paint.brow.clone().convertLinearToSRGB();
    if (paint.shaveShadow) {
      this.blob(0, 6.34, 0.42, 0.3, cool, 0.45 * paint.shaveShadow);
      this.blob(0.5, 6.5, 0.3, 0.3, cool, 0.4 * paint.shaveShadow);
      this.blob(0.14, 6.77, 0.16, 0.05, cool, 0.36 * paint.shaveShadow);
    }
    for (let i = 0; i < 13000 * paint.stubble; i++) {
      const x = chance.between(-0.95, 0.95),
        y = chance.between(5.8, 7.1),
        ax = Math.abs(x),
        moustache = ax < 0.3 && y > 6.7 && y < 6.84;
      const grows = moustache
        ? 0.9
        : smooth(0.98 - 0.1 * ax, 0.7, (y - 6.05) / (0.45 + Math.max(0, ax - 0.15))) *
          (1 - smooth(0, 0.05, 0.17 - Math.hypot(ax * 0.72, y - 6.62))) *
          smooth(5.8, 6, y);
      if (chance() > grows) continue;
      const [px, py] = this.pixel([x, y]);
      g.fillStyle = css(colour, chance.between(0.1, 0.36));
      g.fillRect(px, py, chance.between(0.8, 1.7) * this.fine, chance.between(0.8, 1.9) * this.fine);
    }
  }

  /** The picture of a face, over everything that is skin: it has brows, spots and lips of its own. */
  picture() {
    const { picture, size } = this.paint;
    if (picture) this.g.drawImage(picture, 0, 0, size, size);
  }

  /** Hairs painted on the scalp at and above the hairline: the skin that shows between the roots is never bare. */
  hairline() {
    const { g, paint, chance } = this;
    if (!paint.scalp) return;
    const colour = paint.scalp.clone().convertLinearToSRGB();
    for (let i = 0; i < 9000; i++) {
      const x = chance.between(-0.95, 0.95),
        y = chance.between(7.1, 8.6),
        ax = Math.abs(x),
        line = 7.86 + paint.recede * 0.22 - 0.3 * smooth(0.42, 0.7, ax);
      const f = Math.max(smooth(-0.1, 0.16, y - line - (chance() - 0.5) * 0.1), smooth(0.64, 0.8, ax) * smooth(7.2, 7.5, y));
      if (chance() > f) continue;
      const [px, py] = this.pixel([x, y]),
        back = x * 22 + chance.bell() * 5;
      g.strokeStyle = css(colour, 0.5 * f + 0.06);
      g.lineWidth = chance.between(0.8, 2) * this.fine;
      g.beginPath();
      g.moveTo(px, py);
      g.lineTo(px + back * this.fine, py - chance.between(10, 30) * this.fine);
      g.stroke();
    }
  }

  /** Height to a tangent-space normal map. */
  normals(): HTMLCanvasElement {
    const size = this.paint.size,
      out = square(size),
      context = out.getContext("2d")!,
      image = context.createImageData(size, size),
      data = image.data,
      h = this.height.getImageData(0, 0, size, size).data;
    for (let y = 0; y < size; y++)
      for (let x = 0; x < size; x++) {
        const left = x ? x - 1 : 0,
          right = x < size - 1 ? x + 1 : x,
          up = y ? y - 1 : 0,
          down = y < size - 1 ? y + 1 : y;
        const dx = ((h[(y * size + right) * 4] - h[(y * size + left) * 4]) / 255) * 3,
          dy = ((h[(down * size + x) * 4] - h[(up * size + x) * 4]) / 255) * 3,
          l = 1 / Math.hypot(dx, dy, 1),
          i = (y * size + x) * 4;
        data[i] = (-dx * l * 0.5 + 0.5) * 255;
        data[i + 1] = (dy * l * 0.5 + 0.5) * 255;
        data[i + 2] = (l * 0.5 + 0.5) * 255;
        data[i + 3] = 255;
      }
    context.putImageData(image, 0, 0);
    return out;
  }
}

function square(size: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size;
  return canvas;
}

function texture(canvas: HTMLCanvasElement, colour: boolean): CanvasTexture {
  const made = new CanvasTexture(canvas);
  made.colorSpace = colour ? SRGBColorSpace : NoColorSpace;
  made.minFilter = LinearMipmapLinearFilter;
  return made;
}

const fronts = new WeakMap<HumanKit, (x: number, y: number) => number>();

/** Depth of the face's front over (x, y), from the base head's vertices with the holes filled. */
function faceFront(kit: HumanKit): (x: number, y: number) => number {
  const known = fronts.get(kit);
  if (known) return known;
  const n = 80,
    grid = new Float32Array(n * n).fill(-1),
    column = (x: number) => Math.round(((x + 0.9) / 1.8) * (n - 1)),
    row = (y: number) => Math.round(((y - 5.9) / 2.7) * (n - 1));
  for (let v = 0; v < SKIN_VERTICES; v++) {
    const x = kit.base[v * 3],
      y = kit.base[v * 3 + 1],
      z = kit.base[v * 3 + 2];
    if (y < 5.9 || y > 8.6 || Math.abs(x) > 0.9 || z < 0.2) continue;
    const i = row(y) * n + column(x);
    grid[i] = Math.max(grid[i], z);
  }
  for (let round = 0; round < 12; round++) {
    const next = grid.slice();
    for (let y = 1; y < n - 1; y++)
      for (let x = 1; x < n - 1; x++) {
        const i = y * n + x;
        if (grid[i] >= 0) continue;
        const near = [grid[i + 1], grid[i - 1], grid[i + n], grid[i - n]].filter(q => q > 0);
        if (near.length) next[i] = near.reduce((a, b) => a + b) / near.length;
      }
    grid.set(next);
  }
  const front = (x: number, y: number) => {
    const z = grid[clamp(row(y), 0, n - 1) * n + clamp(column(x), 0, n - 1)];
    return z > 0 ? z : 0.6;
  };
  fronts.set(kit, front);
  return front;
}
