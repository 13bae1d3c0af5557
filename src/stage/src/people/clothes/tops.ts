// What is worn above the waist.
import { bell, smooth } from "../../motion/ease.ts";
import type { ClothLook } from "../materials/cloth.ts";
import type { OuterKind, TopKind } from "../look/garments.ts";
import type { Garment } from "../look/readOutfit.ts";
import type { Fitting, Region } from "./fitting.ts";
import { cutGarment } from "./garment.ts";
import { buttons, chestStrip, collar, hood, neckCurve, rib, type CollarCut } from "./neckwear.ts";
import { bandRegion, highNeckRegion, topRegion, type TopCut } from "./regions.ts";
import { hangSkirt } from "./skirts.ts";

interface TopRow extends TopCut { thick: number; folds: number; smooth: number; taper: number; fill: number; tucks: boolean; neck: "rib" | "collar" | "hood" | "high" | "plain" }

const TOPS: Record<TopKind, TopRow> = {
  tee: { sleeve: 0.27, hem: 0.2, thick: 0.009, folds: 0.7, smooth: 5, taper: 0.16, fill: 0.85, tucks: false, neck: "rib" },
  tank: { sleeve: 0.02, hem: 0.3, width: 1.1, front: 4.75, back: 5.3, thick: 0.006, folds: 0.4, smooth: 3, taper: 0.4, fill: 0.6, tucks: false, neck: "plain" },
  polo: { sleeve: 0.3, hem: 0.2, width: 0.7, front: 5.48, back: 5.84, thick: 0.009, folds: 0.6, smooth: 6, taper: 0.16, fill: 0.85, tucks: false, neck: "collar" },
  shirt: { sleeve: 0.955, hem: 0.1, width: 0.68, front: 5.5, back: 5.84, thick: 0.009, folds: 1, smooth: 8, taper: 0.16, fill: 0.85, tucks: true, neck: "collar" },
  blouse: { sleeve: 0.93, hem: 0.1, width: 0.86, front: 5.02, back: 5.7, thick: 0.009, folds: 1.1, smooth: 10, taper: 0.22, fill: 0.75, tucks: true, neck: "plain" },
  sweater: { sleeve: 0.97, hem: 0.15, thick: 0.014, folds: 1, smooth: 12, taper: 0.1, fill: 0.9, tucks: false, neck: "rib" },
  turtleneck: { sleeve: 0.97, hem: 0.2, thick: 0.01, folds: 0.7, smooth: 6, taper: 0.22, fill: 0.8, tucks: false, neck: "high" },
  hoodie: { sleeve: 0.97, hem: 0.1, front: 5.35, thick: 0.018, folds: 1.2, smooth: 14, taper: 0.06, fill: 0.95, tucks: false, neck: "hood" },
  tunic: { sleeve: 0.5, hem: -0.4, front: 5.0, width: 0.8, thick: 0.011, folds: 0.8, smooth: 10, taper: 0.06, fill: 0.95, tucks: false, neck: "plain" },
};

export function clothOf(garment: { colour: number; second?: number; pattern?: ClothLook["pattern"]; leather?: boolean }, more: Partial<ClothLook> = {}): ClothLook {
  if (garment.leather) return { colour: garment.colour, fuzz: 0, roughness: 0.42, weave: 0.5, ...more };
  return { colour: garment.colour, second: garment.second, pattern: garment.pattern, fuzz: garment.pattern === "knit" ? 0.85 : 0.4, weave: garment.pattern === "knit" ? 0.7 : 0.8, ...more };
}

/** `under`: what an outer garment covers; `waist`: base height it is tucked in at, when it is. */
export function makeTop(fit: Fitting, garment: Garment<TopKind>, { tucked = false, hem, covered, sleeve, front }: { tucked?: boolean; hem?: number; covered?: Region; sleeve?: number; front?: number } = {}) {
  const row = TOPS[garment.kind], cut = { ...row, hem: hem ?? (tucked ? 1.5 : row.hem), sleeve: sleeve ?? row.sleeve, front: front ?? row.front }, look = clothOf(garment);
  const whole = row.neck === "high" ? highNeckRegion(cut) : topRegion(cut), trim: Region | undefined = covered && (v => 0.25 - covered(v));
  const hang = fit.profile.hang(fit.profile.heightOf(4.25), tucked ? 0.5 : row.taper), off = row.thick + (tucked ? 0 : 0.003);
  const { surface, neck } = cutGarment(fit, {
    region: whole, trim, ease: off, hang: tucked ? null : hang, fill: row.fill, levels: covered ? undefined : [cut.hem], folds: row.folds, smooth: row.smooth, thickness: row.thick * 0.6,
    loose: v => (v.arm > 0.04 ? 0.004 * smooth(0.1, 0.7, v.arm) * (garment.kind === "blouse" ? 2.4 : 1) + (cut.sleeve < 0.6 ? 0.008 * smooth(0.08, cut.sleeve, v.arm) : 0) - 0.004 * bell(v.arm, cut.sleeve, 0.05) * +(cut.sleeve > 0.8) : 0),
  });
  fit.add(surface, look);
  fit.hide(v => whole(v) - 0.06);
  if (neck) finishNeck(fit, row, neck, look);
  if (cut.sleeve > 0.9 && row.neck !== "high" && !covered) {
    const cuff: Region = v => Math.min((v.arm - cut.sleeve + 0.065) * 3, (cut.sleeve + 0.008 - v.arm) * 3);
    fit.add(cutGarment(fit, { region: cuff, ease: row.thick + 0.003, folds: 0, smooth: row.smooth, thickness: 0.004 }).surface, look);
  }
  if (row.neck === "high") fit.add(cutGarment(fit, { region: v => Math.min(v.b[1] - 5.62, 6.1 - v.b[1] - v.b[2] * 0.1, 0.9 - Math.hypot(v.b[0], v.b[2] - 0.1)), ease: 0.014, folds: 0, smooth: 3, thickness: 0.004 }).surface, look);
  if (garment.kind === "shirt" || garment.kind === "polo") {
    const low = tucked ? 1.6 : cut.hem + 0.1, from = garment.kind === "polo" ? 4.2 : low;
    fit.add(chestStrip(fit, { x: 0, width: 0.03, top: 5.42, bottom: from, off: row.thick + 0.004 }), look, { creases: false });
    fit.add(buttons(fit, surface, [1.9, 2.6, 3.3, 4, 4.65, 5.1].filter(y => y > from), 0, 0.0052), { colour: 0xe8e2d6, fuzz: 0, roughness: 0.35, weave: 0 }, { creases: false });
  }
}

