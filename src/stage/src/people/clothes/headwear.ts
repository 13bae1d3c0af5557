// Hats, from the outline of the head upwards: each is a list of rings, and some have a brim or a peak.
import { clamp, mix, smooth, TURN } from "../../motion/ease.ts";
import { Surface, type SurfaceVertex } from "../body/surface.ts";
import { SKIN_VERTICES } from "../kit.ts";
import type { HatKind } from "../look/garments.ts";
import type { ClothLook } from "../materials/cloth.ts";
import type { Triple } from "../triples.ts";
import { hull } from "./bodyProfile.ts";
import type { Fitting } from "./fitting.ts";

/** [height above the hat line, share of the head's outline], metres of a grown head. */
type Ring = [height: number, wide: number];
interface HatRow {
  rings: Ring[];
  look: Partial<ClothLook>;
  brim?: { wide: number; curl: number; droop?: number };
  peak?: { long: number; colour?: number };
  band?: number;
  lean?: number;
  spikes?: number;
  cuff?: boolean;
  drape?: boolean;
}

const DOME: Ring[] = [
  [-0.012, 1.03],
  [0.02, 1.06],
  [0.05, 1.03],
  [0.08, 0.93],
  [0.1, 0.76],
  [0.114, 0.5],
  [0.12, 0.22],
  [0.122, 0],
];
const HATS: Record<HatKind, HatRow> = {
  cap: { rings: DOME, look: { fuzz: 0.3 }, peak: { long: 0.065 } },
  beanie: {
    rings: [
      [-0.025, 1.04],
      [0.02, 1.09],
      [0.06, 1.05],
      [0.09, 0.92],
      [0.115, 0.66],
      [0.127, 0.3],
      [0.13, 0],
    ],
    look: { pattern: "knit", fuzz: 0.9 },
    cuff: true,
  },
  hat: {
    rings: [
      [-0.006, 1.05],
      [0.02, 1.05],
      [0.07, 1.0],
      [0.1, 0.92],
      [0.115, 0.72],
      [0.104, 0.4],
      [0.1, 0],
    ],
    look: { fuzz: 0.6 },
    brim: { wide: 0.052, curl: 0.012 },
    band: 0x17151a,
  },
  straw: {
    rings: [
      [-0.006, 1.05],
      [0.02, 1.05],
      [0.07, 0.98],
      [0.092, 0.84],
      [0.1, 0.5],
      [0.102, 0],
    ],
    look: { fuzz: 0.2, weave: 1, pattern: "plain" },
    brim: { wide: 0.105, curl: -0.012 },
    band: 0x6a2a20,
  },
  cowboy: {
    rings: [
      [-0.006, 1.05],
      [0.03, 1.04],
      [0.08, 0.96],
      [0.115, 0.82],
      [0.125, 0.6],
      [0.108, 0.3],
      [0.1, 0],
    ],
    look: { fuzz: 0.3, roughness: 0.6 },
    brim: { wide: 0.095, curl: 0.05 },
    band: 0x2a1a10,
  },
  chef: {
    rings: [
      [-0.01, 1.04],
      [0.05, 1.04],
      [0.072, 1.06],
      [0.09, 1.28],
      [0.125, 1.42],
      [0.16, 1.36],
      [0.185, 1.05],
      [0.19, 0.5],
      [0.186, 0],
    ],
    look: { fuzz: 0.3, weave: 0.8 },
  },
  helmet: {
    rings: [
      [-0.03, 1.12],
      [0.02, 1.17],
      [0.07, 1.12],
      [0.1, 0.98],
      [0.125, 0.72],
      [0.138, 0.36],
      [0.142, 0],
    ],
    look: { fuzz: 0, roughness: 0.32, weave: 0 },
    brim: { wide: 0.016, curl: -0.008 },
  },
  tophat: {
    rings: [
      [-0.006, 1.05],
      [0.02, 1.05],
      [0.1, 1.02],
      [0.16, 1.08],
      [0.164, 0.98],
      [0.162, 0],
    ],
    look: { fuzz: 0.4, roughness: 0.5 },
    brim: { wide: 0.045, curl: 0.02 },
    band: 0x35353c,
  },
  beret: {
    rings: [
      [-0.004, 1.04],
      [0.012, 1.1],
      [0.028, 1.36],
      [0.045, 1.34],
      [0.06, 1.0],
      [0.066, 0.5],
      [0.068, 0],
    ],
    look: { fuzz: 0.9 },
    lean: 0.035,
  },
  peaked: {
    rings: [
      [-0.008, 1.05],
      [0.03, 1.06],
      [0.045, 1.12],
      [0.07, 1.36],
      [0.078, 1.3],
      [0.08, 0.7],
      [0.078, 0],
    ],
    look: { fuzz: 0.3 },
    peak: { long: 0.05, colour: 0x101013 },
    band: 0x141418,
  },
  crown: {
    rings: [
      [-0.004, 1.06],
      [0.03, 1.1],
      [0.06, 1.16],
    ],
    look: { fuzz: 0, roughness: 0.25, weave: 0 },
    spikes: 8,
  },
  headscarf: {
    rings: [
      [-0.06, 1.06],
      [-0.02, 1.1],
      [0.03, 1.1],
      [0.07, 1.0],
      [0.1, 0.78],
      [0.116, 0.4],
      [0.12, 0],
    ],
    look: { fuzz: 0.4 },
    drape: true,
  },
  witch: {
    rings: [
      [-0.006, 1.05],
      [0.03, 1.0],
      [0.09, 0.76],
      [0.17, 0.46],
      [0.25, 0.22],
      [0.31, 0.06],
      [0.32, 0],
    ],
    look: { fuzz: 0.6 },
    brim: { wide: 0.11, curl: -0.012 },
    band: 0x4a2a5a,
    lean: -0.02,
  },
  nurse: {
    rings: [
      [0.05, 0.78],
      [0.075, 0.82],
      [0.09, 0.7],
      [0.09, 0],
    ],
    look: { fuzz: 0.2 },
  },
};

