// Birds: a feathered body of flesh on bones, wings as sheets of feathers that are spread in flight and lie along the body at rest.
import {
  Bone,
  Box3,
  BufferAttribute,
  BufferGeometry,
  Color,
  Group,
  Matrix4,
  Mesh,
  Skeleton,
  SkinnedMesh,
  SphereGeometry,
  Vector3,
  type PerspectiveCamera,
} from "three";
import type { Actor, ActorLook, Performance, StageEvent } from "../contracts.ts";
import { BoneRig } from "../motion/boneRig.ts";
import { clamp, mix, smooth, TURN, turnBetween } from "../motion/ease.ts";
import { chance } from "../motion/random.ts";
import { wander } from "../motion/stances.ts";
import { add, between, type Triple } from "../people/triples.ts";
import type { BirdKind } from "./birds.ts";
import { growSkin, type Rod } from "./flesh.ts";
import { furGeometry, furMaterial } from "./fur.ts";
import { eyeMaterialOf } from "./quadruped.ts";

const WING = ["wing_1", "wing_2", "wing_3"] as const;
const SIDES = ["l", "r"] as const;

/** Birds of a kind share their plumage: a flock costs one. */
const plumages = new Map<string, { body: BufferGeometry; folded: BufferGeometry; spread: BufferGeometry }>();

export class Bird implements Actor {
  readonly key: string;
  readonly root = new Group();
  readonly height: number;
  private readonly kind: BirdKind;
  private readonly seed: number;
  private readonly bones: Record<string, Bone> = {};
  private readonly joint: Record<string, Triple> = {};
  private readonly rig: BoneRig;
  private readonly spread: SkinnedMesh;
  private readonly folded: SkinnedMesh;
  private readonly owned: { dispose(): void }[] = [];
  private readonly legHeight: number;
  private performance: Performance;
  private flying = false;

  constructor(look: ActorLook, kind: BirdKind, seed: number) {
    this.key = look.key;
    this.kind = kind;
    this.seed = seed;
    this.legHeight = kind.length * kind.legs;
    this.makeBones();
    this.rig = new BoneRig(this.bones, this.joint);
    const names = Object.keys(this.bones),
      skeleton = new Skeleton(names.map(n => this.bones[n])),
      index = Object.fromEntries(names.map((n, i) => [n, i]));
    this.owned.push(skeleton);
    const addMesh = (geometry: BufferGeometry) => {
      const mesh = new SkinnedMesh(geometry, furMaterial());
      mesh.bind(skeleton, new Matrix4());
      mesh.frustumCulled = false;
      mesh.castShadow = mesh.receiveShadow = true;
      this.root.add(mesh);
      return mesh;
    };
    let plumage = plumages.get(kind.id);
    if (!plumage) {
      const paint = this.paint(),
        grow = (rods: Rod[]) =>
          furGeometry(growSkin(rods, index, { melt: kind.length * 0.022, cell: kind.length * 0.021 }), paint, kind.length);
      plumages.set(kind.id, (plumage = { body: grow(this.flesh()), folded: grow(this.foldedWings()), spread: this.wingSheets(index) }));
    }
    addMesh(plumage.body);
    this.folded = addMesh(plumage.folded);
    this.spread = addMesh(plumage.spread);
    this.addEyes();
    this.height = this.joint.head[1] + kind.length * 0.08;
    this.performance = {
      segments: [{ start: 0, end: 1, action: "stand", position: new Vector3(), facing: 0 }],
      looks: [],
      lines: [],
      mood: null,
      groundHeight: () => 0,
      surface: () => "stone",
    };
  }

