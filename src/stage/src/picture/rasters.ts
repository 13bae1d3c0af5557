// Small maps of one number a pixel, row by row from the top left.
export interface Raster {
  width: number;
  height: number;
  values: Float32Array;
}

export function raster(width: number, height: number, values = new Float32Array(width * height)): Raster {
  return { width, height, values };
}

/** Bilinear; u and v from 0 to 1, v down. */
export function sample({ width, height, values }: Raster, u: number, v: number): number {
  const x = Math.min(Math.max(u * width - 0.5, 0), width - 1);
  const y = Math.min(Math.max(v * height - 0.5, 0), height - 1);
  const left = Math.floor(x);
  const top = Math.floor(y);
  const right = Math.min(left + 1, width - 1);
  const bottom = Math.min(top + 1, height - 1);
  const a = values[top * width + left] + (values[top * width + right] - values[top * width + left]) * (x - left);
  const b = values[bottom * width + left] + (values[bottom * width + right] - values[bottom * width + left]) * (x - left);
  return a + (b - a) * (y - top);
}

/** The mean over a square of 2·radius + 1 pixels, the edge repeated; twice is nearly a Gaussian. */
export function blurred(from: Raster, radius: number, times = 2): Raster {
  let map = from;
  for (let i = 0; i < times; i++) map = along(along(map, radius, 1), radius, from.width);
  return map;
}

function along({ width, height, values }: Raster, radius: number, step: number): Raster {
  const out = new Float32Array(values.length);
  const [count, lines, across] = step === 1 ? [width, height, width] : [height, width, 1];
  for (let line = 0; line < lines; line++) {
    const at = (i: number) => line * across + Math.min(Math.max(i, 0), count - 1) * step;
    let sum = 0;
    for (let i = -radius; i <= radius; i++) sum += values[at(i)];
    for (let i = 0; i < count; i++) {
      out[at(i)] = sum / (2 * radius + 1);
      sum += values[at(i + radius + 1)] - values[at(i - radius)];
    }
  }
  return raster(width, height, out);
}

/** The largest value within a square of 2·radius + 1 pixels. */
export function dilated({ width, height, values }: Raster, radius: number): Raster {
  const once = new Float32Array(values.length);
  const twice = new Float32Array(values.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let most = 0;
      for (let i = Math.max(0, x - radius); i <= Math.min(width - 1, x + radius); i++) most = Math.max(most, values[y * width + i]);
      once[y * width + x] = most;
    }
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let most = 0;
      for (let i = Math.max(0, y - radius); i <= Math.min(height - 1, y + radius); i++) most = Math.max(most, once[i * width + x]);
      twice[y * width + x] = most;
    }
  return raster(width, height, twice);
}

/** The largest connected part of what is over the threshold, and its box; null where there is nothing. */
export function largestPart(map: Raster, threshold: number): { part: Raster; area: number; left: number; top: number; right: number; bottom: number } | null {
  const { width, height, values } = map;
  const seen = new Uint8Array(values.length);
  let best: number[] = [];
  for (let start = 0; start < values.length; start++) {
    if (seen[start] || values[start] <= threshold) continue;
    const members = [start];
    seen[start] = 1;
    for (let next = 0; next < members.length; next++) {
      const i = members[next];
      const x = i % width;
      for (const j of [x > 0 ? i - 1 : -1, x < width - 1 ? i + 1 : -1, i - width, i + width])
        if (j >= 0 && j < values.length && !seen[j] && values[j] > threshold) {
          seen[j] = 1;
          members.push(j);
        }
    }
    if (members.length > best.length) best = members;
  }
  if (best.length === 0) return null;
  const part = raster(width, height);
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (const i of best) {
    part.values[i] = 1;
    left = Math.min(left, i % width);
    right = Math.max(right, i % width);
    top = Math.min(top, Math.floor(i / width));
    bottom = Math.max(bottom, Math.floor(i / width));
  }
  return { part, area: best.length / values.length, left: left / width, top: top / height, right: (right + 1) / width, bottom: (bottom + 1) / height };
}