export function makeHat(fit: Fitting, kind: HatKind, colour: number) {
  const row = HATS[kind],
    head = new HeadOutline(fit),
    columns = fit.near ? 40 : 26,
    look: ClothLook = { colour, ...row.look },
    plain = { creases: false };
  const ringAt = ([height, wide]: Ring, grow = 0) =>
    Array.from({ length: columns }, (_, i) => head.vertex((i / columns) * TURN, height, wide, grow, row.lean ?? 0));
  const crown = Surface.sheet(
    row.rings.map(r => ringAt(r)),
    true,
    true,
  );
  if (row.spikes)
    for (let i = 0; i < columns; i++)
      crown.v[2 * columns + i].p[1] += 0.028 * fit.k * Math.max(0, Math.cos((i / columns) * TURN * row.spikes));
  fit.add(row.spikes ? crown.hem(0.004) : crown, look, plain);
  if (row.cuff)
    fit.add(
      Surface.sheet(
        [
          [-0.032, 1.06, 0.001],
          [-0.03, 1.09, 0.006],
          [0.0, 1.11, 0.009],
          [0.022, 1.1, 0.006],
          [0.024, 1.06, 0.001],
        ].map(([h, w, g]) => ringAt([h, w], g)),
        true,
        true,
      ),
      look,
      plain,
    );
  if (row.band !== undefined)
    fit.add(
      Surface.sheet(
        [
          [-0.003, 1.065],
          [0.012, 1.068],
          [0.026, 1.062],
        ].map(([h, w]) => ringAt([h, w], 0.0015)),
        true,
        true,
      ),
      { colour: row.band, fuzz: 0.3 },
      plain,
    );
  if (row.brim) {
    const { wide, curl } = row.brim,
      rows = [0, 0.35, 0.7, 1, 1, 0].map((t, n) =>
        Array.from({ length: columns }, (_, i) => {
          const a = (i / columns) * TURN,
            side = Math.sin(a) ** 2,
            v = head.vertex(a, -0.006 + (n > 3 ? -0.003 : 0), 1.04, t * wide * fit.k, row.lean ?? 0);
          v.p[1] += t * t * fit.k * (curl > 0.03 ? curl * (side * 1.3 - 0.35) : curl * (0.5 + 0.5 * side));
          return v;
        }),
      );
    fit.add(Surface.sheet(rows, true, false), look, plain);
  }
  if (row.peak) {
    const { long, colour: own } = row.peak,
      half = 1.05,
      n = 16,
      rows = [0, 0.5, 1, 1, 0].map((t, r) =>
        Array.from({ length: n + 1 }, (_, i) => {
          const a = mix(-half, half, i / n),
            bow = Math.cos(((a / half) * Math.PI) / 2) ** 0.7,
            v = head.vertex(a, -0.008 - (r > 2 ? 0.003 : 0), 1.03, t * long * fit.k * bow, 0);
          v.p[1] -= t * fit.k * (0.014 + 0.012 * Math.sin(a) ** 2);
          return v;
        }),
      );
    fit.add(Surface.sheet(rows, false, false), { colour: own ?? colour, fuzz: own ? 0 : 0.3, roughness: own ? 0.3 : 0.85 }, plain);
  }
  if (row.drape)
    fit.add(
      Surface.sheet(
        [0, 0.3, 0.65, 1].map(t =>
          Array.from({ length: columns + 1 }, (_, i) => {
            const a = mix(0.85, TURN - 0.85, i / columns),
              v = head.vertex(a, -0.06 - t * 0.1, 1.06 - 0.12 * Math.sin(t * Math.PI), t * 0.03 * fit.k, 0);
            return {
              ...v,
              weights:
                t > 0.5
                  ? ([
                      [fit.kit.boneIndex.head, 1 - (t - 0.5)],
                      [fit.kit.boneIndex.spine_03, t - 0.5],
                    ] as [number, number][])
                  : v.weights,
            };
          }),
        ),
        false,
        true,
      ),
      look,
      plain,
    );
}

