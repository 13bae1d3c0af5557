// A host for the headless stage, for tests: serves wwwroot/stage, starts a browser on software GL, and speaks the protocol.
import { createServer } from "node:http";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import puppeteer from "puppeteer-core";
import { WebSocketServer } from "ws";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".json": "application/json", ".wasm": "application/wasm" };
const FLAGS = [
  "--use-gl=angle",
  "--use-angle=gl-egl",
  "--ignore-gpu-blocklist",
  "--no-first-run",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  "--force-color-profile=srgb",
  "--force-device-scale-factor=1",
  "--disable-background-timer-throttling",
  "--disable-renderer-backgrounding",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

export async function startStage(root = join(import.meta.dirname, "../../../../wwwroot/stage")) {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, "http://stage").pathname);
    try {
      const body = await readFile(join(root, path));
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const port = server.address().port;
  const sockets = new WebSocketServer({ server, path: "/stage" });
  const connected = new Promise((resolve) => sockets.once("connection", resolve));
  const profile = await mkdtemp(join(tmpdir(), "stage-"));
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell",
    headless: "shell",
    userDataDir: profile,
    env: { ...process.env, LIBGL_ALWAYS_SOFTWARE: "1" },
    args: process.getuid?.() === 0 ? [...FLAGS, "--no-sandbox"] : FLAGS,
    protocolTimeout: 600000,
  });
  const page = await browser.newPage();
  const log = [];
  page.on("console", (message) => log.push(message.text()));
  page.on("pageerror", (error) => log.push(String(error.stack ?? error)));
  await page.goto(`http://127.0.0.1:${port}/headless.html?ws=ws://127.0.0.1:${port}/stage`);
  const socket = await connected;
  return new StageHost({ server, sockets, browser, profile, page, socket, log, port });
}

class StageHost {
  #parts;
  #messages = [];
  #waiting = null;
  /** Set to hold acknowledgements back. */
  acknowledging = true;

  constructor(parts) {
    this.#parts = parts;
    parts.socket.on("message", (data, binary) => {
      if (binary) {
        const length = data.readUInt32LE(0);
        this.#arrive({ ...JSON.parse(data.subarray(4, 4 + length).toString()), bytes: data.subarray(4 + length) });
        if (this.acknowledging) this.say({ type: "ack" });
      } else {
        this.#arrive(JSON.parse(data.toString()));
      }
    });
  }

  get page() {
    return this.#parts.page;
  }
  get log() {
    return this.#parts.log;
  }
  get address() {
    return `http://127.0.0.1:${this.#parts.port}`;
  }

  /** Messages that have come and nobody has taken. */
  get waiting() {
    return this.#messages.length;
  }

  say(message) {
    this.#parts.socket.send(JSON.stringify(message));
  }

  async next() {
    if (this.#messages.length > 0) return this.#messages.shift();
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  /** Everything up to the message of that type; an error of the page is thrown. */
  async until(type) {
    const before = [];
    for (;;) {
      const message = await this.next();
      if (message.type === "error") throw new Error(message.message);
      if (message.type === type) return { message, before };
      before.push(message);
    }
  }

  async load(staged, tier = "fast", geometry = true) {
    this.say({ type: "load", staged, tier, geometry });
    return (await this.until("loaded")).message;
  }

  async render(frames, { width = 320, height = 180, tier = "fast", format = "png", quality = 0.92 } = {}) {
    this.say({ type: "render", pass: "test", frames, width, height, tier, format, quality });
    return (await this.until("rendered")).before;
  }

  async close() {
    const { server, sockets, browser, profile } = this.#parts;
    await browser.close();
    sockets.close();
    server.close();
    await rm(profile, { recursive: true, force: true });
  }

  #arrive(message) {
    if (this.#waiting) {
      const waiting = this.#waiting;
      this.#waiting = null;
      waiting(message);
    } else {
      this.#messages.push(message);
    }
  }
}
