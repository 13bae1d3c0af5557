// Lamps on wet ground without a mirrored second pass: every shining thing gets one quad that lies where a mirror would show it,
// drawn out towards the eye as ripples and roughness draw it out, and broken by the puddles' noise.
import { AdditiveBlending, DoubleSide, InstancedBufferAttribute, InstancedBufferGeometry, Float32BufferAttribute, Mesh, ShaderMaterial } from "three";
import type { Shining } from "../light/bulbs.ts";
import { grainTexture } from "../things/surfaces.ts";
import type { Weathering } from "../things/materials.ts";

const MOST = 160;
const REACH = 34; // metres from the middle of the action

const VERTEX = `
attribute vec4 source; attribute vec4 tint; // source: position and the ground's height below it; tint: colour and size
varying vec2 vAt; varying vec3 vTint; varying vec3 vPlace; varying float vFade;
void main() {
  float lamp = source.y - source.w, eye = max(.1, cameraPosition.y - source.w);
  vec2 away = source.xz - cameraPosition.xz; float distance = length(away); vec2 along = away / max(distance, .01), across = vec2(-along.y, along.x);
  // where a mirror on the ground would show the lamp, and how much of the ground its blurred image covers
  float mirrorAt = distance * eye / (eye + lamp), stretch = .16 * mirrorAt * (1. + lamp / eye * .35), width = tint.w * 1.1 + .012 * mirrorAt;
  vec2 p = cameraPosition.xz + along * (mirrorAt + position.y * stretch) + across * position.x * width;
  vAt = position.xy; vTint = tint.rgb; vPlace = vec3(p.x, source.w, p.y);
  float facing = eye / sqrt(eye * eye + mirrorAt * mirrorAt);
  // the image's light is the lamp's, spread over a larger patch
  float spread = min(1., 6. * tint.w * tint.w / (width * stretch));
  vFade = spread * (.04 + .96 * pow(1. - facing, 5.)) / (1. + lamp * .12) * (1. - smoothstep(20., 60., mirrorAt));
  gl_Position = projectionMatrix * viewMatrix * vec4(p.x, source.w + .014, p.y, 1.);
}`;
const FRAGMENT = `
varying vec2 vAt; varying vec3 vTint; varying vec3 vPlace; varying float vFade; uniform sampler2D grain; uniform float time, wet;
void main() {
  float puddle = smoothstep(.36, .62, texture2D(grain, vPlace.xz * .055).x * .75 + texture2D(grain, vPlace.xz * .27).y * .25);
  float ripple = texture2D(grain, vPlace.xz * 1.9 + vec2(time * .11, -time * .07)).y;
  float body = exp(-vAt.x * vAt.x * 5.) * pow(max(0., 1. - vAt.y * vAt.y), 1.5) * (.35 + .65 * puddle) * (.45 + 1.1 * ripple);
  gl_FragColor = vec4(vTint * body * vFade * wet, 1.);
}`;

/** `ground`: the height below a point. */
export function wetReflections(shining: readonly Shining[], ground: (x: number, z: number) => number, weathering: Weathering): Mesh {
  const near = shining
    .filter(({ position }) => Math.hypot(position.x, position.z) < REACH && position.y - ground(position.x, position.z) < 12)
    .slice(0, MOST);
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute([-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0], 3));
  geometry.setIndex([0, 1, 2, 0, 2, 3]);
  geometry.setAttribute(
    "source",
    new InstancedBufferAttribute(Float32Array.from(near.flatMap(({ position: p }) => [p.x, p.y, p.z, ground(p.x, p.z)])), 4),
  );
  geometry.setAttribute(
    "tint",
    new InstancedBufferAttribute(Float32Array.from(near.flatMap(({ color, spread }) => [color.r, color.g, color.b, spread])), 4),
  );
  geometry.instanceCount = near.length;
  const material = new ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    uniforms: { grain: { value: grainTexture() }, time: weathering.time, wet: weathering.wet },
    transparent: true,
    depthWrite: false,
    blending: AdditiveBlending,
    side: DoubleSide,
    toneMapped: false,
  });
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  mesh.renderOrder = 3;
  return mesh;
}
