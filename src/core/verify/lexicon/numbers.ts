/** A number as it stands in a text, of one word or several. */
export interface NumberPhrase {
  /** How many tokens it takes. */
  readonly length: number;
  /** Its value, unit and kind in one spelling: "20", "$400000", "100%", "2nd", "1960s". Equal means equal. */
  readonly value: string;
}

/**
 * The number that starts at `at`, however it is written: "twenty" and 20, "$3 million" and "three million dollars",
 * "100%" and "one hundred percent". Undefined where none starts.
 */
export function numberAt(words: readonly string[], at: number): NumberPhrase | undefined {
  const currency = CURRENCIES[words[at] ?? ''];
  const sign = words[at] === '-' || words[at] === '−' ? '-' : '';
  const lead = currency || sign ? 1 : 0;
  const count = readCount(words, at + lead);
  if (!count) return undefined;
  const next = words[at + lead + count.length] ?? '';
  const unit = currency ?? UNITS[next] ?? '';
  const ownUnit = !currency && UNITS[next] ? 1 : 0;
  const twoWordUnit = !currency && next === 'per' && words[at + lead + count.length + 1] === 'cent' ? 2 : 0;
  return {
    length: lead + count.length + (twoWordUnit || ownUnit),
    value: `${sign}${count.value}${twoWordUnit ? '%' : unit}${count.suffix}`,
  };
}

/** Whether a word is a number or counts something. */
export function isNumberWord(word: string): boolean {
  return (
    /\p{Nd}/u.test(word) ||
    SMALL.has(word) ||
    SCALES.has(word) ||
    ORDINALS.has(word) ||
    OTHERS.has(word) ||
    DECADES.has(word) ||
    word in CURRENCIES ||
    word === '%' ||
    word === '-'
  );
}

interface Count {
  readonly length: number;
  readonly value: number;
  readonly suffix: string;
}

function readCount(words: readonly string[], at: number): Count | undefined {
  const digits = /^(\d+(?:\.\d+)?)(st|nd|rd|th|s|k|m|bn|b)?$/u.exec(words[at] ?? '');
  if (digits) return readDigits(words, at, Number(digits[1]), digits[2] ?? '');
  const whole = readWords(words, at);
  return whole && whole.suffix === '' ? withDecimals(words, at, whole) : whole;
}

/** "three point one four". */
function withDecimals(words: readonly string[], from: number, whole: Count): Count {
  if (words[from + whole.length] !== 'point') return whole;
  let decimals = '';
  for (let at = from + whole.length + 1; at < words.length; at++) {
    const digit = SMALL.get(words[at] as string);
    if (digit === undefined || digit > 9) break;
    decimals += digit;
  }
  if (decimals === '') return whole;
  return {
    length: whole.length + 1 + decimals.length,
    value: Number(`${whole.value}.${decimals}`),
    suffix: '',
  };
}

function readDigits(words: readonly string[], at: number, value: number, ending: string): Count {
  const scale = SCALES.get(words[at + 1] ?? '');
  if (!ending && scale && scale > 100) return { length: 2, value: value * scale, suffix: '' };
  const short = SHORT_SCALES[ending];
  if (short) return { length: 1, value: value * short, suffix: '' };
  return { length: 1, value, suffix: ending === '' ? '' : ending === 's' ? 's' : 'th' };
}

function readWords(words: readonly string[], from: number): Count | undefined {
  let at = from;
  let total = 0;
  let part: number | undefined;
  let last = 0;
  if (words[at] === 'a' && SCALES.has(words[at + 1] ?? '')) {
    part = 1;
    at++;
  }
  for (; at < words.length; at++) {
    const word = words[at] as string;
    const ordinal = ORDINALS.get(word);
    const value = SMALL.get(word);
    const scale = SCALES.get(word);
    if (scale && part !== undefined) {
      if (scale === 100) part *= 100;
      else {
        total += part * scale;
        part = 0;
      }
    } else if (value !== undefined || ordinal !== undefined) {
      const next = value ?? ordinal ?? 0;
      if (part === undefined) part = next;
      else if ((part === 0 && total > 0) || follows(part, next, last)) part += next;
      else if (isCentury(part, next)) part = part * 100 + next;
      else break;
      last = next;
      if (ordinal !== undefined) return { length: at + 1 - from, value: total + part, suffix: 'th' };
    } else if (
      word === 'and' &&
      part !== undefined &&
      (part >= 100 || total > 0) &&
      SMALL.has(words[at + 1] ?? '')
    ) {
    } else if (DECADES.has(word)) {
      const decade = DECADES.get(word) as number;
      return { length: at + 1 - from, value: (part ?? 0) * 100 + decade, suffix: 's' };
    } else break;
  }
  return part === undefined ? undefined : { length: at - from, value: total + part, suffix: '' };
}

/** "twenty" "seven", "hundred" "five". */
function follows(part: number, next: number, last: number): boolean {
  if (part % 1000 === 0 && part > 0) return next < 1000;
  if (part % 100 === 0 && part > 0) return next < 100;
  return last >= 20 && last < 100 && last % 10 === 0 && next > 0 && next < 10;
}

/** "nineteen eighty-four", "twenty twenty". */
function isCentury(part: number, next: number): boolean {
  return part >= 10 && part <= 20 && next >= 10 && next < 100;
}

const SMALL = new Map<string, number>(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value]),
);
for (const [at, word] of 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').entries()) {
  SMALL.set(word, (at + 2) * 10);
}
const ORDINALS = new Map<string, number>(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
    .split(' ')
    .map((word, at) => [word, at + 1]),
);
for (const [at, word] of 'thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth'
  .split(' ')
  .entries()) {
  ORDINALS.set(word, (at + 3) * 10);
}
const SCALES = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['dozen', 12],
]);
const DECADES = new Map(
  'twenties thirties forties fifties sixties seventies eighties nineties'
    .split(' ')
    .map((word, at) => [word, (at + 2) * 10]),
);
const OTHERS = new Set(
  'once twice thrice half halves quarter double triple single hundreds thousands millions billions dozens'.split(
    ' ',
  ),
);
const CURRENCIES: Readonly<Record<string, string>> = { $: '$', '€': '€', '£': '£', '¥': '¥', '₹': '₹' };
const UNITS: Readonly<Record<string, string>> = {
  dollar: '$',
  dollars: '$',
  euro: '€',
  euros: '€',
  pound: '£',
  pounds: '£',
  yen: '¥',
  '%': '%',
  percent: '%',
  '°': '°',
  degrees: '°',
};
const SHORT_SCALES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, bn: 1e9, b: 1e9 };
