// What stands or lies on a neckline: ribs, shirt collars, lapels, hoods, scarves, ties. All lofted along one smooth curve.
import { bell, clamp, mix, smooth, TURN } from "../../motion/ease.ts";
import { blend, Surface, type SurfaceVertex } from "../body/surface.ts";
import { add, between, cross, distance, dot, scale, sub, unit, type Triple } from "../triples.ts";
import type { Fitting } from "./fitting.ts";

const COUNT = 64;

/** The neckline at even distances from its front, over the left side and round the back; smoothed. */
export interface NeckCurve {
  points: SurfaceVertex[];
  centre: Triple;
}

export function neckCurve(fit: Fitting, loop: SurfaceVertex[]): NeckCurve {
  const centre = fit.body.joint.neck_01,
    n = loop.length,
    front = loop.reduce((best, v, i) => (v.p[2] - centre[2] > 0 && lowFront(v) < lowFront(loop[best]) ? i : best), 0);
  const step = loop[(front + 3) % n].p[0] > loop[(front + n - 3) % n].p[0] ? 1 : n - 1,
    ring = loop.map((_, i) => loop[(front + i * step) % n]),
    along = [0];
  for (let i = 1; i <= n; i++) along.push(along[i - 1] + distance(ring[i - 1].p, ring[i % n].p));
  const points = Array.from({ length: COUNT }, (_, i) => {
    const d = (i / COUNT) * along[n];
    let q = 1;
    while (along[q] < d) q++;
    const t = clamp((d - along[q - 1]) / (along[q] - along[q - 1] || 1)),
      a = ring[q - 1],
      b = ring[q % n],
      v = blend([
        [a, 1 - t],
        [b, t],
      ]);
    v.n = unit(add(scale(a.n, 1 - t), b.n, t));
    return v;
  });
  for (let round = 0; round < 6; round++) {
    const p = points.map(v => v.p),
      m = points.map(v => v.n),
      at = (i: number) => (i + COUNT) % COUNT;
    points.forEach((v, i) => {
      // The point of a V stays sharp.
      if (i) v.p = scale(add(add(p[at(i - 1)], p[at(i + 1)]), p[i], 2), 0.25);
      v.n = unit(add(add(m[at(i - 1)], m[at(i + 1)]), m[i], 2));
    });
  }
  return { points, centre };
}
const lowFront = (v: SurfaceVertex) => Math.abs(v.p[0]) * 1.5 + v.p[1] - (v.p[2] > 0 ? 0.3 : 0);

/** A knitted band: a roll on the edge. */
export function rib(fit: Fitting, curve: NeckCurve, radius: number, height: number): Surface {
  const { points, centre } = curve,
    outline: [number, number][] = [
      [-0.9, 0.1],
      [-0.45, 0.8],
      [0.1, 1],
      [0.6, 0.75],
      [0.8, 0.1],
      [0.62, -0.6],
    ];
  const rows = outline.map(([a, b]) =>
    points.map(v => {
      const inwards = unit([centre[0] - v.p[0], 0, centre[2] + 0.012 - v.p[2]]),
        up = unit(add([inwards[0] * 0.75, 0.9, inwards[2] * 0.75], v.n, -0.25));
      return { ...v, p: add(add(v.p, up, a * height * fit.k), v.n, b * radius * fit.k) };
    }),
  );
  return Surface.sheet(rows, true);
}

export interface CollarCut {
  /** Height of the stand, fall of the leaf at the back, how much longer its points are at the front. */
  up: number;
  down: number;
  spread: number;
  /** Share of the neckline that stays open at the front. */
  gap: number;
  /** Width of a lapel that follows the opening down to the first button. */
  lapel?: number;
}

/** The edge of a leaf lies in its own shade: without it a collar cannot be told from the cloth below. */
const EDGE_SHADE = 0.15;

