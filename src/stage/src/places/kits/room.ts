// The shell of a room: floor, walls with real window reveals, skirting, cornice, doors, curtains; and what hangs on walls.
// The room stands around the origin: x from −width/2 to width/2, z from −depth/2 (north) to depth/2 (south).
import { ExtrudeGeometry, Path, PlaneGeometry, Shape, SphereGeometry, Vector2, type BufferAttribute, type Matrix4, BoxGeometry } from "three";
import type { Paint, Triple } from "../../things/assembly.ts";
import { pictureMaterial } from "../../things/materials.ts";
import { fbm, seeded } from "../../things/noise.ts";
import { varied } from "../../things/parts/part.ts";
import { placed } from "../../things/shapes.ts";
import { painted, type SurfaceName } from "../../things/surfaces.ts";
import type { Site } from "../site.ts";

export type Wall = "N" | "S" | "W" | "E";
export interface Opening {
  wall: Wall; /** centre along the wall in the room's x or z */ along: number; sill: number; width: number; height: number;
  columns?: number; rows?: number; frame?: number; curtain?: number; /** share of the width that each curtain covers */ drawn?: number; door?: boolean;
}
export interface RoomLook {
  width: number; depth: number; height: number; wall: number; floor: SurfaceName; floorColor?: number; floorRoughness?: number; trim: number; ceiling: number; openings: Opening[];
  /** Wall panelling up to a height. */
  dado?: { height: number; color: number; boards?: boolean }; beams?: number; wallFinish?: SurfaceName; accent?: Partial<Record<Wall, number>>;
}

/** The frame of a wall: x along it seen from inside, y up, z into the room. */
export function wallFrame(room: { width: number; depth: number }, wall: Wall): Matrix4 {
  switch (wall) {
    case "N": return placed(0, 0, -room.depth / 2);
    case "S": return placed(0, 0, room.depth / 2, Math.PI);
    case "W": return placed(-room.width / 2, 0, 0, Math.PI / 2);
    case "E": return placed(room.width / 2, 0, 0, -Math.PI / 2);
  }
}
/** From the room's coordinate along a wall to the wall frame's x. */
const inFrame = (wall: Wall, along: number) => (wall === "N" || wall === "E" ? along : -along);

export function buildRoom(site: Site, look: RoomLook): void {
  const { set } = site, { width, depth, height } = look;
  set.surface(look.floor, new PlaneGeometry(width, depth, 1, 1).rotateX(-Math.PI / 2), { color: look.floorColor ?? 0xffffff, relief: 0.6, roughness: look.floorRoughness });
  set.box([width, 0.1, depth], [0, height + 0.05, 0], { color: look.ceiling, rough: 0.95 }, { bevel: 0 });
  for (let i = 0; i < (look.beams ?? 0); i++) set.box([width, 0.18, 0.16], [0, height - 0.09, -depth / 2 + (depth * (i + 0.5)) / look.beams!], { color: 0x4a3526, rough: 0.8 }, { bevel: 0.015 });
  for (const wall of ["N", "S", "W", "E"] as const) buildWall(site, look, wall);
}

function buildWall(site: Site, look: RoomLook, wall: Wall): void {
  const { set } = site, length = wall === "N" || wall === "S" ? look.width : look.depth, { height } = look, trim: Paint = { color: look.trim, rough: 0.5 };
  const openings = look.openings.filter((opening) => opening.wall === wall).map((opening) => ({ ...opening, x: inFrame(wall, opening.along) })).sort((a, b) => a.x - b.x);
  const shape = new Shape([new Vector2(-length / 2, 0), new Vector2(length / 2, 0), new Vector2(length / 2, height), new Vector2(-length / 2, height)]);
  for (const { x, sill, width, height: tall } of openings) {
    const low = Math.max(0.001, sill);
    shape.holes.push(new Path([new Vector2(x - width / 2, low), new Vector2(x - width / 2, low + tall), new Vector2(x + width / 2, low + tall), new Vector2(x + width / 2, low)]));
  }
  set.within(wallFrame(look, wall), () => {
    set.surface(look.wallFinish ?? "plaster", new ExtrudeGeometry(shape, { depth: 0.24, bevelEnabled: false }).translate(0, 0, -0.24), { color: look.accent?.[wall] ?? look.wall, axis: "auto", relief: look.wallFinish === "brick" ? 0.9 : 0.4 });
    let from = -length / 2;
    const spans: [number, number][] = [];
    for (const { x, width } of openings.filter((opening) => opening.sill < 0.05)) { spans.push([from, x - width / 2 - 0.07]); from = x + width / 2 + 0.07; }
    spans.push([from, length / 2]);
    for (const [a, b] of spans) if (b - a > 0.05) skirting(site, look, a, b, openings.filter((opening) => opening.sill >= 0.05));
    set.box([length, 0.09, 0.07], [0, height - 0.045, 0.035], trim, { bevel: 0.02 });
    set.box([length, 0.035, 0.11], [0, height - 0.018, 0.055], trim, { bevel: 0.01 });
    for (const opening of openings) {
      if (opening.door) door(site, opening, trim); else casement(site, opening, { color: opening.frame ?? look.trim, rough: 0.45 });
      if (opening.curtain !== undefined) curtains(site, opening, opening.curtain);
    }
  });
}

