// The three.js stage in the page: its module comes after the first paint, and of several plans that arrive while one is
// being built only the last is built next.
import type { DeskServer } from "./server.ts";
import type { GivenPictures, StageLoaded, StageView } from "./stage-module.d.ts";

/** A build that takes longer than this is said; a shorter one would only flicker. */
const silentMilliseconds = 200;

export interface StagedPlan { plan: DeskPlan; shots: unknown[] }
export interface DeskPlan {
  seconds: number; fps: number; size: { width: number; height: number };
  shots: { start: number; seconds: number; framing: string | null; lens: { focalLength: number | null; aperture: number | null } }[];
}

export class LiveStage {
  view: StageView | null = null;
  loaded: StageLoaded | null = null;
  /** The plan whose scene stands. */
  standing: StagedPlan | null = null;
  private mounting: Promise<StageView | null> | null = null;
  private waiting: StagedPlan | null = null;
  private given: GivenPictures = { image: null, cameos: {} };
  private building = false;
  private gone = false;

  /** `built` runs after each scene that stands, `drawn` after each picture. */
  constructor(
    private readonly host: HTMLElement, private readonly state: HTMLElement | null, private readonly server: DeskServer,
    private readonly built: () => void, private readonly drawn: (seconds: number) => void,
  ) {}

  get canvas(): HTMLCanvasElement | null { return this.host.querySelector("canvas"); }

  async show(staged: StagedPlan, given: GivenPictures): Promise<void> {
    this.waiting = staged;
    this.given = given;
    if (this.building || this.gone) return;
    this.building = true;
    const slow = window.setTimeout(() => this.say("Setting the stage"), silentMilliseconds);
    try {
      const view = await (this.mounting ??= this.mount());
      if (view) await this.buildLast(view);
    } finally {
      clearTimeout(slow);
      this.building = false;
    }
  }

  dispose(): void {
    this.gone = true;
    this.view?.dispose();
    this.view = null;
  }

  private async mount(): Promise<StageView | null> {
    try {
      await firstPaint();
      const { mountStage } = await import("/stage/stage.js");
      const view = await mountStage(this.host, {});
      view.on("error", (error) => this.fail(error));
      view.on("time", this.drawn);
      if (this.gone) view.dispose();
      else this.view = view;
      return this.view;
    } catch (error) {
      this.fail(error);
      return null;
    }
  }

  private async buildLast(view: StageView): Promise<void> {
    for (let staged = this.waiting; staged && !this.gone; staged = this.waiting) {
      this.waiting = null;
      try {
        const loaded = await view.load(staged, this.given);
        if (this.gone) return;
        this.loaded = loaded;
        this.standing = staged;
        this.say("");
        this.built();
        void this.server.stageReady(loaded.notes ?? []);
      } catch (error) {
        this.fail(error);
      }
    }
  }

  private fail(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    const noGraphics = /webgl|context/i.test(reason);
    const message = noGraphics
      ? "The live stage needs WebGL 2, which this browser does not offer. Generate still works: the server draws the clip itself."
      : `The scene could not be set (${reason}). Change the script or the shot; Generate draws it on the server.`;
    this.say(message, true);
    void this.server.stageFailed(message);
  }

  private say(text: string, failed = false): void {
    if (!this.state) return;
    this.state.textContent = text;
    this.state.hidden = text === "";
    this.state.toggleAttribute("data-failed", failed);
  }
}

const firstPaint = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
