// A compact saloon of no maker: a lofted body with real wheel arches, a glasshouse on pillars, lamps, plates, spoked wheels.
import { Color, CylinderGeometry, DoubleSide, SphereGeometry, TorusGeometry, Vector3 } from "three";
import type { Assembly, Paint } from "../assembly.ts";
import { glowMaterial } from "../materials.ts";
import { bar, loft, placed } from "../shapes.ts";
import { mix, smoothstep } from "../noise.ts";
import { chosen, type Part, type PartLook } from "./part.ts";

export const CAR = { length: 4.24, width: 1.74, wheelRadius: 0.315, axles: [1.3, -1.25], track: 0.755 } as const;
const ARCH = 0.375,
  FRONT = 2.12,
  REAR = -2.12;
const BLACK: Paint = { color: 0x0d0e10, rough: 0.6 },
  GLASS: Paint = { color: 0x11191f, rough: 0.04, metal: 0.1 },
  CHROME: Paint = { color: 0xc4c8cc, rough: 0.15, metal: 1 };
const CAR_COLOURS = [0x8c1f1a, 0x2a4a78, 0x3c4a42, 0xb8b4a8, 0x26282c, 0xd0c4a2, 0x5a6a74, 0x6e2f2a, 0x8fa6ae];

/** Half the width and the height of the belt line at a station along the car. */
const halfWidth = (z: number) => 0.87 * (1 - 0.16 * smoothstep(z, 1.35, FRONT) ** 1.6 - 0.1 * smoothstep(-z, 1.5, -REAR) ** 1.6);
const belt = (z: number) => 0.9 - 0.2 * smoothstep(z, 0.75, FRONT) - 0.05 * smoothstep(-z, 1.3, -REAR) - 0.06 * smoothstep(z, 1.8, FRONT);
const sill = (z: number): number => {
  let low = 0.21 + 0.1 * smoothstep(Math.abs(z), 1.75, 2.12);
  for (const axle of CAR.axles) if (Math.abs(z - axle) < ARCH) low = Math.max(low, CAR.wheelRadius + Math.sqrt(ARCH ** 2 - (z - axle) ** 2));
  return low;
};

function bodySections(): Vector3[][] {
  const stations: number[] = [];
  for (let z = REAR; z <= FRONT + 1e-6; z += 0.053) stations.push(z);
  return stations.map((z) => {
    const half = halfWidth(z),
      low = sill(z),
      top = belt(z),
      nose = smoothstep(Math.abs(z), 2.0, 2.12) * 0.05,
      right: Vector3[] = [];
    right.push(
      new Vector3(half - 0.1, low, z),
      new Vector3(half - 0.02 - nose, low + 0.015, z),
      new Vector3(half - nose * 0.5, mix(low, top, 0.3), z),
      new Vector3(half - nose * 0.5, mix(low, top, 0.62), z),
      new Vector3(half - 0.025, top - 0.07, z),
      new Vector3(half - 0.075, top - 0.015, z),
      new Vector3(half - 0.2, top + 0.012, z),
      new Vector3(0, top + 0.035, z),
    );
    return [
      ...right,
      ...right
        .slice(0, -1)
        .reverse()
        .map((p) => new Vector3(-p.x, p.y, p.z)),
    ];
  });
}

/** The roof line: where the glasshouse starts at the belt and ends under the roof. */
const ROOF = { front: 0.32, rear: -1.02, windscreen: 1.02, backlight: -1.66, height: 1.41, half: 0.58, beltHalf: 0.77 };

