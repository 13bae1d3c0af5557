// Hair styles as data; lengths in metres of a grown head.
import type { HairStyle } from "../look/readLook.ts";

export interface Style {
  /** Locks of a near head, segments and width of each. */
  count: number;
  segments: number;
  width: number;
  length: [number, number];
  /** How it is combed: forward, along the skull from a parting, back, in coils, to a tie; null is shorn. */
  comb: "forward" | "parted" | "back" | "coils" | "tied" | null;
  /** Side of the parting, −1 right to 1 left. */
  part?: number;
  /** How far locks stand off, how fast they fall, how thick the close layer is. */
  lift: number;
  gravity: number;
  cap: number;
  /** Metres below the chin where it is cut. */
  cut?: number;
  wave?: [metres: number, turns: number];
  curlIn?: number;
  coil?: number;
  tie?: [number, number, number];
  tail?: number;
  sideLength?: number;
}

export const STYLES: Record<HairStyle, Style | null> = {
  bald: null,
  buzz: { count: 0, segments: 0, width: 0, length: [0, 0], comb: null, lift: 0, gravity: 0, cap: 0.0026 },
  crop: { count: 780, segments: 3, width: 0.011, length: [0.018, 0.03], comb: "forward", lift: 0.5, gravity: 0.1, cap: 0.004 },
  short: {
    count: 640,
    segments: 5,
    width: 0.014,
    length: [0.05, 0.075],
    comb: "parted",
    part: 0.45,
    lift: 0.6,
    gravity: 0.3,
    cap: 0.0055,
    sideLength: 0.4,
  },
  slick: { count: 520, segments: 6, width: 0.016, length: [0.09, 0.13], comb: "back", lift: 0.25, gravity: 0.25, cap: 0.006 },
  pixie: {
    count: 620,
    segments: 5,
    width: 0.014,
    length: [0.06, 0.09],
    comb: "parted",
    part: -0.4,
    lift: 0.5,
    gravity: 0.5,
    cap: 0.007,
    sideLength: 0.7,
  },
  bob: {
    count: 560,
    segments: 9,
    width: 0.018,
    length: [0.23, 0.26],
    comb: "parted",
    part: 0.3,
    lift: 0.36,
    gravity: 1,
    cap: 0.007,
    cut: 0.05,
    curlIn: 0.6,
  },
  long: {
    count: 600,
    segments: 12,
    width: 0.018,
    length: [0.46, 0.54],
    comb: "parted",
    part: 0.1,
    lift: 0.36,
    gravity: 1,
    cap: 0.008,
    cut: 0.3,
    wave: [0.008, 5],
  },
  wavy: {
    count: 600,
    segments: 14,
    width: 0.018,
    length: [0.4, 0.5],
    comb: "parted",
    part: -0.3,
    lift: 0.6,
    gravity: 0.9,
    cap: 0.01,
    cut: 0.22,
    wave: [0.03, 15],
  },
  bun: { count: 440, segments: 7, width: 0.022, length: [0.2, 0.2], comb: "tied", lift: 0.2, gravity: 0, cap: 0.005, tie: [0, 0.5, -0.9] },
  ponytail: {
    count: 380,
    segments: 7,
    width: 0.02,
    length: [0.2, 0.2],
    comb: "tied",
    lift: 0.2,
    gravity: 0,
    cap: 0.005,
    tie: [0, 0.4, -0.95],
    tail: 0.34,
  },
  braid: {
    count: 400,
    segments: 7,
    width: 0.02,
    length: [0.2, 0.2],
    comb: "tied",
    lift: 0.2,
    gravity: 0,
    cap: 0.005,
    tie: [0, -0.25, -0.98],
    tail: 0.42,
  },
  curly: { count: 900, segments: 8, width: 0.013, length: [0.08, 0.12], comb: "coils", lift: 0.3, gravity: 0.22, cap: 0.016, coil: 0.015 },
  afro: { count: 1000, segments: 6, width: 0.012, length: [0.05, 0.066], comb: "coils", lift: 0.2, gravity: 0, cap: 0.036, coil: 0.012 },
};
