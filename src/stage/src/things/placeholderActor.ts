// A box or capsule that performs: what the placeholder builders of people, animals and things share until their owners land.
import {
  Box3, BoxGeometry, CapsuleGeometry, Group, Mesh, MeshStandardMaterial, SphereGeometry, Vector3,
  type PerspectiveCamera,
} from "three";
import type { Actor, ActorLook, Performance } from "../contracts.ts";

export function placeholderActor(look: ActorLook, height: number, width: number, headed: boolean): Actor {
  const root = new Group();
  const cloth = new MeshStandardMaterial({ color: 0x8c2f2f + (look.seed % 40) * 257, roughness: 0.7 });
  const skin = new MeshStandardMaterial({ color: 0xc58c6c, roughness: 0.55 });
  const bodyHeight = headed ? height * 0.85 : height;
  const body = new Mesh(
    headed ? new CapsuleGeometry(width / 2, bodyHeight - width, 6, 16) : new BoxGeometry(width, height, width), cloth);
  body.position.y = bodyHeight / 2;
  body.castShadow = true;
  root.add(body);
  if (headed) {
    const head = new Mesh(new SphereGeometry(height * 0.066, 20, 16), skin);
    head.position.y = height * 0.93;
    head.castShadow = true;
    root.add(head);
  }
  let performance: Performance | null = null;
  let now = 0;
  const forward = () => new Vector3(Math.sin(root.rotation.y), 0, Math.cos(root.rotation.y));
  const at = (share: number) => root.position.clone().add(new Vector3(0, height * share, 0)).addScaledVector(forward(), headed ? 0.09 : 0);
  return {
    key: look.key, root, height,
    perform(next) {
      performance = next;
    },
    pose(t: number, _camera: PerspectiveCamera) {
      now = t;
      const segments = performance?.segments ?? [];
      const segment = segments.findLast((each) => each.start <= t) ?? segments[0];
      if (!segment) return;
      root.position.copy(segment.position);
      root.rotation.y = segment.facing;
      const path = segment.path;
      if (path && path.length > 1) {
        let left = (t - segment.start) * (segment.speed ?? 1.3);
        for (let i = 0; i + 1 < path.length; i++) {
          const length = path[i].distanceTo(path[i + 1]);
          const step = path[i + 1].clone().sub(path[i]).normalize();
          root.position.copy(path[i]).addScaledVector(step, Math.min(Math.max(left, 0), length));
          root.rotation.y = Math.atan2(step.x, step.z);
          left -= length;
          if (left <= 0) break;
        }
      }
      root.updateMatrixWorld(true);
    },
    box: () => new Box3().setFromObject(root),
    eyes: () => at(0.936),
    mouth: () => at(0.89),
    facing: forward,
    gaze: forward,
    mouthOpen: () =>
      (performance?.lines ?? []).some((line) => line.sounds.some((sound) => line.start + sound.start <= now && now < line.start + sound.end && sound.shape !== "PP")) ? 0.5 : 0,
    feet: () => [-0.1, 0.1].map((side) => ({ position: root.position.clone().add(new Vector3(side, 0, 0)), planted: true })),
    events: () => [],
    detail() {},
    dispose() {
      root.removeFromParent();
    },
  };
}
