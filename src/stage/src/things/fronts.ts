// House fronts of a European street: real window reveals, sills, lintels, string courses, cornices, roofs, shops with awnings.
// A front is written in its own frame: x along the street, y up, z towards it, the wall at z = 0.
import { BoxGeometry, Color, DoubleSide, MeshBasicMaterial, MeshStandardMaterial, PlaneGeometry, type BufferGeometry, type Matrix4, type Vector3 } from "three";
import type { Assembly, Paint, Triple } from "./assembly.ts";
import { glassMaterial, glowMaterial, pictureMaterial, type Weathering } from "./materials.ts";
import { seeded, type Random } from "./noise.ts";
import { placed } from "./shapes.ts";
import { painted } from "./surfaces.ts";

/** What fronts are built with: a place's site, or a thing's own assembly. */
export interface FrontSite { set: Assembly; weathering: Weathering; lit: number; glow(position: Vector3, radius: number, color: number, strength: number): void }

export interface Shop { name: string; color: number; awning?: [number, number]; sign?: number }
export interface FacadeLook {
  width: number; floors: number; wall: number; finish?: "plaster" | "brick"; trim?: number; shop?: Shop; shutters?: number;
  /** Every nth window has a balcony. */
  balcony?: number; roof?: "cornice" | "mansard" | "parapet"; roofColor?: number; door?: number;
  /** Near fronts have bevels, dentils, flower boxes, shutters with slats. */
  near?: boolean;
  /** Multiplies the colours of walls and trim: fronts seen from a room are over-exposed. */
  gain?: number;
}

const FLOOR = 3.1, GROUND = 3.9, PANES = 8;

/** A strip of eight windows: curtains, blinds, dark glass; and the same by night, every other one lit. */
function paneTexture(lit: boolean) {
  return painted(1024, 160, (pen, width, height) => {
    const random = seeded(5), w = width / PANES, curtains = ["#e8e2d4", "#d6c8b0", "#b8a890", "#e8e2d4", "#d0d4d6", "#9a5a48", "#e2dccb", "#c8b68c"], glows = ["#ffb45e", "#ffcf8c", "#ffa24a", "#ffd9a0"];
    for (let i = 0; i < PANES; i++) {
      const x = i * w, shines = lit && i % 2 === 0;
      pen.save(); pen.beginPath(); pen.rect(x, 0, w, height); pen.clip();
      const back = pen.createLinearGradient(0, 0, 0, height);
      back.addColorStop(0, lit ? "#000000" : "#3d4a55"); back.addColorStop(1, lit ? "#000000" : "#1c2126");
      pen.fillStyle = shines ? glows[i / 2] : back; pen.fillRect(x, 0, w, height);
      if (shines) {
        const pool = pen.createRadialGradient(x + w * (0.3 + 0.4 * random()), height * 0.3, 4, x + w / 2, height * 0.4, w);
        pool.addColorStop(0, "#ffffff"); pool.addColorStop(0.3, "rgba(255,220,160,.5)"); pool.addColorStop(1, "rgba(60,20,0,.75)");
        pen.fillStyle = pool; pen.fillRect(x, 0, w, height);
        pen.fillStyle = "rgba(40,20,10,.55)"; pen.fillRect(x + w * 0.15, height * 0.62, w * 0.4, height * 0.4); // furniture against the light
      }
      pen.fillStyle = curtains[i];
      const strength = lit ? (shines ? 0.4 : 0) : 0.8;
      if (i % 4 === 3) { pen.globalAlpha = strength; for (let k = 0; k < 12; k++) pen.fillRect(x, k * 9, w, 6); }
      else for (let k = 0, reach = w * (0.12 + 0.22 * random()); k < reach; k += 3) { pen.globalAlpha = strength * (0.6 + 0.4 * Math.abs(Math.sin(k * 0.9))); pen.fillRect(x + k, 0, 3, height); pen.fillRect(x + w - k, 0, 3, height); }
      // glazing bars, for fronts whose windows have no frame of their own
      pen.globalAlpha = lit ? 0.9 : 1; pen.fillStyle = lit ? "#000000" : "#d8d2c4";
      pen.fillRect(x + w / 2 - 2.5, 0, 5, height); pen.fillRect(x, height * 0.3, w, 4); pen.fillRect(x, 0, 5, height); pen.fillRect(x + w - 5, 0, 5, height); pen.fillRect(x, 0, w, 6);
      pen.restore();
    }
  });
}

