// Grass in tufts, ferns, flowers, fallen leaves: few triangles each, instanced, bent by the wind in the vertex shader.
import {
  BufferAttribute,
  BufferGeometry,
  CircleGeometry,
  Color,
  InstancedMesh,
  Matrix4,
  MeshLambertMaterial,
  Quaternion,
  Vector3,
  Euler,
} from "three";
import { foliageMaterial } from "../../things/materials.ts";
import { seeded, type Random } from "../../things/noise.ts";
import type { Site } from "../site.ts";

/** A spot for a tuft: place and size; null to skip this try. */
export type Scatter = (random: Random) => [number, number, number, number] | null;
export interface GrassLook {
  count: number;
  height: number;
  width?: number;
  color: number;
  dry?: number;
  dryShare?: number;
  blades?: number;
  seed?: number;
  heads?: number;
}

/** Blades that lean out of one root, dark below and light at the tip. */
function tuft(blades: number, height: number, width: number, random: Random, heads?: number): BufferGeometry {
  const positions: number[] = [],
    normals: number[] = [],
    colors: number[] = [],
    sways: number[] = [],
    index: number[] = [],
    head = heads === undefined ? null : new Color(heads);
  for (let i = 0; i < blades; i++) {
    const angle = random() * 6.283,
      lean = 0.12 + 0.4 * random(),
      tall = height * (0.55 + 0.6 * random()),
      reach = tall * lean,
      ca = Math.cos(angle),
      sa = Math.sin(angle),
      spread = 0.035 * random();
    const first = positions.length / 3,
      along: [number, number, number][] = [
        [0, 0, 1],
        [0.55, reach * 0.35, 0.8],
        [1, reach, 0],
      ];
    for (const [share, out, broad] of along)
      for (const side of broad ? [-1, 1] : [0]) {
        positions.push(
          ca * (out + spread) - sa * side * width * broad * 0.5,
          tall * (share - 0.12 * share * share * lean),
          sa * (out + spread) + ca * side * width * broad * 0.5,
        );
        normals.push(ca * 0.35, 0.9, sa * 0.35);
        const light = 0.34 + 0.62 * share;
        if (head && share === 1) colors.push(head.r, head.g, head.b);
        else colors.push(light, light, light);
        sways.push(share * share * 0.09);
      }
    index.push(first, first + 1, first + 2, first + 1, first + 3, first + 2, first + 2, first + 3, first + 4);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(positions), 3));
  geometry.setAttribute("normal", new BufferAttribute(new Float32Array(normals), 3));
  geometry.setAttribute("color", new BufferAttribute(new Float32Array(colors), 3));
  geometry.setAttribute("sway", new BufferAttribute(new Float32Array(sways), 1));
  geometry.setIndex(index);
  return geometry;
}

const SHARE = { cheap: 0.6, fast: 0.8, full: 1, final: 1.25 } as const;
const CELL = 8; // metres; tufts are drawn by cells so that those behind the camera cost nothing

export function addGrass(site: Site, look: GrassLook, scatter: Scatter): void {
  const random = seeded(look.seed ?? 11),
    geometry = tuft(look.blades ?? 7, look.height, look.width ?? 0.014, random, look.heads),
    material = foliageMaterial(site.weathering, { vertexColors: true, translucency: 0.05 });
  const winter = site.environment.season === "winter",
    autumn = site.environment.season === "autumn",
    dryShare = (look.dryShare ?? 0.12) + (winter ? 0.6 : autumn ? 0.35 : 0);
  const fresh = new Color(look.color),
    dry = new Color(look.dry ?? 0x8f8046),
    cells = new Map<string, { matrix: Matrix4; color: Color }[]>(),
    up = new Vector3(0, 1, 0),
    count = Math.round(look.count * SHARE[site.context.tier]);
  for (let placed = 0, tries = 0; placed < count && tries < count * 6; tries++) {
    const spot = scatter(random);
    if (!spot) continue;
    const [x, y, z, size] = spot,
      scale = size * (0.75 + 0.5 * random()),
      key = `${Math.floor(x / CELL)},${Math.floor(z / CELL)}`;
    const entry = {
      matrix: new Matrix4().compose(
        new Vector3(x, y, z),
        new Quaternion().setFromAxisAngle(up, random() * 6.283),
        new Vector3(scale, scale * (0.8 + 0.4 * random()), scale),
      ),
      color: (random() < dryShare ? dry : fresh).clone().multiplyScalar(0.7 + 0.45 * random()),
    };
    cells.set(key, [...(cells.get(key) ?? []), entry]);
    placed++;
  }
  for (const list of cells.values()) {
    const mesh = new InstancedMesh(geometry, material, list.length);
    list.forEach((entry, i) => {
      mesh.setMatrixAt(i, entry.matrix);
      mesh.setColorAt(i, entry.color);
    });
    mesh.receiveShadow = true;
    mesh.computeBoundingSphere();
    site.root.add(mesh);
  }
}

/** Leaves or petals that lie on the ground. */
export function addLitter(site: Site, count: number, palette: number[], scatter: Scatter, size = 0.04): void {
  const random = seeded(23),
    material = new MeshLambertMaterial({ side: 2 }),
    mesh = new InstancedMesh(new CircleGeometry(size, 5).rotateX(-Math.PI / 2), material, count),
    color = new Color();
  let placed = 0;
  for (let tries = 0; placed < count && tries < count * 4; tries++) {
    const spot = scatter(random);
    if (!spot) continue;
    const turn = new Quaternion().setFromEuler(new Euler((random() - 0.5) * 0.7, random() * 6.283, (random() - 0.5) * 0.7));
    mesh.setMatrixAt(
      placed,
      new Matrix4().compose(
        new Vector3(spot[0], spot[1] + 0.015, spot[2]),
        turn,
        new Vector3(0.6 + random(), 1, 0.6 + random()).multiplyScalar(spot[3]),
      ),
    );
    mesh.setColorAt(placed++, color.set(palette[Math.floor(random() * palette.length)]).multiplyScalar(0.7 + 0.6 * random()));
  }
  mesh.count = placed;
  mesh.receiveShadow = true;
  mesh.frustumCulled = false;
  site.root.add(mesh);
}
