// The wire to the host: JSON text and binary messages, at most three of the latter unacknowledged.

const MOST_UNACKNOWLEDGED = 3;

export class Channel {
  private readonly socket: WebSocket;
  private unacknowledged = 0;
  private waiting: (() => void)[] = [];

  constructor(address: string, onMessage: (message: Record<string, unknown>) => void, onClose: () => void) {
    this.socket = new WebSocket(address);
    this.socket.binaryType = "arraybuffer";
    this.socket.onmessage = (event: MessageEvent<string>) => {
      const message = JSON.parse(event.data) as Record<string, unknown>;
      if (message.type === "ack") this.acknowledge();
      else onMessage(message);
    };
    this.socket.onclose = () => {
      this.release();
      onClose();
    };
  }

  say(message: object): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  /** Waits while the host is behind. */
  async send(header: object, bytes: Uint8Array): Promise<void> {
    while (this.unacknowledged >= MOST_UNACKNOWLEDGED && this.socket.readyState === WebSocket.OPEN) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    const head = new TextEncoder().encode(JSON.stringify(header));
    const message = new Uint8Array(4 + head.length + bytes.length);
    new DataView(message.buffer).setUint32(0, head.length, true);
    message.set(head, 4);
    message.set(bytes, 4 + head.length);
    this.unacknowledged++;
    this.socket.send(message);
  }

  /** A cancelled command waits for nobody. */
  release(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const resume of waiting) resume();
  }

  private acknowledge(): void {
    this.unacknowledged = Math.max(0, this.unacknowledged - 1);
    this.waiting.shift()?.();
  }
}
