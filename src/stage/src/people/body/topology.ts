// What is the same for every body of the kit: which triangles belong together, who neighbours whom. Worked out once.
import { SKIN_VERTICES, type HumanKit } from "../kit.ts";

export interface Topology {
  /** Skin triangles of the head and neck (they move with the face), and of the rest. */
  head: number[];
  rest: number[];
  skin: number[];
  neighbours: Uint16Array[];
}

const known = new WeakMap<HumanKit, Topology>();

export function topologyOf(kit: HumanKit): Topology {
  let topology = known.get(kit);
  if (!topology) known.set(kit, (topology = makeTopology(kit)));
  return topology;
}

function makeTopology(kit: HumanKit): Topology {
  const body = kit.triangles("body"),
    skin = body.concat(kit.triangles("under"));
  const sets = Array.from({ length: kit.vertices }, () => new Set<number>());
  for (let i = 0; i < skin.length; i += 3) {
    const [a, b, c] = [skin[i], skin[i + 1], skin[i + 2]];
    sets[a].add(b).add(c);
    sets[b].add(a).add(c);
    sets[c].add(a).add(b);
  }
  const { head, neck_01: neck } = kit.boneIndex,
    share = new Float32Array(kit.vertices);
  for (let v = 0; v < kit.vertices; v++)
    for (let q = v * 4; q < v * 4 + 4; q++) if (kit.skinIndex[q] === head || kit.skinIndex[q] === neck) share[v] += kit.skinWeight[q] / 255;
  const headTriangles: number[] = [],
    rest: number[] = [];
  for (let i = 0; i < body.length; i += 3)
    (share[body[i]] + share[body[i + 1]] + share[body[i + 2]] > 1.05 ? headTriangles : rest).push(body[i], body[i + 1], body[i + 2]);
  return { head: headTriangles, rest, skin, neighbours: sets.map(s => Uint16Array.from(s)) };
}

/** Smooth normals by area; `count` vertices. */
export function normalsOf(
  points: ArrayLike<number>,
  triangles: ArrayLike<number>,
  count: number,
  out = new Float32Array(count * 3),
): Float32Array {
  out.fill(0);
  for (let i = 0; i < triangles.length; i += 3) {
    const a = triangles[i] * 3,
      b = triangles[i + 1] * 3,
      c = triangles[i + 2] * 3;
    const ux = points[b] - points[a],
      uy = points[b + 1] - points[a + 1],
      uz = points[b + 2] - points[a + 2];
    const wx = points[c] - points[a],
      wy = points[c + 1] - points[a + 1],
      wz = points[c + 2] - points[a + 2];
    const x = uy * wz - uz * wy,
      y = uz * wx - ux * wz,
      z = ux * wy - uy * wx;
    out[a] += x;
    out[a + 1] += y;
    out[a + 2] += z;
    out[b] += x;
    out[b + 1] += y;
    out[b + 2] += z;
    out[c] += x;
    out[c + 1] += y;
    out[c + 2] += z;
  }
  for (let i = 0; i < count * 3; i += 3) {
    const l = Math.hypot(out[i], out[i + 1], out[i + 2]) || 1;
    out[i] /= l;
    out[i + 1] /= l;
    out[i + 2] /= l;
  }
  return out;
}

/** Concave places are darker: two scales of smoothing held against the surface. 1 open, towards 0 deep. */
export function cavities(kit: HumanKit, points: Float32Array, normals: Float32Array): Float32Array {
  const { neighbours } = topologyOf(kit),
    depth = new Float32Array(SKIN_VERTICES);
  let smoothed = points.slice(0, SKIN_VERTICES * 3);
  for (let round = 1; round <= 10; round++) {
    const next = smoothed.slice();
    for (let v = 0; v < SKIN_VERTICES; v++) {
      const list = neighbours[v];
      if (!list.length) continue;
      let x = 0,
        y = 0,
        z = 0;
      for (const j of list) {
        x += smoothed[j * 3];
        y += smoothed[j * 3 + 1];
        z += smoothed[j * 3 + 2];
      }
      next[v * 3] = x / list.length;
      next[v * 3 + 1] = y / list.length;
      next[v * 3 + 2] = z / list.length;
    }
    smoothed = next;
    if (round !== 3 && round !== 10) continue;
    const reach = round === 3 ? 0.0016 : 0.005;
    for (let v = 0; v < SKIN_VERTICES * 3; v += 3) {
      const inward =
        (smoothed[v] - points[v]) * normals[v] +
        (smoothed[v + 1] - points[v + 1]) * normals[v + 1] +
        (smoothed[v + 2] - points[v + 2]) * normals[v + 2];
      depth[v / 3] += (Math.max(0, inward) / reach) * 0.5;
    }
  }
  return depth.map(d => Math.min(1, Math.max(0.3, 1 - d * 0.55)));
}
