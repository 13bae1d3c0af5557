// A clearing in a wood: a path between oaks, birches and pines, ferns and grass, a mossy log, a ring of stones for a camp fire.
import { BufferAttribute, CircleGeometry, Color, CylinderGeometry, PlaneGeometry, type BufferGeometry, type Matrix4 } from "three";
import { fbm, noise, smoothstep } from "../things/noise.ts";
import { placed, rock } from "../things/shapes.ts";
import { plantTrees, type TreeKind, type TreeSpot } from "../things/trees.ts";
import { addMotes, addShaft } from "./kits/air.ts";
import { addForestRing } from "./kits/backdrop.ts";
import { addGrass, addLitter } from "./kits/grass.ts";
import { fire } from "./kits/lamps.ts";
import { addStump } from "./kits/stump.ts";
import { at, bounds, lane, sit, stand, view, type PlaceRecipe, type Site } from "./site.ts";

/** Distance from the path's middle, which winds along z. */
const pathOffset = (x: number, z: number) => Math.abs(x + 0.4 + Math.sin(z * 0.32) * 0.9);
const groundAt = (x: number, z: number): number => {
  const away = smoothstep(Math.hypot(x, z + 1), 4, 13),
    bank = smoothstep(pathOffset(x, z), 1, 4);
  return (
    away * bank * (fbm(x * 0.11 + 30, z * 0.11 + 30, 4) - 0.35) * 3 +
    0.08 * bank * (noise(x * 0.8 + 9, z * 0.8 + 9) - 0.5) +
    smoothstep(-z, 14, 36) * 1.4
  );
};
const FIRE: [number, number] = [1.6, -2.6];

export const forest: PlaceRecipe = {
  indoor: false,
  sunYaw: 166,
  swing: 0.5,
  ground: 0x33401f,
  async build(site) {
    floor(site);
    trees(site);
    undergrowth(site);
    log(site);
    campfire(site);
    air(site);
    return {
      centre: at(0, groundAt(0, 0), 0),
      marks: [
        stand("path", 0, groundAt(0, 0), 0, 0),
        stand("path-second", -0.9, groundAt(-0.9, 0.1), 0.1, 0.3),
        stand("tree", -2.2, groundAt(-2.2, -1.8), -1.8, 0.7),
        stand("deeper", -0.9, groundAt(-0.9, -5.5), -5.5, 0.1),
        stand("by-fire", 0.5, groundAt(0.5, -2), -2, 1.2),
        addStump(site, -2.1, groundAt(-2.1, 0.9), 0.9),
        sit("log", 2.62, groundAt(2.6, -0.7) + 0.02, -0.85, -2.4, 0.5),
        sit("log-second", 3.3, groundAt(3.3, -1.2) + 0.02, -1.2, -2.4, 0.5),
      ],
      lanes: [
        lane(
          "path",
          "walk",
          1.1,
          ...[-13, -10, -7, -4, -1, 2, 4].map((z): [number, number, number] => {
            const x = -0.4 - Math.sin(z * 0.32) * 0.9;
            return [x, groundAt(x, z), z];
          }),
        ),
        lane("across", "walk", 1, [-5, groundAt(-5, 1), 1], [4.5, groundAt(4.5, 1), 1]),
        lane("air", "air", 4, [-5, 4, -8], [5, 3.4, 2]),
      ],
      views: [view(10, 1.35, 2, 7), view(-16, 1.3, 2, 6), view(34, 1.4, 2, 6), view(180, 1.4, 2, 6), view(-70, 1.4, 2, 6)],
      cameraBounds: bounds(-9, 0.25, -12, 9, 7, 8),
      groundHeight: groundAt,
      surface: (x, z) => (pathOffset(x, z) < 0.9 ? "earth" : "leaves"),
      acoustics: { space: "forest", decaySeconds: 0.5, wet: 0.08 },
      ambience: ["birds", "forest", "wind"],
      shadow: { centre: at(0, 0, -2), reach: 14, depth: 60 },
      haze: 6,
      openSky: 0.85,
      exposure: 1.3,
      fog: forestHaze(site),
    };
  },
};

