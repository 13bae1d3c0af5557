// Procedural tiling surfaces with colour, normal and roughness, painted once from noise and kept for the page's life.
import { CanvasTexture, DataTexture, LinearFilter, LinearMipmapLinearFilter, RepeatWrapping, SRGBColorSpace } from "three";
import { clamp, fbm, mix, noise } from "./noise.ts";

export type SurfaceName =
  "parquet" | "plaster" | "brick" | "slabs" | "asphalt" | "planks" | "soil" | "sand" | "grass" | "rock" | "tiles" | "concrete" | "cloth" | "cobbles";
/** `size`: metres that one tile covers. */
export interface SurfaceTextures {
  size: number;
  map: DataTexture;
  normalMap: DataTexture;
  roughnessMap: DataTexture;
}
type Rgb = [number, number, number];
interface Recipe {
  size: number;
  relief: number;
  height(u: number, v: number): number;
  /** sRGB, 0 to 1, from the place in the tile and the height there. */
  colour(u: number, v: number, height: number): Rgb;
  roughness(u: number, v: number): number;
}

const RESOLUTION = 256;
const grey = (value: number): Rgb => [value, value, value];
const tint = (a: Rgb, b: Rgb, share: number): Rgb => [mix(a[0], b[0], share), mix(a[1], b[1], share), mix(a[2], b[2], share)];
const dim = (colour: Rgb, share: number): Rgb => [colour[0] * share, colour[1] * share, colour[2] * share];

/** Rows of equal pieces, shifted against one another: boards, bricks, slabs. `edge` is the distance to the joint, in rows. */
function courses(rows: number, columns: number, shift: number) {
  return (u: number, v: number) => {
    const row = Math.floor(v * rows),
      along = u * columns + ((row * shift) % 1),
      column = Math.floor(along) % columns;
    const a = along - Math.floor(along),
      b = v * rows - row;
    const edge = Math.min(Math.min(a, 1 - a) * (rows / columns), Math.min(b, 1 - b));
    return { row, column, edge, own: noise(row * 7.31 + column * 3.7 + 0.5, column * 5.11 + row * 1.3 + 0.5) };
  };
}
const boards = courses(8, 2, 0.37),
  bricks = courses(12, 4, 0.5),
  slabs = courses(4, 3, 0.5),
  deck = courses(8, 1, 0),
  tiles = courses(4, 4, 0),
  cobbles = courses(10, 8, 0.5);

