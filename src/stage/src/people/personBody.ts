// The drawn body of a person: skin, face, eyes, mouth, hair, clothes on one skeleton. Two levels: near for faces that fill
// the frame, far for everybody else; the near one is made when it is first wanted.
import {
  Color,
  Mesh,
  SkinnedMesh,
  Sphere,
  SphereGeometry,
  Vector3,
  BufferAttribute,
  Matrix4,
  type BufferGeometry,
  type CanvasTexture,
  type Material,
  type Object3D,
} from "three";
import { mix, smooth } from "../motion/ease.ts";
import { buildSkeleton, type BodySkeleton } from "./body/skeleton.ts";
import { skinGeometry, sourceOf } from "./body/geometry.ts";
import { shapeOf } from "./body/bodyShape.ts";
import { cavities, normalsOf, topologyOf } from "./body/topology.ts";
import { addVest, dressPerson, soleOf } from "./clothes/dressPerson.ts";
import { Fitting } from "./clothes/fitting.ts";
import { FaceRig } from "./face/faceRig.ts";
import { paintFace } from "./face/faceTexture.ts";
import { growBeard } from "./hair/beard.ts";
import { growHair } from "./hair/growHair.ts";
import type { HumanKit } from "./kit.ts";
import { HAIR, SKIN } from "./look/colours.ts";
import type { PersonLook } from "./look/readLook.ts";
import { clothMaterial } from "./materials/cloth.ts";
import { eyeMaterial, type EyeUniforms } from "./materials/eye.ts";
import { capMaterial, lockMaterial } from "./materials/hair.ts";
import { lashMaterial, mouthMaterial } from "./materials/mouth.ts";
import { skinMaterial } from "./materials/skin.ts";

interface Level {
  meshes: Object3D[];
  /** Of these, what only a near eye sees. */
  fine: Set<Object3D>;
  face: FaceRig;
  owned: { dispose(): void }[];
}
const LID_LINE = 7.282;

export class PersonBody {
  readonly skeleton: BodySkeleton;
  readonly look: PersonLook;
  readonly sole: number;
  eyes!: EyeUniforms;
  private readonly kit: HumanKit;
  private readonly points: Float32Array;
  private readonly normals: Float32Array;
  private readonly cavity: Float32Array;
  private readonly levels: Partial<Record<"near" | "far", Level>> = {};
  private readonly owned: { dispose(): void }[] = [];
  private shown: "near" | "far" = "far";

  constructor(kit: HumanKit, look: PersonLook) {
    this.kit = kit;
    this.look = look;
    this.points = kit.shape(shapeOf(look));
    this.skeleton = buildSkeleton(kit, this.points);
    this.sole = soleOf(look.outfit);
    this.normals = normalsOf(this.points, topologyOf(kit).skin, kit.vertices);
    this.cavity = cavities(kit, this.points, this.normals);
    this.addEyes();
    this.show("far");
  }

  get face(): FaceRig {
    return this.levels[this.shown]!.face;
  }

  /** `fine`: with lashes and teeth; too small to see from afar. */
  show(which: "near" | "far", fine = true) {
    const level = (this.levels[which] ??= this.build(which === "near"));
    for (const [name, other] of Object.entries(this.levels))
      for (const mesh of other.meshes) mesh.visible = name === which && (fine || !other.fine.has(mesh));
    this.shown = which;
    return level;
  }

  dispose() {
    for (const level of Object.values(this.levels)) for (const item of level.owned) item.dispose();
    for (const item of this.owned) item.dispose();
    this.skeleton.skeleton.dispose();
    this.skeleton.root.removeFromParent();
  }

  private addEyes() {
    const { material, uniforms } = eyeMaterial(this.look.eyes, this.look.years > 60 ? 0xd2c9bb : 0xded9d2);
    this.eyes = uniforms;
    this.owned.push(material);
    for (const side of ["l", "r"] as const) {
      const geometry = new SphereGeometry(this.skeleton.eyes[side].radius * 0.995, 28, 22),
        ball = new Mesh(geometry, material);
      ball.receiveShadow = true;
      ball.frustumCulled = false;
      this.skeleton.bones[`eye_${side}`].add(ball);
      this.owned.push(geometry);
    }
  }

