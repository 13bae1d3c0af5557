// The language of ambience: a bed is a few washes of noise that breathe, steady hums, and small sounds that come by now and then.
import type { FilterKind } from "../dsp/filter.ts";
import type { NoiseColour } from "../dsp/noise.ts";
import type { Recipe } from "../effects/recipe.ts";

export interface Wash {
  colour: NoiseColour;
  /** Decibels (mean) relative to the bed's other parts. */
  level: number;
  filters: readonly { kind: FilterKind; hertz: number; q?: number; /** Octaves that it moves with the breath. */ sway?: number }[];
  /** Strength wanders between 1 − depth and 1, about once in `seconds`; `regular` for waves that follow one another. */
  breath?: { seconds: number; depth: number; regular?: boolean };
  /** 0 the same left and right, 1 two independent sides. */
  width?: number;
}

export interface Visitor {
  recipe: Recipe;
  perMinute: number;
  /** Decibels on top of the recipe's own level. */
  level: number;
  /** Metres: how far they are, for air and room. */
  distance: readonly [number, number];
  /** Decibels between loud and soft ones. */
  range?: number;
}

export interface Hum { hertz: number; level: number; partials: readonly number[] }

export interface Bed {
  words: string;
  washes: readonly Wash[];
  visitors?: readonly Visitor[];
  hums?: readonly Hum[];
  /** Loudness of the whole, decibels below full scale (RMS of the washes). */
  level: number;
}
