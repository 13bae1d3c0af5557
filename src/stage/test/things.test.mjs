import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Vector3 } from "three";
import { bundled } from "./support/bundled.mjs";

const { thing } = await bundled("../test/support/placeBench.ts");
const { readWords } = await bundled("things/words.ts");
const { modelsOf } = await bundled("things/nouns.ts");
const { PARTS } = await bundled("../test/support/thingParts.ts");
const catalogue = readFileSync(new URL("../catalogue/things.tsv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split("\t"));

const still = (position = new Vector3()) => ({ start: 0, end: 10, action: "stand", position, facing: 0 });
const performance = (segments) => ({
  segments,
  looks: [],
  lines: [],
  mood: null,
  groundHeight: () => 0,
  surface: () => "asphalt",
});
const driving = (speed, ...points) => performance([{ ...still(points[0]), action: "drive", path: points, speed }]);
const spinOf = (car) => {
  let spin = 0;
  car.root.traverse((node) => {
    if (Math.abs(node.rotation.x) > Math.abs(spin)) spin = node.rotation.x;
  });
  return spin;
};

test("every thing of the catalogue has a part, a model or something that moves", async () => {
  const moving = ["boat", "flag", "balloon", "kite", "tree", "pine", "palm", "birch", "bush"];
  const missing = catalogue
    .filter(([id, kind]) => kind === "thing" && !PARTS.includes(id) && !moving.includes(id) && modelsOf(id).length === 0)
    .map(([id]) => id);
  assert.deepEqual(missing, []);
});

test("a noun leads to one thing only", () => {
  const nouns = catalogue.flatMap(([, , list]) => list.split(",").map((noun) => noun.trim()));
  assert.deepEqual(
    nouns.filter((noun, i) => nouns.indexOf(noun) !== i),
    [],
  );
});

test("words bind colours, materials and sizes", () => {
  const { color, finish, scale } = readWords(["blue", "glass", "huge"]);
  assert.ok(color.b > 2 * color.r, "blue");
  assert.ok(finish.opacity < 0.5, "glass lets light through");
  assert.ok(scale > 1.5);
  assert.ok(readWords(["dark green"]).color.g < readWords(["green"]).color.g);
});

test("a red car is red where it is painted", async () => {
  const colours = async (words) => {
    const found = [];
    (await thing("car", "car", words)).root.traverse((node) => {
      const color = node.geometry?.attributes.color;
      if (color) for (let i = 0; i < color.count; i++) found.push([color.getX(i), color.getY(i), color.getZ(i)]);
    });
    return found;
  };
  const red = (list) => list.filter(([r, g, b]) => r > 0.3 && g < 0.05 && b < 0.05).length / list.length;
  assert.ok(red(await colours(["red"])) > 0.1);
  assert.ok(red(await colours(["blue"])) < 0.01);
});

test("a car's wheels turn by the road it has covered, backwards in time as well", async () => {
  const car = await thing("car");
  car.perform(driving(8, new Vector3(), new Vector3(0, 0, 60)));
  car.pose(2);
  assert.ok(Math.abs(car.root.position.z - 16) < 0.01);
  assert.ok(Math.abs(spinOf(car) - 16 / 0.315) < 0.5, `${spinOf(car)}`);
  car.pose(1);
  assert.ok(Math.abs(car.root.position.z - 8) < 0.01);
  assert.equal(car.events()[0].kind, "car");
});

test("what sets off later pulls away and stops softly at the end of its path", async () => {
  const car = await thing("car"),
    path = [new Vector3(), new Vector3(0, 0, 30)];
  car.perform(
    performance([
      { ...still(), end: 2 },
      { ...still(), start: 2, action: "drive", path, speed: 6 },
    ]),
  );
  const at = (t) => {
    car.pose(t);
    return car.root.position.z;
  };
  assert.equal(at(1.9), 0);
  assert.ok(at(2.5) < 0.5 * 6 * 0.5, "slower than at full speed");
  assert.ok(Math.abs(at(14) - 30) < 0.05, `${at(14)}`);
});

test("a flag waves: the fly moves, the hoist does not", async () => {
  const flag = await thing("flag");
  flag.perform(performance([still()]));
  let cloth = null;
  flag.root.traverse((node) => {
    if (node.material?.map && node.geometry.parameters?.widthSegments > 10) cloth = node.geometry.attributes.position;
  });
  const shot = (t) => {
      flag.pose(t);
      return Array.from(cloth.array);
    },
    [a, b, again] = [shot(0.5), shot(0.9), shot(0.5)],
    fly = 28 * 3,
    hoist = 0;
  assert.ok(Math.hypot(a[fly] - b[fly], a[fly + 2] - b[fly + 2]) > 0.02);
  assert.equal(a[hoist], b[hoist]);
  assert.deepEqual(a, again);
});

test("what has no model is a plinth that says so, what waits for furniture says that", async () => {
  assert.match((await thing("dragon")).note, /“dragon” has no model/);
  assert.match((await thing("piano")).note, /not installed/);
  assert.equal((await thing("car")).note, undefined);
  assert.ok((await thing("unicorn", "unicorn", [], { standIn: true })).height > 0.8);
});

test("a huge bottle is bigger than a tiny one", async () => {
  assert.ok((await thing("bottle", "bottle", ["huge"])).height > 2 * (await thing("bottle", "bottle", ["tiny"])).height);
});
