// From pictures of somebody to what the stage needs to draw them: the shape of the face, the picture of it, colours of skin and hair.
import { Color } from "three";
import { canvasOf, loadPicture, PictureError, type PictureSize } from "../../picture/loadPicture.ts";
import { faceIn, peopleIn, type Landmark } from "../../picture/perception.ts";
import type { CastPictures } from "../../contracts.ts";
import type { HumanKit, ShapeRequest } from "../kit.ts";
import { CLOTH, SKIN, type Skin } from "../look/colours.ts";
import { bakeFace } from "./bakeFace.ts";
import { fitFace, turnOf } from "./fitFace.ts";

export interface Likeness {
  shapes: Record<string, number>;
  /** The face on a transparent ground, in the map of face/faceMap.ts. */
  face: HTMLCanvasElement;
  tone: Color;
  /** Null where no hair was seen. */
  hair: Color | null;
  skin: Skin;
  /** Said of hair and clothes by what is seen, for what the plan leaves open. */
  words: string[];
}

/** Pixels across: more shows nothing more in a face of 1024². */
const WIDEST = 1280;
/** Share of the picture's width that a face must have at least. */
const SMALLEST_FACE = 0.06;
const MASK = 160;
/** Shares of the forehead, and of the jaw, that hair covers where there is a fringe, stubble, a beard. */
const FRINGE = 0.34;
const BEARD: [number, number] = [0.1, 0.2];
/** Colours nearer than this are the same hair. */
const SAME_HAIR = 0.12;

interface Seen {
  pixels: ImageData;
  face: Landmark[];
}

/** The clearest face of the pictures: large, and turned to the lens. Throws a PictureError where there is none. */
export async function readLikeness(
  kit: HumanKit,
  request: ShapeRequest,
  { pictures, crop }: CastPictures,
  url: (path: string) => string,
): Promise<Likeness> {
  let best: Seen | null = null,
    score = -Infinity;
  for (const [i, address] of pictures.entries()) {
    const bitmap = await loadPicture(url(address)),
      pixels = pixelsOf(bitmap, i === 0 && crop ? crop : WHOLE),
      face = await faceIn(pixels, url);
    bitmap.close();
    if (!face) continue;
    const wide = Math.abs(face[454].x - face[234].x),
      own = Math.min(wide, 0.4) - turnOf(face) / 120;
    if (wide >= SMALLEST_FACE && own > score) [best, score] = [{ pixels, face }, own];
  }
  if (!best) throw new PictureError("No face was found in the picture. Choose one that shows the face from the front, large and in even light.");
  const { pixels, face } = best,
    { hair, words } = await lookAround(pixels, face, url),
    { canvas, tone, fringe, beard } = bakeFace(kit, pixels, face, hair);
  if (hair && fringe > FRINGE) words.push("bangs");
  if (beard > BEARD[1]) words.push("full beard");
  else if (beard > BEARD[0]) words.push("stubble");
  return {
    shapes: fitFace(kit, request, face, pixels.width, pixels.height),
    face: canvas,
    tone: new Color().setRGB(...tone, "srgb"),
    skin: nearest(SKIN, tone),
    hair: hair && new Color().setRGB(...hair, "srgb"),
    words,
  };
}

/** Left, top, width and height as shares. */
type Crop = readonly [number, number, number, number];
const WHOLE: Crop = [0, 0, 1, 1];
/** A crop is of the face; hair and clothes are looked for around it. */
const AROUND = 0.5;

function pixelsOf(bitmap: ImageBitmap, [left, top, across, down]: Crop): ImageData {
  const x = Math.max(0, left - across * AROUND) * bitmap.width,
    y = Math.max(0, top - down * AROUND) * bitmap.height,
    wide = Math.min(1, left + across * (1 + AROUND)) * bitmap.width - x,
    tall = Math.min(1, top + down * (1 + AROUND)) * bitmap.height - y;
  const scale = Math.min(1, WIDEST / Math.max(wide, tall)),
    size: PictureSize = { width: Math.max(1, Math.round(wide * scale)), height: Math.max(1, Math.round(tall * scale)) };
  const canvas = new OffscreenCanvas(size.width, size.height),
    pen = canvas.getContext("2d", { willReadFrequently: true })!;
  pen.imageSmoothingQuality = "high";
  pen.drawImage(bitmap, x, y, wide, tall, 0, 0, size.width, size.height);
  return pen.getImageData(0, 0, size.width, size.height);
}

/** Hair over the forehead and beside the neck, cloth under the chin: colours by their middle values where a person is. */
async function lookAround(
  pixels: ImageData,
  face: readonly Landmark[],
  url: (path: string) => string,
): Promise<{ hair: [number, number, number] | null; words: string[] }> {
  const person = await peopleIn(pixels, MASK, MASK, url),
    data = canvasOf(pixels).getContext("2d")!.getImageData(0, 0, pixels.width, pixels.height).data;
  const middle = (face[234].x + face[454].x) / 2,
    wide = Math.abs(face[454].x - face[234].x),
    tall = face[152].y - face[10].y,
    top = face[10].y,
    chin = face[152].y;
  const region = (x0: number, x1: number, y0: number, y1: number) => {
    const colours: number[][] = [[], [], []];
    let inside = 0,
      all = 0;
    for (let i = 0; i < 400; i++) {
      const x = x0 + ((x1 - x0) * ((i % 20) + 0.5)) / 20,
        y = y0 + ((y1 - y0) * (Math.floor(i / 20) + 0.5)) / 20;
      if (x < 0 || x >= 1 || y < 0 || y >= 1) continue;
      all++;
      if (person[Math.floor(y * MASK) * MASK + Math.floor(x * MASK)] < 0.6) continue;
      inside++;
      const at = (Math.floor(y * pixels.height) * pixels.width + Math.floor(x * pixels.width)) * 4;
      for (let c = 0; c < 3; c++) colours[c].push(data[at + c] / 255);
    }
    const colour = colours.map((list) => list.sort((a, b) => a - b)[list.length >> 1] ?? 0) as [number, number, number];
    return { colour, share: all ? inside / all : 0 };
  };
  const words: string[] = [];
  const crown = region(middle - wide * 0.28, middle + wide * 0.28, top - tall * 0.2, top - tall * 0.05);
  const bald = crown.share < 0.3;
  if (bald && top > tall * 0.2) words.push("bald");
  const sides = [-1, 1].map((side) =>
    region(middle + side * wide * 0.62 - wide * 0.08, middle + side * wide * 0.62 + wide * 0.08, chin + tall * 0.1, chin + tall * 0.36),
  );
  const long = sides.filter(({ colour, share }) => share > 0.5 && distance(colour, crown.colour) < SAME_HAIR).length === 2;
  if (!bald) words.push(long ? "long hair" : "short hair");
  const cloth = region(middle - wide * 0.4, middle + wide * 0.4, chin + tall * 0.45, Math.min(0.99, chin + tall * 0.8));
  if (cloth.share > 0.7) words.push(`${nearest(CLOTH, cloth.colour)} sweater`);
  return { hair: bald ? null : crown.colour, words };
}

const distance = (a: readonly number[], b: readonly number[]) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

function nearest<Name extends string>(table: Record<Name, number>, [r, g, b]: readonly number[]): Name {
  let best: Name | null = null,
    least = Infinity;
  for (const name in table) {
    const hex = table[name],
      own = [(hex >> 16) / 255, ((hex >> 8) & 255) / 255, (hex & 255) / 255],
      away = distance(own, [r, g, b]);
    if (away < least) [best, least] = [name, away];
  }
  return best!;
}
