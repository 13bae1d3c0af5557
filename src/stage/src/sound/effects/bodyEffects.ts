// What people do: hands, breath, cloth, blows, work.
import type { Recipe } from "./recipe.ts";

const CLAP = { source: "white", seconds: 0.09, decay: 0.06, filters: [{ kind: "band", hertz: 1250, q: 1.1 }], vary: 0.18 } as const;

export const BODY_EFFECTS: Readonly<Record<string, Recipe>> = {
  clap: { words: "clap|hand clap|claps hands", level: -14, layers: [CLAP, { ...CLAP, at: 0.006, level: -4 }] },
  applause: {
    words: "applause|applaud|clapping|audience clap|crowd cheer|ovation", level: -12,
    grains: [{ layer: CLAP, from: 0, to: 4, perSecond: 110, range: 18, swell: [[0, 0.2], [0.2, 1], [0.7, 0.9], [1, 0]] }],
  },
  snap: {
    words: "finger snap|snap finger", level: -18,
    layers: [{ source: "white", seconds: 0.05, decay: 0.03, filters: [{ kind: "band", hertz: 2400, q: 2 }] }],
  },
  punch: {
    words: "punch|hit|blow|fist|slap|smack|kick", level: -10,
    layers: [
      { source: "struck", seconds: 0.15, modes: [[78, 0.12, 1], [140, 0.08, 0.5]] },
      { source: "pink", seconds: 0.08, decay: 0.05, level: -4, filters: [{ kind: "band", hertz: 1100, q: 0.8 }] },
    ],
  },
  bodyfall: {
    words: "fall|falls|body fall|collapse|tumble|landing|land|thud|jump", level: -12,
    layers: [
      { source: "struck", seconds: 0.3, modes: [[62, 0.2, 1], [105, 0.14, 0.6], [170, 0.09, 0.3]] },
      { source: "pink", seconds: 0.3, attack: 0.02, decay: 0.22, level: -12, filters: [{ kind: "band", hertz: 700, q: 0.6 }] },
    ],
  },
  knock: {
    words: "single knock", level: -12,
    layers: [
      { source: "struck", seconds: 0.2, modes: [[190, 0.12, 1], [330, 0.08, 0.7], [610, 0.05, 0.4]] },
      { source: "white", seconds: 0.03, decay: 0.02, level: -8, filters: [{ kind: "band", hertz: 1400 }] },
    ],
  },
  knocking: {
    words: "knock|knocking door|knock on door|knocks at door", level: -12,
    layers: [
      { source: "struck", seconds: 0.2, modes: [[190, 0.12, 1], [330, 0.08, 0.7], [610, 0.05, 0.4]] },
      { source: "white", seconds: 0.03, decay: 0.02, level: -8, filters: [{ kind: "band", hertz: 1400 }] },
    ],
    repeat: { times: 3, every: 0.21, jitter: 0.02 },
  },
  breath: {
    words: "breath|breathe|breathing|sigh|gasp|exhale|inhale|panting", level: -24,
    layers: [{ source: "pink", seconds: 1.1, attack: 0.35, release: 0.55, formants: [[620, 2, 1], [1500, 3, 0.7], [2700, 3, 0.4]] }],
  },
  heartbeat: {
    words: "heartbeat|heart beat|pulse", level: -14,
    layers: [
      { source: "struck", seconds: 0.2, modes: [[52, 0.16, 1], [83, 0.1, 0.4]] },
      { source: "struck", at: 0.27, seconds: 0.2, level: -4, modes: [[60, 0.13, 1], [90, 0.09, 0.3]] },
    ],
    repeat: { times: 4, every: 0.95 },
  },
  cough: {
    words: "cough|sneeze|clear throat", level: -16,
    layers: [
      { source: "white", seconds: 0.22, attack: 0.004, decay: 0.2, formants: [[700, 3, 1], [1300, 4, 0.7], [2600, 4, 0.5]] },
      { source: "saw", seconds: 0.15, attack: 0.02, decay: 0.15, level: -10, pitch: [[0, 190], [1, 120]], formants: [[650, 4, 1], [1200, 5, 0.5]] },
    ],
    repeat: { times: 2, every: 0.36, jitter: 0.03 },
  },
  whistle: {
    words: "whistle|whistling", level: -19,
    layers: [
      {
        source: "sine", seconds: 0.35, attack: 0.03, release: 0.06, pitch: [[0, 1300], [0.5, 2100], [1, 2050]], vibrato: { rate: 5.5, depth: 0.008 },
      },
      {
        source: "sine", at: 0.42, seconds: 0.5, attack: 0.03, release: 0.12, pitch: [[0, 1750], [0.3, 1300], [1, 1280]],
        vibrato: { rate: 5.5, depth: 0.01 },
      },
    ],
  },
  scream: {
    words: "scream|shriek|yell", level: -10,
    layers: [
      {
        source: "saw", seconds: 1.2, attack: 0.04, release: 0.3, pitch: [[0, 600], [0.15, 980], [0.7, 940], [1, 620]],
        vibrato: { rate: 17, depth: 0.03 }, formants: [[1100, 5, 1], [1900, 5, 0.8], [3300, 5, 0.5]],
      },
    ],
  },
  laugh: {
    words: "laugh|laughter|laughing|giggle|chuckle", level: -17,
    layers: [
      {
        source: "saw", seconds: 0.13, attack: 0.02, decay: 0.16, pitch: [[0, 270], [1, 205]], formants: [[780, 5, 1], [1250, 6, 0.6], [2600, 7, 0.3]],
        vary: 0.1,
      },
      { source: "white", seconds: 0.1, attack: 0.02, decay: 0.1, level: -12, formants: [[900, 2, 1], [2200, 3, 0.6]] },
    ],
    repeat: { times: 6, every: 0.19, jitter: 0.015 },
  },
  cry: {
    words: "cry|crying|baby|infant|sob|weep|wail", level: -16,
    layers: [
      {
        source: "saw", seconds: 0.8, attack: 0.09, release: 0.25, pitch: [[0, 390], [0.2, 510], [0.7, 470], [1, 360]],
        vibrato: { rate: 7, depth: 0.02 }, formants: [[1050, 4, 1], [1750, 5, 0.7], [3200, 6, 0.3]], vary: 0.05,
      },
      { source: "pink", at: 0.82, seconds: 0.3, attack: 0.1, decay: 0.25, level: -16, formants: [[900, 3, 1], [2100, 3, 0.6]] },
    ],
    repeat: { times: 3, every: 1.15, jitter: 0.08 },
  },
  kiss: { words: "kiss", level: -26, layers: [{ source: "white", seconds: 0.05, decay: 0.03, filters: [{ kind: "band", hertz: 3200, q: 3 }] }] },
  cloth: {
    words: "cloth|clothes|fabric|rustle|rustling|dress|coat|sheet|jacket", level: -27,
    layers: [
      {
        source: "pink", seconds: 0.5, attack: 0.15, release: 0.25, flutter: { rate: 11, depth: 0.6 },
        filters: [{ kind: "high", hertz: 900 }, { kind: "low", hertz: 6500 }],
      },
    ],
  },
  typing: {
    words: "typing|type|keyboard|typewriter|keys click|laptop", level: -20,
    grains: [
      {
        from: 0, to: 3, perSecond: 8.5, range: 7,
        layer: { source: "struck", seconds: 0.05, modes: [[1450, 0.018, 1], [2900, 0.012, 0.8], [4700, 0.01, 0.6], [420, 0.025, 0.5]], vary: 0.15 },
      },
    ],
  },
  writing: {
    words: "writing|write|pencil|pen|scribble|drawing", level: -28,
    layers: [
      {
        source: "white", seconds: 1.8, attack: 0.05, release: 0.1, flutter: { rate: 6.3, depth: 0.9 },
        filters: [{ kind: "band", hertz: 3600, q: 0.9 }],
      },
    ],
  },
  page: {
    words: "page|paper|page turn|book open|newspaper|letter", level: -23,
    layers: [
      {
        source: "white", seconds: 0.42, attack: 0.12, decay: 0.5, flutter: { rate: 19, depth: 0.5 },
        filters: [{ kind: "band", hertz: [[0, 2200], [0.6, 4200], [1, 2600]], q: 0.7 }],
      },
    ],
  },
  chop: {
    words: "chop|chopping|cutting|knife|axe", level: -15,
    layers: [
      { source: "struck", seconds: 0.15, modes: [[240, 0.08, 1], [520, 0.05, 0.6]] },
      { source: "white", seconds: 0.03, decay: 0.02, level: -4, filters: [{ kind: "band", hertz: 3000 }] },
    ],
    repeat: { times: 4, every: 0.3, jitter: 0.03 },
  },
  hammer: {
    words: "hammer|anvil|hammering|blacksmith", level: -12,
    layers: [
      { source: "struck", seconds: 0.7, modes: [[940, 0.5, 1], [1610, 0.35, 0.7], [2730, 0.3, 0.6], [4380, 0.2, 0.5]] },
      { source: "white", seconds: 0.02, decay: 0.015, level: -3 },
    ],
    repeat: { times: 3, every: 0.62, jitter: 0.04 },
  },
  sweep: {
    words: "sweep|broom|scrape|scraping|brush|brushing|dragging|drag", level: -23,
    layers: [{ source: "pink", seconds: 0.55, attack: 0.15, release: 0.25, filters: [{ kind: "band", hertz: 2600, q: 0.7 }] }],
    repeat: { times: 3, every: 0.85, jitter: 0.06 },
  },
  dice: {
    words: "dice|coins|coin|keys|jingle|chain|chains", level: -20,
    grains: [
      {
        from: 0, to: 0.6, perSecond: 28, range: 12, swell: [[0, 1], [1, 0.2]],
        layer: { source: "struck", seconds: 0.25, modes: [[3900, 0.16, 1], [5700, 0.12, 0.8], [8200, 0.09, 0.5]], vary: 0.2 },
      },
    ],
  },
  sizzle: {
    words: "sizzle|sizzling|frying|fry|pan|grill|cooking", level: -22,
    layers: [{ source: "white", seconds: 3, attack: 0.2, release: 0.6, filters: [{ kind: "high", hertz: 3500 }] }],
    grains: [
      {
        from: 0, to: 3, perSecond: 55, range: 16,
        layer: { source: "white", seconds: 0.015, decay: 0.01, filters: [{ kind: "band", hertz: 5200, q: 1.2 }], vary: 0.4 },
      },
    ],
  },
};
