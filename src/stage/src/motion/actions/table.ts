// Everything a person can be seen doing, by the id of catalogue/actions.tsv.
import { Vector3 } from "three";
import { bell, clamp, fraction, mix, reachCurve, smooth, TURN } from "../ease.ts";
import { chance } from "../random.ts";
import { signOf, SIDES } from "../rig.ts";
import { breathAt, wander } from "../stances.ts";
import { chestOf, type Action, type Doing } from "./action.ts";
import { handAction, type HandAction } from "./hands.ts";

const GRIP = { curl: 0.95, index: 0.85, thumb: 0.6 }, FLAT = { curl: 0.06, thumb: 0.05, spread: 0.3 }, LOOSE = { curl: 0.45 };

/** Doings that a cycle of hand places tells. */
const BY_HANDS: HandAction[] = [
  { id: "drink", period: 6, prop: "cup", shape: { r: GRIP }, keys: [{ at: 0, r: [0.02, -0.32, 0.3] }, { at: 0.3, r: [0.02, -0.3, 0.3] }, { at: 0.46, r: [-0.13, 0.07, 0.21], nod: -0.22, roll: -0.1 }, { at: 0.62, r: [-0.13, 0.075, 0.2], nod: -0.26, roll: -0.1 }, { at: 0.8, r: [0.02, -0.32, 0.3] }] },
  { id: "eat", period: 4.2, prop: "fork", shape: { r: GRIP, l: LOOSE }, keys: [{ at: 0, l: [0.02, -0.38, 0.3], r: [0, -0.36, 0.33], nod: 0.22 }, { at: 0.25, l: [0.02, -0.38, 0.3], r: [-0.02, -0.38, 0.34], nod: 0.25 }, { at: 0.45, l: [0.02, -0.38, 0.3], r: [-0.13, 0.06, 0.22], nod: 0.05 }, { at: 0.58, l: [0.02, -0.38, 0.3], r: [-0.13, 0.06, 0.22], nod: 0.05 }] },
  { id: "read", period: 9, prop: "book", shape: { l: { curl: 0.5, thumb: 0.1 }, r: { curl: 0.5, thumb: 0.1 } }, keys: [{ at: 0, l: [-0.07, -0.3, 0.31], r: [-0.07, -0.3, 0.31], nod: 0.34, roll: 0.5 }, { at: 0.9, l: [-0.07, -0.3, 0.31], r: [-0.07, -0.3, 0.31], nod: 0.38, roll: 0.5 }, { at: 0.95, l: [-0.07, -0.3, 0.31], r: [-0.02, -0.24, 0.33], nod: 0.34, roll: 0.4 }] },
  { id: "write", period: 2.2, prop: "pen", tremble: [0.008, 2.4], shape: { r: { curl: 0.7, thumb: 0.5 }, l: FLAT }, keys: [{ at: 0, l: [0.06, -0.42, 0.3], r: [0.0, -0.42, 0.32], lean: 0.2, nod: 0.3 }, { at: 0.8, l: [0.06, -0.42, 0.3], r: [-0.08, -0.42, 0.32], lean: 0.2, nod: 0.32 }] },
  { id: "type", period: 0, tremble: [0.014, 3.2], shape: { l: { curl: 0.4 }, r: { curl: 0.4 } }, keys: [{ at: 0, l: [-0.04, -0.39, 0.31], r: [-0.04, -0.39, 0.31], nod: 0.14, roll: -0.6, lean: 0.08 }] },
  { id: "phone", period: 0, prop: "phone", shape: { r: { curl: 0.75, thumb: 0.3 } }, keys: [{ at: 0, r: [-0.06, 0.12, 0.05], tilt: -0.1, roll: 0.5 }], elbows: 0.3 },
  { id: "text", period: 0, prop: "phone", tremble: [0.004, 3], shape: { r: { curl: 0.7, thumb: 0.3 }, l: { curl: 0.6 } }, keys: [{ at: 0, r: [-0.13, -0.2, 0.27], l: [-0.1, -0.24, 0.27], nod: 0.38, roll: 0.7 }] },
  { id: "cook", period: 1.5, prop: "spoon", shape: { r: GRIP, l: GRIP }, keys: [{ at: 0, r: [0.02, -0.3, 0.36], l: [0.06, -0.36, 0.33], nod: 0.3, lean: 0.1 }, { at: 0.25, r: [-0.05, -0.3, 0.4], l: [0.06, -0.36, 0.33], nod: 0.32, lean: 0.1 }, { at: 0.5, r: [-0.11, -0.3, 0.36], l: [0.06, -0.36, 0.33], nod: 0.3, lean: 0.1 }, { at: 0.75, r: [-0.05, -0.3, 0.31], l: [0.06, -0.36, 0.33], nod: 0.3, lean: 0.1 }] },
  { id: "knead", period: 1.1, shape: { l: { curl: 0.5 }, r: { curl: 0.5 } }, keys: [{ at: 0, l: [-0.09, -0.36, 0.3], r: [-0.09, -0.36, 0.3], lean: 0.12, nod: 0.3, roll: -0.7 }, { at: 0.5, l: [-0.07, -0.42, 0.42], r: [-0.07, -0.42, 0.42], lean: 0.26, nod: 0.26, roll: -0.7 }] },
  { id: "carry", period: 0, prop: "box", shape: { l: FLAT, r: FLAT }, keys: [{ at: 0, l: [0.02, -0.36, 0.32], r: [0.02, -0.36, 0.32], lean: -0.06, roll: 0.3 }] },
  { id: "hold", period: 0, shape: { r: GRIP }, keys: [{ at: 0, r: [0.03, -0.22, 0.26], roll: -0.3 }] },
  { id: "umbrella", period: 0, prop: "umbrella", shape: { r: GRIP }, keys: [{ at: 0, r: [-0.02, -0.14, 0.22], roll: -0.2 }] },
  { id: "dangle", period: 0, shape: { r: GRIP }, keys: [{ at: 0, r: [0.05, -0.52, 0.04], roll: -0.6 }], elbows: 0 },
  { id: "lean", period: 0, shape: { r: GRIP }, keys: [{ at: 0, r: [0.16, -0.16, 0.22], roll: -0.3 }] },
  { id: "pray", period: 0, shape: { l: FLAT, r: FLAT }, keys: [{ at: 0, l: [-0.15, -0.14, 0.24], r: [-0.15, -0.14, 0.24], nod: 0.3, roll: -0.1 }], elbows: 0.5 },
  { id: "guitar", period: 0.8, prop: "guitar", shape: { l: { curl: 0.8 }, r: { curl: 0.5, index: 0.3 } }, keys: [{ at: 0, l: [0.33, -0.16, 0.26], r: [-0.02, -0.3, 0.22], nod: 0.14, turn: 0.12 }, { at: 0.5, l: [0.33, -0.16, 0.26], r: [-0.02, -0.37, 0.22], nod: 0.2, turn: 0.12 }], elbows: 0.6 },
  { id: "piano", period: 1.9, tremble: [0.03, 1.9], shape: { l: { curl: 0.4 }, r: { curl: 0.4 } }, keys: [{ at: 0, l: [0.1, -0.36, 0.36], r: [0.0, -0.36, 0.36], lean: 0.08, nod: 0.18, roll: -0.65 }, { at: 0.5, l: [0.02, -0.36, 0.36], r: [0.14, -0.36, 0.36], lean: 0.13, nod: 0.24, roll: -0.65 }] },
  { id: "violin", period: 1.6, prop: "violin", shape: { l: { curl: 0.8 }, r: { curl: 0.6 } }, elbows: 0.7, keys: [{ at: 0, l: [0.18, 0.02, 0.36], r: [0.02, -0.02, 0.34], tilt: 0.16, turn: 0.2 }, { at: 0.5, l: [0.18, 0.02, 0.36], r: [0.24, -0.12, 0.26], tilt: 0.16, turn: 0.2 }] },
  { id: "drum", period: 0.5, shape: { l: GRIP, r: GRIP }, keys: [{ at: 0, l: [0.02, -0.22, 0.3], r: [0.02, -0.34, 0.36], nod: 0.1 }, { at: 0.5, l: [0.02, -0.34, 0.36], r: [0.02, -0.22, 0.3], nod: 0.2 }] },
  { id: "paint", period: 2.6, prop: "brush", shape: { r: { curl: 0.7 }, l: LOOSE }, elbows: 0.5, keys: [{ at: 0, r: [0.05, -0.02, 0.42] }, { at: 0.4, r: [-0.1, 0.1, 0.44] }, { at: 0.75, r: [0.14, -0.1, 0.42] }] },
  { id: "sweep", period: 1.7, prop: "broom", shape: { l: GRIP, r: GRIP }, keys: [{ at: 0, l: [-0.02, -0.32, 0.3], r: [0.02, -0.12, 0.22], lean: 0.2, twist: 0.25, nod: 0.25 }, { at: 0.5, l: [0.14, -0.38, 0.28], r: [-0.02, -0.12, 0.26], lean: 0.24, twist: -0.25, nod: 0.25 }] },
  { id: "dig", period: 2.8, prop: "shovel", shape: { l: GRIP, r: GRIP }, keys: [{ at: 0, l: [0.02, -0.52, 0.36], r: [-0.02, -0.26, 0.24], lean: 0.62, nod: 0.1 }, { at: 0.35, l: [0.02, -0.58, 0.42], r: [-0.02, -0.3, 0.3], lean: 0.72 }, { at: 0.65, l: [0.1, -0.34, 0.38], r: [-0.02, -0.2, 0.22], lean: 0.3, twist: 0.5 }] },
  { id: "push", period: 1.8, shape: { l: FLAT, r: FLAT }, keys: [{ at: 0, l: [0.02, -0.12, 0.4], r: [0.02, -0.12, 0.4], lean: 0.3, roll: -1 }, { at: 0.5, l: [0.02, -0.12, 0.46], r: [0.02, -0.12, 0.46], lean: 0.4, roll: -1 }] },
  { id: "pull", period: 2, shape: { l: GRIP, r: GRIP }, keys: [{ at: 0, l: [-0.04, -0.2, 0.46], r: [-0.04, -0.26, 0.4], lean: 0.1 }, { at: 0.5, l: [0.02, -0.24, 0.24], r: [0.02, -0.3, 0.2], lean: -0.2 }] },
  { id: "row", period: 2.4, shape: { l: GRIP, r: GRIP }, keys: [{ at: 0, l: [-0.06, -0.22, 0.5], r: [-0.06, -0.22, 0.5], lean: 0.45 }, { at: 0.42, l: [0.02, -0.24, 0.2], r: [0.02, -0.24, 0.2], lean: -0.3 }] },
  { id: "drive", period: 5, shape: { l: GRIP, r: GRIP }, keys: [{ at: 0, l: [0.0, -0.12, 0.4], r: [0.0, -0.16, 0.4] }, { at: 0.5, l: [0.0, -0.17, 0.4], r: [0.0, -0.11, 0.4] }] },
  { id: "knock", period: 1.7, shape: { r: { curl: 1.3 } }, keys: [{ at: 0, r: [0.0, 0.02, 0.34] }, { at: 0.1, r: [0.0, 0.02, 0.42] }, { at: 0.2, r: [0.0, 0.02, 0.35] }, { at: 0.3, r: [0.0, 0.02, 0.42] }, { at: 0.4, r: [0.0, 0.02, 0.35] }, { at: 0.5, r: [0.0, 0.02, 0.42] }, { at: 0.7, r: [0.0, 0.0, 0.33] }], sounds: total => repeat(total, 1.7, [0.17, 0.51, 0.85], "knock", 0.6) },
  { id: "open", period: 2, once: true, shape: { r: GRIP }, keys: [{ at: 0, r: [0.06, -0.36, 0.2] }, { at: 0.4, r: [0.02, -0.24, 0.44] }, { at: 0.6, r: [0.02, -0.24, 0.44] }, { at: 0.99, r: [0.24, -0.24, 0.26], twist: -0.25 }] },
  { id: "photograph", period: 0, prop: "camera", shape: { l: { curl: 0.7 }, r: { curl: 0.7, index: 0.4 } }, elbows: 0.35, keys: [{ at: 0, l: [-0.13, 0.11, 0.24], r: [-0.13, 0.11, 0.24], roll: -0.2 }] },
  { id: "smoke", period: 7, shape: { r: { curl: 0.5, index: 0.15 } }, keys: [{ at: 0, r: [0.06, -0.2, 0.24] }, { at: 0.3, r: [0.06, -0.2, 0.24] }, { at: 0.42, r: [-0.12, 0.08, 0.19] }, { at: 0.58, r: [-0.12, 0.08, 0.19] }, { at: 0.72, r: [0.06, -0.2, 0.24] }] },
  { id: "fish", period: 6, prop: "rod", shape: { l: GRIP, r: GRIP }, keys: [{ at: 0, l: [-0.06, -0.24, 0.32], r: [-0.02, -0.34, 0.2] }, { at: 0.5, l: [-0.06, -0.2, 0.33], r: [-0.02, -0.33, 0.2] }] },
  { id: "salute", period: 0, shape: { r: FLAT }, keys: [{ at: 0, r: [-0.06, 0.19, 0.14], roll: -0.9, nod: -0.05 }], elbows: 0.9 },
  { id: "think", period: 8, shape: { r: { curl: 0.7, index: 0.3 } }, keys: [{ at: 0, r: [-0.13, 0.0, 0.2], l: [-0.1, -0.24, 0.2], nod: 0.1, tilt: 0.08, roll: 0.2 }, { at: 0.5, r: [-0.13, 0.005, 0.2], l: [-0.1, -0.24, 0.2], nod: 0.02, tilt: 0.1, turn: 0.16, roll: 0.2 }] },
  { id: "fold", period: 0, shape: { l: { curl: 0.3 }, r: { curl: 0.3 } }, keys: [{ at: 0, l: [-0.17, -0.2, 0.17], r: [-0.16, -0.235, 0.2], nod: -0.02 }], elbows: 0.3 },
  { id: "cheer", period: 0.7, shape: { l: { curl: 1.3 }, r: { curl: 1.3 } }, elbows: 0.9, keys: [{ at: 0, l: [0.1, 0.38, 0.12], r: [0.1, 0.38, 0.12], nod: -0.12 }, { at: 0.5, l: [0.12, 0.5, 0.08], r: [0.12, 0.5, 0.08], nod: -0.18 }] },
  { id: "stretch", period: 5, once: true, shape: { l: { curl: 0.2 }, r: { curl: 0.2 } }, elbows: 0.9, keys: [{ at: 0, l: [0.05, -0.4, 0.1], r: [0.05, -0.4, 0.1] }, { at: 0.35, l: [0.04, 0.52, 0.0], r: [0.04, 0.52, 0.0], lean: -0.16, nod: -0.25 }, { at: 0.65, l: [0.06, 0.54, -0.02], r: [0.06, 0.54, -0.02], lean: -0.2, nod: -0.28 }, { at: 0.99, l: [0.05, -0.4, 0.1], r: [0.05, -0.4, 0.1] }] },
  { id: "hug", period: 0, shape: { l: { curl: 0.25 }, r: { curl: 0.25 } }, elbows: 0.6, keys: [{ at: 0, l: [-0.06, -0.06, 0.4], r: [-0.06, -0.14, 0.38], lean: 0.12, tilt: 0.14, roll: 0.1 }] },
  { id: "shake-hands", period: 0.55, shape: { r: { curl: 0.4, thumb: 0.4 } }, keys: [{ at: 0, r: [-0.08, -0.26, 0.42], roll: -0.1, lean: 0.06 }, { at: 0.5, r: [-0.08, -0.21, 0.42], roll: -0.1, lean: 0.06 }] },
  { id: "give", period: 3, once: true, shape: { r: { curl: 0.3 } }, keys: [{ at: 0, r: [0.04, -0.3, 0.18], roll: 0.8 }, { at: 0.5, r: [-0.04, -0.18, 0.46], roll: 0.9, lean: 0.08 }, { at: 0.99, r: [-0.04, -0.18, 0.46], roll: 0.9, lean: 0.08 }] },
  { id: "throw", period: 1.5, prop: "ball", shape: { r: GRIP }, elbows: 0.8, keys: [{ at: 0, r: [0.1, -0.2, 0.2] }, { at: 0.45, r: [0.22, 0.18, -0.22], twist: -0.5, lean: -0.1 }, { at: 0.62, r: [-0.02, 0.16, 0.48], twist: 0.4, lean: 0.25 }, { at: 0.8, r: [-0.16, -0.28, 0.34], twist: 0.35, lean: 0.3 }] },
  { id: "punch", period: 0.9, shape: { l: { curl: 1.5, thumb: 0.7 }, r: { curl: 1.5, thumb: 0.7 } }, elbows: 0.2, keys: [{ at: 0, l: [-0.06, 0.02, 0.24], r: [-0.04, 0.0, 0.2], lean: 0.1 }, { at: 0.2, l: [-0.1, 0.04, 0.54], r: [-0.04, 0.02, 0.2], twist: -0.3, lean: 0.14 }, { at: 0.4, l: [-0.06, 0.02, 0.24], r: [-0.04, 0.02, 0.2], lean: 0.1 }, { at: 0.65, l: [-0.06, 0.02, 0.22], r: [-0.1, 0.04, 0.54], twist: 0.4, lean: 0.14 }] },
  { id: "conduct", period: 1.9, shape: { r: { curl: 0.8 }, l: FLAT }, elbows: 0.7, keys: [{ at: 0, l: [0.12, 0.02, 0.34], r: [0.12, 0.06, 0.36] }, { at: 0.25, l: [0.02, -0.12, 0.36], r: [0.02, -0.14, 0.38], nod: 0.1 }, { at: 0.5, l: [0.2, -0.02, 0.34], r: [0.2, 0.0, 0.34] }, { at: 0.75, l: [0.08, 0.1, 0.34], r: [0.08, 0.14, 0.36], nod: -0.05 }] },
];

