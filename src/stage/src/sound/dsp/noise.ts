import type { Random } from "./random.ts";

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
