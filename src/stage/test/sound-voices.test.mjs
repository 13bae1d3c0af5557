import assert from "node:assert/strict";
import test from "node:test";
import { bundled } from "./support/bundled.mjs";
import { readSoundAsset } from "./support/soundAssets.mjs";

const RATE = 48000;
const { utter } = await bundled("sound/voices/utter.ts");
const { chooseVoice } = await bundled("sound/voices/chooseVoice.ts");
const { sayable, MAX_CHARACTERS } = await bundled("sound/voices/sayable.ts");
const { isVoiced } = await bundled("sound/voices/mouthShapes.ts");
const { CHARACTERS } = await bundled("sound/voices/cast.ts");
const engine = await WebAssembly.compile(await readSoundAsset("flite.wasm"));
const woman = { character: "woman" };
const LINE = "The sea remembers everything.";

const energy = (samples, from, to) => {
  let sum = 0;
  for (let i = Math.round(from * RATE); i < Math.min(samples.length, Math.round(to * RATE)); i++) sum += samples[i] ** 2;
  return Math.sqrt(sum / Math.max(1, (to - from) * RATE));
};
const means = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** How far the samples repeat themselves at the pitch of a voice: near 1 for a vowel, near 0 for breath. */
function periodicity(samples, from, to) {
  const start = Math.round(from * RATE),
    length = Math.round((to - from) * RATE);
  let best = 0;
  for (let lag = Math.round(RATE / 320); lag < RATE / 70; lag += 2) {
    let cross = 0,
      one = 0,
      other = 0;
    for (let i = start; i < start + length - lag; i += 2) {
      cross += samples[i] * samples[i + lag];
      one += samples[i] ** 2;
      other += samples[i + lag] ** 2;
    }
    best = Math.max(best, cross / Math.sqrt(one * other + 1e-12));
  }
  return best;
}

test("the same line gives the same bits", async () => {
  const [one, other] = [await utter(engine, LINE, "say", woman), await utter(engine, LINE, "say", woman)];
  assert.deepEqual(Buffer.from(one.samples.buffer), Buffer.from(other.samples.buffer));
  assert.deepEqual(one.sounds, other.sounds);
});

test("sounds follow one another to the end of the samples", async () => {
  for (const character of Object.keys(CHARACTERS)) {
    const { sounds, seconds, samples } = await utter(engine, "Can you hear the music?", "say", { character });
    assert.equal(seconds, samples.length / RATE);
    sounds.forEach((sound, i) => {
      assert.ok(sound.end >= sound.start, `${character} ${sound.sound}`);
      if (i > 0) assert.equal(sound.start, sounds[i - 1].end);
    });
    assert.ok(Math.abs(sounds.at(-1).end - seconds) < 0.03, `${character}: ${sounds.at(-1).end} of ${seconds}`);
  }
});

test("vowels are loud where the sounds say, pauses are not", async () => {
  const { samples, sounds } = await utter(engine, "Wait. I know this old house, and it knows me.", "say", woman);
  const vowels = sounds.filter(
    (sound) => isVoiced(sound.sound) && ["aa", "E", "oh", "ih"].includes(sound.shape) && sound.end - sound.start > 0.05,
  );
  const pauses = sounds.filter((sound) => sound.sound === "pau" && sound.end - sound.start > 0.06);
  assert.ok(vowels.length > 5 && pauses.length >= 2);
  for (const pause of pauses)
    assert.ok(
      energy(samples, pause.start + 0.03, pause.end - 0.01) <
        0.1 * means(vowels.map((vowel) => energy(samples, vowel.start, vowel.end))),
    );
});

test("a whisper has the words without the voice", async () => {
  const said = await utter(engine, LINE, "say", woman),
    whispered = await utter(engine, LINE, "whisper", woman);
  const voicing = (utterance) =>
    means(
      utterance.sounds
        .filter((sound) => isVoiced(sound.sound) && sound.end - sound.start > 0.07)
        .map((sound) => periodicity(utterance.samples, sound.start, sound.end)),
    );
  assert.ok(voicing(said) > 0.75, `said ${voicing(said)}`);
  assert.ok(voicing(whispered) < 0.5, `whispered ${voicing(whispered)}`);
  assert.ok(energy(whispered.samples, 0, whispered.seconds) < 0.6 * energy(said.samples, 0, said.seconds));
  assert.deepEqual(
    whispered.sounds.map((sound) => sound.sound),
    said.sounds.map((sound) => sound.sound),
  );
});

test("a shout is louder than plain speech", async () => {
  const said = await utter(engine, LINE, "say", woman),
    shouted = await utter(engine, LINE, "shout", woman);
  assert.ok(energy(shouted.samples, 0, shouted.seconds) > 1.3 * energy(said.samples, 0, said.seconds));
});

test("several speakers get different voices of the right sex and age", () => {
  const taken = [];
  for (const [noun, ...words] of [
    ["woman"],
    ["woman", "tall"],
    ["woman", "cheerful"],
    ["woman"],
    ["man"],
    ["man", "bearded"],
    ["man"],
    ["man"],
    ["man"],
  ]) {
    const voice = chooseVoice({ key: noun, noun, words }, 3, taken);
    assert.ok(!taken.some((other) => other.character === voice.character), voice.character);
    assert.equal(CHARACTERS[voice.character.split("+")[0]].sex, noun === "woman" ? "female" : "male", voice.character);
    taken.push(voice);
  }
  const voiceOf = (noun, ...words) => chooseVoice({ key: noun, noun, words }, 1).character;
  assert.equal(voiceOf("robot", "rusty"), "robot");
  assert.equal(voiceOf("grandmother"), "old-woman");
  assert.equal(voiceOf("girl", "little"), "girl");
  assert.equal(voiceOf("man", "old", "grey beard"), "old-man");
  assert.equal(voiceOf("barista", "female", "young"), "woman-bright");
});

test("any text is said or is silence, and never throws", async () => {
  const texts = [
    "",
    "   ",
    "…",
    "—?!",
    "12,345.67 €",
    "こんにちは世界",
    "Привет, мир",
    "🎬🎥",
    "<speak>hi</speak>",
    "-t -o /x",
    "a".repeat(5000),
    "O'Brien's \"quote\"",
    "\u0000\u0007",
    "é".repeat(40),
  ];
  for (const text of texts) {
    const { samples, seconds, sounds } = await utter(engine, text, "say", woman);
    assert.ok(seconds > 0.1 && samples.length > 0 && sounds.length > 0, JSON.stringify(text.slice(0, 20)));
    assert.ok(samples.every(Number.isFinite));
  }
  assert.ok(energy((await utter(engine, "Привет, мир", "say", woman)).samples, 0, 1) > 0.01);
});

test("text becomes words", () => {
  assert.equal(
    sayable("It cost $5.50 in 1984, 7% of 1,200."),
    "It cost five point five zero dollars in nineteen eighty four, seven percent of one thousand two hundred.",
  );
  assert.equal(sayable("Naïve café & co."), "Naive cafe and co.");
  assert.equal(sayable("“Don’t,” she said — twice…"), "Don't, she said, twice.");
  assert.ok(sayable("word ".repeat(1000)).length <= MAX_CHARACTERS);
});
