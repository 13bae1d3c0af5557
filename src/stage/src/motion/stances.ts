// How the body is borne: standing, sitting, kneeling, crouching, lying. Each sets pelvis, spine and resting arms and says where
// the feet are; what the hands do comes on top (actions). Held poses never freeze: sway, breath, weight shifts, small fidgets.
import { Vector3 } from "three";
import { mix, smooth, TURN } from "./ease.ts";
import { chance } from "./random.ts";
import { signOf, SIDES, type FootPlace, type Rig, type Side } from "./rig.ts";

export interface Bearing {
  rig: Rig;
  /** Scene time: breath and sway go on through every change of action. */
  t: number;
  seed: number;
  male: number;
  years: number;
  /** 1 calm; more is livelier, less is subdued (motion.md §5, posture by feeling). */
  energy: number;
  /** Radians forward that the feeling bends the chest and head; negative stands proud. */
  bow: number;
  seatHeight: number | null;
  /** Metres of a jump or a fall: how high the pelvis and feet are lifted. */
  lift?: number;
}
export type Feet = Record<Side, FootPlace & { planted: boolean }>;
export type Stance = "stand" | "sit" | "kneel" | "crouch" | "lie" | "floor" | "swim";

/** Slow wandering between −1 and 1, of incommensurate sines. */
export function wander(t: number, hz: number, seed: number): number {
  const a = chance(seed, 1) * TURN,
    b = chance(seed, 2) * TURN,
    c = chance(seed, 3) * TURN;
  return (Math.sin(TURN * hz * t + a) + 0.7 * Math.sin(TURN * hz * 1.63 * t + b) + 0.5 * Math.sin(TURN * hz * 2.71 * t + c)) / 2.2;
}

/** Breath, −1 out to 1 in: 40 % in, 60 % out, 12 to 18 a minute. */
export function breathAt(t: number, seed: number, rate = 0.24): number {
  const x = t * (rate + 0.04 * chance(seed, 8)) + chance(seed, 7),
    p = x - Math.floor(x);
  return p < 0.4 ? -Math.cos((Math.PI * p) / 0.4) : Math.cos((Math.PI * (p - 0.4)) / 0.6);
}

/** −1 to 1: on which leg the weight is. It rests for seconds and shifts within 1.3 s. */
function weightAt(t: number, seed: number): number {
  const slot = 7 + 5 * chance(seed, 41),
    n = Math.floor(t / slot + chance(seed, 42)),
    side = (m: number) => (chance(seed + 11, m) < 0.5 ? -1 : 1) * (0.55 + 0.45 * chance(seed + 12, m));
  const into = (t / slot + chance(seed, 42) - n) * slot;
  return mix(side(n - 1), side(n), smooth(0, 1.3, into));
}

export function bear(stance: Stance, b: Bearing): Feet {
  b.rig.reset();
  switch (stance) {
    case "sit":
      return sit(b);
    case "kneel":
      return kneel(b);
    case "crouch":
      return crouch(b);
    case "lie":
      return lie(b);
    case "swim":
      return swim(b);
    case "floor":
      return sitOnFloor(b);
    default:
      return stand(b);
  }
}

function breathe({ rig, t, seed, bow }: Bearing, forward: number) {
  const breath = breathAt(t, seed);
  rig.add("spine_02", 0.006 * breath + bow * 0.3, 0, 0);
  rig.add("spine_03", -0.011 * breath + forward + bow * 0.35, 0, 0);
  for (const s of SIDES) rig.euler(`clavicle_${s}`, bow * 0.3, 0, signOf(s) * (0.012 * breath - 0.085));
  rig.add("neck_01", bow * 0.25, 0, 0);
  rig.add("head", bow * 0.4, 0, 0);
}

