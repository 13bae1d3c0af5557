export const clamp = (x: number, low = 0, high = 1) => Math.min(high, Math.max(low, x));
export const mix = (a: number, b: number, t: number) => a + (b - a) * t;

/** 0 below `from`, 1 above `to`, smooth between. */
export function smooth(from: number, to: number, x: number): number {
  const t = clamp((x - from) / (to - from));
  return t * t * (3 - 2 * t);
}

/** Minimum jerk, how a hand travels from rest to rest [Flash & Hogan 1985]. */
export function reachCurve(x: number): number {
  const t = clamp(x);
  return t * t * t * (10 - 15 * t + 6 * t * t);
}

export const bell = (x: number, centre: number, width: number) => Math.exp(-(((x - centre) / width) ** 2));
export const fraction = (x: number) => x - Math.floor(x);
export const TURN = Math.PI * 2;

/** The shortest signed way from one heading to another, radians. */
export function turnBetween(from: number, to: number): number {
  const d = fraction((to - from) / TURN);
  return (d > 0.5 ? d - 1 : d) * TURN;
}
