// A recipe as samples: mono, at its level, for 2 m distance and full strength.
import { valueAt } from "../dsp/curve.ts";
import { coefficients, filter, sweep } from "../dsp/filter.ts";
import { struck } from "../dsp/modes.ts";
import { noise } from "../dsp/noise.ts";
import { tone } from "../dsp/oscillator.ts";
import { between, type Random } from "../dsp/random.ts";
import { decibels, RATE, samplesOf } from "../dsp/rate.ts";
import type { Grains, Layer, Recipe } from "./recipe.ts";

/** What the soundfont gives for an instrument, or null where there is none. */
export type Instrument = (program: number, key: number, seconds: number, velocity: number) => Float32Array | null;

export function renderRecipe(recipe: Recipe, random: Random, instrument: Instrument): Float32Array<ArrayBuffer> {
  const times = recipe.repeat?.times ?? 1;
  const parts: { at: number; samples: Float32Array }[] = [];
  for (let time = 0; time < times; time++) {
    const jitter = recipe.repeat?.jitter ?? 0;
    const start = time === 0 ? 0 : time * recipe.repeat!.every + between(random, -jitter, jitter);
    for (const layer of recipe.layers ?? []) parts.push({ at: start + (layer.at ?? 0), samples: renderLayer(layer, random) });
    for (const grains of recipe.grains ?? []) for (const grain of scatter(grains, random)) parts.push({ at: start + grain.at, samples: grain.samples });
    if (recipe.instrument) {
      const { program, key, seconds, velocity } = recipe.instrument;
      const samples = instrument(program, key, seconds, velocity ?? 100);
      if (samples) parts.push({ at: start, samples });
    }
  }
  const sum = new Float32Array(Math.max(1, ...parts.map(part => samplesOf(Math.max(0, part.at)) + part.samples.length)));
  for (const part of parts) {
    const offset = samplesOf(Math.max(0, part.at));
    for (let i = 0; i < part.samples.length; i++) sum[offset + i] += part.samples[i];
  }
  setPeak(sum, decibels(recipe.level));
  return sum;
}

function scatter(grains: Grains, random: Random): { at: number; samples: Float32Array }[] {
  const result = [];
  const count = Math.round((grains.to - grains.from) * grains.perSecond);
  for (let i = 0; i < count; i++) {
    const share = random();
    const swell = grains.swell === undefined ? 1 : valueAt(grains.swell, share);
    // a grain where the swell is low is both rarer and softer
    if (random() > swell) continue;
    const samples = renderLayer(grains.layer, random);
    const gain = decibels(-grains.range * random()) * swell;
    for (let n = 0; n < samples.length; n++) samples[n] *= gain;
    result.push({ at: grains.from + share * (grains.to - grains.from), samples });
  }
  return result;
}

export function renderLayer(layer: Layer, random: Random): Float32Array<ArrayBuffer> {
  const length = samplesOf(layer.seconds);
  const vary = layer.vary ?? 0.04;
  const off = 1 + between(random, -vary, vary);
  const samples = source(layer, length, off, random);
  for (const { kind, hertz, q } of layer.filters ?? []) {
    if (typeof hertz === "number") filter(samples, kind, hertz * off, q);
    else sweep(samples, kind, sample => valueAt(hertz, sample / length) * off, q);
  }
  const shaped = layer.formants ? resonances(samples, layer.formants, off) : samples;
  envelope(shaped, layer);
  setPeak(shaped, decibels(layer.level ?? 0));
  return shaped;
}

/** Levels of recipes and layers are peaks: what a filter takes away need not be known where they are written. */
function setPeak(samples: Float32Array, peak: number): void {
  let most = 0;
  for (let i = 0; i < samples.length; i++) most = Math.max(most, Math.abs(samples[i]));
  const gain = most > 1e-7 ? peak / most : 0;
  for (let i = 0; i < samples.length; i++) samples[i] *= gain;
}

function source(layer: Layer, length: number, off: number, random: Random): Float32Array<ArrayBuffer> {
  switch (layer.source) {
    case "white": case "pink": case "brown":
      return noise(layer.source, length, random);
    case "struck":
      return struck(layer.modes ?? [], length, () => off * (1 + between(random, -0.01, 0.01)));
    default: {
      const pitch = layer.pitch ?? 440, vibrato = layer.vibrato;
      return tone(layer.source, length, sample => {
        const waver = vibrato ? 1 + vibrato.depth * Math.sin(2 * Math.PI * vibrato.rate * sample / RATE) : 1;
        return valueAt(pitch, sample / length) * off * waver;
      });
    }
  }
}

function resonances(samples: Float32Array, formants: NonNullable<Layer["formants"]>, off: number): Float32Array<ArrayBuffer> {
  const sum = new Float32Array(samples.length);
  for (const [hertz, q, gain] of formants) {
    const { b0, b2, a1, a2 } = coefficients("band", hertz * off, q, 0, RATE);
    let s1 = 0, s2 = 0;
    for (let i = 0; i < samples.length; i++) {
      const x = samples[i] * gain;
      const y = b0 * x + s1;
      s1 = s2 - a1 * y;
      s2 = b2 * x - a2 * y;
      sum[i] += y;
    }
  }
  return sum;
}

function envelope(samples: Float32Array, layer: Layer): void {
  const length = samples.length;
  const attack = samplesOf(layer.attack ?? 0.001);
  const release = samplesOf(layer.decay === undefined ? layer.release ?? 0.01 : 0.005);
  const fall = layer.decay === undefined ? 1 : Math.pow(0.001, 1 / (layer.decay * RATE));
  let strength = 1;
  for (let i = 0; i < length; i++) {
    let value = strength;
    if (i < attack) value *= i / attack; else strength *= fall;
    if (i > length - release) value *= Math.max(0, (length - i) / release);
    if (layer.swell !== undefined) value *= valueAt(layer.swell, i / length);
    if (layer.flutter) value *= 1 - layer.flutter.depth * (0.5 - 0.5 * Math.cos(2 * Math.PI * layer.flutter.rate * i / RATE));
    samples[i] *= value;
  }
}