  private build(near: boolean): Level {
    const { kit, points, normals, cavity, look, skeleton } = this,
      topology = topologyOf(kit),
      level: Level = { meshes: [], fine: new Set(), face: new FaceRig(kit, points, skeleton), owned: [] };
    const add = (
      geometry: BufferGeometry,
      material: Material,
      { casts = true, receives = true, ownMaterial = true, fine = false } = {},
    ) => {
      const mesh = new SkinnedMesh(geometry, material);
      mesh.bind(skeleton.skeleton, new Matrix4());
      // Known beforehand: three would skin every vertex to find it.
      mesh.boundingSphere = new Sphere(new Vector3(0, skeleton.tail.head[1] / 2, 0), skeleton.tail.head[1] * 1.25);
      mesh.castShadow = casts;
      mesh.receiveShadow = receives;
      skeleton.root.add(mesh);
      level.meshes.push(mesh);
      if (fine) level.fine.add(mesh);
      level.owned.push(geometry);
      if (ownMaterial) level.owned.push(material);
      return mesh;
    };
    const fit = new Fitting(kit, points, skeleton, look.seed % 997, near);
    dressPerson(fit, look.outfit, look.male < 0.5);
    const hidden = fit.hidden();
    addVest(fit, hidden);
    add(fit.geometry(), clothMaterial(near), { ownMaterial: false });

    const tones = this.tones(),
      paint = this.paint(near);
    level.owned.push(paint.map, paint.normalMap);
    const head = skinGeometry(kit, points, normals, cavity, topology.head, { face: true });
    add(head, skinMaterial(tones, { map: paint.map, normalMap: near ? paint.normalMap : null }, near));
    level.face.add(head, { normals: true });
    add(skinGeometry(kit, points, normals, cavity, topology.rest, { hide: hidden }), skinMaterial(tones, null, false));
    this.addMouth(level, add);
    this.addLashes(level, add);
    this.addHair(level, near, add);
    return level;
  }

  private skinTone(): Color {
    return this.look.likeness?.tone.clone() ?? new Color(SKIN[this.look.skin]);
  }
  private hairColour(): Color {
    return this.look.likeness?.hair?.clone() ?? new Color(HAIR[this.look.hair.colour]);
  }

  private tones() {
    const { look } = this,
      tone = this.skinTone(),
      light = tone.r * 0.3 + tone.g * 0.6 + tone.b * 0.1,
      female = 1 - look.male;
    const lips = tone
      .clone()
      .multiply(new Color(light > 0.25 ? 0.84 : 0.9, 0.56, 0.56))
      .lerp(new Color(light > 0.25 ? 0.46 : 0.24, 0.1, 0.1), 0.14 + 0.22 * female * (look.years < 14 ? 0.3 : 1));
    return { tone, lips, lipPaint: look.likeness ? 0.15 : 0.8, nail: tone.clone().lerp(new Color(0.85, 0.5, 0.48), 0.3), oil: look.years < 14 ? 0.25 : 0.55 };
  }

  private paint(near: boolean): { map: CanvasTexture; normalMap: CanvasTexture } {
    const { look } = this,
      old = smooth(42, 78, look.years),
      child = look.years < 14,
      tone = this.skinTone(),
      hair = this.hairColour(),
      light = tone.r * 0.3 + tone.g * 0.6 + tone.b * 0.1,
      female = 1 - look.male;
    const dyed = ["blue", "pink", "purple", "green"].includes(look.hair.colour),
      brow = dyed ? new Color(HAIR.dark) : hair.clone().multiplyScalar(look.hair.colour === "blond" ? 0.5 : 0.72);
    return paintFace(this.kit, {
      seed: look.seed % 100000,
      size: near ? 1024 : 512,
      tone,
      picture: look.likeness?.face ?? null,
      brow,
      scalp: look.hair.style === "bald" ? null : hair,
      rosy: child ? 0.75 : light > 0.2 ? 0.5 : 0.3,
      tired: old * 0.7,
      old,
      female: child ? 0.3 : female,
      freckles: look.freckles,
      makeup: look.makeup,
      stubble: look.beard === "none" ? 0 : look.beard === "stubble" ? 0.7 : 0.85,
      shaveShadow: look.male > 0.5 && look.years > 17 ? 0.4 : 0,
      recede: this.recede(),
      child,
      brows: { thick: look.male > 0.5 && !child ? 1.15 : child ? 0.7 : 0.82, density: child ? 0.6 : 0.95, arch: female > 0.5 ? 0.8 : 0.25 },
    });
  }

