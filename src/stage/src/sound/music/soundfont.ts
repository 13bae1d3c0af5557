// Plays written notes through the soundfont, off line and bit-exact.
import { type BasicSoundBank, MIDIBuilder, SoundBankLoader, SpessaSynthProcessor, SpessaSynthSequencer } from "spessasynth_core";
import { RATE, samplesOf } from "../dsp/rate.ts";
import type { Stereo } from "../mix/stereo.ts";
import type { MusicScore } from "./score.ts";

const TICKS = 480;
const BLOCK = 128;
/** MIDI controllers. */
const VOLUME = 7, PAN = 10;

export class Soundfont {
  readonly #bank: BasicSoundBank;

  constructor(bytes: ArrayBuffer) {
    this.#bank = SoundBankLoader.fromArrayBuffer(bytes);
  }

  /** The piece from its first beat, `seconds` long. */
  async play(score: MusicScore, seconds: number): Promise<Stereo> {
    const synth = await this.#synth();
    const sequencer = new SpessaSynthSequencer(synth);
    sequencer.loadNewSongList([toMidi(score)]);
    sequencer.play();
    const length = samplesOf(seconds);
    const out: Stereo = [new Float32Array(length), new Float32Array(length)];
    for (let at = 0; at < length; at += BLOCK) {
      sequencer.processTick();
      synth.process(out[0], out[1], at, Math.min(BLOCK, length - at));
    }
    return out;
  }

  /** One tone, held and left to ring: mono. */
  async tone(program: number, key: number, seconds: number, velocity: number): Promise<Float32Array<ArrayBuffer>> {
    const synth = await this.#synth();
    synth.programChange(0, program);
    synth.noteOn(0, key, velocity);
    const held = samplesOf(seconds), length = held + samplesOf(0.4);
    const left = new Float32Array(length), right = new Float32Array(length);
    let released = false;
    for (let at = 0; at < length; at += BLOCK) {
      if (!released && at >= held) { synth.noteOff(0, key); released = true; }
      synth.process(left, right, at, Math.min(BLOCK, length - at));
    }
    for (let i = 0; i < length; i++) left[i] = (left[i] + right[i]) / 2;
    return left;
  }

  async #synth(): Promise<SpessaSynthProcessor> {
    // its reverb and chorus cost more than all voices together: the music gets its hall from the mix
    const synth = new SpessaSynthProcessor(RATE, { eventsEnabled: false, effectsEnabled: false });
    await synth.processorInitialized;
    synth.soundBankManager.addSoundBank(this.#bank, "main");
    return synth;
  }
}

function toMidi(score: MusicScore): MIDIBuilder {
  const midi = new MIDIBuilder({ name: "score", timeDivision: TICKS, initialTempo: score.tempo, format: 0 });
  for (const { channel, program, volume, pan } of score.parts) {
    midi.programChange(0, 0, channel, program);
    midi.controllerChange(0, 0, channel, VOLUME, volume);
    midi.controllerChange(0, 0, channel, PAN, pan);
  }
  const events = score.notes.flatMap(note => [
    { tick: Math.round(note.at * TICKS), on: true, note },
    { tick: Math.round((note.at + note.length) * TICKS), on: false, note },
  ]);
  // ends before beginnings, so that a repeated tone is struck again
  events.sort((a, b) => a.tick - b.tick || Number(a.on) - Number(b.on));
  for (const { tick, on, note } of events)
    if (on) midi.noteOn(tick, 0, note.channel, note.key, note.velocity);
    else midi.noteOff(tick, 0, note.channel, note.key);
  midi.flush();
  return midi;
}
