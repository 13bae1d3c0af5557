// What falls: rain with splashes, snow, and windblown leaves. All of it is placed by the graphics card from a seed and the time.
import {
  BufferAttribute,
  Color,
  DoubleSide,
  Float32BufferAttribute,
  Group,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  RingGeometry,
  ShaderMaterial,
  Vector3,
  type PerspectiveCamera,
} from "three";
import type { Environment } from "../contracts.ts";
import type { Weathering } from "../things/materials.ts";
import { seeded } from "../things/noise.ts";
import type { Layout } from "../places/site.ts";

type Step = (t: number, camera: PerspectiveCamera) => void;
const BOX = new Vector3(26, 13, 26); // metres around the camera that are filled

/** One instance for each drop or flake: its place in the box and a number of its own. */
function scattered(count: number, seed: number, quad: { positions: number[]; index: number[] }): InstancedBufferGeometry {
  const geometry = new InstancedBufferGeometry(),
    random = seeded(seed),
    own = new Float32Array(count * 4);
  geometry.setAttribute("position", new Float32BufferAttribute(quad.positions, 3));
  geometry.setIndex(quad.index);
  for (let i = 0; i < count; i++) own.set([random() * BOX.x, random() * BOX.y, random() * BOX.z, random()], i * 4);
  geometry.setAttribute("own", new InstancedBufferAttribute(own, 4));
  geometry.instanceCount = count;
  return geometry;
}

/** Wraps the box around the camera, so that drops stay where they are in the world when the camera moves. */
const WRAP = `
vec3 around(vec3 start, vec3 drift) {
  vec3 box = vec3(${BOX.x.toFixed(1)}, ${BOX.y.toFixed(1)}, ${BOX.z.toFixed(1)}), corner = eye - box * vec3(.5, .35, .5);
  return corner + mod(start + drift - corner, box);
}`;

const QUAD = { positions: [-1, 0, 0, 1, 0, 0, 1, 1, 0, -1, 1, 0], index: [0, 1, 2, 0, 2, 3] };

/** Streaks as long as a drop falls while the shutter is open; a slight spread of speeds and slants keeps them from marching. */
function rain(root: Group, weathering: Weathering, color: Color, count: number, slant: number): Step {
  const uniforms = { time: weathering.time, eye: { value: new Vector3() }, color: { value: color } };
  const mesh = new Mesh(
    scattered(count, 71, QUAD),
    new ShaderMaterial({
      transparent: true,
      depthWrite: false,
      uniforms,
      toneMapped: false,
      vertexShader: `attribute vec4 own; uniform float time; uniform vec3 eye; varying float vAlpha; varying float vAcross;${WRAP}
      void main() {
        float speed = 7.2 + 2.6 * own.w; vec3 fall = vec3(${slant.toFixed(2)} * (.6 + .8 * own.w), -1., ${(slant * 0.3).toFixed(2)});
        vec3 p = around(own.xyz, fall * speed * time);
        vec4 low = viewMatrix * vec4(p, 1.), high = viewMatrix * vec4(p - fall * (.16 + .34 * own.w * own.w), 1.);
        vec4 q = mix(low, high, position.y); vAcross = position.x;
        q.x += position.x * (.002 + .0013 * -low.z);
        vAlpha = smoothstep(.6, 3., -low.z) * (1. - position.y * .7) * (.25 + .75 * own.w) * (1. - smoothstep(9., 13., -low.z));
        gl_Position = projectionMatrix * q;
      }`,
      fragmentShader:
        "varying float vAlpha; varying float vAcross; uniform vec3 color; void main() { gl_FragColor = vec4(color, .78 * vAlpha * (1. - vAcross * vAcross)); }",
    }),
  );
  mesh.frustumCulled = false;
  mesh.renderOrder = 6;
  root.add(mesh);
  return (_, camera) => uniforms.eye.value.copy(camera.position);
}

/** Small crowns where drops land, each living a third of a second at a place that depends on its turn. */
function splashes(root: Group, weathering: Weathering, color: Color, layout: Layout, count: number): Step {
  const ring = new RingGeometry(0.62, 1, 10).rotateX(-Math.PI / 2),
    geometry = new InstancedBufferGeometry(),
    random = seeded(19),
    own = new Float32Array(count * 4);
  geometry.setAttribute("position", ring.attributes.position as BufferAttribute);
  geometry.setIndex(ring.index);
  for (let i = 0; i < count; i++) {
    const x = layout.centre.x + (random() - 0.5) * 18,
      z = layout.centre.z + (random() - 0.5) * 18;
    own.set([x, layout.groundHeight(x, z) + 0.012, z, random()], i * 4);
  }
  geometry.setAttribute("own", new InstancedBufferAttribute(own, 4));
  geometry.instanceCount = count;
  const mesh = new Mesh(
    geometry,
    new ShaderMaterial({
      transparent: true,
      depthWrite: false,
      uniforms: { time: weathering.time, color: { value: color } },
      toneMapped: false,
      vertexShader: `attribute vec4 own; uniform float time; varying float vAlpha;
      void main() { float age = fract(time * 2.6 + own.w); vAlpha = (1. - age) * (1. - age); gl_Position = projectionMatrix * viewMatrix * vec4(own.xyz + position * (.012 + .055 * age), 1.); }`,
      fragmentShader: "varying float vAlpha; uniform vec3 color; void main() { gl_FragColor = vec4(color, .3 * vAlpha); }",
    }),
  );
  mesh.frustumCulled = false;
  mesh.renderOrder = 5;
  root.add(mesh);
  return () => undefined;
}