/** Light that has gone through leaves is green. */
function forestHaze(site: Site): Color {
  const green =
    site.environment.season === "autumn" ? new Color(0xc8a468) : site.environment.season === "winter" ? new Color(0xc4ccd2) : new Color(0xa8bc84);
  return site.daylight.fog.clone().lerp(green.multiplyScalar(Math.min(1, site.daylight.fog.g * 1.15)), 0.55);
}

function floor(site: Site): void {
  const geometry = new PlaneGeometry(80, 80, 88, 88).rotateX(-Math.PI / 2).translate(0, 0, -12),
    position = geometry.attributes.position as BufferAttribute;
  for (let i = 0; i < position.count; i++) position.setY(i, groundAt(position.getX(i), position.getZ(i)));
  geometry.computeVertexNormals();
  // soil on the path, moss and low green beside it
  const colors = new Float32Array(position.count * 3);
  for (let i = 0; i < position.count; i++) {
    const x = position.getX(i),
      z = position.getZ(i),
      green = smoothstep(pathOffset(x, z), 0.9, 2.2) * smoothstep(fbm(x * 0.3 + 4, z * 0.3, 3), 0.3, 0.62),
      value = 0.75 + 0.5 * noise(x * 1.7, z * 1.7);
    colors.set([(1 - 0.5 * green) * value, (0.95 - 0.12 * green) * value, (0.8 - 0.52 * green) * value], i * 3);
  }
  geometry.setAttribute("color", new BufferAttribute(colors, 3));
  site.set.surface("soil", geometry, { relief: 0.9, vertexColors: true });
}

function trees(site: Site): void {
  const { random } = site,
    spots: TreeSpot[] = [],
    kinds: TreeKind[] = ["oak", "birch", "pine", "oak", "birch"];
  const free = (x: number, z: number, apart: number) =>
    pathOffset(x, z) > 1.7 && Math.hypot(x - FIRE[0], z - FIRE[1]) > 2.6 && spots.every((spot) => Math.hypot(spot.x - x, spot.z - z) > apart);
  const plant = (x: number, z: number, kind: TreeKind, height: number) => {
    spots.push({ kind, x, y: groundAt(x, z) - 0.1, z, height });
    site.set.contact([x, groundAt(x, z) + 0.03, z], 2, 2, 0, 0.55);
  };
  for (const [x, z, kind, height] of [
    [-5.2, -2, "oak", 12],
    [5.8, -4.2, "oak", 12.5],
    [-3.4, 4.4, "birch", 11],
    [4.7, 3.6, "birch", 11.5],
    [-6.6, -7, "pine", 14],
    [4.4, -9.4, "pine", 13.5],
    [-3.1, -9.8, "birch", 11],
    [2.4, -7, "birch", 10],
  ] as const)
    plant(x, z, kind, height);
  for (let tries = 0, count = 0; tries < 2000 && count < 26; tries++) {
    const angle = random() * 6.283,
      reach = 7.4 + random() * 10,
      x = Math.sin(angle) * reach,
      z = -2 + Math.cos(angle) * reach;
    if (!free(x, z, 2.5)) continue;
    plant(x, z, kinds[Math.floor(random() * kinds.length)], 9.5 + random() * 5);
    count++;
  }
  plantTrees(site, spots, { detail: 0.85 });
  // a stand closes the path's end; the rest is anywhere around
  const far: TreeSpot[] = [];
  for (let i = 0; i < 16; i++) {
    const x = -9.5 + i * 1.25 + (random() - 0.5),
      z = -17 - ((i * 7) % 5) * 2.4 - random() * 2;
    far.push({ kind: kinds[i % kinds.length], x, y: groundAt(x, z) - 0.2, z, height: 11 + random() * 6 });
  }
  for (let tries = 0; tries < 3000 && far.length < 80; tries++) {
    const angle = random() * 6.283,
      reach = 18 + random() * 16,
      x = Math.sin(angle) * reach,
      z = -4 + Math.cos(angle) * reach;
    if (far.every((spot) => Math.hypot(spot.x - x, spot.z - z) > 2.6))
      far.push({ kind: kinds[Math.floor(random() * kinds.length)], x, y: groundAt(x, z) - 0.2, z, height: 11 + random() * 6 });
  }
  plantTrees(site, far, { detail: 0.35, castShadow: false });
  addForestRing(site, { radius: 38, height: 15, base: -1, centre: [0, -4], trunks: true });
}

