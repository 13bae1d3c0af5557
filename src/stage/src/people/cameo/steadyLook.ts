// A cameo is the same body and voice in every clip: its name decides what the words leave open, not the plan's seed.
import type { ActorLook } from "../../contracts.ts";
import { hashText } from "../../motion/random.ts";

export const steadyLook = (look: ActorLook): ActorLook => (look.cameo === null ? look : { ...look, key: look.cameo, seed: hashText(look.cameo) });