function stand(b: Bearing): Feet {
  const { rig, t, seed } = b,
    k = rig.k,
    w = weightAt(t, seed) * (0.35 + 0.65 * Math.min(1, b.energy)),
    sway = wander(t, 0.16, seed),
    lift = b.lift ?? 0;
  const old = smooth(60, 85, b.years);
  rig.body.bones.pelvis.position.set(
    rig.pelvisRest.x + (w * 0.036 + sway * 0.004) * k,
    rig.pelvisRest.y - (0.012 + 0.005 * Math.abs(w) + 0.012 * old) * k + rig.sole + lift,
    rig.pelvisRest.z - 0.004 + wander(t, 0.19, seed + 1) * 0.006,
  );
  rig.euler("pelvis", 0.015 + 0.06 * old, w * -0.06, w * -0.075);
  rig.euler("spine_01", 0.03 * old, w * 0.03, w * 0.05);
  rig.euler("spine_02", 0.012 + 0.05 * old, w * 0.03, w * 0.035);
  rig.euler("spine_03", -0.015 + 0.07 * old, w * 0.02, w * 0.01);
  rig.euler("neck_01", 0.02 + 0.05 * old, 0, w * 0.01);
  rig.euler("head", -0.1 * old, 0.02 * wander(t, 0.11, seed + 2), -w * 0.02 + 0.015 * wander(t, 0.13, seed + 3));
  breathe(b, 0);
  // The feet stay where the standing began: only knees and hips follow the weight.
  const width = mix(0.082, 0.1, b.male),
    turned = 0.12 + 0.1 * chance(seed, 21);
  const feet = footPair(s => {
    const g = signOf(s),
      ahead = (chance(seed, 22) < 0.5 ? g : -g) > 0 ? 0.03 : -0.01,
      loaded = g * w > 0;
    return {
      at: new Vector3(g * width * k, rig.ankle + rig.sole + lift, rig.footRest[s].z + ahead * k),
      pitch: 0,
      toe: 0,
      yaw: g * turned,
      knee: new Vector3(g * (loaded ? 0.12 : 0.26), 0, 1),
    };
  });
  for (const s of SIDES) rig.foot(s, feet[s]);
  restArms(b);
  return feet;
}

/** Arms hanging, now and then clasped, akimbo or a thumb in a pocket: a habit of the person, changed every ten seconds or so. */
function restArms(b: Bearing) {
  const { rig, t, seed, energy } = b,
    slot = Math.floor(t / 11 + chance(seed, 51)),
    into = (t / 11 + chance(seed, 51) - slot) * 11;
  const habit = (n: number) => {
    const r = chance(seed + 13, n);
    return r < 0.58 ? 0 : r < 0.8 ? 1 : 2;
  };
  const now = habit(slot),
    before = habit(slot - 1),
    w = smooth(0, 1, into);
  for (const s of SIDES) {
    const g = signOf(s),
      out = 0.085 + 0.02 * wander(t, 0.08, seed + 4 + g),
      fwd = 0.03 + 0.03 * wander(t, 0.07, seed + 6 + g),
      bend = 0.24 + 0.05 * wander(t, 0.06, seed + 8 + g);
    const clasp = (now === 1 ? w : 0) + (before === 1 ? 1 - w : 0),
      hip = s === (chance(seed, 52) < 0.5 ? "l" : "r") && energy >= 0.8 ? (now === 2 ? w : 0) + (before === 2 ? 1 - w : 0) : 0;
    rig.arm(s, {
      out: out + hip * 0.5,
      fwd: fwd + clasp * 0.3 - hip * 0.25,
      bend: bend + clasp * 0.62 + hip * 1.25,
      inward: 0.3 + clasp * 0.55 + hip * 0.9,
      roll: -0.55 + clasp * 0.25,
    });
    rig.fingers(s, { curl: 0.28 + 0.05 * wander(t, 0.09, seed + 10 + g) + clasp * 0.15 });
  }
}

function sit(b: Bearing): Feet {
  const { rig, t, seed } = b,
    k = rig.k,
    height = b.seatHeight ?? 0.46,
    hip = rig.pelvisRest.y - rig.hipHeight,
    lean = 0.02 * wander(t, 0.07, seed);
  rig.body.bones.pelvis.position.set(0.006 * wander(t, 0.1, seed), height + 0.095 * k + hip + (b.lift ?? 0), rig.pelvisRest.z - 0.02);
  rig.euler("pelvis", -0.12 + lean, 0, 0);
  rig.euler("spine_01", 0.08, 0.02 * wander(t, 0.05, seed + 1), 0);
  rig.euler("spine_02", 0.06, 0, 0);
  rig.euler("spine_03", -0.02, 0, 0);
  rig.euler("neck_01", 0.03, 0, 0);
  breathe(b, 0);
  const narrow = b.male < 0.5 ? 0.075 : 0.13,
    tuck = 0.9 + 0.12 * chance(seed, 31);
  const feet = footPair(s => {
    const g = signOf(s),
      from = rig.at(`thigh_${s}`);
    // Short legs do not reach the floor: they hang and the toes drop.
    const drop = from.y - rig.length[`calf_${s}`] * 1.02 - rig.sole,
      hangs = Math.max(0, drop - rig.ankle);
    return {
      at: new Vector3(
        g * narrow * k,
        rig.ankle + rig.sole + hangs,
        from.z + rig.length[`thigh_${s}`] * (tuck + 0.05 * g * (chance(seed, 32) - 0.5)),
      ),
      pitch: -Math.min(0.5, hangs * 4),
      toe: 0,
      yaw: g * (b.male < 0.5 ? 0.04 : 0.14),
      knee: new Vector3(g * 0.1, 1, 0.4),
    };
  });
  for (const s of SIDES) rig.foot(s, feet[s]);
  for (const s of SIDES) {
    const g = signOf(s),
      knee = rig.at(`calf_${s}`);
    rig.handTo(
      s,
      new Vector3(g * 0.12 * k, knee.y + 0.07 * k, knee.z - (0.15 + 0.02 * wander(t, 0.05, seed + 3 + g)) * k),
      new Vector3(g * 0.8, -0.4, -0.6),
      -0.1,
    );
    rig.fingers(s, { curl: 0.3 });
  }
  return feet;
}

