// @ts-check
// <picture-chooser>: shows the chosen pictures, the first one marked, before they are sent. Files may be dropped on it.

const most = 5;

class PictureChooser extends HTMLElement {
  /** @type {string[]} */
  #addresses = [];

  connectedCallback() {
    const input = /** @type {HTMLInputElement} */ (this.querySelector("input[type=file]"));
    input.addEventListener("change", () => this.#show(input));
    this.addEventListener("dragover", (event) => event.preventDefault());
    this.addEventListener("drop", (event) => {
      event.preventDefault();
      if (!event.dataTransfer?.files.length) return;
      input.files = event.dataTransfer.files;
      this.#show(input);
    });
    this.#show(input);
  }

  disconnectedCallback() { this.#let(); }

  #let() {
    for (const address of this.#addresses) URL.revokeObjectURL(address);
    this.#addresses = [];
  }

  /** @param {HTMLInputElement} input */
  #show(input) {
    this.#let();
    const files = [...(input.files ?? [])];
    input.setCustomValidity(files.length > most ? `Choose at most ${most} pictures.` : "");
    this.querySelector("[data-chosen]")?.replaceChildren(...files.slice(0, most).map((file, i) => {
      const item = document.createElement("li"), picture = document.createElement("img");
      item.className = "pic";
      picture.src = URL.createObjectURL(file);
      picture.alt = `${file.name}${i === 0 ? ", the best one" : ""}`;
      this.#addresses.push(picture.src);
      item.append(picture);
      return item;
    }));
  }
}

if (!customElements.get("picture-chooser")) customElements.define("picture-chooser", PictureChooser);
