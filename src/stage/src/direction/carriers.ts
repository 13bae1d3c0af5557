// Who is carried: somebody who drives, rides or rows goes with the vehicle or the animal that the shot has for it.
import type { CastSubject } from "./individuals.ts";

interface Carrier {
  seat: number;
  action: string;
}

/** Height of the seat over what it stands on, metres, and how the carrier moves when it is used. */
const CARRIERS: Record<string, Carrier> = {
  car: { seat: 0.42, action: "drive" },
  bicycle: { seat: 0.92, action: "cycle" },
  motorcycle: { seat: 0.8, action: "ride" },
  horse: { seat: 1.32, action: "walk" },
  boat: { seat: 0.5, action: "sail" },
  rowboat: { seat: 0.3, action: "row" },
  sailboat: { seat: 0.5, action: "sail" },
  "fishing-boat": { seat: 0.6, action: "sail" },
};
const CARRIED_ACTIONS = new Set(["drive", "row", "ride", "cycle", "sail"]);
const CARRYING_RELATIONS = new Set(["on", "inside"]);
const GALLOP = /gallop|race|chase|rush|sprint/;

/** What somebody rides or drives when the text does not say: by who he is, then by what he does. */
const UNSAID: readonly [RegExp, string, "thing" | "animal"][] = [
  [/cyclist|bicycl|bike/, "bicycle", "thing"],
  [/rider|jockey|knight|cowboy|horse/, "horse", "animal"],
  [/\brow\b|paddle/, "rowboat", "thing"],
  [/sail/, "sailboat", "thing"],
  [/./, "car", "thing"],
];

/** The cast with what carries them, for those who ride or drive nothing that the text names. */
export function withCarriers(cast: readonly CastSubject[]): CastSubject[] {
  if (cast.some(({ staged }) => CARRIERS[staged.asset])) return [...cast];
  return cast.flatMap((each) => {
    if (each.staged.kind !== "person" || !CARRIED_ACTIONS.has(each.staged.action)) return [each];
    const words = [each.subject.noun, each.subject.action ?? "", each.staged.action].join(" ").toLowerCase();
    const [, asset, kind] = UNSAID.find(([pattern]) => pattern.test(words))!;
    const keys = each.keys.map((key) => `${key} ${asset}`);
    return [
      each,
      {
        keys,
        staged: { index: each.staged.index, key: keys[0], kind, asset, action: "idle", note: null },
        subject: { cast: null, noun: asset, action: null, actions: [], count: keys.length, attributes: [], relations: [] },
      },
    ];
  });
}

export interface Ride {
  carrier: string;
  seat: number;
  action: string;
}

/** By the key of who is carried. */
export function ridesIn(cast: readonly CastSubject[]): Map<string, Ride> {
  const rides = new Map<string, Ride>();
  for (const rider of cast.filter(({ staged }) => staged.kind === "person")) {
    const carrier = cast.find(
      ({ staged, subject }) =>
        CARRIERS[staged.asset] &&
        (CARRIED_ACTIONS.has(rider.staged.action) ||
          rider.subject.relations.some(
            ({ relation, to }) => CARRYING_RELATIONS.has(relation) && to.toLowerCase() === subject.noun.toLowerCase(),
          )),
    );
    if (!carrier) continue;
    const { seat, action } = CARRIERS[carrier.staged.asset];
    const verbs = [rider.subject.action ?? "", ...rider.subject.actions].join(" ");
    rider.keys.forEach((key, i) => {
      rides.set(key, {
        carrier: carrier.keys[Math.min(i, carrier.keys.length - 1)],
        seat,
        action: action === "walk" && GALLOP.test(verbs) ? "run" : action,
      });
    });
  }
  return rides;
}

/** Verbs that set a vehicle going by itself: "a red car drives", "a sailboat glides". */
const GOING =
  /^(drive|race|speed|sail|glide|drift|cruise|roll|move|cross|pass|ride|travel|go|come|row|run|rush|arrive|leave|approach|fly|chase|follow|float)$/;

/** How a thing moves on its own, or null where it stands. */
export function goesAs({ staged, subject }: CastSubject): string | null {
  const carrier = CARRIERS[staged.asset];
  return carrier && [subject.action ?? "", ...subject.actions].some((verb) => GOING.test(verb)) ? carrier.action : null;
}

/** Does a ride move, or does somebody merely sit in it? */
export function rides({ staged, subject }: CastSubject): boolean {
  return (
    CARRIED_ACTIONS.has(staged.action) || /gallop|travel|go|race|trot/.test([subject.action ?? "", ...subject.actions].join(" "))
  );
}
