// Everything that a tailor needs of one body, and the pile of finished pieces. Pieces become one mesh of one material.
import { BufferAttribute, BufferGeometry, Color } from "three";
import { Surface, type SurfaceVertex } from "../body/surface.ts";
import type { BodySkeleton } from "../body/skeleton.ts";
import { SKIN_VERTICES, type HumanKit } from "../kit.ts";
import { unit } from "../triples.ts";
import { PATTERNS, type ClothLook } from "../materials/cloth.ts";
import { BodyProfile } from "./bodyProfile.ts";

/** Positive inside; of a base position and its place along the limbs. */
export type Region = (v: Pick<SurfaceVertex, "b" | "arm" | "leg">) => number;

export class Fitting {
  readonly kit: HumanKit;
  readonly points: Float32Array;
  readonly body: BodySkeleton;
  readonly profile: BodyProfile;
  readonly seed: number;
  readonly near: boolean;
  /** Size of the body against a grown one. */
  readonly k: number;
  private readonly tightsBase: Surface;
  private readonly pieces: { surface: Surface; look: ClothLook }[] = [];
  private readonly covers: Region[] = [];

  constructor(kit: HumanKit, points: Float32Array, body: BodySkeleton, seed: number, near: boolean) {
    this.kit = kit;
    this.points = points;
    this.body = body;
    this.seed = seed;
    this.near = near;
    this.profile = new BodyProfile(kit, points);
    this.k = body.joint.head[1] / 1.55;
    this.tightsBase = Surface.fromKit(kit, points, ["tights"], { subdivide: near ? 1 : 0 });
  }

  /** A fresh copy of the close suit that garments are cut from, of what `region` needs. */
  tights(region: Region, margin = 0.9): Surface {
    return this.tightsBase.clone().keep(v => region(v) + margin);
  }

  /** `joined`: base height of an edge that goes on in another piece; both are lit alike there, so that no seam shows. */
  add(surface: Surface, look: ClothLook, { creases = true, joined }: { creases?: boolean; joined?: number } = {}) {
    surface.normals();
    if (joined !== undefined)
      for (const v of surface.v)
        if (Math.abs(v.b[1] - joined) < 0.05 && v.arm < 0.05) v.n = unit([v.p[0], 0, v.p[2] - this.profile.centre(v.p[1])]);
    if (creases && this.near) shadeCreases(surface);
    this.pieces.push({ surface, look });
  }

  /** Skin below this is not drawn: nothing can poke through. */
  hide(region: Region) {
    this.covers.push(region);
  }

  hidden(): Uint8Array {
    const { kit } = this,
      hidden = new Uint8Array(kit.vertices),
      v = { b: [0, 0, 0] as [number, number, number], arm: 0, leg: 0 };
    for (let i = 0; i < SKIN_VERTICES; i++) {
      v.b = [kit.base[i * 3], kit.base[i * 3 + 1], kit.base[i * 3 + 2]];
      v.arm = kit.mask.arm[i] / 170;
      v.leg = kit.mask.leg[i] / 170;
      if (v.b[1] < 5.95 && this.covers.some(inside => inside(v) > 0)) hidden[i] = 1;
    }
    return hidden;
  }

  geometry(): BufferGeometry {
    const n = this.pieces.reduce((sum, p) => sum + p.surface.v.length, 0),
      g = new BufferGeometry(),
      index: number[] = [];
    const position = new Float32Array(n * 3),
      normal = new Float32Array(n * 3),
      skinIndex = new Uint8Array(n * 4),
      skinWeight = new Float32Array(n * 4);
    const bind = new Float32Array(n * 3),
      cav = new Float32Array(n),
      color = new Float32Array(n * 3),
      second = new Float32Array(n * 3),
      cloth = new Float32Array(n * 4);
    let i = 0;
    for (const { surface, look } of this.pieces) {
      const first = i,
        main = new Color(look.colour),
        other = new Color(look.second ?? look.colour),
        traits = [PATTERNS.indexOf(look.pattern ?? "plain") / 8, look.fuzz ?? 0.4, look.roughness ?? 0.85, look.weave ?? 0.6];
      for (const v of surface.v) {
        position.set(v.p, i * 3);
        normal.set(v.n, i * 3);
        bind.set(v.b, i * 3);
        cav[i] = v.cavity;
        v.weights.slice(0, 4).forEach(([bone, w], q) => {
          skinIndex[i * 4 + q] = bone;
          skinWeight[i * 4 + q] = w;
        });
        main.toArray(color, i * 3);
        other.toArray(second, i * 3);
        cloth.set(traits, i * 4);
        i++;
      }
      for (const [a, b, c] of surface.t) index.push(a + first, b + first, c + first);
    }
    const attribute = (name: string, array: Float32Array | Uint8Array, size: number) =>
      g.setAttribute(name, new BufferAttribute(array, size));
    attribute("position", position, 3);
    attribute("normal", normal, 3);
    attribute("skinIndex", skinIndex, 4);
    attribute("skinWeight", skinWeight, 4);
    attribute("aBind", bind, 3);
    attribute("aCav", cav, 1);
    attribute("aColor", color, 3);
    attribute("aSecond", second, 3);
    attribute("aCloth", cloth, 4);
    g.setIndex(index);
    return g;
  }
}

function shadeCreases(surface: Surface) {
  const near = surface.neighbours();
  let smoothed = surface.v.map(v => v.p);
  for (let r = 0; r < 4; r++)
    smoothed = smoothed.map((p, i) => {
      const list = near[i];
      if (!list.length) return p;
      let x = 0,
        y = 0,
        z = 0;
      for (const j of list) {
        const q = smoothed[j];
        x += q[0];
        y += q[1];
        z += q[2];
      }
      return [x / list.length, y / list.length, z / list.length];
    });
  surface.v.forEach((v, i) => {
    const s = smoothed[i],
      inward = (s[0] - v.p[0]) * v.n[0] + (s[1] - v.p[1]) * v.n[1] + (s[2] - v.p[2]) * v.n[2];
    v.cavity = Math.min(v.cavity, Math.min(1, Math.max(0.4, 1 - Math.max(0, inward) / 0.007)));
  });
}
