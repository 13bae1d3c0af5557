// A photographer's studio: a curved paper backdrop with soft light, coloured by the prompt's mood, dressed with its own stands and
// lamps at the edges, so that even a wide shot has a place.
import { BufferGeometry, Color, DoubleSide, Float32BufferAttribute, Vector3 } from "three";
import { glowMaterial } from "../things/materials.ts";
import { bar, placed } from "../things/shapes.ts";
import { at, bounds, lane, mark, sit, stand, view, type PlaceRecipe, type Site } from "./site.ts";

const PODIUM = 0.86;
const BACKDROPS: [RegExp, number][] = [
  [/dark|noir|mysterious|horror|dramatic|tense/, 0x2c2e33],
  [/warm|cozy|romantic|nostalgic/, 0xc9a58a],
  [/cold|melanchol|sad/, 0x7f93a6],
  [/playful|happy|joyful|energetic/, 0xd9b25a],
  [/luxur|elegant/, 0x3c3342],
];

export const studio: PlaceRecipe = {
  indoor: true,
  sunYaw: 38,
  ground: 0x8a8a88,
  async build(site) {
    const mood = `${site.environment.mood ?? ""} ${site.environment.style.join(" ")}`.toLowerCase();
    const paper = site.environment.tint ?? BACKDROPS.find(([words]) => words.test(mood))?.[1] ?? 0xb9b7b2;
    shell(site);
    backdrop(site, paper);
    equipment(site);
    podium(site);
    site.lamps.push(
      { position: at(-3.1, 2.7, 2.2), color: 0xfff0de, candela: 26, reach: 12 },
      { position: at(3.3, 2.5, 1.4), color: 0xdfe8ff, candela: 12, reach: 12 },
      { position: at(-2.6, 0.6, -2.9), color: 0xfff2e2, candela: 2.2, reach: 6 },
      { position: at(2.6, 0.6, -2.9), color: 0xfff2e2, candela: 2.2, reach: 6 },
    );
    site.lit = 1;
    // the sun stands for the big soft key
    site.lights.daylight.direction.set(-0.62, 0.66, 0.72).normalize();
    site.lights.sun.color.set(0xfff2e4);
    site.lights.sun.intensity = 2.1;
    site.lights.sun.shadow.radius = 7;
    return {
      centre: at(0, 0, 0),
      marks: [
        stand("middle", 0, 0, 0, 0),
        stand("left", -0.9, 0, 0, 0.3),
        stand("right", 0.9, 0, 0, -0.3),
        stand("behind", 0, 0, -1.6, 0),
        sit("stool", 1.7, 0, -0.6, -0.5, 0.5),
        mark("podium", "table-top", -1.6, PODIUM, -0.7, 0, 0.2),
      ],
      lanes: [lane("across", "walk", 2, [-6.2, 0, 0.3], [6.2, 0, 0.3]), lane("towards", "walk", 2, [0, 0, -2.6], [0, 0, 3.4])],
      views: [view(0, 1.45, 1, 6), view(22, 1.4, 1, 6), view(-22, 1.4, 1, 6), view(0, 0.7, 1, 5)],
      cameraBounds: bounds(-6.5, 0.15, -3.4, 6.5, 4.2, 7.4),
      groundHeight: () => 0,
      surface: () => "concrete",
      acoustics: { space: "studio", decaySeconds: 0.25, wet: 0.04 },
      ambience: ["room tone"],
      shadow: { centre: at(0, 0.5, 0), reach: 6, depth: 24 },
      room: {
        probe: at(0, 1.5, 1),
        exposure: 1.05,
        keyDirection: new Vector3(-0.62, 0.66, 0.72).normalize(),
        keyColor: 0xfff0de,
        keyKelvin: 5200,
        ambient: 0.9,
      },
    };
  },
};

/** Paper that rolls from the wall on to the floor without an edge. */
function backdrop(site: Site, paper: number): void {
  const half = 3.6,
    back = -3.9,
    front = 3.4,
    bend = 1.5,
    profile: [number, number][] = [
      [front, 0.006],
      [back + bend, 0.006],
    ];
  for (let i = 1; i <= 12; i++) {
    const a = (i / 12) * (Math.PI / 2);
    profile.push([back + bend - Math.sin(a) * bend, 0.006 + (1 - Math.cos(a)) * bend]);
  }
  profile.push([back, 4.1]);
  const positions: number[] = [],
    index: number[] = [];
  profile.forEach(([z, y], i) => {
    positions.push(-half, y, z, half, y, z);
    if (i) {
      const k = i * 2;
      index.push(k - 2, k - 1, k, k - 1, k + 1, k);
    }
  });
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(positions, 3));
  geometry.setIndex(index);
  geometry.computeVertexNormals();
  site.set.add(geometry, { color: paper, rough: 0.92 }, undefined, { side: DoubleSide });
  site.set.add(bar(at(-half - 0.2, 4.12, back), at(half + 0.2, 4.12, back), 0.07, 12), { color: new Color(paper).multiplyScalar(0.85), rough: 0.9 });
}

