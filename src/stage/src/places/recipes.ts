// Which recipe builds which place of catalogue/places.tsv.
import { beach } from "./beach.ts";
import { bedroom } from "./bedroom.ts";
import { cafe } from "./cafe.ts";
import { church } from "./church.ts";
import { corridor } from "./corridor.ts";
import { library } from "./library.ts";
import { bar } from "./bar.ts";
import { classroom } from "./classroom.ts";
import { theatre } from "./theatre.ts";
import { workshop } from "./workshop.ts";
import { bathroom } from "./bathroom.ts";
import { castleHall } from "./castle-hall.ts";
import { gallery } from "./gallery.ts";
import { gym } from "./gym.ts";
import { hospitalRoom } from "./hospital-room.ts";
import { laboratory } from "./laboratory.ts";
import { shop } from "./shop.ts";
import { spaceship } from "./spaceship.ts";
import { warehouse } from "./warehouse.ts";
import { alley } from "./alley.ts";
import { castle } from "./castle.ts";
import { cave } from "./cave.ts";
import { field } from "./field.ts";
import { garden } from "./garden.ts";
import { jungle } from "./jungle.ts";
import { moon } from "./moon.ts";
import { mountain } from "./mountain.ts";
import { reef } from "./reef.ts";
import { road } from "./road.ts";
import { station } from "./station.ts";
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
  church,
  corridor,
  library,
  bar,
  classroom,
  theatre,
  workshop,
  bathroom,
  "castle-hall": castleHall,
  gallery,
  gym,
  "hospital-room": hospitalRoom,
  laboratory,
  shop,
  spaceship,
  warehouse,
  alley,
  castle,
  cave,
  field,
  garden,
  jungle,
  moon,
  mountain,
  reef,
  road,
  station,
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
