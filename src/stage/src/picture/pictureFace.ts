// The face in a picture: where its mouth and eyes are (MediaPipe's 478 landmarks), and what they do at a time. The picture itself is
// bent: lips and chin go down from the line between the lips, lids come down over the eyes; behind the lips there is a mouth.
import { Vector2, Vector3, Vector4, type IUniform } from "three";
import { chance } from "../direction/random.ts";
import { smooth } from "../motion/ease.ts";
import { blinkAt } from "../people/face/life.ts";
import { mouthAt } from "../people/face/visemes.ts";
import type { SpokenLine } from "../contracts.ts";
import type { Landmark } from "./perception.ts";

/** Landmarks by their places in MediaPipe's mesh; left and right are the picture's. */
const AT = {
  mouthLeft: 78, mouthRight: 308, upperLip: 13, lowerLip: 14, lowerLipEdge: 17, chin: 152, forehead: 10, noseBase: 2,
  eyes: [
    { left: 33, right: 133, upper: 159, lower: 145, brow: 105 },
    { left: 362, right: 263, upper: 386, lower: 374, brow: 334 },
  ],
} as const;
/** The widest places of a face. */
const CHEEKBONES = [234, 454];
/** How far lips part, in half mouth widths, for a jaw or lip unit of one. */
const JAW = 1.05;
const LOWER_LIP = 0.28;
const UPPER_LIP = 0.16;
/** A mouth that shows this much (of its half width) has teeth of its own. */
const SHOWS_TEETH = 0.1;
/** Of the way from the lid's edge to the brow, what comes down with the lid. */
const LID_SHARE = 0.62;
const FIRST_BLINK = 0.5;
/** How far a head that is held still wanders, in heights of its face, and how much more while it speaks. */
const SWAY = { aside: 0.014, down: 0.009, speaking: 1.7, begins: 0.8 };

export interface FaceUniforms {
  [name: string]: IUniform;
  /** 1 where there is a face to move. */
  alive: IUniform<number>;
}

export class PictureFace {
  readonly uniforms: FaceUniforms;
  /** The box of the face: left, top, right, bottom, shares of the frame. */
  readonly box: [number, number, number, number];
  private readonly halfMouth: number;
  private open = 0;

  /** `lit`: the mean colour of the skin, 0 to 1, that the inside of the mouth is lit like. */
  constructor(
    private readonly face: readonly Landmark[],
    private readonly aspect: number,
    lit: [number, number, number],
  ) {
    const [left, right] = [this.at(AT.mouthLeft), this.at(AT.mouthRight)];
    const along = right.clone().sub(left);
    this.halfMouth = along.length() / 2;
    along.normalize();
    const centre = left.clone().add(right).multiplyScalar(0.5);
    const down = new Vector2(-along.y, along.x);
    const below = (landmark: number) => this.at(landmark).sub(centre).dot(down);
    const parted = below(AT.lowerLip) - below(AT.upperLip);
    this.uniforms = {
      alive: { value: 1 },
      square: { value: aspect },
      along: { value: along },
      mouth: { value: centre },
      // half width, line between the lips, edge of the lower lip, chin: in heights of the picture
      mouthSize: { value: new Vector4(this.halfMouth, below(AT.lowerLip), below(AT.lowerLipEdge), below(AT.chin)) },
      // nose, and whether teeth are seen already
      mouthMore: { value: new Vector2(below(AT.noseBase), parted > SHOWS_TEETH * this.halfMouth ? 1 : 0) },
      // gap, lift of the upper lip, width
      speech: { value: new Vector3(0, 0, 0) },
      eyes: { value: AT.eyes.map((eye) => this.at(eye.left).add(this.at(eye.right)).multiplyScalar(0.5)) },
      eyeSizes: { value: AT.eyes.map((eye) => this.eyeSize(eye, down)) },
      blink: { value: 0 },
      // aside and down; middle and half width of the head; where it ends and where the shoulders begin
      sway: { value: new Vector2(0, 0) },
      head: { value: this.headSize(centre, below(AT.chin)) },
      lit: { value: new Vector3(...lit) },
    };
    const xs = face.slice(0, 468).map(({ x }) => x);
    const ys = face.slice(0, 468).map(({ y }) => y);
    this.box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  }

  /** 0 shut to 1: how far the lips are parted by what is said. */
  get mouthOpen(): number {
    return this.open;
  }

