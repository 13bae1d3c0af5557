// What the mix does to levels over time: ducking under speech, fades, and a limiter that works on all stems alike.
import { decibels, RATE, samplesOf } from "../dsp/rate.ts";
import type { Stereo } from "./stereo.ts";

/** Samples between two values of a control curve. */
const STEP = 240;
/** The same in seconds. */
export const CURVE_SECONDS = STEP / RATE;

/**
 * A gain curve (a value every 5 ms) that goes down by `depth` decibels where there is speech: 150 ms before it starts,
 * back within about a second after it ends.
 */
export function ducking(speech: Stereo, depth: number): Float32Array {
  const length = speech[0].length;
  const curve = new Float32Array(Math.ceil(length / STEP) + 2);
  const ahead = Math.round(0.15 * RATE / STEP);
  for (let step = 0; step < curve.length; step++) {
    let peak = 0;
    const end = Math.min(length, (step + 1) * STEP);
    for (let i = step * STEP; i < end; i++) peak = Math.max(peak, Math.abs(speech[0][i]), Math.abs(speech[1][i]));
    curve[step] = peak > 0.004 ? 1 : 0;
  }
  const down = 1 - decibels(depth);
  const fall = 1 - Math.exp(-STEP / RATE / 0.06), rise = 1 - Math.exp(-STEP / RATE / 0.35), hold = Math.round(0.3 * RATE / STEP);
  let amount = 0, held = 0;
  const gains = new Float32Array(curve.length);
  for (let step = 0; step < curve.length; step++) {
    let soon = 0;
    for (let n = 0; n <= ahead && soon === 0; n++) soon = curve[step + n] ?? 0;
    held = soon > 0 ? hold : Math.max(0, held - 1);
    amount += ((held > 0 ? 1 : 0) - amount) * (held > 0 ? fall : rise);
    gains[step] = 1 - down * amount;
  }
  return gains;
}

/** Multiplies by a curve that has a value every 5 ms. */
export function applyCurve(stem: Stereo, curve: Float32Array): void {
  for (const channel of stem)
    for (let i = 0; i < channel.length; i++) {
      const step = (i / STEP) | 0, share = i / STEP - step;
      channel[i] *= curve[step] + (curve[step + 1] - curve[step]) * share;
    }
}

export function fadeEnds(stem: Stereo, inSeconds: number, outSeconds: number): void {
  const rise = samplesOf(inSeconds), fall = samplesOf(outSeconds);
  for (const channel of stem) {
    const length = channel.length;
    for (let i = 0; i < Math.min(rise, length); i++) channel[i] *= i / rise;
    for (let i = 0; i < Math.min(fall, length); i++) channel[length - 1 - i] *= i / fall;
  }
}

/**
 * Holds the sum of the stems below `ceiling` (a sample's absolute value): looks 5 ms ahead, recovers in 120 ms. The same gain
 * goes to every stem, so that they still sum to the mix.
 */
export function limitTogether(stems: readonly Stereo[], ceiling: number): void {
  const length = stems[0][0].length;
  const steps = Math.ceil(length / STEP);
  const wanted = new Float32Array(steps + 2).fill(1);
  for (let step = 0; step < steps; step++) {
    let peak = 0;
    const end = Math.min(length, (step + 1) * STEP);
    for (let i = step * STEP; i < end; i++) {
      let left = 0, right = 0;
      for (const stem of stems) { left += stem[0][i]; right += stem[1][i]; }
      peak = Math.max(peak, Math.abs(left), Math.abs(right));
    }
    wanted[step] = peak > ceiling ? ceiling / peak : 1;
  }
  // a value of the curve stands at the start of its step: it must be low enough for the steps on both its sides
  const gains = new Float32Array(steps + 2);
  const recovery = 1 - Math.exp(-STEP / RATE / 0.12);
  let gain = 1;
  for (let step = 0; step < gains.length; step++) {
    const needed = Math.min(wanted[step] ?? 1, wanted[step - 1] ?? 1, wanted[step + 1] ?? 1);
    gain = needed < gain ? needed : Math.min(needed, gain + (1 - gain) * recovery);
    gains[step] = gain;
  }
  for (const stem of stems) applyCurve(stem, gains);
}
