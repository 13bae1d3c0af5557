// How a camera move starts and stops. Both curves go from 0 to 1 with the whole amount as their integral.

const SHORT_MOVE = 3;
const RAMP = 0.65;

/** Minimum jerk (Flash & Hogan 1985): what an operator's arm does. */
export function minimumJerk(u: number): number {
  const x = Math.min(1, Math.max(0, u));
  return x * x * x * (x * (x * 6 - 15) + 10);
}

/** Ramps of .65 s and a constant middle for long moves, minimum jerk for short ones. */
export function easeMove(u: number, seconds: number): number {
  const x = Math.min(1, Math.max(0, u));
  if (seconds < SHORT_MOVE) return minimumJerk(x);
  const ramp = RAMP / seconds;
  const cruise = 1 / (1 - ramp);
  if (x < ramp) return cruise * rampArea(x / ramp) * ramp;
  if (x > 1 - ramp) return 1 - cruise * rampArea((1 - x) / ramp) * ramp;
  return cruise * (x - ramp / 2);
}

/** Area under a smooth step from 0 to u. */
function rampArea(u: number): number {
  return u * u * u * (1 - u / 2);
}
