// A theatre: boards between red curtains, footlights and a spot, rows of seats in the dark before them.
import { BufferAttribute, ConeGeometry, Mesh, PlaneGeometry, ShaderMaterial, AdditiveBlending, DoubleSide, Color } from "three";
import { placed, turned } from "../things/shapes.ts";
import { addMotes } from "./kits/air.ts";
import { along, interior } from "./kits/interior.ts";
import { buildRoom, type RoomLook } from "./kits/room.ts";
import { at, bounds, lane, mark, sit, stand, view, type PlaceRecipe, type Site } from "./site.ts";

const STAGE = 0.9; // metres above the stalls
const EDGE = 0.6; // the front of the boards, z
const ROOM: RoomLook = {
  width: 16,
  depth: 22,
  height: 8,
  wall: 0x4a2428,
  floor: "cloth",
  floorColor: 0x5a2024,
  trim: 0x8a6a34,
  ceiling: 0x2a1a1c,
  openings: [],
};

export const theatre: PlaceRecipe = {
  indoor: true,
  sunYaw: 180,
  swing: 0.1,
  ground: 0x3a2a20,
  async build(site) {
    buildRoom(site, ROOM);
    site.lit = 1;
    const { set } = site;
    set.surface(
      "planks",
      new PlaneGeometry(11, 8).rotateX(-Math.PI / 2),
      { color: 0xa87c54, roughness: 0.5, relief: 0.6 },
      placed(0, STAGE, EDGE - 4),
    );
    set.box([11.4, STAGE - 0.02, 0.2], [0, STAGE / 2 - 0.01, EDGE + 0.05], { color: 0x3a2018, rough: 0.5 });
    set.box([11.6, 0.07, 0.34], [0, STAGE + 0.01, EDGE + 0.06], { color: 0x5a3820, rough: 0.4 }, { bevel: 0.02 });
    arch(site);
    drape(site, [-4.6, 4.2, -0.35], 2.2, 6.4, 0x8a1420);
    drape(site, [4.6, 4.2, -0.35], 2.2, 6.4, 0x8a1420);
    for (const x of [-5.2, 5.2]) drape(site, [x, 4, -3.2], 1.6, 6.2, 0x3a1418);
    drape(site, [0, 3.9, -7.2], 11, 6.2, 0x2a1c2c);
    drape(site, [0, 6.85, -0.2], 11.4, 1.2, 0x8a1420);
    for (const x of along(-4.6, 4.6, 12)) {
      set.add(
        turned(
          [
            [0.09, 0],
            [0.09, 0.05],
            [0.05, 0.09],
          ],
          12,
        ),
        { color: 0xb8924a, metal: 0.8, rough: 0.3 },
        placed(x, STAGE + 0.03, EDGE),
      );
      site.glow(at(x, STAGE + 0.1, EDGE - 0.04), 0.03, 0xffd8a0, 3);
    }
    spot(site);
    set.cylinder(0.26, 0.26, 0.03, [1.9, STAGE + 0.7, -2.6], { color: 0x2a1a14, rough: 0.4 }, { sides: 24 });
    set.cylinder(0.03, 0.2, 0.7, [1.9, STAGE + 0.35, -2.6], { color: 0x1c1210, rough: 0.5 }, { sides: 12 });
    for (const [row, z] of along(3, 9.4, 6).entries()) for (const x of along(-5.6, 5.6, 13)) seat(site, x, z, row);
    addMotes(site, at(0, 3, -1.5), at(5, 4, 4), 60, 0xfff0d0, 0.9, 0.005);
    site.lamps.push(
      { position: at(0.6, 5.6, 1.6), color: 0xfff0d8, candela: 80, reach: 14 },
      { position: at(-3.4, 4.6, -1.4), color: 0x9aa8ff, candela: 12, reach: 9 },
      { position: at(3.6, 4.4, -2.4), color: 0xff9a6a, candela: 12, reach: 9 },
      { position: at(0, 1.4, 0.9), color: 0xffc890, candela: 3, reach: 6 },
    );
    const floor = (x: number, z: number) => (z < EDGE && Math.abs(x) < 5.6 ? STAGE : 0);
    return interior(ROOM, {
      centre: at(0, STAGE, -1.8),
      marks: [
        stand("spot", 0, STAGE, -1.6, 0),
        stand("left", -1.1, STAGE, -1.9, 0.25),
        stand("right", 1.1, STAGE, -1.9, -0.25),
        stand("back", 0, STAGE, -4.6, 0),
        mark("stand-top", "table-top", 1.9, STAGE + 0.72, -2.6, 0, 0.2),
        ...along(-3.73, 3.73, 9).map((x, i) => sit(`stalls-${i + 1}`, x, 0, 3, Math.PI, 0.45)),
      ],
      lanes: [lane("across", "walk", 1.4, [-4, STAGE, -2], [4, STAGE, -2]), lane("entrance", "walk", 1.2, [3.6, STAGE, -4.6], [0, STAGE, -1.6])],
      views: [view(0, 1.35, 2, 8), view(16, 1.3, 2, 6), view(-22, 1.4, 2, 5.5), view(150, 1.6, 2, 3.6)],
      cameraBounds: bounds(-6.5, 0.7, -6.6, 6.5, 6.4, 10.2),
      groundHeight: floor,
      surface: (x, z) => (floor(x, z) ? "wood" : "carpet"),
      ambience: ["studio", "murmur"],
      acoustics: { space: "hall", decaySeconds: 1.5, wet: 0.2 },
      shadow: { centre: at(0, 1, -2), reach: 9, depth: 24 },
      room: { exposure: 1.8, probe: at(0, 3, -1), keyDirection: at(0.15, 0.8, 0.6).normalize(), keyColor: 0xfff0d8, keyKelvin: 3400, ambient: 0.8 },
    });
  },
};