function repeat(total: number, period: number, at: number[], kind: string, strength: number) {
  const sounds: { time: number; kind: string; strength: number }[] = [];
  for (let base = 0; base < total; base += period) for (const x of at) if (base + x < total) sounds.push({ time: base + x, kind, strength });
  return sounds;
}

function nodHead({ rig }: Doing, nod: number, turn = 0, tilt = 0) {
  rig.add("neck_01", nod * 0.4, turn * 0.4, tilt * 0.4);
  rig.add("head", nod * 0.6, turn * 0.6, tilt * 0.6);
}

function bendTrunk({ rig }: Doing, lean: number, twist = 0, side = 0) {
  for (const [bone, share] of [["spine_01", 0.4], ["spine_02", 0.35], ["spine_03", 0.25]] as const) rig.add(bone, lean * share, twist * share, side * share);
}

function wave(d: Doing) {
  const { rig } = d, up = smooth(0, 0.5, d.local) * (d.total > 1.4 ? 1 - smooth(d.total - 0.6, d.total - 0.05, d.local) : 1), swing = Math.sin(TURN * 1.75 * d.local), chest = rig.turn("spine_03");
  rig.aim("upperarm_r", new Vector3(-0.78, mix(-1.2, 0.1, up), mix(0.1, 0.38, up)).applyQuaternion(chest));
  rig.aim("lowerarm_r", new Vector3(mix(-0.1, -0.12 - 0.3 * swing, up), mix(-1, 1, up), 0.32).applyQuaternion(chest));
  rig.hand("r", mix(-0.5, -1.3, up), [0, 0, 0.18 * swing * up]);
  rig.fingers("r", { curl: 0.1, thumb: 0, spread: 0.1 });
  nodHead(d, 0, 0, 0.05 * up);
}

