// Plays the rendered track of the clip. While it plays, the audio hardware's clock is the clip's clock.
import type { SoundTrack } from "../contracts.ts";

const RATE = 48000;

export class SoundPlayer {
  private context: AudioContext | null = null;
  private buffer: AudioBuffer | null = null;
  private source: AudioBufferSourceNode | null = null;
  private startedAt = 0;
  private startedFrom = 0;

  set track(track: SoundTrack | null) {
    this.stop();
    if (!track) {
      this.buffer = null;
      return;
    }
    this.buffer = new AudioBuffer({ length: track.left.length, numberOfChannels: 2, sampleRate: RATE });
    this.buffer.copyToChannel(new Float32Array(track.left), 0);
    this.buffer.copyToChannel(new Float32Array(track.right), 1);
  }

  get ready(): boolean {
    return this.buffer !== null;
  }

  /** The clip time that is heard now, or null while nothing is played. */
  get time(): number | null {
    if (!this.source || !this.context || this.context.state !== "running") return null;
    return this.startedFrom + (this.context.currentTime - this.startedAt) - (this.context.outputLatency || 0);
  }

  start(from: number): void {
    this.stop();
    if (!this.buffer) return;
    const context = (this.context ??= new AudioContext({ sampleRate: RATE }));
    void context.resume();
    this.source = context.createBufferSource();
    this.source.buffer = this.buffer;
    this.source.connect(context.destination);
    this.source.start(0, Math.min(from, this.buffer.duration));
    this.startedAt = context.currentTime;
    this.startedFrom = from;
  }

  stop(): void {
    this.source?.stop();
    this.source?.disconnect();
    this.source = null;
  }

  dispose(): void {
    this.stop();
    void this.context?.close();
    this.context = null;
    this.buffer = null;
  }
}
