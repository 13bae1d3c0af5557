// Small things that move by themselves: balls roll or bounce, balloons float, bicycles run on their wheels, trees sway.
import { BufferGeometry, Color, DoubleSide, Group, SphereGeometry, TorusGeometry, Vector3 } from "three";
import { Assembly } from "../assembly.ts";
import type { BuildMoving } from "../buildThing.ts";
import { weatheringOf, type Weathering } from "../materials.ts";
import { ball, football } from "../parts/objects.ts";
import { bicycleFrame, bicycleWheel, BICYCLE } from "../parts/bicycle.ts";
import { placed, tube } from "../shapes.ts";
import { plantTrees, type TreeKind } from "../trees.ts";

const BOUNCE_SHARE = 0.72; // a rubber ball gives back .8 of its speed, a football less

export const movingBall: BuildMoving = (look, words, random, lit) => {
  const set = new Assembly(weatheringOf(look.environment, false)),
    soccer = /foot|soccer/.test(look.noun) || look.asset === "football",
    radius = soccer ? 0.11 : 0.12;
  (soccer ? football : ball)(set, { color: words.color ?? undefined, random, lit });
  const rolled = new Group().add(set.finish()),
    body = new Group().add(rolled);
  rolled.position.y = -radius;
  const pivot = new Group().add(rolled);
  pivot.position.y = radius;
  body.add(pivot);
  return {
    body,
    moving: {
      pose(t, motion) {
        pivot.rotation.x = motion.travelled / radius;
        pivot.position.y = radius + (/bounc|jump|drop/.test(motion.action) ? bounceHeight(t) : 0);
      },
    },
  };
};

/** Height of a ball dropped from 80 cm every three seconds, each bounce lower than the last. */
function bounceHeight(t: number): number {
  let left = t % 3,
    height = 0.8,
    speed = 0;
  const fall = Math.sqrt((2 * height) / 9.81);
  if (left < fall) return height - 0.5 * 9.81 * left ** 2;
  left -= fall;
  speed = 9.81 * fall * BOUNCE_SHARE;
  while (speed > 0.15) {
    const air = (2 * speed) / 9.81;
    if (left < air) return speed * left - 0.5 * 9.81 * left ** 2;
    left -= air;
    speed *= BOUNCE_SHARE;
  }
  height = 0;
  return height;
}

export const movingBalloon: BuildMoving = (look, words, random) => {
  const set = new Assembly(weatheringOf(look.environment, false)),
    color = words.color ?? [0xc8302c, 0x2a6ab0, 0xe0a82c, 0x3a8a4a][Math.floor(random() * 4)];
  set.add(new SphereGeometry(0.15, 24, 18).scale(1, 1.18, 1), { color, rough: 0.15 }, placed(0, 1.62, 0));
  set.add(new TorusGeometry(0.014, 0.008, 6, 12).rotateX(Math.PI / 2), { color, rough: 0.3 }, placed(0, 1.44, 0));
  set.add(tube([new Vector3(0, 1.44, 0), new Vector3(0.03, 1, 0.02), new Vector3(-0.02, 0.5, 0), new Vector3(0, 0.05, 0)], 0.0025, 20, 4), {
    color: 0xe8e4da,
  });
  const body = new Group().add(set.finish()),
    phase = random() * 6;
  return {
    body,
    moving: {
      pose(t, _motion, root) {
        root.rotation.set(0.07 * Math.sin(t * 0.9 + phase), t * 0.2, 0.09 * Math.sin(t * 0.7 + phase));
        root.position.y = 0.04 * Math.sin(t * 1.3 + phase);
      },
    },
  };
};

export const movingBicycle: BuildMoving = (look, words, random) => {
  const weathering = weatheringOf(look.environment, false),
    set = new Assembly(weathering);
  bicycleFrame(set, { color: words.color ?? undefined, random, lit: 0 });
  const body = new Group().add(set.finish()),
    wheels = BICYCLE.axles.map((z) => {
      const round = new Assembly(weathering),
        spun = new Group();
      bicycleWheel(round);
      spun.add(round.finish());
      spun.position.set(0, BICYCLE.radius, z);
      body.add(spun);
      return spun;
    });
  return {
    body,
    moving: {
      pose(_t, motion, root) {
        for (const spun of wheels) spun.rotation.x = motion.travelled / BICYCLE.radius;
        root.rotation.z = -Math.atan((motion.speed ** 2 * motion.curvature) / 9.81) + (motion.speed === 0 ? 0.1 : 0);
      },
    },
  };
};