function skirting(site: Site, look: RoomLook, a: number, b: number, windows: { x: number; width: number; sill: number }[]): void {
  const { set } = site, trim: Paint = { color: look.trim, rough: 0.5 };
  set.box([b - a, 0.11, 0.022], [(a + b) / 2, 0.055, 0.011], trim, { bevel: 0.006 });
  const { dado } = look;
  if (!dado) return;
  const panel: Paint = { color: dado.color, rough: 0.55 };
  set.box([b - a, 0.04, 0.03], [(a + b) / 2, Math.min(dado.height, lowestSill(windows) - 0.06), 0.015], trim, { bevel: 0.008 });
  const top = Math.min(dado.height, lowestSill(windows) - 0.06);
  set.box([b - a, top - 0.11, 0.012], [(a + b) / 2, (top + 0.11) / 2, 0.006], panel, { bevel: 0 });
  if (dado.boards !== false) for (let x = a + 0.25; x < b - 0.2; x += 0.5) set.box([0.03, top - 0.2, 0.012], [x, top / 2 + 0.05, 0.014], panel, { bevel: 0.004 });
}
const lowestSill = (windows: { sill: number }[]) => Math.min(9, ...windows.map((opening) => opening.sill));

type Placed = Opening & { x: number };

/** Architrave, sill, sash and glazing bars. */
function casement(site: Site, opening: Placed, paint: Paint): void {
  const { x, sill, width, height, columns = 2, rows = 2 } = opening, bar = (size: Triple, centre: Triple, bevel = 0.008) => site.set.box(size, [x + centre[0], sill + centre[1], centre[2]], paint, { bevel });
  for (const side of [-1, 1]) bar([0.08, height + 0.16, 0.03], [side * (width / 2 + 0.04), height / 2, 0.015]);
  bar([width + 0.2, 0.09, 0.035], [0, height + 0.045, 0.018]);
  bar([width + 0.24, 0.04, 0.14], [0, -0.02, 0.05], 0.012); bar([width + 0.16, 0.07, 0.03], [0, -0.075, 0.015]);
  for (const side of [-1, 1]) bar([0.06, height, 0.06], [side * (width / 2 - 0.03), height / 2, -0.12]);
  for (const y of [0.03, height - 0.03]) bar([width, 0.06, 0.06], [0, y, -0.12]);
  for (let i = 1; i < columns; i++) bar([0.035, height, 0.045], [-width / 2 + (width * i) / columns, height / 2, -0.12]);
  for (let i = 1; i < rows; i++) bar([width, 0.03, 0.045], [0, (height * i) / rows, -0.12]);
}

function door(site: Site, opening: Placed, paint: Paint): void {
  const { set } = site, { x, width, height } = opening, leaf: Paint = { color: opening.frame ?? 0xd8d0c0, rough: 0.45 };
  for (const side of [-1, 1]) set.box([0.09, height + 0.09, 0.035], [x + side * (width / 2 + 0.045), (height + 0.09) / 2, 0.018], paint);
  set.box([width + 0.18, 0.09, 0.035], [x, height + 0.045, 0.018], paint);
  set.box([width, height, 0.045], [x, height / 2, -0.06], leaf);
  for (const side of [-1, 1]) for (const [y, tall] of [[0.5, 0.6], [1.4, 0.9]]) {
    set.box([width * 0.34, tall, 0.012], [x + side * width * 0.21, y, -0.034], { ...leaf, color: varied(leaf.color, () => 0.2, 0.2) }, { bevel: 0.01 });
  }
  set.box([0.11, 0.02, 0.02], [x + width * 0.4, 1.02, 0.005], { color: 0xb8924a, metal: 0.9, rough: 0.3 }, { bevel: 0.006 });
}

