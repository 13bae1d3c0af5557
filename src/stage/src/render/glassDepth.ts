// Glass is see-through, but the lens focuses on it: it must stand in the depth buffer, or a bottle is blurred with what lies behind it.
import { Mesh, MeshStandardMaterial, NormalBlending, type Material, type Object3D } from "three";

/** Fainter than this is shine or haze, not a surface. */
const FAINTEST = 0.12;

export function writeGlassDepth(root: Object3D): void {
  root.traverse((node) => {
    if (!(node instanceof Mesh)) return;
    for (const material of ([] as Material[]).concat(node.material)) {
      if (
        material instanceof MeshStandardMaterial &&
        material.transparent &&
        material.opacity > FAINTEST &&
        material.blending === NormalBlending
      )
        material.depthWrite = true;
    }
  });
}
