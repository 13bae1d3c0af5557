// Lanes and blocks: the server lays them out, this moves them under the pointer or the keys and commits one change at the end.
// While a block is dragged its place is held in --live-a and --live-d; the server's next drawing replaces both.
import type { DeskServer, Outcome } from "./server.ts";
import { timecode } from "./timecode.ts";

type Grip = "move" | "start" | "end";
interface Drag { block: HTMLElement; grip: Grip; pointer: number; fromX: number; start: number; seconds: number; moved: boolean }

/** Pixels around an end that trim instead of moving. */
const edge = 7;
/** Pixels before a press becomes a drag. */
const slack = 4;
/** Pixels within which an end snaps to a cut, a block or the playhead. */
const snapReach = 7;

export class Timeline {
  /** The playhead was put somewhere. */
  onSeek: (seconds: number) => void = () => undefined;
  /** Something must be spoken. */
  say: (text: string) => void = () => undefined;

  private readonly unbind = new AbortController();
  private drag: Drag | null = null;
  private scrubbing = false;
  private snapping = true;
  private time = 0;

  constructor(private readonly root: HTMLElement, private readonly server: DeskServer) {
    const signal = this.unbind.signal;
    root.addEventListener("pointerdown", (event) => this.press(event), { signal });
    root.addEventListener("pointermove", (event) => this.pull(event), { signal });
    root.addEventListener("pointerup", (event) => void this.release(event), { signal });
    root.addEventListener("pointercancel", () => this.giveBack(), { signal });
    root.addEventListener("click", (event) => this.click(event), { signal });
    root.addEventListener("keydown", (event) => void this.key(event), { signal });
    root.addEventListener("input", (event) => this.zoom(event), { signal });
  }

  /** Follows the picture. */
  follow(seconds: number): void {
    this.time = seconds;
    const head = this.root.querySelector<HTMLElement>("[data-playhead]");
    if (!head) return;
    head.style.setProperty("--t", String(seconds));
    const handle = head.querySelector("[role=slider]");
    handle?.setAttribute("aria-valuenow", seconds.toFixed(2));
    handle?.setAttribute("aria-valuetext", timecode(seconds, this.fps));
  }

  async split(): Promise<void> { this.speak(await this.server.split(this.time)); }

  async add(what: "shot" | "move" | "line"): Promise<void> { this.speak(await this.server.add(what, this.time)); }

  toggleSnap(): void {
    this.snapping = !this.snapping;
    this.root.querySelector("[data-does=snap]")?.setAttribute("aria-pressed", String(this.snapping));
    this.say(this.snapping ? "Snap on" : "Snap off");
  }

  zoomBy(step: number): void {
    const slider = this.root.querySelector<HTMLInputElement>("[data-zoom]");
    if (!slider) return;
    slider.value = String(Number(slider.value) + step * 10);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  }

  dispose(): void { this.unbind.abort(); }

  private get lanes(): HTMLElement | null { return this.root.querySelector("[data-lanes]"); }
  private get seconds(): number { return Number(this.lanes?.dataset.seconds ?? 0); }
  private get fps(): number { return Number(this.lanes?.dataset.fps ?? 24); }
  private get track(): DOMRect | null { return this.root.querySelector("[data-track]")?.getBoundingClientRect() ?? null; }
  private get pixelsPerSecond(): number { return (this.track?.width ?? 0) / Math.max(0.001, this.seconds); }

  private timeAt(clientX: number): number {
    const track = this.track;
    return track ? Math.max(0, Math.min(this.seconds, (clientX - track.left) / this.pixelsPerSecond)) : 0;
  }

  // ------------------------------------------------------------ pointer

  private press(event: PointerEvent): void {
    if (event.button !== 0) return;
    const target = event.target as Element;
    const block = target.closest<HTMLElement>("[data-block]");
    if (!block) {
      if (!target.closest("[data-track], [data-playhead]")) return;
      this.scrubbing = true;
      this.root.setPointerCapture(event.pointerId);
      this.seek(this.timeAt(event.clientX));
      return;
    }
    const grip = this.gripOf(block, event.clientX);
    if (!grip) return;
    const { start, seconds } = placeOf(block);
    this.drag = { block, grip, pointer: event.pointerId, fromX: event.clientX, start, seconds, moved: false };
  }

