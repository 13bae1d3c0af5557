// Who is in the clip. A subject of the plan with a count becomes several individuals, each with a look of its own;
// the same individual keeps one look through all shots, so its words are gathered from every shot that names it.
import type { ActorLook, Environment, ShotPlan, StagedPlan, StagedSubject, Subject } from "../contracts.ts";
import { withCarriers } from "./carriers.ts";
import { hash } from "./random.ts";

export interface Individual {
  key: string;
  kind: "person" | "animal" | "thing";
  look: ActorLook;
}
/** One subject of one shot with the individuals that play it. */
export interface CastSubject {
  subject: Subject;
  staged: StagedSubject;
  keys: string[];
}

const MOST_OF_A_KIND = 6;
const MOST_IN_ALL = 14;

export function castOf(staged: StagedPlan, shot: number): CastSubject[] {
  const { subjects } = staged.plan.shots[shot];
  const group = groupOfNamed(staged, shot);
  const named = staged.shots[shot].subjects
    .filter((each) => each.kind !== "part-of-place" && subjects[each.index] && each !== group)
    .map((each) => {
      const subject = staged.plan.shots[shot].subjects[each.index];
      const count = Math.min(Math.max(1, subject.count), MOST_OF_A_KIND);
      return {
        subject,
        staged: each,
        keys: Array.from({ length: count }, (_, i) => (i === 0 ? each.key : `${each.key}#${i + 1}`)),
      };
    });
  return withCarriers(named);
}

/** "Two friends … Anna says … Tom says": as many as are named are those who are named, not two more. */
function groupOfNamed({ plan, shots }: StagedPlan, shot: number): StagedSubject | null {
  const { subjects } = plan.shots[shot];
  const people = shots[shot].subjects.filter((each) => each.kind === "person" && subjects[each.index]);
  const named = people.filter((each) => subjects[each.index].cast !== null);
  return (
    people.find(
      (each) =>
        subjects[each.index].cast === null && subjects[each.index].count > 1 && subjects[each.index].count === named.length,
    ) ?? null
  );
}

export function individualsOf(
  staged: StagedPlan,
  environments: readonly Environment[],
): { individuals: Individual[]; notes: string[] } {
  const found = new Map<string, Individual>();
  const notes = new Set<string>();
  staged.plan.shots.forEach((_, shot) => {
    for (const { subject, staged: stagedSubject, keys } of castOf(staged, shot)) {
      if (subject.count > MOST_OF_A_KIND) notes.add(`${subject.count} × ${subject.noun}: shown as ${MOST_OF_A_KIND}.`);
      const group = groupOfNamed(staged, shot);
      const shared = group && subject.cast !== null ? staged.plan.shots[shot].subjects[group.index].attributes : [];
      const words = [...wordsOf(staged.plan, subject), ...shared.map((word) => word.toLowerCase())];
      for (const key of keys) {
        const known = found.get(key);
        if (known) {
          for (const word of words) if (!known.look.words.includes(word)) known.look.words.push(word);
        } else if (found.size < MOST_IN_ALL) {
          found.set(key, {
            key,
            kind: stagedSubject.kind === "person" || stagedSubject.kind === "animal" ? stagedSubject.kind : "thing",
            look: {
              key,
              asset: stagedSubject.asset,
              noun: subject.noun.toLowerCase(),
              words: [...words],
              seed: hash(staged.plan.seed, key),
              environment: environments[shot],
              cameo: subject.cast,
              standIn: stagedSubject.kind === "stand-in",
            },
          });
        } else {
          notes.add(`The stage holds ${MOST_IN_ALL} at a time: ${subject.noun} is left out.`);
        }
      }
    }
  });
  return { individuals: [...found.values()], notes: [...notes] };
}

function wordsOf(plan: ShotPlan, subject: Subject): string[] {
  const described = plan.cast.find((member) => member.id === subject.cast)?.description.split(/[,;]/) ?? [];
  return [subject.noun, ...subject.attributes, ...described]
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== "");
}
