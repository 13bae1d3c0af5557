// Placeholder until the voices land: silence as long as the words take, with one open sound a syllable.
import type { ChooseVoice, Speak, SpokenSound } from "../contracts.ts";

export const chooseVoice: ChooseVoice = (speaker) => ({ character: speaker.key });

export const speak: Speak = async (text) => {
  const syllables = Math.max(1, text.match(/[aeiouyäöü]+/gi)?.length ?? 1);
  const pauses = 0.25 * (text.match(/[,;:]/g)?.length ?? 0);
  const seconds = syllables / 4.3 + pauses;
  const sounds: SpokenSound[] = Array.from({ length: syllables * 2 }, (_, i) => ({
    sound: i % 2 ? "a" : "m", shape: i % 2 ? "aa" : "PP",
    start: (i * seconds) / (syllables * 2), end: ((i + 1) * seconds) / (syllables * 2),
  }));
  return { samples: new Float32Array(Math.round(seconds * 48000)), seconds, sounds };
};
