import assert from "node:assert/strict";
import test from "node:test";
import { bundled } from "./support/bundled.mjs";
import { readSoundAsset } from "./support/soundAssets.mjs";

const RATE = 48000;
const { renderScore } = await bundled("sound/mix/renderScore.ts");
const { soundAssets } = await bundled("sound/assets.ts");
const { effectNames, findEffect } = await bundled("sound/effects/findEffect.ts");
const { bedNames, findBeds } = await bundled("sound/ambience/findBeds.ts");
const assets = soundAssets(readSoundAsset);
const OPEN = { space: "open", decaySeconds: 0.7, wet: 0.1 };

const score = (changes) => ({
  seconds: 3,
  seed: 7,
  lines: [],
  events: [],
  beds: [],
  music: null,
  spaces: [{ start: 0, end: 3, space: OPEN }],
  negative: [],
  ...changes,
});
const event = (time, kind, more) => ({ time, kind, surface: "wood", strength: 1, pan: 0, distance: 2, ...more });
const rms = (samples, from, to) => {
  let sum = 0;
  for (let i = Math.round(from * RATE); i < Math.round(to * RATE); i++) sum += samples[i] ** 2;
  return Math.sqrt(sum / ((to - from) * RATE));
};
/** A vowel-like tone that stands for a spoken line. */
const utterance = (seconds) => ({
  samples: Float32Array.from({ length: seconds * RATE }, (_, i) => 0.25 * Math.sin(i * 0.02)),
  seconds,
  sounds: [],
});
const line = (start, seconds, more) => ({ start, utterance: utterance(seconds), pan: 0, distance: 2, manner: "say", ...more });
const FULL = score({
  lines: [line(0.8, 1)],
  events: [0.5, 1, 1.5, 2, 2.5].map((time) => event(time, "footfall")),
  beds: [{ kind: "gulls and waves", start: 0, end: 3, level: 1 }],
  music: { mood: "tender", words: "piano", start: 0, end: 3 },
});

test("the same score gives the same bits", async () => {
  const [one, other] = [await renderScore(FULL, assets), await renderScore(FULL, assets)];
  assert.deepEqual(Buffer.from(one.left.buffer), Buffer.from(other.left.buffer));
  assert.deepEqual(Buffer.from(one.right.buffer), Buffer.from(other.right.buffer));
  const reseeded = await renderScore({ ...FULL, seed: 8 }, assets);
  assert.notDeepEqual(Buffer.from(one.left.buffer), Buffer.from(reseeded.left.buffer));
});

test("the stems sum to the mix, and each has something of the score", async () => {
  const { left, right, stems } = await renderScore(FULL, assets);
  assert.equal(left.length, 3 * RATE);
  for (const [side, mix] of [
    [0, left],
    [1, right],
  ])
    for (let i = 0; i < mix.length; i += 7)
      assert.ok(
        Math.abs(stems.dialogue[side][i] + stems.effects[side][i] + stems.ambience[side][i] + stems.music[side][i] - mix[i]) <
          1e-6,
      );
  for (const [name, stem] of Object.entries(stems)) assert.ok(rms(stem[0], 0.2, 2.8) > 1e-4, name);
});

test("nothing clips, however much sounds at once", async () => {
  const crowded = score({
    lines: [line(0, 3), line(0.1, 2)],
    events: Array.from({ length: 60 }, (_, i) => event(i / 20, i % 2 ? "explosion" : "thunder", { strength: 2, distance: 0.5 })),
    beds: ["storm", "crowd", "machinery"].map((kind) => ({ kind, start: 0, end: 3, level: 4 })),
  });
  const { left, right } = await renderScore(crowded, assets);
  for (const mix of [left, right]) for (const sample of mix) assert.ok(Math.abs(sample) < 0.95, String(sample));
});

test("a footfall sounds at its frame, on its side, and on wood unlike on sand", async () => {
  const render = async (more) => (await renderScore(score({ events: [event(1, "footfall", more)] }), assets)).stems.effects;
  const [left, right] = await render({ pan: -0.9 });
  assert.ok(rms(left, 0.9, 0.998) < 1e-5);
  assert.ok(rms(left, 1, 1.03) > 0.02, String(rms(left, 1, 1.03)));
  assert.ok(rms(left, 1, 1.05) > 2 * rms(right, 1, 1.05));
  const brightness = (samples) => {
    let high = 0,
      all = 0;
    for (let i = RATE; i < RATE * 1.3; i++) {
      high += (samples[i] - samples[i - 1]) ** 2;
      all += samples[i] ** 2;
    }
    return high / all;
  };
  assert.ok(brightness((await render({ surface: "sand" }))[0]) > 3 * brightness((await render({ surface: "wood" }))[0]));
});

test("what is far is softer", async () => {
  const at = async (distance) =>
    rms((await renderScore(score({ events: [event(1, "dog barks", { distance })] }), assets)).stems.effects[0], 1, 2);
  const [near, far] = [await at(2), await at(30)];
  assert.ok(far < near / 4 && far > near / 60, `${near} ${far}`);
});

