// A working mesh for cloth and hair caps: every vertex keeps its base position, its place along the limbs and its
// skin weights, so that a cut edge moves with the body exactly as the body's surface does.
import type { HumanKit } from "../kit.ts";
import { add, cross, sub, unit, type Triple } from "../triples.ts";

export interface SurfaceVertex {
  /** Position in metres; base position in decimetres of the kit's base body. */
  p: Triple;
  b: Triple;
  /** Along the arm and the leg: 0 at shoulder or hip, .5 elbow or knee, 1 wrist or ankle. */
  arm: number;
  leg: number;
  weights: [bone: number, weight: number][];
  n: Triple;
  /** 1 open, 0 deep in a crease. */
  cavity: number;
  /** Mesh vertex of the kit, when it is one. */
  source?: number;
}

export class Surface {
  v: SurfaceVertex[] = [];
  t: [number, number, number][] = [];

  static fromKit(
    kit: HumanKit,
    points: Float32Array,
    parts: string[],
    { keep = () => true, subdivide = 0 }: { keep?: (v: SurfaceVertex) => boolean; subdivide?: number } = {},
  ): Surface {
    const surface = new Surface(),
      made = new Map<number, number>();
    const vertex = (render: number) => {
      const source = kit.source[render];
      let index = made.get(source);
      if (index === undefined) {
        index = surface.v.push(kitVertex(kit, points, source)) - 1;
        made.set(source, index);
      }
      return index;
    };
    let quads: number[][] = [];
    for (const part of parts) {
      const list = kit.quads(part);
      for (let i = 0; i < list.length; i += 4) {
        const quad = [vertex(list[i]), vertex(list[i + 1]), vertex(list[i + 2]), vertex(list[i + 3])];
        if (quad.every(k => keep(surface.v[k]))) quads.push(quad);
      }
    }
    for (let n = 0; n < subdivide; n++) quads = surface.subdivide(quads);
    for (const [a, b, c, d] of quads) {
      surface.t.push([a, b, c]);
      if (d !== c) surface.t.push([a, c, d]);
    }
    return surface.compact();
  }

  clone(): Surface {
    const copy = new Surface();
    copy.v = this.v.map(v => ({ ...v, p: [...v.p] as Triple }));
    copy.t = this.t.map(t => [...t]);
    return copy;
  }

  private subdivide(quads: number[][]): number[][] {
    const edges = new Map<number, number>(),
      out: number[][] = [];
    const middle = (a: number, b: number) => {
      const key = a < b ? a * 65536 + b : b * 65536 + a;
      let m = edges.get(key);
      if (m === undefined) {
        m =
          this.v.push(
            blend([
              [this.v[a], 0.5],
              [this.v[b], 0.5],
            ]),
          ) - 1;
        edges.set(key, m);
      }
      return m;
    };
    for (const [a, b, c, d] of quads) {
      if (c === d) {
        const x = middle(a, b),
          y = middle(b, c),
          z = middle(c, a);
        out.push([a, x, z, z], [x, b, y, y], [z, y, c, c], [x, y, z, z]);
        continue;
      }
      const x = middle(a, b),
        y = middle(b, c),
        z = middle(c, d),
        w = middle(d, a);
      const m =
        this.v.push(
          blend([
            [this.v[a], 0.25],
            [this.v[b], 0.25],
            [this.v[c], 0.25],
            [this.v[d], 0.25],
          ]),
        ) - 1;
      out.push([a, x, m, w], [x, b, y, m], [m, y, c, z], [w, m, z, d]);
    }
    return out;
  }

  neighbours(): number[][] {
    const sets = this.v.map(() => new Set<number>());
    for (const [a, b, c] of this.t) {
      sets[a].add(b).add(c);
      sets[b].add(a).add(c);
      sets[c].add(a).add(b);
    }
    return sets.map(s => [...s]);
  }