function glasshouse(set: Assembly, paint: Paint): void {
  const { front, rear, windscreen, backlight, height, half, beltHalf } = ROOF;
  const base = (z: number, side: number) => new Vector3(side * Math.min(beltHalf, halfWidth(z) - 0.09), belt(z) + 0.01, z),
    roof = (z: number, side: number) => new Vector3(side * half, height - 0.05, z);
  const panel = (a: Vector3[], b: Vector3[], material: Paint) => set.add(loft([a, b]), material, undefined, { side: DoubleSide });
  const arc = (left: Vector3, right: Vector3, bulgeY: number, bulgeZ: number) =>
    Array.from({ length: 7 }, (_, i) => {
      const s = i / 6,
        bulge = 1 - (2 * s - 1) ** 2;
      return left
        .clone()
        .lerp(right, s)
        .add(new Vector3(0, bulge * bulgeY, bulge * bulgeZ));
    });
  panel(arc(base(windscreen, -1), base(windscreen, 1), 0.01, 0.1), arc(roof(front, -1), roof(front, 1), 0.045, 0.06), GLASS);
  panel(arc(base(backlight, 1), base(backlight, -1), 0.01, -0.08), arc(roof(rear, 1), roof(rear, -1), 0.045, -0.05), GLASS);
  for (const side of [-1, 1]) {
    const low = [windscreen - 0.06, -0.32, backlight + 0.12].map((z) => base(z, side)),
      high = [front - 0.02, -0.34, rear + 0.04].map((z) => roof(z, side));
    panel(side > 0 ? low : [...low].reverse(), side > 0 ? high : [...high].reverse(), GLASS);
    set.add(bar(base(windscreen, side), roof(front, side), 0.034, 6, 0.03), paint);
    set.add(bar(base(-0.32, side), roof(-0.34, side), 0.03, 6), { color: 0x16181a, rough: 0.4 });
    set.add(bar(base(backlight, side), roof(rear, side), 0.06, 6, 0.045), paint);
    set.add(bar(roof(front, side), roof(rear, side), 0.036, 6), paint);
    set.box([0.015, 0.03, windscreen - backlight - 0.1], [side * (beltHalf + 0.005), belt(-0.3) + 0.015, (windscreen + backlight) / 2], CHROME, {
      bevel: 0.004,
    });
  }
  const roofSections = [front + 0.03, front - 0.3, -0.35, rear + 0.25, rear - 0.03].map((z) =>
    arc(roof(z, 1), roof(z, -1), 0.075, 0).map((p) => p.setY(p.y + 0.012)),
  );
  set.add(loft(roofSections), paint, undefined, { side: DoubleSide });
}

/** One wheel, its axle along x, its centre at the origin; `outer` is the side that shows. */
export function wheel(set: Assembly, outer: 1 | -1): void {
  const radius = CAR.wheelRadius;
  set.add(new TorusGeometry(radius - 0.075, 0.078, 8, 22).rotateY(Math.PI / 2).scale(1.25, 1, 1), { color: 0x15161a, rough: 0.85 });
  set.add(new CylinderGeometry(radius - 0.08, radius - 0.08, 0.15, 20).rotateZ(Math.PI / 2), { color: 0x202226, rough: 0.5, metal: 0.5 });
  set.add(new TorusGeometry(radius - 0.095, 0.02, 5, 20).rotateY(Math.PI / 2), CHROME, placed(outer * 0.075, 0, 0));
  for (let i = 0; i < 6; i++)
    set.within(placed(outer * 0.078, 0, 0, 0, 1, (i / 6) * Math.PI * 2), () =>
      set.box([0.025, radius - 0.1, 0.055], [0, (radius - 0.1) / 2, 0], { color: 0xa8acb0, rough: 0.25, metal: 0.9 }, { bevel: 0.008 }),
    );
  set.add(new SphereGeometry(0.05, 10, 6).scale(0.5, 1, 1), CHROME, placed(outer * 0.085, 0, 0));
}

export function carBody(set: Assembly, look: PartLook): void {
  const color = look.color !== undefined ? chosen(look, 0) : new Color(CAR_COLOURS[Math.floor(look.random() * CAR_COLOURS.length)]),
    paint: Paint = { color, rough: 0.22, metal: 0.15 };
  const sections = bodySections();
  set.add(loft(sections), paint, undefined, { side: DoubleSide });
  for (const end of [sections[0], sections[sections.length - 1]]) {
    // close nose and tail
    const centre = new Vector3(0, 0.5, end[0].z),
      fan = end.map(() => centre);
    set.add(end[0].z > 0 ? loft([end, fan]) : loft([fan, end]), paint, undefined, { side: DoubleSide });
  }
  set.box([1.42, 0.1, 3.9], [0, 0.22, 0], BLACK, { bevel: 0.02 });
  for (const axle of CAR.axles)
    set.add(
      new CylinderGeometry(ARCH, ARCH, 1.5, 20, 1, true, -Math.PI / 2, Math.PI).rotateZ(Math.PI / 2).rotateX(0),
      BLACK,
      placed(0, CAR.wheelRadius, axle),
      { side: DoubleSide },
    );
  glasshouse(set, paint);
  set.box([1.34, 0.5, 1.9], [0, 0.72, -0.35], { color: 0x1e1c1a, rough: 0.9 }, { bevel: 0.05 }); // the seats seen through the glass
  trim(set, paint);
  lights(set, look.lit);
  set.contact([0, 0, 0], 2.3, 4.9, 0, 0.75);
}

