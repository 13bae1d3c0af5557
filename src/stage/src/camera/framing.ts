// Framing in numbers: how much of the world fills the picture's height, how much air stands over the head, which lens does it.
// Rows after Mascelli 1965 and Katz 1991 for an adult of 1.75 m; everything scales with stature.

export interface FramingRow {
  name: string;
  height: number;
  headroom: number;
  lens: number;
}

const ADULT = 1.75;

/** height: metres of world in the picture's height. headroom: share of the height over the head. lens: mm for a 16:9 picture. */
export const FRAMINGS: readonly FramingRow[] = [
  { name: "extreme-close-up", height: 0.2, headroom: -0.12, lens: 100 },
  { name: "close-up", height: 0.39, headroom: 0.06, lens: 85 },
  { name: "medium-close-up", height: 0.66, headroom: 0.08, lens: 65 },
  { name: "medium", height: 0.95, headroom: 0.085, lens: 50 },
  { name: "cowboy", height: 1.3, headroom: 0.08, lens: 45 },
  { name: "full", height: 2.08, headroom: 0.075, lens: 40 },
  { name: "medium-wide", height: 2.7, headroom: 0.14, lens: 35 },
  { name: "wide", height: 4.4, headroom: 0.26, lens: 30 },
  { name: "extreme-wide", height: 16, headroom: 0.42, lens: 24 },
];

/** Share of the stature from the ground [Drillis & Contini 1966]. */
export const EYES = 0.936;
/** Nearer than this, noses swell and people are judged less trustworthy [Bryan, Perona & Adolphs 2012]. */
export const NEAREST_FACE = 1.2;

export function framingRow(name: string): FramingRow {
  return FRAMINGS.find((row) => row.name === name) ?? FRAMINGS[3];
}

/** Air over the head for any picture height, between the rows. `statures` is the picture's height in body heights of the subject. */
export function headroomFor(statures: number): number {
  const height = statures * ADULT;
  const above = FRAMINGS.findIndex((row) => row.height >= height);
  if (above === 0) return FRAMINGS[0].headroom;
  if (above < 0) return FRAMINGS[FRAMINGS.length - 1].headroom;
  const [a, b] = [FRAMINGS[above - 1], FRAMINGS[above]];
  const u = Math.log(height / a.height) / Math.log(b.height / a.height);
  return a.headroom + (b.headroom - a.headroom) * u;
}

export function personPictureHeight(framing: string, stature: number, speaks: boolean): number {
  const row = framingRow(framing);
  const height = framing === "close-up" && speaks ? 0.45 : row.height;
  return (height * stature) / ADULT;
}

/** What share of the picture a thing takes: its height, or its width where that is the larger demand. */
const THING_SHARES: Record<string, number> = {
  "extreme-close-up": 1.5,
  "close-up": 0.85,
  medium: 0.55,
  full: 0.6,
  wide: 0.25,
  "extreme-wide": 0.08,
};

export function thingPictureHeight(framing: string, height: number, width: number, aspect: number): number {
  const share = THING_SHARES[framing] ?? 0.55;
  return Math.max(height / share, width / (share * 1.15 * aspect), 0.12);
}

/** Animals are framed by their body, closer than things, at their eye height. */
const ANIMAL_SHARES: Record<string, number> = {
  "extreme-close-up": 2.4,
  "close-up": 1.5,
  medium: 0.85,
  full: 0.68,
  wide: 0.3,
  "extreme-wide": 0.1,
};

export function animalPictureHeight(framing: string, height: number, length: number, aspect: number): number {
  const share = ANIMAL_SHARES[framing] ?? 0.6;
  return Math.max(height / share, (length * 0.8) / (share * aspect), 0.25);
}

/** The share of the picture's height that a face takes: what decides how finely it is drawn. */
export function faceShare(stature: number, picture: number): number {
  return stature / 7.5 / picture;
}
