// Blocking: who stands, sits and walks where in a shot. The principal takes the best mark, others are grouped round it,
// those who talk face one another, things stand where their relations say or on the table, movers get a lane.
import { Vector3 } from "three";
import { actionsOf } from "./actions.ts";
import { goesAs, rides, ridesIn, type Ride } from "./carriers.ts";
import type { CastSubject } from "./individuals.ts";
import type { BlockingTask, Placement } from "./placement.ts";
import { arcSlot, baseMark, nearestMark, OPEN_TO_CAMERA, placePeople, touching, type Entry } from "./peopleSpots.ts";
import { chance } from "./random.ts";
import { relatedPosition } from "./relations.ts";
import { seatNamed, seatOf } from "./seats.ts";
import { leavesGround, routeFor, speedOf } from "./travel.ts";
import { beside } from "./walk.ts";

const COMPANION_DISTANCE = 0.8;
const SMALL = 0.6;
const SEATED_APART = 0.6;
const ON_FOOT = new Set(["walk", "run"]);

export function blockShot(task: BlockingTask): Map<string, Placement> {
  const placed = new Map<string, Placement>();
  const used = new Set<string>();
  const riding = ridesIn(task.cast);
  const cast = task.cast.map((each) => ridden(each, task.cast, riding));
  const actors = cast.flatMap((each) =>
    each.keys.filter((key) => task.sizes.has(key) && !task.held.has(key)).map((key, i) => ({ key, each, i })),
  );
  const movers = actors.filter(({ key, each }) => !riding.has(key) && moves(each));
  placeMovers(task, movers, placed);
  const rest = actors.filter(({ key }) => !placed.has(key) && !riding.has(key));
  const people = rest.filter(({ each }) => each.staged.kind === "person");
  const others = rest.filter(({ each }) => each.staged.kind !== "person");
  placePeople(task, people, placed, used);
  for (const { key, each, i } of [...others, ...others]) {
    if (!placed.has(key)) placeOther(task, key, each, i, placed, used);
  }
  for (const { key, each } of rest) relate(task, key, each, placed);
  for (const { key, each, i } of people) sitDown(task, key, each, i, placed);
  for (const [key, ride] of riding) mount(key, ride, task, placed);
  faceOneAnother(task, placed);
  return placed;
}

/** A vehicle or an animal moves as its rider has it move. */
function ridden(each: CastSubject, cast: readonly CastSubject[], riding: ReadonlyMap<string, Ride>): CastSubject {
  const rider = cast.find(({ keys }) => each.keys.some((key) => riding.get(keys[0])?.carrier === key));
  const going = goesAs(each);
  if (going) return { ...each, staged: { ...each.staged, action: going } };
  if (each.staged.kind === "animal" && each.subject.action === null) return accompanying(each, cast);
  if (!rider || !rides(rider)) return each;
  return {
    ...each,
    staged: { ...each.staged, action: riding.get(rider.keys[0])!.action },
    subject: { ...each.subject, action: rider.subject.action, actions: [], relations: [] },
  };
}

/** An animal of which nothing is said goes along with whoever walks or runs. */
function accompanying(each: CastSubject, cast: readonly CastSubject[]): CastSubject {
  const leader = cast.find((other) => other.staged.kind === "person" && ON_FOOT.has(other.staged.action));
  return leader ? { ...each, staged: { ...each.staged, action: leader.staged.action } } : each;
}

function mount(key: string, ride: Ride, task: BlockingTask, placed: Map<string, Placement>): void {
  const carrier = placed.get(ride.carrier);
  if (!carrier || !task.sizes.has(key)) return;
  placed.set(key, {
    ...carrier,
    key,
    position: carrier.position.clone(),
    actions: ["drive"],
    seatHeight: ride.seat,
    partner: null,
  });
}

