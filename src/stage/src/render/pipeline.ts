// One frame from the posed scene to a developed picture: scene → shutter or motion blur → occlusion → depth of field → glow → develop.
import {
  DepthTexture,
  HalfFloatType,
  LinearFilter,
  Matrix4,
  UnsignedByteType,
  UnsignedIntType,
  WebGLRenderTarget,
  type PerspectiveCamera,
  type Scene,
  type Texture,
  type WebGLRenderer,
} from "three";
import type { Glass } from "../lens/glass.ts";
import type { Grade } from "../lens/grade.ts";
import { AmbientOcclusion } from "./ambientOcclusion.ts";
import { Bloom } from "./bloom.ts";
import { DepthOfField } from "./depthOfField.ts";
import { developPass } from "./develop.ts";
import { MotionBlur } from "./motionBlur.ts";
import { Shutter } from "./shutter.ts";
import type { TierSettings } from "./tiers.ts";

/** What one frame needs to know of its shot. */
export interface Exposure {
  scene: Scene;
  camera: PerspectiveCamera;
  glass: Glass;
  grade: Grade;
  /** Metres to the plane of focus; radius of the blur disc at infinity over the picture's height. */
  focus: number;
  blurScale: number;
  /** Linear factor on scene light. */
  exposure: number;
  fisheye: number;
  /** Puts the camera, and unless told otherwise the actors, at a moment: 0 is the frame's time, ±½ half a frame from it. */
  at(moment: number, cameraOnly?: boolean): void;
  beforeScene(): void;
}

/** Blur discs larger than this share of the height fall apart into taps. */
const MOST_BLUR = 0.034;
const SHARP = 0.0009;
const GLOW_THRESHOLD = 1.1;
const STILL = 0.0012;

export class Pipeline {
  private readonly scene: WebGLRenderTarget;
  private readonly developed: [WebGLRenderTarget, WebGLRenderTarget];
  private readonly depthOfField: DepthOfField | null;
  private readonly bloom: Bloom | null;
  private readonly occlusion: AmbientOcclusion | null;
  private readonly motion: MotionBlur | null;
  private readonly shutter: Shutter | null;
  private readonly develop = developPass();

  constructor(
    private readonly renderer: WebGLRenderer,
    readonly width: number,
    readonly height: number,
    readonly tier: TierSettings,
  ) {
    this.scene = new WebGLRenderTarget(width, height, { type: HalfFloatType, minFilter: LinearFilter, magFilter: LinearFilter });
    this.scene.depthTexture = new DepthTexture(width, height, UnsignedIntType);
    const picture = () =>
      new WebGLRenderTarget(width, height, {
        type: UnsignedByteType,
        minFilter: LinearFilter,
        magFilter: LinearFilter,
        depthBuffer: false,
      });
    this.developed = [picture(), picture()];
    const halves = tier.depthOfFieldTaps > 0 || tier.bloom;
    this.depthOfField = halves ? new DepthOfField(width, height, tier.depthOfFieldTaps) : null;
    this.bloom = tier.bloom ? new Bloom(width, height) : null;
    this.occlusion = tier.ambientOcclusion ? new AmbientOcclusion(width, height) : null;
    this.motion = tier.motionTaps > 0 ? new MotionBlur(width, height, tier.motionTaps) : null;
    this.shutter = tier.shutterSamples > 1 ? new Shutter(width, height, tier.shutterSamples) : null;
  }

  /** Develops into one of two pictures, so that a transition can join them. */
  draw(exposure: Exposure, into: 0 | 1): Texture {
    const { camera, glass, grade } = exposure;
    let color = this.shutter ? this.exposeMoments(exposure, this.shutter) : this.exposeOnce(exposure);
    const depth = { tDepth: this.scene.depthTexture, near: camera.near, far: camera.far };
    const shade = this.occlusion?.draw(this.renderer, depth, camera.projectionMatrixInverse) ?? null;
    const nearest = exposure.blurScale * Math.max(1, (exposure.focus - camera.near) / Math.max(camera.near, 0.3));
    const most = Math.min(MOST_BLUR, nearest);
    const focus = { focus: exposure.focus, blurScale: exposure.blurScale, blurMost: most, tilt: glass.tilt };
    const blurs = glass.depthOfField && this.depthOfField !== null && (exposure.blurScale > SHARP || glass.tilt !== 0);
    const half = this.depthOfField?.draw(this.renderer, color, shade, depth, focus, glass.squeeze, blurs) ?? null;
    const glow = grade.bloom > 0 || glass.streak > 0;
    if (this.bloom && half && glow) this.bloom.draw(this.renderer, half, GLOW_THRESHOLD / exposure.exposure, glass.streak > 0);
    this.develop.draw(this.renderer, this.developed[into], {
      ...depth,
      ...focus,
      tColor: color,
      tHalf: half?.texture ?? null,
      tGlow: this.bloom?.glow ?? null,
      tFlare: this.bloom?.flare ?? null,
      tOcclusion: shade,
      occlusion: shade ? 1 : 0,
      blurred: blurs ? 1 : 0,
      aspect: this.width / this.height,
      exposure: exposure.exposure,
      bloom: this.bloom && glow ? grade.bloom : 0,
      streak: this.bloom ? glass.streak : 0,
      distortion: glass.distortion,
      fringe: this.depthOfField ? glass.fringe : 0,
      fisheye: exposure.fisheye,
      vignette: grade.vignette,
      contrast: grade.contrast,
      saturation: grade.saturation,
      slope: grade.slope,
      offset: grade.offset,
      power: grade.power,
      tint: grade.tint,
    });
    return this.developed[into].texture;
  }

