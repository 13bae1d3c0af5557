// After an @ the names of the cast are offered below the caret: arrows choose, Enter or Tab takes, Escape closes.
import type { PlainText } from "./plain-text.ts";

export class Mentions {
  names: string[] = [];
  private readonly list = document.createElement("ul");
  private offered: string[] = [];
  private chosen = 0;

  constructor(private readonly field: HTMLElement, private readonly take: (name: string) => void) {
    this.list.id = "mentions";
    this.list.className = "mentions";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Cast");
    this.list.hidden = true;
    field.after(this.list);
    this.list.addEventListener("pointerdown", (event) => {
      const option = (event.target as Element).closest("li");
      if (!option) return;
      event.preventDefault();
      this.takeName(option.textContent ?? "");
    });
  }

  /** Offers what fits the word at the caret. */
  update(text: PlainText): void {
    const caret = text.caret();
    const typed = caret === null ? null : /(?:^|\s)@([\p{L}\p{N}_-]*)$/u.exec(text.text.slice(0, caret));
    this.offered = typed ? this.names.filter((name) => name.toLowerCase().startsWith(typed[1]!.toLowerCase())).slice(0, 8) : [];
    this.chosen = 0;
    this.draw(caret === null ? null : text.range(Math.max(0, caret - 1), 0));
  }

  key(event: KeyboardEvent): void {
    if (this.list.hidden) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      this.chosen = (this.chosen + step + this.offered.length) % this.offered.length;
      this.draw(null);
    } else if (event.key === "Enter" || event.key === "Tab") {
      this.takeName(this.offered[this.chosen]!);
    } else if (event.key === "Escape") {
      this.close();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  dispose(): void { this.list.remove(); }

  private takeName(name: string): void {
    this.close();
    this.take(name);
  }

  private close(): void {
    this.list.hidden = true;
    this.field.removeAttribute("aria-activedescendant");
  }

  private draw(at: Range | null): void {
    if (this.offered.length === 0) return this.close();
    this.list.replaceChildren(...this.offered.map((name, i) => {
      const option = document.createElement("li");
      option.id = `mention-${i}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", String(i === this.chosen));
      option.textContent = name;
      return option;
    }));
    this.list.hidden = false;
    this.field.setAttribute("aria-activedescendant", `mention-${this.chosen}`);
    if (!at) return;
    const caret = at.getBoundingClientRect(), host = (this.list.offsetParent ?? document.body).getBoundingClientRect();
    this.list.style.left = `${Math.max(8, caret.left - host.left)}px`;
    this.list.style.top = `${caret.bottom - host.top + 4}px`;
  }
}
