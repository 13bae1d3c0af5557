// The Create page's own behaviour: everything that follows a pointer, a key or a clock stays here; the circuit carries
// plans and states. Blazor draws the markup and calls the methods of Desk.
import { Composer } from "./composer.ts";
import type { Cameo } from "./mentions.ts";
import type { StagedPlan } from "./live-stage.ts";
import type { GivenPictures } from "./stage-module.d.ts";
import { PictureBrush, type Stroke } from "./picture-brush.ts";
import { PictureDrop } from "./picture-drop.ts";
import { DeskServer, type DotNetObject, type Span, type StageLine } from "./server.ts";
import { Shortcuts, singleKeys } from "./shortcuts.ts";
import { StagePanel } from "./stage-panel.ts";
import { Timeline } from "./timeline.ts";

export function mountDesk(root: HTMLElement, object: DotNetObject): Desk { return new Desk(root, new DeskServer(object)); }

class Desk {
  private readonly composer: Composer;
  private readonly stage: StagePanel;
  private readonly timeline: Timeline;
  private readonly pictures: PictureDrop;
  private readonly brush: PictureBrush;
  private readonly shortcuts: Shortcuts;
  private readonly unbind = new AbortController();

  constructor(private readonly root: HTMLElement, private readonly server: DeskServer) {
    this.composer = new Composer(find(root, "[data-composer]"), root.querySelector("[data-count]"), server);
    this.stage = new StagePanel(find(root, "[data-stage]"), server);
    this.timeline = new Timeline(find(root, "[data-timeline]"), server);
    this.pictures = new PictureDrop(root, server, (text) => this.say(text));
    this.brush = new PictureBrush(server, (text) => this.say(text));
    this.stage.onTime = (seconds) => this.timeline.follow(seconds);
    this.timeline.onSeek = (seconds) => this.stage.seek(seconds);
    this.timeline.say = (text) => this.say(text);
    this.shortcuts = new Shortcuts({
      undo: () => void this.travel("undo"), redo: () => void this.travel("redo"), generate: () => void this.generate(),
      nextUnknown: () => { if (!this.composer.nextUnknown()) this.say("Every word is understood."); },
      nextPanel: (step) => this.nextPanel(step),
      playPause: () => this.stage.act("play"), pause: () => this.stage.step(0), step: (frames) => this.stage.step(frames),
      shot: (direction) => this.stage.act(direction < 0 ? "shot-back" : "shot-forward"),
      thirds: () => this.stage.act("thirds"), wipe: () => this.stage.toggleWipe(),
      split: () => void this.timeline.split(), snap: () => this.timeline.toggleSnap(), zoom: (step) => this.timeline.zoomBy(step),
    });
    root.addEventListener("click", (event) => this.click(event), { signal: this.unbind.signal });
  }

  // ------------------------------------------------------------ called by DeskBridge.cs

  openText(text: string, spans: Span[], cast: string[]): void { this.composer.open(text, spans, cast); }
  offerCameos(cameos: Cameo[]): void { this.composer.offerCameos(cameos); }
  replaceText(text: string, spans: Span[], cast: string[]): void { this.composer.replace(text, spans, cast); }
  selectText(start: number, length: number): void {
    this.showPanel("script");
    this.composer.select(start, length);
  }
  /** JSON text: a plan is large, and Blazor would parse it twice. */
  showStage(staged: string, given: GivenPictures): void { this.stage.show(JSON.parse(staged) as StagedPlan, given); }
  showMarks(strokes: Stroke[]): void { this.brush.show(strokes); }
  bindTake(lines: StageLine[]): void { this.stage.bindTake(lines); }
  seek(seconds: number): void { this.stage.seek(seconds); }
  singleKeys(): boolean { return singleKeys.on; }
  setSingleKeys(on: boolean): void { singleKeys.on = on; }
  /** On a narrow screen one panel is shown at a time. */
  showPanel(name: string): void {
    this.root.dataset.tab = name;
    for (const button of this.root.querySelectorAll<HTMLElement>("[data-goto]")) button.setAttribute("aria-pressed", String(button.dataset.goto === name));
  }
  dispose(): void {
    this.unbind.abort();
    this.shortcuts.dispose();
    this.pictures.dispose();
    this.brush.dispose();
    this.composer.dispose();
    this.timeline.dispose();
    this.stage.dispose();
  }

  // ------------------------------------------------------------ the page's own

  private async travel(direction: "undo" | "redo"): Promise<void> {
    await this.composer.flush();
    this.say((await this.server[direction]())?.say ?? "");
  }

  private async generate(): Promise<void> {
    await this.composer.flush();
    await this.server.generate();
  }

  private click(event: Event): void {
    const target = event.target as Element;
    const goto = target.closest<HTMLElement>("[data-goto]")?.dataset.goto;
    if (goto) this.showPanel(goto);
    const travel = target.closest<HTMLElement>("[data-travel]")?.dataset.travel;
    if (travel === "undo" || travel === "redo") void this.travel(travel);
  }

  /** F6 goes round the panels. */
  private nextPanel(step: number): void {
    const panels = [...this.root.querySelectorAll<HTMLElement>("[data-panel]")].filter((panel) => panel.offsetParent !== null);
    const at = panels.findIndex((panel) => panel.contains(document.activeElement));
    const next = panels[(at + step + panels.length) % panels.length];
    next?.querySelector<HTMLElement>("[contenteditable], button, select, input, [tabindex='0']")?.focus();
  }

  private say(text: string): void {
    const live = this.root.querySelector("[data-say]");
    if (live) live.textContent = text;
  }
}

function find(root: HTMLElement, selector: string): HTMLElement {
  const element = root.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`The desk has no ${selector}.`);
  return element;
}
