import { RATE } from "./rate.ts";

/** A way a body rings: frequency in hertz, seconds until it has fallen by 60 dB, gain. */
export type Mode = readonly [hertz: number, seconds: number, gain: number];

/** A struck body: the sum of its decaying modes. Each is a two-term recurrence, exact and cheap. */
export function struck(modes: readonly Mode[], length: number, detune: (index: number) => number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(length);
  modes.forEach(([hertz, seconds, gain], index) => {
    const angle = 2 * Math.PI * hertz * detune(index) / RATE;
    if (angle >= Math.PI * 0.95) return;
    const radius = Math.pow(0.001, 1 / (seconds * RATE));
    const turn = 2 * radius * Math.cos(angle), loss = radius * radius;
    let before = 0, now = gain * Math.sin(angle);
    const end = Math.min(length, Math.ceil(seconds * RATE * 1.3));
    for (let i = 0; i < end; i++) {
      samples[i] += before;
      const next = turn * now - loss * before;
      before = now;
      now = next;
    }
  });
  return samples;
}
