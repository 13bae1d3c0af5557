// The words of clothing, and what each becomes on the body. One row a word or phrase.

export type TopKind = "tee" | "tank" | "polo" | "shirt" | "blouse" | "sweater" | "turtleneck" | "hoodie" | "tunic";
export type OuterKind = "coat" | "jacket" | "suit" | "leather" | "raincoat" | "labcoat" | "cardigan" | "parka" | "vest" | "robe" | "cape";
export type BottomKind = "trousers" | "jeans" | "leggings" | "shorts" | "skirt";
export type DressKind = "dress" | "gown" | "sundress";
export type ShoeKind = "shoes" | "sneakers" | "boots" | "heels" | "sandals" | "barefoot";
export type HatKind =
  | "cap"
  | "beanie"
  | "hat"
  | "straw"
  | "cowboy"
  | "chef"
  | "helmet"
  | "tophat"
  | "beret"
  | "peaked"
  | "crown"
  | "headscarf"
  | "witch"
  | "nurse";
export type Pattern = "plain" | "stripes" | "check" | "knit" | "denim" | "dots";

export interface GarmentWord {
  slot:
    | "top"
    | "outer"
    | "bottom"
    | "dress"
    | "shoes"
    | "hat"
    | "scarf"
    | "tie"
    | "apron"
    | "gloves"
    | "glasses"
    | "tights"
    | "bow"
    | "backpack";
  kind: string;
  /** Colour when the text gives none; without it the seed chooses. */
  color?: string;
  pattern?: Pattern;
  length?: "mini" | "knee" | "midi" | "long";
}

