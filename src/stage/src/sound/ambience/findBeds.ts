// From a bed's name or a prompt's words ("gulls and waves", "quiet street") to beds.
import { wordTable } from "../wordTable.ts";
import type { Bed } from "./bed.ts";
import { NATURE_BEDS } from "./natureBeds.ts";
import { TOWN_BEDS } from "./townBeds.ts";

const BEDS: Readonly<Record<string, Bed>> = { ...NATURE_BEDS, ...TOWN_BEDS };
const table = wordTable(Object.entries(BEDS).map(([name, bed]) => ({ name, words: bed.words })));
/** What a text without any known word gives: faint air, so that no clip is dead. */
const UNKNOWN = "air";
const MOST = 3;

export function findBeds(kind: string): { name: string; bed: Bed }[] {
  if (Object.hasOwn(BEDS, kind)) return [{ name: kind, bed: BEDS[kind] }];
  const names = table.findAll(kind).slice(0, MOST);
  return (names.length > 0 ? names : [UNKNOWN]).map(name => ({ name, bed: BEDS[name] }));
}

export function bedNames(): string[] {
  return Object.keys(BEDS);
}
