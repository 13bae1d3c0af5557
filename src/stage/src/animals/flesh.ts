// Bodies of animals as flesh on bones: tapering rods melt into one smooth skin. The skin is drawn out of the field by surface
// nets, and every point of it is bound to the bones whose flesh it is made of.
import { clamp } from "../motion/ease.ts";
import type { Triple } from "../people/triples.ts";

export interface Rod {
  bone: string;
  from: Triple;
  to: Triple;
  /** Radius at both ends, metres. */
  radius: [number, number];
  /** Breadth against depth: below 1 narrower than deep. */
  wide?: number;
  /** Colour zone (see coat.ts); the nearest rod gives it. */
  zone?: string;
}

export interface Skin {
  position: Float32Array;
  index: number[];
  /** Four bones and weights a vertex. */
  bones: Uint8Array;
  weights: Float32Array;
  zones: string[];
}

function distanceTo(rod: Rod, x: number, y: number, z: number): number {
  const [ax, ay, az] = rod.from,
    dx = rod.to[0] - ax,
    dy = rod.to[1] - ay,
    dz = rod.to[2] - az,
    l = dx * dx + dy * dy + dz * dz;
  const t = l > 0 ? clamp(((x - ax) * dx + (y - ay) * dy + (z - az) * dz) / l) : 0,
    qx = (x - ax - dx * t) / (rod.wide ?? 1),
    qy = y - ay - dy * t,
    qz = z - az - dz * t;
  return Math.sqrt(qx * qx + qy * qy + qz * qz) - (rod.radius[0] + (rod.radius[1] - rod.radius[0]) * t);
}

/** How far a point lies outside of the flesh (negative inside). */
export const outside = (rods: readonly Rod[], p: Triple) =>
  rods.reduce((least, rod) => Math.min(least, distanceTo(rod, p[0], p[1], p[2])), Infinity);

