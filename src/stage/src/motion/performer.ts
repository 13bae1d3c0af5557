// Plays a performance on a rig: which segment, how it flows from the one before, what is said, where the eyes are.
import { Vector3 } from "three";
import type { Performance, StageEvent } from "../contracts.ts";
import { isHandProp } from "../people/handProps.ts";
import { EXPRESSIONS, feelingOf, type Feeling } from "../people/face/expressions.ts";
import { findAction } from "./actions/table.ts";
import type { Action, Doing } from "./actions/action.ts";
import { clamp, smooth, turnBetween } from "./ease.ts";
import { Gait, PLAIN_GAIT, type GaitStyle } from "./gait.ts";
import { apply, blendPoses, capture, toBody, type Pose } from "./pose.ts";
import { hashText } from "./random.ts";
import { SIDES, type Rig } from "./rig.ts";
import { Route } from "./route.ts";
import { gesture, planGestures, type Gestures } from "./speechGestures.ts";
import { bear, type Stance } from "./stances.ts";

type Segment = Performance["segments"][number];
interface Part {
  segment: Segment;
  action: Action;
  stance: Stance;
  gait: Gait | null;
  carried: Route | null;
  start: number;
  end: number;
  blend: number;
  facing: number;
  position: Vector3;
  cut: boolean;
}
/** `carrying`: what is in the hand all the time. */
export interface Manner {
  seed: number;
  male: number;
  years: number;
  carrying: string | null;
}

/** How feelings bear the body: energy, bow of chest and head, gait (motion.md §5). */
const BEARING: Partial<Record<Feeling, { energy: number; bow: number; gait: Partial<GaitStyle> }>> = {
  smile: { energy: 1.2, bow: -0.05, gait: { arms: 1.25, bounce: 1.25 } },
  laugh: { energy: 1.3, bow: -0.04, gait: { arms: 1.3, bounce: 1.3 } },
  sad: { energy: 0.55, bow: 0.24, gait: { arms: 0.55, bounce: 0.7, lean: 0.06 } },
  angry: { energy: 1.4, bow: 0.05, gait: { arms: 1.2, lean: 0.08 } },
  afraid: { energy: 1.1, bow: 0.12, gait: { arms: 0.5 } },
  tired: { energy: 0.5, bow: 0.18, gait: { arms: 0.6, bounce: 0.7, lean: 0.05 } },
  determined: { energy: 1.1, bow: -0.05, gait: { arms: 1.1 } },
};
/** How things are carried, where it is not simply in the hand. */
const CARRIED: Record<string, string> = {
  umbrella: "umbrella",
  box: "carry",
  tray: "carry",
  bag: "dangle",
  briefcase: "dangle",
  lantern: "hold",
  guitar: "guitar",
  book: "hold",
  newspaper: "read",
  broom: "hold",
  shovel: "hold",
  staff: "lean",
  sword: "dangle",
};
const PLAIN = { energy: 1, bow: 0, gait: {} as Partial<GaitStyle> };
const WALK_SPEED = 1.25,
  RUN_SPEED = 3.1,
  NEAR = 1.2;
const SITTING = new Set<Stance>(["sit", "floor", "lie", "kneel", "crouch", "swim"]);
/** Over the ground where somebody swims who has no way to go, metres. */
const AFLOAT = 1.2;
/** A swimmer lies in the water, not on it: metres below the lane. */
const SUNK = 0.13;

export class Performer {
  readonly performance: Performance;
  readonly feeling: Feeling | null;
  private readonly rig: Rig;
  private readonly manner: Manner;
  private readonly parts: Part[];
  private readonly gestures: Gestures[];
  private readonly bearing: { energy: number; bow: number; gait: Partial<GaitStyle> };

  constructor(rig: Rig, performance: Performance, manner: Manner) {
    this.rig = rig;
    this.performance = performance;
    this.manner = manner;
    this.feeling = feelingOf(performance.mood);
    this.bearing = (this.feeling && BEARING[this.feeling]) ?? PLAIN;
    const segments = [...performance.segments].sort((a, b) => a.start - b.start);
    this.parts = segments.map((segment, i) => this.part(segments, segment, i));
    this.gestures = performance.lines.map(line =>
      planGestures(
        line,
        manner.seed + hashText(line.text),
        this.bearing.energy * (/whisper|quiet|soft/.test(line.manner) ? 0.6 : /shout|yell|excit/.test(line.manner) ? 1.4 : 1),
      ),
    );
  }

