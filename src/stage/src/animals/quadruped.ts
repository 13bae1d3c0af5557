// A four-legged body: bones at the species' points, flesh on the bones, eyes, ears, mane, horns, a coat.
import {
  Bone,
  type BufferGeometry,
  Color,
  Group,
  Matrix4,
  Mesh,
  MeshStandardMaterial,
  Skeleton,
  SkinnedMesh,
  Sphere,
  SphereGeometry,
  Vector3,
} from "three";
import { smooth } from "../motion/ease.ts";
import { add, between, scale, sub, unit, type Triple } from "../people/triples.ts";
import { furGeometry, furMaterial, patchAt, type Paint } from "./fur.ts";
import { growSkin, outside, type Rod } from "./flesh.ts";
import type { Coat, Species } from "./species.ts";

export interface AnimalBody {
  root: Group;
  bones: Record<string, Bone>;
  joint: Record<string, Triple>;
  skeleton: Skeleton;
  height: number;
  eyes: [Triple, Triple];
  mouth: Triple;
  dispose(): void;
}
export interface QuadrupedOrder {
  species: Species;
  size: number;
  coat: Coat;
  pricked: boolean;
  stout: number;
  seed: number;
  maned: boolean;
  horned: boolean;
}

export const LEGS = ["fl", "fr", "hl", "hr"] as const;
export type Leg = (typeof LEGS)[number];

const mirror = (p: Triple, side: number): Triple => [p[0] * side, p[1], p[2]];

/** Bones by name: [parent, head]. */
function boneTable(species: Species, k: number): Record<string, [parent: string | null, at: Triple]> {
  const p = species.points,
    at = (q: Triple) => scale(q, k),
    table: Record<string, [string | null, Triple]> = {
      root: [null, [0, 0, 0]],
      hips: ["root", at(p.hips)],
      spine: ["hips", at(between(p.hips, p.back, 0.6))],
      back: ["spine", at(between(p.back, p.chest, 0.35))],
      chest: ["back", at(p.chest)],
      neck: ["chest", at(p.neck)],
      neck_2: ["neck", at(between(p.neck, p.head, 0.5))],
      head: ["neck_2", at(p.head)],
      jaw: ["head", at(between(p.head, p.muzzle, 0.35))],
    };
  p.tail.forEach((q, i) => {
    table[`tail_${i}`] = [i ? `tail_${i - 1}` : "hips", at(q)];
  });
  for (const s of ["l", "r"] as const) {
    const g = s === "l" ? 1 : -1,
      m = (q: Triple) => at(mirror(q, g));
    table[`upper_f${s}`] = ["chest", m(p.shoulder)];
    table[`lower_f${s}`] = [`upper_f${s}`, m(p.elbow)];
    table[`shank_f${s}`] = [`lower_f${s}`, m(p.wrist)];
    table[`toe_f${s}`] = [`shank_f${s}`, m(p.foreToe)];
    table[`upper_h${s}`] = ["hips", m(p.hip)];
    table[`lower_h${s}`] = [`upper_h${s}`, m(p.knee)];
    table[`shank_h${s}`] = [`lower_h${s}`, m(p.hock)];
    table[`toe_h${s}`] = [`shank_h${s}`, m(p.hindToe)];
    table[`ear_${s}`] = ["head", m(species.ears.at)];
  }
  return table;
}

