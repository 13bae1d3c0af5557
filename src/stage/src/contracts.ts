// The stage's inner walls: what the parts (direction, places, actors, sound) owe one another.
// Units: metres, seconds, y up, right-handed; degrees only where a name says so. Everything is a pure function of
// (staged plan, seed, time): no wall clock, no Math.random, so that a frame is the same when it is jumped to.
import type { Box3, Object3D, PerspectiveCamera, Scene, Texture, Vector3, WebGLRenderer } from "three";

// ---------------------------------------------------------------- the plan, as C# writes it (VideoWeb.Core/Plans, Staging)

export interface ShotPlan {
  version: number; seed: number; fps: number; seconds: number; size: { width: number; height: number };
  style: string[]; fromImage: boolean; negative: string[]; messages: string[];
  cast: { id: string; kind: "person" | "animal" | "product"; name: string; description: string }[];
  shots: Shot[];
  picture?: PictureMarks | null;
}
/** What was painted on the picture that the clip begins as; shares of the picture's width and height from its top left. */
export interface PictureMarks {
  /** points: x and y in turn; radius: share of the width. */
  strokes: { layer: "near" | "far" | "lifted"; radius: number; points: number[] }[];
  /** Where what was lifted goes during the first shot; shares of the frame, and the factor of its size. */
  move: { x: number; y: number; scale: number } | null;
}
export interface Shot {
  start: number; seconds: number; framing: string | null; angle: string | null; pace: string; transition: string | null;
  environment: { place: string | null; timeOfDay: string | null; weather: string | null; season: string | null; era: string | null; mood: string | null };
  subjects: Subject[];
  camera: { move: string; amount: number | null; unit: string | null; speed: string }[];
  lens: { focalLength: number | null; aperture: number | null; anamorphic: boolean; kind: string | null; depthOfField: string | null; focus: string[] };
  sound: { dialogue: DialogueLine[]; ambience: string[]; music: string | null; effects: string[] };
}
export interface Subject {
  cast: string | null; noun: string; action: string | null; actions: string[]; count: number; attributes: string[];
  relations: { relation: string; to: string }[];
}
export interface DialogueLine { speaker: string; line: string; manner: string; start: number; end: number }
export interface StagedPlan {
  plan: ShotPlan;
  shots: { place: string; placeNote: string | null; subjects: StagedSubject[] }[];
  notes: string[];
}
/** kind: person, animal, thing, part-of-place, stand-in. `key` is the same for the same individual in every shot. */
export interface StagedSubject { index: number; key: string; kind: string; asset: string; action: string; note: string | null }

// ---------------------------------------------------------------- quality

/** What a frame costs. cheap: the coarse pass and live on software; fast: draft; full: standard; final: everything. */
export type Tier = "cheap" | "fast" | "full" | "final";

/** What a member of the cast looks and sounds like. */
export interface CastPictures {
  /** Addresses below the root, the best first. */
  pictures: readonly string[];
  /** The part of the first picture that shows it: left, top, width, height as shares; null: all of it. */
  crop?: readonly [number, number, number, number] | null;
  /** The voice it always has; null: chosen by what is said of it. */
  voice?: string | null;
}

/** Given to everything that builds. `url` makes an address below the stage's root ("kit/human/human.bin", "furniture/b0-bed1.glb"). */
export interface StageContext {
  renderer: WebGLRenderer; seed: number; tier: Tier; url(path: string): string;
  /** Likenesses of members of the cast, by cast id. */
  cameos?: ReadonlyMap<string, CastPictures>;
}

// ---------------------------------------------------------------- places (src/places, src/light, src/things)

export interface Environment { timeOfDay: string; weather: string; season: string | null; era: string | null; mood: string | null; style: string[]; negative: string[];
  /** A colour that the text gives the place itself ("a black backdrop"), sRGB. */
  tint?: number;
}

export type Surface = "wood" | "stone" | "concrete" | "asphalt" | "sand" | "grass" | "leaves" | "snow" | "carpet" | "tile" | "water" | "earth";

/** Somewhere a subject can be. `facing` is a yaw in radians, 0 looks along +z. */
export interface Mark { id: string; kind: "stand" | "sit" | "lie" | "perch" | "vehicle" | "table-top"; position: Vector3; facing: number; seatHeight?: number; radius: number }
/** A free lane that walkers, runners and vehicles may use, straight or bent, on the ground. */
export interface Lane { id: string; kind: "walk" | "drive" | "water" | "air"; points: Vector3[]; width: number }

/** A built place. The camera stays inside `cameraBounds`; `views` are directions that look good, best first. */
export interface Place {
  id: string; indoor: boolean; root: Object3D;
  marks: Mark[]; lanes: Lane[];
  /** Where the action is by default, on the ground. */
  centre: Vector3;
  /** Yaw (radians) from the centre towards the camera, with the height of the lens and the range of distances that stay clear. */
  views: { yaw: number; height: number; minDistance: number; maxDistance: number }[];
  cameraBounds: Box3;
  groundHeight(x: number, z: number): number;
  surface(x: number, z: number): Surface;
  /** From a point towards the strongest light, for key lights and shadows. */
  keyDirection: Vector3; keyColor: number; keyKelvin: number;
  exposure: number;
  /** Whose work is shown and must be named (CC-BY), one line each. */
  credits: readonly string[];
  acoustics: { space: "open" | "street" | "forest" | "room" | "hall" | "studio"; decaySeconds: number; wet: number };
  ambience: string[];
  /** Animates the place itself: water, flags, leaves, rain, passers-by. Pure in t. */
  update(t: number, camera: PerspectiveCamera): void;
  /** Passes that come before the picture: mirrors, probes. */
  beforeRender?(scene: Scene, camera: PerspectiveCamera): void;
  environment: Texture | null;
  dispose(): void;
}
export type BuildPlace = (id: string, environment: Environment, context: StageContext, scene: Scene) => Promise<Place>;

