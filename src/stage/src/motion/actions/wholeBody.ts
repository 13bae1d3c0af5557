// Doings that take the whole body, or its head alone.
import { Vector3 } from "three";
import { bell, clamp, fraction, mix, reachCurve, smooth, TURN } from "../ease.ts";
import { chance } from "../random.ts";
import { signOf, SIDES } from "../rig.ts";
import { breathAt, wander } from "../stances.ts";
import { chestOf, type Action, type Doing } from "./action.ts";
import { repeat } from "./hands.ts";

function nodHead({ rig }: Doing, nod: number, turn = 0, tilt = 0) {
  rig.add("neck_01", nod * 0.4, turn * 0.4, tilt * 0.4);
  rig.add("head", nod * 0.6, turn * 0.6, tilt * 0.6);
}

function bendTrunk({ rig }: Doing, lean: number, twist = 0, side = 0) {
  for (const [bone, share] of [
    ["spine_01", 0.4],
    ["spine_02", 0.35],
    ["spine_03", 0.25],
  ] as const)
    rig.add(bone, lean * share, twist * share, side * share);
}

function wave(d: Doing) {
  const { rig } = d,
    up = smooth(0, 0.5, d.local) * (d.total > 1.4 ? 1 - smooth(d.total - 0.6, d.total - 0.05, d.local) : 1),
    swing = Math.sin(TURN * 1.75 * d.local),
    chest = rig.turn("spine_03");
  rig.aim("upperarm_r", new Vector3(-0.78, mix(-1.2, 0.1, up), mix(0.1, 0.38, up)).applyQuaternion(chest));
  rig.aim("lowerarm_r", new Vector3(mix(-0.1, -0.12 - 0.3 * swing, up), mix(-1, 1, up), 0.32).applyQuaternion(chest));
  rig.hand("r", mix(-0.5, -1.3, up), [0, 0, 0.18 * swing * up]);
  rig.fingers("r", { curl: 0.1, thumb: 0, spread: 0.1 });
  nodHead(d, 0, 0, 0.05 * up);
}

function point(d: Doing) {
  const { rig } = d,
    up = smooth(0, 0.55, d.local),
    at = d.target ?? new Vector3(-0.6, 1.3 * rig.k, 3),
    side = at.x > 0 ? "l" : "r",
    shoulder = rig.at(`upperarm_${side}`);
  const way = at.clone().sub(shoulder).normalize(),
    hand = shoulder
      .clone()
      .addScaledVector(way, rig.k * mix(0.3, 0.51, up))
      .add(new Vector3(0, -0.25 * (1 - up), 0));
  rig.handTo(side, hand, new Vector3(signOf(side) * 0.5, -1, -0.2), -0.5);
  rig.fingers(side, { curl: 1.3 * up + 0.3, index: 0.06, thumb: 0.5 });
}

function clap(d: Doing) {
  const { rig } = d,
    x = fraction(d.local * 3.6),
    open = Math.abs(Math.sin(Math.PI * x)),
    chest = chestOf(rig);
  for (const s of SIDES) {
    const g = signOf(s);
    rig.handTo(
      s,
      chest.clone().add(new Vector3(g * (0.028 + 0.11 * open), -0.16, 0.3).multiplyScalar(rig.k)),
      new Vector3(g * 1.2, -0.8, -0.2),
      g > 0 ? 0.15 : -0.1,
    );
    rig.fingers(s, { curl: 0.12, thumb: 0.05, spread: 0.4 });
  }
}

const BEAT = 1.9;
function dance(d: Doing) {
  const { rig } = d,
    beat = d.t * BEAT,
    k = rig.k,
    hip = Math.sin(Math.PI * beat),
    bounce = Math.abs(Math.sin(Math.PI * beat)),
    style = chance(d.seed, 91),
    slow = Math.sin((Math.PI * beat) / 4 + style * 6);
  rig.body.bones.pelvis.position.x += hip * 0.055 * k;
  rig.body.bones.pelvis.position.y -= (0.075 - 0.05 * bounce) * k;
  rig.add("pelvis", 0.06, hip * 0.16, hip * -0.14);
  bendTrunk(d, 0.04 * bounce, -hip * 0.3, hip * 0.2);
  nodHead(d, 0.1 * bounce - 0.03, 0.1 * slow, -0.08 * hip);
  // The foot that the hip has left steps in its place.
  if (d.feet)
    for (const s of SIDES) {
      const free = smooth(0.25, 0.9, -signOf(s) * hip),
        foot = d.feet[s];
      foot.at.add(new Vector3(signOf(s) * 0.04 * free, 0.06 * free, 0.05 * free * slow).multiplyScalar(k));
      foot.pitch -= 0.35 * free;
      foot.planted = free < 0.02;
    }
  for (const s of SIDES) {
    const up = 0.5 + 0.5 * Math.sin((Math.PI * beat) / 2 + (s === "l" ? 0 : Math.PI) + style * 2),
      high = smooth(0.3, 0.9, 0.5 + 0.5 * slow);
    rig.arm(s, {
      out: mix(0.35, 1.1, up * high),
      fwd: mix(0.3, 0.75, up),
      bend: mix(1.2, 1.75, up) - 0.5 * high * up,
      inward: mix(0.4, -0.4, high * up),
      roll: -0.2,
    });
    rig.fingers(s, { curl: 0.5 - 0.3 * up });
  }
}

