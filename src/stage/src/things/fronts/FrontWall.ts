// What the pieces of a front are built with: boxes with its bevel, walls of its finish, panes of the shared strip.
import { BoxGeometry, Color, PlaneGeometry, type BufferGeometry, type MeshBasicMaterial, type MeshStandardMaterial } from "three";
import type { Paint, Triple } from "../assembly.ts";
import { seeded, type Random } from "../noise.ts";
import type { FacadeLook, FrontSite } from "./look.ts";
import { PANES } from "./panes.ts";

/** Heights of an upper floor and of the ground floor, and how deep one looks into a shop; metres. */
export const FLOOR = 3.1;
export const GROUND = 3.9;
export const SHOP_DEPTH = 1.7;

export interface FrontMaterials {
  panes: MeshStandardMaterial;
  clear: MeshStandardMaterial;
  backWall: MeshBasicMaterial;
}

/** The tools of one front, in its frame. */
export class FrontWall {
  readonly random: Random;
  readonly trim: Paint;
  readonly wallColor: Color;
  readonly bevel: number;
  readonly bays: number;
  readonly bay: number;
  readonly pane: number;
  readonly top: number;

  constructor(
    readonly site: FrontSite,
    readonly look: FacadeLook,
    readonly materials: FrontMaterials,
    readonly shining: boolean,
  ) {
    this.random = seeded(Math.round(site.set.worldOf(0, 0, 0).x * 31 + site.set.worldOf(0, 0, 0).z * 77) ^ 0x5bd1);
    this.trim = { color: new Color(look.trim ?? 0xe9e2d2).multiplyScalar(look.gain ?? 1), rough: 0.88 };
    this.wallColor = new Color(look.wall).multiplyScalar(look.gain ?? 1);
    this.bevel = look.near ? 0.018 : 0;
    this.bays = Math.max(2, Math.round(look.width / 2.3));
    this.bay = look.width / this.bays;
    this.pane = Math.min(1.15, this.bay * 0.52);
    this.top = GROUND + look.floors * FLOOR;
  }

  box(size: Triple, centre: Triple, paint: Paint, bevel = this.bevel): void {
    this.site.set.box(size, centre, paint, { bevel });
  }

  wall(width: number, height: number, x: number, y: number): void {
    if (width < 0.02 || height < 0.02) return;
    const finish = this.look.finish ?? "plaster";
    this.site.set.surface(finish, new BoxGeometry(width, height, 0.34).translate(x, y, -0.17), {
      color: this.wallColor,
      axis: "auto",
      relief: finish === "brick" ? 0.9 : 0.5,
    });
  }

  glass(width: number, height: number, x: number, y: number, z: number, variant: number): void {
    const pane: BufferGeometry = new PlaneGeometry(width, height).translate(x, y, z),
      uv = pane.attributes.uv;
    for (let i = 0; i < uv.count; i++) uv.setX(i, (variant + 0.02 + uv.getX(i) * 0.96) / PANES);
    this.site.set.mesh(pane, this.materials.panes);
  }

  /** At night two windows of five are lit; the even variants are. */
  anyPane(): number {
    if (!this.shining) return Math.floor(this.random() * PANES);
    return this.random() < 0.42 ? Math.floor(this.random() * 4) * 2 : Math.floor(this.random() * 4) * 2 + 1;
  }
}