const SHOP_DEPTH = 1.7;
interface FrontMaterials { panes: MeshStandardMaterial; clear: MeshStandardMaterial; backWall: MeshBasicMaterial }

/** All fronts of a place share their window materials. */
export class Fronts {
  private readonly materials: FrontMaterials;
  private readonly shining: boolean;

  constructor(private readonly site: FrontSite) {
    this.shining = site.lit > 0.25;
    const panes = new MeshStandardMaterial({ map: paneTexture(false), roughness: 0.08, envMapIntensity: 1.6, emissive: 0xffffff, emissiveMap: paneTexture(true), emissiveIntensity: this.shining ? 1.15 * site.lit : 0 });
    // by day a shop is lit by its own lamps too, much weaker than the street
    this.materials = { panes, clear: glassMaterial(0xdfe8ec, 0.14), backWall: glowMaterial(0xe0a868, 0.12 + 0.75 * site.lit) };
  }

  /** Adds a front where the site's frame stands. */
  add(look: FacadeLook): void { new Front(this.site, look, this.materials, this.shining).build(); }
}

class Front {
  private readonly panes: MeshStandardMaterial; private readonly clear: MeshStandardMaterial; private readonly backWall: MeshBasicMaterial;
  private readonly random: Random;
  private readonly trim: Paint; private readonly wallColor: Color; private readonly bevel: number;
  private readonly bays: number; private readonly bay: number; private readonly pane: number; private readonly top: number;

  constructor(private readonly site: FrontSite, private readonly look: FacadeLook, { panes, clear, backWall }: FrontMaterials, private readonly shining: boolean) {
    this.panes = panes; this.clear = clear; this.backWall = backWall;
    this.random = seeded(Math.round(site.set.worldOf(0, 0, 0).x * 31 + site.set.worldOf(0, 0, 0).z * 77) ^ 0x5bd1);
    this.trim = { color: new Color(look.trim ?? 0xe9e2d2).multiplyScalar(look.gain ?? 1), rough: 0.88 };
    this.wallColor = new Color(look.wall).multiplyScalar(look.gain ?? 1);
    this.bevel = look.near ? 0.018 : 0;
    this.bays = Math.max(2, Math.round(look.width / 2.3)); this.bay = look.width / this.bays; this.pane = Math.min(1.15, this.bay * 0.52);
    this.top = GROUND + look.floors * FLOOR;
  }

  build(): void {
    for (let floor = 0; floor < this.look.floors; floor++) this.floor(floor, GROUND + floor * FLOOR);
    if (this.look.shop) this.shop(this.look.shop); else this.entrance();
    this.roof();
    const { width } = this.look;
    const body = { color: this.wallColor.clone().multiplyScalar(0.55) }, deep = this.showsInside ? SHOP_DEPTH : 0;
    this.site.set.box([width, this.top - GROUND, 6], [0, (this.top + GROUND) / 2, -3.36], body, { bevel: 0 });
    this.site.set.box([width, GROUND, 6 - deep], [0, GROUND / 2, -3.36 - deep / 2], body, { bevel: 0 });
    this.site.set.cylinder(0.05, 0.05, this.top - 0.3, [-width / 2 + 0.08, this.top / 2, 0.1], { color: 0x4a4a48, rough: 0.6 }, { sides: 8 });
  }

  private get showsInside(): boolean { return this.look.near === true && this.look.shop !== undefined; }

  private box(size: Triple, centre: Triple, paint: Paint, bevel = this.bevel): void { this.site.set.box(size, centre, paint, { bevel }); }

  private wall(width: number, height: number, x: number, y: number): void {
    if (width < 0.02 || height < 0.02) return;
    const finish = this.look.finish ?? "plaster";
    this.site.set.surface(finish, new BoxGeometry(width, height, 0.34).translate(x, y, -0.17), { color: this.wallColor, axis: "auto", relief: finish === "brick" ? 0.9 : 0.5 });
  }

  private glass(width: number, height: number, x: number, y: number, z: number, variant: number): void {
    const pane: BufferGeometry = new PlaneGeometry(width, height).translate(x, y, z), uv = pane.attributes.uv;
    for (let i = 0; i < uv.count; i++) uv.setX(i, (variant + 0.02 + uv.getX(i) * 0.96) / PANES);
    this.site.set.mesh(pane, this.panes);
  }

