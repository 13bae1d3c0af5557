// A sawn tree stump: a seat for one, a table for small things.
import { CylinderGeometry, RingGeometry, type BufferAttribute } from "three";
import type { Mark } from "../../contracts.ts";
import { fbm } from "../../things/noise.ts";
import { placed } from "../../things/shapes.ts";
import { mark, type Site } from "../site.ts";

const HEIGHT = 0.46;

/** Puts a stump on the ground at a point and says that things may stand on it. */
export function addStump(site: Site, x: number, y: number, z: number): Mark {
  const { set } = site,
    bark = new CylinderGeometry(0.27, 0.33, HEIGHT, 26, 6, true),
    position = bark.attributes.position as BufferAttribute;
  for (let i = 0; i < position.count; i++) {
    const px = position.getX(i),
      py = position.getY(i),
      pz = position.getZ(i),
      angle = Math.atan2(pz, px),
      flare =
        1 +
        0.35 * Math.max(0, -py / HEIGHT) ** 2 * (0.6 + 0.4 * Math.cos(angle * 5)) +
        0.12 * (fbm(Math.cos(angle) * 4 + 9, Math.sin(angle) * 4 + py * 2 + 9, 3) - 0.5);
    position.setX(i, px * flare);
    position.setZ(i, pz * flare);
  }
  bark.computeVertexNormals();
  set.add(bark, { color: 0x5a4634, rough: 0.95 }, placed(x, y + HEIGHT / 2, z));
  for (let ring = 0; ring < 5; ring++) {
    const outer = 0.275 - ring * 0.055;
    set.add(
      new RingGeometry(Math.max(0, outer - 0.055), outer, 26).rotateX(-Math.PI / 2),
      { color: ring % 2 ? 0xb08a5c : 0xc09a6a, rough: 0.85 },
      placed(x, y + HEIGHT, z),
    );
  }
  set.contact([x, y + 0.02, z], 1.1, 1.1, 0, 0.55);
  return mark("stump", "table-top", x, y + HEIGHT, z, 0, 0.25);
}
