// A few gulls on the wing, far enough to need no feathers: two bent triangles a wing, beating and gliding by the clock of the clip.
import { BufferAttribute, BufferGeometry, DoubleSide, InstancedBufferAttribute, InstancedMesh, Matrix4, MeshLambertMaterial, Vector3 } from "three";
import type { Site } from "../site.ts";

export function addGulls(site: Site, look: { centre: Vector3; spread: number; count: number; color?: number }): void {
  const { random, root, weathering } = site,
    positions: number[] = [],
    wings: number[] = [];
  for (const side of [-1, 1]) {
    const ring: [number, number, number, number][] = [
      [0, 0, -0.14, 0],
      [side * 0.36, 0.03, -0.1, 0.4],
      [0, 0, 0.14, 0],
      [side * 0.36, 0.03, -0.1, 0.4],
      [side * 0.8, 0, 0.06, 1],
      [side * 0.3, 0.02, 0.1, 0.36],
      [side * 0.36, 0.03, -0.1, 0.4],
      [side * 0.3, 0.02, 0.1, 0.36],
      [0, 0, 0.14, 0],
    ];
    for (const [x, y, z, wing] of ring) {
      positions.push(x, y, z);
      wings.push(wing);
    }
  }
  positions.push(0, 0.02, -0.3, 0.06, 0, 0, -0.06, 0, 0, 0.06, 0, 0, 0, 0.03, 0.32, -0.06, 0, 0);
  wings.push(0, 0, 0, 0, 0, 0);
  const geometry = new BufferGeometry(),
    count = look.count;
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(positions), 3));
  geometry.setAttribute(
    "normal",
    new BufferAttribute(
      new Float32Array(positions.length).map((_, i) => (i % 3 === 1 ? 1 : 0)),
      3,
    ),
  );
  geometry.setAttribute("wing", new BufferAttribute(new Float32Array(wings), 1));
  geometry.setAttribute(
    "phase",
    new InstancedBufferAttribute(
      Float32Array.from({ length: count }, () => random() * 6.28),
      1,
    ),
  );
  const material = new MeshLambertMaterial({ color: look.color ?? 0xe6e4de, side: DoubleSide });
  material.onBeforeCompile = (shader) => {
    shader.uniforms.time = weathering.time;
    shader.vertexShader = shader.vertexShader
      .replace("#include <common>", "#include <common>\nattribute float wing, phase; uniform float time;")
      .replace(
        "#include <begin_vertex>",
        "#include <begin_vertex>\nfloat beating = smoothstep(-.2, .4, sin(time * .5 + phase * 2.)); transformed.y += wing * (.12 + sin(time * 9. + phase) * .34 * beating);",
      );
  };
  const flock = new InstancedMesh(geometry, material, count),
    paths = Array.from({ length: count }, () => ({
      radius: look.spread * (0.3 + 0.7 * random()),
      height: (random() - 0.4) * look.spread * 0.35,
      pace: 0.12 + 0.12 * random(),
      start: random() * 6.28,
    }));
  flock.frustumCulled = false;
  root.add(flock);
  const matrix = new Matrix4(),
    place = new Vector3();
  site.animate((t) => {
    paths.forEach((path, i) => {
      const angle = path.start + t * path.pace;
      place.set(Math.sin(angle) * path.radius, path.height + Math.sin(t * 0.6 + i) * 0.5, Math.cos(angle) * path.radius * 0.7).add(look.centre);
      matrix.makeRotationY(angle + Math.PI / 2).setPosition(place);
      flock.setMatrixAt(i, matrix);
    });
    flock.instanceMatrix.needsUpdate = true;
  });
}