function snow(root: Group, weathering: Weathering, color: Color, count: number): Step {
  const uniforms = { time: weathering.time, eye: { value: new Vector3() }, color: { value: color } };
  const mesh = new Mesh(
    scattered(count, 37, QUAD),
    new ShaderMaterial({
      transparent: true,
      depthWrite: false,
      uniforms,
      toneMapped: false,
      vertexShader: `attribute vec4 own; uniform float time; uniform vec3 eye; varying vec2 vAt; varying float vAlpha;${WRAP}
      void main() {
        float speed = .6 + .6 * own.w, turn = time * (.5 + 1.5 * own.w) * 2.2 + own.x * 9.;
        vec3 p = around(own.xyz, vec3(.45 * time, -speed * time, .1 * time)) + vec3(sin(turn), .3 * sin(turn * 1.7), cos(turn * .8)) * .08;
        vec4 q = viewMatrix * vec4(p, 1.); vAt = position.xy * 2. - vec2(0., 1.); vAt.x *= .5;
        q.xy += vec2(position.x, position.y * 2. - 1.) * (.014 + .026 * own.w * own.w);
        vAlpha = smoothstep(.4, 1.6, -q.z) * (1. - smoothstep(10., 13.5, -q.z));
        gl_Position = projectionMatrix * q;
      }`,
      fragmentShader:
        "varying vec2 vAt; varying float vAlpha; uniform vec3 color; void main() { float d = length(vAt); gl_FragColor = vec4(color, vAlpha * (1. - smoothstep(.3, 1., d)) * .85); }",
    }),
  );
  mesh.frustumCulled = false;
  mesh.renderOrder = 6;
  root.add(mesh);
  return (_, camera) => uniforms.eye.value.copy(camera.position);
}

/** Leaves that tumble by on the wind, close to the ground. */
function leaves(root: Group, weathering: Weathering, light: Color, autumn: boolean): Step {
  const uniforms = {
    time: weathering.time,
    eye: { value: new Vector3() },
    dull: { value: new Color(autumn ? 0xa85a1e : 0x5c6a2c) },
    bright: { value: new Color(autumn ? 0xd8a03a : 0x8a8a44) },
    light: { value: light },
  };
  const mesh = new Mesh(
    scattered(autumn ? 260 : 130, 53, QUAD),
    new ShaderMaterial({
      side: DoubleSide,
      uniforms,
      toneMapped: false,
      vertexShader: `attribute vec4 own; uniform float time; uniform vec3 eye; varying float vShade, vOwn; varying vec2 vAt;${WRAP}
        void main() {
          float pace = 3.2 + 2.4 * own.w, turn = time * (5. + 4. * own.w) + own.x * 7.;
          vec3 p = around(own.xyz, vec3(pace, -.5 - .5 * own.w, pace * .25) * time); p.y = mix(p.y, eye.y - 1.2, .45) + .25 * sin(turn * .6);
          mat2 roll = mat2(cos(turn), -sin(turn), sin(turn), cos(turn)); vec2 q = vec2(position.x, position.y * 2. - 1.) * vec2(.022, .036) * (.7 + .6 * own.w); vAt = vec2(position.x, position.y * 2. - 1.);
          vec3 offset = vec3(q.x, (roll * vec2(q.y, 0.)).x, (roll * vec2(q.y, 0.)).y); vShade = .55 + .45 * abs(cos(turn)); vOwn = own.w;
          gl_Position = projectionMatrix * viewMatrix * vec4(p + offset, 1.);
        }`,
      fragmentShader: `varying float vShade, vOwn; varying vec2 vAt; uniform vec3 dull, bright, light;
        void main() { if (abs(vAt.x) > 1. - vAt.y * vAt.y) discard; gl_FragColor = vec4(mix(dull, bright, fract(vOwn * 7.3)) * light * vShade, 1.); }`,
    }),
  );
  mesh.frustumCulled = false;
  root.add(mesh);
  return (_, camera) => uniforms.eye.value.copy(camera.position);
}

/** A bolt's light, seen on everything: two or three flashes in a burst, at instants that follow from the time alone. */
function lightning(strengthOf: (flash: number) => void): Step {
  return (t) => {
    const turn = Math.floor(t / 5.5),
      start = 1.2 + 3 * seeded(turn * 77 + 5)(),
      since = t - turn * 5.5 - start;
    const flash = since < 0 || since > 0.5 ? 0 : Math.exp(-since * 14) + 0.7 * (since > 0.16 ? Math.exp(-(since - 0.16) * 18) : 0);
    strengthOf(flash);
  };
}

/** Adds what the weather lets fall around the camera; returns what must be done each frame. */
export function addPrecipitation(
  root: Group,
  environment: Environment,
  layout: Layout,
  weathering: Weathering,
  flash?: (strength: number) => void,
): Step {
  const light = weathering.skyAmbient.value.clone().multiplyScalar(2.1).addScalar(0.2),
    steps: Step[] = [];
  if (environment.weather === "rain" || environment.weather === "storm") {
    const heavy = environment.weather === "storm";
    steps.push(rain(root, weathering, light, heavy ? 3600 : 2200, heavy ? 0.32 : 0.06), splashes(root, weathering, light, layout, heavy ? 700 : 450));
    if (heavy && flash) steps.push(lightning(flash));
  }
  if (environment.weather === "wind" || (environment.weather === "storm" && environment.season === "autumn"))
    steps.push(leaves(root, weathering, light, environment.season === "autumn"));
  if (environment.weather === "snow") steps.push(snow(root, weathering, light, 2600));
  return (t, camera) => {
    for (const step of steps) step(t, camera);
  };
}
