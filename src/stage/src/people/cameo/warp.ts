// A smooth map of the plane through given points (thin-plate spline, Duchon 1977): bends as little as it must.
export type Point = readonly [number, number];

const kernel = (squared: number) => (squared > 1e-12 ? squared * Math.log(squared) : 0);

/** Maps each `from` to its `to`; `slack` lets it miss a little where points contradict one another. */
export function thinPlate(from: readonly Point[], to: readonly Point[], slack = 1e-4): (x: number, y: number) => [number, number] {
  const n = from.length,
    size = n + 3,
    rows = Array.from({ length: size }, () => new Float64Array(size + 2));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) rows[i][j] = kernel((from[i][0] - from[j][0]) ** 2 + (from[i][1] - from[j][1]) ** 2);
    rows[i][i] += slack;
    [1, from[i][0], from[i][1]].forEach((value, k) => {
      rows[i][n + k] = value;
      rows[n + k][i] = value;
    });
    rows[i][size] = to[i][0];
    rows[i][size + 1] = to[i][1];
  }
  solve(rows, 2);
  return (x, y) => {
    const at: [number, number] = [0, 0];
    for (let c = 0; c < 2; c++) at[c] = rows[n][size + c] + rows[n + 1][size + c] * x + rows[n + 2][size + c] * y;
    for (let i = 0; i < n; i++) {
      const k = kernel((from[i][0] - x) ** 2 + (from[i][1] - y) ** 2);
      at[0] += rows[i][size] * k;
      at[1] += rows[i][size + 1] * k;
    }
    return at;
  };
}

/** Gauss–Jordan with pivots, in place: the last `answers` columns become the solutions. */
export function solve(rows: Float64Array[], answers: number): void {
  const n = rows.length;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++) if (Math.abs(rows[row][column]) > Math.abs(rows[pivot][column])) pivot = row;
    [rows[column], rows[pivot]] = [rows[pivot], rows[column]];
    const divisor = rows[column][column] || 1e-12;
    for (let k = column; k < n + answers; k++) rows[column][k] /= divisor;
    for (let row = 0; row < n; row++) {
      const factor = rows[row][column];
      if (row === column || factor === 0) continue;
      for (let k = column; k < n + answers; k++) rows[row][k] -= factor * rows[column][k];
    }
  }
}
