// From bodies and surfaces to the buffers that are drawn.
import { BufferAttribute, BufferGeometry } from "three";
import { SKIN_VERTICES, type HumanKit } from "../kit.ts";
import { faceUv } from "../face/faceMap.ts";

/** Which mesh vertex each vertex of the geometry is: how the face finds what it moves. */
export const sourceOf = (geometry: BufferGeometry): Uint16Array => geometry.userData.source;

export function skinGeometry(
  kit: HumanKit,
  points: Float32Array,
  normals: Float32Array,
  cavity: Float32Array | null,
  triangles: number[],
  { face = false, hide = null as Uint8Array | null } = {},
): BufferGeometry {
  const map = new Int32Array(kit.vertices).fill(-1),
    list: number[] = [],
    index: number[] = [];
  for (let i = 0; i < triangles.length; i += 3) {
    if (hide && hide[triangles[i]] && hide[triangles[i + 1]] && hide[triangles[i + 2]]) continue;
    for (let k = i; k < i + 3; k++) {
      const v = triangles[k];
      if (map[v] < 0) map[v] = list.push(v) - 1;
      index.push(map[v]);
    }
  }
  const n = list.length,
    position = new Float32Array(n * 3),
    normal = new Float32Array(n * 3),
    bind = new Float32Array(n * 3),
    cav = new Float32Array(n).fill(1);
  const skinIndex = new Uint8Array(n * 4),
    skinWeight = new Uint8Array(n * 4),
    mask = new Uint8Array(n * 4),
    uv = new Float32Array(n * 2),
    m = kit.mask;
  list.forEach((v, i) => {
    for (let c = 0; c < 3; c++) {
      position[i * 3 + c] = points[v * 3 + c];
      normal[i * 3 + c] = normals[v * 3 + c];
      bind[i * 3 + c] = kit.base[v * 3 + c];
    }
    for (let c = 0; c < 4; c++) {
      skinIndex[i * 4 + c] = kit.skinIndex[v * 4 + c];
      skinWeight[i * 4 + c] = kit.skinWeight[v * 4 + c];
    }
    if (cavity && v < SKIN_VERTICES) cav[i] = cavity[v];
    mask.set([m.lips[v], m.ears[v], Math.max(m.fingernails[v], m.toenails[v]), m.mouth[v]], i * 4);
    if (face) uv.set(faceUv(bind[i * 3], bind[i * 3 + 1], bind[i * 3 + 2]), i * 2);
  });
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(position, 3));
  geometry.setAttribute("normal", new BufferAttribute(normal, 3));
  geometry.setAttribute("skinIndex", new BufferAttribute(skinIndex, 4));
  geometry.setAttribute("skinWeight", new BufferAttribute(skinWeight, 4, true));
  geometry.setAttribute("aBind", new BufferAttribute(bind, 3));
  geometry.setAttribute("aCav", new BufferAttribute(cav, 1));
  geometry.setAttribute("aMask", new BufferAttribute(mask, 4, true));
  if (face) geometry.setAttribute("uv", new BufferAttribute(uv, 2));
  geometry.setIndex(index);
  geometry.userData.source = Uint16Array.from(list);
  return geometry;
}
