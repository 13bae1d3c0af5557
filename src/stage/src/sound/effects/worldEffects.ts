// Water, weather, vehicles and explosions.
import type { Recipe } from "./recipe.ts";

export const WORLD_EFFECTS: Readonly<Record<string, Recipe>> = {
  splash: {
    words: "splash|dive|plunge|splashes|puddle", level: -12,
    layers: [
      { source: "white", seconds: 0.7, attack: 0.01, decay: 0.5, filters: [{ kind: "band", hertz: [[0, 2400], [0.3, 1300], [1, 700]], q: 0.5 }] },
      { source: "struck", seconds: 0.2, level: -6, modes: [[95, 0.15, 1], [160, 0.1, 0.5]] },
    ],
    grains: [
      {
        from: 0.1, to: 1.1, perSecond: 70, range: 20, swell: [[0, 1], [0.4, 0.5], [1, 0]],
        layer: { source: "sine", seconds: 0.035, decay: 0.03, pitch: [[0, 800], [1, 1700]], vary: 0.5 },
      },
    ],
  },
  drip: {
    words: "drip|drop water|dripping|droplet|water drop", level: -20,
    layers: [{ source: "sine", seconds: 0.09, attack: 0.002, decay: 0.08, pitch: [[0, 900], [1, 1700]], vary: 0.15 }],
    repeat: { times: 3, every: 0.75, jitter: 0.15 },
  },
  pour: {
    words: "pour|pouring|poured glass|poured cup|fill|water pours|wine|drink|tap", level: -21,
    layers: [
      { source: "pink", seconds: 2.6, attack: 0.15, release: 0.3, filters: [{ kind: "band", hertz: [[0, 520], [1, 1350]], q: 1.6 }] },
      { source: "white", seconds: 2.6, attack: 0.1, release: 0.3, level: -8, filters: [{ kind: "high", hertz: 2400 }] },
    ],
    grains: [
      {
        from: 0.1, to: 2.5, perSecond: 42, range: 16, layer: { source: "sine", seconds: 0.04, decay: 0.035, pitch: [[0, 500], [1, 950]], vary: 0.4 },
      },
    ],
  },
  bubble: {
    words: "bubble|bubbles|boil|boiling|underwater|gurgle", level: -21,
    grains: [
      {
        from: 0, to: 2.5, perSecond: 22, range: 16,
        layer: { source: "sine", seconds: 0.06, attack: 0.005, decay: 0.05, pitch: [[0, 320], [1, 780]], vary: 0.5 },
      },
    ],
  },
  wave: {
    words: "wave|waves crash|wave crash|wave breaks|surf", level: -13,
    layers: [{ source: "pink", seconds: 3.6, attack: 1, release: 1.8, filters: [{ kind: "low", hertz: [[0, 500], [0.35, 3800], [1, 600]] }] }],
  },
  thunder: {
    words: "thunder|lightning|thunderclap|rumble|thunderstorm", level: -6,
    layers: [
      {
        source: "white", seconds: 0.5, attack: 0.003, decay: 0.3, level: -4, flutter: { rate: 31, depth: 0.7 },
        filters: [{ kind: "low", hertz: [[0, 5000], [1, 700]] }],
      },
      {
        source: "brown", at: 0.08, seconds: 4.6, attack: 0.12, release: 2.6,
        swell: [[0, 1], [0.15, 0.6], [0.25, 0.95], [0.4, 0.5], [0.55, 0.7], [1, 0.2]], filters: [{ kind: "low", hertz: [[0, 420], [1, 90]] }],
      },
    ],
  },
  gust: {
    words: "gust|wind gust|wind|breeze|draught", level: -19,
    layers: [
      { source: "pink", seconds: 3, attack: 1.2, release: 1.4, filters: [{ kind: "band", hertz: [[0, 320], [0.45, 720], [1, 300]], q: 1.3 }] },
    ],
  },
  explosion: {
    words: "explosion|explode|explodes|blast|bomb|detonation|cannon", level: -4,
    layers: [
      { source: "white", seconds: 0.4, attack: 0.002, decay: 0.3, filters: [{ kind: "low", hertz: [[0, 7000], [1, 900]] }] },
      { source: "brown", seconds: 2.8, attack: 0.01, decay: 2.4, level: -1, filters: [{ kind: "low", hertz: [[0, 500], [1, 90]] }] },
      { source: "sine", seconds: 0.7, attack: 0.004, decay: 0.6, level: -3, pitch: [[0, 95], [0.4, 42], [1, 34]] },
    ],
    grains: [
      {
        from: 0.3, to: 2, perSecond: 20, range: 24, swell: [[0, 1], [1, 0]],
        layer: { source: "pink", seconds: 0.08, decay: 0.06, filters: [{ kind: "band", hertz: 1200, q: 0.8 }], vary: 0.5 },
      },
    ],
  },
  gunshot: {
    words: "gunshot|gun|shot|shots|rifle|pistol|shoots|gunfire", level: -5,
    layers: [
      { source: "white", seconds: 0.25, attack: 0.0005, decay: 0.16, filters: [{ kind: "low", hertz: [[0, 9000], [1, 1200]] }] },
      { source: "sine", seconds: 0.2, decay: 0.16, level: -3, pitch: [[0, 160], [1, 55]] },
      { source: "pink", at: 0.06, seconds: 1.1, attack: 0.03, decay: 0.9, level: -18, filters: [{ kind: "low", hertz: 1400 }] },
    ],
  },
  firework: {
    words: "firework|fireworks|rocket|firecracker", level: -9,
    layers: [
      { source: "sine", seconds: 0.9, attack: 0.3, release: 0.1, level: -14, pitch: [[0, 900], [1, 2300]] },
      { source: "white", at: 1, seconds: 0.3, attack: 0.002, decay: 0.2, filters: [{ kind: "low", hertz: 3200 }] },
      { source: "sine", at: 1, seconds: 0.5, decay: 0.4, level: -2, pitch: [[0, 110], [1, 45]] },
    ],
    grains: [
      {
        from: 1.3, to: 2.8, perSecond: 60, range: 16, swell: [[0, 1], [1, 0]],
        layer: { source: "white", seconds: 0.02, decay: 0.012, filters: [{ kind: "band", hertz: 4200, q: 0.8 }], vary: 0.4 },
      },
    ],
  },
  engine: {
    words: "engine|car|motor|car starts|drive|drives|truck|vehicle|bus|taxi|tractor", level: -14,
    layers: [
      {
        source: "saw", seconds: 3.2, attack: 0.3, release: 0.8, pitch: [[0, 38], [0.25, 72], [0.7, 64], [1, 48]], flutter: { rate: 19, depth: 0.3 },
        filters: [{ kind: "low", hertz: 420 }],
      },
      { source: "brown", seconds: 3.2, attack: 0.3, release: 0.8, level: -5, filters: [{ kind: "band", hertz: 240, q: 0.7 }] },
      { source: "pink", seconds: 3.2, attack: 0.4, release: 0.8, level: -16, filters: [{ kind: "band", hertz: 1600, q: 0.5 }] },
    ],
  },
  carpass: {
    words: "car passes|car passing|drives past|drives by|passing car|speeds past", level: -13,
    layers: [
      {
        source: "pink", seconds: 3.2, attack: 1.3, release: 1.6,
        filters: [{ kind: "band", hertz: [[0, 500], [0.45, 1150], [0.55, 800], [1, 350]], q: 0.6 }],
      },
      {
        source: "saw", seconds: 3.2, attack: 1.3, release: 1.6, level: -9, pitch: [[0, 88], [0.45, 88], [0.58, 76], [1, 75]],
        filters: [{ kind: "low", hertz: 500 }],
      },
    ],
  },
  brakes: {
    words: "brake|brakes|tyre|tire|tires screech|skid|screeching", level: -13,
    layers: [
      {
        source: "saw", seconds: 1.1, attack: 0.05, release: 0.3, pitch: [[0, 1180], [0.5, 1020], [1, 820]], vibrato: { rate: 29, depth: 0.02 },
        formants: [[1150, 6, 1], [2300, 6, 0.6]],
      },
      { source: "pink", seconds: 1.1, attack: 0.05, release: 0.3, level: -8, filters: [{ kind: "band", hertz: 1700, q: 0.8 }] },
    ],
  },
  horn: {
    words: "horn|honk|car horn|honking|beeps horn", level: -12,
    layers: [
      { source: "saw", seconds: 0.45, attack: 0.02, release: 0.05, pitch: 415, vary: 0.01, filters: [{ kind: "low", hertz: 2600 }] },
      { source: "saw", seconds: 0.45, attack: 0.02, release: 0.05, level: -1, pitch: 523, vary: 0.01, filters: [{ kind: "low", hertz: 2600 }] },
    ],
    repeat: { times: 2, every: 0.6, jitter: 0.04 },
  },
  boat: {
    words: "boat|motorboat|speedboat|rowing|oar|yacht", level: -20,
    layers: [
      {
        source: "saw", seconds: 3.4, attack: 0.5, release: 1.2, level: -8, pitch: [[0, 30], [0.3, 37], [1, 34]], flutter: { rate: 11, depth: 0.5 },
        filters: [{ kind: "low", hertz: 380 }],
      },
      { source: "pink", seconds: 3.4, attack: 0.7, release: 1.2, filters: [{ kind: "band", hertz: [[0, 600], [0.5, 950], [1, 550]], q: 0.5 }] },
    ],
  },
  foghorn: {
    words: "foghorn|ship horn|ship|ferry|boat horn|ferry horn|fog horn", level: -12,
    layers: [
      { source: "saw", seconds: 2.6, attack: 0.2, release: 0.5, pitch: 87, vary: 0.01, filters: [{ kind: "low", hertz: 700 }] },
      { source: "saw", seconds: 2.6, attack: 0.2, release: 0.5, level: -4, pitch: 130, vary: 0.01, filters: [{ kind: "low", hertz: 800 }] },
    ],
  },
  siren: {
    words: "siren|police|ambulance|police siren|fire engine", level: -15,
    layers: [
      {
        source: "saw", seconds: 4.2, attack: 0.2, release: 0.5,
        pitch: [[0, 520], [0.17, 1250], [0.33, 540], [0.5, 1250], [0.67, 540], [0.83, 1250], [1, 540]], formants: [[900, 2, 1], [1900, 3, 0.6]],
      },
    ],
  },
  train: {
    words: "train|train passing|train passes|locomotive|railway|tram|subway|metro", level: -13,
    layers: [{ source: "brown", seconds: 3.6, attack: 0.6, release: 0.9, filters: [{ kind: "low", hertz: 320 }] }],
    grains: [
      {
        from: 0.1, to: 3.5, perSecond: 5, range: 5,
        layer: { source: "struck", seconds: 0.12, modes: [[310, 0.06, 1], [870, 0.05, 0.7], [1730, 0.04, 0.5]], vary: 0.05 },
      },
    ],
  },
  trainwhistle: {
    words: "train whistle|train horn|steam train", level: -14,
    layers: [311, 370, 415, 494].map(pitch => ({ source: "triangle" as const, seconds: 1.6, attack: 0.12, release: 0.4, pitch: [[0, pitch * 0.97], [0.1, pitch], [0.9, pitch], [1, pitch * 0.95]] as const, vary: 0.003 })),
  },
  bicycle: {
    words: "bicycle|bike|pedal|freewheel|spokes|cycling", level: -25,
    grains: [
      {
        from: 0, to: 1.6, perSecond: 26, range: 4,
        layer: { source: "struck", seconds: 0.02, modes: [[3100, 0.012, 1], [5600, 0.008, 0.7]], vary: 0.05 },
      },
    ],
  },
  propeller: {
    words: "plane|aeroplane|airplane|propeller|aircraft|jet", level: -14,
    layers: [
      {
        source: "saw", seconds: 4, attack: 1.4, release: 1.6, pitch: [[0, 92], [0.5, 90], [1, 80]], flutter: { rate: 15, depth: 0.3 },
        filters: [{ kind: "low", hertz: 700 }],
      },
      { source: "pink", seconds: 4, attack: 1.4, release: 1.6, level: -5, filters: [{ kind: "band", hertz: 900, q: 0.5 }] },
    ],
  },
  helicopter: { words: "helicopter|chopper|drone|rotor", level: -12, instrument: { program: 125, key: 60, seconds: 4 } },
  spaceship: {
    words: "spaceship|spacecraft|hover|hovering|starship|ufo|thruster|rocket launch", level: -13,
    layers: [
      {
        source: "saw", seconds: 3, attack: 0.7, release: 1.1, pitch: [[0, 55], [0.5, 82], [1, 60]], vibrato: { rate: 4, depth: 0.01 },
        filters: [{ kind: "low", hertz: [[0, 300], [0.5, 1400], [1, 350]] }],
      },
      { source: "brown", seconds: 3, attack: 0.7, release: 1.1, level: -2, filters: [{ kind: "low", hertz: 500 }] },
    ],
  },
  machine: {
    words: "machine|machinery|factory|drill|saw|vacuum|blender|fan|printer|washing machine|robot|servo", level: -18,
    layers: [
      {
        source: "saw", seconds: 2.2, attack: 0.2, release: 0.4, pitch: [[0, 80], [0.2, 148], [0.9, 150], [1, 95]], flutter: { rate: 12, depth: 0.3 },
        filters: [{ kind: "band", hertz: 900, q: 0.5 }],
      },
      { source: "pink", seconds: 2.2, attack: 0.2, release: 0.4, level: -7, filters: [{ kind: "band", hertz: 2600, q: 0.6 }] },
    ],
  },
  flag: {
    words: "flag|banner|sail|tent|flapping flag|curtain", level: -23,
    grains: [
      {
        from: 0, to: 1.4, perSecond: 7, range: 8,
        layer: { source: "pink", seconds: 0.12, attack: 0.02, decay: 0.1, filters: [{ kind: "band", hertz: 650, q: 0.7 }], vary: 0.3 },
      },
    ],
  },
  camera: {
    words: "camera|camera shutter|camera click|photograph|photo|paparazzi", level: -20,
    layers: [
      { source: "struck", seconds: 0.03, modes: [[2400, 0.015, 1], [4300, 0.01, 0.7]] },
      { source: "white", at: 0.03, seconds: 0.09, attack: 0.02, decay: 0.08, level: -8, filters: [{ kind: "band", hertz: 3000 }] },
      { source: "struck", at: 0.11, seconds: 0.03, level: -2, modes: [[1900, 0.015, 1], [3600, 0.01, 0.7]] },
    ],
  },
};
