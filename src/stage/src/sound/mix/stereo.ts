export type Stereo = [left: Float32Array<ArrayBuffer>, right: Float32Array<ArrayBuffer>];

export function silentStereo(length: number): Stereo {
  return [new Float32Array(length), new Float32Array(length)];
}
