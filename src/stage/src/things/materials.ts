// The few materials that all places and things share. One patched standard material draws everything without a texture:
// colour, roughness and metalness sit in the vertices. All of them wear by world-space noise, get wet, and take snow.
import {
  Color,
  DoubleSide,
  FrontSide,
  MeshBasicMaterial,
  MeshLambertMaterial,
  MeshStandardMaterial,
  Vector2,
  type Material,
  type Side,
  type Texture,
  type WebGLProgramParametersWithUniforms,
} from "three";
import type { Environment } from "../contracts.ts";
import { grainTexture, surfaceTextures, type SurfaceName } from "./surfaces.ts";

type Uniform<T> = { value: T };
/** What weather and wind do to materials; one set of uniforms for each place, so that shots do not share weather. */
export interface Weathering {
  wet: Uniform<number>;
  snow: Uniform<number>;
  time: Uniform<number>;
  wind: Uniform<number>;
  /** Light from the sky and from the ground, for foliage, which is not lit by the environment map. */
  skyAmbient: Uniform<Color>;
  groundAmbient: Uniform<Color>;
}

export function weatheringOf(environment: Environment, indoor: boolean): Weathering {
  const { weather, season } = environment;
  const snowy = weather === "snow" || season === "winter";
  return {
    wet: { value: indoor ? 0 : weather === "rain" || weather === "storm" ? 1 : 0 },
    snow: { value: indoor ? 0 : snowy ? (weather === "snow" ? 1 : 0.8) : 0 },
    time: { value: 0 },
    wind: { value: indoor ? 0.05 : weather === "storm" ? 1.6 : weather === "wind" ? 1.3 : 0.45 },
    skyAmbient: { value: new Color(0.5, 0.6, 0.7) },
    groundAmbient: { value: new Color(0.2, 0.18, 0.14) },
  };
}

interface Patch {
  vertexRoughness?: boolean;
  wear?: number;
  puddles?: boolean;
}

const VERTEX_HEADER = (patch: Patch) => `#include <common>
${patch.vertexRoughness ? "attribute vec2 finish; varying vec2 vFinish;" : ""}
varying vec3 vPlace; varying float vUpward;`;
const VERTEX_BODY = (patch: Patch) => `#include <project_vertex>
${patch.vertexRoughness ? "vFinish = finish;" : ""}
vec4 placeOf = vec4(transformed, 1.); vec3 normalOf = objectNormal;
#ifdef USE_INSTANCING
placeOf = instanceMatrix * placeOf; normalOf = mat3(instanceMatrix) * normalOf;
#endif
vPlace = (modelMatrix * placeOf).xyz; vUpward = normalize(mat3(modelMatrix) * normalOf).y;`;
const FRAGMENT_HEADER = (patch: Patch) => `#include <common>
${patch.vertexRoughness ? "varying vec2 vFinish;" : ""}
varying vec3 vPlace; varying float vUpward; uniform sampler2D grain; uniform float wet, snow;`;
const FRAGMENT_COLOUR = (patch: Patch) => `#include <color_fragment>
vec2 worn = vec2(texture2D(grain, vPlace.xz * .31 + vPlace.y * vec2(.23, .17)).x, texture2D(grain, (vPlace.zy + vPlace.xx * vec2(.7, .3)) * 1.1).y);
float wear = worn.x + worn.y - .9;
diffuseColor.rgb *= 1. + wear * ${(patch.wear ?? 0.16).toFixed(2)};
float wetness = wet * smoothstep(-.2, .8, vUpward + (worn.x - .5) * .6);
float puddle = ${patch.puddles ? "wet * smoothstep(.5, .6, texture2D(grain, vPlace.xz * .055).x * .75 + texture2D(grain, vPlace.xz * .27).y * .25)" : "0."};
diffuseColor.rgb *= 1. - .4 * wetness - .18 * puddle;
float cover = snow * smoothstep(.3, .72, vUpward + (worn.x - .5) * .5) * (1. - puddle);
diffuseColor.rgb = mix(diffuseColor.rgb, vec3(.80, .84, .90), cover);`;
const FRAGMENT_ROUGHNESS = (
  patch: Patch,
) => `${patch.vertexRoughness ? "float roughnessFactor = clamp(vFinish.x + wear * .22, .05, 1.);" : "#include <roughnessmap_fragment>"}
roughnessFactor = mix(roughnessFactor, roughnessFactor * .3 + .05, wetness);
roughnessFactor = mix(mix(roughnessFactor, .05, puddle), .85, cover);`;

