// Seeded chance. The stage knows no other: the same seed and the same words give the same number on every machine.

/** A 32-bit hash of the seed and any words (FNV-1a, then a finishing mix). */
export function hash(seed: number, ...words: (string | number)[]): number {
  let h = (0x811c9dc5 ^ seed) >>> 0;
  for (const word of words) {
    const text = `${word}\u0000`;
    for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A number from 0 (inclusive) to 1 (exclusive). */
export function chance(seed: number, ...words: (string | number)[]): number {
  return hash(seed, ...words) / 4294967296;
}

export function pick<T>(from: readonly T[], seed: number, ...words: (string | number)[]): T {
  return from[Math.floor(chance(seed, ...words) * from.length)];
}
