// From the plan's words to a person: gender, age, build, skin, hair, face and clothes. What the words leave open the seed decides.
import type { ActorLook, Environment } from "../../contracts.ts";
import { clamp, smooth } from "../../motion/ease.ts";
import { hashText, random, type Random } from "../../motion/random.ts";
import type { Ancestry } from "../kit.ts";
import { carriedThing } from "../handProps.ts";
import { CLOTH, EYES, HAIR_WORDS, type HairColour, type Skin } from "./colours.ts";
import { EVERYDAY, UNIFORMS } from "./garments.ts";
import type { Likeness } from "../cameo/likeness.ts";
import { readOutfit, type Outfit } from "./readOutfit.ts";

export type Build = "slim" | "average" | "athletic" | "strong" | "stocky" | "heavy";
export type HairStyle =
  "bald" | "buzz" | "crop" | "short" | "slick" | "bob" | "long" | "wavy" | "ponytail" | "bun" | "curly" | "afro" | "pixie" | "braid";
export type Beard = "none" | "stubble" | "moustache" | "goatee" | "full";

export interface PersonLook {
  seed: number;
  /** 0 woman, 1 man; children are a little nearer to the middle. */
  male: number;
  years: number;
  build: Build;
  skin: Skin;
  ancestry: Partial<Record<Ancestry, number>>;
  eyes: number;
  hair: { style: HairStyle; colour: HairColour; fringe: boolean };
  beard: Beard;
  /** 0 to 1. */
  freckles: number;
  makeup: number;
  tall: number;
  outfit: Outfit;
  /** Whose face it is; null for somebody of the seed. */
  likeness: Likeness | null;
  /** What is in the hand all the time. */
  carries: { thing: string; colour?: number } | null;
}

const WOMEN =
  /\b(wom[ae]n|girls?|lad(y|ies)|females?|mothers?|moms?|mums?|daughters?|sisters?|aunts?|wife|wives|bride|queen|princess|witch|grandmothers?|grandma|granny|waitress|actress|ballerina|businesswoman|policewoman|she|her|heroine|mermaid|goddess|cowgirl|anchorwoman|stewardess|schoolgirl|barmaid|duchess|hostess|fisherwoman|girlfriend|nun|sorceress)\b/;
const MEN =
  /\b(m[ae]n|boys?|guys?|gentlem[ae]n|males?|fathers?|dads?|sons?|brothers?|uncles?|husbands?|groom|king|prince|wizard|grandfathers?|grandpa|waiter|actor|businessm[ae]n|policem[ae]n|firem[ae]n|fisherm[ae]n|he|his|him|cowboy|lumberjack|monk|priest|knight|anchorman|schoolboy|barman|salesman|boyfriend|butler)\b/;
const CHILD = /\b(child|children|kids?|boys?|girls?|schoolgirl|schoolboy|toddler|little (boy|girl))\b/;

export function readLook(look: ActorLook): PersonLook {
  const text = [look.noun, ...look.words].join(", ").toLowerCase();
  const seed = hashText(`${look.key}#${look.seed}`),
    chance = random(seed);
  const male = readGender(text, chance),
    years = readYears(text, chance),
    woman = male < 0.5;
  const { skin, ancestry } = readSkin(text, chance),
    hair = readHair(text, { years, woman, skin }, chance);
  return {
    seed,
    male,
    years,
    build: readBuild(text, years, chance),
    skin,
    ancestry,
    hair,
    eyes: readEyes(text, skin, chance),
    beard: readBeard(text, { years, woman }, chance),
    freckles: /\bfreckle/.test(text) ? 0.8 : (skin === "porcelain" || skin === "fair") && chance() < 0.2 ? 0.3 : 0,
    makeup: !woman || years < 16 ? 0 : /\b(make-?up|glamorous|elegant)\b/.test(text) ? 0.6 : 0.25,
    tall: /\b(tall|giant|towering)\b/.test(text)
      ? 1
      : /\b(short|tiny|petite|small) (\w+ )?(wom[ae]n|m[ae]n|person|guy|lady)\b/.test(text)
        ? -1
        : chance.bell() * 0.45,
    outfit: readOutfit(
      text,
      defaultOutfit(look.noun.toLowerCase(), text, { years, woman }, look.environment, chance),
      { woman, years },
      chance,
    ),
    likeness: null,
    carries: carriedThing(text, CLOTH),
  };
}