export const GARMENTS: Record<string, GarmentWord> = {
  "t-shirt": { slot: "top", kind: "tee" },
  tshirt: { slot: "top", kind: "tee" },
  tee: { slot: "top", kind: "tee" },
  "tee shirt": { slot: "top", kind: "tee" },
  jersey: { slot: "top", kind: "tee" },
  top: { slot: "top", kind: "tee" },
  "tank top": { slot: "top", kind: "tank" },
  singlet: { slot: "top", kind: "tank" },
  "crop top": { slot: "top", kind: "tank" },
  shirt: { slot: "top", kind: "shirt" },
  "dress shirt": { slot: "top", kind: "shirt", color: "white" },
  "polo shirt": { slot: "top", kind: "polo" },
  polo: { slot: "top", kind: "polo" },
  "flannel shirt": { slot: "top", kind: "shirt", pattern: "check" },
  blouse: { slot: "top", kind: "blouse" },
  tunic: { slot: "top", kind: "tunic" },
  sweater: { slot: "top", kind: "sweater", pattern: "knit" },
  jumper: { slot: "top", kind: "sweater", pattern: "knit" },
  pullover: { slot: "top", kind: "sweater", pattern: "knit" },
  sweatshirt: { slot: "top", kind: "sweater" },
  turtleneck: { slot: "top", kind: "turtleneck", pattern: "knit" },
  "roll neck": { slot: "top", kind: "turtleneck", pattern: "knit" },
  hoodie: { slot: "top", kind: "hoodie" },
  hoody: { slot: "top", kind: "hoodie" },
  coat: { slot: "outer", kind: "coat" },
  overcoat: { slot: "outer", kind: "coat" },
  "trench coat": { slot: "outer", kind: "coat", color: "sand" },
  trenchcoat: { slot: "outer", kind: "coat", color: "sand" },
  jacket: { slot: "outer", kind: "jacket" },
  "denim jacket": { slot: "outer", kind: "jacket", color: "denim", pattern: "denim" },
  "bomber jacket": { slot: "outer", kind: "jacket" },
  windbreaker: { slot: "outer", kind: "jacket" },
  anorak: { slot: "outer", kind: "parka" },
  "leather jacket": { slot: "outer", kind: "leather", color: "black" },
  "biker jacket": { slot: "outer", kind: "leather", color: "black" },
  blazer: { slot: "outer", kind: "suit" },
  suit: { slot: "outer", kind: "suit" },
  tuxedo: { slot: "outer", kind: "suit", color: "black" },
  "suit jacket": { slot: "outer", kind: "suit" },
  raincoat: { slot: "outer", kind: "raincoat", color: "yellow" },
  "rain coat": { slot: "outer", kind: "raincoat", color: "yellow" },
  "rain jacket": { slot: "outer", kind: "raincoat", color: "yellow" },
  oilskin: { slot: "outer", kind: "raincoat", color: "yellow" },
  "lab coat": { slot: "outer", kind: "labcoat", color: "white" },
  "white coat": { slot: "outer", kind: "labcoat", color: "white" },
  "doctor's coat": { slot: "outer", kind: "labcoat", color: "white" },
  cardigan: { slot: "outer", kind: "cardigan", pattern: "knit" },
  parka: { slot: "outer", kind: "parka" },
  vest: { slot: "outer", kind: "vest" },
  waistcoat: { slot: "outer", kind: "vest" },
  "hi-vis vest": { slot: "outer", kind: "vest", color: "orange" },
  robe: { slot: "outer", kind: "robe" },
  bathrobe: { slot: "outer", kind: "robe", color: "white" },
  kimono: { slot: "outer", kind: "robe" },
  cloak: { slot: "outer", kind: "cape" },
  cape: { slot: "outer", kind: "cape" },
  trousers: { slot: "bottom", kind: "trousers" },
  pants: { slot: "bottom", kind: "trousers" },
  slacks: { slot: "bottom", kind: "trousers" },
  chinos: { slot: "bottom", kind: "trousers", color: "sand" },
  sweatpants: { slot: "bottom", kind: "trousers", color: "grey" },
  dungarees: { slot: "bottom", kind: "jeans", color: "denim" },
  overalls: { slot: "bottom", kind: "jeans", color: "denim" },
  jeans: { slot: "bottom", kind: "jeans", color: "denim", pattern: "denim" },
  leggings: { slot: "bottom", kind: "leggings", color: "black" },
  shorts: { slot: "bottom", kind: "shorts" },
  skirt: { slot: "bottom", kind: "skirt" },
  miniskirt: { slot: "bottom", kind: "skirt", length: "mini" },
  kilt: { slot: "bottom", kind: "skirt", color: "red", pattern: "check" },
  dress: { slot: "dress", kind: "dress" },
  sundress: { slot: "dress", kind: "sundress" },
  gown: { slot: "dress", kind: "gown", length: "long" },
  "evening dress": { slot: "dress", kind: "gown", length: "long" },
  "wedding dress": { slot: "dress", kind: "gown", color: "white", length: "long" },
  "ball gown": { slot: "dress", kind: "gown", length: "long" },
  frock: { slot: "dress", kind: "dress" },
  shoes: { slot: "shoes", kind: "shoes" },
  loafers: { slot: "shoes", kind: "shoes", color: "brown" },
  sneakers: { slot: "shoes", kind: "sneakers" },
  trainers: { slot: "shoes", kind: "sneakers" },
  boots: { slot: "shoes", kind: "boots" },
  wellies: { slot: "shoes", kind: "boots", color: "green" },
  heels: { slot: "shoes", kind: "heels" },
  sandals: { slot: "shoes", kind: "sandals", color: "brown" },
  barefoot: { slot: "shoes", kind: "barefoot" },
  "bare feet": { slot: "shoes", kind: "barefoot" },
  cap: { slot: "hat", kind: "cap" },
  "baseball cap": { slot: "hat", kind: "cap" },
  beanie: { slot: "hat", kind: "beanie" },
  "woolly hat": { slot: "hat", kind: "beanie" },
  "knit hat": { slot: "hat", kind: "beanie" },
  hat: { slot: "hat", kind: "hat" },
  fedora: { slot: "hat", kind: "hat", color: "charcoal" },
  "straw hat": { slot: "hat", kind: "straw", color: "sand" },
  "sun hat": { slot: "hat", kind: "straw", color: "sand" },
  "cowboy hat": { slot: "hat", kind: "cowboy", color: "brown" },
  stetson: { slot: "hat", kind: "cowboy", color: "brown" },
  "chef hat": { slot: "hat", kind: "chef", color: "white" },
  "chef's hat": { slot: "hat", kind: "chef", color: "white" },
  toque: { slot: "hat", kind: "chef", color: "white" },
  "hard hat": { slot: "hat", kind: "helmet", color: "yellow" },
  helmet: { slot: "hat", kind: "helmet" },
  "top hat": { slot: "hat", kind: "tophat", color: "black" },
  bowler: { slot: "hat", kind: "hat", color: "black" },
  beret: { slot: "hat", kind: "beret" },
  "peaked cap": { slot: "hat", kind: "peaked" },
  crown: { slot: "hat", kind: "crown", color: "gold" },
  headscarf: { slot: "hat", kind: "headscarf" },
  hijab: { slot: "hat", kind: "headscarf" },
  "witch hat": { slot: "hat", kind: "witch", color: "black" },
  "nurse cap": { slot: "hat", kind: "nurse", color: "white" },
  scarf: { slot: "scarf", kind: "scarf" },
  tie: { slot: "tie", kind: "tie" },
  necktie: { slot: "tie", kind: "tie" },
  "bow tie": { slot: "bow", kind: "bow", color: "black" },
  apron: { slot: "apron", kind: "apron" },
  gloves: { slot: "gloves", kind: "gloves" },
  glasses: { slot: "glasses", kind: "clear" },
  spectacles: { slot: "glasses", kind: "clear" },
  sunglasses: { slot: "glasses", kind: "dark" },
  shades: { slot: "glasses", kind: "dark" },
  tights: { slot: "tights", kind: "tights" },
  stockings: { slot: "tights", kind: "tights" },
  backpack: { slot: "backpack", kind: "backpack" },
  rucksack: { slot: "backpack", kind: "backpack" },
};

