import { ANIMAL_EFFECTS } from "../effects/animalEffects.ts";
import { BODY_EFFECTS } from "../effects/bodyEffects.ts";
import type { Recipe } from "../effects/recipe.ts";
import { THING_EFFECTS } from "../effects/thingEffects.ts";
import { WORLD_EFFECTS } from "../effects/worldEffects.ts";
import type { Bed, Visitor } from "./bed.ts";

/** Somebody says something that cannot be made out: a few syllables of a voice behind other voices. */
function murmur(pitch: number, level: number): Recipe {
  const syllables = [0, 0.19, 0.36, 0.58, 0.74, 0.93];
  const mouths = [[520, 1500], [700, 1150], [430, 1900], [640, 1050], [480, 1700], [580, 1300]];
  return {
    words: "", level,
    layers: syllables.map((at, i) => ({
      source: "saw" as const, at, seconds: 0.17, attack: 0.04, release: 0.07, vary: 0.14, level: -i % 3 * 2,
      pitch: [[0, pitch * (1.08 - 0.03 * i)], [1, pitch * (0.98 - 0.03 * i)]] as const,
      formants: [[mouths[i][0], 5, 1], [mouths[i][1], 7, 0.45], [2600, 7, 0.15]] as const,
      filters: [{ kind: "low" as const, hertz: 2800 }],
    })),
  };
}
const VOICES: Visitor[] = [
  { recipe: murmur(118, -27), perMinute: 95, level: 2, distance: [4, 14], range: 10 },
  { recipe: murmur(205, -28), perMinute: 85, level: 2, distance: [4, 14], range: 10 },
];
const CHINA: Visitor = {
  recipe: {
    words: "", level: -24, layers: [{ source: "struck", seconds: 0.3, modes: [[2210, 0.16, 1], [3620, 0.11, 0.7], [5230, 0.07, 0.5]], vary: 0.2 }],
  },
  perMinute: 26, level: -3, distance: [3, 12], range: 14,
};

