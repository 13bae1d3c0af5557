// An animal on the stage.
import { Box3, Vector3, type PerspectiveCamera } from "three";
import type { Actor, ActorLook, Performance, StageEvent } from "../contracts.ts";
import { clamp } from "../motion/ease.ts";
import type { AnimalBody, QuadrupedOrder } from "./quadruped.ts";
import { LEGS } from "./quadruped.ts";
import { QuadrupedMotion, QuadrupedRig } from "./quadrupedMotion.ts";

export class Quadruped implements Actor {
  readonly key: string;
  readonly root;
  readonly height: number;
  private readonly body: AnimalBody;
  private readonly order: QuadrupedOrder;
  private readonly rig: QuadrupedRig;
  private motion: QuadrupedMotion;
  private planted: Record<string, boolean> = {};

  constructor(look: ActorLook, body: AnimalBody, order: QuadrupedOrder) {
    this.key = look.key;
    this.body = body;
    this.order = order;
    this.root = body.root;
    this.height = body.height;
    this.rig = new QuadrupedRig(body, order.species.height * order.size);
    this.motion = this.made({
      segments: [{ start: 0, end: 1, action: "stand", position: new Vector3(), facing: 0 }],
      looks: [],
      lines: [],
      mood: null,
      groundHeight: () => 0,
      surface: () => "grass",
    });
  }

  private made(performance: Performance) {
    return new QuadrupedMotion(this.rig, this.order.species, this.order.size, performance, this.order.seed);
  }
  perform(performance: Performance) {
    this.motion = this.made(performance);
  }

  headAt(t: number): Vector3 {
    const { position, yaw, stance } = this.motion.placeAt(t),
      head = this.body.joint.head;
    return new Vector3(0, head[1] * (stance === "lie" ? 0.5 : 1), head[2]).applyAxisAngle(UP, yaw).add(position);
  }

  pose(t: number, camera: PerspectiveCamera, actors: ReadonlyMap<string, Actor>) {
    const held = this.motion.pose(t);
    this.root.position.copy(held.position);
    this.root.rotation.y = held.yaw;
    for (const l of LEGS) this.planted[l] = held.feet[l].planted;
    this.look(t, camera, actors, held.position, held.yaw);
    this.root.updateMatrixWorld(true);
  }

  /** Ears and eyes are set in the head: animals look with the head. */
  private look(t: number, camera: PerspectiveCamera, actors: ReadonlyMap<string, Actor>, position: Vector3, yaw: number) {
    const look = this.motion.performance.looks.find(l => l.start <= t && t < l.end),
      at = look?.at;
    if (!at || at === "ahead" || this.motion.placeAt(t).stance === "graze") return;
    const other = typeof at === "string" && at !== "camera" ? actors.get(at) : null,
      seen = other as (Actor & { headAt?(t: number): Vector3 }) | null;
    const point = at instanceof Vector3 ? at : at === "camera" ? camera.position : seen?.headAt ? seen.headAt(t) : null;
    if (!point) return;
    const way = point.clone().sub(position).applyAxisAngle(UP, -yaw).sub(this.rig.at("head")),
      turn = clamp(Math.atan2(way.x, way.z), -1.2, 1.2),
      up = clamp(Math.atan2(way.y, Math.hypot(way.x, way.z)), -0.5, 0.7),
      into = Math.min(1, (t - look.start) / 0.45);
    const w = into * into * (3 - 2 * into);
    this.rig.add("neck", -up * 0.2 * w, turn * 0.35 * w, 0);
    this.rig.add("neck_2", -up * 0.2 * w, turn * 0.3 * w, 0);
    this.rig.add("head", -up * 0.35 * w, turn * 0.35 * w, 0.06 * turn * w);
  }

  private worldOf(bone: string, bind: ArrayLike<number>): Vector3 {
    const j = this.body.joint[bone];
    return new Vector3(bind[0] - j[0], bind[1] - j[1], bind[2] - j[2]).applyMatrix4(this.body.bones[bone].matrixWorld);
  }
  box(): Box3 {
    const box = new Box3(),
      g = this.order.species.girth.chest * this.rig.k;
    for (const name of ["hips", "back", "chest", "head", "tail_1", "toe_fl", "toe_fr", "toe_hl", "toe_hr"])
      box.expandByPoint(new Vector3().setFromMatrixPosition(this.body.bones[name].matrixWorld));
    box.expandByPoint(this.worldOf("head", this.body.mouth));
    box.min.x -= g * 0.6;
    box.max.x += g * 0.6;
    box.min.z -= g * 0.3;
    box.max.z += g * 0.3;
    box.max.y += g * 0.5;
    box.min.y -= 0.02;
    return box;
  }
  eyes(): Vector3 {
    return this.worldOf("head", this.body.eyes[0]).add(this.worldOf("head", this.body.eyes[1])).multiplyScalar(0.5);
  }
  mouth(): Vector3 {
    return this.worldOf("head", this.body.mouth);
  }
  facing(): Vector3 {
    return new Vector3(Math.sin(this.root.rotation.y), 0, Math.cos(this.root.rotation.y));
  }
  gaze(): Vector3 {
    return new Vector3(0, 0, 1).transformDirection(this.body.bones.head.matrixWorld);
  }
  mouthOpen(): number {
    return 0;
  }
  feet() {
    return LEGS.map(l => ({
      position: new Vector3().setFromMatrixPosition(this.body.bones[`toe_${l}`].matrixWorld),
      planted: this.planted[l] ?? true,
    }));
  }
  events(): StageEvent[] {
    return this.motion.events(this.key);
  }
  detail() {
    /* One level is enough: a whole animal has the triangles of a head. */
  }
  dispose() {
    this.body.dispose();
  }
}
const UP = new Vector3(0, 1, 0);
