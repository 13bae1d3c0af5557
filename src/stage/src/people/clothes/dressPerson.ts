// Dresses a body by its outfit: from the skin outwards. Nobody is ever undressed: every outfit has a top, a bottom or a dress.
import { smooth } from "../../motion/ease.ts";
import { Surface } from "../body/surface.ts";
import type { BottomKind, DressKind } from "../look/garments.ts";
import type { Garment, HemLength, Outfit } from "../look/readOutfit.ts";
import { addAccessories } from "./accessories.ts";
import { Fitting } from "./fitting.ts";
import { cutGarment } from "./garment.ts";
import { bandRegion, legsRegion } from "./regions.ts";
import { makeShoes, SOLE } from "./shoes.ts";
import { hangSkirt } from "./skirts.ts";
import { makeOuter, outerHem, outerRegion } from "./outers.ts";
import { clothOf, makeTop } from "./tops.ts";

const HEM: Record<HemLength, number> = { mini: -1.7, knee: -3.3, midi: -4.6, long: -6.5 };
const WAIST = 1.62;

export const soleOf = (outfit: Outfit) => SOLE[outfit.shoes.kind];

export function dressPerson(fit: Fitting, outfit: Outfit, woman: boolean) {
  const { dress, outer, top, bottom } = outfit,
    tucks = !dress && (bottom.kind === "skirt" || ((top.kind === "shirt" || top.kind === "blouse") && (!!outer || fit.seed % 3 > 0)));
  if (dress) makeDress(fit, dress, outfit);
  else {
    if (bottom.kind === "skirt") makeSkirt(fit, bottom, outfit);
    else makeTrousers(fit, bottom, tucks, woman);
    makeTop(fit, top, { tucked: tucks || !!outer, covered: outer && outerRegion(outer.kind) });
    if (tucks && bottom.kind !== "skirt" && !outer)
      fit.add(
        cutGarment(fit, {
          region: bandRegion(WAIST - 0.2, WAIST + 0.08),
          levels: [WAIST - 0.2, WAIST + 0.08],
          ease: 0.0125,
          folds: 0,
          smooth: 3,
          thickness: 0.003,
        }).surface,
        { colour: 0x1c120c, fuzz: 0, roughness: 0.45, weave: 0.3 },
      );
  }
  if (outer) makeOuter(fit, outer);
  addAccessories(fit, outfit);
  if (outfit.shoes.kind !== "barefoot") {
    const { upper, sole } = makeShoes(fit, outfit.shoes.kind),
      leather = outfit.shoes.kind !== "sneakers";
    fit.add(upper, { colour: outfit.shoes.colour, fuzz: leather ? 0 : 0.25, roughness: leather ? 0.42 : 0.8, weave: 0.4 });
    fit.add(sole, { colour: leather ? 0x17120f : 0xd8d4cc, fuzz: 0, roughness: 0.8, weave: 0 }, { creases: false });
    fit.hide(v => v.leg - (outfit.shoes.kind === "boots" ? 0.95 : 1.0));
  }
}

function makeTrousers(fit: Fitting, garment: Garment<BottomKind>, tucked: boolean, woman: boolean) {
  const short = garment.kind === "shorts",
    tight = garment.kind === "leggings",
    leg = short ? 0.4 : 0.985,
    region = legsRegion(leg, tucked ? WAIST : 1.3),
    wide = tight ? 0 : garment.kind === "jeans" ? (woman ? 0.35 : 0.6) : woman ? 0.7 : 1;
  const { surface } = cutGarment(fit, {
    region,
    ease: tight ? 0.003 : 0.0085,
    folds: short ? 0.4 : tight ? 0 : 0.8,
    smooth: tight ? 2 : 7,
    thickness: 0.005,
    // Cloth falls straight from thigh and calf instead of following the shin and the ankle.
    loose: v =>
      short
        ? 0.016 * smooth(0.05, 0.38, v.leg)
        : wide * (0.006 * smooth(0.03, 0.2, v.leg) + 0.006 * smooth(0.3, 0.5, v.leg) + 0.02 * smooth(0.6, 0.97, v.leg)),
  });
  fit.add(surface, clothOf(garment, { fuzz: 0.22 }));
  fit.hide(v => region(v) - 0.07);
}

