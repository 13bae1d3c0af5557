// High in the mountains: a rocky ridge with a path, snow in the hollows, peaks all round above a sea of cloud, a cairn.
import { BufferAttribute, Mesh, PlaneGeometry, ShaderMaterial, Color } from "three";
import { fbm, noise, smoothstep } from "../things/noise.ts";
import { grainTexture } from "../things/surfaces.ts";
import { placed, rock } from "../things/shapes.ts";
import { addGrass } from "./kits/grass.ts";
import { groundSheet, openAir, stoneSeat } from "./kits/openAir.ts";
import { terrain } from "./kits/terrain.ts";
import { type PlaceRecipe, type Site } from "./site.ts";

const pathX = (z: number) => 0.7 * Math.sin(z * 0.16);
const ground = (x: number, z: number): number => {
  const off = Math.abs(x - pathX(z)),
    ridge = -smoothstep(off, 5, 26) * 16 * (0.6 + 0.7 * fbm(x * 0.05, z * 0.05 + 3, 3)),
    rise = smoothstep(-z, 6, 40) * 12 * fbm(x * 0.04 + 1, z * 0.03, 3);
  return ridge + rise + smoothstep(off, 0.7, 3) * 0.5 * (fbm(x * 0.5, z * 0.5, 3) - 0.4) + 0.06 * (noise(x, z) - 0.5);
};

export const mountain: PlaceRecipe = {
  indoor: false,
  sunYaw: 122,
  swing: 0.8,
  ground: 0x7a7a78,
  async build(site) {
    groundSheet(site, "rock", ground, { size: 100, cells: 140, color: 0xb0aaa0, relief: 1.4, centre: [0, -14] });
    stones(site);
    peaks(site);
    clouds(site);
    cairn(site, -1.7, -2.6);
    if (site.environment.season !== "winter")
      addGrass(site, { count: 500, height: 0.18, width: 0.012, color: 0x6a703c, dry: 0xa89858, dryShare: 0.6, seed: 5 }, (own) => {
        const x = (own() - 0.5) * 9,
          z = -11 + own() * 16;
        return Math.abs(x - pathX(z)) < 0.7 || noise(x * 0.5, z * 0.5) < 0.5 ? null : [x, ground(x, z) - 0.02, z, 0.6 + own()];
      });
    return openAir(ground, {
      marks: stoneSeat(site, ground, 1.9, -1.4, 0x8a867e),
      surface: "stone",
      ambience: ["wind"],
      haze: 0.8,
      reach: 11,
      exposure: 0.92,
    });
  },
};

function stones(site: Site): void {
  for (let i = 0; i < 120; i++) {
    const z = -22 + site.random() * 28,
      x = pathX(z) + (site.random() < 0.5 ? -1 : 1) * (1 + site.random() * 7),
      size = 0.06 + site.random() ** 3 * 1.2;
    if (z > 0.5 && size > 0.35) continue;
    site.set.add(rock(i + 3, size > 0.5 ? 3 : 2), { color: [0x8a867e, 0x76726a, 0x9a948a][i % 3], rough: 0.95 }, placed(x, ground(x, z), z, i, size));
  }
  // snow that lies in the lee of the ridge
  for (let i = 0; i < 14; i++) {
    const z = -3 - i * 1.9,
      x = pathX(z) + (i % 2 ? 2.6 : -3.4) + Math.sin(i) * 1.2,
      patch = new PlaneGeometry(2.6 + (i % 3), 1.6, 14, 8).rotateX(-Math.PI / 2),
      position = patch.attributes.position as BufferAttribute;
    for (let k = 0; k < position.count; k++) {
      const px = position.getX(k) + x,
        pz = position.getZ(k) + z,
        rim = Math.hypot(position.getX(k) / 1.5, position.getZ(k) / 0.8);
      position.setXYZ(k, px, ground(px, pz) + 0.07 - 0.16 * smoothstep(rim + 0.5 * (noise(px * 2, pz * 2) - 0.5), 0.5, 1), pz);
    }
    patch.computeVertexNormals();
    site.set.add(patch, { color: 0xeef3f8, rough: 0.7 });
  }
}

function peaks(site: Site): void {
  const height = (x: number, z: number) => {
    const far = Math.hypot(x, z + 10),
      sharp = 1 - Math.abs(2 * fbm(x * 0.0075 + 3, z * 0.0075 + 7, 3) - 1),
      crags = 1 - Math.abs(2 * fbm(x * 0.03 + 5, z * 0.03 + 1, 3) - 1);
    return -64 + smoothstep(far, 60, 260) * (96 * sharp ** 1.8 + 26 * crags * sharp + 8);
  };
  site.set.add(
    terrain({
      width: 1300,
      depth: 1300,
      columns: 210,
      rows: 210,
      centre: [0, -60],
      height,
      flat: 0x6a6a64,
      steep: 0x4e4b47,
      high: 0xf4f6f8,
      highAbove: 16,
    }),
    { color: 0xffffff, rough: 1 },
    undefined,
    { cast: false },
  );
}

/** A sea of cloud in the valleys: one soft sheet, brighter on its crests. */
function clouds(site: Site): void {
  const sheet = new PlaneGeometry(1300, 1300, 90, 90).rotateX(-Math.PI / 2),
    position = sheet.attributes.position as BufferAttribute;
  for (let i = 0; i < position.count; i++) position.setY(i, 7 * fbm(position.getX(i) * 0.016, position.getZ(i) * 0.016, 3));
  sheet.computeVertexNormals();
  const light = site.weathering.skyAmbient.value
      .clone()
      .multiplyScalar(0.9)
      .add(site.daylight.color.clone().multiplyScalar(site.daylight.strength * 0.2)),
    mesh = new Mesh(
      sheet,
      new ShaderMaterial({
        transparent: true,
        depthWrite: false,
        uniforms: {
          light: { value: light },
          shade: { value: light.clone().multiply(new Color(0.62, 0.7, 0.82)) },
          grain: { value: grainTexture() },
          time: site.weathering.time,
        },
        vertexShader:
          "varying vec3 vPlace, vFace; void main() { vPlace = (modelMatrix * vec4(position, 1.)).xyz; vFace = normal; gl_Position = projectionMatrix * viewMatrix * vec4(vPlace, 1.); }",
        fragmentShader: `varying vec3 vPlace, vFace; uniform vec3 light, shade; uniform sampler2D grain; uniform float time;
          void main() { float g = texture2D(grain, vPlace.xz * .004 + time * .0006).x * .6 + texture2D(grain, vPlace.xz * .013 - time * .001).y * .4; float d = length(vPlace.xz - cameraPosition.xz);
            gl_FragColor = vec4(mix(shade, light, clamp(.35 + vFace.y * .2 + g * .5, 0., 1.)), smoothstep(20., 90., d) * smoothstep(.2, .62, g + .3) * (1. - .35 * smoothstep(300., 640., d))); }`,
      }),
    );
  mesh.position.set(0, -26, -60);
  mesh.renderOrder = 1;
  mesh.frustumCulled = false;
  site.root.add(mesh);
}

function cairn(site: Site, x: number, z: number): void {
  let y = ground(x, z);
  for (let i = 0; i < 8; i++) {
    const size = 0.34 - i * 0.034;
    site.set.add(
      rock(i + 30, 3),
      { color: [0x8a867e, 0x9a948a][i % 2], rough: 0.95 },
      placed(x + 0.03 * Math.sin(i * 2), y + size * 0.36, z, i, size),
    );
    y += size * 0.62;
  }
  site.set.contact([x, ground(x, z), z], 1, 1, 0, 0.5);
}
