// Placeholder until its owner lands.
import type { BuildActor } from "../contracts.ts";
import { placeholderActor } from "./placeholderActor.ts";

export const buildThing: BuildActor = async (look) => placeholderActor(look, 0.5, 0.5, false);
