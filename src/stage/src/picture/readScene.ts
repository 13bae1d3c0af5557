// What a single picture says of its depth: where the horizon is, what stands in front, and how far away both are.
// There is no model that measures depth in the packages; these are the cues of a painter: the ground plane, size, and what is cut by the frame.
import { spread } from "./layers.ts";
import { guided } from "./marks.ts";
import { blurred, dilated, largestPart, raster, type Raster } from "./rasters.ts";

export interface SceneReading {
  /** Row of the horizon, share of the height from the top. */
  horizon: number;
  /** Metres of the lens over the ground. */
  eyeHeight: number;
  /** How surely a pixel belongs to what stands in front; empty where nothing does. */
  front: Raster;
  /** Metres to what stands in front, for each pixel; each of its parts has a distance of its own. */
  frontDepth: Raster;
  /** How surely a pixel belongs to what was lifted out. */
  lifted: Raster | null;
  /** Where that stands: its lowest place in the frame, and metres to it. */
  liftedFoot: { u: number; v: number; depth: number } | null;
  /** Metres to the part that counts: the largest in front, or the middle of the picture where nothing is. */
  distance: number;
  /** The middle of that part, shares of the frame; null where there is none. */
  subject: { x: number; y: number } | null;
  /** Metres to what is behind everything. */
  far: number;
  /** How surely a place behind is that far, whatever the ground says: what was painted so. */
  farther: Raster | null;
}

export interface SceneCues {
  small: ImageData;
  people: Raster;
  near: Raster | null;
  far: Raster | null;
  lifted: Raster | null;
  /** Of half the vertical field of view. */
  tangent: number;
  /** Of a face, as share of the picture's height. */
  faceHeight: number | null;
}

const EYE_HEIGHT = 1.5;
const LEAST_AREA = 0.012;
const LEAST_PAINTED = 0.0015;
const MOST_AREA = 0.8;
const CERTAIN = 0.5;
const WHOLE = 0.85;
const CLEAR = 0.85;
const BODY_WIDTH = 0.5;
const FACE_HEIGHT = 0.19;
const CUT = 0.97;
/** Metres to a wall, and to what is under an open sky. */
const FAR = 25;
const SKY = 180;
/** A sky is light, and changes little from pixel to pixel; of 255. */
const SKY_LIGHT = 90;
const SKY_CHANGE = 4.5;
const MOST_PARTS = 8;
/** A brush that covers this much of who stands in front means him as a whole. */
const MEANT = 0.5;

