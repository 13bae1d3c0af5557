// The worker of soundRoom.ts: speaks lines and renders scores, one after another.
import type { SoundScore, SoundTrack, Utterance, Voice } from "../contracts.ts";
import { fetchedAssets } from "./assets.ts";
import { roomHere, type SoundRoom } from "./soundRoom.ts";

export interface SoundRequest { id: number; root: string; line?: { text: string; manner: string; voice: Voice }; score?: SoundScore }
export interface SoundReply { id: number; result?: Utterance | SoundTrack; error?: string }

interface WorkerScope {
  onmessage: ((event: MessageEvent<SoundRequest>) => void) | null;
  postMessage(message: SoundReply, transfer: Transferable[]): void;
}

const scope = globalThis as unknown as WorkerScope;
let room: SoundRoom | undefined;
let queue: Promise<void> = Promise.resolve();

scope.onmessage = ({ data }) => {
  queue = queue.then(() => answer(data));
};

async function answer(request: SoundRequest): Promise<void> {
  room ??= roomHere(fetchedAssets(path => new URL(path, request.root).href));
  try {
    if (request.line) {
      const line = await room.speak(request.line.text, request.line.manner, request.line.voice);
      scope.postMessage({ id: request.id, result: line }, [line.samples.buffer as ArrayBuffer]);
    } else if (request.score) {
      const track = await room.render(request.score);
      scope.postMessage({ id: request.id, result: track }, buffersOf(track));
    }
  } catch (error) {
    scope.postMessage({ id: request.id, error: error instanceof Error ? error.message : String(error) }, []);
  }
}

function buffersOf(track: SoundTrack): Transferable[] {
  return [track.left, track.right, ...Object.values(track.stems).flat()].map(samples => samples.buffer as ArrayBuffer);
}
