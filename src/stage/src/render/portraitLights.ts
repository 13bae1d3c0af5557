// Lights that belong to the shot, as on a set: a soft key from the side of the place's own light, and a rim from behind on the other.
// There are always two, dark when not wanted: three compiles every material anew when their number changes.
import { Color, SpotLight, Vector3, type Scene } from "three";
import type { Place } from "../contracts.ts";
import type { Grade } from "../lens/grade.ts";

export interface LitSubject {
  head: Vector3;
  stature: number;
}

const KEY_TURN = 0.75;
const KEY_RISE = 0.62;
const RIM_TURN = 2.6;
const RIM_RISE = 0.75;
/** Illuminance on the face, over the exposure: half of what shows a pale face as middle grey. */
const KEY_LEVEL = 1;
const RIM_LEVEL = 1.4;
/** Skin stands 1 to 1½ stops under its daytime level when it is dark around. */
const DARKER: Record<string, number> = { night: 0.4, midnight: 0.32, dusk: 0.62, "blue-hour": 0.55, dawn: 0.62, evening: 0.65 };

export class PortraitLights {
  private readonly key = new SpotLight(0xffffff, 0, 0, 0.5, 1, 2);
  private readonly rim = new SpotLight(0xffffff, 0, 0, 0.5, 1, 2);

  constructor(scene: Scene) {
    scene.add(this.key, this.key.target, this.rim, this.rim.target);
  }

  off(): void {
    this.key.intensity = 0;
    this.rim.intensity = 0;
  }

  /** The yaws are seen from the subject: to the camera, and towards the place's light. */
  aim(subject: LitSubject, toCamera: Vector3, place: Place, grade: Grade, timeOfDay: string): void {
    const yaw = Math.atan2(toCamera.x, toCamera.z);
    const source = Math.atan2(place.keyDirection.x, place.keyDirection.z);
    const side = Math.sin(source - yaw) >= 0 ? 1 : -1;
    const distance = 2.2 * subject.stature;
    const warm = new Color(place.keyColor).lerp(new Color(1, 1, 1), 0.45);
    const fill = Math.min(1, 4 / grade.contrastRatio);
    const darker = place.indoor ? 1 : (DARKER[timeOfDay] ?? 1);
    const level = darker / place.exposure;
    this.put(this.key, subject, yaw + side * KEY_TURN, KEY_RISE, distance, warm, KEY_LEVEL * (0.5 + 0.5 * fill) * level);
    this.put(
      this.rim,
      subject,
      yaw - side * RIM_TURN,
      RIM_RISE,
      distance * 1.1,
      new Color(place.keyColor),
      (RIM_LEVEL * Math.sqrt(darker)) / place.exposure,
    );
  }

  private put(
    light: SpotLight,
    { head, stature }: LitSubject,
    yaw: number,
    rise: number,
    distance: number,
    color: Color,
    level: number,
  ): void {
    light.target.position.copy(head).y -= 0.12 * stature;
    light.position
      .set(Math.sin(yaw) * Math.cos(rise), Math.sin(rise), Math.cos(yaw) * Math.cos(rise))
      .multiplyScalar(distance)
      .add(head);
    light.angle = Math.atan((0.55 * stature) / distance);
    light.color.copy(color);
    light.intensity = level * distance * distance;
    light.updateMatrixWorld();
    light.target.updateMatrixWorld();
  }
}
