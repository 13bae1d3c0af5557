// Writes a piece that fits the clip: bars that fill it exactly, an opening, a middle with a melody, and a last bar that comes
// to rest on the tonic and rings out. Pure: the same brief, length and seed, the same notes.
import { randomFrom, type Random } from "../dsp/random.ts";
import { bassHits, chordHits, drumHits } from "./accompaniment.ts";
import type { Brief } from "./brief.ts";
import { into, keyOf, voiceLed } from "./harmony.ts";
import { rangeOf } from "./instruments.ts";
import { writeMelody } from "./melody.ts";
import type { MusicScore, Note, Part } from "./score.ts";

const CHANNELS = { chords: 0, pad: 1, bass: 2, lead: 3, counter: 4 } as const;
const DRUMS = 9;
const MIX: Readonly<Record<keyof typeof CHANNELS, { volume: number; pan: number }>> = {
  chords: { volume: 82, pan: 50 }, pad: { volume: 70, pan: 72 }, bass: { volume: 92, pan: 64 }, lead: { volume: 98, pan: 68 }, counter: { volume: 74, pan: 40 },
};

export function compose(brief: Brief, seconds: number, seed: number): MusicScore {
  const random = randomFrom(seed);
  const bars = Math.max(seconds >= 6 ? 3 : 2, Math.round(seconds * brief.tempo / 60 / brief.beats));
  const notes: Note[] = [];
  const long = bars >= 6;
  let chord: number[] = [];
  for (let bar = 0; bar < bars; bar++) {
    const last = bar === bars - 1;
    // the bar before the last leads home by the dominant
    const degree = last || bar === 0 ? 0 : bar === bars - 2 && brief.mode !== "phrygian" ? 4 : brief.progression[bar % brief.progression.length];
    chord = voiceLed(brief, degree, chord);
    const force = brief.force * (0.78 + 0.22 * Math.sin(Math.PI * (bar + 0.5) / bars));
    if (last) { writeEnding(notes, brief, bar, chord, force); break; }
    writeChords(notes, brief, bar, chord, force, random);
    if (brief.voicing.pad !== undefined) for (const key of chord.slice(0, 3)) add(notes, CHANNELS.pad, bar * brief.beats, brief.beats, key, 0.55 * force + 0.12);
    // an opening of one bar without bass and drums, where there is time for it
    if (!long || bar > 0) writeBass(notes, brief, bar, degree, force, random);
    if (brief.drums !== null && (!long || bar > 0)) {
      const fill = bar % 4 === 3 && brief.drums !== "heartbeat" && brief.drums !== "swing" && brief.drums !== "light";
      for (const hit of drumHits(brief.drums, brief.beats, fill, random)) add(notes, DRUMS, bar * brief.beats + swung(hit.at, brief.swing), 0.2, hit.key, hit.strength * (0.55 + 0.45 * force));
    }
  }
  if (brief.voicing.lead !== undefined) {
    const first = long && brief.chords !== "none" ? 1 : 0;
    for (const note of writeMelody(brief, first, bars, random)) add(notes, CHANNELS.lead, note.at, note.length, note.key, note.strength);
  }
  if (brief.voicing.counter !== undefined && bars >= 5) writeCounter(notes, brief, bars, random);
  // the tempo is bent by at most half a bar over the whole, so that the last bar ends with the clip
  return { tempo: bars * brief.beats * 60 / seconds, beats: brief.beats, bars, parts: partsOf(brief), notes };
}

function partsOf(brief: Brief): Part[] {
  return Object.entries(CHANNELS).flatMap(([role, channel]) => {
    const program = brief.voicing[role as keyof typeof CHANNELS];
    return program === undefined ? [] : [{ channel, program, ...MIX[role as keyof typeof CHANNELS] }];
  });
}

function add(notes: Note[], channel: number, at: number, length: number, key: number, strength: number): void {
  notes.push({ channel, at, length, key, velocity: Math.max(12, Math.min(122, Math.round(strength * 118))) });
}

/** Late off-beats: an eighth that stands between two beats moves towards the next. */
function swung(at: number, swing: number): number {
  return swing > 0 && at % 1 >= 0.45 && at % 1 <= 0.55 ? at + swing / 2 : at;
}

function writeChords(notes: Note[], brief: Brief, bar: number, chord: readonly number[], force: number, random: Random): void {
  if (brief.voicing.chords === undefined) return;
  const spread = [...chord, chord[0] + 12];
  for (const hit of chordHits(brief.chords, brief.beats, random)) {
    const at = bar * brief.beats + swung(hit.at, brief.swing);
    const strength = hit.strength * (0.42 + 0.48 * force);
    if (hit.tone >= 0) add(notes, CHANNELS.chords, at, hit.length, spread[hit.tone % spread.length], strength);
    // fingers and bows do not all arrive at once
    else chord.forEach((key, index) => add(notes, CHANNELS.chords, at + (brief.chords === "strum" ? 0.025 : 0.006) * index, hit.length, key, strength * (0.94 + 0.06 * random())));
  }
}

function writeBass(notes: Note[], brief: Brief, bar: number, degree: number, force: number, random: Random): void {
  if (brief.voicing.bass === undefined) return;
  for (const hit of bassHits(brief.bass, brief.beats, random)) {
    if (hit.at >= brief.beats) continue;
    add(notes, CHANNELS.bass, bar * brief.beats + swung(hit.at, brief.swing), hit.length, into(keyOf(brief, degree + hit.degree) - 24, 31, 50), hit.strength * (0.5 + 0.45 * force));
  }
}

/** Long tones a third or sixth away, from the second phrase on. */
function writeCounter(notes: Note[], brief: Brief, bars: number, random: Random): void {
  const [low, high] = rangeOf(brief.voicing.counter!);
  for (let bar = 4; bar < bars - 1; bar++) {
    const degree = brief.progression[bar % brief.progression.length];
    add(notes, CHANNELS.counter, bar * brief.beats, brief.beats * 0.96, into(keyOf(brief, degree + (random() < 0.5 ? 2 : 4)), low, high), 0.4 + 0.35 * brief.force);
  }
}

/** The tonic, held to the end by all who have played; one stroke of the drums. */
function writeEnding(notes: Note[], brief: Brief, bar: number, chord: readonly number[], force: number): void {
  const at = bar * brief.beats, strength = 0.5 + 0.4 * force;
  if (brief.voicing.chords !== undefined && brief.chords !== "none") chord.forEach((key, index) => add(notes, CHANNELS.chords, at + 0.02 * index, brief.beats, key, strength));
  if (brief.voicing.pad !== undefined) for (const key of chord.slice(0, 3)) add(notes, CHANNELS.pad, at, brief.beats, key, strength * 0.8);
  if (brief.voicing.bass !== undefined && brief.bass !== "none") add(notes, CHANNELS.bass, at, brief.beats, into(brief.root - 24, 31, 50), strength);
  if (brief.drums !== null) add(notes, DRUMS, at, 0.5, brief.drums === "taiko" || brief.drums === "heartbeat" ? 41 : 36, strength);
}
