// Seats and tables. Seat heights are those of the places' sit marks.
import { CylinderGeometry, TorusGeometry, Vector3 } from "three";
import type { Paint } from "../assembly.ts";
import { bar, cushion, placed, tube } from "../shapes.ts";
import { chosen, varied, type Part } from "./part.ts";

/** A bent-wood chair, seat 46 cm. */
export const bistroChair: Part = (set, look) => {
  const wood: Paint = { color: chosen(look, 0x3a2a20), rough: 0.4 };
  set.add(new CylinderGeometry(0.2, 0.2, 0.03, 24), { color: look.color !== undefined ? wood.color : 0x9a7a52, rough: 0.6 }, placed(0, 0.455, 0));
  set.add(new TorusGeometry(0.2, 0.018, 6, 24).rotateX(Math.PI / 2), wood, placed(0, 0.455, 0));
  for (const [x, z] of [
    [-0.14, 0.14],
    [0.14, 0.14],
    [-0.15, -0.15],
    [0.15, -0.15],
  ])
    set.add(bar(new Vector3(x, 0.45, z), new Vector3(x * 1.25, 0, z * 1.25), 0.016, 7, 0.012), wood);
  set.add(
    tube(
      [
        new Vector3(-0.17, 0.44, -0.13),
        new Vector3(-0.2, 0.7, -0.21),
        new Vector3(0, 0.9, -0.26),
        new Vector3(0.2, 0.7, -0.21),
        new Vector3(0.17, 0.44, -0.13),
      ],
      0.016,
      22,
    ),
    wood,
  );
  set.add(
    tube(
      [
        new Vector3(-0.1, 0.46, -0.17),
        new Vector3(-0.12, 0.66, -0.21),
        new Vector3(0, 0.8, -0.24),
        new Vector3(0.12, 0.66, -0.21),
        new Vector3(0.1, 0.46, -0.17),
      ],
      0.012,
      18,
    ),
    wood,
  );
  set.add(new TorusGeometry(0.17, 0.009, 5, 20).rotateX(Math.PI / 2), wood, placed(0, 0.26, 0));
  set.contact([0, 0, 0], 0.62, 0.62, 0, 0.4);
};

/** A small round table on one iron foot, top 74 cm. */
export const bistroTable: Part = (set, look) => {
  const iron: Paint = { color: 0x1d2022, rough: 0.5, metal: 0.6 };
  set.cylinder(0.36, 0.36, 0.03, [0, 0.725, 0], { color: chosen(look, 0xcfc8ba), rough: 0.25 }, { sides: 32 });
  set.add(new TorusGeometry(0.36, 0.014, 6, 36).rotateX(Math.PI / 2), iron, placed(0, 0.725, 0));
  set.cylinder(0.025, 0.03, 0.7, [0, 0.36, 0], iron, { sides: 10 });
  for (let i = 0; i < 3; i++)
    set.add(bar(new Vector3(0, 0.1, 0), new Vector3(Math.sin(i * 2.094) * 0.28, 0.015, Math.cos(i * 2.094) * 0.28), 0.02, 7, 0.014), iron);
  set.contact([0, 0, 0], 0.9, 0.9, 0, 0.45);
};

/** A plain wooden chair with a slatted back, seat 46 cm. */
export const chair: Part = (set, look) => {
  const base = chosen(look, 0x8a6038),
    wood = (): Paint => ({ color: varied(base, look.random, 0.12), rough: 0.5 });
  set.box([0.44, 0.035, 0.43], [0, 0.45, 0], wood());
  for (const x of [-0.19, 0.19]) {
    set.box([0.042, 0.44, 0.042], [x, 0.22, 0.18], wood());
    set.box([0.042, 0.95, 0.042], [x, 0.47, -0.19], wood(), { pitch: -0.06 });
    set.box([0.03, 0.03, 0.34], [x, 0.2, 0], wood());
  }
  for (const y of [0.62, 0.74, 0.86]) set.box([0.36, 0.07, 0.02], [0, y, -0.205 - (y - 0.6) * 0.06], wood());
  set.box([0.36, 0.03, 0.03], [0, 0.2, 0.18], wood());
  set.contact([0, 0, 0], 0.66, 0.66, 0, 0.45);
};

