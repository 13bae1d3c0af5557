// Draws any moment of a production at any size and tier.
import { PerspectiveCamera, Vector2, type Texture, type WebGLRenderer } from "three";
import { applyPose, type CameraPose } from "../camera/pose.ts";
import type { Tier } from "../contracts.ts";
import type { ProducedShot, Production } from "../direction/production.ts";
import { hold } from "../direction/holding.ts";
import { chance } from "../direction/random.ts";
import { blurScale, glassFor } from "../lens/glass.ts";
import { focusDistance } from "../lens/focus.ts";
import { faceShare } from "../camera/framing.ts";
import { Pipeline } from "./pipeline.ts";
import { presentPass } from "./present.ts";
import { TIERS } from "./tiers.ts";
import { transitionAt } from "./transitions.ts";

export interface DrawnFrame {
  production: Production;
  time: number;
  shot: ProducedShot;
  camera: PerspectiveCamera;
  pose: CameraPose;
  focus: number;
}

/** The near plane, as a share of the way to the focus: far sets keep their depth apart, near shoulders their front. */
const NEAR_SHARE = 0.07;
const NEAR = { least: 0.05, most: 0.5 };
const FAR = 1600;
/** Half the diagonal of what a rectilinear lens can be bent into, radians. */
const FISHEYE_CORNER = 1.15;
const PORTRAIT_PICTURE = 5;
/** Height of the picture at which a grain is one pixel; in smaller ones several grains share a pixel and even out. */
const GRAIN_HEIGHT = 720;

export class FrameDrawer {
  readonly camera = new PerspectiveCamera(40, 16 / 9, NEAR.least, FAR);
  private readonly pipelines = new Map<string, Pipeline>();
  private readonly present = presentPass();

  constructor(private readonly renderer: WebGLRenderer) {}

  /** Into the canvas, which must have the size already. */
  draw(production: Production, time: number, width: number, height: number, tier: Tier): DrawnFrame {
    const pipeline = this.pipelineFor(width, height, tier);
    const shot = shotAt(production, time);
    const transition = transitionAt(production.shots, shot, time);
    let before: Texture | null = null;
    if (transition.dissolve > 0) {
      before = this.drawShot(production, production.shots[shot.index - 1], transition.beforeTime, pipeline, 0, 1).picture;
    }
    const { picture, frame } = this.drawShot(production, shot, time, pipeline, transition.swing, 0);
    const { grade } = shot;
    const index = Math.round(time * production.fps);
    const flicker = 1 + grade.flicker * (2 * chance(production.staged.plan.seed, "flicker", index) - 1);
    this.present.draw(this.renderer, null, {
      tPicture: picture,
      tBefore: before ?? picture,
      texel: new Vector2(1 / width, 1 / height),
      smoothing: TIERS[tier].edgeSmoothing && !shot.picture ? 1 : 0,
      dissolve: transition.dissolve,
      fade: transition.fade * flicker,
      whip: transition.whip,
      grain: tier === "cheap" || shot.picture ? 0 : grade.grain * Math.min(1, Math.sqrt(height / GRAIN_HEIGHT)),
      grainSize: Math.max(1, height / GRAIN_HEIGHT),
      frame: index % 977,
    });
    return frame;
  }

  private drawShot(
    production: Production,
    shot: ProducedShot,
    time: number,
    pipeline: Pipeline,
    swing: number,
    into: 0 | 1,
  ): { picture: Texture; frame: DrawnFrame } {
    const { camera } = this;
    const { set, grade, plan } = shot;
    if (shot.picture) return this.drawPicture(production, shot, time, pipeline, swing);
    const aspect = pipeline.width / pipeline.height;
    const held = grade.heldAt > 0 ? Math.floor(time * grade.heldAt) / grade.heldAt : time;
    const seconds = Math.max(0, held - shot.start);
    enter(production, shot, Math.min(1, pipeline.height / pipeline.tier.fineFacesFrom));
    const pose = shot.camera.poseAt(seconds);
    const focus = this.focusOf(production, shot, seconds);
    const sensor = shot.camera.sensor;
    const glass = glassFor(
      plan,
      shot.camera.framing,
      pose.focalLength,
      focus,
      shot.camera.picture,
      sensor,
      production.staged.plan.negative,
    );
    camera.near = Math.min(NEAR.most, Math.max(NEAR.least, focus * NEAR_SHARE));
    const fisheye = glass.kind === "fisheye" ? FISHEYE_CORNER : 0;
    const place = (moment: number, cameraOnly = false) => {
      const at = seconds + moment / production.fps;
      const moved = shot.camera.poseAt(at);
      moved.yaw += (swing * Math.PI) / 180;
      if (fisheye > 0) moved.focalLength = Math.hypot(sensor * aspect, sensor) / 2 / Math.tan(FISHEYE_CORNER);
      applyPose(camera, moved, sensor, aspect);
      if (cameraOnly) return;
      const sceneTime = production.clock.sceneTime(Math.min(Math.max(shot.start + at, shot.start), shot.end - 1e-4));
      for (const key of shot.keys) production.actors.get(key)!.pose(sceneTime, camera, production.actors);
      for (const { key, asset, holder } of shot.held) hold(production.actors.get(key)!, asset, production.actors.get(holder)!);
      set.place.update(sceneTime, camera);
    };
    place(0);
    this.light(production, shot);
    const picture = pipeline.draw(
      {
        scene: set.scene,
        camera,
        glass,
        grade,
        focus,
        fisheye,
        at: place,
        blurScale: glass.depthOfField ? blurScale(pose.focalLength, glass.aperture, focus, sensor) : 0,
        exposure: set.place.exposure * Math.pow(2, grade.exposure),
        beforeScene: () => set.place.beforeRender?.(set.scene, camera),
      },
      into,
    );
    return { picture, frame: { production, time, shot, camera, pose, focus } };
  }

