// The shell of a room: floor, walls with real window reveals, skirting, cornice, doors, curtains; and what hangs on walls.
// The room stands around the origin: x from −width/2 to width/2, z from −depth/2 (north) to depth/2 (south).
import { ExtrudeGeometry, Path, PlaneGeometry, Shape, SphereGeometry, Vector2, type BufferAttribute, type Matrix4 } from "three";
import type { Paint, Triple } from "../../things/assembly.ts";
import { varied } from "../../things/parts/part.ts";
import { placed } from "../../things/shapes.ts";
import type { SurfaceName } from "../../things/surfaces.ts";
import type { Site } from "../site.ts";

export type Wall = "N" | "S" | "W" | "E";
export interface Opening {
  wall: Wall;
  /** centre along the wall in the room's x or z */ along: number;
  sill: number;
  width: number;
  height: number;
  columns?: number;
  rows?: number;
  frame?: number;
  curtain?: number;
  /** share of the width that each curtain covers */ drawn?: number;
  door?: boolean;
}
export interface RoomLook {
  width: number;
  depth: number;
  height: number;
  wall: number;
  floor: SurfaceName;
  floorColor?: number;
  floorRoughness?: number;
  trim: number;
  ceiling: number;
  openings: Opening[];
  /** Wall panelling up to a height. */
  dado?: { height: number; color: number; boards?: boolean };
  beams?: number;
  wallFinish?: SurfaceName;
  accent?: Partial<Record<Wall, number>>;
}

/** The frame of a wall: x along it seen from inside, y up, z into the room. */
export function wallFrame(room: { width: number; depth: number }, wall: Wall): Matrix4 {
  switch (wall) {
    case "N":
      return placed(0, 0, -room.depth / 2);
    case "S":
      return placed(0, 0, room.depth / 2, Math.PI);
    case "W":
      return placed(-room.width / 2, 0, 0, Math.PI / 2);
    case "E":
      return placed(room.width / 2, 0, 0, -Math.PI / 2);
  }
}
/** From the room's coordinate along a wall to the wall frame's x. */
const inFrame = (wall: Wall, along: number) => (wall === "N" || wall === "E" ? along : -along);

export function buildRoom(site: Site, look: RoomLook): void {
  const { set } = site,
    { width, depth, height } = look;
  set.surface(look.floor, new PlaneGeometry(width, depth, 1, 1).rotateX(-Math.PI / 2), {
    color: look.floorColor ?? 0xffffff,
    relief: 0.6,
    roughness: look.floorRoughness,
  });
  set.box([width, 0.1, depth], [0, height + 0.05, 0], { color: look.ceiling, rough: 0.95 }, { bevel: 0 });
  for (let i = 0; i < (look.beams ?? 0); i++)
    set.box(
      [width, 0.18, 0.16],
      [0, height - 0.09, -depth / 2 + (depth * (i + 0.5)) / look.beams!],
      { color: 0x4a3526, rough: 0.8 },
      { bevel: 0.015 },
    );
  for (const wall of ["N", "S", "W", "E"] as const) buildWall(site, look, wall);
}

function buildWall(site: Site, look: RoomLook, wall: Wall): void {
  const { set } = site,
    length = wall === "N" || wall === "S" ? look.width : look.depth,
    { height } = look,
    trim: Paint = { color: look.trim, rough: 0.5 };
  const openings = look.openings
    .filter((opening) => opening.wall === wall)
    .map((opening) => ({ ...opening, x: inFrame(wall, opening.along) }))
    .sort((a, b) => a.x - b.x);
  const shape = new Shape([
    new Vector2(-length / 2, 0),
    new Vector2(length / 2, 0),
    new Vector2(length / 2, height),
    new Vector2(-length / 2, height),
  ]);
  for (const { x, sill, width, height: tall } of openings) {
    const low = Math.max(0.001, sill);
    shape.holes.push(
      new Path([
        new Vector2(x - width / 2, low),
        new Vector2(x - width / 2, low + tall),
        new Vector2(x + width / 2, low + tall),
        new Vector2(x + width / 2, low),
      ]),
    );
  }
  set.within(wallFrame(look, wall), () => {
    set.surface(look.wallFinish ?? "plaster", new ExtrudeGeometry(shape, { depth: 0.24, bevelEnabled: false }).translate(0, 0, -0.24), {
      color: look.accent?.[wall] ?? look.wall,
      axis: "auto",
      relief: look.wallFinish === "brick" ? 0.9 : 0.4,
    });
    let from = -length / 2;
    const spans: [number, number][] = [];
    for (const { x, width } of openings.filter((opening) => opening.sill < 0.05)) {
      spans.push([from, x - width / 2 - 0.07]);
      from = x + width / 2 + 0.07;
    }
    spans.push([from, length / 2]);
    for (const [a, b] of spans)
      if (b - a > 0.05)
        skirting(
          site,
          look,
          a,
          b,
          openings.filter((opening) => opening.sill >= 0.05),
        );
    set.box([length, 0.09, 0.07], [0, height - 0.045, 0.035], trim, { bevel: 0.02 });
    set.box([length, 0.035, 0.11], [0, height - 0.018, 0.055], trim, { bevel: 0.01 });
    for (const opening of openings) {
      if (opening.door) door(site, opening, trim);
      else casement(site, opening, { color: opening.frame ?? look.trim, rough: 0.45 });
      if (opening.curtain !== undefined) curtains(site, opening, opening.curtain);
    }
  });
}

