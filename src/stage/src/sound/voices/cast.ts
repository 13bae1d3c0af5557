// The characters that can speak. A character is one of the engine's voices read at `tract` times its sample rate: the vocal
// tract scales by 1/tract, pitch and pace are set back against it, and every time of the engine is divided by it, exactly.
// Word error rates and heard pitches of each are in the project's notes on content; all stay below 5 % (robot 9 %).

export interface Character {
  engineVoice: "slt" | "rms" | "awb" | "kal16";
  tract: number;
  /** Mean pitch in hertz; null where the engine's voice ignores it (rms): there only `tract` moves it. */
  pitch: number | null;
  /** Above 1 speaks slower. */
  pace: number;
  sex: "female" | "male" | "none";
  age: "child" | "young" | "adult" | "old";
  /** Words of a description that ask for this character, beside sex and age. */
  words: readonly string[];
}

export const CHARACTERS: Readonly<Record<string, Character>> = {
  "woman": { engineVoice: "slt", tract: 1, pitch: 172, pace: 1, sex: "female", age: "adult", words: ["calm", "gentle"] },
  "woman-low": { engineVoice: "slt", tract: 0.93, pitch: 150, pace: 1.03, sex: "female", age: "adult", words: ["low", "tall", "husky", "stern", "captain", "judge", "sultry", "mysterious", "strong", "queen"] },
  "woman-bright": { engineVoice: "slt", tract: 1.07, pitch: 205, pace: 0.96, sex: "female", age: "young", words: ["bright", "cheerful", "small", "petite", "teenage", "student", "happy", "excited", "princess"] },
  "girl": { engineVoice: "slt", tract: 1.17, pitch: 265, pace: 1, sex: "female", age: "child", words: ["little", "fairy", "tiny", "elf"] },
  "old-woman": { engineVoice: "slt", tract: 0.97, pitch: 185, pace: 1.22, sex: "female", age: "old", words: ["frail", "witch", "wrinkled"] },
  "man": { engineVoice: "rms", tract: 1, pitch: null, pace: 1, sex: "male", age: "adult", words: ["calm", "narrator"] },
  "man-deep": { engineVoice: "rms", tract: 0.9, pitch: null, pace: 1, sex: "male", age: "adult", words: ["deep", "low", "big", "tall", "burly", "muscular", "bearded", "soldier", "captain", "detective", "villain", "wrestler", "stern", "strong", "king"] },
  "man-light": { engineVoice: "rms", tract: 1.1, pitch: null, pace: 0.98, sex: "male", age: "young", words: ["slim", "small", "thin", "teenage", "student", "cheerful", "happy", "excited", "nervous", "prince"] },
  "man-scots": { engineVoice: "awb", tract: 1, pitch: 127, pace: 1, sex: "male", age: "adult", words: ["scottish", "scots", "british", "english", "irish", "sailor", "fisherman", "butler", "professor", "kilt"] },
  "old-man": { engineVoice: "awb", tract: 0.92, pitch: 112, pace: 1.2, sex: "male", age: "old", words: ["wizard", "wise", "wrinkled", "bearded"] },
  "boy": { engineVoice: "awb", tract: 1.28, pitch: 240, pace: 1.02, sex: "male", age: "child", words: ["little", "tiny", "goblin"] },
  "giant": { engineVoice: "rms", tract: 0.8, pitch: null, pace: 1.05, sex: "none", age: "adult", words: ["giant", "monster", "ogre", "troll", "demon", "beast", "dragon", "bear", "huge"] },
  "robot": { engineVoice: "kal16", tract: 1, pitch: 100, pace: 1, sex: "none", age: "adult", words: ["robot", "android", "cyborg", "machine", "computer", "droid", "automaton", "intercom", "ai"] },
};

/** "woman" or, for the second of two alike, "woman+1": the same voice with its tract and pitch moved a little. */
export function characterNamed(name: string): Character {
  const [base, step] = name.split("+");
  const character = CHARACTERS[base] ?? CHARACTERS.woman;
  const steps = Math.min(6, Math.max(0, Number.parseInt(step ?? "0", 10) || 0));
  if (steps === 0) return character;
  // alternately above and below, so that neighbours differ most
  const shift = (steps % 2 === 1 ? 1 : -1) * Math.ceil(steps / 2);
  return {
    ...character,
    tract: character.tract * (1 + 0.035 * shift),
    pitch: character.pitch === null ? null : character.pitch * (1 + 0.09 * shift),
    pace: character.pace * (1 - 0.03 * shift),
  };
}
