import type { CitedLocator } from '../model/citation.ts';
import type { TextSpan } from '../model/textSpan.ts';

/** A locator in what follows a cite key. */
export interface FoundLocator extends CitedLocator {
  /** From its label, where it has one, to its end. */
  readonly span: TextSpan;
}

/**
 * The locator at the start of `suffix`, as pandoc 2.17 finds it with the English terms of CSL: a label (`p.`,
 * `chapters`, `§`) with numbers, ranges and lists of them, in braces with anything; or a number without a label, which
 * is a page. `00:12:31` is a page to pandoc, too. Undefined where none stands: `loc. 12`, `ch. 3`, `iv` are words.
 */
export function findPandocLocator(suffix: string): FoundLocator | undefined {
  if (suffix === '') return undefined;
  const tokens = splitTokens(suffix);
  let from = tokens[0]?.text === ',' ? 1 : 0;
  if (isSpace(tokens[from])) from++;
  return readBraced(tokens, from) ?? readPlain(tokens, from);
}

/** The locator at the start of `suffix`, a time stamp for what it is: `12:31`, `at 1:02:03–1:05:00`. */
export function findLocator(suffix: string): FoundLocator | undefined {
  const time = TIME.exec(suffix);
  const value = time?.groups?.value;
  if (!time || !value) return findPandocLocator(suffix);
  const start = time[0].length - value.length;
  return { label: 'timestamp', value, span: [start, time[0].length] };
}

/** A word, one punctuation mark (colons are part of words) or one white space character. */
interface Token {
  readonly text: string;
  readonly start: number;
}

interface Stretch {
  /** The token behind it. */
  readonly next: number;
  readonly text: string;
  /** Whether it has digits, or is a Roman numeral. */
  readonly counts: boolean;
}

/** `{p. 33, and what else belongs to it}`. */
function readBraced(tokens: readonly Token[], from: number): FoundLocator | undefined {
  if (tokens[from]?.text !== '{') return undefined;
  let at = from + 1;
  while (isSpace(tokens[at])) at++;
  const label = longestLabel(tokens, at, () => true);
  if (label) at = label.next;
  const value = balancedBraces(tokens, at);
  if (!value) return undefined;
  return found(label?.term ?? 'page', value.text, tokens, from, value.next);
}

function readPlain(tokens: readonly Token[], from: number): FoundLocator | undefined {
  const label = longestLabel(tokens, from, (at) => readWord(tokens, at, false)?.counts === true);
  // Without a label only digits make a page of it: "iv" may be a word.
  const accepts = (word: Stretch) => (label ? word.counts : /\d/u.test(word.text));
  let next = label?.next ?? from;
  let value = '';
  for (let word = readWord(tokens, next, value !== ''); word && accepts(word); ) {
    value += word.text;
    next = word.next;
    word = readWord(tokens, next, true);
  }
  return value ? found(label?.term ?? 'page', value, tokens, from, next) : undefined;
}

function found(
  label: string,
  text: string,
  tokens: readonly Token[],
  from: number,
  next: number,
): FoundLocator {
  const last = tokens[next - 1];
  const start = tokens[from]?.start ?? 0;
  return { label, value: text.trim(), span: [start, last ? last.start + last.text.length : start] };
}

/** The longest run of tokens that is a term of CSL and that what may follow a label follows. */
function longestLabel(
  tokens: readonly Token[],
  from: number,
  mayEndAt: (at: number) => boolean,
): { readonly term: string; readonly next: number } | undefined {
  let text = '';
  let label: { term: string; next: number } | undefined;
  for (let at = from; at < Math.min(tokens.length, from + MAX_LABEL); at++) {
    text += tokens[at]?.text;
    const term = TERMS.get(text.trim().toLowerCase());
    if (term && at + 1 < tokens.length && mayEndAt(at + 1)) label = { term, next: at + 1 };
  }
  return label;
}

/** One number, range or bracketed number, with the comma or semicolon and the blank before it. */
function readWord(tokens: readonly Token[], from: number, mayFollowComma: boolean): Stretch | undefined {
  let at = from;
  let text = '';
  if (mayFollowComma && /^[,;]$/u.test(tokens[at]?.text ?? '')) text += tokens[at++]?.text;
  if (isSpace(tokens[at])) {
    text += ' ';
    at++;
  }
  let counts = false;
  let part = readPart(tokens, at);
  if (!part) return undefined;
  for (; part; part = readPart(tokens, at)) {
    text += part.text;
    counts ||= part.counts;
    at = part.next;
  }
  return { next: at, text, counts };
}

