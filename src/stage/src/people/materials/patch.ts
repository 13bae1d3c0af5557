// All surfaces of people and animals are MeshStandardMaterial with a direct-light function of their own, so that shadows,
// fog and environment light still work. Programs are shared by `key`: what differs between people are uniforms and attributes.
import type { IUniform, MeshStandardMaterial, WebGLProgramParametersWithUniforms } from "three";

export interface Patch {
  key: string;
  uniforms?: Record<string, IUniform>;
  vertexHead?: string;
  vertexMain?: string;
  vertexNormal?: string;
  fragmentHead?: string;
  /** After the base colour, the roughness, the normal; before the final colour. */
  albedo?: string;
  roughness?: string;
  normal?: string;
  final?: string;
  /** Body of the light function: nl, light and view directions as in three's RE_Direct. */
  direct?: string;
}

const LIGHT =
  "void lightOwn(const in IncidentLight directLight,const in vec3 geometryPosition,const in vec3 geometryNormal,const in vec3 geometryViewDir,const in vec3 geometryClearcoatNormal,const in PhysicalMaterial material,inout ReflectedLight reflectedLight)";

export function patchMaterial<M extends MeshStandardMaterial>(material: M, patch: Patch): M {
  const after = (chunk: string, code = "") => [`#include <${chunk}>`, `#include <${chunk}>\n${code}`] as const;
  material.onBeforeCompile = (shader: WebGLProgramParametersWithUniforms) => {
    Object.assign(shader.uniforms, patch.uniforms);
    shader.vertexShader = shader.vertexShader
      .replace(...after("common", patch.vertexHead))
      .replace(...after("begin_vertex", patch.vertexMain))
      .replace(...after("skinnormal_vertex", patch.vertexNormal));
    let fragment = shader.fragmentShader
      .replace(...after("common", patch.fragmentHead))
      .replace(...after("map_fragment", patch.albedo))
      .replace(...after("roughnessmap_fragment", patch.roughness))
      .replace(...after("normal_fragment_maps", patch.normal))
      .replace("#include <opaque_fragment>", `${patch.final ?? ""}\n#include <opaque_fragment>`);
    if (patch.direct)
      fragment = fragment.replace(
        "#include <lights_physical_pars_fragment>",
        `#include <lights_physical_pars_fragment>\n${LIGHT}{${patch.direct}}\n#undef RE_Direct\n#define RE_Direct lightOwn\n`,
      );
    shader.fragmentShader = fragment;
  };
  material.customProgramCacheKey = () => patch.key;
  return material;
}

/** Cheap, smooth, band-limited noise of a base position. */
export const WAVES =
  "float waves(vec3 p){return sin(p.x+1.3*sin(p.y*1.1+p.z))*sin(p.y*1.2+1.7*sin(p.z*.9+p.x))*sin(p.z+1.1*sin(p.x*1.3));}\n";
