// What the sky and the sun give at each of the twelve times of day and in each weather. Elevations follow the almanac; the azimuth
// is staged: a place says where its sun looks best and the hour only swings it. Strengths are in the stage's units, where a sunlit
// white wall at noon is about 1.6 before exposure.
import { Color, MathUtils, Vector3 } from "three";
import type { Environment } from "../contracts.ts";

export interface SkyColours {
  zenith: Color;
  middle: Color;
  horizon: Color;
  glow: Color;
}
export interface SkyLook {
  /** scattering: three's physical sky. dome: a painted gradient, for dusk, night and closed cloud. */
  kind: "scattering" | "dome";
  sun: Vector3;
  strength: number;
  cloudCover: number;
  cloudLight: number;
  turbidity: number;
  rayleigh: number;
  colours: SkyColours;
  stars: number;
  moon: boolean;
}
export interface Daylight {
  /** Towards the sun, the moon, or the bright part of the sky. */
  direction: Vector3;
  color: Color;
  strength: number;
  kelvin: number;
  softness: number;
  sky: SkyLook;
  ambientSky: Color;
  ambientGround: Color;
  ambient: number;
  environmentStrength: number;
  fog: Color;
  fogDensity: number;
  exposure: number;
  /** How much lamps are on, 0 to 1, and how bright lit windows look. */
  practicals: number;
}

interface Hour {
  elevation: number;
  swing: number;
  sun: number;
  strength: number;
  kelvin: number;
  exposure: number;
  practicals: number;
  /** Share of full daylight, for closed skies. */
  day: number;
  scattering: boolean;
  zenith: number;
  middle: number;
  horizon: number;
  glow: number;
  gain: number;
  fog: number;
}

const hour = (
  elevation: number,
  swing: number,
  sun: number,
  strength: number,
  kelvin: number,
  exposure: number,
  practicals: number,
  day: number,
  scattering: boolean,
  [zenith, middle, horizon, glow]: number[],
  gain: number,
  fog: number,
): Hour => ({ elevation, swing, sun, strength, kelvin, exposure, practicals, day, scattering, zenith, middle, horizon, glow, gain, fog });

const HOURS: Record<string, Hour> = {
  dawn: hour(9, -20, 0xffb8a0, 0.75, 4200, 1.2, 0.75, 0.22, false, [0x24365c, 0x7a86ac, 0xf2b08c, 0xff9a6a], 0.62, 0x9c8e9a),
  sunrise: hour(4, -15, 0xff9c58, 3.2, 2700, 1.05, 0.35, 0.5, true, [0x3c5c90, 0x9fb0c4, 0xffc088, 0xff9a50], 0.8, 0xd6a486),
  morning: hour(26, -28, 0xffe0b4, 4.6, 4900, 0.98, 0, 0.9, true, [0x3f76b8, 0x86aed0, 0xdfe4dc, 0xfff0d0], 1, 0xc2cfd8),
  noon: hour(54, 0, 0xfff3e0, 5.2, 5500, 0.9, 0, 1, true, [0x2f6cb8, 0x7aaad6, 0xcfdfe8, 0xffffff], 1, 0xbccfde),
  afternoon: hour(36, 18, 0xffe6c0, 4.9, 5200, 0.94, 0, 0.95, true, [0x3a70b4, 0x82acd2, 0xd8e0de, 0xfff4dc], 1, 0xc4d0d8),
  "golden-hour": hour(9, 6, 0xffb26a, 4.6, 3400, 1, 0.25, 0.6, true, [0x476a9c, 0xa4b0bc, 0xffcb94, 0xffb060], 0.9, 0xdaaa80),
  sunset: hour(3.5, 10, 0xff8a4a, 3.1, 2400, 1.08, 0.45, 0.42, true, [0x3a5080, 0xa090a0, 0xff9e62, 0xff7e3c], 0.8, 0xcc8e6c),
  evening: hour(8, 12, 0xff9a78, 0.9, 3300, 1.2, 0.85, 0.22, false, [0x243a68, 0x6a76a4, 0xf09a70, 0xff8048], 0.6, 0x8e7c88),
  dusk: hour(14, 14, 0xb0a8d0, 0.6, 6500, 1.26, 1, 0.12, false, [0x16264c, 0x46598c, 0xc08890, 0xd87a68], 0.5, 0x5c5f7c),
  "blue-hour": hour(24, 10, 0x86a4e4, 0.55, 10000, 1.3, 1, 0.09, false, [0x0f2048, 0x2c4c88, 0x7890bc, 0x6a7cc0], 0.5, 0x3e557e),
  night: hour(38, 0, 0x8ca8e8, 1.15, 7000, 1.38, 1, 0.03, false, [0x050a18, 0x0d1830, 0x1c2a44, 0x182440], 0.62, 0x141e32),
  midnight: hour(46, -8, 0x8098dc, 0.95, 7500, 1.42, 1, 0.02, false, [0x03060f, 0x091224, 0x131d34, 0x101a30], 0.6, 0x0e1626),
};