export const TOWN_BEDS: Readonly<Record<string, Bed>> = {
  "traffic": {
    words: "traffic|city|street|cars|urban|road|highway|downtown|avenue|distant traffic", level: -35,
    washes: [
      { colour: "brown", level: 0, width: 0.6, filters: [{ kind: "low", hertz: 380 }], breath: { seconds: 5, depth: 0.45 } },
      { colour: "pink", level: -6, width: 0.9, filters: [{ kind: "band", hertz: 800, q: 0.4 }], breath: { seconds: 4, depth: 0.5 } },
    ],
    visitors: [
      { recipe: WORLD_EFFECTS.carpass, perMinute: 9, level: -1, distance: [9, 28], range: 8 },
      { recipe: { ...WORLD_EFFECTS.horn, repeat: undefined }, perMinute: 2.2, level: -8, distance: [40, 110], range: 6 },
    ],
  },
  "quietstreet": { words: "quiet street|alley|lane|suburb|village|small town|courtyard", level: -41, washes: [{ colour: "brown", level: 0, width: 0.6, filters: [{ kind: "low", hertz: 420 }], breath: { seconds: 8, depth: 0.4 } }, { colour: "pink", level: -9, width: 0.9, filters: [{ kind: "band", hertz: 1100, q: 0.4 }] }], visitors: [{ recipe: WORLD_EFFECTS.carpass, perMinute: 1.6, level: -10, distance: [40, 90] }, { recipe: ANIMAL_EFFECTS.chirp, perMinute: 5, level: -9, distance: [20, 50] }, { recipe: ANIMAL_EFFECTS.bark, perMinute: 1, level: -12, distance: [60, 120] }] },
  "crowd": { words: "crowd|people|murmur|chatter|crowd murmur|market|party|audience|conversation|voices|bustling|plaza|square|station", level: -40, washes: [{ colour: "pink", level: 0, width: 0.8, filters: [{ kind: "band", hertz: 480, q: 0.6 }], breath: { seconds: 2.4, depth: 0.4 } }], visitors: [{ ...VOICES[0], perMinute: 190 }, { ...VOICES[1], perMinute: 170 }, { recipe: BODY_EFFECTS.laugh, perMinute: 3, level: -10, distance: [10, 22] }] },
  "children": { words: "children|playground|schoolyard|kids playing|kindergarten", level: -42, washes: [{ colour: "pink", level: 0, width: 0.8, filters: [{ kind: "band", hertz: 900, q: 0.5 }], breath: { seconds: 2, depth: 0.5 } }], visitors: [{ recipe: murmur(330, -26), perMinute: 110, level: 1, distance: [6, 20], range: 10 }, { recipe: murmur(390, -25), perMinute: 60, level: 1, distance: [6, 20], range: 10 }, { recipe: BODY_EFFECTS.laugh, perMinute: 14, level: -8, distance: [8, 20], range: 8 }] },
  "club": { words: "club|nightclub|muffled music|club music|disco|party music|bass thumping|rave", level: -34, washes: [{ colour: "brown", level: 0, width: 0.3, filters: [{ kind: "band", hertz: 62, q: 2.5 }], breath: { seconds: 0.484, depth: 0.97, regular: true } }, { colour: "pink", level: -15, width: 0.8, filters: [{ kind: "band", hertz: 480, q: 0.7 }], breath: { seconds: 0.968, depth: 0.7, regular: true } }], visitors: [{ ...VOICES[0], perMinute: 60 }] },
  "hospital": { words: "hospital|beep|beeps|monitor|intensive care|medical", level: -46, washes: [{ colour: "pink", level: 0, width: 0.5, filters: [{ kind: "low", hertz: 900 }] }], hums: [{ hertz: 120, level: -15, partials: [1, 0.4, 0.2] }], visitors: [{ recipe: { words: "", level: -24, layers: [0, 1, 2, 3, 4, 5].map(at => ({ source: "sine" as const, at: at * 0.95, seconds: 0.11, attack: 0.006, release: 0.02, pitch: 980, vary: 0 })) }, perMinute: 9, level: -3, distance: [3, 5], range: 1 }] },
  "cheering": { words: "cheering|stadium|concert|sports crowd|applauding", level: -27, washes: [{ colour: "pink", level: 0, width: 0.9, filters: [{ kind: "band", hertz: 1050, q: 0.6 }], breath: { seconds: 2.2, depth: 0.5 } }], visitors: [{ recipe: BODY_EFFECTS.applause, perMinute: 14, level: -7, distance: [8, 30] }, { recipe: { ...BODY_EFFECTS.whistle }, perMinute: 6, level: -8, distance: [15, 40] }] },
  "cafe": { words: "cafe|coffee shop|restaurant|diner|bar|pub|bakery|cafeteria|cups|restaurant kitchen|dishes", level: -43, washes: [{ colour: "pink", level: 0, width: 0.7, filters: [{ kind: "band", hertz: 420, q: 0.5 }], breath: { seconds: 3.5, depth: 0.4 } }, { colour: "brown", level: -6, filters: [{ kind: "low", hertz: 160 }] }], visitors: [...VOICES, CHINA, { recipe: THING_EFFECTS.espresso, perMinute: 2, level: -7, distance: [5, 9] }, { recipe: THING_EFFECTS.clink, perMinute: 5, level: -8, distance: [4, 12] }] },
  "room": { words: "room|room tone|house|home|interior|indoor|indoors|living room|bedroom|apartment|library|museum|hotel|silence", level: -48, washes: [{ colour: "brown", level: 0, width: 0.3, filters: [{ kind: "low", hertz: 260 }] }, { colour: "pink", level: -11, width: 0.6, filters: [{ kind: "low", hertz: 2400 }] }], hums: [{ hertz: 100, level: -22, partials: [1, 0.4, 0.15] }] },
  "kitchen": { words: "kitchen|cooking|stove|simmering", level: -47, washes: [{ colour: "brown", level: 0, width: 0.3, filters: [{ kind: "low", hertz: 240 }] }, { colour: "pink", level: -8, width: 0.6, filters: [{ kind: "band", hertz: 1800, q: 0.6 }], breath: { seconds: 0.5, depth: 0.4 } }], hums: [{ hertz: 100, level: -14, partials: [1, 0.5, 0.3, 0.15] }], visitors: [{ ...CHINA, perMinute: 5, level: -9 }, { recipe: { words: "", level: -27, layers: [{ source: "sine", seconds: 0.05, decay: 0.04, pitch: [[0, 420], [1, 780]], vary: 0.4 }] }, perMinute: 150, level: -8, distance: [2, 4], range: 12 }, { recipe: WORLD_EFFECTS.drip, perMinute: 4, level: -10, distance: [2, 4] }] },
  "clock": { words: "clock|ticking|ticking clock|grandfather clock", level: -52, washes: [{ colour: "brown", level: 0, filters: [{ kind: "low", hertz: 200 }] }], visitors: [{ recipe: { ...THING_EFFECTS.clock, repeat: { times: 26, every: 1 } }, perMinute: 0.001, level: 0, distance: [2, 3] }] },
  "studio": { words: "studio|backdrop|stage|void", level: -54, washes: [{ colour: "pink", level: 0, width: 0.4, filters: [{ kind: "low", hertz: 1600 }] }] },
  "office": { words: "office|keyboard|typing|computers|workspace|newsroom|classroom", level: -44, washes: [{ colour: "pink", level: 0, width: 0.5, filters: [{ kind: "low", hertz: 900 }] }], hums: [{ hertz: 120, level: -16, partials: [1, 0.3, 0.2] }], visitors: [{ recipe: BODY_EFFECTS.typing, perMinute: 18, level: -8, distance: [4, 10], range: 6 }, { recipe: THING_EFFECTS.telephone, perMinute: 0.8, level: -16, distance: [12, 20] }] },
  "machinery": { words: "machinery|factory|machine|engine room|industrial|workshop|generator|engine|server|ship engine", level: -29, washes: [{ colour: "brown", level: 0, width: 0.5, filters: [{ kind: "low", hertz: 300 }], breath: { seconds: 0.33, depth: 0.4, regular: true } }, { colour: "pink", level: -8, width: 0.8, filters: [{ kind: "band", hertz: 1700, q: 0.5 }], breath: { seconds: 0.66, depth: 0.5, regular: true } }], hums: [{ hertz: 50, level: -7, partials: [1, 0.7, 0.5, 0.3, 0.2] }], visitors: [{ recipe: THING_EFFECTS.metal, perMinute: 7, level: -9, distance: [8, 25], range: 9 }] },
  "electric": { words: "neon|humming neon|electric hum|hum|humming|buzz|fluorescent|refrigerator|fridge|transformer|lamp", level: -45, washes: [{ colour: "pink", level: 0, filters: [{ kind: "band", hertz: 3000, q: 0.6 }], breath: { seconds: 1.1, depth: 0.4 } }], hums: [{ hertz: 120, level: 5, partials: [1, 0.8, 0.55, 0.4, 0.3, 0.22, 0.15, 0.1] }] },
  "spaceship": { words: "spaceship|space|spacecraft|starship|sci fi|cockpit|laboratory|lab|alien|space station", level: -33, washes: [{ colour: "brown", level: 0, width: 0.6, filters: [{ kind: "low", hertz: 220 }], breath: { seconds: 6, depth: 0.3 } }, { colour: "pink", level: -12, width: 0.9, filters: [{ kind: "band", hertz: 2000, q: 1.4, sway: 0.6 }], breath: { seconds: 5, depth: 0.6 } }], hums: [{ hertz: 64, level: -5, partials: [1, 0.5, 0.3, 0.15] }], visitors: [{ recipe: { ...THING_EFFECTS.notification }, perMinute: 6, level: -14, distance: [3, 8] }] },
  "train": { words: "train|railway|carriage|subway|metro|tram|station platform|rails", level: -34, washes: [{ colour: "brown", level: 0, width: 0.5, filters: [{ kind: "low", hertz: 320 }], breath: { seconds: 1.4, depth: 0.3 } }, { colour: "pink", level: -9, width: 0.8, filters: [{ kind: "band", hertz: 1200, q: 0.4 }] }], visitors: [{ recipe: { words: "", level: -17, layers: [0, 0.14, 0.62, 0.76].map(at => ({ source: "struck" as const, at, seconds: 0.12, modes: [[260, 0.07, 1], [690, 0.05, 0.6], [1500, 0.03, 0.3]] as const })) }, perMinute: 42, level: 7, distance: [2, 4] }] },
  "vehicle": { words: "car interior|driving|inside car|bus|aeroplane cabin|airplane|cabin", level: -31, washes: [{ colour: "brown", level: 0, width: 0.5, filters: [{ kind: "low", hertz: 260 }], breath: { seconds: 4, depth: 0.25 } }, { colour: "pink", level: -9, width: 0.8, filters: [{ kind: "band", hertz: 700, q: 0.4 }] }], hums: [{ hertz: 72, level: -8, partials: [1, 0.6, 0.3] }] },
  "announcements": { words: "announcement|announcements|airport|terminal|tannoy|public address", level: -40, washes: [{ colour: "pink", level: 0, width: 0.8, filters: [{ kind: "band", hertz: 500, q: 0.5 }] }], visitors: [{ recipe: THING_EFFECTS.doorbell, perMinute: 3, level: -8, distance: [15, 30] }, { recipe: murmur(180, -20), perMinute: 12, level: -3, distance: [18, 30] }, { ...VOICES[0], perMinute: 40 }] },
  "churchbells": { words: "church bell|church bells|bells|tolling", level: -50, washes: [{ colour: "pink", level: 0, filters: [{ kind: "low", hertz: 800 }] }], visitors: [{ recipe: { ...THING_EFFECTS.bells, repeat: { times: 2, every: 1.7 } }, perMinute: 15, level: -6, distance: [60, 120], range: 3 }] },
  "dogs": { words: "dog|dogs|barking|distant dog", level: -50, washes: [{ colour: "pink", level: 0, filters: [{ kind: "low", hertz: 800 }] }], visitors: [{ recipe: ANIMAL_EFFECTS.bark, perMinute: 12, level: -6, distance: [15, 70], range: 6 }] },
  "farm": { words: "farm|barn|cows|sheep|chickens|rooster", level: -43, washes: [{ colour: "pink", level: 0, width: 0.8, filters: [{ kind: "low", hertz: 1200 }], breath: { seconds: 7, depth: 0.4 } }], visitors: [{ recipe: ANIMAL_EFFECTS.hen, perMinute: 10, level: -4, distance: [5, 18] }, { recipe: ANIMAL_EFFECTS.moo, perMinute: 3, level: -8, distance: [25, 60] }, { recipe: ANIMAL_EFFECTS.chirp, perMinute: 12, level: -8, distance: [10, 35] }] },
  "horses": { words: "horse|horses|stable|hooves", level: -46, washes: [{ colour: "pink", level: 0, filters: [{ kind: "low", hertz: 900 }] }], visitors: [{ recipe: ANIMAL_EFFECTS.snort, perMinute: 8, level: -4, distance: [4, 14] }, { recipe: ANIMAL_EFFECTS.neigh, perMinute: 2.5, level: -9, distance: [15, 45] }] },
  "kettle": { words: "kettle|whistling kettle|boiling", level: -40, washes: [{ colour: "white", level: 0, filters: [{ kind: "band", hertz: 3400, q: 0.6 }] }], visitors: [{ recipe: THING_EFFECTS.kettle, perMinute: 20, level: -4, distance: [3, 5] }] },
  "helicopter": { words: "helicopter|helicopters|chopper", level: -44, washes: [{ colour: "brown", level: 0, filters: [{ kind: "low", hertz: 300 }] }], visitors: [{ recipe: { ...WORLD_EFFECTS.helicopter, instrument: { program: 125, key: 60, seconds: 8 } }, perMinute: 12, level: -6, distance: [40, 90] }] },
  "siren": { words: "siren|sirens|distant siren|police", level: -44, washes: [{ colour: "brown", level: 0, filters: [{ kind: "low", hertz: 400 }] }], visitors: [{ recipe: WORLD_EFFECTS.siren, perMinute: 8, level: -8, distance: [50, 130] }] },
  "fireworks": { words: "firework|fireworks|celebration", level: -44, washes: [{ colour: "pink", level: 0, filters: [{ kind: "low", hertz: 900 }] }], visitors: [{ recipe: WORLD_EFFECTS.firework, perMinute: 26, level: -4, distance: [40, 120], range: 10 }] },
};
