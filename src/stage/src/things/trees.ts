// Trees by cards: a bent trunk with a few limbs, and clusters of painted leaves whose normals follow the crown, so that some two
// hundred triangles shade like a full tree. Every kind is built once and drawn in two instanced meshes.
import {
  BufferGeometry,
  Color,
  ConeGeometry,
  CylinderGeometry,
  Euler,
  InstancedMesh,
  Matrix4,
  MeshLambertMaterial,
  Quaternion,
  Vector3,
  type Group,
} from "three";
import { mergeGeometries } from "three/examples/jsm/utils/BufferGeometryUtils.js";
import { cardGeometry, crown, spray, type Card } from "./leaves.ts";
import { foliageMaterial, type Weathering } from "./materials.ts";
import { between, seeded, type Random } from "./noise.ts";
import { bar } from "./shapes.ts";
import type { Assembly } from "./assembly.ts";
import type { Tier } from "../contracts.ts";

export type TreeKind = "oak" | "birch" | "pine" | "poplar" | "bush" | "palm" | "blossom";
export interface TreeSpot {
  x: number;
  y: number;
  z: number;
  height: number;
  kind: TreeKind;
}

const LEAF: Record<TreeKind, { shape: "leaf" | "needle" | "frond"; colors: number[]; bark: number }> = {
  oak: { shape: "leaf", colors: [0x4c6a2a, 0x5c7a30, 0x6c8638], bark: 0x5a4a3a },
  birch: { shape: "leaf", colors: [0x7a9440, 0x8aa048, 0x6a8a3c], bark: 0xcfc8bc },
  pine: { shape: "needle", colors: [0x2c4630, 0x385438, 0x26402e], bark: 0x4a3a30 },
  poplar: { shape: "leaf", colors: [0x5a7a34, 0x6a863c, 0x4e6e30], bark: 0x6a5e4e },
  bush: { shape: "leaf", colors: [0x46662c, 0x56742e, 0x3c5a2a], bark: 0x4a3e30 },
  palm: { shape: "frond", colors: [0x4e7434, 0x5e8038, 0x486c34], bark: 0x7a6a54 },
  blossom: { shape: "leaf", colors: [0xe8a8b8, 0xf0bcc8, 0xd890a4], bark: 0x4e3e36 },
};
const AUTUMN = [0xb86a1e, 0xc8862a, 0xa8481e, 0xd09a34];