const RECIPES: Record<SurfaceName, Recipe> = {
  parquet: {
    size: 1.6,
    relief: 1.1,
    height: (u, v) => {
      const b = boards(u, v);
      return (b.edge < 0.025 ? 0 : 0.5) + 0.1 * fbm(u * 6 + b.column * 3, v * 90, 2) + b.own * 0.06;
    },
    colour: (u, v) => {
      const b = boards(u, v),
        grain = fbm(u * 4 + b.row * 9, v * 70 + b.column * 31, 3);
      return dim(tint([0.34, 0.2, 0.11], [0.66, 0.45, 0.28], 0.35 + 0.5 * b.own + 0.4 * (grain - 0.5)), b.edge < 0.03 ? 0.5 : 1);
    },
    roughness: (u, v) => 0.36 + 0.2 * fbm(u * 5, v * 24, 2) + 0.12 * boards(u, v).own,
  },
  plaster: {
    size: 2.2,
    relief: 0.7,
    height: (u, v) => fbm(u * 24, v * 24, 3, 24) * 0.5 + fbm(u * 4, v * 4, 2, 4) * 0.3,
    colour: (u, v) => grey(0.93 + 0.1 * (fbm(u * 5, v * 5, 3, 5) - 0.5)),
    roughness: () => 0.93,
  },
  brick: {
    size: 1,
    relief: 1.5,
    height: (u, v) => (bricks(u, v).edge < 0.1 ? 0 : 0.55) + 0.2 * fbm(u * 40, v * 40, 2, 40),
    colour: (u, v) => {
      const b = bricks(u, v),
        grain = fbm(u * 30, v * 30, 2, 30);
      return b.edge < 0.1 ? grey(0.56 + 0.1 * grain) : tint([0.42, 0.2, 0.15], [0.64, 0.32, 0.22], b.own * 0.8 + 0.3 * (grain - 0.3));
    },
    roughness: () => 0.9,
  },
  slabs: {
    size: 2.4,
    relief: 1.1,
    height: (u, v) => {
      const s = slabs(u, v);
      return (s.edge < 0.025 ? 0 : 0.5) + 0.12 * fbm(u * 50, v * 50, 2, 50) + 0.1 * s.own;
    },
    colour: (u, v) => {
      const s = slabs(u, v),
        stain = fbm(u * 8, v * 8, 3, 8),
        value = s.edge < 0.025 ? 0.28 : 0.48 + 0.12 * (s.own - 0.5) + 0.16 * (stain - 0.5);
      return [value * 1.02, value, value * 0.96];
    },
    roughness: (u, v) => 0.78 + 0.2 * (fbm(u * 8, v * 8, 2, 8) - 0.5),
  },
  cobbles: {
    size: 1.6,
    relief: 2.2,
    height: (u, v) => {
      const c = cobbles(u, v);
      return Math.sqrt(clamp(c.edge * 2.4)) * 0.6 + 0.1 * c.own;
    },
    colour: (u, v) => {
      const c = cobbles(u, v),
        value = c.edge < 0.07 ? 0.2 : 0.36 + 0.18 * c.own + 0.1 * (fbm(u * 30, v * 30, 2, 30) - 0.5);
      return [value, value * 0.98, value * 0.95];
    },
    roughness: (u, v) => 0.62 + 0.2 * cobbles(u, v).own,
  },
  asphalt: {
    size: 4,
    relief: 1.2,
    height: (u, v) => fbm(u * 90, v * 90, 2, 90),
    colour: (u, v) => {
      const value = 0.21 + 0.09 * (fbm(u * 6, v * 6, 3, 6) - 0.5) + 0.1 * (noise(u * 200, v * 200, 200) - 0.5);
      return [value, value, value * 1.02];
    },
    roughness: (u, v) => 0.85 + 0.2 * (fbm(u * 5, v * 5, 2, 5) - 0.5),
  },
  concrete: {
    size: 3,
    relief: 0.7,
    height: (u, v) => fbm(u * 60, v * 60, 2, 60) * 0.4 + fbm(u * 6, v * 6, 2, 6) * 0.4,
    colour: (u, v) => {
      const value = 0.62 + 0.2 * (fbm(u * 5, v * 5, 4, 5) - 0.5) + 0.05 * (noise(u * 120, v * 120, 120) - 0.5);
      return [value, value * 0.99, value * 0.96];
    },
    roughness: () => 0.86,
  },
  planks: {
    size: 1.6,
    relief: 1.5,
    height: (u, v) => {
      const d = deck(u, v);
      return (d.edge < 0.03 ? 0 : 0.5) + 0.22 * fbm(u * 3 + d.row * 5, v * 100, 3) + 0.06 * d.own;
    },
    colour: (u, v) => {
      const d = deck(u, v),
        grain = fbm(u * 3 + d.row * 7, v * 90, 3);
      return dim(tint([0.3, 0.25, 0.2], [0.6, 0.52, 0.42], 0.3 + 0.45 * d.own + 0.55 * (grain - 0.5)), d.edge < 0.03 ? 0.3 : 1);
    },
    roughness: (u, v) => 0.7 + 0.3 * (fbm(u * 4, v * 30, 2) - 0.3),
  },
  soil: {
    size: 3,
    relief: 1.6,
    height: (u, v) => fbm(u * 12, v * 12, 4, 12),
    colour: (u, v) => {
      const k = fbm(u * 60, v * 60, 2, 60) - 0.5;
      const c = tint([0.2, 0.17, 0.09], [0.4, 0.34, 0.21], clamp(fbm(u * 5, v * 5, 3, 5) * 1.4 - 0.2));
      return [c[0] + 0.1 * k, c[1] + 0.1 * k, c[2] + 0.06 * k];
    },
    roughness: () => 0.96,
  },
  sand: {
    size: 2.5,
    relief: 1.3,
    height: (u, v) =>
      0.35 * (0.5 + 0.5 * Math.sin((v * 14 + 1.3 * fbm(u * 4, v * 4, 2, 4)) * Math.PI * 2)) * fbm(u * 3, v * 3, 2, 3) +
      0.3 * fbm(u * 70, v * 70, 2, 70) +
      0.5 * fbm(u * 6, v * 6, 2, 6),
    colour: (u, v, h) => {
      const c = tint([0.69, 0.59, 0.43], [0.8, 0.7, 0.53], clamp(h * 1.1 - 0.1)),
        k = 0.06 * (noise(u * 200, v * 200, 200) - 0.5);
      return [c[0] + k, c[1] + k, c[2] + k];
    },
    roughness: () => 0.95,
  },
  grass: {
    size: 2,
    relief: 2,
    height: (u, v) => fbm(u * 40, v * 40, 3, 40),
    colour: (u, v, h) => {
      const c = tint([0.16, 0.22, 0.06], [0.36, 0.42, 0.14], clamp(h * 1.5 - 0.25));
      return tint(c, [0.42, 0.38, 0.18], clamp(fbm(u * 3, v * 3, 3, 3) * 1.6 - 0.75));
    },
    roughness: () => 0.95,
  },
  rock: {
    size: 3,
    relief: 2.4,
    height: (u, v) => Math.abs(fbm(u * 6, v * 6, 4, 6) - 0.5) * 1.6 + 0.2 * fbm(u * 30, v * 30, 2, 30),
    colour: (u, v, h) => {
      const value = 0.36 + 0.22 * h + 0.14 * (fbm(u * 4, v * 4, 3, 4) - 0.5);
      return [value * 1.02, value * 0.99, value * 0.93];
    },
    roughness: () => 0.9,
  },
  tiles: {
    size: 1.2,
    relief: 0.9,
    height: (u, v) => (tiles(u, v).edge < 0.02 ? 0 : 0.5),
    colour: (u, v) => {
      const t = tiles(u, v);
      return grey(t.edge < 0.02 ? 0.5 : 0.88 + 0.06 * (t.own - 0.5));
    },
    roughness: (u, v) => (tiles(u, v).edge < 0.02 ? 0.8 : 0.22 + 0.1 * tiles(u, v).own),
  },
  cloth: {
    size: 0.5,
    relief: 0.8,
    height: (u, v) => 0.5 + 0.25 * Math.sin(u * Math.PI * 96) + 0.25 * Math.sin(v * Math.PI * 96),
    colour: (u, v) => grey(0.88 + 0.12 * (fbm(u * 8, v * 8, 3, 8) - 0.5)),
    roughness: () => 0.97,
  },
};

