// What people have in their hands: the thing that an action needs (a cup to drink from), or that the words give them ("a red umbrella").
// A thing of the shot that fits is taken; otherwise one is made, if the catalogue has it.
import table from "../../catalogue/things.tsv";
import type { Environment, StagedPlan } from "../contracts.ts";
import { findAction } from "../motion/actions/table.ts";
import { actionsOf } from "./actions.ts";
import { castOf, type CastSubject, type Individual } from "./individuals.ts";
import type { Dimensions } from "./placement.ts";
import { hash } from "./random.ts";

export interface Held {
  holder: string;
  key: string;
  asset: string;
  /** Words for the look where the thing is made for the hand; null where it is a subject of the shot. */
  words: string[] | null;
}

const CATALOGUE = new Set(
  table
    .split("\n")
    .slice(1)
    .map((line) => line.split("\t")[0]),
);
/** What a person described with it holds rather than wears. */
const HOLDABLE = new Set([
  "umbrella",
  "cup",
  "book",
  "phone",
  "flower",
  "sword",
  "suitcase",
  "handbag",
  "box",
  "guitar",
  "camera",
  "bottle",
  "glass",
  "ball",
  "lantern",
  "candle",
  "basket",
]);
const WIDEST_HELD = 0.6;
const LONGEST_HELD = 1.8;
const HOLDING = new Set(["hold", "carry", "give", "throw"]);

export function heldIn(staged: StagedPlan, shot: number): Held[] {
  const cast = castOf(staged, shot);
  const taken = new Set<string>();
  const held: Held[] = [];
  for (const person of cast.filter((each) => each.staged.kind === "person")) {
    const wish = wishOf(person);
    for (const [i, holder] of person.keys.entries()) {
      const found = cast.find((each) => isFree(each, taken) && (wish ? each.staged.asset === wish.asset : takes(person)));
      const key = found?.keys[Math.min(i, found.keys.length - 1)];
      if (found && key && !taken.has(key)) {
        taken.add(key);
        held.push({ holder, key, asset: found.staged.asset, words: null });
      } else if (wish && CATALOGUE.has(wish.asset)) {
        held.push({ holder, key: `${holder} ${wish.asset}`, asset: wish.asset, words: wish.words });
      }
    }
  }
  return held;
}

/** Slender enough for a hand: a pole may be long, a plinth that stands in for something may not be carried about. */
export function fitsHand(asset: string, { width, height, depth }: Dimensions): boolean {
  const [, middle, long] = [width, height, depth].sort((a, b) => a - b);
  return asset === "umbrella" || (middle <= WIDEST_HELD && long <= LONGEST_HELD);
}

/** The things that are no subjects of the plan, once each. */
export function madeForHands(staged: StagedPlan, environments: readonly Environment[]): Individual[] {
  const made = new Map<string, Individual>();
  staged.plan.shots.forEach((_, shot) => {
    for (const { key, asset, words } of heldIn(staged, shot)) {
      if (words === null || made.has(key)) continue;
      made.set(key, {
        key,
        kind: "thing",
        look: { key, asset, noun: asset, words, seed: hash(staged.plan.seed, key), environment: environments[shot], cameo: null },
      });
    }
  });
  return [...made.values()];
}

function isFree({ staged, subject, keys }: CastSubject, taken: ReadonlySet<string>): boolean {
  return staged.kind === "thing" && subject.relations.length === 0 && keys.some((key) => !taken.has(key));
}

function takes(person: CastSubject): boolean {
  return actionsOf(person).some((action) => HOLDING.has(action));
}

function wishOf(person: CastSubject): { asset: string; words: string[] } | null {
  const prop = actionsOf(person)
    .map((action) => findAction(action).prop)
    .find((each) => each !== undefined);
  if (prop && prop !== "box") return { asset: prop, words: [prop] };
  for (const attribute of person.subject.attributes) {
    const words = attribute.toLowerCase().split(" ");
    const asset = words[words.length - 1];
    if (HOLDABLE.has(asset)) return { asset, words };
  }
  return null;
}
