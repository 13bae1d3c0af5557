// Small staged plans for tests and for looking: only what matters is named, the rest is neutral.

const shotDefaults = {
  framing: null,
  angle: null,
  pace: "normal",
  transition: null,
  subjects: [],
  camera: [],
  lens: { focalLength: null, aperture: null, anamorphic: false, kind: null, depthOfField: null, focus: [] },
  sound: { dialogue: [], ambience: [], music: null, effects: [] },
};
const environmentDefaults = { place: null, timeOfDay: null, weather: null, season: null, era: null, mood: null };

/** subjects: [{noun, kind?, asset?, action?, count?, attributes?, relations?}]; place: id of the catalogue. */
export function staged({ shots, seed = 7, fps = 24, size = { width: 1280, height: 720 }, style = [], negative = [], cast = [] }) {
  let start = 0;
  const placed = shots.map(({ place = "pier", stagedSubjects: _, ...shot }) => {
    const whole = {
      ...shotDefaults,
      ...shot,
      start,
      environment: { ...environmentDefaults, place, ...shot.environment },
      subjects: (shot.subjects ?? []).map((each) => ({
        cast: null,
        noun: each.noun,
        action: each.action ?? null,
        actions: [],
        count: each.count ?? 1,
        attributes: each.attributes ?? [],
        relations: each.relations ?? [],
        ...(each.cast ? { cast: each.cast } : {}),
      })),
      lens: { ...shotDefaults.lens, ...shot.lens },
      sound: { ...shotDefaults.sound, ...shot.sound },
    };
    whole.sound.dialogue = whole.sound.dialogue.map((line) => ({ manner: "say", start: start + 0.5, end: start + 2, ...line }));
    start += shot.seconds;
    return whole;
  });
  return {
    plan: {
      version: 1,
      seed,
      fps,
      seconds: start,
      size,
      style,
      fromImage: false,
      negative,
      messages: [],
      understood: [],
      notUnderstood: [],
      cast,
      shots: placed,
    },
    shots: shots.map(({ place = "pier", subjects = [] }) => ({
      place,
      placeNote: null,
      subjects: subjects.map((each, index) => ({
        index,
        key: each.key ?? each.noun,
        kind: each.kind ?? "person",
        asset: each.asset ?? (each.kind && each.kind !== "person" ? each.noun : "human"),
        action: each.action ?? "stand",
        note: null,
      })),
    })),
    notes: [],
  };
}
