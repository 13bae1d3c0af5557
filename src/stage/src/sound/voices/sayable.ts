// Any text into words that the engine can say: Latin letters, plain punctuation, numbers in words.
import { numberInWords } from "./numbers.ts";

/** A clip is at most 25 s: about 65 words at a calm pace. What is longer is cut at a word. */
export const MAX_CHARACTERS = 600;

const SYMBOLS: Readonly<Record<string, string>> = {
  "&": " and ", "%": " percent ", "@": " at ", "+": " plus ", "=": " equals ", "°": " degrees ", "€": " euros ", "£": " pounds ", "$": " dollars ",
  "×": " times ", "÷": " divided by ", "½": " a half ", "—": ", ", "–": ", ", "…": ". ", "“": "", "”": "", "«": "", "»": "",
  "‘": "'", "’": "'", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "þ": "th", "ð": "th", "ı": "i", ";": ",", ":": ",",
};

// one Latin spelling for each letter: read aloud it is recognisable, no more is claimed
const GREEK_AND_CYRILLIC: Readonly<Record<string, string>> = {
  α: "a", β: "v", γ: "g", δ: "d", ε: "e", ζ: "z", η: "i", θ: "th", ι: "i", κ: "k", λ: "l", μ: "m", ν: "n", ξ: "ks", ο: "o", π: "p", ρ: "r", σ: "s", ς: "s", τ: "t", υ: "i", φ: "f", χ: "h", ψ: "ps", ω: "o",
  а: "a", б: "b", в: "v", г: "g", д: "d", е: "ye", ж: "zh", з: "z", и: "i", й: "y", к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "oo", ф: "f", х: "h", ц: "ts", ч: "ch", ш: "sh", щ: "sh", ъ: "", ы: "i", ь: "", э: "e", ю: "yu", я: "ya", і: "i", ї: "yi", є: "ye", ґ: "g",
};

/** The words to say, or "" where nothing in the text can be said. */
export function sayable(text: string): string {
  const folded = text.slice(0, 4 * MAX_CHARACTERS).normalize("NFKD").replace(/\p{M}/gu, "");
  const money = folded.replace(/([$€£])\s?(\d+(?:,\d{3})*(?:\.\d+)?)/g, (_, sign: string, amount: string) => `${amount} ${sign}`);
  let spelled = "";
  for (const character of money) {
    const lower = character.toLowerCase();
    spelled += SYMBOLS[lower] ?? GREEK_AND_CYRILLIC[lower] ?? character;
  }
  const spoken = spelled
    .replace(/\d+(?:,\d{3})*(?:\.\d+)?/g, digits => ` ${numberInWords(digits)} `)
    .replace(/[^A-Za-z'.,!?\s-]/g, " ")
    .replace(/(^|\s)[-']+|[-']+(?=\s|$)/g, "$1")
    .replace(/([.,!?])(?:\s*[.,!?])+/g, "$1")
    .replace(/\s+([.,!?])/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
  if (!/[A-Za-z]/.test(spoken)) return "";
  if (spoken.length <= MAX_CHARACTERS) return spoken;
  const cut = spoken.lastIndexOf(" ", MAX_CHARACTERS);
  return spoken.slice(0, cut > MAX_CHARACTERS / 2 ? cut : MAX_CHARACTERS);
}
