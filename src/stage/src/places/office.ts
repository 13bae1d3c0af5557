// An office on an upper floor: desks with screens, a meeting table behind glass, plants, a wall of windows on to the city.
import { BoxGeometry, InstancedMesh, Matrix4, MeshStandardMaterial, PlaneGeometry, Vector3, Color } from "three";
import { glassMaterial, glowMaterial, pictureMaterial } from "../things/materials.ts";
import { seeded } from "../things/noise.ts";
import { pottedPlant, leafyPlant } from "../things/parts/plants.ts";
import { mug } from "../things/parts/tableware.ts";
import type { Part } from "../things/parts/part.ts";
import { bar, placed, turned } from "../things/shapes.ts";
import { painted } from "../things/surfaces.ts";
import { picture } from "./kits/furnishing.ts";
import { buildRoom, wallFrame, type RoomLook } from "./kits/room.ts";
import { at, bounds, lane, mark, sit, stand, view, type PlaceRecipe, type Site } from "./site.ts";

const ROOM: RoomLook = {
  width: 10.5,
  depth: 7.4,
  height: 2.9,
  wall: 0xe2e2de,
  accent: { W: 0x3f5560 },
  floor: "cloth",
  floorColor: 0x6a7076,
  trim: 0xd8d8d4,
  ceiling: 0xeeeeea,
  openings: [-3.6, -1.2, 1.2, 3.6].map((along) => ({
    wall: "N" as const,
    along,
    sill: 0.5,
    width: 2.2,
    height: 2.1,
    columns: 2,
    rows: 1,
    frame: 0x3a3e42,
  })),
};
const DESKS: [number, number, number][] = [
  [-2.6, -1.5, 0],
  [-0.6, -1.5, 0],
  [-2.6, 0.4, Math.PI],
  [-0.6, 0.4, Math.PI],
  [2.2, -1.5, 0],
  [2.2, 0.4, Math.PI],
];

export const office: PlaceRecipe = {
  indoor: true,
  sunYaw: 156,
  swing: 0.35,
  ground: 0x70706c,
  async build(site) {
    buildRoom(site, ROOM);
    for (const [x, z, yaw] of DESKS) site.set.within(placed(x, 0, z, yaw), () => workplace(site));
    meeting(site);
    ceiling(site);
    city(site);
    const { set, random, lit } = site,
      look = { random, lit };
    for (const [x, z] of [
      [-4.8, -3.2],
      [4.8, -3.2],
      [0.8, -3.3],
      [-4.8, 2.6],
    ])
      set.within(placed(x, 0, z, x), () => pottedPlant(set, { ...look, color: 0x3a3e42 }));
    set.box([1.8, 1.1, 0.36], [-3.6, 0.55, 3.4], { color: 0xd8d4c8, rough: 0.5 });
    for (let i = 0; i < 12; i++)
      set.box([0.05, 0.28, 0.22], [-4.3 + i * 0.07, 1.24, 3.4], { color: [0x2a5a8a, 0x8a2a2a, 0x2a6a4a, 0x4a4a4a][i % 4] }, { bevel: 0.004 });
    set.within(placed(-3, 1.1, 3.4, 0, 0.8), () => leafyPlant(set, look));
    picture(site, wallFrame(ROOM, "W"), 0, 1.7, 1.6, 0.9, 4, ["#e8e4dc", "#c85a3a", "#2a5a6a", "#e0a83a", "#2a2a2a"], 0x1c1e20);
    site.lit = Math.max(site.lit, 0.75);
    site.lamps.push(
      ...[
        [-1.6, 0],
        [2.2, -0.5],
        [-1.6, -2.2],
        [3.9, 2],
      ].map(([x, z]) => ({ position: at(x, 2.7, z), color: 0xf4f2ea, candela: 8, reach: 8 })),
    );
    return {
      centre: at(-0.3, 0, 0.3),
      marks: [
        stand("aisle", 0.85, 0, 0.9, 0),
        stand("aisle-second", 0.1, 0, 1.5, 0.2),
        stand("window", 0.8, 0, -2.9, Math.PI),
        stand("presenting", 3.8, 0, 3, Math.PI),
        ...DESKS.map(([x, z, yaw], i) => sit(`desk-${i + 1}`, x + Math.sin(yaw) * 0.62, 0, z + Math.cos(yaw) * 0.62, yaw + Math.PI, 0.47)),
        mark("desk-top", "table-top", -0.6, 0.74, -1.5, 0, 0.4),
      ],
      lanes: [lane("aisle", "walk", 1, [-4.2, 0, 1.9], [3.4, 0, 1.6]), lane("along", "walk", 0.9, [0.8, 0, -2.9], [0.8, 0, 2.8])],
      views: [view(20, 1.45, 1.8, 3.6), view(-30, 1.4, 1.8, 3.6), view(60, 1.45, 1.8, 4), view(0, 1.4, 1.5, 3)],
      cameraBounds: bounds(-4.9, 0.4, -3.3, 4.9, 2.6, 3.4),
      groundHeight: () => 0,
      surface: () => "carpet",
      acoustics: { space: "room", decaySeconds: 0.45, wet: 0.08 },
      ambience: ["room tone", "office"],
      shadow: { centre: at(0, 0.5, -0.5), reach: 7, depth: 18 },
      room: {
        probe: at(0, 1.6, 0.8),
        exposure: 1.2,
        keyDirection: new Vector3(0, 0.9, -0.4).normalize(),
        keyColor: 0xf4f2ea,
        keyKelvin: 4200,
        ambient: 1,
      },
    };
  },
};

