// Ways for those who move: a lane of the place, or one laid through the middle, and the piece of it that lasts as long as the shot.
import { Vector3 } from "three";
import type { Lane, Place } from "../contracts.ts";
import { chance } from "./random.ts";
import type { TravelStyle } from "./placement.ts";
import { directionAlong, pathLength, pieceOf, type Walk } from "./walk.ts";

/** Metres a second at a comfortable pace. Actions that are not named here stay where they are. */
const SPEEDS: Record<string, number> = {
  walk: 1.25,
  stroll: 1,
  run: 2.9,
  jog: 2.4,
  march: 1.4,
  sneak: 0.7,
  crawl: 0.5,
  skip: 1.6,
  stagger: 0.8,
  ride: 3.5,
  gallop: 7,
  trot: 3.2,
  fly: 7,
  soar: 6,
  swim: 1,
  drive: 8,
  sail: 2.5,
  row: 1.6,
  cycle: 4.5,
  skate: 3.5,
  ski: 6,
  float: 0.5,
};
const SLOWEST_SHARE = 0.55;
const SPEAKING_SHARE = 0.8;
const LANE_FOR: Record<string, Lane["kind"]> = {
  fly: "air",
  soar: "air",
  drive: "drive",
  cycle: "drive",
  swim: "water",
  sail: "water",
  row: "water",
  float: "water",
};

/** Does it keep the height of its lane, in the air or on the water, instead of the ground's below? */
export function leavesGround(action: string): boolean {
  return LANE_FOR[action] === "air" || LANE_FOR[action] === "water";
}

export function speedOf(action: string): number {
  return SPEEDS[action] ?? 0;
}

export interface Route {
  lane: Vector3[];
  walk: Walk;
  heading: number;
}

export interface RouteRequest {
  place: Place;
  action: string;
  start: number;
  end: number;
  style: TravelStyle;
  viewYaw: number;
  bulk: number;
  /** Where the walker stopped in the shot before, in the same place. */
  from: Vector3 | null;
  seed: number;
  key: string;
  /** Who speaks on the way takes it easy. */
  speaks: boolean;
}

export function routeFor(request: RouteRequest): Route {
  const { place, action, start, end, style, viewYaw } = request;
  const seconds = end - start;
  const kind = LANE_FOR[action] ?? (request.bulk > 2.5 && action !== "walk" ? "drive" : "walk");
  const lane =
    kind === "air" && !place.lanes.some((each) => each.kind === "air")
      ? airLane(request)
      : (chooseLane(place, kind, style, viewYaw) ??
        (kind === "drive" ? chooseLane(place, "walk", style, viewYaw) : null) ??
        ownLane(place, style, viewYaw, speedOf(action) * seconds));
  const length = pathLength(lane);
  const room = length * 0.96;
  const usual = speedOf(action) * (request.speaks ? SPEAKING_SHARE : 1);
  const speed = Math.min(usual, Math.max(usual * SLOWEST_SHARE, room / seconds));
  const walked = Math.min(room, speed * seconds);
  const from = startOf(lane, walked, request);
  const path = pieceOf(lane, from, from + walked);
  const way = directionAlong(path, walked / 2);
  return { lane, walk: { path, speed, start, end: start + walked / speed }, heading: Math.atan2(way.x, way.z) };
}

/** Goes on from where the last shot left it, else passes the middle of the place half-way (an approach ends a little past it). */
function startOf(lane: Vector3[], walked: number, { from, place, style }: RouteRequest): number {
  const length = pathLength(lane);
  if (from) {
    const at = nearestLength(lane, from);
    if (at + walked <= length && directionAlong(lane, at).lengthSq() > 0) return at;
  }
  const middle = nearestLength(lane, place.centre);
  const share = style === "approach" ? 0.85 : 0.5;
  return Math.min(Math.max(0, middle - walked * share), length - walked);
}

function nearestLength(lane: Vector3[], to: Vector3): number {
  const length = pathLength(lane);
  let best = 0;
  let nearest = Infinity;
  for (let i = 0; i <= 80; i++) {
    const at = (length * i) / 80;
    const distance = pieceOf(lane, at, at)[0].distanceToSquared(to);
    if (distance < nearest) [best, nearest] = [at, distance];
  }
  return best;
}

/** From a walker to a camera at the side that trucks the way the plan says. */
export function trackingYaw(heading: number, style: TravelStyle): number {
  return heading + (style === "track-left" ? Math.PI / 2 : -Math.PI / 2);
}

/** The lane and the way along it that shows the walker's face for lead and approach, and its side for a crossing. */
function chooseLane(place: Place, kind: Lane["kind"], style: TravelStyle, viewYaw: number): Vector3[] | null {
  let best: Vector3[] | null = null;
  let bestScore = -Infinity;
  for (const lane of place.lanes.filter((each) => each.kind === kind)) {
    for (const points of [lane.points, [...lane.points].reverse()]) {
      const length = pathLength(points);
      const way = directionAlong(points, nearestLength(points, place.centre));
      const toCamera = Math.cos(Math.atan2(way.x, way.z) - viewYaw);
      const heading = Math.atan2(way.x, way.z);
      const fit =
        style === "cross"
          ? 1 - Math.abs(toCamera)
          : style.startsWith("track")
            ? Math.cos(trackingYaw(heading, style) - viewYaw)
            : toCamera;
      const near = pieceOf(points, nearestLength(points, place.centre), nearestLength(points, place.centre))[0].distanceTo(
        place.centre,
      );
      const score = fit * 2 + Math.min(length, 20) / 20 - near / 12;
      if (score > bestScore) [best, bestScore] = [points, score];
    }
  }
  return best?.map((point) => point.clone()) ?? null;
}

function ownLane(place: Place, style: TravelStyle, viewYaw: number, wanted: number): Vector3[] {
  const yaw =
    style === "cross" || style === "track-right"
      ? viewYaw + Math.PI / 2
      : style === "track-left"
        ? viewYaw - Math.PI / 2
        : viewYaw;
  const size = place.cameraBounds.getSize(new Vector3());
  const reach = Math.min(wanted / 2 + 1, Math.min(size.x, size.z) * 0.38);
  const way = new Vector3(Math.sin(yaw), 0, Math.cos(yaw));
  return [place.centre.clone().addScaledVector(way, -reach), place.centre.clone().addScaledVector(way, reach)];
}

/** Birds without a lane sweep past in a shallow arc over the scene. */
function airLane({ place, viewYaw, seed, key }: RouteRequest): Vector3[] {
  const side = chance(seed, key, "side") < 0.5 ? -1 : 1;
  const height = 4.5 + 4 * chance(seed, key, "height");
  const away = new Vector3(-Math.sin(viewYaw), 0, -Math.cos(viewYaw)).multiplyScalar(9 + 14 * chance(seed, key, "away"));
  const across = new Vector3(Math.cos(viewYaw), 0, -Math.sin(viewYaw)).multiplyScalar(side);
  return Array.from({ length: 9 }, (_, i) => {
    const u = i / 8 - 0.5;
    return place.centre
      .clone()
      .add(away)
      .addScaledVector(across, u * 60)
      .addScaledVector(away, 0.5 * (0.25 - u * u) * -1)
      .setY(place.centre.y + height + 1.2 * Math.cos(u * 5));
  });
}
