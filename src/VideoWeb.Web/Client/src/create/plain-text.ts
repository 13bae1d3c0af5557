// The text of a contenteditable, and the way back from an offset in it to a place in the DOM.
// Browsers keep plain text as text nodes, <br> and, after some pastes, <div>: each maps to characters here.

interface Piece { node: Text; start: number }

export class PlainText {
  readonly text: string;
  private readonly pieces: Piece[] = [];

  constructor(private readonly root: HTMLElement) {
    let text = "";
    const visit = (parent: Node): void => {
      for (const child of parent.childNodes) {
        if (child instanceof Text) {
          this.pieces.push({ node: child, start: text.length });
          text += child.data;
        } else if (child instanceof HTMLBRElement) {
          text += "\n";
        } else {
          if (text.length > 0 && !text.endsWith("\n")) text += "\n";
          visit(child);
        }
      }
    };
    visit(root);
    // the last line break only holds the caret's empty line open
    this.text = text.endsWith("\n") ? text.slice(0, -1) : text;
  }

  /** Null where the DOM has no text there. */
  range(start: number, length: number): Range | null {
    const from = this.place(start), to = this.place(start + length);
    if (!from || !to) return null;
    const range = document.createRange();
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range;
  }

  /** The caret's offset in the text, or null where it is elsewhere. */
  caret(): number | null {
    const selection = document.getSelection();
    const node = selection?.focusNode ?? null;
    if (!selection || !node || !this.root.contains(node)) return null;
    const piece = this.pieces.find((candidate) => candidate.node === node);
    return piece ? piece.start + selection.focusOffset : null;
  }

  private place(offset: number): { node: Text; offset: number } | null {
    for (let i = this.pieces.length - 1; i >= 0; i--) {
      const { node, start } = this.pieces[i]!;
      if (offset >= start) return { node, offset: Math.min(offset - start, node.length) };
    }
    return null;
  }
}

/** Where the text that replaces another stops being different: the natural place for the caret. */
export function endOfChange(before: string, after: string): number {
  let common = 0;
  while (common < before.length && common < after.length && before[before.length - 1 - common] === after[after.length - 1 - common]) common++;
  return after.length - common;
}
