// A feedback delay network of eight lines (J.-M. Jot): a diffuse tail of a given decay, stereo, with less treble as it fades.
import { RATE } from "./rate.ts";

const LINES = 8;
// mutually prime delays in samples at 48 kHz, for a room of scale 1 (23 to 61 ms)
const DELAYS = [1103, 1307, 1523, 1741, 1949, 2203, 2503, 2927];

export interface Room { decaySeconds: number; /** Size of the room, 0.3 (small) to 2 (cathedral). */ scale: number; /** Share of treble that is lost on each pass, 0 to 1. */ damping: number; predelay: number }

/** Adds the room's answer to `send` into left and right. */
export function reverberate(send: Float32Array, left: Float32Array, right: Float32Array, room: Room): void {
  const lengths = DELAYS.map(delay => Math.max(64, Math.round(delay * room.scale)));
  const buffers = lengths.map(length => new Float32Array(length));
  const gains = lengths.map(length => Math.pow(0.001, length / RATE / Math.max(0.05, room.decaySeconds)));
  const at = new Int32Array(LINES);
  const held = new Float64Array(LINES);
  const out = new Float64Array(LINES);
  const delay = Math.round(room.predelay * RATE);
  for (let i = 0; i < send.length; i++) {
    const input = i >= delay ? send[i - delay] : 0;
    let sum = 0;
    for (let line = 0; line < LINES; line++) {
      held[line] += (1 - room.damping) * (buffers[line][at[line]] - held[line]);
      out[line] = held[line] * gains[line];
      sum += out[line];
    }
    // Householder: every line feeds every other, energy kept
    const mixed = sum * 2 / LINES;
    for (let line = 0; line < LINES; line++) {
      buffers[line][at[line]] = input + out[line] - mixed;
      if (++at[line] === lengths[line]) at[line] = 0;
    }
    left[i] += (out[0] - out[2] + out[4] - out[6]) * 0.35;
    right[i] += (out[1] - out[3] + out[5] - out[7]) * 0.35;
  }
}
