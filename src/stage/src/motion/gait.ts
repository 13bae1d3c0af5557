// Walking and running as planned footsteps: every contact is a place on the ground and a time, so a planted foot cannot slide.
// Figures: motion.md §1, §2. One stride is two steps; phase counts strides, the left foot lands at whole phases.
import { Vector3 } from "three";
import { bell, clamp, mix, smooth, TURN, turnBetween } from "./ease.ts";
import { capture, toBody, type Pose } from "./pose.ts";
import { chance } from "./random.ts";
import { signOf, SIDES, type FootPlace, type Rig, type Side } from "./rig.ts";
import type { Route } from "./route.ts";

export interface GaitStyle {
  /** Swing of the arms, spring of the step and bend of the trunk against neutral. */
  arms: number; bounce: number; lean: number;
  /** Hands are busy: the arms do not swing. */
  carrying: boolean;
}
export const PLAIN_GAIT: GaitStyle = { arms: 1, bounce: 1, lean: 0, carrying: false };

export interface GaitOrder { start: number; end: number; speed: number; fromRest: boolean; toRest: boolean; seed: number; male: number; years: number; style: GaitStyle }
export interface Contact { side: Side; time: number; at: Vector3; strength: number }

/** Walk turns to run at about Froude .5. */
export const isRun = (speed: number, leg: number) => speed * speed > 0.52 * 9.81 * leg;

/** Share of a stride that the body needs to come to its speed, and to lose it. */
const RAMP = 0.5;

export class Gait {
  readonly run: boolean;
  readonly contacts: Contact[] = [];
  private readonly rig: Rig;
  private readonly route: Route;
  private readonly order: GaitOrder;
  private readonly ground: (x: number, z: number) => number;
  private readonly duty: number;
  private readonly stride: number;
  private readonly period: number;
  /** Phase at `start`, and at which the body stands still again (Infinity when it goes on). */
  private readonly first: number;
  private readonly last: number;

  constructor(rig: Rig, route: Route, order: GaitOrder, ground: (x: number, z: number) => number) {
    this.rig = rig; this.route = route; this.order = order; this.ground = ground;
    const { speed, fromRest, toRest } = order, k = rig.k;
    this.run = isRun(speed, rig.leg);
    this.duty = this.run ? clamp(0.4 - 0.035 * (speed - 2.5), 0.24, 0.4) : clamp(0.642 - 0.035 * (speed - 0.3), 0.56, 0.66);
    // Walk ratio .0064 m per (step/min) for a leg of .84 m; running lengthens the stride first.
    const ratio = 0.0064 * Math.pow(k, 1.2), old = smooth(60, 85, order.years);
    let stride = this.run ? speed * 120 / (mix(150, 190, smooth(2, 6, speed)) / Math.sqrt(k)) : 2 * Math.sqrt(60 * speed * ratio) * (1 - 0.12 * old) * Math.min(1, 0.55 + speed * 0.5);
    stride = clamp(stride, 0.3 * k, this.run ? 4.2 : 1.75 * k);
    let period = stride / speed;
    this.first = fromRest ? 0 : chance(order.seed, 71);
    if (toRest) {
      const lost = RAMP / 2 * (fromRest ? 2 : 1), strides = Math.max(fromRest ? 1 : 0.5, Math.round((route.length / stride + lost) * 2) / 2 + (fromRest ? 0 : -(this.first * 2 - Math.round(this.first * 2)) / 2));
      stride = route.length / Math.max(0.25, strides - lost);
      this.last = this.first + strides;
      period = Math.max(0.2, (order.end - order.start) / (strides + 0.12));
    } else this.last = Infinity;
    this.stride = stride;
    this.period = period;
    this.plan();
  }

  phase(t: number): number { return Math.min(this.first + (t - this.order.start) / this.period, this.last + 1.2); }

  /** Metres along the route at a phase; it eases in and out where the body comes from or goes to rest. */
  private travelled(phase: number): number {
    const x = Math.max(0, phase - this.first), end = this.last - this.first;
    const eased = (u: number) => (u < RAMP ? u * u / (2 * RAMP) : u - RAMP / 2);
    let strides = this.order.fromRest ? eased(x) : phase - this.first;
    if (phase > this.last - RAMP) { const total = (this.order.fromRest ? end - RAMP / 2 : end) - RAMP / 2; strides = total - (phase >= this.last ? 0 : (this.last - phase) ** 2 / (2 * RAMP)); }
    return strides * this.stride;
  }

  /** 0 standing, 1 at full speed. */
  private going(phase: number): number {
    return (this.order.fromRest ? smooth(-0.02, RAMP, phase - this.first) : 1) * (this.last < Infinity ? smooth(-0.02, RAMP, this.last - phase) : 1);
  }

  private contactPhase(side: Side, n: number) { return side === "l" ? n : n + 0.5; }

