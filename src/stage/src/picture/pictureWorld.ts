// A picture that a camera can move through. Each layer is a surface at its depth onto which the picture is thrown from where it was
// taken: seen from there it is the picture itself, pixel for pixel; seen from elsewhere it has parallax. No layer has a break to tear at.
import {
  BufferGeometry,
  ClampToEdgeWrapping,
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
  type Texture,
  type WebGLRenderer,
} from "three";
import { applyPose, type CameraPose } from "../camera/pose.ts";
import type { PictureLayers } from "./layers.ts";
import { blurred, raster, sample, type Raster } from "./rasters.ts";
import type { SceneReading } from "./readScene.ts";

const COLUMNS = 96;
const ROWS = 72;
/** Half pictures that the ground goes on beyond the edge: a camera that turns sees the picture mirrored, ever softer. */
const BEYOND = 1.6;
/** What a body bulges towards the lens, metres at a distance of one. */
const BULGE = 0.09;
const VERTEX = /* glsl */ `
uniform mat4 thrown; varying vec4 vThrown;
void main() { vThrown = thrown * vec4(position, 1.0); gl_Position = projectionMatrix * viewMatrix * vec4(position, 1.0); }`;
const FRAGMENT = /* glsl */ `
uniform sampler2D map; varying vec4 vThrown;
void main() {
  vec2 uv = vThrown.xy / vThrown.w * 0.5 + 0.5;
  vec2 over = max(abs(uv - 0.5) - 0.5, 0.0);
  gl_FragColor = texture2D(map, vec2(uv.x, 1.0 - uv.y), min(6.0, length(over) * 40.0));
}`;

export class PictureWorld {
  private readonly scene = new Scene();
  private readonly textures: Texture[];
  private target: WebGLRenderTarget | null = null;

  constructor(reading: SceneReading, layers: PictureLayers, start: CameraPose, sensor: number, aspect: number) {
    const eye = new PerspectiveCamera(40, aspect, 0.05, 2000);
    applyPose(eye, start, sensor, aspect);
    const thrown = new Matrix4().multiplyMatrices(eye.projectionMatrix, eye.matrixWorldInverse);
    const ground = { at: (_: number, v: number) => groundDepth(reading, v, eye), reach: BEYOND };
    const body = bodyOf(reading, layers.coverage);
    const front = { at: (u: number, v: number) => sample(body, u, v), reach: 1 };
    this.textures = [textureOf(layers.behind, layers, true), textureOf(layers.front, layers, false)];
    this.scene.add(surface(eye, ground, this.textures[0], thrown, false), surface(eye, front, this.textures[1], thrown, true));
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
function groundDepth({ horizon, eyeHeight, far }: SceneReading, v: number, eye: PerspectiveCamera): number {
  const below = 2 * (v - horizon) * Math.tan((eye.fov * Math.PI) / 360);
  return 1 / Math.max(1 / far, below / eyeHeight);
}

function bodyOf({ distance }: SceneReading, coverage: Raster): Raster {
  const round = blurred(coverage, Math.round(coverage.width / 24));
  return raster(coverage.width, coverage.height, round.values.map((value) => distance * (1 + BULGE / 2 - BULGE * value)));
}

function surface(
  eye: PerspectiveCamera,
  depth: { at(u: number, v: number): number; reach: number },
  map: Texture,
  thrown: Matrix4,
  over: boolean,
): Mesh {
  const tangent = Math.tan((eye.fov * Math.PI) / 360);
  const positions: number[] = [];
  const index: number[] = [];
  const point = new Vector3();
  for (let row = 0; row <= ROWS; row++)
    for (let column = 0; column <= COLUMNS; column++) {
      const x = (column / COLUMNS) * 2 * depth.reach - depth.reach;
      const y = depth.reach - (row / ROWS) * 2 * depth.reach;
      const z = depth.at((x + 1) / 2, (1 - y) / 2);
      point.set(x * z * tangent * eye.aspect, y * z * tangent, -z).applyMatrix4(eye.matrixWorld);
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
      uniforms: { map: { value: map }, thrown: { value: thrown } },
      depthTest: false,
      depthWrite: false,
      transparent: over,
      blending: over ? CustomBlending : NoBlending,
      blendSrc: OneFactor,
      blendDst: OneMinusSrcAlphaFactor,
    }),
  );
  mesh.frustumCulled = false;
  mesh.renderOrder = over ? 1 : 0;
  return mesh;
}

function textureOf(pixels: Uint8Array, { width, height }: PictureLayers, mirrored: boolean): Texture {
  const texture = new DataTexture(pixels, width, height, RGBAFormat);
  texture.wrapS = texture.wrapT = mirrored ? MirroredRepeatWrapping : ClampToEdgeWrapping;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.magFilter = LinearFilter;
  texture.generateMipmaps = true;
  texture.needsUpdate = true;
  return texture;
}