/** Adds wear, wetness and snow to a standard material; materials with the same patch share one program. */
function weathered<T extends MeshStandardMaterial>(material: T, weathering: Weathering, patch: Patch): T {
  const uniforms = { grain: { value: grainTexture() as Texture }, wet: weathering.wet, snow: weathering.snow };
  material.onBeforeCompile = (shader: WebGLProgramParametersWithUniforms) => {
    Object.assign(shader.uniforms, uniforms);
    shader.vertexShader = shader.vertexShader
      .replace("#include <common>", VERTEX_HEADER(patch))
      .replace("#include <project_vertex>", VERTEX_BODY(patch));
    shader.fragmentShader = shader.fragmentShader
      .replace("#include <common>", FRAGMENT_HEADER(patch))
      .replace("#include <color_fragment>", FRAGMENT_COLOUR(patch))
      .replace("#include <roughnessmap_fragment>", FRAGMENT_ROUGHNESS(patch))
      .replace("#include <metalnessmap_fragment>", patch.vertexRoughness ? "float metalnessFactor = vFinish.y;" : "#include <metalnessmap_fragment>")
      .replace(
        "#include <normal_fragment_maps>",
        patch.puddles
          ? "#include <normal_fragment_maps>\nnormal = normalize(mix(normal, nonPerturbedNormal, puddle));"
          : "#include <normal_fragment_maps>",
      );
  };
  const key = JSON.stringify(patch);
  material.customProgramCacheKey = () => key;
  return material;
}

/** Untextured: colour in `color`, roughness and metalness in `finish`. */
export const plainMaterial = (weathering: Weathering, side: Side = FrontSide): MeshStandardMaterial =>
  weathered(new MeshStandardMaterial({ vertexColors: true, side }), weathering, { vertexRoughness: true });

export interface SurfaceLook {
  color?: number | Color;
  roughness?: number;
  relief?: number;
  puddles?: boolean;
  side?: Side;
  /** the geometry brings a `color` attribute */ vertexColors?: boolean;
}

/** A tiling surface; geometry brings uv in tiles. */
export function surfaceMaterial(name: SurfaceName, weathering: Weathering, look: SurfaceLook = {}): MeshStandardMaterial {
  const textures = surfaceTextures(name),
    relief = look.relief ?? 1;
  return weathered(
    new MeshStandardMaterial({
      map: textures.map,
      normalMap: textures.normalMap,
      roughnessMap: textures.roughnessMap,
      normalScale: new Vector2(relief, relief),
      color: look.color ?? 0xffffff,
      roughness: look.roughness ?? 1,
      side: look.side ?? FrontSide,
      vertexColors: look.vertexColors ?? false,
    }),
    weathering,
    { wear: 0.22, puddles: look.puddles },
  );
}

/** A picture on a surface (signs, paintings, textured furniture). */
export function pictureMaterial(
  map: Texture,
  weathering: Weathering,
  look: { roughness?: number; metalness?: number; side?: Side; alphaTest?: number; glow?: number; color?: Color | number } = {},
): MeshStandardMaterial {
  const glow = look.glow ?? 0;
  return weathered(
    new MeshStandardMaterial({
      map,
      roughness: look.roughness ?? 0.7,
      metalness: look.metalness ?? 0,
      side: look.side ?? FrontSide,
      alphaTest: look.alphaTest ?? 0,
      color: look.color ?? 0xffffff,
      emissive: 0xffffff,
      emissiveMap: map,
      emissiveIntensity: glow,
    }),
    weathering,
    { wear: 0.08 },
  );
}