  /** Sets the face for a time: seconds of the clip, which the lines are in, too. */
  pose(seconds: number, lines: readonly SpokenLine[], seed: number): void {
    const line = lines.find(({ start, end }) => seconds >= start - 0.2 && seconds <= end + 0.2);
    const units = line ? mouthAt(line.sounds, seconds - line.start, /shout|yell|scream/.test(line.manner) ? 1.4 : /whisper/.test(line.manner) ? 0.6 : 1) : {};
    const of = (name: string) => units[name] ?? 0;
    const closed = Math.min(1, of("mouthPressLeft") * 2.4);
    const gap = Math.max(0, of("jawOpen") * JAW + of("mouthLowerDownLeft") * LOWER_LIP) * (1 - closed);
    const lift = of("mouthUpperUpLeft") * UPPER_LIP * (1 - closed);
    const width = 0.1 * of("mouthStretchLeft") + 0.08 * of("mouthSmileLeft") - 0.16 * of("mouthPucker") - 0.08 * of("mouthFunnel");
    this.open = Math.min(1, gap);
    (this.uniforms.speech.value as Vector3).set(gap * this.halfMouth, lift * this.halfMouth, width);
    this.sway(seconds, seed, lines);
    this.uniforms.blink.value = seconds < FIRST_BLINK ? 0 : blinkAt(seconds, seed);
  }

  /** Slow and never the same twice within a clip; the picture's own pose at its beginning. */
  private sway(seconds: number, seed: number, lines: readonly SpokenLine[]): void {
    const speaks = Math.max(0, ...lines.map(({ start, end }) => smooth(start - 0.3, start + 0.3, seconds) * (1 - smooth(end - 0.2, end + 0.6, seconds))));
    const share = smooth(0, SWAY.begins, seconds) * (1 + (SWAY.speaking - 1) * speaks) * (this.box[3] - this.box[1]);
    const wave = (n: number, every: number) => Math.sin((seconds / every + chance(seed, "sway", n)) * 2 * Math.PI);
    const nod = speaks * 0.9 * this.open;
    (this.uniforms.sway.value as Vector2).set(SWAY.aside * (0.7 * wave(1, 3.1) + 0.3 * wave(2, 1.3)) * share, SWAY.down * (0.6 * wave(3, 2.3) + nod) * share);
  }

  private headSize(mouth: Vector2, chin: number): Vector4 {
    const [left, right] = [this.at(CHEEKBONES[0]), this.at(CHEEKBONES[1])];
    const middle = left.clone().add(right).multiplyScalar(0.5);
    return new Vector4(middle.x, left.distanceTo(right) * 1.15, mouth.y + chin * 0.9, mouth.y + chin * 2.4);
  }

  private eyeSize(eye: (typeof AT.eyes)[number], down: Vector2): Vector4 {
    const [left, right] = [this.at(eye.left), this.at(eye.right)];
    const centre = left.clone().add(right).multiplyScalar(0.5);
    const below = (landmark: number) => this.at(landmark).sub(centre).dot(down);
    return new Vector4(left.distanceTo(right) / 2, below(eye.upper), below(eye.lower), (below(eye.upper) - below(eye.brow)) * LID_SHARE);
  }

  /** In heights of the picture, from its top left. */
  private at(landmark: number): Vector2 {
    return new Vector2(this.face[landmark].x * this.aspect, this.face[landmark].y);
  }
}

/** What the shader needs where nobody is in the picture. */
export function noFace(): FaceUniforms {
  const none = (): Vector2 => new Vector2();
  return {
    alive: { value: 0 }, square: { value: 1 }, along: { value: none() }, mouth: { value: none() }, mouthSize: { value: new Vector4() }, mouthMore: { value: none() },
    sway: { value: none() }, head: { value: new Vector4() }, speech: { value: new Vector3() }, eyes: { value: [none(), none()] }, eyeSizes: { value: [new Vector4(), new Vector4()] }, blink: { value: 0 }, lit: { value: new Vector3() },
  };
}

