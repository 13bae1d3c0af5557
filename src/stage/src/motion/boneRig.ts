// What every rig does: bones are turned in the body's own frame (feet at the origin, facing +z); bind rotations are the identity.
import { Euler, Quaternion, Vector3, type Bone } from "three";
import { clamp } from "./ease.ts";

export class BoneRig {
  readonly bones: Record<string, Bone>;
  /** Heads of the bones in the bind pose. */
  readonly joint: Record<string, ArrayLike<number>>;
  readonly length: Record<string, number> = {};
  protected readonly rest: Record<string, Vector3> = {};
  private readonly world: Record<string, Quaternion | undefined> = {};

  constructor(bones: Record<string, Bone>, joint: Record<string, ArrayLike<number>>) {
    this.bones = bones;
    this.joint = joint;
  }

  /** Names the far end of a limb bone, so that it can be aimed. */
  protected measure(bone: string, end: ArrayLike<number>) {
    const from = this.joint[bone],
      way = new Vector3(end[0] - from[0], end[1] - from[1], end[2] - from[2]);
    this.length[bone] = way.length();
    this.rest[bone] = way.normalize();
  }

  /** After bones were written from outside. */
  forget() {
    for (const name in this.world) this.world[name] = undefined;
  }

  /** Turn of a bone in the body's frame. */
  turn(name: string): Quaternion {
    const known = this.world[name];
    if (known) return known;
    const bone = this.bones[name],
      parent = bone.parent && this.bones[bone.parent.name];
    return (this.world[name] = parent ? this.turn(parent.name).clone().multiply(bone.quaternion) : bone.quaternion.clone());
  }

  set(name: string, local: Quaternion) {
    this.bones[name].quaternion.copy(local);
    this.forget();
  }
  euler(name: string, x: number, y: number, z: number) {
    this.set(name, new Quaternion().setFromEuler(new Euler(x, y, z, "YXZ")));
  }
  /** Turns a bone further, in its own frame. */
  add(name: string, x: number, y: number, z: number) {
    this.set(name, this.bones[name].quaternion.clone().multiply(new Quaternion().setFromEuler(new Euler(x, y, z, "YXZ"))));
  }

  /** Head of a bone in the body's frame. */
  at(name: string): Vector3 {
    const bone = this.bones[name],
      parent = bone.parent && this.bones[bone.parent.name];
    return parent ? this.at(parent.name).add(bone.position.clone().applyQuaternion(this.turn(parent.name))) : bone.position.clone();
  }
  /** A point that rides on a bone, given where it is in the bind pose. */
  carried(bone: string, bind: ArrayLike<number>): Vector3 {
    const j = this.joint[bone];
    return this.at(bone).add(new Vector3(bind[0] - j[0], bind[1] - j[1], bind[2] - j[2]).applyQuaternion(this.turn(bone)));
  }

  /** Points a limb bone along `direction` (body frame). */
  aim(name: string, direction: Vector3, twist = 0) {
    const parent = this.turn(this.bones[name].parent!.name),
      d = direction.clone().normalize(),
      now = this.rest[name].clone().applyQuaternion(parent);
    const turned = new Quaternion().setFromUnitVectors(now, d).multiply(parent);
    if (twist) turned.premultiply(new Quaternion().setFromAxisAngle(d, twist));
    this.set(name, parent.clone().invert().multiply(turned));
  }

  /** Two-bone reach: the end of `lower` to `target`, the middle joint towards `pole`. */
  reachBones(upper: string, lower: string, target: Vector3, pole: Vector3) {
    const root = this.at(upper),
      l1 = this.length[upper],
      l2 = this.length[lower],
      way = target.clone().sub(root);
    const d = clamp(way.length(), Math.abs(l1 - l2) + 0.01, (l1 + l2) * 0.9985),
      u = way.normalize(),
      cos = clamp((l1 * l1 + d * d - l2 * l2) / (2 * l1 * d), -1, 1);
    const side3 = pole.clone().addScaledVector(u, -pole.dot(u)).normalize(),
      first = u
        .clone()
        .multiplyScalar(cos)
        .addScaledVector(side3, Math.sqrt(1 - cos * cos));
    this.aim(upper, first);
    this.aim(lower, root.clone().addScaledVector(u, d).sub(root.clone().addScaledVector(first, l1)));
  }
}
