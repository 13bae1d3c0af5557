// How four legs go, stand, sit and lie: planned footsteps by the gait table of motion.md §7, a back that bends, a head that nods,
// a tail and ears that live.
import { Quaternion, Vector3 } from "three";
import type { Performance, StageEvent } from "../contracts.ts";
import { BoneRig } from "../motion/boneRig.ts";
import { clamp, mix, smooth, TURN, turnBetween } from "../motion/ease.ts";
import { Footsteps, type Foot } from "../motion/footsteps.ts";
import { toBody } from "../motion/pose.ts";
import { chance } from "../motion/random.ts";
import { Route } from "../motion/route.ts";
import { breathAt, wander } from "../motion/stances.ts";
import { LEGS, type AnimalBody, type Leg } from "./quadruped.ts";
import type { Species } from "./species.ts";

type Segment = Performance["segments"][number];
interface Pace {
  name: "walk" | "trot" | "gallop";
  offsets: Record<Leg, number>;
  duty: number;
  bounce: number;
  nods: number;
}

/** When each foot lands, as a share of the stride. */
const GAITS: Record<Pace["name"], Pace> = {
  walk: { name: "walk", offsets: { hl: 0, fl: 0.25, hr: 0.5, fr: 0.75 }, duty: 0.63, bounce: 0.012, nods: 2 },
  trot: { name: "trot", offsets: { hl: 0, fr: 0.02, hr: 0.5, fl: 0.52 }, duty: 0.44, bounce: 0.03, nods: 0 },
  gallop: { name: "gallop", offsets: { hl: 0, hr: 0.12, fl: 0.48, fr: 0.6 }, duty: 0.23, bounce: 0.045, nods: 1 },
};
export type AnimalStance = "stand" | "sit" | "lie" | "graze" | "crouch";
const STANCES: Record<string, AnimalStance> = {
  sit: "sit",
  lie: "lie",
  sleep: "lie",
  rest: "lie",
  eat: "graze",
  drink: "graze",
  peck: "graze",
  graze: "graze",
  sniff: "graze",
  crouch: "crouch",
};

interface Part {
  segment: Segment;
  steps: Footsteps | null;
  pace: Pace;
  feet: Record<Leg, Foot>;
  stance: AnimalStance;
  start: number;
  end: number;
  blend: number;
}
interface Held {
  position: Vector3;
  yaw: number;
  hips: Vector3;
  hipsPitch: number;
  spine: number;
  chestDrop: number;
  neck: number;
  head: number;
  headYaw: number;
  feet: Record<Leg, { at: Vector3; lift: number; planted: boolean }>;
  swing: number;
  roll: number;
}

export class QuadrupedMotion {
  readonly performance: Performance;
  private readonly rig: QuadrupedRig;
  private readonly species: Species;
  private readonly size: number;
  private readonly parts: Part[];
  private readonly seed: number;

  constructor(rig: QuadrupedRig, species: Species, size: number, performance: Performance, seed: number) {
    this.rig = rig;
    this.species = species;
    this.size = size;
    this.performance = performance;
    this.seed = seed;
    const segments = [...performance.segments].sort((a, b) => a.start - b.start);
    this.parts = segments.map((s, i) => this.part(segments, s, i));
  }

