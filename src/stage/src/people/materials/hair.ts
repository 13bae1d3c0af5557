import {
  CanvasTexture,
  Color,
  CustomBlending,
  DoubleSide,
  LinearMipmapLinearFilter,
  MeshStandardMaterial,
  NoColorSpace,
  OneFactor,
  ZeroFactor,
} from "three";
import { random } from "../../motion/random.ts";
import { patchMaterial } from "./patch.ts";

/** Strands scatter light along their length (Kajiya), broken up by the strand texture. */
const SCATTER = `vec3 T=normalize(vTan);float tl=dot(T,directLight.direction);float sl=sqrt(max(0.,1.-tl*tl));float nl=dot(geometryNormal,directLight.direction);float behind=smoothstep(.1,-.6,dot(directLight.direction,geometryViewDir));float wrap=clamp((nl+.35)/1.35,0.,1.)*mix(1.,.5,behind);
  reflectedLight.directDiffuse+=directLight.color*material.diffuseColor*RECIPROCAL_PI*(wrap*(.5+.5*sl));
  vec3 h=normalize(directLight.direction+geometryViewDir);float th=dot(normalize(T+geometryNormal*(.10+.16*(vHair.y-.5))),h);float th2=dot(normalize(T-geometryNormal*.16),h);
  float s1=pow(max(0.,1.-th*th),70.),s2=pow(max(0.,1.-th2*th2),20.);
  reflectedLight.directSpecular+=directLight.color*wrap*mix(.25,1.,vHair.z)*uShine*(vec3(.045)*s1*(.4+.9*strand)+material.diffuseColor*.32*s2*(.35+.9*strand));`;
const TANGENT = "vec3 along=aTan;\n#ifdef USE_SKINNING\nalong=vec4(skinMatrix*vec4(along,0.)).xyz;\n#endif\nvTan=normalMatrix*along;";

export interface HairColours {
  root: Color;
  tip: Color;
}

/** Locks: cards with a strand texture. */
export function lockMaterial(colours: HairColours, shine: number): MeshStandardMaterial {
  return hairMaterial(colours, shine, "lock", {
    albedo: "strand=diffuseColor.r;",
    map: true,
  });
}

/** The close layer under the locks: it fades strand by strand at the hairline, so that no edge shows. */
export function capMaterial(colours: HairColours, cropped: boolean): MeshStandardMaterial {
  return hairMaterial(colours, 0.5, cropped ? "cap-cropped" : "cap", {
    map: false,
    vertexHead: "attribute float aStreak,aEdge;varying float vStreak,vEdge;varying vec3 vAt;",
    vertexMain: "vStreak=aStreak;vEdge=aEdge;vAt=position;",
    fragmentHead:
      "varying float vStreak,vEdge;varying vec3 vAt;float noise1(float x){float i=floor(x),f=fract(x);return mix(fract(sin(i*127.1)*43758.5),fract(sin((i+1.)*127.1)*43758.5),f);}",
    albedo: cropped
      ? `float grain=fract(sin(dot(floor(vAt*1500.),vec3(12.99,78.23,37.7)))*43758.5);if(grain>smoothstep(-.02,.13,vEdge)*1.15)discard;strand=.45+.4*grain;`
      : `float fade=clamp((vEdge+.015)/.16,0.,1.);float hairs=.55*noise1(vStreak*2600.)+.45*noise1(vStreak*900.+7.);if(fade<1.&&hairs>fade*1.05+.02)discard;
        float calm=clamp(1.2-fwidth(vStreak)*700.,0.,1.);strand=.5+calm*(.55*(noise1(vStreak*1400.)-.5)+.45*(noise1(vStreak*420.)-.5));`,
  });
}

function hairMaterial(
  colours: HairColours,
  shine: number,
  key: string,
  own: { map: boolean; albedo: string; vertexHead?: string; vertexMain?: string; fragmentHead?: string },
): MeshStandardMaterial {
  const material = new MeshStandardMaterial({
    color: 0xffffff,
    roughness: 0.6,
    map: own.map ? strandTexture() : null,
    alphaTest: own.map ? 0.32 : 0,
    side: DoubleSide,
    envMapIntensity: 0.4,
    alphaToCoverage: own.map,
  });
  // Coverage goes by alpha, and must not leave holes in the picture's own alpha.
  Object.assign(material, {
    blending: CustomBlending,
    blendSrc: OneFactor,
    blendDst: ZeroFactor,
    blendSrcAlpha: ZeroFactor,
    blendDstAlpha: OneFactor,
  });
  return patchMaterial(material, {
    key: `hair-${key}`,
    uniforms: { uRoot: { value: colours.root }, uTip: { value: colours.tip }, uShine: { value: shine } },
    vertexHead: `attribute vec3 aTan,aHair;varying vec3 vTan,vHair;${own.vertexHead ?? ""}`,
    vertexMain: `vHair=aHair;${own.vertexMain ?? ""}`,
    vertexNormal: TANGENT,
    fragmentHead: `varying vec3 vTan,vHair;uniform vec3 uRoot,uTip;uniform float uShine;float strand;${own.fragmentHead ?? ""}`,
    albedo: `${own.albedo}diffuseColor.rgb=mix(uRoot,uTip,clamp(vHair.x*.9+(vHair.y-.5)*.5,0.,1.))*(.62+.62*strand)*(.8+.4*vHair.y)*mix(.42,1.,vHair.z);`,
    direct: SCATTER,
    final: "outgoingLight*=mix(.6,1.,vHair.z);",
  });
}

let strands: CanvasTexture | null = null;

/** White hairs with gaps between them; they fade in at the root and run out to the tip. */
function strandTexture(): CanvasTexture {
  if (strands) return strands;
  const width = 128,
    height = 256,
    canvas = document.createElement("canvas"),
    chance = random(91);
  canvas.width = width;
  canvas.height = height;
  const g = canvas.getContext("2d")!;
  g.lineCap = "round";
  for (let i = 0; i < 130; i++) {
    const e = i / 130,
      bed = e < 0.3,
      x0 = width * (0.5 + chance.bell() * 0.36),
      x1 = width * (0.5 + chance.bell() * 0.48);
    const tip = height * (1 - Math.pow(chance(), 1.8) * 0.42 - 0.12 * Math.abs(x1 / width - 0.5)),
      v = Math.round(chance.between(70, 255) * (0.7 + 0.3 * e));
    g.strokeStyle = `rgb(${v},${v},${v})`;
    g.lineWidth = bed ? chance.between(7, 12) : chance.between(1.2, 4.5);
    g.beginPath();
    g.moveTo(x0, bed ? chance.between(26, 70) : chance.between(4, 60));
    g.bezierCurveTo(x0 + chance.bell() * 6, height * 0.3, x1 + chance.bell() * 9, height * 0.6, x1, tip);
    g.stroke();
  }
  const image = g.getImageData(0, 0, width, height),
    d = image.data;
  for (let i = 0; i < d.length; i += 4) if (d[i + 3] < 8) d[i] = d[i + 1] = d[i + 2] = 150;
  g.putImageData(image, 0, 0);
  strands = new CanvasTexture(canvas);
  strands.colorSpace = NoColorSpace;
  strands.minFilter = LinearMipmapLinearFilter;
  return strands;
}
