/** A constant, or points of (share of the length 0 to 1, value), joined by straight lines. */
export type Curve = number | readonly (readonly [number, number])[];

export function valueAt(curve: Curve, share: number): number {
  if (typeof curve === "number") return curve;
  let before = curve[0];
  for (const point of curve) {
    if (point[0] >= share) {
      const width = point[0] - before[0];
      return width <= 0 ? point[1] : before[1] + (point[1] - before[1]) * (share - before[0]) / width;
    }
    before = point;
  }
  return before[1];
}

/** 0 below 0, 1 above 1, and smooth between. */
export function smooth(x: number): number {
  const t = Math.max(0, Math.min(1, x));
  return t * t * (3 - 2 * t);
}
