// Contact: how much of the sky each point sees among its neighbours, at half the resolution, smoothed along surfaces.
import { LinearFilter, Matrix4, UnsignedByteType, Vector2, WebGLRenderTarget, type Texture, type WebGLRenderer } from "three";
import type { DepthUniforms } from "./depthOfField.ts";
import { DEPTH } from "./shaderParts.ts";
import { ScreenPass } from "./screenPass.ts";

const RADIUS = 0.5;
const FORMAT = { type: UnsignedByteType, minFilter: LinearFilter, magFilter: LinearFilter, depthBuffer: false };

const OCCLUDE = /* glsl */ `
${DEPTH}
varying vec2 vUv;
uniform mat4 unproject; uniform vec2 texel; uniform float radius;
vec3 pointAt(vec2 uv) {
  vec4 q = unproject * vec4(uv * 2.0 - 1.0, 1.0, 1.0);
  return q.xyz / q.w * (depthAt(uv) / far);
}
float noise(vec2 p) { return fract(52.9829189 * fract(dot(p, vec2(0.06711056, 0.00583715)))); }
void main() {
  vec3 p = pointAt(vUv);
  if (-p.z > 90.0) { gl_FragColor = vec4(1.0); return; }
  vec3 dx = pointAt(vUv + vec2(texel.x, 0.0)) - p, dx2 = p - pointAt(vUv - vec2(texel.x, 0.0));
  vec3 dy = pointAt(vUv + vec2(0.0, texel.y)) - p, dy2 = p - pointAt(vUv - vec2(0.0, texel.y));
  vec3 n = normalize(cross(abs(dx.z) < abs(dx2.z) ? dx : dx2, abs(dy.z) < abs(dy2.z) ? dy : dy2));
  float turn = noise(gl_FragCoord.xy) * 6.2832, shade = 0.0, reach = min(radius / -p.z, 0.12);
  for (int i = 0; i < 10; i++) {
    float share = (float(i) + 0.5) / 10.0, angle = turn + float(i) * 2.399963;
    vec3 v = pointAt(vUv + vec2(cos(angle), sin(angle) * texel.y / texel.x) * reach * share) - p;
    float d = dot(v, v);
    shade += max(0.0, dot(n, v) * inversesqrt(d + 1e-5) - 0.13) / (1.0 + d * 3.5);
  }
  gl_FragColor = vec4(vec3(clamp(1.0 - shade * 0.19, 0.0, 1.0)), 1.0);
}`;

const SMOOTH = /* glsl */ `
${DEPTH}
varying vec2 vUv;
uniform sampler2D tShade; uniform vec2 texel;
void main() {
  float z = depthAt(vUv), sum = 0.0, weights = 0.0;
  for (int y = -1; y <= 2; y++) for (int x = -1; x <= 2; x++) {
    vec2 uv = vUv + vec2(float(x) - 0.5, float(y) - 0.5) * texel;
    float weight = 1.0 / (0.02 * z + abs(depthAt(uv) - z));
    sum += texture2D(tShade, uv).x * weight;
    weights += weight;
  }
  gl_FragColor = vec4(vec3(sum / weights), 1.0);
}`;

export class AmbientOcclusion {
  private readonly targets: [WebGLRenderTarget, WebGLRenderTarget];
  private readonly texel: Vector2;
  private readonly occlude = new ScreenPass(OCCLUDE, {
    tDepth: null,
    near: 0,
    far: 0,
    unproject: new Matrix4(),
    texel: new Vector2(),
    radius: RADIUS,
  });
  private readonly smooth = new ScreenPass(SMOOTH, { tDepth: null, near: 0, far: 0, tShade: null, texel: new Vector2() });

  constructor(width: number, height: number) {
    const target = () => new WebGLRenderTarget(width >> 1, height >> 1, FORMAT);
    this.targets = [target(), target()];
    this.texel = new Vector2(2 / width, 2 / height);
  }

  draw(renderer: WebGLRenderer, depth: DepthUniforms, unproject: Matrix4): Texture {
    const [rough, smooth] = this.targets;
    this.occlude.draw(renderer, rough, { ...depth, unproject, texel: this.texel });
    this.smooth.draw(renderer, smooth, { ...depth, tShade: rough.texture, texel: this.texel });
    return smooth.texture;
  }

  dispose(): void {
    for (const target of this.targets) target.dispose();
    this.occlude.dispose();
    this.smooth.dispose();
  }
}
