// The sky is painted once into a cube (so that a frame pays one texture look-up for it) and prefiltered once into the light
// that it gives. Clear skies come from three's scattering model; dusk, night and closed cloud from a painted dome.
import {
  BackSide,
  Color,
  CubeCamera,
  HalfFloatType,
  LinearFilter,
  Mesh,
  MeshBasicMaterial,
  NoToneMapping,
  PMREMGenerator,
  Scene,
  ShaderMaterial,
  SphereGeometry,
  WebGLCubeRenderTarget,
  type Texture,
  type WebGLRenderer,
} from "three";
import { Sky } from "three/examples/jsm/objects/Sky.js";
import { grainTexture } from "../things/surfaces.ts";
import type { SkyLook } from "./daylight.ts";

export interface BakedSky {
  background: Texture;
  environment: Texture;
  dispose(): void;
}

const DIRECTION_VERTEX =
  "varying vec3 vDirection; void main() { vDirection = position; gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.); }";

/** Gradient, glow around the sun, cloud sheets, stars, moon. */
const DOME_FRAGMENT = `
varying vec3 vDirection;
uniform vec3 zenith, middle, horizon, glow, sun; uniform sampler2D grain; uniform float clouds, cloudLight, stars, moon, closed;
float hash(vec3 p) { p = fract(p * .3183099 + .1); p *= 17.; return fract(p.x * p.y * p.z * (p.x + p.y + p.z)); }
float starField(vec3 d) {
  vec3 cell = floor(d * 190.), inside = fract(d * 190.) - .5; float h = hash(cell);
  return step(.9965, h) * smoothstep(.42, .0, length(inside)) * (.35 + 1.4 * fract(h * 571.));
}
void main() {
  vec3 d = normalize(vDirection); float y = max(d.y, 0.);
  vec3 c = mix(horizon, middle, smoothstep(0., .2, y)); c = mix(c, zenith, smoothstep(.1, .8, y));
  float facing = max(0., dot(d, sun)), flat2 = max(0., dot(normalize(vec3(d.x, .001, d.z)), normalize(vec3(sun.x, .001, sun.z))));
  c += glow * (pow(facing, 5.) * .28 + pow(facing, 40.) * .5) + glow * pow(flat2, 4.) * .35 * exp(-y * 7.);
  c += vec3(.85, .9, 1.) * stars * starField(d) * smoothstep(.02, .25, y);
  if (moon > .5) { float m = smoothstep(.99988, .99993, facing); c += vec3(1.5, 1.6, 1.7) * m * (.75 + .25 * texture2D(grain, d.xy * 14.).x) + vec3(.10, .12, .16) * pow(facing, 220.); }
  vec2 p = d.xz / (y + .16);
  float n = texture2D(grain, p * .07).x * .5 + texture2D(grain, p * .19 + .3).x * .3 + texture2D(grain, p * .53 + .7).x * .14 + texture2D(grain, p * 1.3).y * .06;
  float lit = texture2D(grain, p * .07 + sun.xz * .02).x * .5 + texture2D(grain, p * .19 + .3 + sun.xz * .03).x * .3;
  float sheet = smoothstep(.62 - clouds * .3, .82 - clouds * .3, n) * smoothstep(.01, .16, y);
  vec3 under = mix(middle, horizon, .35) * mix(1.1, .72, closed * smoothstep(.35, .7, n));
  vec3 cloud = under * (1. + .5 * (n * .8 - lit)) + glow * (pow(facing, 3.) * .5 + .12) * (1. + 1.6 * (n * .8 - lit));
  c = mix(c, cloud, sheet * mix(.75, .9, closed));
  gl_FragColor = vec4(c, 1.);
}`;
const GROUND_FRAGMENT = "uniform vec3 color; void main() { gl_FragColor = vec4(color, 1.); }";

