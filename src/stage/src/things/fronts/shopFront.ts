// The ground floor of a shop.
import { Color, DoubleSide, PlaneGeometry } from "three";
import type { Paint } from "../assembly.ts";
import { placed } from "../shapes.ts";
import { GROUND, SHOP_DEPTH, type FrontWall } from "./FrontWall.ts";
import type { Shop } from "./look.ts";
import { signBoard } from "./signBoard.ts";

/** Pillars, a wide window with goods behind it, a door, the name, an awning. */
export function buildShopFront(front: FrontWall, shop: Shop): void {
  const { width, near, door } = front.look,
    { trim } = front,
    frame: Paint = { color: shop.color, rough: 0.5 },
    inset = -0.28,
    doorWidth = 1.05;
  for (const x of [-width / 2 + 0.22, width / 2 - 0.22]) {
    front.box([0.44, GROUND, 0.4], [x, GROUND / 2, -0.1], { color: front.wallColor });
    front.box([0.36, GROUND - 0.5, 0.06], [x, GROUND / 2 - 0.15, 0.12], frame);
    front.box([0.44, 0.3, 0.12], [x, 0.15, 0.13], frame);
  }
  front.box([width, 0.62, 0.34], [0, GROUND - 0.31, -0.02], frame);
  front.box([width + 0.1, 0.1, 0.5], [0, GROUND - 0.02, 0.12], trim);
  const glassWidth = width - 0.9 - doorWidth - 0.2,
    centre = -width / 2 + 0.45 + glassWidth / 2,
    glassHeight = GROUND - 1.17,
    mullions = Math.max(2, Math.round(glassWidth / 1.3));
  front.box([width - 0.9, 0.55, 0.2], [-doorWidth / 2 - 0.1, 0.275, inset + 0.1], frame);
  if (near) {
    inside(front, centre, glassWidth, inset);
    front.site.set.mesh(new PlaneGeometry(glassWidth, glassHeight).translate(centre, 0.55 + glassHeight / 2, inset), front.materials.clear);
  } else front.glass(glassWidth, glassHeight, centre, 0.55 + glassHeight / 2, inset, front.shining ? Math.floor(front.random() * 3) * 2 : 7);
  for (let i = 0; i <= mullions; i++)
    front.box([0.06, GROUND - 1.1, 0.1], [centre - glassWidth / 2 + (glassWidth * i) / mullions, 0.55 + glassHeight / 2, inset + 0.04], frame);
  front.box([glassWidth, 0.06, 0.1], [centre, GROUND - 1.25, inset + 0.04], frame);
  const x = width / 2 - 0.5 - doorWidth / 2,
    doorPaint: Paint = { color: door ?? 0x3a4a3c, rough: 0.45 };
  front.box([doorWidth, 2.3, 0.07], [x, 1.15, inset - 0.1], doorPaint);
  front.glass(doorWidth - 0.4, 1.2, x, 1.5, inset - 0.055, front.shining ? 0 : 5);
  front.glass(doorWidth, GROUND - 0.62 - 2.4, x, 2.36 + (GROUND - 3.02) / 2, inset - 0.05, front.shining ? 2 : 3);
  front.box([0.04, 0.22, 0.05], [x - doorWidth / 2 + 0.12, 1.08, inset - 0.03], { color: 0xb8924a, metal: 0.9, rough: 0.3 });
  front.box([doorWidth + 0.2, 0.14, 0.5], [x, 0.07, -0.05], { color: 0x8d8880 });
  signBoard(front.site, shop.name, width - 1.1, 0.46, placed(0, GROUND - 0.31, 0.16), {
    back: shop.color,
    letters: shop.sign ?? 0xe9d9a8,
    glow: front.shining ? 0.8 * front.site.lit : 0,
  });
  if (shop.awning) awning(front, shop.awning, centre, glassWidth + 0.2);
}

/** A room behind the shop window: shelves of goods against a lit back wall, a display in front. */
function inside(front: FrontWall, x: number, width: number, z: number): void {
  const { random } = front,
    { set, lit } = front.site,
    back = -SHOP_DEPTH - 0.3,
    middle = (z + back) / 2,
    goods = () => ({ color: new Color().setHSL(random() < 0.6 ? 0.05 + random() * 0.08 : random(), 0.4, 0.3 + random() * 0.3), rough: 0.6 });
  set.mesh(new PlaneGeometry(width + 0.4, GROUND - 0.7).translate(x, (GROUND - 0.7) / 2 + 0.1, back + 0.02), front.materials.backWall);
  front.box([width + 0.4, 0.04, z - back], [x, 0.1, middle], { color: 0x6a5038, rough: 0.5 }, 0);
  front.box([width + 0.4, 0.04, z - back], [x, GROUND - 0.66, middle], { color: 0xcfc4b0 }, 0);
  for (const side of [-1, 1])
    front.box([0.04, GROUND - 0.7, z - back], [x + side * (width / 2 + 0.1), GROUND / 2 - 0.3, middle], { color: 0xb8a890 }, 0);
  for (const y of [1.1, 1.6, 2.1]) {
    front.box([width, 0.035, 0.26], [x, y, back + 0.16], { color: 0x5a4028, rough: 0.5 }, 0);
    for (let at = -width / 2 + 0.12; at < width / 2 - 0.1; at += 0.14 + random() * 0.16) {
      const size = 0.09 + random() * 0.09,
        tall = 0.12 + random() * 0.2;
      front.box([size, tall, size], [x + at, y + 0.02 + tall / 2, back + 0.17], goods(), 0);
    }
  }
  front.box([width, 0.5, 0.4], [x, 0.4, z - 0.28], { color: 0x6a4a30, rough: 0.5 }, 0.01);
  for (let at = -width / 2 + 0.2; at < width / 2 - 0.15; at += 0.22 + random() * 0.2) {
    const size = 0.12 + random() * 0.12,
      tall = 0.1 + random() * 0.25;
    front.box([size, tall, size], [x + at, 0.65 + tall / 2, z - 0.2 - random() * 0.15], goods(), 0.012);
  }
  for (const at of [-0.25, 0.25]) front.site.glow(set.worldOf(x + at * width, GROUND - 1, middle - 0.2), 0.09, 0xffd09a, 1.2 + 4 * lit);
}

function awning(front: FrontWall, [first, second]: [number, number], x: number, width: number): void {
  const out = 1.25,
    y1 = GROUND - 0.72,
    y2 = y1 - 0.5,
    stripes = Math.round(width / 0.32),
    slope = Math.atan2(y1 - y2, out),
    cloth = new PlaneGeometry(width / stripes, Math.hypot(out, y1 - y2));
  cloth.rotateX(-Math.PI / 2 + slope);
  for (let i = 0; i < stripes; i++) {
    const centre = x - width / 2 + (width * (i + 0.5)) / stripes,
      color = i % 2 ? first : second;
    front.site.set.add(cloth, { color, rough: 0.95 }, placed(centre, (y1 + y2) / 2, 0.05 + out / 2), { side: DoubleSide });
    front.box([width / stripes, 0.2, 0.012], [centre, y2 - 0.09, 0.05 + out], { color, rough: 0.95 }, 0);
  }
}
