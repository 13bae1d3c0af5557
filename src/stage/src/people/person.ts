// Somebody on the stage: a body, a rig, a performance, and a face that lives.
import { Box3, Euler, Vector3, type PerspectiveCamera } from "three";
import type { Actor, ActorLook, Performance, StageEvent } from "../contracts.ts";
import { clamp, mix, smooth } from "../motion/ease.ts";
import { Performer } from "../motion/performer.ts";
import { toBody, type Pose } from "../motion/pose.ts";
import { Rig, SIDES } from "../motion/rig.ts";
import { wander } from "../motion/stances.ts";
import { EXPRESSIONS } from "./face/expressions.ts";
import { blinkAt, eyesArrive, fixationAt, headArrives, headShare } from "./face/life.ts";
import { mouthAt, type Units } from "./face/visemes.ts";
import { isHandProp, keepUpright, makeHandProp, placeHandProp, type HandProp } from "./handProps.ts";
import type { PersonBody } from "./personBody.ts";

/** An actor that can say where its head is at any time without being posed: others look at it in whatever order they are posed. */
export interface Seen {
  headAt(t: number): Vector3;
}
const isSeen = (actor: unknown): actor is Actor & Seen => typeof (actor as Seen).headAt === "function";

/** A face is near from this share of the frame's height. */
const NEAR_SHARE = 1 / 6;
/** Below this nobody sees a mouth move. */
const TINY_SHARE = 0.02;
const TALL_HATS: Record<string, number> = { chef: 0.12, tophat: 0.1, witch: 0.25, cowboy: 0.05, crown: 0.02, beanie: 0.02 };
/** The eyes stay on the hands' work in these. */
const EYES_ON_WORK = new Set([
  "read",
  "write",
  "type",
  "text",
  "cook",
  "knead",
  "dig",
  "sweep",
  "eat",
  "sleep",
  "doze",
  "pray",
  "meditate",
  "cry",
  "piano",
  "paint",
]);

interface Gaze {
  yaw: number;
  pitch: number;
}

export class Person implements Actor, Seen {
  readonly key: string;
  readonly root;
  readonly height: number;
  note?: string;
  private readonly body: PersonBody;
  private readonly rig: Rig;
  private performer: Performer;
  private last: Pose | null = null;
  private readonly props = new Map<string, HandProp>();
  private eyeTurn: Gaze = { yaw: 0, pitch: 0 };
  /** How far a hat stands above the crown, metres. */
  private readonly hat: number;
  private jaw = 0;
  private readonly nearShare: number;
  private tiny = false;

  /** `nearShare`: from this share of the frame's height the face is drawn in full. */
  constructor(look: ActorLook, body: PersonBody, nearShare = NEAR_SHARE) {
    this.nearShare = nearShare;
    this.key = look.key;
    this.body = body;
    this.root = body.skeleton.root;
    this.rig = new Rig(body.skeleton, body.sole);
    this.hat = body.look.outfit.hat ? (TALL_HATS[body.look.outfit.hat.kind] ?? 0.03) : 0;
    this.height = body.skeleton.tail.head[1] + body.sole;
    this.performer = this.makePerformer(standing());
  }

  private makePerformer(performance: Performance) {
    const { seed, male, years } = this.body.look;
    return new Performer(this.rig, performance, { seed: seed % 65536, male, years, carrying: this.body.look.carries?.thing ?? null });
  }

  perform(performance: Performance) {
    this.performer = this.makePerformer(performance);
  }

  detail(share: number) {
    this.tiny = share < TINY_SHARE;
    this.body.show(share > this.nearShare ? "near" : "far", !this.tiny);
  }

  headAt(t: number): Vector3 {
    const { position, yaw, low } = this.performer.placeAt(t);
    return new Vector3(0, this.height * (low ? 0.68 : 0.93), 0.08).applyAxisAngle(new Vector3(0, 1, 0), yaw).add(position);
  }

  pose(t: number, camera: PerspectiveCamera, actors: ReadonlyMap<string, Actor>) {
    const pose = (this.last = this.performer.pose(t));
    this.root.position.copy(pose.position);
    this.root.rotation.y = pose.yaw;
    this.look(t, camera, actors, pose);
    this.holdThings(t);
    this.express(t);
    this.root.updateMatrixWorld(true);
  }

