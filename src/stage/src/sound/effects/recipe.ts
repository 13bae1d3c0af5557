// The language that sounds are written in, as data: a recipe is a few layers, each a source with its envelope and filters.
import type { Curve } from "../dsp/curve.ts";
import type { Mode } from "../dsp/modes.ts";

export interface Layer {
  source: "white" | "pink" | "brown" | "sine" | "triangle" | "saw" | "square" | "struck";
  /** Seconds from the start of the recipe. */
  at?: number;
  seconds: number;
  /** Relative to the other layers, decibels. */
  level?: number;
  /** Seconds to full strength. */
  attack?: number;
  /** Seconds until it has fallen by 60 dB; without it the layer holds. */
  decay?: number;
  /** Seconds of the fade at its end, where it holds. */
  release?: number;
  /** Shape of the strength over the layer, on top of attack and decay. */
  swell?: Curve;
  /** Hertz. */
  pitch?: Curve;
  /** Relative depth of a regular wavering of the pitch, and its rate in hertz. */
  vibrato?: { rate: number; depth: number };
  /** Depth (0 to 1) of a regular wavering of the strength, and its rate in hertz. */
  flutter?: { rate: number; depth: number };
  /** One after another. */
  filters?: readonly { kind: "low" | "high" | "band"; hertz: Curve; q?: number }[];
  /** Beside one another: resonances of a throat or a box, hertz, q, gain. */
  formants?: readonly (readonly [number, number, number])[];
  /** Of a struck body. */
  modes?: readonly Mode[];
  /** Random share by which frequencies differ each time. Default 0.04. */
  vary?: number;
}

export interface Grains { layer: Layer; from: number; to: number; perSecond: number; /** Decibels between the loudest and the softest grain. */ range: number; /** Shape of their density and strength. */ swell?: Curve }

export interface Recipe {
  /** Words that ask for it, besides its name. Several words in one entry are a phrase, which counts more. */
  words: string;
  layers?: readonly Layer[];
  /** Many small sounds at random instants: gravel, shards, applause. */
  grains?: readonly Grains[];
  /** The whole, again: rings of a telephone, barks. */
  repeat?: { times: number; every: number; jitter?: number };
  /** A sound of the soundfont: General MIDI program and key, seconds it is held. */
  instrument?: { program: number; key: number; seconds: number; velocity?: number };
  /** Peak at 2 m, decibels below full scale. */
  level: number;
}
