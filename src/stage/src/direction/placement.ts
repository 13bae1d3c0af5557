// Where one actor is in one shot and what it does there.
import type { Object3D, Vector3 } from "three";
import type { Place } from "../contracts.ts";
import type { CastSubject } from "./individuals.ts";
import type { Walk } from "./walk.ts";

/** A size in metres, measured on the built actor: x across, y up, z along its facing. */
export interface Dimensions {
  width: number;
  height: number;
  depth: number;
  /** Where something put on it comes to rest: the seat of a sofa, not its back. The height where that is not known. */
  top?: number;
}

export interface Placement {
  key: string;
  position: Vector3;
  facing: number;
  /** Actions in order; they share the shot. */
  actions: string[];
  walk: Walk | null;
  seatHeight: number | null;
  /** Who or what it deals with: the partner of a talk, the thing it uses. */
  partner: string | null;
  prop: string | null;
}

/** One shot as the blocking sees it. Times are scene time. */
export interface BlockingTask {
  shot: number;
  start: number;
  end: number;
  cast: CastSubject[];
  place: Place;
  sizes: ReadonlyMap<string, Dimensions>;
  /** Yaw from the action to the camera. */
  viewYaw: number;
  travel: TravelStyle;
  /** Keys of those who speak on screen, in order. */
  speakers: string[];
  /** Where everybody was at the end of the shot before, if it was in the same place. */
  before: ReadonlyMap<string, Placement>;
  seed: number;
  /** What of the set nobody walks through. */
  solids: Object3D[];
  /** Keys of what is in somebody's hands: it gets no place of its own. */
  held: ReadonlySet<string>;
}

/**
 * How a moving subject passes the lens. lead: the camera goes along; approach: it comes up to a camera with a move of its own;
 * cross: from one side to the other; track: the same, with a camera that trucks or pans along.
 */
export type TravelStyle = "lead" | "approach" | "cross" | "track-left" | "track-right";
