import type { BuildActor, StageContext } from "../contracts.ts";
import { HumanKit } from "./kit.ts";
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
    person = readLook({ ...look, seed: look.seed ^ context.seed });
  // The cheap tier is for speed: nobody is drawn in full there.
  return new Person(look, new PersonBody(kit, person), context.tier === "cheap" ? Infinity : undefined);
};
