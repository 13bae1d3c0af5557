// Blinks and gaze: what keeps a face alive. Everything from time and seed alone.
import { clamp, reachCurve, smooth } from "../../motion/ease.ts";
import { chance } from "../../motion/random.ts";

/** Lid closure, 0 to 1: down in 70 ms, up in 180 [Sforza 2008], one in every `gap` seconds or so. */
export function blinkAt(t: number, seed: number, gap = 3.4): number {
  const slot = Math.floor(t / gap);
  let closed = 0;
  for (const n of [slot - 1, slot]) {
    const at = n * gap + 0.4 + chance(seed, n) * (gap - 0.8),
      twice = chance(seed + 5, n) > 0.86;
    closed = Math.max(closed, blinkShape(t - at), twice ? blinkShape(t - at - 0.36) : 0);
  }
  return closed;
}

function blinkShape(x: number): number {
  if (x < 0 || x > 0.27) return 0;
  return x < 0.07 ? smooth(0, 0.07, x) : x < 0.09 ? 1 : 1 - smooth(0.09, 0.27, x);
}

/** Where the eyes hop on a face while looking at it: eye, eye, mouth; radians. Held .3 to .9 s, jumps in one frame. */
export function fixationAt(t: number, seed: number): { yaw: number; pitch: number } {
  const slot = Math.floor(t / 0.62 + chance(seed, 9)),
    r = chance(seed + 3, slot);
  const spots = [
      [-0.022, 0.006],
      [0.022, 0.006],
      [0.004, 0.03],
      [0, 0],
    ] as const,
    [yaw, pitch] = spots[Math.floor(r * spots.length)];
  return { yaw: yaw + (chance(seed + 1, slot) - 0.5) * 0.012, pitch: pitch + (chance(seed + 2, slot) - 0.5) * 0.01 };
}

export interface GazeShare {
  headYaw: number;
  headPitch: number;
}

/** How much of a gaze shift the head takes: small shifts are eyes alone, beyond 12° the head adds [Freedman & Sparks 1997]. */
export function headShare(yaw: number, pitch: number): GazeShare {
  const part = (a: number, free: number, gain: number) => Math.sign(a) * Math.max(0, Math.abs(a) - free) * gain;
  return { headYaw: clamp(part(yaw, 0.12, 0.8), -1.15, 1.15), headPitch: clamp(part(pitch, 0.06, 0.7), -0.55, 0.6) };
}

/** Progress of a gaze shift that begins at 0: the eyes arrive at once, the head follows in .35 to .6 s. */
export const eyesArrive = (x: number) => reachCurve(x / 0.07);
export const headArrives = (x: number, angle: number) => reachCurve((x - 0.04) / (0.36 + 0.24 * Math.min(1, angle)));
