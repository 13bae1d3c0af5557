// What was staged in one frame, as numbers: the row that `--geometry` writes. Metres, y up; pixels from the top left; millimetres.
import { Box3, Vector3 } from "three";
import type { Actor, StageEvent } from "../contracts.ts";
import { forwardOf } from "../camera/pose.ts";
import type { ShotPicture } from "../direction/production.ts";
import type { DrawnFrame } from "./frameDrawer.ts";

type Triple = [number, number, number];
export interface GeometryRow {
  time: number;
  camera: { position: Triple; target: Triple; focalLength: number; sensorHeight: number; focusDistance: number };
  subjects: {
    id: string;
    position: Triple;
    box2d: [number, number, number, number];
    height2d: number;
    mouthOpen: number;
    gaze: Triple;
    feet: { position: Triple; planted: boolean }[];
  }[];
  events: { time: number; kind: string; subject: string }[];
}

export function geometryRow(
  { production, time, shot, pose, focus, camera }: DrawnFrame,
  width: number,
  height: number,
): GeometryRow {
  const target = pose.position.clone().addScaledVector(forwardOf(pose.yaw, pose.pitch), focus);
  const view = { camera, width, height };
  return {
    time: round(time),
    camera: {
      position: triple(pose.position),
      target: triple(target),
      focalLength: round(pose.focalLength),
      sensorHeight: round(shot.camera.sensor),
      focusDistance: round(focus),
    },
    subjects: shot.picture ? facesIn(shot.picture, { camera, width, height }) : shot.keys
      .filter((key) => key !== shot.camera.hidden)
      .map((key) => {
        const actor = production.actors.get(key)!;
        const extent = extentOf(actor, production.kinds.get(key) !== "thing", view);
        return {
          id: key,
          position: triple(actor.root.getWorldPosition(new Vector3())),
          box2d: clipped(extent, width, height),
          height2d: round(extent.bottom - extent.top),
          mouthOpen: round(actor.mouthOpen()),
          gaze: triple(actor.gaze()),
          feet: actor.feet().map((foot) => ({ position: triple(foot.position), planted: foot.planted })),
        };
      }),
    events: eventsIn(
      production.actors,
      shot.keys,
      production.clock.sceneTime(time),
      production.clock.sceneTime(time + 1 / production.fps),
    ).map((event) => ({ time: round(production.clock.clipTime(event.time)), kind: event.kind, subject: event.subject })),
  };
}

/** A face in a picture is a subject, too: where it is seen, and how far its lips are parted. */
function facesIn({ face }: ShotPicture, { camera, width, height }: { camera: DrawnFrame["camera"]; width: number; height: number }): GeometryRow["subjects"] {
  if (!face) return [];
  const [left, top, right, bottom] = face.box;
  const seen = ([[left, top], [right, bottom]] as const).map(([u, v]) => face.pointAt(u, v, face.depth).project(camera));
  const [x0, x1] = seen.map(({ x }) => ((x + 1) / 2) * width);
  const [y0, y1] = seen.map(({ y }) => ((1 - y) / 2) * height);
  return [
    {
      id: face.id,
      position: triple(face.pointAt((left + right) / 2, (top + bottom) / 2, face.depth)),
      box2d: clipped({ left: x0, top: y0, right: x1, bottom: y1 }, width, height),
      height2d: round(y1 - y0),
      mouthOpen: round(face.mouthOpen()),
      gaze: triple(camera.position.clone().sub(face.pointAt((left + right) / 2, (top + bottom) / 2, face.depth)).normalize()),
      feet: [],
    },
  ];
}

export function eventsIn(actors: ReadonlyMap<string, Actor>, keys: readonly string[], from: number, to: number): StageEvent[] {
  return keys
    .flatMap(
      (key) =>
        actors
          .get(key)
          ?.events()
          .filter((event) => event.time >= from && event.time < to) ?? [],
    )
    .sort((a, b) => a.time - b.time);
}

interface Extent {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * Living bodies are thin columns: their box is measured on the upright plane through their middle, else the near corners of the
 * upright box would stand higher in the picture than any head. Things are measured by the corners of their box.
 */
function extentOf(
  actor: Actor,
  living: boolean,
  { camera, width, height }: { camera: DrawnFrame["camera"]; width: number; height: number },
): Extent {
  const box = actor.box();
  const extent: Extent = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const corner of living ? columnOf(box, camera.matrixWorld.elements) : cornersOf(box)) {
    const seen = corner.applyMatrix4(camera.matrixWorldInverse);
    seen.z = Math.min(seen.z, -camera.near);
    seen.applyMatrix4(camera.projectionMatrix);
    const x = ((seen.x + 1) / 2) * width;
    const y = ((1 - seen.y) / 2) * height;
    extent.left = Math.min(extent.left, x);
    extent.right = Math.max(extent.right, x);
    extent.top = Math.min(extent.top, y);
    extent.bottom = Math.max(extent.bottom, y);
  }
  return extent;
}

function columnOf(box: Box3, cameraAxes: ArrayLike<number>): Vector3[] {
  const middle = box.getCenter(new Vector3());
  const right = new Vector3(cameraAxes[0], 0, cameraAxes[2]).normalize();
  const size = box.getSize(new Vector3());
  const half = (Math.abs(right.x) * size.x + Math.abs(right.z) * size.z) / 2;
  return [box.min.y, box.max.y].flatMap((y) =>
    [-half, half].map((side) => new Vector3(middle.x, y, middle.z).addScaledVector(right, side)),
  );
}

function cornersOf({ min, max }: Box3): Vector3[] {
  return [min.x, max.x].flatMap((x) => [min.y, max.y].flatMap((y) => [min.z, max.z].map((z) => new Vector3(x, y, z))));
}

function clipped({ left, top, right, bottom }: Extent, width: number, height: number): [number, number, number, number] {
  const x = Math.min(Math.max(left, 0), width);
  const y = Math.min(Math.max(top, 0), height);
  return [round(x), round(y), round(Math.min(Math.max(right, 0), width) - x), round(Math.min(Math.max(bottom, 0), height) - y)];
}

function triple(v: Vector3): Triple {
  return [round(v.x), round(v.y), round(v.z)];
}

function round(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}