function makeSkirt(fit: Fitting, garment: Garment<BottomKind>, outfit: Outfit) {
  const hem = HEM[garment.length],
    look = clothOf(garment),
    hang = fit.profile.hang(fit.profile.heightOf(1.0), -0.02);
  fit.add(hangSkirt(fit, { top: WAIST, hem, hang, ease: 0.011, ...fullness(outfit, 0.05, 0.016), thickness: 0.004 }), look, {
    creases: false,
  });
  fit.add(
    cutGarment(fit, {
      region: bandRegion(WAIST - 0.12, WAIST + 0.16),
      levels: [WAIST - 0.12, WAIST + 0.16],
      ease: 0.0155,
      folds: 0,
      smooth: 3,
      thickness: 0.003,
    }).surface,
    look,
  );
  fit.hide(v => (v.b[1] < WAIST && v.arm < 0.02 && v.b[1] > hem + 0.8 ? 1 : -1));
  legsUnder(fit, hem, outfit);
}

function makeDress(fit: Fitting, garment: Garment<DressKind>, outfit: Outfit) {
  const hem = HEM[garment.kind === "gown" ? "long" : garment.length],
    bare = garment.kind !== "dress",
    hang = fit.profile.hang(fit.profile.heightOf(0.9), -0.03),
    waist = 2.0;
  makeTop(
    fit,
    { ...garment, kind: bare ? "tank" : "tee" },
    {
      hem: waist - 0.1,
      tucked: true,
      sleeve: bare ? 0.02 : 0.2,
      front: bare ? 4.7 : 5.1,
      covered: outfit.outer && outerRegion(outfit.outer.kind),
    },
  );
  const look = clothOf(garment),
    wide = garment.kind === "gown" ? 0.16 : 0.075;
  fit.add(
    hangSkirt(fit, {
      top: waist,
      hem,
      hang: blendWaist(fit, hang, waist),
      ease: 0.0085,
      ...fullness(outfit, wide, 0.012 + wide * 0.16),
      foldCount: 9,
      thickness: 0.004,
    }),
    look,
    { creases: false },
  );
  fit.add(
    cutGarment(fit, {
      region: bandRegion(waist - 0.22, waist + 0.1),
      levels: [waist - 0.22, waist + 0.1],
      ease: 0.0115,
      folds: 0,
      smooth: 3,
      thickness: 0.003,
    }).surface,
    { ...look, colour: garment.colour },
  );
  fit.hide(v => (v.b[1] < waist && v.arm < 0.02 && v.b[1] > hem + 0.8 ? 1 : -1));
  legsUnder(fit, hem, outfit);
}

/** Under a long coat a skirt lies close. */
function fullness(outfit: Outfit, flare: number, folds: number) {
  const k = outfit.outer && outerHem(outfit.outer.kind) < -1 ? 0.1 : 1;
  return { flare: flare * k, folds: folds * k };
}

/** At the waist a dress lies close; from there it widens to how it hangs. */
function blendWaist(fit: Fitting, hang: { radius(y: number, a: number): number }, waist: number) {
  const y0 = fit.profile.heightOf(waist),
    y1 = fit.profile.heightOf(waist - 1.2);
  return {
    radius: (y: number, a: number) => {
      const t = smooth(y0, y1, y);
      return fit.profile.radius(y, a) * (1 - t) + hang.radius(y, a) * t;
    },
  };
}

/** The torso of the kit is only ever drawn as cloth: wherever a garment leaves it open, a vest shows. */
export function addVest(fit: Fitting, hidden: Uint8Array) {
  if (!fit.kit.quads("under").some(render => !hidden[fit.kit.source[render]])) return;
  const vest = Surface.fromKit(fit.kit, fit.points, ["under", "body"], { keep: v => v.b[1] < 5.3 && v.b[1] > -2.4 && v.arm < 0.3 })
    .smooth(16, 0.6)
    .offset(() => 0.004 * fit.k)
    .cut(v => Math.min(4.85 - v.b[1], (0.27 - v.leg) * 4, (0.07 - v.arm) * 4))
    .hem(0.003);
  fit.add(vest, { colour: 0x3a3d42, fuzz: 0.2, weave: 0.2 });
}

/** Tights when they are worn; short underskirt cloth otherwise, so that no hole of the skin can ever show. */
function legsUnder(fit: Fitting, hem: number, outfit: Outfit) {
  const worn = outfit.tights !== undefined,
    region = legsRegion(worn ? 0.99 : 0.24, 1.5),
    colour = outfit.tights ?? 0x1c1c22;
  const { surface } = cutGarment(fit, {
    region: v => Math.min(region(v), hem + 2.4 - v.b[1] + (worn ? 9 : 0)),
    ease: 0.0025,
    folds: 0,
    smooth: 1,
    thickness: 0.001,
  });
  if (surface.v.length) fit.add(surface, { colour, fuzz: 0.5, roughness: 0.7, weave: 0.1 });
  fit.hide(v => region(v) - 0.04);
}
