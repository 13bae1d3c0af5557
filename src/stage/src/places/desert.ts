// A desert: long dunes with sharp crests, rippled sand, rocks and dry brush, table mountains on the horizon.
import { BufferAttribute, PlaneGeometry } from "three";
import { fbm, noise, smoothstep } from "../things/noise.ts";
import { bar, placed, rock } from "../things/shapes.ts";
import { addGrass } from "./kits/grass.ts";
import { terrain } from "./kits/terrain.ts";
import { at, bounds, lane, sit, stand, view, type PlaceRecipe, type Site } from "./site.ts";

/** Dunes: waves with a soft windward side and a steep lee, bent by noise; flat around the middle. */
const groundAt = (x: number, z: number): number => {
  const bend = 9 * fbm(x * 0.012 + 3, z * 0.012 + 7, 3),
    wave = (value: number) => {
      const share = value - Math.floor(value);
      return share < 0.72 ? smoothstep(share, 0, 0.72) : 1 - smoothstep(share, 0.72, 1);
    };
  const open = smoothstep(Math.hypot(x * 0.8, z + 2), 7, 34),
    big = wave((z * 0.9 + x * 0.35 + bend * 4) / 46) * 8.5,
    small = wave((z * 0.7 - x * 0.5 + bend * 2) / 15) * 1.3;
  return open * (big + small - 1.5) + 0.05 * (noise(x * 0.4, z * 0.4) - 0.5);
};

export const desert: PlaceRecipe = {
  indoor: false,
  sunYaw: 150,
  ground: 0xa8845a,
  async build(site) {
    dunes(site);
    mesas(site);
    details(site);
    return {
      centre: at(0, groundAt(0, 0), 0),
      marks: [
        stand("sand", 0, groundAt(0, 0), 0, 0),
        stand("sand-second", 1.2, groundAt(1.2, -0.3), -0.3, -0.3),
        stand("further", -0.6, groundAt(-0.6, -6), -6, 0),
        stand("rocks", -2.8, groundAt(-2.8, -1.4), -1.2, 0.8),
        sit("rock", -3.3, groundAt(-3.3, -2.2), -2.05, 0.6, 0.5),
        { id: "vehicle", kind: "vehicle", position: at(3.4, groundAt(3.4, -3), -3), facing: -0.6, radius: 2.5 },
      ],
      lanes: [
        lane("across", "walk", 2, [-8, groundAt(-8, -1), -1], [8, groundAt(8, -1), -1]),
        lane("towards", "walk", 2, [0.5, groundAt(0.5, -12), -12], [0, groundAt(0, 4), 4]),
        lane("drive", "drive", 4, ...[-16, -8, 0, 8, 16].map((x): [number, number, number] => [x, groundAt(x, -4), -4])),
        lane("air", "air", 6, [-9, 5, -8], [8, 4, 2]),
      ],
      views: [view(10, 1.4, 2, 9), view(-26, 1.35, 2, 9), view(40, 1.5, 2, 9), view(176, 1.5, 2, 9), view(-90, 1.4, 2, 9)],
      cameraBounds: bounds(-16, 0.3, -14, 16, 9, 13),
      groundHeight: groundAt,
      surface: () => "sand",
      acoustics: { space: "open", decaySeconds: 0.1, wet: 0.02 },
      ambience: ["wind"],
      shadow: { centre: at(0, 0, -2), reach: 14, depth: 60 },
      haze: 1.3,
      exposure: 0.92,
    };
  },
};

function dunes(site: Site): void {
  const geometry = new PlaneGeometry(260, 240, 150, 140).rotateX(-Math.PI / 2).translate(0, 0, -50),
    position = geometry.attributes.position as BufferAttribute,
    colors = new Float32Array(position.count * 3);
  for (let i = 0; i < position.count; i++) position.setY(i, groundAt(position.getX(i), position.getZ(i)));
  geometry.computeVertexNormals();
  for (let i = 0; i < position.count; i++) {
    const value = 0.88 + 0.2 * fbm(position.getX(i) * 0.05, position.getZ(i) * 0.05, 3);
    colors.set([1.12 * value, 0.9 * value, 0.68 * value], i * 3);
  }
  geometry.setAttribute("color", new BufferAttribute(colors, 3));
  site.set.surface("sand", geometry, { relief: 1.2, vertexColors: true });
}

function mesas(site: Site): void {
  const height = (x: number, z: number) => {
    const ring = smoothstep(Math.hypot(x, z), 150, 240),
      table = smoothstep(fbm(x * 0.009 + 21, z * 0.009 + 4, 3), 0.53, 0.6);
    return -4 + ring * (6 * fbm(x * 0.02, z * 0.02, 3) + table * (42 + 20 * noise(x * 0.008, z * 0.008)));
  };
  site.set.add(
    terrain({ width: 1100, depth: 1100, columns: 110, rows: 110, centre: [0, 0], height, flat: 0xb88a5c, steep: 0x8e5a3c }),
    { color: 0xffffff, rough: 1 },
    undefined,
    { cast: false },
  );
}

function details(site: Site): void {
  const { set, random } = site;
  for (let i = 0; i < 30; i++) {
    const angle = random() * 6.283,
      r = 2.8 + random() * 12,
      x = Math.sin(angle) * r - 1,
      z = Math.cos(angle) * r - 2,
      size = i < 5 ? 0.35 + random() * 0.7 : 0.06 + random() ** 2 * 0.35;
    if (z > 1 && size > 0.3) continue;
    set.add(
      rock(i + 2, size > 0.4 ? 3 : 2),
      { color: [0x9a6a48, 0x8a5c40, 0xa87a54][i % 3], rough: 0.95 },
      placed(x, groundAt(x, z) + size * 0.1, z, random() * 6, size),
    );
    set.contact([x, groundAt(x, z) + 0.01, z], size * 3, size * 2.6, 0, 0.4);
  }
  set.add(rock(9, 3), { color: 0x94664a, rough: 0.95 }, placed(-3.3, groundAt(-3.3, -2.3) + 0.2, -2.3, 0.4, 0.52));
  set.contact([-3.3, groundAt(-3.3, -2.3) + 0.02, -2.3], 1.7, 1.5, 0, 0.5);
  addGrass(site, { count: 130, height: 0.45, width: 0.008, color: 0x8a7c48, dry: 0xa8905a, dryShare: 0.7, blades: 12, seed: 4 }, (own) => {
    const angle = own() * 6.283,
      r = 3 + own() * 16,
      x = Math.sin(angle) * r,
      z = Math.cos(angle) * r - 2;
    return [x, groundAt(x, z) - 0.02, z, 0.6 + own() * 0.8];
  });
  // a dead tree
  const branch = (from: [number, number, number], to: [number, number, number], radius: number) =>
    set.add(bar(at(...from), at(...to), radius, 7, radius * 0.6), { color: 0x8a7862, rough: 0.95 });
  const y = groundAt(5.4, -5.6);
  branch([5.4, y - 0.2, -5.6], [5.5, y + 1.5, -5.7], 0.16);
  branch([5.5, y + 1.45, -5.7], [5.1, y + 2.8, -5.5], 0.1);
  branch([5.5, y + 1.4, -5.7], [6.2, y + 2.5, -6], 0.08);
  branch([5.1, y + 2.7, -5.5], [4.5, y + 3.3, -5.6], 0.05);
  branch([5.2, y + 2.4, -5.55], [5.7, y + 3.3, -5.2], 0.05);
  branch([6.1, y + 2.3, -5.95], [6.8, y + 2.9, -5.7], 0.04);
}