function point(d: Doing) {
  const { rig } = d, up = smooth(0, 0.55, d.local), at = d.target ?? new Vector3(-0.6, 1.3 * rig.k, 3), side = at.x > 0 ? "l" : "r", shoulder = rig.at(`upperarm_${side}`);
  const way = at.clone().sub(shoulder).normalize(), hand = shoulder.clone().addScaledVector(way, rig.k * mix(0.3, 0.51, up)).add(new Vector3(0, -0.25 * (1 - up), 0));
  rig.handTo(side, hand, new Vector3(signOf(side) * 0.5, -1, -0.2), -0.5);
  rig.fingers(side, { curl: 1.3 * up + 0.3, index: 0.06, thumb: 0.5 });
}

function clap(d: Doing) {
  const { rig } = d, x = fraction(d.local * 3.6), open = Math.abs(Math.sin(Math.PI * x)), chest = chestOf(rig);
  for (const s of SIDES) {
    const g = signOf(s);
    rig.handTo(s, chest.clone().add(new Vector3(g * (0.028 + 0.11 * open), -0.16, 0.3).multiplyScalar(rig.k)), new Vector3(g * 1.2, -0.8, -0.2), g > 0 ? 0.15 : -0.1);
    rig.fingers(s, { curl: 0.12, thumb: 0.05, spread: 0.4 });
  }
}

