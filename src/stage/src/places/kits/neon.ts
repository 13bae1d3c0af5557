// Neon signs for nights that ask for them: upright boards with bent tubes, hung out over the pavement.
import { CatmullRomCurve3, TubeGeometry, Vector3 } from "three";
import { glowMaterial } from "../../things/materials.ts";
import { placed } from "../../things/shapes.ts";
import { signBoard } from "../../things/fronts/signBoard.ts";
import type { Site } from "../site.ts";

const WANTED = /neon|cyberpunk|futuristic|sci-?fi|blade|tokyo|arcade|synthwave|dystop/;
const COLOURS = [0xff2e88, 0x20d8ff, 0xffc02a, 0x7a4cff, 0x2cff9a, 0xff5a2c];
const NAMES = ["HOTEL", "RAMEN", "BAR", "JAZZ", "CLUB 9", "OPEN", "NOODLES", "ARCADE"];

export const wantsNeon = ({ environment }: Site): boolean =>
  WANTED.test([environment.mood, environment.era, ...environment.style].join(" ").toLowerCase());

/** A board of about 0.8 × 2.2 m that stands out from a wall at x; `side` is where the street lies. */
export function addNeonSign(site: Site, i: number, x: number, y: number, z: number, side: 1 | -1): void {
  const { set } = site,
    color = COLOURS[i % COLOURS.length],
    tube = glowMaterial(color, 3.2);
  set.within(placed(x + side * 0.75, y, z), () => {
    set.box([1, 0.9, 0.16], [0, 0, 0], { color: 0x14161a, rough: 0.4 }, { bevel: 0.02 });
    set.box([0.06, 0.06, 0.06], [-side * 0.6, 0.2, 0], { color: 0x2a2c30, metal: 0.6, rough: 0.4 });
    for (const yaw of [0, Math.PI]) {
      set.within(placed(0, 0, 0, yaw), () => {
        signBoard(site, NAMES[i % NAMES.length], 0.86, 0.42, placed(0, 0.08, 0.085), { back: 0x0c0d10, letters: color, glow: 1.6 });
        const frame = [new Vector3(-0.44, -0.38, 0.1), new Vector3(0.44, -0.38, 0.1), new Vector3(0.44, 0.38, 0.1), new Vector3(-0.44, 0.38, 0.1)];
        set.mesh(new TubeGeometry(new CatmullRomCurve3(frame, true, "catmullrom", 0.08), 40, 0.014, 5, true), tube);
        set.mesh(
          new TubeGeometry(
            new CatmullRomCurve3([new Vector3(-0.3, -0.25, 0.1), new Vector3(0, -0.2, 0.1), new Vector3(0.3, -0.25, 0.1)]),
            12,
            0.012,
            5,
          ),
          tube,
        );
      });
    }
  });
  site.glow(set.worldOf(x + side * 0.75, y, z), 0.05, color, 5, 0.4);
}