function readGender(text: string, chance: Random): number {
  const woman = text.search(WOMEN),
    man = text.search(MEN),
    draw = chance() < 0.5;
  if (woman < 0 && man < 0) return /\bnurse|dancer|baker\b/.test(text) ? +(chance() < 0.3) : draw ? 0 : 1;
  return woman >= 0 && (man < 0 || woman < man) ? 0 : 1;
}

const DECADES: Record<string, number> = { twenties: 25, thirties: 35, forties: 45, fifties: 55, sixties: 65, seventies: 75, eighties: 84 };
function readYears(text: string, chance: Random): number {
  const number = /\b(\d{1,2})[- ]?(?:years?|yrs?|y\.?o)\b/.exec(text) ?? /\baged? (\d{1,2})\b/.exec(text);
  if (number) return clamp(+number[1], 3, 95);
  for (const [word, years] of Object.entries(DECADES)) if (text.includes(word)) return years;
  const draw = chance();
  if (/\b(toddler|little)\b/.test(text) && CHILD.test(text)) return 4 + draw * 2;
  if (/\bteen(age|ager|s)?\b/.test(text)) return 14 + draw * 4;
  if (/\b(grandmother|grandma|granny|grandfather|grandpa|elderly|aged|ancient)\b/.test(text)) return 70 + draw * 10;
  if (/\b(old|older|senior)\b/.test(text) && !CHILD.test(text)) return 66 + draw * 12;
  if (/\b(middle[- ]aged|mature)\b/.test(text)) return 46 + draw * 8;
  if (/\byoung (wom[ae]n|m[ae]n|lady|person|adult|guy|couple|mother|father)\b/.test(text)) return 21 + draw * 6;
  if (CHILD.test(text)) return /\byoung\b/.test(text) ? 6 + draw * 2 : 7 + draw * 4;
  if (/\byoung\b/.test(text)) return 21 + draw * 6;
  if (/\b(wizard|professor|king|captain)\b/.test(text)) return 50 + draw * 20;
  return 24 + draw * 26;
}

function readBuild(text: string, years: number, chance: Random): Build {
  if (/\b(slim|thin|skinny|slender|lean|petite|lanky)\b/.test(text)) return "slim";
  if (/\b(muscular|strong|buff|burly|bodybuilder)\b/.test(text)) return "strong";
  if (/\b(athletic|fit|athlete|runner|dancer|soldier)\b/.test(text)) return "athletic";
  if (/\b(fat|overweight|heavy|plump|chubby|obese|large)\b/.test(text)) return "heavy";
  if (/\b(stocky|stout|broad|sturdy)\b/.test(text)) return "stocky";
  return years < 14 ? "average" : chance.pick(["slim", "average", "average", "athletic", years > 40 ? "stocky" : "average"] as const);
}

