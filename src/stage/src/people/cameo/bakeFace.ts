// A picture's face laid on the painted face's map: bent by the landmarks, side light taken out, edges and eyes left to the kit.
import { clamp } from "../../motion/ease.ts";
import type { Landmark } from "../../picture/perception.ts";
import { faceUv } from "../face/faceMap.ts";
import type { HumanKit } from "../kit.ts";
import { EYES, INNER_MOUTH, KNOWN, landmarkOn, LIPS, OVAL, SKIN_SPOTS } from "./faceLandmarks.ts";
import { thinPlate, type Point } from "./warp.ts";

const SIZE = 1024;
/** Cells of the grid on which the map is known exactly; between them it is straight. */
const GRID = 88;
/** Cells of the light's grid: coarse, so that features stay. */
const LIGHT = 24;
/** Of the unevenness of the light, what is taken out. */
const EVENED = 0.75;
/** Parted lips from this share of the mouth's width show teeth: left to the kit's own mouth. */
const PARTED = 0.12;

/** How much nearer to hair than to skin a colour must be to be taken for hair (sRGB distance), and how different both must be. */
const HAIR_EDGE: [number, number] = [-0.03, 0.1];
const TELLABLE = 0.2;

export interface BakedFace {
  /** The face on a transparent ground, SIZE², in the map of face/faceMap.ts. */
  canvas: HTMLCanvasElement;
  /** The skin's own colour, sRGB 0 to 1. */
  tone: [number, number, number];
  /** 0 to 1: how much of the forehead and of the chin and jaw is covered by hair: that is left to the kit's own hair and beard. */
  fringe: number;
  beard: number;
}

/** `hair`: its colour, sRGB 0 to 1, or null where none was seen. */
export function bakeFace(kit: HumanKit, picture: ImageData, face: readonly Landmark[], hair: readonly number[] | null): BakedFace {
  const places = new Map(KNOWN.map((i) => [i, onMap(kit, i)] as const));
  const mouth = new Set(INNER_MOUTH);
  const controls = KNOWN.filter((i) => !mouth.has(i) || LIPS.includes(i));
  const warp = thinPlate(
    controls.map((i) => places.get(i)!.map((x) => x / SIZE) as unknown as Point),
    controls.map((i) => [face[i].x * picture.width, face[i].y * picture.height]),
    1e-3,
  );
  const canvas = square(SIZE),
    pen = canvas.getContext("2d", { willReadFrequently: true })!,
    baked = pen.createImageData(SIZE, SIZE);
  sample(picture, warp, baked);
  evenLight(baked, places);
  const tone = toneOf(baked, places);
  pen.putImageData(baked, 0, 0);
  const bare = hair && Math.hypot(...hair.map((x, c) => x - tone[c])) > TELLABLE ? bareSkin(baked, places, tone, hair) : null;
  pen.globalCompositeOperation = "destination-in";
  pen.drawImage(maskOf(places, face), 0, 0);
  if (bare) {
    pen.filter = `blur(${SIZE / 250}px)`;
    pen.drawImage(bare.canvas, 0, 0);
  }
  return { canvas, tone, fringe: bare?.fringe ?? 0, beard: bare?.beard ?? 0 };
}

function onMap(kit: HumanKit, landmark: number): Point {
  const [u, v] = faceUv(...landmarkOn(kit.base, landmark));
  return [u * SIZE, (1 - v) * SIZE];
}

