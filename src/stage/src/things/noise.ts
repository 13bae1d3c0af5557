// Seeded numbers and value noise, the same on every machine.

export type Random = () => number;

/** mulberry32: a small generator, 0 ≤ x < 1. */
export function seeded(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)];
export const between = (random: Random, low: number, high: number): number => low + (high - low) * random();

/** A number from a text, for seeding by name (FNV-1a). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

const LATTICE = 256;
const lattice = (() => {
  const random = seeded(9176);
  return Float32Array.from({ length: LATTICE * LATTICE }, () => random());
})();
const wrap = (value: number, period: number) => ((value % period) + period) % period;

/** Value noise, 0 to 1. With a period (at most 256) it repeats, so that a texture tiles. */
export function noise(x: number, y: number, period = LATTICE): number {
  const xi = Math.floor(x),
    yi = Math.floor(y),
    fx = x - xi,
    fy = y - yi;
  const u = fx * fx * (3 - 2 * fx),
    v = fy * fy * (3 - 2 * fy);
  const x0 = wrap(xi, period),
    x1 = wrap(xi + 1, period),
    y0 = wrap(yi, period) * LATTICE,
    y1 = wrap(yi + 1, period) * LATTICE;
  const a = lattice[y0 + x0],
    b = lattice[y0 + x1],
    c = lattice[y1 + x0],
    d = lattice[y1 + x1];
  return a + (b - a) * u + (c - a) * v + (a - b - c + d) * u * v;
}

/** Octaves of noise, each half as strong and twice as fine, 0 to 1. */
export function fbm(x: number, y: number, octaves = 4, period = LATTICE): number {
  let sum = 0,
    total = 0,
    strength = 0.5,
    cycle = period;
  for (let i = 0; i < octaves; i++) {
    sum += strength * noise(x + i * 17, y + i * 31, Math.min(cycle, LATTICE));
    total += strength;
    strength *= 0.5;
    x *= 2;
    y *= 2;
    cycle *= 2;
  }
  return sum / total;
}

export const clamp = (value: number, low = 0, high = 1): number => (value < low ? low : value > high ? high : value);
export const mix = (a: number, b: number, share: number): number => a + (b - a) * share;
export function smoothstep(value: number, from: number, to: number): number {
  const share = clamp((value - from) / (to - from));
  return share * share * (3 - 2 * share);
}
