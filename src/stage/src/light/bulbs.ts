// Everything of a place that shines by itself, in one instanced mesh.
import { Color, InstancedMesh, Matrix4, MeshBasicMaterial, SphereGeometry, Vector3 } from "three";

export interface Shining {
  position: Vector3;
  radius: number;
  color: Color;
  /** How large it looks in wet ground: a sign is larger than the ball that stands for it. */
  spread: number;
}

export class Bulbs {
  readonly list: Shining[] = [];

  add(position: Vector3, radius: number, color: number, strength: number, spread = radius): void {
    this.list.push({ position: position.clone(), radius, color: new Color(color).multiplyScalar(strength), spread });
  }

  finish(): InstancedMesh {
    const mesh = new InstancedMesh(
      new SphereGeometry(1, 10, 8),
      new MeshBasicMaterial({ color: 0xffffff, toneMapped: false }),
      Math.max(1, this.list.length),
    );
    this.list.forEach(({ position, radius, color }, i) => {
      mesh.setMatrixAt(i, new Matrix4().makeScale(radius, radius, radius).setPosition(position));
      mesh.setColorAt(i, color);
    });
    if (!this.list.length) mesh.setColorAt(0, new Color(0)); // the same program with and without lamps
    mesh.count = this.list.length;
    mesh.frustumCulled = false;
    return mesh;
  }
}
