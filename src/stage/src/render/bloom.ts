// Light that spills: a pyramid of blurred highlights, and the horizontal streaks of an anamorphic lens.
import {
  AdditiveBlending,
  HalfFloatType,
  LinearFilter,
  Vector2,
  WebGLRenderTarget,
  type Texture,
  type WebGLRenderer,
} from "three";
import { ScreenPass } from "./screenPass.ts";

const LEVELS = 5;
const HDR = { type: HalfFloatType, minFilter: LinearFilter, magFilter: LinearFilter, depthBuffer: false };

const DOWN = /* glsl */ `
varying vec2 vUv;
uniform sampler2D tSource; uniform vec2 texel; uniform float threshold;
vec3 at(vec2 o) { return min(texture2D(tSource, vUv + o * texel).rgb, vec3(50.0)); }
void main() {
  vec3 c = at(vec2(0.0)) * 0.25
    + (at(vec2(-1.0)) + at(vec2(1.0, -1.0)) + at(vec2(-1.0, 1.0)) + at(vec2(1.0))) * 0.125
    + (at(vec2(-2.0, 0.0)) + at(vec2(2.0, 0.0)) + at(vec2(0.0, -2.0)) + at(vec2(0.0, 2.0))) * 0.0625;
  float peak = max(c.r, max(c.g, c.b));
  if (threshold > 0.0) c *= smoothstep(threshold * 0.6, threshold * 1.7, peak);
  gl_FragColor = vec4(c, 1.0);
}`;

const UP = /* glsl */ `
varying vec2 vUv;
uniform sampler2D tSource; uniform vec2 texel;
void main() {
  vec3 c = texture2D(tSource, vUv).rgb * 0.25;
  c += (texture2D(tSource, vUv + texel * vec2(-1.0)).rgb + texture2D(tSource, vUv + texel * vec2(1.0, -1.0)).rgb
    + texture2D(tSource, vUv + texel * vec2(-1.0, 1.0)).rgb + texture2D(tSource, vUv + texel).rgb) * 0.125;
  c += (texture2D(tSource, vUv + texel * vec2(-1.4, 0.0)).rgb + texture2D(tSource, vUv + texel * vec2(1.4, 0.0)).rgb
    + texture2D(tSource, vUv + texel * vec2(0.0, -1.4)).rgb + texture2D(tSource, vUv + texel * vec2(0.0, 1.4)).rgb) * 0.0625;
  gl_FragColor = vec4(c * 0.9, 1.0);
}`;

const STREAK = /* glsl */ `
varying vec2 vUv;
uniform sampler2D tSource; uniform vec2 texel; uniform float threshold;
void main() {
  vec3 sum = vec3(0.0);
  float weights = 0.0;
  for (int i = -11; i <= 11; i++) {
    float weight = exp(-abs(float(i)) * 0.17);
    vec3 c = min(texture2D(tSource, vUv + vec2(float(i) * texel.x, 0.0)).rgb, vec3(50.0));
    if (threshold > 0.0) c *= smoothstep(threshold, threshold * 3.0, max(c.r, max(c.g, c.b)));
    sum += c * weight;
    weights += weight;
  }
  gl_FragColor = vec4(sum / weights, 1.0);
}`;

export class Bloom {
  private readonly levels: WebGLRenderTarget[] = [];
  private readonly streaks: [WebGLRenderTarget, WebGLRenderTarget];
  private readonly down = new ScreenPass(DOWN, { tSource: null, texel: new Vector2(), threshold: 0 });
  private readonly up = new ScreenPass(UP, { tSource: null, texel: new Vector2() }, AdditiveBlending);
  private readonly streak = new ScreenPass(STREAK, { tSource: null, texel: new Vector2(), threshold: 0 });

  constructor(width: number, height: number) {
    for (let i = 0, w = width >> 1, h = height >> 1; i < LEVELS; i++) {
      w = Math.max(2, w >> 1);
      h = Math.max(2, h >> 1);
      this.levels.push(new WebGLRenderTarget(w, h, HDR));
    }
    const wide = () => new WebGLRenderTarget(Math.max(2, width >> 3), Math.max(2, height >> 2), HDR);
    this.streaks = [wide(), wide()];
  }

  get glow(): Texture {
    return this.levels[0].texture;
  }

  get flare(): Texture {
    return this.streaks[1].texture;
  }

  draw(renderer: WebGLRenderer, source: WebGLRenderTarget, threshold: number, streaks: boolean): void {
    let from = source;
    this.levels.forEach((level, i) => {
      this.down.draw(renderer, level, {
        tSource: from.texture,
        texel: new Vector2(1 / from.width, 1 / from.height),
        threshold: i === 0 ? threshold : 0,
      });
      from = level;
    });
    for (let i = this.levels.length - 1; i > 0; i--) {
      const level = this.levels[i];
      this.up.draw(
        renderer,
        this.levels[i - 1],
        { tSource: level.texture, texel: new Vector2(1 / level.width, 1 / level.height) },
        true,
      );
    }
    if (!streaks) return;
    const [first, second] = this.streaks;
    this.streak.draw(renderer, first, {
      tSource: source.texture,
      texel: new Vector2(2.2 / source.width, 0),
      threshold: threshold * 3,
    });
    this.streak.draw(renderer, second, { tSource: first.texture, texel: new Vector2(5 / first.width, 0), threshold: 0 });
  }

  dispose(): void {
    for (const target of [...this.levels, ...this.streaks]) target.dispose();
    for (const pass of [this.down, this.up, this.streak]) pass.dispose();
  }
}