/** A diamond kite high up on its line, swinging in the wind, its tail behind it. */
export const movingKite: BuildMoving = (look, words, random) => {
  const weathering = weatheringOf(look.environment, false),
    sail = new Assembly(weathering),
    color = words.color ?? new Color(0xd8412c),
    corners = [new Vector3(0, 0.75, 0), new Vector3(0.55, 0.15, 0.04), new Vector3(0, -0.75, 0), new Vector3(-0.55, 0.15, 0.04)],
    heart = new Vector3(0, 0.15, -0.06);
  corners.forEach((corner, i) => {
    const panel = new BufferGeometry().setFromPoints([heart, corner, corners[(i + 1) % 4]]);
    panel.computeVertexNormals();
    sail.add(panel, { color: i % 2 ? color : color.clone().lerp(new Color(0xf0d060), 0.7), rough: 0.8 }, undefined, { side: DoubleSide });
  });
  const flying = new Group().add(sail.finish()),
    line = new Assembly(weathering),
    phase = random() * 6,
    height = 6.5;
  line.add(tube([new Vector3(0, 1.1, 0), new Vector3(0.5, 2.6, -0.9), new Vector3(1.4, height, -3)], 0.004, 20, 4), { color: 0xe8e4da });
  for (let i = 0; i < 7; i++) sail.root.add(bow(weathering, i, color));
  const body = new Group().add(flying, line.finish());
  return {
    body,
    moving: {
      pose(t) {
        const swing = Math.sin(t * 0.9 + phase) + 0.4 * Math.sin(t * 2.3 + phase);
        flying.position.set(1.4 + 0.35 * swing, height + 0.2 * Math.cos(t * 1.1 + phase), -3);
        flying.rotation.set(-0.45, 0.2, -0.22 * swing);
        sail.root.children.forEach((child, i) => {
          if (child.userData.bow) child.position.x = 0.1 * Math.sin(t * 3.1 - i * 0.8 + phase);
        });
      },
    },
  };
};

/** One of the bows on a kite's tail. */
function bow(weathering: Weathering, i: number, color: Color): Group {
  const set = new Assembly(weathering);
  for (const side of [-1, 1])
    set.box([0.09, 0.04, 0.006], [side * 0.05, 0, 0], { color: i % 2 ? color : 0xf0e8d8, rough: 0.8 }, { roll: side * 0.4, bevel: 0 });
  const group = set.finish();
  group.position.y = -0.95 - i * 0.22;
  group.userData.bow = true;
  return group;
}

const TREES: [RegExp, TreeKind, number][] = [
  [/pine|fir|spruce|conifer|christmas/, "pine", 9],
  [/palm|coconut/, "palm", 6.5],
  [/birch|aspen/, "birch", 8],
  [/poplar|cypress/, "poplar", 10],
  [/cherry|blossom|sakura|almond/, "blossom", 5.5],
  [/bush|shrub|hedge/, "bush", 1.2],
];

export const movingTree: BuildMoving = (look, words) => {
  const said = `${look.noun} ${look.asset} ${look.words.join(" ")}`,
    [, kind, height] = TREES.find(([pattern]) => pattern.test(said)) ?? [null, "oak" as const, 8],
    weathering = weatheringOf(look.environment, false),
    body = new Group();
  weathering.skyAmbient.value.setScalar(/night|midnight/.test(look.environment.timeOfDay) ? 0.03 : 0.42);
  weathering.groundAmbient.value.setScalar(/night|midnight/.test(look.environment.timeOfDay) ? 0.015 : 0.16);
  plantTrees({ root: body, weathering, environment: look.environment, context: { tier: "full" } }, [
    { kind, x: 0, y: 0, z: 0, height: height * words.scale },
  ]);
  return {
    body,
    moving: {
      pose: (t) => {
        weathering.time.value = t;
      },
    },
  };
};