export const glassMaterial = (color: Color | number, opacity: number): MeshStandardMaterial =>
  new MeshStandardMaterial({
    color,
    opacity,
    transparent: true,
    roughness: 0.05,
    metalness: 0,
    depthWrite: false,
    envMapIntensity: 1.5,
    side: DoubleSide,
  });

/** Shines by itself: bulbs, screens, flames. Strength above 1 blooms. */
export const glowMaterial = (color: number, strength: number): MeshBasicMaterial =>
  new MeshBasicMaterial({ color: new Color(color).multiplyScalar(strength), toneMapped: false });

/** Leaves and grass: cheap diffuse light, some of it through the leaf, swaying in the wind by `sway` (a vertex attribute, metres). */
export function foliageMaterial(weathering: Weathering, look: { map?: Texture; vertexColors?: boolean; translucency?: number }): MeshLambertMaterial {
  const material = new MeshLambertMaterial({
    map: look.map ?? null,
    alphaTest: look.map ? 0.5 : 0,
    side: DoubleSide,
    vertexColors: look.vertexColors ?? false,
  });
  const { time, wind, snow, wet, skyAmbient, groundAmbient } = weathering,
    uniforms = { time, wind, snow, wet, skyAmbient, groundAmbient };
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, uniforms);
    shader.vertexShader = shader.vertexShader
      .replace("#include <common>", "#include <common>\nattribute float sway; uniform float time, wind; varying float vUpward;")
      .replace(
        "#include <begin_vertex>",
        `#include <begin_vertex>
        vec3 root = vec3(0.);
        #ifdef USE_INSTANCING
        root = instanceMatrix[3].xyz;
        #endif
        float gust = wind * (.65 + .35 * sin(time * .7 + root.x * .15 + root.z * .11));
        float phase = root.x * .9 + root.z * 1.3 + transformed.y * .8;
        transformed.x += sway * gust * (.5 + sin(time * 1.9 + phase) * .5 + sin(time * 4.3 + phase * 2.1 + transformed.x * 3.) * .22);
        transformed.z += sway * gust * (sin(time * 1.5 + phase * 1.3) * .4 + sin(time * 5.1 + phase * 1.7 + transformed.z * 3.) * .2);`,
      )
      .replace("#include <beginnormal_vertex>", "#include <beginnormal_vertex>\nvUpward = objectNormal.y;");
    shader.fragmentShader = shader.fragmentShader
      .replace("#include <common>", "#include <common>\nuniform float snow, wet; uniform vec3 skyAmbient, groundAmbient; varying float vUpward;")
      .replace(
        "#include <color_fragment>",
        `#include <color_fragment>
        diffuseColor.rgb *= 1. - .3 * wet;
        diffuseColor.rgb = mix(diffuseColor.rgb, vec3(.78, .82, .88), snow * smoothstep(.1, .8, vUpward) * .85);`,
      )
      // both sides of a card take the light of the crown's shape, not of the card
      .replace("#include <normal_fragment_begin>", "vec3 normal = normalize(vNormal); vec3 nonPerturbedNormal = normal;")
      .replace(
        "#include <lights_fragment_end>",
        `#include <lights_fragment_end>
        reflectedLight.indirectDiffuse += diffuseColor.rgb * mix(groundAmbient, skyAmbient, vUpward * .5 + .5);
        #if NUM_DIR_LIGHTS > 0
        float through = pow(max(0., dot(normalize(vViewPosition), -directionalLights[0].direction)), 3.);
        reflectedLight.directDiffuse += diffuseColor.rgb * vec3(1.05, 1.1, .5) * directionalLights[0].color * ${(look.translucency ?? 0.07).toFixed(3)} * (.35 + through);
        #endif`,
      );
  };
  const key = `foliage${look.map ? "m" : ""}${look.translucency ?? ""}`;
  material.customProgramCacheKey = () => key;
  return material;
}

export function disposeMaterials(materials: Iterable<Material>): void {
  for (const material of materials) material.dispose();
}
