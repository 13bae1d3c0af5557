// A garment cut from the close suit: eased off the body, hung on the body's profile, folded, cut, its edges made straight.
import { bell, mix, smooth } from "../../motion/ease.ts";
import type { Surface, SurfaceVertex } from "../body/surface.ts";
import { add, dot, scale, sub, unit, type Triple } from "../triples.ts";
import type { Hang } from "./bodyProfile.ts";
import type { Fitting, Region } from "./fitting.ts";

export interface Cut {
  region: Region;
  /** Metres off the body. */
  ease: number;
  /** Extra looseness along a sleeve or a leg. */
  loose?: (v: SurfaceVertex) => number;
  /** How the trunk part hangs; null lies close. `fill` 0 to 1. */
  hang?: Hang | null;
  fill?: number;
  /** Base heights of the level edges: a hem, or both edges of a band. */
  levels?: number[];
  folds?: number;
  /** Rounds of smoothing: heavier cloth shows less of the body. */
  smooth?: number;
  thickness?: number;
  /** What is cut away after the neckline was taken: what another garment covers. */
  trim?: Region;
  shoulderPad?: number;
}

export function cutGarment(fit: Fitting, cut: Cut): { surface: Surface; neck: SurfaceVertex[] | null } {
  const s = fit.tights(cut.region),
    { k } = fit;
  // Smoothing a mesh shrinks it at its rim; rims lie outside of the cut.
  s.smooth(cut.smooth ?? 2, v => 0.5 * (1 - 0.7 * smooth(0.85, 1, v.arm)));
  s.normals();
  for (const v of s.v) v.p = placed(fit, cut, v);
  if (cut.shoulderPad)
    for (const v of s.v)
      v.p = add(v.p, [Math.sign(v.p[0]) * 0.5, 1, 0], cut.shoulderPad * k * bell(v.arm, 0.02, 0.07) * smooth(5, 5.3, v.b[1]));
  s.cut(cut.region).normals();
  straighten(fit, cut, s);
  s.normals();
  const neck = neckLoop(s);
  if (cut.trim) s.cut(cut.trim).normals();
  s.hem((cut.thickness ?? 0.005) * k);
  return { surface: s, neck };
}

function placed(fit: Fitting, cut: Cut, v: SurfaceVertex): Triple {
  const ease = cut.ease * fit.k + (cut.loose?.(v) ?? 0) * fit.k + folds(v, fit.seed, cut.folds ?? 1) * fit.k,
    p = add(v.p, v.n, ease);
  const lower = cut.levels ? Math.min(...cut.levels) : 99,
    level = cut.levels && v.arm < 0.05 ? (cut.levels.length > 1 ? 1 : smooth(lower + 2.2, lower + 0.5, v.b[1])) : 0;
  // Base heights are not quite level on a grown body: near a level edge they are made so, or the edge would fold.
  if (level > 0) p[1] = mix(p[1], fit.profile.heightOf(v.b[1]), level);
  if (!cut.hang) return p;
  const trunk = (1 - smooth(0.02, 0.13, v.arm)) * smooth(5.0, 4.1, v.b[1]) * (cut.fill ?? 1);
  if (trunk <= 0) return p;
  const cz = fit.profile.centre(p[1]),
    x = p[0],
    z = p[2] - cz,
    r = Math.hypot(x, z) || 1e-3,
    angle = Math.atan2(x, z),
    want = Math.max(r, cut.hang.radius(p[1], angle) + ease),
    to = mix(r, want, trunk);
  return [(x / r) * to, p[1], cz + (z / r) * to];
}

/** Folds where cloth gathers: elbows, cuffs, armpits, waist, knees, ankles. */
function folds(v: SurfaceVertex, seed: number, k: number): number {
  if (!k) return 0;
  const [x, y, z] = v.b,
    n = Math.sin(x * 2.1 + seed) + Math.sin(z * 2.7 + seed * 1.7),
    phase = seed % 17;
  if (v.arm > 0.06) {
    const g = Math.atan2(z - 0.6, y - 3);
    return (
      k *
      (bell(v.arm, 0.5, 0.14) * 0.0034 * Math.sin(v.arm * 47 + n * 1.9 + g * 1.5) +
        bell(v.arm, 0.9, 0.1) * 0.003 * Math.sin(v.arm * 70 + n * 1.4 + g) +
        bell(v.arm, 0.18, 0.12) * 0.0024 * Math.sin(v.arm * 36 - y * 3 + n * 1.5))
    );
  }
  if (v.leg > 0.06)
    return (
      k *
      (bell(v.leg, 0.5, 0.1) * 0.004 * Math.sin(v.leg * 60 + n * 1.3 + z * 2) +
        bell(v.leg, 0.92, 0.08) * 0.005 * Math.sin(v.leg * 70 + n) +
        bell(v.leg, 0.08, 0.1) * 0.003 * Math.sin(v.leg * 42 + Math.abs(x) * 3 + n))
    );
  return (
    k *
    (bell(y, 1.75, 0.75) * 0.0034 * Math.sin(y * 6.5 + 1.4 * Math.sin(x * 1.7 + phase) + z * 1.2) +
      bell(y, 4.3, 0.6) * smooth(0.6, 1.4, Math.abs(x)) * 0.004 * Math.sin(Math.abs(x) * 5 - y * 4.2 + phase))
  );
}

