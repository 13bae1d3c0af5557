import type { BuildActor } from "../contracts.ts";
import { Quadruped } from "./animal.ts";
import { Bird } from "./bird.ts";
import { Fish, FISHES } from "./fish.ts";
import { buildQuadruped } from "./quadruped.ts";
import { readAnimal } from "./readAnimal.ts";

/** An animal from the words of the plan: kind, breed, coat and size. The same key and seed give the same animal. */
export const buildAnimal: BuildActor = async look => {
  if (look.asset in FISHES) return new Fish(look, FISHES[look.asset]);
  const read = readAnimal(look);
  return read.kind === "bird" ? new Bird(look, read.bird, read.seed) : new Quadruped(look, buildQuadruped(read.order), read.order);
};