function fleshOf({ species, pricked, stout, maned, horned }: QuadrupedOrder, k: number, J: Record<string, Triple>): Rod[] {
  const p = species.points,
    g = species.girth,
    rods: Rod[] = [],
    at = (q: Triple) => scale(q, k),
    r = (x: number) => x * k,
    fat = (x: number) => x * k * stout;
  const rod = (bone: string, from: Triple, to: Triple, a: number, b: number, zone?: string, wide = 1) =>
    rods.push({ bone, from, to, radius: [a, b], zone, wide });
  const under = (q: Triple, down: number): Triple => [q[0], q[1] - down, q[2]];
  const middle = between(p.back, p.chest, 0.3);
  rod(
    "hips",
    at(under(p.hips, g.rump * 0.8)),
    at(under(between(p.hips, p.back, 0.5), g.belly * 0.85)),
    fat(g.rump),
    fat(g.belly),
    "body",
    g.wide,
  );
  rod(
    "spine",
    at(under(between(p.hips, p.back, 0.5), g.belly * 0.85)),
    at(under(middle, g.belly * 0.95)),
    fat(g.belly),
    fat(g.belly * 1.03),
    "body",
    g.wide,
  );
  rod("back", at(under(middle, g.belly * 0.95)), at(under(p.chest, g.chest * 0.85)), fat(g.belly * 1.05), fat(g.chest), "body", g.wide);
  rod(
    "chest",
    at(under(p.chest, g.chest * 0.85)),
    at(under(between(p.chest, p.shoulder, 0.35), g.chest * 0.62).map((x, c) => (c ? x : 0)) as Triple),
    fat(g.chest),
    fat(g.chest * 0.85),
    "body",
    g.wide,
  );
  const nape = between(p.neck, p.head, 0.5),
    throat = under(p.neck, g.neck[0] * 0.9);
  rod("neck", at(throat), at(under(nape, g.neck[1] * 0.35)), fat(g.neck[0]), fat((g.neck[0] + g.neck[1]) / 2), "body", 0.82);
  rod(
    "neck_2",
    at(under(nape, g.neck[1] * 0.35)),
    at(under(p.head, g.skull * 0.1)),
    fat((g.neck[0] + g.neck[1]) / 2),
    r(g.neck[1]),
    "body",
    0.85,
  );
  rod("head", J.head, at(between(p.head, p.muzzle, 0.3)), r(g.skull), r(g.skull * 0.92), "face", 0.94);
  rod("head", at(between(p.head, p.muzzle, 0.35)), at(p.muzzle), r(g.muzzle[0] * 1.06), r(g.muzzle[1]), "face", 0.9);
  rod(
    "jaw",
    at(under(between(p.head, p.muzzle, 0.4), g.muzzle[0] * 0.75)),
    at(under(between(p.head, p.muzzle, 0.93), g.muzzle[1] * 0.7)),
    r(g.muzzle[0] * 0.62),
    r(g.muzzle[1] * 0.62),
    "face",
    0.85,
  );
  const snout = species.id === "dog" ? 0.48 : species.hooves ? 0.4 : 0.26;
  rod(
    "head",
    at(add(p.muzzle, [0, g.muzzle[1] * 0.35, g.muzzle[1] * 0.6])),
    at(add(p.muzzle, [0, g.muzzle[1] * 0.35, g.muzzle[1] * 0.75])),
    r(g.muzzle[1] * snout),
    r(g.muzzle[1] * snout * 0.92),
    "nose",
    species.hooves ? 1.5 : 1.1,
  );
  for (let i = 0; i < p.tail.length; i++) {
    const a = p.tail[i],
      b = p.tail[i + 1] ?? add(a, scale([0, p.tail[i][1] - p.tail[i - 1][1], p.tail[i][2] - p.tail[i - 1][2]], 0.9)),
      t = i / p.tail.length,
      w = (x: number) => r(g.tail[0] + (g.tail[1] - g.tail[0]) * x);
    rod(
      `tail_${i}`,
      at(a),
      at(b),
      w(t),
      w(t + 0.25),
      maned ? "mane" : i === p.tail.length - 1 && species.horns === "cow" ? "mane" : "body",
    );
  }
  for (const s of ["l", "r"] as const) {
    const side = s === "l" ? 1 : -1,
      m = (q: Triple) => at(mirror(q, side)),
      [u, e, w] = g.foreleg,
      [t, n, c] = g.hindleg;
    rod(`upper_f${s}`, at(mirror(add(p.shoulder, [-0.02, 0.08, -0.05]), side)), m(p.elbow), r(u * 1.45), r(u * 0.95), "body", 0.7);
    rod(`lower_f${s}`, m(p.elbow), m(p.wrist), r(e * 1.15), r(w), "legs");
    rod(`shank_f${s}`, m(p.wrist), m(p.foreToe), r(w * 1.08), r(w * 0.86), "legs");
    rod(
      `toe_f${s}`,
      m(p.foreToe),
      at(mirror(add(p.foreToe, [0, -0.012, g.paw * (species.hooves ? 0.35 : 1)]), side)),
      r(g.paw),
      r(g.paw * 0.82),
      "paws",
      0.95,
    );
    rod(`upper_h${s}`, m(p.hip), m(p.knee), r(t), r(n * 1.12), "body", 0.72);
    rod(`lower_h${s}`, m(p.knee), m(p.hock), r(n), r(c), "legs");
    rod(`shank_h${s}`, m(p.hock), m(p.hindToe), r(c * 1.05), r(c * 0.85), "legs");
    rod(
      `toe_h${s}`,
      m(p.hindToe),
      at(mirror(add(p.hindToe, [0, -0.012, g.paw * (species.hooves ? 0.35 : 1)]), side)),
      r(g.paw),
      r(g.paw * 0.82),
      "paws",
      0.95,
    );
    const { ears } = species,
      flop = ears.flop && !pricked,
      tip = pricked ? add(ears.at, [0.03, 0.12, 0.01]) : ears.tip;
    rod(`ear_${s}`, m(ears.at), m(tip), r(ears.radius), r(ears.radius * (flop ? 0.85 : 0.25)), "ears", flop ? 0.5 : 1);
    if (horned && species.horns === "cow") {
      rod("head", m([0.06, p.head[1] + 0.09, p.head[2] - 0.02]), m([0.17, p.head[1] + 0.12, p.head[2]]), r(0.024), r(0.02), "horn");
      rod("head", m([0.17, p.head[1] + 0.12, p.head[2]]), m([0.2, p.head[1] + 0.22, p.head[2] + 0.04]), r(0.02), r(0.006), "horn");
    }
    if (horned && species.horns === "deer")
      for (const [a, b, ra, rb] of [
        [[0.03, 0.07, -0.04], [0.09, 0.22, -0.12], 0.014, 0.012],
        [[0.09, 0.22, -0.12], [0.15, 0.42, -0.1], 0.012, 0.009],
        [[0.15, 0.42, -0.1], [0.12, 0.58, 0.0], 0.009, 0.004],
        [[0.06, 0.15, -0.08], [0.07, 0.27, 0.06], 0.01, 0.004],
        [[0.12, 0.32, -0.12], [0.15, 0.44, 0.03], 0.009, 0.004],
        [[0.15, 0.42, -0.1], [0.2, 0.54, -0.16], 0.008, 0.004],
      ] as [Triple, Triple, number, number][])
        rod("head", m(add(p.head, a)), m(add(p.head, b)), r(ra), r(rb), "horn");
  }
  if (maned && species.mane)
    for (let i = 0; i <= 6; i++) {
      const q = between(p.neck, p.head, i / 6.4),
        back = g.neck[0] + (g.neck[1] - g.neck[0]) * (i / 6);
      rod(
        i < 4 ? "neck" : "neck_2",
        at(add(q, [0, back * 0.62, -back * 0.45])),
        at(add(q, [0.055, back * 0.1 - 0.07, -back * 0.5])),
        r(0.036),
        r(0.026),
        "mane",
      );
    }
  if (maned && species.mane)
    rod(
      "head",
      at(add(p.head, [0, g.skull * 0.85, 0.02])),
      at(add(between(p.head, p.muzzle, 0.35), [0, g.skull * 0.75, 0])),
      r(0.034),
      r(0.014),
      "mane",
    );
  return rods;
}