  private part(segments: Segment[], segment: Segment, i: number): Part {
    const action = findAction(segment.action),
      previous = segments[i - 1],
      next = segments[i + 1],
      moving = segment.action === "walk" || segment.action === "run" || action.id === "walk" || action.id === "run" || !!segment.path;
    const cut = i === 0 || !!segment.cut;
    let gait: Gait | null = null;
    const stance = segment.seat ? (action.stance === "lie" ? "lie" : "sit") : (action.stance ?? "stand"),
      afloat = stance === "swim";
    if (moving && !segment.seat && !afloat) {
      const speed = segment.speed ?? (action.id === "run" ? RUN_SPEED : WALK_SPEED),
        forward = new Vector3(Math.sin(segment.facing), 0, Math.cos(segment.facing));
      const points =
        segment.path && segment.path.length > 1
          ? segment.path
          : [segment.position, segment.position.clone().addScaledVector(forward, speed * (segment.end - segment.start) + 2)];
      const route = new Route(points),
        arrives = !!segment.path && !!next && !next.cut && !next.path && route.length <= speed * (segment.end - segment.start) * 1.25 + 0.3;
      gait = new Gait(
        this.rig,
        route,
        {
          start: segment.start,
          end: segment.end,
          speed,
          fromRest: !cut,
          toRest: arrives,
          seed: this.manner.seed,
          male: this.manner.male,
          years: this.manner.years,
          style: { ...PLAIN_GAIT, ...this.bearing.gait, carrying: !!this.manner.carrying },
        },
        this.performance.groundHeight,
      );
    }
    // Whoever sits and has a path is carried along it: in a car, on a horse; who swims by the strokes, at the height of the lane.
    const carried = (segment.seat || afloat) && segment.path && segment.path.length > 1 ? new Route(segment.path) : null;
    const part: Part = {
      segment,
      action,
      stance,
      gait,
      carried,
      start: segment.start,
      end: segment.end,
      blend: 0,
      facing: segment.facing,
      position: segment.position,
      cut,
    };
    if (previous && !cut) part.blend = blendTime(previous, part);
    return part;
  }

  private indexAt(t: number): number {
    let i = 0;
    while (i + 1 < this.parts.length && this.parts[i + 1].start <= t) i++;
    return i;
  }

  /** Where the body stands and looks, without posing it: cheap, and the same whoever asks first. */
  placeAt(t: number): { position: Vector3; yaw: number; low: boolean } {
    const part = this.parts[this.indexAt(t)];
    if (!part) return { position: new Vector3(), yaw: 0, low: false };
    if (part.carried) return { ...this.carriedTo(part, part.carried, t), low: true };
    return part.gait
      ? { ...part.gait.placeAt(t), low: false }
      : { position: part.position, yaw: part.facing, low: SITTING.has(part.stance) };
  }

  private carriedTo({ segment }: Part, route: Route, t: number): { position: Vector3; yaw: number } {
    const way = clamp((t - segment.start) * (segment.speed ?? 0), 0, route.length),
      { x, z } = route.at(way);
    return { position: new Vector3(x, segment.seat ? segment.position.y : segment.path![0].y, z), yaw: route.heading(way) };
  }

  actionAt(t: number): string {
    return this.parts[this.indexAt(t)]?.action.id ?? "stand";
  }

  /** The prop in the hands: what the plan names, or what the action goes with. */
  propAt(t: number): string | null {
    const part = this.parts[this.indexAt(t)];
    return part ? (part.segment.prop ?? part.action.prop ?? null) : null;
  }

  /** Poses the rig and returns where the body is. */
  pose(t: number): Pose {
    const i = this.indexAt(t),
      pose = this.poseOf(i, t, 2);
    apply(this.rig, pose);
    if (this.parts[i]) this.speak(t, this.parts[i]);
    return pose;
  }

