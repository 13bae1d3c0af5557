// Clothes from words: each garment takes the colour, pattern and length that stand before it ("a long red wool coat").
import type { Random } from "../../motion/random.ts";
import { CLOTH } from "./colours.ts";
import {
  GARMENTS,
  WARDROBE,
  type BottomKind,
  type DressKind,
  type GarmentWord,
  type HatKind,
  type OuterKind,
  type Pattern,
  type ShoeKind,
  type TopKind,
} from "./garments.ts";

export type HemLength = "mini" | "knee" | "midi" | "long";
export interface Garment<Kind extends string> {
  kind: Kind;
  colour: number;
  second: number;
  pattern: Pattern;
  length: HemLength;
  leather: boolean;
}
export interface Outfit {
  top: Garment<TopKind>;
  bottom: Garment<BottomKind>;
  dress?: Garment<DressKind>;
  outer?: Garment<OuterKind>;
  shoes: Garment<ShoeKind>;
  hat?: Garment<HatKind>;
  scarf?: number;
  tie?: number;
  bow?: number;
  apron?: number;
  gloves?: number;
  tights?: number;
  backpack?: number;
  glasses?: "clear" | "dark";
}

interface Found {
  word: GarmentWord;
  colour?: number;
  second?: number;
  pattern?: Pattern;
  length?: HemLength;
  leather: boolean;
}

const PATTERN_WORDS: Record<string, Pattern> = {
  striped: "stripes",
  stripes: "stripes",
  stripy: "stripes",
  check: "check",
  checked: "check",
  checkered: "check",
  plaid: "check",
  tartan: "check",
  flannel: "check",
  dotted: "dots",
  polka: "dots",
  knitted: "knit",
  knit: "knit",
  woollen: "knit",
  wool: "plain",
  denim: "denim",
};
const LENGTH_WORDS: Record<string, HemLength> = {
  mini: "mini",
  short: "mini",
  "knee-length": "knee",
  midi: "midi",
  long: "long",
  "floor-length": "long",
  "full-length": "long",
};
const SHADES: Record<string, number> = { light: 1.55, pale: 1.7, bright: 1.2, dark: 0.5, deep: 0.6 };
/** These end what a colour can belong to. */
const OTHER_NOUNS = new Set([
  "hair",
  "haired",
  "eyes",
  "eyed",
  "skin",
  "skinned",
  "beard",
  "moustache",
  "mustache",
  "curls",
  "woman",
  "man",
  "girl",
  "boy",
  "person",
  "umbrella",
  "car",
  "dog",
  "cat",
  "ball",
  "balloon",
  "cup",
  "bag",
  "book",
  "flower",
  "flowers",
  "wall",
  "room",
  "light",
  "background",
]);

/** Garments of `text`; the slots that it leaves open are filled from `fallback`, which is written in the same words. */
export function readOutfit(text: string, fallback: string, who: { woman: boolean; years: number }, chance: Random): Outfit {
  const asked = findGarments(text),
    overall = overallColour(text),
    usual = findGarments(fallback);
  const slots = new Map<GarmentWord["slot"], Found>();
  for (const found of usual) slots.set(found.word.slot, found);
  const replaced = new Set(asked.map(f => f.word.slot));
  if (replaced.has("dress")) for (const slot of ["top", "bottom", "outer", "apron"] as const) slots.delete(slot);
  if (replaced.has("top") || replaced.has("bottom")) slots.delete("dress");
  if (replaced.has("outer") || replaced.has("top")) slots.delete("outer");
  for (const found of asked) slots.set(found.word.slot, found);
  if (asked.some(f => f.word.kind === "suit") && !replaced.has("top")) {
    slots.set("top", plain("shirt"));
    if (!who.woman && !replaced.has("bow")) slots.set("tie", slots.get("tie") ?? plain("tie"));
  }
  if (/\bno (hat|cap)\b|\bhatless|bareheaded\b/.test(text)) slots.delete("hat");

  const pool = [...WARDROBE],
    drawn = pool.splice(Math.floor(chance() * pool.length), 1)[0],
    contrast = pool.splice(Math.floor(chance() * pool.length), 1)[0];
  const make = <K extends string>(found: Found | undefined, kind: K, colour: number): Garment<K> => {
    const own = found?.colour ?? (found?.word.color ? CLOTH[found.word.color] : undefined) ?? overall ?? colour;
    return {
      kind: (found?.word.kind ?? kind) as K,
      colour: own,
      second: found?.second ?? stripeFor(own),
      pattern: found?.pattern ?? found?.word.pattern ?? "plain",
      length: found?.length ?? found?.word.length ?? "knee",
      leather: found?.leather ?? false,
    };
  };
  const outer = slots.get("outer"),
    suit = outer?.word.kind === "suit",
    dress = slots.get("dress");
  const outerColour = outer && make<OuterKind>(outer, "jacket", suit ? CLOTH.charcoal : CLOTH[drawn]);
  const plainTop = outer ? (suit ? CLOTH.white : CLOTH[chance.pick(["white", "cream", "grey", "black", "sky"])]) : CLOTH[drawn];
  const dark = chance.pick(["navy", "charcoal", "brown", "black", "olive", "grey"]);
  const top = make<TopKind>(slots.get("top"), who.woman ? "blouse" : "tee", plainTop);
  const bottom = make<BottomKind>(slots.get("bottom"), "trousers", suit ? outerColour!.colour : CLOTH[dark]);
  if (suit && !asked.some(f => f.word.slot === "bottom")) bottom.colour = outerColour!.colour;
  const shoe = chance.pick(["black", "brown", "chocolate"]),
    colourOf = (slot: GarmentWord["slot"], colour: number) => (slots.has(slot) ? make(slots.get(slot), slot, colour).colour : undefined);
  const shoes = make<ShoeKind>(slots.get("shoes"), "shoes", CLOTH[shoe]);
  if (shoes.kind === "sneakers" && slots.get("shoes")?.colour === undefined)
    shoes.colour = CLOTH[chance.pick(["white", "grey", "navy", "red"])];
  return {
    top,
    bottom,
    shoes,
    outer: outerColour,
    dress: dress && make<DressKind>(dress, "dress", CLOTH[drawn]),
    hat: slots.has("hat") ? make<HatKind>(slots.get("hat"), "hat", CLOTH[contrast]) : undefined,
    scarf: colourOf("scarf", CLOTH[contrast]),
    tie: colourOf("tie", CLOTH[chance.pick(["burgundy", "navy", "teal", "red"])]),
    bow: colourOf("bow", CLOTH.black),
    apron: colourOf("apron", CLOTH.white),
    gloves: colourOf("gloves", CLOTH.black),
    tights: colourOf("tights", CLOTH.black),
    backpack: colourOf("backpack", CLOTH.olive),
    glasses: (slots.get("glasses")?.word.kind as Outfit["glasses"]) ?? (chance() < glassesChance(who.years) ? "clear" : undefined),
  };
}

