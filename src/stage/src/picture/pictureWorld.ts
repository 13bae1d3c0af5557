// A picture that a camera can move through. Each layer is a surface at its depth onto which the picture is thrown from where it was
// taken: seen from there it is the picture itself, pixel for pixel; seen from elsewhere it has parallax. No layer has a break to tear at.
import {
  BufferGeometry,
  CustomBlending,
  DataTexture,
  Float32BufferAttribute,
  LinearFilter,
  LinearMipmapLinearFilter,
  Matrix4,
  Mesh,
  MirroredRepeatWrapping,
  NoBlending,
  OneFactor,
  OneMinusSrcAlphaFactor,
  PerspectiveCamera,
  RGBAFormat,
  Scene,
  ShaderMaterial,
  Vector3,
  WebGLRenderTarget,
  type IUniform,
  type Texture,
  type WebGLRenderer,
} from "three";
import { applyPose, type CameraPose } from "../camera/pose.ts";
import { FACE_GLSL, noFace, type PictureFace } from "./pictureFace.ts";
import { blurred, raster, sample, type Raster } from "./rasters.ts";
import type { SceneReading } from "./readScene.ts";

const COLUMNS = 160;
const ROWS = 120;
/** Half pictures that the layers go on beyond the edge: a camera that turns sees the picture mirrored, ever softer. */
const BEYOND = { behind: 3, front: 1.8 };
/** What a body bulges towards the lens, metres at a distance of one. */
const BULGE = 0.09;
const VERTEX = /* glsl */ `
uniform mat4 thrown; varying vec4 vThrown;
void main() { vThrown = thrown * vec4(position, 1.0); gl_Position = projectionMatrix * viewMatrix * modelMatrix * vec4(position, 1.0); }`;
const FRAGMENT = /* glsl */ `
uniform sampler2D map; uniform float fades; varying vec4 vThrown;
${FACE_GLSL}
void main() {
  vec2 uv = vThrown.xy / vThrown.w * 0.5 + 0.5;
  uv.y = 1.0 - uv.y;
  // the size of a pixel is the picture's, however the face bends it
  vec2 across = dFdx(uv), up = dFdy(uv);
  vec2 over = max(abs(uv - 0.5) - 0.5, 0.0);
  vec4 inside = vec4(0.0);
  float lashes = 0.0;
  if (alive > 0.5) {
    vec2 p = vec2(uv.x * square, uv.y);
    // only what stands in front can move: behind it is what was hidden
    if (fades > 0.5) p = unswayed(p);
    p = unspoken(p, length(up) + 1e-6, inside);
    p = unblinked(p, lashes);
    uv = vec2(p.x / square, p.y);
  }
  float soft = exp2(min(6.0, length(over) * 40.0));
  vec4 colour = textureGrad(map, uv, across * soft, up * soft);
  // what is cut by the frame goes on beyond it for a little while
  colour *= 1.0 - fades * smoothstep(0.02, 0.36, length(over));
  colour.rgb *= 1.0 - 0.6 * lashes;
  if (inside.w > 0.0) colour.rgb = mix(colour.rgb, innerMouth(inside) * colour.a, inside.w);
  gl_FragColor = colour;
}`;

/** The picture's layers, from behind to the front; over one another they are the picture. */
export interface PictureSheets {
  width: number;
  height: number;
  behind: Uint8Array;
  front: Uint8Array;
  frontCoverage: Raster;
  lifted: { pixels: Uint8Array; depth: number } | null;
}

export class PictureWorld {
  private readonly scene = new Scene();
  private readonly textures: Texture[] = [];
  private readonly eye: PerspectiveCamera;
  private readonly lifted: Mesh | null = null;
  private target: WebGLRenderTarget | null = null;

  constructor(
    private readonly reading: SceneReading,
    sheets: PictureSheets,
    readonly face: PictureFace | null,
    { start, sensor, aspect }: { start: CameraPose; sensor: number; aspect: number },
  ) {
    const eye = (this.eye = new PerspectiveCamera(40, aspect, 0.05, 2000));
    applyPose(eye, start, sensor, aspect);
    eye.updateMatrixWorld();
    const thrown = new Matrix4().multiplyMatrices(eye.projectionMatrix, eye.matrixWorldInverse);
    const uniforms = { thrown: { value: thrown }, ...(face?.uniforms ?? noFace()) };
    const sheet = (pixels: Uint8Array, depth: (u: number, v: number) => number, layer: "behind" | "front") => {
      const texture = textureOf(pixels, sheets);
      this.textures.push(texture);
      const mesh = surface(eye, { at: depth, reach: BEYOND[layer] }, layer, { ...uniforms, map: { value: texture } });
      mesh.renderOrder = this.textures.length;
      this.scene.add(mesh);
      return mesh;
    };
    sheet(sheets.behind, (u, v) => groundDepth(reading, u, v, eye), "behind");
    const body = bodyOf(reading, sheets.frontCoverage);
    sheet(sheets.front, (u, v) => sample(body, u, v), "front");
    if (sheets.lifted) {
      const { depth } = sheets.lifted;
      this.lifted = sheet(sheets.lifted.pixels, () => depth, "front");
    }
  }