/** Cut edges follow the mesh's facets; worn edges are straight: hems level, cuffs square to the limb, necklines one curve. */
function straighten(fit: Fitting, cut: Cut, s: Surface) {
  for (const loop of s.loops()) {
    const vs = loop.map(i => s.v[i]),
      arm = mean(vs.map(v => v.arm)),
      leg = mean(vs.map(v => v.leg)),
      y = mean(vs.map(v => v.b[1]));
    if (arm > 0.1) squareOff(vs, limbAxis(fit, "arm", arm, vs[0].b[0] > 0));
    else if (leg > 0.2) squareOff(vs, limbAxis(fit, "leg", leg, vs[0].b[0] > 0));
    else if (cut.levels && y < 4)
      level(
        fit,
        cut,
        vs,
        cut.levels.reduce((a, b) => (Math.abs(b - y) < Math.abs(a - y) ? b : a)),
      );
    else roundOff(vs, y > 4.4 ? 14 : 3);
  }
}

function level(fit: Fitting, cut: Cut, vs: SurfaceVertex[], base: number) {
  const y = fit.profile.heightOf(base),
    cz = fit.profile.centre(y);
  roundOff(vs, 4);
  for (const v of vs) {
    const x = v.p[0],
      z = v.p[2] - cz,
      r = Math.hypot(x, z) || 1e-3,
      want = cut.hang ? Math.max(r, cut.hang.radius(y, Math.atan2(x, z)) + cut.ease * fit.k) : r;
    v.p = [(x / r) * want, y, cz + (z / r) * want];
  }
}

function squareOff(vs: SurfaceVertex[], axis: Triple) {
  roundOff(vs, 2);
  const centre = scale(
      vs.reduce((sum, v) => add(sum, v.p), [0, 0, 0] as Triple),
      1 / vs.length,
    ),
    radius = mean(
      vs.map(v => {
        const d = sub(v.p, centre);
        return Math.hypot(...add(d, axis, -dot(d, axis)));
      }),
    );
  for (const v of vs) {
    const d = sub(v.p, centre),
      flat = add(d, axis, -dot(d, axis)),
      r = Math.hypot(...flat) || 1e-3;
    v.p = add(centre, flat, mix(1, radius / r, 0.55));
  }
}

function roundOff(vs: SurfaceVertex[], rounds: number) {
  const n = vs.length;
  for (let r = 0; r < rounds; r++) {
    const next = vs.map((v, i): Triple => {
      const a = vs[(i + n - 1) % n].p,
        b = vs[(i + 1) % n].p;
      return [(a[0] + 2 * v.p[0] + b[0]) / 4, (a[1] + 2 * v.p[1] + b[1]) / 4, (a[2] + 2 * v.p[2] + b[2]) / 4];
    });
    vs.forEach((v, i) => {
      v.p = next[i];
    });
  }
}

function limbAxis(fit: Fitting, limb: "arm" | "leg", at: number, left: boolean): Triple {
  const j = fit.body.joint,
    s = left ? "l" : "r",
    lower = at > 0.5;
  const [a, b] =
    limb === "arm"
      ? lower
        ? [j[`lowerarm_${s}`], j[`hand_${s}`]]
        : [j[`upperarm_${s}`], j[`lowerarm_${s}`]]
      : lower
        ? [j[`calf_${s}`], j[`foot_${s}`]]
        : [j[`thigh_${s}`], j[`calf_${s}`]];
  return unit(sub(b, a));
}

const mean = (list: number[]) => list.reduce((a, b) => a + b, 0) / (list.length || 1);

/** The edge round the neck, in order round the body; copies, before hems are folded. */
function neckLoop(s: Surface): SurfaceVertex[] | null {
  const candidates = s
    .loops()
    .map(loop => loop.map(i => s.v[i]))
    .filter(vs => mean(vs.map(v => v.b[1])) > 4.4 && mean(vs.map(v => v.arm)) < 0.06 && vs.length > 10);
  const longest = candidates.sort((a, b) => b.length - a.length)[0];
  return longest ? longest.map(v => ({ ...v, p: [...v.p] as Triple, n: [...v.n] as Triple })) : null;
}