function moves({ staged, subject }: CastSubject): boolean {
  if (subject.relations.some(({ relation }) => relation === "on" || relation === "inside")) return false;
  return (
    actionsOf({ staged, subject, keys: [] }).some((action) => speedOf(action) > 0) &&
    (staged.kind === "person" || staged.kind === "animal" || subject.action !== null)
  );
}

/** The first mover gets the lane; those who move as it does keep beside it, the fliers each take a way of their own. */
function placeMovers(task: BlockingTask, movers: readonly Entry[], placed: Map<string, Placement>): void {
  const companions = new Map<string, number>();
  for (const { key, each, i } of movers) {
    const actions = actionsOf(each);
    const turn = actions.findIndex((each) => speedOf(each) > 0);
    const action = actions[turn];
    const share = (task.end - task.start) / actions.length;
    const flies = action === "fly" || action === "soar";
    const group = flies ? `${action}:${key}` : action;
    const order = companions.get(group) ?? 0;
    companions.set(group, order + 1);
    const size = task.sizes.get(key)!;
    const before = task.before.get(key);
    const route = routeFor({
      place: task.place,
      action,
      start: task.start + turn * share,
      end: task.start + (turn + 1) * share,
      style: flies ? "cross" : task.travel,
      viewYaw: task.viewYaw,
      bulk: Math.max(size.width, size.depth),
      from: before?.walk && !flies ? before.walk.path.at(-1)! : null,
      seed: task.seed,
      key,
      speaks: task.speakers.length > 0,
    });
    const spread = Math.ceil(order / 2) * (order % 2 ? 1 : -1) * Math.max(COMPANION_DISTANCE, size.width + 0.3);
    const path = beside(route.walk.path, spread).map((point) =>
      leavesGround(action) ? point : point.setY(task.place.groundHeight(point.x, point.z)),
    );
    const walk = { ...route.walk, path, start: route.walk.start, end: route.walk.end };
    if (i > 0 || order > 1) walk.path = lagBehind(walk.path, 0.25 * chance(task.seed, key, "lag") * (flies ? 12 : 1));
    placed.set(key, {
      key,
      position: walk.path[0].clone(),
      facing: route.heading,
      actions,
      walk,
      seatHeight: null,
      partner: null,
      prop: null,
    });
  }
}

function lagBehind(path: Vector3[], metres: number): Vector3[] {
  const way = path[1].clone().sub(path[0]).setY(0).normalize().multiplyScalar(-metres);
  return path.map((point) => point.clone().add(way));
}

/** Things and still animals: by relation, on a table when small, parked when large, else at the side of the group. */
function placeOther(
  task: BlockingTask,
  key: string,
  each: CastSubject,
  i: number,
  placed: Map<string, Placement>,
  used: Set<string>,
): void {
  const size = task.sizes.get(key)!;
  const thing = each.staged.kind !== "animal";
  const kept = task.before.get(key);
  const people = [...placed.values()];
  let facing = task.viewYaw + 0.35;
  let position: Vector3;
  const small = thing && size.height < SMALL && Math.max(size.width, size.depth) < 0.9;
  const anchor = people[0]?.position ?? task.place.centre;
  const mark = small
    ? nearestMark(task, "table-top", anchor, used)
    : size.depth > 2.2 || size.width > 2.2
      ? nearestMark(task, "vehicle", task.place.centre, used)
      : null;
  if (kept && !kept.walk && each.subject.relations.length === 0) {
    position = kept.position.clone();
    facing = kept.facing;
  } else if (mark) {
    used.add(mark.id);
    position = mark.position.clone();
    facing = mark.facing;
  } else {
    const right = new Vector3(Math.cos(task.viewYaw), 0, -Math.sin(task.viewYaw));
    const toCamera = new Vector3(Math.sin(task.viewYaw), 0, Math.cos(task.viewYaw));
    const base = people.length > 0 ? anchor : baseMark(task, [], used);
    const order = [...placed.values()].filter((other) => !other.walk).length;
    const side = people.length === 0 ? arcSlot(i, each.keys.length) : (order % 2 ? 1 : -1) * Math.ceil((order + 1) / 2);
    const step = Math.max(people.length > 0 ? 0.75 : 0.2, size.width / 2 + (people.length > 0 ? 0.5 : size.width * 0.25));
    position = base
      .clone()
      .addScaledVector(right, side * step)
      .addScaledVector(toCamera, people.length > 0 ? 0.25 : 0);
    position.y = task.place.groundHeight(position.x, position.z);
    if (people.length === 0 && !thing) facing = task.viewYaw + 0.6 * (chance(task.seed, key, "turn") - 0.3);
  }
  placed.set(key, { key, position, facing, actions: actionsOf(each), walk: null, seatHeight: null, partner: null, prop: null });
}