  smooth(rounds: number, amount: number | ((v: SurfaceVertex) => number), near = this.neighbours()): this {
    for (let r = 0; r < rounds; r++) {
      const next = this.v.map((v, i): Triple => {
        const k = typeof amount === "number" ? amount : amount(v),
          list = near[i];
        if (!list.length || k <= 0) return v.p;
        let x = 0,
          y = 0,
          z = 0;
        for (const j of list) {
          const p = this.v[j].p;
          x += p[0];
          y += p[1];
          z += p[2];
        }
        return [v.p[0] + (x / list.length - v.p[0]) * k, v.p[1] + (y / list.length - v.p[1]) * k, v.p[2] + (z / list.length - v.p[2]) * k];
      });
      this.v.forEach((v, i) => {
        v.p = next[i];
      });
    }
    return this;
  }

  normals(): this {
    for (const v of this.v) v.n = [0, 0, 0];
    for (const [a, b, c] of this.t) {
      const n = cross(sub(this.v[b].p, this.v[a].p), sub(this.v[c].p, this.v[a].p));
      for (const k of [a, b, c]) {
        const m = this.v[k].n;
        m[0] += n[0];
        m[1] += n[1];
        m[2] += n[2];
      }
    }
    for (const v of this.v) v.n = unit(v.n);
    return this;
  }

  /** Pushes every vertex along its normal. */
  offset(by: (v: SurfaceVertex) => number): this {
    this.normals();
    for (const v of this.v) v.p = add(v.p, v.n, by(v));
    return this;
  }

  /** Keeps where `inside` is positive, cutting triangles along the line where it is 0. */
  cut(inside: (v: SurfaceVertex) => number): this {
    const value = this.v.map(inside),
      made = new Map<number, number>(),
      out: [number, number, number][] = [];
    const on = (a: number, b: number) => {
      const key = a < b ? a * 1e6 + b : b * 1e6 + a;
      let m = made.get(key);
      if (m === undefined) {
        const t = value[a] / (value[a] - value[b]);
        m =
          this.v.push(
            blend([
              [this.v[a], 1 - t],
              [this.v[b], t],
            ]),
          ) - 1;
        made.set(key, m);
      }
      return m;
    };
    for (const triangle of this.t) {
      const is = triangle.map(i => value[i] > 0),
        count = is.filter(Boolean).length;
      if (count === 3) {
        out.push(triangle);
        continue;
      }
      if (!count) continue;
      const r = is.findIndex(x => (count === 1 ? x : !x)),
        [a, b, c] = [triangle[r], triangle[(r + 1) % 3], triangle[(r + 2) % 3]],
        x = on(a, b),
        y = on(a, c);
      if (count === 1) out.push([a, x, y]);
      else out.push([x, b, c], [x, c, y]);
    }
    this.t = out.filter(([a, b, c]) => a !== b && b !== c && a !== c);
    return this.compact();
  }

  /** Keeps whole triangles of which a corner is inside. */
  keep(inside: (v: SurfaceVertex) => number): this {
    const value = this.v.map(inside);
    this.t = this.t.filter(t => t.some(i => value[i] > 0));
    return this.compact();
  }

  compact(): this {
    const map = new Map<number, number>(),
      kept: SurfaceVertex[] = [];
    for (const t of this.t)
      for (let i = 0; i < 3; i++) {
        let k = map.get(t[i]);
        if (k === undefined) {
          k = kept.push(this.v[t[i]]) - 1;
          map.set(t[i], k);
        }
        t[i] = k;
      }
    this.v = kept;
    return this;
  }