  /** What the action goes with, or else what is carried all the time. */
  private holdThings(t: number) {
    const { carries } = this.body.look,
      own = this.performer.propAt(t),
      name = own && isHandProp(own) ? own : (carries?.thing ?? null);
    for (const [other, prop] of this.props) {
      prop.object.visible = other === name;
      if (prop.shouldered) prop.shouldered.visible = other === name;
    }
    if (!name) return;
    let prop = this.props.get(name);
    if (!prop) {
      const made = makeHandProp(name, name === carries?.thing ? carries.colour : undefined);
      if (!made) return;
      this.props.set(name, (prop = made));
      this.root.add(prop.object, ...(prop.shouldered ? [prop.shouldered] : []));
    }
    placeHandProp(this.rig, prop);
    keepUpright(prop, name);
  }

  // ------------------------------------------------------------ eyes

  private look(t: number, camera: PerspectiveCamera, actors: ReadonlyMap<string, Actor>, pose: Pose) {
    const { rig } = this,
      looks = this.performer.performance.looks,
      action = this.performer.actionAt(t),
      seed = this.body.look.seed % 65536;
    const speaking = this.performer.performance.lines.some(l => t > l.start - 0.3 && t < l.end + 0.3);
    let total: Gaze = this.idleGaze(t),
      head = { ...total, yaw: 0, pitch: 0 };
    if (!EYES_ON_WORK.has(action) || speaking) {
      let i = -1;
      looks.forEach((l, n) => {
        if (l.start <= t && t < l.end + 0.001) i = n;
      });
      const now = i >= 0 ? this.gazeAt(looks[i].at, t, camera, actors, pose) : null,
        before = i > 0 ? this.gazeAt(looks[i - 1].at, t, camera, actors, pose) : null,
        into = i >= 0 ? t - looks[i].start : 1;
      const from = before ?? { yaw: 0, pitch: 0 },
        to = now ?? this.idleGaze(t),
        fixation = now ? fixationAt(t, seed) : { yaw: 0, pitch: 0 };
      const settled = i === 0 && looks[0].start <= (this.performer.performance.segments[0]?.start ?? 0) + 0.01 ? 1 : eyesArrive(into),
        turned = settled === 1 && i === 0 ? 1 : headArrives(into, Math.abs(to.yaw - from.yaw));
      total = { yaw: mix(from.yaw, to.yaw, settled) + fixation.yaw, pitch: mix(from.pitch, to.pitch, settled) + fixation.pitch };
      const a = headShare(from.yaw, from.pitch),
        b = now ? headShare(to.yaw, to.pitch) : { headYaw: 0, headPitch: 0 };
      head = { yaw: mix(a.headYaw, b.headYaw, turned), pitch: mix(a.headPitch, b.headPitch, turned) };
      if (speaking) {
        const away = this.lookAway(t, seed);
        total = { yaw: total.yaw + away.yaw, pitch: total.pitch + away.pitch };
        head.yaw += away.yaw * 0.3;
        head.pitch += away.pitch * 0.3;
      }
    }
    const twist = Math.sign(head.yaw) * Math.max(0, Math.abs(head.yaw) - 0.7) * 0.5;
    if (twist) {
      rig.add("spine_02", 0, twist * 0.5, 0);
      rig.add("spine_03", 0, twist * 0.5, 0);
    }
    rig.add("neck_01", head.pitch * 0.35, (head.yaw - twist) * 0.4, 0);
    rig.add("head", head.pitch * 0.65, (head.yaw - twist) * 0.6, 0);
    this.eyeTurn = { yaw: clamp(total.yaw - head.yaw, -0.6, 0.6), pitch: clamp(total.pitch - head.pitch, -0.42, 0.46) };
    const spread = Math.atan2(Math.abs(this.body.skeleton.eyes.l.centre[0]), 2.2);
    for (const s of SIDES)
      this.body.skeleton.bones[`eye_${s}`].quaternion.setFromEuler(
        new Euler(this.eyeTurn.pitch, this.eyeTurn.yaw + (s === "l" ? -1 : 1) * spread, 0, "YXZ"),
      );
  }

  private idleGaze(t: number): Gaze {
    const seed = this.body.look.seed % 65536,
      f = fixationAt(t / 2.2, seed + 17);
    return { yaw: f.yaw * 2.2 + 0.02 * wander(t, 0.1, seed), pitch: f.pitch * 1.2 };
  }

