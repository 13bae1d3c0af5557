// What stands or lies on a neckline: ribs, shirt collars, lapels, hoods, scarves, ties. All lofted along one smooth curve.
import { clamp, mix, smooth, TURN } from "../../motion/ease.ts";
import { blend, Surface, type SurfaceVertex } from "../body/surface.ts";
import { add, cross, dot, scale, sub, unit, type Triple } from "../triples.ts";
import type { Fitting } from "./fitting.ts";

const COUNT = 56;

/** The neckline at even angles round the neck (0 front, growing to the left), smoothed. */
export interface NeckCurve { points: SurfaceVertex[]; centre: Triple }

export function neckCurve(fit: Fitting, loop: SurfaceVertex[]): NeckCurve {
  const centre = fit.body.joint.neck_01, angle = (v: SurfaceVertex) => Math.atan2(v.p[0] - centre[0], v.p[2] - centre[2] + 0.01);
  const sorted = loop.map(v => ({ v, a: angle(v) })).sort((x, y) => x.a - y.a), points: SurfaceVertex[] = [];
  for (let i = 0; i < COUNT; i++) {
    const a = i / COUNT * TURN - Math.PI, next = sorted.findIndex(x => x.a > a), after = sorted[next < 0 ? 0 : next], before = sorted[(next <= 0 ? sorted.length : next) - 1];
    const span = ((after.a - before.a + TURN) % TURN) || 1e-3, t = clamp(((a - before.a + TURN) % TURN) / span), v = blend([[before.v, 1 - t], [after.v, t]]);
    v.n = unit(add(scale(before.v.n, 1 - t), after.v.n, t));
    points.push(v);
  }
  for (let round = 0; round < 8; round++) {
    const p = points.map(v => v.p), n = points.map(v => v.n), at = (i: number) => (i + COUNT) % COUNT;
    points.forEach((v, i) => {
      v.p = scale(add(add(p[at(i - 1)], p[at(i + 1)]), p[i], 2), 0.25);
      v.n = unit(add(add(n[at(i - 1)], n[at(i + 1)]), n[i], 2));
    });
  }
  return { points, centre };
}

/** A knitted band: a roll on the edge. */
export function rib(fit: Fitting, curve: NeckCurve, radius: number, height: number): Surface {
  const { points, centre } = curve, outline: [number, number][] = [[-0.9, 0.1], [-0.45, 0.8], [0.1, 1], [0.6, 0.75], [0.8, 0.1], [0.62, -0.6]];
  const rows = outline.map(([a, b]) => points.map(v => {
    const inwards = unit([centre[0] - v.p[0], 0, centre[2] + 0.012 - v.p[2]]), up = unit(add([inwards[0] * 0.75, 0.9, inwards[2] * 0.75], v.n, -0.25));
    return { ...v, p: add(add(v.p, up, a * height * fit.k), v.n, b * radius * fit.k) };
  }));
  return Surface.sheet(rows, true);
}

export interface CollarCut { up: number; down: number; gap: number; spread: number; lapel?: boolean }

/** A collar: up from the neckline, folded over, lying outwards; it ends in points at the front. */
export function collar(fit: Fitting, curve: NeckCurve, cut: CollarCut): Surface {
  const { points, centre } = curve, k = fit.k, line = openCurve(points, cut.gap), columns: SurfaceVertex[][] = line.map((v, i) => {
    const s = i / (line.length - 1), front = Math.abs(s * 2 - 1), away = unit([v.p[0] - centre[0], 0, v.p[2] - centre[2] + 0.015]);
    const up = cut.up * k * (cut.lapel ? mix(1, 0.35, front) : mix(1, 0.82, front)), down = cut.down * k * (1 + cut.spread * smooth(0.45, 1, front)), n = v.n;
    const fall = unit(add(add(away, [0, -1, 0], 0.25 + 0.4 * front), n, -(dot(away, n) - (0.25 + 0.4 * front) * n[1])));
    const foot = add(v.p, n, 0.0015), top = add(add(foot, [0, 1, 0], up), away, -0.005 + 0.004 * front), over = cut.lapel ? 0.012 : 0.008, lie = add(foot, n, cut.lapel ? 0.011 : 0.006);
    const sideways: Triple = [front > 0.55 ? Math.sign(v.p[0]) * 0.004 * front : 0, 0, 0];
    return [add(foot, [0, -1, 0], 0.006), add(foot, sub(top, foot), 0.6), top, add(add(top, away, over * 0.6), [0, 1, 0], 0.0012), add(add(lie, fall, down * 0.4), [0, 1, 0], up * 0.35 * (1 - front)), add(add(lie, fall, down), sideways, 1)].map(p => ({ ...v, p }));
  });
  return transpose(columns, false).smooth(1, 0.25);
}

/** The curve opened at the front, from left to right round the back. */
function openCurve(points: SurfaceVertex[], gap: number): SurfaceVertex[] {
  const angle = (i: number) => i / COUNT * TURN - Math.PI, left = points.map((v, i) => ({ v, a: angle(i) })).filter(x => Math.abs(x.a) > gap);
  return left.map(x => ({ v: x.v, a: (x.a + TURN) % TURN })).sort((x, y) => x.a - y.a).map(x => x.v);
}

function transpose(columns: SurfaceVertex[][], closed: boolean): Surface {
  return Surface.sheet(columns[0].map((_, r) => columns.map(c => c[r])), closed, true);
}