  private poseOf(i: number, t: number, depth: number): Pose {
    const part = this.parts[i];
    if (!part) return capture(this.rig, new Vector3(), 0, bear("stand", this.bearingAt(0, null, 0)));
    const w = part.blend > 0 ? (t - part.start) / part.blend : 1;
    if (w >= 1 || i === 0 || depth === 0) return this.own(part, t);
    const from = this.poseOf(i - 1, t, depth - 1),
      to = this.own(part, t),
      pose = blendPoses(from, to, clamp(w)),
      before = this.parts[i - 1];
    if (SITTING.has(before.stance) !== SITTING.has(part.stance)) this.leanOver(pose, clamp(w));
    return pose;
  }

  /** Standing up and sitting down go over the feet: the trunk bends forward on the way. */
  private leanOver(pose: Pose, w: number) {
    const names = Object.keys(this.rig.body.bones),
      bend = Math.sin(Math.PI * w) ** 1.5;
    pose.pelvis.z += 0.1 * bend * this.rig.k;
    for (const [bone, angle] of [
      ["pelvis", 0.42],
      ["spine_01", 0.16],
      ["neck_01", -0.2],
      ["head", -0.15],
    ] as const) {
      const turn = pose.turns[names.indexOf(bone)];
      turn.multiply(
        turn
          .clone()
          .identity()
          .setFromAxisAngle(new Vector3(1, 0, 0), angle * bend),
      );
    }
  }

  private bearingAt(t: number, seat: number | null, lift: number) {
    return {
      rig: this.rig,
      t,
      seed: this.manner.seed,
      male: this.manner.male,
      years: this.manner.years,
      energy: this.bearing.energy,
      bow: this.bearing.bow,
      seatHeight: seat,
      lift,
    };
  }

  private own(part: Part, t: number): Pose {
    const { rig } = this,
      { segment, action, gait } = part,
      local = Math.max(0, t - part.start),
      total = part.end - part.start;
    if (gait) {
      const pose = gait.pose(t);
      return this.manner.carrying || segment.prop || (action.perform && action.id !== "walk" && action.id !== "run")
        ? this.withHands(part, pose, t)
        : pose;
    }
    const place = part.carried ? this.carriedTo(part, part.carried, t) : { position: part.position.clone(), yaw: part.facing };
    const position = place.position,
      ground = this.performance.groundHeight(position.x, position.z);
    if (part.stance === "swim") position.y = part.carried ? position.y - SUNK : Math.max(position.y, (Number.isFinite(ground) ? ground : 0) + AFLOAT);
    else if (!segment.seat && Number.isFinite(ground)) position.y = ground;
    const target = segment.target instanceof Vector3 ? toBody(segment.target, position, part.facing) : null,
      lift = action.lift?.(local, total) ?? 0;
    const feet = bear(part.stance, this.bearingAt(t, segment.seat?.height ?? null, lift));
    const doing = { ...this.bearingAt(t, segment.seat?.height ?? null, lift), local, total, target, feet };
    action.perform?.(doing);
    this.carry(part, doing);
    if (lift > 0) for (const s of SIDES) feet[s].planted = false;
    return capture(rig, position, place.yaw, feet);
  }

  /** The hands' doing over the legs of a walk. */
  private withHands(part: Part, pose: Pose, t: number): Pose {
    apply(this.rig, pose);
    const target = part.segment.target instanceof Vector3 ? toBody(part.segment.target, pose.position, pose.yaw) : null;
    const doing = { ...this.bearingAt(t, null, 0), local: Math.max(0, t - part.start), total: part.end - part.start, target, feet: null };
    part.action.perform?.(doing);
    this.carry(part, doing);
    const names = Object.keys(this.rig.body.bones);
    return {
      ...pose,
      turns: names.map(n => this.rig.body.bones[n].quaternion.clone()),
      pelvis: this.rig.body.bones.pelvis.position.clone(),
    };
  }

  /** The hand that carries something keeps its hold whatever the rest does, unless the action needs both hands. */
  private carry({ action, segment }: Part, doing: Doing) {
    const carrying = segment.prop && isHandProp(segment.prop) ? segment.prop : this.manner.carrying;
    if (carrying && !action.prop && !action.busyHands) findAction(CARRIED[carrying] ?? "hold").perform?.(doing);
  }