  private pull(event: PointerEvent): void {
    if (this.scrubbing) return this.seek(this.timeAt(event.clientX));
    const drag = this.drag;
    if (!drag) return this.showGrip(event);
    if (!drag.moved && Math.abs(event.clientX - drag.fromX) < slack) return;
    if (!drag.moved) {
      drag.moved = true;
      this.root.setPointerCapture(drag.pointer);
      drag.block.setAttribute("data-dragging", "");
    }
    const by = (event.clientX - drag.fromX) / this.pixelsPerSecond;
    const place = this.placed(drag, by);
    drag.block.style.setProperty("--live-a", String(place.start));
    drag.block.style.setProperty("--live-d", String(place.seconds));
  }

  private async release(event: PointerEvent): Promise<void> {
    if (this.scrubbing) {
      this.scrubbing = false;
      return;
    }
    const drag = this.drag;
    this.drag = null;
    this.snapLine(null);
    if (!drag?.moved) return;
    const place = this.placed(drag, (event.clientX - drag.fromX) / this.pixelsPerSecond);
    this.snapLine(null);
    const id = drag.block.dataset.block!;
    const outcome = drag.grip === "move"
      ? await this.server.move(id, place.start)
      : await this.server.trim(id, place.start, place.start + place.seconds);
    this.speak(outcome);
    this.settle(drag.block);
  }

  /** Escape, or the browser took the pointer: the block returns. */
  private giveBack(): boolean {
    this.scrubbing = false;
    const drag = this.drag;
    this.drag = null;
    this.snapLine(null);
    if (drag) this.settle(drag.block);
    return drag?.moved ?? false;
  }

  private settle(block: HTMLElement): void {
    block.removeAttribute("data-dragging");
    block.style.removeProperty("--live-a");
    block.style.removeProperty("--live-d");
  }

  /** Where a drag has brought a block: frames, snapping and the clip's ends in that order. */
  private placed(drag: Drag, by: number): { start: number; seconds: number } {
    const frame = (seconds: number) => Math.round(seconds * this.fps) / this.fps;
    const end = drag.start + drag.seconds, least = 4 / this.fps;
    if (drag.grip === "end") {
      const to = this.snapped(Math.max(drag.start + least, frame(end + by)), drag.block);
      return { start: drag.start, seconds: to - drag.start };
    }
    if (drag.grip === "start") {
      const from = this.snapped(Math.max(0, Math.min(end - least, frame(drag.start + by))), drag.block);
      return { start: from, seconds: end - from };
    }
    const start = this.snapped(Math.max(0, Math.min(this.seconds - drag.seconds, frame(drag.start + by))), drag.block);
    return { start, seconds: drag.seconds };
  }

  private snapped(time: number, but: HTMLElement): number {
    this.snapLine(null);
    if (!this.snapping) return time;
    const targets = [0, this.seconds, this.time];
    for (const block of this.root.querySelectorAll<HTMLElement>("[data-block]")) {
      if (block === but) continue;
      const { start, seconds } = placeOf(block);
      targets.push(start, start + seconds);
    }
    const nearest = targets.reduce((best, target) => (Math.abs(target - time) < Math.abs(best - time) ? target : best), Infinity);
    if (Math.abs(nearest - time) * this.pixelsPerSecond > snapReach) return time;
    this.snapLine(nearest);
    return nearest;
  }

  private snapLine(at: number | null): void {
    const line = this.root.querySelector<HTMLElement>("[data-snap-line]");
    if (!line) return;
    line.hidden = at === null;
    if (at !== null) line.style.setProperty("--t", String(at));
  }

  private gripOf(block: HTMLElement, clientX: number): Grip | null {
    const box = block.getBoundingClientRect(), trims = "trims" in block.dataset;
    if (trims && box.right - clientX <= edge) return "end";
    if (trims && clientX - box.left <= edge && box.width > 3 * edge) return "start";
    return "moves" in block.dataset ? "move" : null;
  }

  private showGrip(event: PointerEvent): void {
    const block = (event.target as Element).closest<HTMLElement>("[data-block]");
    if (block) block.dataset.grip = this.gripOf(block, event.clientX) ?? "none";
  }

