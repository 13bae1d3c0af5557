// Feelings as face units at full strength (FACS by way of ARKit's names; motion.md §5), and the words that mean them.
import type { Units } from "./visemes.ts";

export type Feeling =
  | "neutral"
  | "friendly"
  | "smile"
  | "laugh"
  | "sad"
  | "angry"
  | "surprised"
  | "afraid"
  | "thoughtful"
  | "disgusted"
  | "determined"
  | "tired"
  | "tender";

const both = (name: string, left: number, right = left): Units => ({ [name + "Left"]: left, [name + "Right"]: right });

export const EXPRESSIONS: Record<Feeling, Units> = {
  neutral: {},
  friendly: {
    ...both("mouthSmile", 0.42, 0.38),
    ...both("cheekSquint", 0.2),
    ...both("eyeSquint", 0.05),
    browInnerUp: 0.1,
    ...both("browOuterUp", 0.08),
  },
  smile: {
    ...both("mouthSmile", 0.62, 0.57),
    ...both("cheekSquint", 0.5),
    ...both("eyeSquint", 0.26),
    ...both("mouthDimple", 0.16),
    ...both("browOuterUp", 0.1),
  },
  laugh: {
    ...both("mouthSmile", 0.85, 0.82),
    ...both("cheekSquint", 0.7),
    ...both("eyeSquint", 0.45),
    jawOpen: 0.26,
    ...both("mouthUpperUp", 0.36),
    ...both("mouthLowerDown", 0.16),
  },
  sad: {
    ...both("mouthFrown", 0.6),
    browInnerUp: 0.85,
    ...both("browDown", 0.12),
    mouthShrugLower: 0.34,
    ...both("eyeSquint", 0.16),
    ...both("eyeBlink", 0.14),
  },
  angry: {
    ...both("browDown", 0.9),
    ...both("noseSneer", 0.34),
    ...both("mouthPress", 0.45),
    ...both("eyeSquint", 0.36),
    ...both("mouthFrown", 0.3),
    jawForward: 0.18,
  },
  surprised: { browInnerUp: 0.8, ...both("browOuterUp", 0.9), ...both("eyeWide", 0.7), jawOpen: 0.3, mouthFunnel: 0.14 },
  afraid: {
    browInnerUp: 1,
    ...both("browOuterUp", 0.4),
    ...both("eyeWide", 0.9),
    ...both("mouthStretch", 0.55),
    jawOpen: 0.14,
    ...both("mouthLowerDown", 0.22),
  },
  thoughtful: {
    ...both("browDown", 0.28, 0.12),
    browInnerUp: 0.18,
    ...both("mouthPress", 0.24),
    mouthLeft: 0.16,
    ...both("eyeSquint", 0.14),
  },
  disgusted: {
    ...both("noseSneer", 0.8),
    ...both("mouthUpperUp", 0.5),
    ...both("browDown", 0.4),
    ...both("cheekSquint", 0.4),
    ...both("mouthFrown", 0.3),
  },
  determined: { ...both("browDown", 0.38), ...both("mouthPress", 0.3), ...both("eyeSquint", 0.2), jawForward: 0.1 },
  tired: { ...both("eyeBlink", 0.24), browInnerUp: 0.22, ...both("mouthFrown", 0.16) },
  tender: { ...both("mouthSmile", 0.34, 0.3), browInnerUp: 0.34, ...both("eyeSquint", 0.14), ...both("cheekSquint", 0.2) },
};

const WORDS: [Feeling, RegExp][] = [
  ["laugh", /\b(laugh\w*|giggl\w*|hilarious|grin\w*)\b/],
  ["smile", /\b(smil\w*|happ(y|ily)|joy\w*|cheer\w*|delight\w*|excited|festive|playful|proud\w*|warm(ly)?)\b/],
  ["angry", /\b(angr\w*|furious\w*|rage|shout\w*|yell\w*|mad|hostile|aggressive)\b/],
  ["sad", /\b(sad\w*|cry\w*|weep\w*|sob\w*|grie\w*|mournful|melanchol\w*|sorrow\w*|lonely|heartbroken|tearful)\b/],
  ["afraid", /\b(afraid|scared|fear\w*|terrified|frighten\w*|horror|panic\w*|nervous\w*|anxious\w*|scream\w*)\b/],
  ["surprised", /\b(surpris\w*|astonish\w*|shock\w*|amazed|gasp\w*)\b/],
  ["disgusted", /\bdisgust\w*\b/],
  ["tender", /\b(tender|romantic|loving\w*|love|dreamy|gentle|gently|nostalgic)\b/],
  ["thoughtful", /\b(thoughtful\w*|pensive\w*|think\w*|ponder\w*|wonder\w*|curious\w*|puzzl\w*|confus\w*|read\w*|writ\w*)\b/],
  ["determined", /\b(determin\w*|serious\w*|stern\w*|focus\w*|tense|dramatic|heroic|fight\w*|battle|concentrat\w*)\b/],
  ["tired", /\b(tired|exhausted|sleepy|weary|yawn\w*|bored)\b/],
  ["friendly", /\b(friendly|kind\w*|calm\w*|peaceful|serene|relaxed)\b/],
];

/** The feeling that the words speak of; null when they say nothing of it. */
export function feelingOf(words: string | null | undefined): Feeling | null {
  return words ? (WORDS.find(([, pattern]) => pattern.test(words.toLowerCase()))?.[0] ?? null) : null;
}
