// A café table with two bistro chairs, cups and a small vase.
import { TorusGeometry, Vector3 } from "three";
import type { Site } from "../site.ts";
import { bistroChair, bistroTable } from "../../things/parts/seating.ts";
import { bar, placed } from "../../things/shapes.ts";

export const TERRACE_TABLE = 0.74;

export function cafeTerrace(site: Site, x: number, y: number, z: number): void {
  const { set, random, lit } = site,
    look = { random, lit };
  set.within(placed(x, y, z), () => {
    bistroTable(set, look);
    set.within(placed(-0.55, 0, 0, Math.PI / 2 - 0.3), () => bistroChair(set, look));
    set.within(placed(0.6, 0, 0, -Math.PI / 2 + 0.3), () => bistroChair(set, look));
    for (const [cx, cz] of [
      [-0.16, 0.1],
      [0.17, -0.08],
    ])
      cup(site, cx, TERRACE_TABLE, cz);
    set.cylinder(0.028, 0.022, 0.11, [0.02, TERRACE_TABLE + 0.055, -0.2], { color: 0x9fc0c4, rough: 0.1 });
    for (let i = 0; i < 4; i++)
      set.add(
        bar(
          new Vector3(0.02, TERRACE_TABLE + 0.1, -0.2),
          new Vector3(0.02 + (random() - 0.5) * 0.1, TERRACE_TABLE + 0.2, -0.2 + (random() - 0.5) * 0.1),
          0.003,
          4,
        ),
        { color: 0x4a6a30 },
      );
    for (let i = 0; i < 5; i++)
      set.box(
        [0.03, 0.025, 0.03],
        [0.02 + (random() - 0.5) * 0.1, TERRACE_TABLE + 0.2 + random() * 0.02, -0.2 + (random() - 0.5) * 0.1],
        { color: 0xd8b23a },
        { bevel: 0.009 },
      );
  });
}

/** A cup on its saucer. */
export function cup(site: Site, x: number, y: number, z: number, color = 0xeee9de): void {
  const { set } = site,
    glaze = { color, rough: 0.15 };
  set.cylinder(0.075, 0.05, 0.012, [x, y + 0.006, z], glaze, { sides: 20 });
  set.cylinder(0.04, 0.028, 0.06, [x, y + 0.042, z], glaze, { sides: 16 });
  set.cylinder(0.035, 0.035, 0.003, [x, y + 0.069, z], { color: 0x2a1608, rough: 0.2 }, { sides: 16 });
  set.add(new TorusGeometry(0.02, 0.005, 5, 10), glaze, placed(x + 0.045, y + 0.045, z));
}
