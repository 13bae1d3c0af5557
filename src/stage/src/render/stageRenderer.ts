// The one way to get a WebGL renderer that is set up as the stage expects.
import { LinearSRGBColorSpace, NoToneMapping, PCFShadowMap, WebGLRenderer } from "three";

export class NoWebGlError extends Error {
  constructor() {
    super("This browser can't draw the stage: WebGL 2 is switched off or missing.");
  }
}

/** The pipeline develops the picture itself, so the renderer neither maps tones nor encodes colours. */
export function stageRenderer(canvas: HTMLCanvasElement): WebGLRenderer {
  const gl = canvas.getContext("webgl2", {
    alpha: false,
    antialias: false,
    depth: false,
    stencil: false,
    powerPreference: "high-performance",
    preserveDrawingBuffer: true,
  });
  if (!gl) throw new NoWebGlError();
  const renderer = new WebGLRenderer({ canvas, context: gl });
  renderer.setPixelRatio(1);
  renderer.toneMapping = NoToneMapping;
  renderer.outputColorSpace = LinearSRGBColorSpace;
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = PCFShadowMap;
  renderer.debug.checkShaderErrors = false;
  return renderer;
}

export function rendererName(renderer: WebGLRenderer): string {
  const gl = renderer.getContext();
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  return String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
}
