// How a camera is worked: where measured turns start so that they end well, the unrest of hands, the usual lens of a kind.
import { Vector3 } from "three";
import type { Shot } from "../contracts.ts";
import type { TimedMove } from "./moves.ts";
import type { CameraPose } from "./pose.ts";

/** Millimetres, by lens.kind of the plan. */
export const LENS_FOR_KIND: Record<string, number> = { fisheye: 15, macro: 100, "tilt-shift": 45 };

/** Small turns swing evenly about the subject, large ones end on it: a reveal. */
export function centreTurns(base: CameraPose, moves: readonly TimedMove[], width: number): void {
  const sum = (left: string, right: string) =>
    moves.reduce((total, move) => total + (move.move === left ? move.amount : move.move === right ? -move.amount : 0), 0);
  const pan = sum("pan-left", "pan-right");
  const tilt = sum("tilt-up", "tilt-down");
  base.yaw -= Math.abs(pan) < width * 0.6 ? pan / 2 : pan;
  base.pitch -= Math.abs(tilt) < width * 0.3 ? tilt / 2 : tilt;
  const truck = sum("truck-right", "truck-left");
  base.position.addScaledVector(new Vector3(-Math.cos(base.yaw), 0, Math.sin(base.yaw)), -truck / 2);
}

export function shakeOf(shot: Shot, follow: boolean): { strength: number; walking: boolean } {
  if (!shot.camera.some((move) => move.move === "handheld")) return { strength: 0, walking: false };
  const speed = shot.camera.find((move) => move.move === "handheld")!.speed;
  return { strength: speed === "fast" ? 2 : speed === "slow" ? 0.7 : 1.1, walking: follow };
}
