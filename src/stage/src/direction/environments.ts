// The world of a shot with the gaps of the plan filled: a shot that says nothing keeps the time and weather of the one before.
import type { Environment, ShotPlan } from "../contracts.ts";
import { readWords } from "../things/words.ts";

export function environmentsOf(plan: ShotPlan): Environment[] {
  let timeOfDay = "afternoon";
  let weather = "clear";
  let season: string | null = null;
  let era: string | null = null;
  return plan.shots.map(({ environment }) => {
    timeOfDay = environment.timeOfDay ?? timeOfDay;
    weather = environment.weather ?? weather;
    season = environment.season ?? season;
    era = environment.era ?? era;
    const tint = environment.place ? readWords([environment.place]).color?.getHex() : undefined;
    return { timeOfDay, weather, season, era, mood: environment.mood, style: plan.style, negative: plan.negative, tint };
  });
}

/** The same for two shots that can share one built place. Mood changes light and faces, not the set. */
export function setKey(place: string, environment: Environment): string {
  const { mood: _mood, ...world } = environment;
  return `${place} ${JSON.stringify(world)}`;
}
