// What one sees from the windows of a house: lawn, fence, bushes and trees, neighbours.
import { PlaneGeometry } from "three";
import type { Site } from "../site.ts";
import { plantTrees } from "../../things/trees.ts";
import { farHouse } from "./terrain.ts";

/** `side`: 1 for windows towards −z, −1 for +z. `level`: the lawn's height below the floor. */
export function gardenOutside(site: Site, side: 1 | -1 = 1, level = -0.6): void {
  const { set, random } = site,
    z = (distance: number) => -side * distance;
  set.surface("grass", new PlaneGeometry(90, 60, 1, 1).rotateX(-Math.PI / 2).translate(0, level, z(34)), { color: 0xb8c8a0 });
  for (let i = 0; i < 4; i++) farHouse(site, -22 + i * 13, level, z(30 + random() * 6), (random() - 0.5) * 0.3 + (side > 0 ? 0 : Math.PI), 8, 6, 7);
  for (let i = 0; i < 26; i++) set.box([0.09, 1.1, 0.03], [-13 + i, level + 0.5, z(13)], { color: 0xe4e0d6 }, { bevel: 0 });
  for (const y of [0.3, 0.8]) set.box([27, 0.08, 0.04], [0, level + y, z(13)], { color: 0xe4e0d6 }, { bevel: 0 });
  plantTrees(
    site,
    [
      [-7, 18, 6],
      [5.5, 20, 7],
      [11, 16, 5],
      [-14, 24, 7],
    ].map(([x, away, height]) => ({ kind: "oak" as const, x, y: level, z: z(away), height })),
    { detail: 0.5, castShadow: false },
  );
  plantTrees(
    site,
    [
      [-4, 10.5, 1],
      [-2.4, 11, 1.2],
      [3.2, 10.4, 0.9],
      [5, 11.4, 1.2],
    ].map(([x, away, height]) => ({ kind: "bush" as const, x, y: level, z: z(away), height })),
    { detail: 0.6, castShadow: false },
  );
}