  private makeBones() {
    const { kind, legHeight: h } = this,
      L = kind.length,
      half = kind.span / 2,
      body = h + L * 0.16 * kind.stout;
    const table: [string, string | null, Triple][] = [
      ["root", null, [0, 0, 0]],
      ["body", "root", [0, body, 0]],
      ["neck", "body", [0, body + L * 0.1, L * 0.2]],
      ["head", "neck", [0, body + L * (0.14 + kind.neck), L * (0.26 + kind.neck * 0.25)]],
      ["tail", "body", [0, body - L * 0.02, -L * 0.26]],
    ];
    for (const s of SIDES) {
      const g = s === "l" ? 1 : -1,
        shoulder = L * 0.085 * kind.stout,
        y = body + L * 0.09;
      table.push(
        [`wing_1_${s}`, "body", [g * shoulder, y, L * 0.14]],
        [`wing_2_${s}`, `wing_1_${s}`, [g * (shoulder + half * 0.27), y, L * 0.1]],
        [`wing_3_${s}`, `wing_2_${s}`, [g * (shoulder + half * 0.56), y, L * 0.17]],
      );
      table.push([`leg_${s}`, "body", [g * L * 0.055, h * 1.02, -L * 0.02]], [`foot_${s}`, `leg_${s}`, [g * L * 0.055, L * 0.012, 0]]);
    }
    for (const [name, parent, at] of table) {
      const bone = new Bone(),
        from = parent ? this.joint[parent] : [0, 0, 0];
      bone.name = name;
      bone.position.set(at[0] - from[0], at[1] - from[1], at[2] - from[2]);
      this.joint[name] = at;
      (parent ? this.bones[parent] : this.root).add((this.bones[name] = bone));
    }
    this.root.updateMatrixWorld(true);
  }

  private flesh(): Rod[] {
    const { kind, joint: j } = this,
      L = kind.length,
      fat = kind.stout,
      rods: Rod[] = [],
      rod = (bone: string, from: Triple, to: Triple, a: number, b: number, zone?: string, wide = 1) =>
        rods.push({ bone, from, to, radius: [a * L, b * L], zone, wide }),
      at = (p: Triple, x: number, y: number, z: number): Triple => add(p, [x * L, y * L, z * L]);
    rod("body", at(j.body, 0, -0.01, 0.13), at(j.body, 0, -0.01, -0.06), 0.115 * fat, 0.12 * fat, "body", 0.92);
    rod("body", at(j.body, 0, -0.01, -0.06), at(j.tail, 0, 0.01, 0), 0.115 * fat, 0.05, "body", 0.95);
    rod("neck", at(j.body, 0, 0.03, 0.17), j.neck, 0.1 * fat, 0.075, "body");
    rod("neck", j.neck, j.head, 0.072, 0.056, "head");
    rod("head", j.head, at(j.head, 0, 0.005, 0.045), 0.068, 0.056, "head");
    rod(
      "head",
      at(j.head, 0, -0.01, 0.07),
      at(j.head, 0, -0.022, 0.075 + kind.beak),
      0.024,
      kind.id === "duck" ? 0.018 : 0.006,
      "beak",
      kind.id === "duck" ? 1.6 : 0.85,
    );
    rod("tail", j.tail, at(j.tail, 0, -0.015, -0.24), 0.036, 0.03, "wing", 1.9);
    for (const s of SIDES) {
      const g = s === "l" ? 1 : -1,
        leg = j[`leg_${s}`],
        foot = j[`foot_${s}`];
      rod(`leg_${s}`, at(leg, 0, 0.03, 0), between(leg, foot, 0.25), 0.034, 0.014, "body");
      rod(`leg_${s}`, between(leg, foot, 0.25), foot, 0.012, 0.011, "legs");
      for (const a of [-0.5, 0, 0.5])
        rod(`foot_${s}`, foot, at(foot, Math.sin(a) * 0.07, -0.003, Math.cos(a) * 0.07), 0.011, 0.007, "legs");
      rod(`foot_${s}`, foot, at(foot, 0, -0.003, -0.035), 0.01, 0.006, "legs");
      if (kind.id === "chicken" && g > 0) rod("head", at(j.head, 0, 0.06, -0.01), at(j.head, 0, 0.055, 0.06), 0.026, 0.014, "comb", 0.4);
    }
    return rods;
  }