function dataTexture(resolution: number, fill: (x: number, y: number) => readonly number[], colour: boolean): DataTexture {
  const bytes = new Uint8Array(resolution * resolution * 4);
  for (let y = 0, o = 0; y < resolution; y++) {
    for (let x = 0; x < resolution; x++, o += 4) {
      const value = fill(x, y);
      for (let k = 0; k < 3; k++) bytes[o + k] = clamp(value[k]) * 255;
      bytes[o + 3] = 255;
    }
  }
  const texture = new DataTexture(bytes, resolution, resolution);
  texture.wrapS = texture.wrapT = RepeatWrapping;
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  if (colour) texture.colorSpace = SRGBColorSpace;
  texture.needsUpdate = true;
  return texture;
}

/** A normal map from a tiling height; `relief` is the slope of one unit of height over one texel. */
function normalsOf(resolution: number, relief: number, height: (x: number, y: number) => number): DataTexture {
  return dataTexture(
    resolution,
    (x, y) => {
      const dx = (height(x - 1, y) - height(x + 1, y)) * relief,
        dy = (height(x, y - 1) - height(x, y + 1)) * relief,
        length = Math.hypot(dx, dy, 1);
      return [(dx / length) * 0.5 + 0.5, (dy / length) * 0.5 + 0.5, (1 / length) * 0.5 + 0.5];
    },
    false,
  );
}

