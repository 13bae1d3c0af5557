// Small things in hands: they come with an action (a cup to drink from) or with the person (a red umbrella). Held in one hand,
// or between both.
import {
  BoxGeometry,
  CapsuleGeometry,
  Color,
  ConeGeometry,
  CylinderGeometry,
  Group,
  LatheGeometry,
  Matrix4,
  Mesh,
  MeshStandardMaterial,
  Quaternion,
  SphereGeometry,
  TorusGeometry,
  Vector2,
  Vector3,
  type BufferGeometry,
  type Object3D,
} from "three";
import type { Rig } from "../motion/rig.ts";

/** `grip`: the fist closes round the thing's own y axis, thumb up. `between`: it is carried level between both palms. */
export interface HandProp {
  object: Object3D;
  hold: "grip" | "between";
  /** What the other hand has: from the left shoulder to the left palm, its own y axis along that way, its front up. */
  shouldered?: Object3D;
  dispose(): void;
}

interface Part {
  geometry: BufferGeometry;
  colour: number;
  roughness?: number;
  metal?: number;
  at?: [number, number, number];
  turn?: [number, number, number];
}
interface Row {
  hold: HandProp["hold"];
  parts(colour: number): Part[];
  shouldered?(): Part[];
  colour: number;
}

const stick = (radius: number, long: number) => new CylinderGeometry(radius, radius, long, 10),
  lathe = (points: [number, number][]) =>
    new LatheGeometry(
      points.map(([r, y]) => new Vector2(r, y)),
      24,
    );