const PEOPLES: [words: RegExp, skins: Skin[], ancestry: Partial<Record<Ancestry, number>>][] = [
  [
    /\b(african|black (wom[ae]n|m[ae]n|person|girl|boy|guy|lady)|nigerian|kenyan|ghanaian|ethiopian|jamaican|african-american|dark[- ]skinned)\b/,
    ["brown", "dark", "deep"],
    { african: 1 },
  ],
  [/\b(asian|chinese|japanese|korean|vietnamese|thai|mongolian)\b/, ["light", "fair", "olive"], { asian: 1 }],
  [/\b(indian|pakistani|bengali|south asian|sri lankan)\b/, ["tan", "brown"], { caucasian: 0.7, asian: 0.3 }],
  [/\b(arab|arabic|middle eastern|persian|turkish|egyptian|moroccan|iranian)\b/, ["olive", "tan"], { caucasian: 0.85, african: 0.15 }],
  [
    /\b(latina?|latino|hispanic|mexican|brazilian|colombian|spanish|italian|greek|mediterranean)\b/,
    ["olive", "tan"],
    { caucasian: 0.7, african: 0.15, asian: 0.15 },
  ],
  [
    /\b(white (wom[ae]n|m[ae]n|person|guy)|caucasian|european|scandinavian|swedish|norwegian|irish|scottish|english|british|german|russian|nordic|redhead|red[- ]haired|ginger|blonde?)\b/,
    ["porcelain", "fair", "light"],
    { caucasian: 1 },
  ],
];
const SKIN_WORDS: Record<string, Skin> = {
  pale: "porcelain",
  fair: "fair",
  tanned: "tan",
  olive: "olive",
  brown: "brown",
  dark: "dark",
  black: "deep",
  light: "light",
};
const ANCESTRY_OF: Record<Skin, Partial<Record<Ancestry, number>>> = {
  porcelain: { caucasian: 1 },
  fair: { caucasian: 1 },
  light: { caucasian: 0.8, asian: 0.2 },
  olive: { caucasian: 0.7, african: 0.15, asian: 0.15 },
  tan: { caucasian: 0.45, asian: 0.35, african: 0.2 },
  brown: { african: 0.75, caucasian: 0.25 },
  dark: { african: 1 },
  deep: { african: 1 },
};
function readSkin(text: string, chance: Random): { skin: Skin; ancestry: Partial<Record<Ancestry, number>> } {
  const draw = chance(),
    people = PEOPLES.find(([words]) => words.test(text));
  const named = /\b(pale|fair|tanned|olive|brown|dark|black|light)[- ](?:skin|skinned|complexion)\b/.exec(text)?.[1];
  if (people) {
    const skin = named ? SKIN_WORDS[named] : people[1][Math.floor(draw * people[1].length)];
    return { skin, ancestry: people[2] };
  }
  if (named) return { skin: SKIN_WORDS[named], ancestry: ANCESTRY_OF[SKIN_WORDS[named]] };
  if (/\bpale\b/.test(text)) return { skin: "porcelain", ancestry: { caucasian: 1 } };
  const mixed: [Skin, Partial<Record<Ancestry, number>>?][] = [
    ["fair"],
    ["light"],
    ["light"],
    ["fair"],
    ["olive"],
    ["tan"],
    ["brown"],
    ["dark"],
    ["light", { asian: 1 }],
    ["fair"],
  ];
  const [skin, ancestry] = mixed[Math.floor(draw * mixed.length)];
  return { skin, ancestry: ancestry ?? ANCESTRY_OF[skin] };
}

const STYLE_WORDS: [RegExp, HairStyle][] = [
  [/\b(bald|shaved head|hairless)\b/, "bald"],
  [/\b(buzz ?cut|crew ?cut|shaved hair)\b/, "buzz"],
  [/\bafro\b/, "afro"],
  [/\b(curly|curls|frizzy|curled)\b/, "curly"],
  [/\b(ponytail|pony tail)\b/, "ponytail"],
  [/\b(bun|updo|chignon|top ?knot)\b/, "bun"],
  [/\b(braids?|braided|plaits?|pigtails?)\b/, "braid"],
  [/\b(wavy|waves)\b/, "wavy"],
  [/\b(bob|shoulder[- ]length)\b/, "bob"],
  [/\bpixie\b/, "pixie"],
  [/\b(slicked|slick|combed back)\b/, "slick"],
  [/\blong( \w+){0,2}[- ](hair|haired)\b|\blong-haired\b/, "long"],
  [/\bshort( \w+){0,2}[- ](hair|haired)\b|\bshort-haired\b/, "short"],
  [/\bcropped\b/, "crop"],
];
function readHair(text: string, who: { years: number; woman: boolean; skin: Skin }, chance: Random): PersonLook["hair"] {
  let style = STYLE_WORDS.find(([words]) => words.test(text))?.[1];
  if (style === "short" && who.woman) style = "pixie";
  const tight = who.skin === "brown" || who.skin === "dark" || who.skin === "deep";
  const usual: HairStyle[] =
    who.years < 12
      ? who.woman
        ? ["bob", "ponytail", "long", "braid"]
        : ["short", "crop", "short"]
      : who.woman
        ? tight
          ? ["curly", "afro", "bun", "braid", "crop"]
          : who.years > 62
            ? ["bob", "bun", "pixie", "bob"]
            : ["long", "wavy", "bob", "ponytail", "bun", "wavy"]
        : tight
          ? ["crop", "buzz", "crop", "curly"]
          : who.years > 60
            ? ["short", "crop", "slick", "bald"]
            : ["short", "slick", "crop", "short"];
  style ??= chance.pick(usual);
  const draw = chance(),
    dark = tight || who.skin === "tan";
  const grey = smooth(44, 72, who.years) > draw * 0.95 + 0.02;
  const colour =
    hairColour(text) ??
    (grey
      ? chance.pick(["grey", "silver", who.years > 68 ? "white" : "grey"] as const)
      : dark
        ? chance.pick(["black", "black", "dark"] as const)
        : chance.pick(
            who.skin === "porcelain" || who.skin === "fair"
              ? (["brown", "blond", "chestnut", "honey", "auburn", "dark"] as const)
              : (["dark", "brown", "black", "chestnut", "brown"] as const),
          ));
  return { style, colour, fringe: /\b(bangs|fringe)\b/.test(text) || (who.woman && (style === "bob" || style === "pixie") && draw < 0.5) };
}

