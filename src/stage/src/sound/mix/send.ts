import { samplesOf } from "../dsp/rate.ts";

/** Adds a sound to what is sent to the rooms. */
export function addTo(send: Float32Array, samples: Float32Array, at: number, gain: number): void {
  const offset = samplesOf(Math.max(0, at));
  const end = Math.min(samples.length, send.length - offset);
  for (let i = 0; i < end; i++) send[offset + i] += samples[i] * gain;
}
