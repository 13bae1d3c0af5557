// Poses a skeleton. Angles and directions are in the body's own frame (feet on the ground at the origin, facing +z), so one
// motion fits every body: point this bone that way, put this hand there.
import { Euler, Quaternion, Vector3 } from "three";
import type { BodySkeleton } from "../people/body/skeleton.ts";
import { BoneRig } from "./boneRig.ts";

export type Side = "l" | "r";
export const SIDES: readonly Side[] = ["l", "r"];
export const signOf = (side: Side) => (side === "l" ? 1 : -1);
const FINGERS = ["index", "middle", "ring", "pinky"] as const;

/** How a hand is held; curls in radians. */
export interface HandShape {
  curl: number;
  index?: number;
  thumb?: number;
  spread?: number;
}
/** Where a foot is, in the frame of the pose (see Rig.stand): its ankle at rest would be at `at`. */
export interface FootPlace {
  at: Vector3;
  pitch: number;
  toe: number;
  yaw: number;
  knee: Vector3;
}
/** An arm by angles: `out` from the side, `fwd` forward, `bend` of the elbow; `inward` turns the forearm in, `roll` the palm. */
export interface ArmAngles {
  out: number;
  fwd: number;
  bend: number;
  inward?: number;
  roll?: number;
  twist?: number;
  wrist?: [number, number, number];
}

export class Rig extends BoneRig {
  readonly body: BodySkeleton;
  /** Thickness of the sole under the foot. */
  readonly sole: number;
  /** Leg length against a grown man's; scales every distance of a motion. */
  readonly k: number;
  readonly leg: number;
  readonly pelvisRest: Vector3;
  readonly hipHeight: number;
  readonly ankle: number;
  readonly ballAhead: number;
  readonly footRest: Record<Side, Vector3>;
  private readonly curlAxis: Record<string, Vector3> = {};
  private readonly closing: Record<string, Quaternion> = {};
  private readonly palmSign: Record<Side, number> = { l: 1, r: 1 };

  constructor(body: BodySkeleton, sole: number) {
    super(body.bones, body.joint);
    this.body = body;
    this.sole = sole;
    const j = body.joint,
      joint = (name: string) => new Vector3(...j[name]),
      from = (a: string, b: string) => joint(b).sub(joint(a));
    for (const s of SIDES) {
      for (const [bone, end] of [
        ["upperarm", "lowerarm"],
        ["lowerarm", "hand"],
        ["hand", "middle_01"],
        ["thigh", "calf"],
        ["calf", "foot"],
      ])
        this.measure(`${bone}_${s}`, j[`${end}_${s}`]);
      this.measureHand(s, from, joint);
    }
    this.leg = this.length.thigh_l + this.length.calf_l;
    this.k = this.leg / 0.84;
    this.pelvisRest = body.bones.pelvis.position.clone();
    this.hipHeight = j.thigh_l[1];
    this.ankle = j.foot_l[1];
    this.ballAhead = j.ball_l[2] - j.foot_l[2];
    this.footRest = { l: joint("foot_l"), r: joint("foot_r") };
  }

  private measureHand(s: Side, from: (a: string, b: string) => Vector3, joint: (n: string) => Vector3) {
    const palm = new Vector3().crossVectors(from(`hand_${s}`, `index_01_${s}`), from(`hand_${s}`, `pinky_01_${s}`)).normalize();
    if (s === "r") palm.negate();
    const along = (finger: string) => from(`${finger}_01_${s}`, `${finger}_02_${s}`).normalize();
    for (const finger of ["thumb", ...FINGERS]) {
      this.curlAxis[finger + s] = new Vector3().crossVectors(along(finger), palm).normalize();
      this.closing[finger + s] = new Quaternion().setFromUnitVectors(along(finger), finger === "thumb" ? along("index") : along("middle"));
    }
    this.palmSign[s] = Math.sign(palm.dot(joint(`thumb_03_${s}`).sub(joint(`hand_${s}`)))) || 1;
  }

  reset() {
    for (const name in this.body.bones) this.body.bones[name].quaternion.identity();
    this.body.bones.pelvis.position.copy(this.pelvisRest);
    this.forget();
  }

