// Furniture of the shot that somebody sits on: "on a bench", also where the text hangs it on the book ("reads a book on a bench").
import { findAction } from "../motion/actions/table.ts";
import { actionsOf } from "./actions.ts";
import type { CastSubject } from "./individuals.ts";

/** Height of the seat over the floor, metres. */
const SEATS: Record<string, number> = {
  bench: 0.45,
  chair: 0.46,
  armchair: 0.42,
  sofa: 0.42,
  stool: 0.62,
  bed: 0.5,
  swing: 0.5,
  rock: 0.45,
};
const ON = new Set(["on", "inside"]);

export interface SeatTaken {
  key: string;
  height: number;
}

export function seatOf(person: CastSubject, cast: readonly CastSubject[]): SeatTaken | null {
  const props = actionsOf(person).map((action) => findAction(action).prop);
  const handled = cast.filter(({ staged }) => staged.kind === "thing" && props.includes(staged.asset));
  for (const { subject } of [person, ...handled]) {
    const seat = seatNamed(subject, cast);
    if (seat) return seat;
  }
  return null;
}

/** The seat that a subject is said to be on. */
export function seatNamed(subject: CastSubject["subject"], cast: readonly CastSubject[]): SeatTaken | null {
  for (const { relation, to } of subject.relations) {
    const seat = cast.find(
      (each) => each.subject.noun.toLowerCase() === to.toLowerCase() && SEATS[each.staged.asset] !== undefined,
    );
    if (ON.has(relation) && seat) return { key: seat.keys[0], height: SEATS[seat.staged.asset] };
  }
  return null;
}
