// The speech engine: flite 2.2 as one WASI program with its voices inside. The same bytes in node and in every browser.
import { ConsoleStdout, File, OpenFile, PreopenDirectory, WASI } from "@bjorn3/browser_wasi_shim";
import type { Character } from "./cast.ts";

/** What the engine said: 16-bit samples as −1 to 1 at its own rate, and where each sound ends, in seconds at that rate. */
export interface EngineSpeech { samples: Float32Array<ArrayBuffer>; rate: number; sounds: { sound: string; end: number }[] }

/**
 * @param text Plain words (see sayable.ts).
 * @param pitch Factor on the character's pitch.
 * @param pace Factor on the character's pace; above 1 speaks slower.
 * @returns null where the engine could make nothing of the text.
 */
export async function fliteSpeak(engine: WebAssembly.Module, text: string, character: Character, pitch: number, pace: number): Promise<EngineSpeech | null> {
  const listing: string[] = [];
  const folder = new PreopenDirectory("/", new Map());
  const wasi = new WASI(
    ["flite", ...engineArguments(text, character, pitch, pace)], [],
    [new OpenFile(new File([])), ConsoleStdout.lineBuffered(line => listing.push(line)), ConsoleStdout.lineBuffered(() => { }), folder],
    { debug: false });
  const instance = await WebAssembly.instantiate(engine, { wasi_snapshot_preview1: wasi.wasiImport });
  try {
    wasi.start(instance as Parameters<WASI["start"]>[0]);
  } catch (error) {
    // a trap in the engine: the line stays silent, the clip goes on
    if (error instanceof WebAssembly.RuntimeError) return null;
    throw error;
  }
  const wave = folder.dir.contents.get("o.wav");
  if (!(wave instanceof File) || wave.data.length < 44) return null;
  return { ...readWave(wave.data), sounds: readSounds(listing.join(" ")) };
}

function engineArguments(text: string, character: Character, pitch: number, pace: number): string[] {
  const stretch = ["--setf", `duration_stretch=${(character.pace * pace * character.tract).toFixed(4)}`];
  const mean = character.pitch === null ? [] : ["--setf", `int_f0_target_mean=${(character.pitch * pitch / character.tract).toFixed(2)}`];
  return ["-voice", character.engineVoice, ...stretch, ...mean, "-psdur", "-t", text, "-o", "/o.wav"];
}

/** "pau:0.2 hh:0.27 …": a sound and its end in seconds. */
function readSounds(listing: string): EngineSpeech["sounds"] {
  return listing.trim().split(/\s+/).flatMap(token => {
    const [sound, end] = token.split(":");
    return end !== undefined && Number.isFinite(Number(end)) ? [{ sound, end: Number(end) }] : [];
  });
}

function readWave(bytes: Uint8Array): { samples: Float32Array<ArrayBuffer>; rate: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let rate = 16000;
  for (let at = 12; at + 8 <= bytes.length;) {
    const id = String.fromCharCode(...bytes.subarray(at, at + 4));
    const size = view.getUint32(at + 4, true);
    if (id === "fmt ") rate = view.getUint32(at + 12, true);
    if (id === "data") {
      const samples = new Float32Array(Math.min(size, bytes.length - at - 8) >> 1);
      for (let i = 0; i < samples.length; i++) samples[i] = view.getInt16(at + 8 + i * 2, true) / 32768;
      return { samples, rate };
    }
    at += 8 + size + (size & 1);
  }
  return { samples: new Float32Array(0), rate };
}