/** Where a place of the moved face is taken from in the picture; `inside` says how much of the inner mouth is seen there. */
export const FACE_GLSL = /* glsl */ `
uniform float alive, square, blink;
uniform vec2 along, mouth, mouthMore, eyes[2], sway;
uniform vec3 speech, lit;
uniform vec4 mouthSize, eyeSizes[2], head;

float arch(float s) { return max(0.0, 1.0 - s * s); }

// the head moves as one, the neck takes it up, the shoulders stay
vec2 unswayed(vec2 p) {
  float above = 1.0 - smoothstep(head.z, head.w, p.y);
  float beside = exp(-pow((p.x - head.x) / (2.0 * head.y), 4.0));
  return p - sway * above * beside;
}

// fine: a pixel of the frame, in heights of the picture
vec2 unspoken(vec2 p, float fine, out vec4 inside) {
  inside = vec4(0.0);
  float w = mouthSize.x, chin = mouthSize.w, gap = speech.x, lift = speech.y;
  vec2 down = vec2(-along.y, along.x);
  vec2 m = vec2(dot(p - mouth, along), dot(p - mouth, down));
  if (abs(m.x) > w * 4.0 || m.y < mouthMore.x * 1.5 || m.y > chin * 1.9) return p;
  // rounded or stretched lips
  float lips = exp(-pow(m.x / (1.7 * w), 2.0) - pow((m.y - mouthSize.y) / (1.2 * w), 2.0));
  vec2 q = vec2(m.x / (1.0 + speech.z * lips), m.y);
  float s = q.x / w, parting = arch(s);
  float line = mouthSize.y * parting, upper = line - lift * parting, lower = line + gap * parting;
  if (q.y > upper && q.y < lower && parting > 0.0) {
    float v = (q.y - upper) / max(1e-6, lower - upper);
    inside = vec4(s, v, (lower - upper) / w, smoothstep(0.0, fine, min(q.y - upper, lower - q.y)) * smoothstep(0.0, 2.0 * fine, lower - upper));
    q.y = v < 0.5 ? line : line + 1e-4;
  } else if (q.y >= lower) {
    // the lip opens as far as the gap, the jaw goes down as a whole, and below the chin the neck takes it up
    float under = smoothstep(0.0, max(1e-5, mouthSize.z - mouthSize.y), q.y - lower);
    float jaw = 0.86 * gap * exp(-pow(q.x / (2.1 * w), 4.0));
    float neck = 1.0 - smoothstep(chin, chin * 1.8, q.y - gap);
    q.y -= mix(gap * parting, jaw, under) * neck;
  } else {
    q.y += lift * parting * smoothstep(mouthMore.x * 0.8, upper, q.y);
  }
  return mouth + along * q.x + down * q.y;
}

vec2 unblinked(vec2 p, out float lashes) {
  lashes = 0.0;
  if (blink <= 0.0) return p;
  vec2 down = vec2(-along.y, along.x);
  for (int i = 0; i < 2; i++) {
    vec4 size = eyeSizes[i];
    vec2 e = vec2(dot(p - eyes[i], along), dot(p - eyes[i], down));
    float round = arch(e.x / (size.x * 1.04));
    if (round <= 0.0) continue;
    float rim = size.y * round, floor_ = size.z * round, lid = size.w * (0.25 + 0.75 * round);
    float edge = mix(rim, floor_ * 1.08, blink), top = rim - lid;
    lashes = max(lashes, min(1.0, blink * 3.0) * min(1.0, round * 3.0) * (1.0 - smoothstep(0.0, 0.11 * size.x, abs(e.y - edge))));
    if (e.y <= top || e.y >= edge) continue;
    e.y = top + (e.y - top) * lid / max(1e-6, edge - top);
    return eyes[i] + along * e.x + down * e.y;
  }
  return p;
}

vec3 innerMouth(vec4 inside) {
  float s = inside.x, v = inside.y, high = inside.z;
  // in half mouth widths from the upper lip
  float y = v * high;
  vec3 colour = mix(vec3(0.22, 0.06, 0.06), vec3(0.10, 0.02, 0.025), smoothstep(0.0, 0.5, high));
  float tongue = smoothstep(0.55, 0.95, v) * (1.0 - smoothstep(0.45, 0.8, abs(s))) * smoothstep(0.15, 0.4, high);
  colour = mix(colour, vec3(0.50, 0.20, 0.19), tongue);
  if (mouthMore.y < 0.5) {
    float long_ = min(0.24, high * 0.55) * sqrt(max(0.0, 1.0 - s * s * 0.8));
    float between = smoothstep(0.90, 1.0, abs(fract(s * 4.2 + 0.5) - 0.5) * 2.0);
    float teeth = (1.0 - smoothstep(long_ * 0.8, long_, y)) * (1.0 - smoothstep(0.72, 0.92, abs(s)));
    colour = mix(colour, vec3(0.90, 0.86, 0.80) * (1.0 - 0.35 * s * s) * (1.0 - 0.3 * between), teeth);
  }
  // the lips shade what is behind them
  return colour * lit * mix(0.55, 1.0, smoothstep(0.0, 0.35, v));
}
`;
