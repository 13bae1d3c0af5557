// A line of dialogue: text, voice and manner into samples at 48 kHz, with the time and the mouth shape of every sound.
import type { SpokenSound, Utterance, Voice } from "../../contracts.ts";
import { RATE, samplesOf } from "../dsp/rate.ts";
import { resample } from "../dsp/resample.ts";
import { seedOf } from "../dsp/random.ts";
import { characterNamed } from "./cast.ts";
import { fliteSpeak, type EngineSpeech } from "./flite.ts";
import { mannerNamed, setLevel } from "./manner.ts";
import { mouthShape } from "./mouthShapes.ts";
import { sayable } from "./sayable.ts";
import { whispered } from "./whisper.ts";

/**
 * Says a text. The same arguments give the same bits everywhere. What cannot be said (no letters of a known script)
 * becomes silence about as long as it would be read; an empty text a quarter of a second.
 * @param manner say, whisper, shout or voice-over; anything else is said plainly.
 */
export async function utter(engine: WebAssembly.Module, text: string, manner: string, voice: Voice): Promise<Utterance> {
  const words = sayable(text);
  if (words === "") return silence(text);
  const character = characterNamed(voice.character);
  const way = mannerNamed(manner);
  // a voice without a pitch of its own is raised by its tract, less far: it would sound like a child
  const bound = character.pitch === null && way.pitch > 1 ? { ...character, tract: character.tract * (1 + (way.pitch - 1) * 0.25) } : character;
  const speech = await fliteSpeak(engine, words, bound, way.pitch, way.pace);
  if (speech === null || !((speech.sounds.at(-1)?.end ?? 0) > 0) || speech.samples.length === 0) return silence(text);

  const dry = manner === "whisper" ? whispered(speech.samples, speech.rate, seedOf(words)) : speech.samples;
  const samples = resample(dry, speech.rate * bound.tract, RATE);
  way.colour(samples);
  setLevel(samples, way.level);
  return { samples, seconds: samples.length / RATE, sounds: timedSounds(speech, samples.length / RATE) };
}

/** The engine's times, fitted to the samples: exact for the statistical voices, 7 % long for the diphone one. */
function timedSounds(speech: EngineSpeech, seconds: number): SpokenSound[] {
  const scale = seconds / speech.sounds[speech.sounds.length - 1].end;
  let start = 0;
  return speech.sounds.map(({ sound, end }) => {
    const timed = { sound, start: start * scale, end: end * scale, shape: mouthShape(sound) };
    start = end;
    return timed;
  });
}

function silence(text: string): Utterance {
  const unsayable = text.trim().length;
  const seconds = unsayable === 0 ? 0.25 : Math.min(6, 0.4 + unsayable * 0.11);
  return { samples: new Float32Array(samplesOf(seconds)), seconds, sounds: [{ sound: "pau", start: 0, end: seconds, shape: "sil" }] };
}
