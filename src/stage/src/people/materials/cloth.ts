import { DoubleSide, MeshStandardMaterial } from "three";
import { patchMaterial, WAVES } from "./patch.ts";

/** How a cloth looks; it travels as vertex attributes, so that everything somebody wears is one mesh of one material. */
export interface ClothLook {
  colour: number;
  second?: number;
  pattern?: "plain" | "stripes" | "check" | "knit" | "denim" | "dots";
  fuzz?: number;
  roughness?: number;
  weave?: number;
}
export const PATTERNS = ["plain", "stripes", "check", "knit", "denim", "dots"] as const;

const shared = new Map<boolean, MeshStandardMaterial>();

/** Shared by everybody: nothing of it belongs to one person. */
export function clothMaterial(near: boolean): MeshStandardMaterial {
  let material = shared.get(near);
  if (!material) shared.set(near, (material = makeCloth(near)));
  return material;
}

function makeCloth(near: boolean): MeshStandardMaterial {
  const material = new MeshStandardMaterial({ color: 0xffffff, roughness: 0.85, side: DoubleSide, envMapIntensity: 0.6 });
  return patchMaterial(material, {
    key: `cloth-${near}`,
    vertexHead:
      "attribute vec3 aBind,aColor,aSecond;attribute vec4 aCloth;attribute float aCav;varying vec3 vBind,vColor,vSecond;varying vec4 vCloth;varying float vCav;",
    vertexMain: "vBind=aBind;vColor=aColor;vSecond=aSecond;vCloth=aCloth;vCav=aCav;",
    fragmentHead: `${WAVES}varying vec3 vBind,vColor,vSecond;varying vec4 vCloth;varying float vCav;float open;`,
    albedo: `open=clamp(vCav,0.,1.);int pattern=int(vCloth.x*8.+.5);vec3 base=vColor;
      if(pattern==1)base=mix(base,vSecond,smoothstep(-.12,.12,sin(vBind.y*11.)));
      else if(pattern==2){float ck=smoothstep(-.15,.15,sin(vBind.y*8.))*.5+smoothstep(-.15,.15,sin(vBind.x*8.+vBind.z*2.))*.5;base=mix(base,vSecond,ck*.75);}
      else if(pattern==4){base*=1.+.10*waves(vBind*13.)${near ? "+.06*sin((vBind.y+vBind.x*.6)*170.)" : ""};base=mix(base,vec3(dot(base,vec3(.33)))*1.5+.02,.16*smoothstep(-.2,.9,waves(vBind*1.7)));}
      else if(pattern==5){vec2 q=fract(vec2(atan(vBind.x,vBind.z)*4.,vBind.y*2.2)+.5*vec2(floor(vBind.y*2.2),0.))-.5;base=mix(base,vSecond,smoothstep(.24,.20,length(q)));}
      diffuseColor.rgb*=base*${near ? "(1.+.045*waves(vBind*5.+2.))*" : ""}mix(.5,1.,open);`,
    roughness: "roughnessFactor=vCloth.z;",
    normal: near
      ? `vec3 bump=vec3(0.);float weave=vCloth.w;
      if(int(vCloth.x*8.+.5)==3){float a=atan(vBind.x,vBind.z+.2)*64.;float rib=sin(a);float calm=clamp(1.3-length(fwidth(vBind))*30.,0.,1.);bump+=calm*vec3(rib*.12,sin(vBind.y*110.+1.2*rib)*.13,0.);}
      else bump+=vec3(sin(vBind.x*210.),sin(vBind.y*210.),0.)*.03*weave;
      vec3 q=vBind*vec3(6.,4.2,6.);float w1=waves(q);bump+=vec3(w1-waves(q+vec3(.12,0.,0.)),w1-waves(q+vec3(0.,.12,0.)),0.)*.9*weave;normal=normalize(normal+bump);`
      : "",
    direct: `float nl=dot(geometryNormal,directLight.direction);float nv=clamp(dot(geometryNormal,geometryViewDir),0.,1.);
      float behind=smoothstep(.15,-.5,dot(directLight.direction,geometryViewDir));float d=clamp((nl+.12)/1.12,0.,1.)*mix(1.,smoothstep(.15,.75,1.-nv),behind);
      reflectedLight.directDiffuse+=directLight.color*d*BRDF_Lambert(material.diffuseColor);
      reflectedLight.directDiffuse+=directLight.color*(material.diffuseColor*.8+.02)*pow(1.-nv,3.5)*vCloth.y*clamp(nl*.7+.35,0.,1.)*.4;
      reflectedLight.directSpecular+=directLight.color*clamp(nl,0.,1.)*BRDF_GGX(directLight.direction,geometryViewDir,geometryNormal,material)*mix(1.,.5,smoothstep(.5,.8,vCloth.z));`,
    final: "outgoingLight*=mix(.55,1.,open);",
  });
}