/** `33-44`, `(1)`, `[iv]`, `{a}`. */
function readPart(tokens: readonly Token[], from: number): Stretch | undefined {
  const open = tokens[from]?.text ?? '';
  const close = BRACKETS[open];
  if (!close) return readSequence(tokens, from);
  const inside = readSequence(tokens, from + 1);
  const next = inside?.next ?? from + 1;
  if (tokens[next]?.text !== close) return undefined;
  return { next: next + 1, text: `${open}${inside?.text ?? ''}${close}`, counts: inside?.counts ?? false };
}

/** `1`, `1.2.3`, `.2`; a dot at the end stays behind. */
function readSequence(tokens: readonly Token[], from: number): Stretch | undefined {
  let sequence = readUnit(tokens, from);
  for (let at = sequence?.next ?? from; tokens[at]?.text === '.'; at = sequence?.next ?? at) {
    const unit = readUnit(tokens, at + 1);
    if (!unit) break;
    const { text = '', counts = false } = sequence ?? {};
    sequence = { next: unit.next, text: `${text}.${unit.text}`, counts: counts || unit.counts };
  }
  return sequence;
}

function readUnit(tokens: readonly Token[], from: number): Stretch | undefined {
  const first = tokens[from]?.text ?? '';
  if (ROMAN.test(first)) return { next: from + 1, text: first, counts: true };
  let at = from;
  let text = '';
  while (at < tokens.length && !isSpace(tokens[at]) && !isMark(tokens[at])) text += tokens[at++]?.text;
  return at > from ? { next: at, text, counts: /\d/u.test(text) } : undefined;
}

function balancedBraces(tokens: readonly Token[], from: number): Stretch | undefined {
  let depth = 1;
  let text = '';
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at]?.text ?? '';
    if (token === '{') depth++;
    else if (token === '}' && --depth === 0) return { next: at + 1, text, counts: true };
    text += token;
  }
  return undefined;
}

function splitTokens(text: string): Token[] {
  return Array.from(text.matchAll(TOKEN), ({ 0: token, index }) => ({ text: token, start: index }));
}

function isSpace(token: Token | undefined): boolean {
  return token !== undefined && /^\s/u.test(token.text);
}

/** Punctuation that ends a number; hyphens and dashes make ranges. */
function isMark(token: Token | undefined): boolean {
  return token !== undefined && /^(?![-–])\p{P}$/u.test(token.text) && token.text !== ':';
}

const TOKEN = /\s|:|(?!:)\p{P}|(?:(?!\p{P})\S|:)+/gu;
const TIME =
  /^\s*,?\s*(?:at\s+)?(?<value>\d{1,2}:\d{2}(?::\d{2})?(?:\s*[-–—]\s*\d{1,2}:\d{2}(?::\d{2})?)?)(?![\d:])/u;
const ROMAN = /^(?=.)m{0,4}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})$/iu;
const BRACKETS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
// "sub verbis", "s.vv."; the longest term has six tokens.
const MAX_LABEL = 6;

/** The long and short forms and signs of the locator terms that pandoc 2.17 knows, from CSL's en-US locale. */
const TERMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    book: 'book books bk. bks.',
    chapter: 'chapter chapters chap. chaps.',
    column: 'column columns col. cols.',
    figure: 'figure figures fig. figs.',
    folio: 'folio folios fol. fols.',
    line: 'line lines l. ll.',
    note: 'note notes n. nn.',
    number: 'number numbers no. nos.',
    opus: 'opus opera op. opp.',
    page: 'page pages p. pp.',
    paragraph: 'paragraph paragraphs para. paras. ¶ ¶¶',
    part: 'part parts pt. pts.',
    section: 'section sections sec. secs. § §§',
    'sub-verbo': 'sub_verbo sub_verbis s.v. s.vv.',
    verse: 'verse verses v. vv.',
    volume: 'volume volumes vol. vols.',
  }).flatMap(([term, forms]) => forms.split(' ').map((form) => [form.replace('_', ' '), term] as const)),
);
