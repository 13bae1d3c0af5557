// @ts-check
// <passkey-button data-mode="request|create" data-name="Input.Credential">: asks the authenticator and sends its answer
// with the form around it.

class PasskeyButton extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    if (!button) return;
    if (!("PublicKeyCredential" in window) || !("parseRequestOptionsFromJSON" in PublicKeyCredential)) {
      this.hidden = true;
      return;
    }
    button.addEventListener("click", () => this.#run(button));
  }

  /** @param {HTMLButtonElement} button */
  async #run(button) {
    const form = this.closest("form");
    if (!form) return;
    button.disabled = true;
    this.#say("");
    try {
      const credential = this.dataset.mode === "create" ? await this.#create(form) : await this.#request(form);
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = this.dataset.name ?? "";
      field.value = JSON.stringify(credential);
      form.append(field);
      form.noValidate = true;
      form.requestSubmit();
    } catch (error) {
      const cancelled = error instanceof DOMException && (error.name === "NotAllowedError" || error.name === "AbortError");
      this.#say(cancelled ? "The passkey was not used: the browser's question was closed or ran out." : `The passkey could not be used: ${error instanceof Error ? error.message : error}`);
    } finally {
      button.disabled = false;
    }
  }

  /** @param {HTMLFormElement} form */
  async #create(form) {
    const options = await this.#ask("/passkeys/create", form);
    return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
  }

  /** @param {HTMLFormElement} form */
  async #request(form) {
    const options = await this.#ask("/passkeys/request", form);
    return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  }

  /**
   * @param {string} path
   * @param {HTMLFormElement} form
   */
  async #ask(path, form) {
    const token = form.querySelector("input[name=__RequestVerificationToken]");
    const response = await fetch(path, {
      method: "POST",
      headers: { "X-CSRF-Token": token instanceof HTMLInputElement ? token.value : "" },
    });
    if (!response.ok) throw new Error(response.status === 429 ? "too many tries, wait a minute" : `the studio answered ${response.status}`);
    return response.json();
  }

  /** @param {string} text */
  #say(text) {
    const line = this.querySelector(".err");
    if (!(line instanceof HTMLElement)) return;
    line.textContent = text;
    line.hidden = text === "";
  }
}

customElements.define("passkey-button", PasskeyButton);