/** Crouch, flight, landing, twice a repeat of 2.2 s. Flight 2√(2h/g). */
const HOP = 0.28,
  AIR = 2 * Math.sqrt((2 * HOP) / 9.81),
  JUMP = 2.0,
  OFF = 0.42;
function jumpAt(local: number) {
  const x = local % JUMP,
    air = clamp((x - OFF) / AIR),
    up = x > OFF && x < OFF + AIR ? 4 * air * (1 - air) * HOP : 0;
  return { up, crouch: bell(x, OFF - 0.12, 0.14) * 0.9 + bell(x, OFF + AIR + 0.12, 0.14), flying: up > 0 ? Math.sin(Math.PI * air) : 0, x };
}
function jump(d: Doing) {
  const { rig } = d,
    { crouch, flying, x } = jumpAt(d.local),
    arms = smooth(OFF - 0.2, OFF, x) * (1 - smooth(OFF + AIR, OFF + AIR + 0.3, x));
  rig.body.bones.pelvis.position.y -= crouch * 0.24 * rig.k;
  rig.add("pelvis", crouch * 0.5, 0, 0);
  bendTrunk(d, crouch * 0.2 - flying * 0.1);
  nodHead(d, -crouch * 0.4);
  for (const s of SIDES) {
    rig.arm(s, { out: 0.2 + 0.5 * arms, fwd: mix(-0.5 * crouch, 1.9, arms), bend: 0.4 + 0.3 * arms });
    rig.fingers(s, { curl: 0.4 });
  }
}

function laugh(d: Doing) {
  const burst = smooth(0.2, 0.6, 0.5 + 0.5 * Math.sin(d.t * 1.1 + d.seed)),
    jerk = Math.abs(Math.sin((Math.PI * d.t) / 0.21)) * burst;
  bendTrunk(d, 0.05 * jerk + 0.06 * burst);
  nodHead(d, -0.16 * burst + 0.04 * jerk, 0, 0.06 * burst);
  for (const s of SIDES) d.rig.add(`clavicle_${s}`, 0, 0, signOf(s) * 0.05 * jerk);
}

function cry(d: Doing) {
  const sob = Math.max(0, Math.sin(TURN * d.t * 0.9)) * (0.5 + 0.5 * Math.sin(d.t * 0.7));
  bendTrunk(d, 0.16 + 0.05 * sob);
  nodHead(d, 0.36 + 0.08 * sob);
  const chest = chestOf(d.rig);
  for (const s of SIDES) {
    const g = signOf(s);
    d.rig.handTo(s, chest.clone().add(new Vector3(g * 0.06, 0.12, 0.2).multiplyScalar(d.rig.k)), new Vector3(g * 0.9, -1, 0), 0.3);
    d.rig.fingers(s, { curl: 0.25 });
  }
}

function bowDown(d: Doing) {
  const down = smooth(0, 0.9, d.local) * (1 - smooth(1.7, 2.7, d.local));
  d.rig.add("pelvis", 0.45 * down, 0, 0);
  d.rig.body.bones.pelvis.position.z -= 0.08 * down * d.rig.k;
  bendTrunk(d, 0.5 * down);
  nodHead(d, 0.3 * down);
  for (const s of SIDES) d.rig.arm(s, { out: 0.1, fwd: 0.1 + 0.55 * down, bend: 0.2 });
}

function nod(d: Doing) {
  const x = d.local % 2.2;
  nodHead(d, 0.2 * Math.sin(TURN * 1.6 * x) * bell(x, 0.6, 0.5));
}
function shakeHead(d: Doing) {
  const x = d.local % 2.4;
  nodHead(d, 0, 0.36 * Math.sin(TURN * 1.3 * x) * bell(x, 0.7, 0.6));
}

function shrug(d: Doing) {
  const up = bell(d.local % 3, 0.7, 0.4);
  for (const s of SIDES) {
    d.rig.add(`clavicle_${s}`, 0, 0, signOf(s) * 0.28 * up);
    d.rig.arm(s, { out: 0.1 + 0.25 * up, fwd: 0.1 + 0.2 * up, bend: 0.3 + 1.1 * up, inward: mix(0.3, -0.5, up), roll: mix(-0.5, 1.1, up) });
    d.rig.fingers(s, { curl: 0.25 });
  }
  nodHead(d, 0, 0, 0.12 * up);
}

