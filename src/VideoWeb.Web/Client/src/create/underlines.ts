// Underlines in the hue of each craft, by the CSS Custom Highlight API: the text's DOM is never touched, so caret,
// input methods and spelling stay the browser's. Where the API is missing the script simply has no underlines.
import type { PlainText } from "./plain-text.ts";
import type { Span } from "./server.ts";

/** ::highlight(NAME) in desk.css. */
const names = ["world", "cast", "camera", "line", "effect", "ambience", "music", "style", "format", "unknown"] as const;

export class Underlines {
  private readonly highlights = new Map<string, Highlight>();

  constructor() {
    if (!("highlights" in CSS)) return;
    for (const name of names) {
      const highlight = new Highlight();
      this.highlights.set(name, highlight);
      CSS.highlights.set(`craft-${name}`, highlight);
    }
  }

  show(text: PlainText, spans: Span[]): void {
    for (const highlight of this.highlights.values()) highlight.clear();
    for (const span of spans) {
      const range = text.range(span.start, span.length);
      if (range) this.highlights.get(span.craft)?.add(range);
    }
  }

  dispose(): void {
    for (const name of this.highlights.keys()) CSS.highlights.delete(`craft-${name}`);
  }
}
