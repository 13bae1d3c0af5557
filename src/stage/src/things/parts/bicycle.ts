// A city bicycle: diamond frame, spoked wheels, mudguards, basket. Front towards +z.
import { TorusGeometry, Vector3 } from "three";
import type { Assembly, Paint } from "../assembly.ts";
import { bar, placed, tube } from "../shapes.ts";
import { chosen, type Part } from "./part.ts";

export const BICYCLE = { radius: 0.34, axles: [0.52, -0.52] } as const;
const STEEL: Paint = { color: 0xb8bcc0, rough: 0.25, metal: 1 },
  RUBBER: Paint = { color: 0x18191c, rough: 0.85 };

/** One wheel around the origin, its axle along x. */
export function bicycleWheel(set: Assembly): void {
  const { radius } = BICYCLE;
  set.add(new TorusGeometry(radius - 0.018, 0.019, 7, 36).rotateY(Math.PI / 2), RUBBER);
  set.add(new TorusGeometry(radius - 0.04, 0.009, 5, 36).rotateY(Math.PI / 2), STEEL);
  set.cylinder(0.02, 0.02, 0.07, [0, 0, 0], STEEL, { roll: Math.PI / 2, sides: 10 });
  for (let i = 0; i < 18; i++) {
    const angle = (i / 18) * Math.PI * 2;
    set.add(
      bar(
        new Vector3(i % 2 ? 0.025 : -0.025, 0, 0),
        new Vector3(0, Math.sin(angle) * (radius - 0.045), Math.cos(angle) * (radius - 0.045)),
        0.0016,
        3,
      ),
      STEEL,
    );
  }
}

export const bicycleFrame: Part = (set, look) => {
  const paint: Paint = { color: chosen(look, 0x2f5a4a), rough: 0.3 },
    {
      radius,
      axles: [front, rear],
    } = BICYCLE;
  const crank = new Vector3(0, 0.28, -0.08),
    seat = new Vector3(0, 0.76, -0.24),
    head = new Vector3(0, 0.86, 0.36),
    low = new Vector3(0, 0.7, 0.41),
    hub = (z: number, x: number) => new Vector3(x, radius, z);
  for (const [a, b, thick] of [
    [crank, seat, 0.017],
    [crank, low, 0.02],
    [seat.clone().lerp(crank, 0.15), head.clone().lerp(low, 0.2), 0.016],
    [head, low, 0.022],
  ] as const)
    set.add(bar(a, b, thick, 9), paint);
  for (const x of [-0.05, 0.05]) {
    set.add(bar(crank, hub(rear, x), 0.01, 7), paint);
    set.add(bar(seat.clone().lerp(crank, 0.12), hub(rear, x), 0.009, 7), paint);
    set.add(bar(low, hub(front, x), 0.013, 7), paint);
  }
  set.add(bar(seat, new Vector3(0, 0.93, -0.29), 0.013, 8), STEEL);
  set.box([0.15, 0.06, 0.25], [0, 0.96, -0.3], { color: 0x4a2f1e, rough: 0.5 }, { bevel: 0.025 });
  set.add(bar(head, new Vector3(0, 1.0, 0.32), 0.014, 8), STEEL);
  set.add(
    tube(
      [
        new Vector3(-0.28, 1.02, 0.08),
        new Vector3(-0.24, 1.05, 0.26),
        new Vector3(0, 1.0, 0.33),
        new Vector3(0.24, 1.05, 0.26),
        new Vector3(0.28, 1.02, 0.08),
      ],
      0.011,
      26,
    ),
    STEEL,
  );
  for (const x of [-0.28, 0.28])
    set.add(bar(new Vector3(x, 1.02, 0.1), new Vector3(x * 1.02, 1.01, -0.01), 0.016, 8), { color: 0x4a2f1e, rough: 0.6 });
  set.add(new TorusGeometry(0.09, 0.007, 6, 24).rotateY(Math.PI / 2), STEEL, placed(0.045, crank.y, crank.z));
  for (const side of [-1, 1]) {
    const end = new Vector3(side * 0.08, crank.y + side * 0.15, crank.z + side * 0.06);
    set.add(bar(new Vector3(side * 0.06, crank.y, crank.z), end, 0.009, 6), STEEL);
    set.box([0.09, 0.015, 0.06], [end.x + side * 0.045, end.y, end.z], RUBBER);
  }
  for (const [z, from, sweep] of [
    [front, 0.9, 1.6],
    [rear, 0.6, 2.3],
  ] as const)
    set.add(new TorusGeometry(radius + 0.025, 0.014, 5, 22, sweep).rotateZ(from).rotateY(-Math.PI / 2), paint, placed(0, radius, z));
  for (let i = 0; i < 7; i++) {
    const t = (i / 6 - 0.5) * 0.3;
    set.add(bar(new Vector3(t, 0.72, 0.47), new Vector3(t * 1.25, 0.95, 0.44), 0.004, 4), { color: 0x6a5030 });
    set.add(bar(new Vector3(t, 0.72, 0.7), new Vector3(t * 1.25, 0.95, 0.75), 0.004, 4), { color: 0x6a5030 });
  }
  for (const [y, w] of [
    [0.72, 0.3],
    [0.84, 0.34],
    [0.95, 0.38],
  ]) {
    for (const z of [0.46, 0.72]) set.box([w, 0.012, 0.012], [0, y, z], { color: 0x7a5c38 }, { bevel: 0 });
    for (const side of [-1, 1]) set.box([0.012, 0.012, 0.27], [(side * w) / 2, y, 0.59], { color: 0x7a5c38 }, { bevel: 0 });
  }
  set.contact([0, 0, 0], 0.5, 1.8, 0, 0.4);
};

/** The bicycle on its stand. */
export const bicycle: Part = (set, look) => {
  bicycleFrame(set, look);
  for (const z of BICYCLE.axles) set.within(placed(0, BICYCLE.radius, z), () => bicycleWheel(set));
};
