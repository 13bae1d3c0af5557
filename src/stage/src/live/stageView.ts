// The stage in a page: loads plans, plays and scrubs them, keeps the frame rate, and says what happens.
import type { SoundContext, StagedPlan } from "../contracts.ts";
import type { Production } from "../direction/production.ts";
import { scoreOf } from "../direction/score.ts";
import { StageSession, type GivenPictures } from "../direction/stageSession.ts";
import { FrameDrawer } from "../render/frameDrawer.ts";
import { rendererName, stageRenderer } from "../render/stageRenderer.ts";
import { renderSound } from "../sound/renderSound.ts";
import { Guides } from "./guides.ts";
import { QualityLadder, type LiveQuality } from "./quality.ts";
import { SoundPlayer } from "./soundPlayer.ts";

export interface StageGuides {
  thirds: boolean;
  safe: boolean;
}
export interface StageLoaded {
  seconds: number;
  lines: { speaker: string; text: string; start: number; end: number }[];
  notes: string[];
}
/** loop: starts again at the end; default true. */
export interface StageOptions {
  loop?: boolean;
}
export interface StageEvents {
  /** Seconds of the clip, at each drawn frame. */
  time: (seconds: number) => void;
  playing: (playing: boolean) => void;
  ended: () => void;
  /** building, ready, failed: of the sound. */
  sound: (state: string) => void;
  error: (error: Error) => void;
}

export interface StageView {
  load(staged: StagedPlan, given?: GivenPictures): Promise<StageLoaded>;
  play(): void;
  pause(): void;
  seek(seconds: number): void;
  readonly time: number;
  readonly playing: boolean;
  on<Name extends keyof StageEvents>(event: Name, callback: StageEvents[Name]): () => void;
  setSound(on: boolean): void;
  setGuides(guides: StageGuides): void;
  still(seconds: number, width: number): Promise<Blob>;
  dispose(): void;
}

const REFINE_AFTER = 220;
const MOST_PIXEL_RATIO = 2;

/** Throws where the browser has no WebGL 2. Starts paused for those who ask for reduced motion, and plays otherwise once a plan is loaded. */
export function mountStage(host: HTMLElement, options: StageOptions = {}): StageView {
  return new LiveStageView(host, options);
}

class LiveStageView implements StageView {
  private readonly frame = document.createElement("div");
  private readonly canvas = document.createElement("canvas");
  private readonly guides = new Guides();
  private readonly renderer;
  private readonly session: StageSession;
  private readonly drawer: FrameDrawer;
  private readonly ladder: QualityLadder;
  private readonly sound = new SoundPlayer();
  private readonly listeners = new Map<string, Set<(...args: never[]) => void>>();
  private readonly sizes: ResizeObserver;
  private readonly loop: boolean;
  private production: Production | null = null;
  private clock = { time: 0, at: 0 };
  private isPlaying = false;
  private wantsPlay = !matchMedia("(prefers-reduced-motion: reduce)").matches;
  private wantsSound = false;
  private request = 0;
  private refineTimer = 0;
  private loads: Promise<unknown> = Promise.resolve();
  private disposed = false;

  constructor(
    private readonly host: HTMLElement,
    { loop = true }: StageOptions,
  ) {
    this.loop = loop;
    this.renderer = stageRenderer(this.canvas);
    this.ladder = new QualityLadder(rendererName(this.renderer));
    this.session = new StageSession(this.renderer, assetUrl);
    this.drawer = new FrameDrawer(this.renderer);
    Object.assign(this.frame.style, { position: "relative", margin: "auto" });
    Object.assign(this.canvas.style, { display: "block", width: "100%", height: "100%" });
    this.frame.append(this.canvas, this.guides.element);
    host.append(this.frame);
    this.canvas.addEventListener("webglcontextlost", this.onContextLost);
    document.addEventListener("visibilitychange", this.onVisibility);
    this.sizes = new ResizeObserver(() => this.fit());
    this.sizes.observe(host);
  }

