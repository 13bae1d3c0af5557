// Four-legged animals by their points, as shares of the height of the withers: x sideways (left), y up, z forward.
import type { Triple } from "../people/triples.ts";

export interface Points {
  hips: Triple;
  back: Triple;
  chest: Triple;
  neck: Triple;
  head: Triple;
  muzzle: Triple;
  shoulder: Triple;
  elbow: Triple;
  wrist: Triple;
  foreToe: Triple;
  hip: Triple;
  knee: Triple;
  hock: Triple;
  hindToe: Triple;
  tail: Triple[];
}
export interface Girth {
  chest: number;
  belly: number;
  rump: number;
  wide: number;
  neck: [number, number];
  skull: number;
  muzzle: [number, number];
  foreleg: [number, number, number];
  hindleg: [number, number, number];
  paw: number;
  tail: [number, number];
}
export interface Ears {
  at: Triple;
  tip: Triple;
  radius: number;
  flop: boolean;
}
export interface Species {
  id: string;
  nouns: string[];
  /** Withers, metres; mass, kg: sets the pace of its gaits. */
  height: number;
  mass: number;
  points: Points;
  girth: Girth;
  ears: Ears;
  eye: { at: Triple; radius: number; colour: number };
  melt: number;
  /** Speeds (m/s) where it walks, trots, gallops by default. */
  walk: number;
  trot: number;
  gallop: number;
  coats: Record<string, Coat>;
  usual: string[];
  mane?: boolean;
  horns?: "cow" | "deer" | "goat";
  woolly?: boolean;
  hooves?: boolean;
}
/** Colours of the zones of a body; `spots` scatters the second colour. */
export interface Coat {
  body: number;
  belly?: number;
  legs?: number;
  face?: number;
  mane?: number;
  paws?: number;
  spots?: number;
  stripes?: number;
  saddle?: number;
}

const DOG: Points = {
  hips: [0, 0.9, -0.47],
  back: [0, 0.93, -0.05],
  chest: [0, 0.9, 0.36],
  neck: [0, 0.97, 0.46],
  head: [0, 1.2, 0.66],
  muzzle: [0, 1.12, 0.97],
  shoulder: [0.13, 0.74, 0.46],
  elbow: [0.135, 0.53, 0.36],
  wrist: [0.12, 0.2, 0.4],
  foreToe: [0.12, 0.04, 0.42],
  hip: [0.12, 0.8, -0.5],
  knee: [0.14, 0.54, -0.36],
  hock: [0.12, 0.28, -0.6],
  hindToe: [0.12, 0.04, -0.53],
  tail: [
    [0, 0.92, -0.6],
    [0, 0.95, -0.78],
    [0, 1.05, -0.93],
    [0, 1.2, -1.0],
  ],
};
const DOG_GIRTH: Girth = {
  chest: 0.2,
  belly: 0.145,
  rump: 0.15,
  wide: 0.78,
  neck: [0.125, 0.1],
  skull: 0.115,
  muzzle: [0.07, 0.048],
  foreleg: [0.075, 0.05, 0.038],
  hindleg: [0.115, 0.062, 0.036],
  paw: 0.048,
  tail: [0.045, 0.02],
};

