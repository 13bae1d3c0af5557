// Second-order filters by the formulas of R. Bristow-Johnson's "Cookbook formulae for audio EQ biquad filter coefficients".

export type FilterKind = "low" | "high" | "band" | "peak" | "low-shelf" | "high-shelf";

export interface Coefficients { b0: number; b1: number; b2: number; a1: number; a2: number }

/** @param gain Decibels; only peak and the shelves use it. */
export function coefficients(kind: FilterKind, hertz: number, q: number, gain: number, rate: number): Coefficients {
  const w = 2 * Math.PI * Math.max(8, Math.min(hertz, rate * 0.45)) / rate;
  const cos = Math.cos(w);
  const alpha = Math.sin(w) / (2 * q);
  const a = Math.pow(10, gain / 40);
  switch (kind) {
    case "low": return normalised((1 - cos) / 2, 1 - cos, (1 - cos) / 2, 1 + alpha, -2 * cos, 1 - alpha);
    case "high": return normalised((1 + cos) / 2, -1 - cos, (1 + cos) / 2, 1 + alpha, -2 * cos, 1 - alpha);
    case "band": return normalised(alpha, 0, -alpha, 1 + alpha, -2 * cos, 1 - alpha);
    case "peak": return normalised(1 + alpha * a, -2 * cos, 1 - alpha * a, 1 + alpha / a, -2 * cos, 1 - alpha / a);
    case "low-shelf": return shelf(a, cos, 2 * Math.sqrt(a) * alpha, 1);
    case "high-shelf": return shelf(a, cos, 2 * Math.sqrt(a) * alpha, -1);
  }
}

function shelf(a: number, cos: number, beta: number, side: 1 | -1): Coefficients {
  const c = side * cos;
  return normalised(
    a * (a + 1 - (a - 1) * c + beta), side * 2 * a * (a - 1 - (a + 1) * c), a * (a + 1 - (a - 1) * c - beta),
    a + 1 + (a - 1) * c + beta, side * -2 * (a - 1 + (a + 1) * c), a + 1 + (a - 1) * c - beta);
}

function normalised(b0: number, b1: number, b2: number, a0: number, a1: number, a2: number): Coefficients {
  return { b0: b0 / a0, b1: b1 / a0, b2: b2 / a0, a1: a1 / a0, a2: a2 / a0 };
}

/** Filters in place (transposed direct form II: well behaved while the coefficients move). */
export function filter(samples: Float32Array, kind: FilterKind, hertz: number, q = 0.7071, gain = 0, rate = 48000): void {
  const { b0, b1, b2, a1, a2 } = coefficients(kind, hertz, q, gain, rate);
  let s1 = 0, s2 = 0;
  for (let i = 0; i < samples.length; i++) {
    const x = samples[i];
    const y = b0 * x + s1;
    s1 = b1 * x - a1 * y + s2;
    s2 = b2 * x - a2 * y;
    samples[i] = y;
  }
}

/** Filters in place with a frequency that moves: asked for once every 64 samples. */
export function sweep(samples: Float32Array, kind: FilterKind, hertzAt: (sample: number) => number, q = 0.7071, rate = 48000): void {
  let s1 = 0, s2 = 0;
  for (let from = 0; from < samples.length; from += 64) {
    const { b0, b1, b2, a1, a2 } = coefficients(kind, hertzAt(from), q, 0, rate);
    const to = Math.min(samples.length, from + 64);
    for (let i = from; i < to; i++) {
      const x = samples[i];
      const y = b0 * x + s1;
      s1 = b1 * x - a1 * y + s2;
      s2 = b2 * x - a2 * y;
      samples[i] = y;
    }
  }
}
