// Fur, wool, hide and feathers: one material for all animals; colours and nap travel with the vertices.
import { BufferAttribute, BufferGeometry, Color, DoubleSide, MeshStandardMaterial } from "three";
import { chance } from "../motion/random.ts";
import { normalsOf } from "../people/body/topology.ts";
import { patchMaterial, WAVES } from "../people/materials/patch.ts";
import type { Skin } from "./flesh.ts";

let shared: MeshStandardMaterial | null = null;

export function furMaterial(): MeshStandardMaterial {
  if (shared) return shared;
  const material = new MeshStandardMaterial({ color: 0xffffff, roughness: 0.82, side: DoubleSide, envMapIntensity: 0.5 });
  return (shared = patchMaterial(material, {
    key: "fur",
    vertexHead: "attribute vec3 aColor,aBind;attribute vec2 aNap;varying vec3 vColor,vBind;varying vec2 vNap;",
    vertexMain: "vColor=aColor;vBind=aBind;vNap=aNap;",
    fragmentHead: `${WAVES}varying vec3 vColor,vBind;varying vec2 vNap;float hairs;`,
    // Hairs run along the body: fine across, long along; they fade where they would alias.
    albedo:
      "float fine=clamp(1.4-length(fwidth(vBind))*26.,0.,1.);hairs=fine*(.6*waves(vBind*vec3(46.,46.,11.))+.4*waves(vBind*vec3(90.,90.,24.)+3.))*vNap.x;diffuseColor.rgb*=vColor*(1.+.26*hairs+.07*waves(vBind*2.7));",
    roughness: "roughnessFactor=mix(.42,.9,clamp(vNap.x,0.,1.));",
    normal:
      "vec3 q=vBind*vec3(34.,34.,9.);float w0=waves(q);normal=normalize(normal+vNap.x*fine*.22*vec3(w0-waves(q+vec3(.5,0.,0.)),w0-waves(q+vec3(0.,.5,0.)),0.));",
    direct: `float nl=dot(geometryNormal,directLight.direction);float nv=clamp(dot(geometryNormal,geometryViewDir),0.,1.);float d=clamp((nl+.22)/1.22,0.,1.);
      reflectedLight.directDiffuse+=directLight.color*d*BRDF_Lambert(material.diffuseColor);
      reflectedLight.directDiffuse+=directLight.color*(material.diffuseColor*.9+.012)*pow(1.-nv,3.)*clamp(nl*.6+.45,0.,1.)*.5*vNap.x;
      reflectedLight.directSpecular+=directLight.color*clamp(nl,0.,1.)*BRDF_GGX(directLight.direction,geometryViewDir,geometryNormal,material)*(.35+.5*(1.-vNap.x));`,
    final: "outgoingLight*=mix(.62,1.,vNap.y);",
  }));
}

/** Colour of a vertex by its zone and place; `nap`: 0 bare skin, horn, 1 fur. */
export type Paint = (zone: string, p: [number, number, number], n: [number, number, number]) => { colour: Color; nap: number };

export function furGeometry(skin: Skin, paint: Paint, unit: number): BufferGeometry {
  const n = skin.position.length / 3,
    normal = normalsOf(skin.position, skin.index, n),
    colour = new Float32Array(n * 3),
    nap = new Float32Array(n * 2),
    bind = skin.position.map(x => x / unit),
    g = new BufferGeometry();
  for (let i = 0; i < n; i++) {
    const p: [number, number, number] = [skin.position[i * 3] / unit, skin.position[i * 3 + 1] / unit, skin.position[i * 3 + 2] / unit],
      m: [number, number, number] = [normal[i * 3], normal[i * 3 + 1], normal[i * 3 + 2]],
      painted = paint(skin.zones[i], p, m);
    painted.colour.toArray(colour, i * 3);
    nap[i * 2] = painted.nap;
    nap[i * 2 + 1] = 0.55 + 0.45 * Math.min(1, Math.max(0, m[1] * 0.5 + 0.75));
  }
  const attribute = (name: string, array: Float32Array | Uint8Array, size: number) =>
    g.setAttribute(name, new BufferAttribute(array, size));
  attribute("position", skin.position, 3);
  attribute("normal", normal, 3);
  attribute("skinIndex", skin.bones, 4);
  attribute("skinWeight", skin.weights, 4);
  attribute("aColor", colour, 3);
  attribute("aNap", nap, 2);
  attribute("aBind", bind, 3);
  g.setIndex(skin.index);
  return g;
}

/** 0 to 1: patches of a spotted coat, the same for the same seed. */
export function patchAt(p: ArrayLike<number>, seed: number, size: number): number {
  const a = chance(seed, 1) * 9,
    x = p[0] / size + a,
    y = p[1] / size + a * 1.3,
    z = p[2] / size + a * 0.7;
  const v =
    Math.sin(x * 2.1 + 1.4 * Math.sin(z * 1.3)) +
    Math.sin(z * 2.3 + 1.7 * Math.sin(y * 1.9 + a)) +
    Math.sin(y * 2.6 + 1.2 * Math.sin(x * 1.7 + z));
  return v;
}
