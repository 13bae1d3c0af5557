// What a piece of music is to be: everything that the composer needs, found from the mood and the words of the prompt.
import type { Voicing } from "./instruments.ts";

export type Mode = "major" | "minor" | "dorian" | "mixolydian" | "lydian" | "phrygian" | "harmonic";
export type ChordPattern = "held" | "arpeggio" | "strum" | "offbeat" | "comp" | "pulse" | "broken" | "none";
export type BassPattern = "held" | "half" | "walk" | "eighths" | "syncopated" | "root-fifth" | "none";
export type DrumPattern = "rock" | "light" | "swing" | "four" | "boom-bap" | "trap" | "taiko" | "latin" | "march" | "metal" | "heartbeat" | "disco";

/** How a style is played; instruments are General MIDI programs. */
export interface Style {
  words: string;
  chords: ChordPattern; bass: BassPattern; drums: DrumPattern | null;
  voicing: Voicing;
  /** Beats a minute where neither mood nor words say it. */
  tempo?: number;
  beats?: 3 | 4;
  /** Share of an off-beat eighth that it comes late: 0 straight, 0.33 triplets. */
  swing?: number;
  mode?: Mode;
  /** Chords with a seventh. */
  sevenths?: boolean;
  /** How much the melody moves, 0 (none) to 1. */
  melody?: number;
}

export interface Brief {
  tempo: number; beats: 3 | 4; swing: number; mode: Mode;
  /** MIDI key of the tonic, near middle C. */
  root: number;
  /** Scale degrees of the chords, one a bar, repeated. */
  progression: readonly number[];
  chords: ChordPattern; bass: BassPattern; drums: DrumPattern | null;
  voicing: Voicing; sevenths: boolean; melody: number;
  /** 0 soft to 1 loud. */
  force: number;
}
