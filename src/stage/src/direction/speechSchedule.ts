// When each line is really spoken. The plan guesses lengths from syllables; the voice knows them.
// A line begins .35 s after the cut to its shot at the earliest, never overlaps another, and ends before its shot does where it can.

/** All in seconds of the clip. `wanted` is the plan's start, `spoken` the voice's length. */
export interface LineToFit {
  shot: number;
  wanted: number;
  spoken: number;
  text: string;
}
export interface ShotSpan {
  start: number;
  end: number;
}
export interface FittedLine {
  start: number;
  end: number;
}

const AFTER_CUT = 0.35;
const TAIL = 0.3;
const TURN_GAP = 0.45;
const TIGHT_GAP = 0.12;
const TIGHT_AFTER_CUT = 0.1;
const NOTICEABLE = 0.75;

export function fitLines(
  lines: readonly LineToFit[],
  shots: readonly ShotSpan[],
  seconds: number,
): { lines: FittedLine[]; notes: string[] } {
  const starts = layForward(lines, shots);
  pullBack(lines, shots, starts);
  pushApart(lines, starts);
  const notes: string[] = [];
  const fitted = lines.map((line, i) => {
    const end = starts[i] + line.spoken;
    if (end > seconds + 0.01) {
      notes.push(`“${line.text}” takes ${line.spoken.toFixed(1)} s: the clip ends before it does.`);
    } else if (end > shots[line.shot].end + 0.01) {
      notes.push(`“${line.text}” runs on over the cut: it takes ${line.spoken.toFixed(1)} s.`);
    } else if (Math.abs(starts[i] - line.wanted) > NOTICEABLE) {
      notes.push(
        `“${line.text}” is spoken at ${starts[i].toFixed(1)} s, not ${line.wanted.toFixed(1)} s, so that the lines have room.`,
      );
    }
    return { start: starts[i], end: Math.min(end, seconds) };
  });
  return { lines: fitted, notes };
}

/** As planned, moved later only as far as the line before and the cut demand. */
function layForward(lines: readonly LineToFit[], shots: readonly ShotSpan[]): number[] {
  const starts: number[] = [];
  let free = 0;
  for (const line of lines) {
    const start = Math.max(line.wanted, shots[line.shot].start + AFTER_CUT, free);
    starts.push(start);
    free = start + line.spoken + TURN_GAP;
  }
  return starts;
}

/** From the last line backwards: what overruns its shot moves earlier, gaps shrinking to a breath. */
function pullBack(lines: readonly LineToFit[], shots: readonly ShotSpan[], starts: number[]): void {
  let limit = Infinity;
  for (let i = lines.length - 1; i >= 0; i--) {
    const { shot, spoken } = lines[i];
    const latest = Math.min(shots[shot].end - TAIL, limit) - spoken;
    if (starts[i] > latest) starts[i] = Math.max(latest, shots[shot].start + TIGHT_AFTER_CUT);
    limit = starts[i] - TIGHT_GAP;
  }
}

function pushApart(lines: readonly LineToFit[], starts: number[]): void {
  for (let i = 1; i < lines.length; i++) {
    starts[i] = Math.max(starts[i], starts[i - 1] + lines[i - 1].spoken + TIGHT_GAP);
  }
}
