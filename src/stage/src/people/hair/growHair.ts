// Grows a head of hair: a close cap that fades strand by strand at the hairline, and locks combed over it by a style.
import { clamp, mix, smooth, TURN } from "../../motion/ease.ts";
import { random, type Random } from "../../motion/random.ts";
import type { BodySkeleton } from "../body/skeleton.ts";
import { Surface, type SurfaceVertex } from "../body/surface.ts";
import type { HumanKit } from "../kit.ts";
import type { HairStyle } from "../look/readLook.ts";
import { add, cross, distance, dot, scale, sub, unit, type Triple } from "../triples.ts";
import { Locks, type LockShape } from "./locks.ts";
import { hairline, Skull } from "./scalp.ts";
import { STYLES, type Style } from "./styles.ts";

export interface HairOrder {
  style: HairStyle;
  fringe: boolean;
  seed: number;
  male: number;
  recede: number;
  near: boolean;
  coat: boolean;
  hat: boolean;
}
export interface Hair {
  cap: Locks | null;
  cropped: boolean;
  locks: Locks;
  skull: Skull;
}

export const onHead = (kit: HumanKit) => (v: SurfaceVertex) =>
  v.b[1] > 6.1 && Math.abs(v.b[0]) < 1 && v.weights.some(([bone, w]) => bone === kit.boneIndex.head && w > 0.3);

export function growHair(kit: HumanKit, points: Float32Array, body: BodySkeleton, order: HairOrder): Hair {
  const region = (v: Pick<SurfaceVertex, "b">) => hairline(v, { recede: order.recede, burn: order.male > 0.5 ? 6.95 : 7.05 });
  const scalp = Surface.fromKit(kit, points, ["body"], { keep: onHead(kit), subdivide: order.near ? 1 : 0 })
    .cut(region)
    .normals();
  const skull = new Skull(scalp.v, body, order.coat),
    style = STYLES[order.style],
    locks = new Locks();
  if (!style) return { cap: null, cropped: false, locks, skull };
  const grower = new Grower(kit, scalp, skull, style, order, region, locks);
  const cap = grower.cap();
  grower.grow();
  if (style.tie) grower.knot();
  return { cap, cropped: style.comb === null, locks, skull };
}

interface Root {
  p: Triple;
  n: Triple;
  b: Triple;
}
interface Growth {
  direction: Triple;
  length: number;
  off: number;
  long: boolean;
  side: number;
  wave: number;
  phase: number;
  turns: number;
  force(p: Triple, d: Triple, t: number): Triple;
}

class Grower {
  private readonly chance: Random;
  private readonly tie: Triple | null;
  private readonly areas: number[] = [];
  private readonly weights: (p: Triple) => [number, number][];
  private readonly scalp: Surface;
  private readonly skull: Skull;
  private readonly style: Style;
  private readonly order: HairOrder;
  private readonly region: (v: Pick<SurfaceVertex, "b">) => number;
  private readonly locks: Locks;

  constructor(
    kit: HumanKit,
    scalp: Surface,
    skull: Skull,
    style: Style,
    order: HairOrder,
    region: (v: Pick<SurfaceVertex, "b">) => number,
    locks: Locks,
  ) {
    this.scalp = scalp;
    this.skull = skull;
    this.style = style;
    this.order = order;
    this.region = region;
    this.locks = locks;
    this.chance = random(order.seed * 31 + 5);
    this.tie = style.tie ? ([0, 1, 2].map(c => skull.centre[c] + style.tie![c] * skull.extent[c] * 1.08) as Triple) : null;
    const { head, spine_03: chest } = kit.boneIndex,
      neck = skull.neck[1];
    this.weights = p => {
      const t = smooth(neck + 0.05, neck - 0.05, p[1]);
      return t > 0.01
        ? [
            [head, 1 - t],
            [chest, t],
          ]
        : [[head, 1]];
    };
    let sum = 0;
    for (const [a, b, c] of scalp.t) {
      const v = scalp.v;
      sum += Math.hypot(...cross(sub(v[b].p, v[a].p), sub(v[c].p, v[a].p))) * (v[a].b[1] > 7.4 ? 1.25 : 0.9);
      this.areas.push(sum);
    }
  }