/** An office chair on five castors, seat 47 cm. */
const deskChair: Part = (set) => {
  const black = { color: 0x1c1e22, rough: 0.8 },
    steel = { color: 0x8a8e92, metal: 0.9, rough: 0.3 };
  set.box([0.48, 0.08, 0.46], [0, 0.45, 0], black, { bevel: 0.035 });
  set.box([0.44, 0.52, 0.07], [0, 0.8, -0.22], black, { pitch: -0.12, bevel: 0.03 });
  set.cylinder(0.028, 0.028, 0.3, [0, 0.28, 0], steel);
  for (let i = 0; i < 5; i++) {
    const a = i * 1.257,
      end = new Vector3(Math.sin(a) * 0.28, 0.075, Math.cos(a) * 0.28);
    set.add(bar(new Vector3(0, 0.11, 0), end, 0.02, 6), black);
    set.cylinder(0.03, 0.03, 0.03, [end.x, 0.03, end.z], black, { roll: Math.PI / 2, yaw: a, sides: 10 });
  }
  for (const side of [-1, 1]) {
    set.box([0.04, 0.03, 0.26], [side * 0.27, 0.66, 0], black, { bevel: 0.012 });
    set.box([0.03, 0.2, 0.03], [side * 0.27, 0.56, -0.05], black);
  }
  set.contact([0, 0, 0], 0.75, 0.75, 0, 0.45);
};

