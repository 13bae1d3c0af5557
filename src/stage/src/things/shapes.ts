// Geometry that three has no class for: boxes whose edges catch light, tubes along a line, rocks, hulls of cushions.
import {
  BufferAttribute,
  BufferGeometry,
  CatmullRomCurve3,
  CylinderGeometry,
  Euler,
  IcosahedronGeometry,
  LatheGeometry,
  Matrix4,
  Quaternion,
  SphereGeometry,
  TubeGeometry,
  Vector2,
  Vector3,
} from "three";
import { fbm } from "./noise.ts";

const UP = new Vector3(0, 1, 0);

/** A placement: position, yaw (then pitch and roll) in radians, and one scale or three. */
export function placed(x: number, y: number, z: number, yaw = 0, scale: number | Vector3 = 1, pitch = 0, roll = 0): Matrix4 {
  const turn = new Quaternion().setFromEuler(new Euler(pitch, yaw, roll, "YXZ"));
  return new Matrix4().compose(new Vector3(x, y, z), turn, typeof scale === "number" ? new Vector3(scale, scale, scale) : scale);
}

const boxes = new Map<string, BufferGeometry>();

/**
 * A box with chamfered edges: three corners' worth of vertices with the normals of their faces, so the chamfers
 * shade as round edges for the price of 24 vertices and 44 triangles.
 */
export function bevelledBox(width: number, height: number, depth: number, bevel: number): BufferGeometry {
  const key = `${width.toFixed(4)},${height.toFixed(4)},${depth.toFixed(4)},${bevel.toFixed(4)}`;
  const known = boxes.get(key);
  if (known) return known;
  const half = [width / 2, height / 2, depth / 2];
  const inset = Math.min(bevel, half[0] * 0.9, half[1] * 0.9, half[2] * 0.9);
  const positions: number[] = [],
    normals: number[] = [],
    index: number[] = [];
  // vertex(corner, axis): the corner's vertex that lies on the face of that axis
  const vertex = (corner: number, axis: number) => corner * 3 + axis;
  for (let corner = 0; corner < 8; corner++) {
    const sign = [corner & 1 ? 1 : -1, corner & 2 ? 1 : -1, corner & 4 ? 1 : -1];
    for (let axis = 0; axis < 3; axis++) {
      for (let k = 0; k < 3; k++) positions.push(sign[k] * (k === axis ? half[k] : half[k] - inset));
      for (let k = 0; k < 3; k++) normals.push(k === axis ? sign[k] : 0);
    }
  }
  const outward = (...ring: number[]) => {
    // winds a convex ring so that it faces away from the centre
    const at = (i: number) => new Vector3(positions[ring[i] * 3], positions[ring[i] * 3 + 1], positions[ring[i] * 3 + 2]);
    const normal = at(1)
      .sub(at(0))
      .cross(at(2).sub(at(0)));
    if (normal.dot(at(0).add(at(1)).add(at(2))) < 0) ring.reverse();
    for (let i = 1; i < ring.length - 1; i++) index.push(ring[0], ring[i], ring[i + 1]);
  };
  for (let axis = 0; axis < 3; axis++) {
    const a = 1 << axis,
      b = 1 << ((axis + 1) % 3),
      c = 1 << ((axis + 2) % 3);
    for (const side of [0, a]) outward(vertex(side, axis), vertex(side | b, axis), vertex(side | b | c, axis), vertex(side | c, axis));
    // the four edges that run along this axis join the faces of the two others
    const second = (axis + 1) % 3,
      third = (axis + 2) % 3;
    for (const end of [0, b, c, b | c]) outward(vertex(end, second), vertex(end | a, second), vertex(end | a, third), vertex(end, third));
  }
  for (let corner = 0; corner < 8; corner++) outward(vertex(corner, 0), vertex(corner, 1), vertex(corner, 2));
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(positions), 3));
  geometry.setAttribute("normal", new BufferAttribute(new Float32Array(normals), 3));
  geometry.setIndex(index);
  boxes.set(key, geometry);
  return geometry;
}

