// Footfalls by surface: the heel at the frame of contact, the ball of the foot 90 ms later, then what the ground itself does.
import type { Surface } from "../../contracts.ts";
import type { Layer, Recipe } from "./recipe.ts";

function thud(hertz: number, decay: number, level = 0): Layer {
  return {
    source: "struck", seconds: 0.16, level, modes: [[hertz, decay, 1], [hertz * 2.3, decay * 0.6, 0.4], [hertz * 3.9, decay * 0.4, 0.2]], vary: 0.1,
  };
}
function tick(hertz: number, q: number, decay: number, level: number, at = 0): Layer {
  return { source: "white", at, seconds: decay * 1.2, decay, level, filters: [{ kind: "band", hertz, q }], vary: 0.15 };
}
function scuff(low: number, high: number, at: number, seconds: number, level: number): Layer {
  return {
    source: "pink", at, seconds, attack: seconds * 0.3, decay: seconds, level, filters: [{ kind: "high", hertz: low }, { kind: "low", hertz: high }],
    vary: 0.15,
  };
}

const planks: Recipe = {
  words: "", level: -8,
  layers: [
    { source: "struck", seconds: 0.22, modes: [[112, 0.16, 1], [187, 0.12, 0.7], [318, 0.09, 0.45], [540, 0.05, 0.25]], vary: 0.09 },
    tick(1900, 1.2, 0.03, -9), tick(900, 2, 0.05, -12, 0.092),
    { source: "struck", at: 0.09, seconds: 0.16, level: -9, modes: [[150, 0.11, 1], [265, 0.08, 0.6]], vary: 0.1 },
  ],
};
const hardFloor: Recipe = {
  words: "", level: -10,
  layers: [tick(2600, 1.1, 0.022, 0), thud(165, 0.05, -5), tick(1500, 1.4, 0.035, -10, 0.09), scuff(1800, 7000, 0.1, 0.07, -24)],
};
const street: Recipe = {
  words: "", level: -11, layers: [thud(130, 0.05, -3), tick(1750, 0.9, 0.028, 0), tick(1100, 1, 0.04, -9, 0.088), scuff(1500, 6500, 0.07, 0.1, -17)],
};

function crunch(low: number, high: number, perSecond: number, seconds: number, level: number, body: number): Recipe {
  return {
    words: "", level,
    layers: [thud(95, 0.07, body), scuff(low, high, 0, seconds, -9)],
    grains: [
      {
        from: 0, to: seconds, perSecond, range: 20, swell: [[0, 1], [0.35, 0.6], [0.5, 0.9], [1, 0]],
        layer: { source: "white", seconds: 0.012, decay: 0.01, filters: [{ kind: "band", hertz: (low + high) / 2, q: 1.2 }], vary: 0.4 },
      },
    ],
  };
}

export const STEPS: Readonly<Record<Surface, Recipe>> = {
  wood: planks,
  stone: hardFloor,
  tile: { ...hardFloor, level: -10, layers: [tick(3300, 1.4, 0.02, 0), thud(210, 0.045, -7), tick(2100, 1.6, 0.03, -9, 0.09)] },
  concrete: street,
  asphalt: street,
  earth: { words: "", level: -14, layers: [thud(88, 0.07), scuff(300, 2600, 0.01, 0.12, -11), thud(110, 0.05, -9)] },
  sand: { words: "", level: -15, layers: [scuff(250, 3200, 0, 0.2, 0), scuff(900, 5500, 0.09, 0.18, -7), thud(75, 0.06, -8)] },
  grass: { words: "", level: -16, layers: [scuff(900, 6500, 0, 0.16, 0), scuff(1500, 8000, 0.1, 0.14, -5), thud(85, 0.06, -6)] },
  leaves: crunch(1500, 8500, 190, 0.26, -12, -12),
  snow: crunch(500, 4200, 420, 0.26, -13, -9),
  carpet: { words: "", level: -19, layers: [thud(82, 0.06), scuff(200, 1500, 0, 0.1, -12)] },
  water: {
    words: "", level: -11,
    layers: [scuff(350, 6000, 0, 0.22, 0), thud(100, 0.09, -10)],
    grains: [
      {
        from: 0.04, to: 0.38, perSecond: 60, range: 16, swell: [[0, 1], [1, 0]],
        layer: { source: "sine", seconds: 0.03, decay: 0.03, pitch: [[0, 700], [1, 1500]], vary: 0.5 },
      },
    ],
  },
};

/** Soft pads: the thud of a small body, hardly a tick; claws on hard ground. */
export function pawOn(surface: Surface): Recipe {
  const hard = surface === "wood" || surface === "stone" || surface === "tile" || surface === "concrete" || surface === "asphalt";
  const ground = STEPS[surface];
  return hard
    ? { words: "", level: -18, layers: [thud(190, 0.04, -2), tick(4200, 2.5, 0.012, -3), tick(5200, 2.5, 0.01, -7, 0.018)] }
    : { ...ground, level: ground.level - 8, grains: ground.grains?.map(grains => ({ ...grains, to: grains.to * 0.6 })) };
}

/** A horseshoe: rings on hard ground, thuds on soft. */
export function hoofOn(surface: Surface): Recipe {
  const hard = surface === "stone" || surface === "tile" || surface === "concrete" || surface === "asphalt";
  if (hard) return { words: "", level: -8, layers: [{ source: "struck", seconds: 0.09, modes: [[1180, 0.05, 1], [1950, 0.035, 0.8], [3150, 0.03, 0.5]], vary: 0.08 }, thud(240, 0.05, -3), tick(2700, 0.8, 0.012, -4)] };
  if (surface === "wood") return { words: "", level: -7, layers: [{ source: "struck", seconds: 0.2, modes: [[210, 0.14, 1], [380, 0.1, 0.7], [760, 0.06, 0.5]], vary: 0.08 }, tick(1500, 1, 0.02, -6)] };
  return {
    words: "", level: -11,
    layers: [thud(72, 0.12), thud(115, 0.07, -3), ...(STEPS[surface].layers ?? []).slice(0, 1).map(layer => ({ ...layer, level: -10 }))],
  };
}
