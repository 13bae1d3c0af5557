// Words that change a thing: colours, materials, sizes.
import { Color } from "three";

const COLOURS: Record<string, number> = {
  red: 0xb3271e,
  crimson: 0x9a1526,
  scarlet: 0xc0281c,
  maroon: 0x5e1620,
  burgundy: 0x5c1a2a,
  orange: 0xd9691e,
  amber: 0xd08a1e,
  yellow: 0xe2b81f,
  gold: 0xc8952e,
  golden: 0xc8952e,
  green: 0x2f7a3a,
  lime: 0x86b82c,
  olive: 0x66682e,
  emerald: 0x16704c,
  mint: 0x9ad2b4,
  teal: 0x1c6e70,
  turquoise: 0x2fa6a2,
  cyan: 0x2aa6c4,
  blue: 0x2457a6,
  navy: 0x18294f,
  azure: 0x3a82c8,
  indigo: 0x2f2f80,
  purple: 0x5e2f86,
  violet: 0x6a3fa0,
  magenta: 0xb02a80,
  pink: 0xe08aa6,
  rose: 0xcf6a84,
  brown: 0x5e3d26,
  tan: 0xb8946a,
  beige: 0xcfbd9c,
  cream: 0xe8dcc0,
  ivory: 0xebe4d2,
  white: 0xe8e6e1,
  silver: 0xb4b8bc,
  grey: 0x7a7d80,
  gray: 0x7a7d80,
  charcoal: 0x34373a,
  black: 0x17181a,
  copper: 0xa8623a,
  bronze: 0x8a6236,
  lavender: 0xa894cc,
  peach: 0xe8b090,
  khaki: 0x9a8c62,
  rust: 0x8e4a26,
  "light blue": 0x86b4dc,
  "dark blue": 0x14264c,
  "dark green": 0x16402a,
};

export interface Finish {
  name: string;
  rough: number;
  metal: number;
  color?: number;
  opacity?: number;
}
const FINISHES: Record<string, Finish> = {
  glass: { name: "glass", rough: 0.05, metal: 0, opacity: 0.32 },
  crystal: { name: "glass", rough: 0.03, metal: 0, opacity: 0.26 },
  transparent: { name: "glass", rough: 0.05, metal: 0, opacity: 0.3 },
  wood: { name: "wood", rough: 0.6, metal: 0, color: 0x80552f },
  wooden: { name: "wood", rough: 0.6, metal: 0, color: 0x80552f },
  oak: { name: "wood", rough: 0.55, metal: 0, color: 0xa37a48 },
  metal: { name: "metal", rough: 0.32, metal: 1, color: 0x9aa0a4 },
  metallic: { name: "metal", rough: 0.3, metal: 1, color: 0x9aa0a4 },
  steel: { name: "metal", rough: 0.3, metal: 1, color: 0xa8acb0 },
  iron: { name: "metal", rough: 0.5, metal: 1, color: 0x4c4e50 },
  chrome: { name: "metal", rough: 0.1, metal: 1, color: 0xc8ccd0 },
  brass: { name: "metal", rough: 0.28, metal: 1, color: 0xb8924a },
  copper: { name: "metal", rough: 0.3, metal: 1, color: 0xb06a42 },
  bronze: { name: "metal", rough: 0.38, metal: 1, color: 0x8a6236 },
  silver: { name: "metal", rough: 0.18, metal: 1, color: 0xc8cacc },
  gold: { name: "metal", rough: 0.22, metal: 1, color: 0xd8a83c },
  golden: { name: "metal", rough: 0.25, metal: 1, color: 0xd8a83c },
  plastic: { name: "plastic", rough: 0.35, metal: 0 },
  leather: { name: "leather", rough: 0.5, metal: 0 },
  marble: { name: "stone", rough: 0.2, metal: 0, color: 0xe4e0da },
  stone: { name: "stone", rough: 0.9, metal: 0, color: 0x8a857c },
  ceramic: { name: "ceramic", rough: 0.15, metal: 0 },
  porcelain: { name: "ceramic", rough: 0.1, metal: 0, color: 0xf0eee8 },
  glossy: { name: "gloss", rough: 0.12, metal: 0 },
  shiny: { name: "gloss", rough: 0.12, metal: 0 },
  matte: { name: "matte", rough: 0.95, metal: 0 },
};
const SIZES: Record<string, number> = {
  tiny: 0.5,
  small: 0.72,
  little: 0.72,
  mini: 0.5,
  big: 1.3,
  large: 1.35,
  huge: 1.8,
  giant: 2.6,
  enormous: 2.2,
  gigantic: 2.6,
  massive: 2,
  tall: 1.2,
  long: 1.2,
};

export interface ThingWords {
  color: Color | null;
  finish: Finish | null;
  scale: number;
}

/** Reads attributes such as "blue", "dark green", "glass", "huge". Later words do not overrule earlier ones. */
export function readWords(words: readonly string[]): ThingWords {
  let color: Color | null = null,
    finish: Finish | null = null,
    scale = 1;
  for (const phrase of words) {
    const lower = phrase.toLowerCase(),
      parts = [lower, ...lower.split(/[^a-z]+/)];
    for (const word of parts) {
      if (!color && word in COLOURS) color = shaded(new Color(COLOURS[word]), lower);
      if (!finish && word in FINISHES) finish = FINISHES[word];
      if (scale === 1 && word in SIZES) scale = SIZES[word];
    }
  }
  return { color, finish, scale };
}

function shaded(color: Color, phrase: string): Color {
  if (/\b(dark|deep)\b/.test(phrase)) return color.multiplyScalar(0.5);
  if (/\b(light|pale|pastel)\b/.test(phrase)) return color.lerp(new Color(0xffffff), 0.5);
  if (/\b(bright|vivid|neon)\b/.test(phrase)) return color.multiplyScalar(1.35);
  return color;
}
