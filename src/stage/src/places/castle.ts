// Before a castle: a gatehouse between round towers, walls with battlements, banners, a cobbled way, hills beyond.
import { BufferAttribute, BufferGeometry, ConeGeometry, CylinderGeometry, PlaneGeometry } from "three";
import { fbm, noise, smoothstep } from "../things/noise.ts";
import { barrel, crate } from "../things/parts/containers.ts";
import { placed } from "../things/shapes.ts";
import { farTrees, plantTrees } from "../things/trees.ts";
import { addGrass } from "./kits/grass.ts";
import { along } from "./kits/interior.ts";
import { groundSheet, openAir } from "./kits/openAir.ts";
import { fire } from "./kits/lamps.ts";
import { terrain } from "./kits/terrain.ts";
import { at, mark, sit, type PlaceRecipe, type Site } from "./site.ts";

const STONE = { color: 0xa89c88, rough: 0.92 },
  GATE = -15;
const ground = (x: number, z: number): number =>
  (1 - smoothstep(Math.abs(x), 2, 7)) * 0 +
  smoothstep(Math.abs(x), 4, 26) * (fbm(x * 0.03 + 4, z * 0.03, 3) - 0.45) * 5 * smoothstep(-z, -30, 12) +
  0.04 * (noise(x, z) - 0.5);

export const castle: PlaceRecipe = {
  indoor: false,
  sunYaw: 128,
  swing: 0.7,
  ground: 0x6a7048,
  async build(site) {
    groundSheet(site, "grass", ground, { color: 0xa8bc84, centre: [0, -14] });
    site.set.surface("cobbles", new PlaneGeometry(4.4, 34, 4, 20).rotateX(-Math.PI / 2).translate(0, 0.03, -2), { color: 0xb8aa94, puddles: true });
    for (const side of [-1, 1]) {
      tower(site, side * 5.2, GATE, 2.7, 12);
      curtainWall(site, side);
      tower(site, side * 21, GATE - 2, 3.2, 10);
      tower(site, side * 13, GATE - 14, 2.6, 17);
    }
    gatehouse(site);
    keep(site);
    const { set, random, lit } = site;
    for (const [x, z] of [
      [-3.4, -3.2],
      [-4.1, -2.6],
      [3.6, -4.4],
    ])
      set.within(placed(x, ground(x, z), z, x), () => (x < 0 ? barrel : crate)(set, { random, lit }));
    plantTrees(site, [
      { kind: "oak", x: 9.5, y: ground(9.5, -6) - 0.1, z: -6, height: 8 },
      { kind: "oak", x: -11, y: ground(-11, -4) - 0.1, z: -4, height: 7 },
      { kind: "bush", x: 7, y: ground(7, -9), z: -9, height: 1.4 },
    ]);
    addGrass(site, { count: 1500, height: 0.28, width: 0.016, color: 0x66743a, dryShare: 0.25, seed: 6 }, (own) => {
      const x = (own() < 0.5 ? -1 : 1) * (2.5 + own() * 11),
        z = -12 + own() * 20;
      return [x, ground(x, z) - 0.02, z, 0.6 + own() * 0.7];
    });
    hills(site);
    return openAir(ground, {
      marks: [
        mark("barrel-top", "table-top", -4.1, ground(-4.1, -2.6) + 0.9, -2.6, 0.4, 0.2),
        sit("barrel", -3.4, ground(-3.4, -3.2), -3.1, 0.8, 0.85),
      ],
      surface: (x) => (Math.abs(x) < 2.2 ? "stone" : "grass"),
      drive: true,
      ambience: ["birds", "wind"],
      shadow: { centre: at(0, 2, -7), reach: 20, depth: 80 },
    });
  },
};