  cap(): Locks {
    const { style, skull, region, chance, tie } = this,
      cap = new Locks(),
      s = this.scalp.clone().normals(),
      cropped = style.comb === null,
      fuzzy = style.comb === "coils";
    // Under a hat nothing stands off.
    const thick = (this.order.hat ? Math.min(style.cap, 0.004) : style.cap) * skull.k;
    s.offset(v => thick * smooth(-0.01, 0.2, region(v)) + 0.0006 + (fuzzy ? 0.006 * (chance() - 0.5) : 0));
    if (!cropped && !fuzzy) s.smooth(2, v => 0.5 * smooth(0.02, 0.2, region(v)));
    s.normals();
    for (const v of s.v) {
      const edge = region(v),
        toTie = tie && unit(sub(tie, v.p)),
        comb: Triple = [Math.sign(v.p[0] - (style.part ?? 0) * 0.03) * 0.8, -0.6, style.comb === "back" ? -1.4 : -0.1],
        along = toTie ?? comb;
      const flat = unit(sub(along, scale(v.n, dot(along, v.n))));
      const streak = tie
        ? Math.atan2(v.p[0], v.p[1] - tie[1] + 0.02) * 0.085
        : style.comb === "forward" || style.comb === "back" || cropped
          ? v.p[0]
          : v.p[2] + 0.12 * Math.max(0, skull.centre[1] - v.p[1]) * (v.p[2] < skull.centre[2] ? 1 : 0);
      cap.capVertex(
        v.p,
        v.n,
        flat,
        [0.25, 0.5 + 0.3 * Math.sin(v.b[0] * 23 + v.b[2] * 7), (tie ? 0.78 : cropped || fuzzy ? 0.5 : 0.64) + 0.24 * smooth(0.3, 0, edge)],
        v.weights,
        streak,
        edge,
      );
    }
    for (const [a, b, c] of s.t) cap.triangle(a, b, c);
    return cap;
  }

  private root(): Root {
    const { areas, scalp, chance } = this,
      x = chance() * areas[areas.length - 1];
    let low = 0,
      high = areas.length - 1;
    while (low < high) {
      const m = (low + high) >> 1;
      if (areas[m] < x) low = m + 1;
      else high = m;
    }
    let u = chance(),
      w = chance();
    if (u + w > 1) {
      u = 1 - u;
      w = 1 - w;
    }
    const [a, b, c] = scalp.t[low].map(i => scalp.v[i]),
      at = (key: "p" | "n" | "b") => [0, 1, 2].map(q => a[key][q] * (1 - u - w) + b[key][q] * u + c[key][q] * w) as Triple;
    return { p: at("p"), n: unit(at("n")), b: at("b") };
  }

  private line(root: Root, g: Growth, segments: number): Triple[] {
    const { skull } = this,
      points: Triple[] = [add(root.p, root.n, -0.004)],
      step = g.length / segments;
    let p = add(root.p, root.n, 0.001),
      d = g.direction;
    for (let i = 0; i < segments; i++) {
      const t = i / segments;
      d = unit(g.force(p, d, t));
      // Locks rise from the scalp over their first third: a lock that jumps up at its root shows as a loop.
      p = skull.clear(add(p, d, step), g.off * Math.min(1, (i + 1) / (segments * 0.4)), g.long);
      if (g.long) p = skull.offFace(p, g.side);
      let shown = p;
      if (g.wave) {
        const a = g.phase + t * g.turns,
          out = skull.outward(p);
        shown = add(
          add(p, unit(cross(d, out)), Math.cos(a) * g.wave * 0.6 * smooth(0.1, 0.5, t)),
          out,
          Math.sin(a) * g.wave * 0.3 * smooth(0.1, 0.5, t),
        );
      }
      points.push(shown);
    }
    return points;
  }

