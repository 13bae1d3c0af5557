// Windows from outside, painted on one strip that all fronts share.
import { seeded } from "../noise.ts";
import { painted } from "../surfaces.ts";

export const PANES = 8;

/** A strip of eight windows: curtains, blinds, dark glass; and the same by night, every other one lit. */
export function paneTexture(lit: boolean) {
  return painted(1024, 160, (pen, width, height) => {
    const random = seeded(5),
      w = width / PANES,
      curtains = ["#e8e2d4", "#d6c8b0", "#b8a890", "#e8e2d4", "#d0d4d6", "#9a5a48", "#e2dccb", "#c8b68c"],
      glows = ["#ffb45e", "#ffcf8c", "#ffa24a", "#ffd9a0"];
    for (let i = 0; i < PANES; i++) {
      const x = i * w,
        shines = lit && i % 2 === 0;
      pen.save();
      pen.beginPath();
      pen.rect(x, 0, w, height);
      pen.clip();
      const back = pen.createLinearGradient(0, 0, 0, height);
      back.addColorStop(0, lit ? "#000000" : "#3d4a55");
      back.addColorStop(1, lit ? "#000000" : "#1c2126");
      pen.fillStyle = shines ? glows[i / 2] : back;
      pen.fillRect(x, 0, w, height);
      if (shines) {
        const pool = pen.createRadialGradient(x + w * (0.3 + 0.4 * random()), height * 0.3, 4, x + w / 2, height * 0.4, w);
        pool.addColorStop(0, "#ffffff");
        pool.addColorStop(0.3, "rgba(255,220,160,.5)");
        pool.addColorStop(1, "rgba(60,20,0,.75)");
        pen.fillStyle = pool;
        pen.fillRect(x, 0, w, height);
        pen.fillStyle = "rgba(40,20,10,.55)";
        pen.fillRect(x + w * 0.15, height * 0.62, w * 0.4, height * 0.4); // furniture against the light
      }
      pen.fillStyle = curtains[i];
      const strength = lit ? (shines ? 0.4 : 0) : 0.8;
      if (i % 4 === 3) {
        pen.globalAlpha = strength;
        for (let k = 0; k < 12; k++) pen.fillRect(x, k * 9, w, 6);
      } else
        for (let k = 0, reach = w * (0.12 + 0.22 * random()); k < reach; k += 3) {
          pen.globalAlpha = strength * (0.6 + 0.4 * Math.abs(Math.sin(k * 0.9)));
          pen.fillRect(x + k, 0, 3, height);
          pen.fillRect(x + w - k, 0, 3, height);
        }
      // glazing bars, for fronts whose windows have no frame of their own
      pen.globalAlpha = lit ? 0.9 : 1;
      pen.fillStyle = lit ? "#000000" : "#d8d2c4";
      pen.fillRect(x + w / 2 - 2.5, 0, 5, height);
      pen.fillRect(x, height * 0.3, w, 4);
      pen.fillRect(x, 0, 5, height);
      pen.fillRect(x + w - 5, 0, 5, height);
      pen.fillRect(x, 0, w, 6);
      pen.restore();
    }
  });
}
