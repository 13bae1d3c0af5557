// Beards: short locks on lip, chin and jaw. Each follows the face's movement of the skin it grows from.
import { mix } from "../../motion/ease.ts";
import { random } from "../../motion/random.ts";
import { Surface, type SurfaceVertex } from "../body/surface.ts";
import type { HumanKit } from "../kit.ts";
import type { Beard } from "../look/readLook.ts";
import { add, distance, unit, type Triple } from "../triples.ts";
import { onHead } from "./growHair.ts";
import { Locks } from "./locks.ts";

const REGIONS: Record<Exclude<Beard, "none" | "stubble">, (x: number, y: number, z: number) => number> = {
  moustache: lip,
  goatee: (x, y, z) => Math.max(lip(x, y, z), chin(x, y, z)),
  full: (x, y, z) =>
    Math.max(
      lip(x, y, z),
      chin(x, y, z),
      Math.min(6.42 + Math.max(0, Math.abs(x) - 0.22) * 1.15 - y, y - 6.02, z - 0.52, mouth(x, y) - 0.15),
    ),
};
function mouth(x: number, y: number) {
  return Math.hypot(x * 0.72, (y - 6.615) * 1.25);
}
function lip(x: number, y: number, z: number) {
  return Math.min(0.062 - Math.abs(y - (6.785 - Math.abs(x) * 0.3)), z - 1.1, 0.37 - Math.abs(x));
}
function chin(x: number, y: number, z: number) {
  return Math.min(6.5 - y, y - 6.05, 0.24 - Math.abs(x), z - 1, mouth(x, y) - 0.13);
}

export function growBeard(
  kit: HumanKit,
  points: Float32Array,
  kind: Exclude<Beard, "none" | "stubble">,
  seed: number,
  k: number,
  length: number,
): { locks: Locks; sources: Uint16Array } {
  const region = REGIONS[kind],
    chance = random(seed * 13 + 3),
    locks = new Locks(),
    sources: number[] = [],
    head = kit.boneIndex.head;
  const s = Surface.fromKit(kit, points, ["body"], { keep: v => onHead(kit)(v) && v.b[2] > 0.4 && v.b[1] < 7.2, subdivide: 1 })
    .cut(v => region(...v.b))
    .normals();
  const whole = s.v.filter(v => v.source !== undefined),
    nearest = (b: Triple) => whole.reduce((best, v) => (distance(v.b, b) < distance(best.b, b) ? v : best)).source!;
  const known = new Map<SurfaceVertex, number>(),
    sourceOf = (v: SurfaceVertex) => {
      let i = v.source ?? known.get(v);
      if (i === undefined) known.set(v, (i = nearest(v.b)));
      return i;
    };
  for (let i = 0; i < Math.min(1500, s.t.length * 3); i++) {
    const corners = s.t[Math.floor(chance() * s.t.length)].map(q => s.v[q]),
      u = chance(),
      w = chance() * (1 - u),
      at = (key: "p" | "n" | "b") =>
        [0, 1, 2].map(c => corners[0][key][c] * (1 - u - w) + corners[1][key][c] * u + corners[2][key][c] * w) as Triple;
    const p = at("p"),
      n = unit(at("n")),
      b = at("b"),
      long = length * k * mix(0.4, 1, chance()) * (b[1] > 6.68 ? 0.5 : 1),
      line: Triple[] = [add(p, n, -0.001)];
    let d = unit(add(add(n, [p[0] * 3, -1, 0.1], 0.9), [chance.bell(), chance.bell(), chance.bell()], 0.25)),
      q = line[0];
    for (let j = 0; j < 3; j++) {
      d = unit(add(d, [0, -1, 0], 0.3));
      q = add(q, d, long / 3);
      line.push(q);
    }
    const from = locks.size;
    locks.strip(line, { width: 0.005 * k, chance: chance(), taper: 0.3, rootShade: 0.55, outward: () => n, weights: () => [[head, 1]] });
    const root = corners.reduce((best, v) => (distance(v.b, b) < distance(best.b, b) ? v : best)),
      source = sourceOf(root);
    for (let j = from; j < locks.size; j++) sources.push(source);
  }
  return { locks, sources: Uint16Array.from(sources) };
}
