// A thing as an actor: it stands, or travels along its path; what moves by itself (wheels, cloth, a rocking hull) is a function of time.
import { Box3, Group, Matrix4, Vector3, type Material, type Mesh } from "three";
import type { Actor, Performance, StageEvent } from "../contracts.ts";
import { motionAt, pathLength, type Motion } from "./travel.ts";

export interface Moving {
  pose(t: number, motion: Motion, body: Group): void;
  events?(performance: Performance): StageEvent[];
}

export class ThingActor implements Actor {
  readonly root = new Group();
  readonly height: number;
  note?: string;
  credits: readonly string[] = [];
  private performance: Performance | null = null;
  private readonly local: Box3;

  /** `body` stands on its floor centre, front towards +z. */
  constructor(
    readonly key: string,
    private readonly body: Group,
    private readonly moving: Moving | null = null,
  ) {
    this.root.add(body);
    this.root.name = key;
    body.updateMatrixWorld(true);
    this.local = new Box3().setFromObject(body);
    if (this.local.isEmpty()) this.local.set(new Vector3(-0.2, 0, -0.2), new Vector3(0.2, 0.4, 0.2));
    this.height = this.local.max.y;
  }

  perform(performance: Performance): void {
    this.performance = performance;
  }

  pose(t: number): void {
    if (!this.performance?.segments.length) return;
    const motion = motionAt(this.performance, t);
    this.root.position.copy(motion.position);
    this.root.rotation.set(0, motion.facing, 0);
    this.moving?.pose(t, motion, this.body);
    this.root.updateMatrixWorld(true);
  }

  box(): Box3 {
    return this.local.clone().applyMatrix4(new Matrix4().makeRotationY(this.root.rotation.y).setPosition(this.root.position));
  }
  eyes(): Vector3 {
    return this.root.position.clone().setY(this.root.position.y + this.height * 0.6);
  }
  mouth(): Vector3 {
    return this.eyes();
  }
  facing(): Vector3 {
    return new Vector3(Math.sin(this.root.rotation.y), 0, Math.cos(this.root.rotation.y));
  }
  gaze(): Vector3 {
    return this.facing();
  }
  mouthOpen(): number {
    return 0;
  }
  feet(): { position: Vector3; planted: boolean }[] {
    return [];
  }

  events(): StageEvent[] {
    return this.performance ? (this.moving?.events?.(this.performance) ?? []) : [];
  }
  detail(): void {
    /* things have one level of detail */
  }

  dispose(): void {
    this.root.removeFromParent();
    this.root.traverse((node) => {
      const mesh = node as Mesh;
      mesh.geometry?.dispose();
      for (const material of ([] as Material[]).concat(mesh.material ?? [])) material.dispose();
    });
  }
}

/** An event at the start of each drive, for the sound of an engine or of tyres; strength by speed. */
export function travelEvents(kind: string, key: string): (performance: Performance) => StageEvent[] {
  return (performance) =>
    performance.segments
      .filter((segment) => segment.path && segment.speed && pathLength(segment.path) > 0.5)
      .map((segment) => ({
        time: Math.max(0, segment.start),
        kind,
        subject: key,
        position: segment.path![0].clone(),
        strength: Math.min(1, segment.speed! / 12),
      }));
}
