// Pace: how fast the scene runs while the clip runs. Slow motion is filmed time stretched, so people, water and camera targets
// slow down together; the camera's own moves are felt in clip time and are not touched.
import type { Shot } from "../contracts.ts";

/** Scene seconds in one clip second. Timelapse stays low enough that a walker still reads as one. */
const RATES: Record<string, number> = { normal: 1, "slow-motion": 0.4, "fast-motion": 2, timelapse: 8 };

export interface PaceClock {
  sceneTime(clipTime: number): number;
  clipTime(sceneTime: number): number;
  rate(shot: number): number;
  shotAt(clipTime: number): number;
}

export function paceClock(shots: readonly Shot[]): PaceClock {
  const rates = shots.map((shot) => RATES[shot.pace] ?? 1);
  const sceneStarts: number[] = [];
  shots.forEach((shot, i) => {
    const before = shots[i - 1];
    sceneStarts.push(before ? sceneStarts[i - 1] + (shot.start - before.start) * rates[i - 1] : shot.start);
  });
  const last = (starts: (i: number) => number, time: number) => {
    let at = 0;
    for (let i = 1; i < shots.length; i++) if (starts(i) <= time + 1e-9) at = i;
    return at;
  };
  const shotAt = (clipTime: number) => last((i) => shots[i].start, clipTime);
  return {
    shotAt,
    rate: (shot) => rates[shot],
    sceneTime(clipTime) {
      const i = shotAt(clipTime);
      return sceneStarts[i] + (clipTime - shots[i].start) * rates[i];
    },
    clipTime(sceneTime) {
      const i = last((each) => sceneStarts[each], sceneTime);
      return shots[i].start + (sceneTime - sceneStarts[i]) / rates[i];
    },
  };
}
