// Feelings as music: tempo, mode, harmony and force; the style that carries them where the words name none.
import type { Mode } from "./brief.ts";

export interface Mood {
  words: string; tempo: number; mode: Mode; root: number; style: string; force: number;
  /** Chord degrees, one a bar; one of them is taken by the seed. */
  progressions: readonly (readonly number[])[];
}

export const MOODS: Readonly<Record<string, Mood>> = {
  tender: { words: "tender|romantic|love|loving|gentle|warm|intimate|sentimental|sweet|heartfelt", tempo: 72, mode: "major", root: 60, style: "piano", force: 0.35, progressions: [[0, 5, 3, 4], [0, 3, 5, 4], [0, 4, 5, 3]] },
  calm: { words: "calm|peaceful|serene|relaxing|soothing|quiet|meditative|tranquil|contemplative|soft|dreamy", tempo: 66, mode: "lydian", root: 58, style: "ambient", force: 0.28, progressions: [[0, 1, 0, 4], [0, 5, 3, 0]] },
  joyful: { words: "joyful|happy|cheerful|bright|upbeat|fun|sunny|merry|lighthearted|festive|celebratory|celebration", tempo: 118, mode: "major", root: 62, style: "acoustic", force: 0.6, progressions: [[0, 3, 4, 0], [0, 4, 5, 3], [0, 3, 0, 4]] },
  hopeful: { words: "hopeful|uplifting|inspiring|inspirational|optimistic|motivational|triumphant|soaring", tempo: 100, mode: "major", root: 62, style: "cinematic", force: 0.6, progressions: [[0, 4, 5, 3], [3, 0, 4, 5]] },
  sad: { words: "sad|melancholy|melancholic|sorrowful|mournful|somber|sombre|lonely|nostalgic|wistful|bittersweet|grief|heartbreaking", tempo: 60, mode: "minor", root: 57, style: "piano", force: 0.3, progressions: [[0, 5, 2, 4], [0, 3, 5, 4], [0, 2, 5, 6]] },
  tense: { words: "tense|suspense|suspenseful|ominous|anxious|nervous|uneasy|foreboding|thriller|dark|brooding|sinister|menacing", tempo: 88, mode: "harmonic", root: 52, style: "suspense", force: 0.45, progressions: [[0, 0, 5, 4], [0, 5, 1, 4], [0, 0, 1, 0]] },
  action: { words: "action|intense|driving|energetic|exciting|chase|fast|powerful|aggressive|adrenaline|dynamic|battle|fight", tempo: 138, mode: "minor", root: 52, style: "epic", force: 0.9, progressions: [[0, 5, 3, 4], [0, 0, 5, 6], [0, 6, 5, 6]] },
  epic: { words: "epic|heroic|grand|majestic|monumental|glorious|victorious|adventure|adventurous", tempo: 96, mode: "minor", root: 50, style: "epic", force: 0.95, progressions: [[0, 5, 2, 6], [0, 3, 5, 6]] },
  mysterious: { words: "mysterious|mystery|magical|enchanting|ethereal|wonder|curious|whimsical|otherworldly|fantasy", tempo: 80, mode: "dorian", root: 57, style: "mystery", force: 0.4, progressions: [[0, 3, 0, 6], [0, 1, 3, 0]] },
  playful: { words: "playful|quirky|comedy|comedic|funny|mischievous|bouncy|silly|goofy|cute", tempo: 122, mode: "major", root: 65, style: "quirky", force: 0.5, progressions: [[0, 3, 4, 0], [0, 5, 1, 4]] },
  scary: { words: "scary|horror|eerie|creepy|haunting|spooky|terrifying|unsettling|nightmare", tempo: 62, mode: "phrygian", root: 49, style: "horror", force: 0.45, progressions: [[0, 1, 0, 1], [0, 0, 1, 5]] },
  cool: { words: "cool|groovy|smooth|laid back|stylish|confident|sassy|noir|moody|sultry", tempo: 92, mode: "dorian", root: 55, style: "jazz", force: 0.5, progressions: [[0, 3, 0, 4], [1, 4, 0, 5]] },
};

export const NEUTRAL = "hopeful";
