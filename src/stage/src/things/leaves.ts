// Leaves by cards: sprays painted once, and crowns of cards whose normals follow the crown's shape.
import { BufferAttribute, BufferGeometry, Euler, Quaternion, Vector3, type Texture } from "three";
import { between, noise, seeded, type Random } from "./noise.ts";
import { painted } from "./surfaces.ts";

/** A spray of leaves on one card: drawn in white and grey, coloured by the instance. */
const sprays = new Map<string, Texture>();
export function spray(shape: "leaf" | "needle" | "frond"): Texture {
  const known = sprays.get(shape);
  if (known) return known;
  const texture = painted(128, 128, (pen, width, height) => {
    const random = seeded(shape.length * 31 + 7);
    pen.clearRect(0, 0, width, height);
    // the transparent part keeps a leaf colour, so that smaller mipmaps have no dark rims
    pen.fillStyle = "rgba(190,190,190,0.004)";
    pen.fillRect(0, 0, width, height);
    const leaf = (x: number, y: number, length: number, thick: number, angle: number, value: number) => {
      pen.save();
      pen.translate(x, y);
      pen.rotate(angle);
      pen.fillStyle = `rgb(${value},${value},${value})`;
      pen.beginPath();
      pen.moveTo(0, 0);
      pen.quadraticCurveTo(length * 0.5, -thick, length, 0);
      pen.quadraticCurveTo(length * 0.5, thick, 0, 0);
      pen.fill();
      pen.restore();
    };
    if (shape === "leaf")
      for (let i = 0; i < 170; i++) {
        const angle = random() * 6.283,
          r = Math.sqrt(random()) * 52;
        leaf(64 + Math.cos(angle) * r, 64 + Math.sin(angle) * r, 12 + random() * 9, 4.5 + random() * 3, random() * 6.283, 130 + random() * 120);
      }
    else if (shape === "needle")
      for (let twig = 0; twig < 9; twig++) {
        const bend = (twig / 8 - 0.5) * 1.5;
        for (let i = 0; i < 34; i++) {
          const along = i / 34,
            x = 10 + along * 104,
            y = 64 + bend * along * 60;
          for (const side of [-1, 1]) leaf(x, y, 12 * (1.1 - along * 0.5), 1.7, bend * 0.7 + side * (0.75 + random() * 0.3), 110 + random() * 120);
        }
      }
    else
      for (let i = 0; i < 42; i++) {
        const along = i / 42,
          x = 4 + along * 112,
          y = 64 - Math.sin(along * 3.1) * 4;
        for (const side of [-1, 1])
          leaf(x, y, 46 * Math.sin(Math.PI * Math.min(1, along * 0.85 + 0.15)) + 5, 3.2, side * (0.95 - along * 0.4), 120 + random() * 110);
      }
  });
  sprays.set(shape, texture);
  return texture;
}

export interface Card {
  centre: Vector3;
  size: number;
  turn: Quaternion;
  normal: Vector3;
  sway: number;
  stretch?: number;
  shade: number;
}

/** Two triangles a card; its normals point out of the crown. */
export function cardGeometry(cards: Card[]): BufferGeometry {
  const positions: number[] = [],
    normals: number[] = [],
    uvs: number[] = [],
    sways: number[] = [],
    colors: number[] = [],
    index: number[] = [],
    corner = new Vector3();
  cards.forEach((card, i) => {
    for (const [u, v] of [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ]) {
      corner.set((u - 0.5) * card.size * (card.stretch ?? 1), (v - 0.5) * card.size, 0).applyQuaternion(card.turn);
      const normal = corner
        .clone()
        .multiplyScalar(0.35 / card.size)
        .add(card.normal)
        .normalize();
      positions.push(card.centre.x + corner.x, card.centre.y + corner.y, card.centre.z + corner.z);
      normals.push(normal.x, normal.y, normal.z);
      uvs.push(u, v);
      sways.push(card.sway);
      colors.push(card.shade, card.shade, card.shade);
    }
    index.push(i * 4, i * 4 + 1, i * 4 + 2, i * 4, i * 4 + 2, i * 4 + 3);
  });
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(positions), 3));
  geometry.setAttribute("normal", new BufferAttribute(new Float32Array(normals), 3));
  geometry.setAttribute("uv", new BufferAttribute(new Float32Array(uvs), 2));
  geometry.setAttribute("sway", new BufferAttribute(new Float32Array(sways), 1));
  geometry.setAttribute("color", new BufferAttribute(new Float32Array(colors), 3));
  geometry.setIndex(index);
  return geometry;
}

const randomTurn = (random: Random, tilt = 1.2): Quaternion =>
  new Quaternion().setFromEuler(new Euler((random() - 0.5) * tilt * 2, random() * 6.283, (random() - 0.5) * tilt));

/** Leaf clusters on the skin and inside of an ellipsoid; those inside are darker. */
export function crown(random: Random, count: number, centre: Vector3, radius: Vector3, size: number): Card[] {
  const cards: Card[] = [];
  for (let i = 0; i < count; i++) {
    const direction = new Vector3(random() - 0.5, random() - 0.42, random() - 0.5).normalize(),
      reach = 0.45 + 0.55 * Math.sqrt(random());
    const lumpy = 0.8 + 0.4 * noise(direction.x * 2.2 + 9 + centre.y, direction.z * 2.2 + direction.y * 2 + 9);
    const place = direction
      .clone()
      .multiply(radius)
      .multiplyScalar(reach * lumpy)
      .add(centre);
    cards.push({
      centre: place,
      size: size * between(random, 0.75, 1.25),
      turn: randomTurn(random),
      normal: direction
        .clone()
        .add(new Vector3(0, 0.25, 0))
        .normalize(),
      sway: 0.03 + 0.03 * reach,
      shade: 0.5 + 0.55 * reach * (0.75 + 0.25 * direction.y),
    });
  }
  return cards;
}
