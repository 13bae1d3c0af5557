// What is worn over the rest: coats, jackets, suits, rain and work wear, robes.
import { smooth } from "../../motion/ease.ts";
import type { OuterKind } from "../look/garments.ts";
import type { Garment } from "../look/readOutfit.ts";
import type { ClothLook } from "../materials/cloth.ts";
import type { Fitting, Region } from "./fitting.ts";
import { cutGarment } from "./garment.ts";
import { buttons, chestStrip, collar, hood, neckCurve, rib, type CollarCut } from "./neckwear.ts";
import { bandRegion, topRegion } from "./regions.ts";
import { hangSkirt } from "./skirts.ts";
import { clothOf } from "./tops.ts";

interface OuterRow {
  hem: number;
  front: number;
  width: number;
  sleeve: number;
  taper: number;
  thick: number;
  pad: number;
  flare: number;
  buttons: number[];
  open: number;
  collar: CollarCut | "hood" | "none";
  cuffs: boolean;
  belt: boolean;
  smooth: number;
  look: Partial<ClothLook>;
}
const LAPEL: CollarCut = { up: 0.032, down: 0.052, spread: 0, lapel: 0.078, gap: 0 },
  TURNED: CollarCut = { up: 0.03, down: 0.05, spread: 0.5, gap: 0.06 };

const OUTERS: Record<OuterKind, OuterRow> = {
  coat: {
    hem: -3.2,
    front: 4.75,
    width: 0.8,
    sleeve: 0.985,
    taper: 0.05,
    thick: 0.02,
    pad: 0.012,
    flare: 0.03,
    buttons: [1.9, 2.6, 3.3, 4],
    open: 0,
    collar: LAPEL,
    cuffs: true,
    belt: false,
    smooth: 16,
    look: { fuzz: 0.7 },
  },
  jacket: {
    hem: 0.25,
    front: 5.0,
    width: 0.78,
    sleeve: 0.985,
    taper: 0.1,
    thick: 0.019,
    pad: 0.006,
    flare: 0,
    buttons: [0.9, 1.8, 2.7, 3.6, 4.4],
    open: 0,
    collar: TURNED,
    cuffs: true,
    belt: false,
    smooth: 14,
    look: { fuzz: 0.4 },
  },
  suit: {
    hem: -0.6,
    front: 3.6,
    width: 0.8,
    sleeve: 0.97,
    taper: 0.14,
    thick: 0.015,
    pad: 0.013,
    flare: 0.008,
    buttons: [2.0, 2.8],
    open: 0,
    collar: LAPEL,
    cuffs: false,
    belt: false,
    smooth: 14,
    look: { fuzz: 0.3, weave: 0.4 },
  },
  leather: {
    hem: 0.5,
    front: 4.6,
    width: 0.8,
    sleeve: 0.985,
    taper: 0.16,
    thick: 0.017,
    pad: 0.008,
    flare: 0,
    buttons: [],
    open: 0,
    collar: LAPEL,
    cuffs: true,
    belt: false,
    smooth: 10,
    look: { fuzz: 0, roughness: 0.4, weave: 0.5 },
  },
  raincoat: {
    hem: -2.6,
    front: 5.25,
    width: 0.78,
    sleeve: 0.985,
    taper: 0.0,
    thick: 0.024,
    pad: 0.004,
    flare: 0.045,
    buttons: [0.6, 1.6, 2.6, 3.6, 4.6],
    open: 0,
    collar: "hood",
    cuffs: true,
    belt: false,
    smooth: 18,
    look: { fuzz: 0, roughness: 0.34, weave: 0.3 },
  },
  labcoat: {
    hem: -3.0,
    front: 4.3,
    width: 0.8,
    sleeve: 0.97,
    taper: 0.05,
    thick: 0.018,
    pad: 0.006,
    flare: 0.025,
    buttons: [1.4, 2.3, 3.2],
    open: 0,
    collar: LAPEL,
    cuffs: false,
    belt: false,
    smooth: 14,
    look: { fuzz: 0.2, weave: 0.4 },
  },
  cardigan: {
    hem: 0.0,
    front: 3.9,
    width: 0.84,
    sleeve: 0.97,
    taper: 0.08,
    thick: 0.017,
    pad: 0,
    flare: 0,
    buttons: [0.8, 1.6, 2.4, 3.2],
    open: 0,
    collar: "none",
    cuffs: true,
    belt: false,
    smooth: 12,
    look: { pattern: "knit", fuzz: 0.85 },
  },
  parka: {
    hem: -1.4,
    front: 5.3,
    width: 0.8,
    sleeve: 0.985,
    taper: 0.0,
    thick: 0.03,
    pad: 0.004,
    flare: 0.02,
    buttons: [0.2, 1.2, 2.2, 3.2, 4.2],
    open: 0,
    collar: "hood",
    cuffs: true,
    belt: false,
    smooth: 20,
    look: { fuzz: 0.25, roughness: 0.65 },
  },
  vest: {
    hem: 0.4,
    front: 4.2,
    width: 0.86,
    sleeve: 0.03,
    taper: 0.2,
    thick: 0.015,
    pad: 0,
    flare: 0,
    buttons: [1, 1.8, 2.6, 3.4],
    open: 0,
    collar: "none",
    cuffs: false,
    belt: false,
    smooth: 10,
    look: {},
  },
  robe: {
    hem: -6.3,
    front: 4.4,
    width: 0.84,
    sleeve: 0.93,
    taper: -0.01,
    thick: 0.022,
    pad: 0,
    flare: 0.07,
    buttons: [],
    open: 0,
    collar: LAPEL,
    cuffs: false,
    belt: true,
    smooth: 18,
    look: { fuzz: 0.6 },
  },
  cape: {
    hem: -4.6,
    front: 5.3,
    width: 0.8,
    sleeve: 0.45,
    taper: -0.06,
    thick: 0.03,
    pad: 0.004,
    flare: 0.14,
    buttons: [],
    open: 0,
    collar: "hood",
    cuffs: false,
    belt: false,
    smooth: 20,
    look: { fuzz: 0.6 },
  },
};

