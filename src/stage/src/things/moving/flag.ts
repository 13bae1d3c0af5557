// A flag on its pole: waves that run from the hoist to the fly, higher towards the fly, in a cloth that keeps its length.
import {
  BufferAttribute,
  BufferGeometry,
  CylinderGeometry,
  DoubleSide,
  Group,
  Mesh,
  MeshStandardMaterial,
  PlaneGeometry,
  SphereGeometry,
} from "three";
import { Assembly } from "../assembly.ts";
import type { BuildMoving } from "../buildThing.ts";
import { weatheringOf } from "../materials.ts";
import { noise } from "../noise.ts";
import { placed } from "../shapes.ts";
import { painted } from "../surfaces.ts";

const COLUMNS = 28,
  ROWS = 16,
  LENGTH = 1.8,
  HEIGHT = 1.15,
  POLE = 4.2;

/** Shapes a cloth whose top left corner is at the origin, hanging to −y, flying to +x. `wind` 0 hangs, 1 flies. */
export function waveCloth(geometry: BufferGeometry, t: number, wind: number, phase: number): void {
  const position = geometry.attributes.position as BufferAttribute,
    step = LENGTH / COLUMNS,
    droop = (1 - Math.min(1, wind)) * 1.1;
  for (let row = 0; row <= ROWS; row++) {
    let x = 0,
      y = 0,
      z = 0;
    const v = row / ROWS;
    for (let column = 0; column <= COLUMNS; column++) {
      const u = column / COLUMNS,
        gust = noise(t * 0.5 + phase, v * 0.7 + 3) - 0.5;
      if (column) {
        // each piece of cloth turns by the slope of the passing wave: lengths stay, so the fly swings in when waves are high
        const travel = u * 6.5 - t * (4.4 + 1.6 * wind) + phase,
          turn = (0.35 + 0.55 * u) * wind * (Math.sin(travel + v * 1.1) + 0.45 * Math.sin(travel * 1.9 - v * 2 + gust * 2)) + gust * 0.5,
          fall = droop * (0.75 + 0.25 * v) + 0.16 * u;
        x += step * Math.cos(turn) * Math.cos(fall);
        z += step * Math.sin(turn) * Math.cos(fall);
        y -= step * Math.sin(fall);
      }
      position.setXYZ(row * (COLUMNS + 1) + column, x, y - v * HEIGHT, z);
    }
  }
  position.needsUpdate = true;
  geometry.computeVertexNormals();
}

export const movingFlag: BuildMoving = (look, words, random) => {
  const set = new Assembly(weatheringOf(look.environment, false)),
    color = words.color ? `#${words.color.getHexString()}` : "#b8342a";
  set.add(new CylinderGeometry(0.025, 0.04, POLE, 12), { color: 0xd8d4cc, rough: 0.35, metal: 0.3 }, placed(0, POLE / 2, 0));
  set.add(new SphereGeometry(0.06, 14, 10), { color: 0xc8a03c, rough: 0.25, metal: 0.9 }, placed(0, POLE + 0.04, 0));
  set.cylinder(0.16, 0.2, 0.12, [0, 0.06, 0], { color: 0x8a857c, rough: 0.8 }, { sides: 18 });
  const pattern = painted(256, 160, (pen, w, h) => {
    pen.fillStyle = color;
    pen.fillRect(0, 0, w, h);
    if (!words.color) {
      pen.fillStyle = "#ece2cc";
      pen.fillRect(0, h / 3, w, h / 3);
    }
    for (let i = 0; i < 500; i++) {
      pen.fillStyle = `rgba(0,0,0,${0.03 * random()})`;
      pen.fillRect(0, random() * h, w, 1);
    }
  });
  const cloth = new Mesh(
    new PlaneGeometry(LENGTH, HEIGHT, COLUMNS, ROWS),
    new MeshStandardMaterial({ map: pattern, side: DoubleSide, roughness: 0.85 }),
  );
  cloth.position.set(0.03, POLE - 0.08, 0);
  cloth.castShadow = true;
  cloth.frustumCulled = false;
  const body = new Group().add(set.finish(), cloth),
    wind = look.environment.weather === "storm" ? 1.35 : look.environment.weather === "wind" ? 1.15 : look.environment.weather === "fog" ? 0.3 : 0.85,
    phase = random() * 6;
  waveCloth(cloth.geometry, 0, wind, phase);
  return { body, moving: { pose: (t) => waveCloth(cloth.geometry, t, wind, phase) } };
};
