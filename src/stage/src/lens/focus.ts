// Where the lens is focused. Several named targets are a rack: it pulls in 1/distance, because blur is linear in that.
import { minimumJerk } from "../camera/easing.ts";

const PULL_SECONDS = 1;
const NEAREST = 0.12;

/** `distances` in the order the plan names them, at this instant; t and seconds count from the shot's start. */
export function focusDistance(distances: readonly number[], t: number, seconds: number): number {
  const near = distances.map((each) => Math.max(NEAREST, each));
  if (near.length === 1) return near[0];
  const turn = seconds / near.length;
  const pull = Math.min(PULL_SECONDS, turn * 0.6);
  const i = Math.min(near.length - 1, Math.max(0, Math.floor((t + pull / 2) / turn)));
  if (i === 0) return near[0];
  const u = minimumJerk((t - (i * turn - pull / 2)) / pull);
  return 1 / (1 / near[i - 1] + (1 / near[i] - 1 / near[i - 1]) * u);
}