// ---------------------------------------------------------------- actors (src/people, src/animals, src/things)
// Time here is scene time: seconds of the clip where every pace is normal; slow motion, fast motion and timelapse stretch it
// (src/direction/pace.ts). Whatever an actor is given (segments, looks, lines) and gives (pose(t), events) is in scene time.

/** start and end in seconds from the start of its line, not of the clip. `shape`: the mouth shape: sil PP FF TH DD nn SS CH RR kk ih E aa oh ou WW. */
export interface SpokenSound { sound: string; start: number; end: number; shape: string }
export interface SpokenLine { speaker: string; text: string; manner: string; start: number; end: number; sounds: SpokenSound[]; onScreen: boolean }

/** What an actor does in the clip; seconds of the clip. Segments follow one another; the actor blends between them. */
export interface Performance {
  segments: {
    start: number; end: number; action: string;
    /** Where it happens; a path is walked at `speed` (m/s) from `start`. */
    position: Vector3; facing: number; path?: Vector3[]; speed?: number;
    seat?: { height: number }; target?: Vector3 | string; prop?: string;
    /** True where the picture cuts (another place, or time has passed): the pose starts afresh, nothing is blended into it. */
    cut?: boolean;
  }[];
  looks: { start: number; end: number; at: "ahead" | "camera" | Vector3 | string }[];
  lines: SpokenLine[];
  mood: string | null;
  groundHeight(x: number, z: number): number;
  surface(x: number, z: number): Surface;
}
export interface StageEvent { time: number; kind: string; subject: string; position: Vector3; surface?: Surface; strength: number }

/** Someone or something that acts. `pose(t)` may be called for any t in any order and gives the same pose for the same t. */
export interface Actor {
  key: string; root: Object3D; height: number;
  /** What the viewer should be told about it: that a stand-in is shown. */
  note?: string;
  /** Whose work is shown and must be named (CC-BY), one line each. */
  credits?: readonly string[];
  perform(performance: Performance): void;
  pose(t: number, camera: PerspectiveCamera, actors: ReadonlyMap<string, Actor>): void;
  /** After pose(t): world positions. */
  box(): Box3; eyes(): Vector3; mouth(): Vector3; facing(): Vector3; gaze(): Vector3; mouthOpen(): number;
  feet(): { position: Vector3; planted: boolean }[];
  /** Everything of the clip that sounds or shows at an instant: footfalls, landings, claps. Known after perform(). */
  events(): StageEvent[];
  /** Detail by the share of the frame's height that the face takes, 0 to 1. */
  detail(share: number): void;
  dispose(): void;
}
/** The look of an actor: words of the plan, bound to it. `words`: attributes and description, lower case. */
export interface ActorLook {
  key: string; asset: string; noun: string; words: string[]; seed: number; environment: Environment; cameo: string | null;
  /** True where the stage has nothing of the kind: a plain box that carries `noun` as its label. */
  standIn?: boolean;
}
export type BuildActor = (look: ActorLook, context: StageContext) => Promise<Actor>;

// ---------------------------------------------------------------- sound (src/sound)

/** The voice that was chosen for a speaker, once for all shots. */
export interface Voice { character: string }
/** Mono, 48 kHz. */
export interface Utterance { samples: Float32Array; seconds: number; sounds: SpokenSound[] }
/** src/sound/speak.ts: `chooseVoice` and `speak`. `words`: noun, attributes and description of the speaker, lower case,
 * with "female" or "male" and "child", "young" or "old" where the drawn body has them; `taken`: the voices that other speakers already have. */
export type ChooseVoice = (speaker: { key: string; noun: string; words: string[] }, seed: number, taken?: readonly Voice[]) => Voice;
export type Speak = (text: string, manner: string, voice: Voice, context: SoundContext) => Promise<Utterance>;
/** src/sound/renderSound.ts: `renderSound`. */
export type RenderSound = (score: SoundScore, context: SoundContext) => Promise<SoundTrack>;
export interface SoundContext { seed: number; url(path: string): string }
export interface SoundScore {
  seconds: number; seed: number;
  lines: { start: number; utterance: Utterance; pan: number; distance: number; manner: string }[];
  /** pan −1 left to 1 right, distance in metres from the camera at that instant. */
  events: { time: number; kind: string; surface?: Surface; strength: number; pan: number; distance: number }[];
  beds: { kind: string; start: number; end: number; level: number }[];
  music: { mood: string; words: string; start: number; end: number } | null;
  spaces: { start: number; end: number; space: Place["acoustics"] }[];
  negative: string[];
}
/** Stereo, 48 kHz, −1 to 1; the stems sum to the mix. */
export interface SoundTrack { left: Float32Array; right: Float32Array; stems: Record<"dialogue" | "effects" | "ambience" | "music", [Float32Array, Float32Array]> }
