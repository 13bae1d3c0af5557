// A melody of motifs: a bar is invented, answered, varied and brought back, so that it sounds meant.
import { between, type Random } from "../dsp/random.ts";
import type { Brief } from "./brief.ts";
import { into, keyOf } from "./harmony.ts";
import { rangeOf } from "./instruments.ts";

export interface MelodyNote { at: number; length: number; key: number; strength: number }

/** A motif: when its notes begin and end in the bar, and how far each steps from the one before. */
interface Motif { at: number; length: number; step: number }

/** Melody from bar `first` to the last, where it ends on the tonic. */
export function writeMelody(brief: Brief, first: number, bars: number, random: Random): MelodyNote[] {
  const [low, high] = rangeOf(brief.voicing.lead!);
  const home = nearestDegree(brief, (low * 2 + high) / 3);
  const motifs = [invent(brief, random), invent(brief, random)];
  const notes: MelodyNote[] = [];
  let degree = home;
  for (let bar = first; bar < bars - 1; bar++) {
    const place = (bar - first) % 4;
    // a a′ b a, and a breath now and then where the accompaniment can carry it
    if (place === 3 && brief.chords !== "none" && random() < 0.35) continue;
    const motif = motifs[place === 2 ? 1 : 0];
    const chord = bar === 0 ? 0 : brief.progression[bar % brief.progression.length];
    motif.forEach((note, index) => {
      degree += note.step + (place === 1 && index === motif.length - 1 ? (random() < 0.5 ? 1 : -1) : 0);
      // strong beats belong to the chord; the rest may pass
      if (note.at % 2 === 0) degree = nearestChordTone(degree, chord);
      if (degree > home + 8) degree -= 3;
      if (degree < home - 5) degree += 3;
      notes.push({
        at: bar * brief.beats + (brief.swing > 0 && note.at % 1 === 0.5 ? note.at + brief.swing / 2 : note.at), length: note.length * 0.95, key: into(keyOf(brief, degree), low, high),
        strength: (0.5 + 0.38 * brief.force) * between(random, 0.9, 1) * (note.at === 0 ? 1.06 : 1),
      });
    });
  }
  notes.push({ at: (bars - 1) * brief.beats, length: brief.beats, key: into(keyOf(brief, nearestTonic(degree)), low, high), strength: 0.45 + 0.35 * brief.force });
  return notes;
}

function invent(brief: Brief, random: Random): Motif[] {
  const motif: Motif[] = [];
  for (let at = 0; at < brief.beats;) {
    const room = brief.beats - at;
    const length = Math.min(room, random() < brief.melody * 0.8 ? 0.5 : random() < 0.3 + brief.melody * 0.5 ? 1 : random() < 0.5 ? 1.5 : 2);
    const rests = motif.length > 0 && random() < 0.18;
    if (!rests) motif.push({ at, length, step: random() < 0.72 ? Math.round(between(random, -1.4, 1.4)) : Math.round(between(random, -3, 3)) });
    at += length;
  }
  return motif;
}

function nearestDegree(brief: Brief, key: number): number {
  let best = 0;
  for (let degree = -14; degree <= 21; degree++) if (Math.abs(keyOf(brief, degree) - key) < Math.abs(keyOf(brief, best) - key)) best = degree;
  return best;
}

function nearestChordTone(degree: number, chord: number): number {
  for (const off of [0, 1, -1, 2, -2]) {
    const place = ((degree + off - chord) % 7 + 7) % 7;
    if (place === 0 || place === 2 || place === 4) return degree + off;
  }
  return degree;
}

function nearestTonic(degree: number): number {
  return Math.round(degree / 7) * 7;
}
