// Puts a thing into the hands that hold it, after both are posed.
import { Matrix4, Quaternion, Vector3 } from "three";
import type { Actor } from "../contracts.ts";

type Grip = { way: "upright" | "hanging" | "between" | "along"; share: number };

/** share: how far up the thing the hand is. hanging: from the left hand, the right one is for waving. between: before the chest, tilted to the eyes. along: from hand to hand. */
const GRIPS: Record<string, Grip> = {
  umbrella: { way: "upright", share: 0.12 },
  sword: { way: "upright", share: 0.08 },
  flower: { way: "upright", share: 0.25 },
  candle: { way: "upright", share: 0.4 },
  suitcase: { way: "hanging", share: 0.97 },
  handbag: { way: "hanging", share: 0.97 },
  basket: { way: "hanging", share: 0.95 },
  lantern: { way: "hanging", share: 0.95 },
  book: { way: "between", share: 0.5 },
  box: { way: "between", share: 0.5 },
  ball: { way: "between", share: 0.5 },
  guitar: { way: "along", share: 0.3 },
  broom: { way: "along", share: 0.72 },
  shovel: { way: "along", share: 0.72 },
};
const PLAIN: Grip = { way: "upright", share: 0.5 };
const TILT = -0.75;
const UP = new Vector3(0, 1, 0);

export function hold(thing: Actor, asset: string, holder: Actor): void {
  const right = palm(holder, "r");
  const left = palm(holder, "l");
  if (!right || !left) return;
  const { way, share } = GRIPS[asset] ?? PLAIN;
  const forward = holder.facing();
  const { root, height } = thing;
  if (way === "along") {
    const axis = left.clone().sub(right).normalize();
    if (axis.y < 0 && asset !== "guitar") axis.negate();
    root.quaternion.copy(frameOf(axis, forward));
    root.position
      .copy(right)
      .addScaledVector(axis, -share * height)
      .addScaledVector(forward, 0.04);
  } else {
    const turn = new Quaternion().setFromAxisAngle(UP, Math.atan2(forward.x, forward.z));
    if (way === "between") turn.multiply(new Quaternion().setFromAxisAngle(new Vector3(1, 0, 0), asset === "book" ? TILT : 0));
    root.quaternion.copy(turn);
    const at = way === "between" ? right.lerp(left, 0.5) : way === "hanging" ? left : right;
    root.position.copy(at).addScaledVector(UP.clone().applyQuaternion(turn), -share * height);
  }
  root.updateMatrixWorld(true);
}

/** The middle of the hand, or null for bodies without one. */
function palm({ root }: Actor, side: "l" | "r"): Vector3 | null {
  const hand = root.getObjectByName(`hand_${side}`);
  const finger = root.getObjectByName(`middle_01_${side}`);
  if (!hand || !finger) return null;
  return hand.getWorldPosition(new Vector3()).lerp(finger.getWorldPosition(new Vector3()), 0.8);
}

/** Upright axis along `up`, front as near to `front` as that allows. */
function frameOf(up: Vector3, front: Vector3): Quaternion {
  const side = new Vector3().crossVectors(up, front).normalize();
  return new Quaternion().setFromRotationMatrix(new Matrix4().makeBasis(side, up, new Vector3().crossVectors(side, up)));
}
