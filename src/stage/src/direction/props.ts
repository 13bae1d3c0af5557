// Which things of a shot are in somebody's hands: the cup of who drinks, the book of who reads, what who holds something holds.
// What an action needs and the prompt does not name, people bring themselves (src/people/handProps.ts).
import type { StagedPlan } from "../contracts.ts";
import { findAction } from "../motion/actions/table.ts";
import { actionsOf } from "./actions.ts";
import { castOf, type CastSubject } from "./individuals.ts";
import type { Dimensions } from "./placement.ts";
import { seatNamed } from "./seats.ts";

export interface Held {
  holder: string;
  key: string;
  asset: string;
}

/** The prop of a holder whose thing is a subject of the shot: nothing else is to be drawn in the hands. */
export const HELD_ALREADY = "held";

const WIDEST_HELD = 0.6;
const LONGEST_HELD = 1.8;
/** What one has in the hand while one does nothing else with it. */
const CARRIED = new Set(["suitcase", "handbag", "umbrella", "basket", "briefcase", "flower", "lantern", "sword"]);
const FREE_HANDS = new Set(["stand", "walk", "run", "look", "talk", "turn"]);
const HOLDING = new Set(["hold", "carry", "give", "throw"]);

export function heldIn(staged: StagedPlan, shot: number, sizes: ReadonlyMap<string, Dimensions>): Held[] {
  const cast = castOf(staged, shot);
  const taken = new Set<string>();
  const held: Held[] = [];
  for (const person of cast.filter((each) => each.staged.kind === "person")) {
    const actions = actionsOf(person);
    const prop = actions.map((action) => findAction(action).prop).find((each) => each !== undefined);
    const carries = actions.some((action) => FREE_HANDS.has(action));
    const takes = actions.some((action) => HOLDING.has(action));
    for (const holder of person.keys) {
      const thing = cast.find(
        (each) =>
          (each.staged.asset === prop || takes || (carries && CARRIED.has(each.staged.asset))) &&
          freeKey(each, cast, taken, sizes) !== null,
      );
      if (!thing) continue;
      const key = freeKey(thing, cast, taken, sizes)!;
      taken.add(key);
      held.push({ holder, key, asset: thing.staged.asset });
    }
  }
  return held;
}

/** An individual that nobody holds yet, that has no place of its own, and that a hand can hold. */
function freeKey(
  { staged, subject, keys }: CastSubject,
  cast: readonly CastSubject[],
  taken: ReadonlySet<string>,
  sizes: ReadonlyMap<string, Dimensions>,
): string | null {
  if (staged.kind !== "thing" || (subject.relations.length > 0 && !seatNamed(subject, cast))) return null;
  return keys.find((key) => !taken.has(key) && sizes.has(key) && fitsHand(staged.asset, sizes.get(key)!)) ?? null;
}

/** Slender enough for a hand: a pole may be long, a plinth that stands in for something may not be carried about. */
export function fitsHand(asset: string, { width, height, depth }: Dimensions): boolean {
  const [, middle, long] = [width, height, depth].sort((a, b) => a - b);
  return asset === "umbrella" || (middle <= WIDEST_HELD && long <= LONGEST_HELD);
}