  private click(event: MouseEvent): void {
    const target = event.target as Element;
    const block = target.closest<HTMLElement>("[data-block]");
    if (block) return void this.server.select(block.dataset.block!);
    const does = target.closest<HTMLElement>("[data-does]")?.dataset.does;
    if (does === "snap") this.toggleSnap();
    else if (does === "split") void this.split();
    else if (does === "shot" || does === "move" || does === "line") void this.add(does);
  }

  private zoom(event: Event): void {
    const slider = event.target as HTMLInputElement;
    if (!("zoom" in slider.dataset)) return;
    const share = Number(slider.value) / 100;
    slider.style.setProperty("--v", `${share * 100}%`);
    this.lanes?.style.setProperty("--zoom", String(1 + share * share * 7));
  }

  private seek(seconds: number): void {
    this.follow(seconds);
    this.onSeek(seconds);
  }

  // ------------------------------------------------------------ keys

  private async key(event: KeyboardEvent): Promise<void> {
    const target = event.target as HTMLElement;
    if (event.key === "Escape" && this.giveBack()) {
      event.stopPropagation();
      return;
    }
    if (target.closest("[data-playhead]")) return this.playheadKey(event);
    const block = target.closest<HTMLElement>("[data-block]");
    if (!block) return;
    const id = block.dataset.block!, { start, seconds } = placeOf(block);
    const handled = (): void => {
      event.preventDefault();
      event.stopPropagation();
    };
    const sideways = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const upDown = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.altKey && sideways !== 0) {
      handled();
      await this.edit(id, this.server.nudge(id, (sideways * (event.shiftKey ? 10 : 1)) / this.fps));
    } else if (event.ctrlKey && upDown !== 0) {
      handled();
      this.toLane(block, upDown);
    } else if (event.ctrlKey || event.altKey || event.metaKey) {
      return;
    } else if (event.key === "Delete" || event.key === "Backspace") {
      handled();
      this.focusBeside(block);
      this.speak(await this.server.remove(id));
    } else if (event.key === "Enter") {
      handled();
      await this.server.select(id);
      document.querySelector<HTMLElement>("[data-inspector] select, [data-inspector] input, [data-inspector] textarea")?.focus();
    } else if (event.key === "[") {
      handled();
      await this.edit(id, this.server.trim(id, this.time, start + seconds));
    } else if (event.key === "]") {
      handled();
      await this.edit(id, this.server.trim(id, start, this.time));
    }
  }

  private playheadKey(event: KeyboardEvent): void {
    const frames = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1, PageDown: -this.fps, PageUp: this.fps }[event.key];
    const to = event.key === "Home" ? 0 : event.key === "End" ? this.seconds : frames === undefined ? null : this.time + (frames * (event.shiftKey ? 10 : 1)) / this.fps;
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    this.seek(Math.max(0, Math.min(this.seconds, to + 1e-4)));
  }

  private toLane(block: HTMLElement, step: number): void {
    const lanes = [...this.root.querySelectorAll<HTMLElement>("[data-lane]")];
    const { start, seconds } = placeOf(block), centre = start + seconds / 2;
    for (let i = lanes.indexOf(block.closest<HTMLElement>("[data-lane]")!) + step; i >= 0 && i < lanes.length; i += step) {
      const blocks = [...lanes[i]!.querySelectorAll<HTMLElement>("[data-block]")];
      if (blocks.length === 0) continue;
      const away = (candidate: HTMLElement) => Math.abs(placeOf(candidate).start + placeOf(candidate).seconds / 2 - centre);
      blocks.reduce((best, candidate) => (away(candidate) < away(best) ? candidate : best)).focus();
      return;
    }
  }

  private focusBeside(block: HTMLElement): void {
    const blocks = [...this.root.querySelectorAll<HTMLElement>("[data-block]")], at = blocks.indexOf(block);
    (blocks[at + 1] ?? blocks[at - 1])?.focus();
  }

  private async edit(id: string, change: Promise<Outcome | null>): Promise<void> {
    this.speak(await change);
    // the lane may have been drawn again: the same block keeps the focus
    this.root.querySelector<HTMLElement>(`[data-block="${CSS.escape(id)}"]`)?.focus();
  }

  private speak(outcome: Outcome | null): void { if (outcome) this.say(outcome.say); }
}

function placeOf(block: HTMLElement): { start: number; seconds: number } {
  return { start: Number(block.dataset.start), seconds: Number(block.dataset.seconds) };
}
