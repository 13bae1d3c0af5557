// Painted distance: a ring of forest, a ring of hills. One textured band instead of thousands of far trees.
import { BackSide, CylinderGeometry, Mesh, MeshLambertMaterial } from "three";
import { seeded, noise } from "../../things/noise.ts";
import { painted } from "../../things/surfaces.ts";
import type { Site } from "../site.ts";

/** Trunks and crowns, denser below; the band is cut out at its ragged top. */
export function addForestRing(
  site: Site,
  look: { radius: number; height: number; base: number; centre?: [number, number]; colors?: [string, string, string]; trunks?: boolean },
): void {
  const colors =
    look.colors ??
    (site.environment.season === "autumn"
      ? ["#5c4a22", "#7a5a24", "#8f6a2c"]
      : site.environment.season === "winter"
        ? ["#4a4c4a", "#5c5e5c", "#707270"]
        : ["#26381c", "#34492a", "#46603a"]);
  const map = painted(
    2048,
    256,
    (pen, width, height) => {
      const random = seeded(77);
      pen.clearRect(0, 0, width, height);
      for (let layer = 0; layer < 3; layer++) {
        const top = height * (0.1 + layer * 0.13);
        if (look.trunks)
          for (let i = 0; i < 90; i++) {
            pen.fillStyle = layer === 2 ? "#3a2e22" : "#4a4030";
            const x = random() * width,
              w = 3 + random() * 7 * (0.5 + layer * 0.4);
            pen.fillRect(x, top, w, height);
          }
        for (let i = 0; i < 700; i++) {
          const x = random() * width,
            ragged = noise(x * 0.02 + layer * 9, layer * 3.7) * height * 0.3,
            y = top + ragged + random() ** 2 * height * (look.trunks ? 0.35 : 0.8),
            size = 8 + random() * 20;
          pen.fillStyle = colors[layer];
          pen.globalAlpha = 0.9;
          for (const dx of [-width, 0, width]) {
            pen.beginPath();
            pen.ellipse(x + dx, y, size, size * 0.8, 0, 0, 7);
            pen.fill();
          }
        }
      }
      pen.globalAlpha = 1;
      pen.fillStyle = colors[0];
      pen.fillRect(0, height * 0.9, width, height * 0.1);
    },
    true,
  );
  map.repeat.set(Math.max(1, Math.round((look.radius * 6.28) / (look.height * 8))), 1);
  const material = new MeshLambertMaterial({
    map,
    alphaTest: 0.5,
    side: BackSide,
    emissive: 0xffffff,
    emissiveMap: map,
    emissiveIntensity: 0.28 * Math.max(0.04, site.weathering.skyAmbient.value.g),
  });
  const mesh = new Mesh(new CylinderGeometry(look.radius, look.radius, look.height, 48, 1, true), material);
  mesh.position.set(look.centre?.[0] ?? 0, look.base + look.height / 2, look.centre?.[1] ?? 0);
  mesh.frustumCulled = false;
  site.root.add(mesh);
}