const BEAT = 1.9;
function dance(d: Doing) {
  const { rig } = d, beat = d.t * BEAT, k = rig.k, hip = Math.sin(Math.PI * beat), bounce = Math.abs(Math.sin(Math.PI * beat)), style = chance(d.seed, 91), slow = Math.sin(Math.PI * beat / 4 + style * 6);
  rig.body.bones.pelvis.position.x += hip * 0.055 * k;
  rig.body.bones.pelvis.position.y -= (0.075 - 0.05 * bounce) * k;
  rig.add("pelvis", 0.06, hip * 0.16, hip * -0.14);
  bendTrunk(d, 0.04 * bounce, -hip * 0.3, hip * 0.2);
  nodHead(d, 0.1 * bounce - 0.03, 0.1 * slow, -0.08 * hip);
  for (const s of SIDES) {
    const up = 0.5 + 0.5 * Math.sin(Math.PI * beat / 2 + (s === "l" ? 0 : Math.PI) + style * 2), high = smooth(0.3, 0.9, 0.5 + 0.5 * slow);
    rig.arm(s, { out: mix(0.35, 1.1, up * high), fwd: mix(0.3, 0.75, up), bend: mix(1.2, 1.75, up) - 0.5 * high * up, inward: mix(0.4, -0.4, high * up), roll: -0.2 });
    rig.fingers(s, { curl: 0.5 - 0.3 * up });
  }
}

