// After an @ the workspace's cameos and the names of the cast are offered below the caret: arrows choose, Enter or Tab takes,
// Escape closes. The field keeps the focus; what is chosen is told by aria-activedescendant.
import type { PlainText } from "./plain-text.ts";

/** A cameo that can be named; `hint` says why it cannot be cast yet. */
export interface Cameo { handle: string; shows: string; picture: string; hint: string | null }

interface Offer { name: string; cameo: Cameo | null }

const most = 8;

export class Mentions {
  cast: string[] = [];
  cameos: Cameo[] = [];
  private readonly list = document.createElement("ul");
  private offered: Offer[] = [];
  private chosen = 0;
  /** What was left by Escape: nothing is offered while it is only written on. */
  private dismissed: string | null = null;
  private typed = "";

  constructor(private readonly field: HTMLElement, private readonly take: (name: string) => void) {
    this.list.id = "mentions";
    this.list.className = "mentions";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Cameos and cast");
    this.list.hidden = true;
    field.after(this.list);
    field.setAttribute("aria-controls", this.list.id);
    this.list.addEventListener("pointerdown", (event) => {
      const at = [...this.list.children].indexOf((event.target as Element).closest("li")!);
      if (at < 0) return;
      event.preventDefault();
      this.takeName(this.offered[at]!.name);
    });
  }

  /** Offers what fits the word at the caret. */
  update(text: PlainText): void {
    const caret = text.caret();
    const typed = caret === null ? null : /(?:^|[^\p{L}\p{N}_@])@([\p{L}\p{N}_-]*)$/u.exec(text.text.slice(0, caret));
    this.typed = typed?.[1]!.toLowerCase() ?? "";
    if (!typed || (this.dismissed !== null && !this.typed.startsWith(this.dismissed))) this.dismissed = null;
    this.offered = typed && this.dismissed === null ? this.fitting(this.typed) : [];
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
      this.takeName(this.offered[this.chosen]!.name);
    } else if (event.key === "Escape") {
      this.dismissed = this.typed;
      this.close();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  dispose(): void { this.list.remove(); }

  /** Cameos first, by handle or by whom they show; then who is in the script already. */
  private fitting(typed: string): Offer[] {
    const begins = (words: string) => words.toLowerCase().split(/\s+/).some((word) => word.startsWith(typed));
    const cameos = this.cameos.filter((cameo) => begins(cameo.handle) || begins(cameo.shows)).sort((a, b) => Number(a.hint !== null) - Number(b.hint !== null));
    // the word that is being typed is read as somebody, too
    const cast = this.cast.filter((name) => begins(name) && name !== typed && !this.cameos.some((cameo) => cameo.handle === name));
    const offers = [...cameos.map((cameo) => ({ name: cameo.handle, cameo })), ...cast.map((name) => ({ name, cameo: null }))];
    // who typed a whole name is done
    return offers.length === 1 && offers[0]!.name === typed ? [] : offers.slice(0, most);
  }

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
    this.list.replaceChildren(...this.offered.map((offer, i) => optionOf(offer, i, i === this.chosen)));
    this.list.hidden = false;
    this.field.setAttribute("aria-activedescendant", `mention-${this.chosen}`);
    this.list.children[this.chosen]?.scrollIntoView({ block: "nearest" });
    if (!at) return;
    const caret = at.getBoundingClientRect(), host = (this.list.offsetParent ?? document.body).getBoundingClientRect();
    this.list.style.left = `${Math.max(8, Math.min(caret.left - host.left, host.width - this.list.offsetWidth - 8))}px`;
    this.list.style.top = `${caret.bottom - host.top + 4}px`;
  }
}

function optionOf({ name, cameo }: Offer, index: number, chosen: boolean): HTMLElement {
  const option = document.createElement("li");
  option.id = `mention-${index}`;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", String(chosen));
  if (cameo) {
    const picture = document.createElement("img");
    picture.src = cameo.picture;
    picture.alt = "";
    option.append(picture);
  }
  const words = document.createElement("span"), handle = document.createElement("b"), shows = document.createElement("small");
  handle.textContent = `@${name}`;
  shows.textContent = cameo ? [cameo.shows, cameo.hint].filter(Boolean).join(" · ") : "In the script";
  words.append(handle, shows);
  option.append(words);
  return option;
}
