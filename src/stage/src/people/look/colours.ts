// Colour words of cloth, hair, skin and eyes, sRGB.

export const CLOTH: Record<string, number> = {
  red: 0xa81f1f, crimson: 0x8e1020, scarlet: 0xb71f17, burgundy: 0x561220, maroon: 0x571417, wine: 0x571528, pink: 0xd98aa0, rose: 0xc67486, magenta: 0xa0246e, fuchsia: 0xb52a7a,
  orange: 0xcb5f17, coral: 0xd5684f, peach: 0xe3aa86, rust: 0x8c4322, terracotta: 0xa0512f, yellow: 0xd9ae26, mustard: 0xb2871f, gold: 0xb18a36, golden: 0xb18a36, amber: 0xb9782a,
  green: 0x2c6b3c, emerald: 0x11664a, olive: 0x565630, khaki: 0x8a7b56, mint: 0x97c2ab, lime: 0x88ac2e, teal: 0x1c6468, turquoise: 0x2d908e, cyan: 0x3497ad, sage: 0x84917a,
  blue: 0x264f94, navy: 0x18223c, azure: 0x3c79b4, indigo: 0x2c2c66, denim: 0x2e4767, sky: 0x84abcb, cobalt: 0x1d429c,
  purple: 0x563072, violet: 0x633f8c, lilac: 0xa990bd, lavender: 0xa69ac4, plum: 0x502646,
  brown: 0x553823, tan: 0xa68560, beige: 0xc3b193, camel: 0xa57a4b, chocolate: 0x3a2416, cream: 0xe4dac3, ivory: 0xe6dfcd, sand: 0xbfa981, bronze: 0x765331, copper: 0x85502f,
  black: 0x15151a, white: 0xdfdcd4, grey: 0x686a6e, gray: 0x686a6e, charcoal: 0x2f3136, silver: 0x9a9da1,
};

export const HAIR = {
  black: 0x0d0a09, dark: 0x1d120c, brown: 0x3b2212, chestnut: 0x54290f, auburn: 0x6b2a10, red: 0x8c3a12, blond: 0xa37a41, honey: 0x835623, grey: 0x7d7974, silver: 0x93908b, white: 0xb8b5b0,
  blue: 0x29508c, pink: 0xb8608a, purple: 0x5b3580, green: 0x2f6b44,
} satisfies Record<string, number>;
export type HairColour = keyof typeof HAIR;

export const HAIR_WORDS: Record<string, HairColour> = {
  black: "black", dark: "dark", raven: "black", brown: "brown", brunette: "brown", chestnut: "chestnut", auburn: "auburn", red: "red", ginger: "red", copper: "red", blond: "blond", blonde: "blond", fair: "blond", golden: "blond",
  honey: "honey", light: "honey", sandy: "honey", grey: "grey", gray: "grey", greying: "grey", silver: "silver", white: "white", blue: "blue", pink: "pink", purple: "purple", green: "green",
};

export const SKIN = {
  porcelain: 0xe6bfa8, fair: 0xdcac8d, light: 0xd09b78, olive: 0xb98560, tan: 0xa57149, brown: 0x7f5033, dark: 0x5a3624, deep: 0x40271c,
} satisfies Record<string, number>;
export type Skin = keyof typeof SKIN;

export const EYES: Record<string, number> = { brown: 0x4a2a14, dark: 0x24130a, hazel: 0x6b5226, green: 0x4a5238, blue: 0x46596a, grey: 0x5c6365, gray: 0x5c6365 };
