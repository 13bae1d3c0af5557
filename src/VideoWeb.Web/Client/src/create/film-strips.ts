// The pictures on the blocks of the shots' lane: a few stills of each shot, kept from what is on the screen while it plays,
// and taken when nothing plays and nobody waits for the graphics.
import type { StagedPlan } from "./live-stage.ts";
import type { StageView } from "./stage-module.d.ts";

const width = 160;
/** Milliseconds of rest before each still: they share the graphics with the live picture. */
const rest = 900;
/** How far into a shot its stills are. */
const places = [0.15, 0.5, 0.85];
/** Seconds from a place within which a picture on the screen will do. */
const near = 0.12;

export class FilmStrips {
  private readonly stills = new Map<string, ImageBitmap>();
  private readonly taking = new Set<string>();
  private readonly sizes = new ResizeObserver(() => this.paint());
  private staged: StagedPlan | null = null;
  private timer = 0;

  constructor() {
    const lanes = document.querySelector("[data-lanes]");
    if (lanes) this.sizes.observe(lanes);
  }

  /** Draws what is known at once and takes what is missing when `idle`. */
  draw(staged: StagedPlan, view: StageView, idle: () => boolean): void {
    this.staged = staged;
    this.forget(staged);
    this.paint();
    this.takeNext(staged, view, idle);
  }

  /** Keeps the picture that is on the screen, where it is one of the stills; to be called right after it was drawn. */
  glimpse(staged: StagedPlan, canvas: HTMLCanvasElement, time: number): void {
    const index = staged.plan.shots.findLastIndex((shot) => time >= shot.start), shot = staged.plan.shots[index];
    const place = shot ? places.findIndex((share) => Math.abs(shot.start + shot.seconds * share - time) <= near) : -1;
    if (place >= 0) void this.keep(staged, index, place, () => createImageBitmap(canvas, { resizeWidth: width }));
  }

  dispose(): void {
    this.staged = null;
    clearTimeout(this.timer);
    this.sizes.disconnect();
    for (const still of this.stills.values()) still.close();
  }

  private takeNext(staged: StagedPlan, view: StageView, idle: () => boolean): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(async () => {
      const missing = this.missing(staged);
      if (!missing || this.staged !== staged) return;
      const shot = staged.plan.shots[missing.index]!;
      const time = shot.start + shot.seconds * places[missing.place]!;
      // the stage may go away meanwhile, or have no stills: then the blocks stay plain
      const went = !idle() || await this.keep(staged, missing.index, missing.place, async () => createImageBitmap(await view.still(time, width)));
      if (went) this.takeNext(staged, view, idle);
    }, rest);
  }

  /** The middle of each shot first, so that every block soon has a picture. */
  private missing(staged: StagedPlan): { index: number; place: number } | null {
    for (const place of [1, 0, 2]) {
      const index = staged.plan.shots.findIndex((_, i) => !this.stills.has(keyOf(staged, i, place)));
      if (index >= 0) return { index, place };
    }
    return null;
  }

  private async keep(staged: StagedPlan, index: number, place: number, picture: () => Promise<ImageBitmap>): Promise<boolean> {
    const key = keyOf(staged, index, place);
    if (this.stills.has(key) || this.taking.has(key)) return true;
    this.taking.add(key);
    try {
      this.stills.set(key, await picture());
      if (this.staged === staged) this.paint();
      return true;
    } catch {
      return false;
    } finally {
      this.taking.delete(key);
    }
  }

  private paint(): void {
    const staged = this.staged;
    if (!staged) return;
    for (const canvas of document.querySelectorAll<HTMLCanvasElement>("canvas[data-film]")) {
      canvas.width = canvas.clientWidth * devicePixelRatio;
      canvas.height = canvas.clientHeight * devicePixelRatio;
      const index = Number(canvas.dataset.film);
      const known = places.map((_, place) => this.stills.get(keyOf(staged, index, place)));
      const any = known.find((still) => still);
      const context = canvas.getContext("2d");
      if (!context || !any || canvas.height === 0) continue;
      const step = Math.max(1, canvas.height * (any.width / any.height));
      for (let x = 0; x < canvas.width; x += step) {
        const place = Math.min(places.length - 1, Math.floor(((x + step / 2) / canvas.width) * places.length));
        context.drawImage(known[place] ?? any, x, 0, step, canvas.height);
      }
    }
  }

  private forget(staged: StagedPlan): void {
    const used = new Set(staged.plan.shots.flatMap((_, index) => places.map((_, place) => keyOf(staged, index, place))));
    for (const [key, still] of this.stills) {
      if (used.has(key)) continue;
      still.close();
      this.stills.delete(key);
    }
  }
}

/** The same for shots that look the same: a still is taken again only when its own shot changes. */
function keyOf(staged: StagedPlan, index: number, place: number): string {
  const { start: _, ...shot } = staged.plan.shots[index] ?? { start: 0 };
  return JSON.stringify([place, staged.plan.size, shot, staged.shots[index]]);
}
