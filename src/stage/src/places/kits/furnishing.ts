// What makes a room lived in: pictures, bookcases, rugs.
import { BoxGeometry, PlaneGeometry, type Matrix4 } from "three";
import type { Paint } from "../../things/assembly.ts";
import { pictureMaterial } from "../../things/materials.ts";
import { fbm, seeded } from "../../things/noise.ts";
import { varied } from "../../things/parts/part.ts";
import { placed } from "../../things/shapes.ts";
import { painted } from "../../things/surfaces.ts";
import type { Site } from "../site.ts";

/** A framed picture on a wall: soft hills or shapes, nobody's work. */
export function picture(
  site: Site,
  wall: Matrix4,
  x: number,
  y: number,
  width: number,
  height: number,
  seed: number,
  palette: string[],
  frame = 0x3a2a1c,
): void {
  const { set } = site;
  set.within(wall, () => {
    set.box([width + 0.08, height + 0.08, 0.03], [x, y, 0.02], { color: frame, rough: 0.45 }, { bevel: 0.012 });
    set.box([width + 0.02, height + 0.02, 0.006], [x, y, 0.036], { color: 0xe9e2d2, rough: 0.9 }, { bevel: 0 });
    const map = painted(256, Math.round((256 * height) / width), (pen, w, h) => paint(pen, w, h, seed, palette));
    set.mesh(new PlaneGeometry(width - 0.08, height - 0.08), pictureMaterial(map, site.weathering), placed(x, y, 0.041));
  });
}

function paint(pen: CanvasRenderingContext2D, width: number, height: number, seed: number, palette: string[]): void {
  const random = seeded(seed);
  pen.fillStyle = palette[0];
  pen.fillRect(0, 0, width, height);
  if (seed % 2) {
    // hills under a sun
    pen.fillStyle = "#f6e2b0";
    pen.beginPath();
    pen.arc(width * 0.68, height * 0.26, height * 0.09, 0, 7);
    pen.fill();
    for (let i = 1; i < palette.length; i++) {
      pen.fillStyle = palette[i];
      pen.beginPath();
      pen.moveTo(0, height);
      for (let x = 0; x <= width; x += 4)
        pen.lineTo(x, height * (0.25 + 0.17 * i) - height * 0.22 * (fbm((x / width) * 3 + seed + i * 9, i, 4) - 0.5));
      pen.lineTo(width, height);
      pen.fill();
    }
  } else
    for (let i = 0; i < 14; i++) {
      pen.globalAlpha = 0.75;
      pen.fillStyle = palette[1 + Math.floor(random() * (palette.length - 1))];
      pen.beginPath();
      if (random() < 0.5) pen.arc(random() * width, random() * height, (0.06 + random() * 0.2) * width, 0, 7);
      else pen.rect(random() * width * 0.8, random() * height * 0.8, (0.08 + random() * 0.4) * width, (0.05 + random() * 0.3) * height);
      pen.fill();
    }
}

const BOOK_COLOURS = [0x6b2f2a, 0x2f4a5c, 0x7a6a3c, 0x3c5a44, 0x8a5a34, 0x2b2a30, 0xb8a888, 0x84403a, 0x4a3a5a, 0xcfc4ac];