const ROWS: Record<string, Row> = {
  cup: {
    hold: "grip",
    colour: 0xe4ded2,
    parts: c => [
      {
        geometry: lathe([
          [0, -0.045],
          [0.028, -0.045],
          [0.034, 0.0],
          [0.038, 0.05],
          [0.035, 0.05],
          [0.031, 0.0],
          [0, -0.036],
        ]),
        colour: c,
        roughness: 0.35,
        at: [0, 0, 0.0],
      },
      { geometry: new TorusGeometry(0.02, 0.005, 8, 18), colour: c, roughness: 0.35, at: [-0.045, 0, 0] },
    ],
  },
  glass: {
    hold: "grip",
    colour: 0xcfd8dc,
    parts: c => [
      {
        geometry: lathe([
          [0, -0.06],
          [0.028, -0.06],
          [0.034, 0.06],
          [0.032, 0.06],
          [0.026, -0.05],
          [0, -0.05],
        ]),
        colour: c,
        roughness: 0.05,
      },
    ],
  },
  fork: {
    hold: "grip",
    colour: 0xb8b8b4,
    parts: c => [{ geometry: stick(0.004, 0.19), colour: c, roughness: 0.25, metal: 0.9, at: [0, 0.06, 0] }],
  },
  spoon: {
    hold: "grip",
    colour: 0x8a6238,
    parts: c => [
      { geometry: stick(0.006, 0.3), colour: c, at: [0, -0.1, 0] },
      { geometry: new SphereGeometry(0.024, 12, 8), colour: c, at: [0, -0.26, 0] },
    ],
  },
  pen: {
    hold: "grip",
    colour: 0x1b2a55,
    parts: c => [{ geometry: stick(0.005, 0.14), colour: c, roughness: 0.3, at: [0, -0.02, 0.02], turn: [0.7, 0, 0] }],
  },
  brush: {
    hold: "grip",
    colour: 0x9a6a38,
    parts: c => [
      { geometry: stick(0.005, 0.24), colour: c, at: [0, 0.06, 0.03], turn: [0.8, 0, 0] },
      { geometry: new ConeGeometry(0.01, 0.04, 8), colour: 0x2a2018, at: [0, 0.16, 0.13], turn: [0.8, 0, 0] },
    ],
  },
  phone: {
    hold: "grip",
    colour: 0x14151a,
    parts: c => [{ geometry: new BoxGeometry(0.072, 0.148, 0.008), colour: c, roughness: 0.15, at: [0, 0.02, 0.012] }],
  },
  book: {
    hold: "between",
    colour: 0x6a1f22,
    parts: c => [
      { geometry: new BoxGeometry(0.15, 0.012, 0.21), colour: c, at: [0.076, 0.01, 0], turn: [0, 0, 0.16] },
      { geometry: new BoxGeometry(0.15, 0.012, 0.21), colour: c, at: [-0.076, 0.01, 0], turn: [0, 0, -0.16] },
      { geometry: new BoxGeometry(0.14, 0.02, 0.2), colour: 0xe4dcc6, at: [0.073, 0.025, 0], turn: [0, 0, 0.16] },
      { geometry: new BoxGeometry(0.14, 0.02, 0.2), colour: 0xe4dcc6, at: [-0.073, 0.025, 0], turn: [0, 0, -0.16] },
    ],
  },
  newspaper: {
    hold: "between",
    colour: 0xd8d4c8,
    parts: c => [{ geometry: new BoxGeometry(0.52, 0.36, 0.004), colour: c, at: [0, 0.12, 0.02], turn: [-0.3, 0, 0] }],
  },
  box: {
    hold: "between",
    colour: 0xa9825a,
    parts: c => [
      { geometry: new BoxGeometry(0.34, 0.26, 0.28), colour: c, at: [0, 0.06, 0.06] },
      { geometry: new BoxGeometry(0.06, 0.262, 0.282), colour: 0xc8b088, at: [0, 0.06, 0.06] },
    ],
  },
  tray: { hold: "between", colour: 0x6a4a2c, parts: c => [{ geometry: new BoxGeometry(0.4, 0.015, 0.28), colour: c }] },
  umbrella: {
    hold: "grip",
    colour: 0x1c2230,
    parts: c => [
      { geometry: stick(0.006, 0.86), colour: 0x2a2a2e, metal: 0.5, at: [0, 0.36, 0] },
      {
        geometry: lathe([
          [0.55, 0.58],
          [0.5, 0.645],
          [0.4, 0.71],
          [0.28, 0.76],
          [0.14, 0.79],
          [0, 0.8],
        ]),
        colour: c,
        roughness: 0.6,
      },
      { geometry: new TorusGeometry(0.025, 0.009, 8, 14, Math.PI), colour: 0x3a2616, at: [0.025, -0.07, 0], turn: [Math.PI, 0, 0] },
    ],
  },
  guitar: {
    hold: "between",
    colour: 0xa8662a,
    parts: c => [
      {
        geometry: lathe([
          [0, -0.045],
          [0.18, -0.045],
          [0.19, 0],
          [0.18, 0.045],
          [0, 0.045],
        ]),
        colour: c,
        roughness: 0.3,
        at: [-0.16, -0.12, 0],
        turn: [Math.PI / 2, 0, 0],
      },
      {
        geometry: lathe([
          [0, -0.043],
          [0.13, -0.043],
          [0.14, 0],
          [0.13, 0.043],
          [0, 0.043],
        ]),
        colour: c,
        roughness: 0.3,
        at: [0.05, -0.03, 0],
        turn: [Math.PI / 2, 0, 0],
      },
      {
        geometry: lathe([
          [0, 0.046],
          [0.05, 0.046],
        ]),
        colour: 0x120d0a,
        at: [-0.02, -0.06, 0],
        turn: [Math.PI / 2, 0, 0],
      },
      { geometry: new BoxGeometry(0.52, 0.045, 0.024), colour: 0x3a2416, at: [0.42, 0.12, 0.02], turn: [0, 0, 0.41] },
      { geometry: new BoxGeometry(0.12, 0.06, 0.018), colour: 0x3a2416, at: [0.68, 0.235, 0.015], turn: [0, 0, 0.41] },
    ],
  },
  violin: {
    hold: "grip",
    colour: 0xe8e2d4,
    parts: c => [
      { geometry: stick(0.0035, 0.7), colour: 0x5a3a20, at: [0, 0.28, 0] },
      { geometry: stick(0.002, 0.66), colour: c, at: [0.012, 0.28, 0] },
    ],
    shouldered: () => [
      ...[
        [0.1, 0.02],
        [0.062, 0.13],
        [0.084, 0.235],
      ].map(([radius, y]) => ({
        geometry: new SphereGeometry(radius, 24, 14).scale(1, 1.05, 0.24),
        colour: 0x8a4a1c,
        roughness: 0.25,
        at: [0, y, 0] as [number, number, number],
      })),
      { geometry: new BoxGeometry(0.034, 0.36, 0.012), colour: 0x14100c, roughness: 0.4, at: [0, 0.32, 0.032] },
      { geometry: new BoxGeometry(0.026, 0.2, 0.022), colour: 0x6a3614, roughness: 0.4, at: [0, 0.4, 0.012] },
      { geometry: stick(0.017, 0.036), colour: 0x6a3614, at: [0, 0.52, 0.01], turn: [0, 0, Math.PI / 2] },
      { geometry: new BoxGeometry(0.05, 0.006, 0.03), colour: 0xc89a5a, at: [0, 0.115, 0.034] },
      { geometry: new BoxGeometry(0.03, 0.1, 0.01), colour: 0x14100c, at: [0, 0.02, 0.03] },
    ],
  },
  broom: {
    hold: "grip",
    colour: 0x9a7444,
    parts: c => [
      { geometry: stick(0.011, 1.2), colour: c, at: [0, -0.4, 0] },
      { geometry: new ConeGeometry(0.13, 0.28, 14), colour: 0xb08a4a, at: [0, -1.08, 0] },
    ],
  },
  shovel: {
    hold: "grip",
    colour: 0x8a6a40,
    parts: c => [
      { geometry: stick(0.014, 1.0), colour: c, at: [0, -0.3, 0] },
      { geometry: new BoxGeometry(0.2, 0.26, 0.012), colour: 0x5a5d60, metal: 0.7, roughness: 0.4, at: [0, -0.9, 0] },
    ],
  },
  rod: {
    hold: "grip",
    colour: 0x2a241e,
    parts: c => [{ geometry: new CylinderGeometry(0.003, 0.009, 2.2, 8), colour: c, at: [0, 0.8, 0.6], turn: [0.62, 0, 0] }],
  },
  camera: {
    hold: "between",
    colour: 0x17181b,
    parts: c => [
      { geometry: new BoxGeometry(0.14, 0.09, 0.05), colour: c, roughness: 0.4, at: [0, 0.03, 0] },
      { geometry: stick(0.034, 0.07), colour: c, roughness: 0.3, at: [0, 0.03, 0.055], turn: [Math.PI / 2, 0, 0] },
    ],
  },
  ball: { hold: "grip", colour: 0xb0422a, parts: c => [{ geometry: new SphereGeometry(0.04, 18, 14), colour: c, at: [0, 0, 0.03] }] },
  flowers: {
    hold: "grip",
    colour: 0xb8324a,
    parts: c => [
      { geometry: new ConeGeometry(0.05, 0.2, 10), colour: 0x3c6a34, at: [0, 0.06, 0], turn: [Math.PI, 0, 0] },
      ...Array.from({ length: 9 }, (_, i): Part => ({
        geometry: new SphereGeometry(0.026, 10, 8),
        colour: new Color(c).offsetHSL(0.02 * (i % 3), 0, 0.05 * (i % 2)).getHex(),
        at: [Math.sin(i * 2.4) * 0.022 * Math.sqrt(i), 0.18 + 0.012 * (i % 3), Math.cos(i * 2.4) * 0.022 * Math.sqrt(i)],
      })),
    ],
  },
  lantern: {
    hold: "grip",
    colour: 0x2a2622,
    parts: c => [
      { geometry: stick(0.05, 0.02), colour: c, at: [0, -0.08, 0] },
      { geometry: stick(0.05, 0.02), colour: c, at: [0, -0.26, 0] },
      { geometry: stick(0.042, 0.16), colour: 0xffc46a, roughness: 0.2, at: [0, -0.17, 0] },
    ],
  },
  briefcase: {
    hold: "grip",
    colour: 0x3a2416,
    parts: c => [{ geometry: new BoxGeometry(0.09, 0.3, 0.42), colour: c, roughness: 0.5, at: [0, -0.2, 0] }],
  },
  bag: {
    hold: "grip",
    colour: 0x6a4a30,
    parts: c => [
      { geometry: new BoxGeometry(0.12, 0.28, 0.32), colour: c, roughness: 0.7, at: [0, -0.26, 0] },
      { geometry: new TorusGeometry(0.1, 0.008, 8, 18, Math.PI), colour: c, at: [0, -0.12, 0], turn: [0, Math.PI / 2, 0] },
    ],
  },
  balloon: {
    hold: "grip",
    colour: 0xb02030,
    parts: c => [
      { geometry: stick(0.0015, 0.9), colour: 0xd8d4cc, at: [0, 0.42, 0] },
      {
        geometry: lathe([
          [0, 0.86],
          [0.05, 0.9],
          [0.13, 1.02],
          [0.15, 1.12],
          [0.12, 1.23],
          [0, 1.28],
        ]),
        colour: c,
        roughness: 0.25,
      },
    ],
  },
  sword: {
    hold: "grip",
    colour: 0xb0b4b8,
    parts: c => [
      { geometry: new BoxGeometry(0.035, 0.85, 0.008), colour: c, metal: 0.9, roughness: 0.2, at: [0, 0.5, 0] },
      { geometry: new BoxGeometry(0.17, 0.02, 0.025), colour: 0x6a5428, metal: 0.7, at: [0, 0.07, 0] },
    ],
  },
  staff: { hold: "grip", colour: 0x5a4028, parts: c => [{ geometry: stick(0.016, 1.7), colour: c, at: [0, 0.0, 0] }] },
  microphone: {
    hold: "grip",
    colour: 0x1a1a1e,
    parts: c => [
      { geometry: new CapsuleGeometry(0.014, 0.12, 4, 10), colour: c },
      { geometry: new SphereGeometry(0.025, 14, 10), colour: 0x3a3a40, metal: 0.6, at: [0, 0.1, 0] },
    ],
  },
};

