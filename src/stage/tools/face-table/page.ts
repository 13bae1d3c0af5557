// Where MediaPipe's 468 landmarks lie on the human kit's average head: the head is drawn from the front, the mesh is found in the
// picture, and each landmark becomes a place in a triangle of the kit, so that it goes along with every shape.
import { AmbientLight, DirectionalLight, OrthographicCamera, Scene, WebGLRenderer } from "three";
import { shapeOf } from "../../src/people/body/bodyShape.ts";
import { topologyOf } from "../../src/people/body/topology.ts";
import { HumanKit } from "../../src/people/kit.ts";
import { readLook } from "../../src/people/look/readLook.ts";
import { PersonBody } from "../../src/people/personBody.ts";
import { faceIn } from "../../src/picture/perception.ts";

const SIZE = 512,
  HALF = 0.16; // metres from the middle of the picture to its edge

async function measure(words: string, hair = false) {
  const url = (path: string) => `/${path}`;
  const kit = await HumanKit.load(url),
    look = readLook({
      key: "table",
      asset: "human",
      noun: "person",
      words: [words],
      seed: 3,
      environment: { timeOfDay: "noon", weather: "clear", season: null, era: null, mood: null, style: [], negative: [] },
      cameo: null,
    });
  if (!hair) {
    look.hair.style = "buzz";
    look.beard = "none";
  }
  const body = new PersonBody(kit, look);
  body.show("near");
  const points = kit.shape(shapeOf(look)),
    eye = body.skeleton.eyes.l.centre;
  const scene = new Scene();
  scene.add(body.skeleton.root, new AmbientLight(0xffffff, 1.6));
  const sun = new DirectionalLight(0xffffff, 1.4);
  sun.position.set(0.3, 0.6, 1);
  scene.add(sun);
  const middle = eye[1] - 0.03,
    camera = new OrthographicCamera(-HALF, HALF, HALF, -HALF, 0.1, 4);
  camera.position.set(0, middle, 2);
  const renderer = new WebGLRenderer({ preserveDrawingBuffer: true, antialias: true });
  renderer.setSize(SIZE, SIZE, false);
  renderer.setClearColor(0x9a9a9a);
  renderer.render(scene, camera);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIZE;
  const pen = canvas.getContext("2d")!;
  pen.drawImage(renderer.domElement, 0, 0);
  const found = await faceIn(pen.getImageData(0, 0, SIZE, SIZE), url);
  if (!found) return { picture: canvas.toDataURL(), rows: [] };
  const triangles = topologyOf(kit).head,
    at = (v: number, c: number) => points[v * 3 + c];
  const rows = found.slice(0, 468).map(({ x, y }) => {
    const px = (x - 0.5) * 2 * HALF,
      py = middle - (y - 0.5) * 2 * HALF;
    let best: number[] | null = null,
      score = -Infinity;
    for (let i = 0; i < triangles.length; i += 3) {
      const [a, b, c] = [triangles[i], triangles[i + 1], triangles[i + 2]];
      const area = (at(b, 0) - at(a, 0)) * (at(c, 1) - at(a, 1)) - (at(c, 0) - at(a, 0)) * (at(b, 1) - at(a, 1));
      if (area <= 1e-12) continue; // turned away
      let wb = ((px - at(a, 0)) * (at(c, 1) - at(a, 1)) - (at(c, 0) - at(a, 0)) * (py - at(a, 1))) / area,
        wc = ((at(b, 0) - at(a, 0)) * (py - at(a, 1)) - (px - at(a, 0)) * (at(b, 1) - at(a, 1))) / area;
      let wa = 1 - wb - wc;
      // outside: the nearest corner mix, with a penalty
      const out = Math.max(0, -wa, -wb, -wc);
      if (out > 0.6) continue;
      [wa, wb, wc] = [wa, wb, wc].map((w) => Math.max(0, w));
      const sum = wa + wb + wc,
        z = (wa * at(a, 2) + wb * at(b, 2) + wc * at(c, 2)) / sum;
      if (z - out * 0.5 > score) [best, score] = [[a, b, c, +(wb / sum).toFixed(3), +(wc / sum).toFixed(3)], z - out * 0.5];
    }
    return best;
  });
  return { picture: canvas.toDataURL(), rows };
}
Object.assign(globalThis, { measure });
