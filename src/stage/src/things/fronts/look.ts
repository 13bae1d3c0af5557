// What a house front is asked to be.
import type { Vector3 } from "three";
import type { Assembly } from "../assembly.ts";
import type { Weathering } from "../materials.ts";

/** What fronts are built with: a place's site, or a thing's own assembly. */
export interface FrontSite {
  set: Assembly;
  weathering: Weathering;
  lit: number;
  glow(position: Vector3, radius: number, color: number, strength: number): void;
}

export interface Shop {
  name: string;
  color: number;
  awning?: [number, number];
  sign?: number;
}
export interface FacadeLook {
  width: number;
  floors: number;
  wall: number;
  finish?: "plaster" | "brick";
  trim?: number;
  shop?: Shop;
  shutters?: number;
  /** Every nth window has a balcony. */
  balcony?: number;
  roof?: "cornice" | "mansard" | "parapet";
  roofColor?: number;
  door?: number;
  /** Near fronts have bevels, dentils, flower boxes, shutters with slats. */
  near?: boolean;
  /** Multiplies the colours of walls and trim: fronts seen from a room are over-exposed. */
  gain?: number;
}
