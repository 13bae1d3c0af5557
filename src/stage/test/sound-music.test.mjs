import assert from "node:assert/strict";
import test from "node:test";
import { bundled } from "./support/bundled.mjs";
import { readSoundAsset } from "./support/soundAssets.mjs";

const RATE = 48000;
const { readBrief } = await bundled("sound/music/readBrief.ts");
const { compose } = await bundled("sound/music/compose.ts");
const { renderMusic } = await bundled("sound/music/renderMusic.ts");
const { MOODS } = await bundled("sound/music/moods.ts");
const { STYLES } = await bundled("sound/music/styles.ts");
const { soundAssets } = await bundled("sound/assets.ts");
const assets = soundAssets(readSoundAsset);
const rms = (samples, from, to) => {
  let sum = 0;
  for (let i = Math.round(from * RATE); i < Math.round(to * RATE); i++) sum += samples[i] ** 2;
  return Math.sqrt(sum / ((to - from) * RATE));
};

test("words choose instruments, tempo and style", () => {
  const cello = readBrief("sad", "slow solo cello", 1);
  assert.deepEqual(cello.voicing, { lead: 42 });
  assert.equal(cello.drums, null);
  assert.ok(cello.tempo < 60);
  assert.equal(readBrief("", "electronic, 128 bpm", 1).tempo, 128);
  assert.equal(readBrief("", "upbeat jazz", 1).bass, "walk");
  assert.ok(readBrief("", "upbeat jazz", 1).tempo > readBrief("", "slow jazz", 1).tempo);
  const duo = readBrief("", "violin and piano", 1).voicing;
  assert.deepEqual([duo.lead, duo.chords], [40, 0]);
  assert.ok(readBrief("", "epic orchestral", 1).force > readBrief("", "soft strings", 1).force);
  assert.notEqual(readBrief("sad", "", 1).mode, readBrief("joyful", "", 1).mode);
});

test("every mood, style and length makes a piece that ends with the clip", () => {
  for (const words of [...Object.keys(MOODS), ...Object.keys(STYLES), "zzz", ""])
    for (const seconds of [1, 4, 10, 25]) {
      const score = compose(readBrief("", words, 5), seconds, 9);
      const end = (score.bars * score.beats * 60) / score.tempo;
      assert.ok(Math.abs(end - seconds) < 1e-9, words);
      const lastBar = (score.bars - 1) * score.beats;
      assert.ok(score.notes.length >= 2, words);
      assert.ok(
        score.notes.some((note) => note.at >= lastBar),
        `${words} has no last chord`,
      );
      for (const note of score.notes)
        assert.ok(
          note.key >= 0 && note.key < 128 && note.velocity > 0 && note.velocity < 128 && note.at >= 0 && note.length > 0,
          `${words} ${JSON.stringify(note)}`,
        );
    }
});

test("the melody keeps to the range of its instrument and ends on the tonic", () => {
  for (let seed = 0; seed < 20; seed++) {
    const brief = readBrief("tender", "solo flute", seed);
    const melody = compose(brief, 12, seed).notes.filter((note) => note.channel === 3);
    for (const note of melody) assert.ok(note.key >= 62 && note.key <= 91);
    assert.equal((melody.at(-1).key - brief.root) % 12, 0);
  }
});

test("a piece has the same bits twice, starts, and has faded at the end", async () => {
  const music = { mood: "tender", words: "piano", start: 0, end: 5 };
  const [one, other] = [
    await renderMusic(music, 5 * RATE, 3, await assets.soundfont()),
    await renderMusic(music, 5 * RATE, 3, await assets.soundfont()),
  ];
  assert.deepEqual(Buffer.from(one[0].buffer), Buffer.from(other[0].buffer));
  assert.ok(rms(one[0], 0, 0.5) > 0.005);
  assert.ok(rms(one[0], 4.9, 5) < 0.1 * rms(one[0], 1, 3));
});

test("music that begins later is silent before", async () => {
  const [left] = await renderMusic({ mood: "action", words: "", start: 2, end: 4 }, 4 * RATE, 3, await assets.soundfont());
  assert.equal(rms(left, 0, 1.99), 0);
  assert.ok(rms(left, 2.1, 3) > 0.005);
});
