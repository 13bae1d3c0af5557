// Shoes: rings of the foot's convex outline along its length, a shaft round the ankle, a sole of the same outline.
import { clamp, mix, smooth, TURN } from "../../motion/ease.ts";
import { Surface, type SurfaceVertex } from "../body/surface.ts";
import { SKIN_VERTICES } from "../kit.ts";
import type { ShoeKind } from "../look/garments.ts";
import { unit, type Triple } from "../triples.ts";
import { hull } from "./bodyProfile.ts";
import type { Fitting } from "./fitting.ts";

export const SOLE: Record<ShoeKind, number> = { shoes: 0.018, sneakers: 0.024, boots: 0.026, heels: 0.02, sandals: 0.014, barefoot: 0 };
const AROUND = 22,
  ALONG = 16;

export function makeShoes(fit: Fitting, kind: ShoeKind): { upper: Surface; sole: Surface } {
  const upper = new Surface(),
    sole = new Surface();
  for (const side of ["l", "r"] as const) {
    const foot = new FootForm(fit, side);
    upper.append(foot.upper(kind));
    sole.append(foot.sole(kind));
  }
  return { upper: upper.normals(), sole: sole.normals() };
}

interface Slab {
  s: number;
  across: number;
  up: number;
  radius: Float32Array;
}

class FootForm {
  private readonly fit: Fitting;
  private readonly side: "l" | "r";
  private readonly ankle: Triple;
  private readonly forward: Triple;
  private readonly across: Triple;
  private readonly ball: number;
  /** Along the foot, across it, height. */
  private readonly cloud: Triple[];
  private readonly slabs: Slab[] = [];
  private readonly start: number;
  private readonly length: number;
  private readonly pad: number;

  constructor(fit: Fitting, side: "l" | "r") {
    this.fit = fit;
    this.side = side;
    const { kit, points, body } = fit,
      sign = side === "l" ? 1 : -1,
      ankle = (this.ankle = body.joint[`foot_${side}`]),
      toe = body.tail[`ball_${side}`],
      ball = body.joint[`ball_${side}`];
    const f = (this.forward = unit([toe[0] - ankle[0], 0, toe[2] - ankle[2]])),
      a: Triple = (this.across = [f[2], 0, -f[0]]);
    this.cloud = [];
    for (let v = 0; v < SKIN_VERTICES; v++) {
      if (kit.mask.leg[v] / 170 <= 0.9 || kit.base[v * 3] * sign <= 0 || kit.base[v * 3 + 1] > -6.2) continue;
      const dx = points[v * 3] - ankle[0],
        dz = points[v * 3 + 2] - ankle[2];
      this.cloud.push([dx * f[0] + dz * f[2], dx * a[0] + dz * a[2], points[v * 3 + 1]]);
    }
    const low = this.cloud.filter(p => p[2] < ankle[1] * 1.02);
    this.start = Math.min(...low.map(p => p[0]));
    this.length = Math.max(...low.map(p => p[0])) - this.start;
    this.pad = 0.006 + this.length * 0.008;
    this.ball = (ball[0] - ankle[0]) * f[0] + (ball[2] - ankle[2]) * f[2];
    this.measure(low);
  }

  private measure(low: Triple[]) {
    const { start, length, pad } = this;
    for (let i = 0; i <= ALONG; i++) {
      const e = 0.5 - 0.5 * Math.cos((i / ALONG) * Math.PI),
        s = start - pad * 0.8 + (length + pad * 1.9) * e,
        at = clamp(s, start + 0.008, start + length - 0.008);
      let slab = low.filter(p => Math.abs(p[0] - at) < length * 0.07);
      if (slab.length < 3) slab = low;
      const across = slab.reduce((sum, p) => sum + p[1], 0) / slab.length,
        up = Math.min(0.03, Math.max(...slab.map(p => p[2])) * 0.5),
        end = Math.sqrt(clamp(1 - ((e - 0.5) * 2) ** 10));
      this.slabs.push({
        s,
        across,
        up,
        radius: hull(
          slab.map(p => [p[1] - across, p[2] - up]),
          AROUND,
        ).map(x => (x + pad) * (0.3 + 0.7 * end)),
      });
    }
    for (let round = 0; round < 2; round++) {
      const before = this.slabs.map(b => ({ ...b, radius: b.radius.slice() }));
      for (let i = 1; i < ALONG; i++) {
        const b = this.slabs[i],
          [p, q, r] = [before[i - 1], before[i], before[i + 1]];
        b.across = (p.across + 2 * q.across + r.across) / 4;
        b.up = (p.up + 2 * q.up + r.up) / 4;
        b.radius = b.radius.map((_, j) => (p.radius[j] + 2 * q.radius[j] + r.radius[j]) / 4);
      }
    }
  }

