// The two big files that sound needs, loaded once each and only when asked for.

import { Soundfont } from "./music/soundfont.ts";

export interface SoundAssets {
  /** flite.wasm, compiled. */
  engine(): Promise<WebAssembly.Module>;
  /** soundfont.sf3, read. */
  soundfont(): Promise<Soundfont>;
}

/** @param read Fetches a file of the stage's root by its name. */
export function soundAssets(read: (name: string) => Promise<ArrayBuffer>): SoundAssets {
  let engine: Promise<WebAssembly.Module> | undefined;
  let soundfont: Promise<Soundfont> | undefined;
  return {
    engine: () => engine ??= read("flite.wasm").then(bytes => WebAssembly.compile(bytes)),
    soundfont: () => soundfont ??= read("soundfont.sf3").then(bytes => new Soundfont(bytes)),
  };
}

/** In a page or a worker. */
export function fetchedAssets(url: (path: string) => string): SoundAssets {
  return soundAssets(async name => {
    const response = await fetch(url(name));
    if (!response.ok) throw new Error(`${name} could not be loaded: ${response.status}`);
    return response.arrayBuffer();
  });
}
