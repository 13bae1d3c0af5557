import type { SoundScore } from "../../contracts.ts";
import { randomFrom, seedOf } from "../dsp/random.ts";
import { decibels } from "../dsp/rate.ts";
import { findEffect } from "../effects/findEffect.ts";
import { renderRecipe, type Instrument } from "../effects/renderRecipe.ts";
import type { Excluded } from "./negatives.ts";
import { airAt, byDistance, place } from "./place.ts";
import { addTo } from "./send.ts";
import { addSpaces, spaceAt } from "./spaces.ts";
import { silentStereo, type Stereo } from "./stereo.ts";

/** Against speech at −20 dBFS. */
const EFFECTS_GAIN = decibels(5);
/** Footfalls of one kind differ in this many ways. */
const VARIANTS = 5;

/** What happens at an instant: seen, heard from where the camera is. */
export function effectsStem(score: SoundScore, length: number, excluded: Excluded, instrument: Instrument): Stereo {
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