  /** The limb's end to `target`, knee or elbow towards `pole`. */
  reach(limb: "arm" | "leg", side: Side, target: Vector3, pole: Vector3) {
    if (limb === "leg") this.reachBones(`thigh_${side}`, `calf_${side}`, target, pole);
    else this.reachBones(`upperarm_${side}`, `lowerarm_${side}`, target, pole);
  }

  /** Puts a foot on its place and turns it. */
  foot(side: Side, place: FootPlace) {
    this.reach("leg", side, place.at, place.knee);
    const want = new Quaternion().setFromEuler(new Euler(-place.pitch, place.yaw, 0, "YXZ"));
    this.set(`foot_${side}`, this.turn(`calf_${side}`).clone().invert().multiply(want));
    this.euler(`ball_${side}`, -place.toe, 0, 0);
  }

  arm(side: Side, a: ArmAngles) {
    const g = signOf(side),
      chest = this.turn("spine_03");
    this.aim(
      `upperarm_${side}`,
      new Vector3(g * Math.sin(a.out), -Math.cos(a.out) * Math.cos(a.fwd), Math.sin(a.fwd) * Math.cos(a.out)).applyQuaternion(chest),
      g * (a.twist ?? 0),
    );
    const upper = this.rest[`upperarm_${side}`].clone().applyQuaternion(this.turn(`upperarm_${side}`));
    const inward = new Vector3(-g * (a.inward ?? 0.18), 0, 1).applyQuaternion(chest),
      across = inward.addScaledVector(upper, -inward.dot(upper)).normalize();
    this.aim(`lowerarm_${side}`, upper.multiplyScalar(Math.cos(a.bend)).addScaledVector(across, Math.sin(a.bend)));
    this.hand(side, a.roll ?? -0.55, a.wrist);
  }

  /** A hand put to a place: `at` of the wrist in the body's frame. */
  handTo(side: Side, at: Vector3, elbow: Vector3, roll = -0.4, wrist?: [number, number, number]) {
    this.reach("arm", side, at, elbow);
    this.hand(side, roll, wrist);
  }

  /** `roll` turns forearm and palm about the forearm (half of it in the twist bone), mirrored for the right hand. */
  hand(side: Side, roll: number, wrist?: [number, number, number]) {
    const g = signOf(side),
      turn = new Quaternion().setFromAxisAngle(this.rest[`lowerarm_${side}`], g * roll);
    this.set(`lowerarm_twist_${side}`, turn);
    if (wrist) turn.multiply(new Quaternion().setFromEuler(new Euler(wrist[0], g * wrist[1], g * wrist[2])));
    this.set(`hand_${side}`, turn);
  }

  fingers(side: Side, shape: HandShape) {
    const { curl, index = curl, thumb = 0.2, spread = 0.45 } = shape,
      g = this.palmSign[side],
      more = { index: 1, middle: 1, ring: 1.08, pinky: 1.15 };
    for (const finger of FINGERS) {
      const k = (finger === "index" ? index : curl) * more[finger];
      [0.75, 1.05, 0.7].forEach((share, i) => {
        const turn = new Quaternion().setFromAxisAngle(this.curlAxis[finger + side], g * k * share);
        if (i === 0 && finger !== "middle") turn.premultiply(new Quaternion().slerp(this.closing[finger + side], spread));
        this.body.bones[`${finger}_0${i + 1}_${side}`].quaternion.copy(turn);
      });
    }
    this.body.bones[`thumb_01_${side}`].quaternion.copy(new Quaternion().slerp(this.closing["thumb" + side], 0.3));
    [0.5, 0.6].forEach((share, i) =>
      this.body.bones[`thumb_0${i + 2}_${side}`].quaternion.setFromAxisAngle(this.curlAxis["thumb" + side], g * thumb * share),
    );
    this.forget();
  }

  /** Direction of a hand's rest (wrist to knuckle) in the body's frame. */
  palmPoint(side: Side): Vector3 {
    return this.carried(`hand_${side}`, this.body.joint[`middle_01_${side}`]);
  }
}