export const SPECIES: Species[] = [
  {
    id: "dog",
    nouns: [
      "dog",
      "puppy",
      "hound",
      "labrador",
      "retriever",
      "shepherd",
      "terrier",
      "husky",
      "collie",
      "beagle",
      "poodle",
      "dalmatian",
      "corgi",
      "wolf",
      "fox",
      "pup",
    ],
    height: 0.56,
    mass: 25,
    points: DOG,
    girth: DOG_GIRTH,
    ears: { at: [0.09, 1.28, 0.62], tip: [0.15, 1.13, 0.68], radius: 0.042, flop: true },
    eye: { at: [0.07, 1.25, 0.785], radius: 0.022, colour: 0x2a1608 },
    melt: 0.016,
    walk: 1.1,
    trot: 2.4,
    gallop: 6,
    coats: {
      brown: { body: 0x5a3820, belly: 0x6e4a2c, face: 0x50301a },
      black: { body: 0x17161a, belly: 0x1f1d20 },
      golden: { body: 0xb07f42, belly: 0xc9a06a, face: 0xb98c52 },
      white: { body: 0xd9d4c8, belly: 0xe2ded4 },
      grey: { body: 0x6c6c6e, belly: 0xa9a7a3, face: 0x77767a },
      tan: { body: 0x96693a, belly: 0xb58d5e, saddle: 0x1c1713, face: 0x3a2a1c },
      spotted: { body: 0xdad6cc, belly: 0xe2ded6, spots: 0x17151a },
      red: { body: 0xa0521f, belly: 0xe0d5c4, paws: 0x2a1a12, face: 0xb0622c },
      husky: { body: 0x4a4c52, belly: 0xdad8d2, face: 0xcfcdc8, legs: 0xd4d2cc },
    },
    usual: ["golden", "brown", "tan", "black"],
  },
  {
    id: "cat",
    nouns: ["cat", "kitten", "tomcat", "tabby", "lion", "tiger", "leopard", "panther", "cheetah", "lioness", "lynx", "puma"],
    height: 0.27,
    mass: 4,
    points: {
      hips: [0, 0.95, -0.62],
      back: [0, 0.98, -0.05],
      chest: [0, 0.9, 0.44],
      neck: [0, 0.97, 0.54],
      head: [0, 1.1, 0.74],
      muzzle: [0, 1.04, 0.92],
      shoulder: [0.15, 0.76, 0.56],
      elbow: [0.16, 0.52, 0.44],
      wrist: [0.13, 0.18, 0.5],
      foreToe: [0.13, 0.05, 0.53],
      hip: [0.14, 0.82, -0.66],
      knee: [0.17, 0.52, -0.46],
      hock: [0.14, 0.24, -0.76],
      hindToe: [0.14, 0.05, -0.66],
      tail: [
        [0, 0.92, -0.78],
        [0, 0.86, -1.05],
        [0, 0.92, -1.32],
        [0, 1.08, -1.52],
      ],
    },
    girth: {
      chest: 0.2,
      belly: 0.185,
      rump: 0.18,
      wide: 0.8,
      neck: [0.13, 0.115],
      skull: 0.165,
      muzzle: [0.09, 0.062],
      foreleg: [0.085, 0.055, 0.046],
      hindleg: [0.14, 0.072, 0.044],
      paw: 0.058,
      tail: [0.045, 0.032],
    },
    ears: { at: [0.095, 1.2, 0.71], tip: [0.14, 1.37, 0.71], radius: 0.05, flop: false },
    eye: { at: [0.08, 1.14, 0.87], radius: 0.034, colour: 0x7d8a2e },
    melt: 0.0085,
    walk: 0.65,
    trot: 1.6,
    gallop: 5,
    coats: {
      grey: { body: 0x6d6a66, belly: 0xa5a19a, stripes: 0x3a3836 },
      black: { body: 0x151417 },
      orange: { body: 0xb36a2a, belly: 0xdcc3a0, stripes: 0x86440f },
      white: { body: 0xdcd8cf },
      brown: { body: 0x66503a, belly: 0x9a8468, stripes: 0x2e2218 },
      tiger: { body: 0xc2762a, belly: 0xe4ded2, stripes: 0x17110c },
      lion: { body: 0xb58b52, belly: 0xcdb182 },
      leopard: { body: 0xc39a58, belly: 0xe0d6c2, spots: 0x2a1c10 },
      calico: { body: 0xdcd8cf, spots: 0xa8622a },
    },
    usual: ["grey", "orange", "black", "brown"],
  },
  {
    id: "horse",
    nouns: ["horse", "pony", "stallion", "mare", "foal", "steed", "zebra", "donkey", "mule", "unicorn"],
    height: 1.56,
    mass: 480,
    hooves: true,
    mane: true,
    points: {
      hips: [0, 0.94, -0.42],
      back: [0, 0.92, 0.0],
      chest: [0, 0.88, 0.36],
      neck: [0, 0.98, 0.46],
      head: [0, 1.38, 0.78],
      muzzle: [0, 1.12, 1.08],
      shoulder: [0.13, 0.72, 0.48],
      elbow: [0.135, 0.56, 0.37],
      wrist: [0.11, 0.31, 0.4],
      foreToe: [0.11, 0.035, 0.43],
      hip: [0.13, 0.84, -0.44],
      knee: [0.15, 0.58, -0.32],
      hock: [0.11, 0.36, -0.56],
      hindToe: [0.11, 0.035, -0.5],
      tail: [
        [0, 0.96, -0.56],
        [0, 0.86, -0.66],
        [0, 0.64, -0.7],
        [0, 0.38, -0.68],
      ],
    },
    girth: {
      chest: 0.215,
      belly: 0.2,
      rump: 0.19,
      wide: 0.82,
      neck: [0.17, 0.085],
      skull: 0.088,
      muzzle: [0.066, 0.055],
      foreleg: [0.085, 0.046, 0.028],
      hindleg: [0.135, 0.058, 0.03],
      paw: 0.04,
      tail: [0.045, 0.05],
    },
    ears: { at: [0.045, 1.46, 0.75], tip: [0.055, 1.55, 0.77], radius: 0.022, flop: false },
    eye: { at: [0.068, 1.355, 0.86], radius: 0.018, colour: 0x1c0f08 },
    melt: 0.034,
    walk: 1.6,
    trot: 3.6,
    gallop: 10,
    coats: {
      brown: { body: 0x4d2c17, mane: 0x15100d, legs: 0x2a1a10 },
      chestnut: { body: 0x6b371a, mane: 0x6b371a },
      black: { body: 0x151316, mane: 0x0d0c0d },
      white: { body: 0xd6d2c8, mane: 0xdedad0 },
      grey: { body: 0x84847f, mane: 0x5c5c5a },
      zebra: { body: 0xdedad0, stripes: 0x121114, mane: 0x1a1819 },
      golden: { body: 0xa9763a, mane: 0xd9cba6 },
    },
    usual: ["brown", "chestnut", "black"],
  },
  {
    id: "cow",
    nouns: ["cow", "bull", "calf", "ox", "buffalo", "bison", "cattle"],
    height: 1.38,
    mass: 550,
    hooves: true,
    horns: "cow",
    points: {
      hips: [0, 0.95, -0.52],
      back: [0, 0.94, 0.0],
      chest: [0, 0.86, 0.42],
      neck: [0, 0.9, 0.56],
      head: [0, 1.02, 0.92],
      muzzle: [0, 0.84, 1.18],
      shoulder: [0.16, 0.68, 0.5],
      elbow: [0.16, 0.5, 0.4],
      wrist: [0.13, 0.27, 0.42],
      foreToe: [0.13, 0.035, 0.44],
      hip: [0.16, 0.82, -0.54],
      knee: [0.17, 0.54, -0.42],
      hock: [0.13, 0.32, -0.62],
      hindToe: [0.13, 0.035, -0.57],
      tail: [
        [0, 0.97, -0.7],
        [0, 0.8, -0.76],
        [0, 0.55, -0.77],
        [0, 0.34, -0.75],
      ],
    },
    girth: {
      chest: 0.26,
      belly: 0.27,
      rump: 0.2,
      wide: 0.86,
      neck: [0.17, 0.12],
      skull: 0.11,
      muzzle: [0.09, 0.075],
      foreleg: [0.09, 0.055, 0.04],
      hindleg: [0.13, 0.065, 0.042],
      paw: 0.048,
      tail: [0.026, 0.03],
    },
    ears: { at: [0.11, 1.08, 0.86], tip: [0.22, 1.06, 0.82], radius: 0.03, flop: true },
    eye: { at: [0.095, 1.02, 0.99], radius: 0.018, colour: 0x180d08 },
    melt: 0.034,
    walk: 1.2,
    trot: 2.8,
    gallop: 5,
    coats: {
      spotted: { body: 0xdad6ca, spots: 0x17151a },
      brown: { body: 0x5e3a20, belly: 0x7a5638 },
      black: { body: 0x17151a },
      white: { body: 0xdcd8cc },
    },
    usual: ["spotted", "brown"],
  },
  {
    id: "deer",
    nouns: ["deer", "stag", "doe", "fawn", "elk", "moose", "reindeer", "antelope", "gazelle", "goat"],
    height: 1.0,
    mass: 80,
    hooves: true,
    horns: "deer",
    points: {
      hips: [0, 0.98, -0.42],
      back: [0, 0.96, 0.0],
      chest: [0, 0.9, 0.34],
      neck: [0, 1.0, 0.42],
      head: [0, 1.42, 0.6],
      muzzle: [0, 1.3, 0.86],
      shoulder: [0.1, 0.74, 0.42],
      elbow: [0.105, 0.58, 0.33],
      wrist: [0.085, 0.31, 0.36],
      foreToe: [0.085, 0.035, 0.38],
      hip: [0.11, 0.86, -0.44],
      knee: [0.12, 0.6, -0.32],
      hock: [0.09, 0.37, -0.53],
      hindToe: [0.09, 0.035, -0.47],
      tail: [
        [0, 0.98, -0.54],
        [0, 0.95, -0.6],
        [0, 0.91, -0.63],
        [0, 0.88, -0.64],
      ],
    },
    girth: {
      chest: 0.17,
      belly: 0.155,
      rump: 0.15,
      wide: 0.76,
      neck: [0.1, 0.065],
      skull: 0.078,
      muzzle: [0.052, 0.036],
      foreleg: [0.06, 0.034, 0.022],
      hindleg: [0.1, 0.042, 0.024],
      paw: 0.028,
      tail: [0.035, 0.03],
    },
    ears: { at: [0.065, 1.49, 0.56], tip: [0.17, 1.55, 0.54], radius: 0.03, flop: false },
    eye: { at: [0.06, 1.44, 0.68], radius: 0.018, colour: 0x140b06 },
    melt: 0.022,
    walk: 1.3,
    trot: 3.2,
    gallop: 9,
    coats: {
      brown: { body: 0x7a5030, belly: 0xb99a76, legs: 0x64432a },
      white: { body: 0xd8d3c7 },
      grey: { body: 0x6b665f, belly: 0x97918a },
    },
    usual: ["brown"],
  },
  {
    id: "sheep",
    nouns: ["sheep", "lamb", "ram", "ewe", "pig", "piglet"],
    height: 0.7,
    mass: 65,
    hooves: true,
    woolly: true,
    points: {
      hips: [0, 0.9, -0.46],
      back: [0, 0.9, 0.0],
      chest: [0, 0.86, 0.38],
      neck: [0, 0.92, 0.5],
      head: [0, 1.08, 0.72],
      muzzle: [0, 0.96, 0.96],
      shoulder: [0.15, 0.66, 0.42],
      elbow: [0.15, 0.48, 0.36],
      wrist: [0.13, 0.22, 0.38],
      foreToe: [0.13, 0.04, 0.4],
      hip: [0.15, 0.76, -0.46],
      knee: [0.16, 0.5, -0.36],
      hock: [0.13, 0.27, -0.52],
      hindToe: [0.13, 0.04, -0.46],
      tail: [
        [0, 0.88, -0.62],
        [0, 0.82, -0.7],
        [0, 0.74, -0.73],
        [0, 0.68, -0.74],
      ],
    },
    girth: {
      chest: 0.31,
      belly: 0.31,
      rump: 0.29,
      wide: 0.88,
      neck: [0.2, 0.14],
      skull: 0.115,
      muzzle: [0.085, 0.06],
      foreleg: [0.1, 0.055, 0.04],
      hindleg: [0.14, 0.065, 0.042],
      paw: 0.048,
      tail: [0.06, 0.04],
    },
    ears: { at: [0.1, 1.14, 0.68], tip: [0.22, 1.08, 0.66], radius: 0.032, flop: true },
    eye: { at: [0.094, 1.09, 0.8], radius: 0.02, colour: 0x2c2010 },
    melt: 0.026,
    walk: 0.9,
    trot: 2,
    gallop: 4,
    coats: {
      white: { body: 0xd9d3c2, face: 0xcfc6b4, legs: 0xc8bda8 },
      black: { body: 0x26221f, face: 0x17140f, legs: 0x17140f },
      brown: { body: 0x6a4c34 },
      pink: { body: 0xd9a493, face: 0xd39a8a, legs: 0xcf9a8c },
    },
    usual: ["white"],
  },
  {
    id: "rabbit",
    nouns: ["rabbit", "bunny", "hare", "squirrel", "mouse", "rat"],
    height: 0.2,
    mass: 2,
    points: {
      hips: [0, 0.86, -0.5],
      back: [0, 1.02, -0.1],
      chest: [0, 0.78, 0.36],
      neck: [0, 0.94, 0.48],
      head: [0, 1.2, 0.64],
      muzzle: [0, 1.12, 0.86],
      shoulder: [0.14, 0.6, 0.44],
      elbow: [0.15, 0.4, 0.34],
      wrist: [0.12, 0.16, 0.42],
      foreToe: [0.12, 0.05, 0.46],
      hip: [0.18, 0.66, -0.5],
      knee: [0.22, 0.46, -0.2],
      hock: [0.18, 0.12, -0.6],
      hindToe: [0.18, 0.06, -0.3],
      tail: [
        [0, 0.7, -0.82],
        [0, 0.74, -0.92],
        [0, 0.8, -0.96],
        [0, 0.84, -0.97],
      ],
    },
    girth: {
      chest: 0.24,
      belly: 0.29,
      rump: 0.33,
      wide: 0.86,
      neck: [0.18, 0.16],
      skull: 0.18,
      muzzle: [0.12, 0.085],
      foreleg: [0.1, 0.065, 0.055],
      hindleg: [0.24, 0.09, 0.06],
      paw: 0.062,
      tail: [0.09, 0.07],
    },
    ears: { at: [0.07, 1.36, 0.56], tip: [0.12, 1.86, 0.46], radius: 0.05, flop: false },
    eye: { at: [0.13, 1.22, 0.74], radius: 0.036, colour: 0x140a06 },
    melt: 0.0075,
    walk: 0.4,
    trot: 1.4,
    gallop: 4,
    coats: {
      brown: { body: 0x7a6248, belly: 0xb9a88e },
      white: { body: 0xe0dcd4 },
      grey: { body: 0x7d7a76, belly: 0xb4b0a8 },
      black: { body: 0x1a181a },
    },
    usual: ["brown", "white", "grey"],
  },
];

