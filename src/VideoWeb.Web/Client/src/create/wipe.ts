/** A bar over two pictures of the same frame: pointer and arrow keys show more of the one or the other. */
export class Wipe {
  private readonly unbind = new AbortController();
  private share = 50;

  constructor(private readonly bar: HTMLElement, private readonly over: HTMLElement) {
    const signal = this.unbind.signal;
    bar.addEventListener("pointerdown", (event) => bar.setPointerCapture(event.pointerId), { signal });
    bar.addEventListener("pointermove", (event) => {
      if (!bar.hasPointerCapture(event.pointerId)) return;
      const frame = bar.parentElement!.getBoundingClientRect();
      this.show(((event.clientX - frame.left) / frame.width) * 100);
    }, { signal });
    bar.addEventListener("keydown", (event) => {
      const step = event.key === "ArrowLeft" ? -2 : event.key === "ArrowRight" ? 2 : 0;
      if (step === 0) return;
      event.preventDefault();
      this.show(this.share + (event.shiftKey ? step * 5 : step));
    }, { signal });
    this.show(this.share);
  }

  /** All of the one picture, then all of the other. */
  toggle(): void { this.show(this.share > 50 ? 0 : 100); }

  dispose(): void { this.unbind.abort(); }

  private show(share: number): void {
    this.share = Math.max(0, Math.min(100, share));
    this.bar.style.left = `${this.share}%`;
    this.over.style.clipPath = `inset(0 ${100 - this.share}% 0 0)`;
    this.bar.setAttribute("aria-valuenow", String(Math.round(this.share)));
  }
}