  private foldedWings(): Rod[] {
    const { kind, joint: j } = this,
      L = kind.length;
    return SIDES.flatMap(s => {
      const g = s === "l" ? 1 : -1,
        p = (x: number, y: number, z: number): Triple => add(j.body, [g * x * L, y * L, z * L]),
        w = 0.098 * kind.stout;
      return [
        {
          bone: "body",
          from: p(w, 0.045, 0.13),
          to: p(w * 1.02, 0.02, -0.1),
          radius: [0.052 * L, 0.06 * L] as [number, number],
          wide: 0.42,
          zone: "wing",
        },
        {
          bone: "body",
          from: p(w * 1.02, 0.02, -0.1),
          to: p(w * 0.5, 0.0, -0.4),
          radius: [0.058 * L, 0.018 * L] as [number, number],
          wide: 0.4,
          zone: "tip",
        },
      ];
    });
  }

  private paint() {
    const c = Object.fromEntries(Object.entries(this.kind.colours).map(([k, hex]) => [k, new Color(hex)])) as Record<
        keyof BirdKind["colours"],
        Color
      >,
      comb = new Color(0xa81a18);
    return (zone: string, _p: [number, number, number], n: [number, number, number]) => {
      if (zone === "beak") return { colour: c.beak.clone(), nap: 0 };
      if (zone === "legs") return { colour: c.legs.clone(), nap: 0 };
      if (zone === "comb") return { colour: comb, nap: 0.1 };
      if (zone === "wing" || zone === "tip") return { colour: zone === "tip" ? c.wing.clone().lerp(c.tip, 0.6) : c.wing.clone(), nap: 0.8 };
      if (zone === "head") return { colour: c.head.clone(), nap: 0.7 };
      return { colour: c.body.clone().lerp(c.belly, smooth(0.1, -0.6, n[1])), nap: 0.7 };
    };
  }

  /** Arm and flight feathers: a leading edge on the bones, a trailing edge that is cut into feathers at the hand. */
  private wingSheets(index: Record<string, number>): BufferGeometry {
    const { kind, joint: j } = this,
      half = kind.span / 2,
      across = 26,
      deep = 5,
      position: number[] = [],
      colour: number[] = [],
      nap: number[] = [],
      bind: number[] = [],
      skinIndex: number[] = [],
      skinWeight: number[] = [],
      triangles: number[] = [],
      wing = new Color(kind.colours.wing),
      tip = new Color(kind.colours.tip),
      belly = new Color(kind.colours.belly);
    for (const s of SIDES) {
      const g = s === "l" ? 1 : -1,
        first = position.length / 3,
        root = j[`wing_1_${s}`];
      for (let i = 0; i <= across; i++) {
        const t = i / across,
          x = t * (half - Math.abs(root[0])),
          chord = half * (0.36 - 0.1 * t - 0.18 * smooth(0.72, 1, t)),
          lead = t < 0.5 ? mix(0, 0.06, t * 2) : mix(0.06, -0.1, smooth(0.5, 1, t)),
          feather = t > 0.55 ? 0.82 + 0.18 * Math.abs(Math.sin(t * 34)) : 0.94 + 0.06 * Math.abs(Math.sin(t * 40));
        const w2 = smooth(0.18, 0.36, t) * (1 - smooth(0.47, 0.64, t)),
          w3 = smooth(0.47, 0.64, t),
          w1 = 1 - w2 - w3,
          names = WING.map(n => `${n}_${s}`);
        for (let k = 0; k <= deep; k++) {
          const d = k / deep,
            z = root[2] + (lead + 0.03) * half - d * chord * (k === deep ? feather : 1),
            y = root[1] + 0.028 * half * Math.sin(Math.PI * Math.min(1, d * 1.4)) * (1 - t * 0.6);
          position.push(g * (Math.abs(root[0]) + x), y, z);
          const shade = wing
            .clone()
            .lerp(tip, Math.max(smooth(0.74, 0.95, t), 0.35 * smooth(0.75, 1, d)))
            .lerp(belly, 0.25 * smooth(0.3, 0, d));
          colour.push(shade.r, shade.g, shade.b);
          nap.push(0.6, 0.95);
          bind.push(t * 3, 0, d * 2);
          skinIndex.push(index[names[0]], index[names[1]], index[names[2]], 0);
          skinWeight.push(w1, w2, w3, 0);
        }
      }
      for (let i = 0; i < across; i++)
        for (let k = 0; k < deep; k++) {
          const a = first + i * (deep + 1) + k,
            b = a + deep + 1;
          if (g > 0) triangles.push(a, a + 1, b, b, a + 1, b + 1);
          else triangles.push(a, b, a + 1, b, b + 1, a + 1);
        }
    }
    const geometry = new BufferGeometry(),
      floats = (name: string, list: number[], size: number) =>
        geometry.setAttribute(name, new BufferAttribute(Float32Array.from(list), size));
    floats("position", position, 3);
    floats("aColor", colour, 3);
    floats("aNap", nap, 2);
    floats("aBind", bind, 3);
    floats("skinWeight", skinWeight, 4);
    geometry.setAttribute("skinIndex", new BufferAttribute(Uint8Array.from(skinIndex), 4));
    geometry.setIndex(triangles);
    geometry.computeVertexNormals();
    return geometry;
  }

