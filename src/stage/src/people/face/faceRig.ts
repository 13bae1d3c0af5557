// Moves the face: units are summed over the head's points on the CPU (4,400 vertices), normals recomputed.
import type { BufferGeometry, IUniform } from "three";
import { clamp, smooth } from "../../motion/ease.ts";
import type { HumanKit } from "../kit.ts";
import { normalsOf } from "../body/topology.ts";
import { sourceOf } from "../body/geometry.ts";
import type { BodySkeleton } from "../body/skeleton.ts";
import type { Units } from "./visemes.ts";

/** Base height of the line between upper and lower lashes, decimetres. */
const LID_LINE = 7.282;

interface Moved {
  geometry: BufferGeometry;
  rest: Float32Array;
  normals: { rest: Float32Array; fixed: Uint8Array } | null;
  dropsWithJaw: number;
}

export class FaceRig {
  /** 0 shut, 1 open: what teeth and tongue are dimmed by. */
  readonly open: IUniform<number> = { value: 0 };
  private readonly kit: HumanKit;
  private readonly parts: Moved[] = [];
  private readonly delta: Float32Array;
  private readonly faceScale: number;
  private readonly lidScale: number;
  private last = "";

  constructor(kit: HumanKit, points: Float32Array, body: BodySkeleton) {
    this.kit = kit;
    this.delta = new Float32Array(kit.vertices * 3);
    const baseEye = kit.base[kit.boneHead(kit.boneIndex.eye_l) * 3 + 1],
      baseJaw = kit.base[kit.boneTail(kit.boneIndex.jaw) * 3 + 1];
    this.faceScale = (body.eyes.l.centre[1] - body.tail.jaw[1]) / ((baseEye - baseJaw) * 0.1);
    this.lidScale = clamp(lashGap(kit, points, 1) / lashGap(kit, kit.base, 0.1), 0.6, 1.9);
  }

  /** `normals`: recompute them (the skin); rims of the geometry keep theirs, so that no seam shows at the neck. */
  add(geometry: BufferGeometry, { normals = false, dropsWithJaw = 0 } = {}) {
    const rest = (geometry.attributes.position.array as Float32Array).slice();
    this.parts.push({
      geometry,
      rest,
      dropsWithJaw,
      normals: normals ? { rest: (geometry.attributes.normal.array as Float32Array).slice(), fixed: rimOf(geometry) } : null,
    });
  }

  set(units: Units) {
    const key = Object.entries(units)
      .map(([name, value]) => name + value.toFixed(3))
      .join();
    if (key === this.last) return;
    this.last = key;
    const { delta } = this,
      value = (name: string) => units[name] ?? 0;
    delta.fill(0);
    this.open.value = clamp(value("jawOpen") * 5 - 0.15 + (value("mouthUpperUpLeft") + value("mouthLowerDownLeft")) * 1.2);
    for (const name in units) {
      const weight = units[name];
      if (Math.abs(weight) < 0.003 || !this.kit.hasUnit(name)) continue;
      const { points, deltas } = this.kit.unit(name),
        k = weight * (/^eye(Blink|Wide|Squint)/.test(name) ? this.lidScale : this.faceScale);
      for (let j = 0; j < points.length; j++) {
        const q = points[j] * 3;
        delta[q] += deltas[j * 3] * k;
        delta[q + 1] += deltas[j * 3 + 1] * k;
        delta[q + 2] += deltas[j * 3 + 2] * k;
      }
    }
    for (const part of this.parts) this.move(part, value("tongueOut"));
  }

  private move(part: Moved, tongueOut: number) {
    const { geometry, rest } = part,
      source = sourceOf(geometry),
      position = geometry.attributes.position,
      array = position.array as Float32Array;
    const drop = part.dropsWithJaw * this.open.value * (1 - smooth(0, 0.2, tongueOut));
    for (let i = 0; i < source.length; i++) {
      const q = source[i] * 3,
        o = i * 3;
      array[o] = rest[o] + this.delta[q];
      array[o + 1] = rest[o + 1] + this.delta[q + 1] - drop;
      array[o + 2] = rest[o + 2] + this.delta[q + 2];
    }
    position.needsUpdate = true;
    if (!part.normals) return;
    const normal = geometry.attributes.normal,
      out = normal.array as Float32Array<ArrayBuffer>;
    normalsOf(array, geometry.index!.array, source.length, out);
    part.normals.fixed.forEach((fixed, i) => {
      if (fixed) for (let c = i * 3; c < i * 3 + 3; c++) out[c] = part.normals!.rest[c];
    });
    normal.needsUpdate = true;
  }
}

function lashGap(kit: HumanKit, points: Float32Array, k: number): number {
  let up = 0,
    down = 0,
    ups = 0,
    downs = 0;
  for (const v of new Set(kit.triangles("lashes")))
    if (kit.base[v * 3 + 1] > LID_LINE) {
      up += points[v * 3 + 1];
      ups++;
    } else {
      down += points[v * 3 + 1];
      downs++;
    }
  return (up / ups - down / downs) * k;
}

/** Vertices on an open edge. */
function rimOf(geometry: BufferGeometry): Uint8Array {
  const index = geometry.index!.array,
    edges = new Map<number, number>(),
    rim = new Uint8Array(geometry.attributes.position.count);
  for (let i = 0; i < index.length; i += 3)
    for (const [x, y] of [
      [index[i], index[i + 1]],
      [index[i + 1], index[i + 2]],
      [index[i + 2], index[i]],
    ]) {
      const key = x < y ? x * 65536 + y : y * 65536 + x;
      edges.set(key, (edges.get(key) ?? 0) + 1);
    }
  for (const [key, uses] of edges)
    if (uses === 1) {
      rim[Math.floor(key / 65536)] = 1;
      rim[key % 65536] = 1;
    }
  return rim;
}
