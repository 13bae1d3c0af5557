// Where people stand and sit: on the marks of the place, in a group with room for each, seats for what is done sitting.
import { Vector3 } from "three";
import type { Mark } from "../contracts.ts";
import { actionsOf } from "./actions.ts";
import { FreeFloor, groupSpots } from "./freeFloor.ts";
import type { CastSubject } from "./individuals.ts";
import type { BlockingTask, Placement } from "./placement.ts";
import { chance } from "./random.ts";
import { speedOf } from "./travel.ts";

const TALKING_DISTANCE = 1.15;
/** How far those who talk stay turned to the lens, radians. */
export const OPEN_TO_CAMERA = 0.42;
const SEATED = new Set(["sit", "type", "piano", "drum"]);
/** Done sitting where there are seats for it. */
const SEATED_INDOORS = new Set(["eat", "drink", "read", "write", "text"]);
const LYING = new Set(["lie", "sleep"]);
/** How near two stand whose doing brings them together, metres. */
const TOUCHING: Record<string, number> = { hug: 0.44, "shake-hands": 0.82, dance: 0.95 };
const WITHOUT_A_SEAT = "sit-floor";

/** One individual of a shot: the i-th of its subject. */
export interface Entry {
  key: string;
  each: CastSubject;
  i: number;
}

export function placePeople(
  task: BlockingTask,
  people: readonly Entry[],
  placed: Map<string, Placement>,
  used: Set<string>,
): void {
  const walker = [...placed.values()].find((placement) => placement.walk && speedOf(placement.actions[0]) < 6);
  const base = baseMark(task, people, used);
  const right = new Vector3(Math.cos(task.viewYaw), 0, -Math.sin(task.viewYaw));
  const toCamera = new Vector3(Math.sin(task.viewYaw), 0, Math.cos(task.viewYaw));
  const standing = people.filter(({ each }) => !seated(task, each));
  const spots = walker ? null : standingSpots(task, base, standing, right);
  for (const { key, each } of people) {
    const kept = task.before.get(key);
    if (kept && !kept.walk && kept.actions[0] === each.staged.action && each.subject.relations.length === 0) {
      placed.set(key, { ...kept, position: kept.position.clone(), actions: actionsOf(each), partner: null });
      continue;
    }
    if (seated(task, each)) {
      const seat = nearestMark(task, "sit", base, used);
      if (seat) {
        used.add(seat.id);
        placed.set(key, sitting(key, each, seat));
        continue;
      }
    }
    const bed = LYING.has(each.staged.action) ? nearestMark(task, "lie", base, used) : null;
    if (bed) {
      used.add(bed.id);
      placed.set(key, { ...sitting(key, each, bed), seatHeight: null });
      continue;
    }
    const slot = Math.max(
      0,
      standing.findIndex((entry) => entry.key === key),
    );
    const depth = standing.length > 2 ? 0.3 * (chance(task.seed, key, "depth") - 0.5) : 0;
    const origin =
      spots?.[slot] ?? (walker?.position ?? base).clone().addScaledVector(right, 1.6 + arcSlot(slot, standing.length));
    const position = origin.clone().addScaledVector(toCamera, depth);
    position.y = task.place.groundHeight(position.x, position.z);
    const turned = (slot % 2 ? -1 : 1) * OPEN_TO_CAMERA * (0.7 + 0.6 * chance(task.seed, key, "turn"));
    placed.set(key, {
      key,
      position,
      facing: task.viewYaw + turned,
      actions: actionsOf(each).map((action) => (action === "sit" ? WITHOUT_A_SEAT : action)),
      walk: null,
      seatHeight: null,
      partner: null,
      prop: null,
    });
  }
}

function standingSpots(task: BlockingTask, base: Vector3, standing: readonly Entry[], right: Vector3): Vector3[] {
  const count = standing.length,
    apart = touching(standing.map(({ each }) => each)) ?? TALKING_DISTANCE;
  const offsets = Array.from({ length: count }, (_, slot) => (count === 2 ? (slot - 0.5) * apart : arcSlot(slot, count)));
  const marks = task.place.marks.filter((mark) => mark.kind === "stand").map((mark) => mark.position);
  marks.sort((a, b) => a.distanceTo(base) - b.distanceTo(base));
  const floor = new FreeFloor(task.solids, (x, z) => task.place.groundHeight(x, z));
  return groupSpots(marks.length > 0 ? marks : [base], offsets, right, floor);
}

/** The distance of a pair that one of them hugs, greets or dances with; null where nobody does. */
export function touching(pair: readonly CastSubject[]): number | null {
  if (pair.length !== 2) return null;
  const distances = pair.map(({ staged }) => TOUCHING[staged.action]).filter((each) => each !== undefined);
  return distances.length > 0 ? Math.min(...distances) : null;
}

function seated({ place }: BlockingTask, { staged }: CastSubject): boolean {
  return SEATED.has(staged.action) || (place.indoor && SEATED_INDOORS.has(staged.action));
}

function sitting(key: string, each: CastSubject, seat: Mark): Placement {
  return {
    key,
    position: seat.position.clone(),
    facing: seat.facing,
    actions: actionsOf(each),
    walk: null,
    seatHeight: seat.seatHeight ?? 0.45,
    partner: null,
    prop: null,
  };
}

/** 0, +1, −1, +2… times a comfortable distance. */
export function arcSlot(slot: number, count: number): number {
  if (count === 1) return 0;
  return Math.ceil(slot / 2) * (slot % 2 ? 1 : -1) * 0.85;
}

export function baseMark(task: BlockingTask, people: readonly Entry[], used: Set<string>): Vector3 {
  const wanted = people.some(({ each }) => seated(task, each)) ? "sit" : "stand";
  const mark =
    task.place.marks.find((each) => each.kind === wanted && !used.has(each.id)) ??
    task.place.marks.find((each) => each.kind === "stand");
  return (mark?.position ?? task.place.centre).clone();
}

export function nearestMark(task: BlockingTask, kind: Mark["kind"], to: Vector3, used: ReadonlySet<string>): Mark | null {
  const free = task.place.marks.filter((each) => each.kind === kind && !used.has(each.id));
  free.sort((a, b) => a.position.distanceTo(to) - b.position.distanceTo(to));
  return free[0] ?? null;
}
