// The converted furniture catalogue (tools/convert-furniture.mjs): models by id, loaded on demand. The catalogue may be absent or a
// model not converted yet; then `model` gives null and the caller builds its own piece instead.
import {
  BufferAttribute,
  BufferGeometry,
  Color,
  DoubleSide,
  FrontSide,
  Mesh,
  MeshStandardMaterial,
  type InterleavedBufferAttribute,
  type Matrix4,
  type Side,
  type Texture,
} from "three";
import { GLTFLoader } from "three/examples/jsm/loaders/GLTFLoader.js";
import { MeshoptDecoder } from "three/examples/jsm/libs/meshopt_decoder.module.js";
import type { StageContext } from "../contracts.ts";
import type { Assembly } from "./assembly.ts";
import { glassMaterial, pictureMaterial, type Weathering } from "./materials.ts";

/** One row of furniture/index.json. Sizes in metres: width, height, depth. `top`: where things may stand. */
export interface ModelFacts {
  id: string;
  name: string;
  licence: string;
  creator: string;
  size: [number, number, number];
  top?: number;
  elevation?: number;
  lights?: [number, number, number][];
}
export type ModelPart =
  | { kind: "plain"; geometry: BufferGeometry; side: Side }
  | { kind: "picture"; geometry: BufferGeometry; side: Side; map: Texture; roughness: number; metalness: number; cutOut: boolean; tint?: Color }
  | { kind: "glass"; geometry: BufferGeometry; color: Color; opacity: number };
export interface Model {
  facts: ModelFacts;
  parts: ModelPart[];
}

const floats = (attribute: BufferAttribute | InterleavedBufferAttribute, width: number): BufferAttribute => {
  const values = new Float32Array(attribute.count * width);
  for (let i = 0; i < attribute.count; i++) for (let k = 0; k < width; k++) values[i * width + k] = attribute.getComponent(i, k);
  return new BufferAttribute(values, width);
};

/** The node's mesh in metres, without quantisation. */
function partOf(mesh: Mesh): ModelPart {
  const source = mesh.geometry.attributes,
    material = mesh.material as MeshStandardMaterial,
    geometry = new BufferGeometry();
  geometry.setAttribute("position", floats(source.position, 3));
  geometry.setAttribute("normal", floats(source.normal, 3));
  if (mesh.geometry.index) geometry.setIndex(mesh.geometry.index);
  const side = material.side === DoubleSide ? DoubleSide : FrontSide;
  if (material.map) {
    geometry.setAttribute("uv", floats(source.uv, 2));
    geometry.applyMatrix4(mesh.matrixWorld);
    return {
      kind: "picture",
      geometry,
      side,
      map: material.map,
      roughness: material.roughness,
      metalness: material.metalness,
      cutOut: material.alphaTest > 0,
    };
  }
  if (material.transparent) {
    geometry.applyMatrix4(mesh.matrixWorld);
    return { kind: "glass", geometry, color: material.color.clone(), opacity: material.opacity };
  }
  if (source.color) geometry.setAttribute("color", floats(source.color, 3));
  if (source._rm) geometry.setAttribute("finish", floats(source._rm, 2));
  geometry.applyMatrix4(mesh.matrixWorld);
  return { kind: "plain", geometry, side };
}

/** The line that names a model's maker; none for the public domain. */
export const creditOf = ({ name, creator, licence }: ModelFacts): string[] =>
  licence.startsWith("CC0") ? [] : [`“${name}” by ${creator}, ${licence} (modified)`];

export class FurnitureLibrary {
  private readonly loader = new GLTFLoader().setMeshoptDecoder(MeshoptDecoder);
  private readonly models = new Map<string, Promise<Model | null>>();
  private index: Promise<Map<string, ModelFacts>> | null = null;

  constructor(private readonly url: (path: string) => string) {}

  facts(): Promise<Map<string, ModelFacts>> {
    this.index ??= this.readIndex();
    return this.index;
  }

  model(id: string): Promise<Model | null> {
    let model = this.models.get(id);
    if (!model) this.models.set(id, (model = this.load(id)));
    return model;
  }

  private async readIndex(): Promise<Map<string, ModelFacts>> {
    const answer = await fetch(this.url("furniture/index.json")).catch(() => null);
    if (!answer?.ok) return new Map();
    const rows = (await answer.json().catch(() => [])) as ModelFacts[];
    return new Map(rows.map((row) => [row.id, row]));
  }

  private async load(id: string): Promise<Model | null> {
    const facts = (await this.facts()).get(id);
    if (!facts) return null;
    const answer = await fetch(this.url(`furniture/${id}.glb`)).catch(() => null);
    if (!answer?.ok) return null;
    const gltf = await this.loader.parseAsync(await answer.arrayBuffer(), "");
    gltf.scene.updateMatrixWorld(true);
    const parts: ModelPart[] = [];
    gltf.scene.traverse((node) => {
      if (node instanceof Mesh) parts.push(partOf(node));
    });
    return { facts, parts };
  }
}

const libraries = new Map<string, FurnitureLibrary>();
/** One library for each root of the stage, kept for the page's life. */
export function furnitureOf(context: StageContext): FurnitureLibrary {
  const root = context.url("furniture/");
  let library = libraries.get(root);
  if (!library) libraries.set(root, (library = new FurnitureLibrary((path) => context.url(path))));
  return library;
}

const pictures = new WeakMap<Weathering, Map<string, MeshStandardMaterial>>();

/** Puts a model into an assembly. The tint multiplies its colours; keep it bright (above 0xb0) or dark models go black. */
export function placeModel(set: Assembly, model: Model, matrix: Matrix4, tint?: number | Color): void {
  const color = new Color(tint ?? 0xffffff);
  for (const part of model.parts) {
    if (part.kind === "plain") set.add(part.geometry, { color }, matrix, { side: part.side });
    else if (part.kind === "glass") set.mesh(part.geometry, glassOf(set.weathering, part.color, part.opacity), matrix);
    else {
      const known = pictures.get(set.weathering) ?? new Map<string, MeshStandardMaterial>();
      pictures.set(set.weathering, known);
      const shade = part.tint ?? color,
        key = `${part.map.uuid}/${part.side}/${shade.getHexString()}`;
      let material = known.get(key);
      if (!material) {
        material = pictureMaterial(part.map, set.weathering, {
          roughness: part.roughness,
          metalness: part.metalness,
          side: part.side,
          alphaTest: part.cutOut ? 0.5 : 0,
          color: shade,
        });
        known.set(key, material);
      }
      set.mesh(part.geometry, material, matrix);
    }
  }
}

const glasses = new WeakMap<Weathering, Map<string, MeshStandardMaterial>>();
function glassOf(weathering: Weathering, color: Color, opacity: number): MeshStandardMaterial {
  const known = glasses.get(weathering) ?? new Map<string, MeshStandardMaterial>();
  glasses.set(weathering, known);
  const key = `${color.getHexString()}/${opacity.toFixed(1)}`;
  let material = known.get(key);
  if (!material) known.set(key, (material = glassMaterial(color, opacity)));
  return material;
}
