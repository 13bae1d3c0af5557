// What swims by bending its body: fish, sharks, dolphins, whales. A hull along z with fins; a wave runs from head to tail, from side to
// side in fish, up and down in whales.
import { Box3, BufferAttribute, BufferGeometry, Color, ExtrudeGeometry, Group, Mesh, MeshStandardMaterial, Shape, SphereGeometry, Vector3 } from "three";
import { mergeGeometries } from "three/examples/jsm/utils/BufferGeometryUtils.js";
import type { Actor, ActorLook, Performance, StageEvent } from "../contracts.ts";
import { hashText, random } from "../motion/random.ts";
import { motionAt } from "../things/travel.ts";
import { turned } from "../things/shapes.ts";
import { readWords } from "../things/words.ts";

export interface FishKind {
  /** Metres from snout to the fork of the tail. */
  length: number;
  /** Width and height of the body as shares of the length. */
  girth: [width: number, height: number];
  back: number[];
  belly: number;
  /** Height of the dorsal fin and span of the tail and of the pectoral fins, as shares of the length. */
  dorsal: number;
  tail: number;
  pectoral: number;
  /** Whales beat up and down with a flat tail. */
  flat?: boolean;
  /** Beats a second. */
  beat: number;
  bands?: number;
}

export const FISHES: Record<string, FishKind> = {
  fish: { length: 0.42, girth: [0.13, 0.34], back: [0xe0742a, 0x3a6ab0, 0xd8b03a, 0x8a96a0], belly: 0xf0e6d0, dorsal: 0.13, tail: 0.34, pectoral: 0.16, beat: 2.2, bands: 3 },
  goldfish: { length: 0.16, girth: [0.2, 0.36], back: [0xe8701c, 0xe8902a], belly: 0xf4b45a, dorsal: 0.2, tail: 0.5, pectoral: 0.2, beat: 2.6 },
  shark: { length: 3.2, girth: [0.17, 0.19], back: [0x5a6670, 0x4c5862], belly: 0xdfe4e6, dorsal: 0.13, tail: 0.3, pectoral: 0.24, beat: 0.8 },
  dolphin: { length: 2.3, girth: [0.18, 0.2], back: [0x6a7a88, 0x5c6c7c], belly: 0xe4e8ea, dorsal: 0.1, tail: 0.3, pectoral: 0.18, flat: true, beat: 1.1 },
  whale: { length: 9, girth: [0.24, 0.24], back: [0x3c4a58, 0x34404c], belly: 0xb8c4cc, dorsal: 0.03, tail: 0.34, pectoral: 0.24, flat: true, beat: 0.35 },
};

export class Fish implements Actor {
  readonly key: string;
  readonly root = new Group();
  readonly height: number;
  private readonly body: Mesh<BufferGeometry, MeshStandardMaterial>;
  private readonly wave = { value: 0 };
  private readonly size: number;
  private readonly phase: number;
  private performance: Performance | null = null;

  constructor(
    look: ActorLook,
    private readonly kind: FishKind,
  ) {
    const words = readWords(look.words),
      chance = random(hashText(`${look.key}#${look.seed}`) % 65536);
    this.key = look.key;
    this.phase = chance.pick([0, 0.2, 0.4, 0.6, 0.8]);
    this.size = kind.length * words.scale * chance.pick([0.92, 1, 1.06]);
    this.height = this.size * kind.girth[1];
    const back = words.color ?? new Color(kind.back[Math.floor(this.phase * kind.back.length)]);
    this.body = new Mesh(build(kind, back, new Color(kind.belly)), this.material());
    this.body.scale.setScalar(this.size);
    this.body.castShadow = this.body.receiveShadow = true;
    this.body.frustumCulled = false;
    this.root.add(this.body);
    this.root.name = look.key;
  }

  /** Wet skin that bends: the tail's way is largest, the head's a fifth of it against it. */
  private material(): MeshStandardMaterial {
    const material = new MeshStandardMaterial({ vertexColors: true, roughness: 0.32, metalness: 0.1, side: 2 }),
      axis = this.kind.flat ? "y" : "x";
    material.onBeforeCompile = (shader) => {
      shader.uniforms.swimming = this.wave;
      shader.vertexShader = shader.vertexShader
        .replace("#include <common>", "#include <common>\nuniform float swimming;")
        .replace(
          "#include <begin_vertex>",
          `#include <begin_vertex>
          float along = .5 - position.z;
          transformed.${axis} += (.018 + .1 * along * along) * sin(swimming - along * 4.4);`,
        );
    };
    material.customProgramCacheKey = () => `fish-${axis}`;
    return material;
  }

  perform(performance: Performance) {
    this.performance = performance;
  }

  pose(t: number) {
    if (!this.performance?.segments.length) return;
    const motion = motionAt(this.performance, t),
      ground = this.performance.groundHeight(motion.position.x, motion.position.z),
      onWay = this.performance.segments.some((segment) => segment.start <= t && t < segment.end && segment.path),
      // who has no way hovers a little over the ground
      height = onWay ? motion.position.y : Math.max(motion.position.y, ground + Math.max(0.9, this.height));
    this.root.position.set(motion.position.x, height + 0.04 * this.size * Math.sin(t * 0.9 + this.phase * 6), motion.position.z);
    this.root.rotation.set(0.05 * Math.sin(t * 0.6 + this.phase * 9), motion.facing, -0.35 * motion.curvature * motion.speed, "YXZ");
    this.wave.value = Math.PI * 2 * (this.kind.beat * t + this.phase);
    this.root.updateMatrixWorld(true);
  }

