// Windowed-sinc resampling from a table of fractional phases. Bit-exact wherever Math.sin and Math.cos are
// (V8 in node and in Chromium give the same bits).

const HALF = 16;
const PHASES = 512;
const tables = new Map<number, Float32Array>();

/** @param cut Cutoff as a share of the input's Nyquist frequency. */
function kernelTable(cut: number): Float32Array {
  const known = tables.get(cut);
  if (known) return known;
  const width = 2 * HALF;
  const table = new Float32Array((PHASES + 1) * width);
  for (let phase = 0; phase <= PHASES; phase++) {
    let sum = 0;
    for (let tap = 0; tap < width; tap++) {
      const distance = phase / PHASES + HALF - 1 - tap;
      const sinc = distance === 0 ? cut : Math.sin(Math.PI * cut * distance) / (Math.PI * distance);
      const window = 0.5 + 0.5 * Math.cos(Math.PI * Math.max(-1, Math.min(1, distance / HALF)));
      table[phase * width + tap] = sinc * window;
      sum += sinc * window;
    }
    for (let tap = 0; tap < width; tap++) table[phase * width + tap] /= sum;
  }
  tables.set(cut, table);
  return table;
}

export function resample(input: Float32Array, from: number, to: number): Float32Array<ArrayBuffer> {
  const step = from / to;
  const width = 2 * HALF;
  const table = kernelTable(Math.min(1, to / from) * 0.96);
  const output = new Float32Array(Math.floor(input.length / step));
  for (let i = 0; i < output.length; i++) {
    const position = i * step;
    const whole = Math.floor(position);
    const row = Math.round((position - whole) * PHASES) * width;
    const first = whole - HALF + 1;
    const end = Math.min(width, input.length - first);
    let sum = 0;
    for (let tap = Math.max(0, -first); tap < end; tap++) sum += input[first + tap] * table[row + tap];
    output[i] = sum;
  }
  return output;
}
