// @ts-check
// Hover scrub over the spritesheets of tiles, and menus that close by themselves. Nothing of it goes over the circuit.

/** @param {HTMLElement} room */
export function attach(room) {
  room.addEventListener("pointerover", (event) => {
    if (event.pointerType === "mouse") begin(picture(event.target));
  });
  room.addEventListener("pointermove", (event) => {
    if (event.pointerType === "mouse") scrub(picture(event.target), event.clientX);
  });
  room.addEventListener("pointerout", (event) => {
    const left = picture(event.target);
    if (left && !left.contains(/** @type {Node | null} */ (event.relatedTarget))) end(left);
  });
  room.addEventListener("toggle", (event) => closeOthers(room, event.target), true);
  room.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest(".menu-list")) closeOthers(room, null);
  });
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest(".menu")) closeOthers(room, null);
  });
  room.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = room.querySelector(".menu[open]");
    if (!(open instanceof HTMLDetailsElement)) return;
    open.open = false;
    open.querySelector("summary")?.focus();
  });
}

/**
 * @param {EventTarget | null} target
 * @returns {HTMLElement | null}
 */
function picture(target) {
  return target instanceof Element ? target.closest("[data-sprites]") : null;
}

/** @param {HTMLElement | null} pic */
function begin(pic) {
  if (!pic || pic.querySelector(".scrub")) return;
  const layer = document.createElement("span");
  layer.className = "scrub";
  layer.append(document.createElement("i"), document.createElement("b"));
  const time = document.createElement("span");
  time.className = "over scrub-time";
  // shown only once the sheet is there, so that the poster never gives way to black
  const sheet = new Image();
  sheet.onload = () => {
    if (!pic.matches(":hover")) return;
    layer.style.backgroundImage = `url("${sheet.src}")`;
    layer.style.backgroundSize = `${100 * number(pic, "columns")}% ${100 * number(pic, "rows")}%`;
    pic.append(layer, time);
  };
  sheet.src = pic.dataset.sprites ?? "";
}

/**
 * @param {HTMLElement | null} pic
 * @param {number} pointer
 */
function scrub(pic, pointer) {
  const layer = pic?.querySelector(".scrub");
  if (!pic || !(layer instanceof HTMLElement)) return;
  const box = pic.getBoundingClientRect();
  const share = Math.min(0.999, Math.max(0, (pointer - box.left) / box.width));
  const [columns, rows, count] = [number(pic, "columns"), number(pic, "rows"), number(pic, "count")];
  const tile = Math.floor(share * count);
  const column = tile % columns;
  const row = Math.floor(tile / columns);
  layer.style.backgroundPosition = `${columns > 1 ? (100 * column) / (columns - 1) : 0}% ${rows > 1 ? (100 * row) / (rows - 1) : 0}%`;
  layer.style.setProperty("--x", (100 * share).toFixed(1));
  const time = pic.querySelector(".scrub-time");
  if (time) time.textContent = (share * number(pic, "seconds")).toFixed(1);
}

/** @param {HTMLElement} pic */
function end(pic) {
  pic.querySelector(".scrub")?.remove();
  pic.querySelector(".scrub-time")?.remove();
}

/**
 * @param {HTMLElement} element
 * @param {string} name
 */
const number = (element, name) => Number(element.dataset[name] ?? 1) || 1;

/**
 * @param {HTMLElement} room
 * @param {EventTarget | null} except
 */
function closeOthers(room, except) {
  if (except instanceof HTMLDetailsElement && !except.open) return;
  for (const menu of room.querySelectorAll(".menu[open]")) {
    if (menu !== except) menu.removeAttribute("open");
  }
}
