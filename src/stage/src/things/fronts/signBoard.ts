// Painted boards with letters.
import { Color, PlaneGeometry, type Matrix4 } from "three";
import { pictureMaterial } from "../materials.ts";
import { painted } from "../surfaces.ts";
import type { FrontSite } from "./look.ts";

const hex = (color: number) => `#${new Color(color).getHexString()}`;

/** A painted board with letters, in the site's frame. */
export function signBoard(
  site: FrontSite,
  text: string,
  width: number,
  height: number,
  local: Matrix4,
  look: { back: number; letters: number; glow?: number },
): void {
  const picture = painted(512, Math.max(32, Math.round((512 * height) / width)), (pen, w, h) => {
    pen.fillStyle = hex(look.back);
    pen.fillRect(0, 0, w, h);
    pen.strokeStyle = pen.fillStyle = hex(look.letters);
    pen.globalAlpha = 0.5;
    pen.lineWidth = 3;
    pen.strokeRect(8, 8, w - 16, h - 16);
    pen.globalAlpha = 1;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.letterSpacing = "4px";
    let size = h * 0.62;
    do pen.font = `600 ${size}px Georgia, "DejaVu Serif", serif`;
    while (pen.measureText(text).width > w * 0.86 && (size *= 0.94) > 8);
    pen.fillText(text, w / 2, h * 0.53);
  });
  site.set.mesh(new PlaneGeometry(width, height), pictureMaterial(picture, site.weathering, { roughness: 0.6, glow: look.glow }), local);
}
