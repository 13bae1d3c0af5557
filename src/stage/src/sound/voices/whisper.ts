// Whisper: the vocal tract of the spoken line, excited by breath instead of by the vocal folds.
// Linear prediction (autocorrelation, Levinson-Durbin) finds the tract every 8 ms; noise of the residual's strength goes through it.
import { filter } from "../dsp/filter.ts";
import { randomFrom } from "../dsp/random.ts";

const ORDER = 18;

/** @param rate Rate of the samples in hertz, at which the tract's resonances are found. */
export function whispered(samples: Float32Array, rate: number, seed: number): Float32Array<ArrayBuffer> {
  const hop = Math.round(rate * 0.008);
  const frame = hop * 3;
  const random = randomFrom(seed);
  const output = new Float32Array(samples.length);
  const window = Float64Array.from({ length: frame }, (_, i) => 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / frame));
  const emphasised = preEmphasised(samples);
  const memory = new Float64Array(ORDER);
  const windowed = new Float64Array(frame);
  let tract: Float64Array = new Float64Array(ORDER);
  let strength = 0;
  for (let start = 0; start < samples.length; start += hop) {
    for (let i = 0; i < frame; i++) windowed[i] = (emphasised[start + i - hop] ?? 0) * window[i];
    const found = predict(windowed);
    const next = Math.sqrt(Math.max(0, found.error) / frame / 0.375);
    tract = found.taps;
    const end = Math.min(samples.length, start + hop);
    for (let i = start; i < end; i++) {
      const share = (i - start) / hop;
      let value = (random() + random() - 1) * 2.45 * (strength + (next - strength) * share);
      for (let tap = 0; tap < ORDER; tap++) value += tract[tap] * memory[tap];
      for (let tap = ORDER - 1; tap > 0; tap--) memory[tap] = memory[tap - 1];
      memory[0] = value;
      output[i] = value;
    }
    strength = next;
  }
  // breath has no weight below the first resonance
  filter(output, "high", 350, 0.7, 0, rate);
  filter(output, "high-shelf", 3000, 0.7, -5, rate);
  return output;
}

function preEmphasised(samples: Float32Array): Float64Array {
  const result = new Float64Array(samples.length);
  for (let i = 0; i < samples.length; i++) result[i] = samples[i] - 0.9 * (i > 0 ? samples[i - 1] : 0);
  return result;
}

function predict(frame: Float64Array): { taps: Float64Array; error: number } {
  const correlation = new Float64Array(ORDER + 1);
  for (let lag = 0; lag <= ORDER; lag++) {
    let sum = 0;
    for (let i = lag; i < frame.length; i++) sum += frame[i] * frame[i - lag];
    correlation[lag] = sum;
  }
  // a little white noise keeps silence and pure tones from an unstable filter
  let error = correlation[0] * 1.0005 + 1e-9;
  const taps = new Float64Array(ORDER);
  const previous = new Float64Array(ORDER);
  for (let order = 0; order < ORDER; order++) {
    let sum = correlation[order + 1];
    for (let i = 0; i < order; i++) sum -= taps[i] * correlation[order - i];
    const reflection = Math.max(-0.995, Math.min(0.995, sum / error));
    previous.set(taps);
    taps[order] = reflection;
    for (let i = 0; i < order; i++) taps[i] = previous[i] - reflection * previous[order - 1 - i];
    error *= 1 - reflection * reflection;
  }
  return { taps, error };
}
