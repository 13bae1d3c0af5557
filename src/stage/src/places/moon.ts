// The surface of the Moon: grey dust with craters and boulders, hard sunlight, a black sky with stars and the Earth, a lander.
import { Color, CylinderGeometry, IcosahedronGeometry, InstancedMesh, Matrix4, Mesh, MeshBasicMaterial, PlaneGeometry, SphereGeometry } from "three";
import { fbm, noise, seeded, smoothstep } from "../things/noise.ts";
import { bar, placed, rock, turned } from "../things/shapes.ts";
import { planetPicture } from "./kits/planet.ts";
import { groundSheet, openAir, stoneSeat } from "./kits/openAir.ts";
import { terrain } from "./kits/terrain.ts";
import { at, type PlaceRecipe, type Site } from "./site.ts";

const CRATERS: [number, number, number][] = [
  [-6, -9, 3.4],
  [8, -14, 5],
  [-16, -20, 7],
  [4, -5.5, 1.2],
  [13, -3, 2.4],
  [-10, 2, 2.2],
  [0, -30, 9],
  [-3.2, -3, 0.7],
  [2.4, 4, 0.8],
];
const ground = (x: number, z: number): number => {
  let y = (fbm(x * 0.03 + 3, z * 0.03, 4) - 0.45) * 5 * smoothstep(Math.hypot(x, z), 5, 40) + 0.08 * (noise(x * 0.9, z * 0.9) - 0.5);
  for (const [cx, cz, r] of CRATERS) {
    const d = Math.hypot(x - cx, z - cz) / r;
    if (d < 1.8) y += r * 0.2 * (d < 1 ? d * d * 1.3 - 1 : 0.3 * Math.exp(-((d - 1) ** 2) * 9));
  }
  return y;
};

export const moon: PlaceRecipe = {
  indoor: false,
  sunYaw: 118,
  swing: 0.4,
  ground: 0x6a6864,
  async build(site) {
    groundSheet(site, "concrete", ground, { size: 130, cells: 170, color: 0x8e8d8a, relief: 1.6, roughness: 1 });
    site.set.add(
      terrain({
        width: 900,
        depth: 900,
        columns: 80,
        rows: 80,
        centre: [0, -20],
        height: (x, z) => (Math.hypot(x, z + 16) < 56 ? -9 : -4 + smoothstep(Math.hypot(x, z), 56, 190) * 44 * fbm(x * 0.011 + 5, z * 0.011 + 1, 5)),
        flat: 0x76746f,
        steep: 0x5c5a56,
      }),
      { color: 0xffffff, rough: 1 },
      undefined,
      { cast: false },
    );
    for (let i = 0; i < 110; i++) {
      const a = site.random() * 6.283,
        r = 2 + site.random() * 26,
        x = Math.sin(a) * r,
        z = Math.cos(a) * r - 5,
        size = 0.04 + site.random() ** 4 * 0.9;
      if (z > 0.5 && size > 0.25) continue;
      site.set.add(rock(i + 1, size > 0.4 ? 3 : 2), { color: 0x6c6a66, rough: 1 }, placed(x, ground(x, z), z, i, size));
      if (size > 0.15) site.set.contact([x, ground(x, z) + 0.01, z], size * 3, size * 3, 0, 0.4);
    }
    lander(site, 7.5, -9);
    flag(site, -3.4, -3);
    heavens(site);
    return openAir(ground, {
      marks: stoneSeat(site, ground, -2.2, -1.6, 0x6c6a66),
      surface: "sand",
      ambience: [],
      acoustics: { space: "open", decaySeconds: 0.05, wet: 0 },
      backdrop: new Color(0x010102),
      fog: new Color(0x010102),
      haze: 0,
      openSky: 0.16,
      exposure: 1.05,
      drive: true,
    });
  },
};

