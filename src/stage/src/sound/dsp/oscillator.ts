import { RATE } from "./rate.ts";

export type Wave = "sine" | "triangle" | "saw" | "square";

/** A tone whose frequency may move. Corners of saw and square are rounded (polyBLEP) against aliasing. */
export function tone(wave: Wave, length: number, hertzAt: (sample: number) => number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(length);
  let phase = 0;
  for (let i = 0; i < length; i++) {
    const step = Math.min(0.45, Math.max(1e-5, hertzAt(i) / RATE));
    if (wave === "sine") samples[i] = Math.sin(2 * Math.PI * phase);
    else if (wave === "triangle") samples[i] = 1 - 4 * Math.abs(phase - 0.5);
    else if (wave === "saw") samples[i] = 2 * phase - 1 - corner(phase, step);
    else samples[i] = (phase < 0.5 ? 1 : -1) + corner(phase, step) - corner((phase + 0.5) % 1, step);
    phase += step;
    if (phase >= 1) phase -= 1;
  }
  return samples;
}

function corner(phase: number, step: number): number {
  if (phase < step) { const t = phase / step; return t + t - t * t - 1; }
  if (phase > 1 - step) { const t = (phase - 1) / step; return t * t + t + t + 1; }
  return 0;
}
