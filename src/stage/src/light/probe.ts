// Light that has bounced once: the lit set, seen from its middle, becomes its own environment. Colours bleed, corners fall off,
// windows reflect. Done at load, without actors.
import {
  CubeCamera,
  HalfFloatType,
  NoToneMapping,
  PMREMGenerator,
  SpotLight,
  WebGLCubeRenderTarget,
  type Scene,
  type Texture,
  type Vector3,
  type WebGLRenderer,
} from "three";

const SHOT_LIGHTS = 2;

export function bounceProbe(
  renderer: WebGLRenderer,
  scene: Scene,
  at: Vector3,
  options: { size?: number; times?: number; near?: number } = {},
): { texture: Texture; dispose(): void } {
  const filter = new PMREMGenerator(renderer),
    toneMapping = renderer.toneMapping,
    shadows = renderer.shadowMap.autoUpdate;
  let result = null as ReturnType<PMREMGenerator["fromCubemap"]> | null;
  renderer.toneMapping = NoToneMapping;
  // the shot's two lights (render/portraitLights.ts) come later; with as many dark ones now, the set's programs are the final ones
  const later = Array.from({ length: SHOT_LIGHTS }, () => new SpotLight(0xffffff, 0, 0, 0.5, 1, 2));
  if (!scene.children.some((child) => child instanceof SpotLight)) scene.add(...later);
  for (let i = 0; i < (options.times ?? 1); i++) {
    const target = new WebGLCubeRenderTarget(options.size ?? 48, { type: HalfFloatType }),
      camera = new CubeCamera(options.near ?? 0.1, 400, target);
    camera.position.copy(at);
    scene.add(camera);
    camera.updateMatrixWorld(true);
    renderer.shadowMap.autoUpdate = i === 0;
    if (i === 0) renderer.shadowMap.needsUpdate = true;
    camera.update(renderer, scene);
    scene.remove(camera);
    const next = filter.fromCubemap(target.texture);
    result?.dispose();
    result = next;
    scene.environment = next.texture;
    target.dispose();
  }
  renderer.toneMapping = toneMapping;
  renderer.shadowMap.autoUpdate = shadows;
  filter.dispose();
  scene.remove(...later);
  return { texture: result!.texture, dispose: () => result!.dispose() };
}