/** What people of a profession or role wear, in the words above. First row whose noun fits. */
export const UNIFORMS: [nouns: string[], outfit: string][] = [
  [["baker", "pastry chef"], "white shirt, white apron, grey trousers, black shoes, chef hat"],
  [["chef", "cook"], "white shirt, white apron, black trousers, black shoes, chef hat"],
  [["waiter", "waitress", "barista", "bartender", "barman", "barmaid"], "white shirt, black apron, black trousers, black shoes"],
  [
    ["butcher", "grocer", "shopkeeper", "carpenter", "blacksmith", "potter", "cobbler"],
    "check shirt, brown apron, brown trousers, brown boots",
  ],
  [
    ["doctor", "surgeon", "scientist", "chemist", "pharmacist", "researcher", "physicist", "biologist", "vet"],
    "lab coat, light blue shirt, grey trousers, black shoes",
  ],
  [["nurse"], "light blue tunic, light blue trousers, white sneakers"],
  [["soldier", "marine", "trooper"], "olive jacket, olive trousers, black boots, olive helmet"],
  [
    ["police", "policeman", "policewoman", "cop", "officer", "guard", "sheriff"],
    "navy jacket, light blue shirt, black tie, navy trousers, black boots, navy peaked cap",
  ],
  [["firefighter", "fireman"], "sand parka, sand trousers, black boots, red helmet"],
  [["pilot", "captain"], "navy suit, white shirt, black tie, navy trousers, black shoes, navy peaked cap"],
  [["sailor"], "navy sweater, white trousers, black shoes, white beret"],
  [["fisherman", "fisherwoman", "fisher"], "yellow raincoat, navy sweater, olive trousers, olive boots, navy beanie"],
  [
    [
      "businessman",
      "businesswoman",
      "manager",
      "banker",
      "lawyer",
      "politician",
      "president",
      "executive",
      "boss",
      "salesman",
      "detective",
      "spy",
      "agent",
      "butler",
      "host",
      "presenter",
      "newsreader",
      "anchor",
      "anchorwoman",
      "anchorman",
    ],
    "charcoal suit, white shirt, tie, charcoal trousers, black shoes",
  ],
  [["groom"], "black suit, white shirt, bow tie, black trousers, black shoes"],
  [["bride"], "white wedding dress, white shoes"],
  [["queen", "princess", "duchess"], "purple gown, gold shoes, crown"],
  [["king", "prince"], "burgundy robe, gold tunic, black trousers, black boots, crown"],
  [["wizard", "sorcerer", "mage"], "indigo robe, navy tunic, black trousers, brown boots, blue witch hat"],
  [["witch", "sorceress"], "black gown, black boots, witch hat"],
  [["monk", "priest"], "brown robe, brown tunic, brown trousers, sandals"],
  [["farmer", "gardener"], "check shirt, jeans, brown boots, straw hat"],
  [["cowboy", "cowgirl", "rancher"], "check shirt, brown vest, jeans, brown boots, cowboy hat"],
  [["builder", "worker", "construction worker", "engineer", "miner"], "orange vest, grey tee, jeans, brown boots, hard hat"],
  [["mechanic", "plumber", "electrician"], "navy shirt, navy trousers, black boots, navy cap"],
  [["lumberjack", "woodcutter"], "red flannel shirt, jeans, brown boots, beanie"],
  [["astronaut", "cosmonaut"], "white parka, white trousers, white boots, gloves, white helmet"],
  [["athlete", "runner", "jogger", "sprinter"], "tank top, shorts, white sneakers"],
  [["footballer", "player", "basketballer"], "red jersey, white shorts, white sneakers"],
  [["cyclist"], "yellow jersey, leggings, black sneakers, helmet"],
  [["dancer", "ballerina"], "pink tank top, pink skirt, pink shoes"],
  [["student", "teenager", "skater", "gamer", "programmer", "developer", "hacker"], "hoodie, jeans, sneakers"],
  [["teacher", "professor", "librarian", "writer", "author", "poet"], "shirt, cardigan, trousers, brown shoes"],
  [["musician", "guitarist", "drummer", "rocker", "biker"], "black tee, leather jacket, black jeans, black boots"],
  [["singer"], "black shirt, leather jacket, black trousers, black boots"],
  [["pianist", "violinist", "conductor"], "black suit, white shirt, bow tie, black trousers, black shoes"],
  [["painter", "artist", "sculptor"], "striped tee, apron, jeans, sneakers, beret"],
  [
    ["photographer", "hiker", "tourist", "traveller", "traveler", "explorer", "backpacker"],
    "khaki jacket, white tee, olive trousers, brown boots, backpack",
  ],
  [["pirate"], "white blouse, brown vest, black trousers, brown boots, red headscarf"],
  [["knight"], "grey tunic, grey leggings, black boots, silver helmet"],
  [["swimmer", "surfer", "lifeguard"], "red tank top, red shorts, barefoot"],
  [["grandmother", "grandma", "granny"], "cardigan, blouse, skirt, brown shoes"],
  [["grandfather", "grandpa"], "shirt, cardigan, trousers, brown shoes"],
];