function dome(look: SkyLook): Mesh {
  const { colours } = look,
    closed = look.cloudCover >= 1 ? 1 : 0;
  const mesh = new Mesh(
    new SphereGeometry(100, 32, 20),
    new ShaderMaterial({
      side: BackSide,
      depthWrite: false,
      fog: false,
      toneMapped: false,
      vertexShader: DIRECTION_VERTEX,
      fragmentShader: DOME_FRAGMENT,
      uniforms: {
        zenith: { value: colours.zenith },
        middle: { value: colours.middle },
        horizon: { value: colours.horizon },
        glow: { value: colours.glow },
        sun: { value: look.sun },
        grain: { value: grainTexture() },
        clouds: { value: look.cloudCover },
        cloudLight: { value: look.cloudLight },
        stars: { value: look.stars },
        moon: { value: look.moon && look.stars > 0 ? 1 : 0 },
        closed: { value: closed },
      },
    }),
  );
  return mesh;
}

function scattering(look: SkyLook): Mesh {
  const sky = new Sky();
  sky.scale.setScalar(100);
  const uniforms = sky.material.uniforms;
  uniforms.turbidity.value = look.turbidity;
  uniforms.rayleigh.value = look.rayleigh;
  uniforms.mieCoefficient.value = 0.0028;
  uniforms.mieDirectionalG.value = 0.79;
  uniforms.sunPosition.value.copy(look.sun);
  uniforms.showSunDisc.value = 0;
  uniforms.cloudCoverage.value = look.cloudCover;
  uniforms.cloudDensity.value = 0.55;
  uniforms.cloudElevation.value = 0.5;
  return sky;
}

/** `ground`: radiance of what lies below the horizon, so that undersides are lit by it. */
export function bakeSky(renderer: WebGLRenderer, look: SkyLook, ground: Color, size: number): BakedSky {
  const scene = new Scene();
  scene.add(look.kind === "dome" ? dome(look) : scattering(look));
  // the cube keeps the sky below the horizon too; only the light sees the ground
  const below = new Mesh(
    new SphereGeometry(90, 24, 12, 0, Math.PI * 2, Math.PI / 2, Math.PI / 2),
    new ShaderMaterial({
      side: BackSide,
      toneMapped: false,
      vertexShader: "void main() { gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.); }",
      fragmentShader: GROUND_FRAGMENT,
      uniforms: { color: { value: ground } },
    }),
  );
  const capture = (resolution: number) => {
    const target = new WebGLCubeRenderTarget(resolution, {
      type: HalfFloatType,
      minFilter: LinearFilter,
      magFilter: LinearFilter,
      generateMipmaps: false,
    });
    const camera = new CubeCamera(0.1, 300, target),
      toneMapping = renderer.toneMapping;
    scene.add(camera);
    renderer.toneMapping = NoToneMapping;
    camera.update(renderer, scene);
    renderer.toneMapping = toneMapping;
    scene.remove(camera);
    return target;
  };
  const background = capture(size);
  // shade would go as blue as the zenith; white balance and the grey of the world take half of that away
  const middle = look.colours.middle,
    veil = new Mesh(
      new SphereGeometry(80, 24, 12, 0, Math.PI * 2, 0, Math.PI / 2),
      new MeshBasicMaterial({
        color: new Color()
          .setScalar((middle.r + middle.g + middle.b) / 3)
          .lerp(middle, 0.3)
          .multiplyScalar(look.kind === "scattering" ? 1.5 : 1),
        transparent: true,
        opacity: 0.42,
        side: BackSide,
        toneMapped: false,
      }),
    );
  scene.add(below, veil);
  const small = capture(64),
    filter = new PMREMGenerator(renderer),
    environment = filter.fromCubemap(small.texture);
  filter.dispose();
  small.dispose();
  for (const child of scene.children)
    if (child instanceof Mesh) {
      child.geometry.dispose();
      (child.material as ShaderMaterial).dispose();
    }
  return {
    background: background.texture,
    environment: environment.texture,
    dispose() {
      background.dispose();
      environment.dispose();
    },
  };
}