  /** At night two windows of five are lit; the even variants are. */
  private anyPane(): number {
    if (!this.shining) return Math.floor(this.random() * PANES);
    return this.random() < 0.42 ? Math.floor(this.random() * 4) * 2 : Math.floor(this.random() * 4) * 2 + 1;
  }

  private floor(floor: number, y: number): void {
    const { width, near, shutters, balcony, finish } = this.look, { bays, bay, pane, trim } = this, height = FLOOR * 0.58, sill = FLOOR * 0.24, y0 = y + sill;
    this.wall(width, sill, 0, y + sill / 2);
    this.wall(width, FLOOR - sill - height, 0, y0 + height + (FLOOR - sill - height) / 2);
    for (let i = 0; i <= bays; i++) {
      const left = i === 0 ? -width / 2 : -width / 2 + (i - 0.5) * bay + pane / 2, right = i === bays ? width / 2 : -width / 2 + (i + 0.5) * bay - pane / 2;
      this.wall(right - left, height, (left + right) / 2, y0 + height / 2);
    }
    for (let i = 0; i < bays; i++) {
      const x = -width / 2 + (i + 0.5) * bay, frame: Paint = { color: shutters ? 0xe6e0d4 : new Color(trim.color), rough: 0.5 };
      this.glass(pane, height, x, y0 + height / 2, -0.2, this.anyPane());
      if (near) this.windowFrame(x, y0, height, frame);
      this.box([pane + 0.3, 0.09, 0.24], [x, y0 - 0.045, 0.06], trim);
      this.box([pane + 0.26, 0.16, 0.12], [x, y0 + height + 0.08, 0.03], trim);
      if (finish !== "brick") for (const side of [-1, 1]) this.box([0.1, height, 0.06], [x + side * (pane / 2 + 0.05), y0 + height / 2, 0.02], trim);
      if (shutters) this.shutters(x, y0, height, shutters);
      if (balcony && (floor + i) % balcony === 0) this.balcony(x, y0);
      else if (near && floor < 2 && this.random() < 0.3) this.flowerBox(x, y0);
    }
    this.box([width + 0.04, 0.1, 0.12], [0, y + 0.02, 0.03], trim);
  }

  private windowFrame(x: number, y: number, height: number, paint: Paint): void {
    for (const side of [-1, 1]) this.box([0.07, height, 0.08], [x + side * (this.pane / 2 - 0.035), y + height / 2, -0.15], paint, 0);
    this.box([0.05, height, 0.06], [x, y + height / 2, -0.16], paint, 0);
    this.box([this.pane, 0.045, 0.06], [x, y + height * 0.68, -0.16], paint, 0);
    this.box([this.pane, 0.07, 0.08], [x, y + height - 0.035, -0.15], paint, 0);
  }

  private shutters(x: number, y: number, height: number, color: number): void {
    for (const side of [-1, 1]) {
      const centre = x + side * (this.pane / 2 + 0.1 + this.pane / 4);
      this.box([this.pane / 2, height, 0.04], [centre, y + height / 2, 0.05], { color, rough: 0.7 });
      if (this.look.near) for (let slat = 0; slat < 9; slat++) this.box([this.pane / 2 - 0.1, 0.03, 0.02], [centre, y + height * (0.09 + slat * 0.1), 0.076], { color: new Color(color).multiplyScalar(0.78), rough: 0.7 }, 0);
    }
  }

  private balcony(x: number, y: number): void {
    const iron: Paint = { color: 0x1c1e20, metal: 0.6, rough: 0.5 }, width = this.pane + 0.66, bars = this.look.near ? 12 : 6;
    this.box([width + 0.04, 0.12, 0.7], [x, y - 0.12, 0.4], this.trim);
    this.box([width + 0.04, 0.04, 0.04], [x, y + 0.82, 0.72], iron);
    for (let i = 0; i <= bars; i++) this.box([0.018, 0.86, 0.018], [x - width / 2 + (width * i) / bars, y + 0.38, 0.72], iron, 0);
    for (const side of [-1, 1]) this.box([0.03, 0.03, 0.68], [x + (side * width) / 2, y + 0.82, 0.4], iron, 0);
  }