  private exposeOnce(exposure: Exposure): Texture {
    const { camera, grade } = exposure;
    const open = new Matrix4();
    const close = new Matrix4();
    const smears = this.motion !== null && grade.shutterAngle > 0;
    if (smears) {
      const half = grade.shutterAngle / 720;
      exposure.at(-half, true);
      open.multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse);
      exposure.at(half, true);
      close.multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse);
    }
    exposure.at(0);
    exposure.beforeScene();
    this.drawScene(exposure);
    if (!smears) return this.scene.texture;
    const back = new Matrix4().multiplyMatrices(camera.matrixWorld, camera.projectionMatrixInverse);
    if (largestStep(open.multiply(back), close.multiply(back)) < STILL) return this.scene.texture;
    return this.motion!.draw(
      this.renderer,
      this.scene.texture,
      { tDepth: this.scene.depthTexture, near: camera.near, far: camera.far },
      open,
      close,
    );
  }

  /** The middle moment comes last, so that its depth is the frame's. */
  private exposeMoments(exposure: Exposure, shutter: Shutter): Texture {
    const { camera, grade } = exposure;
    const order = Array.from({ length: shutter.samples }, (_, i) => i).sort(
      (a, b) => Math.abs(b - shutter.samples / 2) - Math.abs(a - shutter.samples / 2),
    );
    const shadows = this.renderer.shadowMap.autoUpdate;
    order.forEach((sample, i) => {
      exposure.at((((sample + 0.5) / shutter.samples - 0.5) * grade.shutterAngle) / 360);
      camera.setViewOffset(
        this.width,
        this.height,
        radicalInverse(sample + 1, 2) - 0.5,
        radicalInverse(sample + 1, 3) - 0.5,
        this.width,
        this.height,
      );
      if (i === 0) exposure.beforeScene();
      this.drawScene(exposure);
      this.renderer.shadowMap.autoUpdate = false;
      shutter.expose(this.renderer, this.scene.texture, i);
    });
    this.renderer.shadowMap.autoUpdate = shadows;
    camera.clearViewOffset();
    exposure.at(0);
    return shutter.close(this.renderer);
  }

  private drawScene({ scene, camera }: Exposure): void {
    this.renderer.setRenderTarget(this.scene);
    this.renderer.render(scene, camera);
  }

  dispose(): void {
    for (const target of [this.scene, ...this.developed]) target.dispose();
    for (const part of [this.depthOfField, this.bloom, this.occlusion, this.motion, this.shutter, this.develop]) part?.dispose();
  }
}

function largestStep(toOpen: Matrix4, toClose: Matrix4): number {
  let largest = 0;
  for (const [x, y] of [
    [0, 0],
    [0.8, 0.8],
    [-0.8, 0.8],
    [0.8, -0.8],
    [-0.8, -0.8],
  ]) {
    for (const z of [0.9, 0.998]) {
      const at = (m: Matrix4) => {
        const e = m.elements;
        const w = e[3] * x + e[7] * y + e[11] * z + e[15];
        return [(e[0] * x + e[4] * y + e[8] * z + e[12]) / w, (e[1] * x + e[5] * y + e[9] * z + e[13]) / w];
      };
      const a = at(toOpen);
      const b = at(toClose);
      largest = Math.max(largest, Math.hypot(a[0] - b[0], a[1] - b[1]) / 2);
    }
  }
  return largest;
}

/** Van der Corput numbers: where in the pixel each moment looks. */
function radicalInverse(index: number, base: number): number {
  let result = 0;
  for (let f = 1 / base, i = index; i > 0; f /= base, i = Math.floor(i / base)) result += f * (i % base);
  return result;
}