  private speak(t: number, part: Part) {
    const running = part.gait?.run ?? false,
      free = part.action.busyHands || running ? 0 : part.gait ? 0.7 : 1;
    for (const plan of this.gestures)
      if (t > plan.start - 0.6 && t < plan.end + 1.5) gesture(this.rig, plan, t, { l: free, r: this.manner.carrying ? 0 : free });
  }

  /** Face units of mood, action and manner of speech, eased in and out. */
  feelingAt(t: number): { feeling: Feeling; strength: number }[] {
    const i = this.indexAt(t),
      now = this.parts[i],
      base: Feeling = (now && feelingOf(now.action.id)) ?? this.feeling ?? "friendly",
      mixed: { feeling: Feeling; strength: number }[] = [];
    const into = now ? smooth(now.start - 0.1, now.start + 0.5, t) : 1,
      before = i > 0 ? (feelingOf(this.parts[i - 1].action.id) ?? this.feeling ?? "friendly") : base;
    let left = 1;
    for (const line of this.performance.lines) {
      const feeling = feelingOf(line.manner);
      if (!feeling || !(feeling in EXPRESSIONS)) continue;
      const w = smooth(line.start - 0.35, line.start + 0.15, t) * (1 - smooth(line.end + 0.2, line.end + 1.2, t));
      if (w > 0) {
        mixed.push({ feeling, strength: w * 0.75 });
        left *= 1 - w;
      }
    }
    mixed.push({ feeling: base, strength: left * into * 0.85 });
    if (into < 1 && before !== base) mixed.push({ feeling: before, strength: left * (1 - into) * 0.75 });
    return mixed;
  }

  /** Footfalls, landings, claps of the whole clip. */
  events(subject: string): StageEvent[] {
    const { performance } = this,
      events: StageEvent[] = [];
    this.parts.forEach((part, i) => {
      for (const contact of part.gait?.contacts ?? [])
        events.push({
          time: contact.time,
          kind: "footfall",
          subject,
          position: contact.at,
          surface: performance.surface(contact.at.x, contact.at.z),
          strength: contact.strength,
        });
      for (const sound of part.action.sounds?.(part.end - part.start) ?? [])
        events.push({
          ...sound,
          time: part.start + sound.time,
          subject,
          position: part.position.clone(),
          surface: sound.kind === "landing" ? performance.surface(part.position.x, part.position.z) : undefined,
        });
      if (part.blend > 0 && !part.gait && !this.parts[i - 1].gait && !SITTING.has(part.stance))
        events.push(...this.steppingEvents(part, i, subject));
    });
    return events.sort((a, b) => a.time - b.time);
  }

  /** Turning on the spot is two steps; each is heard where the foot comes down. */
  private steppingEvents(part: Part, i: number, subject: string): StageEvent[] {
    const before = this.parts[i - 1],
      turned = Math.abs(turnBetween(before.facing, part.facing)),
      far = before.position.distanceTo(part.position);
    if (turned < 0.35 && far < 0.08) return [];
    return [0.56, 0.98].map(share => ({
      time: part.start + share * part.blend,
      kind: "footfall",
      subject,
      position: part.position.clone(),
      surface: this.performance.surface(part.position.x, part.position.z),
      strength: 0.25,
    }));
  }
}

/** Seconds a change takes: hands .5, a turn a second a right angle, sitting and standing up 1.6. */
function blendTime(previous: Segment, part: Part): number {
  const end = previous.path?.[previous.path.length - 1] ?? previous.position,
    far = end.distanceTo(part.position);
  if (far > NEAR && !part.gait && !previous.path) return 0;
  const before: Stance = previous.seat ? "sit" : (findAction(previous.action).stance ?? "stand"),
    sits = SITTING.has(before) !== SITTING.has(part.stance);
  if (sits) return Math.min(1.6, (part.end - part.start) * 0.8);
  const turn = part.gait ? 0 : Math.abs(turnBetween(previous.facing, part.facing));
  return Math.min(part.gait ? 0.45 : 0.5 + Math.min(0.9, turn * 0.55) + Math.min(0.5, far * 0.6), (part.end - part.start) * 0.8);
}