function kneel(b: Bearing): Feet {
  const { rig } = b,
    k = rig.k,
    thigh = rig.length.thigh_l,
    shin = rig.length.calf_l;
  rig.body.bones.pelvis.position.set(0, rig.pelvisRest.y - rig.hipHeight + thigh * 0.98 + 0.05 * k + (b.lift ?? 0), rig.pelvisRest.z);
  rig.euler("pelvis", 0.05, 0, 0);
  rig.euler("spine_01", 0.04, 0, 0);
  breathe(b, 0);
  const feet: Feet = {
    // The right knee is on the ground, the left foot stands.
    l: {
      at: new Vector3(0.1 * k, rig.ankle + rig.sole, thigh * 0.95),
      pitch: 0,
      toe: 0,
      yaw: 0.1,
      knee: new Vector3(0.1, 0.6, 1),
      planted: true,
    },
    r: {
      at: new Vector3(-0.1 * k, rig.ankle * 1.5, -shin * 0.92),
      pitch: -1.1,
      toe: 0.9,
      yaw: -0.05,
      knee: new Vector3(-0.05, -1, 0.6),
      planted: true,
    },
  };
  for (const s of SIDES) rig.foot(s, feet[s]);
  for (const s of SIDES) {
    rig.arm(s, { out: 0.1, fwd: 0.35, bend: 0.9, inward: 0.3 });
    rig.fingers(s, { curl: 0.3 });
  }
  return feet;
}

function crouch(b: Bearing): Feet {
  const { rig } = b,
    k = rig.k;
  rig.body.bones.pelvis.position.set(
    0,
    rig.pelvisRest.y - rig.hipHeight + 0.36 * k + rig.sole + (b.lift ?? 0),
    rig.pelvisRest.z - 0.16 * k,
  );
  rig.euler("pelvis", 0.5, 0, 0);
  rig.euler("spine_01", 0.2, 0, 0);
  rig.euler("spine_02", 0.1, 0, 0);
  rig.euler("neck_01", -0.3, 0, 0);
  rig.euler("head", -0.3, 0, 0);
  breathe(b, 0);
  const feet = footPair(s => ({
    at: new Vector3(signOf(s) * 0.12 * k, rig.ankle + rig.sole, rig.footRest[s].z),
    pitch: 0,
    toe: 0,
    yaw: signOf(s) * 0.25,
    knee: new Vector3(signOf(s) * 0.35, 0.3, 1),
  }));
  for (const s of SIDES) rig.foot(s, feet[s]);
  for (const s of SIDES) {
    rig.arm(s, { out: 0.2, fwd: 0.75, bend: 0.7, inward: 0.25 });
    rig.fingers(s, { curl: 0.35 });
  }
  return feet;
}

function sitOnFloor(b: Bearing): Feet {
  const { rig, t, seed } = b,
    k = rig.k;
  rig.body.bones.pelvis.position.set(0, rig.pelvisRest.y - rig.hipHeight + 0.11 * k + (b.seatHeight ?? 0), rig.pelvisRest.z);
  rig.euler("pelvis", -0.1 + 0.015 * wander(t, 0.07, seed), 0, 0);
  rig.euler("spine_01", 0.16, 0, 0);
  rig.euler("spine_02", 0.1, 0, 0);
  breathe(b, 0);
  const feet = footPair(s => ({
    at: new Vector3(-signOf(s) * 0.13 * k, rig.ankle * 0.9 + (b.seatHeight ?? 0), 0.28 * k + signOf(s) * 0.05),
    pitch: -0.5,
    toe: 0,
    yaw: signOf(s) * -0.9,
    knee: new Vector3(signOf(s) * 1.6, 0.35, 0.5),
  }));
  for (const s of SIDES) rig.foot(s, feet[s]);
  for (const s of SIDES) {
    const g = signOf(s),
      knee = rig.at(`calf_${s}`);
    rig.handTo(s, new Vector3(knee.x - g * 0.03, knee.y + 0.06 * k, knee.z - 0.08 * k), new Vector3(g, -0.3, -0.5), -0.2);
    rig.fingers(s, { curl: 0.3 });
  }
  return feet;
}

