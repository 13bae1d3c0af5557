import type { Brief, Mode } from "./brief.ts";

const SCALES: Readonly<Record<Mode, readonly number[]>> = {
  major: [0, 2, 4, 5, 7, 9, 11], minor: [0, 2, 3, 5, 7, 8, 10], dorian: [0, 2, 3, 5, 7, 9, 10], mixolydian: [0, 2, 4, 5, 7, 9, 10],
  lydian: [0, 2, 4, 6, 7, 9, 11], phrygian: [0, 1, 3, 5, 7, 8, 10], harmonic: [0, 2, 3, 5, 7, 8, 11],
};

/** MIDI key of a degree of the scale; 7 is the tonic an octave up, −1 the leading tone below. */
export function keyOf(brief: Brief, degree: number): number {
  const scale = SCALES[brief.mode];
  return brief.root + scale[((degree % 7) + 7) % 7] + 12 * Math.floor(degree / 7);
}

/** The chord of a degree in the position that moves least from the one before. */
export function voiceLed(brief: Brief, degree: number, before: readonly number[]): number[] {
  const tones = (brief.sevenths ? [0, 2, 4, 6] : [0, 2, 4]).map(step => keyOf(brief, degree + step));
  if (before.length === 0) return tones;
  const centre = before.reduce((sum, key) => sum + key, 0) / before.length;
  let best = tones, bestDistance = Infinity;
  for (let turn = -tones.length; turn <= tones.length; turn++) {
    const inverted = tones.map((key, index) => key + 12 * Math.floor((index < ((turn % tones.length) + tones.length) % tones.length ? 1 : 0) + Math.floor(turn / tones.length))).sort((a, b) => a - b);
    const distance = Math.abs(inverted.reduce((sum, key) => sum + key, 0) / inverted.length - centre);
    if (distance < bestDistance) { bestDistance = distance; best = inverted; }
  }
  return best;
}

/** Moves a key by octaves into a range. */
export function into(key: number, low: number, high: number): number {
  let moved = key;
  while (moved < low) moved += 12;
  while (moved > high) moved -= 12;
  return moved;
}
