// What an action is: how the body is borne, and what hands, trunk and head do on top of it.
import type { Vector3 } from "three";
import type { StageEvent } from "../../contracts.ts";
import type { Rig } from "../rig.ts";
import type { Bearing, Feet, Stance } from "../stances.ts";

export interface Doing extends Bearing {
  /** Seconds since the action began, how long it lasts, and both as a share. */
  local: number;
  total: number;
  /** What it is about, in the body's frame; null when nothing was named. */
  target: Vector3 | null;
  /** Where the feet are: an action may lift them. Null over a walk, whose feet are its own. */
  feet: Feet | null;
}

export interface Action {
  id: string;
  stance?: Stance;
  /** Runs after the stance; sets arms, trunk, head. */
  perform?(d: Doing): void;
  /** Height of the whole body above the ground. */
  lift?(local: number, total: number): number;
  /** What sounds: times from the beginning of the action. */
  sounds?(total: number): Pick<StageEvent, "time" | "kind" | "strength">[];
  /** Speech does not gesture over it. */
  busyHands?: boolean;
  /** What the hands hold, unless the plan names a thing. */
  prop?: string;
}

/** Chest of a rig: between the shoulders, in the body's frame. */
export function chestOf(rig: Rig): Vector3 {
  return rig.at("upperarm_l").add(rig.at("upperarm_r")).multiplyScalar(0.5);
}