  /** Speakers look away where a sentence begins, to find the words. */
  private lookAway(t: number, seed: number): Gaze {
    for (const line of this.performer.performance.lines) {
      if (line.end - line.start < 2.2) continue;
      const x = t - line.start - 0.15,
        w = smooth(0, 0.08, x) * (1 - smooth(0.75, 0.83, x));
      if (w > 0) return { yaw: (seed % 2 ? 0.22 : -0.22) * w, pitch: -0.06 * w };
    }
    return { yaw: 0, pitch: 0 };
  }

  /** Direction of a thing from the head, in the frame of the chest: positive yaw to the left, positive pitch down. Null for "ahead". */
  private gazeAt(
    at: "ahead" | "camera" | Vector3 | string,
    t: number,
    camera: PerspectiveCamera,
    actors: ReadonlyMap<string, Actor>,
    pose: Pose,
  ): Gaze | null {
    const point = this.pointOf(at, t, camera, actors);
    if (!point) return null;
    const { rig } = this,
      eye = rig
        .carried("head", this.body.skeleton.eyes.l.centre)
        .add(rig.carried("head", this.body.skeleton.eyes.r.centre))
        .multiplyScalar(0.5);
    const way = toBody(point, pose.position, pose.yaw).sub(eye).applyQuaternion(rig.turn("head").clone().invert());
    return { yaw: clamp(Math.atan2(way.x, way.z), -1.9, 1.9), pitch: clamp(Math.atan2(-way.y, Math.hypot(way.x, way.z)), -0.8, 0.9) };
  }

  private pointOf(
    at: "ahead" | "camera" | Vector3 | string,
    t: number,
    camera: PerspectiveCamera,
    actors: ReadonlyMap<string, Actor>,
  ): Vector3 | null {
    if (at instanceof Vector3) return at;
    if (at === "ahead") return null;
    if (at === "camera") return camera.position;
    const other = actors.get(at);
    if (!other || other.key === this.key) return null;
    return isSeen(other) ? other.headAt(t) : other.box().getCenter(new Vector3());
  }

  // ------------------------------------------------------------ face

  private express(t: number) {
    const { look } = this.body,
      seed = look.seed % 65536,
      units: Units = {},
      line = this.performer.performance.lines.find(l => t > l.start - 0.3 && t < l.end + 0.3),
      action = this.performer.actionAt(t);
    const mix = (more: Units, k = 1) => {
      for (const name in more) units[name] = (units[name] ?? 0) + more[name] * k;
    };
    for (const { feeling, strength } of this.performer.feelingAt(t)) mix(EXPRESSIONS[feeling], strength);
    const mouth = line
        ? mouthAt(line.sounds, t - line.start, /shout|yell|scream/.test(line.manner) ? 1.5 : /whisper/.test(line.manner) ? 0.6 : 1)
        : {},
      talking = Math.min(1, (mouth.jawOpen ?? 0) * 3 + (mouth.mouthPucker ?? 0) + (mouth.mouthPressLeft ?? 0));
    // Speech overrides what a feeling does to the lips.
    for (const name of [
      "mouthFrownLeft",
      "mouthFrownRight",
      "mouthSmileLeft",
      "mouthSmileRight",
      "jawOpen",
      "mouthPressLeft",
      "mouthPressRight",
    ])
      if (units[name]) units[name] *= 1 - 0.5 * talking;
    mix(mouth);
    mix({
      browInnerUp: 0.06 + 0.04 * wander(t, 0.12, seed + 31),
      mouthSmileLeft: 0.03 * (1 + wander(t, 0.07, seed + 32)),
      browOuterUpLeft: line ? 0.12 * Math.max(0, wander(t, 0.5, seed + 33)) : 0,
      browOuterUpRight: line ? 0.1 * Math.max(0, wander(t, 0.5, seed + 33)) : 0,
    });
    this.lids(units, t, seed, action, !!line);
    units.jawOpen = this.jaw = clamp(units.jawOpen ?? 0);
    if (!this.tiny) this.body.face.set(units);
  }

