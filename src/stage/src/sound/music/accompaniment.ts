// Chords, bass and percussion of one bar.
import type { Random } from "../dsp/random.ts";
import type { BassPattern, ChordPattern, DrumPattern } from "./brief.ts";

export interface Hit { at: number; length: number; /** Index into the chord, or −1 for the whole chord. */ tone: number; strength: number }

/** Where the chord is struck in a bar of `beats`. */
export function chordHits(pattern: ChordPattern, beats: number, random: Random): Hit[] {
  const each = (step: number, make: (index: number, at: number) => Hit | null) =>
    Array.from({ length: Math.round(beats / step) }, (_, index) => make(index, index * step)).filter(hit => hit !== null);
  switch (pattern) {
    case "none": return [];
    case "held": return [{ at: 0, length: beats - 0.05, tone: -1, strength: 0.75 }];
    case "pulse": return each(0.5, (index, at) => ({ at, length: 0.42, tone: -1, strength: index % 2 === 0 ? 0.8 : 0.62 }));
    case "strum": return each(0.5, (index, at) => (index === 1 || (index === 4 && random() < 0.5) ? null : { at, length: 0.55, tone: -1, strength: index === 0 ? 0.9 : index % 2 === 0 ? 0.72 : 0.55 }));
    case "offbeat": return each(1, (index, at) => (beats === 3 && index === 0 ? null : { at: beats === 3 ? at : at + 0.5, length: 0.35, tone: -1, strength: 0.7 }));
    case "comp": {
      const figures = [[0, 1.5], [0.5, 2], [1, 2.5, 3.5], [0, 2.5], [1.5, 3]];
      const figure = figures[Math.floor(random() * figures.length)];
      return figure.filter(at => at < beats).map(at => ({ at, length: random() < 0.5 ? 0.45 : 0.9, tone: -1, strength: 0.62 + 0.2 * random() }));
    }
    case "arpeggio": return each(0.5, (index, at) => ({ at, length: 0.55, tone: [0, 1, 2, 3, 2, 1, 2, 1][index % 8], strength: index % 4 === 0 ? 0.8 : 0.6 }));
    case "broken": return each(0.5, (index, at) => (index > 0 && random() < 0.15 ? null : { at, length: 0.9, tone: [0, 2, 1, 2, 3, 2, 1, 2][index % 8], strength: index % 4 === 0 ? 0.75 : 0.52 }));
  }
}

/** Steps of the bass in scale degrees above the chord's root. */
export function bassHits(pattern: BassPattern, beats: number, random: Random): { at: number; length: number; degree: number; strength: number }[] {
  switch (pattern) {
    case "none": return [];
    case "held": return [{ at: 0, length: beats - 0.05, degree: 0, strength: 0.8 }];
    case "half": return beats === 3 ? [{ at: 0, length: 0.9, degree: 0, strength: 0.85 }] : [{ at: 0, length: 1.85, degree: 0, strength: 0.85 }, { at: 2, length: 1.85, degree: random() < 0.4 ? 4 : 0, strength: 0.75 }];
    case "walk": return Array.from({ length: beats }, (_, beat) => ({ at: beat, length: 0.92, degree: beat === 0 ? 0 : [2, 4, 5, 1, 3][Math.floor(random() * 5)], strength: 0.78 }));
    case "eighths": return Array.from({ length: beats * 2 }, (_, index) => ({ at: index / 2, length: 0.45, degree: index === beats * 2 - 1 && random() < 0.3 ? 4 : 0, strength: index % 2 === 0 ? 0.85 : 0.7 }));
    case "root-fifth": return Array.from({ length: Math.ceil(beats / 2) * (beats === 3 ? 1 : 2) }, (_, index) => ({ at: beats === 3 ? 0 : index, length: 0.8, degree: index % 2 === 0 ? 0 : 4, strength: 0.8 })).filter(hit => beats === 3 || hit.at % 2 === 0 || random() < 0.8);
    case "syncopated": return [{ at: 0, length: 0.7, degree: 0, strength: 0.9 }, { at: 1.5, length: 0.45, degree: 0, strength: 0.75 }, { at: 2.5, length: 0.9, degree: random() < 0.5 ? 4 : 0, strength: 0.8 }, ...(random() < 0.5 ? [{ at: 3.5, length: 0.4, degree: 6, strength: 0.65 }] : [])];
  }
}

// General MIDI percussion keys
const KICK = 36, RIM = 37, SNARE = 38, CLOSED = 42, OPEN = 46, RIDE = 51, BRUSH = 40, LOW_TOM = 41, TOM = 45, HIGH_TOM = 48, SHAKER = 70, CONGA = 63, LOW_CONGA = 64, CLAVE = 75, CLAP = 39;

/** Sixteenths of a bar of four: x strong, o soft, . rest. */
const GROOVES: Readonly<Record<DrumPattern, readonly (readonly [key: number, steps: string])[]>> = {
  rock: [[KICK, "x.....x.x......."], [SNARE, "....x.......x..."], [CLOSED, "x.o.x.o.x.o.x.o."]],
  light: [[KICK, "x.......o......."], [RIM, "....o.......o..."], [SHAKER, "o.o.o.o.o.o.o.o."]],
  swing: [[RIDE, "x...x..ox...x..o"], [KICK, "o.......o......."], [BRUSH, "....o.......o..."]],
  four: [[KICK, "x...x...x...x..."], [CLAP, "....x.......x..."], [OPEN, "..x...x...x...x."], [CLOSED, "o.o.o.o.o.o.o.o."]],
  "boom-bap": [[KICK, "x......x..x....."], [SNARE, "....x.......x..."], [CLOSED, "o.o.o.o.o.o.o.oo"]],
  trap: [[KICK, "x......x........"], [CLAP, "........x......."], [CLOSED, "x.oox.o.x.oox.oo"]],
  taiko: [[LOW_TOM, "x..o..x.x...x.o."], [TOM, "..o.x...o.x...o."], [KICK, "x.......x......."]],
  latin: [[CLAVE, "x..x..x...x.x..."], [CONGA, "..o...xx..o...xx"], [LOW_CONGA, "x.......x......."], [SHAKER, "o.o.o.o.o.o.o.o."]],
  march: [[SNARE, "x..oxooox..oxooo"], [KICK, "x.......x......."]],
  metal: [[KICK, "x.x.x.x.x.x.x.x."], [SNARE, "....x.......x..."], [OPEN, "x...x...x...x..."]],
  heartbeat: [[LOW_TOM, "x..o........o..."]],
  disco: [[KICK, "x...x...x...x..."], [SNARE, "....x.......x..."], [CLOSED, "x.xox.xox.xox.xo"]],
};

export function drumHits(pattern: DrumPattern, beats: number, fill: boolean, random: Random): { at: number; key: number; strength: number }[] {
  const hits = [];
  const end = beats * 4;
  for (const [key, steps] of GROOVES[pattern])
    for (let step = 0; step < end; step++) {
      const mark = steps[step % 16];
      // a fill takes the last beat for itself
      if (mark === "." || (fill && step >= end - 4 && key !== KICK)) continue;
      hits.push({ at: step / 4, key, strength: (mark === "x" ? 0.85 : 0.5) + 0.08 * (random() - 0.5) });
    }
  if (fill) for (let step = 0; step < 4; step++) hits.push({ at: beats - 1 + step / 4, key: [SNARE, HIGH_TOM, TOM, LOW_TOM][step], strength: 0.62 + 0.08 * step });
  return hits;
}
