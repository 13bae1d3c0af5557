import { ANIMAL_EFFECTS } from "../effects/animalEffects.ts";
import { WORLD_EFFECTS } from "../effects/worldEffects.ts";
import type { Bed } from "./bed.ts";

const { chirp, gull, cricket, owl, frog, bee, caw, wings, howl } = ANIMAL_EFFECTS;
const single = <T extends { repeat?: unknown }>(recipe: T): T => ({ ...recipe, repeat: undefined });

export const NATURE_BEDS: Readonly<Record<string, Bed>> = {
  "sea": {
    words: "sea|ocean|waves|surf|beach|shore|coast|tide|seaside|lapping", level: -27,
    washes: [
      {
        colour: "pink", level: 0, width: 0.8, filters: [{ kind: "low", hertz: 700, sway: 2.2 }], breath: { seconds: 7.3, depth: 0.8, regular: true },
      },
      {
        colour: "white", level: -9, width: 0.9, filters: [{ kind: "band", hertz: 2600, q: 0.5, sway: 0.8 }],
        breath: { seconds: 5.9, depth: 0.92, regular: true },
      },
      { colour: "brown", level: -6, width: 0.4, filters: [{ kind: "low", hertz: 180 }], breath: { seconds: 11, depth: 0.5 } },
    ],
  },
  "harbour": {
    words: "harbour|harbor|pier|dock|marina|quay|boat|boats|jetty|wharf", level: -31,
    washes: [
      {
        colour: "pink", level: 0, width: 0.8, filters: [{ kind: "low", hertz: 900, sway: 1.4 }], breath: { seconds: 4.1, depth: 0.7, regular: true },
      },
      { colour: "brown", level: -4, width: 0.5, filters: [{ kind: "low", hertz: 220 }] },
    ],
    visitors: [
      {
        recipe: {
          words: "", level: -22,
          grains: [
            {
              from: 0, to: 0.8, perSecond: 12, range: 14,
              layer: { source: "sine", seconds: 0.07, decay: 0.06, pitch: [[0, 260], [1, 520]], vary: 0.4 },
            },
          ],
        },
        perMinute: 22, level: -4, distance: [3, 8],
      },
      {
        recipe: {
          words: "", level: -26,
          layers: [{ source: "saw", seconds: 0.7, attack: 0.2, release: 0.3, pitch: [[0, 42], [1, 60]], formants: [[520, 8, 1], [1100, 9, 0.6]] }],
        },
        perMinute: 7, level: -3, distance: [5, 12],
      },
    ],
  },
  "gulls": { words: "gull|gulls|seagull|seagulls|sea birds", level: -50, washes: [{ colour: "pink", level: 0, filters: [{ kind: "high", hertz: 800 }] }], visitors: [{ recipe: gull, perMinute: 15, level: -3, distance: [12, 60], range: 9 }, { recipe: single(gull), perMinute: 14, level: -5, distance: [25, 80], range: 9 }] },
  "wind": {
    words: "wind|windy|breeze|howling wind|desert|mountain|rooftop|gale", level: -29,
    washes: [
      { colour: "pink", level: 0, width: 0.7, filters: [{ kind: "band", hertz: 380, q: 1.1, sway: 1.1 }], breath: { seconds: 6.5, depth: 0.7 } },
      { colour: "pink", level: -8, width: 1, filters: [{ kind: "band", hertz: 900, q: 2.2, sway: 0.9 }], breath: { seconds: 4.3, depth: 0.85 } },
      { colour: "brown", level: -3, width: 0.5, filters: [{ kind: "low", hertz: 150 }], breath: { seconds: 8, depth: 0.5 } },
    ],
  },
  "air": { words: "air|outdoors|open air|field air|sky", level: -42, washes: [{ colour: "pink", level: 0, width: 0.8, filters: [{ kind: "low", hertz: 1200 }, { kind: "high", hertz: 90 }], breath: { seconds: 9, depth: 0.4 } }] },
  "rain": {
    words: "rain|raining|rainy|rainfall|drizzle|downpour|shower", level: -26,
    washes: [
      {
        colour: "white", level: 0, width: 0.9, filters: [{ kind: "high", hertz: 1100 }, { kind: "low", hertz: 9500 }],
        breath: { seconds: 5, depth: 0.2 },
      },
      { colour: "pink", level: -3, width: 0.8, filters: [{ kind: "band", hertz: 520, q: 0.4 }] },
    ],
    visitors: [
      {
        recipe: {
          words: "", level: -30,
          layers: [{ source: "white", seconds: 0.02, decay: 0.012, filters: [{ kind: "band", hertz: 3400, q: 1.5 }], vary: 0.4 }],
        },
        perMinute: 900, level: -4, distance: [1, 5], range: 16,
      },
      {
        recipe: { words: "", level: -30, layers: [{ source: "sine", seconds: 0.05, decay: 0.04, pitch: [[0, 900], [1, 1500]], vary: 0.35 }] },
        perMinute: 160, level: -4, distance: [1, 4], range: 14,
      },
    ],
  },
  "storm": {
    words: "storm|stormy|thunderstorm|tempest|hurricane", level: -23,
    washes: [
      {
        colour: "white", level: 0, width: 0.9, filters: [{ kind: "high", hertz: 800 }, { kind: "low", hertz: 8000 }],
        breath: { seconds: 3.7, depth: 0.4 },
      },
      { colour: "pink", level: 0, width: 0.7, filters: [{ kind: "band", hertz: 420, q: 1, sway: 1 }], breath: { seconds: 4.6, depth: 0.7 } },
      { colour: "brown", level: -2, filters: [{ kind: "low", hertz: 160 }] },
    ],
    visitors: [{ recipe: WORLD_EFFECTS.thunder, perMinute: 6, level: -3, distance: [30, 160], range: 8 }],
  },
  "thunder": { words: "thunder|distant thunder|thunder rumbling", level: -50, washes: [{ colour: "brown", level: 0, filters: [{ kind: "low", hertz: 120 }] }], visitors: [{ recipe: WORLD_EFFECTS.thunder, perMinute: 8, level: -4, distance: [60, 250], range: 6 }] },
  "snowfall": { words: "snow|snowy|winter|blizzard|ice", level: -39, washes: [{ colour: "pink", level: 0, width: 0.8, filters: [{ kind: "band", hertz: 300, q: 0.9, sway: 0.8 }], breath: { seconds: 7, depth: 0.6 } }, { colour: "white", level: -16, width: 1, filters: [{ kind: "high", hertz: 5000 }], breath: { seconds: 5, depth: 0.5 } }] },
  "birds": {
    words: "bird|birds|birdsong|songbird|chirping|morning birds|robin|sparrow|park|garden|meadow|spring", level: -44,
    washes: [{ colour: "pink", level: 0, width: 0.8, filters: [{ kind: "band", hertz: 1500, q: 0.3 }], breath: { seconds: 6, depth: 0.5 } }],
    visitors: [
      { recipe: chirp, perMinute: 26, level: -5, distance: [6, 30], range: 12 },
      {
        recipe: {
          words: "", level: -21,
          layers: [
            {
              source: "sine", seconds: 0.55, attack: 0.03, release: 0.1, pitch: [[0, 2500], [0.3, 3200], [0.6, 2300], [1, 2900]],
              vibrato: { rate: 24, depth: 0.09 }, vary: 0.15,
            },
          ],
        },
        perMinute: 16, level: -5, distance: [8, 35], range: 12,
      },
      {
        recipe: {
          words: "", level: -21, layers: [{ source: "sine", seconds: 0.22, attack: 0.03, release: 0.08, pitch: [[0, 3900], [1, 3300]], vary: 0.12 }],
          repeat: { times: 3, every: 0.3 },
        },
        perMinute: 11, level: -6, distance: [10, 40], range: 10,
      },
    ],
  },
  "forest": {
    words: "forest|wood|woods|jungle|trees|leaves|grove|rustling leaves|woodland", level: -36,
    washes: [
      { colour: "pink", level: 0, width: 0.9, filters: [{ kind: "band", hertz: 2300, q: 0.4, sway: 0.5 }], breath: { seconds: 5.2, depth: 0.75 } },
      { colour: "brown", level: -4, width: 0.5, filters: [{ kind: "low", hertz: 240 }], breath: { seconds: 9, depth: 0.4 } },
    ],
    visitors: [
      { recipe: chirp, perMinute: 15, level: -6, distance: [10, 45], range: 12 },
      { recipe: { ...caw, repeat: { times: 2, every: 0.6 } }, perMinute: 1.5, level: -8, distance: [40, 90] },
      {
        recipe: {
          words: "", level: -21, layers: [{ source: "struck", seconds: 0.03, modes: [[980, 0.02, 1], [1600, 0.015, 0.6]], vary: 0.02 }],
          repeat: { times: 9, every: 0.055 },
        },
        perMinute: 2.5, level: -6, distance: [25, 60],
      },
    ],
  },
  "crickets": { words: "cricket|crickets|cicada|cicadas|insects|summer night|grasshoppers", level: -48, washes: [{ colour: "pink", level: 0, filters: [{ kind: "low", hertz: 900 }] }], visitors: [{ recipe: cricket, perMinute: 34, level: -4, distance: [3, 20], range: 9 }, { recipe: { words: "", level: -27, layers: [{ source: "sine", seconds: 2.2, attack: 0.4, release: 0.6, pitch: 5200, flutter: { rate: 41, depth: 1 }, vary: 0.06 }] }, perMinute: 22, level: -6, distance: [6, 25], range: 8 }] },
  "night": { words: "night|nighttime|midnight|quiet night|evening", level: -43, washes: [{ colour: "pink", level: 0, width: 0.8, filters: [{ kind: "low", hertz: 700 }, { kind: "high", hertz: 80 }], breath: { seconds: 9, depth: 0.4 } }], visitors: [{ recipe: single(cricket), perMinute: 40, level: -7, distance: [5, 25], range: 10 }, { recipe: owl, perMinute: 2, level: -6, distance: [30, 70] }] },
  "river": { words: "river|stream|creek|brook|running water|babbling|flowing water|rapids", level: -30, washes: [{ colour: "white", level: 0, width: 0.9, filters: [{ kind: "band", hertz: 1300, q: 0.4, sway: 0.3 }], breath: { seconds: 1.7, depth: 0.35 } }, { colour: "pink", level: -3, width: 0.7, filters: [{ kind: "band", hertz: 420, q: 0.7 }], breath: { seconds: 2.3, depth: 0.3 } }], visitors: [{ recipe: { words: "", level: -26, layers: [{ source: "sine", seconds: 0.05, decay: 0.05, pitch: [[0, 480], [1, 900]], vary: 0.5 }] }, perMinute: 700, level: -3, distance: [2, 6], range: 16 }] },
  "lake": { words: "lake|pond|water|lapping water|fjord|calm water", level: -37, washes: [{ colour: "pink", level: 0, width: 0.8, filters: [{ kind: "low", hertz: 800, sway: 1 }], breath: { seconds: 2.9, depth: 0.7, regular: true } }], visitors: [{ recipe: { words: "", level: -25, grains: [{ from: 0, to: 0.5, perSecond: 14, range: 14, layer: { source: "sine", seconds: 0.06, decay: 0.05, pitch: [[0, 330], [1, 640]], vary: 0.4 } }] }, perMinute: 26, level: -4, distance: [3, 9] }, { recipe: chirp, perMinute: 5, level: -9, distance: [30, 70] }] },
  "waterfall": { words: "waterfall|falls|cascade", level: -23, washes: [{ colour: "white", level: 0, width: 1, filters: [{ kind: "low", hertz: 5200 }, { kind: "high", hertz: 250 }] }, { colour: "brown", level: -2, width: 0.6, filters: [{ kind: "low", hertz: 300 }] }] },
  "fountain": { words: "fountain|sprinkler|trickling", level: -31, washes: [{ colour: "white", level: 0, width: 0.9, filters: [{ kind: "band", hertz: 3000, q: 0.5 }], breath: { seconds: 1.3, depth: 0.2 } }], visitors: [{ recipe: { words: "", level: -27, layers: [{ source: "sine", seconds: 0.04, decay: 0.035, pitch: [[0, 1100], [1, 1900]], vary: 0.4 }] }, perMinute: 700, level: -3, distance: [2, 6], range: 16 }] },
  "underwater": { words: "underwater|under water|diving|submarine|deep sea", level: -27, washes: [{ colour: "brown", level: 0, width: 0.5, filters: [{ kind: "low", hertz: 320 }], breath: { seconds: 6, depth: 0.4 } }], visitors: [{ recipe: WORLD_EFFECTS.bubble, perMinute: 9, level: -2, distance: [2, 8] }] },
  "cave": { words: "cave|dripping|dungeon|tunnel|cavern|sewer|mine|crypt", level: -43, washes: [{ colour: "brown", level: 0, width: 0.6, filters: [{ kind: "band", hertz: 130, q: 1.2, sway: 0.5 }], breath: { seconds: 7, depth: 0.5 } }], visitors: [{ recipe: single(WORLD_EFFECTS.drip), perMinute: 34, level: -2, distance: [3, 15], range: 12 }] },
  "fire": { words: "fire|campfire|fireplace|bonfire|flames|crackling|hearth|burning|torch", level: -38, washes: [{ colour: "brown", level: 0, width: 0.5, filters: [{ kind: "low", hertz: 420 }], breath: { seconds: 0.9, depth: 0.5 } }, { colour: "white", level: -12, width: 0.6, filters: [{ kind: "band", hertz: 1800, q: 0.5 }], breath: { seconds: 0.7, depth: 0.6 } }], visitors: [{ recipe: { words: "", level: -17, layers: [{ source: "white", seconds: 0.02, decay: 0.009, filters: [{ kind: "band", hertz: 2600, q: 1.1 }], vary: 0.5 }] }, perMinute: 420, level: 0, distance: [1.5, 4], range: 20 }] },
  "frogs": { words: "frog|frogs|swamp|marsh|wetland", level: -46, washes: [{ colour: "pink", level: 0, filters: [{ kind: "low", hertz: 900 }] }], visitors: [{ recipe: frog, perMinute: 24, level: -3, distance: [4, 25], range: 10 }, { recipe: single(cricket), perMinute: 30, level: -8, distance: [5, 25], range: 8 }] },
  "bees": { words: "bee|bees|buzzing insects|flies", level: -48, washes: [{ colour: "pink", level: 0, filters: [{ kind: "high", hertz: 400 }] }], visitors: [{ recipe: bee, perMinute: 14, level: 0, distance: [1.5, 8], range: 9 }] },
  "wolves": { words: "wolf|wolves|coyotes|howling", level: -46, washes: [{ colour: "pink", level: 0, filters: [{ kind: "low", hertz: 600 }] }], visitors: [{ recipe: howl, perMinute: 6, level: -4, distance: [50, 150] }] },
  "pigeons": { words: "pigeon|pigeons|doves|flock", level: -48, washes: [{ colour: "pink", level: 0, filters: [{ kind: "low", hertz: 900 }] }], visitors: [{ recipe: { words: "", level: -24, layers: [{ source: "triangle", seconds: 0.4, attack: 0.08, release: 0.15, pitch: [[0, 380], [0.4, 460], [1, 390]], flutter: { rate: 21, depth: 0.7 } }] }, perMinute: 18, level: -3, distance: [3, 12], range: 8 }, { recipe: wings, perMinute: 6, level: -4, distance: [4, 14] }] },
};
