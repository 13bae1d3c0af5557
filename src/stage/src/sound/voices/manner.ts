// How a line is said: pitch and pace for the engine, then colour and loudness of the samples.
import { filter } from "../dsp/filter.ts";
import { decibels } from "../dsp/rate.ts";

export interface Manner {
  pitch: number;
  pace: number;
  /** Loudness of the voiced parts, decibels below full scale. */
  level: number;
  /** Colours 48 kHz samples in place. */
  colour(samples: Float32Array): void;
}

const MANNERS: Readonly<Record<string, Manner>> = {
  "say": { pitch: 1, pace: 1, level: -20, colour: clear },
  "whisper": { pitch: 1, pace: 1.12, level: -26, colour: () => { } },
  "shout": {
    pitch: 1.32, pace: 1.06, level: -15,
    // effort tilts the spectrum up by several decibels above 1 kHz and flattens the dynamics
    colour: samples => { filter(samples, "high", 140); filter(samples, "peak", 1700, 0.8, 6); filter(samples, "high-shelf", 4000, 0.7, -5); saturate(samples, 1.8); },
  },
  // close to the microphone: bass lifted by proximity, unhurried
  "voice-over": { pitch: 0.97, pace: 1.06, level: -19, colour: samples => { clear(samples); filter(samples, "low-shelf", 160, 0.7, 3.5); } },
};

export function mannerNamed(name: string): Manner {
  return MANNERS[name] ?? MANNERS.say;
}

/** The engine's voices stop at 8 kHz and are boxy: less at 350 Hz, some presence, no rumble. */
function clear(samples: Float32Array): void {
  filter(samples, "high", 75);
  filter(samples, "peak", 350, 0.9, -2.5);
  filter(samples, "peak", 3400, 0.8, 3);
}

function saturate(samples: Float32Array, drive: number): void {
  const peak = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
  for (let i = 0; i < samples.length; i++) {
    const x = samples[i] / peak * drive;
    samples[i] = x / (1 + Math.abs(x));
  }
}

/** Sets the loudness of what is above a tenth of the peak, so that pauses do not count; peaks stay below 0.9. */
export function setLevel(samples: Float32Array, level: number): void {
  let peak = 0;
  for (let i = 0; i < samples.length; i++) peak = Math.max(peak, Math.abs(samples[i]));
  if (peak < 1e-6) return;
  const block = 480, floor = (peak * 0.1) ** 2;
  let sum = 0, count = 0;
  for (let start = 0; start + block <= samples.length; start += block) {
    let energy = 0;
    for (let i = start; i < start + block; i++) energy += samples[i] * samples[i];
    if (energy / block > floor) { sum += energy; count += block; }
  }
  const gain = Math.min(count > 0 ? decibels(level) / Math.sqrt(sum / count) : 1, 0.9 / peak);
  for (let i = 0; i < samples.length; i++) samples[i] *= gain;
}