/** Crouch, flight, landing, twice a repeat of 2.2 s. Flight 2√(2h/g). */
const HOP = 0.28, AIR = 2 * Math.sqrt(2 * HOP / 9.81), JUMP = 2.0, OFF = 0.42;
function jumpAt(local: number) {
  const x = local % JUMP, air = clamp((x - OFF) / AIR), up = x > OFF && x < OFF + AIR ? 4 * air * (1 - air) * HOP : 0;
  return { up, crouch: bell(x, OFF - 0.12, 0.14) * 0.9 + bell(x, OFF + AIR + 0.12, 0.14), flying: up > 0 ? Math.sin(Math.PI * air) : 0, x };
}
function jump(d: Doing) {
  const { rig } = d, { crouch, flying, x } = jumpAt(d.local), arms = smooth(OFF - 0.2, OFF, x) * (1 - smooth(OFF + AIR, OFF + AIR + 0.3, x));
  rig.body.bones.pelvis.position.y -= crouch * 0.24 * rig.k;
  rig.add("pelvis", crouch * 0.5, 0, 0);
  bendTrunk(d, crouch * 0.2 - flying * 0.1);
  nodHead(d, -crouch * 0.4);
  for (const s of SIDES) { rig.arm(s, { out: 0.2 + 0.5 * arms, fwd: mix(-0.5 * crouch, 1.9, arms), bend: 0.4 + 0.3 * arms }); rig.fingers(s, { curl: 0.4 }); }
}

