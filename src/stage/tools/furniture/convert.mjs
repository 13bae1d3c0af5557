// One model: OBJ → metres with the origin on the floor's centre and the front towards +z → few primitives → glb.
// Everything opaque without a picture becomes one primitive: linear colour in COLOR_0, roughness and metalness in _RM.
import { basename, dirname } from "node:path";
import { Document, Logger, NodeIO } from "@gltf-transform/core";
import { ALL_EXTENSIONS, EXTTextureWebP } from "@gltf-transform/extensions";
import { meshopt } from "@gltf-transform/functions";
import { MeshoptEncoder } from "meshoptimizer";
import sharp from "sharp";
import { lookOf } from "./look.mjs";
import { readObj } from "./obj.mjs";
import { budgetOf, simplify } from "./simplify.mjs";

const PICTURE_SIZE = 512,
  SMOOTH = 0.77; /* cosine of 40°: the crease angle where the file brings no normals */
await MeshoptEncoder.ready;
sharp.cache(false);
sharp.concurrency(1);
const io = new NodeIO().registerExtensions(ALL_EXTENSIONS).registerDependencies({ "meshopt.encoder": MeshoptEncoder });
const subtract = (a, b) => [a[0] - b[0], a[1] - b[1], a[2] - b[2]],
  dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const normalised = (v) => {
  const length = Math.hypot(...v);
  return length > 1e-9 ? v.map((x) => x / length) : null;
};
const turned = (m, [x, y, z]) => (m ? [m[0] * x + m[1] * y + m[2] * z, m[3] * x + m[4] * y + m[5] * z, m[6] * x + m[7] * y + m[8] * z] : [x, y, z]);

/** @returns {Promise<Uint8Array>} the glb */
export async function convert(entry) {
  const { facts, archive, file } = entry,
    source = readObj(archive, file),
    fit = fitToSize(source, entry);
  const positions = fit.positions,
    pictures = new Pictures(archive, file),
    groups = await groupByLook(source, positions, pictures);
  const total = groups.reduce((sum, group) => sum + group.triangles.length, 0);
  if (!total) throw new Error("the model has no faces");
  const weld = welded(positions),
    openShare = openEdges(groups, weld),
    doubleSided = entry.doubleSided || openShare > 0.03;
  const smooth = source.normals.length ? null : facesAt(groups, weld);

  const document = new Document().setLogger(new Logger(Logger.Verbosity.ERROR)),
    buffer = document.createBuffer(),
    scene = document.createScene(facts.id),
    mesh = document.createMesh(facts.id);
  if (pictures.used) document.createExtension(EXTTextureWebP).setRequired(true);
  const budget = budgetOf(facts.size, facts.category) * 0.9,
    textures = new Map();
  for (const group of groups) {
    const primitive = buildPrimitive(document, buffer, group, {
      source,
      positions,
      weld,
      smooth,
      scale: fit.scale,
      triangles: Math.max(24, Math.floor((budget * group.triangles.length) / total)),
    });
    if (primitive) mesh.addPrimitive(primitive.setMaterial(materialOf(document, group, doubleSided, textures)));
  }
  if (!mesh.listPrimitives().length) throw new Error("nothing is left after simplifying");
  document.getRoot().getAsset().generator = "convert-furniture.mjs";
  document.getRoot().getAsset().copyright = `${facts.licence}; ${facts.creator}; modified`;
  scene.addChild(document.createNode(facts.id).setMesh(mesh).setExtras(facts));
  await document.transform(
    meshopt({
      encoder: MeshoptEncoder,
      level: "medium",
      quantizePosition: 14,
      quantizeTexcoord: 12,
      quantizeNormal: 8,
      quantizeGeneric: 8,
      quantizeColor: 12,
    }),
  );
  return io.writeBinary(document);
}

/** Turns the model as its catalogue says and stretches each axis to the size that it gives. */
function fitToSize(source, { facts, rotation }) {
  const turnedPositions = source.positions.map((v) => turned(rotation, v)),
    low = [Infinity, Infinity, Infinity],
    high = [-Infinity, -Infinity, -Infinity];
  source.normals = source.normals.map((v) => turned(rotation, v));
  for (const corners of source.groups.values())
    for (const [i] of corners)
      for (let k = 0; k < 3; k++) {
        low[k] = Math.min(low[k], turnedPositions[i][k]);
        high[k] = Math.max(high[k], turnedPositions[i][k]);
      }
  const scale = facts.size.map((size, k) => size / Math.max(1e-6, high[k] - low[k]));
  return {
    scale,
    positions: turnedPositions.map((v) => [
      (v[0] - (low[0] + high[0]) / 2) * scale[0],
      (v[1] - low[1]) * scale[1],
      (v[2] - (low[2] + high[2]) / 2) * scale[2],
    ]),
  };
}

