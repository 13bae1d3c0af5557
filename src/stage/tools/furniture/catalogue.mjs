// The catalogues' own facts: names, sizes, licences; and which models are left out.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Archive } from "./archive.mjs";

export const PACKAGE_FOLDER = "/usr/share/sweethome3d/furniture";

/** Licence and, where the catalogue names none, the creator; the prefix makes ids unique. */
const LIBRARIES = {
  "BlendSwap-CC-0": { prefix: "b0", licence: "CC0-1.0", creator: "Blend Swap" },
  "BlendSwap-CC-BY": { prefix: "bb", licence: "CC-BY-3.0", creator: "Blend Swap" },
  KatorLegaz: { prefix: "kl", licence: "CC-BY-3.0-US", creator: "Andrew Kator & Jennifer Legaz" },
  Reallusion: { prefix: "rl", licence: "CC-BY-3.0-US", creator: "Reallusion" },
  Scopia: { prefix: "sc", licence: "CC-BY-3.0", creator: "Scopia" },
};

/** Makers' names, copied product faces, money. */
const BRANDED =
  /iphone|ipad|apple_pc|ibook|imac|playstation|ps4|joystick|kitchenaid|ford|peugeot|renault|yamaha|vw-|beetle|chevrolet|smart-car|daf|peterbilt|rubi[kx]|seat[-_]?ibiza|seat[-_]leon|seat_|vespa|ducati|bmw|nikon|canon|coca|suv$|^van$|billet-\d+/i;

const metres = (centimetres) => Math.round(Number(centimetres) * 10) / 1000;

/** `key#number=value` lines, one model for each number. */
function readProperties(text) {
  const models = new Map();
  for (const line of text.split(/\r?\n/)) {
    const match = /^(\w+)#(\d+)=(.*)$/.exec(line);
    if (!match) continue;
    const [, key, number, value] = match,
      model = models.get(number) ?? {};
    model[key] = value.replace(/\\u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(parseInt(code, 16))).trim();
    models.set(number, model);
  }
  return [...models.values()];
}

/** Where lamps of the model shine from, in the model's metres (origin on the floor's centre, front +z). */
function lightsOf(model, [width, , depth]) {
  if (!model.lightSourceX) return undefined;
  const numbers = (key) => model[key].split(/\s+/).map(Number),
    y = numbers("lightSourceY"),
    z = numbers("lightSourceZ");
  return numbers("lightSourceX").map((x, i) =>
    [x / 100 - width / 2, z[i] / 100, depth / 2 - y[i] / 100].map((value) => Math.round(value * 1000) / 1000),
  );
}

export function openCatalogues(folder) {
  return Object.entries(LIBRARIES)
    .filter(([name]) => existsSync(join(folder, `${name}.sh3f`)))
    .map(([name, library]) => {
      const archive = new Archive(join(folder, `${name}.sh3f`)),
        entries = [];
      for (const model of readProperties(archive.read("PluginFurnitureCatalog.properties").toString("latin1"))) {
        const short = model.id.replace(/^[^#]*#/, "");
        if (BRANDED.test(short)) continue;
        const size = [metres(model.width), metres(model.height), metres(model.depth)];
        const facts = {
          id: `${library.prefix}-${short.replace(/[^\w-]+/g, "_").toLowerCase()}`,
          licence: library.licence,
          creator: model.creator || library.creator,
          name: model.name,
          category: model.category,
          size,
          elevation: model.elevation ? metres(model.elevation) : undefined,
          top: model.dropOnTopElevation ? metres(model.dropOnTopElevation) : undefined,
          lights: lightsOf(model, size),
        };
        entries.push({
          facts,
          archive,
          file: decodeURIComponent(model.model.replace(/^\//, "")),
          doubleSided: model.backFaceShown === "true",
          rotation: model.modelRotation?.split(/\s+/).map(Number),
        });
      }
      return { entries, close: () => archive.close() };
    });
}