  /** Ordered boundary loops as vertex indices. */
  loops(): number[][] {
    const has = new Set<number>(),
      next = new Map<number, number>(),
      out: number[][] = [];
    for (const [a, b, c] of this.t)
      has
        .add(a * 1e6 + b)
        .add(b * 1e6 + c)
        .add(c * 1e6 + a);
    for (const [a, b, c] of this.t)
      for (const [x, y] of [
        [a, b],
        [b, c],
        [c, a],
      ])
        if (!has.has(y * 1e6 + x)) next.set(x, y);
    while (next.size) {
      const loop: number[] = [];
      let x: number | undefined = next.keys().next().value;
      while (x !== undefined && next.has(x)) {
        loop.push(x);
        const y: number = next.get(x)!;
        next.delete(x);
        x = y;
      }
      if (loop.length > 5) out.push(loop);
    }
    return out;
  }

  /** Folds open edges inwards, so that cloth has thickness and its hem catches light. */
  hem(thickness: number): this {
    this.normals();
    for (const loop of this.loops()) {
      const ring = loop.map(i => this.v.push({ ...this.v[i], p: add(this.v[i].p, this.v[i].n, -thickness), cavity: 0.4 }) - 1),
        n = loop.length;
      for (let i = 0; i < n; i++) {
        const a = loop[i],
          b = loop[(i + 1) % n];
        this.t.push([a, ring[i], b], [b, ring[i], ring[(i + 1) % n]]);
      }
    }
    return this;
  }

  append(other: Surface): this {
    const k = this.v.length;
    this.v.push(...other.v);
    for (const [a, b, c] of other.t) this.t.push([a + k, b + k, c + k]);
    return this;
  }

  /** Rows of equal length joined into a sheet; closed rows make a tube. */
  static sheet(rows: SurfaceVertex[][], closed: boolean, flip = false): Surface {
    const surface = new Surface(),
      n = rows[0].length;
    for (const row of rows) surface.v.push(...row);
    for (let r = 0; r + 1 < rows.length; r++)
      for (let i = 0; i < (closed ? n : n - 1); i++) {
        const a = r * n + i,
          b = r * n + ((i + 1) % n);
        if (flip) surface.t.push([a, a + n, b], [b, a + n, b + n]);
        else surface.t.push([a, b, a + n], [b, b + n, a + n]);
      }
    return surface.normals();
  }
}

function kitVertex(kit: HumanKit, points: Float32Array, i: number): SurfaceVertex {
  const weights: [number, number][] = [];
  for (let q = i * 4; q < i * 4 + 4; q++) if (kit.skinWeight[q]) weights.push([kit.skinIndex[q], kit.skinWeight[q] / 255]);
  return {
    p: [points[i * 3], points[i * 3 + 1], points[i * 3 + 2]],
    b: [kit.base[i * 3], kit.base[i * 3 + 1], kit.base[i * 3 + 2]],
    arm: kit.mask.arm[i] / 170,
    leg: kit.mask.leg[i] / 170,
    weights,
    n: [0, 1, 0],
    cavity: 1,
    source: i,
  };
}

export function blend(list: [SurfaceVertex, number][]): SurfaceVertex {
  const p: Triple = [0, 0, 0],
    b: Triple = [0, 0, 0],
    weights = new Map<number, number>();
  let arm = 0,
    leg = 0,
    cavity = 0;
  for (const [v, k] of list) {
    for (let c = 0; c < 3; c++) {
      p[c] += v.p[c] * k;
      b[c] += v.b[c] * k;
    }
    arm += v.arm * k;
    leg += v.leg * k;
    cavity += v.cavity * k;
    for (const [bone, w] of v.weights) weights.set(bone, (weights.get(bone) ?? 0) + w * k);
  }
  return { p, b, arm, leg, weights: normalizeWeights([...weights]), n: [0, 1, 0], cavity };
}

/** The four strongest, summing to 1. */
export function normalizeWeights(weights: [number, number][]): [number, number][] {
  const strongest = weights
      .filter(w => w[1] > 0.002)
      .sort((x, y) => y[1] - x[1])
      .slice(0, 4),
    total = strongest.reduce((sum, w) => sum + w[1], 0) || 1;
  return strongest.map(([bone, w]) => [bone, w / total]);
}