function sample(picture: ImageData, warp: (x: number, y: number) => [number, number], into: ImageData): void {
  const grid = Array.from({ length: (GRID + 1) ** 2 }, (_, i) => warp((i % (GRID + 1)) / GRID, Math.floor(i / (GRID + 1)) / GRID)),
    { width, height, data } = picture;
  for (let y = 0; y < SIZE; y++)
    for (let x = 0; x < SIZE; x++) {
      const gx = (x / SIZE) * GRID,
        gy = (y / SIZE) * GRID,
        i = Math.floor(gy) * (GRID + 1) + Math.floor(gx),
        fx = gx - Math.floor(gx),
        fy = gy - Math.floor(gy);
      const between = (k: 0 | 1) =>
        (grid[i][k] * (1 - fx) + grid[i + 1][k] * fx) * (1 - fy) + (grid[i + GRID + 1][k] * (1 - fx) + grid[i + GRID + 2][k] * fx) * fy;
      const px = clamp(between(0), 0, width - 1.001),
        py = clamp(between(1), 0, height - 1.001),
        from = (Math.floor(py) * width + Math.floor(px)) * 4,
        wx = px - Math.floor(px),
        wy = py - Math.floor(py),
        to = (y * SIZE + x) * 4;
      for (let c = 0; c < 3; c++)
        into.data[to + c] =
          (data[from + c] * (1 - wx) + data[from + 4 + c] * wx) * (1 - wy) +
          (data[from + width * 4 + c] * (1 - wx) + data[from + width * 4 + 4 + c] * wx) * wy;
      into.data[to + 3] = 255;
    }
}

/** Light from one side makes one half darker: both halves come to their mean, and that half-way to the whole's. */
function evenLight(baked: ImageData, places: ReadonlyMap<number, Point>): void {
  const light = new Float32Array(LIGHT * LIGHT),
    seen = new Float32Array(LIGHT * LIGHT),
    [left, right] = [places.get(234)![0], places.get(454)![0]],
    [top, bottom] = [places.get(10)![1], places.get(152)![1]];
  for (let y = Math.floor(top); y < bottom; y += 3)
    for (let x = Math.floor(left); x < right; x += 3) {
      const i = (y * SIZE + x) * 4,
        cell = Math.floor((y / SIZE) * LIGHT) * LIGHT + Math.floor((x / SIZE) * LIGHT);
      light[cell] += baked.data[i] * 0.3 + baked.data[i + 1] * 0.59 + baked.data[i + 2] * 0.11;
      seen[cell]++;
    }
  let total = 0,
    count = 0;
  for (let i = 0; i < light.length; i++)
    if (seen[i]) {
      light[i] /= seen[i];
      total += light[i];
      count++;
    }
  const mean = total / Math.max(1, count);
  for (let i = 0; i < light.length; i++) if (!seen[i]) light[i] = mean;
  const smooth = blurred(blurred(light));
  const at = (x: number, y: number) => {
    const gx = clamp((x / SIZE) * LIGHT - 0.5, 0, LIGHT - 1.001),
      gy = clamp((y / SIZE) * LIGHT - 0.5, 0, LIGHT - 1.001),
      i = Math.floor(gy) * LIGHT + Math.floor(gx),
      fx = gx % 1,
      fy = gy % 1;
    return (smooth[i] * (1 - fx) + smooth[i + 1] * fx) * (1 - fy) + (smooth[i + LIGHT] * (1 - fx) + smooth[i + LIGHT + 1] * fx) * fy;
  };
  for (let y = 0; y < SIZE; y++)
    for (let x = 0; x < SIZE; x++) {
      const own = at(x, y),
        even = ((own + at(SIZE - 1 - x, y)) / 2) * 0.5 + mean * 0.5,
        gain = clamp(1 + EVENED * (even / Math.max(8, own) - 1), 0.6, 1.8),
        i = (y * SIZE + x) * 4;
      for (let c = 0; c < 3; c++) baked.data[i + c] *= gain;
    }
}

function blurred(grid: Float32Array): Float32Array {
  const out = new Float32Array(grid.length);
  for (let y = 0; y < LIGHT; y++)
    for (let x = 0; x < LIGHT; x++) {
      let sum = 0;
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) sum += grid[clamp(y + dy, 0, LIGHT - 1) * LIGHT + clamp(x + dx, 0, LIGHT - 1)];
      out[y * LIGHT + x] = sum / 9;
    }
  return out;
}

