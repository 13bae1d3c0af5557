import { DoubleSide, MeshBasicMaterial, MeshStandardMaterial, type IUniform } from "three";
import { patchMaterial } from "./patch.ts";

/** Teeth and tongue: lit only from the front, darker the deeper they lie, dim while the lips are nearly shut. */
export function mouthMaterial(colour: number, roughness: number, open: IUniform<number>, teeth: boolean): MeshStandardMaterial {
  return patchMaterial(new MeshStandardMaterial({ color: colour, roughness, envMapIntensity: 0.12, side: DoubleSide }), {
    key: "mouth",
    uniforms: { uOpen: open, uTeeth: { value: teeth ? 1 : 0 } },
    vertexHead: "attribute vec3 aBind;varying vec3 vBind;",
    vertexMain: "vBind=aBind;",
    fragmentHead: "varying vec3 vBind;uniform float uOpen,uTeeth;",
    // Gaps between the teeth, closer together towards the corners as the arc turns away.
    albedo:
      "float tooth=atan(vBind.x,vBind.z-.62)*15.;float gap=abs(fract(tooth)-.5)*2.;diffuseColor.rgb*=mix(vec3(1.),vec3(.55,.45,.40),smoothstep(.80,1.,gap)*uTeeth);",
    direct:
      "float nl=clamp(dot(geometryNormal,directLight.direction),0.,1.);float fr=smoothstep(-.1,.6,dot(directLight.direction,geometryViewDir));reflectedLight.directDiffuse+=directLight.color*(nl*.5+.16)*fr*BRDF_Lambert(material.diffuseColor);reflectedLight.directSpecular+=directLight.color*nl*fr*.4*BRDF_GGX(directLight.direction,geometryViewDir,geometryNormal,material);",
    final: "outgoingLight=(outgoingLight+diffuseColor.rgb*.04)*smoothstep(.75,1.40,vBind.z)*smoothstep(.30,.15,abs(vBind.x))*uOpen;",
  });
}

const lashes = new Map<number, MeshBasicMaterial>();

/** Lashes drawn as strands from `aLash`: distance from the lid, and the place along it (negative on the lower lid). */
export function lashMaterial(length: number): MeshBasicMaterial {
  const known = lashes.get(length);
  if (known) return known;
  const material = new MeshBasicMaterial({ color: 0x0e0807, side: DoubleSide, alphaTest: 0.4 });
  material.onBeforeCompile = shader => {
    shader.uniforms.uLength = { value: length };
    shader.vertexShader = shader.vertexShader
      .replace("#include <common>", "#include <common>\nattribute vec2 aLash;varying vec2 vLash;varying float vUp;")
      .replace("#include <begin_vertex>", "#include <begin_vertex>\nvLash=vec2(aLash.x,abs(aLash.y));vUp=aLash.y;");
    shader.fragmentShader = shader.fragmentShader
      .replace("#include <common>", "#include <common>\nvarying vec2 vLash;varying float vUp;uniform float uLength;")
      .replace(
        "#include <map_fragment>",
        "float up=step(0.,vUp);float s=fract(vLash.y*34.+vLash.x*(.8*sin(vLash.y*9.)));float reach=uLength*mix(.4,1.,up)*(.75+.25*sin(vLash.y*71.));diffuseColor.a=vLash.x<.13*up?.95:(vLash.x>reach?0.:smoothstep(.50,.34,abs(s-.5)+.34*vLash.x/reach)*mix(.5,1.,up));",
      );
  };
  material.customProgramCacheKey = () => "lash";
  lashes.set(length, material);
  return material;
}