/** A ring of merlons. */
function battlements(site: Site, x: number, z: number, radius: number, y: number): void {
  const count = Math.round(radius * 6);
  for (let i = 0; i < count; i++) {
    const a = (i / count) * Math.PI * 2;
    site.set.box([0.55, 0.8, 0.35], [x + Math.sin(a) * radius, y + 0.4, z + Math.cos(a) * radius], STONE, { yaw: a, bevel: 0.03 });
  }
}

function tower(site: Site, x: number, z: number, radius: number, height: number): void {
  const { set } = site;
  set.surface(
    "slabs",
    new CylinderGeometry(radius, radius * 1.12, height, 36, 4),
    { axis: "auto", color: 0xc0b49e, relief: 1.3 },
    placed(x, height / 2 - 0.6, z),
  );
  set.surface(
    "slabs",
    new CylinderGeometry(radius * 1.16, radius * 1.02, 1, 36),
    { axis: "auto", color: 0xb4a892, relief: 1.2 },
    placed(x, height - 0.6, z),
  );
  battlements(site, x, z, radius * 1.1, height - 0.15);
  for (const [k, y] of along(2.6, height - 2.4, 3).entries()) {
    const a = k * 1.1 - 0.6;
    set.box(
      [0.22, 1.1, 0.3],
      [x + Math.sin(a) * radius * 1.02, y, z + Math.cos(a) * radius * 1.02],
      { color: 0x14120f, rough: 1 },
      { yaw: a, bevel: 0 },
    );
    if (site.lit > 0.5) site.glow(at(x + Math.sin(a) * radius * 1.04, y, z + Math.cos(a) * radius * 1.04), 0.14, 0xffa850, 2);
  }
  if (height > 11) {
    set.add(new ConeGeometry(radius * 1.3, radius * 2.2, 32), { color: 0x5a3a34, rough: 0.8 }, placed(x, height + radius * 1.2, z));
    flag(site, x, height + radius * 2.2, z);
  }
}

function curtainWall(site: Site, side: number): void {
  const { set } = site,
    x = side * 13.2;
  set.surface(
    "slabs",
    new BufferGeometry().copy(new PlaneGeometry(14, 8, 1, 1)),
    { axis: "auto", color: 0xc0b49e, relief: 1.3 },
    placed(x, 3.4, GATE + 0.6),
  );
  set.box([14, 0.4, 1.4], [x, 7.4, GATE], STONE);
  for (const dx of along(-6.6, 6.6, 13)) set.box([0.6, 0.8, 0.4], [x + dx, 8, GATE + 0.5], STONE, { bevel: 0.03 });
}

/** The arch with its portcullis between the two near towers. */
function gatehouse(site: Site): void {
  const { set } = site;
  for (const side of [-1, 1])
    set.surface("slabs", new PlaneGeometry(1.6, 8.6), { axis: "auto", color: 0xb8ac96, relief: 1.3 }, placed(side * 2.5, 3.7, GATE + 1.3));
  set.surface("slabs", new PlaneGeometry(3.6, 3.6), { axis: "auto", color: 0xb8ac96, relief: 1.3 }, placed(0, 6.2, GATE + 1.3));
  set.add(
    new CylinderGeometry(1.9, 1.9, 0.5, 28, 1, true, Math.PI / 2, Math.PI).rotateX(Math.PI / 2),
    { color: 0x8a7e6c, rough: 0.9 },
    placed(0, 2.6, GATE + 1.3),
    { side: 2 },
  );
  set.box([3.8, 7, 0.1], [0, 2, GATE - 0.6], { color: 0x15120f, rough: 1 });
  for (const x of along(-1.5, 1.5, 7)) set.box([0.09, 4.4, 0.09], [x, 2.4, GATE + 0.9], { color: 0x2c2824, metal: 0.5, rough: 0.6 });
  for (const y of along(0.9, 4.2, 6)) set.box([3.6, 0.08, 0.08], [0, y, GATE + 0.92], { color: 0x2c2824, metal: 0.5, rough: 0.6 });
  for (const x of along(-2.8, 2.8, 6)) set.box([0.6, 0.8, 0.4], [x, 8.5, GATE + 1.2], STONE, { bevel: 0.03 });
  set.box([6.4, 0.4, 1.6], [0, 8, GATE + 0.8], STONE);
  for (const side of [-1, 1]) {
    banner(site, side * 2.5, 5.6, GATE + 1.42, side > 0 ? 0x7a1a20 : 0x1f3a6a);
    set.cylinder(0.06, 0.03, 0.6, [side * 2.1, 2.3, GATE + 1.6], { color: 0x2c2018 }, { pitch: 0.4 });
    site.lamps.push({ position: at(side * 2.1, 3, GATE + 2.5), color: 0xff9a4a, candela: 14, reach: 10, flicker: true });
    if (site.lit > 0.3) fire(site, [side * 2.1, 2.6, GATE + 1.75], 0.18);
  }
}