  private addEyes() {
    const L = this.kind.length,
      geometry = new SphereGeometry(L * (this.kind.id === "owl" ? 0.024 : 0.013), 12, 10);
    this.owned.push(geometry);
    for (const g of [1, -1]) {
      const eye = new Mesh(geometry, eyeMaterialOf(this.kind.id === "owl" ? 0x8a5a10 : 0x0c0908));
      eye.position.set(g * L * (this.kind.id === "owl" ? 0.032 : 0.052), L * 0.012, L * (this.kind.id === "owl" ? 0.082 : 0.05));
      this.bones.head.add(eye);
    }
  }

  perform(performance: Performance) {
    this.performance = performance;
  }

  private segmentAt(t: number) {
    return this.performance.segments.findLast(s => s.start <= t) ?? this.performance.segments[0];
  }

  /** Flight along its path, or round and round over its mark when it has none. */
  private flight(t: number): { position: Vector3; yaw: number; bank: number; climb: number } | null {
    const s = this.segmentAt(t);
    if (!s || !/fly|soar|glide|circle|hover|flock/.test(s.action)) return null;
    const at = (u: number): Vector3 => {
      const d = Math.max(0, u - s.start) * (s.speed ?? this.kind.cruise * 0.6);
      if (s.path && s.path.length > 1) {
        let left = d;
        for (let i = 0; i + 1 < s.path.length; i++) {
          const l = s.path[i].distanceTo(s.path[i + 1]);
          if (left <= l || i + 2 === s.path.length)
            return s.path[i].clone().addScaledVector(s.path[i + 1].clone().sub(s.path[i]), l > 0 ? left / l : 0);
          left -= l;
        }
      }
      const r = 5 + this.kind.span * 3 + 3 * chance(this.seed, 2),
        a = d / r + chance(this.seed, 3) * TURN,
        high = Math.max(s.position.y, this.performance.groundHeight(s.position.x, s.position.z) + 4 + 4 * chance(this.seed, 4));
      return new Vector3(s.position.x + Math.sin(a) * r, high + 0.7 * Math.sin(a * 1.3), s.position.z + Math.cos(a) * r);
    };
    const here = at(t),
      next = at(t + 0.2),
      later = at(t + 0.4),
      yaw = Math.atan2(next.x - here.x, next.z - here.z),
      after = Math.atan2(later.x - next.x, later.z - next.z);
    const speed = next.distanceTo(here) / 0.2,
      turn = turnBetween(yaw, after) / 0.2;
    return {
      position: here,
      yaw,
      bank: clamp(-Math.atan((speed * turn) / 9.81), -0.9, 0.9),
      climb: Math.atan2(next.y - here.y, Math.hypot(next.x - here.x, next.z - here.z)),
    };
  }

