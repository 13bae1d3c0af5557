// A clip that begins as a picture: the first shot is the picture, with a camera that moves through it; what follows is staged.
import type { PictureMarks, SpokenLine } from "../contracts.ts";
import type { Production, ShotPicture } from "../direction/production.ts";
import { fieldOfView, sensorHeight } from "../camera/optics.ts";
import type { CameraPose } from "../camera/pose.ts";
import { smooth } from "../motion/ease.ts";
import { layersOf } from "./layers.ts";
import { covering, coverOf, loadPicture, resized, type PictureSize } from "./loadPicture.ts";
import { painted, type Crop, type PictureLayer } from "./marks.ts";
import { faceIn, peopleIn, type Landmark } from "./perception.ts";
import { lensOf, pictureCamera, startOf } from "./pictureCamera.ts";
import { PictureFace } from "./pictureFace.ts";
import { PictureWorld, type PictureSheets } from "./pictureWorld.ts";
import { raster, type Raster } from "./rasters.ts";
import { readScene, type SceneReading } from "./readScene.ts";

/** The size at which a picture is read: masks and depth are smooth. */
const READ_WIDTH = 384;
const FRONT_RIM = 1;
const LIFTED_RIM = 3;
const CHIN = 152;
const FOREHEAD = 10;
const CHEEKS = [50, 280, 205, 425];

/** What is seen in a picture, whatever the plan makes of it. */
interface SeenPicture {
  key: string;
  picture: ImageData;
  small: ImageData;
  crop: Crop;
  people: Raster;
  face: Landmark[] | null;
  notes: string[];
}
interface StandingPicture {
  key: string;
  reading: SceneReading;
  world: PictureWorld;
}
interface Lens {
  focalLength: number;
  sensor: number;
  aspect: number;
  start(reading: SceneReading): CameraPose;
}

/** Keeps the picture of the plan before: while the words are written the same one comes with each of them. */
export class PictureStage {
  private seen: SeenPicture | null = null;
  private standing: StandingPicture | null = null;

  constructor(private readonly url: (path: string) => string) {}

  async stage(production: Production, address: string): Promise<void> {
    const { plan } = production.staged;
    const [first] = production.shots;
    const aspect = plan.size.width / plan.size.height;
    const sensor = sensorHeight(aspect, false);
    const focalLength = lensOf(first.plan);
    const lens: Lens = { focalLength, sensor, aspect, start: (reading) => startOf(first.plan, reading.eyeHeight, reading.horizon, sensor) };
    const seen = await this.see(address, plan.size);
    const { reading, world } = this.stand(seen, plan.picture ?? null, lens);
    const spoken = speechIn(production);
    const notes = [...seen.notes];
    if (spoken.length > 0 && !world.face) notes.push("No face was found in the picture: the line is heard, and no lips move.");
    const [left, top, right, bottom] = world.face?.box ?? [0, 0, 0, 0];
    const middle = world.face ? { x: (left + right) / 2, y: (top + bottom) / 2 } : reading.subject;
    const { camera, notes: held } = pictureCamera({
      shot: first.plan,
      start: lens.start(reading),
      sensor,
      aspect,
      distance: reading.distance,
      towards: middle && world.pointAt(middle.x, middle.y, reading.distance),
      seed: plan.seed,
    });
    const shown: ShotPicture = {
      draw(renderer, view, width, height, seconds) {
        world.face?.pose(first.start + seconds, spoken, plan.seed);
        const share = smooth(0, 1, seconds / Math.max(1e-3, first.plan.seconds));
        const move = plan.picture?.move;
        world.moveLifted((move?.x ?? 0) * share, (move?.y ?? 0) * share, 1 + ((move?.scale ?? 1) - 1) * share);
        return world.draw(renderer, view, width, height);
      },
      face: world.face && { id: spoken[0]?.speaker ?? "face", box: world.face.box, depth: reading.distance, pointAt: (u, v, depth) => world.pointAt(u, v, depth), mouthOpen: () => world.face!.mouthOpen },
    };
    production.shots[0] = { ...first, camera, keys: [], held: [], focus: [], placements: new Map(), picture: shown };
    production.notes.push(...notes, ...held);
  }

  dispose(): void {
    this.standing?.world.dispose();
    this.standing = this.seen = null;
  }

