// The body as a tailor measures it: how far it reaches from its middle line at every height and angle, hollows bridged over,
// and how cloth hangs from the widest places. Coats, dresses and skirts are made on these measures, not on the skin.
import { clamp, mix } from "../../motion/ease.ts";
import { SKIN_VERTICES, type HumanKit } from "../kit.ts";

const ANGLES = 48;

export interface Hang {
  /** Metres from the middle line. */
  radius(y: number, angle: number): number;
}

export class BodyProfile {
  private readonly low: number;
  private readonly step: number;
  private readonly rows: Float32Array[] = [];
  private readonly middle: Float32Array;
  private readonly heights: [base: number, metres: number][] = [];

  constructor(kit: HumanKit, points: Float32Array) {
    const trunk: [number, number, number][] = [],
      sums = new Map<number, [number, number]>();
    for (let v = 0; v < SKIN_VERTICES; v++) {
      const base = kit.base[v * 3 + 1];
      if (kit.mask.arm[v] > 5 || base > 6) continue;
      trunk.push([points[v * 3], points[v * 3 + 1], points[v * 3 + 2]]);
      const key = Math.round(base * 4),
        sum = sums.get(key) ?? [0, 0];
      sums.set(key, [sum[0] + points[v * 3 + 1], sum[1] + 1]);
    }
    this.heights = [...sums].sort((a, b) => a[0] - b[0]).map(([key, [sum, n]]) => [key / 4, sum / n]);
    const top = Math.max(...trunk.map(p => p[1]));
    this.low = 0.02;
    this.step = top / 90;
    const count = Math.ceil((top - this.low) / this.step) + 1;
    this.middle = new Float32Array(count);
    let last: Float32Array | null = null;
    for (let i = 0; i < count; i++) {
      const y = this.low + i * this.step,
        slab = trunk.filter(p => Math.abs(p[1] - y) < this.step * 0.9);
      if (slab.length < 6) {
        this.rows.push(last ?? new Float32Array(ANGLES).fill(0.1));
        this.middle[i] = i ? this.middle[i - 1] : 0;
        continue;
      }
      const zs = slab.map(p => p[2]);
      this.middle[i] = (Math.min(...zs) + Math.max(...zs)) / 2;
      this.rows.push((last = hull(slab.map(p => [p[0], p[2] - this.middle[i]]))));
    }
    for (let round = 0; round < 3; round++)
      for (let i = 1; i + 1 < count; i++) this.middle[i] = (this.middle[i - 1] + 2 * this.middle[i] + this.middle[i + 1]) / 4;
  }

  /** The height in metres of a base height (decimetres). */
  heightOf(base: number): number {
    const h = this.heights;
    let i = 1;
    while (i < h.length - 1 && h[i][0] < base) i++;
    return mix(h[i - 1][1], h[i][1], clamp((base - h[i - 1][0]) / (h[i][0] - h[i - 1][0]), -3, 3));
  }

  /** z of the middle line. */
  centre(y: number): number {
    return this.lookUp(y, i => this.middle[i]);
  }

  radius(y: number, angle: number): number {
    return this.sample(this.rows, y, angle);
  }

  /** How cloth falls: it keeps the width of what is above, narrowing by `taper` a metre (negative flares). Below `from` only. */
  hang(from: number, taper: number): Hang {
    const rows = this.rows.map(r => r.slice());
    for (let i = rows.length - 2; i >= 0; i--) {
      if (this.low + i * this.step > from) continue;
      for (let a = 0; a < ANGLES; a++) rows[i][a] = Math.max(rows[i][a], rows[i + 1][a] - taper * this.step);
    }
    for (let round = 0; round < 2; round++)
      for (let i = 1; i + 1 < rows.length; i++)
        for (let a = 0; a < ANGLES; a++) rows[i][a] = (rows[i - 1][a] + 2 * rows[i][a] + rows[i + 1][a]) / 4;
    return { radius: (y, angle) => this.sample(rows, y, angle) };
  }

  private lookUp(y: number, value: (row: number) => number): number {
    const at = clamp((y - this.low) / this.step, 0, this.rows.length - 1.001),
      i = Math.floor(at);
    return mix(value(i), value(i + 1), at - i);
  }

  private sample(rows: Float32Array[], y: number, angle: number): number {
    const a = ((((angle / (2 * Math.PI)) * ANGLES) % ANGLES) + ANGLES) % ANGLES,
      j = Math.floor(a),
      k = (j + 1) % ANGLES;
    return this.lookUp(y, i => mix(rows[i][j % ANGLES], rows[i][k], a - j));
  }
}

/** Radii of the convex outline of points about the origin, by angle (0 towards +z, growing towards +x). */
export function hull(points: [x: number, z: number][], angles = ANGLES): Float32Array {
  const support = new Float32Array(angles),
    radius = new Float32Array(angles);
  for (let i = 0; i < angles; i++) {
    const s = Math.sin((i / angles) * 2 * Math.PI),
      c = Math.cos((i / angles) * 2 * Math.PI);
    let most = -9;
    for (const [x, z] of points) most = Math.max(most, x * s + z * c);
    support[i] = most;
  }
  for (let i = 0; i < angles; i++) {
    let least = 9;
    for (let j = 0; j < angles; j++) {
      const c = Math.cos(((i - j) / angles) * 2 * Math.PI);
      if (c > 0.06) least = Math.min(least, support[j] / c);
    }
    radius[i] = Math.max(0.005, least);
  }
  return radius;
}