/** A collar: up from the neckline, folded over, lying outwards; it ends in points, or runs down the opening as lapels. */
export function collar(fit: Fitting, curve: NeckCurve, cut: CollarCut): Surface {
  const { points, centre } = curve,
    k = fit.k,
    skip = Math.round((cut.gap * COUNT) / 2),
    line = points.slice(Math.max(cut.lapel ? 0 : 1, skip), COUNT + 1 - Math.max(1, skip)),
    last = line.length - 1;
  const columns = line.map((v, i): SurfaceVertex[] => {
    const front = Math.abs((i / last) * 2 - 1),
      n = v.n,
      tangent = unit(sub(line[Math.min(last, i + 1)].p, line[Math.max(0, i - 1)].p)),
      outwards: Triple = [v.p[0], -0.05, v.p[2] - centre[2]];
    let fall = unit(cross(tangent, n));
    if (dot(fall, outwards) < 0) fall = scale(fall, -1);
    // A lapel is widest at the chest, notched where the collar ends, and runs out at the button.
    const lapel = cut.lapel ? smooth(0.4, 0.46, front) : 0,
      stand = cut.up * k * (1 - lapel) * (1 - 0.2 * front),
      leaf =
        k *
        (cut.lapel
          ? mix(
              cut.down * (1 - 0.25 * bell(front, 0.43, 0.025)),
              cut.lapel * (1 - smooth(0.5, 1, front) ** 1.3) * (1 - 0.35 * bell(front, 0.45, 0.02)),
              lapel,
            )
          : cut.down * (1 + cut.spread * smooth(0.55, 1, front)));
    const lift = (cut.lapel ? 0.009 : 0.006) * k,
      foot = add(v.p, n, 0.001),
      top = add(add(foot, [0, 1, 0], stand), n, 0.002 + lapel * 0.004),
      away = unit([outwards[0], 0, outwards[2]]),
      over = add(add(top, away, 0.006 * k * (1 - lapel)), [0, 1, 0], 0.001);
    const lie = (t: number) => add(add(add(foot, fall, leaf * t), n, lift * (1 - 0.45 * t)), [0, 1, 0], stand * (1 - t) * 0.55);
    return [add(foot, [0, -1, 0], 0.005), between(foot, top, 0.6), top, over, lie(0.4), lie(0.92), lie(1)].map((p, row) => ({
      ...v,
      p,
      cavity: row === 6 ? EDGE_SHADE : 1,
    }));
  });
  return transpose(columns, false).smooth(1, 0.2);
}

function transpose(columns: SurfaceVertex[][], closed: boolean): Surface {
  return Surface.sheet(
    columns[0].map((_, r) => columns.map(c => c[r])),
    closed,
    true,
  );
}

/** A hood lying on the back: a soft roll behind the neck that thins out to the front. */
export function hood(fit: Fitting, curve: NeckCurve): Surface {
  const { points, centre } = curve,
    k = fit.k,
    around = 10,
    rows: SurfaceVertex[][] = [];
  for (let j = 0; j < around; j++)
    rows.push(
      points.map((v, i) => {
        const b = 0.5 - 0.5 * Math.cos((i / COUNT) * TURN),
          away = unit([v.p[0] - centre[0], 0, v.p[2] - centre[2]]),
          r = (0.012 + 0.03 * b * b) * k,
          q = (j / around) * TURN;
        return {
          ...v,
          p: add(add(v.p, away, r * 0.6 + Math.cos(q) * r), [0, 1, 0], Math.sin(q) * r * (1 + b * 0.35) + r * 0.35 - b * 0.02 * k),
        };
      }),
    );
  rows.push(rows[0].map(v => ({ ...v })));
  return Surface.sheet(rows, true);
}

/** A scarf: two turns round the neck and an end down the chest. */
export function scarf(fit: Fitting): Surface {
  const { joint } = fit.body,
    k = fit.k,
    bone = fit.kit.boneIndex,
    n = 40,
    around = 8,
    out = new Surface(),
    neck = joint.neck_01,
    head = joint.head,
    middle: Triple = [0, mix(neck[1], head[1], 0.3), mix(neck[2], head[2], 0.4)];
  for (const [turn, lift, radius] of [
    [0, 0, 0.026],
    [0.6, 0.028, 0.023],
  ] as const) {
    const rows: SurfaceVertex[][] = [];
    for (let j = 0; j <= around; j++)
      rows.push(
        Array.from({ length: n }, (_, i) => {
          const a = (i / n) * TURN,
            q = (j / around) * TURN,
            wave = 1 + 0.16 * Math.sin(a * 5 + turn * 4),
            rr = radius * k * wave,
            ring = (0.078 + 0.012 * Math.cos(a + turn)) * k;
          const p: Triple = [
            Math.sin(a) * (ring + Math.cos(q) * rr),
            middle[1] + (lift - 0.03 * Math.cos(a)) * k + Math.sin(q) * rr * 1.25,
            middle[2] + 0.004 + Math.cos(a) * (ring + Math.cos(q) * rr),
          ];
          return {
            p,
            b: [p[0] * 10, p[1] * 10, p[2] * 10],
            arm: 0,
            leg: 0,
            weights: [
              [bone.spine_03, 0.45],
              [bone.neck_01, 0.55],
            ],
            n: [0, 1, 0],
            cavity: 0.85 + 0.15 * Math.sin(q),
          };
        }),
      );
    out.append(Surface.sheet(rows, true, true));
  }
  return out.append(chestStrip(fit, { x: 0.055, width: 0.075, top: 5.65, bottom: 2.6, off: 0.05, weights: [[bone.spine_03, 1]] }));
}

