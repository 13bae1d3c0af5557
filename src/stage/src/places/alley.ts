// A narrow alley between brick houses: fire stairs, bins and crates, pipes, steam from a grate, a door with a lamp, wet cobbles.
import { AdditiveBlending, DoubleSide, Mesh, PlaneGeometry, ShaderMaterial } from "three";
import { grainTexture } from "../things/surfaces.ts";
import { cardboardBox, crate } from "../things/parts/containers.ts";
import { trashCan } from "../things/parts/street.ts";
import { bar, hanging, placed, tube } from "../things/shapes.ts";
import { along } from "./kits/interior.ts";
import { openAir } from "./kits/openAir.ts";
import { addNeonSign } from "./kits/neon.ts";
import { at, bounds, lane, mark, sit, stand, view, type PlaceRecipe, type Site } from "./site.ts";

const HALF = 2.3,
  IRON = { color: 0x22262a, metal: 0.5, rough: 0.6 };

export const alley: PlaceRecipe = {
  indoor: false,
  sunYaw: 168,
  swing: 0.3,
  ground: 0x5a544c,
  async build(site) {
    const { set, random, lit } = site;
    set.surface("cobbles", new PlaneGeometry(5, 46, 4, 40).rotateX(-Math.PI / 2).translate(0, 0, -8), { color: 0x9a9288, puddles: true });
    for (const side of [-1, 1]) wall(site, side);
    ends(site);
    for (const [side, z] of [
      [-1, -5],
      [1, -11],
    ])
      stairs(site, side, z);
    for (const [x, z, yaw] of [
      [-1.85, -2.2, 1.6],
      [1.8, -7.4, -1.5],
      [1.85, 1.9, -1.6],
    ])
      set.within(placed(x, 0, z, yaw), () => trashCan(set, { random, lit, color: 0x3a4a44 }));
    for (const [x, y, z] of [
      [1.7, 0, -3.1],
      [1.65, 0.5, -3.05],
      [1.75, 0, -3.9],
    ])
      set.within(placed(x, y, z, x + z), () => crate(set, { random, lit }));
    for (const [x, z] of [
      [-1.8, -8.3],
      [-1.65, -8.9],
    ])
      set.within(placed(x, 0, z, z), () => cardboardBox(set, { random, lit }));
    skip(site);
    lamps(site);
    steam(site, -0.6, -5.6);
    for (const [i, z] of along(-13, 1, 5).entries())
      set.add(tube(hanging(at(-HALF, 5.4 + (i % 2), z), at(HALF, 5.2 + (i % 3) * 0.5, z + 0.8), 0.5, 12), 0.012, 14, 5), IRON);
    addNeonSign(site, 0, HALF - 0.1, 3.1, -6.6, -1);
    addNeonSign(site, 1, -HALF + 0.1, 3.4, -10.4, 1);
    return openAir(() => 0, {
      marks: [
        stand("middle", 0, 0, -1, 0),
        stand("wall", -1.75, 0, 0.6, Math.PI / 2),
        sit("crate", 1.65, 0, -3.9, -1.2, 0.5),
        mark("crate-top", "table-top", 1.65, 1.02, -3.05, -1.2, 0.25),
        stand("door", 1.6, 0, 0.9, -Math.PI / 2),
      ],
      lanes: [lane("through", "walk", 1.4, [0.2, 0, -14], [0, 0, -4], [0, 0, 5.5]), lane("back", "walk", 1.2, [-0.6, 0, 5], [-0.4, 0, -10])],
      views: [view(4, 1.45, 1.8, 8), view(-9, 1.4, 1.8, 6), view(174, 1.45, 1.8, 7), view(16, 1.4, 1.6, 3.4)],
      cameraBounds: bounds(-1.9, 0.35, -14, 1.9, 5.4, 7.4),
      surface: "stone",
      ambience: ["traffic", "electric"],
      acoustics: { space: "street", decaySeconds: 0.8, wet: 0.16 },
      openSky: 0.55,
      exposure: 1.2,
      shadow: { centre: at(0, 0, -4), reach: 12, depth: 60 },
    });
  },
};

function wall(site: Site, side: number): void {
  const { set } = site;
  set.surface("brick", new PlaneGeometry(46, 13).rotateY(side < 0 ? Math.PI / 2 : -Math.PI / 2).translate(side * HALF, 6.5, -8), {
    axis: "auto",
    color: side < 0 ? 0xb88a78 : 0xa8887c,
    relief: 1.1,
  });
  for (const z of along(-24, 8, 9))
    for (const y of [1.6, 4.9, 8]) {
      if (y < 2 && z % 3 < -1) continue;
      const shining = site.random() < 0.5 * site.lit;
      set.box([0.1, 1.7, 1.15], [side * (HALF - 0.02), y + 0.6, z], { color: 0x4a4038, rough: 0.8 });
      set.box([0.06, 1.5, 0.95], [side * (HALF - 0.06), y + 0.6, z], { color: shining ? 0xffc880 : 0x1c2228, rough: 0.12 });
      set.box([0.2, 0.08, 1.3], [side * (HALF - 0.08), y - 0.28, z], { color: 0x9a9284, rough: 0.9 });
      if (shining) site.glow(at(side * (HALF - 0.12), y + 0.6, z), 0.3, 0xffc070, 1.1);
    }
  for (const z of [-3.4, -9.6, 2.8]) set.cylinder(0.07, 0.07, 12, [side * (HALF - 0.1), 6, z + side], { color: 0x3a3e40, metal: 0.5, rough: 0.6 });
  set.contact([side * (HALF - 0.2), 0, -8], 1, 44, 0, 0.5);
}

