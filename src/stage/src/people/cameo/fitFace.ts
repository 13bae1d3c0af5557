// The kit's face shapes that come nearest to a face's landmarks: a linear fit with a small wish for the average.
import { clamp } from "../../motion/ease.ts";
import type { Landmark } from "../../picture/perception.ts";
import type { HumanKit, ShapeRequest } from "../kit.ts";
import type { Triple } from "../triples.ts";
import { KNOWN, landmarksOn, PLACES } from "./faceLandmarks.ts";
import { solve } from "./warp.ts";

/** What the fit may turn. */
export const FITTED = [
  "jawWidth",
  "chinWidth",
  "chinHeight",
  "noseWidth",
  "noseLength",
  "mouthWidth",
  "upperLip",
  "lowerLip",
  "eyeSize",
  "eyeSpacing",
  "eyeHeight",
  "eyeCornerOuter",
  "browHeight",
  "browAngle",
  "cheekBones",
  "cheekVolume",
  "headWidth",
] as const;
const STEP = 0.5;
const MOST = 0.95;
/** How dear a turned shape is beside a millimetre of error. */
const MODESTY = 0.12;
const ROUNDS = 3;

/** Landmarks turned to face the camera: pixels, y up, z to the viewer. */
export function frontal(face: readonly Landmark[], width: number, height: number, model: readonly Triple[]): Triple[] {
  const at = (i: number): Triple => [face[i].x * width, -face[i].y * height, -face[i].z * width];
  const across = minus(at(PLACES.left), at(PLACES.right));
  const roll = Math.atan2(across[1], across[0]),
    yaw = Math.atan2(across[2], Math.hypot(across[0], across[1]));
  const level = (p: Triple): Triple => turnY(turnZ(p, -roll), yaw);
  const up = minus(level(at(PLACES.forehead)), level(at(PLACES.chin))),
    own = minus(model[KNOWN.indexOf(PLACES.forehead)], model[KNOWN.indexOf(PLACES.chin)]);
  const pitch = Math.atan2(up[2], up[1]) - Math.atan2(own[2], own[1]);
  return KNOWN.map((i) => turnX(level(at(i)), -pitch));
}

/** Degrees that a face is turned to the side, for choosing the best of several pictures. */
export function turnOf(face: readonly Landmark[]): number {
  const [l, r] = [face[PLACES.left], face[PLACES.right]];
  return (Math.abs(Math.atan2(l.z - r.z, l.x - r.x)) * 180) / Math.PI;
}

const minus = (a: Triple, b: Triple): Triple => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const turnZ = ([x, y, z]: Triple, a: number): Triple => [x * Math.cos(a) - y * Math.sin(a), x * Math.sin(a) + y * Math.cos(a), z];
const turnY = ([x, y, z]: Triple, a: number): Triple => [x * Math.cos(a) + z * Math.sin(a), y, z * Math.cos(a) - x * Math.sin(a)];
const turnX = ([x, y, z]: Triple, a: number): Triple => [x, y * Math.cos(a) - z * Math.sin(a), y * Math.sin(a) + z * Math.cos(a)];

export function fitFace(kit: HumanKit, request: ShapeRequest, face: readonly Landmark[], width: number, height: number): Record<string, number> {
  const shapes: Record<string, number> = { ...request.shapes };
  const modelOf = (extra: Record<string, number>) => landmarksOn(kit, kit.shape({ ...request, shapes: extra }));
  for (const name of FITTED) shapes[name] = 0;
  const target = frontal(face, width, height, modelOf(shapes));
  let columns: number[][] | null = null;
  for (let round = 0; round < ROUNDS; round++) {
    const model = modelOf(shapes),
      wanted = aligned(target, model);
    columns ??= FITTED.map((name) => difference(modelOf({ ...shapes, [name]: shapes[name] + STEP }), model));
    const error = model.flatMap(([x, y], i) => [wanted[i][0] - x, wanted[i][1] - y]);
    const all: number[][] = columns,
      rows = all.map((a, i) => {
        const row = new Float64Array(all.length + 1);
        all.forEach((b, j) => (row[j] = dot(a, b)));
        row[i] += MODESTY * dot(a, a) + 1e-9;
        row[all.length] = dot(a, error);
        return row;
      });
    solve(rows, 1);
    FITTED.forEach((name, i) => (shapes[name] = clamp(shapes[name] + rows[i][all.length], -MOST, MOST)));
  }
  return shapes;
}

const difference = (a: readonly Triple[], b: readonly Triple[]) => a.flatMap(([x, y], i) => [(x - b[i][0]) / STEP, (y - b[i][1]) / STEP]);
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * b[i], 0);

/** Moved and scaled on to the model, least squares in the picture's plane. */
function aligned(points: readonly Triple[], model: readonly Triple[]): [number, number][] {
  const mean = (list: readonly Triple[]) => [0, 1].map((k) => list.reduce((sum, p) => sum + p[k], 0) / list.length);
  const [px, py] = mean(points),
    [mx, my] = mean(model);
  let up = 0,
    down = 0;
  points.forEach(([x, y], i) => {
    up += (x - px) * (model[i][0] - mx) + (y - py) * (model[i][1] - my);
    down += (x - px) ** 2 + (y - py) ** 2;
  });
  const scale = up / down;
  return points.map(([x, y]) => [mx + (x - px) * scale, my + (y - py) * scale]);
}