  private lids(units: Units, t: number, seed: number, action: string, speaking: boolean) {
    const { yaw, pitch } = this.eyeTurn,
      asleep = ["sleep", "doze", "meditate", "pray"].includes(action),
      shut = asleep ? 1 : blinkAt(t, seed, speaking ? 2.4 : 3.6),
      rest = 0.045 * (1 - 0.8 * smooth(45, 70, this.body.look.years));
    for (const side of ["Left", "Right"]) {
      const wide = `eyeWide${side}`,
        blink = `eyeBlink${side}`;
      units[blink] = clamp((units[blink] ?? 0) * (1 - shut) + shut + (1 - shut) * (rest + 0.42 * Math.max(0, pitch)));
      units[wide] = ((units[wide] ?? 0) + 0.8 * Math.max(0, -pitch)) * (1 - shut);
    }
    const aside = Math.min(1, Math.abs(yaw) / 0.6) * 0.6;
    units[yaw > 0 ? "eyeLookOutLeft" : "eyeLookInLeft"] = aside;
    units[yaw > 0 ? "eyeLookInRight" : "eyeLookOutRight"] = aside;
    const u = this.body.eyes,
      open = 1 - units.eyeBlinkLeft;
    u.uPitch.value = -pitch;
    u.uLidUp.value = mix(-0.3, 0.54, open) + (units.eyeWideLeft ?? 0) * 0.15;
    u.uLidLow.value = -0.45 + 0.1 * (units.eyeSquintLeft ?? 0);
  }

  // ------------------------------------------------------------ after pose(t)

  private worldOf(bone: string, bind: ArrayLike<number>): Vector3 {
    const { bones, joint } = this.body.skeleton,
      j = joint[bone];
    return new Vector3(bind[0] - j[0], bind[1] - j[1], bind[2] - j[2]).applyMatrix4(bones[bone].matrixWorld);
  }

  box(): Box3 {
    const box = new Box3(),
      { bones, tail } = this.body.skeleton;
    for (const bone of [
      "pelvis",
      "hand_l",
      "hand_r",
      "foot_l",
      "foot_r",
      "ball_l",
      "ball_r",
      "calf_l",
      "calf_r",
      "lowerarm_l",
      "lowerarm_r",
      "upperarm_l",
      "upperarm_r",
    ])
      box.expandByPoint(new Vector3().setFromMatrixPosition(bones[bone].matrixWorld));
    const crown = tail.head;
    box.expandByPoint(this.worldOf("head", [crown[0], crown[1] + this.hat, crown[2]]));
    box.expandByScalar(0.09);
    box.max.y -= 0.07; // the head's own end is in it: only hair stands over that
    const floor = Math.min(...this.feet().map(f => f.position.y));
    box.min.y = Math.max(box.min.y, floor - 0.02);
    return box;
  }

  eyes(): Vector3 {
    const { eyes } = this.body.skeleton;
    return this.worldOf("head", eyes.l.centre).add(this.worldOf("head", eyes.r.centre)).multiplyScalar(0.5);
  }
  mouth(): Vector3 {
    const { eyes, tail } = this.body.skeleton,
      e = eyes.l.centre,
      chin = tail.jaw;
    return this.worldOf("head", [0, mix(e[1], chin[1], 0.62), e[2] + 0.025]);
  }
  facing(): Vector3 {
    return new Vector3(Math.sin(this.root.rotation.y), 0, Math.cos(this.root.rotation.y));
  }
  gaze(): Vector3 {
    return new Vector3(0, 0, 1)
      .applyEuler(new Euler(this.eyeTurn.pitch, this.eyeTurn.yaw, 0, "YXZ"))
      .transformDirection(this.body.skeleton.bones.head.matrixWorld);
  }
  /** 0 shut to 1: the jaw's real opening. */
  mouthOpen(): number {
    return this.jaw;
  }

  feet(): { position: Vector3; planted: boolean }[] {
    return SIDES.map(s => {
      const { bones } = this.body.skeleton,
        foot = new Vector3().setFromMatrixPosition(bones[`foot_${s}`].matrixWorld);
      return { position: foot.setY(foot.y - this.rig.ankle - this.rig.sole), planted: this.last?.feet[s].planted ?? true };
    });
  }

  events(): StageEvent[] {
    return this.performer.events(this.key);
  }
  dispose() {
    for (const prop of this.props.values()) prop.dispose();
    this.body.dispose();
  }
}

/** Before anybody says otherwise. */
function standing(): Performance {
  return {
    segments: [{ start: 0, end: 1, action: "stand", position: new Vector3(), facing: 0 }],
    looks: [],
    lines: [],
    mood: null,
    groundHeight: () => 0,
    surface: () => "stone",
  };
}
