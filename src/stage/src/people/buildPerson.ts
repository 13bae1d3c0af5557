// Placeholder until its owner lands.
import type { BuildActor } from "../contracts.ts";
import { placeholderActor } from "../things/placeholderActor.ts";

export const buildPerson: BuildActor = async (look) => placeholderActor(look, 1.72, 0.46, true);
