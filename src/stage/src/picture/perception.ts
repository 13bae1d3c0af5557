// What MediaPipe sees in a picture, in this page and off the network: a soft mask of people, and the landmarks of one face.
// Apache-2.0, models inside the packages. Never set minDetectionConfidence: this version of face_mesh aborts on it.
export interface Landmark {
  /** Shares of the picture's width and height, from the top left; z in shares of the width, negative is nearer. */
  x: number;
  y: number;
  z: number;
}
interface Solution<Results> {
  setOptions(options: object): void;
  onResults(listener: (results: Results) => void): void;
  initialize(): Promise<void>;
  send(input: { image: HTMLCanvasElement }): Promise<void>;
  close(): Promise<void>;
}
interface FaceResults {
  multiFaceLandmarks?: Landmark[][];
}
interface SegmentationResults {
  segmentationMask: CanvasImageSource;
}
type SolutionClass<Results> = new (config: { locateFile(file: string): string }) => Solution<Results>;

const scripts = new Map<string, Promise<void>>();

function script(address: string): Promise<void> {
  let loading = scripts.get(address);
  if (!loading) {
    loading = new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = address;
      element.onload = () => resolve();
      element.onerror = () => reject(new Error(`${address} is missing.`));
      document.head.append(element);
    });
    scripts.set(address, loading);
    loading.catch(() => scripts.delete(address));
  }
  return loading;
}

async function open<Results>(name: string, global: string, options: object, url: (path: string) => string): Promise<Solution<Results>> {
  await script(url(`mediapipe/${name}/${name}.js`));
  const Class = (globalThis as unknown as Record<string, SolutionClass<Results>>)[global];
  const solution = new Class({ locateFile: (file) => url(`mediapipe/${name}/${file}`) });
  solution.setOptions(options);
  await solution.initialize();
  return solution;
}

function elementOf(pixels: ImageData): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = pixels.width;
  canvas.height = pixels.height;
  canvas.getContext("2d")!.putImageData(pixels, 0, 0);
  return canvas;
}

let faces: Promise<Solution<FaceResults>> | null = null;
let people: Promise<Solution<SegmentationResults>> | null = null;

/** The 478 landmarks of the clearest face, or null. The solutions are kept: their first call compiles shaders. */
export async function faceIn(pixels: ImageData, url: (path: string) => string): Promise<Landmark[] | null> {
  faces ??= open<FaceResults>("face_mesh", "FaceMesh", { maxNumFaces: 1, refineLandmarks: true }, url);
  faces.catch(() => (faces = null));
  const solution = await faces;
  let found: Landmark[] | null = null;
  solution.onResults((results) => {
    found = results.multiFaceLandmarks?.[0] ?? null;
  });
  await solution.send({ image: elementOf(pixels) });
  return found;
}

/** 0 to 1 for each pixel of the answer's size: how surely it belongs to a person. */
export async function peopleIn(pixels: ImageData, width: number, height: number, url: (path: string) => string): Promise<Float32Array<ArrayBuffer>> {
  people ??= open<SegmentationResults>("selfie_segmentation", "SelfieSegmentation", { modelSelection: 0 }, url);
  people.catch(() => (people = null));
  const solution = await people;
  const mask = new Float32Array(width * height);
  solution.onResults(({ segmentationMask }) => {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d", { willReadFrequently: true })!;
    context.drawImage(segmentationMask, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height);
    for (let i = 0; i < mask.length; i++) mask[i] = data[i * 4 + 3] < 255 ? data[i * 4 + 3] / 255 : data[i * 4] / 255;
  });
  await solution.send({ image: elementOf(pixels) });
  return mask;
}
