// Boats at their moorings: each rides the swell by itself, a little, at its own pace.
import { Group } from "three";
import { Assembly } from "../../things/assembly.ts";
import type { Part } from "../../things/parts/part.ts";
import type { Site } from "../site.ts";

/** Puts a boat on the water at a height above its level, turned by `yaw`; `liveliness` 1 for a rowing boat, less for heavy ones. */
export function addMooredBoat(
  site: Site,
  boat: Part,
  [x, y, z]: [number, number, number],
  yaw: number,
  look: { color?: number; liveliness: number },
): void {
  const set = new Assembly(site.weathering),
    afloat = new Group(),
    phase = site.random() * 6.283,
    rough = site.environment.weather === "storm" ? 2.4 : site.environment.weather === "wind" ? 1.6 : 1;
  boat(set, { random: site.random, lit: site.lit, color: look.color });
  afloat.add(set.finish());
  afloat.position.set(x, y, z);
  afloat.rotation.order = "YXZ";
  site.root.add(afloat);
  const sway = look.liveliness * rough;
  site.animate((t) => {
    afloat.position.y = y + 0.035 * sway * Math.sin(t * 1.05 + phase);
    afloat.rotation.set(
      0.014 * sway * Math.sin(t * 0.9 + phase * 1.7),
      yaw + 0.01 * Math.sin(t * 0.3 + phase),
      0.03 * sway * Math.sin(t * 0.72 + phase * 2.3),
    );
  });
}