/** A hood lying on the back: a soft roll behind the neck that thins out to the front. */
export function hood(fit: Fitting, curve: NeckCurve): Surface {
  const { points, centre } = curve, k = fit.k, around = 10, rows: SurfaceVertex[][] = [];
  for (let j = 0; j < around; j++) rows.push(points.map((v, i) => {
    const back = 0.5 - 0.5 * Math.cos(i / COUNT * TURN - Math.PI), b = back, away = unit([v.p[0] - centre[0], 0, v.p[2] - centre[2]]), r = (0.012 + 0.03 * b * b) * k, q = j / around * TURN;
    return { ...v, p: add(add(v.p, away, r * 0.6 + Math.cos(q) * r), [0, 1, 0], Math.sin(q) * r * (1 + b * 0.35) + r * 0.35 - b * 0.02 * k) };
  }));
  rows.push(rows[0].map(v => ({ ...v })));
  return Surface.sheet(rows, true);
}

/** A scarf: two turns round the neck and an end down the chest. */
export function scarf(fit: Fitting): Surface {
  const { joint } = fit.body, k = fit.k, bone = fit.kit.boneIndex, n = 40, around = 8, out = new Surface(), neck = joint.neck_01, head = joint.head, middle: Triple = [0, mix(neck[1], head[1], 0.3), mix(neck[2], head[2], 0.4)];
  for (const [turn, lift, radius] of [[0, 0, 0.026], [0.6, 0.028, 0.023]] as const) {
    const rows: SurfaceVertex[][] = [];
    for (let j = 0; j <= around; j++) rows.push(Array.from({ length: n }, (_, i) => {
      const a = i / n * TURN, q = j / around * TURN, wave = 1 + 0.16 * Math.sin(a * 5 + turn * 4) , rr = radius * k * wave, ring = (0.078 + 0.012 * Math.cos(a + turn)) * k;
      const p: Triple = [Math.sin(a) * (ring + Math.cos(q) * rr), middle[1] + (lift - 0.03 * Math.cos(a)) * k + Math.sin(q) * rr * 1.25, middle[2] + 0.004 + Math.cos(a) * (ring + Math.cos(q) * rr)];
      return { p, b: [p[0] * 10, p[1] * 10, p[2] * 10], arm: 0, leg: 0, weights: [[bone.spine_03, 0.45], [bone.neck_01, 0.55]], n: [0, 1, 0], cavity: 0.85 + 0.15 * Math.sin(q) };
    }));
    out.append(Surface.sheet(rows, true, true));
  }
  return out.append(chestStrip(fit, { x: 0.055, width: 0.075, top: 5.65, bottom: 2.6, off: 0.05, weights: [[bone.spine_03, 1]] }));
}

export interface Strip { x: number; width: number; top: number; bottom: number; off: number; weights?: [number, number][]; taper?: number; point?: number }

/** A flat strip on the front of the chest: ties, scarf ends, plackets. Base heights; `x`, `width` in metres of a grown body. */
export function chestStrip(fit: Fitting, strip: Strip): Surface {
  const { profile, k, kit } = fit, rows = 10, columns = 4, sheet: SurfaceVertex[][] = [], bone = kit.boneIndex, hang = profile.hang(profile.heightOf(4.3), 0.25);
  for (let r = 0; r <= rows; r++) {
    const t = r / rows, base = mix(strip.top, strip.bottom, t), y = profile.heightOf(base), half = strip.width * k / 2 * mix(1, strip.taper ?? 1, t), low = smooth(2.2, 3.6, base);
    sheet.push(Array.from({ length: columns + 1 }, (_, c) => {
      const x = strip.x * k + (c / columns * 2 - 1) * half, cz = profile.centre(y), r0 = hang.radius(y, Math.atan2(x, 0.12 * k)), z = cz + Math.sqrt(Math.max(0.0004, r0 * r0 - x * x)) + strip.off * k * (base > 5.1 ? 0.7 : 1);
      const drop = strip.point && r === rows ? strip.point * k * (1 - Math.abs(c / columns * 2 - 1)) : 0, p: Triple = [x, y - drop, z + 0.003 * k * (1 - (c / columns * 2 - 1) ** 2)];
      return { p, b: [p[0] * 10, base, p[2] * 10], arm: 0, leg: 0, weights: strip.weights ?? [[bone.spine_03, low], [bone.spine_02, (1 - low) * 0.6], [bone.spine_01, (1 - low) * 0.4]], n: [0, 0, 1], cavity: 1 };
    }));
  }
  return Surface.sheet(sheet, false, true).hem(0.004 * k);
}

/** A row of buttons on a garment's front, at base heights. */
export function buttons(fit: Fitting, on: Surface, heights: number[], x: number, radius: number): Surface {
  const out = new Surface(), outline: [number, number][] = [[1, 0], [1, 0.35], [0.7, 0.5], [0, 0.4]], n = 10;
  for (const y of heights) {
    let best: SurfaceVertex | null = null, least = 0.5;
    for (const v of on.v) {
      if (v.b[2] < 0.2 || v.arm > 0.1 || v.n[2] < 0.2) continue;
      const d = Math.hypot(v.b[0] - x, v.b[1] - y);
      if (d < least) { least = d; best = v; }
    }
    if (!best) continue;
    const at = best, u = unit(cross([0, 1, 0], at.n)), w = cross(at.n, u);
    out.append(Surface.sheet(outline.map(([r, h]) => Array.from({ length: n }, (_, i) => {
      const a = i / n * TURN;
      return { ...at, p: add(add(add(at.p, u, Math.cos(a) * r * radius * fit.k), w, Math.sin(a) * r * radius * fit.k), at.n, (0.004 + h * radius) * fit.k), cavity: 1 };
    })), true));
  }
  return out;
}