function painter(order: QuadrupedOrder): Paint {
  const { species, coat, seed } = order,
    c = (hex: number) => new Color(hex),
    base = c(coat.body),
    belly = coat.belly === undefined ? null : c(coat.belly),
    dark = c(0x17120f),
    horn = c(0x8c7a5e);
  const zones: Record<string, Color | undefined> = {
    legs: coat.legs === undefined ? undefined : c(coat.legs),
    face: coat.face === undefined ? undefined : c(coat.face),
    mane: coat.mane === undefined ? undefined : c(coat.mane),
    paws: species.hooves ? c(0x2b221b) : coat.paws === undefined ? undefined : c(coat.paws),
    ears: coat.face === undefined ? undefined : c(coat.face),
  };
  const spots = coat.spots === undefined ? null : c(coat.spots),
    stripes = coat.stripes === undefined ? null : c(coat.stripes),
    saddle = coat.saddle === undefined ? null : c(coat.saddle),
    big = species.id === "cow";
  return (zone, p, n) => {
    if (zone === "nose") return { colour: dark, nap: 0.05 };
    if (zone === "horn") return { colour: horn, nap: 0 };
    const colour = base.clone();
    if (saddle && zone === "body") colour.lerp(saddle, smooth(0.72, 0.92, p[1]) * smooth(0.35, 0.05, p[2] - 0.2));
    if (belly) colour.lerp(belly, smooth(0.05, -0.65, n[1]) * (zone === "legs" ? 0.4 : 1));
    const own = zones[zone];
    if (own) colour.lerp(own, 0.9);
    if (spots && zone !== "paws" && zone !== "mane")
      colour.lerp(spots, smooth(big ? 0.45 : 1.15, big ? 0.62 : 1.35, patchAt(p, seed, big ? 0.24 : 0.055)));
    if (stripes && zone !== "mane" && zone !== "paws") {
      const along = Math.abs(p[1] - 0.5) < 0.75 && zone === "legs" ? p[1] * 42 : p[2] * 34 + Math.sin(p[1] * 9) * 1.2;
      colour.lerp(stripes, 0.85 * smooth(0.1, 0.6, Math.sin(along + 0.8 * Math.sin(p[1] * 14 + p[0] * 20))));
    }
    return {
      colour,
      nap:
        zone === "paws" && species.hooves ? 0 : species.woolly && zone === "body" ? 1.6 : zone === "mane" ? 1.5 : species.hooves ? 0.45 : 1,
    };
  };
}

