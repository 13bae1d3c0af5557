// Walking and running on two legs: planned footsteps, the body's bob, sway and counter-rotation over them, the arms against them.
// Figures: motion.md §1, §2. One stride is two steps; phase counts strides, the left foot lands at whole phases.
import { Vector3 } from "three";
import { bell, clamp, mix, smooth, TURN, turnBetween } from "./ease.ts";
import { Footsteps, type Contact, type Foot, type Plant } from "./footsteps.ts";
import { capture, toBody, type Pose } from "./pose.ts";
import { signOf, SIDES, type FootPlace, type Rig, type Side } from "./rig.ts";
import type { Route } from "./route.ts";

export interface GaitStyle {
  /** Swing of the arms, spring of the step and bend of the trunk against neutral. */
  arms: number;
  bounce: number;
  lean: number;
  /** Hands are busy: the arms do not swing. */
  carrying: boolean;
}
export const PLAIN_GAIT: GaitStyle = { arms: 1, bounce: 1, lean: 0, carrying: false };

export interface GaitOrder {
  start: number;
  end: number;
  speed: number;
  fromRest: boolean;
  toRest: boolean;
  seed: number;
  male: number;
  years: number;
  style: GaitStyle;
}

/** Walk turns to run at about Froude .5. */
export const isRun = (speed: number, leg: number) => speed * speed > 0.52 * 9.81 * leg;

export class Gait {
  readonly run: boolean;
  private readonly rig: Rig;
  private readonly route: Route;
  private readonly order: GaitOrder;
  private readonly ground: (x: number, z: number) => number;
  private readonly duty: number;
  private readonly steps: Footsteps;
  private readonly feet: Record<Side, Foot>;

  constructor(rig: Rig, route: Route, order: GaitOrder, ground: (x: number, z: number) => number) {
    this.rig = rig;
    this.route = route;
    this.order = order;
    this.ground = ground;
    const { speed, male } = order,
      k = rig.k,
      run = (this.run = isRun(speed, rig.leg));
    this.duty = run ? clamp(0.4 - 0.035 * (speed - 2.5), 0.24, 0.4) : clamp(0.642 - 0.035 * (speed - 0.3), 0.56, 0.66);
    // Walk ratio .0064 m per (step/min) for a leg of .84 m; running lengthens the stride first.
    const ratio = 0.0064 * Math.pow(k, 1.2),
      old = smooth(60, 85, order.years);
    const stride = run
      ? (speed * 120) / (mix(155, 190, smooth(2, 6, speed)) / Math.sqrt(k))
      : 2 * Math.sqrt(60 * speed * ratio) * (1 - 0.12 * old);
    const width = (run ? 0.045 : mix(0.062, 0.088, male)) * k,
      foot = (s: Side): Foot => ({ id: s, offset: s === "l" ? 0 : 0.5, left: signOf(s) * width, ahead: 0 });
    this.feet = { l: foot("l"), r: foot("r") };
    this.steps = new Footsteps(
      route,
      { ...order, duty: this.duty, stride: clamp(stride, 0.3 * k, run ? 4.2 : 1.75 * k), strength: (run ? 0.75 : 0.4) * (0.6 + speed / 4) },
      SIDES.map(s => this.feet[s]),
      ground,
    );
  }

  get contacts(): Contact[] {
    return this.steps.contacts;
  }

  placeAt(t: number): { position: Vector3; yaw: number } {
    return this.steps.placeAt(t, this.ground);
  }

  pose(t: number): Pose {
    const phase = this.steps.phase(t),
      going = this.steps.going(phase),
      { position, yaw, d } = this.steps.placeAt(t, this.ground);
    this.trunk(phase, going, d);
    const feet = Object.fromEntries(SIDES.map(s => [s, this.foot(s, phase, position, yaw)])) as Record<
      Side,
      FootPlace & { planted: boolean }
    >;
    this.settle(feet, going);
    for (const s of SIDES) {
      this.rig.foot(s, feet[s]);
      this.swingArm(s, phase, going);
    }
    return capture(this.rig, position, yaw, feet);
  }

  private trunk(phase: number, going: number, d: number) {
    const { rig, run, order } = this,
      k = rig.k,
      female = 1 - order.male,
      wave = (offset: number, n = 1) => Math.cos(TURN * n * (phase - offset)),
      old = smooth(60, 85, order.years);
    const bob = (run ? 0.036 * wave(0.18 + this.duty / 4 - 0.09, 2) : 0.017 * wave(0.31, 2)) * order.style.bounce,
      sway = run ? 0.008 : 0.02 - 0.004 * female;
    const hipYaw = (run ? 0.14 : 0.085 + 0.03 * female) * wave(0) * going,
      hipRoll = (0.045 + 0.03 * female) * Math.sin(TURN * phase + 0.25) * going;
    const low = mix(0.012, run ? 0.05 + 0.004 * order.speed : 0.03, going),
      bank = clamp(((-(order.speed ** 2) * this.route.bend(d)) / 9.81) * 0.7, -0.3, 0.3) * going;
    rig.reset();
    rig.body.bones.pelvis.position.set(
      rig.pelvisRest.x + sway * Math.sin(TURN * phase) * k * going,
      rig.pelvisRest.y + (bob * going - low) * k + rig.sole,
      rig.pelvisRest.z + 0.06 * k * going * (run ? 0.3 : 1),
    );
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
    const reach = this.rig.leg * 0.994,
      pelvis = this.rig.body.bones.pelvis;
    for (let round = 0; round < 2; round++)
      for (const s of SIDES) {
        const hip = this.rig.at(`thigh_${s}`),
          flat = Math.hypot(feet[s].at.x - hip.x, feet[s].at.z - hip.z),
          most = Math.sqrt(Math.max(0.01, reach * reach - flat * flat)),
          over = hip.y - feet[s].at.y - most;
        if (over > 0) {
          pelvis.position.y -= over * (this.run && going > 0.5 ? 0.9 : 1);
          this.rig.forget();
        }
      }
  }

