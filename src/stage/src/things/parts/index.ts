// Parts by the id of catalogue/things.tsv.
import { barrel, cardboardBox, crate, suitcase } from "./containers.ts";
import { fishingBoat, lifeRing, ropeCoil, rowboat, sailboat } from "./nautical.ts";
import type { Part } from "./part.ts";
import { bench, bollard, hydrant, lampPost, trafficCone, trashCan } from "./street.ts";

export const PARTS: Partial<Record<string, Part>> = {
  barrel, bench, bollard, box: cardboardBox, crate, suitcase, "fishing-boat": fishingBoat, "life-ring": lifeRing, rope: ropeCoil, rowboat, sailboat,
  hydrant, lamp: lampPost, "traffic-cone": trafficCone, "trash-can": trashCan,
};