/** A bookcase with books of its own: some lean, some gaps, a vase or a box between. Stands in the wall's frame. */
export function bookcase(site: Site, wall: Matrix4, x: number, width: number, height: number, color: number, seed: number): void {
  const { set } = site,
    random = seeded(seed),
    wood: Paint = { color, rough: 0.5 },
    shelves = Math.round(height / 0.38);
  set.within(wall, () => {
    for (let i = 0; i <= shelves; i++) set.box([width, 0.03, 0.3], [x, 0.1 + ((height - 0.12) * i) / shelves, 0.15], wood, { bevel: 0.006 });
    for (const side of [-1, 1]) set.box([0.035, height, 0.31], [x + (side * width) / 2, height / 2, 0.155], wood, { bevel: 0.006 });
    set.box([width, height, 0.012], [x, height / 2, 0.01], { color: varied(color, () => 0, 0.3), rough: 0.7 }, { bevel: 0 });
    set.box([width + 0.1, 0.06, 0.36], [x, height + 0.02, 0.17], wood, { bevel: 0.015 });
    set.box([width, 0.09, 0.3], [x, 0.045, 0.14], wood, { bevel: 0.006 });
    for (let shelf = 0; shelf < shelves; shelf++) {
      const y = 0.118 + ((height - 0.12) * shelf) / shelves,
        room = (height - 0.12) / shelves - 0.05;
      let along = -width / 2 + 0.03;
      while (along < width / 2 - 0.06) {
        const thick = 0.018 + random() * 0.032,
          tall = room * (0.68 + random() * 0.28),
          lean = random() < 0.07 ? 0.16 : 0;
        set.box(
          [thick, tall, 0.15 + random() * 0.05],
          [x + along + thick / 2 + lean * 0.1, y + tall / 2, 0.15],
          { color: varied(BOOK_COLOURS[Math.floor(random() * BOOK_COLOURS.length)], random, 0.5), rough: 0.7 },
          { roll: -lean, bevel: 0 },
        );
        along += thick + 0.002 + (random() < 0.05 ? 0.1 : 0) + lean * 0.3;
      }
    }
    set.contact([x, 0, 0.18], width + 0.2, 0.55, 0, 0.5);
  });
}

/** A patterned rug with borders. */
export function rug(
  site: Site,
  x: number,
  z: number,
  width: number,
  depth: number,
  yaw: number,
  palette: [string, string, string, string],
  seed = 3,
): void {
  const map = painted(512, Math.round((512 * depth) / width), (pen, w, h) => {
    const random = seeded(seed);
    pen.fillStyle = palette[0];
    pen.fillRect(0, 0, w, h);
    for (const [inset, color, line] of [
      [12, palette[1], 8],
      [32, palette[2], 24],
      [60, palette[1], 4],
      [72, palette[3], 3],
    ] as const) {
      pen.strokeStyle = color;
      pen.lineWidth = line;
      pen.strokeRect(inset, inset, w - 2 * inset, h - 2 * inset);
    }
    const diamond = (cx: number, cy: number, rx: number, ry: number, color: string) => {
      pen.fillStyle = color;
      pen.beginPath();
      pen.moveTo(cx, cy - ry);
      pen.lineTo(cx + rx, cy);
      pen.lineTo(cx, cy + ry);
      pen.lineTo(cx - rx, cy);
      pen.fill();
    };
    for (let i = 0; i < 34; i++) for (const cy of [32, h - 32]) diamond(40 + ((w - 80) * i) / 33, cy, 5, 7, palette[1]);
    // a field of small staggered motifs around one medallion
    for (let row = 0; row < 7; row++)
      for (let column = 0; column < 9; column++) {
        const cx = 96 + ((w - 192) * (column + (row % 2) * 0.5)) / 8.5,
          cy = 92 + ((h - 184) * row) / 6,
          centre = Math.hypot((cx - w / 2) / w, (cy - h / 2) / h);
        if (centre > 0.19) {
          diamond(cx, cy, 9, 12, palette[row % 2 ? 2 : 3]);
          diamond(cx, cy, 4, 5, palette[1]);
        }
      }
    for (const [scale, color] of [
      [1, palette[2]],
      [0.82, palette[1]],
      [0.74, palette[3]],
      [0.5, palette[0]],
      [0.34, palette[1]],
      [0.2, palette[2]],
    ] as const)
      diamond(w / 2, h / 2, w * 0.2 * scale, h * 0.3 * scale, color);
    const image = pen.getImageData(0, 0, w, h);
    for (let i = 0; i < image.data.length; i += 4) {
      const worn = 0.82 + 0.3 * random();
      for (let k = 0; k < 3; k++) image.data[i + k] *= worn;
    }
    pen.putImageData(image, 0, 0);
  });
  site.set.mesh(new BoxGeometry(width, 0.014, depth), pictureMaterial(map, site.weathering, { roughness: 1 }), placed(x, 0.008, z, yaw));
  site.set.contact([x, -0.004, z], width * 1.04, depth * 1.05, yaw, 0.4);
}
