// A car that drives: wheels turn with the road, the front pair steers, the body squats, dives and leans on its springs.
import { Group } from "three";
import { Assembly } from "../assembly.ts";
import type { BuildMoving } from "../buildThing.ts";
import { weatheringOf } from "../materials.ts";
import { CAR, carBody, wheel, WHEELS } from "../parts/car.ts";
import { travelEvents } from "../ThingActor.ts";

const WHEELBASE = CAR.axles[0] - CAR.axles[1],
  GRAVITY = 9.81;
// radians for each g [motion.md §8]: roll of a saloon 5°, dive and squat 2.2°
const ROLL = 0.087,
  PITCH = 0.038;

export const movingCar: BuildMoving = (look, words, random, lit) => {
  const weathering = weatheringOf(look.environment, false),
    body = new Group(),
    shell = new Assembly(weathering);
  carBody(shell, { color: words.color ?? undefined, random, lit });
  const sprung = new Group().add(shell.finish());
  const wheels = WHEELS.map(({ side, z, front }) => {
    const set = new Assembly(weathering),
      steered = new Group(),
      spun = new Group();
    wheel(set, side);
    spun.add(set.finish());
    steered.add(spun);
    steered.position.set(side * CAR.track, CAR.wheelRadius, z);
    body.add(steered);
    return { steered, spun, front };
  });
  body.add(sprung);
  return {
    body,
    moving: {
      pose(t, motion) {
        const steer = Math.atan(WHEELBASE * motion.curvature),
          sideways = (motion.speed ** 2 * motion.curvature) / GRAVITY;
        for (const { steered, spun, front } of wheels) {
          steered.rotation.y = front ? steer : 0;
          spun.rotation.x = motion.travelled / CAR.wheelRadius;
        }
        const shake = Math.min(1, motion.speed / 10) * 0.003;
        sprung.rotation.set(
          -(motion.acceleration / GRAVITY) * PITCH + shake * Math.sin(t * 8.1),
          0,
          -sideways * ROLL + shake * Math.sin(t * 6.3 + 1),
        );
        sprung.position.y = shake * 1.4 * Math.sin(t * 7.7);
      },
      events: travelEvents("car", look.key),
    },
  };
};
