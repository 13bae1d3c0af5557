// A clip that begins as a picture: the first shot is the picture, with a camera that moves through it; what follows is staged.
import type { Production } from "../direction/production.ts";
import { fieldOfView, sensorHeight } from "../camera/optics.ts";
import { layersOf } from "./layers.ts";
import { covering, loadPicture, resized } from "./loadPicture.ts";
import { faceIn, peopleIn } from "./perception.ts";
import { lensOf, pictureCamera, startOf } from "./pictureCamera.ts";
import { PictureWorld } from "./pictureWorld.ts";
import { raster } from "./rasters.ts";
import { readScene } from "./readScene.ts";

/** The size at which a picture is read: masks and depth are smooth. */
const READ_WIDTH = 384;
const CHIN = 152;
const FOREHEAD = 10;

export async function stagePicture(production: Production, address: string, url: (path: string) => string): Promise<PictureWorld> {
  const { plan } = production.staged;
  const [first] = production.shots;
  const bitmap = await loadPicture(address);
  const picture = covering(bitmap, plan.size);
  bitmap.close();
  const aspect = plan.size.width / plan.size.height;
  const height = Math.round(READ_WIDTH / aspect);
  const small = resized(picture, READ_WIDTH, height);
  const sensor = sensorHeight(aspect, false);
  const people = raster(READ_WIDTH, height, await peopleIn(picture, READ_WIDTH, height, url));
  const face = await faceIn(picture, url);
  const faceHeight = face ? Math.hypot(face[CHIN].y - face[FOREHEAD].y, (face[CHIN].x - face[FOREHEAD].x) * aspect) : null;
  const reading = readScene(small, people, Math.tan(fieldOfView(lensOf(first.plan), sensor) / 2), faceHeight);
  const start = startOf(first.plan, reading.eyeHeight, reading.horizon, sensor);
  const { camera, notes } = pictureCamera({ shot: first.plan, start, sensor, aspect, distance: reading.distance, seed: plan.seed });
  const world = new PictureWorld(reading, layersOf(picture, small, reading.front), start, sensor, aspect);
  production.shots[0] = { ...first, camera, keys: [], held: [], focus: [], placements: new Map(), picture: world };
  production.notes.push(...notes);
  return world;
}
