// One command at a time, in the order they come; cancel ends the current one within a frame.
import type { StagedPlan, Tier } from "../contracts.ts";
import type { Production } from "../direction/production.ts";
import { scoreOf } from "../direction/score.ts";
import { StageSession, type GivenPictures } from "../direction/stageSession.ts";
import { PictureError } from "../picture/loadPicture.ts";
import { FrameDrawer } from "../render/frameDrawer.ts";
import { geometryRow } from "../render/geometryRow.ts";
import { rendererName, stageRenderer } from "../render/stageRenderer.ts";
import { renderSound } from "../sound/renderSound.ts";
import { Channel } from "./channel.ts";

interface LoadCommand {
  type: "load";
  staged: StagedPlan;
  tier: Tier;
  fps?: number;
  geometry?: boolean;
  image?: string | null;
  cameos?: GivenPictures["cameos"];
}
interface RenderCommand {
  type: "render";
  pass: string;
  frames: number[];
  width: number;
  height: number;
  tier: Tier;
  format: "jpeg" | "png";
  quality: number;
}
interface SoundCommand {
  type: "sound";
}
type Command = LoadCommand | RenderCommand | SoundCommand;

const SOUND_CHUNK = 1 << 18;
const TIERS: readonly string[] = ["cheap", "fast", "full", "final"];

class Cancelled extends Error {}

export class HeadlessStage {
  private readonly canvas = document.createElement("canvas");
  private readonly channel: Channel;
  private readonly renderer;
  private readonly session: StageSession;
  private readonly drawer: FrameDrawer;
  private production: Production | null = null;
  private geometry = false;
  private queue: Command[] = [];
  private busy = false;
  private cancelling = new AbortController();

  constructor(address: string, host: HTMLElement) {
    host.append(this.canvas);
    this.channel = new Channel(
      address,
      (message) => this.receive(message),
      () => this.stop(),
    );
    window.addEventListener("error", (event) => this.fail(event.error ?? event.message));
    window.addEventListener("unhandledrejection", (event) => this.fail(event.reason));
    this.canvas.addEventListener("webglcontextlost", () => this.fail(new Error("The graphics context was lost.")));
    this.renderer = this.open();
    this.session = new StageSession(this.renderer, (path) => new URL(path, document.baseURI).href);
    this.drawer = new FrameDrawer(this.renderer);
  }

  private open() {
    try {
      return stageRenderer(this.canvas);
    } catch (error) {
      this.fail(error);
      throw error;
    }
  }

  private receive(message: Record<string, unknown>): void {
    if (message.type === "cancel") {
      if (!this.stop()) this.channel.say({ type: "cancelled" });
      return;
    }
    this.queue.push(message as unknown as Command);
    void this.work();
  }

  /** Ends the current command at its next step, and forgets those behind it. False where there was none. */
  private stop(): boolean {
    this.queue = [];
    if (!this.busy) return false;
    this.cancelling.abort(new Cancelled());
    this.channel.release();
    return true;
  }

  private async work(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    for (let command = this.queue.shift(); command; command = this.queue.shift()) {
      this.cancelling = new AbortController();
      try {
        await this.run(command);
      } catch (error) {
        if (error instanceof Cancelled) this.channel.say({ type: "cancelled" });
        else this.fail(error);
      }
    }
    this.busy = false;
  }

  private async run(command: Command): Promise<void> {
    switch (command.type) {
      case "load":
        return this.load(command);
      case "render":
        return this.render(command);
      case "sound":
        return this.sound();
      default:
        throw new Error(`Unknown command: ${JSON.stringify((command as { type?: unknown }).type)}.`);
    }
  }

  private async load({ staged, tier, fps, geometry, image, cameos }: LoadCommand): Promise<void> {
    const began = performance.now();
    const plan = fps ? { ...staged.plan, fps } : staged.plan;
    const production = await this.session.load({ ...staged, plan }, checked(tier), this.cancelling.signal, { image, cameos });
    this.checkpoint();
    this.production = production;
    this.geometry = geometry ?? false;
    this.channel.say({
      type: "loaded",
      seconds: production.seconds,
      frames: production.frames,
      lines: production.lines.map(({ line, speaker }) => ({ speaker, text: line.text, start: line.start, end: line.end })),
      notes: production.notes,
      credits: production.credits,
      renderer: rendererName(this.renderer),
      milliseconds: Math.round(performance.now() - began),
    });
  }

  private async render({ pass, frames, width, height, tier, format, quality }: RenderCommand): Promise<void> {
    const production = this.loaded();
    this.renderer.setSize(width, height, false);
    for (const index of frames) {
      this.checkpoint();
      const began = performance.now();
      const time = index / production.fps;
      const frame = this.drawer.draw(production, time, width, height, checked(tier));
      const geometry = this.geometry ? geometryRow(frame, width, height) : undefined;
      const bytes = await this.encode(format, quality);
      this.checkpoint();
      await this.channel.send(
        { kind: "frame", index, time, width, height, milliseconds: Math.round(performance.now() - began), geometry },
        bytes,
      );
    }
    this.checkpoint();
    this.channel.say({ type: "rendered", pass });
  }

  private async sound(): Promise<void> {
    const production = this.loaded();
    const track = await renderSound(scoreOf(production), {
      seed: production.staged.plan.seed,
      url: (path) => new URL(path, document.baseURI).href,
    });
    for (const [stem, [left, right]] of Object.entries(track.stems)) {
      if (!isSilent(left) || !isSilent(right)) await this.sendSamples(left, right, () => ({ kind: "stem", stem }));
    }
    await this.sendSamples(track.left, track.right, (last) => ({ kind: "sound", last }));
    this.channel.say({ type: "soundDone" });
  }

  private async sendSamples(left: Float32Array, right: Float32Array, header: (last: boolean) => object): Promise<void> {
    this.checkpoint();
    const interleaved = new Float32Array(left.length * 2);
    left.forEach((sample, i) => {
      interleaved[2 * i] = sample;
      interleaved[2 * i + 1] = right[i];
    });
    const bytes = new Uint8Array(interleaved.buffer);
    for (let at = 0; at < bytes.length; at += SOUND_CHUNK) {
      this.checkpoint();
      const end = Math.min(at + SOUND_CHUNK, bytes.length);
      await this.channel.send(header(end === bytes.length), bytes.subarray(at, end));
    }
  }

  private loaded(): Production {
    if (!this.production) throw new Error("No plan is loaded.");
    return this.production;
  }

  private async encode(format: "jpeg" | "png", quality: number): Promise<Uint8Array> {
    const blob = await new Promise<Blob | null>((resolve) =>
      this.canvas.toBlob(resolve, `image/${format}`, quality > 1 ? quality / 100 : quality),
    );
    if (!blob) throw new Error("The picture could not be encoded.");
    return new Uint8Array(await blob.arrayBuffer());
  }

  private checkpoint(): void {
    this.cancelling.signal.throwIfAborted();
  }

  private fail(error: unknown): void {
    const message = error instanceof Error ? `${error.message}${error.stack && !(error instanceof PictureError) ? `\n${error.stack}` : ""}` : String(error);
    this.channel.say({ type: "error", message });
  }
}

function isSilent(samples: Float32Array): boolean {
  return samples.every((sample) => sample === 0);
}

function checked(tier: string): Tier {
  if (!TIERS.includes(tier)) throw new Error(`Unknown tier: ${tier}.`);
  return tier as Tier;
}
