// The script: a plain-text contenteditable. Text goes up when the writer pauses; readings of an older text are dropped.
import { Mentions, type Cameo } from "./mentions.ts";
import { PlainText, endOfChange } from "./plain-text.ts";
import type { DeskServer, Span } from "./server.ts";
import { Underlines } from "./underlines.ts";

/** Milliseconds without a key before the text is read. */
const pause = 120;
/** Characters above the limit that are still sent, so that the answer can say by how much it is passed. */
const maxSent = 40_000;

export class Composer {
  private readonly underlines = new Underlines();
  private readonly mentions: Mentions;
  private readonly unbind = new AbortController();
  private version = 0;
  private sent = "";
  private timer = 0;
  private spans: Span[] = [];

  constructor(private readonly element: HTMLElement, private readonly counts: HTMLElement | null, private readonly server: DeskServer) {
    makeEditable(element);
    this.mentions = new Mentions(element, (name) => this.completeMention(name));
    this.sent = new PlainText(element).text;
    this.count(this.sent);
    const signal = this.unbind.signal;
    element.addEventListener("input", () => this.changed(), { signal });
    element.addEventListener("blur", () => void this.flush(), { signal });
    element.addEventListener("keydown", (event) => this.mentions.key(event), { signal });
    element.addEventListener("beforeinput", (event) => this.undoIsTheDesks(event), { signal });
    element.addEventListener("paste", (event) => this.pastePlain(event), { signal });
    document.addEventListener("selectionchange", () => this.mentions.update(new PlainText(element)), { signal });
  }

  /** What an @ may name besides the cast of the script. */
  offerCameos(cameos: Cameo[]): void { this.mentions.cameos = cameos; }

  /** Sends what was typed since the last reading, at once. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    const text = new PlainText(this.element).text;
    if (text === this.sent) return;
    this.sent = text;
    const version = ++this.version;
    const reading = await this.server.readText(text.slice(0, maxSent), version);
    if (reading && reading.version === this.version) this.showReading(reading.spans, reading.cast);
  }

  /** Takes a text that did not come from the keyboard: an example, Undo, an earlier clip. */
  replace(text: string, spans: Span[], cast: string[]): void {
    clearTimeout(this.timer);
    this.version++;
    const before = new PlainText(this.element).text;
    if (before !== text) {
      this.element.textContent = text.endsWith("\n") ? text + "\n" : text;
      if (this.element.contains(document.activeElement)) this.placeCaret(endOfChange(before, text), 0);
    }
    this.sent = text;
    this.count(text);
    this.showReading(spans, cast);
  }

  /** The reading that came with the page: of no use once somebody typed. */
  open(text: string, spans: Span[], cast: string[]): void {
    if (new PlainText(this.element).text === text) this.showReading(spans, cast);
  }

  /** Marks a word and brings it into view. */
  select(start: number, length: number): void {
    this.element.focus();
    this.placeCaret(start, length);
    document.getSelection()?.focusNode?.parentElement?.scrollIntoView({ block: "nearest" });
  }

  /** The next word that nothing was made of, after the caret. */
  nextUnknown(): boolean {
    const caret = new PlainText(this.element).caret() ?? -1;
    const unknown = this.spans.filter((span) => span.craft === "unknown").sort((a, b) => a.start - b.start);
    const next = unknown.find((span) => span.start > caret) ?? unknown[0];
    if (next) this.select(next.start, next.length);
    return next !== undefined;
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.unbind.abort();
    this.mentions.dispose();
    this.underlines.dispose();
  }

  private changed(): void {
    const text = new PlainText(this.element).text;
    // browsers leave a line break in an emptied field, which would hide the placeholder
    if (text === "") this.element.textContent = "";
    this.count(text);
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.flush(), pause);
  }

  private showReading(spans: Span[], cast: string[]): void {
    this.spans = spans;
    this.underlines.show(new PlainText(this.element), spans);
    this.mentions.cast = cast;
  }

  private completeMention(name: string): void {
    const text = new PlainText(this.element);
    const caret = text.caret();
    if (caret === null) return;
    const at = text.text.lastIndexOf("@", caret - 1);
    const range = text.range(at, caret - at);
    if (!range) return;
    range.deleteContents();
    range.insertNode(document.createTextNode(`@${name} `));
    this.element.normalize();
    this.placeCaret(at + name.length + 2, 0);
    this.changed();
  }

  private placeCaret(start: number, length: number): void {
    const range = new PlainText(this.element).range(start, length);
    const selection = document.getSelection();
    if (!range || !selection) return;
    selection.removeAllRanges();
    selection.addRange(range);
  }

  private count(text: string): void {
    if (!this.counts) return;
    const words = text.trim() === "" ? 0 : text.trim().split(/\s+/).length;
    const group = (n: number) => (n < 10_000 ? String(n) : n.toLocaleString("en").replace(",", "\u202f"));
    this.counts.textContent = `${group(text.length)} / 32\u202f000`;
    this.counts.title = `${words} words, ${text.length} of 32000 characters`;
    this.counts.toggleAttribute("data-over", text.length > 32_000);
  }

  /** Script, timeline and inspector share one history; the browser's own would know only the script. */
  private undoIsTheDesks(event: InputEvent): void {
    if (event.inputType === "historyUndo" || event.inputType === "historyRedo") event.preventDefault();
  }

  private pastePlain(event: ClipboardEvent): void {
    if (this.element.contentEditable === "plaintext-only") return;
    event.preventDefault();
    document.execCommand("insertText", false, event.clipboardData?.getData("text/plain") ?? "");
  }
}

/** Only now, when what is typed is heard; before, a key would be lost. Older browsers paste rich text, which pastePlain flattens. */
function makeEditable(element: HTMLElement): void {
  try {
    element.contentEditable = "plaintext-only";
  } catch {
    element.contentEditable = "true";
  }
}
