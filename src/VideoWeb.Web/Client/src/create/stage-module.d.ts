// The stage's public face (src/stage/src/stage.ts), loaded from /stage/stage.js at run time.
import type { StageLine } from "./server.ts";

export interface StageLoaded { seconds: number; lines: StageLine[]; notes: string[] }

/** `image`: the picture that the clip begins as. `cameos`: pictures of the cast, by cast id. */
export interface GivenPictures { image: string | null; cameos: Record<string, { pictures: string[]; crop: number[] | null; voice: string | null }> }

export interface StageView {
  load(staged: unknown, given?: GivenPictures): Promise<StageLoaded>;
  play(): void;
  pause(): void;
  seek(seconds: number): void;
  readonly time: number;
  readonly playing: boolean;
  on(event: "time", callback: (seconds: number) => void): () => void;
  on(event: "error", callback: (error: Error) => void): () => void;
  setSound(on: boolean): void;
  setGuides(guides: { thirds: boolean; safe: boolean }): void;
  still(seconds: number, width: number): Promise<Blob>;
  dispose(): void;
}

export function mountStage(host: HTMLElement, options?: Record<string, unknown>): StageView | Promise<StageView>;
