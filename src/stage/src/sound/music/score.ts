// Notes on paper: what the composer writes and the player plays.

export interface Note {
  /** MIDI channel; 9 is percussion. */
  channel: number;
  /** Beats from the start. */
  at: number; length: number;
  key: number;
  /** 1 to 127. */
  velocity: number;
}
export interface Part { channel: number; program: number; volume: number; pan: number }
export interface MusicScore { tempo: number; beats: number; bars: number; parts: Part[]; notes: Note[] }