/** Words that people are said to hold, and which thing that is. */
const WORDS: Record<string, string> = {
  umbrella: "umbrella",
  parasol: "umbrella",
  bouquet: "flowers",
  flowers: "flowers",
  rose: "flowers",
  roses: "flowers",
  lantern: "lantern",
  briefcase: "briefcase",
  suitcase: "briefcase",
  handbag: "bag",
  basket: "bag",
  bag: "bag",
  balloon: "balloon",
  sword: "sword",
  staff: "staff",
  cane: "staff",
  microphone: "microphone",
  cup: "cup",
  mug: "cup",
  coffee: "cup",
  book: "book",
  newspaper: "newspaper",
  box: "box",
  parcel: "box",
  tray: "tray",
  guitar: "guitar",
  camera: "camera",
  phone: "phone",
  broom: "broom",
  shovel: "shovel",
};

/** What is carried by the words, with the colour that stands before it. */
export function carriedThing(text: string, colours: Record<string, number>): { thing: string; colour?: number } | null {
  for (const [, phrase] of text.matchAll(/\b(?:with|holding|carrying|under|clutching|has) ((?:[a-z-]+ ?){1,5})/g)) {
    const words = phrase.trim().split(" ");
    const at = words.findIndex(word => word in WORDS);
    if (at >= 0)
      return {
        thing: WORDS[words[at]],
        colour: words
          .slice(0, at)
          .map(word => colours[word])
          .find(c => c !== undefined),
      };
  }
  return null;
}

