import { withoutDiacritics } from '../../text/tokens.ts';

/**
 * A word with its British and other variant spellings undone: words with the same key are one word, spelled twice
 * ("colour" and "color", "organise" and "organize", "learnt" and "learned", "gray" and "grey").
 */
export function spellingKey(word: string): string {
  let key = known.get(word);
  if (key === undefined) {
    key = makeKey(word);
    if (known.size > 50_000) known.clear();
    known.set(word, key);
  }
  return key;
}

const known = new Map<string, string>();

function makeKey(word: string): string {
  let key = withoutDiacritics(word);
  key = VARIANTS.get(key) ?? key;
  if (key.length < 5) return key;
  for (const [pattern, replacement] of RULES) key = key.replace(pattern, replacement);
  return key;
}

const RULES: readonly (readonly [RegExp, string])[] = [
  [/(?<=\w{2})(?<!^sc)our(?=$|s$|ed$|ing$|able$|er$|ers$|ite$|ites$|ful$|less$|hood$)/u, 'or'],
  [/(?<=\w{3})is(?=e$|es$|ed$|ing$|er$|ers$|ation$|ations$)/u, 'iz'],
  [/(?<=\w{2})ys(?=e$|es$|ed$|ing$)/u, 'yz'],
  [/(?<=[bt])(?<!^timb)re(?=$|s$)/u, 'er'],
  // Not after one vowel alone: "filed" is not "filled", nor "refiled" "refilled".
  [/(?<=[aeiouy][^aeiouy]+[aeiou])(?<!^refi)ll(?=ed$|ing$|er$|ers$|ous$)/u, 'l'],
  [/ogue(?=$|s$)/u, 'og'],
  [/(?<=\w{2})ence$/u, 'ense'],
  [/^(en|in)quir/u, 'inquir'],
  // Greek diphthongs, by what stands beside them: "canoe" and "poets" have none.
  [/^ae(?=sth|on|ther|tio)|(?<=[nphclk]|di|ch|gyn)ae(?=sth|mi|mo|mat|d[io]|leo|v|ol|c|sar)/u, 'e'],
  [/^oe(?=s[to]|d)|(?<=^f|man|am|rh|hom)oe(?=[tubao])/u, 'e'],
  [/(?<=\w{3})xion/u, 'ction'],
  [/grey/u, 'gray'],
  [/(?<=m)oul(?=[dt])/u, 'ol'],
  [/plough/u, 'plow'],
  [/sceptic/u, 'skeptic'],
  [/sulph/u, 'sulf'],
  [/(?<=dg)e(?=ment)/u, ''],
];

const VARIANTS = new Map<string, string>(
  `learnt learned; burnt burned; spelt spelled; dreamt dreamed; leapt leaped; spilt spilled; spoilt spoiled; leant leaned; knelt kneeled; smelt smelled;
whilst while; amongst among; amidst amid; towards toward; afterwards afterward; backwards backward; forwards forward; upwards upward; downwards downward; inwards inward; outwards outward; onwards onward; homewards homeward; grey gray; programme program; programmes programs;
cheque check; tyre tire; tyres tires; plough plow; draught draft; storey story; kerb curb; gaol jail; pyjamas pajamas; aluminium aluminum; mum mom; sceptical skeptical; sceptic skeptic;
sulphur sulfur; judgement judgment; acknowledgement acknowledgment; ageing aging; okay ok; alright ok; yeah yes; yep yes; yup yes; moustache mustache; doughnut donut; through thru; though tho; licence license; practise practice; defence defense; offence offense; fulfil fulfill; instalment installment; skilful skillful; enrol enroll; jewellery jewelry; artefact artifact; disc disk; omelette omelet; manoeuvre maneuver; encyclopaedia encyclopedia; e-mail email; adviser advisor; naive naive; cafe cafe; per-cent percent; whisky whiskey; yoghurt yogurt; cosy cozy; mr mister; mrs missus; dr doctor; st saint; vs versus; & and; etc etcetera`
    .split(';')
    .map((pair) => pair.trim().split(/\s+/u) as [string, string]),
);

/**
 * Whether `draft` is `source` with one slip of the keyboard: two neighbors exchanged, a letter doubled or only once, one
 * left out, or the key beside it hit. The shorter the word, the more of its neighbors are words: left out is a letter
 * only in six or more, exchanged for another in seven or more. Whether the result is another word is for the caller to know.
 */
export function isSlip(draft: string, source: string): boolean {
  const difference = draft.length - source.length;
  if (source.length < 5 || Math.abs(difference) > 1 || draft.charAt(0) !== source.charAt(0)) return false;
  if (!/^\p{L}+$/u.test(draft) || !/^\p{L}+$/u.test(source)) return false;
  let from = 0;
  while (from < source.length && draft.charAt(from) === source.charAt(from)) from++;
  if (difference === 1)
    return draft.slice(from + 1) === source.slice(from) && draft.charAt(from) === draft.charAt(from - 1);
  if (difference === -1)
    return draft.slice(from) === source.slice(from + 1) && (source.length > 5 || isDoubled(source, from));
  if (draft.slice(from + 1) === source.slice(from + 1))
    return source.length > 6 && areNeighbors(draft.charAt(from), source.charAt(from));
  const isExchanged =
    draft.charAt(from) === source.charAt(from + 1) && draft.charAt(from + 1) === source.charAt(from);
  return isExchanged && draft.slice(from + 2) === source.slice(from + 2);
}

function isDoubled(word: string, at: number): boolean {
  return word.charAt(at) === word.charAt(at - 1) || word.charAt(at) === word.charAt(at + 1);
}

/** Keys side by side on a QWERTY keyboard. */
function areNeighbors(a: string, b: string): boolean {
  return KEY_ROWS.some(
    (row) => Math.abs(row.indexOf(a) - row.indexOf(b)) === 1 && row.includes(a) && row.includes(b),
  );
}

const KEY_ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Whether `limit` letters put in, left out or replaced make one word of the other (Levenshtein). For short words. */
export function isWithinEdits(a: string, b: string, limit: number): boolean {
  if (Math.abs(a.length - b.length) > limit) return false;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] as number) + (a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1);
      next.push(Math.min(replaced, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return (row[b.length] as number) <= limit;
}

/** Whether two words are forms of one word as grammar makes them: "problem" and "problems", "learn" and "learning". */
export function areInflections(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (isMisdoubled(short, long)) return false;
  const [shortStem, longStem] = [stem(short), stem(long)];
  return shortStem === longStem || short === longStem || shortStem === long;
}

/**
 * Whether only a doubled consonant before the ending makes the difference, in a word where that is no other word:
 * "occured", "keepper". After one short vowel it may be one: "hoping" and "hopping", "planed" and "planned".
 */
function isMisdoubled(short: string, long: string): boolean {
  const match = /^(.*?)(\p{L})\2(ed|ing|er|ers|en|est)$/u.exec(long);
  return (
    match !== null &&
    short === `${match[1]}${match[2]}${match[3]}` &&
    !/^[^aeiou]*[aeiou]$/u.test(match[1] ?? '')
  );
}

function stem(word: string): string {
  const bare = word.replace(/(?:'s|s')$/u, '').replace(/ies$|ied$|ier$|iest$|ily$/u, 'y');
  const cut = bare.replace(/(?<=\w{2})(?:ing|ed|es|s|er|est|ly|en|d|r)$/u, '');
  // "planned" is of "plan"; "Haskett" is not of "Hasket".
  return cut === bare ? bare.replace(/e$/u, '') : cut.replace(/e$/u, '').replace(/(\w)\1$/u, '$1');
}
