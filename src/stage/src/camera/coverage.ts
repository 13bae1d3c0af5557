// What the prompt leaves open: the size of the shot by what happens in it, and from where it is seen.
// Every camera of a place looks from the same side (its view), so the 180° rule holds; between two shots of the same subject and
// size the view turns by more than 30°.
import type { Placement, TravelStyle } from "../direction/placement.ts";
import { trackingYaw } from "../direction/travel.ts";
import type { Interest } from "./interest.ts";

export interface CoverageQuestion {
  asked: string | null;
  /** lens.kind of the plan. */
  lens: string | null;
  interest: Interest | null;
  speakers: number;
  people: number;
  action: string;
  first: boolean;
  shots: number;
}

const BODY_ACTIONS = new Set(["dance", "fight", "jump", "fall", "climb", "exercise", "play", "throw", "kick", "stretch", "bow"]);
const HAND_ACTIONS = new Set(["write", "type", "cook", "paint", "read", "eat", "drink", "hold", "open", "pour"]);

export function framingFor({ asked, lens, interest, speakers, people, action, first, shots }: CoverageQuestion): string {
  if (asked !== null) return asked;
  if (interest === null) return "wide";
  if (lens === "macro") return "close-up";
  if (interest.kind === "thing") return "medium";
  if (interest.kind === "animal") return "full";
  if (speakers > 1) return "two-shot";
  if (speakers === 1) return interest.walk ? "medium" : people > 1 ? "two-shot" : "medium-close-up";
  if (interest.walk) return first && shots > 1 ? "wide" : "medium-wide";
  if (people > 2) return "full";
  if (people === 2) return "two-shot";
  if (BODY_ACTIONS.has(action)) return "full";
  if (HAND_ACTIONS.has(action)) return "medium";
  return first && shots > 1 ? "medium-wide" : "cowboy";
}

const THREE_QUARTER = 0.5;
const ALMOST_FRONT = 0.24;
const JUMP_CUT = 0.62;

/** Yaws from the subject to the camera, best first. */
export function viewsOf(
  interest: Interest | null,
  framing: string,
  viewYaw: number,
  otherViews: readonly number[],
  principal: Placement | null,
  travel: TravelStyle,
  turned: boolean,
): number[] {
  const shift = turned ? JUMP_CUT : 0;
  if (interest === null) return [viewYaw + shift * 0.7, ...otherViews];
  const facing = Math.atan2(interest.facing.x, interest.facing.z);
  const side = signedAngle(viewYaw - facing) >= 0 ? 1 : -1;
  if (interest.walk && interest.kind !== "thing") {
    if (travel === "track-left" || travel === "track-right") {
      return [0, 0.35, -0.35, 0.7, -0.7].map((turn) => trackingYaw(facing, travel) + turn);
    }
    if (travel === "cross") return [facing + (side * Math.PI) / 2, facing + side * 1.2, facing - side * 1.2];
    const open = travel === "approach" ? ALMOST_FRONT : THREE_QUARTER;
    return [side * open, side * open * 1.5, -side * open, side * open * 0.5, side * 1.25, -side * 1.25, Math.PI - side * 0.5].map(
      (turn) => facing + turn + side * shift * 0.5,
    );
  }
  if (interest.walk) return [side * 0.7, -side * 0.7, side * 1.3, Math.PI - side * 0.7].map((turn) => facing + turn);
  if (
    interest.kind === "person" &&
    (principal?.seatHeight !== null || principal?.partner !== null) &&
    interest.keys.length === 1
  ) {
    return [side * THREE_QUARTER, side * 0.9, side * 0.2, -side * THREE_QUARTER, side * 1.3].map(
      (turn) => facing + turn + side * shift * 0.4,
    );
  }
  const turns = framing === "wide" || framing === "extreme-wide" ? [0, 0.3, -0.3] : [0, 0.3, -0.3, 0.65, -0.65];
  return [...turns.map((turn) => viewYaw + turn + shift), ...otherViews];
}

function signedAngle(angle: number): number {
  return Math.atan2(Math.sin(angle), Math.cos(angle));
}
