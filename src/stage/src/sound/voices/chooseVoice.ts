// Who speaks how: a character by sex, age and what the description says, never one that another speaker already has.
import type { ChooseVoice } from "../../contracts.ts";
import { randomFrom, seedOf } from "../dsp/random.ts";
import { CHARACTERS } from "./cast.ts";

const FEMALE = words("female woman women lady girl mother mom mum mommy grandmother grandma granny aunt sister daughter wife bride queen princess actress waitress hostess heroine witch nun ballerina goddess mermaid maid businesswoman policewoman she her madam empress duchess niece girlfriend saleswoman fairy");
const MALE = words("male man men gentleman boy father dad daddy grandfather grandpa uncle brother son husband groom king prince actor waiter host hero wizard monk priest god butler businessman policeman he his him sir emperor duke nephew boyfriend salesman fisherman fireman cowboy lad guy bloke knight viking samurai");
const CHILD = words("child kid boy girl toddler baby schoolboy schoolgirl son daughter children infant kindergarten little");
const OLD = words("old elderly aged senior grandmother grandma granny grandfather grandpa wrinkled ancient retired wizard");
const YOUNG = words("young teen teenage teenager teenaged student youth college");

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

/**
 * `words` should say the drawn body's sex and age ("female", "old") where the stage has chosen them, so that voice and body agree.
 * `taken`: voices of the other speakers of the clip.
 */
export const chooseVoice: ChooseVoice = (speaker, seed, taken = []) => {
  const said = new Set([speaker.key, speaker.noun, ...speaker.words].flatMap(text => text.toLowerCase().match(/[a-z]+/g) ?? []));
  const has = (list: ReadonlySet<string>) => [...said].some(word => list.has(word));
  const random = randomFrom(seedOf([...said].sort().join(" "), seed));
  const coin = random() < 0.5 ? "female" : "male";
  const female = has(FEMALE), male = has(MALE);
  const sex = female === male ? coin : female ? "female" : "male";
  const age = has(OLD) ? "old" : has(CHILD) ? "child" : has(YOUNG) ? "young" : "adult";
  const used = new Set(taken.map(voice => voice.character));

  let best = "woman", bestScore = -Infinity;
  for (const [name, character] of Object.entries(CHARACTERS)) {
    const hits = character.words.filter(word => said.has(word)).length;
    // a giant or a robot is only ever asked for
    if (character.sex === "none" && hits === 0) continue;
    const sexFits = character.sex === "none" ? 12 : character.sex === sex ? 10 : 0;
    const ageFits = character.age === age ? 4 : near(character.age, age) ? 2 : 0;
    const score = sexFits + ageFits + 1.5 * hits + random() * 0.5 - (used.has(name) ? 3 : 0);
    if (score > bestScore) { bestScore = score; best = name; }
  }
  for (let step = 0; ; step++) {
    const name = step === 0 ? best : `${best}+${step}`;
    if (!used.has(name)) return { character: name };
  }
};

function near(one: string, other: string): boolean {
  return (one === "young" && other === "adult") || (one === "adult" && other === "young");
}
