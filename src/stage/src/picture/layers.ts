// Two layers from one picture: what stands in front with its soft edge, and the ground behind it filled in from its surroundings.
// Over one another they are the picture again, exactly: front = picture − (1 − coverage) × behind, premultiplied.
import { grainOf } from "./grain.ts";
import { blurred, dilated, raster, sample, type Raster } from "./rasters.ts";

export interface PictureLayers {
  width: number;
  height: number;
  /** RGBA, premultiplied by its coverage, rows from the top. */
  front: Uint8Array;
  /** RGBA, opaque. */
  behind: Uint8Array;
  /** Coverage of the front at the reading's own size. */
  coverage: Raster;
}

/** `rim`: pixels of the mask that go with the front beyond its edge: what is left of it behind would be seen, what comes along is a halo. */
export function layersOf(picture: ImageData, small: ImageData, mask: Raster, rim: number): PictureLayers {
  const { width, height, data } = picture;
  const coverage = blurred(dilated(solid(mask), rim), rim, 1);
  const unknown = dilated(coverage, 1);
  const filled = fillIn(small, unknown);
  const grain = grainOf(picture, small, unknown);
  const fine: [number, number, number] = [0, 0, 0];
  const front = new Uint8Array(width * height * 4);
  const behind = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const u = (x + 0.5) / width;
      const v = (y + 0.5) / height;
      const i = (y * width + x) * 4;
      const cover = sample(coverage, u, v);
      const fills = Math.min(1, cover * 3);
      if (fills > 0) grain.at(u, v, fine);
      front[i + 3] = Math.round(cover * 255);
      behind[i + 3] = 255;
      for (let c = 0; c < 3; c++) {
        const own = data[i + c];
        const clear = 1 - front[i + 3] / 255;
        // no brighter than what shines through the front's soft edge could be
        const most = clear > 0 ? own / clear : 255;
        const ground = Math.round(Math.min(most, fills > 0 ? own + (Math.max(0, sample(filled[c], u, v) + fine[c]) - own) * fills : own));
        behind[i + c] = ground;
        front[i + c] = Math.min(255, Math.max(0, Math.round(own - clear * ground)));
      }
    }
  return { width, height, front, behind, coverage };
}

function solid(mask: Raster): Raster {
  return raster(mask.width, mask.height, mask.values.map((value) => Math.min(1, Math.max(0, (value - 0.25) / 0.5))));
}

/** Push and pull: known pixels are averaged to ever smaller pictures, and unknown ones take what the smaller picture knows there. */
export function fillIn({ data, width, height }: ImageData, unknown: Raster): [Raster, Raster, Raster] {
  const known = raster(width, height, unknown.values.map((value) => (value > 0.004 ? 0 : 1)));
  const channels = [0, 1, 2].map((c) => raster(width, height, known.values.map((weight, i) => weight * data[i * 4 + c])));
  const filled = spread(channels, known);
  return filled as [Raster, Raster, Raster];
}

/** Values that are known with a weight, and what they are like where they are not. */
export function spread(channels: Raster[], weight: Raster): Raster[] {
  const { width, height } = weight;
  if (width <= 2 || height <= 2) {
    return channels.map((channel) => {
      const total = weight.values.reduce((sum, value) => sum + value, 0) || 1;
      const mean = channel.values.reduce((sum, value) => sum + value, 0) / total;
      return raster(width, height, channel.values.map((value, i) => value + (1 - Math.min(1, weight.values[i])) * mean));
    });
  }
  const smallWeight = halved(weight);
  const small = channels.map(halved);
  for (let i = 0; i < smallWeight.values.length; i++) {
    const w = smallWeight.values[i];
    const capped = Math.min(1, w * 4);
    if (w > 0) for (const channel of small) channel.values[i] *= capped / w;
    smallWeight.values[i] = capped;
  }
  const coarse = spread(small, smallWeight);
  return channels.map((channel, c) =>
    raster(
      width,
      height,
      channel.values.map((value, i) => {
        const missing = 1 - Math.min(1, weight.values[i]);
        return missing > 0 ? value + missing * sample(coarse[c], ((i % width) + 0.5) / width, (Math.floor(i / width) + 0.5) / height) : value;
      }),
    ),
  );
}

function halved({ width, height, values }: Raster): Raster {
  const half = raster(Math.ceil(width / 2), Math.ceil(height / 2));
  for (let y = 0; y < half.height; y++)
    for (let x = 0; x < half.width; x++) {
      const [right, bottom] = [Math.min(2 * x + 1, width - 1), Math.min(2 * y + 1, height - 1)];
      half.values[y * half.width + x] =
        (values[2 * y * width + 2 * x] + values[2 * y * width + right] + values[bottom * width + 2 * x] + values[bottom * width + right]) / 4;
    }
  return half;
}
