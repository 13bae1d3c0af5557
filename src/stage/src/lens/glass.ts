// The lens of one shot: aperture, blur and faults of the glass, from the plan or, where it is silent, from the framing.
import type { Shot } from "../contracts.ts";

export interface Glass {
  kind: string;
  /** f-number. */
  aperture: number;
  /** Width of an out-of-focus disc over its height: 1 for spherical, ½ for a 2× anamorphic lens. */
  squeeze: number;
  /** Strength of the horizontal streaks. */
  streak: number;
  /** Radial distortion, negative is barrel; fisheye is a projection of its own. */
  distortion: number;
  /** Colour fringe towards the corners, share of the width. */
  fringe: number;
  tilt: number;
  depthOfField: boolean;
}

const STOP_BY_FRAMING: Record<string, number> = {
  "extreme-wide": 8,
  wide: 5.6,
  full: 4,
  cowboy: 3.2,
  "medium-wide": 4,
  medium: 2.8,
  "medium-close-up": 2.4,
  "two-shot": 3.5,
  "close-up": 2,
  "extreme-close-up": 2.8,
  "over-the-shoulder": 2.4,
  "point-of-view": 5.6,
};
const WIDEST_STOP = 0.95;
const SMALLEST_STOP = 32;
/** Blur of the far distance, share of the picture's height. */
const SHALLOW = { close: 0.09, medium: 0.042 };
const DEEP = 0.002;
const CLOSE = 0.6;

export function glassFor(
  shot: Shot,
  framing: string,
  focalLength: number,
  focus: number,
  picture: number,
  sensor: number,
  negative: readonly string[],
): Glass {
  const without = (word: RegExp) => negative.some((each) => word.test(each.toLowerCase()));
  const kind = shot.lens.kind ?? "spherical";
  return {
    kind,
    aperture: shot.lens.aperture ?? openFor(shot, framing, focalLength, focus, picture, sensor),
    squeeze: shot.lens.anamorphic ? 0.52 : 1,
    streak: shot.lens.anamorphic && !without(/flare/) ? 0.22 : 0,
    distortion: without(/distort/) ? 0 : shot.lens.anamorphic ? -0.045 : kind === "spherical" && focalLength < 24 ? -0.02 : 0,
    fringe: without(/aberration|fring/) ? 0 : shot.lens.anamorphic ? 0.0022 : kind === "fisheye" ? 0.003 : 0.0008,
    tilt: kind === "tilt-shift" ? 1.6 : 0,
    depthOfField: !without(/depth of field|blur(red|ry)? background|bokeh/),
  };
}

/** The f-number that blurs the far distance by the asked share: N = f²/(b·h·(s−f)), all in millimetres. */
function openFor({ lens }: Shot, framing: string, focalLength: number, focus: number, picture: number, sensor: number): number {
  const asked =
    lens.depthOfField === "shallow"
      ? picture < CLOSE
        ? SHALLOW.close
        : SHALLOW.medium
      : lens.depthOfField === "deep"
        ? DEEP
        : null;
  if (lens.kind === "macro" && asked === null) return 2.8;
  if (asked === null) return STOP_BY_FRAMING[framing] ?? 4;
  const stop = (focalLength * focalLength) / (asked * sensor * (focus * 1000 - focalLength));
  return Math.min(Math.max(stop, WIDEST_STOP), SMALLEST_STOP);
}

/** Radius of the blur disc at infinity over the picture's height; at a depth d it is this times (d − s)/d. */
export function blurScale(focalLength: number, aperture: number, focus: number, sensor: number): number {
  const distance = Math.max(focus * 1000, focalLength * 1.5);
  return (focalLength * focalLength) / (aperture * (distance - focalLength)) / sensor / 2;
}
