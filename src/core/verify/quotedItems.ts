import type { TextSpan } from '../model/textSpan.ts';
import { type Overwritten, overwrite } from '../text/overwrite.ts';
import { foldToken, MASK, splitTokens, type Token } from '../text/tokens.ts';
import type { Bracket, Ellipsis, QuotedItem, QuotedWord } from './quotation.ts';

/**
 * The words of a quotation, its ellipses and its brackets, in order. Brackets within a word (`[T]he`) belong to the word;
 * all others, and ellipses, part words. Linear in the length of the text.
 */
export function readItems(text: string): QuotedItem[] {
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
      if (isRemark(plain(remark))) marks.push({ kind: 'note', start, end, inside: [start + 1, end - 1] });
    } else if (bracket === undefined) marks.push({ kind: 'ellipsis', start, end });
    else marks.push(readBracket(text, start, end, bracket));
  }
  return marks;
}

function readBracket(text: string, start: number, end: number, inside: string): Mark {
  const span: TextSpan = [start + 1, end - 1];
  const words = plain(inside);
  if (isRemark(words)) return { kind: 'note', start, end, inside: span };
  const touches = LETTER.test(text.charAt(start - 1)) || LETTER.test(text.charAt(end));
  if (touches && /^[\p{L}'’]*$/u.test(words)) return { kind: 'affix', start, end, inside: span };
  // `[the robot]’s` stands for all of "it's".
  const tail = /^['’](?:s|re|ve|ll|d|m)\b/iu.exec(text.slice(end, end + 4))?.[0].length ?? 0;
  return { kind: 'bracket', start, end: end + tail, inside: span };
}

function readMarked(text: string, marks: readonly Mark[]): QuotedItem[] {
  const affixes = marks.filter((mark) => mark.kind === 'affix');
  const stretches = marks.flatMap(({ kind, start, end }): Overwritten[] => {
    if (kind !== 'affix') return [{ span: [start, end], filler: ' ' }];
    return [
      { span: [start, start + 1], filler: MASK },
      { span: [end - 1, end], filler: MASK },
    ];
  });
  const items: QuotedItem[] = toWords(text, splitTokens(overwrite(text, stretches)), affixes);
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
  let next = 0;
  return tokens.map((token): QuotedWord => {
    while ((affixes[next]?.end ?? Number.POSITIVE_INFINITY) < token.start) next++;
    const first = affixes[next];
    if (!first || first.start > token.end) return { ...token, kind: 'word' };
    let last = first;
    for (let at = next + 1; (affixes[at]?.start ?? Number.POSITIVE_INFINITY) <= token.end; at++)
      last = affixes[at] as AffixMark;
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

/** Whether brackets hold what an editor says of the quotation: `[sic]`, "emphasis added and citations omitted". */
function isRemark(words: string): boolean {
  if (WHOLE.test(words)) return true;
  const parts = words.split(/\s*(?:[,;&]|\band\b)\s*/u).filter(Boolean);
  return parts.length > 1 && WHOLE.test(parts.at(-1) ?? '') && parts.every((part) => PART.test(part));
}

function plain(inside: string): string {
  return inside
    .replaceAll(MASK, '')
    .replace(/[*_"“”‘’]/gu, '')
    .trim();
}

const LETTER = /\p{L}/u;
// Chicago 13.50–13.58, MLA, APA 8.31, Bluebook 5.3 and what is seen beside them: bare, spaced, in brackets, with a period.
// A dot may be escaped ("\.\.\.", as pandoc writes it): what was read over stands between.
const DOTS = String.raw`(?:…(?:\s?…|\s?\.)?|\.(?:\u{e000}*\s?\u{e000}*\.){2,})`;
const MARKS = new RegExp(
  String.raw`\[\s*${DOTS}\s*\]\.?|\(\s*${DOTS}\s*\)\.?|\.?\s?${DOTS}(?:\s?\.)?|\[(?<bracket>[^\[\]]{0,300})\]|\((?<remark>[^()\[\]]{3,80})\)`,
  'gu',
);
// What an editor says of the quotation, in any of the usual wordings: each part of it, the last one with its verb.
const OF = '(?:(?:my|our|the|some|all|internal|original|first|second|third|last|further) )*';
const NOTED =
  '(?:emphas[ei]s|italics?|bold(?:face)?|underlin(?:e|ing)|citations?|references?|footnotes?|notes?|paragraphs?|brackets?|alterations?|ellips[ei]s|omissions?|capitalization|punctuation|(?:quotation|quote)s?(?: marks?)?)';
const DONE =
  '(?: (?:is|are|was|were))?(?: (?:mine|ours|added|supplied|original|in (?:the )?original|omitted|removed|altered|modified|changed))';
const PART = new RegExp(`^${OF}${NOTED}(?:${DONE})?$`, 'iu');
const WHOLE = new RegExp(
  String.raw`^(?:sic[!.?]?|recte\b.*|(?:my |our )?(?:emphas[ei]s|italics?)|${OF}${NOTED}${DONE}|(?:my |our )?translat(?:ion|ed)(?: .{0,30})?|cleaned up)$`,
  'iu',
);
