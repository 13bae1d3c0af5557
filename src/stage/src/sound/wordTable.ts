// Finds the entry of a table that a text asks for, by the words of both, folded to their stems.

export interface WordTable {
  /** The name that fits best, or null where no word of the text is known. */
  find(text: string): string | null;
  /** All names that fit, best first, each for words of the text that no better one has used. */
  findAll(text: string): string[];
}

/** `words`: alternatives separated by "|"; one of several words is a phrase, of which every word must be said. */
export function wordTable(entries: readonly { name: string; words: string }[]): WordTable {
  const phrases = entries.flatMap(({ name, words }) => [name, ...words.split("|")].filter(phrase => phrase !== "").map(phrase => ({ name, stems: stemsOf(phrase) })));
  const ranked = (text: string) => {
    const said = stemsOf(text);
    return phrases
      .filter(phrase => phrase.stems.length > 0 && phrase.stems.every(stem => said.includes(stem)))
      // longer phrases say more; of equals the one whose words come last: in "church bells ring" as in "dog barks" the verb says what is heard
      .map(phrase => ({ ...phrase, last: Math.max(...phrase.stems.map(stem => said.lastIndexOf(stem))) }))
      .sort((a, b) => b.stems.length - a.stems.length || b.last - a.last);
  };
  return {
    find: text => ranked(text)[0]?.name ?? null,
    findAll(text) {
      const used = new Set<string>(), names: string[] = [];
      for (const { name, stems } of ranked(text)) {
        if (stems.every(stem => used.has(stem))) continue;
        stems.forEach(stem => used.add(stem));
        if (!names.includes(name)) names.push(name);
      }
      return names;
    },
  };
}

export function stemsOf(text: string): string[] {
  const plain = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  return (plain.match(/[a-z]+/g) ?? []).map(stem);
}

function stem(word: string): string {
  let w = word;
  if (w.length > 3 && w.endsWith("s") && !/(ss|us|is)$/.test(w)) w = /(sh|ch|x|ss|zz)es$/.test(w) ? w.slice(0, -2) : w.slice(0, -1);
  if (w.length > 5 && w.endsWith("ing")) w = undouble(w.slice(0, -3));
  else if (w.length > 4 && w.endsWith("ed")) w = undouble(w.slice(0, -2));
  return w.length > 3 && w.endsWith("e") ? w.slice(0, -1) : w;
}

function undouble(word: string): string {
  return /([bdgmnprt])\1$/.test(word) ? word.slice(0, -1) : word;
}
