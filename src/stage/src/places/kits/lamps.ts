// Lamps of rooms: glowing shades, pendants, candles and a fire.
import {
  AdditiveBlending,
  ConeGeometry,
  CylinderGeometry,
  DoubleSide,
  Mesh,
  MeshBasicMaterial,
  Color,
  ShaderMaterial,
  TorusGeometry,
  Vector3,
} from "three";
import type { Site } from "../site.ts";
import { placed, turned } from "../../things/shapes.ts";

/** A cloth shade lit from within: bright at the bulb, darker to the rims. Returns where its light comes from. */
export function litShade(
  site: Site,
  [x, y, z]: [number, number, number],
  look: { top?: number; bottom?: number; height?: number; color?: number } = {},
): Vector3 {
  const top = look.top ?? 0.11,
    bottom = look.bottom ?? 0.2,
    height = look.height ?? 0.24,
    strength = 0.35 + 1.9 * site.lit;
  const mesh = new Mesh(
    new CylinderGeometry(top, bottom, height, 28, 4, true),
    new ShaderMaterial({
      side: DoubleSide,
      toneMapped: false,
      uniforms: { color: { value: new Color(look.color ?? 0xffc98c) }, strength: { value: strength } },
      vertexShader:
        "varying vec2 vUv; varying float vFacing; void main() { vUv = uv; vec3 n = normalize(normalMatrix * normal); vec4 p = modelViewMatrix * vec4(position, 1.); vFacing = abs(dot(n, normalize(p.xyz))); gl_Position = projectionMatrix * p; }",
      fragmentShader:
        "varying vec2 vUv; varying float vFacing; uniform vec3 color; uniform float strength; void main() { float bulb = 1. - pow(abs(vUv.y - .42) * 1.5, 2.), weave = .96 + .04 * sin(vUv.x * 180.); gl_FragColor = vec4(mix(color * color, color, bulb) * strength * (.35 + .65 * bulb) * (.55 + .45 * vFacing) * weave, 1.); }",
    }),
  );
  mesh.position.copy(site.set.worldOf(x, y, z));
  site.root.add(mesh);
  for (const [radius, offset] of [
    [top, height / 2],
    [bottom, -height / 2],
  ])
    site.set.add(new TorusGeometry(radius, 0.006, 6, 28).rotateX(Math.PI / 2), { color: 0x9a7a4a, rough: 0.5 }, placed(x, y + offset, z));
  return site.set.worldOf(x, y + 0.02, z);
}

/** A table lamp standing at a point; returns its light. */
export function tableLamp(site: Site, x: number, y: number, z: number, color = 0x2f4a52): Vector3 {
  site.set.add(
    turned(
      [
        [0.095, 0],
        [0.1, 0.02],
        [0.05, 0.04],
        [0.03, 0.06],
        [0.06, 0.1],
        [0.07, 0.15],
        [0.05, 0.21],
        [0.022, 0.25],
        [0.014, 0.3],
        [0.014, 0.36],
      ],
      22,
    ),
    { color, rough: 0.25 },
    placed(x, y, z),
  );
  site.set.contact([x, y, z], 0.3, 0.3, 0, 0.4);
  return litShade(site, [x, y + 0.44, z]);
}

/** A floor lamp, 1.65 m; returns its light. */
export function floorLamp(site: Site, x: number, z: number): Vector3 {
  const brass = { color: 0x8a6a38, metal: 0.8, rough: 0.35 };
  site.set.cylinder(0.014, 0.014, 1.45, [x, 0.74, z], brass);
  site.set.add(
    turned(
      [
        [0.16, 0],
        [0.16, 0.02],
        [0.04, 0.05],
        [0, 0.06],
      ],
      24,
    ),
    brass,
    placed(x, 0, z),
  );
  site.set.contact([x, 0, z], 0.5, 0.5, 0, 0.45);
  return litShade(site, [x, 1.56, z], { top: 0.15, bottom: 0.25, height: 0.3 });
}

/** An enamel pendant on its cable from the ceiling; returns its light. */
export function pendant(site: Site, x: number, y: number, z: number, ceiling: number, color = 0x2c423d): Vector3 {
  const { set } = site;
  set.cylinder(0.006, 0.006, ceiling - y - 0.1, [x, (ceiling + y + 0.1) / 2, z], { color: 0x151515 }, { sides: 5 });
  set.add(
    turned(
      [
        [0.19, 0],
        [0.16, 0.06],
        [0.07, 0.12],
        [0.05, 0.19],
        [0.02, 0.2],
      ],
      24,
    ),
    { color, rough: 0.35 },
    placed(x, y, z),
  );
  set.add(
    turned(
      [
        [0.02, 0.18],
        [0.065, 0.115],
        [0.155, 0.055],
        [0.185, 0],
      ],
      20,
    ),
    { color: 0xe8dcc4, rough: 0.6 },
    placed(x, y, z),
  );
  site.glow(set.worldOf(x, y + 0.03, z), 0.05, 0xffcf90, 1 + 5 * site.lit);
  return set.worldOf(x, y - 0.06, z);
}

/** Flames on a hearth: additive tongues that lick by the clip's time. Returns the light's place. */
export function fire(site: Site, [x, y, z]: [number, number, number], size: number): Vector3 {
  const { root, random, set } = site,
    origin = set.worldOf(x, y, z);
  for (let i = 0; i < 9; i++) {
    const material = new MeshBasicMaterial({
      color: new Color(i % 3 === 0 ? 0xff5a14 : i % 3 === 1 ? 0xff8a2c : 0xffb84a).multiplyScalar(1.9),
      transparent: true,
      opacity: 0.6,
      blending: AdditiveBlending,
      depthWrite: false,
      toneMapped: false,
    });
    const tongue = new Mesh(new ConeGeometry(0.2, 1, 7, 3, true).translate(0, 0.5, 0), material),
      base = new Vector3((random() - 0.5) * size, 0, (random() - 0.5) * size * 0.4).add(origin),
      tall = size * (0.5 + 0.7 * random()),
      phase = random() * 6.28,
      rate = 1 + random();
    tongue.position.copy(base);
    root.add(tongue);
    site.animate((t) => {
      const lick = 0.75 + 0.25 * Math.sin(t * 7 * rate + phase) + 0.15 * Math.sin(t * 17 * rate + phase * 2);
      tongue.scale.set(size * (0.75 + 0.2 * Math.sin(t * 9 + phase)), tall * lick, size * 0.7);
      tongue.rotation.set(0.14 * Math.sin(t * 5 * rate + phase), t * 0.7 + phase, 0.14 * Math.cos(t * 6 + phase));
    });
  }
  site.glow(set.worldOf(x, y + 0.04, z), size * 0.28, 0xff5a14, 2.2);
  return set.worldOf(x, y + size * 0.9, z + 0.12);
}
