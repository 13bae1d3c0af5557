// Hands by table: most doings are a cycle of a few places for each hand. Places are metres of a grown body from its own
// shoulder: x outwards (negative inwards), y up, z forward.
import { Vector3 } from "three";
import { reachCurve } from "../ease.ts";
import { signOf, SIDES, type HandShape, type Side } from "../rig.ts";
import { wander } from "../stances.ts";
import { chestOf, type Action, type Doing } from "./action.ts";

export type Place = [out: number, up: number, forward: number];
export interface HandKey {
  /** When in the cycle, 0 to 1. */
  at: number;
  l?: Place;
  r?: Place;
  /** Turn of the palm about the forearm; bend of the trunk; nod, turn and tilt of the head; radians. */
  roll?: number;
  lean?: number;
  twist?: number;
  nod?: number;
  turn?: number;
  tilt?: number;
}
export interface HandAction extends Omit<Action, "perform"> {
  /** Seconds of a cycle; 0 holds the first key. */
  period: number;
  keys: HandKey[];
  shape?: Partial<Record<Side, HandShape>>;
  /** Elbows hang (0) or are lifted out (1). */
  elbows?: number;
  /** Small restless movement of the hands, metres, and how fast. */
  tremble?: [metres: number, hz: number];
  once?: boolean;
}

/** The action that a row of the table describes. */
export function handAction(row: HandAction): Action {
  return { ...row, busyHands: row.busyHands ?? true, perform: d => performHands(row, d) };
}

function performHands(row: HandAction, d: Doing) {
  const { rig } = d,
    key = keyAt(row, d.local, d.total);
  if (key.lean) {
    rig.add("spine_01", key.lean * 0.4, 0, 0);
    rig.add("spine_02", key.lean * 0.35, 0, 0);
    rig.add("spine_03", key.lean * 0.25, 0, 0);
  }
  if (key.twist) {
    rig.add("spine_01", 0, key.twist * 0.3, 0);
    rig.add("spine_02", 0, key.twist * 0.35, 0);
    rig.add("spine_03", 0, key.twist * 0.35, 0);
  }
  if (key.nod || key.turn || key.tilt) {
    rig.add("neck_01", (key.nod ?? 0) * 0.4, (key.turn ?? 0) * 0.4, (key.tilt ?? 0) * 0.4);
    rig.add("head", (key.nod ?? 0) * 0.6, (key.turn ?? 0) * 0.6, (key.tilt ?? 0) * 0.6);
  }
  const chest = chestOf(rig);
  for (const s of SIDES) {
    const place = key[s];
    if (!place) continue;
    const g = signOf(s),
      shake = row.tremble ? row.tremble[0] : 0,
      hz = row.tremble?.[1] ?? 1;
    const at = new Vector3(
      g * (place[0] + SHOULDER),
      place[1] + shake * wander(d.t, hz, d.seed + g),
      place[2] + shake * 0.6 * wander(d.t, hz * 0.8, d.seed + 7 + g),
    )
      .multiplyScalar(rig.k)
      .applyAxisAngle(UP, key.twist ?? 0)
      .add(chest);
    rig.handTo(s, at, new Vector3(g * (0.35 + (row.elbows ?? 0.25) * 1.4), -1 + (row.elbows ?? 0.25), -0.45), key.roll ?? -0.35);
    rig.fingers(s, row.shape?.[s] ?? { curl: 0.45 });
  }
}
const UP = new Vector3(0, 1, 0);
/** Half the width between the shoulders of a grown body. */
const SHOULDER = 0.165;

function keyAt(row: HandAction, local: number, total: number): HandKey {
  const { keys } = row;
  if (!row.period || keys.length === 1) return keys[0];
  const cycle = row.once
    ? Math.min(0.9999, local / Math.min(row.period, Math.max(0.4, total)))
    : local / row.period - Math.floor(local / row.period);
  const next = keys.findIndex(k => k.at > cycle),
    a = keys[(next < 0 ? keys.length : next) - 1] ?? keys[keys.length - 1],
    b = next < 0 ? (row.once ? a : keys[0]) : keys[next];
  const span = (b.at > a.at ? b.at - a.at : 1 - a.at + b.at) || 1,
    w = reachCurve(((cycle - a.at + 1) % 1) / span),
    between = (x = 0, y = 0) => x + (y - x) * w;
  const place = (s: Side): Place | undefined =>
    a[s] && b[s] ? ([0, 1, 2].map(c => between(a[s]![c], b[s]![c])) as Place) : (a[s] ?? b[s]);
  return {
    at: cycle,
    l: place("l"),
    r: place("r"),
    roll: between(a.roll ?? -0.35, b.roll ?? -0.35),
    lean: between(a.lean, b.lean),
    twist: between(a.twist, b.twist),
    nod: between(a.nod, b.nod),
    turn: between(a.turn, b.turn),
    tilt: between(a.tilt, b.tilt),
  };
}

/** The same sounds in every cycle. `at`: seconds into it. */
export function repeat(total: number, period: number, at: number[], kind: string, strength: number) {
  const sounds: { time: number; kind: string; strength: number }[] = [];
  for (let base = 0; base < total; base += period)
    for (const x of at) if (base + x < total) sounds.push({ time: base + x, kind, strength });
  return sounds;
}
