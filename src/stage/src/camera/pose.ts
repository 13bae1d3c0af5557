// Where a camera is and where it looks. Yaw 0 looks along +z and grows to the left; pitch is up; roll sinks the right side; radians.
import { Vector3, type PerspectiveCamera } from "three";
import { fieldOfView } from "./optics.ts";

export interface CameraPose {
  position: Vector3;
  yaw: number;
  pitch: number;
  roll: number;
  focalLength: number;
}

const UP = new Vector3(0, 1, 0);

export function clonePose(pose: CameraPose): CameraPose {
  return { ...pose, position: pose.position.clone() };
}

export function forwardOf(yaw: number, pitch: number): Vector3 {
  return new Vector3(Math.sin(yaw) * Math.cos(pitch), Math.sin(pitch), Math.cos(yaw) * Math.cos(pitch));
}

/** The horizontal direction to the right of the picture. */
export function rightOf(yaw: number): Vector3 {
  return new Vector3(-Math.cos(yaw), 0, Math.sin(yaw));
}

export function yawTo(from: Vector3, to: Vector3): number {
  return Math.atan2(to.x - from.x, to.z - from.z);
}

export function pitchTo(from: Vector3, to: Vector3): number {
  return Math.atan2(to.y - from.y, Math.hypot(to.x - from.x, to.z - from.z));
}

/** Turns the pose so that `point` is seen at x, y of the picture (−1 to 1, right and up), whatever the pitch. */
export function aimAt(pose: CameraPose, point: Vector3, x: number, y: number, sensor: number, aspect: number): void {
  const tanY = Math.tan(fieldOfView(pose.focalLength, sensor) / 2);
  const tanX = tanY * aspect;
  pose.yaw = yawTo(pose.position, point);
  pose.pitch = pitchTo(pose.position, point) - Math.atan(y * tanY);
  for (let i = 0; i < 4; i++) {
    const seen = project(pose, point, sensor, aspect);
    pose.yaw += Math.atan((x - seen.x) * tanX) / Math.max(0.3, Math.cos(pose.pitch));
    pose.pitch -= Math.atan((y - seen.y) * tanY);
  }
}

/** Place in the picture (−1 to 1, right and up) and depth along the view, roll left out. */
export function project(
  pose: CameraPose,
  point: Vector3,
  sensor: number,
  aspect: number,
): { x: number; y: number; depth: number } {
  const forward = forwardOf(pose.yaw, pose.pitch);
  const right = rightOf(pose.yaw);
  const up = new Vector3().crossVectors(right, forward);
  const to = point.clone().sub(pose.position);
  const depth = Math.max(1e-3, to.dot(forward));
  const tanY = Math.tan(fieldOfView(pose.focalLength, sensor) / 2);
  return { x: to.dot(right) / (depth * tanY * aspect), y: to.dot(up) / (depth * tanY), depth };
}

export function applyPose(camera: PerspectiveCamera, pose: CameraPose, sensor: number, aspect: number): void {
  const forward = forwardOf(pose.yaw, pose.pitch);
  const up = Math.abs(forward.y) > 0.9995 ? forwardOf(pose.yaw, 0).multiplyScalar(-Math.sign(forward.y)) : UP;
  camera.position.copy(pose.position);
  camera.up.copy(up);
  camera.lookAt(pose.position.clone().add(forward));
  camera.rotateZ(-pose.roll);
  camera.aspect = aspect;
  camera.fov = (fieldOfView(pose.focalLength, sensor) * 180) / Math.PI;
  camera.updateProjectionMatrix();
  camera.updateMatrixWorld(true);
}