/** `melt`: how far flesh flows together (metres); `cell`: size of the net's cells. */
export function growSkin(rods: readonly Rod[], boneIndex: Record<string, number>, { melt, cell }: { melt: number; cell: number }): Skin {
  const low = [9, 9, 9],
    high = [-9, -9, -9];
  for (const { from, to, radius, wide = 1 } of rods)
    for (const p of [from, to])
      for (let c = 0; c < 3; c++) {
        const r = Math.max(...radius) * Math.max(1, wide) + melt * 3;
        low[c] = Math.min(low[c], p[c] - r);
        high[c] = Math.max(high[c], p[c] + r);
      }
  const size = [0, 1, 2].map(c => Math.ceil((high[c] - low[c]) / cell) + 2),
    [nx, ny, nz] = size,
    field = new Float32Array(nx * ny * nz),
    at = (i: number, j: number, k: number) => i + nx * (j + ny * k);
  for (const rod of rods) {
    const reach = Math.max(...rod.radius) * Math.max(1, rod.wide ?? 1) + melt * 5,
      span = [0, 1, 2].map(c => [
        Math.max(0, Math.floor((Math.min(rod.from[c], rod.to[c]) - reach - low[c]) / cell)),
        Math.min(size[c] - 1, Math.ceil((Math.max(rod.from[c], rod.to[c]) + reach - low[c]) / cell)),
      ]);
    for (let k = span[2][0]; k <= span[2][1]; k++)
      for (let j = span[1][0]; j <= span[1][1]; j++)
        for (let i = span[0][0]; i <= span[0][1]; i++) {
          const d = distanceTo(rod, low[0] + i * cell, low[1] + j * cell, low[2] + k * cell);
          if (d < melt * 5) field[at(i, j, k)] += Math.exp(-Math.max(d, -melt * 12) / melt);
        }
  }
  // The field is Σ exp(−d/melt): inside where it exceeds 1. Crossings are interpolated on its logarithm, which is a distance.
  for (let n = 0; n < field.length; n++) field[n] = field[n] > 0.0025 ? -Math.log(field[n]) : 6;
  const value = (n: number) => field[n],
    vertexOf = new Int32Array(field.length).fill(-1),
    points: number[] = [],
    index: number[] = [],
    v = new Float32Array(8);
  for (let k = 0; k + 1 < nz; k++)
    for (let j = 0; j + 1 < ny; j++)
      for (let i = 0; i + 1 < nx; i++) {
        let inside = 0,
          x = 0,
          y = 0,
          z = 0,
          crossings = 0;
        for (let c = 0; c < 8; c++) {
          v[c] = field[at(i + (c & 1), j + ((c >> 1) & 1), k + (c >> 2))];
          if (v[c] < 0) inside++;
        }
        if (!inside || inside === 8) continue;
        for (const [a, b] of EDGES) {
          if (v[a] < 0 === v[b] < 0) continue;
          const t = v[a] / (v[a] - v[b]);
          x += (a & 1) + ((b & 1) - (a & 1)) * t;
          y += ((a >> 1) & 1) + (((b >> 1) & 1) - ((a >> 1) & 1)) * t;
          z += (a >> 2) + ((b >> 2) - (a >> 2)) * t;
          crossings++;
        }
        vertexOf[at(i, j, k)] =
          points.push(low[0] + (i + x / crossings) * cell, low[1] + (j + y / crossings) * cell, low[2] + (k + z / crossings) * cell) / 3 -
          1;
      }
  const quad = (a: number, b: number, c: number, d: number, flip: boolean) => {
    if (a < 0 || b < 0 || c < 0 || d < 0) return;
    if (flip) index.push(a, c, b, a, d, c);
    else index.push(a, b, c, a, c, d);
  };
  for (let k = 1; k + 1 < nz; k++)
    for (let j = 1; j + 1 < ny; j++)
      for (let i = 1; i + 1 < nx; i++) {
        const here = value(at(i, j, k)) < 0;
        if (here !== value(at(i + 1, j, k)) < 0)
          quad(vertexOf[at(i, j - 1, k - 1)], vertexOf[at(i, j, k - 1)], vertexOf[at(i, j, k)], vertexOf[at(i, j - 1, k)], !here);
        if (here !== value(at(i, j + 1, k)) < 0)
          quad(vertexOf[at(i - 1, j, k - 1)], vertexOf[at(i - 1, j, k)], vertexOf[at(i, j, k)], vertexOf[at(i, j, k - 1)], !here);
        if (here !== value(at(i, j, k + 1)) < 0)
          quad(vertexOf[at(i - 1, j - 1, k)], vertexOf[at(i, j - 1, k)], vertexOf[at(i, j, k)], vertexOf[at(i - 1, j, k)], !here);
      }
  return { position: Float32Array.from(points), index, ...bind(rods, boneIndex, points, melt) };
}

const EDGES: [number, number][] = [
  [0, 1],
  [2, 3],
  [4, 5],
  [6, 7],
  [0, 2],
  [1, 3],
  [4, 6],
  [5, 7],
  [0, 4],
  [1, 5],
  [2, 6],
  [3, 7],
];

function bind(rods: readonly Rod[], boneIndex: Record<string, number>, points: number[], melt: number) {
  const n = points.length / 3,
    bones = new Uint8Array(n * 4),
    weights = new Float32Array(n * 4),
    zones: string[] = [];
  for (let v = 0; v < n; v++) {
    const sum = new Map<string, number>();
    let nearest = Infinity,
      zone = "body";
    for (const rod of rods) {
      const d = distanceTo(rod, points[v * 3], points[v * 3 + 1], points[v * 3 + 2]);
      if (d < nearest) {
        nearest = d;
        zone = rod.zone ?? "body";
      }
      if (d < melt * 7) sum.set(rod.bone, (sum.get(rod.bone) ?? 0) + Math.exp(-d / (melt * 1.3)));
    }
    const strongest = [...sum].sort((a, b) => b[1] - a[1]).slice(0, 4),
      total = strongest.reduce((a, b) => a + b[1], 0) || 1;
    strongest.forEach(([bone, w], q) => {
      bones[v * 4 + q] = boneIndex[bone];
      weights[v * 4 + q] = w / total;
    });
    zones.push(zone);
  }
  return { bones, weights, zones };
}