/** Pictures by base name anywhere beside the model: authors left absolute paths and wrong cases. */
class Pictures {
  used = 0;
  #known = new Map();
  constructor(archive, file) {
    this.archive = archive;
    this.names = archive.names().filter((name) => name.startsWith(`${dirname(file)}/`) && /\.(png|jpe?g)$/i.test(name));
  }

  async find(reference) {
    const stem = (name) => basename(name.replaceAll("\\", "/")).trim().toLowerCase(),
      wanted = stem(decodeURIComponent(reference.replace(/^(-\w+\s+[\d.\s-]+)+/, "")));
    const path =
      this.names.find((name) => stem(name) === wanted) ??
      this.names.find((name) => stem(name).replace(/\.\w+$/, "") === wanted.replace(/\.\w+$/, ""));
    if (!path) return null;
    if (!this.#known.has(path)) this.#known.set(path, await this.#shrink(path));
    this.used++;
    return this.#known.get(path);
  }

  async #shrink(path) {
    const bytes = this.archive.read(path),
      image = sharp(bytes, { failOn: "none" }),
      { width, height, hasAlpha } = await image.metadata(),
      share = Math.min(1, PICTURE_SIZE / Math.max(width, height));
    const opaque = !hasAlpha || (await sharp(bytes, { failOn: "none" }).stats()).isOpaque;
    const data = await image
      .resize({ width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)), fit: "fill" })
      .webp({ quality: 80, alphaQuality: 90, effort: 3 })
      .toBuffer();
    return { path, opaque, data };
  }
}

/** One group for everything plain, one for each picture, one for each kind of glass. */
async function groupByLook(source, positions, pictures) {
  const groups = new Map();
  for (const [name, corners] of source.groups) {
    const material = { ...(source.materials.get(name) ?? { name, diffuse: [0.7, 0.7, 0.7], specular: [0, 0, 0], shininess: 0, opacity: 1 }) };
    const reference = material.picture ?? material.mask,
      picture = reference ? await pictures.find(reference) : null;
    if (reference && !picture) {
      if (/wood|holz|oak|laminat|tree|madera|bois/i.test(reference)) material.diffuse = [0.55, 0.38, 0.24];
      material.picture = undefined;
    }
    const look = lookOf(material),
      kind = picture ? "picture" : look.glass ? "glass" : "plain";
    const key = picture ? `${picture.path}/${look.metal > 0.5}` : kind === "glass" ? `glass${material.opacity.toFixed(2)}` : "plain";
    const group = groups.get(key) ?? { kind, picture, opacity: material.opacity, metal: look.metal, roughness: 0, corners: 0, triangles: [] };
    groups.set(key, group);
    group.roughness += look.rough * corners.length;
    group.corners += corners.length;
    for (let i = 0; i < corners.length; i += 3) {
      const [a, b, c] = [corners[i], corners[i + 1], corners[i + 2]],
        normal = cross(subtract(positions[b[0]], positions[a[0]]), subtract(positions[c[0]], positions[a[0]])),
        area = Math.hypot(...normal);
      if (area > 1e-12) group.triangles.push({ corners: [a, b, c], normal: normal.map((x) => x / area), area, look });
    }
  }
  return [...groups.values()].filter((group) => group.triangles.length);
}

/** The same number for positions within a fifth of a millimetre. */
function welded(positions) {
  const known = new Map();
  return positions.map((v) => {
    const key = v.map((x) => Math.round(x * 5e3)).join();
    if (!known.has(key)) known.set(key, known.size);
    return known.get(key);
  });
}

/** The share of edges with one face only: thin sheets, which are seen from both sides. */
function openEdges(groups, weld) {
  const edges = new Map();
  for (const group of groups)
    for (const { corners } of group.triangles)
      corners.forEach((corner, i) => {
        const a = weld[corner[0]],
          b = weld[corners[(i + 1) % 3][0]],
          key = a < b ? a * 4194304 + b : b * 4194304 + a;
        edges.set(key, (edges.get(key) ?? 0) + 1);
      });
  return [...edges.values()].filter((count) => count === 1).length / Math.max(1, edges.size);
}

function facesAt(groups, weld) {
  const at = new Map();
  for (const group of groups)
    for (const triangle of group.triangles) for (const [i] of triangle.corners) at.set(weld[i], [...(at.get(weld[i]) ?? []), triangle]);
  return at;
}

function normalOf(corner, triangle, { source, weld, smooth, scale }) {
  const given = corner[2] >= 0 ? source.normals[corner[2]] : null,
    fromFile = given && normalised(given.map((x, k) => x / scale[k]));
  if (fromFile) return fromFile;
  if (!smooth) return triangle.normal;
  const sum = [0, 0, 0];
  for (const other of smooth.get(weld[corner[0]]))
    if (dot(other.normal, triangle.normal) > SMOOTH) for (let k = 0; k < 3; k++) sum[k] += other.normal[k] * other.area;
  return normalised(sum) ?? triangle.normal;
}

