// Things of beaches and fields.
import { CylinderGeometry, Vector3 } from "three";
import { bar, placed, rock } from "../shapes.ts";
import { chosen, varied, type Part } from "./part.ts";

/** A sandcastle of four towers and walls on a mound, 60 cm high, with a small flag. */
export const sandcastle: Part = (set, look) => {
  const sand = chosen(look, 0xc2a878),
    damp = () => ({ color: varied(sand, look.random, 0.14), rough: 0.95 });
  set.add(rock(5, 3), damp(), placed(0, 0.02, 0, 0, new Vector3(0.62, 0.2, 0.6)));
  const tower = (x: number, z: number, radius: number, height: number) => {
    set.add(new CylinderGeometry(radius * 0.86, radius, height, 18), damp(), placed(x, 0.1 + height / 2, z));
    for (let i = 0; i < 7; i++) {
      const angle = (i / 7) * Math.PI * 2;
      set.box(
        [radius * 0.4, radius * 0.4, radius * 0.34],
        [x + Math.sin(angle) * radius * 0.72, 0.1 + height + radius * 0.16, z + Math.cos(angle) * radius * 0.72],
        damp(),
        { yaw: angle, bevel: 0.006 },
      );
    }
  };
  for (const x of [-0.3, 0.3]) for (const z of [-0.28, 0.28]) tower(x, z, 0.11, 0.26);
  tower(0, 0, 0.15, 0.38);
  for (const z of [-0.28, 0.28]) set.box([0.5, 0.16, 0.07], [0, 0.18, z], damp(), { bevel: 0.012 });
  for (const x of [-0.3, 0.3]) set.box([0.07, 0.16, 0.46], [x, 0.18, 0], damp(), { bevel: 0.012 });
  set.box([0.12, 0.12, 0.012], [0, 0.15, 0.318], { color: 0x4a3a28 }, { bevel: 0.004 });
  set.add(bar(new Vector3(0, 0.5, 0), new Vector3(0, 0.72, 0), 0.004, 5), { color: 0x6a5030 });
  set.box([0.09, 0.055, 0.004], [0.046, 0.69, 0], { color: 0xc83a28, rough: 0.8 }, { bevel: 0 });
  set.contact([0, 0, 0], 1.5, 1.4, 0, 0.4);
};

/** A spade and a bucket, 25 cm. */
export const bucket: Part = (set, look) => {
  const plastic = { color: chosen(look, 0xc83a28), rough: 0.4 };
  set.add(new CylinderGeometry(0.1, 0.08, 0.2, 24, 1, true), plastic, placed(0, 0.1, 0), { side: 2 });
  set.cylinder(0.08, 0.08, 0.01, [0, 0.006, 0], plastic, { sides: 24 });
  set.cylinder(0.095, 0.095, 0.004, [0, 0.17, 0], { color: 0xc2a878, rough: 0.95 }, { sides: 24 });
  for (let i = 0; i < 10; i++) {
    const from = (i / 10) * Math.PI,
      to = ((i + 1) / 10) * Math.PI;
    set.add(
      bar(
        new Vector3(Math.cos(from) * 0.1, 0.19 + Math.sin(from) * 0.09, 0),
        new Vector3(Math.cos(to) * 0.1, 0.19 + Math.sin(to) * 0.09, 0),
        0.004,
        5,
      ),
      { color: 0xece6da, rough: 0.4 },
    );
  }
  set.contact([0, 0, 0], 0.32, 0.32, 0, 0.45);
};