  private flowerBox(x: number, y: number): void {
    this.box([this.pane, 0.16, 0.18], [x, y + 0.1, 0.14], { color: 0x8a5238 });
    for (let i = 0; i < 12; i++) {
      const bloom = this.random() < 0.4, color = new Color().setHSL(bloom ? 0.97 : 0.27, bloom ? 0.6 : 0.4, bloom ? 0.42 : 0.2 + this.random() * 0.12), size = 0.11 + this.random() * 0.08;
      this.box([size, size, size], [x + (this.random() - 0.5) * this.pane * 0.9, y + 0.22 + this.random() * 0.1, 0.15 + this.random() * 0.08], { color }, 0.03);
    }
  }

  private shop(shop: Shop): void {
    const { width, near, door } = this.look, { trim } = this, frame: Paint = { color: shop.color, rough: 0.5 }, inset = -0.28, doorWidth = 1.05;
    for (const x of [-width / 2 + 0.22, width / 2 - 0.22]) {
      this.box([0.44, GROUND, 0.4], [x, GROUND / 2, -0.1], { color: this.wallColor });
      this.box([0.36, GROUND - 0.5, 0.06], [x, GROUND / 2 - 0.15, 0.12], frame);
      this.box([0.44, 0.3, 0.12], [x, 0.15, 0.13], frame);
    }
    this.box([width, 0.62, 0.34], [0, GROUND - 0.31, -0.02], frame);
    this.box([width + 0.1, 0.1, 0.5], [0, GROUND - 0.02, 0.12], trim);
    const glassWidth = width - 0.9 - doorWidth - 0.2, centre = -width / 2 + 0.45 + glassWidth / 2, glassHeight = GROUND - 1.17, mullions = Math.max(2, Math.round(glassWidth / 1.3));
    this.box([width - 0.9, 0.55, 0.2], [-doorWidth / 2 - 0.1, 0.275, inset + 0.1], frame);
    if (near) {
      this.inside(centre, glassWidth, inset);
      this.site.set.mesh(new PlaneGeometry(glassWidth, glassHeight).translate(centre, 0.55 + glassHeight / 2, inset), this.clear);
    } else this.glass(glassWidth, glassHeight, centre, 0.55 + glassHeight / 2, inset, this.shining ? Math.floor(this.random() * 3) * 2 : 7);
    for (let i = 0; i <= mullions; i++) this.box([0.06, GROUND - 1.1, 0.1], [centre - glassWidth / 2 + (glassWidth * i) / mullions, 0.55 + glassHeight / 2, inset + 0.04], frame);
    this.box([glassWidth, 0.06, 0.1], [centre, GROUND - 1.25, inset + 0.04], frame);
    const x = width / 2 - 0.5 - doorWidth / 2, doorPaint: Paint = { color: door ?? 0x3a4a3c, rough: 0.45 };
    this.box([doorWidth, 2.3, 0.07], [x, 1.15, inset - 0.1], doorPaint);
    this.glass(doorWidth - 0.4, 1.2, x, 1.5, inset - 0.055, this.shining ? 0 : 5);
    this.glass(doorWidth, GROUND - 0.62 - 2.4, x, 2.36 + (GROUND - 3.02) / 2, inset - 0.05, this.shining ? 2 : 3);
    this.box([0.04, 0.22, 0.05], [x - doorWidth / 2 + 0.12, 1.08, inset - 0.03], { color: 0xb8924a, metal: 0.9, rough: 0.3 });
    this.box([doorWidth + 0.2, 0.14, 0.5], [x, 0.07, -0.05], { color: 0x8d8880 });
    signBoard(this.site, shop.name, width - 1.1, 0.46, placed(0, GROUND - 0.31, 0.16), { back: shop.color, letters: shop.sign ?? 0xe9d9a8, glow: this.shining ? 0.8 * this.site.lit : 0 });
    if (shop.awning) this.awning(shop.awning, centre, glassWidth + 0.2);
  }

