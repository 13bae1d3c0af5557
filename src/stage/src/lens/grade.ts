// The grade: what a style does to the picture after the lens. ASC CDL (slope, offset, power, then saturation about Rec.709 luma) on
// display values, with the film's own habits: grain, vignette, flicker, halation. All rules of thumb of colourists.
import { Color, Vector3 } from "three";

export interface Grade {
  slope: Vector3;
  offset: Vector3;
  power: Vector3;
  saturation: number;
  tint: Color;
  grain: number;
  vignette: number;
  bloom: number;
  contrast: number;
  /** Stops over the place's own exposure. */
  exposure: number;
  /** Brightness that wavers from frame to frame, share of full. */
  flicker: number;
  /** Frames a second that are held, 0 for all. */
  heldAt: number;
  shutterAngle: number;
  /** Key to fill on faces. */
  contrastRatio: number;
}

type Change = Partial<Omit<Grade, "slope" | "offset" | "power" | "tint">> & {
  slope?: [number, number, number];
  offset?: [number, number, number];
  power?: [number, number, number];
  tint?: [number, number, number];
};

const STYLES: Record<string, Change> = {
  noir: {
    slope: [1.15, 1.15, 1.15],
    offset: [-0.04, -0.04, -0.04],
    power: [1.1, 1.1, 1.1],
    saturation: 0,
    grain: 0.03,
    vignette: 0.5,
    contrastRatio: 12,
  },
  "black-and-white": { saturation: 0, grain: 0.02, contrast: 0.5 },
  documentary: {
    slope: [1.02, 1, 0.98],
    offset: [0.005, 0.005, 0.005],
    power: [0.97, 0.97, 0.97],
    saturation: 0.9,
    grain: 0.012,
    contrastRatio: 3,
  },
  technicolor: { slope: [1.12, 1.04, 0.96], offset: [0, -0.005, 0.01], power: [1, 1.02, 1.06], saturation: 1.35, bloom: 0.12 },
  silent: {
    slope: [1.05, 1.05, 1.05],
    offset: [0.02, 0.02, 0.02],
    power: [0.95, 0.95, 0.95],
    saturation: 0,
    tint: [1.07, 0.98, 0.82],
    flicker: 0.04,
    heldAt: 18,
    grain: 0.035,
    vignette: 0.6,
  },
  "1970s": {
    slope: [1.03, 1, 0.92],
    offset: [0.035, 0.03, 0.02],
    power: [0.95, 0.95, 0.95],
    saturation: 0.85,
    grain: 0.022,
    bloom: 0.1,
  },
  "teal-orange": { slope: [1.08, 1, 0.94], offset: [-0.015, 0, 0.025], power: [1.02, 1, 0.96], saturation: 1.1 },
  horror: {
    slope: [0.92, 0.97, 0.95],
    offset: [-0.01, 0.005, 0],
    power: [1.15, 1.15, 1.15],
    saturation: 0.65,
    contrastRatio: 10,
    exposure: -0.4,
  },
  dream: { slope: [1.05, 1, 0.97], offset: [0.03, 0.02, 0.02], power: [0.92, 0.92, 0.92], saturation: 0.95, bloom: 0.22 },
  "bleach-bypass": {
    slope: [1.2, 1.2, 1.2],
    offset: [-0.05, -0.05, -0.05],
    power: [1.1, 1.1, 1.1],
    saturation: 0.45,
    shutterAngle: 70,
  },
  claymation: { slope: [1.02, 1.02, 1.02], saturation: 1.15, heldAt: 12, flicker: 0.02, shutterAngle: 0, grain: 0 },
  anime: { saturation: 1.25, grain: 0, contrast: 0.5, heldAt: 12, shutterAngle: 0 },
};

/** Words of prompts for the styles above; a style that is not here leaves the neutral grade. */
const NAMES: readonly [RegExp, string][] = [
  [/noir/, "noir"],
  [/black.?and.?white|monochrome|b&w/, "black-and-white"],
  [/documentar|verit|news|home video|vhs/, "documentary"],
  [/technicolou?r|golden.?age|musical|1950s/, "technicolor"],
  [/silent|1920s/, "silent"],
  [/1970s|70s|super.?8|retro|vintage|kodachrome/, "1970s"],
  [/teal|blockbuster|cinematic|action|sci-?fi|cyberpunk/, "teal-orange"],
  [/horror|thriller|gothic|eerie/, "horror"],
  [/dream|roman(ce|tic)|fairy|fantasy|ethereal/, "dream"],
  [/bleach|war|gritty/, "bleach-bypass"],
  [/clay|stop.?motion|puppet/, "claymation"],
  [/anime|cartoon|animation|pixar/, "anime"],
];

export function gradeFor(styles: readonly string[], timeOfDay: string, negative: readonly string[]): Grade {
  const grade: Grade = {
    slope: new Vector3(1, 1, 1),
    offset: new Vector3(),
    power: new Vector3(1, 1, 1),
    saturation: 1.18,
    tint: new Color(1, 1, 1),
    grain: 0.014,
    vignette: 0.3,
    bloom: 0.045,
    contrast: 0.42,
    exposure: 0,
    flicker: 0,
    heldAt: 0,
    shutterAngle: 180,
    contrastRatio: 4,
  };
  for (const style of styles) {
    const name = NAMES.find(([words]) => words.test(style.toLowerCase()))?.[1];
    if (name !== undefined) apply(grade, STYLES[name]);
  }
  if (timeOfDay === "night" || timeOfDay === "midnight") grade.saturation *= 0.86;
  const without = (word: RegExp) => negative.some((each) => word.test(each.toLowerCase()));
  if (without(/grain|noise/)) grade.grain = 0;
  if (without(/vignet/)) grade.vignette = 0;
  if (without(/bloom|glow|halation/)) grade.bloom = 0;
  if (without(/motion blur/)) grade.shutterAngle = 0;
  if (without(/flicker/)) grade.flicker = 0;
  return grade;
}

function apply(grade: Grade, { slope, offset, power, tint, ...rest }: Change): void {
  if (slope) grade.slope.fromArray(slope);
  if (offset) grade.offset.fromArray(offset);
  if (power) grade.power.fromArray(power);
  if (tint !== undefined) grade.tint.setRGB(...tint);
  Object.assign(grade, rest);
}
