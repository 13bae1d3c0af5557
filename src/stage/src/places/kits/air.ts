// What hangs in the air: shafts of light between leaves or through windows, motes in them, drifting mist.
import {
  AdditiveBlending,
  Color,
  DoubleSide,
  IcosahedronGeometry,
  InstancedMesh,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  ShaderMaterial,
  Vector3,
} from "three";
import { grainTexture } from "../../things/surfaces.ts";
import { seeded } from "../../things/noise.ts";
import type { Site } from "../site.ts";

/** A soft additive card along the light, faded at both ends and where it meets the eye. */
export function addShaft(site: Site, from: Vector3, along: Vector3, length: number, width: number, color: Color, strength: number): void {
  const material = new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    blending: AdditiveBlending,
    side: DoubleSide,
    toneMapped: false,
    uniforms: {
      color: { value: color.clone().multiplyScalar(strength) },
      from: { value: from },
      along: { value: along.clone().normalize() },
      size: { value: [length, width, from.x * 0.13] },
      grain: { value: grainTexture() },
      time: site.weathering.time,
    },
    vertexShader: `uniform vec3 from, along, size; varying vec2 vUv; varying float vAway;
      void main() { vUv = uv; vec3 p = from + along * size.x * position.y; vec3 side = normalize(cross(along, normalize(cameraPosition - p))); p += side * position.x * size.y * (.6 + .4 * position.y);
        vec4 v = viewMatrix * vec4(p, 1.); vAway = -v.z; gl_Position = projectionMatrix * v; }`,
    fragmentShader: `varying vec2 vUv; varying float vAway; uniform vec3 color, size; uniform sampler2D grain; uniform float time;
      void main() { float x = abs(vUv.x - .5) * 2., f = pow(max(0., 1. - x), 1.4) * smoothstep(0., .25, vUv.y) * (1. - smoothstep(.55, 1., vUv.y));
        f *= .55 + .9 * texture2D(grain, vec2(vUv.x * .5 + size.z + time * .004, vUv.y * .08)).x; f *= smoothstep(1., 5., vAway); gl_FragColor = vec4(color * f, 1.); }`,
  });
  const mesh = new Mesh(new PlaneGeometry(1, 1).translate(0, 0.5, 0), material);
  mesh.frustumCulled = false;
  mesh.renderOrder = 4;
  site.root.add(mesh);
}

/** Bright specks that wander slowly, in a box. */
export function addMotes(site: Site, centre: Vector3, size: Vector3, count: number, color: number, strength: number, radius = 0.008): void {
  const random = seeded(41),
    mesh = new InstancedMesh(
      new IcosahedronGeometry(radius, 0),
      new MeshBasicMaterial({ color: new Color(color).multiplyScalar(strength), toneMapped: false }),
      count,
    ),
    matrix = new Matrix4();
  const motes = Array.from({ length: count }, () => ({
    x: centre.x + (random() - 0.5) * size.x,
    y: centre.y + (random() - 0.5) * size.y,
    z: centre.z + (random() - 0.5) * size.z,
    phase: random() * 6.283,
  }));
  mesh.frustumCulled = false;
  site.root.add(mesh);
  site.animate((t) => {
    motes.forEach(({ x, y, z, phase }, i) =>
      mesh.setMatrixAt(
        i,
        matrix.makeTranslation(x + 0.35 * Math.sin(t * 0.4 + phase), y + 0.22 * Math.sin(t * 0.3 + phase * 2), z + 0.2 * Math.cos(t * 0.35 + phase)),
      ),
    );
    mesh.instanceMatrix.needsUpdate = true;
  });
}
