/** Everything in this folder is rendered at this rate, in samples a second. */
export const RATE = 48000;

export function samplesOf(seconds: number): number {
  return Math.max(0, Math.round(seconds * RATE));
}

export function decibels(value: number): number {
  return Math.pow(10, value / 20);
}
