// Numbers in English words: cardinals, decimals, and years read in pairs.

const ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const TENS = "  twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const SCALES: readonly (readonly [number, string])[] = [[1e12, "trillion"], [1e9, "billion"], [1e6, "million"], [1e3, "thousand"]];

/** @param digits "1,200", "3.5", "1984": digits with at most one point. Past 15 digits they are read one by one. */
export function numberInWords(digits: string): string {
  const plain = digits.replaceAll(",", "");
  const [whole, decimals] = plain.split(".");
  const head = whole.length > 15 || (whole.length > 1 && whole.startsWith("0")) ? eachDigit(whole)
    : whole === digits && isYear(Number(whole)) ? year(Number(whole))
    : cardinal(Number(whole));
  return decimals ? `${head} point ${eachDigit(decimals)}` : head;
}

function eachDigit(digits: string): string {
  return [...digits].map(digit => ONES[Number(digit)]).join(" ");
}

function isYear(value: number): boolean {
  return (value >= 1100 && value < 2000) || (value >= 2010 && value < 2100);
}

function year(value: number): string {
  const century = cardinal(Math.floor(value / 100)), rest = value % 100;
  return rest === 0 ? `${century} hundred` : rest < 10 ? `${century} oh ${ONES[rest]}` : `${century} ${cardinal(rest)}`;
}

function cardinal(value: number): string {
  if (value < 20) return ONES[value];
  if (value < 100) return TENS[Math.floor(value / 10)] + (value % 10 ? ` ${ONES[value % 10]}` : "");
  if (value < 1000) return `${ONES[Math.floor(value / 100)]} hundred` + (value % 100 ? ` and ${cardinal(value % 100)}` : "");
  for (const [scale, name] of SCALES) {
    if (value < scale) continue;
    const rest = value % scale;
    return `${cardinal(Math.floor(value / scale))} ${name}` + (rest ? ` ${rest < 100 ? "and " : ""}${cardinal(rest)}` : "");
  }
  return ONES[0];
}