  private shape(width: number, chance: number, more: Partial<LockShape> = {}): LockShape {
    return {
      width: width * this.skull.k * (this.order.near ? 1 : 1.6),
      chance,
      taper: 0.3,
      rootShade: 0.55,
      outward: p => this.skull.outward(p),
      weights: this.weights,
      ...more,
    };
  }

  grow() {
    const { style, chance, skull, order } = this,
      near = order.near,
      count = near ? style.count : Math.round(style.count * 0.5),
      segments = near ? style.segments : Math.max(3, Math.round(style.segments * 0.6));
    for (let i = 0; i < count; i++) {
      const root = this.root(),
        r = chance();
      if (order.hat && root.b[1] > 7.75 && this.region(root) > 0.02 && style.comb !== "tied") {
        if (root.b[1] > 7.95) continue;
      }
      if (this.tie) {
        this.locks.strip(
          this.line(root, this.tied(root, r), segments),
          this.shape(style.width * mix(0.8, 1.2, r), r, { taper: 0.55, rootShade: 0.75 }),
        );
        continue;
      }
      const g =
        style.comb === "coils"
          ? this.coiled(root)
          : style.comb === "forward"
            ? this.forward(root)
            : style.comb === "back"
              ? this.back(root, r)
              : this.parted(root, r);
      let points = this.line(root, g, segments);
      if (style.cut !== undefined) {
        const floor = skull.chin - style.cut * skull.k + 0.02 * chance.bell() * skull.k,
          end = points.findIndex(p => p[1] < floor);
        if (end > 2) points = points.slice(0, end + 1);
      }
      this.locks.strip(
        points,
        this.shape(style.width * mix(0.7, 1.25, r), r, { rootShade: g.long ? 0.66 : 0.56, taper: g.long ? 0.3 : 0.25 }),
      );
    }
    if (order.fringe && !this.tie && style.comb === "parted") this.fringe();
  }

  private tied(root: Root, r: number): Growth {
    const { skull } = this,
      tie = this.tie!;
    return {
      direction: unit(add(unit(sub(tie, root.p)), root.n, 0.25)),
      length: distance(tie, root.p) * 1.12,
      off: (0.007 + 0.005 * r) * skull.k,
      long: false,
      side: 0,
      wave: 0,
      phase: 0,
      turns: 0,
      force: p => {
        const g = unit(sub(tie, p)),
          out = skull.outward(p);
        return add(add(g, out, -dot(g, out) * 0.75), out, 0.03);
      },
    };
  }

  private coiled(root: Root): Growth {
    const { chance, style, skull } = this,
      axis = unit([chance.bell(), chance.bell(), chance.bell()]);
    return {
      direction: unit(add(add(root.n, [chance.bell(), chance.bell(), chance.bell()], 0.5), [0, 0.2, 0])),
      length: mix(...style.length, chance()) * skull.k,
      off: (0.005 + 0.016 * chance() * style.lift) * skull.k,
      long: false,
      side: 0,
      wave: 0,
      phase: 0,
      turns: 0,
      force: (p, d) => add(add(add(d, cross(axis, d), 1.05), skull.outward(p), style.lift * 0.55), [0, -1, 0], style.gravity),
    };
  }

  private forward(root: Root): Growth {
    const { chance, style, skull } = this,
      top = smooth(7.75, 8.15, root.b[1]),
      low = 1 - top;
    let d = unit(
      add(add(scale(root.n, 0.42), [root.b[0] * 0.5, 0.05, 0.9], 0.9), [chance.bell(), chance.bell() * 0.4, chance.bell()], 0.25),
    );
    d = unit(add(d, [0, -1, -0.15], low * 0.75));
    return {
      direction: d,
      length: mix(...style.length, chance()) * skull.k * mix(0.55, 1.15, top),
      off: 0.005 * skull.k,
      long: false,
      side: 0,
      wave: 0,
      phase: 0,
      turns: 0,
      force: (_p, way) => add(way, [0, -1, 0], style.gravity * (1 + low * 2)),
    };
  }

