// Voices of animals: a buzzing source that glides, through a throat's resonances.
import type { Recipe } from "./recipe.ts";

export const ANIMAL_EFFECTS: Readonly<Record<string, Recipe>> = {
  bark: {
    words: "bark|barks|barking|dog bark|dog", level: -12,
    layers: [
      {
        source: "saw", seconds: 0.2, attack: 0.012, decay: 0.26, pitch: [[0, 340], [0.25, 520], [1, 260]],
        formants: [[620, 4, 1], [1250, 4, 0.8], [2500, 5, 0.35]], vary: 0.08,
      },
      { source: "pink", seconds: 0.16, attack: 0.006, decay: 0.14, level: -7, formants: [[800, 2, 1], [1700, 2, 0.8]] },
    ],
    repeat: { times: 3, every: 0.42, jitter: 0.05 },
  },
  growl: {
    words: "growl|snarl|growling", level: -17,
    layers: [
      {
        source: "saw", seconds: 1.4, attack: 0.25, release: 0.4, pitch: [[0, 70], [0.5, 82], [1, 66]], flutter: { rate: 27, depth: 0.7 },
        formants: [[380, 3, 1], [900, 4, 0.6], [1900, 4, 0.25]],
      },
    ],
  },
  howl: {
    words: "howl|wolf|howling|coyote", level: -15,
    layers: [
      {
        source: "triangle", seconds: 2.6, attack: 0.3, release: 0.9, pitch: [[0, 330], [0.18, 560], [0.65, 545], [1, 350]],
        vibrato: { rate: 5, depth: 0.008 }, formants: [[620, 3, 1], [1150, 4, 0.5]],
      },
      {
        source: "saw", seconds: 2.6, attack: 0.3, release: 0.9, level: -16, pitch: [[0, 330], [0.18, 560], [0.65, 545], [1, 350]],
        formants: [[620, 3, 1], [1150, 4, 0.5]], vary: 0.04,
      },
    ],
  },
  whine: {
    words: "whine|whimper|puppy", level: -20,
    layers: [
      { source: "triangle", seconds: 0.6, attack: 0.08, release: 0.2, pitch: [[0, 700], [0.4, 980], [1, 640]], vibrato: { rate: 9, depth: 0.02 } },
    ],
    repeat: { times: 2, every: 0.9 },
  },
  meow: {
    words: "meow|miaow|mew|cat|kitten", level: -17,
    layers: [
      {
        source: "saw", seconds: 0.75, attack: 0.09, release: 0.3, pitch: [[0, 480], [0.3, 720], [0.7, 640], [1, 430]],
        vibrato: { rate: 6, depth: 0.012 }, filters: [{ kind: "low", hertz: [[0, 1100], [0.35, 3600], [1, 1000]] }],
        formants: [[900, 3, 1], [1700, 4, 0.9], [2900, 5, 0.4]],
      },
    ],
  },
  purr: {
    words: "purr|purring", level: -24,
    layers: [
      { source: "pink", seconds: 3, attack: 0.3, release: 0.5, flutter: { rate: 25, depth: 0.9 }, filters: [{ kind: "band", hertz: 300, q: 0.7 }] },
    ],
  },
  neigh: {
    words: "neigh|whinny|horse", level: -13,
    layers: [
      {
        source: "saw", seconds: 1.5, attack: 0.06, release: 0.4, pitch: [[0, 620], [0.12, 1150], [0.5, 860], [1, 380]],
        vibrato: { rate: 13, depth: 0.09 }, formants: [[900, 3, 1], [1800, 4, 0.8], [3000, 4, 0.4]],
      },
      {
        source: "pink", at: 1.2, seconds: 0.5, attack: 0.05, decay: 0.4, level: -12, flutter: { rate: 22, depth: 0.8 },
        filters: [{ kind: "band", hertz: 800, q: 0.8 }],
      },
    ],
  },
  snort: {
    words: "snort|snorts", level: -18,
    layers: [
      { source: "pink", seconds: 0.6, attack: 0.03, decay: 0.5, flutter: { rate: 24, depth: 0.85 }, filters: [{ kind: "band", hertz: 700, q: 0.7 }] },
    ],
  },
  moo: {
    words: "moo|cow|cattle|bull", level: -14,
    layers: [
      {
        source: "saw", seconds: 1.7, attack: 0.2, release: 0.5, pitch: [[0, 130], [0.3, 168], [1, 125]],
        filters: [{ kind: "low", hertz: [[0, 600], [0.4, 1900], [1, 700]] }], formants: [[330, 4, 1], [780, 4, 0.7], [1700, 5, 0.25]],
      },
    ],
  },
  baa: {
    words: "baa|bleat|sheep|lamb|goat", level: -17,
    layers: [
      {
        source: "saw", seconds: 0.85, attack: 0.05, release: 0.2, pitch: [[0, 330], [0.2, 370], [1, 320]], vibrato: { rate: 9, depth: 0.04 },
        flutter: { rate: 9, depth: 0.5 }, formants: [[750, 4, 1], [1500, 5, 0.8], [2500, 6, 0.4]],
      },
    ],
  },
  oink: {
    words: "oink|pig|grunt|boar", level: -17,
    layers: [
      {
        source: "saw", seconds: 0.22, attack: 0.02, decay: 0.22, pitch: [[0, 120], [0.5, 160], [1, 95]], flutter: { rate: 38, depth: 0.6 },
        formants: [[420, 3, 1], [1200, 3, 0.6]],
      },
    ],
    repeat: { times: 3, every: 0.34, jitter: 0.05 },
  },
  roar: {
    words: "roar|lion|tiger|bear|monster|dragon|dinosaur|beast", level: -8,
    layers: [
      {
        source: "saw", seconds: 2.2, attack: 0.25, release: 0.9, pitch: [[0, 75], [0.3, 118], [1, 58]], flutter: { rate: 31, depth: 0.55 },
        formants: [[280, 2, 1], [640, 3, 0.8], [1500, 3, 0.3]],
      },
      { source: "brown", seconds: 2.2, attack: 0.3, release: 0.9, level: -5, filters: [{ kind: "band", hertz: 420, q: 0.6 }] },
    ],
  },
  elephant: {
    words: "elephant|trumpet", level: -11,
    layers: [
      {
        source: "saw", seconds: 1.3, attack: 0.06, release: 0.4, pitch: [[0, 330], [0.2, 560], [0.7, 600], [1, 360]],
        vibrato: { rate: 21, depth: 0.03 }, formants: [[900, 3, 1], [1600, 3, 0.9], [3100, 4, 0.6]],
      },
    ],
  },
  rooster: {
    words: "rooster|rooster crow|cockerel", level: -14,
    layers: [
      { source: "saw", seconds: 0.16, attack: 0.02, release: 0.04, pitch: [[0, 500], [1, 640]], formants: [[1200, 3, 1], [2400, 4, 0.7]] },
      { source: "saw", at: 0.2, seconds: 0.14, attack: 0.02, release: 0.04, pitch: [[0, 640], [1, 700]], formants: [[1200, 3, 1], [2400, 4, 0.7]] },
      {
        source: "saw", at: 0.4, seconds: 1, attack: 0.03, release: 0.35, pitch: [[0, 700], [0.2, 900], [0.6, 840], [1, 470]],
        formants: [[1300, 3, 1], [2600, 4, 0.7]],
      },
    ],
  },
  hen: {
    words: "hen|chicken|cluck", level: -20,
    layers: [{ source: "saw", seconds: 0.1, attack: 0.01, decay: 0.1, pitch: [[0, 380], [1, 300]], formants: [[900, 4, 1], [2100, 5, 0.6]] }],
    repeat: { times: 5, every: 0.33, jitter: 0.1 },
  },
  quack: {
    words: "quack|duck|goose|honk goose", level: -17,
    layers: [
      {
        source: "saw", seconds: 0.2, attack: 0.01, decay: 0.2, pitch: [[0, 240], [1, 200]], formants: [[1050, 5, 1], [2050, 6, 0.9], [3100, 6, 0.4]],
      },
    ],
    repeat: { times: 4, every: 0.36, jitter: 0.04 },
  },
  caw: {
    words: "crow|caw|raven", level: -16,
    layers: [
      {
        source: "saw", seconds: 0.36, attack: 0.02, release: 0.1, pitch: [[0, 430], [0.3, 500], [1, 380]], flutter: { rate: 62, depth: 0.6 },
        formants: [[1400, 3, 1], [2300, 4, 0.7]],
      },
    ],
    repeat: { times: 3, every: 0.62, jitter: 0.06 },
  },
  gull: {
    words: "gull|seagull|sea gull", level: -19,
    layers: [
      {
        source: "saw", seconds: 0.38, attack: 0.04, release: 0.14, pitch: [[0, 950], [0.25, 1450], [1, 900]], vibrato: { rate: 30, depth: 0.015 },
        formants: [[1500, 4, 1], [2900, 5, 0.7], [4300, 5, 0.25]], vary: 0.1,
      },
    ],
    repeat: { times: 4, every: 0.44, jitter: 0.06 },
  },
  owl: {
    words: "owl|hoot", level: -19,
    layers: [
      { source: "sine", seconds: 0.3, attack: 0.07, release: 0.12, pitch: [[0, 390], [0.5, 410], [1, 370]] },
      {
        source: "sine", at: 0.55, seconds: 0.75, attack: 0.1, release: 0.3, pitch: [[0, 385], [0.4, 405], [1, 350]],
        vibrato: { rate: 7, depth: 0.02 },
      },
    ],
  },
  chirp: {
    words: "chirp|tweet|bird|birdsong|songbird|sparrow|robin|twitter", level: -20,
    layers: [
      { source: "sine", seconds: 0.09, attack: 0.015, release: 0.04, pitch: [[0, 3300], [0.4, 4700], [1, 3500]], vary: 0.1 },
      { source: "sine", at: 0.12, seconds: 0.07, attack: 0.01, release: 0.03, pitch: [[0, 4600], [1, 3200]], vary: 0.1 },
      {
        source: "sine", at: 0.22, seconds: 0.13, attack: 0.02, release: 0.06, level: -2, pitch: [[0, 2900], [0.5, 4100], [1, 3900]],
        vibrato: { rate: 32, depth: 0.06 }, vary: 0.1,
      },
    ],
    repeat: { times: 2, every: 0.6, jitter: 0.12 },
  },
  eagle: {
    words: "eagle|hawk|falcon|screech", level: -17,
    layers: [
      {
        source: "saw", seconds: 0.9, attack: 0.03, release: 0.4, pitch: [[0, 2500], [0.2, 2900], [1, 1700]], flutter: { rate: 44, depth: 0.4 },
        formants: [[2600, 3, 1], [4200, 4, 0.5]],
      },
    ],
  },
  wingbeat: {
    words: "wing beat", level: -23,
    layers: [{ source: "pink", seconds: 0.16, attack: 0.04, decay: 0.15, filters: [{ kind: "band", hertz: 700, q: 0.7 }], vary: 0.15 }],
  },
  wings: {
    words: "wings|wing|flap|flutter|flapping|bird takes off|takes flight|pigeons", level: -21,
    layers: [{ source: "pink", seconds: 0.12, attack: 0.03, decay: 0.12, filters: [{ kind: "band", hertz: 750, q: 0.7 }], vary: 0.15 }],
    repeat: { times: 6, every: 0.115, jitter: 0.012 },
  },
  bee: {
    words: "bee|buzz|buzzing|fly|insect|mosquito|wasp", level: -24,
    layers: [
      {
        source: "saw", seconds: 2.4, attack: 0.8, release: 0.9, pitch: [[0, 205], [0.4, 235], [0.7, 220], [1, 190]],
        vibrato: { rate: 3, depth: 0.03 }, filters: [{ kind: "band", hertz: 900, q: 0.5 }],
      },
    ],
  },
  frog: {
    words: "frog|croak|toad", level: -19,
    layers: [
      {
        source: "saw", seconds: 0.34, attack: 0.05, release: 0.1, pitch: [[0, 110], [1, 135]], flutter: { rate: 34, depth: 0.9 },
        formants: [[600, 5, 1], [1350, 6, 0.8]],
      },
    ],
    repeat: { times: 3, every: 0.6, jitter: 0.05 },
  },
  cricket: {
    words: "cricket|cicada|grasshopper", level: -24,
    layers: [{ source: "sine", seconds: 0.5, attack: 0.02, release: 0.05, pitch: 4450, flutter: { rate: 29, depth: 1 } }],
    repeat: { times: 4, every: 0.8, jitter: 0.05 },
  },
  squeak: {
    words: "squeak|mouse|rat|squirrel|monkey|chatter", level: -23,
    layers: [{ source: "triangle", seconds: 0.09, attack: 0.01, release: 0.03, pitch: [[0, 2700], [0.5, 3600], [1, 2800]] }],
    repeat: { times: 3, every: 0.17, jitter: 0.04 },
  },
  whale: {
    words: "whale|dolphin|whale song", level: -16,
    layers: [
      {
        source: "triangle", seconds: 3, attack: 0.6, release: 1, pitch: [[0, 160], [0.4, 330], [0.7, 260], [1, 420]],
        vibrato: { rate: 2, depth: 0.03 },
      },
    ],
  },
};