/** Animals of the same looks share their skin: a herd costs one. */
const hides = new Map<string, BufferGeometry>();

export function buildQuadruped(order: QuadrupedOrder): AnimalBody {
  const { species } = order,
    k = species.height * order.size,
    table = boneTable(species, k),
    joint = Object.fromEntries(Object.entries(table).map(([name, [, at]]) => [name, at]));
  const root = new Group(),
    bones: Record<string, Bone> = {},
    names = Object.keys(table);
  for (const name of names) {
    const [parent, at] = table[name],
      bone = new Bone(),
      from = parent ? joint[parent] : [0, 0, 0];
    bone.name = name;
    bone.position.set(at[0] - from[0], at[1] - from[1], at[2] - from[2]);
    (parent ? bones[parent] : root).add((bones[name] = bone));
  }
  root.updateMatrixWorld(true);
  const skeleton = new Skeleton(names.map(n => bones[n])),
    index = Object.fromEntries(names.map((n, i) => [n, i]));
  const rods = fleshOf(order, k, joint);
  const hide = JSON.stringify([
    species.id,
    order.size,
    order.coat,
    order.pricked,
    order.stout,
    order.horned,
    order.coat.spots === undefined ? 0 : order.seed,
  ]);
  let geometry = hides.get(hide);
  if (!geometry)
    hides.set(
      hide,
      (geometry = furGeometry(
        growSkin(rods, index, {
          melt: species.melt * order.size,
          cell: k * (species.id === "horse" || species.id === "deer" ? 0.019 : 0.023),
        }),
        painter(order),
        k,
      )),
    );
  const mesh = new SkinnedMesh(geometry, furMaterial());
  mesh.bind(skeleton, new Matrix4());
  mesh.boundingSphere = new Sphere(new Vector3(0, k * 0.6, 0), k * 1.9);
  mesh.castShadow = mesh.receiveShadow = true;
  root.add(mesh);
  const { eye } = species,
    socket = eyeSocket(
      rods.filter(r => r.zone === "face"),
      scale(eye.at, k),
      scale(between(species.points.head, species.points.muzzle, 0.3), k),
      eye.radius * k,
    ),
    centres = [1, -1].map(s => mirror(socket, s)) as [Triple, Triple],
    owned: { dispose(): void }[] = [];
  centres.forEach((at, i) => {
    const radius = eye.radius * k,
      ball = new Mesh(new SphereGeometry(radius, 18, 14), eyeMaterialOf(eye.colour)),
      pupil = new Mesh(new SphereGeometry(radius * 0.62, 14, 10), eyeMaterialOf(0x050404));
    ball.position.set(at[0] - joint.head[0], at[1] - joint.head[1], at[2] - joint.head[2]);
    pupil.position.set((i ? -1 : 1) * radius * 0.3, 0.02 * radius, radius * 0.5);
    ball.add(pupil);
    bones.head.add(ball);
    owned.push(ball.geometry, pupil.geometry);
  });
  return {
    root,
    bones,
    joint,
    skeleton,
    height: Math.max(...Object.values(joint).map(p => p[1])) + species.girth.skull * k,
    eyes: centres,
    mouth: scale(species.points.muzzle, k),
    dispose() {
      for (const o of owned) o.dispose();
      skeleton.dispose();
      root.removeFromParent();
    },
  };
}

const eyeMaterials = new Map<number, MeshStandardMaterial>();
export function eyeMaterialOf(colour: number): MeshStandardMaterial {
  let material = eyeMaterials.get(colour);
  if (!material) eyeMaterials.set(colour, (material = new MeshStandardMaterial({ color: colour, roughness: 0.08, envMapIntensity: 1.4 })));
  return material;
}

/** Where an eye sits: from the middle of the head outwards through its place, to where the ball is two thirds in the flesh. */
function eyeSocket(face: Rod[], towards: Triple, middle: Triple, radius: number): Triple {
  const from: Triple = [0, middle[1], towards[2]];
  const way = unit(sub(towards, from));
  let at = from;
  for (let step = 0; step < 200 && outside(face, at) < -radius * 0.3; step++) at = add(at, way, radius * 0.1);
  return at;
}
