// Which models of the furniture catalogue can stand for a noun (kit/furniture-nouns.tsv): public domain first.
import table from "../../kit/furniture-nouns.tsv";

let byNoun: Map<string, string[]> | null = null;

const idOf = (noun: string) => noun.replaceAll(" ", "-");

/** Model ids for an asset such as "coffee-table". */
export function modelsOf(asset: string): string[] {
  byNoun ??= read();
  return byNoun.get(idOf(asset)) ?? [];
}

function read(): Map<string, string[]> {
  const models = new Map<string, { id: string; free: boolean }[]>();
  for (const line of table.trim().split("\n").slice(1)) {
    const [id, licence, , noun] = line.split("\t");
    const list = models.get(noun) ?? [];
    list.push({ id, free: licence.startsWith("CC0") });
    models.set(noun, list);
  }
  return new Map([...models].map(([noun, list]) => [idOf(noun), list.sort((a, b) => Number(b.free) - Number(a.free)).map((model) => model.id)]));
}
