// Picture, transport and guides. One clock for all: whatever plays, the playhead, the timecode and the captions follow it.
import { FilmStrips } from "./film-strips.ts";
import { LiveStage, type StagedPlan } from "./live-stage.ts";
import type { GivenPictures } from "./stage-module.d.ts";
import { StagePlayback, TakePlayback, type Playable } from "./playable.ts";
import type { DeskServer, StageLine } from "./server.ts";
import { shortTimecode, timecode, toFrame } from "./timecode.ts";
import { Wipe } from "./wipe.ts";

type Act = "play" | "frame-back" | "frame-forward" | "shot-back" | "shot-forward" | "loop" | "sound" | "captions" | "fullscreen" | "thirds" | "safe";

export class StagePanel {
  /** Called with every new time, at most once a frame of the screen. */
  onTime: (seconds: number) => void = () => undefined;

  private readonly live: LiveStage;
  private readonly strips = new FilmStrips();
  private readonly unbind = new AbortController();
  private wipe: Wipe | null = null;
  private take: TakePlayback | null = null;
  private takeLines: StageLine[] = [];
  private staged: StagedPlan | null = null;
  private sound = false;
  private looping = false;
  private captions = true;
  private frame = 0;
  private shown = -1;

  constructor(private readonly root: HTMLElement, server: DeskServer) {
    this.live = new LiveStage(this.find("[data-stage-host]"), root.querySelector("[data-stage-state]"), server, () => this.built(), (time) => this.glimpse(time));
    const signal = this.unbind.signal;
    root.addEventListener("click", (event) => {
      const button = (event.target as Element).closest<HTMLElement>("[data-act]");
      if (button) this.act(button.dataset.act as Act);
    }, { signal });
    this.follow = this.follow.bind(this);
    this.frame = requestAnimationFrame(this.follow);
  }

  get seconds(): number { return this.staged?.plan.seconds ?? 0; }
  get fps(): number { return this.staged?.plan.fps ?? 24; }
  get time(): number { return this.playback?.time ?? 0; }

  show(staged: StagedPlan, given: GivenPictures): void {
    this.staged = staged;
    const { width, height } = staged.plan.size;
    // the desk's, because on a phone the panel below the picture must know its height
    this.root.parentElement?.style.setProperty("--ar", String(width / height));
    this.text("[data-length]", ` / ${shortTimecode(staged.plan.seconds, staged.plan.fps)}`);
    this.shown = -1;
    void this.live.show(staged, given);
  }

  /** The take that is in the frame, or none: then the stage is. */
  bindTake(lines: StageLine[]): void {
    const video = this.root.querySelector<HTMLVideoElement>("video[data-take]");
    this.live.view?.pause();
    this.take = video ? new TakePlayback(video) : null;
    this.takeLines = lines;
    this.take?.setSound(true);
    this.pressed("sound", this.take ? true : this.sound);
    const bar = this.root.querySelector<HTMLElement>("[data-wipe-bar]");
    this.wipe?.dispose();
    this.wipe = bar ? new Wipe(bar, this.find("[data-wipe]")) : null;
    this.shown = -1;
  }

  seek(seconds: number): void {
    this.playback?.seek(Math.max(0, Math.min(toFrame(seconds, this.fps), Math.max(0, this.seconds - 1 / this.fps))));
  }

  act(act: Act): void {
    const playback = this.playback;
    switch (act) {
      case "play": return playback?.playing ? playback.pause() : this.play();
      case "frame-back": return this.step(-1);
      case "frame-forward": return this.step(1);
      case "shot-back": return this.seek(this.cut(-1));
      case "shot-forward": return this.seek(this.cut(1));
      case "loop": return this.pressed("loop", (this.looping = !this.looping));
      case "captions": return this.pressed("captions", (this.captions = !this.captions));
      case "sound": return this.toggleSound();
      case "fullscreen": return void this.fullScreen();
      case "thirds":
      case "safe": return this.toggleGuide(act);
    }
  }

  step(frames: number): void {
    this.playback?.pause();
    this.seek(this.time + frames / this.fps + 1e-4);
  }

  toggleWipe(): void { this.wipe?.toggle(); }

  dispose(): void {
    cancelAnimationFrame(this.frame);
    this.unbind.abort();
    this.wipe?.dispose();
    this.strips.dispose();
    this.live.dispose();
  }

  private get playback(): Playable | null {
    return this.take ?? (this.live.view ? new StagePlayback(this.live.view) : null);
  }

