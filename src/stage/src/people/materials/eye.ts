import { Color, MeshStandardMaterial, type IUniform } from "three";
import { patchMaterial } from "./patch.ts";

export interface EyeUniforms {
  uLidUp: IUniform<number>;
  uLidLow: IUniform<number>;
  uPitch: IUniform<number>;
}

/** Iris disc with bowl-lit diffuse, a corneal highlight, and the lid's shadow on the ball: without that shadow eyes stare. */
export function eyeMaterial(iris: number, white: number): { material: MeshStandardMaterial; uniforms: EyeUniforms } {
  const uniforms = {
    uIris: { value: new Color(iris) },
    uLidUp: { value: 0.5 },
    uLidLow: { value: -0.45 },
    uPitch: { value: 0 },
    uPupil: { value: 0.36 },
  };
  const material = new MeshStandardMaterial({ color: white, roughness: 0.2, envMapIntensity: 0.9 });
  patchMaterial(material, {
    key: "eye",
    uniforms,
    vertexHead: "varying vec3 vBall,vAxis;",
    vertexMain: "vBall=normalize(position);vAxis=normalMatrix*vec3(0.,0.,1.);",
    fragmentHead: "varying vec3 vBall,vAxis;uniform vec3 uIris;uniform float uLidUp,uLidLow,uPitch,uPupil;float irisR,iris;",
    albedo: `vec3 L=normalize(vBall);irisR=length(L.xy)/.455;if(L.z<0.)irisR=9.;iris=1.-smoothstep(.93,1.03,irisR);float an=atan(L.y,L.x);
      float fib=sin(an*38.+3.*sin(an*7.)+irisR*5.)*.5+.5,fib2=sin(an*61.+irisR*9.)*.5+.5;
      vec3 ic=uIris*(.7+.5*fib*fib2+.45*smoothstep(.8,.45,irisR));ic=mix(ic,uIris*vec3(1.6,1.2,.8),smoothstep(.65,.42,irisR)*.45);ic*=1.-.66*smoothstep(.80,1.0,irisR);
      ic=mix(ic,vec3(.004),1.-smoothstep(uPupil-.05,uPupil+.03,irisR));
      vec3 sc=diffuseColor.rgb;float ed=length(L.xy);sc=mix(sc,sc*vec3(1.,.84,.80),smoothstep(.55,.95,ed)*.7);
      float vein=pow(.5+.5*sin(L.x*31.+3.*sin(L.y*23.)+L.y*11.),9.)*smoothstep(.5,.9,ed);sc=mix(sc,vec3(.55,.16,.12),vein*.12);
      sc*=mix(1.,.76,smoothstep(1.22,1.0,irisR));diffuseColor.rgb=mix(sc,ic,iris);
      float el=asin(clamp(L.y,-1.,1.))-uPitch;float lit=smoothstep(uLidUp+.08,uLidUp-.52,el)*smoothstep(uLidLow-.10,uLidLow+.20,el);lit*=1.-.42*smoothstep(.62,1.,abs(L.x));diffuseColor.rgb*=mix(.24,1.,lit);`,
    roughness: "roughnessFactor=mix(.26,.07,iris);",
    direct: `float nl=dot(geometryNormal,directLight.direction);float front=smoothstep(-.45,.15,dot(directLight.direction,geometryViewDir));float d=clamp((nl+.3)/1.3,0.,1.)*mix(.12,1.,front);
      vec3 ax=normalize(vAxis);vec3 bowl=normalize(mix(geometryNormal,ax*2.-geometryNormal,.8));float di=clamp(dot(bowl,directLight.direction),0.,1.);
      reflectedLight.directDiffuse+=directLight.color*mix(d,.45*d+1.0*di,iris)*BRDF_Lambert(material.diffuseColor);
      vec3 cn=normalize(geometryNormal-ax*mix(.0,.42,1.-smoothstep(.7,1.3,irisR)));vec3 h=normalize(directLight.direction+geometryViewDir);float nh=clamp(dot(cn,h),0.,1.);
      reflectedLight.directSpecular+=directLight.color*(smoothstep(.988,.994,nh)*1.2+pow(nh,90.)*.06)*step(0.,nl+.1)*front;`,
  });
  return { material, uniforms };
}
