// Actors and a place without pictures: what staging and framing need of them.
import { Box3, Group, Vector3 } from "three";

const point = (x, y, z) => new Vector3(x, y, z);

/** Bundled modules carry their own three, so vectors are copied by value. */
export function fakePlace({ Vector3: V = Vector3, Box3: B = Box3 } = {}) {
  const at = (x, y, z) => new V(x, y, z);
  return {
    id: "field",
    indoor: false,
    root: new Group(),
    centre: at(0, 0, 0),
    keyDirection: at(0.4, 0.7, 0.5).normalize(),
    keyColor: 0xffffff,
    keyKelvin: 5600,
    exposure: 1,
    marks: [
      { id: "middle", kind: "stand", position: at(0, 0, 0), facing: 0, radius: 0.5 },
      { id: "bench", kind: "sit", position: at(3, 0, 0), facing: 0.4, seatHeight: 0.45, radius: 0.5 },
      { id: "table", kind: "table-top", position: at(-1.5, 0.74, 0), facing: 0, radius: 0.3 },
    ],
    lanes: [
      { id: "along", kind: "walk", points: [at(0, 0, -18), at(0, 0, 18)], width: 2 },
      { id: "road", kind: "drive", points: [at(-30, 0, -6), at(30, 0, -6)], width: 4 },
    ],
    views: [
      { yaw: 0.1, height: 1.5, minDistance: 2, maxDistance: 20 },
      { yaw: 0.8, height: 1.5, minDistance: 2, maxDistance: 12 },
    ],
    cameraBounds: new B(at(-40, 0.1, -40), at(40, 40, 40)),
    groundHeight: () => 0,
    surface: () => "grass",
    acoustics: { space: "open", decaySeconds: 0.2, wet: 0 },
    ambience: [],
    environment: null,
    update() {},
    dispose() {},
  };
}

/** Stands, sits and walks where its performance says. */
export function fakeActor(key, height, width = 0.5) {
  const root = new Group();
  let performance = null;
  const forward = () => point(Math.sin(root.rotation.y), 0, Math.cos(root.rotation.y));
  return {
    key,
    root,
    height,
    perform(next) {
      performance = next;
    },
    pose(t) {
      const segment = performance.segments.findLast((each) => each.start <= t + 1e-6) ?? performance.segments[0];
      root.position.copy(segment.position);
      root.rotation.y = segment.facing;
      if (!segment.path) return;
      let left = Math.max(0, t - segment.start) * segment.speed;
      for (let i = 0; i + 1 < segment.path.length; i++) {
        const [a, b] = [segment.path[i], segment.path[i + 1]].map((each) => point(each.x, each.y, each.z));
        const length = a.distanceTo(b);
        root.position.copy(a).lerp(b, length > 0 ? Math.min(1, left / length) : 0);
        root.rotation.y = Math.atan2(b.x - a.x, b.z - a.z);
        left -= length;
        if (left <= 0) break;
      }
    },
    box: () => new Box3(point(-width / 2, 0, -width / 2), point(width / 2, height, width / 2)).translate(root.position),
    eyes: () => root.position.clone().add(point(0, height * 0.936, 0)),
    mouth: () => root.position.clone().add(point(0, height * 0.89, 0)),
    facing: forward,
    gaze: forward,
    mouthOpen: () => 0,
    feet: () => [],
    events: () => [],
    detail() {},
    dispose() {},
  };
}
