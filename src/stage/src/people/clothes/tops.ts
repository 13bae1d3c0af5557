// What is worn above the waist, next to the skin.
import { bell, smooth } from "../../motion/ease.ts";
import type { ClothLook } from "../materials/cloth.ts";
import type { TopKind } from "../look/garments.ts";
import type { Garment } from "../look/readOutfit.ts";
import type { Fitting, Region } from "./fitting.ts";
import { cutGarment } from "./garment.ts";
import { buttons, chestStrip, collar, hood, neckCurve, rib } from "./neckwear.ts";
import { highNeckRegion, topRegion, type TopCut } from "./regions.ts";

interface TopRow extends TopCut {
  thick: number;
  folds: number;
  smooth: number;
  taper: number;
  fill: number;
  tucks: boolean;
  neck: "rib" | "collar" | "hood" | "high" | "plain";
}

const TOPS: Record<TopKind, TopRow> = {
  tee: {
    sleeve: 0.27,
    hem: 0.2,
    front: 5.4,
    back: 5.82,
    width: 0.7,
    thick: 0.009,
    folds: 0.7,
    smooth: 5,
    taper: 0.16,
    fill: 0.85,
    tucks: false,
    neck: "rib",
  },
  tank: {
    sleeve: 0.02,
    hem: 0.3,
    width: 1.1,
    front: 4.75,
    back: 5.3,
    thick: 0.006,
    folds: 0.4,
    smooth: 3,
    taper: 0.4,
    fill: 0.6,
    tucks: false,
    neck: "plain",
  },
  polo: {
    sleeve: 0.3,
    hem: 0.2,
    width: 0.7,
    front: 5.48,
    back: 5.84,
    thick: 0.009,
    folds: 0.6,
    smooth: 6,
    taper: 0.16,
    fill: 0.85,
    tucks: false,
    neck: "collar",
  },
  shirt: {
    sleeve: 0.955,
    hem: 0.1,
    width: 0.68,
    front: 5.5,
    back: 5.84,
    thick: 0.009,
    folds: 1,
    smooth: 8,
    taper: 0.16,
    fill: 0.85,
    tucks: true,
    neck: "collar",
  },
  blouse: {
    sleeve: 0.93,
    hem: 0.1,
    width: 0.86,
    front: 5.02,
    back: 5.7,
    thick: 0.009,
    folds: 1.1,
    smooth: 10,
    taper: 0.22,
    fill: 0.75,
    tucks: true,
    neck: "plain",
  },
  sweater: {
    sleeve: 0.97,
    hem: 0.15,
    front: 5.44,
    back: 5.84,
    width: 0.7,
    thick: 0.014,
    folds: 1,
    smooth: 12,
    taper: 0.1,
    fill: 0.9,
    tucks: false,
    neck: "rib",
  },
  turtleneck: { sleeve: 0.97, hem: 0.2, thick: 0.01, folds: 0.7, smooth: 6, taper: 0.22, fill: 0.8, tucks: false, neck: "high" },
  hoodie: {
    sleeve: 0.97,
    hem: 0.1,
    front: 5.35,
    thick: 0.018,
    folds: 1.2,
    smooth: 14,
    taper: 0.06,
    fill: 0.95,
    tucks: false,
    neck: "hood",
  },
  tunic: {
    sleeve: 0.5,
    hem: -0.4,
    front: 5.0,
    width: 0.8,
    thick: 0.011,
    folds: 0.8,
    smooth: 10,
    taper: 0.06,
    fill: 0.95,
    tucks: false,
    neck: "plain",
  },
};

export function clothOf(
  garment: { colour: number; second?: number; pattern?: ClothLook["pattern"]; leather?: boolean },
  more: Partial<ClothLook> = {},
): ClothLook {
  if (garment.leather) return { colour: garment.colour, fuzz: 0, roughness: 0.42, weave: 0.5, ...more };
  return {
    colour: garment.colour,
    second: garment.second,
    pattern: garment.pattern,
    fuzz: garment.pattern === "knit" ? 0.85 : 0.4,
    weave: garment.pattern === "knit" ? 0.7 : 0.8,
    ...more,
  };
}

