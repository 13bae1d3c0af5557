// One front: upper floors, entrance or shop, roof.
import { Color, PlaneGeometry } from "three";
import type { Paint } from "../assembly.ts";
import { FLOOR, FrontWall, GROUND, SHOP_DEPTH } from "./FrontWall.ts";
import { buildShopFront } from "./shopFront.ts";

export class Front extends FrontWall {
  build(): void {
    for (let floor = 0; floor < this.look.floors; floor++) this.floor(floor, GROUND + floor * FLOOR);
    if (this.look.shop) buildShopFront(this, this.look.shop);
    else this.entrance();
    this.roof();
    const { width } = this.look;
    const body = { color: this.wallColor.clone().multiplyScalar(0.55) },
      deep = this.showsInside ? SHOP_DEPTH : 0;
    this.site.set.box([width, this.top - GROUND, 6], [0, (this.top + GROUND) / 2, -3.36], body, { bevel: 0 });
    this.site.set.box([width, GROUND, 6 - deep], [0, GROUND / 2, -3.36 - deep / 2], body, { bevel: 0 });
    this.site.set.cylinder(0.05, 0.05, this.top - 0.3, [-width / 2 + 0.08, this.top / 2, 0.1], { color: 0x4a4a48, rough: 0.6 }, { sides: 8 });
  }

  private get showsInside(): boolean {
    return this.look.near === true && this.look.shop !== undefined;
  }

  private floor(floor: number, y: number): void {
    const { width, near, shutters, balcony, finish } = this.look,
      { bays, bay, pane, trim } = this,
      height = FLOOR * 0.58,
      sill = FLOOR * 0.24,
      y0 = y + sill;
    this.wall(width, sill, 0, y + sill / 2);
    this.wall(width, FLOOR - sill - height, 0, y0 + height + (FLOOR - sill - height) / 2);
    for (let i = 0; i <= bays; i++) {
      const left = i === 0 ? -width / 2 : -width / 2 + (i - 0.5) * bay + pane / 2,
        right = i === bays ? width / 2 : -width / 2 + (i + 0.5) * bay - pane / 2;
      this.wall(right - left, height, (left + right) / 2, y0 + height / 2);
    }
    for (let i = 0; i < bays; i++) {
      const x = -width / 2 + (i + 0.5) * bay,
        frame: Paint = { color: shutters ? 0xe6e0d4 : new Color(trim.color), rough: 0.5 };
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
      if (this.look.near)
        for (let slat = 0; slat < 9; slat++)
          this.box(
            [this.pane / 2 - 0.1, 0.03, 0.02],
            [centre, y + height * (0.09 + slat * 0.1), 0.076],
            { color: new Color(color).multiplyScalar(0.78), rough: 0.7 },
            0,
          );
    }
  }

  private balcony(x: number, y: number): void {
    const iron: Paint = { color: 0x1c1e20, metal: 0.6, rough: 0.5 },
      width = this.pane + 0.66,
      bars = this.look.near ? 12 : 6;
    this.box([width + 0.04, 0.12, 0.7], [x, y - 0.12, 0.4], this.trim);
    this.box([width + 0.04, 0.04, 0.04], [x, y + 0.82, 0.72], iron);
    for (let i = 0; i <= bars; i++) this.box([0.018, 0.86, 0.018], [x - width / 2 + (width * i) / bars, y + 0.38, 0.72], iron, 0);
    for (const side of [-1, 1]) this.box([0.03, 0.03, 0.68], [x + (side * width) / 2, y + 0.82, 0.4], iron, 0);
  }

  private flowerBox(x: number, y: number): void {
    this.box([this.pane, 0.16, 0.18], [x, y + 0.1, 0.14], { color: 0x8a5238 });
    for (let i = 0; i < 12; i++) {
      const bloom = this.random() < 0.4,
        color = new Color().setHSL(bloom ? 0.97 : 0.27, bloom ? 0.6 : 0.4, bloom ? 0.42 : 0.2 + this.random() * 0.12),
        size = 0.11 + this.random() * 0.08;
      this.box(
        [size, size, size],
        [x + (this.random() - 0.5) * this.pane * 0.9, y + 0.22 + this.random() * 0.1, 0.15 + this.random() * 0.08],
        { color },
        0.03,
      );
    }
  }

  private entrance(): void {
    const { width, door } = this.look,
      { bays, bay, trim } = this,
      low = GROUND * 0.72,
      wallPaint: Paint = { color: this.wallColor };
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
    const { trim } = this,
      panel: Paint = { color: new Color(color).multiplyScalar(0.85), rough: 0.5 };
    this.box([1.15, 2.5, 0.08], [x, 1.25, -0.25], { color, rough: 0.5 });
    for (const side of [-1, 1]) for (const y of [0.55, 1.55]) this.box([0.4, 0.7, 0.03], [x + side * 0.26, y, -0.2], panel);
    this.box([1.35, 0.16, 0.5], [x, 0.08, 0], { color: 0x98928a });
    this.box([1.5, 0.14, 0.3], [x, 2.62, 0.05], trim);
    for (const side of [-1, 1]) this.box([0.12, 2.55, 0.12], [x + side * 0.63, 1.28, -0.04], trim);
  }

  private roof(): void {
    const { width, near, roof = "cornice", roofColor = 0x59524e } = this.look,
      { top, trim } = this,
      mansard = roof === "mansard";
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
    for (const side of [-0.13, 0.13])
      this.site.set.cylinder(0.08, 0.1, 0.4, [width * 0.3 + side, chimney + 1, -1.6], { color: 0xa8623f }, { sides: 8 });
  }
}