  private vertex(s: number, u: number, y: number): SurfaceVertex {
    const { ankle, forward: f, across: a } = this,
      bone = this.fit.kit.boneIndex,
      p: Triple = [ankle[0] + f[0] * s + a[0] * u, y, ankle[2] + f[2] * s + a[2] * u];
    const toe = smooth(this.ball - 0.025, this.ball + 0.02, s),
      shin = smooth(ankle[1] * 0.85, ankle[1] * 1.7, y);
    return {
      p,
      b: [p[0] * 10, p[1] * 10 - 8, p[2] * 10],
      arm: 0,
      leg: 1,
      n: [0, 1, 0],
      cavity: 1,
      weights: (
        [
          [bone[`foot_${this.side}`], (1 - toe) * (1 - shin)],
          [bone[`ball_${this.side}`], toe * (1 - shin)],
          [bone[`calf_${this.side}`], shin],
        ] as [number, number][]
      ).filter(w => w[1] > 0.001),
    };
  }

  upper(kind: ShoeKind): Surface {
    // hull() counts angles from "up" (second coordinate) towards "across" (first).
    const rows = this.slabs.map(({ s, across, up, radius }) =>
      Array.from({ length: AROUND }, (_, i) => {
        const g = (i / AROUND) * TURN,
          c = Math.cos(g),
          r = radius[i];
        return this.vertex(s, across + Math.sin(g) * r, Math.max(0.001, up + c * r * (c > 0 ? 1 : 1.2)));
      }),
    );
    const surface = Surface.sheet(rows, true, true);
    for (const row of [0, ALONG]) {
      const { s, across, up } = this.slabs[row],
        tip = surface.v.push(this.vertex(s + (row ? 0.003 : -0.003), across, Math.max(0.012, up))) - 1;
      for (let j = 0; j < AROUND; j++) {
        const a = row * AROUND + j,
          b = row * AROUND + ((j + 1) % AROUND);
        surface.t.push(row ? [tip, a, b] : [tip, b, a]);
      }
    }
    return surface.append(this.shaft(kind)).normals();
  }

  private shaft(kind: ShoeKind): Surface {
    const y = this.ankle[1],
      top = kind === "boots" ? y * 2.9 : kind === "sneakers" ? y * 1.22 : y * 1.0,
      rows: SurfaceVertex[][] = [],
      count = kind === "boots" ? 9 : 5;
    for (let i = 0; i <= count; i++) {
      const h = mix(y * 0.5, top, i / count),
        slab = this.cloud.filter(p => Math.abs(p[2] - h) < 0.016 && p[0] < this.ball * 0.55);
      if (slab.length < 4) continue;
      const c0 = slab.reduce((sum, p) => sum + p[0], 0) / slab.length,
        c1 = slab.reduce((sum, p) => sum + p[1], 0) / slab.length,
        radius = hull(
          slab.map(p => [p[1] - c1, p[0] - c0]),
          AROUND,
        ),
        ease = this.pad * (kind === "boots" ? 1.3 : 0.9);
      rows.push(
        Array.from(radius, (r, j) => {
          const g = (j / AROUND) * TURN;
          return this.vertex(c0 + Math.cos(g) * (r + ease), c1 + Math.sin(g) * (r + ease), h);
        }),
      );
    }
    return rows.length > 1 ? Surface.sheet(rows, true).hem(0.004) : new Surface();
  }

  sole(kind: ShoeKind): Surface {
    const thick = SOLE[kind],
      half = this.length / 2,
      outline: [number, number][] = [],
      left = this.slabs.map(b => [b.s, b.across + b.radius[Math.round(AROUND / 4)] * 0.97 + 0.002] as [number, number]),
      right = this.slabs.map(b => [b.s, b.across - b.radius[Math.round((AROUND * 3) / 4)] * 0.97 - 0.002] as [number, number]).reverse();
    outline.push(...left, ...right);
    const heel = kind === "boots" || kind === "shoes" || kind === "heels";
    const rows = (
      [
        [0.012, 0],
        [0.004, 0.0025],
        [-thick, 0.0025],
        [-thick, -0.02],
      ] as const
    ).map(([y, grow]) =>
      outline.map(([s, u]) => {
        const c = s - (this.start + half),
          arch = y < 0 && heel && s > this.start + this.length * 0.3 && s < this.start + this.length * 0.48 ? thick * 0.55 : 0;
        return this.vertex(s + (Math.sign(c) * grow * Math.abs(c)) / half, u + Math.sign(u) * grow, y + arch);
      }),
    );
    return Surface.sheet(rows, true, true);
  }
}