  private recede() {
    return this.look.male > 0.5 ? smooth(32, 75, this.look.years) * 0.8 : 0;
  }

  private addMouth(
    level: Level,
    add: (g: BufferGeometry, m: Material, o?: { casts?: boolean; receives?: boolean; fine?: boolean }) => SkinnedMesh,
  ) {
    for (const [part, colour, roughness] of [
      ["teethUpper", 0xe0d9cb, 0.32],
      ["teethLower", 0xcfc7b8, 0.36],
      ["tongue", 0x93403d, 0.45],
    ] as const) {
      const triangles = this.kit.triangles(part),
        geometry = skinGeometry(this.kit, this.points, normalsOf(this.points, triangles, this.kit.vertices), null, triangles),
        tongue = part === "tongue";
      if (!tongue) {
        // The kit's arc of teeth is a little wide for every lip: narrow it and lay the corners back.
        const p = geometry.attributes.position.array as Float32Array;
        for (let i = 0; i < p.length; i += 3) {
          p[i] *= 0.92;
          p[i + 2] -= 0.0015 + 0.006 * smooth(0.01, 0.026, Math.abs(p[i]));
        }
      }
      level.face.add(geometry, { dropsWithJaw: tongue ? 0.007 : 0 });
      add(geometry, mouthMaterial(colour, roughness, level.face.open, !tongue), { casts: false, receives: false, fine: true });
    }
  }

  private addLashes(
    level: Level,
    add: (g: BufferGeometry, m: Material, o?: { casts?: boolean; ownMaterial?: boolean; fine?: boolean }) => SkinnedMesh,
  ) {
    const { kit } = this,
      triangles = kit.triangles("lashes"),
      geometry = skinGeometry(kit, this.points, normalsOf(this.points, triangles, kit.vertices), null, triangles),
      source = sourceOf(geometry),
      lash = new Float32Array(source.length * 2),
      base = (v: number, c: number) => kit.base[v * 3 + c];
    for (const left of [false, true])
      for (const upper of [false, true]) {
        const ids = [...source.keys()].filter(i => base(source[i], 0) > 0 === left && base(source[i], 1) > LID_LINE === upper),
          eye = [left ? 0.3078 : -0.3078, 7.284, 1.245];
        const reach = ids.map(i => Math.hypot(...[0, 1, 2].map(c => base(source[i], c) - eye[c]))),
          low = Math.min(...reach),
          high = Math.max(...reach);
        ids.forEach((i, n) => {
          lash[i * 2] = (reach[n] - low) / (high - low);
          lash[i * 2 + 1] = (Math.atan2(base(source[i], 0) - eye[0], 0.2) + 2) * (upper ? 1 : -1);
        });
      }
    geometry.setAttribute("aLash", new BufferAttribute(lash, 2));
    level.face.add(geometry);
    add(geometry, lashMaterial(this.look.male < 0.5 && this.look.years > 13 ? 0.85 : 0.45), {
      casts: false,
      ownMaterial: false,
      fine: true,
    });
  }

  private addHair(level: Level, near: boolean, add: (g: BufferGeometry, m: Material, o?: { casts?: boolean }) => SkinnedMesh) {
    const { look, kit, points, skeleton } = this,
      root = this.hairColour(),
      tip = root.clone().multiplyScalar(1.3).offsetHSL(0.004, 0.03, 0.008),
      colours = { root, tip };
    const { cap, cropped, locks, skull } = growHair(kit, points, skeleton, {
      style: look.hair.style,
      fringe: look.hair.fringe,
      seed: look.seed % 100000,
      male: look.male,
      recede: this.recede(),
      near,
      coat: !!look.outfit.outer,
      hat: !!look.outfit.hat,
    });
    if (cap) add(cap.geometry(), capMaterial(colours, cropped));
    if (locks.size) add(locks.geometry(), lockMaterial(colours, 0.9), { casts: near });
    if (look.beard === "none" || look.beard === "stubble") return;
    const beard = growBeard(kit, points, look.beard, look.seed % 1000, skull.k, mix(0.012, 0.024, (look.seed % 7) / 6)),
      geometry = beard.locks.geometry();
    geometry.userData.source = beard.sources;
    level.face.add(geometry);
    add(geometry, lockMaterial(colours, 0.2), { casts: false });
  }
}
