/** 00:00:05:11: hours, minutes, seconds, frames. */
export function timecode(seconds: number, fps: number): string {
  const frames = Math.max(0, Math.floor(seconds * fps + 1e-6));
  const two = (n: number) => String(Math.floor(n)).padStart(2, "0");
  return [frames / fps / 3600, (frames / fps / 60) % 60, (frames / fps) % 60, frames % fps].map(two).join(":");
}

/** 12:00: seconds and frames of a length. */
export function shortTimecode(seconds: number, fps: number): string {
  const frames = Math.round(seconds * fps);
  return `${String(Math.floor(frames / fps)).padStart(2, "0")}:${String(frames % fps).padStart(2, "0")}`;
}

/** The time of the frame at or before a time, so that every step lands on a frame. */
export const toFrame = (seconds: number, fps: number): number => Math.floor(seconds * fps + 1e-6) / fps;