function undergrowth(site: Site): void {
  const { random } = site,
    around =
      (reach: number, inner: number, clear: number) =>
      (own: () => number): [number, number, number, number] | null => {
        const angle = own() * 6.283,
          r = inner + Math.sqrt(own()) * reach,
          x = Math.sin(angle) * r,
          z = 0.5 + Math.cos(angle) * r,
          thick = fbm(x * 0.4 + 5, z * 0.4 + 5, 3);
        if (pathOffset(x, z) < clear + 0.5 * own() || Math.hypot(x - FIRE[0], z - FIRE[1]) < 1.3 || thick < 0.4 + 0.2 * own()) return null;
        return [x, groundAt(x, z) - 0.02, z, 0.6 + 0.9 * smoothstep(thick, 0.4, 0.75)];
      };
  addGrass(site, { count: 2300, height: 0.34, color: 0x4f5f2c, seed: 3 }, around(10.5, 0, 0.7));
  addGrass(site, { count: 260, height: 0.62, width: 0.12, blades: 9, color: 0x3d5a2a, seed: 8, dryShare: 0.06 }, around(9, 2, 1.2)); // ferns
  const bushes: TreeSpot[] = [];
  for (let tries = 0; tries < 900 && bushes.length < 20; tries++) {
    const angle = random() * 6.283,
      r = 5.6 + random() * 11,
      x = Math.sin(angle) * r,
      z = -2 + Math.cos(angle) * r;
    if (z < 6 && pathOffset(x, z) > 2) bushes.push({ kind: "bush", x, y: groundAt(x, z) - 0.05, z, height: 0.8 + random() * 1.1 });
  }
  plantTrees(site, bushes, { detail: 0.7 });
  const fallen = site.environment.season === "autumn" ? [0xb86a1e, 0xc8862a, 0xa8481e, 0xd09a34] : [0x6a5028, 0x7a5c30, 0x5a4424];
  addLitter(site, site.environment.season === "autumn" ? 2600 : 900, fallen, (own) => {
    const x = (own() - 0.5) * 18,
      z = (own() - 0.5) * 16;
    return [x, groundAt(x, z), z, 1];
  });
  for (let i = 0; i < 26; i++) {
    const angle = random() * 6.283,
      r = 2.6 + random() * 9,
      x = Math.sin(angle) * r,
      z = Math.cos(angle) * r - 1,
      size = 0.12 + random() ** 2 * 0.7;
    if (pathOffset(x, z) < 1 || (z > 1.4 && size > 0.3)) continue;
    mossy(site, rock(i + 2, size > 0.4 ? 3 : 2), placed(x, groundAt(x, z) + size * 0.12, z, random() * 6.283, size), 0x77736a, 0.75);
    site.set.contact([x, groundAt(x, z) + 0.01, z], size * 3, size * 2.6, 0, 0.5);
  }
}

/** Stone or bark with moss on what looks up. */
function mossy(site: Site, geometry: BufferGeometry, matrix: Matrix4, base: number, share: number): void {
  const piece = geometry.clone().applyMatrix4(matrix),
    { position, normal } = piece.attributes,
    colors = new Float32Array(position.count * 3),
    stone = new Color(base),
    moss = new Color(0x50602a),
    color = new Color();
  for (let i = 0; i < position.count; i++) {
    const x = position.getX(i),
      y = position.getY(i),
      z = position.getZ(i),
      rough = fbm(x * 5 + y * 3 + 50, z * 5 + y * 2 + 50, 3);
    color
      .copy(stone)
      .lerp(moss, share * smoothstep(normal.getY(i) + 2.2 * (rough - 0.5), 0.2, 0.75))
      .multiplyScalar(0.5 + fbm(x * 13 + 3, y * 13 + z * 11 + 40, 2));
    colors.set([color.r, color.g, color.b], i * 3);
  }
  piece.setAttribute("color", new BufferAttribute(colors, 3));
  site.set.add(piece, { color: 0xffffff, rough: 0.92 });
}

