// Doors, glass, metal, bells, clocks, machines of the house.
import type { Recipe } from "./recipe.ts";
import type { Mode } from "../dsp/modes.ts";

/** Partials of a church bell (hum, prime, tierce, quint, nominal and above) for a nominal of twice `hertz`. */
function bell(hertz: number, seconds: number): Mode[] {
  return [
    [hertz * 0.5, seconds, 0.6],
    [hertz, seconds * 0.7, 1],
    [hertz * 1.2, seconds * 0.55, 0.8],
    [hertz * 1.5, seconds * 0.4, 0.5],
    [hertz * 2, seconds * 0.35, 0.9],
    [hertz * 2.67, seconds * 0.22, 0.45],
    [hertz * 3.01, seconds * 0.18, 0.4],
    [hertz * 4.17, seconds * 0.12, 0.3],
    [hertz * 5.43, seconds * 0.08, 0.2],
  ];
}
const GLASS: Mode[] = [[2360, 0.5, 1], [3710, 0.35, 0.7], [5480, 0.25, 0.6], [7420, 0.18, 0.4], [9300, 0.12, 0.3]];

export const THING_EFFECTS: Readonly<Record<string, Recipe>> = {
  door: {
    words: "door|door closes|door shuts|close door|slam|gate|door slam", level: -10,
    layers: [
      { source: "struck", seconds: 0.05, level: -16, modes: [[1800, 0.03, 1], [2700, 0.02, 0.7]] },
      { source: "struck", at: 0.08, seconds: 0.45, modes: [[74, 0.3, 1], [128, 0.22, 0.8], [212, 0.15, 0.5], [390, 0.08, 0.3]] },
      { source: "pink", at: 0.08, seconds: 0.12, decay: 0.08, level: -7, filters: [{ kind: "band", hertz: 900, q: 0.6 }] },
    ],
  },
  creak: {
    words: "creak|door opens|creaking|squeaky|hinge|floorboard|open door|opens", level: -21,
    layers: [
      {
        source: "saw", seconds: 1.1, attack: 0.15, release: 0.3, pitch: [[0, 36], [0.3, 62], [0.6, 48], [1, 75]], vibrato: { rate: 3.1, depth: 0.15 },
        formants: [[690, 9, 1], [1230, 10, 0.8], [2140, 10, 0.5], [3300, 9, 0.3]],
      },
    ],
  },
  lock: {
    words: "lock|latch|click|switch|button|camera shutter|shutter", level: -20,
    layers: [
      { source: "struck", seconds: 0.05, modes: [[1650, 0.02, 1], [2950, 0.015, 0.8], [5200, 0.01, 0.5]] },
      { source: "struck", at: 0.07, seconds: 0.05, level: -4, modes: [[1320, 0.025, 1], [2500, 0.018, 0.7]] },
    ],
  },
  clink: {
    words: "clink|glass clink|toast|cheers|cup|glasses|cutlery|spoon|fork|bottle|glass|ice", level: -17,
    layers: [
      { source: "struck", seconds: 0.7, modes: GLASS },
      { source: "struck", at: 0.012, seconds: 0.6, level: -4, modes: GLASS.map(([hertz, seconds, gain]) => [hertz * 1.13, seconds, gain]) },
    ],
  },
  shatter: {
    words: "glass shatter|shatter|glass break|glass breaks|smash|broken glass|window break", level: -8,
    layers: [
      { source: "white", seconds: 0.12, decay: 0.07, filters: [{ kind: "high", hertz: 1800 }] },
      { source: "struck", seconds: 0.5, level: -4, modes: GLASS },
    ],
    grains: [
      {
        from: 0.005, to: 1.5, perSecond: 62, range: 26, swell: [[0, 1], [0.15, 0.7], [0.4, 0.35], [1, 0.05]],
        layer: { source: "struck", seconds: 0.3, modes: [[3400, 0.16, 1], [5300, 0.12, 0.8], [7900, 0.08, 0.6], [10400, 0.05, 0.4]], vary: 0.35 },
      },
    ],
  },
  plate: {
    words: "plate|dish|ceramic|vase|pottery|crockery", level: -14,
    layers: [{ source: "struck", seconds: 0.4, modes: [[1240, 0.2, 1], [2230, 0.14, 0.8], [3540, 0.1, 0.6], [5100, 0.06, 0.3]] }],
    grains: [
      {
        from: 0.03, to: 0.7, perSecond: 28, range: 22, swell: [[0, 1], [1, 0]],
        layer: { source: "struck", seconds: 0.15, modes: [[2100, 0.07, 1], [3900, 0.05, 0.6]], vary: 0.3 },
      },
    ],
  },
  metal: {
    words: "metal|clang|clank|pipe|pan drops|armour|armor|iron|steel", level: -12,
    layers: [
      {
        source: "struck", seconds: 1.3,
        modes: [[412, 0.9, 0.8], [731, 0.7, 1], [1187, 0.6, 0.8], [1910, 0.4, 0.7], [3020, 0.3, 0.5], [4700, 0.15, 0.3]],
      },
      { source: "white", seconds: 0.02, decay: 0.012, level: -4 },
    ],
  },
  sword: {
    words: "sword|blade|sword clash|swords", level: -13,
    layers: [
      { source: "struck", seconds: 1.1, modes: [[1830, 0.8, 0.7], [2960, 0.7, 1], [4420, 0.5, 0.8], [6230, 0.35, 0.6], [8350, 0.2, 0.4]] },
      { source: "white", seconds: 0.18, decay: 0.14, level: -8, filters: [{ kind: "high", hertz: 3500 }] },
    ],
  },
  impact: {
    words: "impact|bang|crash|collision|boom|drop|drops|suitcase|box|heavy|falls over", level: -9,
    layers: [
      { source: "struck", seconds: 0.5, modes: [[58, 0.34, 1], [97, 0.25, 0.8], [163, 0.16, 0.6], [287, 0.1, 0.4]] },
      { source: "pink", seconds: 0.3, decay: 0.2, level: -4, filters: [{ kind: "low", hertz: [[0, 4200], [1, 500]] }] },
    ],
    grains: [
      {
        from: 0.08, to: 0.5, perSecond: 16, range: 18, swell: [[0, 1], [1, 0]],
        layer: { source: "struck", seconds: 0.12, modes: [[240, 0.08, 1], [430, 0.05, 0.6]], vary: 0.3 },
      },
    ],
  },
  wood: {
    words: "wood|wooden|stick|branch|twig|snap|plank|crack", level: -15,
    layers: [
      { source: "struck", seconds: 0.12, modes: [[310, 0.06, 1], [720, 0.04, 0.8], [1480, 0.03, 0.6]] },
      { source: "white", seconds: 0.04, decay: 0.025, level: -3, filters: [{ kind: "band", hertz: 2400, q: 0.7 }] },
    ],
  },
  stone: {
    words: "stone|rock|pebble|brick|rubble|gravel|stones", level: -14,
    layers: [{ source: "struck", seconds: 0.1, modes: [[620, 0.05, 1], [1370, 0.035, 0.9], [2450, 0.02, 0.7]] }],
    grains: [
      {
        from: 0.05, to: 0.8, perSecond: 24, range: 20, swell: [[0, 1], [1, 0]],
        layer: { source: "struck", seconds: 0.06, modes: [[980, 0.03, 1], [2100, 0.02, 0.7]], vary: 0.4 },
      },
    ],
  },
  bells: {
    words: "bell|bells|church bell|church bells|toll", level: -13, layers: [{ source: "struck", seconds: 3.6, modes: bell(330, 3.4), vary: 0.015 }],
    repeat: { times: 3, every: 1.55, jitter: 0.05 },
  },
  doorbell: {
    words: "doorbell|door bell|chime|shop bell", level: -17,
    layers: [
      { source: "struck", seconds: 1.4, modes: [[659, 1.3, 1], [1318, 0.8, 0.4], [2636, 0.4, 0.2]], vary: 0.002 },
      { source: "struck", at: 0.5, seconds: 1.7, modes: [[523, 1.6, 1], [1046, 1, 0.4], [2093, 0.5, 0.2]], vary: 0.002 },
    ],
  },
  bicyclebell: {
    words: "bicycle bell|bike bell|ding|hand bell", level: -18,
    layers: [{ source: "struck", seconds: 1, modes: [[2380, 0.8, 1], [4790, 0.5, 0.6], [7400, 0.3, 0.3]], vary: 0.01 }],
    repeat: { times: 2, every: 0.17, jitter: 0.01 },
  },
  windchime: {
    words: "wind chime|chimes|wind chimes", level: -22,
    grains: [
      {
        from: 0, to: 2.5, perSecond: 4, range: 12,
        layer: { source: "struck", seconds: 2, modes: [[1568, 1.8, 1], [4310, 0.9, 0.5], [8440, 0.4, 0.2]], vary: 0.18 },
      },
    ],
  },
  register: {
    words: "cash register|till|cash", level: -17,
    layers: [
      { source: "struck", seconds: 0.9, modes: [[2110, 0.7, 1], [4350, 0.4, 0.6], [6800, 0.25, 0.3]], vary: 0.01 },
      { source: "struck", at: 0.16, seconds: 0.2, level: -3, modes: [[240, 0.12, 1], [520, 0.08, 0.7], [1300, 0.04, 0.4]] },
      { source: "pink", at: 0.14, seconds: 0.22, attack: 0.05, decay: 0.2, level: -9, filters: [{ kind: "band", hertz: 2300, q: 0.7 }] },
    ],
  },
  drumroll: {
    words: "drum roll|drumroll|snare|drums|drum", level: -13,
    grains: [
      {
        from: 0, to: 1.8, perSecond: 30, range: 5, swell: [[0, 0.5], [1, 1]],
        layer: { source: "white", seconds: 0.09, decay: 0.08, filters: [{ kind: "band", hertz: 2100, q: 0.5 }] },
      },
    ],
    layers: [
      { source: "struck", at: 1.85, seconds: 0.4, modes: [[178, 0.2, 1], [331, 0.14, 0.6]] },
      { source: "white", at: 1.85, seconds: 0.35, decay: 0.25, filters: [{ kind: "high", hertz: 1500 }] },
    ],
  },
  vinyl: {
    words: "vinyl|record crackle|record player|gramophone|turntable|needle", level: -24,
    layers: [{ source: "pink", seconds: 3, attack: 0.1, release: 0.3, level: -14, filters: [{ kind: "high", hertz: 500 }] }],
    grains: [
      {
        from: 0, to: 3, perSecond: 26, range: 20,
        layer: { source: "white", seconds: 0.006, decay: 0.004, filters: [{ kind: "band", hertz: 3100, q: 0.8 }], vary: 0.4 },
      },
    ],
  },
  gong: {
    words: "gong|cymbal", level: -12,
    layers: [
      {
        source: "struck", seconds: 3.5,
        modes: [[98, 3.4, 1], [147, 3, 0.8], [233, 2.6, 0.7], [371, 2, 0.6], [612, 1.4, 0.5], [980, 0.9, 0.4], [1730, 0.6, 0.3]],
      },
    ],
  },
  clock: {
    words: "clock|tick|ticking|watch|tick tock", level: -24,
    layers: [
      { source: "struck", seconds: 0.06, modes: [[2150, 0.02, 1], [3900, 0.015, 0.7]] },
      { source: "struck", at: 0.5, seconds: 0.06, level: -2, modes: [[1700, 0.025, 1], [3200, 0.015, 0.7]] },
    ],
    repeat: { times: 4, every: 1 },
  },
  telephone: {
    words: "phone|telephone|phone ring|phone rings|phone ringing|ringing", level: -16, instrument: { program: 124, key: 60, seconds: 2 },
    repeat: { times: 2, every: 3.2 },
  },
  notification: {
    words: "notification|message|beep|text message|mobile|smartphone|alert|beeping", level: -20,
    layers: [
      { source: "sine", seconds: 0.12, attack: 0.005, decay: 0.16, pitch: 1320, vary: 0 },
      { source: "sine", at: 0.13, seconds: 0.3, attack: 0.005, decay: 0.3, pitch: 1760, vary: 0 },
    ],
  },
  alarm: {
    words: "alarm|alarm clock|buzzer|warning", level: -15,
    layers: [
      { source: "square", seconds: 0.09, release: 0.01, pitch: 2050, vary: 0, filters: [{ kind: "low", hertz: 5000 }] },
      { source: "square", at: 0.14, seconds: 0.09, release: 0.01, pitch: 2050, vary: 0, filters: [{ kind: "low", hertz: 5000 }] },
      { source: "square", at: 0.28, seconds: 0.09, release: 0.01, pitch: 2050, vary: 0, filters: [{ kind: "low", hertz: 5000 }] },
    ],
    repeat: { times: 3, every: 0.8 },
  },
  kettle: {
    words: "kettle|teapot|kettle whistle|steam whistle|steam", level: -20,
    layers: [
      { source: "sine", seconds: 2.4, attack: 1.1, release: 0.4, pitch: [[0, 1500], [0.5, 2350], [1, 2400]], vibrato: { rate: 6, depth: 0.008 } },
      { source: "white", seconds: 2.4, attack: 0.8, release: 0.4, level: -9, filters: [{ kind: "band", hertz: 3800, q: 0.6 }] },
    ],
  },
  espresso: {
    words: "espresso|coffee machine|coffee maker|milk steamer|steamer|hiss|spray", level: -20,
    layers: [
      {
        source: "white", seconds: 2, attack: 0.1, release: 0.35, flutter: { rate: 13, depth: 0.25 },
        filters: [{ kind: "band", hertz: [[0, 3200], [1, 4600]], q: 0.6 }],
      },
      { source: "saw", seconds: 2, attack: 0.1, release: 0.2, level: -14, pitch: 98, filters: [{ kind: "low", hertz: 500 }] },
    ],
  },
  cork: {
    words: "cork|pop|champagne|balloon", level: -12,
    layers: [
      { source: "sine", seconds: 0.07, decay: 0.06, pitch: [[0, 380], [1, 760]] },
      { source: "white", seconds: 0.03, decay: 0.015, level: -6 },
      { source: "white", at: 0.06, seconds: 0.8, decay: 0.8, level: -26, filters: [{ kind: "high", hertz: 4000 }] },
    ],
  },
  zipper: {
    words: "zipper|zip|tape|velcro", level: -22,
    layers: [
      {
        source: "white", seconds: 0.45, attack: 0.05, release: 0.05, flutter: { rate: 70, depth: 0.8 },
        filters: [{ kind: "band", hertz: [[0, 2100], [1, 4300]], q: 1 }],
      },
    ],
  },
  match: {
    words: "match|lighter|strike match|ignite|flame|torch|candle", level: -21,
    layers: [
      { source: "white", seconds: 0.18, attack: 0.02, decay: 0.16, filters: [{ kind: "band", hertz: 4200, q: 0.7 }] },
      { source: "pink", at: 0.14, seconds: 0.9, attack: 0.08, decay: 0.9, level: -5, filters: [{ kind: "band", hertz: 900, q: 0.5 }] },
    ],
  },
  radio: {
    words: "radio|static|television|tv|interference|glitch", level: -24,
    layers: [
      {
        source: "white", seconds: 1.6, attack: 0.02, release: 0.1, flutter: { rate: 7.3, depth: 0.6 },
        filters: [{ kind: "band", hertz: [[0, 1200], [0.3, 2600], [0.6, 1500], [1, 2200]], q: 0.8 }],
      },
    ],
  },
  ball: {
    words: "ball|bounce|bouncing|basketball|dribble", level: -14,
    layers: [{ source: "struck", seconds: 0.14, modes: [[118, 0.1, 1], [236, 0.07, 0.5], [905, 0.04, 0.2]] }],
    repeat: { times: 3, every: 0.48, jitter: 0.02 },
  },
  magic: {
    words: "magic|sparkle|spell|twinkle|shimmer|fairy", level: -20,
    grains: [
      {
        from: 0, to: 1.4, perSecond: 34, range: 14, swell: [[0, 0.4], [0.5, 1], [1, 0.2]],
        layer: { source: "struck", seconds: 0.5, modes: [[2637, 0.45, 1], [5274, 0.25, 0.4]], vary: 0.35 },
      },
    ],
  },
  whoosh: {
    words: "whoosh|swoosh|swish|throw|wind rush|passes|flies past|arrow|sweep past|swing", level: -17,
    layers: [
      { source: "pink", seconds: 0.6, attack: 0.25, release: 0.3, filters: [{ kind: "band", hertz: [[0, 350], [0.5, 1700], [1, 450]], q: 1 }] },
    ],
  },
  laser: {
    words: "laser|zap|blaster|electric|spark|electricity|sparks", level: -15,
    layers: [
      { source: "saw", seconds: 0.3, attack: 0.003, decay: 0.35, pitch: [[0, 2400], [0.3, 900], [1, 180]], filters: [{ kind: "low", hertz: 5000 }] },
      { source: "white", seconds: 0.3, decay: 0.2, level: -10, flutter: { rate: 50, depth: 0.9 }, filters: [{ kind: "high", hertz: 2500 }] },
    ],
  },
};
