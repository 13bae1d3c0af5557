// @ts-check
// The player of a take: playhead, frame steps, captions, waveform, keys.

/** @param {HTMLElement} root */
export function attach(root) {
  return new Player(root);
}

class Player {
  #root;
  #video;
  #slider;
  #fps;
  #seconds;
  #captionsOn = true;
  #stop = new AbortController();
  #frame = 0;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    this.#video = /** @type {HTMLVideoElement} */ (root.querySelector("video"));
    this.#slider = /** @type {HTMLElement} */ (root.querySelector(".wv"));
    this.#fps = Number(root.dataset.fps) || 24;
    this.#seconds = Number(root.dataset.seconds) || 0;
    this.#listen();
    this.#showCaptions();
    this.#drawWaveform();
  }

  /** Seconds from the start. */
  time() {
    return this.#video.currentTime;
  }

  /** @param {number} time */
  stopAt(time) {
    this.#video.pause();
    this.#seek(time);
  }

  dispose() {
    this.#stop.abort();
    cancelAnimationFrame(this.#frame);
  }

  #listen() {
    const { signal } = this.#stop;
    this.#root.addEventListener("click", (event) => this.#press(event), { signal });
    document.addEventListener("keydown", (event) => this.#key(event), { signal });
    this.#slider.addEventListener("pointerdown", (event) => this.#drag(event), { signal });
    this.#slider.addEventListener("keydown", (event) => this.#slide(event), { signal });
    for (const name of ["timeupdate", "seeked", "loadedmetadata"]) {
      this.#video.addEventListener(name, () => this.#draw(), { signal });
    }
    for (const name of ["play", "pause", "ended"]) {
      this.#video.addEventListener(name, () => this.#playing(), { signal });
    }
  }

  /** @param {MouseEvent} event */
  #press(event) {
    if (!(event.target instanceof Element)) return;
    const button = event.target.closest("[data-act], [data-rate], [data-seek]");
    if (button instanceof HTMLElement) {
      if (button.dataset.act) this.#act(button.dataset.act);
      if (button.dataset.rate) this.#speed(button.dataset.rate);
      if (button.dataset.seek) this.#seek(Number(button.dataset.seek));
    } else if (event.target === this.#video) {
      this.#act("play");
    }
  }

  /** @param {string} act */
  #act(act) {
    const video = this.#video;
    if (act === "play") video.paused ? void video.play() : video.pause();
    if (act === "back") this.#step(-1);
    if (act === "forward") this.#step(1);
    if (act === "loop") this.#pressed("loop", (video.loop = !video.loop));
    if (act === "sound") this.#pressed("sound", !(video.muted = !video.muted));
    if (act === "captions") {
      this.#captionsOn = !this.#captionsOn;
      this.#pressed("captions", this.#captionsOn);
      this.#caption();
    }
    if (act === "full") {
      if (document.fullscreenElement) void document.exitFullscreen();
      else void this.#root.querySelector(".frame")?.requestFullscreen();
    }
  }

  /**
   * @param {string} act
   * @param {boolean} on
   */
  #pressed(act, on) {
    this.#root.querySelector(`[data-act=${act}]`)?.setAttribute("aria-pressed", String(on));
  }

  /** @param {string} rate */
  #speed(rate) {
    this.#video.playbackRate = Number(rate);
    for (const button of this.#root.querySelectorAll("[data-rate]")) {
      button.setAttribute("aria-pressed", String(button.getAttribute("data-rate") === rate));
    }
  }

  /** @param {number} frames */
  #step(frames) {
    this.#video.pause();
    // the middle of a frame: its edge may fall to either side when the container rounds times
    const frame = Math.floor(this.#video.currentTime * this.#fps + 0.01) + frames;
    this.#seek((frame + 0.5) / this.#fps);
  }

  /** @param {number} time */
  #seek(time) {
    this.#video.currentTime = Math.min(Math.max(0, time), Math.max(0, this.#seconds - 0.5 / this.#fps));
    this.#draw();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const target = event.target instanceof Element ? event.target : null;
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (target?.closest("input, textarea, select, [contenteditable], dialog[open]")) return;
    const onControl = target?.closest("button, a, summary, [role=slider]") !== null && target !== null;
    const keys = {
      " ": () => this.#act("play"),
      k: () => this.#act("play"),
      j: () => this.#seek(this.#video.currentTime - 1),
      l: () => this.#seek(this.#video.currentTime + 1),
      ArrowLeft: () => this.#step(-1),
      ArrowRight: () => this.#step(1),
      c: () => this.#act("captions"),
      m: () => this.#act("sound"),
      f: () => this.#act("full"),
    };
    const run = keys[/** @type {keyof typeof keys} */ (event.key)];
    if (!run || (onControl && [" ", "ArrowLeft", "ArrowRight"].includes(event.key))) return;
    event.preventDefault();
    run();
  }

  /** @param {KeyboardEvent} event */
  #slide(event) {
    const now = this.#video.currentTime;
    const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };
    const frames = steps[/** @type {keyof typeof steps} */ (event.key)];
    if (frames) this.#step(frames * (event.shiftKey ? 10 : 1));
    else if (event.key === "PageUp") this.#seek(now + 1);
    else if (event.key === "PageDown") this.#seek(now - 1);
    else if (event.key === "Home") this.#seek(0);
    else if (event.key === "End") this.#seek(this.#seconds);
    else return;
    event.preventDefault();
  }

  /** @param {PointerEvent} event */
  #drag(event) {
    const slider = this.#slider;
    const box = slider.getBoundingClientRect();
    const follow = (/** @type {PointerEvent} */ move) => this.#seek(((move.clientX - box.left) / box.width) * this.#seconds);
    const release = new AbortController();
    slider.setPointerCapture(event.pointerId);
    slider.addEventListener("pointermove", follow, { signal: release.signal });
    slider.addEventListener("lostpointercapture", () => release.abort(), { signal: release.signal });
    follow(event);
  }

  #playing() {
    const playing = !this.#video.paused && !this.#video.ended;
    this.#root.toggleAttribute("data-playing", playing);
    this.#root.querySelector("[data-part=play]")?.setAttribute("aria-label", playing ? "Pause" : "Play");
    cancelAnimationFrame(this.#frame);
    const follow = () => {
      this.#draw();
      this.#frame = requestAnimationFrame(follow);
    };
    if (playing) follow();
    else this.#draw();
  }

  #draw() {
    const time = this.#video.currentTime;
    const share = this.#seconds > 0 ? Math.min(1, time / this.#seconds) : 0;
    this.#slider.style.setProperty("--at", `${(100 * share).toFixed(3)}%`);
    this.#slider.setAttribute("aria-valuenow", time.toFixed(2));
    this.#slider.setAttribute("aria-valuetext", `${time.toFixed(1)} of ${this.#seconds.toFixed(1)} seconds`);
    const text = this.#root.querySelector("[data-part=time]");
    if (text) text.textContent = this.#timecode(time);
  }

  /** @param {number} time */
  #timecode(time) {
    const frame = Math.floor(time * this.#fps + 0.01);
    const whole = Math.floor(frame / this.#fps);
    return [whole / 3600, (whole / 60) % 60, whole % 60, frame % this.#fps].map((part) => String(Math.floor(part)).padStart(2, "0")).join(":");
  }

  #showCaptions() {
    const track = this.#video.textTracks[0];
    if (!track) return;
    track.mode = "hidden"; // our own line below the picture's middle, in the page's type
    track.addEventListener("cuechange", () => this.#caption(), { signal: this.#stop.signal });
  }

  #caption() {
    const line = this.#root.querySelector(".capn");
    if (!(line instanceof HTMLElement)) return;
    const cues = [...(this.#video.textTracks[0]?.activeCues ?? [])];
    line.textContent = cues.map((cue) => ("text" in cue ? String(cue.text).replace(/<[^>]*>/g, "") : "")).join("\n");
    line.hidden = !this.#captionsOn || line.textContent === "";
  }

  async #drawWaveform() {
    const address = this.#root.dataset.waveform;
    if (!address) return;
    const answer = await fetch(address, { signal: this.#stop.signal }).catch(() => null);
    if (!answer?.ok) return; // a silent take has none
    const { peaks } = /** @type {{ peaks: number[] }} */ (await answer.json());
    this.#slider.prepend(waveform(peaks, Math.max(60, Math.floor(this.#slider.clientWidth / 3))));
  }
}

/**
 * @param {number[]} peaks
 * @param {number} bars
 */
function waveform(peaks, bars) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "wave");
  svg.setAttribute("viewBox", `0 0 ${bars} 100`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  const each = peaks.length / bars;
  let lines = "";
  for (let bar = 0; bar < bars; bar++) {
    const from = Math.floor(bar * each);
    const to = Math.max(from + 1, Math.floor((bar + 1) * each));
    const height = Math.max(1, 46 * Math.min(1, Math.max(0, ...peaks.slice(from, to))));
    lines += `M${bar + 0.5} ${(50 - height).toFixed(1)}V${(50 + height).toFixed(1)}`;
  }
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", lines);
  svg.append(path);
  return svg;
}
