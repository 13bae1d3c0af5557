// @ts-check
// Behaviour of the frame that needs no circuit: theme, search key, the sheet of shortcuts, reload buttons.

const themes = { dark: "light", light: "dark", auto: "dark" };

/** @param {"dark" | "light" | "auto"} theme */
export function setTheme(theme) {
  document.cookie = `videoweb-theme=${theme}; path=/; max-age=31536000; samesite=lax`;
  location.reload(); // Radzen's own sheet differs by theme
}

/** @param {EventTarget | null} target */
const isTyping = (target) => target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;

/** @param {string} id */
const dialog = (id) => /** @type {HTMLDialogElement | null} */ (document.getElementById(id));

/** Copies the field beside the button; where the page is not served securely there is no clipboard, and the selected text can be copied by hand.
 * @param {HTMLElement} button */
async function copy(button) {
  const field = button.parentElement?.querySelector("input");
  if (!field) return;
  field.select();
  if (await navigator.clipboard?.writeText(field.value).then(() => true, () => false)) button.dataset.done = "";
}

document.addEventListener("keydown", (event) => {
  if (event.altKey && event.code === "KeyT") {
    setTheme(themes[document.documentElement.dataset.theme ?? "dark"]);
    return;
  }
  if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    const search = document.querySelector("main input[type=search], .find input");
    if (search instanceof HTMLElement) {
      event.preventDefault();
      search.focus();
    }
  } else if (event.key === "?") {
    dialog("shortcuts")?.showModal();
  }
});

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  const button = event.target.closest("[data-opens], [data-does], [data-theme-choice]");
  if (!(button instanceof HTMLElement)) return;
  if (button.dataset.opens) dialog(button.dataset.opens)?.showModal();
  if (button.dataset.does === "close") button.closest("dialog")?.close();
  if (button.dataset.does === "reload") location.reload();
  if (button.dataset.does === "copy") void copy(button);
  if (button.dataset.themeChoice) setTheme(/** @type {"dark" | "light" | "auto"} */ (button.dataset.themeChoice));
});
