// What a person painted on the picture: what is near, what is far, and what is lifted out and moved. The brush is coarse; edges of
// the picture itself say where a painted part really ends (guided filter: He, Sun, Tang 2010, on luminance).
import type { PictureMarks } from "../contracts.ts";
import { blurred, raster, type Raster } from "./rasters.ts";

export type PictureLayer = "near" | "far" | "lifted";
/** The part of the picture that the frame shows: left, top, width, height, as shares of the picture. */
export type Crop = [number, number, number, number];

const SOFT_SHARE = 0.35;
const GUIDE_RADIUS = 7;
const GUIDE_NOISE = 4e-4;

/** 0 to 1 for each pixel of the frame; null where nothing was painted for the layer. */
export function painted(marks: PictureMarks | null | undefined, layer: PictureLayer, crop: Crop, width: number, height: number): Raster | null {
  const strokes = marks?.strokes ?? [];
  if (!strokes.some((stroke) => stroke.layer === layer)) return null;
  const map = raster(width, height);
  const place = (i: number, points: readonly number[]): [number, number] => [
    ((points[2 * i] - crop[0]) / crop[2]) * width,
    ((points[2 * i + 1] - crop[1]) / crop[3]) * height,
  ];
  for (const { layer: painted, radius, points } of strokes) {
    // the last stroke over a place says what it is
    const value = painted === layer ? 1 : 0;
    const reach = (radius / crop[2]) * width;
    const count = Math.floor(points.length / 2);
    for (let i = 0; i < count; i++) stamp(map, place(i, points), place(Math.min(i + 1, count - 1), points), reach, value);
  }
  return map;
}

/** The mask with its edge where the picture's own is. */
export function guided({ data, width, height }: ImageData, mask: Raster): Raster {
  const light = raster(width, height, Float32Array.from({ length: width * height }, (_, i) => (0.299 * data[4 * i] + 0.587 * data[4 * i + 1] + 0.114 * data[4 * i + 2]) / 255));
  const mean = (map: Raster) => blurred(map, GUIDE_RADIUS, 1);
  const times = (a: Raster, b: Raster) => raster(width, height, a.values.map((value, i) => value * b.values[i]));
  const [meanLight, meanMask, meanBoth, meanSquare] = [mean(light), mean(mask), mean(times(light, mask)), mean(times(light, light))];
  const slope = raster(width, height, meanBoth.values.map((both, i) => (both - meanLight.values[i] * meanMask.values[i]) / (meanSquare.values[i] - meanLight.values[i] ** 2 + GUIDE_NOISE)));
  const offset = raster(width, height, meanMask.values.map((value, i) => value - slope.values[i] * meanLight.values[i]));
  const [meanSlope, meanOffset] = [mean(slope), mean(offset)];
  return raster(width, height, light.values.map((value, i) => Math.min(1, Math.max(0, meanSlope.values[i] * value + meanOffset.values[i]))));
}

function stamp({ width, height, values }: Raster, [x0, y0]: [number, number], [x1, y1]: [number, number], reach: number, value: number): void {
  const length = (x1 - x0) ** 2 + (y1 - y0) ** 2;
  const soft = Math.max(1, reach * SOFT_SHARE);
  for (let y = Math.max(0, Math.floor(Math.min(y0, y1) - reach)); y < Math.min(height, Math.max(y0, y1) + reach + 1); y++)
    for (let x = Math.max(0, Math.floor(Math.min(x0, x1) - reach)); x < Math.min(width, Math.max(x0, x1) + reach + 1); x++) {
      const along = length > 0 ? Math.min(1, Math.max(0, ((x + 0.5 - x0) * (x1 - x0) + (y + 0.5 - y0) * (y1 - y0)) / length)) : 0;
      const away = Math.hypot(x + 0.5 - x0 - along * (x1 - x0), y + 0.5 - y0 - along * (y1 - y0));
      const cover = Math.min(1, Math.max(0, (reach - away) / soft));
      values[y * width + x] = value > 0 ? Math.max(values[y * width + x], cover) : Math.min(values[y * width + x], 1 - cover);
    }
}
