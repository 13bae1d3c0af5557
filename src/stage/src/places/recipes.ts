// Which recipe builds which place of catalogue/places.tsv.
import { beach } from "./beach.ts";
import { bedroom } from "./bedroom.ts";
import { cafe } from "./cafe.ts";
import { desert } from "./desert.ts";
import { forest } from "./forest.ts";
import { harbour } from "./harbour.ts";
import { kitchen } from "./kitchen.ts";
import { lake } from "./lake.ts";
import { livingRoom } from "./living-room.ts";
import { meadow } from "./meadow.ts";
import { office } from "./office.ts";
import { park } from "./park.ts";
import { pier } from "./pier.ts";
import { rooftop } from "./rooftop.ts";
import type { PlaceRecipe } from "./site.ts";
import { street } from "./street.ts";
import { studio } from "./studio.ts";

const RECIPES: Record<string, PlaceRecipe> = {
  beach,
  bedroom,
  cafe,
  desert,
  forest,
  harbour,
  kitchen,
  lake,
  "living-room": livingRoom,
  meadow,
  office,
  park,
  pier,
  rooftop,
  street,
  studio,
};

/** The recipe of a place; an id without one (a plan of a newer version) is shown on the studio's neutral backdrop. */
export const recipeOf = (id: string): PlaceRecipe => RECIPES[id] ?? studio;
export const placeIds = (): string[] => Object.keys(RECIPES);
