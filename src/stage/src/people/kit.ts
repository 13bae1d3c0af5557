// Reads the human kit (kit/human: human.json + human.bin) and evaluates body shapes. The kit is in decimetres;
// positions leave here in metres with the feet on 0. Layout and origin: kit/README.md.

interface Span {
  start: number;
  count: number;
}
interface Sparse extends Span {
  scale: number;
}
interface KitDocument {
  positionScale: number;
  vertices: number;
  points: number;
  boneHead: number;
  boneTail: number;
  bones: { name: string; parent: number }[];
  parts: Record<string, Span>;
  arrays: Record<string, { type: keyof typeof ARRAYS; offset: number; count: number; names?: string[] }>;
  macro: { targets: string[]; scales: number[] };
  shapes: { name: string; low?: Sparse; high?: Sparse }[];
  units: ({ name: string; sym?: boolean; mirrors?: string } & Partial<Sparse>)[];
}
const ARRAYS = { int16: Int16Array, uint16: Uint16Array, uint8: Uint8Array, float32: Float32Array };

/** What the shape space is asked for. All 0 to 1 except `shapes` (−1 to 1), `metres` and the ancestry weights. */
export interface ShapeRequest {
  gender: number;
  age: number;
  muscle: number;
  weight: number;
  height: number;
  proportions: number;
  ancestry: Partial<Record<Ancestry, number>>;
  shapes: Record<string, number>;
  /** Stature; the whole body is scaled to it. */
  metres: number;
}
export type Ancestry = "african" | "asian" | "caucasian";

/** A face unit: which points move, and how far at full strength (metres). */
export interface Movement {
  points: Uint16Array;
  deltas: Float32Array;
}

/** Vertices of the skin itself; what follows in the mesh are helpers (eyes, lashes, tights, skirt). */
export const SKIN_VERTICES = 13380;

export class HumanKit {
  readonly vertices: number;
  /** Base positions in decimetres: landmarks and regions are written in these, so that they fit every shape. */
  readonly base: Float32Array;
  readonly bones: readonly { name: string; parent: number }[];
  readonly boneIndex: Record<string, number>;
  readonly skinIndex: Uint8Array;
  readonly skinWeight: Uint8Array;
  readonly source: Uint16Array;
  /** Per vertex, 0 to 255; arm and leg tell the place along the limb (×170). */
  readonly mask: Record<string, Uint8Array>;
  private readonly arrays: Record<string, Int16Array | Uint16Array | Uint8Array | Float32Array>;
  private readonly macroRow: Map<string, number>;
  private readonly movements = new Map<string, Movement>();
  private readonly document: KitDocument;

  constructor(document: KitDocument, data: ArrayBuffer) {
    this.document = document;
    this.vertices = document.vertices;
    this.arrays = Object.fromEntries(
      Object.entries(document.arrays).map(([name, a]) => [name, new ARRAYS[a.type](data, a.offset, a.count)]),
    );
    this.base = Float32Array.from(this.arrays.position, x => x * document.positionScale);
    this.bones = document.bones;
    this.boneIndex = Object.fromEntries(document.bones.map((bone, i) => [bone.name, i]));
    this.skinIndex = this.arrays.skinIndex as Uint8Array;
    this.skinWeight = this.arrays.skinWeight as Uint8Array;
    this.source = this.arrays.source as Uint16Array;
    const masks = this.arrays.masks as Uint8Array;
    this.mask = Object.fromEntries(
      document.arrays.masks.names!.map((name, i) => [name, masks.subarray(i * this.vertices, (i + 1) * this.vertices)]),
    );
    this.macroRow = new Map(document.macro.targets.map((name, i) => [name, i]));
  }

  static async load(url: (path: string) => string): Promise<HumanKit> {
    const [document, data] = await Promise.all([
      fetched(url("kit/human/human.json")).then(r => r.json()),
      fetched(url("kit/human/human.bin")).then(r => r.arrayBuffer()),
    ]);
    return new HumanKit(document as KitDocument, data);
  }

  /** Four render vertices a quad; a triangle repeats its last. `source` tells the mesh vertex of each. */
  quads(part: string): Uint16Array {
    const { start, count } = this.document.parts[part];
    return (this.arrays.quads as Uint16Array).subarray(start * 4, (start + count) * 4);
  }

  /** The triangles of a part, as mesh vertices. */
  triangles(part: string): number[] {
    const quads = this.quads(part),
      triangles: number[] = [];
    for (let i = 0; i < quads.length; i += 4) {
      const [a, b, c, d] = [this.source[quads[i]], this.source[quads[i + 1]], this.source[quads[i + 2]], this.source[quads[i + 3]]];
      triangles.push(a, b, c);
      if (d !== c) triangles.push(a, c, d);
    }
    return triangles;
  }

  boneHead(bone: number) {
    return this.document.boneHead + bone;
  }
  boneTail(bone: number) {
    return this.document.boneTail + bone;
  }

  hasUnit(name: string) {
    return this.document.units.some(u => u.name === name);
  }

  /** A face unit by its ARKit name; a Right unit is the mirror of its Left one. */
  unit(name: string): Movement {
    let movement = this.movements.get(name);
    if (!movement) {
      const unit = this.document.units.find(u => u.name === name);
      if (!unit) throw new Error(`The human kit has no face unit "${name}".`);
      const left = unit.mirrors ? this.document.units.find(u => u.name === unit.mirrors)! : unit;
      movement = this.sparse(left as Sparse, !!unit.mirrors, !!unit.sym);
      this.movements.set(name, movement);
    }
    return movement;
  }

