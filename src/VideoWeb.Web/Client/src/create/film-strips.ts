// The pictures on the blocks of the shots' lane: one still of each shot, taken when nothing plays and nobody types.
import type { StagedPlan } from "./live-stage.ts";
import type { StageView } from "./stage-module.d.ts";

const width = 160;
/** Milliseconds of rest before stills are taken: they share the graphics with the live picture. */
const rest = 900;
/** How far into a shot its still is taken. */
const where = 0.4;

export class FilmStrips {
  private readonly stills = new Map<string, ImageBitmap>();
  private readonly taking = new Set<string>();
  private timer = 0;
  private round = 0;

  /** Draws what is known at once and takes what is missing when `idle`. */
  draw(staged: StagedPlan, view: StageView, idle: () => boolean): void {
    const round = ++this.round;
    clearTimeout(this.timer);
    this.paint(staged);
    this.timer = window.setTimeout(() => void this.take(staged, view, idle, round), rest);
  }

  /** Takes the still of a shot from the picture that is on the screen just now; to be called right after it was drawn. */
  glimpse(staged: StagedPlan, canvas: HTMLCanvasElement, time: number): void {
    const index = staged.plan.shots.findLastIndex((shot) => time >= shot.start), shot = staged.plan.shots[index];
    if (!shot || time - shot.start < shot.seconds * where) return;
    const key = keyOf(staged, index), round = this.round;
    if (this.stills.has(key) || this.taking.has(key)) return;
    this.taking.add(key);
    createImageBitmap(canvas, { resizeWidth: width }).then((still) => {
      this.stills.set(key, still);
      if (round === this.round) this.paint(staged);
    }, () => undefined).finally(() => this.taking.delete(key));
  }

  dispose(): void {
    this.round++;
    clearTimeout(this.timer);
    for (const still of this.stills.values()) still.close();
  }

  private async take(staged: StagedPlan, view: StageView, idle: () => boolean, round: number): Promise<void> {
    for (let i = 0; i < staged.plan.shots.length; i++) {
      const key = keyOf(staged, i), shot = staged.plan.shots[i]!;
      if (this.stills.has(key)) continue;
      if (round !== this.round) return;
      if (!idle()) {
        this.timer = window.setTimeout(() => void this.take(staged, view, idle, round), rest);
        return;
      }
      try {
        this.stills.set(key, await createImageBitmap(await view.still(shot.start + shot.seconds * where, width)));
      } catch {
        return; // the stage went away meanwhile, or has no stills: the blocks stay plain
      }
      if (round === this.round) this.paint(staged);
    }
    this.forget(staged);
  }

  private paint(staged: StagedPlan): void {
    document.querySelectorAll<HTMLCanvasElement>("canvas[data-film]").forEach((canvas) => {
      const still = this.stills.get(keyOf(staged, Number(canvas.dataset.film)));
      const context = canvas.getContext("2d");
      if (!context) return;
      canvas.width = canvas.clientWidth * devicePixelRatio;
      canvas.height = canvas.clientHeight * devicePixelRatio;
      if (!still || canvas.height === 0) return;
      const step = Math.max(1, canvas.height * (still.width / still.height));
      for (let x = 0; x < canvas.width; x += step) context.drawImage(still, x, 0, step, canvas.height);
    });
  }

  private forget(staged: StagedPlan): void {
    const used = new Set(staged.plan.shots.map((_, i) => keyOf(staged, i)));
    for (const [key, still] of this.stills) {
      if (used.has(key)) continue;
      still.close();
      this.stills.delete(key);
    }
  }
}

/** The same for shots that look the same: a still is taken again only when its own shot changes. */
function keyOf(staged: StagedPlan, index: number): string {
  const { start: _, ...shot } = staged.plan.shots[index] ?? { start: 0 };
  return JSON.stringify([staged.plan.size, shot, staged.shots[index]]);
}