function trim(set: Assembly, paint: Paint): void {
  const line = { color: new Color(paint.color).multiplyScalar(0.25), rough: 0.6 };
  for (const side of [-1, 1]) {
    for (const z of [0.92, -0.3, -1.18]) set.box([0.008, 0.52, 0.008], [side * (halfWidth(z) + 0.001), 0.57, z], line, { bevel: 0 });
    for (const z of [0.05, -0.92]) set.box([0.02, 0.028, 0.14], [side * (halfWidth(z) + 0.012), 0.74, z], CHROME, { bevel: 0.008 });
    set.box([0.02, 0.05, 2.5], [side * (halfWidth(0) + 0.003), 0.42, 0], line, { bevel: 0.006 });
    set.box([0.15, 0.11, 0.09], [side * 0.9, 0.97, 0.78], paint, { bevel: 0.03 });
    set.box([0.14, 0.09, 0.01], [side * 0.9, 0.97, 0.733], { color: 0x9aa4aa, rough: 0.05, metal: 1 }, { bevel: 0 });
  }
  for (const [z, way] of [
    [FRONT, 1],
    [REAR, -1],
  ] as const) {
    set.box([1.42, 0.15, 0.1], [0, 0.36, z - way * 0.01], { color: 0x24262a, rough: 0.5 }, { bevel: 0.03 });
    set.box([0.46, 0.11, 0.012], [0, 0.37, z + way * 0.045], { color: 0xe8e4d2, rough: 0.5 }, { bevel: 0.004 });
    for (let i = 0; i < 6; i++) set.box([0.035, 0.055, 0.004], [-0.15 + i * 0.06, 0.37, z + way * 0.053], { color: 0x1c1d20 }, { bevel: 0 });
  }
  set.box([0.78, 0.13, 0.03], [0, 0.57, FRONT + 0.005], { color: 0x101114, rough: 0.4 }, { bevel: 0.01 });
  for (let i = 0; i < 4; i++) set.box([0.76, 0.012, 0.02], [0, 0.525 + i * 0.031, FRONT + 0.022], CHROME, { bevel: 0.003 });
  set.add(bar(new Vector3(0.3, 0.93, 1.05), new Vector3(-0.25, 0.99, 0.93), 0.008, 4), BLACK);
}

/** Head and tail lamps; they shine at night. */
function lights(set: Assembly, lit: number): void {
  for (const side of [-1, 1]) {
    const head = placed(side * 0.58, 0.57, FRONT - 0.015),
      tail = placed(side * 0.62, 0.62, REAR + 0.005);
    set.add(new TorusGeometry(0.1, 0.014, 6, 20), CHROME, head);
    if (lit > 0.3) set.mesh(new SphereGeometry(0.095, 12, 8).scale(1, 1, 0.4), glowMaterial(0xfff0cc, 5), head);
    else set.add(new SphereGeometry(0.095, 12, 8).scale(1, 1, 0.4), { color: 0xe4e8ea, rough: 0.05, metal: 0.4 }, head);
    if (lit > 0.3) set.mesh(new SphereGeometry(0.1, 10, 6).scale(1.3, 0.6, 0.3), glowMaterial(0xff2a18, 2.4), tail);
    else set.add(new SphereGeometry(0.1, 10, 6).scale(1.3, 0.6, 0.3), { color: 0x7a1410, rough: 0.12 }, tail);
  }
}

/** Front wheels first; the side is that of the car. */
export const WHEELS = CAR.axles.flatMap((z) => ([1, -1] as const).map((side) => ({ side, z, front: z > 0 })));

/** The car standing still. */
export const parkedCar: Part = (set, look) => {
  carBody(set, look);
  for (const { side, z } of WHEELS) set.within(placed(side * CAR.track, CAR.wheelRadius, z), () => wheel(set, side));
};