/** A unit tree (one metre high): its wood and its cards. */
function grow(kind: TreeKind, random: Random, detail: number): { wood: BufferGeometry; cards: Card[] } {
  const wood: BufferGeometry[] = [],
    cards: Card[] = [],
    limb = (from: Vector3, to: Vector3, radius: number, end: number) => wood.push(bar(from, to, radius, detail > 0.5 ? 7 : 5, end));
  const trunk = (height: number, radius: number, end: number, lean = 0.03) => {
    const middle = new Vector3((random() - 0.5) * lean, height * 0.5, (random() - 0.5) * lean),
      top = new Vector3((random() - 0.5) * lean * 2, height, (random() - 0.5) * lean * 2);
    wood.push(new CylinderGeometry(radius * 1.02, radius * 1.7, height * 0.08, 7, 1, true).translate(0, height * 0.04, 0));
    limb(new Vector3(0, height * 0.06, 0), middle, radius, (radius + end) / 2);
    limb(middle, top, (radius + end) / 2, end);
    return top;
  };
  if (kind === "pine") {
    trunk(0.96, 0.018, 0.004);
    const tiers = detail > 0.5 ? 13 : 8;
    for (let tier = 0; tier < tiers; tier++) {
      const share = tier / (tiers - 1),
        y = 0.16 + share * 0.82,
        reach = 0.21 * (1 - share) ** 0.8 + 0.02,
        arms = Math.max(3, Math.round((detail > 0.5 ? 8 : 5) * (1 - share * 0.6)));
      for (let arm = 0; arm < arms; arm++) {
        const angle = (arm / arms) * 6.283 + tier * 1.9 + random() * 0.4,
          droop = 0.3 + 0.25 * random();
        const turn = new Quaternion()
          .setFromEuler(new Euler(0, -angle, -droop, "YXZ"))
          .multiply(new Quaternion().setFromEuler(new Euler(-1.2, 0, 0)));
        cards.push({
          centre: new Vector3(Math.cos(angle) * reach * 0.55, y - reach * droop * 0.4, Math.sin(angle) * reach * 0.55),
          size: reach * 1.05,
          stretch: 1.25,
          turn,
          normal: new Vector3(Math.cos(angle) * 0.8, 0.6, Math.sin(angle) * 0.8).normalize(),
          sway: 0.008 + 0.02 * share,
          shade: 0.65 + 0.4 * random(),
        });
      }
    }
  } else if (kind === "palm") {
    const top = trunk(0.82, 0.026, 0.017, 0.1);
    for (let i = 0; i < 15; i++) {
      const angle = (i / 15) * 6.283 + random() * 0.3,
        lift = 0.5 - 0.95 * random(),
        reach = 0.19;
      const turn = new Quaternion().setFromEuler(new Euler(0, -angle, lift, "YXZ")).multiply(new Quaternion().setFromEuler(new Euler(-1.35, 0, 0)));
      cards.push({
        centre: top
          .clone()
          .add(
            new Vector3(
              Math.cos(angle) * reach * 0.85 * Math.cos(lift),
              Math.sin(lift) * reach * 0.85,
              Math.sin(angle) * reach * 0.85 * Math.cos(lift),
            ),
          ),
        size: 0.2,
        stretch: 1.9,
        turn,
        normal: new Vector3(Math.cos(angle) * 0.5, 0.8, Math.sin(angle) * 0.5).normalize(),
        sway: 0.02,
        shade: 0.8 + 0.3 * random(),
      });
    }
  } else if (kind === "poplar") {
    trunk(0.7, 0.02, 0.008);
    cards.push(...crown(random, Math.round(90 * detail), new Vector3(0, 0.56, 0), new Vector3(0.115, 0.42, 0.115), 0.15));
  } else if (kind === "bush") {
    for (let i = 0; i < 4; i++) limb(new Vector3(0, 0, 0), new Vector3((random() - 0.5) * 0.8, 0.5, (random() - 0.5) * 0.8), 0.03, 0.01);
    cards.push(...crown(random, Math.round(46 * detail), new Vector3(0, 0.46, 0), new Vector3(0.7, 0.5, 0.7), 0.46));
  } else {
    const slender = kind === "birch",
      top = trunk(slender ? 0.62 : 0.46, slender ? 0.014 : 0.026, slender ? 0.008 : 0.016, 0.05);
    const lobes = slender ? 5 : 6;
    for (let i = 0; i < lobes; i++) {
      const angle = (i / lobes) * 6.283 + random() * 0.6,
        reach = (slender ? 0.11 : 0.2) * between(random, 0.7, 1.1),
        centre = new Vector3(Math.cos(angle) * reach, top.y + between(random, slender ? -0.12 : 0, slender ? 0.2 : 0.24), Math.sin(angle) * reach);
      limb(top.clone().setY(top.y * between(random, 0.7, 0.98)), centre, slender ? 0.006 : 0.012, 0.003);
      cards.push(
        ...crown(
          random,
          Math.round((slender ? 16 : 24) * detail),
          centre,
          new Vector3(0.17, 0.13, 0.17).multiplyScalar(slender ? 0.85 : 1),
          slender ? 0.11 : 0.15,
        ),
      );
    }
    cards.push(
      ...crown(
        random,
        Math.round(26 * detail),
        new Vector3(top.x, top.y + (slender ? 0.22 : 0.3), top.z),
        new Vector3(0.17, 0.16, 0.17),
        slender ? 0.12 : 0.16,
      ),
    );
  }
  return { wood: mergeGeometries(wood.map((piece) => (piece.index ? piece.toNonIndexed() : piece)))!, cards };
}

/** Where trees are planted: a place's site, or a thing of its own. */
export interface Grove {
  root: Group;
  weathering: Weathering;
  environment: { season: string | null };
  context: { tier: Tier };
}

/** Plants trees. Near ones get more cards; bare in winter (conifers and palms keep their green), coloured in autumn. */
export function plantTrees(site: Grove, spots: TreeSpot[], options: { detail?: number; castShadow?: boolean } = {}): void {
  const detail = (options.detail ?? 1) * (site.context.tier === "cheap" ? 0.6 : site.context.tier === "fast" ? 0.8 : 1);
  for (const kind of new Set(spots.map((spot) => spot.kind))) {
    const of = spots.filter((spot) => spot.kind === kind),
      variants = Math.min(of.length, detail > 0.5 ? 2 : 1);
    for (let variant = 0; variant < variants; variant++)
      plantKind(
        site,
        kind,
        of.filter((_, i) => i % variants === variant),
        variant,
        detail,
        options.castShadow ?? true,
      );
  }
}

