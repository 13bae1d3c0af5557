// The painted face lies on a cylinder round the BASE head (decimetres), so that one drawing fits every shape.
import { clamp } from "../../motion/ease.ts";

export const HALF_ANGLE = 1.25,
  LOW = 5.7,
  HIGH = 8.6;
const AXIS = 0.25;

export function faceUv(x: number, y: number, z: number): [number, number] {
  return [clamp(0.5 + Math.atan2(x, Math.max(z - AXIS, -0.2)) / (2 * HALF_ANGLE)), clamp((y - LOW) / (HIGH - LOW))];
}