  private at(x: number, y: number, z: number): Vector3 {
    return new Vector3(x, y, z).multiplyScalar(this.size).applyMatrix4(this.root.matrixWorld);
  }
  box(): Box3 {
    const [width, height] = this.kind.girth,
      box = new Box3();
    for (const z of [-0.55, 0.5]) for (const x of [-width, width]) for (const y of [-height / 2, height / 2 + this.kind.dorsal]) box.expandByPoint(this.at(x, y, z));
    return box;
  }
  eyes(): Vector3 {
    return this.at(0, this.kind.girth[1] * 0.12, 0.36);
  }
  mouth(): Vector3 {
    return this.at(0, -this.kind.girth[1] * 0.08, 0.49);
  }
  facing(): Vector3 {
    return new Vector3(Math.sin(this.root.rotation.y), 0, Math.cos(this.root.rotation.y));
  }
  gaze(): Vector3 {
    return this.facing();
  }
  mouthOpen(): number {
    return 0;
  }
  feet() {
    return [];
  }
  events(): StageEvent[] {
    return [];
  }
  detail() {
    /* One level is enough: it has fewer triangles than a face. */
  }
  dispose() {
    this.body.geometry.dispose();
    this.body.material.dispose();
  }
}

/** One long, 1 m from snout (+z) to tail: hull, fins, eyes, with the colours of back and belly in its vertices. */
function build(kind: FishKind, back: Color, belly: Color): BufferGeometry {
  const [width, height] = kind.girth,
    profile: [number, number][] = kind.flat
      ? [[0.004, -0.46], [0.06, -0.36], [0.16, -0.18], [0.34, 0.02], [0.46, 0.2], [0.42, 0.34], [0.24, 0.44], [0.1, 0.48], [0.002, 0.5]]
      : [[0.03, -0.44], [0.07, -0.36], [0.2, -0.18], [0.4, 0.02], [0.5, 0.16], [0.44, 0.3], [0.26, 0.42], [0.08, 0.49], [0.002, 0.5]];
  const hull = turned(profile, 30).rotateX(Math.PI / 2).scale(width * 2 * 0.98, height, 1);
  const parts: BufferGeometry[] = [tinted(hull, (y, z) => shade(kind, back, belly, y / height, z))];
  const fin = (outline: [number, number][], thick: number) => {
    const shape = new Shape();
    outline.forEach(([a, b], i) => (i ? shape.lineTo(a, b) : shape.moveTo(a, b)));
    return new ExtrudeGeometry(shape, { depth: thick, bevelEnabled: false }).translate(0, 0, -thick / 2);
  };
  const dark = back.clone().multiplyScalar(0.8),
    upright = (geometry: BufferGeometry) => geometry.rotateY(-Math.PI / 2); // outlines are drawn as (z, y)
  const d = kind.dorsal,
    top = height * 0.42;
  parts.push(tinted(upright(fin([[0.16, top], [-0.02, top + d], [-0.1, top + d * 0.85], [-0.12, top * 0.8]], 0.012)), () => dark));
  const s = kind.tail / 2,
    tail: [number, number][] = [[-0.4, 0.02], [-0.58, s], [-0.63, s * 0.92], [-0.5, 0], [-0.63, -s * 0.92], [-0.58, -s], [-0.4, -0.02]];
  parts.push(tinted(kind.flat ? upright(fin(tail, 0.014)).rotateZ(Math.PI / 2) : upright(fin(tail, 0.012)), () => dark));
  for (const side of [-1, 1]) {
    const p = kind.pectoral;
    const pectoral = fin([[0, 0], [p * 0.9, -p * 0.5], [p * 0.75, -p * 0.72], [0, -p * 0.3]], 0.012).rotateX(Math.PI / 2).scale(side, 1, 1);
    parts.push(tinted(pectoral.rotateZ(-side * 0.45).translate(side * width * 0.78, -height * 0.22, 0.24), () => dark));
    const eye = new SphereGeometry(Math.max(0.012, height * 0.06), 12, 9).translate(side * width * 0.68, height * 0.12, 0.36);
    parts.push(tinted(eye, () => new Color(0x0c0e10)));
    if (!kind.flat) parts.push(tinted(new SphereGeometry(height * 0.085, 12, 9).scale(0.4, 1, 1).translate(side * width * 0.63, height * 0.12, 0.36), () => new Color(0xe8dcc0)));
  }
  return mergeGeometries(parts.map((part) => (part.index ? part.toNonIndexed() : part)))!;
}

/** Dark above, light below; some have bands. */
function shade(kind: FishKind, back: Color, belly: Color, up: number, z: number): Color {
  const color = belly.clone().lerp(back, Math.min(1, Math.max(0, (up + 0.16) / 0.24)));
  if (kind.bands && Math.abs(((z + 0.5) * kind.bands * 1.7) % 1) < 0.22) color.lerp(new Color(0xf4f2ec), 0.85);
  return color;
}

function tinted(geometry: BufferGeometry, colorAt: (y: number, z: number) => Color): BufferGeometry {
  const position = geometry.attributes.position,
    colors = new Float32Array(position.count * 3);
  for (let i = 0; i < position.count; i++) colorAt(position.getY(i), position.getZ(i)).toArray(colors, i * 3);
  geometry.setAttribute("color", new BufferAttribute(colors, 3));
  geometry.deleteAttribute("uv");
  return geometry;
}