/** Everyday clothes, chosen by the seed; one list for each of man, woman, child. */
export const EVERYDAY = {
  man: [
    "shirt, chinos, brown shoes",
    "tee, jeans, sneakers",
    "sweater, trousers, brown boots",
    "shirt, jacket, jeans, boots",
    "polo shirt, chinos, white sneakers",
    "hoodie, jeans, sneakers",
    "turtleneck, coat, charcoal trousers, black boots",
    "white tee, denim jacket, black jeans, boots",
  ],
  woman: [
    "blouse, trousers, shoes",
    "sweater, jeans, boots",
    "dress, shoes",
    "tee, jeans, white sneakers",
    "blouse, skirt, shoes",
    "turtleneck, coat, black trousers, black boots",
    "shirt, cardigan, jeans, shoes",
    "white tee, blazer, jeans, shoes",
  ],
  child: ["striped tee, shorts, sneakers", "hoodie, jeans, sneakers", "sweater, trousers, sneakers", "tee, jeans, sneakers"],
  girl: ["striped tee, skirt, sneakers", "sundress, sneakers", "sweater, jeans, sneakers", "tee, shorts, sneakers"],
} as const;

/** Colours that the seed may choose for cloth. */
export const WARDROBE = [
  "navy",
  "teal",
  "burgundy",
  "olive",
  "mustard",
  "grey",
  "cream",
  "rust",
  "blue",
  "plum",
  "sage",
  "charcoal",
  "sky",
  "terracotta",
  "green",
  "beige",
] as const;
