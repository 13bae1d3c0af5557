// Vectors as plain triples: the builders make tens of thousands of points, and short arrays are enough for them.
export type Triple = [number, number, number];

export const add = (a: ArrayLike<number>, b: ArrayLike<number>, k = 1): Triple => [a[0] + b[0] * k, a[1] + b[1] * k, a[2] + b[2] * k];
export const sub = (a: ArrayLike<number>, b: ArrayLike<number>): Triple => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const scale = (a: ArrayLike<number>, k: number): Triple => [a[0] * k, a[1] * k, a[2] * k];
export const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: ArrayLike<number>, b: ArrayLike<number>): Triple => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const length = (a: ArrayLike<number>) => Math.hypot(a[0], a[1], a[2]);
export const distance = (a: ArrayLike<number>, b: ArrayLike<number>) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
export function unit(a: ArrayLike<number>): Triple {
  const l = length(a) || 1;
  return [a[0] / l, a[1] / l, a[2] / l];
}
export const between = (a: ArrayLike<number>, b: ArrayLike<number>, t: number): Triple => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];
