// What hangs free of the legs: skirts, dresses, the tails of coats. A tube on the body's profile, folded by its own weight,
// bound so that it makes a lap when its wearer sits.
import { clamp, mix, smooth, TURN } from "../../motion/ease.ts";
import { Surface, normalizeWeights, type SurfaceVertex } from "../body/surface.ts";
import type { Triple } from "../triples.ts";
import type { Hang } from "./bodyProfile.ts";
import type { Fitting } from "./fitting.ts";

export interface SkirtCut {
  /** Base heights of the upper and lower edge. */
  top: number;
  hem: number;
  hang: Hang;
  ease: number;
  /** Metres wider at the hem, and how deep the folds are there. */
  flare: number;
  folds: number;
  foldCount?: number;
  /** Half angle of a slit at the front (a coat's opening); 0 closed. The left edge lies over the right. */
  open?: number;
  thickness?: number;
}

export function hangSkirt(fit: Fitting, cut: SkirtCut): Surface {
  const { profile, k, seed } = fit,
    y0 = profile.heightOf(cut.top),
    y1 = profile.heightOf(cut.hem),
    rows = fit.near ? 18 : 10,
    columns = fit.near ? 72 : 44,
    sheet: SurfaceVertex[][] = [];
  const phase = (seed % 31) / 5,
    count = cut.foldCount ?? 8,
    closed = !cut.open;
  for (let r = 0; r <= rows; r++) {
    const t = r / rows,
      y = mix(y0, y1, t),
      cz = profile.centre(Math.max(y, profile.heightOf(-1.2))),
      row: SurfaceVertex[] = [];
    for (let c = 0; c < (closed ? columns : columns + 1); c++) {
      const angle = closed ? (c / columns) * TURN - Math.PI : mix(cut.open!, TURN - cut.open!, c / columns),
        d = t * t * (3 - 2 * t);
      const fold =
        (Math.sin(angle * count + phase + 0.5 * Math.sin(t * 3)) + 0.45 * Math.sin(angle * (count * 2 - 3) + phase * 2.3)) * cut.folds * d;
      const r0 = cut.hang.radius(y, angle) + (cut.ease + cut.flare * t + fold) * k,
        p: Triple = [Math.sin(angle) * r0, y, cz + Math.cos(angle) * r0];
      row.push({
        p,
        b: [(p[0] * 10) / k, mix(cut.top, cut.hem, t), (p[2] * 10) / k],
        arm: 0,
        leg: 0,
        weights: skirtWeights(fit, p),
        n: [0, 1, 0],
        cavity: clamp(0.8 + fold * 18, 0.55, 1),
      });
    }
    sheet.push(row);
  }
  const surface = Surface.sheet(sheet, closed, true);
  return cut.thickness ? surface.hem(cut.thickness * k) : surface;
}

/** Hips carry the top; each thigh its side below; the shins a share of what hangs past the knees. */
export function skirtWeights(fit: Fitting, p: Triple): [number, number][] {
  const { joint } = fit.body,
    bone = fit.kit.boneIndex,
    k = fit.k,
    hip = joint.thigh_l[1],
    knee = joint.calf_l[1];
  const thigh = smooth(hip + 0.07 * k, hip - 0.13 * k, p[1]),
    left = smooth(-0.075 * k, 0.075 * k, p[0]),
    shin = smooth(knee + 0.03 * k, knee - 0.2 * k, p[1]) * 0.75,
    spine = smooth(joint.spine_01[1] - 0.02 * k, joint.spine_02[1], p[1]);
  return normalizeWeights([
    [bone.pelvis, (1 - thigh) * (1 - spine)],
    [bone.spine_01, (1 - thigh) * spine],
    [bone.thigh_l, thigh * left * (1 - shin)],
    [bone.thigh_r, thigh * (1 - left) * (1 - shin)],
    [bone.calf_l, thigh * left * shin],
    [bone.calf_r, thigh * (1 - left) * shin],
  ]);
}
