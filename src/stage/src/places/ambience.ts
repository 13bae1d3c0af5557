// What is heard at a place: its own sounds, less what sleeps or hides, and the weather's.
import type { Environment } from "../contracts.ts";

const WEATHER_SOUNDS: Record<string, string[]> = { rain: ["rain"], storm: ["storm", "thunder"], wind: ["wind"], snow: ["snow"] };
const ANIMALS = new Set(["birds", "gulls", "insects"]);
const DARK = new Set(["dusk", "blue-hour", "night", "midnight"]);

/** `sounds`: the place's own, by the words of sound/ambience. */
export function ambienceOf(sounds: readonly string[], { timeOfDay, weather, season }: Environment, indoor: boolean): string[] {
  if (indoor) return [...sounds];
  const harsh = weather === "rain" || weather === "storm" || weather === "snow" || season === "winter",
    dark = DARK.has(timeOfDay);
  const heard = sounds.flatMap((sound) => {
    if (!ANIMALS.has(sound)) return sound;
    if (harsh) return [];
    return dark ? (sound === "gulls" ? [] : "crickets") : sound;
  });
  return [...new Set([...heard, ...(WEATHER_SOUNDS[weather] ?? [])])];
}
