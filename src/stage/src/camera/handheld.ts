// The hand of an operator: sway, arms, hand and tremor, each a band of sines with frequencies that never meet.
// Sizes: root mean square for a good operator standing; scaled so that the picture keeps its unrest at any focal length.
import { chance } from "../direction/random.ts";

/** Degrees and metres. */
export interface Shake {
  yaw: number;
  pitch: number;
  roll: number;
  x: number;
  y: number;
}

interface Band {
  low: number;
  high: number;
  pitch: number;
  yaw: number;
  roll: number;
  place: number;
}

const BANDS: readonly Band[] = [
  { low: 0.1, high: 0.5, pitch: 0.25, yaw: 0.3, roll: 0.12, place: 0.012 },
  { low: 0.8, high: 2, pitch: 0.08, yaw: 0.1, roll: 0.05, place: 0.003 },
  { low: 3, high: 6, pitch: 0.02, yaw: 0.02, roll: 0.015, place: 0.0005 },
  { low: 8, high: 12, pitch: 0.004, yaw: 0.004, roll: 0.003, place: 0.00005 },
];
const SINES = 4;
const REFERENCE_LENS = 35;
const STEP_RATE = 1.9;

export function handheld(t: number, seed: number, focalLength: number, strength: number, walking: boolean): Shake {
  const shake: Shake = { yaw: 0, pitch: 0, roll: 0, x: 0, y: 0 };
  const turn = strength * Math.min(1, REFERENCE_LENS / focalLength);
  BANDS.forEach((band, i) => {
    shake.yaw += band.yaw * turn * noise(t, seed, `yaw${i}`, band);
    shake.pitch += band.pitch * turn * noise(t, seed, `pitch${i}`, band);
    shake.roll += band.roll * turn * noise(t, seed, `roll${i}`, band);
    shake.x += band.place * strength * noise(t, seed, `x${i}`, band);
    shake.y += band.place * strength * noise(t, seed, `y${i}`, band);
  });
  if (walking) {
    shake.y += 0.015 * strength * Math.sin(2 * Math.PI * STEP_RATE * t);
    shake.x += 0.017 * strength * Math.sin(Math.PI * STEP_RATE * t);
    shake.roll += 0.4 * strength * Math.sin(Math.PI * STEP_RATE * t + 0.6);
  }
  return shake;
}

/** Root mean square 1. */
function noise(t: number, seed: number, axis: string, band: Band): number {
  let sum = 0;
  for (let i = 0; i < SINES; i++) {
    const frequency = band.low + (band.high - band.low) * ((i + chance(seed, axis, i, "f")) / SINES);
    sum += Math.sin(2 * Math.PI * (frequency * t + chance(seed, axis, i, "p")));
  }
  return sum / Math.sqrt(SINES / 2);
}