/** Desk, screen, keyboard, papers, lamp; the chair in front (+z). */
function workplace(site: Site): void {
  const { set, random, lit } = site;
  set.box([1.5, 0.03, 0.75], [0, 0.725, 0], { color: 0xd8cdb8, rough: 0.4 }, { bevel: 0.008 });
  for (const x of [-0.7, 0.7]) {
    set.box([0.05, 0.7, 0.6], [x, 0.36, 0], { color: 0x4a4e52, metal: 0.5, rough: 0.4 });
  }
  set.box([1.5, 0.34, 0.025], [0, 0.95, -0.385], { color: 0x8a9498, rough: 1 });
  set.contact([0, 0, 0], 1.8, 1, 0, 0.45);
  const screen = painted(256, 144, (pen, w, h) => {
    pen.fillStyle = "#1c242c";
    pen.fillRect(0, 0, w, h);
    pen.fillStyle = "#2c3a46";
    pen.fillRect(0, 0, 46, h);
    for (let i = 0; i < 12; i++) {
      pen.fillStyle = ["#6fb0d8", "#d8a860", "#8ac890", "#c8d0d8"][Math.floor(random() * 4)];
      pen.fillRect(58 + random() * 20, 12 + i * 10.5, 30 + random() * 130, 4);
    }
  });
  set.box([0.6, 0.36, 0.025], [0, 1.03, -0.18], { color: 0x1a1c1e, rough: 0.4 }, { bevel: 0.008 });
  set.mesh(new PlaneGeometry(0.57, 0.33), pictureMaterial(screen, site.weathering, { roughness: 0.1, glow: 0.8 }), placed(0, 1.03, -0.166));
  set.box([0.05, 0.16, 0.03], [0, 0.83, -0.2], { color: 0x8a8e92, metal: 0.8, rough: 0.3 });
  set.box([0.22, 0.012, 0.16], [0, 0.748, -0.18], { color: 0x8a8e92, metal: 0.8, rough: 0.3 });
  set.box([0.42, 0.016, 0.14], [0, 0.75, 0.12], { color: 0x2a2c30, rough: 0.6 }, { bevel: 0.005 });
  set.box([0.06, 0.024, 0.1], [0.3, 0.752, 0.13], { color: 0x2a2c30, rough: 0.4 }, { bevel: 0.01 });
  for (let i = 0; i < 4; i++)
    set.box(
      [0.21, 0.003, 0.29],
      [-0.5 + (random() - 0.5) * 0.1, 0.743 + i * 0.003, 0.08 + (random() - 0.5) * 0.08],
      { color: 0xeeece6, rough: 0.9 },
      { yaw: (random() - 0.5) * 0.6, bevel: 0 },
    );
  set.within(placed(0.52, 0.74, -0.05, random() * 6), () =>
    mug(set, { random, lit, color: [0xc8785a, 0x3a6a8a, 0xe0d8c8, 0x4a5a3c][Math.floor(random() * 4)] }),
  );
  set.add(
    turned(
      [
        [0.035, 0],
        [0.04, 0.1],
        [0.036, 0.1],
      ],
      14,
    ),
    { color: 0x3a3e42 },
    placed(0.6, 0.74, -0.24),
  );
  for (let i = 0; i < 4; i++)
    set.add(bar(new Vector3(0.6, 0.76, -0.24), new Vector3(0.6 + (random() - 0.5) * 0.06, 0.93, -0.24 + (random() - 0.5) * 0.06), 0.004, 5), {
      color: [0xd8a02c, 0x2a5a8a, 0xb83a2a, 0x2a2a2a][i],
    });
  set.within(placed((random() - 0.5) * 0.2, 0, 0.68, Math.PI + (random() - 0.5) * 0.7), () => deskChair(set, { random, lit }));
}

/** A corner behind glass with a table and a white board. */
function meeting(site: Site): void {
  const { set, random, lit } = site,
    glass = glassMaterial(0xdce8ea, 0.14),
    steel = { color: 0x3a3e42, metal: 0.5, rough: 0.4 };
  for (const [x, z, yaw, length] of [
    [3.9, 1.15, 0, 2.7],
    [2.55, 2.45, Math.PI / 2, 2.6],
  ] as const)
    set.within(placed(x, 0, z, yaw), () => {
      set.mesh(new PlaneGeometry(length, 2.6).translate(0, 1.3, 0), glass);
      for (const y of [0.04, 2.6]) set.box([length, 0.08, 0.05], [0, y, 0], steel);
      for (const dx of [-length / 2, 0, length / 2]) set.box([0.04, 2.6, 0.05], [dx, 1.3, 0], steel);
    });
  set.box([1.3, 0.04, 1.1], [4, 0.73, 2.4], { color: 0x6a4a32, rough: 0.3 }, { bevel: 0.012 });
  set.cylinder(0.06, 0.3, 0.7, [4, 0.36, 2.4], steel, { sides: 18 });
  for (const [x, z, yaw] of [
    [3.1, 2.4, Math.PI / 2],
    [4.9, 2.4, -Math.PI / 2],
    [4, 1.6, 0],
  ])
    set.within(placed(x, 0, z, yaw), () => deskChair(set, { random, lit }));
  set.within(wallFrame(ROOM, "E"), () => {
    set.box([1.8, 1.1, 0.03], [2.3, 1.6, 0.03], { color: 0xb8bcc0, metal: 0.7, rough: 0.3 });
    const board = painted(512, 320, (pen, w, h) => {
      pen.fillStyle = "#f4f4f0";
      pen.fillRect(0, 0, w, h);
      pen.strokeStyle = "#2a4a8a";
      pen.lineWidth = 4;
      for (const [x, y] of [
        [60, 60],
        [220, 60],
        [380, 60],
        [140, 190],
        [300, 190],
      ])
        pen.strokeRect(x, y, 90, 54);
      pen.strokeStyle = "#b83a2a";
      for (const [a, b, c, d] of [
        [150, 87, 220, 87],
        [310, 87, 380, 87],
        [105, 114, 170, 190],
        [265, 114, 200, 190],
        [420, 114, 350, 190],
      ]) {
        pen.beginPath();
        pen.moveTo(a, b);
        pen.lineTo(c, d);
        pen.stroke();
      }
    });
    set.mesh(new PlaneGeometry(1.72, 1.02), pictureMaterial(board, site.weathering, { roughness: 0.3 }), placed(2.3, 1.6, 0.05));
  });
}

