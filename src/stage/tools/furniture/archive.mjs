// Reads single files out of a zip archive (a .sh3f is one) without unpacking the rest. No zip64, no encryption: the catalogues have neither.
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { inflateRawSync } from "node:zlib";

const END = 0x06054b50,
  CENTRAL = 0x02014b50;

export class Archive {
  #file;
  #entries = new Map();

  constructor(path) {
    this.#file = openSync(path, "r");
    const { size } = fstatSync(this.#file),
      tail = this.#bytes(Math.max(0, size - 65557), Math.min(size, 65557));
    let end = tail.length - 22;
    while (end >= 0 && tail.readUInt32LE(end) !== END) end--;
    if (end < 0) throw new Error(`${path} is not a zip archive`);
    const directory = this.#bytes(tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
    for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === CENTRAL;) {
      const nameLength = directory.readUInt16LE(at + 28),
        extra = directory.readUInt16LE(at + 30),
        comment = directory.readUInt16LE(at + 32);
      this.#entries.set(directory.toString("utf8", at + 46, at + 46 + nameLength), {
        method: directory.readUInt16LE(at + 10),
        packed: directory.readUInt32LE(at + 20),
        offset: directory.readUInt32LE(at + 42),
      });
      at += 46 + nameLength + extra + comment;
    }
  }

  names() {
    return [...this.#entries.keys()];
  }

  read(name) {
    const entry = this.#entries.get(name);
    if (!entry) throw new Error(`${name} is not in the archive`);
    const header = this.#bytes(entry.offset, 30),
      start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28),
      packed = this.#bytes(start, entry.packed);
    return entry.method === 0 ? packed : inflateRawSync(packed);
  }

  close() {
    closeSync(this.#file);
  }

  #bytes(offset, length) {
    const buffer = Buffer.alloc(length);
    readSync(this.#file, buffer, 0, length, offset);
    return buffer;
  }
}
