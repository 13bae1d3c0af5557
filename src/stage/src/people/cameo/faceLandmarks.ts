// MediaPipe's face landmarks on the human kit: which place of the kit each of the 468 is (faceTable.json, made by tools/face-table).
import type { HumanKit } from "../kit.ts";
import type { Triple } from "../triples.ts";
import table from "./faceTable.json";

type Row = [number, number, number, number, number] | null;
const rows = table as Row[];

/** Contours by their landmarks, in order. */
export const OVAL = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127,
  162, 21, 54, 103, 67, 109,
];
export const EYES = [
  [33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246],
  [362, 382, 381, 380, 374, 373, 390, 249, 263, 466, 388, 387, 386, 385, 384, 398],
];
export const INNER_MOUTH = [78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191];
export const LIPS = [13, 14];
/** Bare skin on both cheeks, forehead and chin. */
export const SKIN_SPOTS = [50, 280, 101, 330, 205, 425, 151, 9, 108, 337, 199, 36, 266];
export const PLACES = { forehead: 10, chin: 152, right: 234, left: 454, rightEye: 33, leftEye: 263 } as const;

/** Landmarks that the kit has. */
export const KNOWN: readonly number[] = rows.flatMap((row, i) => (row ? [i] : []));

/** Where a landmark is on a body of the kit (`points`: kit.base or what kit.shape gives). */
export function landmarkOn(points: ArrayLike<number>, landmark: number): Triple {
  const row = rows[landmark];
  if (!row) throw new Error(`The kit has no landmark ${landmark}.`);
  const [a, b, c, wb, wc] = row,
    wa = 1 - wb - wc;
  return [0, 1, 2].map((k) => wa * points[a * 3 + k] + wb * points[b * 3 + k] + wc * points[c * 3 + k]) as Triple;
}

export const landmarksOn = (kit: HumanKit, points?: ArrayLike<number>): Triple[] => KNOWN.map((i) => landmarkOn(points ?? kit.base, i));
