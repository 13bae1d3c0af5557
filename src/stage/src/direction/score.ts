// What the clip sounds like, for the sound's renderer: lines, events seen from the camera, beds, music and rooms, in clip time.
import type { SoundScore } from "../contracts.ts";
import { rightOf } from "../camera/pose.ts";
import type { ProducedShot, Production } from "./production.ts";

const EFFECT_DELAY = 0.7;
const EFFECT_STEP = 1.3;

export function scoreOf(production: Production): SoundScore {
  const { plan } = production.staged;
  return {
    seconds: production.seconds,
    seed: plan.seed,
    negative: plan.negative,
    lines: production.lines.map(({ line, utterance, key, shot }) => {
      const heard = heardFrom(production, production.shots[shot], key, line.start);
      return { start: line.start, utterance, manner: line.manner, ...(line.onScreen ? heard : { pan: 0, distance: 1 }) };
    }),
    events: [...actorEvents(production), ...effectEvents(production.shots)].sort((a, b) => a.time - b.time),
    beds: production.shots.flatMap(({ plan: shot, set, start, end }) => [
      ...set.place.ambience.map((kind) => ({ kind, start, end, level: 0.6 })),
      ...shot.sound.ambience.map((kind) => ({ kind, start, end, level: 1 })),
    ]),
    music: musicOf(production),
    spaces: production.shots.map(({ set, start, end }) => ({ start, end, space: set.place.acoustics })),
  };
}

function actorEvents(production: Production): SoundScore["events"] {
  return production.shots.flatMap((shot) => {
    const from = production.clock.sceneTime(shot.start);
    const to = from + (shot.end - shot.start) * production.clock.rate(shot.index);
    return shot.keys.flatMap((key) =>
      production.actors
        .get(key)!
        .events()
        .filter((event) => event.time >= from && event.time < to)
        .map((event) => {
          const time = production.clock.clipTime(event.time);
          const pose = shot.camera.poseAt(time - shot.start);
          const way = event.position.clone().sub(pose.position);
          return {
            time,
            kind: event.kind,
            surface: event.surface,
            strength: event.strength,
            pan: panOf(way.dot(rightOf(pose.yaw)), way.length()),
            distance: way.length(),
          };
        }),
    );
  });
}

function effectEvents(shots: readonly ProducedShot[]): SoundScore["events"] {
  return shots.flatMap(({ plan, start }) =>
    plan.sound.effects.map((kind, i) => ({
      time: start + Math.min(EFFECT_DELAY + i * EFFECT_STEP, plan.seconds * 0.8),
      kind,
      strength: 1,
      pan: 0,
      distance: 4,
    })),
  );
}

function heardFrom(
  production: Production,
  shot: ProducedShot,
  key: string | null,
  time: number,
): { pan: number; distance: number } {
  const placement = key === null ? undefined : shot.placements.get(key);
  if (!placement) return { pan: 0, distance: 1.5 };
  const pose = shot.camera.poseAt(time - shot.start);
  const actor = production.actors.get(placement.key)!;
  const way = placement.position
    .clone()
    .setY(placement.position.y + actor.height * 0.9)
    .sub(pose.position);
  return { pan: panOf(way.dot(rightOf(pose.yaw)), way.length()), distance: Math.max(0.8, way.length()) };
}

function panOf(aside: number, distance: number): number {
  return Math.max(-1, Math.min(1, (0.8 * aside) / Math.max(0.5, distance)));
}

function musicOf({ staged, seconds, shots }: Production): SoundScore["music"] {
  const first = shots.find((shot) => shot.plan.sound.music !== null);
  if (!first) return null;
  return {
    mood: first.environment.mood ?? "neutral",
    words: first.plan.sound.music!,
    start: first.start,
    end: staged.plan.shots.length > 1 ? seconds : first.end,
  };
}