  /** Rolling over heel and ball about their ground points. `u`: 0 contact to 1 toe-off. Ankle's shift along and above the plant. */
  private roll(u: number, going: number): { along: number; up: number; pitch: number; toe: number } {
    const { rig, run, order } = this,
      heel = -0.045 * rig.k,
      ball = rig.ballAhead,
      ankle = rig.ankle;
    const down = (run ? (order.speed > 4 ? 0 : 0.1) : 0.28) * going * (1 - smooth(0, run ? 0.18 : 0.16, u)),
      rise = (run ? 0.72 : 0.6) * going * smooth(run ? 0.45 : 0.58, 1.03, u);
    let along = 0,
      up = ankle;
    if (down > 0) {
      along = heel - heel * Math.cos(down) - ankle * Math.sin(down);
      up = ankle * Math.cos(down) - heel * Math.sin(down);
    }
    if (rise > 0) {
      along = ball - ball * Math.cos(rise) + ankle * Math.sin(rise);
      up = ankle * Math.cos(rise) + ball * Math.sin(rise);
    }
    return { along, up, pitch: down - rise, toe: rise };
  }

  private foot(side: Side, phase: number, position: Vector3, yaw: number): FootPlace & { planted: boolean } {
    const { rig, run, steps } = this,
      foot = this.feet[side],
      { n, planted, u, going } = steps.state(foot, phase),
      out = signOf(side) * 0.1,
      knee = new Vector3(signOf(side) * 0.06, 0, 1),
      here = steps.plant(foot, n);
    const ankleAt = (place: Plant, r: { along: number; up: number }) => {
      const along = r.along + rig.footRest[side].z;
      return new Vector3(
        place.x + Math.sin(place.yaw) * along,
        this.ground(place.x, place.z) + r.up + rig.sole,
        place.z + Math.cos(place.yaw) * along,
      );
    };
    if (planted) {
      const r = this.roll(u, going(n, u > 0.5));
      return {
        at: toBody(ankleAt(here, r), position, yaw),
        pitch: r.pitch,
        toe: r.toe,
        yaw: turnBetween(yaw, here.yaw) + out,
        knee,
        planted,
      };
    }
    const next = steps.plant(foot, n + 1),
      from = this.roll(1, going(n, true)),
      to = this.roll(0, going(n + 1, false)),
      a = ankleAt(here, from),
      b = ankleAt(next, to),
      far = Math.min(1, (next.d - here.d) / (steps.stride * 0.8));
    const e = u * u * (3 - 2 * u) + (run ? 0.06 : 0.035) * Math.sin(TURN * u) * far,
      lift = (run ? 0.16 + 0.045 * this.order.speed : 0.095) * rig.k * Math.sqrt(far);
    const at = new Vector3(
      mix(a.x, b.x, e),
      mix(a.y, b.y, smooth(0, 0.9, u)) + lift * Math.sin(Math.PI * Math.pow(u, run ? 0.75 : 0.8)) * (1 - 0.35 * u),
      mix(a.z, b.z, e),
    );
    return {
      at: toBody(at, position, yaw),
      pitch: mix(from.pitch, to.pitch, smooth(0, 0.85, u)) - (run ? 0.5 : 0.12) * far * Math.sin(Math.PI * u) * (1 - u),
      toe: from.toe * (1 - smooth(0, 0.35, u)),
      yaw: turnBetween(yaw, here.yaw + turnBetween(here.yaw, next.yaw) * e) + out,
      knee,
      planted,
    };
  }

  private swingArm(side: Side, phase: number, going: number) {
    const { rig, run, order } = this,
      swing = Math.cos(TURN * (phase + (side === "l" ? 0 : 0.5)) + Math.PI + 0.25),
      female = 1 - order.male;
    if (order.style.carrying && side === "r") {
      rig.arm(side, { out: 0.14, fwd: 0.12, bend: 0.5, inward: 0.3 });
      rig.fingers(side, { curl: 0.5 });
      return;
    }
    const reach = (run ? 0.5 + 0.03 * order.speed : 0.34 * clamp(order.speed / 1.3, 0.5, 1.4)) * order.style.arms * going;
    rig.arm(side, {
      out: run ? 0.2 : mix(0.1, 0.12 + 0.02 * female, going),
      fwd: swing * reach + (run ? -0.1 : 0.02) * going,
      bend: run ? mix(0.3, 1.45 + 0.25 * swing, going) : mix(0.22, 0.26 + 0.2 * Math.max(0, swing), going),
      inward: run ? 0.35 : 0.25,
    });
    rig.fingers(side, { curl: run ? 0.28 + 0.5 * going : 0.28 + 0.05 * bell(swing, 1, 1) });
  }
}
