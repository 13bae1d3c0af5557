// Sounds that the soundfont has as recordings (helicopter, applause, telephone): played before the mix begins, then looked up.
import type { Recipe } from "./recipe.ts";
import type { Instrument } from "./renderRecipe.ts";
import type { Soundfont } from "../music/soundfont.ts";

type Wanted = NonNullable<Recipe["instrument"]>;

/** @param load Asked only when there is something to play. */
export async function instrumentTones(wanted: readonly Wanted[], load: () => Promise<Soundfont>): Promise<Instrument> {
  const tones = new Map<string, Float32Array>();
  for (const { program, key, seconds, velocity } of wanted) {
    const name = nameOf(program, key, seconds);
    if (!tones.has(name)) tones.set(name, await (await load()).tone(program, key, seconds, velocity ?? 100));
  }
  return (program, key, seconds) => tones.get(nameOf(program, key, seconds)) ?? null;
}

function nameOf(program: number, key: number, seconds: number): string {
  return `${program}/${key}/${seconds}`;
}