/** `under`: what an outer garment covers; `waist`: base height it is tucked in at, when it is. */
export function makeTop(
  fit: Fitting,
  garment: Garment<TopKind>,
  {
    tucked = false,
    hem,
    covered,
    sleeve,
    front,
  }: { tucked?: boolean; hem?: number; covered?: Region; sleeve?: number; front?: number } = {},
) {
  const row = TOPS[garment.kind],
    cut = { ...row, hem: hem ?? (tucked ? 1.5 : row.hem), sleeve: sleeve ?? row.sleeve, front: front ?? row.front },
    look = clothOf(garment);
  const whole = row.neck === "high" ? highNeckRegion(cut) : topRegion(cut),
    trim: Region | undefined = covered && (v => 0.25 - covered(v));
  const hang = fit.profile.hang(fit.profile.heightOf(4.25), tucked ? 0.5 : row.taper),
    off = row.thick + (tucked ? 0 : 0.003);
  const { surface, neck } = cutGarment(fit, {
    region: whole,
    trim,
    ease: off,
    hang: tucked ? null : hang,
    fill: row.fill,
    levels: covered ? undefined : [cut.hem],
    folds: row.folds,
    smooth: row.smooth,
    thickness: row.thick * 0.6,
    loose: v =>
      v.arm > 0.04
        ? 0.004 * smooth(0.1, 0.7, v.arm) * (garment.kind === "blouse" ? 2.4 : 1) +
          (cut.sleeve < 0.6 ? 0.008 * smooth(0.08, cut.sleeve, v.arm) : 0) -
          0.004 * bell(v.arm, cut.sleeve, 0.05) * +(cut.sleeve > 0.8)
        : 0,
  });
  fit.add(surface, look);
  fit.hide(v => whole(v) - 0.06);
  if (neck) finishNeck(fit, row, neck, look);
  if (cut.sleeve > 0.9 && row.neck !== "high" && !covered) {
    const cuff: Region = v => Math.min((v.arm - cut.sleeve + 0.065) * 3, (cut.sleeve + 0.008 - v.arm) * 3);
    fit.add(cutGarment(fit, { region: cuff, ease: row.thick + 0.003, folds: 0, smooth: row.smooth, thickness: 0.004 }).surface, look);
  }
  if (row.neck === "high")
    fit.add(
      cutGarment(fit, {
        region: v => Math.min(v.b[1] - 5.62, 6.1 - v.b[1] - v.b[2] * 0.1, 0.9 - Math.hypot(v.b[0], v.b[2] - 0.1)),
        ease: 0.014,
        folds: 0,
        smooth: 3,
        thickness: 0.004,
      }).surface,
      look,
    );
  if (garment.kind === "shirt" || garment.kind === "polo") {
    const low = tucked ? 1.6 : cut.hem + 0.1,
      from = garment.kind === "polo" ? 4.2 : low;
    fit.add(chestStrip(fit, { x: 0, width: 0.03, top: 5.42, bottom: from, off: row.thick + 0.004 }), look, { creases: false });
    fit.add(
      buttons(
        fit,
        surface,
        [1.9, 2.6, 3.3, 4, 4.65, 5.1].filter(y => y > from),
        0,
        0.0052,
      ),
      { colour: 0xe8e2d6, fuzz: 0, roughness: 0.35, weave: 0 },
      { creases: false },
    );
  }
}

function finishNeck(fit: Fitting, row: TopRow, neck: NonNullable<ReturnType<typeof cutGarment>["neck"]>, look: ClothLook) {
  const curve = neckCurve(fit, neck),
    plain = { creases: false };
  if (row.neck === "rib") fit.add(rib(fit, curve, row.thick * 0.75, row.thick * 1.6), look, plain);
  else if (row.neck === "collar") fit.add(collar(fit, curve, { up: 0.027, down: 0.036, gap: 0.035, spread: 0.6 }), look, plain);
  else if (row.neck === "hood") fit.add(hood(fit, curve), look, plain);
  else fit.add(rib(fit, curve, 0.004, 0.006), look, plain);
}
