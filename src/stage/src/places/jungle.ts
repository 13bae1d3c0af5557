// A jungle clearing with a waterfall: mist over a pool, palms, ferns, hanging vines, beams of light.
import { AdditiveBlending, NormalBlending, DoubleSide, Mesh, PlaneGeometry, ShaderMaterial, Color } from "three";
import { fbm, noise, smoothstep } from "../things/noise.ts";
import { archingLeaf } from "../things/parts/plants.ts";
import { placed, rock } from "../things/shapes.ts";
import { grainTexture } from "../things/surfaces.ts";
import { plantTrees, type TreeSpot } from "../things/trees.ts";
import { addMotes, addShaft } from "./kits/air.ts";
import { addForestRing } from "./kits/backdrop.ts";
import { addGrass } from "./kits/grass.ts";
import { groundSheet, openAir, stoneSeat } from "./kits/openAir.ts";
import { addWater } from "./kits/water.ts";
import { at, stand, type PlaceRecipe, type Site } from "./site.ts";

const POOL = { x: 0, z: -10, r: 5.2, level: -0.25 },
  FALL = -15.4;
const ground = (x: number, z: number): number => {
  const pool = Math.hypot((x - POOL.x) * 0.8, z - POOL.z),
    basin = (1 - smoothstep(pool, 2.6, POOL.r)) * -1.3,
    cliff = smoothstep(-z, -FALL - 0.6, -FALL + 1.2) * (7 + 3 * fbm(x * 0.15, 3, 3)) * smoothstep(20 - Math.abs(x), 0, 8),
    banks = smoothstep(Math.abs(x), 4, 16) * 2.6 * fbm(x * 0.09 + 2, z * 0.09 + 6, 3);
  return basin + cliff + banks + 0.1 * (noise(x * 0.7, z * 0.7) - 0.5);
};

export const jungle: PlaceRecipe = {
  indoor: false,
  sunYaw: 138,
  swing: 0.5,
  ground: 0x46582c,
  async build(site) {
    groundSheet(site, "soil", ground, { size: 64, cells: 130, color: 0xb8b880, centre: [0, -8] });
    cliff(site);
    addWater(site, {
      deep: 0x1a4a44,
      shallow: 0x5a8a78,
      roughness: 0.05,
      level: POOL.level,
      centre: [POOL.x, POOL.z],
      radius: 8,
      depth: (x, z) => POOL.level - ground(x, z),
    });
    fall(site);
    growth(site);
    if (site.daylight.sky.kind === "scattering")
      for (const [x, z] of [
        [-3, -6],
        [1.5, -4.5],
        [4, -8],
      ])
        addShaft(site, at(x + 3, 9, z - 3), at(-0.35, -0.9, 0.3), 10, 1.3, site.daylight.color, 0.05);
    addMotes(site, at(0, 1.6, -4), at(12, 3, 12), 90, 0xf4ffd8, 0.9, 0.005);
    return openAir(ground, {
      marks: [stand("pool", -0.8, ground(-0.8, -4.2), -4.2, Math.PI), ...stoneSeat(site, ground, 1.9, -3.4, 0x6a6656)],
      surface: (x, z) => (Math.hypot(x, z - POOL.z) < 4 ? "water" : "leaves"),
      ambience: ["waterfall", "birds", "insects"],
      acoustics: { space: "forest", decaySeconds: 0.6, wet: 0.1 },
      openSky: 0.8,
      reach: 9,
    });
  },
};

function cliff(site: Site): void {
  for (let i = 0; i < 60; i++) {
    const x = -13 + 26 * site.random(),
      y = site.random() * 8.5,
      inFall = Math.abs(x) < 1.3;
    site.set.add(
      rock(i + 2, 3),
      { color: [0x5a5648, 0x4c4a3e, 0x64604c][i % 3], rough: 0.9 },
      placed(x, y, FALL - (inFall ? 1.2 : 0.3) - site.random() * 0.8, i, 0.6 + site.random() * 1.1),
    );
  }
  for (let i = 0; i < 34; i++) {
    const a = site.random() * 6.283,
      r = POOL.r * (0.72 + 0.3 * site.random()),
      x = POOL.x + Math.sin(a) * r * 1.2,
      z = POOL.z + Math.cos(a) * r;
    site.set.add(
      rock(i + 70, 2),
      { color: [0x6a6656, 0x565244][i % 2], rough: 0.7 },
      placed(x, ground(x, z) + 0.05, z, i, 0.15 + site.random() * 0.5),
    );
  }
}