  /** A room behind the shop window: shelves of goods against a lit back wall, a display in front. */
  private inside(x: number, width: number, z: number): void {
    const { random } = this, { set, lit } = this.site, back = -SHOP_DEPTH - 0.3, middle = (z + back) / 2, goods = () => ({ color: new Color().setHSL(random() < 0.6 ? 0.05 + random() * 0.08 : random(), 0.4, 0.3 + random() * 0.3), rough: 0.6 });
    set.mesh(new PlaneGeometry(width + 0.4, GROUND - 0.7).translate(x, (GROUND - 0.7) / 2 + 0.1, back + 0.02), this.backWall);
    this.box([width + 0.4, 0.04, z - back], [x, 0.1, middle], { color: 0x6a5038, rough: 0.5 }, 0);
    this.box([width + 0.4, 0.04, z - back], [x, GROUND - 0.66, middle], { color: 0xcfc4b0 }, 0);
    for (const side of [-1, 1]) this.box([0.04, GROUND - 0.7, z - back], [x + side * (width / 2 + 0.1), GROUND / 2 - 0.3, middle], { color: 0xb8a890 }, 0);
    for (const y of [1.1, 1.6, 2.1]) {
      this.box([width, 0.035, 0.26], [x, y, back + 0.16], { color: 0x5a4028, rough: 0.5 }, 0);
      for (let at = -width / 2 + 0.12; at < width / 2 - 0.1; at += 0.14 + random() * 0.16) { const size = 0.09 + random() * 0.09, tall = 0.12 + random() * 0.2; this.box([size, tall, size], [x + at, y + 0.02 + tall / 2, back + 0.17], goods(), 0); }
    }
    this.box([width, 0.5, 0.4], [x, 0.4, z - 0.28], { color: 0x6a4a30, rough: 0.5 }, 0.01);
    for (let at = -width / 2 + 0.2; at < width / 2 - 0.15; at += 0.22 + random() * 0.2) { const size = 0.12 + random() * 0.12, tall = 0.1 + random() * 0.25; this.box([size, tall, size], [x + at, 0.65 + tall / 2, z - 0.2 - random() * 0.15], goods(), 0.012); }
    for (const at of [-0.25, 0.25]) this.site.glow(set.worldOf(x + at * width, GROUND - 1, middle - 0.2), 0.09, 0xffd09a, 1.2 + 4 * lit);
  }

  private awning([first, second]: [number, number], x: number, width: number): void {
    const out = 1.25, y1 = GROUND - 0.72, y2 = y1 - 0.5, stripes = Math.round(width / 0.32), slope = Math.atan2(y1 - y2, out), cloth = new PlaneGeometry(width / stripes, Math.hypot(out, y1 - y2));
    cloth.rotateX(-Math.PI / 2 + slope);
    for (let i = 0; i < stripes; i++) {
      const centre = x - width / 2 + (width * (i + 0.5)) / stripes, color = i % 2 ? first : second;
      this.site.set.add(cloth, { color, rough: 0.95 }, placed(centre, (y1 + y2) / 2, 0.05 + out / 2), { side: DoubleSide });
      this.box([width / stripes, 0.2, 0.012], [centre, y2 - 0.09, 0.05 + out], { color, rough: 0.95 }, 0);
    }
  }

  private entrance(): void {
    const { width, door } = this.look, { bays, bay, trim } = this, low = GROUND * 0.72, wallPaint: Paint = { color: this.wallColor };
    this.wall(width, GROUND * 0.28, 0, GROUND * 0.86);
    for (let i = 0; i < bays; i++) {
      const x = -width / 2 + (i + 0.5) * bay;
      this.box([bay - 1.15, low, 0.4], [x - bay / 2, low / 2, -0.16], wallPaint);
      if (i === bays >> 1) this.door(x, door ?? 0x3a4a3c);
      else {
        this.wall(1.2, 0.8, x, 0.4);
        this.glass(1.12, low - 0.82, x, 0.8 + (low - 0.82) / 2, -0.2, this.anyPane());
        this.box([1.3, 0.1, 0.24], [x, 0.8, 0.04], trim);
        for (const side of [-1, 0, 1]) this.box([0.06, low - 0.82, 0.07], [x + side * 0.54, 0.8 + (low - 0.82) / 2, -0.15], { ...trim, rough: 0.5 });
      }
    }
    this.box([bay - 1.15, low, 0.4], [width / 2, low / 2, -0.17], wallPaint);
    this.box([width + 0.02, 0.5, 0.06], [0, 0.25, 0.02], { color: this.wallColor.clone().multiplyScalar(0.72) });
    this.box([width + 0.06, 0.12, 0.16], [0, GROUND - 0.04, 0.05], trim);
  }

