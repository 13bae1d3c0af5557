// From the placements of every shot to one performance an actor for the whole clip: segments, looks and lines in scene time.
import type { Vector3 } from "three";
import type { Performance, Place, Shot, SpokenLine } from "../contracts.ts";
import type { PaceClock } from "./pace.ts";
import type { Placement } from "./placement.ts";
import type { Held } from "./props.ts";
import { speedOf } from "./travel.ts";
import { walkAt } from "./walk.ts";

export interface ShotBlocking {
  placements: ReadonlyMap<string, Placement>;
  held: readonly Held[];
  place: Place;
  scene: number;
  start: number;
  end: number;
}

/** A line with the individual that speaks it; seconds of the clip. */
export interface ClipLine {
  key: string | null;
  shot: number;
  line: SpokenLine;
}

const SAME_SPOT = 0.35;
const ON_TOP = 0.6;
const AFTER_WALK = "stand";

export function performanceOf(
  key: string,
  blockings: readonly ShotBlocking[],
  lines: readonly ClipLine[],
  shots: readonly Shot[],
  clock: PaceClock,
  lookTargets: ReadonlyMap<number, Vector3>,
): Performance {
  const segments: Performance["segments"] = [];
  const looks: Performance["looks"] = [];
  let home: Place = blockings[0].place;
  let lastScene = -1;
  let lastEnd: Vector3 | null = null;
  let found = false;
  blockings.forEach((blocking, shot) => {
    const placement = blocking.placements.get(key);
    if (!placement) return;
    if (!found) home = blocking.place;
    found = true;
    const cut = blocking.scene !== lastScene || lastEnd === null || lastEnd.distanceTo(placement.position) > SAME_SPOT;
    segments.push(...segmentsOf(placement, blocking, cut));
    looks.push(...looksOf(key, placement, blocking, shot, lines, clock, lookTargets.get(shot) ?? null));
    lastScene = blocking.scene;
    lastEnd = placement.walk ? walkAt(placement.walk, blocking.end) : placement.position;
  });
  return {
    segments,
    looks,
    lines: lines.filter((each) => each.key === key && each.line.onScreen).map((each) => inSceneTime(each.line, clock)),
    mood: shots.find((shot) => shot.environment.mood !== null)?.environment.mood ?? null,
    groundHeight: groundUnder(key, blockings, home),
    surface: (x, z) => home.surface(x, z),
  };
}

/** Who stands on something has that for ground as long as he stays on it. */
function groundUnder(key: string, blockings: readonly ShotBlocking[], home: Place): (x: number, z: number) => number {
  const raised = blockings.flatMap(({ placements }) => {
    const placement = placements.get(key);
    if (!placement || placement.walk) return [];
    const { x, y, z } = placement.position;
    return y > home.groundHeight(x, z) + 0.03 ? [placement.position] : [];
  });
  return (x, z) => raised.find((at) => Math.hypot(at.x - x, at.z - z) < ON_TOP)?.y ?? home.groundHeight(x, z);
}

function segmentsOf(placement: Placement, { start, end }: ShotBlocking, cut: boolean): Performance["segments"] {
  const common = {
    facing: placement.facing,
    target: placement.partner ?? undefined,
    prop: placement.prop ?? undefined,
    seat: placement.seatHeight === null ? undefined : { height: placement.seatHeight },
  };
  const share = (end - start) / placement.actions.length;
  const walking = placement.walk ? placement.actions.findIndex((action) => speedOf(action) > 0) : -1;
  return placement.actions.flatMap((action, i) => {
    const from = start + i * share;
    const to = start + (i + 1) * share;
    const still = { ...common, start: from, end: to, action, position: placement.position, cut: cut && i === 0 };
    if (!placement.walk || i < walking) return [still];
    const { path, speed, end: walked } = placement.walk;
    const last = { ...still, position: path[path.length - 1] };
    if (i !== walking && walking >= 0) return [last];
    const moving = { ...still, position: path[0], path, speed, seat: common.seat };
    if (walked >= to - 0.05) return [moving];
    return [
      { ...moving, end: walked },
      { ...last, start: walked, action: AFTER_WALK, cut: false },
    ];
  });
}

/** A listener turns to who speaks; a speaker looks at the partner, or past the lens when there is none. */
function looksOf(
  key: string,
  placement: Placement,
  { start, end, placements }: ShotBlocking,
  shot: number,
  lines: readonly ClipLine[],
  clock: PaceClock,
  pastLens: Vector3 | null,
): Performance["looks"] {
  const looks: Performance["looks"] = [];
  const resting = placement.partner ?? "ahead";
  let at = start;
  for (const { key: speaker, line } of lines.filter((each) => each.shot === shot && each.line.onScreen)) {
    const from = Math.max(at, clock.sceneTime(line.start) - 0.25);
    const to = Math.min(end, clock.sceneTime(line.end) + 0.2);
    if (to <= from) continue;
    if (from > at) looks.push({ start: at, end: from, at: resting });
    const target =
      speaker === key
        ? (placement.partner ?? pastLens ?? "camera")
        : speaker !== null && placements.has(speaker)
          ? speaker
          : resting;
    looks.push({ start: from, end: to, at: target });
    at = to;
  }
  if (at < end) looks.push({ start: at, end, at: resting });
  return looks;
}

function inSceneTime(line: SpokenLine, clock: PaceClock): SpokenLine {
  const start = clock.sceneTime(line.start);
  return {
    ...line,
    start,
    end: clock.sceneTime(line.end),
    sounds: line.sounds.map((sound) => ({
      ...sound,
      start: clock.sceneTime(line.start + sound.start) - start,
      end: clock.sceneTime(line.start + sound.end) - start,
    })),
  };
}
