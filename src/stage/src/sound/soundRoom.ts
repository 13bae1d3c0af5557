// Where sound is made: in a worker of the page, so that pictures go on meanwhile, or on the spot where there are no workers.
import type { SoundContext, SoundScore, SoundTrack, Utterance, Voice } from "../contracts.ts";
import { fetchedAssets, type SoundAssets } from "./assets.ts";
import type { SoundReply, SoundRequest } from "./soundWorker.ts";
import { renderScore } from "./mix/renderScore.ts";
import { utter } from "./voices/utter.ts";

export interface SoundRoom {
  speak(text: string, manner: string, voice: Voice): Promise<Utterance>;
  render(score: SoundScore): Promise<SoundTrack>;
}

const rooms = new Map<string, SoundRoom>();

/** One for each root that the assets come from; it lives as long as the page. */
export function soundRoom(context: SoundContext): SoundRoom {
  const root = context.url("");
  let room = rooms.get(root);
  if (!room) rooms.set(root, room = typeof Worker === "undefined" ? roomHere(fetchedAssets(context.url)) : roomInWorker(context.url));
  return room;
}

/** On the caller's own thread. */
export function roomHere(assets: SoundAssets): SoundRoom {
  return {
    speak: async (text, manner, voice) => utter(await assets.engine(), text, manner, voice),
    render: score => renderScore(score, assets),
  };
}

function roomInWorker(url: (path: string) => string): SoundRoom {
  // a worker from the stage's own origin: allowed by a policy of script-src 'self'
  const worker = new Worker(url("soundWorker.js"), { type: "module" });
  const root = new URL(url(""), document.baseURI).href;
  const waiting = new Map<number, { resolve(value: unknown): void; reject(reason: Error): void }>();
  let last = 0;
  let broken: Error | null = null;
  worker.onmessage = ({ data }: MessageEvent<SoundReply>) => {
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error === undefined) call?.resolve(data.result);
    else call?.reject(new Error(data.error));
  };
  worker.onerror = event => {
    // the next call gets a new worker: this one answers nobody any more
    rooms.delete(url(""));
    worker.terminate();
    broken = new Error(`the sound worker stopped: ${event.message || "it could not be loaded"}`);
    for (const call of waiting.values()) call.reject(broken);
    waiting.clear();
  };
  const ask = (request: Omit<SoundRequest, "id" | "root">) => new Promise<unknown>((resolve, reject) => {
    if (broken) throw broken;
    const id = ++last;
    waiting.set(id, { resolve, reject });
    worker.postMessage({ ...request, id, root });
  });
  return {
    speak: (text, manner, voice) => ask({ line: { text, manner, voice } }) as Promise<Utterance>,
    render: score => ask({ score }) as Promise<SoundTrack>,
  };
}
