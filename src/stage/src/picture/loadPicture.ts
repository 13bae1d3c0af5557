// A user's picture as pixels of the clip's own size: it covers the frame, what stands over is cut evenly.
export interface PictureSize {
  width: number;
  height: number;
}

/** A picture that a user can mend: its message stands alone. */
export class PictureError extends Error {}

export async function loadPicture(address: string): Promise<ImageBitmap> {
  const response = await fetch(address);
  if (!response.ok) throw new PictureError(`The picture could not be read (${response.status}).`);
  try {
    return await createImageBitmap(await response.blob());
  } catch {
    throw new PictureError("The picture could not be read: it is neither a JPEG nor a PNG that the browser knows.");
  }
}

/** The part of a picture that covers a frame of another shape, as left, top, width and height in its pixels. */
export function coverOf(picture: PictureSize, frame: PictureSize): [number, number, number, number] {
  const scale = Math.min(picture.width / frame.width, picture.height / frame.height);
  const width = frame.width * scale;
  const height = frame.height * scale;
  return [(picture.width - width) / 2, (picture.height - height) / 2, width, height];
}

export function covering(picture: ImageBitmap, frame: PictureSize): ImageData {
  const canvas = new OffscreenCanvas(frame.width, frame.height);
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, ...coverOf(picture, frame), 0, 0, frame.width, frame.height);
  return context.getImageData(0, 0, frame.width, frame.height);
}

/** Smaller or larger pixels of the same picture. */
export function resized(pixels: ImageData, width: number, height: number): ImageData {
  const from = canvasOf(pixels);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  context.imageSmoothingQuality = "high";
  context.drawImage(from, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}

export function canvasOf(pixels: ImageData): OffscreenCanvas {
  const canvas = new OffscreenCanvas(pixels.width, pixels.height);
  canvas.getContext("2d")!.putImageData(pixels, 0, 0);
  return canvas;
}
