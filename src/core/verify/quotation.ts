import type { Quote } from '../model/quote.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { joinSpans, type RunningText, toRawSpans } from '../text/runningText.ts';
import { foldToken, MASK, splitTokens, type Token } from '../text/tokens.ts';

/** A word of a quotation. */
export interface QuotedWord extends Token {
  readonly kind: 'word';
  /** What of it stands outside its brackets, folded: before the first (`believe[d]`) and after the last (`[T]he`). */
  readonly unbracketed?: { readonly head: string; readonly tail: string };
}

/** Words are left out here, in any of the ways in which that is written. */
export interface Ellipsis {
  readonly kind: 'ellipsis';
  readonly start: number;
  readonly end: number;
}

/**
 * Words in square brackets: put in, or instead of others. `note`: `[sic]`, "emphasis added" and what else speaks of
 * the quotation and stands for no words of the source.
 */
export interface Bracket {
  readonly kind: 'bracket' | 'note';
  readonly start: number;
  readonly end: number;
  readonly words: readonly Token[];
}

export type QuotedItem = QuotedWord | Ellipsis | Bracket;

/** A quotation taken apart. Offsets of items are those of `running.text`. */
export interface Quotation {
  readonly running: RunningText;
  readonly items: readonly QuotedItem[];
  /** The words alone, in order. */
  readonly words: readonly QuotedWord[];
  /** Where a tag interrupts it ("…," she said, "…"): the mark before is that of an end. */
  readonly seams: readonly number[];
  /** Its lines say who speaks; the labels are not among the words. */
  readonly isDialogue: boolean;
}

/**
 * Takes the words of a quote in a draft apart. Markdown's marks, tags, comments, addresses of links, marks of notes and
 * backslashes are read over. Linear in the length of the quote.
 */
export function parseQuotation(
  draft: string,
  quote: Pick<Quote, 'spans'> & { readonly form?: Quote['form'] },
  opaque: readonly TextSpan[] = [],
): Quotation {
  const joined = joinSpans(draft, withListNumber(draft, quote.spans));
  const isDialogue = quote.form === 'block' && hasLabels(joined);
  const text = maskMarkup(maskOpaque(isDialogue ? withoutLabels(joined) : joined, opaque));
  const running = { ...joined, text };
  const items = readItems(text);
  const words = items.filter((item) => item.kind === 'word');
  return { running, items, words, seams: quote.form === 'run-in' ? joined.starts.slice(1) : [], isDialogue };
}

/** Whether two lines or more begin with the name of a speaker and a colon. */
function hasLabels({ text, starts }: RunningText): boolean {
  return starts.filter((start) => labelAt(text, start) > 0).length > 1;
}

function withoutLabels(running: RunningText): RunningText {
  let { text } = running;
  for (const start of running.starts) text = mask(text, start, start + labelAt(text, start));
  return { ...running, text };
}

/** The length of a speaker's label, with a time stamp before it or not; 0 where there is none. */
function labelAt(text: string, start: number): number {
  return LABEL.exec(text.slice(start, start + 80))?.[0].length ?? 0;
}

/**
 * A year or a count that opens a line of a block quote, with its dot, makes a list of it (`> 1953. It was …`): the
 * writer meant words. A list proper starts with 1.
 */
function withListNumber(draft: string, spans: readonly TextSpan[]): readonly TextSpan[] {
  const [first, ...others] = spans;
  if (!first) return spans;
  const lineStart = draft.lastIndexOf('\n', first[0] - 1) + 1;
  const marker = /^[\s>]*>\s*(?<number>\d{1,9})[.)]\s+$/u.exec(draft.slice(lineStart, first[0]));
  const number = marker?.groups?.number;
  if (!number || Number(number) === 1) return spans;
  return [[lineStart + draft.slice(lineStart).indexOf(number), first[1]], ...others];
}

/** Where a stretch of the quotation stands in the draft: from its first character to its last. */
export function toDraftSpan({ running }: Quotation, [start, end]: TextSpan): TextSpan {
  if (end <= start) {
    const [at] = toRawSpans(running, [start, start + 1]);
    return at ? [at[0], at[0]] : [running.spans.at(-1)?.[1] ?? 0, running.spans.at(-1)?.[1] ?? 0];
  }
  const spans = toRawSpans(running, [start, end]);
  return [spans[0]?.[0] ?? 0, spans.at(-1)?.[1] ?? 0];
}