function log(site: Site): void {
  const trunk = new CylinderGeometry(0.26, 0.3, 3.6, 30, 22, true),
    position = trunk.attributes.position as BufferAttribute;
  for (let i = 0; i < position.count; i++) {
    const x = position.getX(i),
      y = position.getY(i),
      z = position.getZ(i),
      a = Math.atan2(z, x),
      swell =
        1 +
        0.24 * (fbm(Math.cos(a) * 1.6 + 20, Math.sin(a) * 1.6 + y * 0.9 + 20, 3) - 0.5) +
        0.03 * Math.sin(a * 15 + 2.5 * fbm(y * 1.3 + 9, a + 9, 2));
    position.setX(i, x * swell);
    position.setZ(i, z * swell);
  }
  trunk.computeVertexNormals();
  const lying = placed(3, groundAt(3, -1) + 0.24, -1, 0.5, 1, 0, Math.PI / 2 - 0.03);
  mossy(site, trunk, lying, 0x5c4a38, 0.75);
  for (const [end, radius] of [
    [-1.8, 0.29],
    [1.8, 0.25],
  ])
    site.set.add(
      new CircleGeometry(radius, 24).rotateX(end > 0 ? -Math.PI / 2 : Math.PI / 2).translate(0, end * 0.985, 0),
      { color: 0x9a7a52, rough: 0.9 },
      lying,
    );
  site.set.contact([3, groundAt(3, -1) + 0.02, -1], 4, 1.2, 0.5, 0.7);
}

/** Stones and charred logs; it burns from dusk on. */
function campfire(site: Site): void {
  const { set, lit } = site,
    [x, z] = FIRE,
    y = groundAt(x, z);
  for (let i = 0; i < 11; i++) {
    const a = (i / 11) * 6.283;
    mossy(site, rock(60 + i, 2), placed(x + Math.sin(a) * 0.44, y + 0.04, z + Math.cos(a) * 0.44, i, 0.11 + 0.03 * (i % 3)), 0x6a665f, 0.15);
  }
  for (let i = 0; i < 6; i++) {
    const a = (i / 6) * 6.283;
    set.cylinder(
      0.025,
      0.04,
      0.6,
      [x + Math.sin(a) * 0.13, y + 0.2, z + Math.cos(a) * 0.13],
      { color: 0x33241a, rough: 0.95 },
      { roll: Math.sin(a) * 0.75, pitch: -Math.cos(a) * 0.75, sides: 8 },
    );
  }
  set.cylinder(0.34, 0.36, 0.03, [x, y + 0.015, z], { color: 0x1a1613 }, { sides: 20 });
  if (lit > 0.6) site.lamps.push({ position: fire(site, [x, y + 0.08, z], 0.5), color: 0xff8a3a, candela: 24, reach: 15, flicker: true });
}

function air(site: Site): void {
  const { daylight, environment } = site,
    sunny = daylight.sky.kind === "scattering" && daylight.direction.y > 0.1 && ["clear", "wind", "cloudy"].includes(environment.weather);
  if (sunny) {
    const along = daylight.direction.clone().negate(),
      color = daylight.color.clone().lerp(new Color(0xfff2c8), 0.3);
    for (const [x, y, z, width, strength] of [
      [-3.6, 8, -8, 1, 0.16],
      [-1.6, 8.5, -8.5, 1.5, 0.22],
      [0.6, 8.5, -9, 1.1, 0.18],
      [2.4, 8, -7.5, 1.3, 0.16],
      [-0.4, 7.5, -6, 0.6, 0.16],
      [4.2, 8, -9, 1, 0.13],
    ])
      addShaft(site, at(x, y, z), along, 12.5, width, color, strength);
    addMotes(site, at(0, 1.9, -1), at(9, 3.4, 9), 90, 0xfff2c8, 0.9, 0.0045);
  }
  if (site.lit > 0.8 && environment.weather === "clear") addMotes(site, at(0, 1.1, -2), at(14, 1.8, 12), 46, 0xd8f07a, 3, 0.012); // fireflies
}
