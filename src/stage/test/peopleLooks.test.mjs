import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./support/bundled.mjs";

const { readLook, CLOTH, mouthAt, VISEMES, readAnimal, findAction } = await bundled("../test/support/people.ts");
const environment = { timeOfDay: "noon", weather: "clear", season: null, era: null, mood: null, style: [], negative: [] };
const look = (noun, words = [], more = {}) =>
  readLook({ key: noun, asset: "human", noun, words, seed: 1, environment, cameo: null, ...more });

test("a colour binds to the garment it stands before", () => {
  const { outfit } = look("woman", ["red coat", "blue jeans", "white scarf"]);
  assert.equal(outfit.outer.kind, "coat");
  assert.equal(outfit.outer.colour, CLOTH.red);
  assert.equal(outfit.bottom.colour, CLOTH.blue);
  assert.equal(outfit.scarf, CLOTH.white);
});

test("hair and eyes keep their colours to themselves", () => {
  const { hair, outfit, eyes } = look("woman", ["long red hair", "green eyes", "black dress"]);
  assert.deepEqual([hair.style, hair.colour], ["long", "red"]);
  assert.equal(outfit.dress.colour, CLOTH.black);
  assert.notEqual(eyes, look("woman", ["brown eyes"]).eyes);
});

test("what somebody holds is read with its colour, and is not a garment's", () => {
  const { carries, outfit } = look("woman", ["holding a red umbrella", "yellow raincoat"]);
  assert.deepEqual(carries, { thing: "umbrella", colour: CLOTH.red });
  assert.equal(outfit.outer.colour, CLOTH.yellow);
  assert.equal(look("man", ["with a beard"]).carries, null);
});

test("one colour for everything", () => {
  const { outfit } = look("man", ["dressed in black"]);
  assert.deepEqual([outfit.top.colour, outfit.bottom.colour], [CLOTH.black, CLOTH.black]);
});

test("professions bring their clothes, and words of the plan win over them", () => {
  const baker = look("baker", ["woman"]);
  assert.equal(baker.outfit.apron, CLOTH.white);
  assert.equal(baker.outfit.hat.kind, "chef");
  assert.equal(look("doctor").outfit.outer.kind, "labcoat");
  assert.equal(look("fisherman", ["red hat"]).outfit.hat.colour, CLOTH.red);
  assert.equal(look("soldier").outfit.outer.colour, CLOTH.olive);
});

test("gender, age and build are read from nouns and words", () => {
  assert.equal(look("girl").male, 0);
  assert.ok(look("boy").years < 13);
  assert.equal(look("person", ["a 42-year-old man"]).years, 42);
  assert.ok(look("grandmother").years >= 66);
  assert.ok(look("woman", ["young"]).years < 30);
  assert.equal(look("man", ["muscular"]).build, "strong");
  assert.equal(look("man", ["bald", "beard", "glasses"]).hair.style, "bald");
  assert.equal(look("man", ["bald", "beard", "glasses"]).beard, "full");
  assert.equal(look("man", ["bald", "beard", "glasses"]).outfit.glasses, "clear");
});

test("the same key and seed are the same person, another key another", () => {
  const a = look("woman", [], { key: "mara" }),
    b = look("woman", [], { key: "mara" }),
    c = look("woman", [], { key: "nora" });
  assert.deepEqual(a, b);
  assert.notEqual(a.seed, c.seed);
});

test("winter puts a coat on whoever has none", () => {
  assert.ok(look("man", [], { environment: { ...environment, season: "winter" } }).outfit.outer);
});

test("lips close fully on p, b and m between open vowels", () => {
  const sounds = [
    { sound: "aa", shape: "aa", start: 0, end: 0.2 },
    { sound: "m", shape: "PP", start: 0.2, end: 0.3 },
    { sound: "aa", shape: "aa", start: 0.3, end: 0.5 },
  ];
  const open = mouthAt(sounds, 0.1).jawOpen,
    shut = mouthAt(sounds, 0.25);
  assert.ok(open > 0.25, `open ${open}`);
  assert.ok(shut.jawOpen < open * 0.5 && shut.mouthPressLeft > 0.15, `shut ${JSON.stringify(shut)}`);
  assert.ok(Object.keys(VISEMES).length >= 13);
  assert.deepEqual(mouthAt(sounds, 3), {});
});

test("words that are not in the table fall to the nearest action", () => {
  assert.equal(findAction("strolling").id, "walk");
  assert.equal(findAction("greet").id, "wave");
  assert.equal(findAction("defenestrate").id, "stand");
});

test("animals take their kind from the noun and their coat from the words", () => {
  const read = (noun, words = []) => readAnimal({ key: noun, asset: "dog", noun, words, seed: 1, environment, cameo: null });
  assert.equal(read("horse", ["white"]).order.species.id, "horse");
  assert.equal(read("horse", ["white"]).order.coat, read("pony", ["white"]).order.coat);
  assert.ok(read("puppy").order.size < read("dog").order.size);
  assert.equal(read("seagulls").bird.id, "gull");
  assert.equal(read("tiger").order.species.id, "cat");
});