export const isHandProp = (name: string) => name in ROWS;

export function makeHandProp(name: string, colour?: number): HandProp | null {
  const row = ROWS[name];
  if (!row) return null;
  const owned: { dispose(): void }[] = [],
    object = assembled(row.parts(colour ?? row.colour), owned),
    shouldered = row.shouldered ? assembled(row.shouldered(), owned) : undefined;
  return {
    object,
    hold: row.hold,
    shouldered,
    dispose() {
      object.removeFromParent();
      shouldered?.removeFromParent();
      for (const o of owned) o.dispose();
    },
  };
}

function assembled(parts: Part[], owned: { dispose(): void }[]): Group {
  const object = new Group();
  for (const part of parts) {
    const material = new MeshStandardMaterial({
        color: part.colour,
        roughness: part.roughness ?? 0.7,
        metalness: part.metal ?? 0,
        side: 2,
      }),
      mesh = new Mesh(part.geometry, material);
    if (part.at) mesh.position.set(...part.at);
    if (part.turn) mesh.rotation.set(...part.turn);
    mesh.castShadow = mesh.receiveShadow = true;
    object.add(mesh);
    owned.push(part.geometry, material);
  }
  return object;
}

/** Puts a thing where the hands are; after the rig is posed. The object is a child of the body's root. */
export function placeHandProp(rig: Rig, prop: HandProp) {
  const palm = (s: "l" | "r") => rig.at(`hand_${s}`).lerp(rig.palmPoint(s), 0.85);
  if (prop.shouldered) {
    const collar = rig.at("neck_01").lerp(rig.at("upperarm_l"), 0.55).add(new Vector3(0, 0.075, 0.06).multiplyScalar(rig.k)),
      way = palm("l").sub(collar).normalize(),
      front = new Vector3(-0.35, 1, 0.2).projectOnPlane(way).normalize();
    prop.shouldered.position.copy(collar).addScaledVector(way, 0.07 * rig.k);
    prop.shouldered.quaternion.setFromRotationMatrix(new Matrix4().makeBasis(new Vector3().crossVectors(way, front), way, front));
  }
  if (prop.hold === "between") {
    prop.object.position.copy(palm("l").add(palm("r")).multiplyScalar(0.5));
    prop.object.quaternion.copy(rig.turn("spine_03"));
    return;
  }
  const index = rig.carried("hand_r", rig.body.joint.index_01_r),
    little = rig.carried("hand_r", rig.body.joint.pinky_01_r),
    up = index.clone().sub(little).normalize(),
    along = rig.palmPoint("r").sub(rig.at("hand_r")).normalize(),
    side = new Vector3().crossVectors(up, along).normalize(),
    inward = rig.carried("thumb_02_r", rig.body.joint.thumb_03_r).sub(rig.at("hand_r"));
  along.crossVectors(side, up);
  // The hollow of the fist lies on the palm's side of the knuckles.
  const hollow = side.clone().multiplyScalar(Math.sign(side.dot(inward)) * 0.028 * rig.k);
  prop.object.position.copy(index.add(little).multiplyScalar(0.5).add(hollow));
  prop.object.quaternion.setFromRotationMatrix(new Matrix4().makeBasis(side, up, along));
}

/** An upright thing stays upright: a cup, an umbrella, a bag that hangs. */
export function keepUpright(prop: HandProp, name: string) {
  if (!["umbrella", "bag", "briefcase", "lantern", "balloon", "tray", "staff", "flowers"].includes(name)) return;
  const yaw = Math.atan2(
    new Vector3(0, 0, 1).applyQuaternion(prop.object.quaternion).x,
    new Vector3(0, 0, 1).applyQuaternion(prop.object.quaternion).z,
  );
  prop.object.quaternion.slerp(new Quaternion().setFromAxisAngle(new Vector3(0, 1, 0), yaw), 0.92);
}
