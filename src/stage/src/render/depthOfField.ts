// Depth of field at half the resolution: every pixel gathers the discs of its neighbours, in rings of the golden angle, as far as
// the largest disc of this frame reaches. What lies in front of the focus spreads over what is sharp; what lies behind does not.
import { HalfFloatType, LinearFilter, Vector2, WebGLRenderTarget, type Texture, type WebGLRenderer } from "three";
import { CIRCLE_OF_CONFUSION, DEPTH } from "./shaderParts.ts";
import { ScreenPass } from "./screenPass.ts";

export interface FocusUniforms {
  focus: number;
  blurScale: number;
  blurMost: number;
  tilt: number;
}
export interface DepthUniforms {
  tDepth: Texture | null;
  near: number;
  far: number;
}

const HDR = { type: HalfFloatType, minFilter: LinearFilter, magFilter: LinearFilter, depthBuffer: false };

/** Halves the picture, weighing highlights down so that they do not flicker; alpha is the signed radius of the disc. */
const PREPARE = /* glsl */ `
${DEPTH}
${CIRCLE_OF_CONFUSION}
varying vec2 vUv;
uniform sampler2D tColor, tOcclusion; uniform vec2 texel; uniform float occlusion;
void main() {
  vec3 sum = vec3(0.0);
  float weights = 0.0;
  for (int i = 0; i < 4; i++) {
    vec2 o = vec2(mod(float(i), 2.0) - 0.5, floor(float(i) / 2.0) - 0.5);
    vec3 c = min(texture2D(tColor, vUv + o * texel).rgb, vec3(20.0));
    float weight = 1.0 / (1.0 + max(c.r, max(c.g, c.b)) * 0.25);
    sum += c * weight;
    weights += weight;
  }
  float shade = mix(1.0, texture2D(tOcclusion, vUv).x, occlusion);
  gl_FragColor = vec4(sum / weights * shade, circleAt(depthAt(vUv), vUv));
}`;

const gather = (taps: number) => /* glsl */ `
varying vec2 vUv;
uniform sampler2D tHalf; uniform float reach, squeeze, aspect;
const float GOLDEN = 2.39996323;
void main() {
  vec4 centre = texture2D(tHalf, vUv);
  vec3 sum = centre.rgb;
  float count = 1.0;
  for (int i = 1; i < ${taps}; i++) {
    float share = sqrt(float(i) / float(${taps}));
    float angle = float(i) * GOLDEN;
    float radius = share * reach;
    vec4 c = texture2D(tHalf, vUv + vec2(cos(angle) * squeeze / aspect, sin(angle)) * radius);
    float size = abs(c.a);
    if (c.a > centre.a + 0.001) size = min(size, abs(centre.a) * 1.15);
    float covers = smoothstep(radius - 0.0016, radius + 0.0016, size);
    sum += mix(sum / count, c.rgb, covers);
    count += 1.0;
  }
  gl_FragColor = vec4(sum / count, centre.a);
}`;

/** Fills the gaps between the taps: a small blur as wide as they lie apart. */
const SOFTEN = /* glsl */ `
varying vec2 vUv;
uniform sampler2D tHalf; uniform float aspect, gap;
void main() {
  vec4 centre = texture2D(tHalf, vUv);
  vec2 o = vec2(gap / aspect, gap) * abs(centre.a);
  vec3 sum = centre.rgb * 2.0;
  float weights = 2.0;
  for (int i = 0; i < 8; i++) {
    float angle = (float(i) + 0.25) * 0.785398;
    vec4 c = texture2D(tHalf, vUv + vec2(cos(angle), sin(angle)) * o * (mod(float(i), 2.0) < 0.5 ? 1.0 : 0.6));
    float weight = clamp(1.5 - abs(abs(c.a) - abs(centre.a)) * 120.0, 0.0, 1.0);
    sum += c.rgb * weight;
    weights += weight;
  }
  gl_FragColor = vec4(sum / weights, centre.a);
}`;

export class DepthOfField {
  private readonly prepared: WebGLRenderTarget;
  private readonly blurred: WebGLRenderTarget;
  private readonly prepare = new ScreenPass(PREPARE, {
    tDepth: null,
    near: 0,
    far: 0,
    focus: 1,
    blurScale: 0,
    blurMost: 0,
    tilt: 0,
    tColor: null,
    tOcclusion: null,
    texel: new Vector2(),
    occlusion: 0,
  });
  private readonly gatherPass: ScreenPass<"tHalf" | "reach" | "squeeze" | "aspect"> | null;
  private readonly soften = new ScreenPass(SOFTEN, { tHalf: null, aspect: 1, gap: 0 });
  private readonly softened: WebGLRenderTarget;
  /** Distance between neighbouring taps, as a share of the disc's radius. */
  private readonly gap: number;

  constructor(
    private readonly width: number,
    private readonly height: number,
    taps: number,
  ) {
    this.gap = taps > 0 ? Math.sqrt(Math.PI / taps) * 0.62 : 0;
    this.prepared = new WebGLRenderTarget(width >> 1, height >> 1, HDR);
    this.blurred = taps > 0 ? new WebGLRenderTarget(width >> 1, height >> 1, HDR) : this.prepared;
    this.softened = taps > 0 ? new WebGLRenderTarget(width >> 1, height >> 1, HDR) : this.prepared;
    this.gatherPass = taps > 0 ? new ScreenPass(gather(taps), { tHalf: null, reach: 0, squeeze: 1, aspect: 1 }) : null;
  }

  /** Returns the half picture, blurred where `blur` says that anything is out of focus. */
  draw(
    renderer: WebGLRenderer,
    color: Texture,
    occlusion: Texture | null,
    depth: DepthUniforms,
    focus: FocusUniforms,
    squeeze: number,
    blur: boolean,
  ): WebGLRenderTarget {
    this.prepare.draw(renderer, this.prepared, {
      ...depth,
      ...focus,
      tColor: color,
      tOcclusion: occlusion,
      occlusion: occlusion ? 1 : 0,
      texel: new Vector2(1 / this.width, 1 / this.height),
    });
    if (!blur || !this.gatherPass) return this.prepared;
    const aspect = this.width / this.height;
    this.gatherPass.draw(renderer, this.blurred, { tHalf: this.prepared.texture, reach: focus.blurMost, squeeze, aspect });
    this.soften.draw(renderer, this.softened, { tHalf: this.blurred.texture, aspect, gap: this.gap });
    return this.softened;
  }

  dispose(): void {
    this.prepared.dispose();
    this.blurred.dispose();
    this.softened.dispose();
    this.soften.dispose();
    this.prepare.dispose();
    this.gatherPass?.dispose();
  }
}