/** Falling water: two sheets whose streaks run down, and slow puffs of spray at their foot. */
function fall(site: Site): void {
  for (const [offset, width, strength] of [
    [0, 2.5, 1],
    [0.35, 1.7, 0.75],
  ]) {
    const sheet = new PlaneGeometry(width, 9.4, 24, 30),
      position = sheet.attributes.position;
    for (let i = 0; i < position.count; i++) {
      const v = 0.5 - position.getY(i) / 9.4;
      position.setX(i, position.getX(i) * (0.75 + 0.45 * v));
      position.setZ(i, 0.25 * Math.cos(position.getX(i) * 2.2) + 1.3 * Math.sqrt(v));
    }
    const mesh = new Mesh(sheet, streaming(site, strength, 0));
    mesh.position.set(offset, POOL.level + 4.5, FALL + 0.3 + offset * 0.3);
    mesh.renderOrder = 3;
    site.root.add(mesh);
  }
  for (let i = 0; i < 5; i++) {
    const puff = new Mesh(new PlaneGeometry(4.2, 2.4), streaming(site, 0.34, 1 + i));
    puff.position.set(-1.2 + i * 0.6, POOL.level + 0.7, FALL + 2 + (i % 2) * 0.5);
    puff.renderOrder = 4;
    site.root.add(puff);
  }
}

function streaming(site: Site, strength: number, spray: number): ShaderMaterial {
  const light = site.weathering.skyAmbient.value
    .clone()
    .multiplyScalar(0.9)
    .add(site.daylight.color.clone().multiplyScalar(site.daylight.strength * 0.1));
  return new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    side: DoubleSide,
    blending: spray ? AdditiveBlending : NormalBlending,
    toneMapped: false,
    uniforms: {
      time: site.weathering.time,
      grain: { value: grainTexture() },
      color: { value: light.lerp(new Color(1, 1, 1).multiplyScalar(light.g), 0.6) },
      strength: { value: strength },
      spray: { value: spray },
    },
    vertexShader: "varying vec2 vUv; void main() { vUv = uv; gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.); }",
    fragmentShader: `varying vec2 vUv; uniform sampler2D grain; uniform float time, strength, spray; uniform vec3 color;
      void main() {
        float edge = smoothstep(0., .18, vUv.x) * smoothstep(1., .82, vUv.x);
        if (spray > .5) { float p = texture2D(grain, vUv * vec2(.5, .35) + vec2(spray * .37 + time * .02, -time * .06)).x; vec2 q = vUv - .5; gl_FragColor = vec4(color * strength * p * smoothstep(.5, .1, length(q)), 1.); return; }
        float streak = texture2D(grain, vec2(vUv.x * 1.6, vUv.y * .5 + time * .55)).x * .6 + texture2D(grain, vec2(vUv.x * 4.1 + .3, vUv.y * .9 + time * .9)).y * .5;
        float foam = smoothstep(.42, .72, streak);
        gl_FragColor = vec4(color * (.62 + .6 * foam), strength * edge * (.35 + .6 * foam)); }`,
  });
}

function growth(site: Site): void {
  const { set, random } = site;
  const spots: TreeSpot[] = [];
  for (const [x, z, height] of [
    [-6.4, -4, 7],
    [-4.6, -9, 8.5],
    [6.2, -6, 8],
    [5.2, -11, 9],
    [8.4, -2, 7],
    [-8.6, -1, 7.5],
    [-9, -8, 9],
    [9.4, -9, 9],
    [-6, 5, 7],
    [7, 5.4, 8],
  ])
    spots.push({ kind: "palm", x, y: ground(x, z) - 0.1, z, height });
  for (const [x, z, height] of [
    [-10.4, -5, 11],
    [11, -5, 12],
    [-12, -12, 13],
    [12.4, -13, 13],
  ])
    spots.push({ kind: "oak", x, y: ground(x, z) - 0.2, z, height });
  for (let i = 0; i < 12; i++) {
    const x = (i % 2 ? 1 : -1) * (3.6 + random() * 6),
      z = -12 + random() * 17;
    spots.push({ kind: "bush", x, y: ground(x, z), z, height: 0.8 + random() * 1 });
  }
  plantTrees(site, spots, { detail: 0.8 });
  // ferns: rosettes of arching fronds
  for (let i = 0; i < 90; i++) {
    const side = random() < 0.5 ? -1 : 1,
      x = side * (1.9 + random() ** 0.8 * 8),
      z = -13 + random() * 18,
      size = 0.45 + random() * 0.6;
    if (Math.hypot(x * 0.8, z - POOL.z) < 4.4) continue;
    for (let k = 0; k < 8; k++)
      set.add(
        archingLeaf(size, size * 0.16, 0.7, 0.75),
        { color: [0x3f6a2c, 0x4c7a30, 0x365a28][(i + k) % 3], rough: 0.7 },
        placed(x, ground(x, z), z, k * 0.785 + i),
        { side: 2 },
      );
  }
  addGrass(site, { count: 900, height: 0.22, width: 0.02, color: 0x4c6a2c, seed: 8, dryShare: 0.1 }, (own) => {
    const x = (own() - 0.5) * 18,
      z = -8 + own() * 14;
    return Math.hypot(x * 0.8, z - POOL.z) < 4.6 ? null : [x, ground(x, z) - 0.02, z, 0.6 + own() * 0.8];
  });
  addForestRing(site, { radius: 30, height: 16, base: -1, centre: [0, -6], trunks: true });
}
