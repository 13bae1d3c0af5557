// Where garments lie on the base body: positive inside. Base heights in decimetres: ankle −6.9, knee −3.5, crotch −.6,
// hip .4, waist 1.7, armpit 4.2, shoulder 5.3, neck 5.8, chin 6.2.
import { mix, smooth } from "../../motion/ease.ts";
import type { Region } from "./fitting.ts";

export interface TopCut {
  sleeve: number;
  hem: number;
  front?: number;
  back?: number;
  width?: number;
  vee?: boolean;
}

/** Tops: a neckline that dips to `front` and `back`, sleeves to a share of the arm, a hem. */
export function topRegion({ sleeve, hem, front = 5.28, back = 5.78, width = 0.74, vee = false }: TopCut): Region {
  return v => {
    const [x, y, z] = v.b,
      f = smooth(-0.4, 0.9, z),
      reach = mix((6.05 - back) / 0.71, (6.05 - front) / 0.66, f);
    const neck =
      y > 6.05
        ? -1
        : (Math.hypot(x / ((0.82 * width) / 0.74), (y - 6.05) / reach, (z - 0.25) / (1 + Math.max(0, 5.3 - front) * 0.75)) - 1) * 0.8;
    // A coat opens in a V from the sides of the neck down to its first button.
    const ax = Math.abs(x),
      open = vee ? Math.max(front + Math.min(1, ax / (width * 0.8)) * (5.9 - front) - y, (ax - width * 0.8) * 2) : neck;
    const line = vee ? mix(neck, open, smooth(0.05, 0.55, z)) : neck;
    return Math.min((sleeve - v.arm) * 3, line, y - hem + (v.arm > 0.05 ? 9 : 0));
  };
}

/** A collar that stands on the neck. */
export function highNeckRegion({ sleeve, hem }: TopCut, collar = 6.0): Region {
  return v => Math.min((sleeve - v.arm) * 3, collar - v.b[1] - v.b[2] * 0.1, v.b[1] - hem + (v.arm > 0.05 ? 9 : 0));
}

export const legsRegion =
  (leg: number, waist: number): Region =>
  v =>
    Math.min((leg - v.leg) * 4, waist - v.b[1] - (v.arm > 0.03 ? 9 : 0));

/** A band round the trunk between two base heights. */
export const bandRegion =
  (low: number, high: number): Region =>
  v =>
    Math.min(high - v.b[1], v.b[1] - low, v.arm > 0.03 ? -1 : 9);