/** Breeds and kinds that change size, coat or ears of their family. */
export const BREEDS: Record<string, { scale?: number; coat?: string; pricked?: boolean; stout?: number }> = {
  puppy: { scale: 0.55, stout: 1.12 },
  pup: { scale: 0.55 },
  husky: { coat: "husky", pricked: true },
  wolf: { coat: "grey", pricked: true, scale: 1.3 },
  fox: { coat: "red", pricked: true, scale: 0.68 },
  dalmatian: { coat: "spotted" },
  labrador: { coat: "golden" },
  retriever: { coat: "golden" },
  shepherd: { coat: "tan", pricked: true, scale: 1.08 },
  terrier: { scale: 0.6, coat: "brown" },
  corgi: { scale: 0.6, coat: "red", pricked: true },
  beagle: { scale: 0.68, coat: "tan" },
  kitten: { scale: 0.55 },
  tabby: { coat: "brown" },
  tiger: { scale: 3.5, coat: "tiger", stout: 1.1 },
  lion: { scale: 4, coat: "lion", stout: 1.1 },
  lioness: { scale: 3.6, coat: "lion" },
  leopard: { scale: 2.4, coat: "leopard" },
  cheetah: { scale: 2.8, coat: "leopard", stout: 0.9 },
  panther: { scale: 2.5, coat: "black" },
  lynx: { scale: 2, coat: "brown" },
  puma: { scale: 2.5, coat: "lion" },
  pony: { scale: 0.78, stout: 1.12 },
  foal: { scale: 0.62, stout: 0.85 },
  zebra: { scale: 0.85, coat: "zebra", stout: 1.08 },
  donkey: { scale: 0.72, coat: "grey", stout: 1.08 },
  mule: { scale: 0.85, coat: "brown" },
  unicorn: { coat: "white" },
  calf: { scale: 0.62, stout: 0.9 },
  bull: { stout: 1.12 },
  bison: { stout: 1.15, coat: "brown" },
  buffalo: { stout: 1.1, coat: "black" },
  fawn: { scale: 0.55 },
  stag: { scale: 1.15 },
  elk: { scale: 1.4 },
  moose: { scale: 1.75, stout: 1.15 },
  goat: { scale: 0.72, coat: "white", stout: 1.15 },
  lamb: { scale: 0.55 },
  pig: { coat: "pink", stout: 1.05 },
  piglet: { scale: 0.45, coat: "pink" },
  mouse: { scale: 0.28, coat: "grey" },
  rat: { scale: 0.5, coat: "grey" },
  squirrel: { scale: 0.7, coat: "brown" },
  hare: { scale: 1.2 },
};