function finishNeck(fit: Fitting, row: TopRow, neck: NonNullable<ReturnType<typeof cutGarment>["neck"]>, look: ClothLook) {
  const curve = neckCurve(fit, neck), plain = { creases: false };
  if (row.neck === "rib") fit.add(rib(fit, curve, row.thick * 0.75, row.thick * 1.6), look, plain);
  else if (row.neck === "collar") fit.add(collar(fit, curve, { up: 0.027, down: 0.036, gap: 0.035, spread: 0.6 }), look, plain);
  else if (row.neck === "hood") fit.add(hood(fit, curve), look, plain);
  else fit.add(rib(fit, curve, 0.004, 0.006), look, plain);
}

interface OuterRow { hem: number; front: number; width: number; sleeve: number; taper: number; thick: number; pad: number; flare: number; buttons: number[]; open: number; collar: CollarCut | "hood" | "none"; cuffs: boolean; belt: boolean; smooth: number; look: Partial<ClothLook> }
const LAPEL: CollarCut = { up: 0.032, down: 0.052, spread: 0, lapel: 0.078, gap: 0 }, TURNED: CollarCut = { up: 0.03, down: 0.05, spread: 0.5, gap: 0.06 };

const OUTERS: Record<OuterKind, OuterRow> = {
  coat: { hem: -3.2, front: 4.75, width: 0.8, sleeve: 0.985, taper: 0.05, thick: 0.02, pad: 0.012, flare: 0.03, buttons: [1.9, 2.6, 3.3, 4], open: 0, collar: LAPEL, cuffs: true, belt: false, smooth: 16, look: { fuzz: 0.7 } },
  jacket: { hem: 0.25, front: 5.0, width: 0.78, sleeve: 0.985, taper: 0.1, thick: 0.019, pad: 0.006, flare: 0, buttons: [0.9, 1.8, 2.7, 3.6, 4.4], open: 0, collar: TURNED, cuffs: true, belt: false, smooth: 14, look: { fuzz: 0.4 } },
  suit: { hem: -0.6, front: 3.6, width: 0.8, sleeve: 0.97, taper: 0.14, thick: 0.015, pad: 0.013, flare: 0.008, buttons: [2.0, 2.8], open: 0, collar: LAPEL, cuffs: false, belt: false, smooth: 14, look: { fuzz: 0.3, weave: 0.4 } },
  leather: { hem: 0.5, front: 4.6, width: 0.8, sleeve: 0.985, taper: 0.16, thick: 0.017, pad: 0.008, flare: 0, buttons: [], open: 0, collar: LAPEL, cuffs: true, belt: false, smooth: 10, look: { fuzz: 0, roughness: 0.4, weave: 0.5 } },
  raincoat: { hem: -2.6, front: 5.25, width: 0.78, sleeve: 0.985, taper: 0.0, thick: 0.024, pad: 0.004, flare: 0.045, buttons: [0.6, 1.6, 2.6, 3.6, 4.6], open: 0, collar: "hood", cuffs: true, belt: false, smooth: 18, look: { fuzz: 0, roughness: 0.34, weave: 0.3 } },
  labcoat: { hem: -3.0, front: 4.3, width: 0.8, sleeve: 0.97, taper: 0.05, thick: 0.018, pad: 0.006, flare: 0.025, buttons: [1.4, 2.3, 3.2], open: 0, collar: LAPEL, cuffs: false, belt: false, smooth: 14, look: { fuzz: 0.2, weave: 0.4 } },
  cardigan: { hem: 0.0, front: 3.9, width: 0.84, sleeve: 0.97, taper: 0.08, thick: 0.017, pad: 0, flare: 0, buttons: [0.8, 1.6, 2.4, 3.2], open: 0, collar: "none", cuffs: true, belt: false, smooth: 12, look: { pattern: "knit", fuzz: 0.85 } },
  parka: { hem: -1.4, front: 5.3, width: 0.8, sleeve: 0.985, taper: 0.0, thick: 0.03, pad: 0.004, flare: 0.02, buttons: [0.2, 1.2, 2.2, 3.2, 4.2], open: 0, collar: "hood", cuffs: true, belt: false, smooth: 20, look: { fuzz: 0.25, roughness: 0.65 } },
  vest: { hem: 0.4, front: 4.2, width: 0.86, sleeve: 0.03, taper: 0.2, thick: 0.015, pad: 0, flare: 0, buttons: [1, 1.8, 2.6, 3.4], open: 0, collar: "none", cuffs: false, belt: false, smooth: 10, look: {} },
  robe: { hem: -6.3, front: 4.4, width: 0.84, sleeve: 0.93, taper: -0.01, thick: 0.022, pad: 0, flare: 0.07, buttons: [], open: 0, collar: LAPEL, cuffs: false, belt: true, smooth: 18, look: { fuzz: 0.6 } },
  cape: { hem: -4.6, front: 5.3, width: 0.8, sleeve: 0.45, taper: -0.06, thick: 0.03, pad: 0.004, flare: 0.14, buttons: [], open: 0, collar: "hood", cuffs: false, belt: false, smooth: 20, look: { fuzz: 0.6 } },
};