function plantKind(site: Grove, kind: TreeKind, spots: TreeSpot[], variant: number, detail: number, castShadow: boolean): void {
  const random = seeded(kind.length * 977 + kind.charCodeAt(0) * 131 + variant * 17),
    { season } = site.environment,
    evergreen = kind === "pine" || kind === "palm";
  const bare = season === "winter" && !evergreen,
    tree = grow(kind, random, detail),
    cards = bare ? tree.cards.filter((_, i) => i % 9 === 0) : tree.cards;
  const bark = new MeshLambertMaterial({ color: LEAF[kind].bark }),
    wood = new InstancedMesh(tree.wood, bark, spots.length);
  lambertAmbient(bark, site.weathering);
  const leaves = new InstancedMesh(
    cardGeometry(cards),
    foliageMaterial(site.weathering, { map: spray(LEAF[kind].shape), vertexColors: true }),
    spots.length,
  );
  const palette = season === "autumn" && !evergreen ? AUTUMN : LEAF[kind].colors,
    matrix = new Matrix4(),
    turn = new Quaternion(),
    up = new Vector3(0, 1, 0),
    color = new Color();
  spots.forEach((spot, i) => {
    const own = seeded(Math.round(spot.x * 91 + spot.z * 57) ^ 4093),
      girth = spot.height * between(own, 0.85, 1.2);
    matrix.compose(new Vector3(spot.x, spot.y, spot.z), turn.setFromAxisAngle(up, own() * 6.283), new Vector3(girth, spot.height, girth));
    wood.setMatrixAt(i, matrix);
    leaves.setMatrixAt(i, matrix);
    color.set(palette[Math.floor(own() * palette.length)]).multiplyScalar(bare ? 0.5 : between(own, 0.75, 1.1));
    leaves.setColorAt(i, color);
  });
  for (const mesh of [wood, leaves]) {
    mesh.castShadow = castShadow;
    mesh.receiveShadow = castShadow;
    mesh.computeBoundingSphere();
    site.root.add(mesh);
  }
}

/** Lambert surfaces are not lit by the environment map: they take the same ambient as foliage. */
function lambertAmbient(material: MeshLambertMaterial, weathering: Weathering): void {
  const { skyAmbient, groundAmbient } = weathering;
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, { skyAmbient, groundAmbient });
    shader.fragmentShader = shader.fragmentShader
      .replace("#include <common>", "#include <common>\nuniform vec3 skyAmbient, groundAmbient;")
      .replace(
        "#include <lights_fragment_end>",
        "#include <lights_fragment_end>\nreflectedLight.indirectDiffuse += diffuseColor.rgb * mix(groundAmbient, skyAmbient, .5) * .8;",
      );
  };
  material.customProgramCacheKey = () => "bark";
}

/** Trees on far hills: cones and blobs of a few triangles in the plain mesh. */
export function farTrees(
  site: { set: Assembly; random: Random; environment: { season: string | null } },
  count: number,
  spot: () => [number, number, number, number] | null,
): void {
  const { set, random, environment } = site,
    pineColor = new Color(0x33482c);
  for (let planted = 0, tries = 0; planted < count && tries < count * 20; tries++) {
    const found = spot();
    if (!found) continue;
    const [x, y, z, height] = found,
      color = pineColor.clone().multiplyScalar(0.8 + 0.5 * random());
    if (environment.season === "autumn" && random() < 0.4) color.set(AUTUMN[Math.floor(random() * 4)]).multiplyScalar(0.7);
    const matrix = new Matrix4().compose(new Vector3(x, y, z), new Quaternion(), new Vector3(height * 0.34, height, height * 0.34));
    for (const [base, size] of [
      [0.12, 0.5],
      [0.4, 0.42],
      [0.66, 0.34],
    ])
      set.add(new ConeGeometry(size * 1.1, size, 6).translate(0, base + size / 2, 0), { color, rough: 0.95 }, matrix, { cast: false });
    planted++;
  }
}