const surfaces = new Map<SurfaceName, SurfaceTextures>();

export function surfaceTextures(name: SurfaceName): SurfaceTextures {
  const known = surfaces.get(name);
  if (known) return known;
  const recipe = RECIPES[name],
    n = RESOLUTION,
    heights = new Float32Array(n * n);
  for (let y = 0; y < n; y++) for (let x = 0; x < n; x++) heights[y * n + x] = recipe.height((x + 0.5) / n, (y + 0.5) / n);
  const height = (x: number, y: number) => heights[((y + n) % n) * n + ((x + n) % n)];
  const textures: SurfaceTextures = {
    size: recipe.size,
    map: dataTexture(n, (x, y) => recipe.colour((x + 0.5) / n, (y + 0.5) / n, height(x, y)), true),
    normalMap: normalsOf(n, recipe.relief * 1.6, height),
    roughnessMap: dataTexture(n / 2, (x, y) => [1, recipe.roughness((x + 0.5) / (n / 2), (y + 0.5) / (n / 2)), 0], false),
  };
  surfaces.set(name, textures);
  return textures;
}

let grain: DataTexture | null = null;
/** Noise at two scales for wear, puddles and settled snow; red is coarse, green is fine. */
export function grainTexture(): DataTexture {
  grain ??= dataTexture(128, (x, y) => [fbm(x / 16, y / 16, 4, 8), fbm(x / 4 + 3, y / 4, 2, 32), noise(x * 0.9, y * 0.9, 116)], false);
  return grain;
}

let ripples: DataTexture | null = null;
/** Normals of a wind-ruffled water, from crossing sharpened sines (after spikes/stage). */
export function rippleTexture(): DataTexture {
  if (ripples) return ripples;
  const n = 256,
    waves: [number, number, number, number][] = [];
  for (let i = 0; i < 48; i++) {
    const frequency = 1 + Math.floor(noise(i * 3.1, 0.5) ** 1.6 * 24),
      angle = noise(0.5, i * 2.7) * Math.PI * 2;
    const kx = Math.round(Math.cos(angle) * frequency),
      ky = Math.round(Math.sin(angle) * frequency);
    waves.push([kx, ky, noise(i * 1.7, i * 0.9) * Math.PI * 2, 1 / (Math.hypot(kx, ky) || 1) ** 1.15]);
  }
  const heights = new Float32Array(n * n);
  for (let y = 0; y < n; y++)
    for (let x = 0; x < n; x++) {
      let sum = 0;
      for (const [kx, ky, phase, strength] of waves) sum += strength * (1 - Math.abs(Math.sin(((kx * x + ky * y) / n) * Math.PI + phase)));
      heights[y * n + x] = sum;
    }
  return (ripples = normalsOf(n, 2.2, (x, y) => heights[((y + n) % n) * n + ((x + n) % n)]));
}

/** A picture drawn by canvas: signs, paintings, labels, leaves. */
export function painted(
  width: number,
  height: number,
  draw: (pen: CanvasRenderingContext2D, width: number, height: number) => void,
  repeat = false,
): CanvasTexture {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  draw(canvas.getContext("2d")!, width, height);
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  if (repeat) texture.wrapS = texture.wrapT = RepeatWrapping;
  return texture;
}
