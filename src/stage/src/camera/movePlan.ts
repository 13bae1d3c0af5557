// From the plan's moves ("orbit-left, 90 deg, slow") to timed moves with an amount, where the text left it open.
// Cruising speeds are rules of thumb of operators; pans keep to a frame's width in seven seconds or more.
import type { Shot } from "../contracts.ts";
import type { TimedMove } from "./moves.ts";

type Speed = "slow" | "normal" | "fast";
const DEGREE = Math.PI / 180;
/** Metres, degrees or natural logarithm of the focal length a second. */
const RATES: Record<string, Record<Speed, number>> = {
  dolly: { slow: 0.2, normal: 0.55, fast: 1.5 },
  truck: { slow: 0.22, normal: 0.6, fast: 1.8 },
  pedestal: { slow: 0.1, normal: 0.25, fast: 0.6 },
  crane: { slow: 0.3, normal: 0.7, fast: 1.6 },
  orbit: { slow: 6, normal: 16, fast: 45 },
  tilt: { slow: 3, normal: 7, fast: 20 },
  zoom: { slow: 0.04, normal: 0.14, fast: 0.5 },
  "dolly-zoom": { slow: 0.12, normal: 0.2, fast: 0.35 },
};
/** Seconds for one picture's width of panning. */
const PAN_SECONDS: Record<Speed, number> = { slow: 10, normal: 7, fast: 3.5 };
const HOLD = 0.35;
const SHORTEST_MOVE = 1;
/** Moves that last as long as the shot: they shape it instead of taking a turn. */
const THROUGHOUT = new Set(["static", "handheld"]);

/** Radians: an open tilt where no body says how far. */
export const OPEN_TILT = 0.5;

export interface MoveRoom {
  /** Metres from the lens to what is looked at. */
  distance: number;
  /** Horizontal field of view, radians. */
  width: number;
  /** The most that a tilt turns where the text leaves it open, radians: half a body, so that it begins on the subject. */
  tilt: number;
  /** How near the lens may come to it. */
  nearest: number;
}

export function timeMoves(camera: Shot["camera"], seconds: number, room: MoveRoom): TimedMove[] {
  const turns = camera.filter((each) => !THROUGHOUT.has(each.move));
  if (turns.length === 0) return [];
  const still = camera.length > 1 && camera[0].move === "static" ? Math.min(1, seconds * 0.2) : 0;
  const hold = Math.min(HOLD, seconds * 0.06);
  const window = Math.max(0.2, seconds - still - 2 * hold);
  const natural = turns.map((each) => naturalSeconds(each, window / turns.length, room));
  const total = natural.reduce((sum, each) => sum + each, 0);
  const stretch = total > window ? window / total : 1;
  let at = still + hold;
  return turns.map((each, i) => {
    const start = at;
    at += natural[i] * stretch;
    return { move: each.move, amount: amountOf(each, natural[i] * stretch, room), start, end: at };
  });
}

/** A measured fast move takes the time it needs; everything else uses the whole of its turn, so that no shot ends frozen. */
function naturalSeconds(move: Shot["camera"][number], share: number, room: MoveRoom): number {
  if (move.amount === null || move.speed !== "fast") return share;
  const needed = Math.abs(move.unit === "x" ? Math.log(move.amount) : move.amount) / rateOf(move, room);
  return Math.min(share, Math.max(SHORTEST_MOVE, needed));
}

function rateOf(move: Shot["camera"][number], room: MoveRoom): number {
  const speed: Speed = move.speed === "slow" || move.speed === "fast" ? move.speed : "normal";
  if (move.move.startsWith("pan")) return room.width / DEGREE / PAN_SECONDS[speed];
  if (move.move === "dolly-zoom") return RATES["dolly-zoom"][speed];
  return RATES[move.move.split("-")[0]]?.[speed] ?? 0;
}

function amountOf(move: Shot["camera"][number], seconds: number, room: MoveRoom): number {
  const kind = move.move;
  const turns = kind.startsWith("pan") || kind.startsWith("tilt") || kind.startsWith("orbit");
  if (kind === "dolly-zoom") return dollyZoomFactor(move, seconds, room);
  if (move.amount !== null) return turns ? move.amount * DEGREE : move.amount;
  const travelled = rateOf(move, room) * seconds;
  if (kind.startsWith("orbit")) return Math.min(travelled, 170) * DEGREE;
  if (kind.startsWith("tilt")) return Math.min(travelled * DEGREE, room.tilt);
  if (turns) return Math.min(travelled, 120) * DEGREE;
  if (kind.startsWith("zoom")) return Math.min(4, Math.exp(travelled));
  if (kind === "dolly-forward") return Math.max(0.1, Math.min(travelled, room.distance - room.nearest, room.distance * 0.6));
  return travelled;
}

/** End distance over start distance: nearer by default, as far as faces allow; a measure in metres is the way of the dolly. */
function dollyZoomFactor(move: Shot["camera"][number], seconds: number, room: MoveRoom): number {
  if (move.amount !== null && move.unit === "m") return Math.max(0.15, (room.distance - move.amount) / room.distance);
  if (move.amount !== null && move.unit === "x") return 1 / Math.max(0.2, move.amount);
  const asked = Math.exp(-rateOf(move, room) * seconds);
  return Math.max(Math.min(asked, 0.6), room.nearest / room.distance, 0.3);
}
