// Gathers the pieces of a set or a thing into few meshes: everything plain by cells of the ground (so that what is behind the
// camera is skipped), every textured surface by its material, soft contact shadows in one instanced mesh.
import {
  BoxGeometry,
  BufferAttribute,
  BufferGeometry,
  Color,
  CylinderGeometry,
  FrontSide,
  Group,
  InstancedBufferAttribute,
  InstancedMesh,
  Material,
  Matrix4,
  Mesh,
  MultiplyBlending,
  PlaneGeometry,
  ShaderMaterial,
  Vector3,
  type Side,
} from "three";
import { mergeGeometries } from "three/examples/jsm/utils/BufferGeometryUtils.js";
import { plainMaterial, surfaceMaterial, type SurfaceLook, type Weathering } from "./materials.ts";
import { bevelledBox, placed } from "./shapes.ts";
import { surfaceTextures, type SurfaceName } from "./surfaces.ts";

/** What an untextured piece is made of. Colour in sRGB; rough 0 to 1; metal 0 or 1. */
export interface Paint {
  color: number | Color;
  rough?: number;
  metal?: number;
}
export type Triple = [number, number, number];
export interface Turn {
  yaw?: number;
  pitch?: number;
  roll?: number;
}

const CELL = 14; // metres; about the width of a street

/** Growing arrays for one cell of the plain mesh. */
class PlainCell {
  positions: number[] = [];
  normals: number[] = [];
  colors: number[] = [];
  finish: number[] = [];
  index: number[] = [];

  add(geometry: BufferGeometry, color: Color, rough: number, metal: number): void {
    const { position, normal, color: shade, finish } = geometry.attributes,
      first = this.positions.length / 3;
    for (let i = 0; i < position.count; i++) {
      this.positions.push(position.getX(i), position.getY(i), position.getZ(i));
      this.normals.push(normal.getX(i), normal.getY(i), normal.getZ(i));
      if (shade) this.colors.push(color.r * shade.getX(i), color.g * shade.getY(i), color.b * shade.getZ(i));
      else this.colors.push(color.r, color.g, color.b);
      this.finish.push((finish ? finish.getX(i) : rough) * 255, (finish ? finish.getY(i) : metal) * 255);
    }
    if (geometry.index) for (let i = 0; i < geometry.index.count; i++) this.index.push(first + geometry.index.getX(i));
    else for (let i = 0; i < position.count; i++) this.index.push(first + i);
  }

  geometry(): BufferGeometry {
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", new BufferAttribute(new Float32Array(this.positions), 3));
    geometry.setAttribute("normal", new BufferAttribute(new Float32Array(this.normals), 3));
    geometry.setAttribute("color", new BufferAttribute(new Float32Array(this.colors), 3));
    geometry.setAttribute("finish", new BufferAttribute(new Uint8Array(this.finish), 2, true));
    geometry.setIndex(this.index);
    geometry.computeBoundingSphere();
    return geometry;
  }
}

export class Assembly {
  readonly root = new Group();
  private readonly plain = new Map<string, { cell: PlainCell; side: Side; cast: boolean }>();
  private readonly textured = new Map<string, { material: Material; parts: BufferGeometry[] }>();
  private readonly contacts: { matrix: Matrix4; strength: number }[] = [];
  private readonly frames: Matrix4[] = [new Matrix4()];

  constructor(readonly weathering: Weathering) {}

  private get frame(): Matrix4 {
    return this.frames[this.frames.length - 1];
  }

  /** Builds in the local frame of `matrix`: fronts, boats and furniture are written as if they stood at the origin. */
  within(matrix: Matrix4, build: () => void): void {
    this.frames.push(this.frame.clone().multiply(matrix));
    build();
    this.frames.pop();
  }

  /** World position of a local point. */
  worldOf(x: number, y: number, z: number): Vector3 {
    return new Vector3(x, y, z).applyMatrix4(this.frame);
  }
  worldMatrix(local: Matrix4): Matrix4 {
    return this.frame.clone().multiply(local);
  }

  add(geometry: BufferGeometry, paint: Paint, local?: Matrix4, options: { side?: Side; cast?: boolean } = {}): void {
    const matrix = local ? this.frame.clone().multiply(local) : this.frame;
    const piece = geometry.clone().applyMatrix4(matrix);
    piece.computeBoundingSphere();
    const centre = piece.boundingSphere!.center,
      side = options.side ?? FrontSide,
      cast = options.cast ?? true;
    const far = piece.boundingSphere!.radius > CELL;
    const key = `${far ? "far" : `${Math.floor(centre.x / CELL)},${Math.floor(centre.z / CELL)}`}/${side}/${cast}`;
    let entry = this.plain.get(key);
    if (!entry) this.plain.set(key, (entry = { cell: new PlainCell(), side, cast }));
    entry.cell.add(piece, new Color(paint.color), paint.rough ?? 0.85, paint.metal ?? 0);
  }

  /** A box by its centre. The bevel is 1.2 cm, less on small boxes; 0 for far or thin ones. */
  box([width, height, depth]: Triple, [x, y, z]: Triple, paint: Paint, options: Turn & { bevel?: number } = {}): void {
    const bevel = options.bevel ?? Math.min(0.012, width * 0.2, height * 0.2, depth * 0.2);
    const geometry = bevel > 0 ? bevelledBox(width, height, depth, bevel) : new BoxGeometry(width, height, depth);
    this.add(geometry, paint, placed(x, y, z, options.yaw, 1, options.pitch, options.roll));
  }

  cylinder(topRadius: number, bottomRadius: number, height: number, [x, y, z]: Triple, paint: Paint, options: Turn & { sides?: number } = {}): void {
    this.add(
      new CylinderGeometry(topRadius, bottomRadius, height, options.sides ?? 12),
      paint,
      placed(x, y, z, options.yaw, 1, options.pitch, options.roll),
    );
  }