  /** Combed straight back from the forehead. */
  private back(root: Root, r: number): Growth {
    const { chance, style, skull } = this,
      layer = (0.004 + 0.01 * r) * skull.k,
      top = smooth(7.6, 8.05, root.b[1]);
    return {
      direction: unit(add(add(scale(root.n, 0.5 * top), [root.b[0] * 0.25, 0.3 * top, -1]), [chance.bell(), chance.bell(), 0], 0.08)),
      length: mix(...style.length, chance()) * skull.k * mix(0.5, 1, top),
      off: (0.005 + 0.008 * r) * skull.k,
      long: false,
      side: 0,
      wave: 0,
      phase: 0,
      turns: 0,
      force: (p, d) => {
        const out = skull.outward(p),
          f = unit(add(add(d, [0, -0.35, -1], 0.5), [0, -1, 0], style.gravity * (1 - top)));
        return add(add(f, out, -dot(f, out) * 0.9), out, clamp((layer - skull.height(p)) * 26, -0.5, 0.4));
      },
    };
  }

  /** From a parting along the skull, then down. */
  private parted(root: Root, r: number): Growth {
    const { chance, style, skull } = this,
      { k } = skull,
      [bx, by, bz] = root.b,
      long = style.cut !== undefined,
      top = smooth(7.75, 8.15, by),
      front = smooth(0.55, 1, bz) * smooth(7.7, 8, by);
    const part = (style.part ?? 0) * 0.5,
      side = Math.sign(bx - part + chance.bell() * 0.05) || 1;
    let length = mix(...style.length, chance()) * k;
    length *= long ? mix(0.9, 1.06, chance()) : mix(style.sideLength ?? 0.5, 1.1, top) * mix(1, 1.2, front);
    const quiff = long ? 0 : front,
      over: Triple = [side * (long ? 0.85 : 1), 0.1, long ? -0.32 - 0.5 * front : bz > 0.2 ? 0.25 : -0.3];
    let d = unit(
      add(
        add(scale(root.n, (long ? 0.1 : 0.34 + 0.36 * quiff) * mix(0.35, 1, top)), over, mix(0.12, 1, top)),
        [bx * 0.05, -1, long ? -0.1 - 0.3 * smooth(0.3, 0.7, bz) : -0.45],
        1 - top,
      ),
    );
    d = unit(add(d, [chance.bell(), chance.bell(), chance.bell()], long ? 0.07 : 0.15));
    const layer = (0.003 + 0.014 * r * style.lift) * k * (long ? 1 : mix(0.6, 1.25, top)),
      fall = long ? 0.62 : style.gravity,
      keep = long ? 0.58 : 0.9,
      wave = style.wave;
    return {
      direction: d,
      length,
      off: (0.005 + 0.016 * r * style.lift + (long ? 0.004 : 0)) * k,
      long,
      side,
      wave: wave ? wave[0] * k * mix(0.6, 1.1, r) : 0,
      phase: chance() * 1.4 + (bx > 0 ? 0 : 2),
      turns: wave?.[1] ?? 0,
      force: (p, way, t) => {
        const at: Triple = [p[0], Math.max(p[1], skull.centre[1]), p[2]],
          out = skull.outward(at),
          high = smooth(skull.chin - 0.02, skull.chin + 0.05, p[1]);
        let f = unit(add(scale(way, keep), [side * 0.04 * (1 - t), -1, (long ? -0.1 : -0.25) * (1 - t)], fall));
        f = add(f, out, -dot(f, out) * 0.85 * high * (quiff ? 1 - quiff * 0.6 * (1 - t) : 1));
        f = add(f, out, clamp((layer * (1 + (long ? 1.2 * t : 0)) - skull.height(at)) * 26, -0.55, 0.35) * high);
        if (long && high < 1)
          f = add(
            f,
            [
              (side * 0.07 * k - p[0]) * (Math.abs(p[0]) < 0.07 * k ? 4 : 1.2),
              0,
              p[2] < skull.eyeZ - 0.06 * k ? (skull.neck[2] - 0.07 * k - p[2]) * 1.6 : 0,
            ],
            (1 - high) * 0.8,
          );
        return style.curlIn && t > 0.55 ? add(f, [-Math.sign(p[0]) * 0.55, -0.2, -p[2] * 2.5], style.curlIn * (t - 0.5)) : f;
      },
    };
  }

