// Boats ride the swell: heave, pitch and roll of a few slow sines, more under way.
import { Group } from "three";
import { Assembly } from "../assembly.ts";
import type { BuildMoving } from "../buildThing.ts";
import { weatheringOf } from "../materials.ts";
import { fishingBoat, rowboat, sailboat } from "../parts/nautical.ts";
import { travelEvents } from "../ThingActor.ts";

const KINDS: [RegExp, typeof rowboat][] = [
  [/row|canoe|dinghy|kayak|small|little|wooden|^boat\b/, rowboat],
  [/sail|yacht|catamaran/, sailboat],
];

export const movingBoat: BuildMoving = (look, words, random, lit) => {
  const set = new Assembly(weatheringOf(look.environment, false)),
    said = `${look.noun} ${look.words.join(" ")}`,
    part =
      KINDS.find(([pattern]) => pattern.test(said))?.[1] ?? (look.asset === "sailboat" ? sailboat : look.asset === "rowboat" ? rowboat : fishingBoat);
  part(set, { color: words.color ?? undefined, random, lit });
  const body = new Group().add(set.finish()),
    light = part === rowboat ? 1.6 : 1,
    phase = random() * 6.28,
    rough = /storm|wind/.test(look.environment.weather) ? 2.2 : 1;
  return {
    body,
    moving: {
      pose(t, motion, root) {
        const sea = light * rough;
        root.position.y = sea * 0.05 * Math.sin(t * 1.1 + phase);
        root.rotation.set(
          sea * 0.018 * Math.sin(t * 0.93 + phase) - Math.min(0.05, motion.speed * 0.008),
          0,
          sea * 0.035 * Math.sin(t * 0.71 + phase * 2) + motion.curvature * motion.speed * 0.2,
        );
      },
      events: travelEvents("boat", look.key),
    },
  };
};
