// A loaded plan: everything built, blocked, rehearsed and framed, ready to be shown at any time.
import type { PerspectiveCamera, Scene, Texture, Vector3, WebGLRenderer } from "three";
import type { Actor, Environment, Place, Shot, StagedPlan, Utterance } from "../contracts.ts";
import type { ShotCamera } from "../camera/shotCamera.ts";
import type { Grade } from "../lens/grade.ts";
import type { PortraitLights } from "../render/portraitLights.ts";
import type { PaceClock } from "./pace.ts";
import type { ClipLine } from "./performances.ts";
import type { Placement } from "./placement.ts";
import type { Held } from "./props.ts";

/** A place with a scene of its own, shared by all shots that play there. */
export interface StageSet {
  key: string;
  scene: Scene;
  place: Place;
  lights: PortraitLights;
}

/** A picture that a shot moves through. */
export interface ShotPicture {
  /** At `seconds` of the shot. */
  draw(renderer: WebGLRenderer, camera: PerspectiveCamera, width: number, height: number, seconds: number): Texture;
  /** The face in it: its box as shares of the picture (left, top, right, bottom), metres to it; null where there is none. */
  face: { id: string; box: [number, number, number, number]; depth: number; pointAt(u: number, v: number, depth: number): Vector3; mouthOpen(): number } | null;
}

export interface ProducedShot {
  plan: Shot;
  index: number;
  start: number;
  end: number;
  set: StageSet;
  environment: Environment;
  camera: ShotCamera;
  grade: Grade;
  placements: ReadonlyMap<string, Placement>;
  /** Keys in the order of the text. */
  keys: string[];
  /** What is in whose hands; not among the placements. */
  held: readonly Held[];
  /** The picture that this shot begins as and stays within, where it is not staged. */
  picture?: ShotPicture;
  /** Individuals that focus goes to, in order; empty is the principal. */
  focus: string[];
}

export interface Production {
  staged: StagedPlan;
  seconds: number;
  frames: number;
  fps: number;
  aspect: number;
  shots: ProducedShot[];
  sets: StageSet[];
  actors: Map<string, Actor>;
  kinds: Map<string, "person" | "animal" | "thing">;
  lines: (ClipLine & { utterance: Utterance; speaker: string })[];
  clock: PaceClock;
  notes: string[];
  /** Whose work is shown and must be named (CC-BY), one line each. */
  credits: string[];
}