/** Two gathered lengths of cloth on a rod. */
function curtains(site: Site, opening: Placed, color: number): void {
  const { set } = site, { x, sill, width, height } = opening, length = height + sill - 0.02 > height + 0.6 ? height + 0.5 : height + sill - 0.02, y = sill + height + 0.1 - length / 2;
  for (const side of [-1, 1]) {
    const cloth = width * (opening.drawn ?? 0.26), geometry = new PlaneGeometry(cloth, length, 30, 5), position = geometry.attributes.position as BufferAttribute;
    for (let i = 0; i < position.count; i++) {
      const u = position.getX(i) / cloth + 0.5, v = position.getY(i) / length + 0.5;
      position.setZ(i, 0.045 * Math.sin(u * 36 + Math.sin(v * 2) * 0.6) * (0.6 + 0.4 * (1 - v)) + 0.014 * Math.sin(u * 87));
      position.setX(i, position.getX(i) * (1 + 0.08 * (1 - v)));
    }
    geometry.computeVertexNormals();
    set.add(geometry, { color, rough: 0.95 }, placed(x + side * (width / 2 + 0.03), y, 0.13), { side: 2 });
  }
  set.cylinder(0.014, 0.014, width * 1.75, [x, sill + height + 0.14, 0.13], { color: 0x6b5136, rough: 0.35, metal: 0.7 }, { roll: Math.PI / 2 });
  for (const side of [-1, 1]) set.add(new SphereGeometry(0.03, 10, 8), { color: 0x6b5136, rough: 0.35, metal: 0.7 }, placed(x + side * width * 0.875, sill + height + 0.14, 0.13));
}

/** A framed picture on a wall: soft hills or shapes, nobody's work. */
export function picture(site: Site, wall: Matrix4, x: number, y: number, width: number, height: number, seed: number, palette: string[], frame = 0x3a2a1c): void {
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
  pen.fillStyle = palette[0]; pen.fillRect(0, 0, width, height);
  if (seed % 2) { // hills under a sun
    pen.fillStyle = "#f6e2b0"; pen.beginPath(); pen.arc(width * 0.68, height * 0.26, height * 0.09, 0, 7); pen.fill();
    for (let i = 1; i < palette.length; i++) {
      pen.fillStyle = palette[i]; pen.beginPath(); pen.moveTo(0, height);
      for (let x = 0; x <= width; x += 4) pen.lineTo(x, height * (0.25 + 0.17 * i) - height * 0.22 * (fbm((x / width) * 3 + seed + i * 9, i, 4) - 0.5));
      pen.lineTo(width, height); pen.fill();
    }
  } else for (let i = 0; i < 14; i++) {
    pen.globalAlpha = 0.75; pen.fillStyle = palette[1 + Math.floor(random() * (palette.length - 1))]; pen.beginPath();
    if (random() < 0.5) pen.arc(random() * width, random() * height, (0.06 + random() * 0.2) * width, 0, 7); else pen.rect(random() * width * 0.8, random() * height * 0.8, (0.08 + random() * 0.4) * width, (0.05 + random() * 0.3) * height);
    pen.fill();
  }
}

const BOOK_COLOURS = [0x6b2f2a, 0x2f4a5c, 0x7a6a3c, 0x3c5a44, 0x8a5a34, 0x2b2a30, 0xb8a888, 0x84403a, 0x4a3a5a, 0xcfc4ac];