function laugh(d: Doing) {
  const burst = smooth(0.2, 0.6, 0.5 + 0.5 * Math.sin(d.t * 1.1 + d.seed)), jerk = Math.abs(Math.sin(Math.PI * d.t / 0.21)) * burst;
  bendTrunk(d, 0.05 * jerk + 0.06 * burst);
  nodHead(d, -0.16 * burst + 0.04 * jerk, 0, 0.06 * burst);
  for (const s of SIDES) d.rig.add(`clavicle_${s}`, 0, 0, signOf(s) * 0.05 * jerk);
}

function cry(d: Doing) {
  const sob = Math.max(0, Math.sin(TURN * d.t * 0.9)) * (0.5 + 0.5 * Math.sin(d.t * 0.7));
  bendTrunk(d, 0.16 + 0.05 * sob);
  nodHead(d, 0.36 + 0.08 * sob);
  const chest = chestOf(d.rig);
  for (const s of SIDES) { const g = signOf(s); d.rig.handTo(s, chest.clone().add(new Vector3(g * 0.06, 0.12, 0.2).multiplyScalar(d.rig.k)), new Vector3(g * 0.9, -1, 0), 0.3); d.rig.fingers(s, { curl: 0.25 }); }
}

function bowDown(d: Doing) {
  const down = smooth(0, 0.9, d.local) * (1 - smooth(1.7, 2.7, d.local));
  d.rig.add("pelvis", 0.45 * down, 0, 0);
  d.rig.body.bones.pelvis.position.z -= 0.08 * down * d.rig.k;
  bendTrunk(d, 0.5 * down);
  nodHead(d, 0.3 * down);
  for (const s of SIDES) d.rig.arm(s, { out: 0.1, fwd: 0.1 + 0.55 * down, bend: 0.2 });
}

