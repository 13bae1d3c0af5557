import type { SoundScore } from "../../contracts.ts";
import { airAt, place, voiceByDistance } from "./place.ts";
import { addTo } from "./send.ts";
import { addSpaces } from "./spaces.ts";
import { silentStereo, type Stereo } from "./stereo.ts";

/** The spoken lines, near the middle, in their rooms; a voice-over is dry and close. */
export function dialogueStem(score: SoundScore, length: number): Stereo {
  const stem = silentStereo(length);
  const send = new Float32Array(length);
  for (const line of score.lines) {
    const narrated = line.manner === "voice-over";
    const gain = narrated ? 1 : voiceByDistance(line.distance);
    // voices stay near the middle: a cut must not throw them from side to side
    place(stem, line.utterance.samples, { at: line.start, pan: narrated ? 0 : line.pan * 0.35, gain, lowPass: narrated ? null : airAt(line.distance) });
    if (!narrated) addTo(send, line.utterance.samples, line.start, gain * Math.min(1, 0.35 + line.distance * 0.08));
  }
  addSpaces(stem, send, score.spaces);
  return stem;
}
