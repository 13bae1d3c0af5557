// Mouth shapes as weights on the face units, one for each shape of the voice's sounds (SpokenSound.shape), and how they
// flow into one another.
import type { SpokenSound } from "../../contracts.ts";
import { smooth } from "../../motion/ease.ts";

export type Units = Record<string, number>;

const pair = (name: string, amount: number): Units => ({ [name + "Left"]: amount, [name + "Right"]: amount });

export const VISEMES: Record<string, Units> = {
  sil: {},
  PP: { mouthClose: 0.1, mouthRollLower: 0.34, mouthRollUpper: 0.34, ...pair("mouthPress", 0.38), jawOpen: 0.03 },
  FF: { jawOpen: 0.08, mouthRollLower: 0.7, ...pair("mouthUpperUp", 0.36), mouthShrugLower: 0.18 },
  TH: { jawOpen: 0.16, tongueOut: 0.46, ...pair("mouthLowerDown", 0.24), ...pair("mouthStretch", 0.1), ...pair("mouthUpperUp", 0.12) },
  DD: { jawOpen: 0.13, ...pair("mouthLowerDown", 0.28), ...pair("mouthStretch", 0.18), tongueOut: 0.1 },
  nn: { jawOpen: 0.12, ...pair("mouthLowerDown", 0.2), ...pair("mouthStretch", 0.12), tongueOut: 0.06 },
  SS: {
    jawOpen: 0.045,
    ...pair("mouthStretch", 0.4),
    ...pair("mouthLowerDown", 0.4),
    ...pair("mouthUpperUp", 0.22),
    ...pair("mouthSmile", 0.1),
  },
  CH: { jawOpen: 0.1, mouthFunnel: 0.6, mouthPucker: 0.2, ...pair("mouthLowerDown", 0.2), ...pair("mouthUpperUp", 0.12) },
  RR: { jawOpen: 0.12, mouthFunnel: 0.34, mouthPucker: 0.36 },
  kk: { jawOpen: 0.19, ...pair("mouthLowerDown", 0.25), ...pair("mouthStretch", 0.14) },
  ih: {
    jawOpen: 0.17,
    ...pair("mouthSmile", 0.26),
    ...pair("mouthLowerDown", 0.28),
    ...pair("mouthStretch", 0.24),
    ...pair("mouthUpperUp", 0.14),
  },
  E: {
    jawOpen: 0.32,
    ...pair("mouthStretch", 0.32),
    ...pair("mouthLowerDown", 0.22),
    ...pair("mouthUpperUp", 0.34),
    ...pair("mouthSmile", 0.12),
  },
  aa: { jawOpen: 0.5, ...pair("mouthLowerDown", 0.1), ...pair("mouthUpperUp", 0.3) },
  oh: { jawOpen: 0.37, mouthFunnel: 0.6, mouthPucker: 0.14 },
  ou: { jawOpen: 0.17, mouthPucker: 1, mouthFunnel: 0.42 },
  WW: { jawOpen: 0.08, mouthPucker: 1.15, mouthFunnel: 0.26 },
};

/** Lip closures override their neighbours, tongue and jaw consonants give way to vowels. */
const STRENGTH: Record<string, number> = {
  PP: 1.9,
  FF: 1.6,
  WW: 1.3,
  ou: 1.2,
  oh: 1.15,
  aa: 1.15,
  CH: 1.1,
  sil: 0.6,
  DD: 0.75,
  nn: 0.75,
  kk: 0.7,
};
/** Rounding begins early, across consonants [150–200 ms]. */
const EARLY: Record<string, number> = { WW: 0.17, ou: 0.17, oh: 0.15, CH: 0.13, RR: 0.12 };

/** The mouth at `t` seconds into a line: overlapping shapes, normalised, with the lips a little ahead of the sound. */
export function mouthAt(sounds: readonly SpokenSound[], t: number, loudness = 1): Units {
  const units: Units = {};
  let total = 0;
  for (const sound of sounds) {
    const shape = VISEMES[sound.shape];
    if (!shape) continue;
    const long = sound.end - sound.start,
      before = EARLY[sound.shape] ?? Math.min(0.11, 0.05 + long * 0.5),
      after = Math.min(0.13, 0.05 + long * 0.5),
      closure = sound.shape === "PP" || sound.shape === "FF";
    const from = sound.start - (closure ? 0.07 : before),
      to = sound.end + (closure ? 0.04 : after);
    if (t <= from || t >= to) continue;
    const rise = closure ? 0.06 : before + long * 0.4,
      fall = closure ? 0.05 : after + long * 0.4;
    const weight =
      smooth(0, rise, t - from) * smooth(0, fall, to - t) * (STRENGTH[sound.shape] ?? 0.95) * (0.75 + Math.min(0.25, long * 1.5));
    total += weight;
    for (const unit in shape) units[unit] = (units[unit] ?? 0) + shape[unit] * weight;
  }
  if (total > 1) for (const unit in units) units[unit] /= total;
  if (units.jawOpen) units.jawOpen *= loudness;
  return units;
}
