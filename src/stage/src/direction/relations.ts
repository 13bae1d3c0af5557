// Left of, behind, on…: places one subject by another, as the camera sees it.
import { Vector3 } from "three";
import type { Subject } from "../contracts.ts";
import type { CastSubject } from "./individuals.ts";
import type { Dimensions, Placement } from "./placement.ts";

const PEOPLE_GAP = 0.45;
const THING_GAP = 0.12;

/** The first individual of the subject that a relation names: by cast id, noun or the key itself. */
export function namedIn(cast: readonly CastSubject[], name: string): string | null {
  const wanted = name.toLowerCase();
  const found =
    cast.find(({ subject, keys }) => subject.cast?.toLowerCase() === wanted || keys[0] === name) ??
    cast.find(({ subject }) => subject.noun.toLowerCase() === wanted) ??
    cast.find(({ subject }) => subject.noun.toLowerCase().endsWith(wanted) || wanted.endsWith(subject.noun.toLowerCase()));
  return found?.keys[0] ?? null;
}

export interface RelationView {
  viewYaw: number;
  sizes: ReadonlyMap<string, Dimensions>;
  placed: ReadonlyMap<string, Placement>;
}

/** The place that a subject's relations give it, or null where none can be met: their other end is not on the stage. */
export function relatedPosition(key: string, subject: Subject, cast: readonly CastSubject[], view: RelationView): Vector3 | null {
  const anchors = subject.relations
    .map((relation) => ({ relation: relation.relation, anchor: namedIn(cast, relation.to) }))
    .flatMap(({ relation, anchor }) => {
      const placement = anchor === null || anchor === key ? undefined : view.placed.get(anchor);
      return placement ? [{ relation, placement }] : [];
    });
  if (anchors.length === 0) return null;
  const between = anchors.filter(({ relation }) => relation === "between");
  if (between.length >= 2) return between[0].placement.position.clone().lerp(between[1].placement.position, 0.5);
  return offsetFrom(anchors[0].placement, anchors[0].relation, key, view);
}

function offsetFrom(anchor: Placement, relation: string, key: string, { viewYaw, sizes }: RelationView): Vector3 {
  const own = sizes.get(key) ?? { width: 0.5, height: 1, depth: 0.5 };
  const other = sizes.get(anchor.key) ?? own;
  const gap = Math.max(own.height, other.height) > 1 ? PEOPLE_GAP : THING_GAP;
  const aside = (own.width + other.width) / 2 + gap;
  const deep = (own.depth + other.depth) / 2 + gap;
  const toCamera = new Vector3(Math.sin(viewYaw), 0, Math.cos(viewYaw));
  const right = new Vector3(Math.cos(viewYaw), 0, -Math.sin(viewYaw));
  const at = anchor.position.clone();
  switch (relation) {
    case "left-of":
      return at.addScaledVector(right, -aside);
    case "right-of":
    case "beside":
      return at.addScaledVector(right, aside);
    case "in-front-of":
      return at.addScaledVector(toCamera, deep).addScaledVector(right, -0.35 * own.width);
    case "behind":
      return at.addScaledVector(toCamera, -deep - 0.2).addScaledVector(right, 0.3 * (own.width + other.width));
    case "on":
      return at.setY(at.y + (other.top ?? other.height));
    case "above":
      return at.setY(at.y + other.height + Math.max(0.3, own.height * 0.5));
    case "under":
      // beneath a lamp or a tree one stands beside the pole
      if (other.height > own.height * 1.1)
        return at.addScaledVector(toCamera, other.depth / 2 + 0.3).addScaledVector(right, 0.35);
      return at.setY(Math.max(0, at.y - own.height));
    default:
      return at.addScaledVector(toCamera, 0.02);
  }
}
