// Footsteps along a route, planned beforehand: every contact is a place on the ground and a time, so that a planted foot
// cannot slide, and its sound falls where it touches. For two legs and for four.
import { Vector3 } from "three";
import { clamp, smooth } from "./ease.ts";
import { chance } from "./random.ts";
import type { Route } from "./route.ts";

export interface Foot {
  id: string;
  /** When it lands, as a share of the stride. */
  offset: number;
  /** Where it stands against the body's way: metres to the left and ahead. */
  left: number;
  ahead: number;
}
export interface Contact {
  foot: string;
  time: number;
  at: Vector3;
  strength: number;
}
export interface Plant {
  x: number;
  z: number;
  yaw: number;
  d: number;
}
export interface FootstepOrder {
  start: number;
  end: number;
  speed: number;
  /** Comes from standing, comes to a stand. */
  fromRest: boolean;
  toRest: boolean;
  stride: number;
  /** Share of a stride that a foot is on the ground. */
  duty: number;
  strength: number;
  seed: number;
}

/** Strides that the body needs to come to its speed, and to lose it. */
const RAMP = 0.5;

export class Footsteps {
  readonly contacts: Contact[] = [];
  readonly stride: number;
  readonly period: number;
  private readonly route: Route;
  private readonly order: FootstepOrder;
  /** Phase (in strides) at `start`, and at which the body stands still again (Infinity when it goes on). */
  private readonly first: number;
  private readonly last: number;

  constructor(route: Route, order: FootstepOrder, feet: readonly Foot[], ground: (x: number, z: number) => number) {
    this.route = route;
    this.order = order;
    let { stride } = order,
      period = stride / order.speed;
    this.first = order.fromRest ? 0 : chance(order.seed, 71);
    this.last = Infinity;
    if (order.toRest) {
      // A whole number of steps fits the way, in the time that the plan gives.
      const lost = (RAMP / 2) * (order.fromRest ? 2 : 1),
        late = order.fromRest ? 0 : Math.ceil(this.first * 2) / 2 - this.first;
      const strides = Math.max(1, Math.round((route.length / stride + lost) * 2) / 2) + late;
      stride = route.length / Math.max(0.25, strides - lost);
      this.last = this.first + strides;
      period = Math.max(0.2, (order.end - order.start) / (strides + 0.12));
    }
    this.stride = stride;
    this.period = period;
    for (const foot of feet) this.planContacts(foot, ground);
    this.contacts.sort((a, b) => a.time - b.time);
  }

  phase(t: number): number {
    return Math.min(this.first + (t - this.order.start) / this.period, this.last + 1.2);
  }

  /** Metres along the route at a phase; it eases in and out where the body comes from or goes to rest. */
  travelled(phase: number): number {
    const into = Math.max(0, phase - this.first),
      whole = this.last - this.first,
      { fromRest } = this.order;
    const eased = (u: number) => (u < RAMP ? (u * u) / (2 * RAMP) : u - RAMP / 2);
    let strides = fromRest ? eased(into) : phase - this.first;
    if (phase > this.last - RAMP)
      strides = (fromRest ? whole - RAMP / 2 : whole) - RAMP / 2 - (phase >= this.last ? 0 : (this.last - phase) ** 2 / (2 * RAMP));
    return strides * this.stride;
  }

  /** 0 standing, 1 at full speed. */
  going(phase: number): number {
    return (
      (this.order.fromRest ? smooth(-0.02, RAMP, phase - this.first) : 1) *
      (this.last < Infinity ? smooth(-0.02, RAMP, this.last - phase) : 1)
    );
  }

  /** Where the n-th step of a foot stands: under the body's way at mid-stance. */
  plant(foot: Foot, n: number): Plant {
    const middle = n + foot.offset + this.order.duty / 2,
      d = this.travelled(middle),
      yaw = this.route.heading(d),
      p = this.route.at(d),
      wide = foot.left * (1 + 0.35 * (1 - this.going(middle)));
    const left = wide + (chance(this.order.seed + 3, n * 7 + Math.round(foot.offset * 100)) - 0.5) * 0.012;
    return {
      x: p.x + Math.cos(yaw) * left + Math.sin(yaw) * foot.ahead,
      z: p.z - Math.sin(yaw) * left + Math.cos(yaw) * foot.ahead,
      yaw,
      d,
    };
  }

  moves(foot: Foot, n: number): boolean {
    return this.plant(foot, n).d - this.plant(foot, n - 1).d > 0.03;
  }

  private planContacts(foot: Foot, ground: (x: number, z: number) => number) {
    const { order } = this,
      end = Math.min(this.phase(order.end), this.last + 1);
    for (let n = Math.floor(this.first) - 1; n + foot.offset <= end; n++) {
      const time = order.start + (n + foot.offset - this.first) * this.period;
      if (time < order.start - 1e-6 || time > order.end || !this.moves(foot, n)) continue;
      const p = this.plant(foot, n);
      this.contacts.push({
        foot: foot.id,
        time,
        at: new Vector3(p.x, ground(p.x, p.z), p.z),
        strength: clamp(order.strength * (0.9 + 0.2 * chance(order.seed, n))),
      });
    }
  }

  /** What a foot is doing at a phase: standing on step `n` for a share of its stance, or on its way to step n+1. */
  state(foot: Foot, phase: number): { n: number; planted: boolean; u: number; going: (step: number, late: boolean) => number } {
    const n = Math.floor(phase - foot.offset),
      p = phase - foot.offset - n,
      { duty } = this.order,
      leaves = this.moves(foot, n + 1),
      planted = p < duty || !leaves;
    return {
      n,
      planted,
      u: planted ? (leaves ? p / duty : Math.min(p / duty, 0.5)) : (p - duty) / (1 - duty),
      going: (step, late) => this.going(step + foot.offset + (late ? duty : 0)),
    };
  }

  placeAt(t: number, ground: (x: number, z: number) => number): { position: Vector3; yaw: number; d: number } {
    const d = this.travelled(this.phase(t)),
      p = this.route.at(d),
      ahead = this.route.at(d + 0.25),
      behind = this.route.at(d - 0.25);
    return {
      position: new Vector3(p.x, (ground(p.x, p.z) + ground(ahead.x, ahead.z) + ground(behind.x, behind.z)) / 3, p.z),
      yaw: this.route.heading(d, 0.45),
      d,
    };
  }
}
