import type { ActorLook, BuildActor, CastPictures, StageContext } from "../contracts.ts";
import { HumanKit } from "./kit.ts";
import { PictureError } from "../picture/loadPicture.ts";
import { shapeOf } from "./body/bodyShape.ts";
import { steadyLook } from "./cameo/steadyLook.ts";
import { readLikeness, type Likeness } from "./cameo/likeness.ts";
import { readLook } from "./look/readLook.ts";
import { Person } from "./person.ts";
import { PersonBody } from "./personBody.ts";

const kits = new Map<string, Promise<HumanKit>>();

/** The kit is fetched and unpacked once for everybody. */
function kitOf(context: StageContext): Promise<HumanKit> {
  const address = context.url("kit/human/human.bin");
  let kit = kits.get(address);
  if (!kit) {
    kit = HumanKit.load(path => context.url(path));
    kit.catch(() => kits.delete(address));
    kits.set(address, kit);
  }
  return kit;
}

/** A person from the words of the plan. The same key and seed give the same person. */
export const buildPerson: BuildActor = async (look, context) => {
  const kit = await kitOf(context),
    given = look.cameo === null ? undefined : context.cameos?.get(look.cameo);
  if (given) return cameo(kit, look, given, context);
  const person = readLook({ ...look, seed: look.seed ^ context.seed });
  // The cheap tier is for speed: nobody is drawn in full there.
  return new Person(look, new PersonBody(kit, person), context.tier === "cheap" ? Infinity : undefined);
};

const likenesses = new Map<string, Promise<Likeness>>();

/** Somebody with pictures is the same in every clip: the plan's seed has no say, its words decide what the pictures do not show. */
async function cameo(kit: HumanKit, look: ActorLook, given: CastPictures, context: StageContext): Promise<Person> {
  const own = steadyLook(look),
    nearShare = context.tier === "cheap" ? Infinity : undefined,
    address = JSON.stringify([given.pictures, given.crop]);
  let reading = likenesses.get(address);
  if (!reading) {
    likenesses.clear(); // a worker's page lives long: one cast at a time is kept by its actors
    reading = readLikeness(kit, shapeOf(readLook(own)), given, (path) => context.url(path));
    likenesses.set(address, reading);
    reading.catch(() => likenesses.delete(address));
  }
  try {
    const likeness = await reading,
      said = [look.noun, ...look.words].join(" ").toLowerCase(),
      // what the text says of hair and clothes goes before what the picture shows
      seen = likeness.words.filter((word) => (word.endsWith("sweater") ? !DRESSED.test(said) : !/hair|bald|bun|braid|curl/.test(said))),
      // a beard says what a name does not
      bearded = seen.some((word) => /beard|stubble/.test(word)) && !GENDERED.test(said) ? ["man"] : [],
      person = readLook({ ...own, words: [...look.words, ...seen, ...bearded] });
    person.likeness = likeness;
    person.skin = likeness.skin;
    return new Person(look, new PersonBody(kit, person), nearShare);
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
    const stranger = new Person(look, new PersonBody(kit, readLook(own)), nearShare);
    stranger.note = `${look.noun}: ${error.message} Somebody by the words is shown.`;
    return stranger;
  }
}
const GENDERED = /\b(wom[ae]n|m[ae]n|girl|boy|lady|she|he|her|his|female|male)\b/;
const DRESSED = /\b(coat|suit|dress|shirt|sweater|jacket|uniform|hoodie|gown|robe|blouse|tuxedo|vest|cardigan|raincoat|jumper|armou?r|apron|kimono|swimsuit)\b/;