  /** Where the n-th step of a foot stands: under the body's way at mid-stance. */
  private plant(side: Side, n: number): { x: number; z: number; yaw: number; d: number } {
    const d = this.travelled(this.contactPhase(side, n) + this.duty / 2), yaw = this.route.heading(d), p = this.route.at(d), g = signOf(side);
    const width = (this.run ? 0.045 : mix(0.062, 0.088, this.order.male)) * this.rig.k * mix(1.35, 1, this.going(this.contactPhase(side, n) + this.duty / 2)) + (chance(this.order.seed + 3, n * 2 + g) - 0.5) * 0.012;
    return { x: p.x + Math.cos(yaw) * g * width, z: p.z - Math.sin(yaw) * g * width, yaw, d };
  }

  private moves(side: Side, n: number) { return this.plant(side, n).d - this.plant(side, n - 1).d > 0.03; }

  private plan() {
    const end = Math.min(this.phase(this.order.end), this.last + 1);
    for (const side of SIDES) for (let n = Math.floor(this.first) - 1; this.contactPhase(side, n) <= end; n++) {
      const phase = this.contactPhase(side, n), time = this.order.start + (phase - this.first) * this.period;
      if (time < this.order.start - 1e-6 || time > this.order.end || !this.moves(side, n)) continue;
      const p = this.plant(side, n);
      this.contacts.push({ side, time, at: new Vector3(p.x, this.ground(p.x, p.z), p.z), strength: clamp((this.run ? 0.75 : 0.4) * (0.6 + this.order.speed / 4) * (0.9 + 0.2 * chance(this.order.seed, n))) });
    }
    this.contacts.sort((a, b) => a.time - b.time);
  }

  placeAt(t: number): { position: Vector3; yaw: number } {
    const d = this.travelled(this.phase(t)), p = this.route.at(d), ahead = this.route.at(d + 0.25), behind = this.route.at(d - 0.25);
    const y = (this.ground(p.x, p.z) + this.ground(ahead.x, ahead.z) + this.ground(behind.x, behind.z)) / 3;
    return { position: new Vector3(p.x, y, p.z), yaw: this.route.heading(d, 0.45) };
  }

  pose(t: number): Pose {
    const phase = this.phase(t), going = this.going(phase), { position, yaw } = this.placeAt(t), d = this.travelled(phase);
    this.trunk(phase, going, d);
    const feet = Object.fromEntries(SIDES.map(s => [s, this.foot(s, phase, position, yaw)])) as Record<Side, FootPlace & { planted: boolean }>;
    this.settle(feet, going);
    for (const s of SIDES) { this.rig.foot(s, feet[s]); this.swingArm(s, phase, going); }
    return capture(this.rig, position, yaw, feet);
  }

  private trunk(phase: number, going: number, d: number) {
    const { rig, run, order } = this, k = rig.k, female = 1 - order.male, wave = (offset: number, n = 1) => Math.cos(TURN * n * (phase - offset)), old = smooth(60, 85, order.years);
    const bob = (run ? 0.036 * wave(0.18 + this.duty / 4 - 0.09, 2) : 0.017 * wave(0.31, 2)) * order.style.bounce, sway = run ? 0.008 : 0.02 - 0.004 * female;
    const hipYaw = (run ? 0.14 : 0.085 + 0.03 * female) * wave(0) * going, hipRoll = (0.045 + 0.03 * female) * Math.sin(TURN * phase + 0.25) * going;
    const low = mix(0.012, run ? 0.05 + 0.004 * order.speed : 0.03, going), bank = clamp(-(order.speed ** 2) * this.route.bend(d) / 9.81 * 0.7, -0.3, 0.3) * going;
    rig.reset();
    rig.body.bones.pelvis.position.set(rig.pelvisRest.x + sway * Math.sin(TURN * phase) * k * going, rig.pelvisRest.y + (bob * going - low) * k + rig.sole, rig.pelvisRest.z + 0.06 * k * going * (run ? 0.3 : 1));
    const lean = (run ? 0.09 + 0.012 * order.speed : 0.03) * going + order.style.lean + 0.1 * old;
    rig.euler("pelvis", lean * 0.6, hipYaw, hipRoll + bank);
    rig.euler("spine_01", lean * 0.35, -hipYaw * 0.55, -hipRoll * 0.6);
    rig.euler("spine_02", lean * 0.2, -hipYaw * 0.8, -hipRoll * 0.35);
    rig.euler("spine_03", (run ? 0.02 : -0.02) + old * 0.06, -hipYaw * 0.7, -hipRoll * 0.1);
    for (const s of SIDES) rig.euler(`clavicle_${s}`, 0, 0, signOf(s) * -0.07);
    rig.euler("neck_01", -lean * 0.5, hipYaw * 0.35, -bank * 0.5);
    rig.euler("head", -lean * 0.45, hipYaw * 0.4, -bank * 0.4);
  }

  /** Lowers the pelvis where a leg would have to over-reach: a stretched leg drags its foot. */
  private settle(feet: Record<Side, FootPlace>, going: number) {
    const reach = this.rig.leg * 0.994, pelvis = this.rig.body.bones.pelvis;
    for (let round = 0; round < 2; round++) for (const s of SIDES) {
      const hip = this.rig.at(`thigh_${s}`), flat = Math.hypot(feet[s].at.x - hip.x, feet[s].at.z - hip.z), most = Math.sqrt(Math.max(0.01, reach * reach - flat * flat)), over = hip.y - feet[s].at.y - most;
      if (over > 0) { pelvis.position.y -= over * (this.run && going > 0.5 ? 0.9 : 1); this.rig.forget(); }
    }
  }

