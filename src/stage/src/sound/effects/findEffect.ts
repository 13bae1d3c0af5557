// From an event's kind or a prompt's words to a recipe: the exact name, then the entry that shares most words, then the nearest of kin.
import type { Surface } from "../../contracts.ts";
import { ANIMAL_EFFECTS } from "./animalEffects.ts";
import { BODY_EFFECTS } from "./bodyEffects.ts";
import type { Recipe } from "./recipe.ts";
import { hoofOn, pawOn, STEPS } from "./steps.ts";
import { THING_EFFECTS } from "./thingEffects.ts";
import { wordTable } from "../wordTable.ts";
import { WORLD_EFFECTS } from "./worldEffects.ts";

const EFFECTS: Readonly<Record<string, Recipe>> = { ...BODY_EFFECTS, ...ANIMAL_EFFECTS, ...THING_EFFECTS, ...WORLD_EFFECTS };
const table = wordTable(Object.entries(EFFECTS).map(([name, recipe]) => ({ name, words: recipe.words })));

/** What nothing is known of sounds as a small soft knock: heard, and never mistaken for something else. */
const UNKNOWN: Recipe = { words: "", level: -20, layers: [{ source: "struck", seconds: 0.2, modes: [[180, 0.12, 1], [320, 0.08, 0.5]] }] };

const GROUNDS: readonly (readonly [RegExp, Surface])[] = [
  [/\b(gravel|leaves|twigs)\b/, "leaves"], [/\bsnow\b/, "snow"], [/\bsand\b/, "sand"], [/\b(grass|lawn)\b/, "grass"], [/\b(mud|dirt|earth|soil)\b/, "earth"],
  [/\b(puddles?|water)\b/, "water"], [/\b(wood|wooden|planks|floorboards|stairs)\b/, "wood"], [/\b(marble|tiles?|linoleum)\b/, "tile"], [/\b(stone|cobbles?|cobblestones?)\b/, "stone"],
  [/\b(carpet|rug)\b/, "carpet"], [/\b(concrete|pavement|asphalt|street)\b/, "concrete"],
];

export interface FoundEffect { name: string; recipe: Recipe }

/** @param kind "footfall", "hoof", "door", or free words: "glass shatters on the floor". Never fails. */
export function findEffect(kind: string, surface: Surface | undefined): FoundEffect {
  const text = kind.toLowerCase();
  const ground = groundIn(text) ?? surface ?? "concrete";
  // exact kinds of the stage first: they carry their surface
  if (/\bfoot|\bsteps?\b|\b(boots|heels|shoes|sneakers|underfoot)\b/.test(text)) return { name: `step-${ground}`, recipe: STEPS[ground] ?? STEPS.concrete };
  if (/paw/.test(text)) return { name: `paw-${ground}`, recipe: pawOn(ground) };
  if (/hoo[fv]|gallop/.test(text)) return { name: `hoof-${ground}`, recipe: hoofOn(ground) };
  if (Object.hasOwn(EFFECTS, text)) return { name: text, recipe: EFFECTS[text] };
  const name = table.find(text);
  return name === null ? { name: "unknown", recipe: UNKNOWN } : { name, recipe: EFFECTS[name] };
}

/** The ground that the words name: "boots on gravel". */
function groundIn(text: string): Surface | undefined {
  return GROUNDS.find(([words]) => words.test(text))?.[1];
}

export function effectNames(): string[] {
  return Object.keys(EFFECTS);
}
