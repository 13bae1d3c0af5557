// Keys of the whole desk. Single keys are off while one types, and can be switched off for good (WCAG 2.1.4).
export interface DeskActions {
  undo(): void; redo(): void; generate(): void; nextUnknown(): void; nextPanel(step: number): void;
  playPause(): void; pause(): void; step(frames: number): void; shot(direction: number): void;
  thirds(): void; wipe(): void; split(): void; snap(): void; zoom(step: number): void;
}

const setting = "videoweb-single-keys";

export const singleKeys = {
  get on(): boolean { return localStorage.getItem(setting) !== "off"; },
  set on(value: boolean) { localStorage.setItem(setting, value ? "on" : "off"); },
};

export class Shortcuts {
  private readonly unbind = new AbortController();

  constructor(private readonly actions: DeskActions) {
    document.addEventListener("keydown", (event) => {
      if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
      if (this.run(event)) event.preventDefault();
    }, { signal: this.unbind.signal });
  }

  dispose(): void { this.unbind.abort(); }

  private run(event: KeyboardEvent): boolean {
    const target = event.target as HTMLElement, key = event.key.toLowerCase();
    const field = target.closest("input:not([type=range], [type=checkbox]), textarea, select") !== null;
    const writing = field || target.isContentEditable;
    if (event.ctrlKey || event.metaKey) return this.withControl(event, key, field);
    if (event.key === "F6") return done(() => this.actions.nextPanel(event.shiftKey ? -1 : 1));
    if (event.key === "F8") return done(() => this.actions.nextUnknown());
    if (writing || event.altKey || !singleKeys.on) return false;
    // Space and the arrows belong to a control that has them
    const onControl = target.closest("button, a, [role=slider], [role=option], input") !== null;
    if (key === " ") return !onControl && done(() => this.actions.playPause());
    if (event.key.startsWith("Arrow")) return !onControl && this.arrow(event.key);
    return this.single(key);
  }

  private withControl(event: KeyboardEvent, key: string, field: boolean): boolean {
    if (key === "enter") return done(() => this.actions.generate());
    if (field) return false; // a field's own undo comes first
    if (key === "z") return done(() => (event.shiftKey ? this.actions.redo() : this.actions.undo()));
    if (key === "y") return done(() => this.actions.redo());
    return false;
  }

  private arrow(key: string): boolean {
    if (key === "ArrowLeft" || key === "ArrowRight") return done(() => this.actions.step(key === "ArrowLeft" ? -1 : 1));
    return done(() => this.actions.shot(key === "ArrowUp" ? -1 : 1));
  }

  private single(key: string): boolean {
    const single: Record<string, () => void> = {
      j: () => this.actions.step(-24), k: () => this.actions.pause(), l: () => this.actions.playPause(),
      t: () => this.actions.thirds(), w: () => this.actions.wipe(), s: () => this.actions.split(), n: () => this.actions.snap(),
      "+": () => this.actions.zoom(1), "=": () => this.actions.zoom(1), "-": () => this.actions.zoom(-1),
    };
    return single[key] !== undefined && done(single[key]);
  }
}

function done(action: () => void): true {
  action();
  return true;
}