  /** The picture's layers with their depth; built anew only where the picture, its marks or the lens are others. */
  private stand(seen: SeenPicture, marks: PictureMarks | null, lens: Lens): StandingPicture {
    const key = `${seen.key} ${lens.focalLength} ${JSON.stringify(marks?.strokes ?? [])}`;
    if (this.standing?.key === key) return this.standing;
    const { width, height } = seen.people;
    const mask = (layer: PictureLayer) => painted(marks, layer, seen.crop, width, height);
    const reading = readScene({
      small: seen.small,
      people: seen.people,
      near: mask("near"),
      far: mask("far"),
      lifted: mask("lifted"),
      tangent: Math.tan(fieldOfView(lens.focalLength, lens.sensor) / 2),
      faceHeight: faceHeight(seen.face, lens.aspect),
    });
    const face = seen.face && new PictureFace(seen.face, lens.aspect, skinOf(seen.small, seen.face));
    const world = new PictureWorld(reading, sheetsOf(seen, reading), face, { start: lens.start(reading), sensor: lens.sensor, aspect: lens.aspect });
    this.standing?.world.dispose();
    return (this.standing = { key, reading, world });
  }

  private async see(address: string, size: PictureSize): Promise<SeenPicture> {
    const key = `${address} ${size.width}x${size.height}`;
    if (this.seen?.key === key) return this.seen;
    const bitmap = await loadPicture(this.url(address));
    const picture = covering(bitmap, size);
    const [left, top, width, height] = coverOf(bitmap, size);
    const crop: Crop = [left / bitmap.width, top / bitmap.height, width / bitmap.width, height / bitmap.height];
    bitmap.close();
    const rows = Math.round((READ_WIDTH * size.height) / size.width);
    const notes: string[] = [];
    const people = await unlessBlind(peopleIn(picture, READ_WIDTH, rows, this.url), new Float32Array(READ_WIDTH * rows), notes);
    const face = await unlessBlind(faceIn(picture, this.url), null, notes);
    return (this.seen = { key, picture, small: resized(picture, READ_WIDTH, rows), crop, people: raster(READ_WIDTH, rows, people), face, notes });
  }
}

/** Behind, front, and what was lifted out over both. */
function sheetsOf({ picture, small }: SeenPicture, { front, lifted, liftedFoot }: SceneReading): PictureSheets {
  const out = lifted && layersOf(picture, small, lifted, LIFTED_RIM);
  const rest = out ? new ImageData(new Uint8ClampedArray(out.behind), picture.width, picture.height) : picture;
  const layers = layersOf(rest, out ? resized(rest, small.width, small.height) : small, front, FRONT_RIM);
  return {
    width: picture.width,
    height: picture.height,
    behind: layers.behind,
    front: layers.front,
    frontCoverage: layers.coverage,
    lifted: out && liftedFoot && { pixels: out.front, depth: liftedFoot.depth },
  };
}

/** The lines that the face says: those of the first who speaks in the picture's shot. */
function speechIn({ lines }: Production): SpokenLine[] {
  const here = lines.filter(({ shot, line }) => shot === 0 && line.manner !== "voice-over");
  return here.filter(({ speaker }) => speaker === here[0].speaker).map(({ line }) => line);
}

/** The mean colour of the cheeks, 0 to 1. */
function skinOf({ data, width, height }: ImageData, face: Landmark[]): [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0];
  for (const landmark of CHEEKS) {
    const x = Math.min(width - 1, Math.max(0, Math.round(face[landmark].x * width)));
    const y = Math.min(height - 1, Math.max(0, Math.round(face[landmark].y * height)));
    for (let c = 0; c < 3; c++) sum[c] += Math.min(1, (data[(y * width + x) * 4 + c] / 255) * 1.25) / CHEEKS.length;
  }
  return sum;
}

/** A browser that cannot run the models still shows the picture: its depth then comes from colours and the ground alone. */
async function unlessBlind<T>(seeing: Promise<T>, nothing: T, notes: string[]): Promise<T> {
  try {
    return await seeing;
  } catch (error) {
    console.warn("The picture was not looked at for people.", error);
    if (notes.length === 0) notes.push("People and faces in the picture could not be found here: its depth comes from colours and the ground.");
    return nothing;
  }
}

/** Chin to forehead as share of the picture's height. */
function faceHeight(face: Landmark[] | null, aspect: number): number | null {
  return face ? Math.hypot(face[CHIN].y - face[FOREHEAD].y, (face[CHIN].x - face[FOREHEAD].x) * aspect) : null;
}
