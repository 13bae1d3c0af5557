// A bed as stereo sound of a given length, the same for the same seed.
import { coefficients } from "../dsp/filter.ts";
import { longNoise } from "../dsp/noise.ts";
import { between, randomFrom, seedOf, type Random } from "../dsp/random.ts";
import { decibels, RATE, samplesOf } from "../dsp/rate.ts";
import { smooth } from "../dsp/curve.ts";
import { renderRecipe, type Instrument } from "../effects/renderRecipe.ts";
import { place } from "../mix/place.ts";
import type { Stereo } from "../mix/stereo.ts";
import type { Bed, Hum, Visitor, Wash } from "./bed.ts";

/** Rendered visitors of one kind that differ; more would not be told apart. */
const VARIANTS = 6;
/** Samples between two values of a breath: 5 ms. */
const BREATH_STEP = 240;

export function renderBed(bed: Bed, name: string, seconds: number, seed: number, instrument: Instrument): Stereo {
  const length = samplesOf(seconds);
  const out: Stereo = [new Float32Array(length), new Float32Array(length)];
  bed.washes.forEach((wash, index) => addWash(out, wash, randomFrom(seedOf(`${name}/wash${index}`, seed))));
  for (const hum of bed.hums ?? []) addHum(out, hum);
  setMean(out, decibels(bed.level));
  (bed.visitors ?? []).forEach((visitor, index) => addVisitors(out, visitor, seconds, randomFrom(seedOf(`${name}/visitor${index}`, seed)), instrument));
  return out;
}

function addWash(out: Stereo, wash: Wash, random: Random): void {
  const length = out[0].length;
  const breath = breathing(wash, length, random);
  const middle = longNoise(wash.colour, length, random);
  const width = wash.width ?? 0.5;
  for (const channel of out) {
    const side = longNoise(wash.colour, length, random);
    for (let i = 0; i < length; i++) side[i] = side[i] * Math.sqrt(width) + middle[i] * Math.sqrt(1 - width);
    for (const { kind, hertz, q, sway } of wash.filters) swayed(side, kind, hertz, q ?? 0.7071, sway ?? 0, breath);
    let energy = 1e-12;
    for (let i = 0; i < length; i++) energy += side[i] * side[i];
    const gain = decibels(wash.level) / Math.sqrt(energy / Math.max(1, length));
    for (let i = 0; i < length; i++) {
      const at = i / BREATH_STEP, step = at | 0, share = at - step;
      channel[i] += side[i] * gain * (breath[step] + (breath[step + 1] - breath[step]) * share);
    }
  }
}

/** Strength from 1 − depth to 1, a value for every BREATH_STEP samples. */
function breathing(wash: Wash, length: number, random: Random): Float32Array {
  const values = new Float32Array(Math.ceil(length / BREATH_STEP) + 2).fill(1);
  if (!wash.breath) return values;
  const { seconds, depth, regular } = wash.breath;
  let from = random(), start = -random() * seconds * RATE / BREATH_STEP, end = start, to = from, rising = random() < 0.5;
  for (let i = 0; i < values.length; i++) {
    while (i >= end) {
      from = to;
      start = end;
      rising = !rising;
      // a wave swells in a third of its time and falls in the rest
      const share = regular ? (rising ? 0.36 : 0.64) * between(random, 0.85, 1.15) : between(random, 0.3, 0.8);
      end = start + Math.max(1, share * seconds * RATE / BREATH_STEP);
      to = regular ? (rising ? between(random, 0.65, 1) : between(random, 0, 0.2)) : random();
    }
    values[i] = 1 - depth + depth * (from + (to - from) * smooth((i - start) / (end - start)));
  }
  return values;
}

function swayed(samples: Float32Array, kind: Wash["filters"][number]["kind"], hertz: number, q: number, sway: number, breath: Float32Array): void {
  let s1 = 0, s2 = 0, c = coefficients(kind, hertz, q, 0, RATE);
  for (let from = 0, step = 0; from < samples.length; from += BREATH_STEP, step++) {
    if (sway !== 0) c = coefficients(kind, hertz * Math.pow(2, sway * (breath[step] - 0.5)), q, 0, RATE);
    const to = Math.min(samples.length, from + BREATH_STEP);
    for (let i = from; i < to; i++) {
      const x = samples[i];
      const y = c.b0 * x + s1;
      s1 = c.b1 * x - c.a1 * y + s2;
      s2 = c.b2 * x - c.a2 * y;
      samples[i] = y;
    }
  }
}

function addHum(out: Stereo, hum: Hum): void {
  const gain = decibels(hum.level);
  hum.partials.forEach((strength, index) => {
    const step = 2 * Math.PI * hum.hertz * (index + 1) / RATE;
    for (let i = 0; i < out[0].length; i++) {
      const value = Math.sin(step * i) * strength * gain;
      out[0][i] += value;
      out[1][i] += value;
    }
  });
}

function setMean(out: Stereo, mean: number): void {
  let energy = 1e-12;
  for (const channel of out) for (let i = 0; i < channel.length; i++) energy += channel[i] * channel[i];
  const gain = mean / Math.sqrt(energy / Math.max(1, 2 * out[0].length));
  for (const channel of out) for (let i = 0; i < channel.length; i++) channel[i] *= gain;
}

function addVisitors(out: Stereo, visitor: Visitor, seconds: number, random: Random, instrument: Instrument): void {
  const expected = visitor.perMinute * seconds / 60;
  // at least one comes in a clip that is long enough to notice that none did
  const count = Math.max(seconds >= 4 || expected >= 0.5 ? 1 : 0, Math.round(expected * between(random, 0.85, 1.15)));
  if (count === 0) return;
  const variants = Array.from({ length: Math.min(count, VARIANTS) }, () => renderRecipe(visitor.recipe, random, instrument));
  for (let i = 0; i < count; i++) {
    // one in each slice of the time: never all at once, never a clock
    const at = (i + random()) / count * seconds - (count === 1 ? 0.5 * random() * seconds : 0);
    const distance = between(random, visitor.distance[0], visitor.distance[1]);
    place(out, variants[i % variants.length], {
      at: Math.max(0, at), pan: between(random, -0.85, 0.85), gain: decibels(visitor.level - (visitor.range ?? 4) * random()), lowPass: distance > 20 ? 9000 * 20 / distance : null,
    });
  }
}
