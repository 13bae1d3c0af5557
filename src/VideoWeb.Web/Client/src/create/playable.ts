// What the transport drives: the live stage, or the finished take in the same frame.
import type { StageView } from "./stage-module.d.ts";

export interface Playable {
  readonly time: number;
  readonly playing: boolean;
  play(): void;
  pause(): void;
  seek(seconds: number): void;
  setSound(on: boolean): void;
}

export class TakePlayback implements Playable {
  constructor(private readonly video: HTMLVideoElement) {}
  get time() { return this.video.currentTime; }
  get playing() { return !this.video.paused && !this.video.ended; }
  // a browser may refuse to start sound before the first gesture: then it stays paused, which the button shows
  play() { void this.video.play().catch(() => undefined); }
  pause() { this.video.pause(); }
  seek(seconds: number) { this.video.currentTime = seconds; }
  setSound(on: boolean) { this.video.muted = !on; }
}

export class StagePlayback implements Playable {
  constructor(private readonly view: StageView) {}
  get time() { return this.view.time; }
  get playing() { return this.view.playing; }
  play() { this.view.play(); }
  pause() { this.view.pause(); }
  seek(seconds: number) { this.view.seek(seconds); }
  setSound(on: boolean) { this.view.setSound(on); }
}
