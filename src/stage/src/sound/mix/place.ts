// A mono sound put somewhere in the stereo picture.
import { filter } from "../dsp/filter.ts";
import { samplesOf } from "../dsp/rate.ts";
import type { Stereo } from "./stereo.ts";

export interface Placement {
  /** Seconds from the start. */
  at: number;
  /** −1 left to 1 right; equal power. */
  pan: number;
  gain: number;
  /** Hertz above which the air has taken the treble, or null. */
  lowPass: number | null;
}

export function place(out: Stereo, samples: Float32Array, { at, pan, gain, lowPass }: Placement): void {
  const sound = lowPass === null ? samples : samples.slice();
  if (lowPass !== null) filter(sound, "low", lowPass);
  const angle = (Math.max(-1, Math.min(1, pan)) + 1) * Math.PI / 4;
  // √2: a sound in the middle has the gain it was given on both sides
  const left = Math.cos(angle) * Math.SQRT2 * gain, right = Math.sin(angle) * Math.SQRT2 * gain;
  const offset = samplesOf(Math.max(0, at));
  const end = Math.min(sound.length, out[0].length - offset);
  for (let i = 0; i < end; i++) {
    out[0][offset + i] += sound[i] * left;
    out[1][offset + i] += sound[i] * right;
  }
}

/** Level by distance: full at the 2 m that sounds are made for, −5 dB a doubling beyond (a microphone of film is nearer than its lens), bounded so that a close-up does not shout. */
export function byDistance(metres: number): number {
  return Math.min(1.5, Math.pow(2 / Math.max(0.5, metres), 0.83));
}

/** Voices fall less than they would in air: a film keeps its people audible. */
export function voiceByDistance(metres: number): number {
  return Math.min(1.15, Math.pow(2 / Math.max(0.5, metres), 0.35));
}

export function airAt(metres: number): number | null {
  return metres > 12 ? Math.max(1400, 14000 * 12 / metres) : null;
}