function heavens(site: Site): void {
  const random = seeded(5),
    stars = new InstancedMesh(new IcosahedronGeometry(0.8, 0), new MeshBasicMaterial({ toneMapped: false, fog: false }), 900),
    matrix = new Matrix4(),
    color = new Color();
  for (let i = 0; i < 900; i++) {
    const up = random() * 0.75,
      a = random() * 6.283,
      flat = Math.sqrt(1 - up * up),
      scale = 0.6 + random() ** 3 * 1.5;
    matrix.makeScale(scale, scale, scale).setPosition(Math.sin(a) * flat * 480, up * 480 + 4, Math.cos(a) * flat * 480);
    stars.setMatrixAt(i, matrix);
    stars.setColorAt(i, color.setHSL(0.55 + random() * 0.15, 0.4, 0.6 + 0.4 * random()));
  }
  stars.frustumCulled = false;
  site.root.add(stars);
  const earth = new Mesh(new SphereGeometry(20, 48, 32), new MeshBasicMaterial({ map: planetPicture(), toneMapped: false, fog: false }));
  earth.position.set(-120, 110, -300);
  earth.rotation.set(0.3, 2.2, 0.4);
  // the night side: a black ball that covers part of it
  const night = new Mesh(new SphereGeometry(20.3, 48, 32), new MeshBasicMaterial({ color: 0x010102, fog: false }));
  night.position.set(-133, 108, -291);
  site.root.add(earth, night);
}

/** A descent stage on four legs in gold foil, a grey cabin on top. */
function lander(site: Site, x: number, z: number): void {
  const { set } = site,
    foil = { color: 0xc89a3c, metal: 0.7, rough: 0.4 },
    grey = { color: 0xb0b2b4, metal: 0.3, rough: 0.5 };
  set.within(placed(x, ground(x, z), z, 0.5), () => {
    set.add(new CylinderGeometry(2, 2, 1.5, 8), foil, placed(0, 1.9, 0, Math.PI / 8));
    set.add(new CylinderGeometry(0.3, 0.75, 0.8, 20, 1, true), { color: 0x4a4a4c, metal: 0.6, rough: 0.5 }, placed(0, 0.8, 0), { side: 2 });
    set.add(new CylinderGeometry(1.1, 1.5, 1.6, 8), grey, placed(0, 3.4, 0, Math.PI / 8));
    set.box([1.1, 1.1, 0.5], [0, 3.5, 1.2], grey, { bevel: 0.08 });
    for (const dx of [-0.3, 0.3]) set.box([0.34, 0.4, 0.06], [dx, 3.8, 1.46], { color: 0x14181c, rough: 0.1 }, { roll: dx });
    set.add(
      turned(
        [
          [0.02, 0],
          [0.3, 0.06],
          [0.42, 0.2],
        ],
        20,
      ),
      grey,
      placed(0.8, 4.3, 0, 0, 1, 0.6),
      { side: 2 },
    );
    for (let i = 0; i < 4; i++) {
      const a = i * 1.571 + 0.785,
        foot = at(Math.sin(a) * 3.4, 0.1, Math.cos(a) * 3.4);
      set.add(bar(at(Math.sin(a) * 1.8, 2.2, Math.cos(a) * 1.8), foot, 0.06, 7), grey);
      set.add(bar(at(Math.sin(a) * 1.7, 1.3, Math.cos(a) * 1.7), foot.clone().setY(0.7).multiplyScalar(0.94), 0.04, 6), grey);
      set.cylinder(0.45, 0.5, 0.1, [foot.x, 0.06, foot.z], foil, { sides: 20 });
    }
    for (let i = 0; i < 7; i++) set.box([0.4, 0.03, 0.03], [0, 0.5 + i * 0.33, 2 + (1 - i / 7) * 1], grey);
    set.contact([0, 0, 0], 6, 6, 0, 0.5);
  });
}

function flag(site: Site, x: number, z: number): void {
  const y = ground(x, z);
  site.set.cylinder(0.018, 0.018, 2, [x, y + 1, z], { color: 0xd0d2d4, metal: 0.8, rough: 0.3 }, { sides: 8 });
  const cloth = new PlaneGeometry(0.95, 0.6, 10, 4).translate(0.48, 0, 0),
    position = cloth.attributes.position;
  for (let i = 0; i < position.count; i++) position.setZ(i, 0.04 * Math.sin(position.getX(i) * 11));
  cloth.computeVertexNormals();
  site.set.add(cloth, { color: 0xe8e4d8, rough: 0.9 }, placed(x, y + 1.68, z, -0.4), { side: 2 });
  site.set.add(new PlaneGeometry(0.9, 0.18).translate(0.48, 0, 0), { color: 0x2a5a9a, rough: 0.9 }, placed(x, y + 1.68, z + 0.03, -0.4), { side: 2 });
}
