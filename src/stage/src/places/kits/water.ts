// Open water: a large sheet shaded by the baked sky (one look-up instead of a mirrored second pass), the sun's glitter, streaks of
// lamps, and foam along a shore. Wave normals are three drifting layers of one texture.
import { BufferAttribute, BufferGeometry, Color, Mesh, ShaderMaterial, UniformsLib, UniformsUtils, Vector3, type Texture } from "three";
import type { Site } from "../site.ts";
import { grainTexture, rippleTexture } from "../../things/surfaces.ts";

export interface WaterLook {
  deep: number;
  shallow?: number;
  /** Height of waves as a slope, 0.02 a pond to 0.12 a sea. */
  roughness: number;
  level?: number;
  centre?: [number, number];
  radius?: number;
  /** Depth of the water at a point, for foam and see-through at a shore; open sea when absent. */
  depth?(x: number, z: number): number;
  flow?: [number, number];
}

/** Rings that widen with distance: fine near the action, coarse at the horizon. */
function sheet(look: WaterLook): BufferGeometry {
  const rings = 46,
    sides = look.depth ? 96 : 48,
    positions: number[] = [],
    depths: number[] = [],
    index: number[] = [];
  const [cx, cz] = look.centre ?? [0, 0],
    radius = look.radius ?? 900;
  for (let ring = 0; ring <= rings; ring++) {
    const r = radius * (ring / rings) ** (look.depth ? 2.4 : 3);
    for (let side = 0; side < sides; side++) {
      const angle = (side / sides) * Math.PI * 2,
        x = cx + Math.sin(angle) * r,
        z = cz + Math.cos(angle) * r;
      positions.push(x, look.level ?? 0, z);
      depths.push(look.depth ? look.depth(x, z) : 50);
    }
  }
  for (let ring = 0; ring < rings; ring++)
    for (let side = 0; side < sides; side++) {
      const a = ring * sides + side,
        b = ring * sides + ((side + 1) % sides),
        c = a + sides,
        d = b + sides;
      index.push(a, c, b, b, c, d);
    }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(positions), 3));
  geometry.setAttribute("depth", new BufferAttribute(new Float32Array(depths), 1));
  geometry.setIndex(index);
  return geometry;
}