interface Sky {
  sun: number;
  elevation: number;
  cover: number;
  closed: number;
  fogDensity: number;
  fogGrey: number;
  exposure: number;
  practicals: number;
  ambient: number;
  softness: number;
  hidesHorizon?: boolean;
}
/** closed: how much a painted grey dome replaces the blue sky. */
const WEATHERS: Record<string, Sky> = {
  clear: { sun: 1, elevation: 0, cover: 0.42, closed: 0, fogDensity: 1, fogGrey: 0, exposure: 1, practicals: 0, ambient: 1, softness: 1.6 },
  wind: { sun: 0.95, elevation: 0, cover: 0.52, closed: 0, fogDensity: 1.1, fogGrey: 0, exposure: 1, practicals: 0, ambient: 1, softness: 1.6 },
  cloudy: {
    sun: 0.72,
    elevation: 0,
    cover: 0.7,
    closed: 0,
    fogDensity: 1.4,
    fogGrey: 0.25,
    exposure: 1.05,
    practicals: 0,
    ambient: 1.15,
    softness: 3,
  },
  overcast: {
    sun: 0.14,
    elevation: 35,
    cover: 1,
    closed: 1,
    fogDensity: 1.9,
    fogGrey: 0.85,
    exposure: 1.25,
    practicals: 0.1,
    ambient: 1.25,
    softness: 6,
  },
  rain: { sun: 0.09, elevation: 40, cover: 1, closed: 1, fogDensity: 3.2, fogGrey: 0.9, exposure: 1.3, practicals: 0.6, ambient: 1.05, softness: 6 },
  storm: { sun: 0.06, elevation: 40, cover: 1, closed: 1, fogDensity: 4, fogGrey: 0.9, exposure: 1.15, practicals: 0.8, ambient: 0.8, softness: 6 },
  fog: {
    sun: 0.22,
    elevation: 14,
    cover: 1,
    closed: 0.92,
    fogDensity: 14,
    fogGrey: 0.65,
    exposure: 1.25,
    practicals: 0.4,
    ambient: 1.2,
    softness: 6,
    hidesHorizon: true,
  },
  snow: { sun: 0.16, elevation: 30, cover: 1, closed: 1, fogDensity: 3.4, fogGrey: 0.8, exposure: 1.3, practicals: 0.35, ambient: 1.35, softness: 6 },
};

const GREY_ZENITH = new Color(0x8d9aa8),
  GREY_MIDDLE = new Color(0xa9b3bc),
  GREY_HORIZON = new Color(0xc3cacf);
const STORM_TINT = new Color(0x6a7684);

/** Unit vector towards a yaw and an elevation, both in degrees. */
export function towards(yaw: number, elevation: number): Vector3 {
  return new Vector3().setFromSphericalCoords(1, MathUtils.degToRad(90 - elevation), MathUtils.degToRad(yaw));
}

