// How a shot begins: what of the shot before is still seen, and what is laid over the cut.
import type { ProducedShot } from "../direction/production.ts";

export interface TransitionState {
  /** Share of the shot before, 0 to 1, and which moment of it. */
  dissolve: number;
  beforeTime: number;
  /** Brightness of the whole. */
  fade: number;
  /** Smear across the picture, share of the width, and degrees that the camera is turned beyond its pose. */
  whip: number;
  swing: number;
}

const DISSOLVE = 0.8;
const FADE_IN = 0.9;
const FADE_OUT = 0.5;
const WHIP = 0.2;
const WHIP_SWING = 38;
const LAST_MOMENT = 1 / 48;

const PLAIN: TransitionState = { dissolve: 0, beforeTime: 0, fade: 1, whip: 0, swing: 0 };

/** `t` in seconds of the clip, inside `shot`. */
export function transitionAt(shots: readonly ProducedShot[], shot: ProducedShot, t: number): TransitionState {
  const state = { ...PLAIN };
  begin(state, shots, shot, t - shot.start);
  const next = shots[shot.index + 1];
  const left = shot.end - t;
  if (next?.plan.transition === "fade") state.fade *= ease(left / Math.min(FADE_OUT, next.plan.seconds / 2));
  if (next?.plan.transition === "whip-pan" && left < WHIP) whip(state, 1 - left / WHIP, 1);
  return state;
}

function begin(state: TransitionState, shots: readonly ProducedShot[], shot: ProducedShot, since: number): void {
  const before = shots[shot.index - 1];
  switch (shot.plan.transition) {
    case "dissolve": {
      const length = Math.min(DISSOLVE, shot.plan.seconds * 0.5);
      if (before && since < length) {
        state.dissolve = 1 - ease(since / length);
        state.beforeTime = before.end - LAST_MOMENT;
      } else if (!before) state.fade = ease(since / length);
      break;
    }
    case "fade":
      state.fade = ease(since / Math.min(FADE_IN, shot.plan.seconds * 0.5));
      break;
    case "whip-pan":
      if (since < WHIP) whip(state, 1 - since / WHIP, -1);
      break;
  }
}

/** Fastest at the cut. */
function whip(state: TransitionState, towardsCut: number, side: number): void {
  state.swing = side * WHIP_SWING * towardsCut * towardsCut;
  state.whip = 0.42 * towardsCut;
}

function ease(u: number): number {
  const x = Math.min(1, Math.max(0, u));
  return x * x * (3 - 2 * x);
}
