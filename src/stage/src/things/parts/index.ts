// Parts by the id of catalogue/things.tsv.
import { airplane, drone, helicopter, rocket, satellite, spaceship } from "./aircraft.ts";
import { campfire, chain, easel, feather, leaf, scarecrow, ski, snowboard, stairs, surfboard, torch } from "./camp.ts";
import { banana, chocolate, dough, iceCream, juice, mushroom, orange, pizza, pumpkin, sandwich, soup } from "./food.ts";
import { anchor, bow, coin, diamond, dice, globe, gun, hourglass, map, medal, microscope, mirror, necklace, shield, statue, telescope, treasureChest, trophy } from "./keepsakes.ts";
import { cannon, gear, tank, tractor, train, wheel, windmill } from "./machines.ts";
import { drum, headphones, microphone, saxophone, trumpet, violin } from "./music.ts";
import { bicycle } from "./bicycle.ts";
import { building, house } from "./buildings.ts";
import { parkedCar } from "./car.ts";
import { barrel, cardboardBox, crate, suitcase } from "./containers.ts";
import { fishingBoat, lifeRing, ropeCoil, rowboat, sailboat } from "./nautical.ts";
import { apple, ball, book, candle, crown, football, gift, lantern, letter, phone, sword, umbrella } from "./objects.ts";
import { bucket, sandcastle } from "./outdoors.ts";
import type { Part } from "./part.ts";
import { flower, flowers, leafyPlant, pottedPlant } from "./plants.ts";
import { armchair, bistroChair, chair, coffeeTable, sofa, stool, table } from "./seating.ts";
import { bench, bollard, hydrant, lampPost, trafficCone, trashCan } from "./street.ts";
import { bottle, can, perfume, waterBottle } from "./bottles.ts";
import { bowl, mug, tumbler, vase, wineGlass } from "./tableware.ts";

/** What own code builds; it wins over the furniture catalogue. */
export const PARTS: Partial<Record<string, Part>> = {
  apple,
  ball,
  barrel,
  bicycle,
  bollard,
  book,
  bottle,
  bucket,
  sandcastle,
  bowl,
  box: cardboardBox,
  building,
  can,
  candle,
  car: parkedCar,
  crate,
  crown,
  "cardboard-box": cardboardBox,
  cup: mug,
  "fire-hydrant": hydrant,
  "fishing-boat": fishingBoat,
  flower,
  flowers,
  football,
  gift,
  glass: tumbler,
  house,
  lantern,
  letter,
  "life-ring": lifeRing,
  perfume,
  phone,
  rope: ropeCoil,
  rowboat,
  sailboat,
  streetlight: lampPost,
  suitcase,
  sword,
  "traffic-cone": trafficCone,
  "trash-can": trashCan,
  umbrella,
  vase,
  "water-bottle": waterBottle,
  airplane,
  drone,
  helicopter,
  rocket,
  satellite,
  spaceship,
  cannon,
  gear,
  tank,
  tractor,
  train,
  wheel,
  windmill,
  banana,
  chocolate,
  dough,
  "ice-cream": iceCream,
  juice,
  mushroom,
  orange,
  pizza,
  pumpkin,
  sandwich,
  soup,
  drum,
  headphones,
  microphone,
  saxophone,
  trumpet,
  violin,
  anchor,
  bow,
  coin,
  diamond,
  dice,
  globe,
  gun,
  hourglass,
  map,
  medal,
  microscope,
  mirror,
  necklace,
  shield,
  statue,
  telescope,
  "treasure-chest": treasureChest,
  trophy,
  campfire,
  chain,
  easel,
  feather,
  leaf,
  scarecrow,
  ski,
  snowboard,
  stairs,
  surfboard,
  torch,
  wine: wineGlass,
  "wine-glass": wineGlass,
};

/** Stand-ins for furniture when the catalogue is not installed. */
export const FALLBACK_PARTS: Partial<Record<string, Part>> = {
  armchair,
  bench,
  "cafe-chair": bistroChair,
  chair,
  "coffee-table": coffeeTable,
  houseplant: pottedPlant,
  bush: leafyPlant,
  sofa,
  stool,
  table,
  desk: table,
};