/** `sunYaw`: where this place's sun looks best, degrees from +z; `swing`: how far the hours move it from there. */
export function daylightOf(environment: Environment, sunYaw: number, swing = 1): Daylight {
  const hourOf = HOURS[environment.timeOfDay] ?? HOURS["golden-hour"],
    weather = WEATHERS[environment.weather] ?? WEATHERS.clear;
  const yaw = sunYaw + hourOf.swing * swing,
    direction = towards(yaw, Math.min(70, hourOf.elevation + weather.elevation));
  const bySun = new Color(hourOf.sun),
    greyed = weather.closed * Math.min(1, 0.35 + hourOf.day);
  const grey = (dayColour: Color) => {
    const colour = dayColour.clone().multiplyScalar(0.02 + 0.95 * hourOf.day);
    if (environment.weather === "storm") colour.multiply(STORM_TINT).multiplyScalar(1.1);
    // a closed sky keeps some of the hour: warm at dawn, blue at night
    return colour.lerp(new Color(hourOf.middle).multiplyScalar(hourOf.gain * 0.8), 0.4 * (1 - hourOf.day));
  };
  const open = (value: number) => new Color(value).multiplyScalar(hourOf.gain);
  const colours: SkyColours = {
    zenith: open(hourOf.zenith).lerp(grey(GREY_ZENITH), weather.closed),
    middle: open(hourOf.middle).lerp(grey(GREY_MIDDLE), weather.closed),
    horizon: open(hourOf.horizon).lerp(grey(GREY_HORIZON), weather.closed),
    glow: open(hourOf.glow).multiplyScalar(1 - weather.closed * 0.85),
  };
  const scattering = hourOf.scattering && weather.closed < 0.5;
  const fog = new Color(hourOf.fog).lerp(colours.horizon, weather.fogGrey);
  if (weather.hidesHorizon) {
    // thick fog has no horizon: what the land fades to and the sky above it are one
    colours.horizon.copy(fog);
    colours.middle.lerp(fog, 0.92);
    colours.zenith.lerp(fog, 0.65);
    colours.glow.multiplyScalar(0.35);
  }
  // night as films show it: the moon's share is raised until faces and ground can be told apart
  const dark = MathUtils.clamp(1 - hourOf.day / 0.15, 0, 1);
  const low = MathUtils.clamp(hourOf.elevation / 30, 0, 1);
  return {
    direction,
    color: bySun.clone().lerp(new Color(0xdfe6ee), greyed * 0.8),
    strength: hourOf.strength * Math.max(weather.sun, hourOf.scattering ? 0 : 0.35 * weather.sun + 0.2),
    kelvin: MathUtils.lerp(hourOf.kelvin, 6800, greyed),
    softness: weather.softness,
    sky: {
      kind: scattering ? "scattering" : "dome",
      sun: towards(yaw, hourOf.elevation),
      strength: 0.5,
      cloudCover: weather.cover,
      cloudLight: hourOf.day,
      turbidity: MathUtils.lerp(6, 3, low),
      rayleigh: MathUtils.lerp(2.5, 1.2, low),
      colours,
      stars:
        (environment.timeOfDay === "night" || environment.timeOfDay === "midnight" ? 1 : environment.timeOfDay === "blue-hour" ? 0.25 : 0) *
        (1 - weather.closed),
      moon: hourOf.day < 0.05,
    },
    ambientSky: colours.middle
      .clone()
      .lerp(colours.zenith, 0.4)
      .add(new Color().setRGB(0.022, 0.032, 0.058).multiplyScalar(dark)),
    ambientGround: fog.clone().multiply(new Color(0.75, 0.66, 0.55)),
    ambient: weather.ambient * MathUtils.lerp(0.75, 0.34, Math.min(1, hourOf.day * 1.5)),
    environmentStrength: weather.ambient * (scattering ? 0.62 : 1.05) * (1 + 2.4 * dark),
    fog,
    fogDensity: 0.0022 * weather.fogDensity * (hourOf.day < 0.3 ? 1.5 : 1),
    exposure: hourOf.exposure * weather.exposure,
    practicals: Math.max(hourOf.practicals, weather.practicals),
  };
}
