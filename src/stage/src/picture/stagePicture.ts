// A clip that begins as a picture: the first shot is the picture, with a camera that moves through it; what follows is staged.
import type { Production } from "../direction/production.ts";
import { fieldOfView, sensorHeight } from "../camera/optics.ts";
import { layersOf } from "./layers.ts";
import { covering, loadPicture, resized, type PictureSize } from "./loadPicture.ts";
import { faceIn, peopleIn, type Landmark } from "./perception.ts";
import { lensOf, pictureCamera, startOf } from "./pictureCamera.ts";
import { PictureWorld } from "./pictureWorld.ts";
import { raster, type Raster } from "./rasters.ts";
import { readScene, type SceneReading } from "./readScene.ts";

/** The size at which a picture is read: masks and depth are smooth. */
const READ_WIDTH = 384;
const CHIN = 152;
const FOREHEAD = 10;

/** What is seen in a picture, whatever the plan makes of it. */
interface SeenPicture {
  key: string;
  picture: ImageData;
  small: ImageData;
  people: Raster;
  face: Landmark[] | null;
  notes: string[];
}
interface StandingPicture {
  key: string;
  reading: SceneReading;
  world: PictureWorld;
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
    const seen = await this.see(address, plan.size);
    const key = `${seen.key} ${lensOf(first.plan)}`;
    if (this.standing?.key !== key) {
      const reading = readScene(seen.small, seen.people, Math.tan(fieldOfView(lensOf(first.plan), sensor) / 2), faceHeight(seen.face, aspect));
      const start = startOf(first.plan, reading.eyeHeight, reading.horizon, sensor);
      const world = new PictureWorld(reading, layersOf(seen.picture, seen.small, reading.front), start, sensor, aspect);
      this.standing?.world.dispose();
      this.standing = { key, reading, world };
    }
    const { reading, world } = this.standing;
    const start = startOf(first.plan, reading.eyeHeight, reading.horizon, sensor);
    const { camera, notes } = pictureCamera({ shot: first.plan, start, sensor, aspect, distance: reading.distance, seed: plan.seed });
    production.shots[0] = { ...first, camera, keys: [], held: [], focus: [], placements: new Map(), picture: world };
    production.notes.push(...seen.notes, ...notes);
  }

  dispose(): void {
    this.standing?.world.dispose();
    this.standing = this.seen = null;
  }

  private async see(address: string, size: PictureSize): Promise<SeenPicture> {
    const key = `${address} ${size.width}x${size.height}`;
    if (this.seen?.key === key) return this.seen;
    const bitmap = await loadPicture(this.url(address));
    const picture = covering(bitmap, size);
    bitmap.close();
    const height = Math.round((READ_WIDTH * size.height) / size.width);
    const notes: string[] = [];
    const people = await unlessBlind(peopleIn(picture, READ_WIDTH, height, this.url), new Float32Array(READ_WIDTH * height), notes);
    const face = await unlessBlind(faceIn(picture, this.url), null, notes);
    return (this.seen = { key, picture, small: resized(picture, READ_WIDTH, height), people: raster(READ_WIDTH, height, people), face, notes });
  }
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