  /** A picture is shown as it is: no light, no glass and no grade of the stage lies over it. */
  private drawPicture(
    production: Production,
    shot: ProducedShot,
    time: number,
    { width, height }: Pipeline,
    swing: number,
  ): { picture: Texture; frame: DrawnFrame } {
    const { camera } = this;
    const seconds = Math.max(0, time - shot.start);
    for (const actor of production.actors.values()) actor.root.removeFromParent();
    const pose = shot.camera.poseAt(seconds);
    pose.yaw += (swing * Math.PI) / 180;
    camera.near = NEAR.least;
    applyPose(camera, pose, shot.camera.sensor, width / height);
    const focus = shot.camera.distanceTo(shot.camera.focusPoint(production.clock.sceneTime(time)), seconds);
    const picture = shot.picture!.draw(this.renderer, camera, width, height, seconds);
    return { picture, frame: { production, time, shot, camera, pose, focus } };
  }

  private focusOf(production: Production, shot: ProducedShot, seconds: number): number {
    const sceneTime = production.clock.sceneTime(Math.min(shot.start + seconds, shot.end - 1e-4));
    if (shot.focus.length === 0) return shot.camera.distanceTo(shot.camera.focusPoint(sceneTime), seconds);
    const distances = shot.focus.map((key) => {
      const actor = production.actors.get(key)!;
      const point = production.kinds.get(key) === "thing" ? actor.box().getCenter(actor.eyes()) : actor.eyes();
      return shot.camera.distanceTo(point, seconds);
    });
    return focusDistance(distances, seconds, shot.plan.seconds);
  }

  private light(production: Production, shot: ProducedShot): void {
    const { camera, set, grade } = shot;
    const actor = camera.interest ? production.actors.get(camera.interest.keys[0]) : undefined;
    if (!actor || camera.interest!.kind === "thing" || camera.picture > PORTRAIT_PICTURE) {
      set.lights.off();
      return;
    }
    const head = actor.eyes();
    const toCamera = this.camera.position.clone().sub(head).setY(0).normalize();
    set.lights.aim({ head, stature: actor.height }, toCamera, set.place, grade, shot.environment.timeOfDay);
  }

  private pipelineFor(width: number, height: number, tier: Tier): Pipeline {
    const key = `${width}x${height} ${tier}`;
    let pipeline = this.pipelines.get(key);
    if (!pipeline) {
      for (const old of this.pipelines.values()) old.dispose();
      this.pipelines.clear();
      pipeline = new Pipeline(this.renderer, width, height, TIERS[tier]);
      this.pipelines.set(key, pipeline);
    }
    return pipeline;
  }

  dispose(): void {
    for (const pipeline of this.pipelines.values()) pipeline.dispose();
    this.pipelines.clear();
    this.present.dispose();
  }
}

export function shotAt(production: Production, time: number): ProducedShot {
  return production.shots[production.clock.shotAt(time)];
}

/** Brings the shot's actors into its scene, drawn as finely as their faces are large; whoever sees through the lens is not seen. */
function enter(production: Production, shot: ProducedShot, fineness: number): void {
  for (const [key, actor] of production.actors) {
    if (!shot.keys.includes(key)) {
      actor.root.removeFromParent();
      continue;
    }
    if (actor.root.parent !== shot.set.scene) shot.set.scene.add(actor.root);
    actor.root.visible =
      shot.camera.hidden !== key && !shot.held.some((held) => held.key === key && held.holder === shot.camera.hidden);
    if (production.kinds.get(key) !== "thing") actor.detail(faceShare(actor.height, shot.camera.picture) * fineness);
  }
}