/** Tags, comments and addresses say nothing; code is words too. */
function maskOpaque(running: RunningText, opaque: readonly TextSpan[]): string {
  let { text } = running;
  for (const [at, [from, to]] of running.spans.entries()) {
    const base = (running.starts[at] ?? 0) - from;
    for (const [start, end] of opaque) {
      if (end <= from || start >= to) continue;
      const [left, right] = [Math.max(start, from) + base, Math.min(end, to) + base];
      if (text.charAt(left) === '`') continue;
      // A line break that is written as a tag parts words as a blank does.
      const filler = BREAK.test(text.slice(left, right)) ? ' ' : MASK;
      text = text.slice(0, left) + filler.repeat(right - left) + text.slice(right);
    }
  }
  return text;
}

function maskMarkup(text: string): string {
  return text
    .replace(ENTITY, (found, name: string) => decodeEntity(name).padEnd(found.length, MASK))
    .replace(NOTE_MARK, blankOut)
    .replace(ELLIPSIS_LINK, (found, link: string) => link.padEnd(found.length, MASK))
    .replace(LINK, (found, link: string) => `${MASK}${link}${MASK.repeat(found.length - link.length - 1)}`)
    .replace(ESCAPE, (found) => `${MASK}${found.slice(1)}`)
    .replace(/(?<=[\p{L}\p{N}])\*{1,3}(?=[\p{L}\p{N}])/gu, blankOut);
}

/** What an entity stands for, where it matters for words; another one is read over. */
function decodeEntity(name: string): string {
  const code = /^#(?:x([0-9a-f]+)|(\d+))$/iu.exec(name);
  if (!code) return ENTITIES[name.toLowerCase()] ?? '';
  const point = code[1] ? Number.parseInt(code[1], 16) : Number(code[2]);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
}

function blankOut(found: string): string {
  return MASK.repeat(found.length);
}

function mask(text: string, start: number, end: number): string {
  return text.slice(0, start) + MASK.repeat(end - start) + text.slice(end);
}

function readItems(text: string): QuotedItem[] {
  const marks = findMarks(text);
  return marks.length === 0 ? toWords(text, splitTokens(text), []) : readMarked(text, marks);
}

type Mark = Ellipsis | (Omit<Bracket, 'words'> & { readonly inside: TextSpan }) | AffixMark;

/** A bracket that touches the letters of a word: `[T]he`, `believe[d]`. */
interface AffixMark {
  readonly kind: 'affix';
  readonly start: number;
  readonly end: number;
  readonly inside: TextSpan;
}

function findMarks(text: string): Mark[] {
  const marks: Mark[] = [];
  for (const match of text.matchAll(MARKS)) {
    const { index: start } = match;
    const end = start + match[0].length;
    const { bracket, remark } = match.groups ?? {};
    if (remark !== undefined) {
      if (REMARK.test(plain(remark))) marks.push({ kind: 'note', start, end, inside: [start + 1, end - 1] });
    } else if (bracket === undefined) marks.push({ kind: 'ellipsis', start, end });
    else marks.push(readBracket(text, start, end, bracket));
  }
  return marks;
}

