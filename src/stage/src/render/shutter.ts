// The open shutter: several moments of one frame averaged, highlights weighed down so that bright edges stay smooth.
import { AdditiveBlending, HalfFloatType, LinearFilter, WebGLRenderTarget, type Texture, type WebGLRenderer } from "three";
import { ScreenPass } from "./screenPass.ts";

const ADD = /* glsl */ `
varying vec2 vUv;
uniform sampler2D tColor; uniform float share;
void main() {
  vec3 c = min(texture2D(tColor, vUv).rgb, vec3(30.0));
  gl_FragColor = vec4(c / (1.0 + max(c.r, max(c.g, c.b))) * share, 1.0);
}`;

const RESOLVE = /* glsl */ `
varying vec2 vUv;
uniform sampler2D tSum;
void main() {
  vec3 c = texture2D(tSum, vUv).rgb;
  gl_FragColor = vec4(c / max(1.0 - max(c.r, max(c.g, c.b)), 0.03), 1.0);
}`;

export class Shutter {
  private readonly sum: WebGLRenderTarget;
  private readonly resolved: WebGLRenderTarget;
  private readonly add = new ScreenPass(ADD, { tColor: null, share: 1 }, AdditiveBlending);
  private readonly resolve = new ScreenPass(RESOLVE, { tSum: null });

  constructor(
    width: number,
    height: number,
    readonly samples: number,
  ) {
    const target = () =>
      new WebGLRenderTarget(width, height, {
        type: HalfFloatType,
        minFilter: LinearFilter,
        magFilter: LinearFilter,
        depthBuffer: false,
      });
    this.sum = target();
    this.resolved = target();
  }

  expose(renderer: WebGLRenderer, color: Texture, sample: number): void {
    if (sample === 0) {
      renderer.setRenderTarget(this.sum);
      renderer.setClearColor(0x000000, 0);
      renderer.clear(true, false, false);
    }
    this.add.draw(renderer, this.sum, { tColor: color, share: 1 / this.samples }, true);
  }

  close(renderer: WebGLRenderer): Texture {
    this.resolve.draw(renderer, this.resolved, { tSum: this.sum.texture });
    return this.resolved.texture;
  }

  dispose(): void {
    this.sum.dispose();
    this.resolved.dispose();
    this.add.dispose();
    this.resolve.dispose();
  }
}