function skirting(site: Site, look: RoomLook, a: number, b: number, windows: { x: number; width: number; sill: number }[]): void {
  const { set } = site,
    trim: Paint = { color: look.trim, rough: 0.5 };
  set.box([b - a, 0.11, 0.022], [(a + b) / 2, 0.055, 0.011], trim, { bevel: 0.006 });
  const { dado } = look;
  if (!dado) return;
  const panel: Paint = { color: dado.color, rough: 0.55 };
  set.box([b - a, 0.04, 0.03], [(a + b) / 2, Math.min(dado.height, lowestSill(windows) - 0.06), 0.015], trim, { bevel: 0.008 });
  const top = Math.min(dado.height, lowestSill(windows) - 0.06);
  set.box([b - a, top - 0.11, 0.012], [(a + b) / 2, (top + 0.11) / 2, 0.006], panel, { bevel: 0 });
  if (dado.boards !== false)
    for (let x = a + 0.25; x < b - 0.2; x += 0.5) set.box([0.03, top - 0.2, 0.012], [x, top / 2 + 0.05, 0.014], panel, { bevel: 0.004 });
}
const lowestSill = (windows: { sill: number }[]) => Math.min(9, ...windows.map((opening) => opening.sill));

type Placed = Opening & { x: number };

/** Architrave, sill, sash and glazing bars. */
function casement(site: Site, opening: Placed, paint: Paint): void {
  const { x, sill, width, height, columns = 2, rows = 2 } = opening,
    bar = (size: Triple, centre: Triple, bevel = 0.008) => site.set.box(size, [x + centre[0], sill + centre[1], centre[2]], paint, { bevel });
  for (const side of [-1, 1]) bar([0.08, height + 0.16, 0.03], [side * (width / 2 + 0.04), height / 2, 0.015]);
  bar([width + 0.2, 0.09, 0.035], [0, height + 0.045, 0.018]);
  bar([width + 0.24, 0.04, 0.14], [0, -0.02, 0.05], 0.012);
  bar([width + 0.16, 0.07, 0.03], [0, -0.075, 0.015]);
  for (const side of [-1, 1]) bar([0.06, height, 0.06], [side * (width / 2 - 0.03), height / 2, -0.12]);
  for (const y of [0.03, height - 0.03]) bar([width, 0.06, 0.06], [0, y, -0.12]);
  for (let i = 1; i < columns; i++) bar([0.035, height, 0.045], [-width / 2 + (width * i) / columns, height / 2, -0.12]);
  for (let i = 1; i < rows; i++) bar([width, 0.03, 0.045], [0, (height * i) / rows, -0.12]);
}

function door(site: Site, opening: Placed, paint: Paint): void {
  const { set } = site,
    { x, width, height } = opening,
    leaf: Paint = { color: opening.frame ?? 0xd8d0c0, rough: 0.45 };
  for (const side of [-1, 1]) set.box([0.09, height + 0.09, 0.035], [x + side * (width / 2 + 0.045), (height + 0.09) / 2, 0.018], paint);
  set.box([width + 0.18, 0.09, 0.035], [x, height + 0.045, 0.018], paint);
  set.box([width, height, 0.045], [x, height / 2, -0.06], leaf);
  for (const side of [-1, 1])
    for (const [y, tall] of [
      [0.5, 0.6],
      [1.4, 0.9],
    ]) {
      set.box(
        [width * 0.34, tall, 0.012],
        [x + side * width * 0.21, y, -0.034],
        { ...leaf, color: varied(leaf.color, () => 0.2, 0.2) },
        { bevel: 0.01 },
      );
    }
  set.box([0.11, 0.02, 0.02], [x + width * 0.4, 1.02, 0.005], { color: 0xb8924a, metal: 0.9, rough: 0.3 }, { bevel: 0.006 });
}

/** Two gathered lengths of cloth on a rod. */
function curtains(site: Site, opening: Placed, color: number): void {
  const { set } = site,
    { x, sill, width, height } = opening,
    length = height + sill - 0.02 > height + 0.6 ? height + 0.5 : height + sill - 0.02,
    y = sill + height + 0.1 - length / 2;
  for (const side of [-1, 1]) {
    const cloth = width * (opening.drawn ?? 0.26),
      geometry = new PlaneGeometry(cloth, length, 30, 5),
      position = geometry.attributes.position as BufferAttribute;
    for (let i = 0; i < position.count; i++) {
      const u = position.getX(i) / cloth + 0.5,
        v = position.getY(i) / length + 0.5;
      position.setZ(i, 0.045 * Math.sin(u * 36 + Math.sin(v * 2) * 0.6) * (0.6 + 0.4 * (1 - v)) + 0.014 * Math.sin(u * 87));
      position.setX(i, position.getX(i) * (1 + 0.08 * (1 - v)));
    }
    geometry.computeVertexNormals();
    set.add(geometry, { color, rough: 0.95 }, placed(x + side * (width / 2 + 0.03), y, 0.13), { side: 2 });
  }
  set.cylinder(0.014, 0.014, width * 1.75, [x, sill + height + 0.14, 0.13], { color: 0x6b5136, rough: 0.35, metal: 0.7 }, { roll: Math.PI / 2 });
  for (const side of [-1, 1])
    set.add(
      new SphereGeometry(0.03, 10, 8),
      { color: 0x6b5136, rough: 0.35, metal: 0.7 },
      placed(x + side * width * 0.875, sill + height + 0.14, 0.13),
    );
}
