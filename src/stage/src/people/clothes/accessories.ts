// What is put on last: aprons, ties, glasses, gloves, a pack on the back.
import { mix, smooth, TURN } from "../../motion/ease.ts";
import { Surface, type SurfaceVertex } from "../body/surface.ts";
import type { Outfit } from "../look/readOutfit.ts";
import { add, cross, scale, sub, unit, type Triple } from "../triples.ts";
import type { Fitting } from "./fitting.ts";
import { cutGarment } from "./garment.ts";
import { makeHat } from "./headwear.ts";
import { chestStrip, scarf } from "./neckwear.ts";
import { outerOpening } from "./outers.ts";
import { bandRegion } from "./regions.ts";
import { skirtWeights } from "./skirts.ts";

const plain = { creases: false };

export function addAccessories(fit: Fitting, outfit: Outfit) {
  const layer = outfit.outer ? 0.027 : 0.013;
  if (outfit.apron !== undefined) makeApron(fit, outfit.apron, outfit.outer ? 0.036 : 0.03);
  if (outfit.tie !== undefined) makeTie(fit, outfit.tie, outfit.outer ? outerOpening(outfit.outer.kind) - 0.1 : 1.9);
  if (outfit.bow !== undefined) makeBow(fit, outfit.bow);
  if (outfit.scarf !== undefined) fit.add(scarf(fit), { colour: outfit.scarf, pattern: "knit", fuzz: 0.9 }, plain);
  if (outfit.glasses) makeGlasses(fit, outfit.glasses === "dark");
  if (outfit.gloves !== undefined) makeGloves(fit, outfit.gloves);
  if (outfit.backpack !== undefined) makeBackpack(fit, outfit.backpack, layer);
  if (outfit.hat) makeHat(fit, outfit.hat.kind, outfit.hat.colour);
}

/** A bib and a skirt in one sheet over the front, tied at the waist. */
function makeApron(fit: Fitting, colour: number, off: number) {
  const { profile, k, kit } = fit,
    hang = profile.hang(profile.heightOf(4.3), 0.1),
    rows = 14,
    columns = 14,
    top = 4.35,
    bottom = -2.9,
    bone = kit.boneIndex,
    sheet: SurfaceVertex[][] = [];
  for (let r = 0; r <= rows; r++) {
    const base = mix(top, bottom, r / rows),
      y = profile.heightOf(base),
      half = mix(0.55, 1.25, smooth(3.4, 1.9, base)),
      cz = profile.centre(Math.max(y, profile.heightOf(-1)));
    sheet.push(
      Array.from({ length: columns + 1 }, (_, c) => {
        const a = mix(-half, half, c / columns),
          fold = 0.006 * Math.sin(a * 7) * smooth(1, -2, base),
          rr = hang.radius(y, a) + (off + fold) * k,
          p: Triple = [Math.sin(a) * rr, y, cz + Math.cos(a) * rr],
          high = smooth(2.2, 3.4, base);
        return {
          p,
          b: [p[0] * 10, base, p[2] * 10],
          arm: 0,
          leg: 0,
          weights:
            base < 1.7
              ? skirtWeights(fit, p)
              : [
                  [bone.spine_03, high],
                  [bone.spine_02, (1 - high) * 0.6],
                  [bone.spine_01, (1 - high) * 0.4],
                ],
          n: [0, 0, 1],
          cavity: 1,
        };
      }),
    );
  }
  fit.add(Surface.sheet(sheet, false, true).hem(0.003 * k), { colour, fuzz: 0.3, weave: 0.7 }, plain);
  fit.add(
    cutGarment(fit, {
      region: bandRegion(1.55, 1.82),
      levels: [1.55, 1.82],
      ease: off + 0.004,
      hang,
      fill: 1,
      folds: 0,
      smooth: 4,
      thickness: 0.003,
    }).surface,
    { colour, fuzz: 0.3 },
    plain,
  );
  for (const side of [1, -1])
    fit.add(chestStrip(fit, { x: side * 0.062, width: 0.022, top: 5.7, bottom: 4.3, off: off * 0.9 }), { colour, fuzz: 0.3 }, plain);
}

/** `end`: base height of its point; under a jacket it ends where the jacket closes. */
function makeTie(fit: Fitting, colour: number, end: number) {
  fit.add(
    chestStrip(fit, { x: 0, width: 0.045, taper: 1.7, top: 5.4, bottom: end, off: 0.0205, point: 0.035 }),
    { colour, second: 0xd8d2c4, fuzz: 0.2, roughness: 0.5, weave: 0.4 },
    plain,
  );
  fit.add(
    chestStrip(fit, { x: 0, width: 0.044, taper: 0.62, top: 5.6, bottom: 5.3, off: 0.0265 }),
    { colour, fuzz: 0.2, roughness: 0.5, weave: 0.4 },
    plain,
  );
}

function makeBow(fit: Fitting, colour: number) {
  const look = { colour, fuzz: 0.2, roughness: 0.5, weave: 0.3 };
  for (const side of [1, -1]) fit.add(chestStrip(fit, { x: side * 0.028, width: 0.05, top: 5.6, bottom: 5.28, off: 0.022 }), look, plain);
  fit.add(chestStrip(fit, { x: 0, width: 0.018, top: 5.54, bottom: 5.34, off: 0.028 }), look, plain);
}

