// From a mood and the prompt's words to a brief: "slow solo cello", "upbeat jazz with trumpet", "dark electronic, 128 bpm".
import { pick, randomFrom, seedOf } from "../dsp/random.ts";
import { wordTable, stemsOf } from "../wordTable.ts";
import type { Brief, Style } from "./brief.ts";
import { INSTRUMENTS, type Instrument, type Voicing } from "./instruments.ts";
import { MOODS, NEUTRAL } from "./moods.ts";
import { STYLES } from "./styles.ts";

const moods = wordTable(Object.entries(MOODS).map(([name, mood]) => ({ name, words: mood.words })));
const styles = wordTable(Object.entries(STYLES).map(([name, style]) => ({ name, words: style.words })));
const instruments = wordTable(INSTRUMENTS.map((instrument, index) => ({ name: String(index), words: instrument.words })));

const SLOW = new Set(stemsOf("slow slowly lento adagio unhurried languid slowed"));
const FAST = new Set(stemsOf("fast quick upbeat uptempo rapid allegro presto frantic energetic lively driving"));
const SOFT = new Set(stemsOf("soft quiet gentle subtle delicate faint sparse minimal muted light tender background"));
const LOUD = new Set(stemsOf("loud powerful epic intense booming thunderous big heavy massive grand"));

/** Any words give some music; the same words and seed the same. */
export function readBrief(mood: string, words: string, seed: number): Brief {
  const said = `${words} `, stems = stemsOf(said);
  const has = (list: ReadonlySet<string>) => stems.some(stem => list.has(stem));
  // the words of the music come before the mood of the scene
  const feeling = MOODS[moods.find(said) ?? moods.find(mood) ?? NEUTRAL];
  const players = instruments.findAll(said).map(index => INSTRUMENTS[Number(index)]);
  const named = styles.find(withoutInstruments(said, players));
  const style = STYLES[named ?? styleOfPlayers(players) ?? feeling.style];
  const random = randomFrom(seedOf(`music/${said}/${mood}`, seed));
  const solo = stems.includes("solo") || stems.includes("alon");

  const tempoSaid = /(\d{2,3})\s*bpm/.exec(said.toLowerCase());
  // a style's own tempo and the mood's pull on each other
  const usual = style.tempo === undefined ? feeling.tempo : named === null ? (style.tempo + feeling.tempo) / 2 : style.tempo * 0.75 + feeling.tempo * 0.25;
  const tempo = tempoSaid ? Number(tempoSaid[1]) : usual * (has(SLOW) ? 0.72 : has(FAST) ? 1.2 : 1);
  const saidMood = moods.find(said) !== null || moods.find(mood) !== null;
  return {
    tempo: Math.max(44, Math.min(190, tempo)),
    beats: style.beats ?? 4, swing: style.swing ?? 0,
    mode: saidMood || style.mode === undefined ? feeling.mode : style.mode,
    root: feeling.root + Math.floor(random() * 5) - 2,
    progression: pick(random, feeling.progressions),
    ...texture(style, players, solo),
    sevenths: style.sevenths ?? false,
    force: Math.max(0.1, Math.min(1, feeling.force + (has(SOFT) ? -0.2 : 0) + (has(LOUD) ? 0.25 : 0))),
  };
}

/** "guitar" alone names a style only where no instrument took the word: "piano jazz" is jazz. */
function withoutInstruments(said: string, players: readonly Instrument[]): string {
  const taken = new Set(players.flatMap(player => stemsOf(player.words.replaceAll("|", " "))));
  return stemsOf(said).filter(stem => !taken.has(stem)).join(" ");
}

function styleOfPlayers(players: readonly Instrument[]): string | null {
  const first = players[0];
  return first === undefined ? null : styles.find(first.words.split("|")[0]);
}

type Texture = Pick<Brief, "chords" | "bass" | "drums" | "voicing" | "melody">;

function texture(style: Style, players: readonly Instrument[], solo: boolean): Texture {
  const whole: Texture = { chords: style.chords, bass: style.bass, drums: style.drums, voicing: style.voicing, melody: style.melody ?? 0.4 };
  if (players.length === 0) return whole;
  if (solo) return soloTexture(players[0]);
  const voicing: Voicing = { ...style.voicing };
  // one who can only sing has the melody; who can play chords accompanies, and sings where nobody else does
  const singers = players.filter(player => !player.polyphonic && player.high > 56);
  const accompanists = players.filter(player => player.polyphonic);
  const low = players.find(player => player.high <= 56);
  voicing.lead = (singers[0] ?? accompanists[0] ?? players[0]).program;
  if (accompanists.length > 0) voicing.chords = accompanists[0].program;
  if (accompanists.length > 1) voicing.pad = accompanists[1].program;
  if (singers.length > 1) voicing.counter = singers[1].program;
  if (low) voicing.bass = low.program;
  return { ...whole, voicing, melody: Math.max(0.45, whole.melody) };
}

/** One player alone: a polyphonic one accompanies itself. */
function soloTexture({ program, polyphonic }: Instrument): Texture {
  return polyphonic
    ? { chords: "broken", bass: "held", drums: null, voicing: { chords: program, bass: program, lead: program }, melody: 0.5 }
    : { chords: "none", bass: "none", drums: null, voicing: { lead: program }, melody: 0.6 };
}
