// The music of a clip: read, composed, played, and brought to the level of the mix.
import type { SoundScore } from "../../contracts.ts";
import { seedOf } from "../dsp/random.ts";
import { decibels, RATE, samplesOf } from "../dsp/rate.ts";
import { reverberate } from "../dsp/reverb.ts";
import { fadeEnds } from "../mix/dynamics.ts";
import { silentStereo, type Stereo } from "../mix/stereo.ts";
import { compose } from "./compose.ts";
import { readBrief } from "./readBrief.ts";
import type { Soundfont } from "./soundfont.ts";

/** Where the players sit: a hall with a warm tail. */
const HALL = { decaySeconds: 1.7, scale: 1.5, damping: 0.45, predelay: 0.018 };
const HALL_SHARE = 0.16;
/** Mean level without speech over it, decibels below full scale. */
const LEVEL = -25;

export async function renderMusic(music: NonNullable<SoundScore["music"]>, length: number, seed: number, soundfont: Soundfont): Promise<Stereo> {
  const stem = silentStereo(length);
  const start = samplesOf(Math.max(0, music.start));
  const seconds = Math.min(length, samplesOf(music.end)) / RATE - start / RATE;
  if (seconds < 0.5) return stem;
  const brief = readBrief(music.mood, music.words, seed);
  const piece = await soundfont.play(compose(brief, seconds, seedOf("compose", seed)), seconds);
  const send = new Float32Array(piece[0].length);
  for (let i = 0; i < send.length; i++) send[i] = (piece[0][i] + piece[1][i]) * HALL_SHARE;
  reverberate(send, piece[0], piece[1], HALL);
  let energy = 1e-12;
  for (const channel of piece) for (let i = 0; i < channel.length; i++) energy += channel[i] * channel[i];
  const gain = decibels(LEVEL) / Math.sqrt(energy / Math.max(1, 2 * piece[0].length));
  for (const channel of piece) for (let i = 0; i < channel.length; i++) channel[i] *= gain;
  fadeEnds(piece, 0.01, Math.min(1.5, seconds / 4));
  stem[0].set(piece[0].subarray(0, length - start), start);
  stem[1].set(piece[1].subarray(0, length - start), start);
  return stem;
}