/** Base height where the tails of a long garment begin. */
const TAILS = 1.3;

export function outerRegion(kind: OuterKind): Region {
  const row = OUTERS[kind];
  return topRegion({
    sleeve: row.sleeve,
    hem: Math.max(row.hem, TAILS),
    front: row.front,
    back: 5.88,
    width: row.width,
    vee: row.front < 5.1,
  });
}
/** Base height of the point down to which it is open. */
export const outerOpening = (kind: OuterKind) => OUTERS[kind].front;
export const outerHem = (kind: OuterKind) => OUTERS[kind].hem;

export function makeOuter(fit: Fitting, garment: Garment<OuterKind>) {
  const row = OUTERS[garment.kind],
    look = { ...clothOf(garment), ...row.look, pattern: row.look.pattern ?? garment.pattern },
    long = row.hem < 0.4,
    hem = garment.length === "long" && row.hem < -1 ? -5.4 : row.hem,
    region = outerRegion(garment.kind);
  const hang = fit.profile.hang(fit.profile.heightOf(4.25), row.taper),
    top = long ? TAILS : row.hem;
  const { surface, neck } = cutGarment(fit, {
    region,
    ease: row.thick,
    hang,
    fill: 1,
    levels: [top],
    folds: 0.9,
    smooth: row.smooth,
    thickness: long ? 0 : 0.008,
    shoulderPad: row.pad,
    loose: v => (v.arm > 0.04 ? (garment.kind === "robe" ? 0.03 * smooth(0.3, 0.93, v.arm) : 0.005 * smooth(0.1, 0.4, v.arm)) : 0),
  });
  fit.add(surface, look, { joined: long ? TAILS : undefined });
  fit.hide(v => region(v) - 0.06);
  if (long) {
    fit.add(
      hangSkirt(fit, { top: TAILS, hem, hang, ease: row.thick, flare: row.flare, folds: 0.007 + row.flare * 0.12, thickness: 0.008 }),
      look,
      { creases: false, joined: TAILS },
    );
    fit.hide(v => (v.b[1] < TAILS + 0.3 && v.arm < 0.02 && v.leg < 0.12 && v.b[1] > hem + 0.6 ? 1 : -1));
  }
  // The front edge lies over: a strip from the point of the lapels to the hem.
  if (garment.kind !== "cape")
    fit.add(
      chestStrip(fit, { x: 0.012, width: 0.05, top: Math.min(row.front - 0.05, 5.1), bottom: Math.max(hem, 0.2), off: row.thick + 0.004 }),
      look,
      { creases: false },
    );
  if (row.buttons.length)
    fit.add(
      buttons(fit, surface, row.buttons, 0.12, garment.kind === "suit" ? 0.008 : 0.0095),
      { colour: garment.kind === "labcoat" ? 0xd8d4ca : 0x1d1512, fuzz: 0, roughness: 0.4, weave: 0 },
      { creases: false },
    );
  if (row.cuffs)
    fit.add(
      cutGarment(fit, {
        region: v => Math.min((v.arm - 0.9) * 3, (0.985 - v.arm) * 3),
        ease: row.thick + 0.007,
        folds: 0,
        smooth: row.smooth,
        thickness: 0.007,
      }).surface,
      look,
    );
  if (neck) {
    const curve = neckCurve(fit, neck);
    if (row.collar === "hood") fit.add(hood(fit, curve), look, { creases: false });
    else if (row.collar === "none") fit.add(rib(fit, curve, 0.007, 0.01), look, { creases: false });
    else fit.add(collar(fit, curve, row.collar), look, { creases: false });
  }
  if (row.belt)
    fit.add(
      cutGarment(fit, {
        region: bandRegion(1.5, 2.1),
        levels: [1.5, 2.1],
        ease: row.thick + 0.008,
        hang,
        fill: 0.8,
        folds: 0,
        smooth: 4,
        thickness: 0.006,
      }).surface,
      look,
    );
}
