// Painting on the picture in its dialog, by pointer or by keys. What is painted is the desk's: a stroke goes up when it ends and
// comes back with the plan, so that Undo takes it back like everything else.
import type { DeskServer } from "./server.ts";

export interface Stroke { layer: string; radius: number; points: number[] }

/** Shares of the picture between two points of a stroke that are kept. */
const grain = 0.008;
const keyStep = 0.02;
/** The dialog is not within the desk's own element. */
const sheet = "#picture-sheet";

export class PictureBrush {
  private strokes: Stroke[] = [];
  private current: Stroke | null = null;
  private cursor: [number, number] | null = null;
  private layer = "near";
  private readonly unbind = new AbortController();
  private readonly sizes = new ResizeObserver(() => this.draw());
  private watched: HTMLCanvasElement | null = null;

  constructor(private readonly server: DeskServer, private readonly say: (text: string) => void) {
    const signal = this.unbind.signal;
    document.addEventListener("click", (event) => {
      const target = event.target as Element;
      const layer = target.closest<HTMLElement>("[data-brush-layer]")?.dataset.brushLayer;
      if (layer) this.choose(layer);
      // the desk's own listener does not hear what is outside it
      if (target.closest(`${sheet} [data-travel=undo]`)) void this.server.undo();
      if (target.closest("[data-opens=picture-sheet]")) requestAnimationFrame(() => this.draw());
    }, { signal });
    document.addEventListener("pointerdown", (event) => this.down(event), { signal });
    document.addEventListener("pointermove", (event) => this.move(event), { signal });
    document.addEventListener("pointerup", () => void this.end(), { signal });
    document.addEventListener("pointercancel", () => { this.current = null; this.draw(); }, { signal });
    document.addEventListener("keydown", (event) => this.key(event), { signal });
  }

  show(strokes: Stroke[]): void {
    this.strokes = strokes;
    this.draw();
  }

  dispose(): void {
    this.unbind.abort();
    this.sizes.disconnect();
  }

  private get canvas(): HTMLCanvasElement | null { return document.querySelector(`${sheet} [data-brush]`); }

  /** Share of the picture's width. */
  private get radius(): number { return Number(document.querySelector<HTMLInputElement>(`${sheet} [data-brush-size]`)?.value ?? 6) / 100; }

  private choose(layer: string): void {
    this.layer = layer;
    for (const button of document.querySelectorAll<HTMLElement>("[data-brush-layer]")) button.setAttribute("aria-pressed", String(button.dataset.brushLayer === layer));
  }

  private down(event: PointerEvent): void {
    if (event.target !== this.canvas || event.button !== 0 || !this.canvas) return;
    event.preventDefault();
    this.canvas.focus();
    this.canvas.setPointerCapture(event.pointerId);
    this.cursor = null;
    this.current = { layer: this.layer, radius: this.radius, points: this.place(event) };
    this.draw();
  }

  private move(event: PointerEvent): void {
    if (!this.current) return;
    const points = this.current.points, [x, y] = this.place(event);
    if (Math.hypot(x - points.at(-2)!, y - points.at(-1)!) < grain) return;
    points.push(x, y);
    this.draw();
  }

  private async end(): Promise<void> {
    const stroke = this.current;
    this.current = null;
    if (!stroke) return;
    // stays in sight until the plan brings it back
    this.strokes = [...this.strokes, stroke];
    const outcome = await this.server.paint(stroke.layer, stroke.radius, stroke.points.map((value) => Math.round(value * 1000) / 1000));
    if (outcome?.accepted) return;
    this.strokes = this.strokes.filter((other) => other !== stroke);
    this.say(outcome?.say ?? "The studio did not answer; the stroke was not kept.");
    this.draw();
  }

  private key(event: KeyboardEvent): void {
    if (event.target !== this.canvas) return;
    const step = { ArrowLeft: [-keyStep, 0], ArrowRight: [keyStep, 0], ArrowUp: [0, -keyStep], ArrowDown: [0, keyStep] }[event.key];
    const size = document.querySelector<HTMLInputElement>(`${sheet} [data-brush-size]`);
    if (step) {
      const [x, y] = this.cursor ?? [0.5, 0.5];
      this.cursor = [clamp(x + step[0]!), clamp(y + step[1]!)];
    } else if (event.key === " ") {
      this.cursor ??= [0.5, 0.5];
      this.current = { layer: this.layer, radius: this.radius, points: [...this.cursor] };
      void this.end();
    } else if ((event.key === "[" || event.key === "]") && size) {
      size.value = String(Number(size.value) + (event.key === "]" ? 1 : -1));
    } else return;
    event.preventDefault();
    event.stopPropagation();
    this.draw();
  }

  private place(event: PointerEvent): [number, number] {
    const box = this.canvas!.getBoundingClientRect();
    return [clamp((event.clientX - box.left) / box.width), clamp((event.clientY - box.top) / box.height)];
  }

  private draw(): void {
    const canvas = this.canvas;
    if (!canvas || canvas.clientWidth === 0) return;
    if (this.watched !== canvas) {
      this.sizes.disconnect();
      this.sizes.observe(canvas);
      this.watched = canvas;
    }
    const ratio = window.devicePixelRatio || 1;
    canvas.width = Math.round(canvas.clientWidth * ratio);
    canvas.height = Math.round(canvas.clientHeight * ratio);
    const context = canvas.getContext("2d")!, style = getComputedStyle(canvas);
    const colour = (layer: string) => style.getPropertyValue(`--paint-${layer}`);
    context.lineCap = context.lineJoin = "round";
    for (const stroke of this.current ? [...this.strokes, this.current] : this.strokes) {
      context.strokeStyle = colour(stroke.layer);
      context.lineWidth = 2 * stroke.radius * canvas.width;
      context.beginPath();
      for (let i = 0; i < stroke.points.length; i += 2) context.lineTo(stroke.points[i]! * canvas.width, stroke.points[i + 1]! * canvas.height);
      if (stroke.points.length === 2) context.lineTo(stroke.points[0]! * canvas.width + 0.1, stroke.points[1]! * canvas.height);
      context.stroke();
    }
    if (!this.cursor) return;
    context.lineWidth = 2 * ratio;
    context.strokeStyle = style.getPropertyValue("--on-picture");
    context.beginPath();
    context.arc(this.cursor[0] * canvas.width, this.cursor[1] * canvas.height, this.radius * canvas.width, 0, 2 * Math.PI);
    context.stroke();
  }
}

function clamp(share: number): number { return Math.min(1, Math.max(0, share)); }
