// The rooms that sounds are heard in: a tail for each kind of space, fed by what is sent to it.
import type { SoundScore } from "../../contracts.ts";
import { reverberate, type Room } from "../dsp/reverb.ts";
import { samplesOf } from "../dsp/rate.ts";
import type { Stereo } from "./stereo.ts";

type Space = SoundScore["spaces"][number];

/** Size, treble lost on each pass and first delay by kind of space; decay and strength come with the place. */
const ROOMS: Readonly<Record<Space["space"]["space"], Omit<Room, "decaySeconds">>> = {
  open: { scale: 1.6, damping: 0.6, predelay: 0.045 },
  street: { scale: 1.4, damping: 0.45, predelay: 0.03 },
  forest: { scale: 1.1, damping: 0.65, predelay: 0.02 },
  room: { scale: 0.5, damping: 0.4, predelay: 0.006 },
  hall: { scale: 1.7, damping: 0.3, predelay: 0.022 },
  studio: { scale: 0.35, damping: 0.55, predelay: 0.003 },
};

/** Two spaces that sound alike share one tail. */
function sameTail(a: Space["space"], b: Space["space"]): boolean {
  return a.space === b.space && a.decaySeconds === b.decaySeconds;
}

/**
 * Adds to `out` what the spaces answer to `send` (mono, as dry sound sends to a wet share of 1).
 * Each tail is fed only while its space is on screen and rings out over the cut, as a film's do.
 */
export function addSpaces(out: Stereo, send: Float32Array, spaces: readonly Space[]): void {
  const done: Space["space"][] = [];
  for (const { space } of spaces) {
    if (done.some(other => sameTail(other, space))) continue;
    done.push(space);
    const fed = new Float32Array(send.length);
    for (const part of spaces.filter(other => sameTail(other.space, space))) {
      const end = Math.min(send.length, samplesOf(part.end));
      for (let i = samplesOf(part.start); i < end; i++) fed[i] = send[i] * part.space.wet;
    }
    reverberate(fed, out[0], out[1], { ...(ROOMS[space.space] ?? ROOMS.open), decaySeconds: Math.max(0.1, Math.min(8, space.decaySeconds)) });
  }
}

/** Where the sound is at a time, or null where the score names no space. */
export function spaceAt(spaces: readonly Space[], time: number): Space["space"] | null {
  return spaces.find(space => time >= space.start && time < space.end)?.space ?? null;
}