function nod(d: Doing) { const x = d.local % 2.2; nodHead(d, 0.2 * Math.sin(TURN * 1.6 * x) * bell(x, 0.6, 0.5)); }
function shakeHead(d: Doing) { const x = d.local % 2.4; nodHead(d, 0, 0.36 * Math.sin(TURN * 1.3 * x) * bell(x, 0.7, 0.6)); }

function shrug(d: Doing) {
  const up = bell(d.local % 3, 0.7, 0.4);
  for (const s of SIDES) { d.rig.add(`clavicle_${s}`, 0, 0, signOf(s) * 0.28 * up); d.rig.arm(s, { out: 0.1 + 0.25 * up, fwd: 0.1 + 0.2 * up, bend: 0.3 + 1.1 * up, inward: mix(0.3, -0.5, up), roll: mix(-0.5, 1.1, up) }); d.rig.fingers(s, { curl: 0.25 }); }
  nodHead(d, 0, 0, 0.12 * up);
}

function kick(d: Doing) {
  const x = d.local % 1.8;
  bendTrunk(d, -0.1 * bell(x, 0.75, 0.2));
  for (const s of SIDES) d.rig.arm(s, { out: 0.45, fwd: (s === "l" ? 0.5 : -0.4) * bell(x, 0.75, 0.25), bend: 0.5 });
}

function exercise(d: Doing) {
  const x = 0.5 - 0.5 * Math.cos(TURN * d.local / 2.4), { rig } = d;
  rig.body.bones.pelvis.position.y -= 0.34 * x * rig.k;
  rig.body.bones.pelvis.position.z -= 0.16 * x * rig.k;
  rig.add("pelvis", 0.55 * x, 0, 0);
  nodHead(d, -0.4 * x);
  for (const s of SIDES) { rig.arm(s, { out: 0.12, fwd: mix(0.1, 1.55, x), bend: 0.15, inward: 0.1 }); rig.fingers(s, { curl: 0.1 }); }
}

function sleep(d: Doing) { nodHead(d, 0.02 * breathAt(d.t, d.seed), 0.2, 0); }
function doze(d: Doing) { bendTrunk(d, 0.12); nodHead(d, 0.42 + 0.02 * breathAt(d.t, d.seed), 0, 0.12); }

function lookAround(d: Doing) {
  const slot = Math.floor(d.t / 2.1 + chance(d.seed, 3)), to = (n: number) => (chance(d.seed + 1, n) - 0.5) * 1.5, w = reachCurve((fraction(d.t / 2.1 + chance(d.seed, 3)) * 2.1) / 0.6);
  if (!d.target) nodHead(d, 0.05 * (chance(d.seed + 2, slot) - 0.5), mix(to(slot - 1), to(slot), w));
}