  /** Rolling over heel and ball about their ground points. `u`: 0 contact to 1 toe-off. Ankle's shift along and above the plant. */
  private roll(u: number, going: number): { along: number; up: number; pitch: number; toe: number } {
    const { rig, run, order } = this, heel = -0.045 * rig.k, ball = rig.ballAhead, ankle = rig.ankle;
    const down = (run ? (order.speed > 4 ? 0 : 0.1) : 0.28) * going * (1 - smooth(0, run ? 0.18 : 0.16, u)), rise = (run ? 0.72 : 0.6) * going * smooth(run ? 0.45 : 0.58, 1.03, u);
    let along = 0, up = ankle;
    if (down > 0) { along = heel - heel * Math.cos(down) - ankle * Math.sin(down); up = ankle * Math.cos(down) - heel * Math.sin(down); }
    if (rise > 0) { along = ball - ball * Math.cos(rise) + ankle * Math.sin(rise); up = ankle * Math.cos(rise) + ball * Math.sin(rise); }
    return { along, up, pitch: down - rise, toe: rise };
  }

  private foot(side: Side, phase: number, position: Vector3, yaw: number): FootPlace & { planted: boolean } {
    const { duty, rig, run } = this, offset = side === "l" ? 0 : 0.5, n = Math.floor(phase - offset), p = phase - offset - n, out = signOf(side) * 0.1;
    const stand = (place: { x: number; z: number; yaw: number }, r: { along: number; up: number }) => {
      const along = r.along + rig.footRest[side].z;
      return new Vector3(place.x + Math.sin(place.yaw) * along, this.ground(place.x, place.z) + r.up + rig.sole, place.z + Math.cos(place.yaw) * along);
    };
    const rolled = (step: number, u: number) => this.roll(u, this.going(this.contactPhase(side, step) + duty * (u < 0.5 ? 0 : 1)));
    const here = this.plant(side, n), knee = new Vector3(signOf(side) * 0.06, 0, 1);
    const relative = (world: Vector3) => toBody(world, position, yaw);
    const nextMoves = this.moves(side, n + 1);
    if (p < duty || !nextMoves) {
      const u = nextMoves ? p / duty : Math.min(p / duty, 0.5), r = rolled(n, u);
      return { at: relative(stand(here, r)), pitch: r.pitch, toe: r.toe, yaw: turnBetween(yaw, here.yaw) + out, knee, planted: true };
    }
    const next = this.plant(side, n + 1), u = (p - duty) / (1 - duty), from = rolled(n, 1), to = rolled(n + 1, 0), a = stand(here, from), b = stand(next, to), far = Math.min(1, (next.d - here.d) / (this.stride * 0.8));
    const e = u * u * (3 - 2 * u) + (run ? 0.06 : 0.035) * Math.sin(TURN * u) * far, lift = (run ? 0.16 + 0.045 * this.order.speed : 0.095) * rig.k * Math.sqrt(far);
    const at = new Vector3(mix(a.x, b.x, e), mix(a.y, b.y, smooth(0, 0.9, u)) + lift * Math.sin(Math.PI * Math.pow(u, run ? 0.75 : 0.8)) * (1 - 0.35 * u), mix(a.z, b.z, e));
    return {
      at: relative(at), pitch: mix(from.pitch, to.pitch, smooth(0, 0.85, u)) - (run ? 0.5 : 0.12) * far * Math.sin(Math.PI * u) * (1 - u), toe: from.toe * (1 - smooth(0, 0.35, u)),
      yaw: turnBetween(yaw, here.yaw + turnBetween(here.yaw, next.yaw) * e) + out, knee, planted: false,
    };
  }

  private swingArm(side: Side, phase: number, going: number) {
    const { rig, run, order } = this, swing = Math.cos(TURN * (phase + (side === "l" ? 0 : 0.5)) + Math.PI + 0.25), female = 1 - order.male;
    if (order.style.carrying) { rig.arm(side, { out: 0.14, fwd: 0.12, bend: 0.5, inward: 0.3 }); rig.fingers(side, { curl: 0.5 }); return; }
    const reach = (run ? 0.5 + 0.03 * order.speed : 0.34 * clamp(order.speed / 1.3, 0.5, 1.4)) * order.style.arms * going;
    rig.arm(side, {
      out: run ? 0.2 : mix(0.1, 0.12 + 0.02 * female, going), fwd: swing * reach + (run ? -0.1 : 0.02) * going,
      bend: run ? mix(0.3, 1.45 + 0.25 * swing, going) : mix(0.22, 0.26 + 0.2 * Math.max(0, swing), going), inward: run ? 0.35 : 0.25,
    });
    rig.fingers(side, { curl: run ? 0.28 + 0.5 * going : 0.28 + 0.05 * bell(swing, 1, 1) });
  }
}
