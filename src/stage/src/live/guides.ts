// Lines over the picture: thirds, and the part that every screen shows.

const SVG = "http://www.w3.org/2000/svg";
/** Shares of the picture inside which actions and titles are safe (SMPTE RP 218). */
const ACTION_SAFE = 0.93;
const TITLE_SAFE = 0.9;

export class Guides {
  readonly element = document.createElementNS(SVG, "svg");
  private readonly thirds = group();
  private readonly safe = group();

  constructor() {
    const { element } = this;
    element.setAttribute("viewBox", "0 0 100 100");
    element.setAttribute("preserveAspectRatio", "none");
    element.setAttribute("aria-hidden", "true");
    Object.assign(element.style, { position: "absolute", inset: "0", width: "100%", height: "100%", pointerEvents: "none" });
    for (const at of [100 / 3, 200 / 3]) this.thirds.append(line(at, 0, at, 100), line(0, at, 100, at));
    for (const share of [ACTION_SAFE, TITLE_SAFE]) this.safe.append(frame(share));
    element.append(this.thirds, this.safe);
    this.show({ thirds: false, safe: false });
  }

  show({ thirds, safe }: { thirds: boolean; safe: boolean }): void {
    this.thirds.style.display = thirds ? "" : "none";
    this.safe.style.display = safe ? "" : "none";
  }
}

function group(): SVGGElement {
  const g = document.createElementNS(SVG, "g");
  g.setAttribute("fill", "none");
  g.setAttribute("stroke", "#fff");
  g.setAttribute("stroke-opacity", "0.45");
  return g;
}

function line(x1: number, y1: number, x2: number, y2: number): SVGLineElement {
  const element = document.createElementNS(SVG, "line");
  Object.entries({ x1, y1, x2, y2 }).forEach(([name, value]) => element.setAttribute(name, String(value)));
  element.setAttribute("vector-effect", "non-scaling-stroke");
  return element;
}

function frame(share: number): SVGRectElement {
  const element = document.createElementNS(SVG, "rect");
  const edge = (100 * (1 - share)) / 2;
  Object.entries({ x: edge, y: edge, width: 100 * share, height: 100 * share }).forEach(([name, value]) =>
    element.setAttribute(name, String(value)),
  );
  element.setAttribute("vector-effect", "non-scaling-stroke");
  return element;
}
