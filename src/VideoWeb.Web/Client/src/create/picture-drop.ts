// A picture for the clip to begin with: chosen, dropped anywhere on the desk, or pasted. Sent with its progress; the studio looks at
// the bytes and says in a sentence what is wrong with them.
import type { DeskServer } from "./server.ts";

const taken = /^image\/(jpeg|png|webp)$/;

export class PictureDrop {
  private readonly unbind = new AbortController();
  private sending: XMLHttpRequest | null = null;
  /** Elements that a dragged file is over: entering one comes before leaving the other. */
  private over = 0;

  constructor(private readonly root: HTMLElement, private readonly server: DeskServer, private readonly say: (text: string) => void) {
    const signal = this.unbind.signal;
    root.addEventListener("click", (event) => {
      const target = event.target as Element;
      if (target.closest("[data-picture-choose]")) this.find<HTMLInputElement>("[data-picture-file]").click();
      if (target.closest("[data-picture-stop]")) this.sending?.abort();
    }, { signal });
    root.addEventListener("change", (event) => {
      const input = event.target as HTMLInputElement;
      if (!input.matches("[data-picture-file]")) return;
      const file = input.files?.[0];
      // the same file chosen again is a change again
      input.value = "";
      if (file) void this.take(file);
    }, { signal });
    root.addEventListener("dragenter", (event) => this.drag(event, 1), { signal });
    root.addEventListener("dragleave", (event) => this.drag(event, -1), { signal });
    root.addEventListener("dragover", (event) => { if (holdsFiles(event)) event.preventDefault(); }, { signal });
    root.addEventListener("drop", (event) => this.drop(event), { signal });
    document.addEventListener("paste", (event) => {
      const file = [...(event.clipboardData?.files ?? [])].find((candidate) => candidate.type.startsWith("image/"));
      if (!file) return;
      event.preventDefault();
      void this.take(file);
    }, { signal });
  }

  dispose(): void {
    this.unbind.abort();
    this.sending?.abort();
  }

  private drag(event: DragEvent, step: number): void {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    this.over = Math.max(0, this.over + step);
    this.root.toggleAttribute("data-dropping", this.over > 0);
  }

  private drop(event: DragEvent): void {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    this.over = 0;
    this.root.removeAttribute("data-dropping");
    const files = [...(event.dataTransfer?.files ?? [])];
    const picture = files.find((file) => file.type.startsWith("image/")) ?? files[0];
    if (picture) void this.take(picture);
  }

  private async take(file: File): Promise<void> {
    this.refuse("");
    // what a browser knows to be something else is not sent at all; a name without an ending is judged by its bytes
    if (file.type !== "" && !taken.test(file.type)) return this.refuse(`“${file.name}” is ${kindOf(file)}. A clip begins with a JPEG, PNG or WebP picture.`);
    this.sending?.abort();
    const sent = await this.send(file);
    if ("refusal" in sent) return this.refuse(sent.refusal);
    const outcome = await this.server.setPicture(sent.id);
    if (!outcome) this.refuse("The studio did not answer. Try again once the page is connected.");
    else if (outcome.accepted) this.say(outcome.say);
    else this.refuse(outcome.say);
  }

  private send(file: File): Promise<{ id: string } | { refusal: string }> {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      const end = (result: { id: string } | { refusal: string }) => {
        if (this.sending === request) this.sending = null;
        this.find("[data-picture-sending]").hidden = this.sending === null;
        resolve(result);
      };
      this.sending = request;
      this.progress(0);
      this.find("[data-picture-sending]").hidden = false;
      request.upload.onprogress = (event) => { if (event.lengthComputable) this.progress(event.loaded / event.total); };
      request.onload = () => end(answerOf(request));
      request.onerror = () => end({ refusal: "The picture did not arrive: the connection broke, or it is larger than the studio takes." });
      request.onabort = () => end({ refusal: "" });
      request.open("POST", "/api/uploads");
      request.responseType = "json";
      request.setRequestHeader("Content-Type", file.type || "image/*");
      request.send(file);
    });
  }

  private progress(share: number): void {
    this.find<HTMLProgressElement>("[data-picture-sending] progress").value = share;
    this.find("[data-picture-share]").textContent = share < 1 ? `${Math.floor(100 * share)} %` : "Looking at it";
  }

  private refuse(text: string): void {
    const said = this.find("[data-picture-refusal]");
    said.textContent = text;
    said.hidden = text === "";
  }

  private find<T extends HTMLElement = HTMLElement>(selector: string): T {
    const element = this.root.querySelector<T>(selector);
    if (!element) throw new Error(`The picture panel has no ${selector}.`);
    return element;
  }
}

function answerOf({ status, response }: XMLHttpRequest): { id: string } | { refusal: string } {
  const said = response as { id?: string; title?: string } | null;
  if (status === 200 && said?.id) return { id: said.id };
  return { refusal: said?.title ?? (status === 413 ? "This picture is larger than the studio takes." : `The studio did not take the picture (${status}).`) };
}

function holdsFiles(event: DragEvent): boolean { return event.dataTransfer?.types.includes("Files") ?? false; }

function kindOf(file: File): string {
  const [family, kind] = file.type.split("/") as [string, string];
  return family === "image" ? `a picture of the kind ${kind.replace(/\+.*/, "").toUpperCase()}` : family === "video" ? "a video" : family === "audio" ? "a sound" : "no picture";
}
