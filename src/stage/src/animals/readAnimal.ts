// From words to an animal: its kind, breed, coat and size.
import type { ActorLook } from "../contracts.ts";
import { hashText, random } from "../motion/random.ts";
import { BIRDS, type BirdKind } from "./birds.ts";
import type { QuadrupedOrder } from "./quadruped.ts";
import { BREEDS, SPECIES } from "./species.ts";

export type AnimalOrder = { kind: "quadruped"; order: QuadrupedOrder } | { kind: "bird"; bird: BirdKind; seed: number };

const COAT_WORDS: Record<string, string[]> = {
  black: ["black"],
  white: ["white"],
  brown: ["brown", "chestnut"],
  chestnut: ["chestnut", "brown"],
  golden: ["golden", "orange"],
  yellow: ["golden", "orange"],
  blond: ["golden"],
  grey: ["grey"],
  gray: ["grey"],
  silver: ["grey"],
  orange: ["orange", "red", "golden"],
  ginger: ["orange", "red"],
  red: ["red", "orange", "chestnut"],
  tan: ["tan", "golden", "brown"],
  spotted: ["spotted", "leopard", "calico"],
  dappled: ["grey"],
  palomino: ["golden"],
  bay: ["brown"],
  calico: ["calico"],
  pink: ["pink"],
  striped: ["tiger", "brown", "zebra"],
  cream: ["golden", "white"],
};

export function readAnimal(look: ActorLook): AnimalOrder {
  const text = [look.noun, ...look.words].join(" ").toLowerCase(),
    words = text.match(/[a-z]+/g) ?? [],
    singular = [...words, ...(look.asset.match(/[a-z]+/g) ?? [])].flatMap(w => [
      w,
      w.replace(/s$/, ""),
      w.replace(/ies$/, "y"),
      w.replace(/ves$/, "f"),
    ]);
  const seed = hashText(`${look.key}#${look.seed}`) % 65536,
    chance = random(seed),
    named = <T extends { nouns: string[] }>(list: readonly T[], said: string[]) => list.find(x => x.nouns.some(n => said.includes(n)));
  // What the plan says goes before what the catalogue found for it.
  const own = singular.slice(0, words.length * 4),
    four = named(SPECIES, own),
    bird = four ? undefined : (named(BIRDS, own) ?? (named(SPECIES, singular) ? undefined : named(BIRDS, singular)));
  if (bird) return { kind: "bird", bird, seed };
  const species = four ?? named(SPECIES, singular) ?? SPECIES[0];
  const breedName = singular.find(w => w in BREEDS),
    breed = breedName ? BREEDS[breedName] : {};
  const asked = words.flatMap(w => COAT_WORDS[w] ?? []).find(c => c in species.coats),
    coat = species.coats[asked ?? breed.coat ?? ""] ?? species.coats[chance.pick(species.usual)];
  const size =
    (breed.scale ?? 1) *
    (/\b(small|little|tiny)\b/.test(text) ? 0.78 : /\b(big|large|huge|giant)\b/.test(text) ? 1.22 : 1) *
    chance.pick([0.95, 1, 1, 1.05]);
  return {
    kind: "quadruped",
    order: {
      species,
      size,
      coat,
      pricked: !!breed.pricked,
      stout: (breed.stout ?? 1) * (/\b(fat|chubby|plump)\b/.test(text) ? 1.18 : /\b(thin|lean|skinny)\b/.test(text) ? 0.88 : 1),
      seed,
      maned: !!species.mane,
      horned: species.horns === "cow" ? !/calf/.test(text) : /\b(stag|elk|moose|reindeer|goat|ram)\b/.test(text),
    },
  };
}
