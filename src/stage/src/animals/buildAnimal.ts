// Placeholder until its owner lands.
import type { BuildActor } from "../contracts.ts";
import { placeholderActor } from "../things/placeholderActor.ts";

export const buildAnimal: BuildActor = async (look) => placeholderActor(look, 0.6, 0.4, false);