  /** A place of the picture in the world: shares of the frame, and metres along the view. */
  pointAt(u: number, v: number, depth: number): Vector3 {
    return pointIn(this.eye, 2 * u - 1, 1 - 2 * v, depth);
  }

  /** Where what was lifted is now: shares of the frame that it has moved by, and the factor of its size. */
  moveLifted(x: number, y: number, scale: number): void {
    if (!this.lifted || !this.reading.liftedFoot) return;
    const { depth, u, v } = this.reading.liftedFoot;
    const foot = this.pointAt(u, v, depth);
    const away = this.pointAt(u + x, v + y, depth).sub(foot);
    this.lifted.position.copy(foot).multiplyScalar(1 - scale).add(away);
    this.lifted.scale.setScalar(scale);
    this.lifted.updateMatrixWorld();
  }

  draw(renderer: WebGLRenderer, camera: PerspectiveCamera, width: number, height: number): Texture {
    if (this.target?.width !== width || this.target.height !== height) {
      this.target?.dispose();
      this.target = new WebGLRenderTarget(width, height, { minFilter: LinearFilter, magFilter: LinearFilter });
    }
    renderer.setRenderTarget(this.target);
    renderer.render(this.scene, camera);
    return this.target.texture;
  }

  dispose(): void {
    this.target?.dispose();
    for (const texture of this.textures) texture.dispose();
    this.scene.traverse((object) => {
      if (object instanceof Mesh) {
        object.geometry.dispose();
        object.material.dispose();
      }
    });
  }
}

/** Along the view: the ground up to what is far, in one smooth sheet. */
function groundDepth({ horizon, eyeHeight, far, farther }: SceneReading, u: number, v: number, eye: PerspectiveCamera): number {
  const below = 2 * (v - horizon) * Math.tan((eye.fov * Math.PI) / 360);
  const near = Math.max(1 / far, below / eyeHeight);
  return 1 / (farther ? near + (1 / far - near) * sample(farther, Math.min(1, Math.max(0, u)), Math.min(1, Math.max(0, v))) : near);
}

/** Each part at its distance, round towards the lens. */
function bodyOf({ frontDepth }: SceneReading, coverage: Raster): Raster {
  const round = blurred(coverage, Math.round(coverage.width / 24));
  return raster(coverage.width, coverage.height, round.values.map((value, i) => frontDepth.values[i] * (1 + BULGE / 2 - BULGE * value)));
}

/** On the frame from −1 to 1, right and up; metres along the view. */
function pointIn(eye: PerspectiveCamera, x: number, y: number, depth: number): Vector3 {
  const tangent = Math.tan((eye.fov * Math.PI) / 360);
  return new Vector3(x * depth * tangent * eye.aspect, y * depth * tangent, -depth).applyMatrix4(eye.matrixWorld);
}

function surface(
  eye: PerspectiveCamera,
  depth: { at(u: number, v: number): number; reach: number },
  layer: "behind" | "front",
  uniforms: Record<string, IUniform>,
): Mesh {
  const over = layer === "front";
  const positions: number[] = [];
  const index: number[] = [];
  for (let row = 0; row <= ROWS; row++)
    for (let column = 0; column <= COLUMNS; column++) {
      const x = (column / COLUMNS) * 2 * depth.reach - depth.reach;
      const y = depth.reach - (row / ROWS) * 2 * depth.reach;
      const point = pointIn(eye, x, y, depth.at((x + 1) / 2, (1 - y) / 2));
      positions.push(point.x, point.y, point.z);
      if (row === ROWS || column === COLUMNS) continue;
      const at = row * (COLUMNS + 1) + column;
      index.push(at, at + COLUMNS + 1, at + 1, at + 1, at + COLUMNS + 1, at + COLUMNS + 2);
    }
  const geometry = new BufferGeometry().setAttribute("position", new Float32BufferAttribute(positions, 3)).setIndex(index);
  const mesh = new Mesh(
    geometry,
    new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: { ...uniforms, fades: { value: over ? 1 : 0 } },
      depthTest: false,
      depthWrite: false,
      transparent: over,
      blending: over ? CustomBlending : NoBlending,
      blendSrc: OneFactor,
      blendDst: OneMinusSrcAlphaFactor,
    }),
  );
  mesh.frustumCulled = false;
  return mesh;
}

function textureOf(pixels: Uint8Array, { width, height }: PictureSheets): Texture {
  const texture = new DataTexture(pixels, width, height, RGBAFormat);
  texture.wrapS = texture.wrapT = MirroredRepeatWrapping;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.magFilter = LinearFilter;
  texture.generateMipmaps = true;
  texture.needsUpdate = true;
  return texture;
}
