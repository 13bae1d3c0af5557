// Placeholder until the sound lands: the spoken lines alone, laid on the clip's clock.
import type { RenderSound } from "../contracts.ts";

const RATE = 48000;

export const renderSound: RenderSound = async (score) => {
  const length = Math.round(score.seconds * RATE);
  const stem = (): [Float32Array, Float32Array] => [new Float32Array(length), new Float32Array(length)];
  const stems = { dialogue: stem(), effects: stem(), ambience: stem(), music: stem() };
  for (const line of score.lines) {
    const from = Math.round(line.start * RATE);
    line.utterance.samples.forEach((sample, i) => {
      if (from + i >= length) return;
      stems.dialogue[0][from + i] += sample;
      stems.dialogue[1][from + i] += sample;
    });
  }
  return { left: stems.dialogue[0].slice(), right: stems.dialogue[1].slice(), stems };
};
