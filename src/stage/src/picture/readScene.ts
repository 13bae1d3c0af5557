// What a single picture says of its depth: where the horizon is, what stands in front, and how far away both are.
// There is no model that measures depth in the packages; these are the cues of a painter: the ground plane, size, and what is cut by the frame.
import { blurred, dilated, largestPart, raster, type Raster } from "./rasters.ts";

export interface SceneReading {
  /** Row of the horizon, share of the height from the top. */
  horizon: number;
  /** Metres of the lens over the ground. */
  eyeHeight: number;
  /** How surely a pixel belongs to what stands in front; empty where nothing does. */
  front: Raster;
  /** Metres to what stands in front, or to the middle of the picture where nothing does. */
  distance: number;
  /** Metres to what is behind everything. */
  far: number;
}

const EYE_HEIGHT = 1.5;
const LEAST_AREA = 0.012;
const MOST_AREA = 0.8;
const CERTAIN = 0.5;
const BODY_WIDTH = 0.5;
const FACE_HEIGHT = 0.19;
const CUT = 0.97;
const FAR = 25;

/** `tangent`: of half the vertical field of view. `faceHeight`: of a face in it, as share of the picture's height. */
export function readScene(small: ImageData, people: Raster, tangent: number, faceHeight: number | null): SceneReading {
  const horizon = horizonOf(small);
  const found = frontOf(people) ?? frontOf(standsOut(small));
  const ground = (row: number) => EYE_HEIGHT / Math.max(1e-3, 2 * (row - horizon) * tangent);
  if (!found) return { horizon, eyeHeight: EYE_HEIGHT, front: raster(people.width, people.height), distance: Math.min(8, ground(0.85)), far: FAR };
  const aspect = people.width / people.height;
  const bySize = faceHeight
    ? FACE_HEIGHT / (2 * tangent * faceHeight)
    : BODY_WIDTH / (2 * tangent * aspect * Math.max(0.05, found.right - found.left));
  const distance = Math.min(Math.max(found.bottom < CUT && found.bottom > horizon + 0.05 ? ground(found.bottom) : bySize, 0.4), 14, ground(Math.min(1, found.bottom)));
  return { horizon, eyeHeight: EYE_HEIGHT, front: found.mask, distance, far: Math.max(FAR, distance * 5) };
}

function frontOf(map: Raster) {
  const found = largestPart(map, CERTAIN);
  if (!found || found.area < LEAST_AREA || found.area > MOST_AREA) return null;
  const near = dilated(found.part, 3);
  return { ...found, mask: raster(map.width, map.height, map.values.map((value, i) => value * near.values[i])) };
}

/** The row over and under which the picture differs most, kept near the middle where cameras are held level. */
export function horizonOf({ data, width, height }: ImageData): number {
  const rows = Array.from({ length: height }, (_, y) => {
    const mean = [0, 0, 0];
    for (let x = 0; x < width; x++) for (let c = 0; c < 3; c++) mean[c] += data[(y * width + x) * 4 + c] / width;
    return mean;
  });
  const reach = Math.max(2, Math.round(height * 0.08));
  let best = 0.46;
  let most = 14;
  for (let y = Math.round(height * 0.25); y < height * 0.68; y++) {
    let difference = 0;
    for (let c = 0; c < 3; c++) {
      let over = 0;
      let under = 0;
      for (let i = 1; i <= reach; i++) {
        over += rows[Math.max(0, y - i)][c] / reach;
        under += rows[Math.min(height - 1, y + i - 1)][c] / reach;
      }
      difference += Math.abs(over - under);
    }
    difference *= 1 - Math.abs(y / height - 0.48) * 1.2;
    if (difference > most) [best, most] = [y / height, difference];
  }
  return best;
}

/** Colours that the picture's own border does not have: a product or an animal before a plain ground. */
export function standsOut({ data, width, height }: ImageData): Raster {
  const bin = (i: number) => ((data[i * 4] >> 4) << 8) | ((data[i * 4 + 1] >> 4) << 4) | (data[i * 4 + 2] >> 4);
  const counts = new Float32Array(4096);
  const border = Math.max(2, Math.round(width * 0.08));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (x >= border && x < width - border && y >= border / 2) continue;
      // neighbouring colours count too, so that a gradient is one ground
      const i = y * width + x;
      for (const [r, g, b] of [[0, 0, 0], [1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1], [1, 1, 1], [-1, -1, -1]]) {
        const to = [(data[i * 4] >> 4) + r, (data[i * 4 + 1] >> 4) + g, (data[i * 4 + 2] >> 4) + b];
        if (to.every((value) => value >= 0 && value < 16)) counts[(to[0] << 8) | (to[1] << 4) | to[2]]++;
      }
    }
  const strange = raster(width, height);
  for (let i = 0; i < strange.values.length; i++) strange.values[i] = counts[bin(i)] < width * 0.02 ? 1 : 0;
  return blurred(strange, Math.max(1, Math.round(width / 160)));
}
