// What each tier of quality switches on. Measured costs stand in src/stage/README.md.
import type { Tier } from "../contracts.ts";

export interface TierSettings {
  depthOfFieldTaps: number;
  bloom: boolean;
  ambientOcclusion: boolean;
  /** Taps along the camera's own motion; 0 is none. */
  motionTaps: number;
  /** Moments of the open shutter that are averaged: motion blur of everything, and smooth edges. 1 is none. */
  shutterSamples: number;
  edgeSmoothing: boolean;
  /** Lines of a picture from which faces are drawn as finely as their share of it asks; in smaller pictures less is seen. */
  fineFacesFrom: number;
}

export const TIERS: Record<Tier, TierSettings> = {
  cheap: {
    depthOfFieldTaps: 0,
    bloom: false,
    ambientOcclusion: false,
    motionTaps: 0,
    shutterSamples: 1,
    edgeSmoothing: false,
    fineFacesFrom: 540,
  },
  fast: {
    depthOfFieldTaps: 22,
    bloom: true,
    ambientOcclusion: false,
    motionTaps: 6,
    shutterSamples: 1,
    edgeSmoothing: true,
    fineFacesFrom: 540,
  },
  full: {
    depthOfFieldTaps: 40,
    bloom: true,
    ambientOcclusion: true,
    motionTaps: 9,
    shutterSamples: 1,
    edgeSmoothing: true,
    fineFacesFrom: 1,
  },
  final: {
    depthOfFieldTaps: 56,
    bloom: true,
    ambientOcclusion: true,
    motionTaps: 0,
    shutterSamples: 6,
    edgeSmoothing: true,
    fineFacesFrom: 1,
  },
};