  /** A piece of a tiling surface; texture coordinates come from the world's metres. */
  surface(name: SurfaceName, geometry: BufferGeometry, look: SurfaceLook & { axis?: "xz" | "auto"; scale?: number } = {}, local?: Matrix4): Material {
    const piece = geometry.clone().applyMatrix4(local ? this.frame.clone().multiply(local) : this.frame);
    projectUv(piece, surfaceTextures(name).size * (look.scale ?? 1), look.axis ?? "xz");
    const key = `${name}/${new Color(look.color ?? 0xffffff)
      .toArray()
      .map((x) => x.toFixed(3))
      .join()}/${look.roughness ?? 1}/${look.relief ?? 1}/${look.puddles ?? false}/${look.vertexColors ?? false}/${look.side ?? 0}`;
    let entry = this.textured.get(key);
    if (!entry) this.textured.set(key, (entry = { material: surfaceMaterial(name, this.weathering, look), parts: [] }));
    entry.parts.push(piece.index ? piece.toNonIndexed() : piece);
    return entry.material;
  }

  /** Anything with a material of its own (pictures, glass, glow); same material objects are merged. */
  mesh(geometry: BufferGeometry, material: Material, local?: Matrix4): void {
    const piece = geometry.clone().applyMatrix4(local ? this.frame.clone().multiply(local) : this.frame);
    let entry = this.textured.get(material.uuid);
    if (!entry) this.textured.set(material.uuid, (entry = { material, parts: [] }));
    entry.parts.push(piece.index ? piece.toNonIndexed() : piece);
  }

  /** The soft dark under something that stands. */
  contact([x, y, z]: Triple, width: number, depth: number, yaw = 0, strength = 0.5): void {
    this.contacts.push({ matrix: this.worldMatrix(placed(x, y + 0.008, z, yaw, new Vector3(width, 1, depth))), strength });
  }

  /** Makes the meshes. Call once. */
  finish(): Group {
    const plainOf = new Map<Side, Material>();
    for (const { cell, side, cast } of this.plain.values()) {
      let material = plainOf.get(side);
      if (!material) plainOf.set(side, (material = plainMaterial(this.weathering, side)));
      this.show(new Mesh(cell.geometry(), material), cast);
    }
    for (const { material, parts } of this.textured.values()) {
      const keys = Object.keys(parts[0].attributes).filter((name) => parts.every((part) => part.attributes[name]));
      for (const part of parts) for (const name of Object.keys(part.attributes)) if (!keys.includes(name)) part.deleteAttribute(name);
      const merged = parts.length > 1 ? mergeGeometries(parts) : parts[0];
      this.show(new Mesh(merged, material), !material.transparent && (material as { isMeshBasicMaterial?: boolean }).isMeshBasicMaterial !== true);
    }
    if (this.contacts.length) this.root.add(contactMesh(this.contacts));
    return this.root;
  }

  private show(mesh: Mesh, cast: boolean): void {
    mesh.castShadow = cast;
    mesh.receiveShadow = true;
    mesh.matrixAutoUpdate = false;
    this.root.add(mesh);
  }
}

/** Texture coordinates in tiles of `size` metres, projected along the axis that each vertex faces most. */
function projectUv(geometry: BufferGeometry, size: number, axis: "xz" | "auto"): void {
  const flat = geometry.index && axis === "auto" ? geometry.toNonIndexed() : geometry;
  if (flat !== geometry) {
    geometry.copy(flat);
    geometry.setIndex(null);
  }
  const position = geometry.attributes.position,
    normal = geometry.attributes.normal,
    uv = new Float32Array(position.count * 2);
  for (let i = 0; i < position.count; i++) {
    const x = position.getX(i),
      y = position.getY(i),
      z = position.getZ(i);
    const upward = axis === "xz" || Math.abs(normal.getY(i)) > 0.6,
      sideways = Math.abs(normal.getX(i)) > Math.abs(normal.getZ(i));
    uv[i * 2] = (upward ? x : sideways ? z : x) / size;
    uv[i * 2 + 1] = (upward ? z : y) / size;
  }
  geometry.setAttribute("uv", new BufferAttribute(uv, 2));
}

export function contactMesh(contacts: { matrix: Matrix4; strength: number }[]): InstancedMesh {
  const geometry = new PlaneGeometry(1, 1).rotateX(-Math.PI / 2);
  geometry.setAttribute(
    "strength",
    new InstancedBufferAttribute(
      Float32Array.from(contacts, (c) => c.strength),
      1,
    ),
  );
  const mesh = new InstancedMesh(
    geometry,
    new ShaderMaterial({
      transparent: true,
      depthWrite: false,
      blending: MultiplyBlending,
      premultipliedAlpha: true,
      polygonOffset: true,
      polygonOffsetFactor: -2,
      toneMapped: false,
      vertexShader:
        "attribute float strength; varying vec2 vUv; varying float vStrength; void main() { vUv = uv; vStrength = strength; gl_Position = projectionMatrix * modelViewMatrix * instanceMatrix * vec4(position, 1.); }",
      fragmentShader:
        "varying vec2 vUv; varying float vStrength; void main() { vec2 q = abs(vUv - .5) * 2.; float dark = (1. - smoothstep(.3, 1., q.x)) * (1. - smoothstep(.3, 1., q.y)); gl_FragColor = vec4(vec3(1. - dark * vStrength), 1.); }",
    }),
    contacts.length,
  );
  contacts.forEach((contact, i) => mesh.setMatrixAt(i, contact.matrix));
  mesh.frustumCulled = false;
  mesh.renderOrder = 1;
  return mesh;
}
