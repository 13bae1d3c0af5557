import { randomFrom, seedOf, type Random } from "./random.ts";
import { samplesOf } from "./rate.ts";

export type NoiseColour = "white" | "pink" | "brown";

/** Uniform white, or pink (−3 dB an octave, P. Kellet's filter), or brown (−6 dB an octave); roughly equal in loudness. */
export function noise(colour: NoiseColour, length: number, random: Random): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(length);
  let p0 = 0, p1 = 0, p2 = 0, brown = 0;
  for (let i = 0; i < length; i++) {
    const white = random() * 2 - 1;
    if (colour === "white") samples[i] = white * 0.6;
    else if (colour === "pink") {
      p0 = 0.99765 * p0 + white * 0.099046;
      p1 = 0.963 * p1 + white * 0.2965164;
      p2 = 0.57 * p2 + white * 1.0526913;
      samples[i] = (p0 + p1 + p2 + white * 0.1848) * 0.3;
    } else {
      brown = 0.996 * brown + white * 0.09;
      samples[i] = brown * 1.3;
    }
  }
  return samples;
}

const LOOP_SECONDS = 9;
const SEAM_SECONDS = 0.3;
const loops = new Map<NoiseColour, Float32Array<ArrayBuffer>>();

/**
 * Long noise at the price of reading: a stretch of one seamless loop for each colour, from where the random says. Ambience
 * filters and breathes it, and two sides read it seconds apart, so that the loop is never heard.
 */
export function longNoise(colour: NoiseColour, length: number, random: Random): Float32Array<ArrayBuffer> {
  const loop = loopOf(colour);
  const samples = new Float32Array(length);
  let from = Math.floor(random() * loop.length);
  for (let to = 0; to < length;) {
    const part = loop.subarray(from, from + length - to);
    samples.set(part, to);
    to += part.length;
    from = 0;
  }
  return samples;
}

function loopOf(colour: NoiseColour): Float32Array<ArrayBuffer> {
  const known = loops.get(colour);
  if (known) return known;
  const seam = samplesOf(SEAM_SECONDS), length = samplesOf(LOOP_SECONDS);
  const long = noise(colour, length + seam, randomFrom(seedOf(colour)));
  const loop = long.slice(0, length);
  // equal power: what runs over the end is blended into the beginning
  for (let i = 0; i < seam; i++) loop[i] = long[i] * Math.sqrt(i / seam) + long[length + i] * Math.sqrt(1 - i / seam);
  loops.set(colour, loop);
  return loop;
}
