// A score as a track: dialogue, effects, ambience and music, each a stem; the mix is their sum, to the bit.
import type { SoundScore, SoundTrack } from "../../contracts.ts";
import { findBeds } from "../ambience/findBeds.ts";
import type { SoundAssets } from "../assets.ts";
import { samplesOf } from "../dsp/rate.ts";
import { findEffect } from "../effects/findEffect.ts";
import { instrumentTones } from "../effects/instrumentTones.ts";
import type { Recipe } from "../effects/recipe.ts";
import { renderMusic } from "../music/renderMusic.ts";
import { ambienceStem } from "./ambienceStem.ts";
import { dialogueStem } from "./dialogueStem.ts";
import { applyCurve, ducking, fadeEnds, limitTogether } from "./dynamics.ts";
import { effectsStem } from "./effectsStem.ts";
import { excludedBy } from "./negatives.ts";
import { silentStereo } from "./stereo.ts";

/** Sample peak of the mix: leaves room for peaks between samples and for the encoder. */
const CEILING = 0.84;

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
