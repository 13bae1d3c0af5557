// Blur of the camera's own motion: where each point of the picture was when the shutter opened and will be when it closes.
import { HalfFloatType, LinearFilter, Matrix4, WebGLRenderTarget, type Texture, type WebGLRenderer } from "three";
import type { DepthUniforms } from "./depthOfField.ts";
import { DEPTH } from "./shaderParts.ts";
import { ScreenPass } from "./screenPass.ts";

const smear = (taps: number) => /* glsl */ `
${DEPTH}
varying vec2 vUv;
uniform sampler2D tColor; uniform mat4 toOpen, toClose;
vec2 seenThrough(mat4 m) {
  float d = texture2D(tDepth, vUv).x;
  vec4 q = m * vec4(vUv * 2.0 - 1.0, d * 2.0 - 1.0, 1.0);
  return q.xy / q.w * 0.5 + 0.5;
}
void main() {
  vec2 open = clamp(seenThrough(toOpen) - vUv, vec2(-0.12), vec2(0.12));
  vec2 close = clamp(seenThrough(toClose) - vUv, vec2(-0.12), vec2(0.12));
  vec3 sum = vec3(0.0);
  for (int i = 0; i < ${taps}; i++) {
    float u = (float(i) + 0.5) / float(${taps});
    sum += min(texture2D(tColor, vUv + mix(open, close, u)).rgb, vec3(30.0));
  }
  gl_FragColor = vec4(sum / float(${taps}), 1.0);
}`;

export class MotionBlur {
  private readonly target: WebGLRenderTarget;
  private readonly pass: ScreenPass<"tDepth" | "near" | "far" | "tColor" | "toOpen" | "toClose">;

  constructor(width: number, height: number, taps: number) {
    this.target = new WebGLRenderTarget(width, height, {
      type: HalfFloatType,
      minFilter: LinearFilter,
      magFilter: LinearFilter,
      depthBuffer: false,
    });
    this.pass = new ScreenPass(smear(taps), {
      tDepth: null,
      near: 0,
      far: 0,
      tColor: null,
      toOpen: new Matrix4(),
      toClose: new Matrix4(),
    });
  }

  /** The matrices take a point of this picture (clip space) to the pictures at the opening and the closing of the shutter. */
  draw(renderer: WebGLRenderer, color: Texture, depth: DepthUniforms, toOpen: Matrix4, toClose: Matrix4): Texture {
    this.pass.draw(renderer, this.target, { ...depth, tColor: color, toOpen, toClose });
    return this.target.texture;
  }

  dispose(): void {
    this.target.dispose();
    this.pass.dispose();
  }
}