  get time(): number {
    return this.isPlaying ? this.runningTime() : this.clock.time;
  }

  get playing(): boolean {
    return this.isPlaying;
  }

  /** One plan is built after another; the picture of the last stays until the next stands. */
  load(staged: StagedPlan, given: GivenPictures = {}): Promise<StageLoaded> {
    const loading = this.loads.then(() => this.build(staged, given));
    this.loads = loading.catch(() => undefined);
    return loading;
  }

  private async build(staged: StagedPlan, given: GivenPictures): Promise<StageLoaded> {
    const production = await this.session.load(staged, this.ladder.built, undefined, given);
    if (this.disposed) throw new Error("The stage was closed.");
    const first = this.production === null;
    this.production = production;
    this.clock.time = Math.min(this.time, production.seconds);
    this.fit();
    this.sound.track = null;
    if (this.wantsSound) void this.prepareSound(production);
    if (first && this.wantsPlay) this.play();
    else this.invalidate();
    return {
      seconds: production.seconds,
      notes: production.notes,
      lines: production.lines.map(({ line, speaker }) => ({ speaker, text: line.text, start: line.start, end: line.end })),
    };
  }

  play(): void {
    if (!this.production || this.isPlaying) return;
    if (this.clock.time >= this.production.seconds - 0.02) this.clock.time = 0;
    this.isPlaying = true;
    this.clock.at = performance.now();
    if (this.wantsSound) this.sound.start(this.clock.time);
    this.emit("playing", true);
    this.invalidate();
  }

  pause(): void {
    if (!this.isPlaying) return;
    this.clock.time = this.runningTime();
    this.isPlaying = false;
    this.sound.stop();
    this.emit("playing", false);
    this.invalidate();
  }

  seek(seconds: number): void {
    this.clock.time = Math.min(Math.max(0, seconds), this.production?.seconds ?? 0);
    this.clock.at = performance.now();
    if (this.isPlaying && this.wantsSound) this.sound.start(this.clock.time);
    this.invalidate();
  }

  on<Name extends keyof StageEvents>(event: Name, callback: StageEvents[Name]): () => void {
    const listeners = this.listeners.get(event) ?? new Set();
    this.listeners.set(event, listeners.add(callback as never));
    return () => listeners.delete(callback as never);
  }

  setSound(on: boolean): void {
    this.wantsSound = on;
    if (!on) {
      this.clock.time = this.time;
      this.clock.at = performance.now();
      this.sound.stop();
    } else if (this.sound.ready && this.isPlaying) {
      this.sound.start(this.time);
    } else if (this.production && !this.sound.ready) {
      void this.prepareSound(this.production);
    }
  }

  setGuides(guides: StageGuides): void {
    this.guides.show(guides);
  }

  async still(seconds: number, width: number): Promise<Blob> {
    const production = this.production;
    if (!production) throw new Error("No plan is loaded.");
    const height = Math.round(width / production.aspect);
    this.draw(seconds, width, height, this.ladder.still);
    const blob = await new Promise<Blob | null>((resolve) => this.canvas.toBlob(resolve, "image/jpeg", 0.92));
    this.invalidate();
    if (!blob) throw new Error("The picture could not be encoded.");
    return blob;
  }

  dispose(): void {
    this.disposed = true;
    cancelAnimationFrame(this.request);
    clearTimeout(this.refineTimer);
    this.sizes.disconnect();
    document.removeEventListener("visibilitychange", this.onVisibility);
    this.canvas.removeEventListener("webglcontextlost", this.onContextLost);
    this.sound.dispose();
    this.drawer.dispose();
    this.session.dispose();
    this.renderer.dispose();
    this.renderer.forceContextLoss();
    this.frame.remove();
    this.listeners.clear();
  }