/** A garment of which the text says nothing more. */
const plain = (word: string): Found => ({ word: GARMENTS[word], leather: false });
/** How likely somebody wears glasses unasked. */
const glassesChance = (years: number) => (years < 14 ? 0.03 : years > 60 ? 0.25 : 0.08);

/** Garments in reading order. A colour binds to the next garment within four words, unless another noun takes it. */
function findGarments(text: string): Found[] {
  const words = text.match(/[a-z'’-]+|,|;|\./g) ?? [],
    found: Found[] = [];
  let colour: number | undefined,
    second: number | undefined,
    pattern: Pattern | undefined,
    length: HemLength | undefined,
    leather = false,
    shade = 1,
    age = 0;
  const forget = () => {
    colour = second = undefined;
    pattern = undefined;
    length = undefined;
    leather = false;
    shade = 1;
    age = 0;
  };
  for (let i = 0; i < words.length; i++) {
    const size = [3, 2, 1].find(n => i + n <= words.length && GARMENTS[words.slice(i, i + n).join(" ")]);
    if (size) {
      const word = GARMENTS[words.slice(i, i + size).join(" ")];
      if (!(words[i] === "top" && size === 1 && words[i + 1] === "of")) found.push({ word, colour, second, pattern, length, leather });
      forget();
      i += size - 1;
      continue;
    }
    const word = words[i];
    if (word in SHADES) {
      shade = SHADES[word];
      age = 0;
    } else if (word in CLOTH) {
      const value = shaded(CLOTH[word], shade);
      if (colour === undefined) colour = value;
      else second = value;
      if (word === "denim") pattern = "denim";
      shade = 1;
      age = 0;
    } else if (word in PATTERN_WORDS) {
      pattern = PATTERN_WORDS[word];
      age = 0;
    } else if (word in LENGTH_WORDS) {
      length = LENGTH_WORDS[word];
      age = 0;
    } else if (word === "leather") {
      leather = true;
      age = 0;
    } else if (OTHER_NOUNS.has(word) || word === "." || word === ";" || ++age > 4) forget();
  }
  return found;
}

/** "a woman in red", "dressed all in black": one colour for everything. */
function overallColour(text: string): number | undefined {
  for (const hit of text.matchAll(
    /\b(?:in|wearing|dressed in)(?: all)? ([a-z]+)\b(?=\s*(?:,|\.|;|$| and | who| stand| sit| walk| at | on | by ))/g,
  ))
    if (hit[1] in CLOTH) return CLOTH[hit[1]];
  return undefined;
}

function shaded(colour: number, k: number): number {
  if (k === 1) return colour;
  const channel = (shift: number) => {
    const c = (colour >> shift) & 255;
    return Math.round(k > 1 ? c + (255 - c) * (k - 1) * 0.75 : c * k) << shift;
  };
  return channel(16) | channel(8) | channel(0);
}

/** The second colour of a striped or checked cloth: light on dark, dark on light. */
function stripeFor(colour: number): number {
  const light = ((colour >> 16) & 255) * 0.3 + ((colour >> 8) & 255) * 0.6 + (colour & 255) * 0.1;
  return light > 150 ? shaded(colour, 0.45) : CLOTH.cream;
}