  headAt(t: number): Vector3 {
    const f = this.flight(t),
      s = this.segmentAt(t);
    return (f?.position ?? s.position).clone().add(new Vector3(0, f ? 0 : this.height * 0.9, 0));
  }

  pose(t: number, _camera: PerspectiveCamera, _actors: ReadonlyMap<string, Actor>) {
    const { rig } = this,
      flight = this.flight(t);
    for (const name in this.bones) this.bones[name].quaternion.identity();
    this.bones.body.position.set(...this.joint.body);
    rig.forget();
    this.flying = !!flight;
    this.spread.visible = this.flying;
    this.folded.visible = !this.flying;
    if (flight) this.fly(t, flight);
    else this.perch(t);
    this.root.updateMatrixWorld(true);
  }

  /** Some beats, then a glide; the wrist folds on the upstroke. */
  private fly(t: number, f: { position: Vector3; yaw: number; bank: number; climb: number }) {
    const { rig, kind, seed } = this,
      period = 2.5 + 2 * chance(seed, 9),
      cycle = t / period + chance(seed, 10),
      slot = Math.floor(cycle),
      gliding = chance(seed + 20, slot) < kind.glides && f.climb < 0.2,
      before = chance(seed + 20, slot - 1) < kind.glides,
      into = (cycle - slot) * period;
    const beat = mix(before ? 0 : 1, gliding ? 0 : 1, smooth(0, 0.35, into)),
      phase = TURN * kind.beats * t + seed,
      stroke = Math.sin(phase),
      up = Math.max(0, Math.cos(phase));
    const angle = mix(0.1, 0.12 + 0.62 * stroke, beat),
      fold = 0.32 * up * beat,
      heave = -0.03 * kind.span * stroke * beat;
    for (const s of SIDES) {
      const g = s === "l" ? 1 : -1;
      rig.euler(`wing_1_${s}`, -0.12 * Math.cos(phase) * beat, g * 0.05, g * angle);
      rig.euler(`wing_2_${s}`, 0, g * fold * 0.7, g * (-0.1 + 0.28 * Math.sin(phase - 0.5) * beat));
      rig.euler(`wing_3_${s}`, 0, g * (0.12 - fold * 1.4), g * (-0.06 + 0.36 * Math.sin(phase - 0.9) * beat));
      rig.euler(`leg_${s}`, 1.5, 0, 0);
    }
    rig.euler("tail", 0.05 * stroke * beat, 0, 0);
    rig.euler("body", -f.climb * 0.6 + 0.05, 0, 0);
    rig.euler("neck", 0.35, 0, 0);
    rig.euler("head", -0.35 + f.climb * 0.3, 0, -f.bank * 0.4);
    this.root.position.copy(f.position).add(new Vector3(0, heave - this.joint.body[1], 0));
    this.root.rotation.set(0, f.yaw, f.bank, "YXZ");
  }

