// What each tier of quality switches on. Measured costs stand in src/stage/README.md.
import type { Tier } from "../contracts.ts";

export interface TierSettings {
  /** Rendered pixels for each pixel of the picture, along one side. */
  scale: number;
  depthOfFieldTaps: number;
  bloom: boolean;
  ambientOcclusion: boolean;
  /** Taps along the camera's own motion; 0 is none. */
  motionTaps: number;
  /** Moments of the open shutter that are averaged: motion blur of everything, and smooth edges. 1 is none. */
  shutterSamples: number;
  edgeSmoothing: boolean;
  shadowSize: number;
}

export const TIERS: Record<Tier, TierSettings> = {
  cheap: {
    scale: 1,
    depthOfFieldTaps: 0,
    bloom: false,
    ambientOcclusion: false,
    motionTaps: 0,
    shutterSamples: 1,
    edgeSmoothing: false,
    shadowSize: 512,
  },
  fast: {
    scale: 1,
    depthOfFieldTaps: 22,
    bloom: true,
    ambientOcclusion: false,
    motionTaps: 6,
    shutterSamples: 1,
    edgeSmoothing: true,
    shadowSize: 1024,
  },
  full: {
    scale: 1,
    depthOfFieldTaps: 40,
    bloom: true,
    ambientOcclusion: true,
    motionTaps: 9,
    shutterSamples: 1,
    edgeSmoothing: true,
    shadowSize: 2048,
  },
  final: {
    scale: 1,
    depthOfFieldTaps: 56,
    bloom: true,
    ambientOcclusion: true,
    motionTaps: 0,
    shutterSamples: 6,
    edgeSmoothing: true,
    shadowSize: 2048,
  },
};
