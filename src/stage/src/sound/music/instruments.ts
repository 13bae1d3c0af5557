// Instruments by name, as General MIDI programs with the range where they sound well.

/** Programs by part of the texture; what is absent is not played. */
export interface Voicing { chords?: number; bass?: number; lead?: number; pad?: number; counter?: number }

export interface Instrument {
  words: string; program: number;
  /** Can play chords. */
  polyphonic: boolean;
  /** MIDI keys of its singing range. */
  low: number; high: number;
}

export const INSTRUMENTS: readonly Instrument[] = [
  { words: "piano|grand piano|keys", program: 0, polyphonic: true, low: 55, high: 86 },
  { words: "electric piano|rhodes|wurlitzer", program: 4, polyphonic: true, low: 55, high: 84 },
  { words: "harpsichord", program: 6, polyphonic: true, low: 53, high: 81 },
  { words: "celesta|celeste", program: 8, polyphonic: true, low: 67, high: 96 },
  { words: "glockenspiel|bells|chimes", program: 9, polyphonic: true, low: 72, high: 98 },
  { words: "music box", program: 10, polyphonic: true, low: 67, high: 96 },
  { words: "vibraphone|vibes", program: 11, polyphonic: true, low: 57, high: 84 },
  { words: "marimba|xylophone", program: 12, polyphonic: true, low: 55, high: 86 },
  { words: "church organ|pipe organ|organ", program: 19, polyphonic: true, low: 48, high: 79 },
  { words: "accordion", program: 21, polyphonic: true, low: 55, high: 84 },
  { words: "harmonica", program: 22, polyphonic: false, low: 60, high: 86 },
  { words: "guitar|classical guitar|spanish guitar", program: 24, polyphonic: true, low: 48, high: 76 },
  { words: "acoustic guitar|steel guitar|lute", program: 25, polyphonic: true, low: 48, high: 76 },
  { words: "ukulele|mandolin", program: 25, polyphonic: true, low: 60, high: 84 },
  { words: "electric guitar", program: 27, polyphonic: true, low: 50, high: 79 },
  { words: "distorted guitar|guitar solo|overdriven guitar", program: 30, polyphonic: true, low: 48, high: 79 },
  { words: "double bass|upright bass|contrabass", program: 32, polyphonic: false, low: 31, high: 55 },
  { words: "bass guitar|bassline", program: 33, polyphonic: false, low: 31, high: 55 },
  { words: "violin|fiddle", program: 40, polyphonic: false, low: 60, high: 91 },
  { words: "viola", program: 41, polyphonic: false, low: 53, high: 81 },
  { words: "cello|violoncello", program: 42, polyphonic: false, low: 41, high: 69 },
  { words: "pizzicato", program: 45, polyphonic: true, low: 48, high: 79 },
  { words: "harp", program: 46, polyphonic: true, low: 52, high: 88 },
  { words: "timpani", program: 47, polyphonic: false, low: 36, high: 53 },
  { words: "strings|string section|violins|string orchestra", program: 48, polyphonic: true, low: 55, high: 84 },
  { words: "string quartet", program: 48, polyphonic: true, low: 55, high: 84 },
  { words: "choir|voices|vocal|vocals|humming", program: 52, polyphonic: true, low: 55, high: 79 },
  { words: "trumpet", program: 56, polyphonic: false, low: 58, high: 82 },
  { words: "muted trumpet", program: 59, polyphonic: false, low: 58, high: 82 },
  { words: "trombone", program: 57, polyphonic: false, low: 46, high: 69 },
  { words: "tuba", program: 58, polyphonic: false, low: 31, high: 53 },
  { words: "french horn|horn|horns", program: 60, polyphonic: false, low: 48, high: 74 },
  { words: "brass|brass section|brass band", program: 61, polyphonic: true, low: 50, high: 79 },
  { words: "saxophone|sax|tenor sax", program: 66, polyphonic: false, low: 50, high: 76 },
  { words: "oboe", program: 68, polyphonic: false, low: 60, high: 86 },
  { words: "bassoon", program: 70, polyphonic: false, low: 41, high: 67 },
  { words: "clarinet", program: 71, polyphonic: false, low: 52, high: 84 },
  { words: "piccolo", program: 72, polyphonic: false, low: 74, high: 98 },
  { words: "flute", program: 73, polyphonic: false, low: 62, high: 91 },
  { words: "recorder", program: 74, polyphonic: false, low: 65, high: 91 },
  { words: "pan flute|panpipes", program: 75, polyphonic: false, low: 60, high: 86 },
  { words: "shakuhachi", program: 77, polyphonic: false, low: 60, high: 84 },
  { words: "whistle|whistling|tin whistle", program: 78, polyphonic: false, low: 67, high: 91 },
  { words: "synth|synthesizer|synth lead", program: 81, polyphonic: true, low: 50, high: 84 },
  { words: "synth pad|pad|pads", program: 89, polyphonic: true, low: 50, high: 79 },
  { words: "sitar", program: 104, polyphonic: true, low: 48, high: 76 },
  { words: "banjo", program: 105, polyphonic: true, low: 52, high: 79 },
  { words: "koto|guzheng|shamisen", program: 107, polyphonic: true, low: 55, high: 84 },
  { words: "kalimba|mbira", program: 108, polyphonic: true, low: 60, high: 84 },
  { words: "bagpipe|bagpipes", program: 109, polyphonic: false, low: 60, high: 81 },
  { words: "steel drum|steel drums|steelpan", program: 114, polyphonic: true, low: 60, high: 84 },
  { words: "oud", program: 24, polyphonic: true, low: 45, high: 74 },
  { words: "theremin", program: 78, polyphonic: false, low: 60, high: 88 },
];

/** The singing range of a program; a middle one for those that are never named. */
export function rangeOf(program: number): readonly [number, number] {
  const known = INSTRUMENTS.find(instrument => instrument.program === program);
  return known ? [known.low, known.high] : [57, 84];
}
