// The last pass: smooths edges, joins two pictures in a transition, lays on the grain, and writes the canvas.
import { Vector2 } from "three";
import { LUMA } from "./shaderParts.ts";
import { ScreenPass } from "./screenPass.ts";

const PRESENT = /* glsl */ `
${LUMA}
varying vec2 vUv;
uniform sampler2D tPicture, tBefore; uniform vec2 texel;
uniform float smoothing, dissolve, fade, whip, grain, grainSize, frame;
float hash(vec2 p) {
  vec3 q = fract(vec3(p.xyx) * 0.1031);
  q += dot(q, q.yzx + 33.33);
  return fract((q.x + q.y) * q.z);
}
// FXAA (Timothy Lottes), the short form.
vec3 smoothed(sampler2D t, vec2 uv) {
  vec3 m = texture2D(t, uv).rgb;
  if (smoothing < 0.5) return m;
  float nw = luma(texture2D(t, uv - texel).rgb), ne = luma(texture2D(t, uv + texel * vec2(1.0, -1.0)).rgb);
  float sw = luma(texture2D(t, uv + texel * vec2(-1.0, 1.0)).rgb), se = luma(texture2D(t, uv + texel).rgb), l = luma(m);
  float low = min(l, min(min(nw, ne), min(sw, se))), high = max(l, max(max(nw, ne), max(sw, se)));
  if (high - low < 0.035) return m;
  vec2 way = vec2(-((nw + ne) - (sw + se)), (nw + sw) - (ne + se));
  way = clamp(way / (min(abs(way.x), abs(way.y)) + max((nw + ne + sw + se) * 0.03, 0.008)), -8.0, 8.0) * texel;
  vec3 a = 0.5 * (texture2D(t, uv - way / 6.0).rgb + texture2D(t, uv + way / 6.0).rgb);
  vec3 b = a * 0.5 + 0.25 * (texture2D(t, uv - way * 0.5).rgb + texture2D(t, uv + way * 0.5).rgb);
  float lb = luma(b);
  return lb < low || lb > high ? a : b;
}
vec3 picture(vec2 uv) {
  if (whip == 0.0) return smoothed(tPicture, uv);
  vec3 sum = vec3(0.0);
  for (int i = 0; i < 24; i++) sum += texture2D(tPicture, vec2(clamp(uv.x + (float(i) / 23.0 - 0.5) * whip, 0.002, 0.998), uv.y)).rgb;
  return sum / 24.0;
}
void main() {
  vec3 c = picture(vUv);
  if (dissolve > 0.0) c = mix(c, texture2D(tBefore, vUv).rgb, dissolve);
  c *= fade;
  vec2 speck = floor(gl_FragCoord.xy / grainSize);
  float n = hash(speck + frame * vec2(37.1, 91.7)) + hash(speck * 1.7 + frame * vec2(11.3, 53.9)) - 1.0;
  float l = luma(c);
  c += n * grain * 1.7 * (0.35 + 1.3 * sqrt(max(l, 0.0)) * (1.0 - l));
  gl_FragColor = vec4(clamp(c, 0.0, 1.0), 1.0);
}`;

export function presentPass() {
  return new ScreenPass(PRESENT, {
    tPicture: null,
    tBefore: null,
    texel: new Vector2(),
    smoothing: 1,
    dissolve: 0,
    fade: 1,
    whip: 0,
    grain: 0,
    grainSize: 1,
    frame: 0,
  });
}
