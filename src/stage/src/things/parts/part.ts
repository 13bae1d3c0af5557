// A part: something built by own code, standing with its floor centre at the origin and its front towards +z, in metres.
// Places use parts for dressing, buildThing for what a prompt asks for.
import { Color } from "three";
import type { Assembly } from "../assembly.ts";
import type { Random } from "../noise.ts";
import type { Finish } from "../words.ts";

export interface PartLook {
  /** The colour that the words bind to it; each part knows which of its pieces takes it. */
  color?: Color | number;
  random: Random;
  /** Lamps on, 0 to 1. */
  lit: number;
  /** A material that the words ask for: "metal bottle". */
  finish?: Finish | null;
}
export type Part = (set: Assembly, look: PartLook) => void;

export const chosen = (look: PartLook, fallback: number): Color => new Color(look.color ?? fallback);
/** The colour a little lighter or darker, so that equal pieces differ. */
export const varied = (color: Color | number, random: Random, spread = 0.25): Color =>
  new Color(color).multiplyScalar(1 - spread / 2 + spread * random());
