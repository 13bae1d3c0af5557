// What rooms have in common: where the camera may be, how they answer to sound and light; and pieces that several of them share.
import { PlaneGeometry, Vector3 } from "three";
import { glowMaterial } from "../../things/materials.ts";
import { placed } from "../../things/shapes.ts";
import { at, bounds, view, type Layout, type Site } from "../site.ts";
import type { RoomLook } from "./room.ts";

type Own = Pick<Layout, "marks" | "lanes" | "ambience" | "surface"> & Partial<Omit<Layout, "room">> & { room?: Partial<NonNullable<Layout["room"]>> };

/** The layout of a room by its shell: the camera keeps 35 cm from walls and ceiling, views look north, light comes from above. */
export function interior(look: RoomLook, own: Own): Layout {
  const { width, depth, height } = look,
    large = width * depth > 90 || height > 4.5;
  const { room, ...rest } = own,
    reach = Math.min(9, depth * 0.55);
  return {
    centre: at(0, 0, 0),
    views: [
      view(14, 1.45, 1.8, reach),
      view(-24, 1.4, 1.8, reach),
      view(48, 1.45, 1.8, Math.min(reach, width * 0.5)),
      view(0, 1.4, 1.6, reach),
      view(-60, 1.45, 1.6, Math.min(reach, width * 0.45)),
    ],
    cameraBounds: bounds(-width / 2 + 0.35, 0.35, -depth / 2 + 0.35, width / 2 - 0.35, height - 0.35, depth / 2 - 0.35),
    groundHeight: () => 0,
    acoustics: large ? { space: "hall", decaySeconds: 1.6, wet: 0.2 } : { space: "room", decaySeconds: 0.55, wet: 0.1 },
    shadow: { centre: at(0, 0.5, 0), reach: Math.max(width, depth) * 0.62, depth: 26 },
    room: { probe: at(0, Math.min(1.7, height * 0.6), depth * 0.12), keyDirection: new Vector3(0.25, 0.85, 0.45).normalize(), ambient: 1, ...room },
    ...rest,
  };
}

/** Flat panels in a ceiling that shine downwards, on a grid; they count among the lamps. */
export function ceilingPanels(
  site: Site,
  height: number,
  spots: [number, number][],
  look: { width?: number; depth?: number; color?: number; candela?: number } = {},
): void {
  const { width = 1.1, depth = 0.3, color = 0xf6f6ee, candela = 8 } = look,
    glow = glowMaterial(color, 0.25 + 1.5 * Math.max(0.6, site.lit));
  for (const [x, z] of spots) {
    site.set.box([width + 0.08, 0.03, depth + 0.08], [x, height - 0.012, z], { color: 0xe4e4e0 });
    site.set.mesh(new PlaneGeometry(width, depth).rotateX(Math.PI / 2), glow, placed(x, height - 0.03, z));
    site.lamps.push({ position: at(x, height - 0.25, z), color, candela, reach: 9 });
  }
}

/** A straight row of like things along x or z. */
export const along = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => (count === 1 ? (from + to) / 2 : from + ((to - from) * i) / (count - 1)));
