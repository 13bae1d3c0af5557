// One picture-wide shader: a triangle that covers the target.
import {
  BufferGeometry,
  Float32BufferAttribute,
  Mesh,
  NoBlending,
  OrthographicCamera,
  Scene,
  ShaderMaterial,
  type Blending,
  type IUniform,
  type WebGLRenderer,
  type WebGLRenderTarget,
} from "three";

const VERTEX = "varying vec2 vUv; void main() { vUv = uv; gl_Position = vec4(position.xy, 0.0, 1.0); }";

const triangle = new BufferGeometry()
  .setAttribute("position", new Float32BufferAttribute([-1, -1, 0, 3, -1, 0, -1, 3, 0], 3))
  .setAttribute("uv", new Float32BufferAttribute([0, 0, 2, 0, 0, 2], 2));

export class ScreenPass<Names extends string> {
  private readonly material: ShaderMaterial;
  private readonly scene = new Scene();
  private readonly camera = new OrthographicCamera(-1, 1, 1, -1, 0, 1);

  constructor(fragment: string, uniforms: Record<Names, unknown>, blending: Blending = NoBlending) {
    this.material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: fragment,
      depthTest: false,
      depthWrite: false,
      toneMapped: false,
      blending,
      uniforms: Object.fromEntries(Object.entries(uniforms).map(([name, value]) => [name, { value }])) as Record<
        string,
        IUniform
      >,
    });
    const mesh = new Mesh(triangle, this.material);
    mesh.frustumCulled = false;
    this.scene.add(mesh);
  }

  /** Draws into the target (null is the canvas), over what is there when `keep` is set. */
  draw(renderer: WebGLRenderer, target: WebGLRenderTarget | null, values: Partial<Record<Names, unknown>>, keep = false): void {
    for (const name in values) this.material.uniforms[name].value = values[name];
    const { autoClear } = renderer;
    const shadows = renderer.shadowMap.autoUpdate;
    renderer.autoClear = !keep;
    renderer.shadowMap.autoUpdate = false;
    renderer.setRenderTarget(target);
    renderer.render(this.scene, this.camera);
    renderer.autoClear = autoClear;
    renderer.shadowMap.autoUpdate = shadows;
  }

  dispose(): void {
    this.material.dispose();
  }
}