function shiver(d: Doing) {
  const shake = 0.012 * Math.sin(TURN * 9 * d.t);
  bendTrunk(d, 0.1 + shake);
  const chest = chestOf(d.rig);
  for (const s of SIDES) { const g = signOf(s); d.rig.handTo(s, chest.clone().add(new Vector3(-g * 0.12, -0.14 + shake, 0.17).multiplyScalar(d.rig.k)), new Vector3(g * 0.8, -1, 0.1), 0.2); d.rig.fingers(s, { curl: 0.3 }); }
}

function sing(d: Doing) {
  const open = 0.5 + 0.5 * wander(d.t, 0.22, d.seed);
  nodHead(d, -0.1 - 0.06 * open, 0.1 * wander(d.t, 0.2, d.seed + 1));
  for (const s of SIDES) { d.rig.arm(s, { out: mix(0.2, 0.55, open), fwd: mix(0.3, 0.5, open), bend: mix(1.3, 0.8, open), inward: 0.1, roll: 0.4 }); d.rig.fingers(s, { curl: 0.2 }); }
}

const PROCEDURAL: Action[] = [
  { id: "stand" }, { id: "talk" }, { id: "walk" }, { id: "run" }, { id: "turn" },
  { id: "sit", stance: "sit" }, { id: "kneel", stance: "kneel" }, { id: "crouch", stance: "crouch" }, { id: "lie", stance: "lie" }, { id: "sleep", stance: "lie", perform: sleep, busyHands: true },
  { id: "sit-floor", stance: "floor" }, { id: "meditate", stance: "floor", busyHands: true }, { id: "doze", stance: "sit", perform: doze, busyHands: true },
  { id: "look", perform: lookAround }, { id: "wave", perform: wave, busyHands: true }, { id: "point", perform: point, busyHands: true },
  { id: "clap", perform: clap, busyHands: true, sounds: total => repeat(total, 1 / 3.6, [0.0], "clap", 0.55) }, { id: "dance", perform: dance, busyHands: true },
  { id: "jump", perform: jump, busyHands: true, lift: local => jumpAt(local).up, sounds: total => repeat(total, JUMP, [OFF + AIR], "landing", 0.8) },
  { id: "laugh", perform: laugh }, { id: "cry", perform: cry, busyHands: true }, { id: "bow", perform: bowDown, busyHands: true }, { id: "nod", perform: nod }, { id: "shake-head", perform: shakeHead },
  { id: "shrug", perform: shrug, busyHands: true }, { id: "kick", perform: kick, busyHands: true }, { id: "exercise", perform: exercise, busyHands: true }, { id: "shiver", perform: shiver, busyHands: true }, { id: "sing", perform: sing, busyHands: true },
];

const ACTIONS = new Map<string, Action>([...PROCEDURAL, ...BY_HANDS.map(handAction)].map(a => [a.id, a]));

/** Other names that plans and people use. */
const NEAREST: Record<string, string> = {
  wait: "stand", idle: "stand", pose: "stand", be: "stand", speak: "talk", say: "talk", tell: "talk", stroll: "walk", jog: "run", sprint: "run", chase: "run", flee: "run", greet: "wave", watch: "look", stare: "look", sip: "drink", toast: "drink",
  call: "phone", rest: "sit", smile: "stand", kiss: "hug", embrace: "hug", stir: "cook", chop: "cook", bake: "knead", ride: "drive", pack: "carry", lift: "carry", play: "guitar", box: "punch", fight: "punch", applaud: "clap", squat: "crouch", study: "read", draw: "write",
};

export const actionIds = (): string[] => [...ACTIONS.keys()];

/** The action of that id, or the nearest that is known; standing at worst. */
export function findAction(id: string): Action {
  const key = id.toLowerCase().trim();
  return ACTIONS.get(key) ?? ACTIONS.get(NEAREST[key] ?? "") ?? ACTIONS.get(key.replace(/(ing|es|s|ed)$/, "")) ?? ACTIONS.get(NEAREST[key.replace(/(ing|es|s|ed)$/, "")] ?? "") ?? ACTIONS.get("stand")!;
}