/** Gathered cloth, its centre at a point. */
function drape(site: Site, [x, y, z]: [number, number, number], width: number, height: number, color: number): void {
  const geometry = new PlaneGeometry(width, height, Math.round(width * 26), 8),
    position = geometry.attributes.position as BufferAttribute;
  for (let i = 0; i < position.count; i++) {
    const u = position.getX(i),
      v = position.getY(i) / height;
    position.setZ(i, 0.11 * Math.sin(u * 11 + x + Math.sin(v * 3 + x) * 0.4) + 0.04 * Math.sin(u * 27 + x * 2));
  }
  geometry.computeVertexNormals();
  site.set.add(geometry, { color, rough: 0.95 }, placed(x, y, z), { side: 2 });
}

/** The gilded frame of the picture. */
function arch(site: Site): void {
  const { set } = site,
    gilt = { color: 0xa87e38, metal: 0.7, rough: 0.4 },
    plaster = { color: 0x6a3034, rough: 0.8 };
  for (const side of [-1, 1]) {
    set.box([2.2, 8, 0.5], [side * 6.9, 4, 0.2], plaster);
    set.box([0.3, 7.4, 0.3], [side * 5.7, 3.7, 0.3], gilt, { bevel: 0.06 });
    set.box([0.12, 7.2, 0.4], [side * 5.95, 3.6, 0.32], { ...gilt, color: 0x7a5a28 }, { bevel: 0.03 });
  }
  set.box([12, 0.35, 0.4], [0, 7.35, 0.3], gilt, { bevel: 0.08 });
  set.box([16, 1, 0.5], [0, 7.7, 0.2], plaster);
}

/** A visible cone of light on to the middle of the boards. */
function spot(site: Site): void {
  const cone = new Mesh(
    new ConeGeometry(1.5, 6, 40, 1, true).translate(0, -3, 0),
    new ShaderMaterial({
      transparent: true,
      depthWrite: false,
      blending: AdditiveBlending,
      side: DoubleSide,
      toneMapped: false,
      uniforms: { color: { value: new Color(0xffe8c0).multiplyScalar(0.1) } },
      vertexShader:
        "varying float vDown, vEdge; void main() { vDown = -position.y / 6.; vec4 p = modelViewMatrix * vec4(position, 1.); vEdge = abs(dot(normalize(normalMatrix * normal), normalize(p.xyz))); gl_Position = projectionMatrix * p; }",
      fragmentShader:
        "varying float vDown, vEdge; uniform vec3 color; void main() { gl_FragColor = vec4(color * pow(vEdge, 2.) * (1. - vDown) * 1.5, 1.); }",
    }),
  );
  cone.position.set(0.5, 6.7, 0.6);
  cone.lookAt(0, STAGE, -1.8);
  cone.rotateX(-Math.PI / 2);
  cone.renderOrder = 4;
  site.root.add(cone);
}

function seat(site: Site, x: number, z: number, row: number): void {
  const { set } = site,
    plush = { color: row % 2 ? 0x7a1a22 : 0x701820, rough: 0.95 };
  set.within(placed(x, 0, z, Math.PI), () => {
    set.box([0.52, 0.12, 0.48], [0, 0.42, 0], plush, { bevel: 0.04 });
    set.box([0.54, 0.66, 0.11], [0, 0.76, -0.24], plush, { pitch: -0.16, bevel: 0.05 });
    for (const side of [-0.3, 0.3]) set.box([0.06, 0.62, 0.42], [side, 0.31, -0.02], { color: 0x2c1a12, rough: 0.5 });
  });
}