interface Part {
  part: Raster;
  area: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export function readScene({ small, people, near, far, lifted, tangent, faceHeight }: SceneCues): SceneReading {
  const { width, height } = people;
  const horizon = horizonOf(small);
  const person = everybody(people);
  const seen = (person && guided(small, person)) ?? frontOf(standsOut(small)) ?? raster(width, height);
  const out = lifted && meant(guided(small, lifted), lifted, seen);
  const mask = raster(width, height, seen.values.slice());
  if (near) each(mask, guided(small, near), (value, more) => Math.max(value, more));
  if (far) each(mask, far, (value, less) => value * (1 - less));
  if (out) each(mask, out, (value, gone) => value * (1 - gone));
  const behind = skyOver(small, horizon, mask) ? SKY : FAR;
  const farther = far && blurred(far, Math.round(width / 24));
  const ground = (row: number) => EYE_HEIGHT / Math.max(1e-3, 2 * (row - horizon) * tangent);
  const away = ({ left, right, bottom }: Part, face: number | null) => {
    const bySize = face ? FACE_HEIGHT / (2 * tangent * face) : BODY_WIDTH / (2 * tangent * (width / height) * Math.max(0.05, right - left));
    return Math.min(Math.max(bottom < CUT && bottom > horizon + 0.05 ? ground(bottom) : bySize, 0.4), 14, ground(Math.min(1, bottom)));
  };
  const parts = partsOf(mask);
  const alone = out ? partsOf(out)[0] : undefined;
  const [first] = parts.length > 0 ? parts : alone ? [alone] : [];
  if (!first) return { horizon, eyeHeight: EYE_HEIGHT, front: mask, frontDepth: raster(width, height), lifted: null, liftedFoot: null, distance: Math.min(8, ground(0.85)), subject: null, far: behind, farther };
  const distances = parts.map((part, i) => away(part, i === 0 ? faceHeight : null));
  const distance = distances[0] ?? away(first, faceHeight);
  return {
    horizon,
    eyeHeight: EYE_HEIGHT,
    front: mask,
    frontDepth: depthOf(parts, distances, width, height, distance),
    lifted: alone ? out : null,
    liftedFoot: alone ? { u: (alone.left + alone.right) / 2, v: alone.bottom, depth: away(alone, seen === out ? faceHeight : null) } : null,
    distance,
    subject: { x: (first.left + first.right) / 2, y: (first.top + first.bottom) / 2 },
    far: Math.max(behind, distance * 5),
    farther,
  };
}

function frontOf(map: Raster): Raster | null {
  const found = largestPart(map, CERTAIN);
  if (!found || found.area < LEAST_AREA || found.area > MOST_AREA) return null;
  return sure(map, found.part);
}

/** What is within a part belongs to it whole: half a mask would be seen through. Around it the mask says where it ends. */
function sure(map: Raster, part: Raster): Raster {
  const near = dilated(part, 3);
  return raster(map.width, map.height, map.values.map((value, i) => (part.values[i] > 0 ? Math.max(value, WHOLE) : value * near.values[i])));
}

/** All who are large enough to be told apart; the largest decides whether there is anybody. */
function everybody(people: Raster): Raster | null {
  const first = frontOf(people);
  if (!first) return null;
  const found = raster(people.width, people.height, first.values.slice());
  for (const { part, area } of partsOf(people).slice(1)) {
    if (area < LEAST_AREA) break;
    // half seen, somebody would be torn in two: then the ground carries all of him
    let sum = 0;
    for (let i = 0; i < part.values.length; i++) sum += part.values[i] * people.values[i];
    if (sum / (area * part.values.length) < CLEAR) continue;
    each(found, sure(people, part), Math.max);
  }
  return found;
}

/** A brush over most of somebody means all of him, with his own edge; over anything else, what it covers. */
function meant(edged: Raster, brush: Raster, seen: Raster): Raster {
  let [covered, all] = [0, 0];
  for (let i = 0; i < seen.values.length; i++) {
    covered += Math.min(brush.values[i], seen.values[i]);
    all += seen.values[i];
  }
  return all > 0 && covered / all > MEANT ? seen : edged;
}

function partsOf(mask: Raster): Part[] {
  const left = raster(mask.width, mask.height, mask.values.slice());
  const parts: Part[] = [];
  for (let found = largestPart(left, CERTAIN); found && found.area >= LEAST_PAINTED && parts.length < MOST_PARTS; found = largestPart(left, CERTAIN)) {
    parts.push(found);
    for (let i = 0; i < left.values.length; i++) if (found.part.values[i] > 0) left.values[i] = 0;
  }
  return parts;
}

/** Each part at its distance, and beside the parts that of the nearest, so that soft edges lie where their part does. */
function depthOf(parts: Part[], distances: number[], width: number, height: number, otherwise: number): Raster {
  const known = raster(width, height);
  const depth = raster(width, height);
  parts.forEach(({ part }, n) => part.values.forEach((value, i) => {
    if (value > 0) [known.values[i], depth.values[i]] = [1, distances[n]];
  }));
  if (parts.length === 0) {
    depth.values.fill(otherwise);
    return depth;
  }
  return spread([depth], known)[0];
}

function each(map: Raster, other: Raster, combine: (value: number, other: number) => number): void {
  for (let i = 0; i < map.values.length; i++) map.values[i] = combine(map.values[i], other.values[i]);
}

/** Whether what is over the horizon is mostly sky; what stands in front does not count. */
export function skyOver({ data, width }: ImageData, horizon: number, front: Raster): boolean {
  const light = (i: number) => 0.299 * data[4 * i] + 0.587 * data[4 * i + 1] + 0.114 * data[4 * i + 2];
  let [count, sum, change] = [0, 0, 0];
  for (let y = 0; y < horizon * 0.85 * front.height; y++)
    for (let x = 1; x < width; x++) {
      const i = y * width + x;
      if (front.values[i] > 0.1 || front.values[i - 1] > 0.1) continue;
      count++;
      sum += light(i);
      change += Math.abs(light(i) - light(i - 1));
    }
  return count > 0.02 * front.values.length && sum / count > SKY_LIGHT && change / count < SKY_CHANGE;
}

/** The row over and under which the picture differs most, kept near the middle where cameras are held level. */
export function horizonOf({ data, width, height }: ImageData): number {
  const rows = Array.from({ length: height }, (_, y) => {
    const mean = [0, 0, 0];
    for (let x = 0; x < width; x++) for (let c = 0; c < 3; c++) mean[c] += data[(y * width + x) * 4 + c] / width;
    return mean;
  });
  const reach = Math.max(2, Math.round(height * 0.08));
  let best = 0.46;
  let most = 14;
  for (let y = Math.round(height * 0.25); y < height * 0.68; y++) {
    let difference = 0;
    for (let c = 0; c < 3; c++) {
      let over = 0;
      let under = 0;
      for (let i = 1; i <= reach; i++) {
        over += rows[Math.max(0, y - i)][c] / reach;
        under += rows[Math.min(height - 1, y + i - 1)][c] / reach;
      }
      difference += Math.abs(over - under);
    }
    difference *= 1 - Math.abs(y / height - 0.48) * 1.2;
    if (difference > most) [best, most] = [y / height, difference];
  }
  return best;
}

/** Colours that the picture's own border does not have: a product or an animal before a plain ground. */
export function standsOut({ data, width, height }: ImageData): Raster {
  const bin = (i: number) => ((data[i * 4] >> 4) << 8) | ((data[i * 4 + 1] >> 4) << 4) | (data[i * 4 + 2] >> 4);
  const counts = new Float32Array(4096);
  const border = Math.max(2, Math.round(width * 0.08));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (x >= border && x < width - border && y >= border / 2) continue;
      // neighbouring colours count too, so that a gradient is one ground
      const i = y * width + x;
      for (const [r, g, b] of [[0, 0, 0], [1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1], [1, 1, 1], [-1, -1, -1]]) {
        const to = [(data[i * 4] >> 4) + r, (data[i * 4 + 1] >> 4) + g, (data[i * 4 + 2] >> 4) + b];
        if (to.every((value) => value >= 0 && value < 16)) counts[(to[0] << 8) | (to[1] << 4) | to[2]]++;
      }
    }
  const strange = raster(width, height);
  for (let i = 0; i < strange.values.length; i++) strange.values[i] = counts[bin(i)] < width * 0.02 ? 1 : 0;
  return blurred(strange, Math.max(1, Math.round(width / 160)));
}