/** Base height where the tails of a long garment begin. */
const TAILS = 1.3;

export function outerRegion(kind: OuterKind): Region {
  const row = OUTERS[kind];
  return topRegion({ sleeve: row.sleeve, hem: Math.max(row.hem, TAILS), front: row.front, back: 5.88, width: row.width, vee: row.front < 5.1 });
}
export const outerHem = (kind: OuterKind) => OUTERS[kind].hem;

export function makeOuter(fit: Fitting, garment: Garment<OuterKind>) {
  const row = OUTERS[garment.kind], look = { ...clothOf(garment), ...row.look, pattern: row.look.pattern ?? garment.pattern }, long = row.hem < 0.4, hem = garment.length === "long" && row.hem < -1 ? -5.4 : row.hem, region = outerRegion(garment.kind);
  const hang = fit.profile.hang(fit.profile.heightOf(4.25), row.taper), top = long ? TAILS : row.hem;
  const { surface, neck } = cutGarment(fit, {
    region, ease: row.thick, hang, fill: 1, levels: [top], folds: 0.9, smooth: row.smooth, thickness: long ? 0 : 0.008, shoulderPad: row.pad,
    loose: v => (v.arm > 0.04 ? (garment.kind === "robe" ? 0.03 * smooth(0.3, 0.93, v.arm) : 0.005 * smooth(0.1, 0.4, v.arm)) : 0),
  });
  fit.add(surface, look);
  fit.hide(v => region(v) - 0.06);
  if (long) {
    fit.add(hangSkirt(fit, { top: TAILS, hem, hang, ease: row.thick, flare: row.flare, folds: 0.007 + row.flare * 0.12, thickness: 0.008 }), look, { creases: false });
    fit.hide(v => (v.b[1] < TAILS + 0.3 && v.arm < 0.02 && v.leg < 0.12 && v.b[1] > hem + 0.6 ? 1 : -1));
  }
  // The front edge lies over: a strip from the point of the lapels to the hem.
  if (garment.kind !== "cape") fit.add(chestStrip(fit, { x: 0.012, width: 0.05, top: Math.min(row.front - 0.05, 5.1), bottom: Math.max(hem, 0.2), off: row.thick + 0.004 }), look, { creases: false });
  if (row.buttons.length) fit.add(buttons(fit, surface, row.buttons, 0.12, garment.kind === "suit" ? 0.008 : 0.0095), { colour: garment.kind === "labcoat" ? 0xd8d4ca : 0x1d1512, fuzz: 0, roughness: 0.4, weave: 0 }, { creases: false });
  if (row.cuffs) fit.add(cutGarment(fit, { region: v => Math.min((v.arm - 0.9) * 3, (0.985 - v.arm) * 3), ease: row.thick + 0.007, folds: 0, smooth: row.smooth, thickness: 0.007 }).surface, look);
  if (neck) {
    const curve = neckCurve(fit, neck);
    if (row.collar === "hood") fit.add(hood(fit, curve), look, { creases: false });
    else if (row.collar === "none") fit.add(rib(fit, curve, 0.007, 0.01), look, { creases: false });
    else fit.add(collar(fit, curve, row.collar), look, { creases: false });
  }
  if (row.belt) fit.add(cutGarment(fit, { region: bandRegion(1.5, 2.1), levels: [1.5, 2.1], ease: row.thick + 0.008, hang, fill: 0.8, folds: 0, smooth: 4, thickness: 0.006 }).surface, look);
}