/** Takes the seat that the text names, the second of them beside the first. */
function sitDown(task: BlockingTask, key: string, each: CastSubject, i: number, placed: Map<string, Placement>): void {
  const taken = seatOf(each, task.cast);
  const seat = taken ? placed.get(taken.key) : undefined;
  const placement = placed.get(key);
  if (!taken || !seat || !placement) return;
  const aside = new Vector3(Math.cos(seat.facing), 0, -Math.sin(seat.facing)).multiplyScalar(i * SEATED_APART);
  const front = new Vector3(Math.sin(seat.facing), 0, Math.cos(seat.facing)).multiplyScalar(0.04);
  placement.position = seat.position.clone().add(aside).add(front);
  placement.facing = seat.facing;
  placement.seatHeight = taken.height;
}

/** Moves those with relations to where they say. */
function relate(task: BlockingTask, key: string, each: CastSubject, placed: Map<string, Placement>): void {
  const placement = placed.get(key);
  if (!placement || placement.walk) return;
  if (seatNamed(each.subject, task.cast) && each.staged.kind === "person") return;
  // who jumps over something does not stand in the air above it
  if (each.staged.kind !== "thing" && each.subject.relations.every(({ relation }) => relation === "above")) return;
  const position = relatedPosition(key, each.subject, task.cast, { viewYaw: task.viewYaw, sizes: task.sizes, placed });
  if (!position) return;
  placement.position = position;
}

/** Two who talk turn to each other, a little open to the camera; a lone speaker turns near the lens. */
function faceOneAnother(task: BlockingTask, placed: Map<string, Placement>): void {
  const people = [...placed.values()].filter((placement) =>
    task.cast.some(({ keys, staged }) => staged.kind === "person" && keys.includes(placement.key)),
  );
  const walking = people.filter((placement) => placement.walk && placement.seatHeight === null);
  for (const placement of walking)
    placement.partner = task.speakers.length > 0 ? (nearestOther(placement, walking)?.key ?? null) : null;
  const still = people.filter((placement) => !placement.walk);
  for (const placement of still) {
    const partner = nearestOther(placement, still);
    placement.partner = partner?.key ?? null;
    if (!partner || placement.seatHeight !== null || !(task.speakers.length > 0 || still.length === 2)) continue;
    const to = Math.atan2(partner.position.x - placement.position.x, partner.position.z - placement.position.z);
    const open = Math.atan2(Math.sin(task.viewYaw - to), Math.cos(task.viewYaw - to));
    const pair = [placement, partner].flatMap(({ key }) => task.cast.filter(({ keys }) => keys.includes(key)));
    if (touching(pair) !== null) placement.facing = to;
    else
      placement.facing = to + Math.sign(open) * Math.min(Math.abs(open) * 0.5, OPEN_TO_CAMERA);
  }
}

function nearestOther(placement: Placement, others: readonly Placement[]): Placement | null {
  let best: Placement | null = null;
  for (const other of others) {
    if (other === placement) continue;
    const nearer = !best || other.position.distanceTo(placement.position) < best.position.distanceTo(placement.position);
    if (nearer && other.position.distanceTo(placement.position) < 4) best = other;
  }
  return best;
}