/** A dining table, 1.6 × 0.85 m, top 75 cm. */
export const table: Part = (set, look) => {
  const base = chosen(look, 0x8a6038);
  for (let i = 0; i < 5; i++)
    set.box([1.6, 0.035, 0.168], [0, 0.733, -0.34 + i * 0.17], { color: varied(base, look.random, 0.16), rough: 0.4 }, { bevel: 0.006 });
  set.box([1.4, 0.09, 0.66], [0, 0.67, 0], { color: base, rough: 0.5 });
  for (const x of [-0.68, 0.68])
    for (const z of [-0.32, 0.32]) set.box([0.075, 0.7, 0.075], [x, 0.35, z], { color: varied(base, look.random, 0.1), rough: 0.5 });
  set.contact([0, 0, 0], 1.9, 1.1, 0, 0.45);
};

/** A low table, 1.15 × 0.6 m, top 42 cm. */
export const coffeeTable: Part = (set, look) => {
  const base = chosen(look, 0x5e4028),
    wood: Paint = { color: base, rough: 0.35 };
  set.box([1.15, 0.04, 0.6], [0, 0.4, 0], wood, { bevel: 0.012 });
  set.box([1.02, 0.03, 0.48], [0, 0.14, 0], wood);
  for (const x of [-0.52, 0.52]) for (const z of [-0.25, 0.25]) set.box([0.05, 0.4, 0.05], [x, 0.2, z], wood);
  set.contact([0, 0, 0], 1.4, 0.85, 0, 0.5);
};

/** A sofa for three with loose cushions, seat 45 cm, 2.1 m wide. */
export const sofa: Part = (set, look) => upholstered(set, look, 2.1, 3);
/** An armchair, seat 45 cm. */
export const armchair: Part = (set, look) => upholstered(set, look, 0.92, 1);

function upholstered(set: Parameters<Part>[0], look: Parameters<Part>[1], width: number, seats: number): void {
  const cloth = chosen(look, 0x5a6a62),
    fabric = (spread = 0.08): Paint => ({ color: varied(cloth, look.random, spread), rough: 0.95 }),
    inner = width - 0.36;
  set.box([width, 0.22, 0.82], [0, 0.2, 0], fabric(), { bevel: 0.03 });
  set.box([width - 0.1, 0.52, 0.2], [0, 0.56, -0.32], fabric(), { pitch: -0.1, bevel: 0.06 });
  for (const side of [-1, 1]) set.box([0.2, 0.44, 0.84], [side * (width / 2 - 0.1), 0.4, 0.01], fabric(), { bevel: 0.06 });
  for (let i = 0; i < seats; i++) {
    const x = -inner / 2 + (inner * (i + 0.5)) / seats;
    set.box([inner / seats - 0.01, 0.16, 0.62], [x, 0.385, 0.08], fabric(), { bevel: 0.05 });
    set.box([inner / seats - 0.02, 0.44, 0.16], [x, 0.64, -0.17], fabric(), { pitch: -0.2, bevel: 0.06 });
  }
  for (const x of [-width / 2 + 0.1, width / 2 - 0.1])
    for (const z of [-0.33, 0.33]) set.cylinder(0.028, 0.02, 0.1, [x, 0.05, z], { color: 0x3a2618, rough: 0.4 }, { sides: 8 });
  if (seats > 1)
    for (const [x, color] of [
      [-inner / 2 + 0.2, 0xb98a3a],
      [inner / 2 - 0.22, 0xa9503c],
    ] as const)
      set.add(cushion(), { color, rough: 0.95 }, placed(x, 0.66, -0.02, x > 0 ? -0.25 : 0.25, 0.42, -0.42));
  set.contact([0, 0, 0], width + 0.25, 1.05, 0, 0.6);
}

/** A round stool, 46 cm. */
export const stool: Part = (set, look) => {
  const wood: Paint = { color: chosen(look, 0x8a5a38), rough: 0.5 };
  set.cylinder(0.17, 0.17, 0.04, [0, 0.44, 0], wood, { sides: 24 });
  for (let i = 0; i < 4; i++) {
    const a = i * 1.5708 + 0.78;
    set.add(
      bar(new Vector3(Math.sin(a) * 0.12, 0.43, Math.cos(a) * 0.12), new Vector3(Math.sin(a) * 0.18, 0, Math.cos(a) * 0.18), 0.018, 7, 0.014),
      wood,
    );
  }
  set.contact([0, 0, 0], 0.55, 0.55, 0, 0.4);
};
