// Where people can stand round a mark: what the set leaves free, found by feeling the way from the mark.
import { Raycaster, Vector3, type Object3D } from "three";

/** Heights over the floor at which furniture, counters and walls are felt. */
const FEELERS = [0.35, 0.8, 1.35];
const BODY = 0.3;
const TURNS = [0, 0.45, -0.45, 0.9, -0.9, 1.35, -1.35];
const caster = new Raycaster();

export class FreeFloor {
  constructor(
    private readonly solids: Object3D[],
    private readonly groundHeight: (x: number, z: number) => number,
  ) {}

  /** True where a body can get from a free spot to another in a straight line and stand there. */
  reaches(from: Vector3, to: Vector3): boolean {
    const way = to.clone().sub(from).setY(0);
    const length = way.length();
    if (length < 0.05 || this.solids.length === 0) return true;
    way.divideScalar(length);
    return FEELERS.every((height) => {
      caster.set(new Vector3(from.x, this.groundHeight(from.x, from.z) + height, from.z), way);
      caster.near = 0;
      caster.far = length + BODY;
      return caster.intersectObjects(this.solids, false).length === 0;
    });
  }

  /** The nearest turn of a line of offsets (to the right of the view) about the mark at which most of them are free. */
  axisFor(mark: Vector3, right: Vector3, offsets: readonly number[]): Vector3 {
    let best = right;
    let most = -1;
    for (const turn of TURNS) {
      const axis = right.clone().applyAxisAngle(new Vector3(0, 1, 0), turn);
      const free = offsets.filter((offset) => this.reaches(mark, mark.clone().addScaledVector(axis, offset))).length;
      if (free > most) [best, most] = [axis, free];
      if (most === offsets.length) break;
    }
    return best;
  }
}

const MARKS_TRIED = 5;

/** Spots for a group: offsets in metres along a line through the mark that has most room, each as free as can be found. */
export function groupSpots(marks: readonly Vector3[], offsets: readonly number[], right: Vector3, floor: FreeFloor): Vector3[] {
  let best: { mark: Vector3; axis: Vector3; free: number } | null = null;
  for (const mark of marks.slice(0, MARKS_TRIED)) {
    const axis = floor.axisFor(mark, right, offsets);
    const free = offsets.filter((offset) => floor.reaches(mark, mark.clone().addScaledVector(axis, offset))).length;
    if (!best || free > best.free) best = { mark, axis, free };
    if (free === offsets.length) break;
  }
  const { mark, axis } = best!;
  const others = marks.filter((each) => each !== mark);
  return offsets.map((offset) => {
    const spot = mark.clone().addScaledVector(axis, offset);
    if (floor.reaches(mark, spot)) return spot;
    others.sort((a, b) => a.distanceTo(mark) - b.distanceTo(mark));
    return others.shift()?.clone() ?? spot;
  });
}