function hairColour(text: string): HairColour | undefined {
  if (/\b(redhead|redheaded|ginger)\b/.test(text)) return "red";
  if (/\b(blondes?|blond)\b/.test(text)) return "blond";
  if (/\bbrunette\b/.test(text)) return "brown";
  for (const hit of text.matchAll(
    /\b([a-z]+)(?:,? (?:long|short|curly|wavy|straight|thick|shoulder-length|messy|neat|cropped|braided)){0,2}[- ](?:hair|haired|curls|bun|ponytail|braids?|bob|afro|locks)\b/g,
  ))
    if (HAIR_WORDS[hit[1]]) return HAIR_WORDS[hit[1]];
  return undefined;
}

function readEyes(text: string, skin: Skin, chance: Random): number {
  const named = /\b(brown|dark|hazel|green|blue|gr[ae]y)[- ]eye[sd]?\b/.exec(text)?.[1],
    draw = chance();
  if (named) return EYES[named];
  const light = ["blue", "green", "hazel", "grey", "brown"] as const,
    dark = ["brown", "dark", "brown"] as const;
  const list: readonly string[] = skin === "porcelain" || skin === "fair" ? light : dark;
  return EYES[list[Math.floor(draw * list.length)]];
}

function readBeard(text: string, who: { years: number; woman: boolean }, chance: Random): Beard {
  const draw = chance();
  if (who.woman || who.years < 17) return "none";
  if (/\bclean[- ]shaven\b/.test(text)) return "none";
  if (/\b(stubble|unshaven|stubbly)\b/.test(text)) return "stubble";
  if (/\b(goatee)\b/.test(text)) return "goatee";
  if (/\b(moustache|mustache)\b/.test(text)) return "moustache";
  if (/\bbeard(ed)?\b|\b(wizard|viking|lumberjack|santa|sea captain)\b/.test(text)) return "full";
  if (/\b(businessman|soldier|chef|baker|doctor|priest|groom)\b/.test(text)) return "none";
  return draw < 0.6 ? "none" : draw < 0.8 ? "stubble" : who.years > 28 ? "full" : "stubble";
}

function defaultOutfit(
  noun: string,
  text: string,
  who: { years: number; woman: boolean },
  environment: Environment,
  chance: Random,
): string {
  const draw = chance();
  const uniform =
    UNIFORMS.find(([nouns]) => nouns.some(n => new RegExp(`\\b${n}s?\\b`).test(noun))) ??
    UNIFORMS.find(([nouns]) => nouns.some(n => new RegExp(`\\b${n}s?\\b`).test(text)));
  if (uniform) return uniform[1];
  const list: readonly string[] = who.years < 13 ? (who.woman ? EVERYDAY.girl : EVERYDAY.child) : who.woman ? EVERYDAY.woman : EVERYDAY.man;
  const cold = environment.season === "winter" || /snow|blizzard/.test(environment.weather);
  const base = list[Math.floor(draw * list.length)];
  return cold && !/coat|jacket|blazer|cardigan/.test(base)
    ? `${base
        .replace(/sundress|dress/, "sweater, trousers")
        .replace("shorts", "trousers")
        .replace("sneakers", "boots")}, coat, scarf`
    : base;
}