function buildPrimitive(document, buffer, group, context) {
  const { source, positions } = context,
    plain = group.kind === "plain",
    known = new Map(),
    position = [],
    normal = [],
    uv = [],
    color = [],
    finish = [],
    corners = [];
  for (const triangle of group.triangles)
    for (const corner of triangle.corners) {
      const n = normalOf(corner, triangle, context),
        at = positions[corner[0]],
        u = group.picture ? (source.texture[corner[1]] ?? [0, 0]) : null,
        { look } = triangle;
      const key = [
        at.map((x) => Math.round(x * 1e5)),
        n.map((x) => Math.round(x * 40)),
        u?.map((x) => Math.round(x * 4096)),
        plain && [look.color.map((x) => Math.round(x * 255)), Math.round(look.rough * 50), look.metal],
      ].join("|");
      let i = known.get(key);
      if (i === undefined) {
        known.set(key, (i = position.length / 3));
        position.push(...at);
        normal.push(...n);
        if (u) uv.push(u[0], 1 - u[1]);
        if (plain) {
          color.push(...look.color, 1);
          finish.push(look.rough, look.metal);
        }
      }
      corners.push(i);
    }
  const points = Float32Array.from(position),
    weights = group.picture ? [0.3, 0.3, 0.3, 0.6, 0.6] : plain ? [0.3, 0.3, 0.3, 0.5, 0.5, 0.5] : [0.3, 0.3, 0.3],
    stride = weights.length,
    attributes = new Float32Array((points.length / 3) * stride);
  for (let i = 0; i < points.length / 3; i++) {
    attributes.set(normal.slice(i * 3, i * 3 + 3), i * stride);
    if (group.picture) attributes.set(uv.slice(i * 2, i * 2 + 2), i * stride + 3);
    else if (plain) attributes.set(color.slice(i * 4, i * 4 + 3), i * stride + 3);
  }
  const index = simplify(Uint32Array.from(corners), points, attributes, stride, weights, context.triangles);
  if (!index.length) return null;
  // keep only the vertices that are left, in the order of use
  const order = new Map(),
    compact = Uint32Array.from(index, (i) => {
      if (!order.has(i)) order.set(i, order.size);
      return order.get(i);
    });
  const take = (values, width) => [...order.keys()].flatMap((i) => Array.from(values.slice(i * width, i * width + width)));
  const accessor = (type, array) => document.createAccessor().setType(type).setArray(array).setBuffer(buffer);
  const primitive = document
    .createPrimitive()
    .setIndices(accessor("SCALAR", order.size < 65536 ? Uint16Array.from(compact) : compact))
    .setAttribute("POSITION", accessor("VEC3", Float32Array.from(take(points, 3))))
    .setAttribute("NORMAL", accessor("VEC3", Float32Array.from(take(normal, 3))));
  if (group.picture) primitive.setAttribute("TEXCOORD_0", accessor("VEC2", Float32Array.from(take(uv, 2))));
  if (plain)
    primitive
      .setAttribute(
        "COLOR_0",
        accessor(
          "VEC4",
          Uint16Array.from(take(color, 4), (x) => Math.round(x * 65535)),
        ).setNormalized(true),
      )
      .setAttribute(
        "_RM",
        accessor(
          "VEC2",
          Uint8Array.from(take(finish, 2), (x) => Math.round(x * 255)),
        ).setNormalized(true),
      );
  return primitive;
}

function materialOf(document, group, doubleSided, textures) {
  const cutOut = group.picture && !group.picture.opaque,
    glass = group.kind === "glass",
    material = document
      .createMaterial(group.kind)
      .setRoughnessFactor(group.roughness / group.corners)
      .setMetallicFactor(group.kind === "picture" && group.metal > 0.5 ? 0.85 : 0)
      .setDoubleSided(doubleSided || cutOut || glass)
      .setAlphaMode(cutOut ? "MASK" : glass ? "BLEND" : "OPAQUE");
  if (glass) material.setBaseColorFactor([...group.triangles[0].look.color, Math.min(0.9, Math.max(0.12, group.opacity))]);
  if (cutOut) material.setAlphaCutoff(0.5);
  if (group.picture) {
    let texture = textures.get(group.picture.path);
    if (!texture)
      textures.set(
        group.picture.path,
        (texture = document.createTexture(basename(group.picture.path)).setImage(group.picture.data).setMimeType("image/webp")),
      );
    material.setBaseColorTexture(texture);
  }
  return material;
}
