// The bones of one body. All bind rotations are the identity, so one motion fits every body.
import { Bone, Group, Skeleton } from "three";
import type { HumanKit } from "../kit.ts";
import type { Triple } from "../triples.ts";

export interface Eyeball {
  centre: Triple;
  radius: number;
}
export interface BodySkeleton {
  root: Group;
  bones: Record<string, Bone>;
  skeleton: Skeleton;
  /** Heads and tails of the bones in the bind pose, metres. */
  joint: Record<string, Triple>;
  tail: Record<string, Triple>;
  eyes: { l: Eyeball; r: Eyeball };
}

export function buildSkeleton(kit: HumanKit, points: Float32Array): BodySkeleton {
  const eyes = { l: eyeball(kit, points, 1), r: eyeball(kit, points, -1) },
    root = new Group();
  const at = (point: number): Triple => [points[point * 3], points[point * 3 + 1], points[point * 3 + 2]];
  const joint: Record<string, Triple> = {},
    tail: Record<string, Triple> = {},
    bones: Record<string, Bone> = {};
  kit.bones.forEach(({ name }, i) => {
    joint[name] = name === "eye_l" ? eyes.l.centre : name === "eye_r" ? eyes.r.centre : at(kit.boneHead(i));
    tail[name] = at(kit.boneTail(i));
  });
  const list = kit.bones.map(({ name, parent }) => {
    const bone = new Bone(),
      from = parent < 0 ? [0, 0, 0] : joint[kit.bones[parent].name],
      to = joint[name];
    bone.name = name;
    bone.position.set(to[0] - from[0], to[1] - from[1], to[2] - from[2]);
    return (bones[name] = bone);
  });
  kit.bones.forEach(({ parent }, i) => (parent < 0 ? root : list[parent]).add(list[i]));
  root.updateMatrixWorld(true);
  return { root, bones, skeleton: new Skeleton(list), joint, tail, eyes };
}

/** Centre and radius of an eye, from the kit's helper eyeballs. */
function eyeball(kit: HumanKit, points: Float32Array, side: number): Eyeball {
  const low = [9, 9, 9],
    high = [-9, -9, -9];
  for (const render of kit.quads("eyes")) {
    const v = kit.source[render];
    if (Math.sign(kit.base[v * 3]) !== side) continue;
    for (let c = 0; c < 3; c++) {
      low[c] = Math.min(low[c], points[v * 3 + c]);
      high[c] = Math.max(high[c], points[v * 3 + c]);
    }
  }
  return {
    centre: [0, 1, 2].map(c => (low[c] + high[c]) / 2) as Triple,
    radius: [0, 1, 2].reduce((sum, c) => sum + (high[c] - low[c]) / 6, 0),
  };
}