  private runningTime(): number {
    const seconds = this.production?.seconds ?? 0;
    const heard = this.wantsSound ? this.sound.time : null;
    return Math.min(seconds, Math.max(0, heard ?? this.clock.time + (performance.now() - this.clock.at) / 1000));
  }

  private invalidate(): void {
    if (this.disposed || this.request !== 0) return;
    this.request = requestAnimationFrame(() => this.tick());
  }

  private tick(): void {
    this.request = 0;
    const { production } = this;
    if (!production || this.disposed) return;
    const time = this.time;
    const began = performance.now();
    try {
      this.drawHere(time, this.ladder.current);
    } catch (error) {
      this.pause();
      this.emit("error", error instanceof Error ? error : new Error(String(error)));
      return;
    }
    this.emit("time", time);
    if (!this.isPlaying) {
      this.refineLater();
      return;
    }
    this.ladder.frameTook(performance.now() - began);
    if (time >= production.seconds) this.reachEnd();
    this.invalidate();
  }

  private reachEnd(): void {
    this.emit("ended");
    if (this.loop) this.seek(0);
    else this.pause();
  }

  private drawHere(time: number, quality: LiveQuality): void {
    const ratio = Math.min(devicePixelRatio || 1, MOST_PIXEL_RATIO) * quality.scale;
    const width = even(this.frame.clientWidth * ratio);
    const height = even(this.frame.clientHeight * ratio);
    if (width > 0 && height > 0) this.draw(time, width, height, quality);
  }

  /** Waits for the picture, so that the time it takes is known. */
  private draw(time: number, width: number, height: number, { tier }: LiveQuality): void {
    const { production, renderer } = this;
    if (!production) return;
    if (this.canvas.width !== width || this.canvas.height !== height) renderer.setSize(width, height, false);
    this.drawer.draw(production, Math.min(time, production.seconds - 1e-3), width, height, tier);
    const gl = renderer.getContext();
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  }

  /** A picture that stands still is drawn again, as finely as this machine can. */
  private refineLater(): void {
    clearTimeout(this.refineTimer);
    this.refineTimer = window.setTimeout(() => {
      if (!this.isPlaying && !this.disposed) this.drawHere(this.clock.time, this.ladder.still);
    }, REFINE_AFTER);
  }

  private async prepareSound(production: Production): Promise<void> {
    this.emit("sound", "building");
    try {
      const context: SoundContext = { seed: production.staged.plan.seed, url: assetUrl };
      const track = await renderSound(scoreOf(production), context);
      if (this.disposed || this.production !== production) return;
      this.sound.track = track;
      if (this.wantsSound && this.isPlaying) this.sound.start(this.time);
      this.emit("sound", "ready");
    } catch (error) {
      this.emit("sound", "failed");
      this.emit("error", error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** As large as the host lets the plan's aspect be. */
  private fit(): void {
    const aspect = this.production?.aspect ?? 16 / 9;
    const { clientWidth, clientHeight } = this.host;
    const width = clientHeight > 0 ? Math.min(clientWidth, clientHeight * aspect) : clientWidth;
    this.frame.style.width = `${Math.round(width)}px`;
    this.frame.style.height = `${Math.round(width / aspect)}px`;
    this.invalidate();
  }

  private readonly onVisibility = () => {
    if (document.hidden) this.pause();
  };

  private readonly onContextLost = (event: Event) => {
    event.preventDefault();
    this.pause();
    this.emit("error", new Error("The graphics context was lost. Reload the page to go on."));
  };

  private emit<Name extends keyof StageEvents>(event: Name, ...args: Parameters<StageEvents[Name]>): void {
    for (const listener of this.listeners.get(event) ?? [])
      (listener as (...args: Parameters<StageEvents[Name]>) => void)(...args);
  }
}

function assetUrl(path: string): string {
  return new URL(path, import.meta.url).href;
}

function even(pixels: number): number {
  return Math.round(pixels / 2) * 2;
}
