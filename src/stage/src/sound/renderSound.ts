// The stage's door to the mix: a score of everything that sounds, as a track with stems.
import type { RenderSound } from "../contracts.ts";
import { soundRoom } from "./soundRoom.ts";

/** See mix/renderScore.ts. */
export const renderSound: RenderSound = (score, context) => soundRoom(context).render(score);
