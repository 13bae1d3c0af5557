// Light to picture: sharp and blurred halves joined, distortion and fringes of the glass, glow and streaks, exposure, AgX, grade.
import { Color, Vector3 } from "three";
import { CIRCLE_OF_CONFUSION, DEPTH, LUMA } from "./shaderParts.ts";
import { ScreenPass } from "./screenPass.ts";

const DEVELOP = /* glsl */ `
${DEPTH}
${CIRCLE_OF_CONFUSION}
${LUMA}
varying vec2 vUv;
uniform sampler2D tColor, tHalf, tGlow, tFlare, tOcclusion;
uniform float occlusion, blurred, aspect, exposure, bloom, streak, distortion, fringe, fisheye, vignette, contrast, saturation;
uniform vec3 slope, offset, power, tint;

// AgX (Troy Sobotka), the polynomial fit that three.js uses.
vec3 agxContrast(vec3 x) {
  vec3 x2 = x * x, x4 = x2 * x2;
  return 15.5 * x4 * x2 - 40.14 * x4 * x + 31.96 * x4 - 6.868 * x2 * x + 0.4298 * x2 + 0.1191 * x - 0.00232;
}
vec3 agx(vec3 c) {
  const mat3 inset = mat3(0.842479062253094, 0.0423282422610123, 0.0423756549057051, 0.0784335999999992, 0.878468636469772, 0.0784336, 0.0792237451477643, 0.0791661274605434, 0.879142973793104);
  const mat3 outset = mat3(1.19687900512017, -0.0528968517574562, -0.0529716355144438, -0.0980208811401368, 1.15190312990417, -0.0980434501171241, -0.0990297440797205, -0.0989611768448433, 1.15107367264116);
  c = clamp(log2(max(inset * c, vec3(1e-7))), -12.47393, 4.026069);
  return outset * agxContrast((c + 12.47393) / 16.5);
}

vec2 bent(vec2 uv) {
  vec2 q = (uv - 0.5) * vec2(aspect, 1.0);
  float r2 = dot(q, q), corner = (aspect * aspect + 1.0) * 0.25;
  if (fisheye > 0.0) {
    // Equisolid fisheye, r = 2f·sin(θ/2), drawn from a rectilinear picture whose corner stands at the angle 'fisheye'.
    float share = sqrt(r2 / corner);
    float theta = 2.0 * asin(share * sin(fisheye * 0.5));
    q *= tan(theta) / tan(fisheye) * sqrt(corner) / max(sqrt(r2), 1e-5);
  } else {
    q *= (1.0 + distortion * (r2 - corner)) ;
    q /= max(1.0, 1.0 + distortion * -corner * step(distortion, 0.0));
  }
  return q / vec2(aspect, 1.0) + 0.5;
}
vec3 light(vec2 uv) {
  vec3 c = min(texture2D(tColor, uv).rgb, vec3(30.0)) * mix(1.0, texture2D(tOcclusion, uv).x, occlusion);
  if (blurred > 0.5) {
    vec4 soft = texture2D(tHalf, uv);
    float disc = max(abs(circleAt(depthAt(uv), uv)), abs(soft.a) * 0.6);
    c = mix(c, soft.rgb, smoothstep(0.0009, 0.0028, disc));
  }
  return c;
}
void main() {
  vec2 uv = bent(vUv), q = vUv - 0.5;
  vec3 c = light(uv);
  if (fringe > 0.0) {
    vec2 shift = q * dot(q, q) * fringe * 4.0;
    c.r = light(uv - shift).r;
    c.b = light(uv + shift).b;
  }
  c += texture2D(tGlow, uv).rgb * bloom;
  c += texture2D(tFlare, uv).rgb * vec3(0.4, 0.62, 1.0) * streak;
  float fall = 1.0 - vignette * smoothstep(0.2, 1.0, length(q * vec2(min(aspect, 1.9) / 1.35, 1.1)));
  c *= exposure * fall * fall;
  c = clamp(agx(c), 0.0, 1.0);
  c = mix(c, c * c * (3.0 - 2.0 * c), contrast);
  c = pow(clamp(c * slope + offset, 0.0, 1.0), power);
  c = clamp(mix(vec3(luma(c)), c, saturation), 0.0, 1.0) * tint;
  gl_FragColor = vec4(c, 1.0);
}`;

export function developPass() {
  return new ScreenPass(DEVELOP, {
    tDepth: null,
    near: 0,
    far: 0,
    focus: 1,
    blurScale: 0,
    blurMost: 0,
    tilt: 0,
    tColor: null,
    tHalf: null,
    tGlow: null,
    tFlare: null,
    tOcclusion: null,
    occlusion: 0,
    blurred: 0,
    aspect: 1,
    exposure: 1,
    bloom: 0,
    streak: 0,
    distortion: 0,
    fringe: 0,
    fisheye: 0,
    vignette: 0,
    contrast: 0,
    saturation: 1,
    slope: new Vector3(1, 1, 1),
    offset: new Vector3(),
    power: new Vector3(1, 1, 1),
    tint: new Color(1, 1, 1),
  });
}
