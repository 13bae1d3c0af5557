// Repeatable chance: the same seed gives the same people, blinks and fidgets on every machine.

export interface Random {
  /** Uniform, 0 to 1. */
  (): number;
  between(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  /** Bell-shaped around 0, within −1 and 1. */
  bell(): number;
}

/** Mulberry32, spread by Knuth's multiplier so that neighbouring seeds differ at once. */
export function random(seed: number): Random {
  let state = Math.imul(seed | 0, 2654435761) >>> 0 || 1;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
  return Object.assign(next, {
    between: (low: number, high: number) => low + (high - low) * next(),
    pick: <T>(list: readonly T[]) => list[Math.floor(next() * list.length)],
    bell: () => (next() + next() + next() - 1.5) / 1.5,
  });
}

/** FNV-1a, 31 bits: a seed from a key or a description. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0) & 0x7fffffff;
}

/** A value of 0 to 1 for an integer place in a seeded sequence, without walking the sequence. */
export function chance(seed: number, place: number): number {
  let x = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(place + 0x7f4a7c15, 0xc2b2ae35);
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return ((x ^ (x >>> 16)) >>> 0) / 4294967296;
}