function shell(site: Site): void {
  const { set } = site;
  set.box([15, 0.1, 13], [0, -0.05, 1.5], { color: 0x6e6c69, rough: 0.55 }, { bevel: 0 });
  set.box([15, 5, 0.2], [0, 2.5, -4.9], { color: 0x4a4c50 }, { bevel: 0 });
  for (const side of [-1, 1]) set.box([0.2, 5, 13], [side * 7.5, 2.5, 1.5], { color: 0x505256 }, { bevel: 0 });
  set.box([15, 5, 0.2], [0, 2.5, 8], { color: 0x46484c }, { bevel: 0 });
  set.box([15, 0.1, 13], [0, 5, 1.5], { color: 0x2a2b2d }, { bevel: 0 });
  for (let i = 0; i < 5; i++) set.box([15, 0.12, 0.12], [0, 4.7, -3.5 + i * 2.6], { color: 0x17181a, metal: 0.4, rough: 0.6 });
}

/** A white podium for things worth a look. */
function podium(site: Site): void {
  site.set.cylinder(0.24, 0.24, PODIUM, [-1.6, PODIUM / 2, -0.7], { color: site.environment.tint ?? 0xe6e3dc, rough: 0.6 }, { sides: 40 });
  site.set.contact([-1.6, 0.01, -0.7], 0.8, 0.8, 0, 0.5);
}

/** Two soft boxes, two floor lamps, a stool, apple boxes, cables. */
function equipment(site: Site): void {
  const { set } = site,
    black = { color: 0x16171a, rough: 0.55 };
  const lightStand = (x: number, z: number, height: number) => {
    set.add(bar(at(x, 0.5, z), at(x, height, z), 0.018), black);
    for (let i = 0; i < 3; i++) {
      const a = i * 2.1 + x;
      set.add(bar(at(x, 0.62, z), at(x + Math.sin(a) * 0.55, 0.02, z + Math.cos(a) * 0.55), 0.014), black);
    }
  };
  for (const [x, z, yaw, strength] of [
    [-3.2, 2.3, 2.2, 2.6],
    [3.4, 1.5, -2.0, 1.7],
  ] as const) {
    lightStand(x, z, 2.6);
    set.within(placed(x, 2.7, z, yaw, 1, 0.25), () => {
      set.box([0.95, 1.3, 0.04], [0, 0, 0.2], black, { bevel: 0.01 });
      set.box([0.3, 0.3, 0.4], [0, 0, -0.1], black, { bevel: 0.05 });
    });
    const softbox = set.worldMatrix(placed(x, 2.7, z, yaw, 1, 0.25));
    set.mesh(panel(0.86, 1.2), glowMaterial(0xfff4e6, strength), softbox);
  }
  for (const side of [-1, 1]) {
    set.box([0.3, 0.18, 0.3], [side * 3.4, 0.09, -3.2], black, { yaw: side * 0.5, bevel: 0.03 });
    site.glow(at(side * 3.32, 0.22, -3.1), 0.1, 0xfff2e0, 3);
  }
  set.cylinder(0.18, 0.18, 0.05, [1.7, 0.48, -0.6], { color: 0x8a5a38, rough: 0.5 }, { sides: 24 });
  for (let i = 0; i < 4; i++) {
    const a = i * 1.57 + 0.5;
    set.add(bar(at(1.7 + Math.sin(a) * 0.2, 0, -0.6 + Math.cos(a) * 0.2), at(1.7 + Math.sin(a) * 0.11, 0.46, -0.6 + Math.cos(a) * 0.11), 0.016), {
      color: 0x6a4630,
      rough: 0.5,
    });
  }
  set.contact([1.7, 0.01, -0.6], 0.7, 0.7, 0, 0.4);
  for (let i = 0; i < 3; i++)
    set.box([0.5, 0.2, 0.3], [4.4 + i * 0.06, 0.1 + i * 0.2, -1.6], { color: 0xb08a58, rough: 0.6 }, { yaw: 0.3 + i * 0.2 });
  set.box([0.9, 0.9, 0.6], [-5.2, 0.45, -2.2], { color: 0x24262a, rough: 0.6 }, { yaw: 0.4, bevel: 0.03 });
}

function panel(width: number, height: number): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute(
    "position",
    new Float32BufferAttribute(
      [-width / 2, -height / 2, 0.23, width / 2, -height / 2, 0.23, width / 2, height / 2, 0.23, -width / 2, height / 2, 0.23],
      3,
    ),
  );
  geometry.setAttribute("normal", new Float32BufferAttribute([0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1], 3));
  geometry.setIndex([0, 1, 2, 0, 2, 3]);
  return geometry;
}