function readBracket(text: string, start: number, end: number, inside: string): Mark {
  const span: TextSpan = [start + 1, end - 1];
  const words = plain(inside);
  if (REMARK.test(words)) return { kind: 'note', start, end, inside: span };
  const touches = LETTER.test(text.charAt(start - 1)) || LETTER.test(text.charAt(end));
  if (touches && /^[\p{L}'’]*$/u.test(words)) return { kind: 'affix', start, end, inside: span };
  // `[the robot]’s` stands for all of "it's".
  const tail = /^['’](?:s|re|ve|ll|d|m)\b/iu.exec(text.slice(end, end + 4))?.[0].length ?? 0;
  return { kind: 'bracket', start, end: end + tail, inside: span };
}

function readMarked(text: string, marks: readonly Mark[]): QuotedItem[] {
  // Brackets of affixes are read over; whole brackets and ellipses part words.
  let words = text;
  for (const mark of marks) {
    if (mark.kind === 'affix') {
      words = mask(mask(words, mark.start, mark.start + 1), mark.end - 1, mark.end);
    } else words = words.slice(0, mark.start) + ' '.repeat(mark.end - mark.start) + words.slice(mark.end);
  }
  const affixes = marks.filter((mark) => mark.kind === 'affix');
  const items: QuotedItem[] = toWords(text, splitTokens(words), affixes);
  for (const mark of marks) {
    if (mark.kind === 'ellipsis') items.push(mark);
    else if (mark.kind !== 'affix') items.push(toBracket(text, mark));
  }
  return items.sort((a, b) => a.start - b.start);
}

function toBracket(text: string, { kind, start, end, inside }: Extract<Mark, { inside: TextSpan }>): Bracket {
  const words = splitTokens(text.slice(...inside)).map((token) => ({
    ...token,
    start: token.start + inside[0],
    end: token.end + inside[0],
  }));
  return { kind: kind === 'note' ? 'note' : 'bracket', start, end, words };
}

function toWords(text: string, tokens: readonly Token[], affixes: readonly AffixMark[]): QuotedWord[] {
  return tokens.map((token): QuotedWord => {
    const own = affixes.filter(({ start, end }) => start <= token.end && end >= token.start);
    const [first, last] = [own[0], own.at(-1)];
    if (!first || !last) return { ...token, kind: 'word' };
    const [start, end] = [Math.min(token.start, first.start), Math.max(token.end, last.end)];
    const head = foldToken(text.slice(start, first.start));
    return {
      ...token,
      start,
      end,
      kind: 'word',
      unbracketed: { head, tail: foldToken(text.slice(last.end, end)) },
    };
  });
}

function plain(inside: string): string {
  return inside
    .replaceAll(MASK, '')
    .replace(/[*_"“”‘’]/gu, '')
    .trim();
}

const LETTER = /\p{L}/u;
const LABEL =
  /^(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s+)?[*_]{0,2}\p{Lu}[\p{L}.’'-]*(?:\s\p{Lu}[\p{L}.’'-]*){0,3}[*_]{0,2}:[*_]{0,2}\s/u;
// Chicago 13.50–13.58, MLA, APA 8.31, Bluebook 5.3 and what is seen beside them: bare, spaced, in brackets, with a period.
const DOTS = String.raw`(?:…(?:\s?…|\s?\.)?|\.(?:\s?\.){2,})`;
const MARKS = new RegExp(
  String.raw`\[\s*${DOTS}\s*\]\.?|\(\s*${DOTS}\s*\)\.?|\.?\s?${DOTS}(?:\s?\.)?|\[(?<bracket>[^\[\]]{0,300})\]|\((?<remark>[^()\[\]]{3,80})\)`,
  'gu',
);
// What an editor says of the quotation, in any of the usual wordings.
const REMARK =
  /^(?:sic[!.?]?|recte\b.*|(?:my |our |the )?(?:emphas[ei]s|italics?)(?: (?:is |are )?(?:mine|ours|added|supplied|original|in (?:the )?original|omitted))?|(?:internal )?(?:quotation|quote)s? marks? (?:and citations? )?omitted|(?:internal )?(?:citations?|footnotes?|brackets?|alterations?)(?: and .{0,40})? (?:omitted|in (?:the )?original)|(?:my |our )?translat(?:ion|ed)(?: .{0,30})?|cleaned up)$/iu;
const NOTE_MARK = /\[\^[^\]\s]+\]|(?<=[\p{L}\p{P}])\[\d{1,3}\]/gu;
const LINK = /!?\[(?<link>[^\][]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+"[^"]*")?\)/gu;
const ENTITY = /&(#x?[0-9a-f]{1,6}|[a-z]{2,8});/giu;
const ENTITIES: Readonly<Record<string, string>> = {
  ...{ nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ', amp: '&', quot: '"', apos: "'", lt: '<', gt: '>' },
  ...{ lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', ndash: '–', mdash: '—', hellip: '…', shy: '' },
};
const ELLIPSIS_LINK = /(\[(?:…|\.{3})\])\[[^\][]{0,40}\]/gu;
const BREAK = /^<\/?(?:br|p|div|li|hr)\b/iu;
const ESCAPE = /\\[!-/:-@[-`{-~]/gu;
