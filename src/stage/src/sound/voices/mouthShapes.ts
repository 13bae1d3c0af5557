// The engine's 41 sounds as the 16 mouth shapes that faces are built for (reference: the common 15 visemes, and WW for w).

const SOUNDS_OF_SHAPE: Readonly<Record<string, string>> = {
  sil: "pau", PP: "p b m", FF: "f v", TH: "th dh", DD: "t d l", nn: "n", SS: "s z", CH: "sh zh ch jh", RR: "r er", kk: "k g ng hh",
  ih: "y iy ih", E: "ey eh ae ax", aa: "ah aa ay aw", oh: "ao ow oy", ou: "uw uh", WW: "w",
};

const SHAPE_OF_SOUND = new Map(Object.entries(SOUNDS_OF_SHAPE).flatMap(([shape, sounds]) => sounds.split(" ").map(sound => [sound, shape] as const)));

export function mouthShape(sound: string): string {
  return SHAPE_OF_SOUND.get(sound) ?? "aa";
}

/** Whether the vocal folds swing in this sound. */
export function isVoiced(sound: string): boolean {
  return !/^(pau|p|t|k|f|th|s|sh|ch|hh)$/.test(sound);
}
