// The lights of a place. Their number and kind never change (three compiles new programs for every other number): one sun with
// shadow, one hemisphere, four points. The camera's own key, fill and rim are added by the stage, the same number in every place.
import { Color, DirectionalLight, Group, HemisphereLight, PointLight, Vector3 } from "three";
import type { Tier } from "../contracts.ts";
import type { Daylight } from "./daylight.ts";

export const POINT_LIGHTS = 4;
/** Lamps have size: near them light falls off more softly than by the square, so that a head under one does not burn out. */
const FALL_OFF = 1.4;
const EVEN = 0.62; // what the softer fall-off adds at two metres, taken back
const SHADOW_SIZE: Record<Tier, number> = { cheap: 512, fast: 1024, full: 2048, final: 4096 };

/** A lamp of the set. Candela in the stage's units; reach in metres. */
export interface Practical {
  position: Vector3;
  color: number;
  candela: number;
  reach: number;
  flicker?: boolean;
}

export class PlaceLights {
  readonly root = new Group();
  readonly sun = new DirectionalLight();
  readonly hemisphere: HemisphereLight;
  private readonly points: PointLight[];
  private calm: number;
  private readonly flickering: { light: PointLight; candela: number; seed: number }[] = [];

  constructor(
    readonly daylight: Daylight,
    tier: Tier,
  ) {
    const { sun } = this;
    sun.color.copy(daylight.color);
    sun.intensity = daylight.strength;
    sun.castShadow = true;
    sun.shadow.mapSize.setScalar(SHADOW_SIZE[tier]);
    sun.shadow.bias = -0.0005;
    sun.shadow.normalBias = 0.03;
    sun.shadow.radius = daylight.softness * (tier === "cheap" ? 0.6 : 1);
    this.hemisphere = new HemisphereLight(daylight.ambientSky, daylight.ambientGround, daylight.ambient);
    this.calm = daylight.ambient;
    this.points = Array.from({ length: POINT_LIGHTS }, () => new PointLight(0xffffff, 0, 1, FALL_OFF));
    this.root.add(sun, sun.target, this.hemisphere, ...this.points);
    this.cover(new Vector3(), 14, 70);
  }

  /** The part of the set that the sun's shadow map covers: a square of 2 × reach around a centre, `depth` metres along the light. */
  cover(centre: Vector3, reach: number, depth: number): void {
    const { sun } = this,
      camera = sun.shadow.camera;
    camera.left = camera.bottom = -reach;
    camera.right = camera.top = reach;
    camera.near = 0.5;
    camera.far = depth;
    camera.updateProjectionMatrix();
    sun.position.copy(centre).addScaledVector(this.daylight.direction, depth * 0.6);
    sun.target.position.copy(centre);
  }

  /** Turns on up to four lamps, most important first. */
  practicals(lamps: Practical[], level: number): void {
    lamps.slice(0, POINT_LIGHTS).forEach((lamp, i) => {
      const light = this.points[i];
      light.position.copy(lamp.position);
      light.color.set(lamp.color);
      light.distance = lamp.reach;
      light.intensity = lamp.candela * level * EVEN;
      if (lamp.flicker) this.flickering.push({ light, candela: light.intensity, seed: i * 2.3 });
    });
  }

  /** Lightning: the whole sky for an instant. */
  flash(strength: number): void {
    this.hemisphere.intensity = this.calm * (1 + 7 * strength) + 0.9 * strength;
  }

  /** Indoors little of the sky reaches the floor. */
  shelter(share: number): void {
    this.hemisphere.intensity = this.calm *= share;
  }

  update(t: number): void {
    for (const { light, candela, seed } of this.flickering) {
      light.intensity = candela * (1 + 0.1 * Math.sin(t * 7.1 + seed) + 0.07 * Math.sin(t * 15.7 + seed * 2) + 0.05 * Math.sin(t * 31.3 + seed * 3));
    }
  }

  dispose(): void {
    this.sun.shadow.map?.dispose();
  }
}

/** Radiance of ground of an albedo in this light, for the underside of the sky's light. */
export function groundRadiance(daylight: Daylight, albedo: Color): Color {
  const fromSun = daylight.color.clone().multiplyScalar((daylight.strength * Math.max(0.05, daylight.direction.y)) / Math.PI);
  const fromSky = daylight.ambientSky.clone().multiplyScalar(daylight.sky.kind === "scattering" ? 0.55 : 0.9);
  return fromSun.add(fromSky).multiply(albedo);
}