  private part(segments: Segment[], segment: Segment, i: number): Part {
    const { species, size } = this,
      previous = segments[i - 1],
      next = segments[i + 1],
      cut = i === 0 || !!segment.cut,
      action = segment.action.toLowerCase(),
      moving = /walk|run|trot|gallop|jump|follow|chase/.test(action) || !!segment.path;
    let pace = GAITS.walk,
      steps: Footsteps | null = null,
      feet = {} as Record<Leg, Foot>;
    const k = species.height * size;
    if (moving) {
      const fast = Math.sqrt(size),
        speed =
          segment.speed ??
          (/run|gallop|chase/.test(action) ? species.gallop * 0.62 : /trot/.test(action) ? species.trot : species.walk) * fast,
        leg = k * 0.75,
        froude = (speed * speed) / (9.81 * leg);
      pace = froude < 0.45 ? GAITS.walk : froude < 2.2 ? GAITS.trot : GAITS.gallop;
      // Stride grows with speed: frequency by Heglund's v ∝ M^.2, f ∝ M^−.15.
      const stride =
        pace.name === "walk"
          ? k * (0.75 + 0.9 * Math.sqrt(froude)) * 1.02
          : pace.name === "trot"
            ? k * (1.1 + 0.75 * Math.sqrt(froude)) * 0.88
            : speed / (4.2 * Math.pow(species.mass * size ** 3, -0.14));
      const forward = new Vector3(Math.sin(segment.facing), 0, Math.cos(segment.facing)),
        points =
          segment.path && segment.path.length > 1
            ? segment.path
            : [segment.position, segment.position.clone().addScaledVector(forward, speed * (segment.end - segment.start) + 2)];
      const route = new Route(points, 0.8),
        arrives = !!segment.path && !!next && !next.cut && !next.path;
      feet = Object.fromEntries(
        LEGS.map(l => {
          const at = this.rig.toeRest[l];
          return [l, { id: l, offset: pace.offsets[l], left: at.x * (pace.name === "gallop" ? 0.7 : 0.92), ahead: at.z }];
        }),
      ) as Record<Leg, Foot>;
      steps = new Footsteps(
        route,
        {
          start: segment.start,
          end: segment.end,
          speed,
          fromRest: !cut,
          toRest: arrives,
          stride,
          duty: pace.duty,
          strength: clamp((species.hooves ? 0.5 : 0.16) * Math.pow(k, 0.6) * (0.7 + speed / 5)),
          seed: this.seed,
        },
        LEGS.map(l => feet[l]),
        this.performance.groundHeight,
      );
    }
    return {
      segment,
      steps,
      pace,
      feet,
      stance: STANCES[action] ?? "stand",
      start: segment.start,
      end: segment.end,
      blend: previous && !cut ? Math.min(moving ? 0.5 : 1.2, (segment.end - segment.start) * 0.8) : 0,
    };
  }

  private indexAt(t: number) {
    let i = 0;
    while (i + 1 < this.parts.length && this.parts[i + 1].start <= t) i++;
    return i;
  }

  placeAt(t: number): { position: Vector3; yaw: number; stance: AnimalStance } {
    const part = this.parts[this.indexAt(t)];
    if (!part) return { position: new Vector3(), yaw: 0, stance: "stand" };
    if (part.steps) {
      const { position, yaw } = part.steps.placeAt(t, this.performance.groundHeight);
      return { position, yaw, stance: "stand" };
    }
    const position = part.segment.position.clone(),
      ground = this.performance.groundHeight(position.x, position.z);
    if (!part.segment.seat && Number.isFinite(ground)) position.y = ground;
    if (part.segment.seat) position.y += part.segment.seat.height;
    return { position, yaw: part.segment.facing, stance: part.stance };
  }

  actionAt(t: number): string {
    return this.parts[this.indexAt(t)]?.segment.action ?? "stand";
  }

  pose(t: number): Held {
    const i = this.indexAt(t),
      part = this.parts[i],
      held = this.held(i, t),
      w = part && part.blend > 0 ? clamp((t - part.start) / part.blend) : 1,
      shown = w < 1 && i > 0 ? blend(this.held(i - 1, t), held, smooth(0, 1, w)) : held;
    this.rig.pose(shown, t, this.seed, this.actionAt(t));
    return shown;
  }

