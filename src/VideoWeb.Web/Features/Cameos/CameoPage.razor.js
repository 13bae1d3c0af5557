// @ts-check
// <crop-box>: a frame over the first picture that is dragged and sized; its place stands in the form's four fields, which may be
// typed into as well. Without script the fields alone do it.

const least = 8;
const names = ["Left", "Top", "Width", "Height"];

class CropBox extends HTMLElement {
  /** @type {{ part: number[], x: number, y: number, sizes: boolean } | null} */
  #drag = null;

  connectedCallback() {
    const form = this.closest("form");
    const part = /** @type {HTMLElement | null} */ (this.querySelector("[data-part]"));
    if (!form || !part) return;
    const fields = names.map((name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name)));
    const draw = () => {
      const [left, top, width, height] = fields.map((field) => Number(field.value));
      Object.assign(part.style, { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` });
    };
    for (const field of fields) field.addEventListener("input", draw);
    part.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      part.setPointerCapture(event.pointerId);
      this.#drag = { part: fields.map((field) => Number(field.value)), x: event.clientX, y: event.clientY, sizes: /** @type {Element} */ (event.target).hasAttribute("data-corner") };
    });
    part.addEventListener("pointermove", (event) => {
      if (!this.#drag) return;
      const box = this.getBoundingClientRect();
      const [x, y] = [((event.clientX - this.#drag.x) / box.width) * 100, ((event.clientY - this.#drag.y) / box.height) * 100];
      const [left, top, width, height] = /** @type {[number, number, number, number]} */ (this.#drag.part);
      const next = this.#drag.sizes
        ? [left, top, clamp(width + x, least, 100 - left), clamp(height + y, least, 100 - top)]
        : [clamp(left + x, 0, 100 - width), clamp(top + y, 0, 100 - height), width, height];
      next.forEach((value, i) => { /** @type {HTMLInputElement} */ (fields[i]).value = value.toFixed(1).replace(/\.0$/, ""); });
      draw();
    });
    const end = () => { this.#drag = null; };
    part.addEventListener("pointerup", end);
    part.addEventListener("pointercancel", end);
    draw();
  }
}

/** @param {number} value @param {number} low @param {number} high */
function clamp(value, low, high) { return Math.min(high, Math.max(low, value)); }

if (!customElements.get("crop-box")) customElements.define("crop-box", CropBox);