  private play(): void {
    if (this.time >= this.seconds - 1.5 / this.fps) this.playback?.seek(0);
    this.playback?.play();
  }

  private built(): void {
    const view = this.live.view, standing = this.live.standing;
    if (!view || !standing) return;
    this.applyGuides();
    // a shorter plan must not leave the playhead behind its end
    if (view.time > standing.plan.seconds) view.seek(0);
    this.strips.draw(standing, view, () => !view.playing && this.take === null);
    this.shown = -1;
  }

  private glimpse(time: number): void {
    const { standing, canvas } = this.live;
    if (standing && canvas) this.strips.glimpse(standing, canvas, time);
  }

  /** Runs once a frame of the screen; does something only when the time changed. */
  private follow(): void {
    this.frame = requestAnimationFrame(this.follow);
    const playback = this.playback;
    this.root.toggleAttribute("data-playing", playback?.playing ?? false);
    const time = playback?.time ?? 0;
    if (time === this.shown) return;
    if (this.looping && this.shown >= 0 && this.shotAt(this.shown) !== this.shotAt(time) && playback?.playing) {
      playback.seek(this.staged?.plan.shots[this.shotAt(this.shown)]?.start ?? 0);
      return;
    }
    this.shown = time;
    this.text("[data-timecode]", timecode(time, this.fps));
    this.describeShot(time);
    this.caption(time);
    this.onTime(time);
  }

  private describeShot(time: number): void {
    const shot = this.staged?.plan.shots[this.shotAt(time)];
    if (!shot) return;
    this.text("[data-shot]", `${this.shotAt(time) + 1}${shot.framing ? ` · ${shot.framing.replaceAll("-", " ")}` : ""}`);
    const { focalLength, aperture } = shot.lens;
    this.text("[data-lens]", [focalLength ? `${focalLength} mm` : "", aperture ? `f/${aperture}` : ""].join(" ").trim());
  }

  private caption(time: number): void {
    const lines = this.take ? this.takeLines : this.live.loaded?.lines ?? [];
    const line = this.captions ? lines.find((candidate) => time >= candidate.start && time < candidate.end) : undefined;
    this.text("[data-caption]", line?.text ?? "");
  }

  private shotAt(time: number): number {
    const shots = this.staged?.plan.shots ?? [];
    for (let i = shots.length - 1; i > 0; i--) if (time >= shots[i]!.start - 1e-4) return i;
    return 0;
  }

  /** The cut before or after the playhead. */
  private cut(direction: number): number {
    const cuts = [...(this.staged?.plan.shots.map((shot) => shot.start) ?? [0]), this.seconds];
    const margin = 1.5 / this.fps;
    return direction < 0 ? cuts.findLast((at) => at < this.time - margin) ?? 0 : cuts.find((at) => at > this.time + margin) ?? this.seconds;
  }

  private toggleSound(): void {
    if (this.take) {
      const video = this.root.querySelector<HTMLVideoElement>("video[data-take]");
      if (video) this.pressed("sound", !(video.muted = !video.muted));
      return;
    }
    this.sound = !this.sound;
    this.live.view?.setSound(this.sound);
    this.pressed("sound", this.sound);
  }

  private toggleGuide(guide: "thirds" | "safe"): void {
    const button = this.root.querySelector(`[data-act=${guide}]`);
    this.pressed(guide, button?.getAttribute("aria-pressed") !== "true");
    this.applyGuides();
  }

  private applyGuides(): void {
    const on = (guide: string) => this.root.querySelector(`[data-act=${guide}]`)?.getAttribute("aria-pressed") === "true";
    this.find("[data-frame]").toggleAttribute("data-thirds", on("thirds"));
    this.find("[data-frame]").toggleAttribute("data-safe", on("safe"));
  }

  private async fullScreen(): Promise<void> {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await this.find("[data-view]").requestFullscreen();
  }

  private pressed(act: Act, on: boolean): void {
    this.root.querySelector(`[data-act=${act}]`)?.setAttribute("aria-pressed", String(on));
  }

  private text(selector: string, text: string): void {
    const element = this.root.querySelector<HTMLElement>(selector);
    if (!element || element.textContent === text) return;
    element.textContent = text;
    element.hidden = text === "";
  }

  private find(selector: string): HTMLElement {
    const element = this.root.querySelector<HTMLElement>(selector);
    if (!element) throw new Error(`The stage panel has no ${selector}.`);
    return element;
  }
}