  private door(x: number, color: number): void {
    const { trim } = this, panel: Paint = { color: new Color(color).multiplyScalar(0.85), rough: 0.5 };
    this.box([1.15, 2.5, 0.08], [x, 1.25, -0.25], { color, rough: 0.5 });
    for (const side of [-1, 1]) for (const y of [0.55, 1.55]) this.box([0.4, 0.7, 0.03], [x + side * 0.26, y, -0.2], panel);
    this.box([1.35, 0.16, 0.5], [x, 0.08, 0], { color: 0x98928a });
    this.box([1.5, 0.14, 0.3], [x, 2.62, 0.05], trim);
    for (const side of [-1, 1]) this.box([0.12, 2.55, 0.12], [x + side * 0.63, 1.28, -0.04], trim);
  }

  private roof(): void {
    const { width, near, roof = "cornice", roofColor = 0x59524e } = this.look, { top, trim } = this, mansard = roof === "mansard";
    this.box([width + 0.1, 0.18, 0.3], [0, top + 0.05, 0.08], trim);
    this.box([width + 0.3, 0.14, 0.55], [0, top + 0.2, 0.16], trim);
    this.box([width + 0.42, 0.07, 0.7], [0, top + 0.3, 0.2], trim);
    if (near) for (let i = 0; i < width / 0.42; i++) this.box([0.16, 0.16, 0.2], [-width / 2 + 0.2 + i * 0.42, top + 0.06, 0.28], trim, 0);
    if (mansard) {
      this.site.set.add(new PlaneGeometry(width, 2.9).rotateX(-0.35).translate(0, top + 1.6, -0.55), { color: roofColor, rough: 0.55 });
      for (let i = 0; i < this.bays; i++) {
        const x = -width / 2 + (i + 0.5) * this.bay;
        this.box([1.1, 1.5, 0.9], [x, top + 1.15, -0.4], trim);
        this.glass(0.75, 1.1, x, top + 1.12, 0.06, this.anyPane());
        this.box([1.3, 0.12, 1.1], [x, top + 1.95, -0.38], { color: roofColor });
      }
      this.box([width, 0.2, 0.4], [0, top + 3, -1.05], { color: roofColor });
    } else if (roof === "parapet") {
      this.box([width, 0.8, 0.3], [0, top + 0.75, -0.1], { color: this.wallColor });
      this.box([width + 0.1, 0.1, 0.4], [0, top + 1.18, -0.1], trim);
    }
    const chimney = top + (mansard ? 3.4 : 1.6);
    this.box([0.5, 1.6, 0.5], [width * 0.3, chimney, -1.6], { color: 0x8a5a48 });
    for (const side of [-0.13, 0.13]) this.site.set.cylinder(0.08, 0.1, 0.4, [width * 0.3 + side, chimney + 1, -1.6], { color: 0xa8623f }, { sides: 8 });
  }
}

const hex = (color: number) => `#${new Color(color).getHexString()}`;

/** A painted board with letters, in the site's frame. */
export function signBoard(site: FrontSite, text: string, width: number, height: number, local: Matrix4, look: { back: number; letters: number; glow?: number }): void {
  const picture = painted(512, Math.max(32, Math.round((512 * height) / width)), (pen, w, h) => {
    pen.fillStyle = hex(look.back); pen.fillRect(0, 0, w, h);
    pen.strokeStyle = pen.fillStyle = hex(look.letters); pen.globalAlpha = 0.5; pen.lineWidth = 3; pen.strokeRect(8, 8, w - 16, h - 16); pen.globalAlpha = 1;
    pen.textAlign = "center"; pen.textBaseline = "middle"; pen.letterSpacing = "4px";
    let size = h * 0.62;
    do pen.font = `600 ${size}px Georgia, "DejaVu Serif", serif`; while (pen.measureText(text).width > w * 0.86 && (size *= 0.94) > 8);
    pen.fillText(text, w / 2, h * 0.53);
  });
  site.set.mesh(new PlaneGeometry(width, height), pictureMaterial(picture, site.weathering, { roughness: 0.6, glow: look.glow }), local);
}

/** Where a front of a row stands: rows run towards −z along a line at x, looking to its other side. */
export function rowOfFronts(site: FrontSite, fronts: Fronts, list: FacadeLook[], look: { x: number; y: number; from: number; towards: 1 | -1 }): void {
  let z = look.from;
  for (const front of list) {
    site.set.within(placed(look.x, look.y, z - front.width / 2, (look.towards * Math.PI) / 2), () => fronts.add(front));
    z -= front.width + 0.02;
  }
}