export interface Strip {
  x: number;
  width: number;
  top: number;
  bottom: number;
  off: number;
  weights?: [number, number][];
  taper?: number;
  point?: number;
}

/** A flat strip on the front of the chest: ties, scarf ends, plackets. Base heights; `x`, `width` in metres of a grown body. */
export function chestStrip(fit: Fitting, strip: Strip): Surface {
  const { profile, k, kit } = fit,
    rows = 10,
    columns = 4,
    sheet: SurfaceVertex[][] = [],
    bone = kit.boneIndex,
    hang = profile.hang(profile.heightOf(4.3), 0.25);
  for (let r = 0; r <= rows; r++) {
    const t = r / rows,
      base = mix(strip.top, strip.bottom, t),
      y = profile.heightOf(base),
      half = ((strip.width * k) / 2) * mix(1, strip.taper ?? 1, t),
      low = smooth(2.2, 3.6, base);
    sheet.push(
      Array.from({ length: columns + 1 }, (_, c) => {
        const x = strip.x * k + ((c / columns) * 2 - 1) * half,
          cz = profile.centre(y),
          r0 = hang.radius(y, Math.atan2(x, 0.12 * k)),
          z = cz + Math.sqrt(Math.max(0.0004, r0 * r0 - x * x)) + strip.off * k * (base > 5.1 ? 0.7 : 1);
        const drop = strip.point && r === rows ? strip.point * k * (1 - Math.abs((c / columns) * 2 - 1)) : 0,
          p: Triple = [x, y - drop, z + 0.003 * k * (1 - ((c / columns) * 2 - 1) ** 2)];
        return {
          p,
          b: [p[0] * 10, base, p[2] * 10],
          arm: 0,
          leg: 0,
          weights: strip.weights ?? [
            [bone.spine_03, low],
            [bone.spine_02, (1 - low) * 0.6],
            [bone.spine_01, (1 - low) * 0.4],
          ],
          n: [0, 0, 1],
          cavity: 1,
        };
      }),
    );
  }
  return Surface.sheet(sheet, false, true).hem(0.004 * k);
}

/** A row of buttons on a garment's front, at base heights. */
export function buttons(fit: Fitting, on: Surface, heights: number[], x: number, radius: number): Surface {
  const out = new Surface(),
    outline: [number, number][] = [
      [1, 0],
      [1, 0.35],
      [0.7, 0.5],
      [0, 0.4],
    ],
    n = 10;
  for (const y of heights) {
    let best: SurfaceVertex | null = null,
      least = 0.5;
    for (const v of on.v) {
      if (v.b[2] < 0.2 || v.arm > 0.1 || v.n[2] < 0.2) continue;
      const d = Math.hypot(v.b[0] - x, v.b[1] - y);
      if (d < least) {
        least = d;
        best = v;
      }
    }
    if (!best) continue;
    const at = best,
      u = unit(cross([0, 1, 0], at.n)),
      w = cross(at.n, u);
    out.append(
      Surface.sheet(
        outline.map(([r, h]) =>
          Array.from({ length: n }, (_, i) => {
            const a = (i / n) * TURN;
            return {
              ...at,
              p: add(
                add(add(at.p, u, Math.cos(a) * r * radius * fit.k), w, Math.sin(a) * r * radius * fit.k),
                at.n,
                (0.004 + h * radius) * fit.k,
              ),
              cavity: 1,
            };
          }),
        ),
        true,
      ),
    );
  }
  return out;
}
