// Land: a height field with slope-dependent colours, and what one sees of a coast from the water: hills, a small town, a lighthouse.
import { BufferAttribute, Color, ConeGeometry, PlaneGeometry, type BufferGeometry } from "three";
import type { Site } from "../site.ts";
import { fbm, noise, smoothstep } from "../../things/noise.ts";
import { placed, rock } from "../../things/shapes.ts";

export interface TerrainLook {
  width: number;
  depth: number;
  columns: number;
  rows: number;
  centre: [number, number];
  height(x: number, z: number): number;
  /** Colours by slope and height: flat ground, steep ground, and low ground (a beach, a bank). */
  flat: number;
  steep: number;
  low?: number;
  lowBelow?: number;
  /** High ground, above this height: scree, snow. */
  high?: number;
  highAbove?: number;
}

/** Height field geometry with vertex colours; add it to the plain mesh. */
export function terrain(look: TerrainLook): BufferGeometry {
  const geometry = new PlaneGeometry(look.width, look.depth, look.columns, look.rows).rotateX(-Math.PI / 2),
    position = geometry.attributes.position as BufferAttribute;
  const [cx, cz] = look.centre;
  for (let i = 0; i < position.count; i++) {
    const x = position.getX(i) + cx,
      z = position.getZ(i) + cz;
    position.setXYZ(i, x, look.height(x, z), z);
  }
  geometry.computeVertexNormals();
  const normal = geometry.attributes.normal,
    colors = new Float32Array(position.count * 3);
  const flat = new Color(look.flat),
    steep = new Color(look.steep),
    low = new Color(look.low ?? look.flat),
    high = new Color(look.high ?? look.steep),
    color = new Color();
  for (let i = 0; i < position.count; i++) {
    const x = position.getX(i),
      y = position.getY(i),
      z = position.getZ(i),
      mottled = fbm(x * 0.09 + 7, z * 0.09 + 3, 3);
    color.copy(flat).lerp(steep, smoothstep(1 - normal.getY(i) + 0.3 * (mottled - 0.5), 0.1, 0.42));
    if (look.low !== undefined) color.lerp(low, 1 - smoothstep(y + (mottled - 0.5) * 1.2, 0.3, look.lowBelow ?? 2));
    if (look.high !== undefined)
      color.lerp(
        high,
        smoothstep(y + (mottled - 0.5) * 14, look.highAbove ?? 40, (look.highAbove ?? 40) + 14) * smoothstep(normal.getY(i), 0.45, 0.75),
      );
    color.multiplyScalar(0.78 + 0.44 * noise(x * 0.3, z * 0.3));
    colors.set([color.r, color.g, color.b], i * 3);
  }
  geometry.setAttribute("color", new BufferAttribute(colors, 3));
  return geometry;
}

const HOUSE_WALLS = [0xe0c8a0, 0xd8a890, 0xe6dcc8, 0xc9b79a, 0xb8c0b4, 0xd6bfae];
const HOUSE_ROOFS = [0x8a4a36, 0x7a4434, 0x59524e, 0x6a5a4c];

/** A far gabled house with real window recesses of colour; lit ones glow at night. */
export function farHouse(site: Site, x: number, y: number, z: number, yaw: number, width: number, height: number, depth: number): void {
  const { set, random } = site,
    wall = HOUSE_WALLS[Math.floor(random() * HOUSE_WALLS.length)],
    roof = HOUSE_ROOFS[Math.floor(random() * HOUSE_ROOFS.length)];
  set.within(placed(x, y, z, yaw), () => {
    set.box([width, height, depth], [0, height / 2, 0], { color: wall }, { bevel: 0 });
    set.add(
      new ConeGeometry(0.5 * Math.SQRT2, 1, 4, 1)
        .rotateY(Math.PI / 4)
        .scale(width * 1.06, height * 0.42, depth * 1.1)
        .translate(0, height * 1.2, 0),
      { color: roof },
    );
    set.box([width * 0.1, height * 0.4, width * 0.1], [width * 0.25, height * 1.35, 0], { color: 0x8a5a48 }, { bevel: 0 });
    const floors = Math.max(1, Math.round(height / 3)),
      bays = Math.max(2, Math.round(width / 2.2));
    for (let floor = 0; floor < floors; floor++)
      for (let bay = 0; bay < bays; bay++) {
        const shining = random() < 0.45 * site.lit;
        const paint = shining ? 0xffc070 : 0x2a3238,
          wx = (-0.5 + (bay + 0.5) / bays) * width,
          wy = (floor + 0.55) * (height / floors);
        if (shining) site.glow(set.worldOf(wx, wy, depth / 2 + 0.06), 0.42, 0xffb868, 1.6);
        set.box([0.8, 1.15, 0.06], [wx, wy, depth / 2 + 0.01], { color: 0xe8e2d6 }, { bevel: 0 });
        set.box([0.62, 0.98, 0.08], [wx, wy, depth / 2 + 0.02], { color: paint, rough: 0.15 }, { bevel: 0 });
      }
  });
}

export function lighthouse(site: Site, x: number, y: number, z: number, scale = 1): void {
  const { set } = site;
  set.within(placed(x, y, z, 0, scale), () => {
    set.cylinder(1.5, 2.3, 16, [0, 8, 0], { color: 0xece4d4 }, { sides: 24 });
    for (const band of [4.5, 10.5])
      set.cylinder(1.5 + (16 - band) * 0.052, 1.62 + (16 - band) * 0.055, 2.6, [0, band, 0], { color: 0xa03a2c }, { sides: 24 });
    set.cylinder(2, 1.7, 0.4, [0, 16.1, 0], { color: 0x3a3a3a }, { sides: 24 });
    set.cylinder(1, 1, 1.9, [0, 17.2, 0], { color: 0xffe8b8, rough: 0.2 }, { sides: 14 });
    set.add(new ConeGeometry(1.5, 1.6, 16), { color: 0x34302c }, placed(0, 18.9, 0));
  });
  site.glow(set.worldOf(x, y + 17.2 * scale, z), 1.05 * scale, 0xffd890, 0.4 + 7 * site.lit);
}

/** Boulders along a water line. */
export function boulders(site: Site, count: number, spot: (i: number) => [number, number, number, number], color = 0x5a554b): void {
  for (let i = 0; i < count; i++) {
    const [x, y, z, size] = spot(i);
    site.set.add(rock(i + 3, size > 0.6 ? 3 : 2), { color, rough: 0.9 }, placed(x, y, z, site.random() * 6.3, size));
  }
}
