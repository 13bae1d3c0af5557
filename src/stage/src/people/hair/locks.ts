// Locks: strips three points wide along a grown line, collected into one geometry.
import { BufferAttribute, BufferGeometry } from "three";
import { mix, smooth } from "../../motion/ease.ts";
import { add, cross, dot, scale, sub, unit, type Triple } from "../triples.ts";

export interface LockShape {
  width: number;
  chance: number;
  taper: number;
  rootShade: number;
  outward(p: Triple): Triple;
  weights(p: Triple): [number, number][];
}

export class Locks {
  private readonly position: number[] = [];
  private readonly normal: number[] = [];
  private readonly tangent: number[] = [];
  /** Along the lock, chance of the lock, openness. */
  private readonly hair: number[] = [];
  private readonly uv: number[] = [];
  private readonly skinIndex: number[] = [];
  private readonly skinWeight: number[] = [];
  private readonly index: number[] = [];
  private readonly streak: number[] = [];
  private readonly edge: number[] = [];

  get size() {
    return this.position.length / 3;
  }

  vertex(p: Triple, n: Triple, along: Triple, hair: Triple, uv: [number, number], weights: [number, number][]): number {
    this.position.push(...p);
    this.normal.push(...n);
    this.tangent.push(...along);
    this.hair.push(...hair);
    this.uv.push(...uv);
    for (let i = 0; i < 4; i++) {
      this.skinIndex.push(weights[i]?.[0] ?? 0);
      this.skinWeight.push(weights[i]?.[1] ?? 0);
    }
    return this.size - 1;
  }

  capVertex(p: Triple, n: Triple, along: Triple, hair: Triple, weights: [number, number][], streak: number, edge: number) {
    this.vertex(p, n, along, hair, [0, 0], weights);
    this.streak.push(streak);
    this.edge.push(edge);
  }
  triangle(a: number, b: number, c: number) {
    this.index.push(a, b, c);
  }

  strip(points: Triple[], { width, chance, taper, rootShade, outward, weights }: LockShape) {
    const last = points.length - 1;
    let before: Triple | null = null;
    points.forEach((p, i) => {
      const along = unit(sub(points[Math.min(last, i + 1)], points[Math.max(0, i - 1)])),
        out = outward(p),
        t = i / last;
      let side = unit(cross(along, out));
      if (before && dot(side, before) < 0) side = scale(side, -1);
      before = side;
      let n = unit(cross(side, along));
      if (dot(n, out) < 0) n = scale(n, -1);
      const w = width * (t < 0.12 ? 0.45 + 4.6 * t : 1 - (1 - taper) * Math.pow((t - 0.12) / 0.88, 1.6)),
        open = mix(rootShade, 1, smooth(0, 0.45, t)),
        own = weights(p);
      for (const s of [-1, 0, 1])
        this.vertex(
          add(add(p, side, s * w * 0.5), n, s ? -w * 0.11 : w * 0.11),
          unit(add(n, side, s * 0.55)),
          along,
          [t, chance, s ? open * 0.88 : open],
          [s * 0.5 + 0.5, 1 - t],
          own,
        );
      if (!i) return;
      const q = this.size - 6;
      for (const j of [0, 1]) this.index.push(q + j, q + j + 1, q + j + 3, q + j + 1, q + j + 4, q + j + 3);
    });
  }

  geometry(): BufferGeometry {
    const g = new BufferGeometry(),
      floats = (name: string, list: number[], size: number) => g.setAttribute(name, new BufferAttribute(Float32Array.from(list), size));
    floats("position", this.position, 3);
    floats("normal", this.normal, 3);
    floats("aTan", this.tangent, 3);
    floats("aHair", this.hair, 3);
    floats("uv", this.uv, 2);
    g.setAttribute("skinIndex", new BufferAttribute(Uint8Array.from(this.skinIndex), 4));
    floats("skinWeight", this.skinWeight, 4);
    if (this.streak.length) {
      floats("aStreak", this.streak, 1);
      floats("aEdge", this.edge, 1);
    }
    g.setIndex(this.index);
    return g;
  }
}
