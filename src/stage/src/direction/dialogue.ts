// The spoken lines of a plan: whose voice, how long it really takes, and where it fits.
import type { ActorLook, SoundContext, StageContext, StagedPlan, Utterance, Voice } from "../contracts.ts";
import { readLook } from "../people/look/readLook.ts";
import { steadyLook } from "../people/cameo/steadyLook.ts";
import { chooseVoice, speak } from "../sound/speak.ts";
import { CHARACTERS } from "../sound/voices/cast.ts";
import { castOf, type Individual } from "./individuals.ts";
import type { ClipLine } from "./performances.ts";
import { fitLines } from "./speechSchedule.ts";

export interface SpokenClipLine extends ClipLine {
  utterance: Utterance;
  speaker: string;
}

/** Utterances by what was said, how and by whom: an edit of the plan speaks only what changed. */
export type SpokenBefore = Map<string, Promise<Utterance>>;

export async function speakLines(
  staged: StagedPlan,
  individuals: readonly Individual[],
  spoken: SpokenBefore,
  context: SoundContext & Pick<StageContext, "cameos">,
): Promise<{ lines: SpokenClipLine[]; notes: string[] }> {
  const { plan } = staged;
  const voices = new Map<string, Voice>();
  const lines = plan.shots.flatMap((shot, index) =>
    shot.sound.dialogue.map((line) => {
      const key =
        line.manner === "voice-over" ? null : (speakerIn(staged, index, line.speaker) ?? speakerAnywhere(staged, line.speaker));
      const voiceKey = key ?? line.speaker;
      const individual = individuals.find((each) => each.key === key);
      const given = context.cameos?.get(individual?.look.cameo ?? line.speaker);
      const asked = given?.voice?.trim().toLowerCase().replaceAll(" ", "-");
      const words = individual
        ? [...individual.look.words, ...bodyWords(given ? steadyLook(individual.look) : individual.look)]
        : (plan.cast
            .find((each) => each.id === line.speaker)
            ?.description.toLowerCase()
            .split(/[,;]\s*/) ?? [line.speaker.toLowerCase()]);
      if (!voices.has(voiceKey))
        voices.set(
          voiceKey,
          asked && asked in CHARACTERS
            ? { character: asked }
            : chooseVoice({ key: voiceKey, noun: line.speaker.toLowerCase(), words }, given ? 0 : plan.seed, [...voices.values()]),
        );
      return {
        index,
        line,
        key,
        voice: voices.get(voiceKey)!,
        onScreen: key !== null && castOf(staged, index).some(({ keys }) => keys.includes(key)),
      };
    }),
  );
  const utterances = await Promise.all(
    lines.map(({ line, voice }) => {
      const name = JSON.stringify([line.line, line.manner, voice, context.seed]);
      if (!spoken.has(name)) spoken.set(name, speak(line.line, line.manner, voice, context));
      return spoken.get(name)!;
    }),
  );
  const spans = plan.shots.map((shot) => ({ start: shot.start, end: shot.start + shot.seconds }));
  const fitted = fitLines(
    lines.map(({ index, line }, i) => ({ shot: index, wanted: line.start, spoken: utterances[i].seconds, text: line.line })),
    spans,
    plan.seconds,
  );
  return {
    notes: fitted.notes,
    lines: lines.map(({ index, line, key, onScreen }, i) => ({
      key,
      shot: index,
      speaker: line.speaker,
      utterance: utterances[i],
      line: {
        speaker: line.speaker,
        text: line.line,
        manner: line.manner,
        ...fitted.lines[i],
        sounds: utterances[i].sounds,
        onScreen,
      },
    })),
  };
}

/** The sex and age of the body that the same words and seed are drawn with, so that the voice fits it. */
function bodyWords(look: ActorLook): string[] {
  if (look.asset !== "human") return [];
  const { male, years } = readLook(look);
  return [male < 0.5 ? "female" : "male", years < 13 ? "child" : years < 22 ? "young" : years < 62 ? "adult" : "old"];
}

function speakerIn(staged: StagedPlan, shot: number, speaker: string): string | null {
  const wanted = speaker.toLowerCase();
  const cast = castOf(staged, shot);
  const found =
    cast.find(({ subject }) => subject.cast?.toLowerCase() === wanted) ??
    cast.find(({ subject }) => subject.noun.toLowerCase() === wanted);
  return found?.keys[0] ?? null;
}

function speakerAnywhere(staged: StagedPlan, speaker: string): string | null {
  for (let shot = 0; shot < staged.shots.length; shot++) {
    const found = speakerIn(staged, shot, speaker);
    if (found) return found;
  }
  return null;
}