  /** A fringe falls over the forehead to the brows. */
  private fringe() {
    const { chance, skull, order } = this,
      { k } = skull,
      brow = skull.centre[1] - 0.008 * k;
    for (let i = 0; i < (order.near ? 90 : 50); i++) {
      let root = this.root();
      for (let tries = 0; tries < 60 && !(root.b[2] > 0.75 && root.b[1] > 7.85 && Math.abs(root.b[0]) < 0.55); tries++) root = this.root();
      const r = chance(),
        x = root.p[0];
      const points = this.line(
        root,
        {
          direction: unit([x * 1.5, 0.35, 1]),
          length: 0.11 * k,
          off: (0.004 + 0.008 * r) * k,
          long: false,
          side: 0,
          wave: 0,
          phase: 0,
          turns: 0,
          force: (_p, d) => add(d, [x * 0.8, -1, 0.05], 0.55),
        },
        6,
      );
      const end = points.findIndex(p => p[1] < brow + 0.012 * chance.bell() * k);
      this.locks.strip(end > 2 ? points.slice(0, end + 1) : points, this.shape(0.013, r, { taper: 0.4, rootShade: 0.7 }));
    }
  }

  /** What a tie holds: a bun, a tail or a braid. */
  knot() {
    const { chance, skull, style, order, locks } = this,
      tie = this.tie!,
      { k } = skull,
      many = order.near ? 90 : 45;
    if (!style.tail) {
      const r0 = 0.036 * k,
        axis = unit(sub(tie, skull.centre)),
        centre = add(tie, axis, r0 * 0.55),
        u = unit(cross(axis, [1, 0, 0])),
        w = cross(axis, u);
      for (let i = 0; i < many; i++) {
        const start = chance() * TURN,
          tilt = chance.between(-0.9, 0.9),
          sweep = chance.between(2, 2.6),
          points: Triple[] = [];
        for (let j = 0; j <= 8; j++) {
          const a = start + (j / 8) * sweep,
            e = tilt + 0.5 * Math.sin(a * 2 + i),
            ring = Math.cos(e) * r0 * chance.between(0.98, 1.04);
          points.push(add(add(add(centre, u, Math.cos(a) * ring), w, Math.sin(a) * ring), axis, Math.sin(e) * r0 * 0.72));
        }
        locks.strip(points, this.shape(0.016, chance(), { rootShade: 0.75, taper: 0.8, outward: p => unit(sub(p, centre)) }));
      }
      return;
    }
    const braided = order.style === "braid",
      segments = braided ? 16 : 11;
    for (let i = 0; i < many; i++) {
      const a0 = chance() * TURN,
        spread = chance() * 0.013 * k,
        r = chance(),
        strand = i % 3;
      let p: Triple = add(tie, [Math.cos(a0) * spread, Math.sin(a0) * spread, 0]),
        d = unit([Math.cos(a0) * 0.25, braided ? -0.6 : 0.25 + Math.sin(a0) * 0.2, -1]);
      const points: Triple[] = [p];
      for (let j = 0; j < segments; j++) {
        d = unit(add(d, [0, -1, 0.08], 0.34));
        p = skull.clear(add(p, d, ((style.tail * k) / segments) * (braided ? 1 : mix(0.8, 1.05, r))), 0.015, true);
        const turn = j * 0.95 + (strand * TURN) / 3,
          plait = braided ? 0.012 * k * (1 - (j / segments) * 0.5) : 0;
        points.push(add(p, [Math.sin(turn) * plait, 0, Math.cos(turn * 2) * plait * 0.5]));
      }
      locks.strip(
        points,
        this.shape(braided ? 0.012 : 0.02, r, {
          rootShade: 0.75,
          taper: braided ? 0.5 : 0.2,
          outward: q => unit([q[0], 0, q[2] - tie[2] + 0.02]),
        }),
      );
    }
  }
}
