// The stage's door to voices: who speaks with which voice, and a line as samples with mouth shapes.
import type { Speak } from "../contracts.ts";
import { soundRoom } from "./soundRoom.ts";

export { chooseVoice } from "./voices/chooseVoice.ts";

/** See voices/utter.ts: bounded, bit-exact, never throws for what the text is; rejects only when flite.wasm cannot be loaded. */
export const speak: Speak = (text, manner, voice, context) => soundRoom(context).speak(text, manner, voice);