function makeGloves(fit: Fitting, colour: number) {
  const gloves = Surface.fromKit(fit.kit, fit.points, ["body"], { keep: v => v.arm > 0.85 })
    .cut(v => (v.arm - 0.92) * 4)
    .offset(() => 0.0024)
    .hem(0.004);
  fit.add(gloves, { colour, fuzz: 0.1, roughness: 0.5 });
  fit.hide(v => v.arm - 0.96);
}

/** Frames round the eyes with arms to the ears; dark lenses where it is sunglasses. */
function makeGlasses(fit: Fitting, dark: boolean) {
  const { eyes } = fit.body,
    { k } = fit,
    frame = new Surface(),
    half = eyes.l.centre[0],
    z = eyes.l.centre[2] + eyes.l.radius + 0.009 * k,
    y = eyes.l.centre[1] - 0.003 * k,
    weights: [number, number][] = [[fit.kit.boneIndex.head, 1]];
  const rim = (side: number) =>
    Array.from({ length: 24 }, (_, i): Triple => {
      const a = (i / 24) * TURN,
        round = (v: number) => Math.sign(v) * Math.abs(v) ** 0.8;
      return [
        side * (half + round(Math.cos(a)) * half * 0.78),
        y + round(Math.sin(a)) * 0.019 * k,
        z - 0.12 * Math.max(0, Math.cos(a) * half * 0.78),
      ];
    });
  for (const side of [1, -1]) {
    const loop = rim(side);
    frame.append(tube([...loop, loop[0]], 0.0017 * k, weights));
    frame.append(
      tube(
        [
          [side * half * 1.76, y + 0.006 * k, z - 0.006 * k],
          [side * (half * 1.76 + 0.012 * k), y + 0.008 * k, z - 0.03 * k],
          [side * 0.072 * k, y + 0.006 * k, z - 0.085 * k],
          [side * 0.074 * k, y - 0.012 * k, z - 0.105 * k],
        ],
        0.0016 * k,
        weights,
      ),
    );
    if (dark) {
      const lens = Surface.sheet(
        [
          loop.map(p => vertex(p, weights)),
          loop.map(p => vertex(between3(p, [side * half, y, z + 0.004 * k], 0.5), weights)),
          loop.map(() => vertex([side * half, y, z + 0.005 * k], weights)),
        ],
        true,
      );
      fit.add(lens, { colour: 0x0b0b0d, fuzz: 0, roughness: 0.08, weave: 0 }, plain);
    }
  }
  frame.append(
    tube(
      [
        [-half * 0.24, y + 0.006 * k, z],
        [0, y + 0.01 * k, z + 0.003 * k],
        [half * 0.24, y + 0.006 * k, z],
      ],
      0.0017 * k,
      weights,
    ),
  );
  fit.add(frame, { colour: dark ? 0x111114 : 0x2a201a, fuzz: 0, roughness: 0.3, weave: 0 }, plain);
}
const between3 = (a: Triple, b: Triple, t: number): Triple => [mix(a[0], b[0], t), mix(a[1], b[1], t), mix(a[2], b[2], t)];

function makeBackpack(fit: Fitting, colour: number, layer: number) {
  const { profile, k, kit } = fit,
    bone = kit.boneIndex,
    y = profile.heightOf(3.6),
    back = profile.centre(y) - profile.radius(y, Math.PI) - layer * k,
    weights: [number, number][] = [
      [bone.spine_03, 0.7],
      [bone.spine_02, 0.3],
    ],
    rows: SurfaceVertex[][] = [],
    n = 24,
    m = 14;
  const soft = (v: number, e: number) => Math.sign(v) * Math.abs(v) ** e;
  for (let r = 0; r <= m; r++) {
    const b = (r / m - 0.5) * Math.PI;
    rows.push(
      Array.from({ length: n }, (_, i) => {
        const a = (i / n) * TURN,
          c = soft(Math.cos(b), 0.45);
        return vertex(
          [
            soft(Math.cos(a), 0.5) * c * 0.145 * k,
            y - 0.02 * k + soft(Math.sin(b), 0.55) * 0.21 * k,
            back - 0.075 * k + soft(Math.sin(a), 0.6) * c * 0.085 * k,
          ],
          weights,
        );
      }),
    );
  }
  fit.add(Surface.sheet(rows, true), { colour, fuzz: 0.2, weave: 0.8 }, plain);
  for (const side of [1, -1])
    fit.add(chestStrip(fit, { x: side * 0.1, width: 0.045, top: 5.5, bottom: 3.0, off: layer + 0.008 }), { colour, fuzz: 0.2 }, plain);
}

function vertex(p: Triple, weights: [number, number][]): SurfaceVertex {
  return { p: [...p] as Triple, b: [p[0] * 10, p[1] * 10 - 8, p[2] * 10], arm: 0, leg: 0, weights, n: [0, 1, 0], cavity: 1 };
}

/** A tube along a line. */
export function tube(line: Triple[], radius: number, weights: [number, number][], around = 7): Surface {
  return Surface.sheet(
    line.map((p, i) => {
      const along = unit(sub(line[Math.min(line.length - 1, i + 1)], line[Math.max(0, i - 1)])),
        u = unit(cross(along, Math.abs(along[1]) > 0.8 ? [1, 0, 0] : [0, 1, 0])),
        w = cross(along, u);
      return Array.from({ length: around }, (_, j) =>
        vertex(add(add(p, scale(u, Math.cos((j / around) * TURN) * radius)), scale(w, Math.sin((j / around) * TURN) * radius)), weights),
      );
    }),
    true,
  );
}
