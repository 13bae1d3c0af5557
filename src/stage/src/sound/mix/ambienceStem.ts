import type { SoundScore } from "../../contracts.ts";
import type { Bed } from "../ambience/bed.ts";
import { findBeds } from "../ambience/findBeds.ts";
import { renderBed } from "../ambience/renderBed.ts";
import { seedOf } from "../dsp/random.ts";
import { decibels, samplesOf } from "../dsp/rate.ts";
import type { Instrument } from "../effects/renderRecipe.ts";
import { applyCurve, CURVE_SECONDS } from "./dynamics.ts";
import type { Excluded } from "./negatives.ts";
import { silentStereo, type Stereo } from "./stereo.ts";

/** Well below speech at −20 dBFS: mean of the whole stem. */
const AMBIENCE_MEAN = decibels(-34);

/** The air of the places. */
export function ambienceStem(score: SoundScore, length: number, excluded: Excluded, instrument: Instrument): Stereo {
  const stem = silentStereo(length);
  for (const { name, bed, spans } of bedsOf(score, excluded)) {
    // one stretch of air for the whole clip, heard where the score wants it: the same bed goes on over a cut
    const start = Math.min(...spans.map(span => span.start)), end = Math.max(...spans.map(span => span.end));
    const sound = renderBed(bed, name, end - start, seedOf(name, score.seed), instrument);
    applyCurve(sound, levelCurve(spans, start, end));
    const offset = samplesOf(start);
    for (const side of [0, 1] as const)
      for (let i = 0; i < sound[side].length && offset + i < length; i++) stem[side][offset + i] += sound[side][i];
  }
  boundMean(stem, AMBIENCE_MEAN);
  return stem;
}

interface Span { start: number; end: number; level: number }

/** Every bed once, with all the spans where any shot or word asks for it. */
function bedsOf(score: SoundScore, excluded: Excluded): { name: string; bed: Bed; spans: Span[] }[] {
  const beds = new Map<string, { name: string; bed: Bed; spans: Span[] }>();
  for (const wanted of score.beds) {
    const span = { start: Math.max(0, wanted.start), end: Math.min(score.seconds, wanted.end), level: Math.max(0, Math.min(4, wanted.level)) };
    if (!(span.end - span.start >= 0.05) || excluded.names(wanted.kind)) continue;
    for (const { name, bed } of findBeds(wanted.kind)) {
      if (excluded.names(name)) continue;
      const known = beds.get(name);
      if (known) known.spans.push(span);
      else beds.set(name, { name, bed, spans: [span] });
    }
  }
  return [...beds.values()];
}

/** The loudest wish at each instant; a change takes a quarter of a second. */
function levelCurve(spans: readonly Span[], start: number, end: number): Float32Array {
  const gains = new Float32Array(Math.ceil((end - start) / CURVE_SECONDS) + 2);
  for (let step = 0; step < gains.length; step++) {
    const time = start + step * CURVE_SECONDS;
    for (const span of spans) if (time >= span.start - 1e-6 && time <= span.end + 1e-6) gains[step] = Math.max(gains[step], span.level);
  }
  const width = Math.round(0.125 / CURVE_SECONDS);
  return gains.map((_, step) => {
    let sum = 0;
    for (let near = step - width; near <= step + width; near++) sum += gains[Math.max(0, Math.min(gains.length - 1, near))];
    return sum / (2 * width + 1);
  });
}

/** Turns a stem down to a mean level where it is louder; it is never turned up. */
function boundMean(stem: Stereo, most: number): void {
  let energy = 1e-12;
  for (const channel of stem) for (let i = 0; i < channel.length; i++) energy += channel[i] * channel[i];
  const gain = Math.min(1, most / Math.sqrt(energy / Math.max(1, 2 * stem[0].length)));
  for (const channel of stem) for (let i = 0; i < channel.length; i++) channel[i] *= gain;
}