function kick(d: Doing) {
  const x = d.local % 1.8;
  const back = bell(x, 0.42, 0.16),
    out = bell(x, 0.75, 0.14);
  bendTrunk(d, 0.08 * back - 0.12 * out);
  if (d.feet) {
    const foot = d.feet.r,
      { k } = d.rig;
    foot.at.add(new Vector3(0.05 * out, 0.16 * back + 0.34 * out, -0.4 * back + 0.62 * out).multiplyScalar(k));
    foot.pitch += -0.9 * back + 0.5 * out;
    foot.planted = back + out < 0.02;
  }
  for (const s of SIDES) d.rig.arm(s, { out: 0.45, fwd: (s === "l" ? 0.5 : -0.4) * bell(x, 0.75, 0.25), bend: 0.5 });
}

function exercise(d: Doing) {
  const x = 0.5 - 0.5 * Math.cos((TURN * d.local) / 2.4),
    { rig } = d;
  rig.body.bones.pelvis.position.y -= 0.34 * x * rig.k;
  rig.body.bones.pelvis.position.z -= 0.16 * x * rig.k;
  rig.add("pelvis", 0.55 * x, 0, 0);
  nodHead(d, -0.4 * x);
  for (const s of SIDES) {
    rig.arm(s, { out: 0.12, fwd: mix(0.1, 1.55, x), bend: 0.15, inward: 0.1 });
    rig.fingers(s, { curl: 0.1 });
  }
}

function sleep(d: Doing) {
  nodHead(d, 0.02 * breathAt(d.t, d.seed), 0.2, 0);
}
function doze(d: Doing) {
  bendTrunk(d, 0.12);
  nodHead(d, 0.42 + 0.02 * breathAt(d.t, d.seed), 0, 0.12);
}

function lookAround(d: Doing) {
  const slot = Math.floor(d.t / 2.1 + chance(d.seed, 3)),
    to = (n: number) => (chance(d.seed + 1, n) - 0.5) * 1.5,
    w = reachCurve((fraction(d.t / 2.1 + chance(d.seed, 3)) * 2.1) / 0.6);
  if (!d.target) nodHead(d, 0.05 * (chance(d.seed + 2, slot) - 0.5), mix(to(slot - 1), to(slot), w));
}

function shiver(d: Doing) {
  const shake = 0.012 * Math.sin(TURN * 9 * d.t);
  bendTrunk(d, 0.1 + shake);
  const chest = chestOf(d.rig);
  for (const s of SIDES) {
    const g = signOf(s);
    d.rig.handTo(
      s,
      chest.clone().add(new Vector3(-g * 0.12, -0.14 + shake, 0.17).multiplyScalar(d.rig.k)),
      new Vector3(g * 0.8, -1, 0.1),
      0.2,
    );
    d.rig.fingers(s, { curl: 0.3 });
  }
}

function sing(d: Doing) {
  const open = 0.5 + 0.5 * wander(d.t, 0.22, d.seed);
  nodHead(d, -0.1 - 0.06 * open, 0.1 * wander(d.t, 0.2, d.seed + 1));
  for (const s of SIDES) {
    d.rig.arm(s, { out: mix(0.2, 0.55, open), fwd: mix(0.3, 0.5, open), bend: mix(1.3, 0.8, open), inward: 0.1, roll: 0.4 });
    d.rig.fingers(s, { curl: 0.2 });
  }
}

export const WHOLE_BODY: Action[] = [
  { id: "stand" },
  { id: "talk" },
  { id: "walk" },
  { id: "run" },
  { id: "turn" },
  { id: "sit", stance: "sit" },
  { id: "kneel", stance: "kneel" },
  { id: "crouch", stance: "crouch" },
  { id: "lie", stance: "lie" },
  { id: "sleep", stance: "lie", perform: sleep, busyHands: true },
  { id: "sit-floor", stance: "floor" },
  { id: "meditate", stance: "floor", busyHands: true },
  { id: "swim", stance: "swim", busyHands: true },
  { id: "doze", stance: "sit", perform: doze, busyHands: true },
  { id: "look", perform: lookAround },
  { id: "wave", perform: wave, busyHands: true },
  { id: "point", perform: point, busyHands: true },
  { id: "clap", perform: clap, busyHands: true, sounds: total => repeat(total, 1 / 3.6, [0.0], "clap", 0.55) },
  { id: "dance", perform: dance, busyHands: true },
  {
    id: "jump",
    perform: jump,
    busyHands: true,
    lift: local => jumpAt(local).up,
    sounds: total => repeat(total, JUMP, [OFF + AIR], "landing", 0.8),
  },
  { id: "laugh", perform: laugh },
  { id: "cry", perform: cry, busyHands: true },
  { id: "bow", perform: bowDown, busyHands: true },
  { id: "nod", perform: nod },
  { id: "shake-head", perform: shakeHead },
  { id: "shrug", perform: shrug, busyHands: true },
  { id: "kick", perform: kick, busyHands: true },
  { id: "exercise", perform: exercise, busyHands: true },
  { id: "shiver", perform: shiver, busyHands: true },
  { id: "sing", perform: sing, busyHands: true },
];
