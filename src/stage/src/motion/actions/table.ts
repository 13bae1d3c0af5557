// Everything a person can be seen doing, by the id of catalogue/actions.tsv.
import type { Action } from "./action.ts";
import { handAction } from "./hands.ts";
import { BY_HANDS } from "./handTable.ts";
import { WHOLE_BODY } from "./wholeBody.ts";

const ACTIONS = new Map<string, Action>([...WHOLE_BODY, ...BY_HANDS.map(handAction)].map(a => [a.id, a]));

/** Other names that plans and people use. */
const NEAREST: Record<string, string> = {
  wait: "stand",
  idle: "stand",
  pose: "stand",
  be: "stand",
  speak: "talk",
  say: "talk",
  tell: "talk",
  stroll: "walk",
  jog: "run",
  sprint: "run",
  chase: "run",
  flee: "run",
  greet: "wave",
  watch: "look",
  stare: "look",
  sip: "drink",
  toast: "drink",
  call: "phone",
  rest: "sit",
  smile: "stand",
  kiss: "hug",
  embrace: "hug",
  stir: "cook",
  chop: "cook",
  bake: "knead",
  ride: "drive",
  pack: "carry",
  lift: "carry",
  play: "guitar",
  box: "punch",
  fight: "punch",
  applaud: "clap",
  squat: "crouch",
  study: "read",
  draw: "write",
};

export const actionIds = (): string[] => [...ACTIONS.keys()];

/** The action of that id, or the nearest that is known; standing at worst. */
export function findAction(id: string): Action {
  const key = id.toLowerCase().trim();
  return (
    ACTIONS.get(key) ??
    ACTIONS.get(NEAREST[key] ?? "") ??
    ACTIONS.get(key.replace(/(ing|es|s|ed)$/, "")) ??
    ACTIONS.get(NEAREST[key.replace(/(ing|es|s|ed)$/, "")] ?? "") ??
    ACTIONS.get("stand")!
  );
}
