// House fronts of a European street: real window reveals, sills, lintels, string courses, cornices, roofs, shops with awnings.
// A front is written in its own frame: x along the street, y up, z towards it, the wall at z = 0.
import { MeshStandardMaterial } from "three";
import { glassMaterial, glowMaterial } from "../materials.ts";
import { placed } from "../shapes.ts";
import { Front } from "./Front.ts";
import type { FrontMaterials } from "./FrontWall.ts";
import type { FacadeLook, FrontSite } from "./look.ts";
import { paneTexture } from "./panes.ts";

export type { FacadeLook, FrontSite, Shop } from "./look.ts";

/** All fronts of a place share their window materials. */
export class Fronts {
  private readonly materials: FrontMaterials;
  private readonly shining: boolean;

  constructor(private readonly site: FrontSite) {
    this.shining = site.lit > 0.25;
    const panes = new MeshStandardMaterial({
      map: paneTexture(false),
      roughness: 0.08,
      envMapIntensity: 1.6,
      emissive: 0xffffff,
      emissiveMap: paneTexture(true),
      emissiveIntensity: this.shining ? 1.15 * site.lit : 0,
    });
    // by day a shop is lit by its own lamps too, much weaker than the street
    this.materials = { panes, clear: glassMaterial(0xdfe8ec, 0.14), backWall: glowMaterial(0xe0a868, 0.12 + 0.75 * site.lit) };
  }

  /** Adds a front where the site's frame stands. */
  add(look: FacadeLook): void {
    new Front(this.site, look, this.materials, this.shining).build();
  }
}

/** Where a front of a row stands: rows run towards −z along a line at x, looking to its other side. */
export function rowOfFronts(
  site: FrontSite,
  fronts: Fronts,
  list: FacadeLook[],
  look: { x: number; y: number; from: number; towards: 1 | -1 },
): void {
  let z = look.from;
  for (const front of list) {
    site.set.within(placed(look.x, look.y, z - front.width / 2, (look.towards * Math.PI) / 2), () => fronts.add(front));
    z -= front.width + 0.02;
  }
}
