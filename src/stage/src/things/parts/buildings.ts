// Buildings as things: a house with a garden door and a gabled roof, and a taller block.
import { BufferGeometry, DoubleSide, Float32BufferAttribute, SphereGeometry, type Vector3 } from "three";
import { glowMaterial } from "../materials.ts";
import { Fronts, type FacadeLook } from "../fronts/fronts.ts";
import { placed } from "../shapes.ts";
import { chosen, type Part } from "./part.ts";

function fourFronts(set: Parameters<Part>[0], look: Parameters<Part>[1], width: number, depth: number, front: FacadeLook): void {
  const fronts = new Fronts({
    set,
    weathering: set.weathering,
    lit: look.lit,
    glow: (position: Vector3, radius, color, strength) =>
      set.mesh(new SphereGeometry(radius, 8, 6).translate(position.x, position.y, position.z), glowMaterial(color, strength)),
  });
  for (const [yaw, length, x, z] of [
    [0, width, 0, depth / 2],
    [Math.PI / 2, depth, width / 2, 0],
    [Math.PI, width, 0, -depth / 2],
    [-Math.PI / 2, depth, -width / 2, 0],
  ] as const)
    set.within(placed(x, 0, z, yaw), () => fronts.add({ ...front, width: length, shop: yaw === 0 ? front.shop : undefined }));
}

/** A detached house, 9 × 7 m, two floors and a gabled roof. */
export const house: Part = (set, look) => {
  const wall = chosen(look, 0xd9c9a8).getHex(),
    width = 9,
    depth = 7,
    eaves = 7.2,
    ridge = 10;
  fourFronts(set, look, width, depth, { width, floors: 1, wall, near: true, shutters: 0x4f6a62, door: 0x7a2f28 });
  const w = width / 2 + 0.5,
    d = depth / 2 + 0.55,
    roof = new BufferGeometry();
  roof.setAttribute(
    "position",
    new Float32BufferAttribute(
      [
        -w,
        eaves,
        d,
        w,
        eaves,
        d,
        w,
        ridge,
        0,
        -w,
        eaves,
        d,
        w,
        ridge,
        0,
        -w,
        ridge,
        0,
        w,
        eaves,
        -d,
        -w,
        eaves,
        -d,
        -w,
        ridge,
        0,
        w,
        eaves,
        -d,
        -w,
        ridge,
        0,
        w,
        ridge,
        0,
      ],
      3,
    ),
  );
  roof.computeVertexNormals();
  set.add(roof, { color: 0x7a4434, rough: 0.8 }, undefined, { side: DoubleSide });
  const gable = new BufferGeometry();
  gable.setAttribute(
    "position",
    new Float32BufferAttribute(
      [
        -width / 2,
        eaves,
        depth / 2,
        -width / 2,
        ridge - 0.4,
        0,
        -width / 2,
        eaves,
        -depth / 2,
        width / 2,
        eaves,
        -depth / 2,
        width / 2,
        ridge - 0.4,
        0,
        width / 2,
        eaves,
        depth / 2,
      ],
      3,
    ),
  );
  gable.computeVertexNormals();
  set.add(gable, { color: wall, rough: 0.9 }, undefined, { side: DoubleSide });
};

/** A town house of five floors with a shop. */
export const building: Part = (set, look) =>
  fourFronts(set, look, 11, 9, {
    width: 11,
    floors: 4,
    wall: chosen(look, 0xc9a98a).getHex(),
    near: true,
    balcony: 3,
    shop: { name: "CORNER SHOP", color: 0x24352f, awning: [0x3a5a52, 0xe6dcc4] },
    roof: "cornice",
  });
