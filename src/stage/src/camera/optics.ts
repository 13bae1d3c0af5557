// Lens and sensor, in millimetres; distances in metres. three's own filmGauge is 35 mm, so the field of view is set from these formulas.
// Source: reference values of a 36 × 24 mm sensor, cropped to the picture's aspect.

const SENSOR_WIDTH = 36;
const SENSOR_HEIGHT = 24;

/** Height of the used part of the sensor. Anamorphic lenses use all of it, and squeeze the width. */
export function sensorHeight(aspect: number, anamorphic: boolean): number {
  if (anamorphic) return SENSOR_HEIGHT;
  return aspect >= SENSOR_WIDTH / SENSOR_HEIGHT ? SENSOR_WIDTH / aspect : SENSOR_HEIGHT;
}

/** Vertical field of view in radians. */
export function fieldOfView(focalLength: number, sensor: number): number {
  return 2 * Math.atan(sensor / (2 * focalLength));
}

/** Height of what fills the picture at a distance. */
export function pictureHeight(distance: number, focalLength: number, sensor: number): number {
  return (distance * sensor) / focalLength;
}

export function distanceFor(picture: number, focalLength: number, sensor: number): number {
  return (picture * focalLength) / sensor;
}

export function focalLengthFor(picture: number, distance: number, sensor: number): number {
  return (distance * sensor) / picture;
}
