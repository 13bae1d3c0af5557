// What nobody has built yet is shown honestly: a plinth with the word on it.
import { PlaneGeometry } from "three";
import { Assembly } from "./assembly.ts";
import { pictureMaterial } from "./materials.ts";
import { placed } from "./shapes.ts";
import { painted } from "./surfaces.ts";
import type { Color } from "three";

const WIDTH = 0.62,
  HEIGHT = 0.92;

export function standIn(set: Assembly, word: string, color: Color | null): void {
  const paint = { color: color ?? 0xb9a88c, rough: 0.7 };
  set.box([WIDTH + 0.08, 0.08, WIDTH + 0.08], [0, 0.04, 0], paint, { bevel: 0.012 });
  set.box([WIDTH, HEIGHT, WIDTH], [0, HEIGHT / 2, 0], paint, { bevel: 0.012 });
  set.box([WIDTH + 0.06, 0.05, WIDTH + 0.06], [0, HEIGHT, 0], paint, { bevel: 0.012 });
  const label = pictureMaterial(
    painted(512, 256, (pen, width, height) => {
      pen.fillStyle = "#f3eee2";
      pen.fillRect(0, 0, width, height);
      pen.strokeStyle = "#3a342a";
      pen.lineWidth = 6;
      pen.strokeRect(14, 14, width - 28, height - 28);
      pen.fillStyle = "#2a251d";
      pen.textAlign = "center";
      pen.textBaseline = "middle";
      let size = 110;
      do pen.font = `600 ${size}px Georgia, "DejaVu Serif", serif`;
      while (pen.measureText(word).width > width * 0.84 && (size -= 6) > 20);
      pen.fillText(word, width / 2, height * 0.52);
    }),
    set.weathering,
    { roughness: 0.8 },
  );
  for (const yaw of [0, Math.PI / 2, Math.PI, -Math.PI / 2]) {
    set.within(placed(0, 0, 0, yaw), () => {
      set.box([0.5, 0.27, 0.012], [0, 0.6, WIDTH / 2 + 0.004], { color: 0x3a342a, rough: 0.6 }, { bevel: 0.004 });
      set.mesh(new PlaneGeometry(0.48, 0.24), label, placed(0, 0.6, WIDTH / 2 + 0.012));
    });
  }
  set.contact([0, 0, 0], 1, 1, 0, 0.5);
}
