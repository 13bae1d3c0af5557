// What a subject does in a shot, in order: the staged action, then the plan's further verbs as far as the stage can play them.
import table from "../../catalogue/actions.tsv";
import type { CastSubject } from "./individuals.ts";

interface ActionRow {
  id: string;
  who: string[];
  verbs: string[];
}

const MOST_IN_A_SHOT = 3;
/** What is done along with anything else takes no turn of its own: lines, looks and faces play it. */
const ALONGSIDE = new Set(["talk", "look", "laugh", "cry", "think", "nod", "shake-head", "sing"]);

const rows: ActionRow[] = table
  .split("\n")
  .slice(1)
  .flatMap((line) => {
    const [id, who, verbs] = line.split("\t");
    if (!id || !who || !verbs) return [];
    return [{ id, who: who.split(",").map((each) => each.trim()), verbs: verbs.split(",").map((each) => each.trim()) }];
  });

export function actionsOf({ staged, subject }: CastSubject): string[] {
  const first = staged.action || "stand";
  const further = subject.actions
    .filter((verb) => verb !== subject.action)
    .flatMap((verb) => {
      const row = rows.find((each) => each.verbs.includes(verb) && each.who.includes(staged.kind));
      return row && row.id !== first ? [row.id] : [];
    });
  const all = [...new Set([first, ...further])];
  const turns = all.filter((action) => !ALONGSIDE.has(action));
  return (turns.length > 0 ? turns : all.slice(0, 1)).slice(0, MOST_IN_A_SHOT);
}
