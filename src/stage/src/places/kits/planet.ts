// A blue planet with clouds, painted from noise: seen from the Moon and through a starship's window.
import { fbm } from "../../things/noise.ts";
import { painted } from "../../things/surfaces.ts";

export const planetPicture = () =>
  painted(512, 256, (pen, w, h) => {
    const image = pen.getImageData(0, 0, w, h);
    for (let y = 0; y < h; y++)
      for (let x = 0; x < w; x++) {
        const land = fbm((x / w) * 8, (y / h) * 5 + 2, 5, 8) > 0.53,
          cloud = fbm((x / w) * 10 + 3, (y / h) * 8, 5, 10),
          white = Math.min(1, Math.max(cloud > 0.48 ? (cloud - 0.48) * 5 : 0, Math.abs(y / h - 0.5) > 0.44 ? 0.9 : 0)),
          color = land ? [96, 108, 66] : [24, 62, 128],
          at = (y * w + x) * 4;
        for (let i = 0; i < 3; i++) image.data[at + i] = color[i] + (255 - color[i]) * white;
        image.data[at + 3] = 255;
      }
    pen.putImageData(image, 0, 0);
  });
