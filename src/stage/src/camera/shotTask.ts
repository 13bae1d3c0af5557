// What composing one shot needs to know.
import type { Actor, Place, Shot } from "../contracts.ts";
import type { PaceClock } from "../direction/pace.ts";
import type { Placement, TravelStyle } from "../direction/placement.ts";
import type { ShotCamera } from "./shotCamera.ts";

export interface ShotTask {
  shot: Shot;
  index: number;
  shots: number;
  seed: number;
  aspect: number;
  clock: PaceClock;
  place: Place;
  viewYaw: number;
  travel: TravelStyle;
  actors: ReadonlyMap<string, Actor>;
  kinds: ReadonlyMap<string, "person" | "animal" | "thing">;
  placements: ReadonlyMap<string, Placement>;
  /** Keys in the order of the text; the first is the principal. */
  keys: string[];
  speakers: string[];
  /** What others stand on or in: never looked at for its own sake. */
  supports: ReadonlySet<string>;
  principalAction: string;
  /** The shot before, where it plays in the same place. */
  before: ShotCamera | null;
  /** What a match cut takes over from the shot before, wherever it plays. */
  match: Match | null;
  negative: readonly string[];
  /** Poses the actors of the shot at a scene time. */
  poseAt(sceneTime: number): void;
}

/** Size and place of the subject in the last picture: its stature over the picture's height, and where its eyes were (−1 to 1). */
export interface Match {
  size: number;
  x: number;
  y: number;
}

export interface Framed {
  framing: string;
  picture: number;
  focalLength: number;
  distance: number;
}
