// From a look to the numbers of the kit's shape space.
import { clamp, mix } from "../../motion/ease.ts";
import { random } from "../../motion/random.ts";
import type { ShapeRequest } from "../kit.ts";
import type { Build, PersonLook } from "../look/readLook.ts";

/** [muscle, weight] */
const BUILDS: Record<Build, [number, number]> = {
  slim: [0.46, 0.3],
  average: [0.5, 0.47],
  athletic: [0.74, 0.45],
  strong: [0.92, 0.6],
  stocky: [0.6, 0.7],
  heavy: [0.42, 0.88],
};

/** Face shapes that a seed spreads; eight people of one spread are told apart at a glance. */
const SPREAD = [
  "jawWidth",
  "chinWidth",
  "chinProminent",
  "chinHeight",
  "noseWidth",
  "noseBridge",
  "noseLength",
  "noseHump",
  "noseTip",
  "mouthWidth",
  "upperLip",
  "lowerLip",
  "eyeSize",
  "eyeSpacing",
  "eyeHeight",
  "eyeCornerOuter",
  "browHeight",
  "browAngle",
  "cheekBones",
  "cheekVolume",
  "headWidth",
  "earSize",
  "earWing",
  "neckWidth",
];
const SPREAD_AMOUNT = 0.36;

export function shapeOf(look: PersonLook): ShapeRequest {
  const chance = random(look.seed + 17),
    [muscle, weight] = BUILDS[look.build];
  const shapes: Record<string, number> = {};
  for (const name of SPREAD) shapes[name] = chance.bell() * SPREAD_AMOUNT;
  // Deep-set eyes under a low brow read as stern at any distance; the base lies a little to that side.
  shapes.eyeDepth = -0.25;
  shapes.browDepth = -0.3;
  shapes.eyeSize = (shapes.eyeSize ?? 0) + 0.12;
  Object.assign(shapes, look.likeness?.shapes);
  return {
    gender: look.male,
    age: ageParameter(look.years),
    muscle,
    weight,
    height: 0.5,
    proportions: 0.72,
    ancestry: look.ancestry,
    shapes,
    metres: stature(look) * (1 + chance.bell() * 0.015),
  };
}

/** The kit's age axis: 1 year 0, 12 years .1875, 25 years .5, 87 years 1. */
export function ageParameter(years: number): number {
  if (years < 12) return mix(0, 0.1875, clamp((years - 1) / 11));
  return years < 25 ? mix(0.1875, 0.5, (years - 12) / 13) : mix(0.5, 1, clamp((years - 25) / 62));
}

function stature(look: PersonLook): number {
  if (look.years < 18) return mix(0.74, mix(1.64, 1.76, look.male), Math.pow(clamp((look.years - 1) / 16), 0.82));
  return mix(1.665, 1.79, look.male) * (1 + look.tall * 0.07) - Math.max(0, look.years - 55) * 0.0012;
}
