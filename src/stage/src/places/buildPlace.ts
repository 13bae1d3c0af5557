// Placeholder until the sets land: a ground, a sky colour, a sun and a row of blocks, so that the spine has a place to stage in.
import {
  Box3, BoxGeometry, Color, DirectionalLight, Group, HemisphereLight, Mesh, MeshStandardMaterial, PlaneGeometry, Vector3,
} from "three";
import type { BuildPlace } from "../contracts.ts";

const SKY = 0x9ec3e6;

export const buildPlace: BuildPlace = async (id, environment, _context, scene) => {
  const root = new Group();
  const dark = environment.timeOfDay === "night" || environment.timeOfDay === "midnight";
  scene.background = new Color(SKY).multiplyScalar(dark ? 0.05 : 1);
  const ground = new Mesh(new PlaneGeometry(400, 400), new MeshStandardMaterial({ color: 0x8a8578, roughness: 0.9 }));
  ground.rotation.x = -Math.PI / 2;
  ground.receiveShadow = true;
  const keyDirection = new Vector3(0.5, 0.6, 0.35).normalize();
  const sun = new DirectionalLight(0xfff0dd, dark ? 0.4 : 3);
  sun.position.copy(keyDirection).multiplyScalar(40);
  sun.castShadow = true;
  sun.shadow.mapSize.set(1024, 1024);
  Object.assign(sun.shadow.camera, { left: -14, right: 14, top: 14, bottom: -14, near: 1, far: 90 });
  root.add(ground, sun, sun.target, new HemisphereLight(SKY, 0x8a8578, dark ? 0.3 : 1.2));
  for (let i = 0; i < 8; i++) {
    const height = 2 + ((i * 37) % 5);
    const block = new Mesh(new BoxGeometry(3, height, 3), new MeshStandardMaterial({ color: 0x777f88, roughness: 0.8 }));
    block.position.set(-28 + i * 8, height / 2, -24);
    block.castShadow = true;
    root.add(block);
  }
  scene.add(root);
  return {
    id, indoor: false, root,
    marks: [
      { id: "centre", kind: "stand", position: new Vector3(0, 0, 0), facing: 0, radius: 0.6 },
      { id: "left", kind: "stand", position: new Vector3(-1.6, 0, -0.4), facing: 0.3, radius: 0.6 },
      { id: "right", kind: "stand", position: new Vector3(1.6, 0, -0.4), facing: -0.3, radius: 0.6 },
    ],
    lanes: [
      { id: "front", kind: "walk", points: [new Vector3(0, 0, -22), new Vector3(0, 0, 22)], width: 2 },
      { id: "across", kind: "walk", points: [new Vector3(-22, 0, -3), new Vector3(22, 0, -3)], width: 2 },
    ],
    centre: new Vector3(0, 0, 0),
    views: [
      { yaw: 0, height: 1.4, minDistance: 0.8, maxDistance: 30 },
      { yaw: 0.7, height: 1.4, minDistance: 0.8, maxDistance: 30 },
      { yaw: -0.7, height: 1.4, minDistance: 0.8, maxDistance: 30 },
    ],
    cameraBounds: new Box3(new Vector3(-60, 0.1, -60), new Vector3(60, 60, 60)),
    groundHeight: () => 0,
    surface: () => "concrete",
    keyDirection, keyColor: 0xfff0dd, keyKelvin: 5200, exposure: 1,
    acoustics: { space: "open", decaySeconds: 0.2, wet: 0.05 },
    ambience: ["wind"],
    update() {},
    environment: null,
    dispose() {
      scene.remove(root);
    },
  };
};