function toneOf(baked: ImageData, places: ReadonlyMap<number, Point>): [number, number, number] {
  const channels: number[][] = [[], [], []];
  for (const spot of SKIN_SPOTS) {
    const place = places.get(spot);
    if (!place) continue;
    for (let dy = -6; dy <= 6; dy += 2)
      for (let dx = -6; dx <= 6; dx += 2) {
        const i = (Math.round(place[1] + dy) * SIZE + Math.round(place[0] + dx)) * 4;
        for (let c = 0; c < 3; c++) channels[c].push(baked.data[i + c]);
      }
  }
  return channels.map((list) => list.sort((a, b) => a - b)[list.length >> 1] / 255) as [number, number, number];
}

/** Where forehead and jaw show skin: hair that hangs or grows over them would be flat if it were painted on. */
function bareSkin(baked: ImageData, places: ReadonlyMap<number, Point>, tone: readonly number[], hair: readonly number[]) {
  const brows = Math.min(places.get(105)![1], places.get(334)![1]) - SIZE * 0.012,
    nose = places.get(2)![1],
    [top, chin] = [places.get(10)![1], places.get(152)![1]],
    [left, right] = [places.get(93)![0], places.get(323)![0]],
    [lipLeft, lipRight] = [places.get(61)![0], places.get(291)![0]],
    between = places.get(13)![1],
    half = (places.get(17)![1] - places.get(0)![1]) * 0.36;
  const canvas = square(SIZE),
    pen = canvas.getContext("2d")!,
    mask = pen.createImageData(SIZE, SIZE),
    covered = { fringe: 0, beard: 0 },
    seen = { fringe: 0, beard: 0 };
  for (let y = 0; y < SIZE; y++)
    for (let x = 0; x < SIZE; x++) {
      const i = (y * SIZE + x) * 4,
        lips = x > lipLeft && x < lipRight && Math.abs(y - between) < half,
        where = y < brows ? "fringe" : y > nose && !lips ? "beard" : null;
      mask.data[i + 3] = 255;
      if (!where) continue;
      const colour = [0, 1, 2].map((c) => baked.data[i + c] / 255),
        away = (other: readonly number[]) => Math.hypot(colour[0] - other[0], colour[1] - other[1], colour[2] - other[2]),
        nearer = away(tone) - away(hair),
        share = clamp((nearer - HAIR_EDGE[0]) / (HAIR_EDGE[1] - HAIR_EDGE[0]));
      mask.data[i + 3] = 255 * (1 - share);
      if (x > left && x < right && y > top && y < chin) {
        seen[where]++;
        covered[where] += share;
      }
    }
  pen.putImageData(mask, 0, 0);
  return { canvas, fringe: covered.fringe / Math.max(1, seen.fringe), beard: covered.beard / Math.max(1, seen.beard) };
}

/** What of the picture is kept: the oval with a soft edge, without the openings of the eyes, and of a parted mouth. */
function maskOf(places: ReadonlyMap<number, Point>, face: readonly Landmark[]): HTMLCanvasElement {
  const canvas = square(SIZE),
    pen = canvas.getContext("2d")!;
  const outline = (contour: readonly number[], grow: number) => {
    const points = contour.flatMap((i) => (places.has(i) ? [places.get(i)!] : [])),
      [cx, cy] = [0, 1].map((k) => points.reduce((sum, p) => sum + p[k], 0) / points.length);
    pen.beginPath();
    for (const [x, y] of points) pen.lineTo(cx + (x - cx) * grow, cy + (y - cy) * grow);
    pen.closePath();
  };
  pen.filter = `blur(${SIZE / 42}px)`;
  outline(OVAL, 0.93);
  pen.fill();
  pen.globalCompositeOperation = "destination-out";
  pen.filter = `blur(${SIZE / 340}px)`;
  for (const eye of EYES) {
    outline(eye, 1.04);
    pen.fill();
  }
  const gap =
    Math.hypot(face[14].x - face[13].x, face[14].y - face[13].y) / Math.max(1e-6, Math.hypot(face[308].x - face[78].x, face[308].y - face[78].y));
  if (gap > PARTED) {
    outline(INNER_MOUTH, 1.02);
    pen.fill();
  }
  return canvas;
}

function square(size: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size;
  return canvas;
}