function ceiling(site: Site): void {
  const { set } = site,
    panel = glowMaterial(0xf6f6ee, 1.7);
  for (let x = -4.2; x < 5; x += 1.2) set.box([0.02, 0.02, ROOM.depth], [x, ROOM.height - 0.008, 0], { color: 0xc8c8c4 }, { bevel: 0 });
  for (let z = -3; z < 3.7; z += 1.2) set.box([ROOM.width, 0.02, 0.02], [0, ROOM.height - 0.008, z], { color: 0xc8c8c4 }, { bevel: 0 });
  for (const x of [-3, -0.6, 1.8, 4.2])
    for (const z of [-2.2, 0.2, 2.6]) {
      set.box([1.18, 0.03, 0.34], [x, ROOM.height - 0.012, z], { color: 0xe4e4e0 });
      set.mesh(new PlaneGeometry(1.1, 0.26).rotateX(Math.PI / 2).translate(x, ROOM.height - 0.03, z), panel);
    }
}

/** Towers outside, over-exposed by day as a camera inside sees them. */
function city(site: Site): void {
  const random = seeded(31),
    map = painted(
      128,
      256,
      (pen, w, h) => {
        pen.fillStyle = "#d8d4cc";
        pen.fillRect(0, 0, w, h);
        for (let y = 4; y < h; y += 14)
          for (let x = 4; x < w; x += 16) {
            pen.fillStyle = "#8a98a4";
            pen.fillRect(x, y, 10, 8);
          }
      },
      true,
    ),
    night = painted(
      128,
      256,
      (pen, w, h) => {
        pen.fillStyle = "#000";
        pen.fillRect(0, 0, w, h);
        const own = seeded(3);
        for (let y = 4; y < h; y += 14)
          for (let x = 4; x < w; x += 16)
            if (own() < 0.28) {
              pen.fillStyle = own() < 0.7 ? "#ffcf8c" : "#cfe0ff";
              pen.fillRect(x, y, 10, 8);
            }
      },
      true,
    );
  const dark = site.daylight.practicals,
    towers = new InstancedMesh(
      new BoxGeometry(1, 1, 1).translate(0, 0.5, 0),
      new MeshStandardMaterial({ map, emissive: 0xffffff, emissiveMap: night, emissiveIntensity: 0.8 * dark, roughness: 0.6 }),
      60,
    ),
    matrix = new Matrix4(),
    color = new Color();
  for (let i = 0; i < 60; i++) {
    const z = -42 - random() ** 1.4 * 190,
      x = (random() - 0.5) * (90 - z * 1.1),
      wide = 10 + random() * 12;
    matrix.makeScale(wide, 30 + random() ** 2 * 62, wide).setPosition(x, -36, z);
    towers.setMatrixAt(i, matrix);
    towers.setColorAt(i, color.setHSL(0.08 + random() * 0.05, 0.1, 0.6 + random() * 0.3).multiplyScalar(1 + 1.6 * (1 - dark)));
  }
  towers.frustumCulled = false;
  site.root.add(towers);
}
