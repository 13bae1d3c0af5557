// What must not be heard.
import { stemsOf } from "../wordTable.ts";

export interface Excluded {
  dialogue: boolean; effects: boolean; ambience: boolean; music: boolean;
  /** Whether a bed or an event of these words is excluded by name ("traffic", "crowd", "birds"). */
  names(words: string): boolean;
}

const EVERYTHING = ["sound", "audio", "sounds"];
const BY_STEM = {
  dialogue: ["dialogue", "dialog", "speech", "talking", "voice", "voices", "speaking", "narration", "voiceover"],
  effects: ["effects", "foley"],
  ambience: ["ambience", "ambient", "background noise", "atmosphere"],
  music: ["music", "soundtrack", "score", "song"],
} as const;

/** @param negative Short terms: "music", "crowd noise", "background music". What concerns only the picture excludes nothing here. */
export function excludedBy(negative: readonly string[]): Excluded {
  const terms = negative.map(stemsOf);
  const says = (phrases: readonly string[]) => phrases.some(phrase => terms.some(term => stemsOf(phrase).every(stem => term.includes(stem))));
  const silent = negative.some(term => EVERYTHING.includes(term.trim().toLowerCase()));
  const noun = terms.map(term => term.filter(stem => stem !== "nois" && stem !== "sound")).filter(term => term.length > 0);
  return {
    dialogue: silent || says(BY_STEM.dialogue), effects: silent || says(BY_STEM.effects),
    ambience: silent || says(BY_STEM.ambience), music: silent || says(BY_STEM.music),
    names: words => { const said = stemsOf(words); return noun.some(term => term.every(stem => said.includes(stem))); },
  };
}
