// A path on the ground by distance, with its corners rounded, as somebody on foot takes them.
import { Vector3 } from "three";
import { clamp, mix, turnBetween } from "./ease.ts";

const STEP = 0.1;

export class Route {
  readonly length: number;
  private readonly x: Float64Array;
  private readonly z: Float64Array;

  /** `corner`: how far before and after a bend the line is rounded, metres. */
  constructor(points: readonly Vector3[], corner = 0.5) {
    const along = [0];
    for (let i = 1; i < points.length; i++)
      along.push(along[i - 1] + Math.hypot(points[i].x - points[i - 1].x, points[i].z - points[i - 1].z));
    this.length = along[along.length - 1];
    const count = Math.max(2, Math.ceil(this.length / STEP) + 1);
    const raw = (d: number): [number, number] => {
      let i = 1;
      while (i < along.length - 1 && along[i] < d) i++;
      const span = along[i] - along[i - 1],
        t = span > 0 ? (d - along[i - 1]) / span : 0;
      return [mix(points[i - 1].x, points[i].x, t), mix(points[i - 1].z, points[i].z, t)];
    };
    this.x = new Float64Array(count);
    this.z = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      const d = Math.min(this.length, i * STEP),
        reach = Math.min(corner, d, this.length - d),
        taps = reach > 0 && points.length > 2 ? 4 : 0;
      let x = 0,
        z = 0;
      for (let k = -taps; k <= taps; k++) {
        const [px, pz] = raw(d + (taps ? (k / taps) * reach : 0));
        x += px;
        z += pz;
      }
      this.x[i] = x / (2 * taps + 1);
      this.z[i] = z / (2 * taps + 1);
    }
  }

  /** Beyond its ends the route goes straight on. */
  at(distance: number): { x: number; z: number } {
    const last = this.x.length - 1,
      i = clamp(Math.floor(distance / STEP), 0, last - 1),
      from = i * STEP,
      span = Math.min(this.length, from + STEP) - from || STEP;
    const t = (distance - from) / span;
    return { x: this.x[i] + (this.x[i + 1] - this.x[i]) * t, z: this.z[i] + (this.z[i + 1] - this.z[i]) * t };
  }

  /** Heading (yaw) over a little of the way, so that the body turns in before the corner and not at a point. */
  heading(distance: number, reach = 0.35): number {
    const a = this.at(clamp(distance - reach, 0, this.length)),
      b = this.at(clamp(distance + reach, 0, this.length));
    return Math.hypot(b.x - a.x, b.z - a.z) < 1e-4 ? 0 : Math.atan2(b.x - a.x, b.z - a.z);
  }

  /** How much the way bends here, radians a metre, left positive. */
  bend(distance: number): number {
    return turnBetween(this.heading(distance - 0.4), this.heading(distance + 0.4)) / 0.8;
  }
}
