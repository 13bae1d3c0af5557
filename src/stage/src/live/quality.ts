// How finely the live picture is drawn: what this machine can hold at about 24 frames a second, found by trying.
import type { Tier } from "../contracts.ts";

export interface LiveQuality {
  tier: Tier;
  scale: number;
}

/** Cheapest first. */
const LADDER: readonly LiveQuality[] = [
  { tier: "cheap", scale: 0.3 },
  { tier: "cheap", scale: 0.42 },
  { tier: "cheap", scale: 0.6 },
  { tier: "fast", scale: 0.6 },
  { tier: "fast", scale: 0.8 },
  { tier: "fast", scale: 1 },
  { tier: "full", scale: 1 },
];
const SOFTWARE = /swiftshader|llvmpipe|software|basic render/i;
const TOO_SLOW = 62;
const EASY = 24;
const FRAMES_TO_JUDGE = 6;

export class QualityLadder {
  private rung: number;
  private readonly top: number;
  private readonly recent: number[] = [];

  constructor(renderer: string) {
    const software = SOFTWARE.test(renderer);
    this.rung = software ? 1 : 4;
    this.top = software ? 2 : LADDER.length - 1;
  }

  get current(): LiveQuality {
    return LADDER[this.rung];
  }

  /** What is drawn once the picture stands still. */
  get still(): LiveQuality {
    return { tier: this.top > 2 ? "full" : "fast", scale: 1 };
  }

  /** What the sets and actors are built for. */
  get built(): Tier {
    return this.top > 2 ? "full" : "fast";
  }

  frameTook(milliseconds: number): void {
    this.recent.push(milliseconds);
    if (this.recent.length < FRAMES_TO_JUDGE) return;
    const middle = this.recent.sort((a, b) => a - b)[FRAMES_TO_JUDGE >> 1];
    this.recent.length = 0;
    if (middle > TOO_SLOW && this.rung > 0) this.rung--;
    else if (middle < EASY && this.rung < this.top) this.rung++;
  }
}
