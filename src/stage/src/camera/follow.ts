// An operator who follows a walker: at the same speed without lag, and a little late when the walker starts, stops or turns.
import { Vector3 } from "three";
import { drift, type Interest } from "./interest.ts";

/** Natural frequency of the critically damped spring, rad/s: changes arrive about .28 s late. */
const FREQUENCY = 7;
const STEP = 1 / 48;

/** The smoothed drift of the interest over one shot, sampled once so that any time can be jumped to. */
export class FollowTrack {
  private readonly samples: Vector3[] = [];

  constructor(
    interest: Interest,
    private readonly start: number,
    end: number,
    private readonly rate: number,
  ) {
    const count = Math.ceil((end - start) / (STEP * rate)) + 2;
    const place = drift(interest, start);
    let goal = place.clone();
    let pace = drift(interest, start + STEP * rate)
      .sub(place)
      .divideScalar(STEP);
    const velocity = pace.clone();
    for (let i = 0; i < count; i++) {
      this.samples.push(place.clone());
      const pull = goal
        .clone()
        .sub(place)
        .multiplyScalar(FREQUENCY * FREQUENCY)
        .addScaledVector(pace.clone().sub(velocity), 2 * FREQUENCY);
      velocity.addScaledVector(pull, STEP);
      place.addScaledVector(velocity, STEP);
      const next = drift(interest, start + (i + 1) * STEP * rate);
      pace = next.clone().sub(goal).divideScalar(STEP);
      goal = next;
    }
  }

  at(sceneTime: number): Vector3 {
    const u = Math.max(0, (sceneTime - this.start) / (STEP * this.rate));
    const i = Math.min(Math.floor(u), this.samples.length - 2);
    return this.samples[i].clone().lerp(this.samples[i + 1], Math.min(1, u - i));
  }
}