/** A straight round bar from one point to another. */
export function bar(from: Vector3, to: Vector3, radius: number, sides = 7, endRadius = radius): BufferGeometry {
  const along = to.clone().sub(from),
    turn = new Quaternion().setFromUnitVectors(UP, along.clone().normalize());
  return new CylinderGeometry(endRadius, radius, along.length(), sides).applyMatrix4(
    new Matrix4().compose(from.clone().lerp(to, 0.5), turn, new Vector3(1, 1, 1)),
  );
}

/** Points of a line that hangs between two others (a parabola, close enough to a catenary at small sag). */
export function hanging(from: Vector3, to: Vector3, sag: number, count: number): Vector3[] {
  return Array.from({ length: count + 1 }, (_, i) => {
    const t = i / count;
    return from
      .clone()
      .lerp(to, t)
      .setY(from.y + (to.y - from.y) * t - sag * 4 * t * (1 - t));
  });
}

export function rope(from: Vector3, to: Vector3, sag: number, radius: number, steps = 12): BufferGeometry {
  return new TubeGeometry(new CatmullRomCurve3(hanging(from, to, sag, 8)), steps, radius, 5);
}

export function tube(points: Vector3[], radius: number, steps = 16, sides = 6): BufferGeometry {
  return new TubeGeometry(new CatmullRomCurve3(points), steps, radius, sides);
}

/** A turned shape from [radius, height] pairs, bottom to top. */
export function turned(profile: [number, number][], sides = 20): BufferGeometry {
  return new LatheGeometry(
    profile.map(([radius, height]) => new Vector2(Math.max(radius, 0.0001), height)),
    sides,
  );
}

/** A boulder about two metres across, flat-bottomed rather than round, different for each seed. */
export function rock(seed: number, detail = 3): BufferGeometry {
  const geometry = new IcosahedronGeometry(1, detail),
    position = geometry.attributes.position as BufferAttribute,
    at = new Vector3();
  for (let i = 0; i < position.count; i++) {
    at.fromBufferAttribute(position, i).normalize();
    const rough = fbm(at.x * 1.4 + seed * 7 + at.z * 0.8 + 20, at.y * 1.4 + at.z * 1.1 + seed + 20, 4);
    const ledge = Math.round(rough * 6) / 6;
    const radius = 0.7 + 0.42 * rough + 0.2 * ledge;
    position.setXYZ(i, at.x * radius * 1.15, at.y * radius * 0.72, at.z * radius);
  }
  geometry.computeVertexNormals();
  return geometry;
}

/** A square cushion, one metre wide before scaling. */
export function cushion(): BufferGeometry {
  const geometry = new SphereGeometry(0.5, 16, 10),
    position = geometry.attributes.position as BufferAttribute;
  for (let i = 0; i < position.count; i++) {
    const x = position.getX(i),
      y = position.getY(i),
      reach = Math.max(Math.abs(x), Math.abs(y));
    const square = reach > 1e-3 ? 1 + (Math.hypot(x, y) / reach - 1) * 0.75 : 1;
    position.setXYZ(i, x * square, y * square, position.getZ(i) * 0.34);
  }
  geometry.computeVertexNormals();
  return geometry;
}

/** A skin over sections of equally many points, smooth along and across. */
export function loft(sections: Vector3[][]): BufferGeometry {
  const across = sections[0].length,
    positions: number[] = [],
    index: number[] = [];
  sections.forEach((section, i) => {
    for (const point of section) positions.push(point.x, point.y, point.z);
    if (i)
      for (let j = 0; j < across - 1; j++) {
        const a = (i - 1) * across + j,
          b = a + 1,
          c = a + across,
          d = c + 1;
        index.push(a, b, c, b, d, c);
      }
  });
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(positions), 3));
  geometry.setIndex(index);
  geometry.computeVertexNormals();
  return geometry;
}
