// The head as hair sees it: where it grows, and what it lies on (an ellipsoid skull, the face, neck and shoulders).
import { mix, smooth } from "../../motion/ease.ts";
import type { BodySkeleton } from "../body/skeleton.ts";
import type { SurfaceVertex } from "../body/surface.ts";
import { dot, unit, type Triple } from "../triples.ts";

/** Where hair grows on the base head: positive inside, decimetres from the hairline. */
export function hairline(v: Pick<SurfaceVertex, "b">, { recede = 0, burn = 7, nape = 6.42 } = {}): number {
  const [x, y, z] = v.b,
    ax = Math.abs(x);
  const front =
    y -
    (7.86 +
      recede * 0.22 +
      0.06 * Math.cos(ax * 4.2) -
      0.3 * smooth(0.42, 0.7, ax) +
      recede * 0.28 * Math.exp(-(((ax - 0.38) / 0.16) ** 2)) -
      0.75 * smooth(0.9, 0.35, z) * smooth(0.4, 0.66, ax));
  const side = Math.min(0.6 - z, y - burn, 0.02 + (z < 0.62 ? 0.2 : -1)),
    behind = Math.min(0.18 - z + (y - 6.8) * 0.15, y - nape);
  return Math.max(front, side, behind) - Math.max(0, 1 - Math.hypot((z - 0.42) / 0.24, (y - 7.04) / 0.3)) * 0.9;
}

export class Skull {
  readonly centre: Triple;
  readonly extent: Triple;
  /** Size of the head against a grown one. */
  readonly k: number;
  readonly chin: number;
  readonly neck: Triple;
  readonly eyeZ: number;
  private readonly shoulders: { centre: Triple; extent: Triple };
  private readonly coat: number;

  constructor(scalp: SurfaceVertex[], body: BodySkeleton, coat: boolean) {
    const low = [9, 9, 9],
      high = [-9, -9, -9];
    for (const v of scalp)
      if (v.b[1] > 7.3)
        for (let c = 0; c < 3; c++) {
          low[c] = Math.min(low[c], v.p[c]);
          high[c] = Math.max(high[c], v.p[c]);
        }
    const middle = mix(low[1], high[1], 0.32),
      shoulder = body.joint.upperarm_l;
    this.k = (high[0] - low[0]) / 0.155;
    this.centre = [0, middle, (low[2] + high[2]) / 2 - 0.002];
    this.extent = [(high[0] - low[0]) / 2, high[1] - middle, (high[2] - low[2]) / 2];
    this.chin = body.tail.jaw[1];
    this.neck = body.joint.neck_01;
    this.eyeZ = body.eyes.l.centre[2];
    this.shoulders = {
      centre: [0, shoulder[1] - 0.1 * this.k, (shoulder[2] + this.neck[2]) / 2 - 0.01],
      extent: [Math.abs(shoulder[0]) * 1.16, 0.165 * this.k, 0.115 * this.k],
    };
    this.coat = coat ? 0.05 : 0.012;
  }

  outward(p: Triple): Triple {
    return unit([0, 1, 2].map(c => (p[c] - this.centre[c]) / (this.extent[c] * this.extent[c])));
  }

  /** Metres over the skull, roughly. */
  height(p: Triple): number {
    return (Math.hypot(...[0, 1, 2].map(c => (p[c] - this.centre[c]) / this.extent[c])) - 1) * this.extent[0];
  }

  /** Pushes a point out of the skull, and out of face, neck and shoulders when the hair is long. */
  clear(p: Triple, off: number, long: boolean): Triple {
    p = outOf(p, this.centre, this.extent, off);
    if (!long) return p;
    const { k } = this;
    p = outOf(p, [0, mix(this.chin, this.centre[1], 0.42), this.eyeZ - 0.035 * k], [0.063 * k, 0.1 * k, 0.062 * k], off * 0.6);
    p = outOf(p, [0, mix(this.neck[1], this.chin, 0.5), this.neck[2] + 0.004], [0.06 * k, 0.11 * k, 0.062 * k], off * 0.5);
    return outOf(p, this.shoulders.centre, this.shoulders.extent, 0.012 + this.coat);
  }

  /** Keeps long hair beside the face instead of across it. */
  offFace(p: Triple, side: number): Triple {
    const { k } = this,
      top = this.centre[1] + this.extent[1] * 0.36,
      bottom = this.chin - 0.05 * k;
    if (p[2] < this.eyeZ - 0.05 * k || p[1] < bottom || p[1] > top) return p;
    const need = (0.06 + 0.008 * smooth(top, mix(bottom, top, 0.5), p[1])) * k - p[0] * side;
    return need > 0 ? [p[0] + side * need * 0.75, p[1], p[2] - need * 0.35] : p;
  }
}

function outOf(p: Triple, centre: Triple, extent: Triple, off: number): Triple {
  const q = [0, 1, 2].map(i => (p[i] - centre[i]) / (extent[i] + off)),
    l = Math.sqrt(dot(q, q));
  return l >= 1 || l < 1e-4 ? p : ([0, 1, 2].map(i => centre[i] + (q[i] / l) * (extent[i] + off)) as Triple);
}
