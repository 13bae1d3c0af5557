// OBJ and MTL as these catalogues write them: negative indices, polygons, several material libraries, materials that nobody defines.
import { dirname, posix } from "node:path";
import { ShapeUtils, Vector2 } from "three";

const DEFAULT_MATERIAL = () => ({ diffuse: [0.8, 0.8, 0.8], specular: [0, 0, 0], shininess: 0, opacity: 1 });

function readMaterials(text, into) {
  let material = null;
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim(),
      key = line.split(/\s+/, 1)[0],
      value = line.slice(key.length).trim(),
      numbers = value.split(/\s+/).map(Number);
    if (key === "newmtl") into.set(value, (material = { name: value, ...DEFAULT_MATERIAL() }));
    else if (!material) continue;
    else if (key === "Kd") material.diffuse = numbers.slice(0, 3);
    else if (key === "Ks") material.specular = numbers.slice(0, 3);
    else if (key === "Ns") material.shininess = numbers[0] || 0;
    else if (key === "d") material.opacity = Number.isFinite(numbers.at(-1)) ? numbers.at(-1) : 1;
    else if (key === "Tr" && material.opacity === 1) material.opacity = 1 - numbers[0];
    else if (key === "map_Kd") material.picture = value;
    else if (key === "map_d") material.mask = value;
  }
}

/** Cuts a polygon by ears on its own plane; a fan when that fails. */
function triangulate(corners, positions) {
  let nx = 0,
    ny = 0,
    nz = 0;
  corners.forEach((corner, i) => {
    const a = positions[corner[0]],
      b = positions[corners[(i + 1) % corners.length][0]];
    nx += (a[1] - b[1]) * (a[2] + b[2]);
    ny += (a[2] - b[2]) * (a[0] + b[0]);
    nz += (a[0] - b[0]) * (a[1] + b[1]);
  });
  const ax = Math.abs(nx),
    ay = Math.abs(ny),
    az = Math.abs(nz);
  const flat = corners.map(([i]) => {
    const v = positions[i];
    if (ax >= ay && ax >= az) return new Vector2(v[1] * Math.sign(nx), v[2]);
    return ay >= az ? new Vector2(v[2] * Math.sign(ny), v[0]) : new Vector2(v[0] * Math.sign(nz), v[1]);
  });
  const cut = ShapeUtils.triangulateShape(flat, []);
  return cut.length === corners.length - 2 ? cut : Array.from({ length: corners.length - 2 }, (_, i) => [0, i + 1, i + 2]);
}

/** Positions, texture coordinates, normals, and for each material a flat list of corners [position, texture, normal] (−1 = none). */
export function readObj(archive, file) {
  const positions = [],
    texture = [],
    normals = [],
    groups = new Map(),
    materials = new Map(),
    names = new Set(archive.names());
  const library = (name) => {
    const path = posix.join(dirname(file), posix.basename(name));
    if (names.has(path)) readMaterials(archive.read(path).toString("latin1"), materials);
  };
  const index = (text, length) => {
    const i = parseInt(text, 10);
    return i < 0 ? length + i : i - 1;
  };
  let current = "none";
  for (const line of archive
    .read(file)
    .toString("latin1")
    .replace(/\\\r?\n/g, " ")
    .split(/\r?\n/)) {
    const words = line.trim().split(/\s+/);
    switch (words[0]) {
      case "v":
        positions.push(words.slice(1, 4).map(Number));
        break;
      case "vt":
        texture.push(words.slice(1, 3).map(Number));
        break;
      case "vn":
        normals.push(words.slice(1, 4).map(Number));
        break;
      case "usemtl":
        current = line.trim().slice(6).trim();
        break;
      case "mtllib": {
        const rest = line.trim().slice(6).trim();
        for (const name of new Set([rest, ...rest.split(/\s+/)])) library(name);
        break;
      }
      case "f": {
        const corners = words
          .slice(1)
          .map((word) => {
            const part = word.split("/");
            return [index(part[0], positions.length), part[1] ? index(part[1], texture.length) : -1, part[2] ? index(part[2], normals.length) : -1];
          })
          .filter((corner) => positions[corner[0]]);
        if (corners.length < 3) break;
        const group = groups.get(current) ?? [];
        groups.set(current, group);
        const cuts =
          corners.length === 3
            ? [[0, 1, 2]]
            : corners.length === 4
              ? [
                  [0, 1, 2],
                  [0, 2, 3],
                ]
              : triangulate(corners, positions);
        for (const [a, b, c] of cuts) group.push(corners[a], corners[b], corners[c]);
      }
    }
  }
  if (!materials.size) library(file.replace(/\.obj$/i, ".mtl"));
  return { positions, texture, normals, groups, materials };
}