  private held(i: number, t: number): Held {
    const part = this.parts[i],
      { rig, seed } = this;
    if (!part) return { ...rig.standing(new Vector3(), 0), position: new Vector3() };
    const { position, yaw, stance } = this.placeAtPart(part, t),
      base = rig.standing(position, yaw);
    if (part.steps) return this.moving(part, t, base);
    const k = rig.k,
      breath = breathAt(t, seed, 0.3);
    base.spine = 0.008 * breath;
    base.head = 0.06 * wander(t, 0.12, seed);
    base.headYaw = 0.35 * wander(t, 0.09, seed + 1);
    if (stance === "sit") {
      base.hips.y -= 0.46 * k;
      base.hips.z += 0.06 * k;
      base.hipsPitch = -0.72;
      base.neck = -0.1;
      for (const l of ["hl", "hr"] as const)
        base.feet[l].at.add(new Vector3((l === "hl" ? 1 : -1) * 0.03 * k, 0, 0.16 * k).applyAxisAngle(UP, yaw));
    } else if (stance === "lie") {
      const asleep = part.segment.action.toLowerCase() === "sleep";
      base.hips.y -= 0.64 * k;
      base.chestDrop = 0.02;
      base.neck = asleep ? 0.85 : 0.12;
      if (asleep) {
        base.head = 0.35;
        base.headYaw = 0.5;
      }
      for (const l of LEGS) {
        const fore = l[0] === "f";
        base.feet[l].at.add(
          new Vector3((l[1] === "l" ? 1 : -1) * (fore ? 0.0 : 0.1) * k, 0, (fore ? 0.5 : 0.34) * k).applyAxisAngle(UP, yaw),
        );
        // the last length of each leg lies on the ground behind its toe
        base.feet[l].lift = fore ? -1.2 : -1.7;
      }
    } else if (stance === "graze") {
      base.neck = 0.95 + 0.06 * wander(t, 0.25, seed);
      base.head = 0.3 + 0.05 * Math.sin(TURN * 1.1 * t);
      base.hipsPitch = 0.06;
      base.headYaw *= 0.4;
    } else if (stance === "crouch") {
      base.hips.y -= 0.26 * k;
      base.neck = 0.35;
      base.head = -0.3;
    } else {
      base.hips.y -= 0.004 * k * (1 + breath);
    }
    return base;
  }

  private placeAtPart(part: Part, t: number) {
    if (part.steps) {
      const { position, yaw } = part.steps.placeAt(t, this.performance.groundHeight);
      return { position, yaw, stance: "stand" as AnimalStance };
    }
    const at = Math.min(Math.max(t, part.start), Math.max(part.start, part.end - 1e-6)),
      { position, yaw } = this.placeAt(at);
    return { position, yaw, stance: part.stance };
  }

  private moving(part: Part, t: number, base: Held): Held {
    const { rig } = this,
      steps = part.steps!,
      phase = steps.phase(t),
      going = steps.going(phase),
      k = rig.k,
      { pace } = part,
      gallop = pace.name === "gallop",
      ground = this.performance.groundHeight;
    const wave = (n: number, o = 0) => Math.cos(TURN * (n * phase - o));
    base.hips.y += (pace.bounce * wave(gallop ? 1 : 2, gallop ? 0.85 : pace.name === "trot" ? 0.36 : 0.1) - 0.02) * k * going;
    base.hipsPitch = gallop ? 0.13 * wave(1, 0.3) * going : 0;
    base.spine = gallop ? (this.species.hooves ? 0.07 : 0.24) * wave(1, 0.32) * going : 0.02 * wave(2) * going;
    base.swing = (gallop ? 0 : 0.06) * wave(1, 0.1) * going;
    base.roll = (pace.name === "walk" ? 0.03 : 0.012) * wave(1, 0.3) * going;
    base.neck = (pace.nods ? (pace.nods === 2 ? 0.07 : 0.13) * wave(pace.nods, 0.15) : 0) * going + (gallop ? 0.25 : 0.06) * going;
    base.head = -base.neck * 0.6;
    for (const leg of LEGS) {
      const foot = part.feet[leg],
        { n, planted, u } = steps.state(foot, phase),
        here = steps.plant(foot, n);
      if (planted) {
        base.feet[leg] = {
          at: new Vector3(here.x, ground(here.x, here.z), here.z),
          lift: going * 0.5 * smooth(0.55, 1, u),
          planted: true,
        };
        continue;
      }
      const next = steps.plant(foot, n + 1),
        e = u * u * (3 - 2 * u),
        x = mix(here.x, next.x, e),
        z = mix(here.z, next.z, e),
        far = Math.min(1, (next.d - here.d) / (steps.stride * 0.7)),
        high = (gallop ? 0.2 : pace.name === "trot" ? 0.17 : 0.1) * k * Math.sqrt(far);
      base.feet[leg] = {
        at: new Vector3(x, mix(ground(here.x, here.z), ground(next.x, next.z), e) + high * Math.sin(Math.PI * Math.pow(u, 0.85)), z),
        lift: mix(0.5, 1, Math.sin(Math.PI * u)) * (1 - smooth(0.6, 1, u)),
        planted: false,
      };
    }
    return base;
  }