function lie(b: Bearing): Feet {
  const { rig, t, seed } = b,
    k = rig.k,
    bed = (b.seatHeight ?? 0) + 0.11 * k,
    breath = breathAt(t, seed, 0.2);
  rig.body.bones.pelvis.position.set(0, bed, rig.pelvisRest.z);
  rig.euler("pelvis", -Math.PI / 2, 0, 0);
  rig.euler("spine_02", 0.02 + 0.008 * breath, 0, 0);
  rig.euler("spine_03", -0.012 * breath, 0, 0);
  rig.euler("neck_01", 0.12, 0, 0);
  rig.euler("head", 0.1, 0.25 * (chance(seed, 61) - 0.5), 0);
  const feet = footPair(s => ({
    at: new Vector3(signOf(s) * 0.13 * k, bed - 0.03 * k, rig.leg * 0.985),
    pitch: Math.PI / 2 - 0.35,
    toe: 0,
    yaw: 0,
    knee: new Vector3(signOf(s) * 0.4, 1, 0),
  }));
  for (const s of SIDES) {
    rig.foot(s, feet[s]);
    feet[s].planted = false;
  }
  for (const s of SIDES) {
    const g = signOf(s),
      chest = rig.at("spine_01");
    if (s === "l")
      rig.handTo(s, new Vector3(g * 0.06 * k, chest.y + (0.15 + 0.004 * breath) * k, chest.z - 0.02), new Vector3(g, 0.2, 0.3), 0.2);
    else rig.handTo(s, new Vector3(g * 0.3 * k, bed - 0.02, 0.05), new Vector3(g, 0, -0.4), 0);
    rig.fingers(s, { curl: 0.4 });
  }
  return feet;
}

/** Strokes of the crawl a second; legs flutter three times as fast. */
const STROKES = 0.75;

/** Front crawl at the height of the position: face down, arms by turns ahead and back, legs in a flutter, the trunk rolling along. */
function swim(b: Bearing): Feet {
  const { rig, t, seed } = b,
    k = rig.k,
    stroke = TURN * (STROKES * t + chance(seed, 64)),
    roll = 0.3 * Math.sin(stroke);
  rig.body.bones.pelvis.position.set(0, 0.02 * k * Math.sin(stroke * 2), rig.pelvisRest.z);
  rig.euler("pelvis", Math.PI / 2 - 0.14, 0, roll * 0.5);
  rig.euler("spine_02", -0.06, 0, roll * 0.3);
  rig.euler("spine_03", -0.08, 0, roll * 0.3);
  rig.euler("neck_01", -0.34, 0, -roll * 0.4);
  rig.euler("head", -0.4, 0, -roll * 0.5);
  const feet = footPair(s => {
    const kick = Math.sin(stroke * 3 + (s === "l" ? 0 : Math.PI));
    return {
      at: new Vector3(signOf(s) * 0.09 * k, -0.16 * k + 0.1 * kick * k, -rig.leg * 0.96),
      pitch: Math.PI / 2 + 0.5,
      toe: 0,
      yaw: 0,
      knee: new Vector3(0, -1, 0.2),
    };
  });
  for (const s of SIDES) {
    rig.foot(s, feet[s]);
    feet[s].planted = false;
  }
  const chest = rig.at("upperarm_l").add(rig.at("upperarm_r")).multiplyScalar(0.5);
  for (const s of SIDES) {
    const g = signOf(s),
      // ahead, down under the body, back to the hip, and over the water again
      turn = stroke + (s === "l" ? 0 : Math.PI),
      ahead = Math.cos(turn),
      under = Math.sin(turn);
    rig.handTo(
      s,
      chest.clone().add(new Vector3(g * (0.19 + 0.12 * Math.max(0, -under)), -0.34 * under + 0.02, 0.1 + 0.46 * ahead).multiplyScalar(k)),
      new Vector3(g, under < 0 ? 1 : 0.3, -0.3),
      0.3,
    );
    rig.fingers(s, { curl: 0.12 });
  }
  return feet;
}

function footPair(make: (side: Side) => FootPlace): Feet {
  return { l: { ...make("l"), planted: true }, r: { ...make("r"), planted: true } };
}
