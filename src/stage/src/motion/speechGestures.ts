// Hands and head of somebody who talks: a beat on an accent every two seconds or so, no two alike in a row (motion.md §6).
import { Quaternion } from "three";
import type { SpokenLine } from "../contracts.ts";
import { clamp, smooth } from "./ease.ts";
import { chance } from "./random.ts";
import { SIDES, type ArmAngles, type Rig, type Side } from "./rig.ts";

interface Beat {
  time: number;
  hold: number;
  kind: number;
  hands: Record<Side, number>;
  size: number;
}
export interface Gestures {
  start: number;
  end: number;
  beats: Beat[];
  accents: number[];
  question: boolean;
}

const KINDS: { arm: ArmAngles; curl: number; index?: number }[] = [
  { arm: { out: 0.26, fwd: 0.32, bend: 1.45, inward: -0.1, roll: 0.7 }, curl: 0.22 }, // palm up: offering
  { arm: { out: 0.2, fwd: 0.36, bend: 1.6, inward: 0.25, roll: 0.05 }, curl: 0.34 }, // a small chop
  { arm: { out: 0.36, fwd: 0.3, bend: 1.25, inward: -0.45, roll: 0.5 }, curl: 0.16 }, // opening to the side
  { arm: { out: 0.18, fwd: 0.24, bend: 1.95, inward: 0.85, roll: 0.25 }, curl: 0.3 }, // hand to the chest
  { arm: { out: 0.2, fwd: 0.5, bend: 1.4, inward: 0.1, roll: -0.2 }, curl: 0.9, index: 0.2 }, // a finger makes the point
  { arm: { out: 0.24, fwd: 0.42, bend: 1.3, inward: 0.05, roll: -0.9 }, curl: 0.14 }, // palm down: calming, denying
];
const VOWELS = new Set(["aa", "E", "ih", "oh", "ou"]);

/** The beats of a line, from the lengths of its vowels. */
export function planGestures(line: SpokenLine, seed: number, energy: number): Gestures {
  const vowels = line.sounds.filter(s => VOWELS.has(s.shape)),
    mean = vowels.reduce((sum, s) => sum + s.end - s.start, 0) / (vowels.length || 1);
  const accents = vowels.filter(s => s.end - s.start > mean * 1.15).map(s => line.start + s.start + Math.min(0.05, (s.end - s.start) / 3)),
    beats: Beat[] = [];
  let last = -Infinity,
    kind = -1;
  for (const time of accents) {
    if (time - last < 1.15 + 1.1 * chance(seed, Math.round(time * 50))) continue;
    const draw = chance(seed + 1, Math.round(time * 40)),
      next = Math.floor(chance(seed + 2, Math.round(time * 30)) * KINDS.length);
    kind = next === kind ? (next + 1) % KINDS.length : next;
    beats.push({
      time,
      hold: 0.25 + 0.6 * draw,
      kind,
      hands: { r: draw < 0.78 ? 1 : 0, l: draw > 0.55 ? 0.9 : 0 },
      size: energy * (0.75 + 0.4 * draw),
    });
    last = time;
  }
  if (!beats.length && line.end - line.start > 0.9)
    beats.push({ time: line.start + 0.4, hold: 0.4, kind: Math.floor(chance(seed, 4) * 3), hands: { r: 1, l: 0 }, size: 0.7 * energy });
  return { start: line.start, end: line.end, beats, accents, question: /\?\s*$/.test(line.text) };
}

const PREPARE = 0.42,
  RETRACT = 0.65;

export function gesture(rig: Rig, plan: Gestures, t: number, hands: Record<Side, number>) {
  for (const side of SIDES)
    for (const beat of plan.beats) {
      const weight =
        smooth(beat.time - PREPARE, beat.time - 0.05, t) *
        (1 - smooth(beat.time + beat.hold, beat.time + beat.hold + RETRACT, t)) *
        beat.hands[side] *
        hands[side];
      if (weight < 0.01) continue;
      const { arm, curl, index } = KINDS[beat.kind],
        stroke = smooth(beat.time - 0.16, beat.time, t) * (1 - smooth(beat.time, beat.time + 0.25, t));
      withWeight(rig, side, weight, () => {
        rig.arm(side, {
          ...arm,
          fwd: arm.fwd * (0.7 + 0.3 * beat.size) + 0.04 * stroke,
          bend: arm.bend * (0.86 + 0.14 * clamp(beat.size)) - 0.22 * stroke,
          wrist: [0, 0, 0.12 * stroke],
        });
        rig.fingers(side, { curl, index, spread: 0.2, thumb: 0.15 });
      });
    }
  const nod = plan.accents.reduce(
    (sum, time, i) => (i % 2 ? sum : sum + smooth(time - 0.14, time, t) * (1 - smooth(time + 0.02, time + 0.3, t))),
    0,
  );
  const talking = smooth(plan.start - 0.1, plan.start + 0.2, t) * (1 - smooth(plan.end, plan.end + 0.35, t)),
    tilt = plan.question ? smooth(plan.end - 0.7, plan.end - 0.1, t) * (1 - smooth(plan.end + 0.4, plan.end + 1, t)) : 0;
  rig.add(
    "head",
    0.075 * Math.min(1, nod) - 0.05 * tilt,
    0.03 * talking * Math.sin(t * 1.7),
    0.025 * talking * Math.sin(t * 1.1) + 0.09 * tilt,
  );
  rig.add("neck_01", 0.03 * Math.min(1, nod), 0.03 * talking * Math.sin(t * 0.9), 0);
}

const ARM = ["upperarm", "lowerarm", "lowerarm_twist", "hand"],
  FINGER = ["thumb", "index", "middle", "ring", "pinky"].flatMap(f => [1, 2, 3].map(i => `${f}_0${i}`));

/** Runs `set` and takes only `weight` of what it did to the arm. */
export function withWeight(rig: Rig, side: Side, weight: number, set: () => void) {
  if (weight >= 0.999) {
    set();
    return;
  }
  const names = [...ARM, ...FINGER].map(n => `${n}_${side}`),
    before = names.map(n => rig.body.bones[n].quaternion.clone());
  set();
  names.forEach((name, i) => {
    const bone = rig.body.bones[name],
      after: Quaternion = bone.quaternion.clone();
    bone.quaternion.copy(before[i]).slerp(after, weight);
  });
  rig.forget();
}
