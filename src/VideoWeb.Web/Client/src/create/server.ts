// What the page owes the circuit and the circuit owes the page. Names are those of DeskBridge.cs.

/** A .NET object that Blazor hands over. */
export interface DotNetObject {
  invokeMethodAsync<T>(method: string, ...args: unknown[]): Promise<T>;
}

/** What became of an edit; `say` is spoken. */
export interface Outcome { accepted: boolean; say: string }

/** A stretch of the script and the hue it is underlined with. Offsets are UTF-16 units. */
export interface Span { start: number; length: number; craft: string }

/** The answer to a version of the text. */
export interface TextReading { version: number; spans: Span[]; cast: string[] }

export class DeskServer {
  constructor(private readonly object: DotNetObject) {}

  readText(text: string, version: number) { return this.call<TextReading>("ReadText", text, version); }
  select(block: string) { return this.call<void>("Select", block); }
  move(block: string, start: number) { return this.edit("Move", block, start); }
  nudge(block: string, by: number) { return this.edit("Nudge", block, by); }
  trim(block: string, start: number, end: number) { return this.edit("Trim", block, start, end); }
  split(time: number) { return this.edit("Split", time); }
  remove(block: string) { return this.edit("Delete", block); }
  add(what: "shot" | "move" | "line", time: number) { return this.edit("Add", what, time); }
  undo() { return this.edit("Undo"); }
  redo() { return this.edit("Redo"); }
  generate() { return this.call<void>("Generate"); }
  setPicture(upload: string) { return this.call<Outcome>("SetPicture", upload); }
  paint(layer: string, radius: number, points: number[]) { return this.edit("Paint", layer, radius, points); }
  stageReady(notes: string[]) { return this.call<void>("StageReady", notes); }
  stageFailed(message: string) { return this.call<void>("StageFailed", message); }

  private edit(method: string, ...args: unknown[]) { return this.call<Outcome>(method, ...args); }

  /** A lost circuit is said by the shell; here a call then simply has no effect. */
  private async call<T>(method: string, ...args: unknown[]): Promise<T | null> {
    try {
      return await this.object.invokeMethodAsync<T>(method, ...args);
    } catch (error) {
      console.warn(`The studio did not answer ${method}.`, error instanceof Error ? error.message : error);
      return null;
    }
  }
}

/** A line as the stage will speak it; seconds of the clip. */
export interface StageLine { speaker: string; text: string; start: number; end: number }