/** Houses that close the view both ways. */
function ends(site: Site): void {
  for (const [z, turn] of [
    [-30, 0],
    [14, Math.PI],
  ]) {
    site.set.surface("brick", new PlaneGeometry(16, 14).rotateY(turn).translate(0, 7, z), { axis: "auto", color: 0x9a8478 });
    for (const x of [-5, -1.7, 1.7, 5])
      for (const y of [2, 5.2, 8.4]) {
        const shining = site.random() < 0.5 * site.lit;
        site.set.box([1.1, 1.6, 0.12], [x, y, z], { color: shining ? 0xffc070 : 0x20262c, rough: 0.15 });
        if (shining) site.glow(at(x, y, z + (turn ? -0.2 : 0.2)), 0.4, 0xffb868, 1);
      }
  }
}

/** Two landings of a fire escape with a ladder. */
function stairs(site: Site, side: number, z: number): void {
  const { set } = site,
    x = side * (HALF - 0.55);
  for (const y of [3.6, 6.8]) {
    set.box([1.05, 0.05, 2.6], [x, y, z], IRON);
    for (const dz of along(-1.25, 1.25, 9)) set.cylinder(0.012, 0.012, 0.95, [x - side * 0.5, y + 0.48, z + dz], IRON, { sides: 5 });
    set.box([0.03, 0.04, 2.6], [x - side * 0.5, y + 0.95, z], IRON);
    for (const dz of [-1.2, 1.2]) set.add(bar(at(x - side * 0.45, y, z + dz), at(side * HALF, y - 0.9, z + dz), 0.02, 5), IRON);
  }
  for (const dx of [-0.2, 0.2]) set.add(bar(at(x - side * 0.2, 3.6, z + 0.6 + dx), at(x - side * 0.2, 1.4, z + 0.6 + dx), 0.018, 5), IRON);
  for (const y of along(1.5, 3.4, 7)) set.add(bar(at(x - side * 0.2, y, z + 0.4), at(x - side * 0.2, y, z + 0.8), 0.012, 5), IRON);
  set.add(bar(at(x, 3.65, z - 0.9), at(x, 6.8, z + 0.9), 0.05, 6), IRON);
}

function skip(site: Site): void {
  const { set } = site,
    green = { color: 0x2f5a4a, rough: 0.6 };
  set.within(placed(-1.55, 0, -11.5), () => {
    set.box([1.2, 1.1, 2.1], [0, 0.65, 0], green, { bevel: 0.04 });
    for (const z of [-0.53, 0.53]) set.box([1.26, 0.06, 1], [0.02, 1.24, z], { color: 0x24302c, rough: 0.5 }, { roll: -0.1, bevel: 0.02 });
    for (const z of along(-0.8, 0.8, 4)) set.box([1.26, 1, 0.06], [0, 0.62, z], { ...green, color: 0x27503f });
    set.contact([0, 0, 0], 1.7, 2.5, 0, 0.55);
  });
}

function lamps(site: Site): void {
  for (const [side, z] of [
    [1, -0.2],
    [-1, -7],
    [1, -14],
  ]) {
    const x = side * (HALF - 0.3);
    site.set.cylinder(0.015, 0.015, 0.3, [side * (HALF - 0.15), 3, z], IRON, { roll: Math.PI / 2, sides: 6 });
    site.set.cylinder(0.05, 0.16, 0.14, [x, 2.95, z], { color: 0x24342e, metal: 0.4, rough: 0.5 });
    site.glow(at(x, 2.87, z), 0.06, 0xffc880, 1 + 5 * site.lit);
    site.lamps.push({ position: at(x - side * 0.2, 2.7, z), color: 0xffb868, candela: 22, reach: 9 });
  }
  site.set.box([0.1, 2.2, 1.05], [HALF - 0.04, 1.1, -0.2], { color: 0x7a2f28, rough: 0.5 });
}

/** Slow steam out of a grate. */
function steam(site: Site, x: number, z: number): void {
  site.set.box([0.9, 0.02, 0.6], [x, 0.012, z], { color: 0x1a1c1e, metal: 0.6, rough: 0.5 });
  const brightness = site.weathering.skyAmbient.value.g * 0.25 + 0.06 * site.lit;
  for (let i = 0; i < 4; i++) {
    const puff = new Mesh(
      new PlaneGeometry(1.5, 2.6),
      new ShaderMaterial({
        transparent: true,
        depthWrite: false,
        blending: AdditiveBlending,
        side: DoubleSide,
        uniforms: { time: site.weathering.time, grain: { value: grainTexture() }, strength: { value: brightness }, seed: { value: i * 0.37 } },
        vertexShader: "varying vec2 vUv; void main() { vUv = uv; gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.); }",
        fragmentShader: `varying vec2 vUv; uniform sampler2D grain; uniform float time, strength, seed;
          void main() { float g = texture2D(grain, vUv * vec2(.35, .4) + vec2(seed + .03 * sin(time + seed), seed - time * .11)).x; float m = smoothstep(.28, .75, g) * smoothstep(.5, .1, abs(vUv.x - .5)) * smoothstep(0., .12, vUv.y) * smoothstep(1., .35, vUv.y); gl_FragColor = vec4(vec3(strength * m), 1.); }`,
      }),
    );
    puff.position.set(x + (i - 1.5) * 0.12, 1.3, z + (i % 2) * 0.2);
    puff.rotation.y = i * 0.8;
    puff.renderOrder = 4;
    site.root.add(puff);
  }
}