function keep(site: Site): void {
  const { set } = site;
  set.surface("slabs", new CylinderGeometry(7, 7.4, 20, 4, 1), { axis: "auto", color: 0xb4a892, relief: 1.2 }, placed(0, 9, GATE - 20, Math.PI / 4));
  battlements(site, 0, GATE - 20, 6.2, 19);
  set.add(new ConeGeometry(5.4, 6, 4), { color: 0x5a3a34, rough: 0.8 }, placed(0, 22, GATE - 20, Math.PI / 4));
  flag(site, 0, 24.6, GATE - 20);
}

function banner(site: Site, x: number, y: number, z: number, color: number): void {
  const cloth = new PlaneGeometry(0.9, 2.6, 8, 6),
    position = cloth.attributes.position as BufferAttribute;
  for (let i = 0; i < position.count; i++) position.setZ(i, 0.05 * Math.sin(position.getX(i) * 8 + position.getY(i)));
  cloth.computeVertexNormals();
  site.set.add(cloth, { color, rough: 0.95 }, placed(x, y, z + 0.06), { side: 2 });
  site.set.box([0.5, 0.5, 0.02], [x, y + 0.3, z + 0.14], { color: 0xd8b04a, rough: 0.7 }, { roll: Math.PI / 4 });
}

function flag(site: Site, x: number, y: number, z: number): void {
  site.set.cylinder(0.05, 0.06, 3, [x, y + 1, z], { color: 0x3a2c20 }, { sides: 6 });
  const cloth = new PlaneGeometry(2, 1, 10, 3).translate(1, 0, 0),
    position = cloth.attributes.position as BufferAttribute;
  for (let i = 0; i < position.count; i++) position.setZ(i, 0.16 * Math.sin(position.getX(i) * 3.4) * position.getX(i) * 0.6);
  cloth.computeVertexNormals();
  site.set.add(cloth, { color: 0x8a1f24, rough: 0.9 }, placed(x, y + 1.9, z), { side: 2 });
}

function hills(site: Site): void {
  const height = (x: number, z: number) => -3 + smoothstep(Math.hypot(x, z), 50, 220) * (8 + 50 * fbm(x * 0.006 + 9, z * 0.006 + 2, 4));
  site.set.add(
    terrain({
      width: 900,
      depth: 900,
      columns: 60,
      rows: 60,
      centre: [0, -40],
      height: (x, z) => (Math.hypot(x, z) < 46 ? -8 : height(x, z)),
      flat: 0x66743a,
      steep: 0x6a6a50,
      high: 0x7a8088,
      highAbove: 44,
    }),
    { color: 0xffffff, rough: 1 },
    undefined,
    { cast: false },
  );
  farTrees(site, 120, () => {
    const a = site.random() * 6.283,
      r = 60 + site.random() * 90,
      x = Math.sin(a) * r,
      z = Math.cos(a) * r - 20;
    return [x, height(x, z) - 0.4, z, 6 + site.random() * 5];
  });
}
