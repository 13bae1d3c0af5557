import { Color, MeshStandardMaterial, Vector2, type Texture } from "three";
import { patchMaterial, WAVES } from "./patch.ts";

export interface SkinTones {
  tone: Color;
  lips: Color;
  /** 0 to 1: how much of the lips is painted; a picture has its own. */
  lipPaint: number;
  nail: Color;
  oil: number;
}

/** Skin: light wraps per channel (red furthest), lips, ears and nails from the kit's masks, creases from `aCav`. */
export function skinMaterial(
  tones: SkinTones,
  maps: { map: Texture; normalMap: Texture | null } | null,
  near: boolean,
): MeshStandardMaterial {
  const material = new MeshStandardMaterial({
    color: maps ? 0xffffff : tones.tone,
    roughness: 0.58,
    map: maps?.map ?? null,
    normalMap: maps?.normalMap ?? null,
    normalScale: new Vector2(0.7, 0.7),
    envMapIntensity: 0.6,
  });
  return patchMaterial(material, {
    key: `skin-${!!maps}-${near}`,
    uniforms: { uLips: { value: tones.lips }, uLipPaint: { value: tones.lipPaint }, uNail: { value: tones.nail }, uOil: { value: tones.oil } },
    vertexHead: "attribute vec3 aBind;attribute float aCav;attribute vec4 aMask;varying vec3 vBind;varying float vCav;varying vec4 vMask;",
    vertexMain: "vBind=aBind;vCav=aCav;vMask=aMask;",
    fragmentHead: `${WAVES}varying vec3 vBind;varying float vCav;varying vec4 vMask;uniform vec3 uLips,uNail;uniform float uOil,uLipPaint;float open,lip,mouthZone,eyeZone;`,
    albedo: `mouthZone=smoothstep(.36,.27,abs(vBind.x))*smoothstep(.19,.12,abs(vBind.y-6.63))*smoothstep(.9,1.1,vBind.z);
      eyeZone=smoothstep(.26,.10,length(vec2(abs(vBind.x)-.31,(vBind.y-7.30)*1.2)))*smoothstep(.8,1.,vBind.z);
      lip=smoothstep(.30,.72,vMask.x);float inside=smoothstep(.35,.75,vMask.w)*(1.-lip);
      ${near ? "float blotch=waves(vBind*9.)+.6*waves(vBind*23.+4.);diffuseColor.rgb*=1.+.03*blotch*vec3(.6,1.,1.1);" : ""}
      diffuseColor.rgb=mix(diffuseColor.rgb,uLips,lip*uLipPaint);
      diffuseColor.rgb=mix(diffuseColor.rgb,diffuseColor.rgb*vec3(1.12,.80,.76),smoothstep(.2,.9,vMask.y)*.6);
      diffuseColor.rgb=mix(diffuseColor.rgb,vec3(.30,.055,.05),inside);
      diffuseColor.rgb=mix(diffuseColor.rgb,uNail,smoothstep(.45,.8,vMask.z)*.55);
      open=mix(clamp(vCav,0.,1.),1.,eyeZone*.62);diffuseColor.rgb*=mix(vec3(.62,.44,.40),vec3(1.),open);`,
    roughness: `roughnessFactor=mix(roughnessFactor,.36,lip*.8);roughnessFactor=mix(roughnessFactor,.28,inside);roughnessFactor=mix(roughnessFactor,.3,smoothstep(.45,.8,vMask.z));
      vec3 brow=(vBind-vec3(0.,7.1,1.5))*vec3(2.2,.9,1.2);roughnessFactor-=uOil*.13*exp(-dot(brow,brow));${near ? "roughnessFactor+=.05*waves(vBind*60.);" : ""}`,
    direct: `float nl=dot(geometryNormal,directLight.direction);vec3 wrap=vec3(.30,.16,.11);float nv=clamp(dot(geometryNormal,geometryViewDir),0.,1.);
      float behind=smoothstep(.15,-.45,dot(directLight.direction,geometryViewDir));float rim=mix(1.,smoothstep(.30,.85,1.-nv)*(1.-mouthZone),behind);
      vec3 d=clamp((nl+wrap)/(1.+wrap),0.,1.);d=mix(d,d*d*(3.-2.*d),.3);
      vec3 light=directLight.color*d*mix(.68,1.,open)*rim;
      float through=pow(clamp(dot(geometryViewDir,-directLight.direction),0.,1.),3.)*(1.-clamp(abs(nl),0.,1.));
      light+=directLight.color*vec3(1.,.22,.10)*through*(.08+.7*vMask.y);
      reflectedLight.directDiffuse+=light*BRDF_Lambert(material.diffuseColor);
      reflectedLight.directSpecular+=directLight.color*clamp(nl,0.,1.)*BRDF_GGX(directLight.direction,geometryViewDir,geometryNormal,material)*open*open*mix(1.,.35*rim,behind)*(1.-mouthZone*behind);`,
    final:
      "outgoingLight-=reflectedLight.indirectSpecular*max(mouthZone*.85,1.-open);float fz=pow(1.-clamp(dot(normal,normalize(vViewPosition)),0.,1.),4.);outgoingLight*=mix(.62,1.,open);outgoingLight+=diffuseColor.rgb*fz*.035;",
  });
}