  private sparse(span: Sparse, mirrored: boolean, symmetric: boolean): Movement {
    const index = this.arrays.sparseIndex,
      value = this.arrays.sparseValue,
      mirror = this.arrays.mirror;
    const points: number[] = [],
      deltas: number[] = [],
      k = span.scale * 0.1;
    for (let n = span.start; n < span.start + span.count; n++) {
      const v = index[n],
        x = value[n * 3] * k,
        y = value[n * 3 + 1] * k,
        z = value[n * 3 + 2] * k;
      if (!mirrored) {
        points.push(v);
        deltas.push(mirror[v] === v && symmetric ? 0 : x, y, z);
      }
      if (mirrored || (symmetric && mirror[v] !== v)) {
        points.push(mirror[v]);
        deltas.push(-x, y, z);
      }
    }
    return { points: Uint16Array.from(points), deltas: Float32Array.from(deltas) };
  }

  /** All points of a body in metres, feet on 0: mesh vertices, then bone heads, then bone tails. */
  shape(request: ShapeRequest): Float32Array {
    const points = Float32Array.from(this.base);
    this.addMacro(points, this.macroWeights(request));
    for (const [name, amount] of Object.entries(request.shapes)) this.addShape(points, name, amount);
    let low = Infinity,
      top = -Infinity;
    for (let v = 0; v < SKIN_VERTICES; v++) {
      const y = points[v * 3 + 1];
      low = Math.min(low, y);
      top = Math.max(top, y);
    }
    const k = request.metres / (top - low);
    for (let i = 0; i < points.length; i++) points[i] = (points[i] - (i % 3 === 1 ? low : 0)) * k;
    return points;
  }

  /** MakeHuman's own mixing rule: every combination of gender, age, ancestry, muscle and weight has its target. */
  private macroWeights(r: ShapeRequest): Float64Array {
    const genders = { female: 1 - r.gender, male: r.gender },
      ages = mixAges(r.age);
    const muscles = lowMiddleHigh(r.muscle, "muscle"),
      weights = lowMiddleHigh(r.weight, "weight");
    const ancestries = Object.entries(r.ancestry),
      total = ancestries.reduce((sum, [, w]) => sum + w, 0) || 1;
    const components = this.document.macro.scales.length,
      sum = new Float64Array(components),
      coefficient = this.arrays.macroCoef;
    const add = (target: string, weight: number) => {
      const row = this.macroRow.get(target);
      if (row === undefined || !weight) return;
      for (let k = 0; k < components; k++) sum[k] += weight * coefficient[row * components + k];
    };
    const height = r.height - 0.5,
      proportions = r.proportions - 0.5;
    for (const [gender, g] of Object.entries(genders))
      for (const [age, a] of Object.entries(ages)) {
        for (const [ancestry, w] of ancestries) add(`${ancestry}-${gender}-${age}`, (g * a * w) / total);
        for (const [muscle, m] of Object.entries(muscles))
          for (const [weight, w] of Object.entries(weights)) {
            const k = g * a * m * w;
            if (!k) continue;
            add(`universal-${gender}-${age}-${muscle}-${weight}`, k);
            add(`${gender}-${age}-${muscle}-${weight}-${height < 0 ? "min" : "max"}height`, k * Math.abs(height) * 2);
            add(`${gender}-${age}-${muscle}-${weight}-${proportions < 0 ? "uncommon" : "ideal"}proportions`, k * Math.abs(proportions) * 2);
          }
      }
    return sum;
  }

  private addMacro(points: Float32Array, weights: Float64Array) {
    const half = this.arrays.half,
      mirror = this.arrays.mirror,
      basis = this.arrays.macroBasis,
      n = half.length * 3,
      sum = new Float32Array(n);
    weights.forEach((weight, component) => {
      const w = weight * this.document.macro.scales[component],
        offset = component * n;
      if (Math.abs(w) < 1e-12) return;
      for (let i = 0; i < n; i++) sum[i] += w * basis[offset + i];
    });
    for (let i = 0; i < half.length; i++) {
      const v = half[i],
        m = mirror[v],
        x = sum[i * 3],
        y = sum[i * 3 + 1],
        z = sum[i * 3 + 2];
      points[v * 3] += m === v ? 0 : x;
      points[v * 3 + 1] += y;
      points[v * 3 + 2] += z;
      if (m !== v) {
        points[m * 3] -= x;
        points[m * 3 + 1] += y;
        points[m * 3 + 2] += z;
      }
    }
  }

  private addShape(points: Float32Array, name: string, amount: number) {
    const shape = this.document.shapes.find(s => s.name === name),
      span = amount < 0 ? shape?.low : shape?.high;
    if (!span || !amount) return;
    const movement = this.sparse(span, false, true),
      k = Math.abs(amount) * 10;
    movement.points.forEach((point, j) => {
      for (let c = 0; c < 3; c++) points[point * 3 + c] += movement.deltas[j * 3 + c] * k;
    });
  }
}

function mixAges(age: number): Record<string, number> {
  if (age < 0.1875) return { baby: 1 - age / 0.1875, child: age / 0.1875 };
  if (age < 0.5) return { child: 1 - (age - 0.1875) / 0.3125, young: (age - 0.1875) / 0.3125 };
  return { young: 1 - (age - 0.5) / 0.5, old: (age - 0.5) / 0.5 };
}

function lowMiddleHigh(x: number, name: string): Record<string, number> {
  return x < 0.5 ? { ["min" + name]: 1 - x * 2, ["average" + name]: x * 2 } : { ["average" + name]: 2 - x * 2, ["max" + name]: x * 2 - 1 };
}

async function fetched(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}