  events(subject: string): StageEvent[] {
    const kind = this.species.hooves ? "hoof" : "paw";
    return this.parts
      .flatMap(p =>
        (p.steps?.contacts ?? []).map(c => ({
          time: c.time,
          kind,
          subject,
          position: c.at,
          surface: this.performance.surface(c.at.x, c.at.z),
          strength: c.strength,
        })),
      )
      .sort((a, b) => a.time - b.time);
  }
}
const UP = new Vector3(0, 1, 0);

function blend(a: Held, b: Held, w: number): Held {
  const v = (x: number, y: number) => mix(x, y, w);
  return {
    position: a.position.clone().lerp(b.position, w),
    yaw: a.yaw + turnBetween(a.yaw, b.yaw) * w,
    hips: a.hips.clone().lerp(b.hips, w),
    hipsPitch: v(a.hipsPitch, b.hipsPitch),
    spine: v(a.spine, b.spine),
    chestDrop: v(a.chestDrop, b.chestDrop),
    neck: v(a.neck, b.neck),
    head: v(a.head, b.head),
    headYaw: v(a.headYaw, b.headYaw),
    swing: v(a.swing, b.swing),
    roll: v(a.roll, b.roll),
    feet: Object.fromEntries(
      LEGS.map(l => [
        l,
        {
          at: a.feet[l].at.clone().lerp(b.feet[l].at, w),
          lift: v(a.feet[l].lift, b.feet[l].lift),
          planted: w < 0.5 ? a.feet[l].planted : b.feet[l].planted,
        },
      ]),
    ) as Held["feet"],
  };
}

export class QuadrupedRig extends BoneRig {
  /** Height of the withers. */
  readonly k: number;
  readonly toeRest: Record<Leg, Vector3>;
  private readonly hipsRest: Vector3;
  private readonly shank: Record<Leg, Vector3>;

  constructor(body: AnimalBody, k: number) {
    super(body.bones, body.joint);
    this.k = k;
    this.hipsRest = body.bones.hips.position.clone();
    this.toeRest = {} as Record<Leg, Vector3>;
    this.shank = {} as Record<Leg, Vector3>;
    for (const l of LEGS) {
      for (const [bone, end] of [
        ["upper", "lower"],
        ["lower", "shank"],
        ["shank", "toe"],
      ])
        this.measure(`${bone}_${l}`, body.joint[`${end}_${l}`]);
      this.toeRest[l] = new Vector3(...body.joint[`toe_${l}`]);
      this.shank[l] = new Vector3(...body.joint[`shank_${l}`]).sub(this.toeRest[l]);
    }
  }

  standing(position: Vector3, yaw: number): Held {
    return {
      position: position.clone(),
      yaw,
      hips: this.hipsRest.clone(),
      hipsPitch: 0,
      spine: 0,
      chestDrop: 0,
      neck: 0,
      head: 0,
      headYaw: 0,
      swing: 0,
      roll: 0,
      feet: Object.fromEntries(
        LEGS.map(l => [
          l,
          { at: new Vector3(this.toeRest[l].x, 0, this.toeRest[l].z).applyAxisAngle(UP, yaw).add(position), lift: 0, planted: true },
        ]),
      ) as Held["feet"],
    };
  }