test("speech pushes ambience and music down, and they come back", async () => {
  const { stems } = await renderScore(
    { ...score({ seconds: 6, lines: [line(2, 1.5)], beds: [{ kind: "river", start: 0, end: 6, level: 1 }] }), spaces: [] },
    assets,
  );
  const during = rms(stems.ambience[0], 2.4, 3.2),
    before = rms(stems.ambience[0], 0.5, 1.5),
    after = rms(stems.ambience[0], 5, 5.6);
  assert.ok(during < 0.75 * before, `${before} ${during}`);
  assert.ok(after > 0.85 * before, `${before} ${after}`);
});

test("what the negatives name is not heard", async () => {
  const silent = (stem) => stem[0].every((sample) => sample === 0);
  assert.ok(silent((await renderScore({ ...FULL, negative: ["music"] }, assets)).stems.music));
  assert.ok(silent((await renderScore({ ...FULL, negative: ["background music"] }, assets)).stems.music));
  assert.ok(silent((await renderScore({ ...FULL, negative: ["dialogue"] }, assets)).stems.dialogue));
  const quiet = await renderScore(
    {
      ...score({ events: [event(1, "dog barks")], beds: [{ kind: "traffic", start: 0, end: 3, level: 1 }] }),
      negative: ["traffic noise", "dogs"],
    },
    assets,
  );
  assert.ok(silent(quiet.stems.ambience) && silent(quiet.stems.effects));
  const picture = await renderScore({ ...FULL, negative: ["motion blur", "lens distortion"] }, assets);
  for (const stem of Object.values(picture.stems)) assert.ok(!silent(stem));
});

test("every effect and every bed sounds, finite and bounded", async () => {
  for (const name of effectNames()) {
    const { stems } = await renderScore(score({ seconds: 2, events: [event(0.1, name)], spaces: [] }), assets);
    assert.ok(stems.effects[0].every(Number.isFinite), name);
    assert.ok(rms(stems.effects[0], 0, 2) > 5e-4, `${name} ${rms(stems.effects[0], 0, 2)}`);
  }
  for (const name of bedNames()) {
    const { stems } = await renderScore(
      score({ seconds: 4, beds: [{ kind: name, start: 0, end: 4, level: 1 }], spaces: [] }),
      assets,
    );
    assert.ok(stems.ambience[0].every(Number.isFinite), name);
    assert.ok(rms(stems.ambience[0], 0, 4) > 5e-4, `${name} ${rms(stems.ambience[0], 0, 4)}`);
  }
});

test("the prompt's words find their sounds", () => {
  const effects = {
    "dog barks": "bark",
    "a dog barking": "bark",
    "church bells": "bells",
    "church bells ring": "bells",
    "phone ringing": "telephone",
    thunder: "thunder",
    "distant thunder rumbles": "thunder",
    "glass shatters on the floor": "shatter",
    "a door slams": "door",
    "door creaks open": "creak",
    "the car engine starts": "engine",
    "tires screech": "brakes",
    "a suitcase falls over": "impact",
    "horse neighs": "neigh",
    "wings flapping": "wings",
    "keyboard typing": "typing",
    seagulls: "gull",
    "water splash": "splash",
    "hand claps": "clap",
    "kettle whistling": "kettle",
    "bicycle bell": "bicyclebell",
    "ship horn": "foghorn",
    "camera shutter click": "camera",
    footfall: "step-wood",
    hoofbeats: "hoof-wood",
    qwxz: "unknown",
  };
  for (const [words, name] of Object.entries(effects)) assert.equal(findEffect(words, "wood").name, name, words);
  const beds = {
    "gulls and waves": ["sea", "gulls"],
    "gentle rain": ["rain"],
    "quiet street": ["quietstreet"],
    birdsong: ["birds"],
    "city traffic and distant sirens": ["traffic", "siren"],
    "crackling fire": ["fire"],
    "coffee shop chatter": ["cafe", "crowd"],
    "humming neon": ["electric"],
    crickets: ["crickets"],
    qwxz: ["air"],
  };
  for (const [words, names] of Object.entries(beds))
    assert.deepEqual(
      findBeds(words)
        .map((bed) => bed.name)
        .sort(),
      names.sort(),
      words,
    );
});

test("strange scores never throw", async () => {
  const strange = score({
    seconds: 0.4,
    events: [
      event(-1, "bang"),
      event(99, "bang"),
      event(0.1, ""),
      event(0.2, "💥 ünknown", { surface: undefined, strength: -3, distance: 0, pan: 9 }),
      event(Number.NaN, "bell"),
    ],
    beds: [
      { kind: "", start: 0, end: 9, level: 1 },
      { kind: "sea", start: 2, end: 1, level: 1 },
    ],
    music: { mood: "???", words: "", start: 0, end: 0.4 },
    spaces: [],
    lines: [line(0.3, 2, { distance: 0 }), line(7, 1)],
  });
  const { left } = await renderScore(strange, assets);
  assert.equal(left.length, 0.4 * RATE);
  assert.ok(left.every(Number.isFinite));
  assert.equal((await renderScore(score({ seconds: 0 }), assets)).left.length, 0);
});