/** The head's outline at the hat line, which is higher at the front than at the nape. */
class HeadOutline {
  private readonly radius: Float32Array;
  private readonly centre: [number, number];
  private readonly front: number;
  private readonly back: number;
  private readonly fit: Fitting;

  constructor(fit: Fitting) {
    this.fit = fit;
    const { kit, points } = fit,
      ring: [number, number][] = [],
      heights: [number[], number[]] = [[], []];
    for (let v = 0; v < SKIN_VERTICES; v++) {
      const y = kit.base[v * 3 + 1],
        z = kit.base[v * 3 + 2];
      if (y < 7.5 || kit.mask.ears[v] > 60) continue;
      ring.push([points[v * 3], points[v * 3 + 2]]);
      if (Math.abs(y - 7.88) < 0.09 && z > 0.8) heights[0].push(points[v * 3 + 1]);
      if (Math.abs(y - 7.6) < 0.09 && z < -0.2) heights[1].push(points[v * 3 + 1]);
    }
    const mean = (list: number[], other: number) => (list.length ? list.reduce((a, b) => a + b) / list.length : other),
      zs = ring.map(p => p[1]);
    this.centre = [0, (Math.min(...zs) + Math.max(...zs)) / 2];
    this.radius = hull(
      ring.map(([x, z]) => [x, z - this.centre[1]]),
      48,
    );
    this.front = mean(heights[0], fit.body.eyes.l.centre[1] + 0.065 * fit.k);
    this.back = mean(heights[1], this.front - 0.03 * fit.k);
  }

  vertex(angle: number, height: number, wide: number, grow: number, lean: number): SurfaceVertex {
    const { fit } = this,
      k = fit.k,
      at = ((((angle / TURN) * 48) % 48) + 48) % 48,
      i = Math.floor(at),
      r = mix(this.radius[i % 48], this.radius[(i + 1) % 48], at - i) + 0.006 * k,
      out = r * wide + grow;
    const line = mix(this.back, this.front, 0.5 + 0.5 * Math.cos(angle)),
      flat = mix(line, (this.front + this.back) / 2, clamp(height / 0.09)),
      p: Triple = [Math.sin(angle) * out + lean * k * smooth(0, 0.06, height), flat + height * k, this.centre[1] + Math.cos(angle) * out];
    return {
      p,
      b: [(p[0] * 10) / k, 7.8 + height * 10, (p[2] * 10) / k],
      arm: 0,
      leg: 0,
      weights: [[fit.kit.boneIndex.head, 1]],
      n: [0, 1, 0],
      cavity: 1,
    };
  }
}
