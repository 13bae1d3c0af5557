// The whole state of a body at an instant, and the blend of two of them. Feet are kept in the world, so that a planted foot
// stays where it is while everything above it blends; legs are solved last.
import { Quaternion, Vector3 } from "three";
import { clamp, mix, smooth, turnBetween } from "./ease.ts";
import { SIDES, type FootPlace, type Rig, type Side } from "./rig.ts";

/** A foot in the world; `knee` in the body's frame. `planted`: it carries weight. */
export interface WorldFoot {
  at: Vector3;
  pitch: number;
  toe: number;
  yaw: number;
  knee: Vector3;
  planted: boolean;
}

export interface Pose {
  position: Vector3;
  yaw: number;
  pelvis: Vector3;
  turns: Quaternion[];
  feet: Record<Side, WorldFoot>;
}

/** Reads what a motion has set on the rig. `feet` in the body's frame. */
export function capture(rig: Rig, position: Vector3, yaw: number, feet: Record<Side, FootPlace & { planted?: boolean }>): Pose {
  const names = Object.keys(rig.body.bones);
  return {
    position: position.clone(),
    yaw,
    pelvis: rig.body.bones.pelvis.position.clone(),
    turns: names.map(n => rig.body.bones[n].quaternion.clone()),
    feet: Object.fromEntries(
      SIDES.map(s => [s, { ...feet[s], at: toWorld(feet[s].at, position, yaw), yaw: feet[s].yaw + yaw, planted: feet[s].planted ?? true }]),
    ) as Record<Side, WorldFoot>,
  };
}

export const toWorld = (p: Vector3, position: Vector3, yaw: number) => p.clone().applyAxisAngle(UP, yaw).add(position);
export const toBody = (p: Vector3, position: Vector3, yaw: number) => p.clone().sub(position).applyAxisAngle(UP, -yaw);
const UP = new Vector3(0, 1, 0);

/** From `a` to `b`. A foot that has to move is lifted and set down, one after the other, never slid. */
export function blendPoses(a: Pose, b: Pose, w: number): Pose {
  const t = smooth(0, 1, w),
    feet = {} as Record<Side, WorldFoot>;
  SIDES.forEach((s, i) => {
    const from = a.feet[s],
      to = b.feet[s],
      far = Math.hypot(to.at.x - from.at.x, to.at.z - from.at.z),
      turned = Math.abs(turnBetween(from.yaw, to.yaw));
    const stepping = from.planted && to.planted && (far > 0.015 || turned > 0.08),
      own = stepping ? smooth(i * 0.42, i * 0.42 + 0.56, w) : t;
    const lift = stepping ? Math.sin(Math.PI * clamp(own)) * Math.min(0.07, 0.02 + far * 0.12 + turned * 0.03) : 0;
    feet[s] = {
      at: from.at
        .clone()
        .lerp(to.at, own)
        .add(new Vector3(0, lift, 0)),
      pitch: mix(from.pitch, to.pitch, own) - lift * 2.5,
      toe: mix(from.toe, to.toe, own),
      yaw: from.yaw + turnBetween(from.yaw, to.yaw) * own,
      knee: from.knee.clone().lerp(to.knee, own),
      planted: lift < 0.004 && (own < 0.5 ? from.planted : to.planted),
    };
  });
  return {
    position: a.position.clone().lerp(b.position, t),
    yaw: a.yaw + turnBetween(a.yaw, b.yaw) * t,
    pelvis: a.pelvis.clone().lerp(b.pelvis, t),
    turns: a.turns.map((q, i) => q.clone().slerp(b.turns[i], t)),
    feet,
  };
}

/** Sets the rig: bones, pelvis, then the legs to their feet. */
export function apply(rig: Rig, pose: Pose) {
  Object.keys(rig.body.bones).forEach((name, i) => rig.body.bones[name].quaternion.copy(pose.turns[i]));
  rig.body.bones.pelvis.position.copy(pose.pelvis);
  rig.forget();
  for (const s of SIDES) {
    const foot = pose.feet[s];
    rig.foot(s, {
      at: toBody(foot.at, pose.position, pose.yaw),
      pitch: foot.pitch,
      toe: foot.toe,
      yaw: foot.yaw - pose.yaw,
      knee: foot.knee,
    });
  }
}