  /** Standing, walking with a held head, pecking, looking about in jumps. */
  private perch(t: number) {
    const { rig, seed, kind } = this,
      s = this.segmentAt(t),
      action = s.action.toLowerCase(),
      walking = !!s.path || /walk|run/.test(action),
      at = s.position.clone(),
      ground = this.performance.groundHeight(at.x, at.z);
    let yaw = s.facing;
    if (walking) {
      const speed = Math.min(s.speed ?? kind.length * 1.1, kind.length * 2.4),
        forward = new Vector3(Math.sin(yaw), 0, Math.cos(yaw)),
        stride = kind.length * 0.5,
        d = Math.max(0, Math.min(t, s.end) - s.start) * speed,
        path = s.path && s.path.length > 1 ? s.path : null;
      if (path) {
        forward.copy(path[1]).sub(path[0]).setY(0).normalize();
        yaw = Math.atan2(forward.x, forward.z);
        at.copy(path[0]);
      }
      at.addScaledVector(forward, d);
      const phase = d / stride;
      for (const side of SIDES) rig.euler(`leg_${side}`, 0.55 * Math.sin(TURN * (phase + (side === "l" ? 0 : 0.5))), 0, 0);
      // The head is held still in the world and thrust forward once a step.
      const step = (phase * 2) % 1,
        thrust = smooth(0.6, 1, step) - step;
      rig.euler("neck", 0.12 - 0.35 * thrust, 0, 0);
      rig.euler("head", -0.12 + 0.35 * thrust, 0, 0);
    } else {
      const slot = Math.floor(t / 1.3 + chance(seed, 6)),
        into = (t / 1.3 + chance(seed, 6) - slot) * 1.3,
        look = (n: number) => (chance(seed + 30, n) - 0.5) * 1.8,
        turn = mix(look(slot - 1), look(slot), smooth(0, 0.09, into));
      const peck = /eat|peck|feed|drink|graze/.test(action) ? smooth(0.5, 0.6, into) * (1 - smooth(0.75, 0.95, into)) : 0;
      rig.euler("body", 0.55 * peck + 0.01 * wander(t, 0.4, seed), 0, 0);
      rig.euler("neck", 1.1 * peck, turn * 0.4 * (1 - peck), 0);
      rig.euler("head", 0.3 * peck, turn * 0.6 * (1 - peck), 0.15 * turn * (1 - peck));
      for (const side of SIDES) rig.euler(`leg_${side}`, -0.55 * peck, 0, 0);
    }
    this.root.position.set(at.x, s.seat ? at.y + s.seat.height : Math.max(at.y, Number.isFinite(ground) ? ground : at.y), at.z);
    this.root.rotation.set(0, yaw, 0, "YXZ");
  }

  box(): Box3 {
    const c = new Vector3().setFromMatrixPosition(this.bones.body.matrixWorld),
      L = this.kind.length,
      wide = this.flying ? this.kind.span * 0.45 : L * 0.3;
    return new Box3(
      c.clone().sub(new Vector3(wide, this.flying ? L * 0.3 : this.joint.body[1], wide)),
      c.clone().add(new Vector3(wide, this.height - this.joint.body[1] + L * 0.1, wide)),
    );
  }
  private head(): Vector3 {
    return new Vector3().setFromMatrixPosition(this.bones.head.matrixWorld);
  }
  eyes(): Vector3 {
    return this.head();
  }
  mouth(): Vector3 {
    return this.head().addScaledVector(this.gaze(), this.kind.length * (0.08 + this.kind.beak));
  }
  facing(): Vector3 {
    return new Vector3(Math.sin(this.root.rotation.y), 0, Math.cos(this.root.rotation.y));
  }
  gaze(): Vector3 {
    return new Vector3(0, 0, 1).transformDirection(this.bones.head.matrixWorld);
  }
  mouthOpen(): number {
    return 0;
  }
  feet() {
    return SIDES.map(s => ({ position: new Vector3().setFromMatrixPosition(this.bones[`foot_${s}`].matrixWorld), planted: !this.flying }));
  }
  /** Wing beats of a near bird are heard at take-off; in flight they are not. */
  events(): StageEvent[] {
    return this.performance.segments.flatMap((s, i) =>
      i > 0 && /fly/.test(s.action) && !/fly/.test(this.performance.segments[i - 1].action)
        ? [{ time: s.start, kind: "wings", subject: this.key, position: s.position.clone(), strength: 0.5 }]
        : [],
    );
  }
  detail() {
    /* A bird has one level. */
  }
  dispose() {
    for (const o of this.owned) o.dispose();
    this.root.removeFromParent();
  }
}