const VERTEX = `
attribute float depth; varying vec3 vPlace; varying float vDepth;
#include <common>
#include <fog_pars_vertex>
void main() {
  vec4 world = modelMatrix * vec4(position, 1.); vPlace = world.xyz; vDepth = depth;
  vec4 mvPosition = viewMatrix * world; gl_Position = projectionMatrix * mvPosition;
  #include <fog_vertex>
}`;
const FRAGMENT = `
uniform samplerCube sky; uniform sampler2D ripples, grain; uniform float time, skyStrength, slope, rain; uniform vec3 deep, shallow, sun, sunColor, ambient; uniform vec2 flow;
uniform vec3 lampAt[4]; uniform vec3 lampColor[4];
varying vec3 vPlace; varying float vDepth;
#include <common>
#include <fog_pars_fragment>
vec2 wave(vec2 p, vec2 drift) { return texture2D(ripples, p + drift * time).xy - .5; }
void main() {
  vec3 toEye = cameraPosition - vPlace; float away = length(toEye); vec3 eye = toEye / away;
  vec2 p = vPlace.xz;
  vec2 n = wave(p * .021, vec2(.006, .004) + flow * .01) * 1.2 + wave(p * .083 + .4, vec2(-.011, .013) + flow * .03) * .9 + wave(p * .31, vec2(.03, -.024) + flow * .08) * .55 * smoothstep(60., 4., away);
  n += (texture2D(ripples, p * 1.9 + time * vec2(.7, -.6)).xy - .5) * rain * smoothstep(22., 2., away);
  // far waves average out: flatter, but never a mirror
  float flat1 = mix(1., .28, smoothstep(8., 160., away));
  vec3 normal = normalize(vec3(n.x * slope * 12. * flat1, 1., n.y * slope * 12. * flat1));
  float facing = clamp(dot(normal, eye), 0.02, 1.), fresnel = .02 + .98 * pow(1. - facing, 5.);
  vec3 bounce = reflect(-eye, normal); bounce.y = abs(bounce.y) + .015;
  vec3 mirrored = textureCube(sky, bounce).rgb * skyStrength;
  float glint = pow(max(dot(normalize(bounce), sun), 0.), mix(420., 130., smoothstep(10., 120., away)));
  vec3 c = mix(mix(shallow, deep, smoothstep(.1, 2.6, vDepth)) * ambient * (.75 + .5 * facing), mirrored, fresnel) + sunColor * glint * 1.6 * smoothstep(-.02, .08, sun.y);
  for (int i = 0; i < 4; i++) {
    vec3 toLamp = lampAt[i] - vPlace; float d = length(toLamp);
    c += lampColor[i] * pow(max(dot(normalize(vec3(bounce.x, bounce.y * .5, bounce.z)), normalize(vec3(toLamp.x, toLamp.y * .5, toLamp.z))), 0.), 90.) * (1.6 / (1. + d * .12));
  }
  float edge = 0.;
  #ifdef SHORE
  float lap = .5 + .5 * sin(time * .9 - vDepth * 5.5 + texture2D(grain, p * .05).x * 5.);
  float lace = texture2D(grain, p * .55 + vec2(time * .02, 0.)).y * .6 + texture2D(grain, p * 1.7).x * .4;
  float foam = smoothstep(.34, .02, vDepth - .16 * lap) * smoothstep(.28, .62, lace + .3 * smoothstep(.16, .0, vDepth - .12 * lap));
  float crest = smoothstep(.78, .98, lap) * smoothstep(2.4, .7, vDepth) * smoothstep(.44, .66, lace) * .8;
  c = mix(c, (ambient * .9 + sunColor * .22 * max(sun.y, .1)) * 1.15, clamp(foam + crest, 0., .92));
  edge = smoothstep(.0, .5, vDepth + .1 * lap);
  #else
  edge = 1.;
  #endif
  gl_FragColor = vec4(c, edge);
  #include <fog_fragment>
}`;

export function addWater(site: Site, look: WaterLook): Mesh {
  const { daylight, weathering, environment } = site,
    rain = environment.weather === "rain" || environment.weather === "storm";
  const rougher = environment.weather === "storm" ? 1.8 : environment.weather === "wind" ? 1.5 : rain ? 1.2 : 1;
  const lamps = site.lamps;
  const uniforms = UniformsUtils.merge([UniformsLib.fog, {}]) as Record<string, { value: unknown }>;
  Object.assign(uniforms, {
    sky: { value: site.sky as Texture },
    skyStrength: { value: site.skyStrength },
    ripples: { value: rippleTexture() },
    grain: { value: grainTexture() },
    time: weathering.time,
    slope: { value: look.roughness * rougher },
    rain: { value: rain ? 0.5 : 0 },
    flow: { value: look.flow ?? [0, 0] },
    deep: { value: new Color(look.deep) },
    shallow: { value: new Color(look.shallow ?? look.deep) },
    sun: { value: daylight.direction },
    sunColor: { value: daylight.color.clone().multiplyScalar(daylight.strength) },
    ambient: { value: weathering.skyAmbient.value.clone().multiplyScalar(1.5) },
    lampAt: { value: Array.from({ length: 4 }, (_, i) => lamps[i]?.position ?? new Vector3(0, 1, 0)) },
    lampColor: {
      value: Array.from({ length: 4 }, (_, i) =>
        lamps[i] ? new Color(lamps[i].color).multiplyScalar(site.lit * lamps[i].candela * 0.06) : new Color(0),
      ),
    },
  });
  const material = new ShaderMaterial({
    uniforms,
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    fog: true,
    transparent: look.depth !== undefined,
    defines: look.depth ? { SHORE: 1 } : {},
  });
  const mesh = new Mesh(sheet(look), material);
  mesh.frustumCulled = false;
  mesh.renderOrder = 2;
  site.root.add(mesh);
  return mesh;
}
