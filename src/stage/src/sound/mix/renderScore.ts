// A score as a track: dialogue, effects, ambience and music, each a stem; the mix is their sum, to the bit.
import type { SoundScore, SoundTrack } from "../../contracts.ts";
import type { Bed } from "../ambience/bed.ts";
import { findBeds } from "../ambience/findBeds.ts";
import { renderBed } from "../ambience/renderBed.ts";
import type { SoundAssets } from "../assets.ts";
import { randomFrom, seedOf } from "../dsp/random.ts";
import { decibels, samplesOf } from "../dsp/rate.ts";
import { findEffect } from "../effects/findEffect.ts";
import { instrumentTones } from "../effects/instrumentTones.ts";
import type { Recipe } from "../effects/recipe.ts";
import { renderRecipe, type Instrument } from "../effects/renderRecipe.ts";
import { renderMusic } from "../music/renderMusic.ts";
import { applyCurve, CURVE_SECONDS, ducking, fadeEnds, limitTogether } from "./dynamics.ts";
import { excludedBy, type Excluded } from "./negatives.ts";
import { airAt, byDistance, place, voiceByDistance } from "./place.ts";
import { addSpaces, spaceAt } from "./spaces.ts";
import { silentStereo, type Stereo } from "./stereo.ts";

/** Sample peak of the mix: leaves room for peaks between samples and for the encoder. */
const CEILING = 0.84;
/** Against speech at −20 dBFS: effects forward, ambience well below it (mean of the whole stem). */
const EFFECTS_GAIN = decibels(5);
const AMBIENCE_MEAN = decibels(-34);
/** Footfalls of one kind differ in this many ways. */
const VARIANTS = 5;

/** Pure: the same score gives the same bits. Bounds: 60 s, 4000 events; what lies outside of the clip is left out. */
export async function renderScore(score: SoundScore, assets: SoundAssets): Promise<SoundTrack> {
  const length = samplesOf(Math.min(60, Math.max(0, score.seconds)));
  const excluded = excludedBy(score.negative);
  const instrument = await instrumentTones(instrumentsOf(score), assets.soundfont);

  const dialogue = excluded.dialogue ? silentStereo(length) : dialogueStem(score, length);
  const effects = excluded.effects ? silentStereo(length) : effectsStem(score, length, excluded, instrument);
  const ambience = excluded.ambience ? silentStereo(length) : ambienceStem(score, length, excluded, instrument);
  const music = excluded.music || score.music === null ? silentStereo(length) : await renderMusic(score.music, length, score.seed, await assets.soundfont());

  // speech stays in front: 20 dB over everything else is where a crowd or the sea stops hiding its consonants
  applyCurve(effects, ducking(dialogue, -4));
  applyCurve(ambience, ducking(dialogue, -8));
  applyCurve(music, ducking(dialogue, -11));
  fadeEnds(dialogue, 0.005, 0.02);
  fadeEnds(effects, 0.002, 0.12);
  fadeEnds(ambience, 0.08, 0.35);
  limitTogether([dialogue, effects, ambience, music], CEILING);
  return { left: sum(dialogue[0], effects[0], ambience[0], music[0]), right: sum(dialogue[1], effects[1], ambience[1], music[1]), stems: { dialogue, effects, ambience, music } };
}

function instrumentsOf(score: SoundScore): NonNullable<Recipe["instrument"]>[] {
  const recipes = [
    ...score.events.map(event => findEffect(event.kind, event.surface).recipe),
    ...score.beds.flatMap(wanted => findBeds(wanted.kind).flatMap(({ bed }) => bed.visitors?.map(visitor => visitor.recipe) ?? [])),
  ];
  return recipes.flatMap(recipe => recipe.instrument ?? []);
}

function sum(a: Float32Array, b: Float32Array, c: Float32Array, d: Float32Array): Float32Array {
  const total = new Float32Array(a.length);
  for (let i = 0; i < total.length; i++) total[i] = a[i] + b[i] + c[i] + d[i];
  return total;
}

function dialogueStem(score: SoundScore, length: number): Stereo {
  const stem = silentStereo(length);
  const send = new Float32Array(length);
  for (const line of score.lines) {
    const narrated = line.manner === "voice-over";
    const gain = narrated ? 1 : voiceByDistance(line.distance);
    // voices stay near the middle: a cut must not throw them from side to side
    place(stem, line.utterance.samples, { at: line.start, pan: narrated ? 0 : line.pan * 0.35, gain, lowPass: narrated ? null : airAt(line.distance) });
    if (!narrated) addTo(send, line.utterance.samples, line.start, gain * Math.min(1, 0.35 + line.distance * 0.08));
  }
  addSpaces(stem, send, score.spaces);
  return stem;
}

function effectsStem(score: SoundScore, length: number, excluded: Excluded, instrument: Instrument): Stereo {
  const stem = silentStereo(length);
  const send = new Float32Array(length);
  const variants = new Map<string, Float32Array[]>();
  score.events.slice(0, 4000).forEach((event, index) => {
    if (!(event.time >= 0 && event.time < score.seconds) || excluded.names(event.kind)) return;
    const { name, recipe } = findEffect(event.kind, event.surface);
    let choices = variants.get(name);
    if (!choices) {
      const random = randomFrom(seedOf(name, score.seed));
      variants.set(name, choices = Array.from({ length: recipe.repeat || recipe.instrument ? 1 : VARIANTS }, () => renderRecipe(recipe, random, instrument)));
    }
    const random = randomFrom(seedOf(`${name}/${index}`, score.seed));
    const samples = choices[Math.floor(random() * choices.length)];
    const gain = EFFECTS_GAIN * byDistance(event.distance) * Math.sqrt(Math.max(0, Math.min(2, event.strength))) * decibels(-2.5 * random());
    place(stem, samples, { at: event.time, pan: event.pan * 0.8, gain, lowPass: airAt(event.distance) });
    addTo(send, samples, event.time, gain * Math.min(1.5, 0.5 + event.distance * 0.06) * (spaceAt(score.spaces, event.time) ? 1 : 0));
  });
  addSpaces(stem, send, score.spaces);
  return stem;
}

function ambienceStem(score: SoundScore, length: number, excluded: Excluded, instrument: Instrument): Stereo {
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

function addTo(send: Float32Array, samples: Float32Array, at: number, gain: number): void {
  const offset = samplesOf(Math.max(0, at));
  const end = Math.min(samples.length, send.length - offset);
  for (let i = 0; i < end; i++) send[offset + i] += samples[i] * gain;
}
