// An operator who follows a walker: the same way, a little late, without the walker's small changes.
import { Vector3 } from "three";
import { drift, type Interest } from "./interest.ts";

/** Natural frequency of the critically damped spring, rad/s: a lag of about .28 s. */
const FREQUENCY = 7;
const STEP = 1 / 48;

/** The smoothed drift of the interest over one shot, sampled once so that any time can be jumped to. */
export class FollowTrack {
  private readonly samples: Vector3[] = [];

  constructor(interest: Interest, private readonly start: number, end: number, private readonly rate: number) {
    const count = Math.ceil((end - start) / (STEP * rate)) + 2;
    const place = drift(interest, start);
    const velocity = drift(interest, start + STEP * rate).sub(place).divideScalar(STEP);
    for (let i = 0; i < count; i++) {
      this.samples.push(place.clone());
      const goal = drift(interest, start + (i + 1) * STEP * rate);
      const target = goal.clone();
      const pull = target.sub(place).multiplyScalar(FREQUENCY * FREQUENCY).addScaledVector(velocity, -2 * FREQUENCY);
      velocity.addScaledVector(pull, STEP);
      place.addScaledVector(velocity, STEP);
    }
  }

  at(sceneTime: number): Vector3 {
    const u = Math.max(0, (sceneTime - this.start) / (STEP * this.rate));
    const i = Math.min(Math.floor(u), this.samples.length - 2);
    return this.samples[i].clone().lerp(this.samples[i + 1], Math.min(1, u - i));
  }
}