  pose(h: Held, t: number, seed: number, action: string) {
    for (const name in this.bones) this.bones[name].quaternion.identity();
    this.bones.hips.position.copy(h.hips);
    this.forget();
    this.euler("hips", h.hipsPitch, h.swing, h.roll);
    this.euler("spine", -h.spine + h.chestDrop, -h.swing, -h.roll * 0.5);
    this.euler("back", h.spine * 0.4, -h.swing * 0.6, -h.roll * 0.5);
    this.euler("chest", h.spine * 0.6 - h.hipsPitch * 0.35, h.swing * 0.6, 0);
    this.euler("neck", h.neck * 0.6 - h.hipsPitch * 0.4, h.headYaw * 0.35, 0);
    this.euler("neck_2", h.neck * 0.4, h.headYaw * 0.3, 0);
    this.euler("head", h.head - h.hipsPitch * 0.2, h.headYaw * 0.35, 0.1 * h.headYaw);
    this.tailAndEars(t, seed, action);
    this.settle(h);
    for (const l of LEGS) this.leg(l, h);
  }

  /** Lowers the body where a leg would have to over-reach: a stretched leg drags its foot. */
  private settle(h: Held) {
    const lowest = this.bones.hips.position.y - MOST_SETTLED * this.k;
    for (let round = 0; round < 2; round++)
      for (const l of LEGS) {
        if (!h.feet[l].planted) continue;
        const root = this.at(`upper_${l}`),
          { joint } = this.ends(l, h),
          reach = (this.length[`upper_${l}`] + this.length[`lower_${l}`]) * 0.992,
          flat = Math.hypot(joint.x - root.x, joint.z - root.z);
        const over = root.y - joint.y - Math.sqrt(Math.max(1e-4, reach * reach - flat * flat));
        if (over > 0) {
          this.bones.hips.position.y = Math.max(lowest, this.bones.hips.position.y - over);
          this.forget();
        }
      }
  }

  /** Where a toe is, and where the joint above its last length: that tips forward over the toe as the foot is lifted. */
  private ends(l: Leg, h: Held): { toe: Vector3; joint: Vector3 } {
    const foot = h.feet[l],
      toe = toBody(foot.at, h.position, h.yaw).add(new Vector3(0, this.toeRest[l].y, 0));
    return { toe, joint: toe.clone().add(this.shank[l].clone().applyAxisAngle(X, foot.lift * (l[0] === "f" ? 1.15 : 0.75))) };
  }

  private tailAndEars(t: number, seed: number, action: string) {
    const happy = /run|play|wag|greet|walk|trot/.test(action) ? 1 : 0.45,
      wag = Math.sin(TURN * (happy > 0.5 ? 2.6 : 1.1) * t + seed) * 0.22 * happy;
    for (let i = 0; i < 4; i++)
      this.euler(`tail_${i}`, 0.06 * wander(t, 0.2, seed + 40 + i), wag * (0.6 + 0.3 * i) + 0.08 * wander(t, 0.3, seed + 50 + i), 0);
    for (const s of ["l", "r"] as const) {
      const slot = Math.floor(t / 1.7 + chance(seed, s === "l" ? 5 : 6)),
        twitch =
          chance(seed + (s === "l" ? 7 : 8), slot) > 0.65
            ? Math.sin(Math.min(1, (t / 1.7 + chance(seed, s === "l" ? 5 : 6) - slot) * 5) * Math.PI) * 0.3
            : 0;
      this.euler(`ear_${s}`, twitch, 0.1 * wander(t, 0.3, seed + 60), 0);
    }
  }

  private leg(l: Leg, h: Held) {
    const foot = h.feet[l],
      fore = l[0] === "f",
      { toe, joint } = this.ends(l, h);
    // Close to the ground legs fold: knees up and out, elbows up.
    const folded = smooth(0.75, 0.5, this.bones.hips.position.y / this.hipsRest.y),
      side = l[1] === "l" ? 1 : -1;
    this.reachBones(`upper_${l}`, `lower_${l}`, joint, new Vector3(side * 0.5 * folded, (fore ? 0.35 : 0.9) * folded, fore ? -1 : 1));
    this.aim(`shank_${l}`, toe.clone().sub(this.at(`shank_${l}`)));
    this.set(
      `toe_${l}`,
      this.turn(`shank_${l}`)
        .clone()
        .invert()
        .multiply(new Quaternion().setFromAxisAngle(X, foot.lift * (fore ? 0.9 : 0.7))),
    );
  }
}
const X = new Vector3(1, 0, 0);
/** Withers' heights that the body may sink to keep a foot on its place. */
const MOST_SETTLED = 0.16;
