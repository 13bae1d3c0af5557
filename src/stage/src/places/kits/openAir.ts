// What places in the open have in common: spots and ways on a height field round the origin, views, room for the camera; and their ground.
import { BufferAttribute, PlaneGeometry } from "three";
import type { Surface } from "../../contracts.ts";
import type { SurfaceName } from "../../things/surfaces.ts";
import { rock, placed } from "../../things/shapes.ts";
import { at, bounds, lane, mark, stand, view, type Layout, type Site } from "../site.ts";
import type { Mark } from "../../contracts.ts";

export type Ground = (x: number, z: number) => number;
type Own = Partial<Omit<Layout, "surface" | "groundHeight">> & {
  surface: Surface | Layout["surface"];
  ambience: string[];
  reach?: number;
  drive?: boolean;
};

/** Marks and lanes of its own come first; the common ones follow. `reach`: how far the camera may go, metres. */
export function openAir(ground: Ground, own: Own): Layout {
  const { surface, reach = 14, drive = false, marks = [], lanes = [], ...rest } = own,
    on = (x: number, z: number): [number, number, number] => [x, ground(x, z), z];
  return {
    centre: at(...on(0, 0)),
    marks: [
      ...marks,
      ...[
        stand("middle", ...on(0, 0), 0),
        stand("middle-second", ...on(1.2, -0.4), -0.3),
        stand("left", ...on(-1.4, -0.7), 0.4),
        stand("further", ...on(-0.4, -5), 0),
      ].filter((common) => marks.every((own) => own.position.distanceTo(common.position) > APART)),
    ],
    lanes: [
      ...lanes,
      lane("across", "walk", 2, on(-8, -1), on(-3, -1), on(2, -1), on(8, -1)),
      lane("towards", "walk", 2, on(0.4, -12), on(0.2, -7), on(0, -2), on(0, 4)),
      ...(drive ? [lane("drive", "drive", 4, on(-16, -4), on(-6, -4), on(6, -4), on(16, -4))] : []),
      lane("air", "air", 6, [-9, ground(0, 0) + 4.5, -8], [8, ground(0, 0) + 3.5, 2]),
    ],
    views: [view(8, 1.4, 2, 9), view(-28, 1.35, 2, 9), view(40, 1.4, 2, 9), view(176, 1.5, 2, 8), view(-80, 1.4, 2, 8)],
    cameraBounds: bounds(-reach, ground(0, 0) + 0.3, -reach, reach, ground(0, 0) + 9, reach),
    groundHeight: ground,
    surface: typeof surface === "function" ? surface : () => surface,
    acoustics: { space: "open", decaySeconds: 0.2, wet: 0.03 },
    shadow: { centre: at(0, ground(0, 0), -2), reach: 14, depth: 60 },
    ...rest,
  };
}

/** Metres between two who stand. */
const APART = 0.6;

/** A block of stone, flat above: to sit on, or for what is small. Its two marks. */
export function stoneSeat(site: Site, ground: Ground, x: number, z: number, color: number): Mark[] {
  const y = ground(x, z);
  site.set.add(rock(7, 3), { color, rough: 0.95 }, placed(x, y + 0.14, z, 0.6, 0.52));
  site.set.box([0.62, 0.46, 0.5], [x, y + 0.22, z], { color, rough: 0.95 }, { yaw: 0.4, bevel: 0.09 });
  site.set.contact([x, y + 0.01, z], 1.5, 1.4, 0, 0.5);
  return [
    { id: "stone", kind: "sit", position: at(x, y, z + 0.08), facing: 0.2, seatHeight: 0.46, radius: 0.4 },
    mark("stone-top", "table-top", x, y + 0.46, z, 0.2, 0.2),
  ];
}

/** The near ground as a textured height field. */
export function groundSheet(
  site: Site,
  surface: SurfaceName,
  ground: Ground,
  look: { size?: number; cells?: number; color?: number; relief?: number; roughness?: number; puddles?: boolean; centre?: [number, number] } = {},
): void {
  const { size = 120, cells = 100, centre = [0, -16], ...finish } = look,
    geometry = new PlaneGeometry(size, size, cells, cells).rotateX(-Math.PI / 2).translate(centre[0], 0, centre[1]),
    position = geometry.attributes.position as BufferAttribute;
  for (let i = 0; i < position.count; i++) position.setY(i, ground(position.getX(i), position.getZ(i)));
  geometry.computeVertexNormals();
  site.set.surface(surface, geometry, finish);
}
