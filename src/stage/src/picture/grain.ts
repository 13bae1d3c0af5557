// The grain of what is filled in. Smooth colours alone would be a smear: each place takes what the picture has beyond its mean at the
// place mirrored over the nearest edge of what is known, so that grass goes on as grass and planks as planks.
import { blurred, raster, sample, type Raster } from "./rasters.ts";

const MEAN_RADIUS = 5;
/** Grain is weak; what differs more from its mean is the edge of a thing, and half a thing is worse than none. Of 255. */
const GRAIN = 10;
const MOST = 26;
/** Of the way mirrored over the edge, the shares that are tried until one leads to something known. */
const REACHES = [1, 0.6, 0.3, 0.1];

export interface Grain {
  /** What to add to channel `c` at a place that is not known; shares of the picture. */
  at(u: number, v: number, into: [number, number, number]): void;
}

/** `unknown`: over 0 where the picture hides what is wanted. */
export function grainOf(picture: ImageData, small: ImageData, unknown: Raster): Grain {
  const { width, height } = unknown;
  const known = raster(width, height, unknown.values.map((value) => (value > 0.004 ? 0 : 1)));
  const weight = blurred(known, MEAN_RADIUS, 1);
  const mean = [0, 1, 2].map((c) => {
    const sum = blurred(raster(width, height, known.values.map((value, i) => value * small.data[4 * i + c])), MEAN_RADIUS, 1);
    return raster(width, height, sum.values.map((value, i) => value / Math.max(1e-3, weight.values[i])));
  });
  const nearest = nearestKnown(known);
  const knows = (x: number, y: number) => x >= 0 && y >= 0 && x < width && y < height && known.values[Math.floor(y) * width + Math.floor(x)] > 0;
  return {
    at(u, v, into) {
      into[0] = into[1] = into[2] = 0;
      const [x, y] = [u * width, v * height];
      const edge = nearest[Math.min(height - 1, Math.floor(y)) * width + Math.min(width - 1, Math.floor(x))];
      if (edge < 0) return;
      const [ex, ey] = [(edge % width) + 0.5, Math.floor(edge / width) + 0.5];
      for (const reach of REACHES) {
        const [mx, my] = [ex + (ex - x) * reach, ey + (ey - y) * reach];
        if (!knows(mx, my)) continue;
        const i = (Math.min(picture.height - 1, Math.floor((my / height) * picture.height)) * picture.width + Math.min(picture.width - 1, Math.floor((mx / width) * picture.width))) * 4;
        for (let c = 0; c < 3; c++) into[c] = picture.data[i + c] - sample(mean[c], mx / width, my / height);
        const strong = Math.max(Math.abs(into[0]), Math.abs(into[1]), Math.abs(into[2]));
        const kept = Math.min(1, Math.max(0, (MOST - strong) / (MOST - GRAIN)));
        for (let c = 0; c < 3; c++) into[c] *= kept;
        return;
      }
    },
  };
}

/** For each pixel the index of the nearest known one, or −1 where nothing is known: two sweeps of an eight-point distance transform. */
function nearestKnown({ width, height, values }: Raster): Int32Array {
  const nearest = new Int32Array(values.length).fill(-1);
  for (let i = 0; i < values.length; i++) if (values[i] > 0) nearest[i] = i;
  const away = (i: number, to: number) => (to < 0 ? Infinity : ((to % width) - (i % width)) ** 2 + (Math.floor(to / width) - Math.floor(i / width)) ** 2);
  const take = (x: number, y: number, dx: number, dy: number) => {
    const [ox, oy] = [x + dx, y + dy];
    if (ox < 0 || oy < 0 || ox >= width || oy >= height) return;
    const [i, other] = [y * width + x, nearest[oy * width + ox]];
    if (away(i, other) < away(i, nearest[i])) nearest[i] = other;
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) for (const [dx, dy] of [[-1, 0], [0, -1], [-1, -1], [1, -1]]) take(x, y, dx, dy);
    for (let x = width - 1; x >= 0; x--) take(x, y, 1, 0);
  }
  for (let y = height - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--) for (const [dx, dy] of [[1, 0], [0, 1], [1, 1], [-1, 1]]) take(x, y, dx, dy);
    for (let x = 0; x < width; x++) take(x, y, -1, 0);
  }
  return nearest;
}