/** A bookcase with books of its own: some lean, some gaps, a vase or a box between. Stands in the wall's frame. */
export function bookcase(site: Site, wall: Matrix4, x: number, width: number, height: number, color: number, seed: number): void {
  const { set } = site, random = seeded(seed), wood: Paint = { color, rough: 0.5 }, shelves = Math.round(height / 0.38);
  set.within(wall, () => {
    for (let i = 0; i <= shelves; i++) set.box([width, 0.03, 0.3], [x, 0.1 + ((height - 0.12) * i) / shelves, 0.15], wood, { bevel: 0.006 });
    for (const side of [-1, 1]) set.box([0.035, height, 0.31], [x + (side * width) / 2, height / 2, 0.155], wood, { bevel: 0.006 });
    set.box([width, height, 0.012], [x, height / 2, 0.01], { color: varied(color, () => 0, 0.3), rough: 0.7 }, { bevel: 0 });
    set.box([width + 0.1, 0.06, 0.36], [x, height + 0.02, 0.17], wood, { bevel: 0.015 });
    set.box([width, 0.09, 0.3], [x, 0.045, 0.14], wood, { bevel: 0.006 });
    for (let shelf = 0; shelf < shelves; shelf++) {
      const y = 0.118 + ((height - 0.12) * shelf) / shelves, room = (height - 0.12) / shelves - 0.05;
      let along = -width / 2 + 0.03;
      while (along < width / 2 - 0.06) {
        const thick = 0.018 + random() * 0.032, tall = room * (0.68 + random() * 0.28), lean = random() < 0.07 ? 0.16 : 0;
        set.box([thick, tall, 0.15 + random() * 0.05], [x + along + thick / 2 + lean * 0.1, y + tall / 2, 0.15], { color: varied(BOOK_COLOURS[Math.floor(random() * BOOK_COLOURS.length)], random, 0.5), rough: 0.7 }, { roll: -lean, bevel: 0 });
        along += thick + 0.002 + (random() < 0.05 ? 0.1 : 0) + lean * 0.3;
      }
    }
    set.contact([x, 0, 0.18], width + 0.2, 0.55, 0, 0.5);
  });
}

/** A patterned rug with borders. */
export function rug(site: Site, x: number, z: number, width: number, depth: number, yaw: number, palette: [string, string, string, string], seed = 3): void {
  const map = painted(512, Math.round((512 * depth) / width), (pen, w, h) => {
    const random = seeded(seed);
    pen.fillStyle = palette[0]; pen.fillRect(0, 0, w, h);
    for (const [inset, color, line] of [[12, palette[1], 8], [32, palette[2], 24], [60, palette[1], 4], [72, palette[3], 3]] as const) { pen.strokeStyle = color; pen.lineWidth = line; pen.strokeRect(inset, inset, w - 2 * inset, h - 2 * inset); }
    const diamond = (cx: number, cy: number, rx: number, ry: number, color: string) => { pen.fillStyle = color; pen.beginPath(); pen.moveTo(cx, cy - ry); pen.lineTo(cx + rx, cy); pen.lineTo(cx, cy + ry); pen.lineTo(cx - rx, cy); pen.fill(); };
    for (let i = 0; i < 34; i++) for (const cy of [32, h - 32]) diamond(40 + ((w - 80) * i) / 33, cy, 5, 7, palette[1]);
    // a field of small staggered motifs around one medallion
    for (let row = 0; row < 7; row++) for (let column = 0; column < 9; column++) {
      const cx = 96 + ((w - 192) * (column + (row % 2) * 0.5)) / 8.5, cy = 92 + ((h - 184) * row) / 6, centre = Math.hypot((cx - w / 2) / w, (cy - h / 2) / h);
      if (centre > 0.19) { diamond(cx, cy, 9, 12, palette[row % 2 ? 2 : 3]); diamond(cx, cy, 4, 5, palette[1]); }
    }
    for (const [scale, color] of [[1, palette[2]], [0.82, palette[1]], [0.74, palette[3]], [0.5, palette[0]], [0.34, palette[1]], [0.2, palette[2]]] as const) diamond(w / 2, h / 2, w * 0.2 * scale, h * 0.3 * scale, color);
    const image = pen.getImageData(0, 0, w, h);
    for (let i = 0; i < image.data.length; i += 4) { const worn = 0.82 + 0.3 * random(); for (let k = 0; k < 3; k++) image.data[i + k] *= worn; }
    pen.putImageData(image, 0, 0);
  });
  site.set.mesh(new BoxGeometry(width, 0.014, depth), pictureMaterial(map, site.weathering, { roughness: 1 }), placed(x, 0.008, z, yaw));
  site.set.contact([x, -0.004, z], width * 1.04, depth * 1.05, yaw, 0.4);
}
