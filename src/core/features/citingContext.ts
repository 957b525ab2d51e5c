import { type Draft, isOpaque } from '../drafts/parseDraft.ts';
import { openQuotationMark } from '../drafts/quotes.ts';
import { BARE_CITE_KEY } from '../model/citeKeySyntax.ts';
import { spanTouches, type TextSpan } from '../model/textSpan.ts';

/** What of a citation the writer is typing at a place in the draft. */
export type CitingContext =
  | {
      readonly form: 'cite-key';
      /** What was typed of the key, or words that tell which work is meant. */
      readonly query: string;
      /** From the `@`, or from the first of the words, to the end of the key. */
      readonly replace: TextSpan;
      /** Where the citation begins: at its bracket, or at the `@` where there is none. */
      readonly start: number;
      /** `@`: a key is being typed. Else a bracket that may become anything, and whether it looks like a citation. */
      readonly begunBy: '@' | 'likely-bracket' | 'bracket';
      /** Whether a locator may follow the key: nothing stands there yet. */
      readonly takesLocator: boolean;
    }
  | {
      readonly form: 'locator';
      readonly citeKey: string;
      /** What was typed of the locator. */
      readonly query: string;
      /** From the first character of the locator to the end of what stands there already. */
      readonly replace: TextSpan;
      readonly start: number;
      /** What has to stand before it: a blank, where the comma has none behind it. */
      readonly lead: '' | ' ';
    };

/** Reads the context at `offset`; undefined where no citation is begun. Cost: the paragraph up to there. */
export function citingContext(draft: Draft, offset: number): CitingContext | undefined {
  if (isOpaque(draft, [Math.max(0, offset - 1), offset]) || isOpaque(draft, [offset, offset + 1]))
    return undefined;
  const from = Math.max(paragraphStart(draft.text, offset), offset - MAX_CITATION);
  const bracket = openBracket(draft.text, from, offset);
  return keyContext(draft.text, from, offset, bracket) ?? bracketContext(draft, offset, bracket);
}

/** `@hask`, `-@hask`, `@{hask`, in a bracket or not. */
function keyContext(
  text: string,
  from: number,
  offset: number,
  bracket: number | undefined,
): CitingContext | undefined {
  const before = text.slice(from, offset);
  const match = BEGUN_KEY.exec(before);
  if (!match || IN_ADDRESS.test(before.slice(0, match.index))) return undefined;
  const { braced, bare } = match.groups ?? {};
  const behind = text.slice(offset, offset + MAX_CITATION);
  // The rest of a key that the cursor stands in goes with it.
  const rest = (braced === undefined ? REST_OF_KEY : REST_OF_BRACED).exec(behind)?.[0].length ?? 0;
  const at = from + match.index;
  return {
    form: 'cite-key',
    query: braced ?? bare ?? '',
    replace: [at, offset + rest],
    start: bracket ?? at,
    begunBy: '@',
    takesLocator: bracket !== undefined && /^\s*(?:[\];\n]|$)/u.test(behind.slice(rest)),
  };
}

function bracketContext(
  draft: Draft,
  offset: number,
  bracket: number | undefined,
): CitingContext | undefined {
  if (bracket === undefined) return undefined;
  const { text } = draft;
  const inside = text.slice(bracket + 1, offset);
  const before = text.slice(Math.max(0, bracket - MAX_CITATION), bracket);
  if (/^\^/u.test(inside) || /[\]![]$/u.test(before)) return undefined;
  const inText = KEY_BEFORE.exec(before)?.groups;
  if (inText && !/[@;]/u.test(inside))
    return locatorContext(draft, bracket, { key: inText, from: bracket + 1, offset });
  const segmentStart = bracket + 1 + inside.lastIndexOf(';') + 1;
  const segment = text.slice(segmentStart, offset);
  const cited = KEY_IN_SEGMENT.exec(segment);
  if (cited?.groups) {
    const from = segmentStart + cited.index + cited[0].length;
    return locatorContext(draft, bracket, { key: cited.groups, from, offset });
  }
  return segment.includes('@') ? undefined : wordsContext(draft, bracket, segmentStart, offset);
}

/** `[@key, p. 3`, `[@key 12:3`, `@key [¶4`. */
function locatorContext(
  { text, citations }: Draft,
  start: number,
  init: {
    readonly key: Readonly<Record<string, string>>;
    readonly from: number;
    readonly offset: number;
  },
): CitingContext | undefined {
  const { key, offset } = init;
  const separator = /^,?[ \t]*/u.exec(text.slice(init.from, offset))?.[0] ?? '';
  // What follows a key without a comma or a blank is part of it.
  if (separator === '' && text.charAt(init.from - 1) !== '[') return undefined;
  const from = init.from + separator.length;
  const items = citations
    .filter((citation) => spanTouches([citation.start, citation.end], offset))
    .flatMap((citation) => citation.items);
  const standing = items.find(({ locatorSpan }) => locatorSpan && spanTouches(locatorSpan, offset));
  return {
    form: 'locator',
    citeKey: key.braced ?? key.bare ?? '',
    query: text.slice(from, offset),
    replace: [from, Math.max(offset, standing?.locatorSpan?.[1] ?? 0)],
    start,
    lead: separator === ',' ? ' ' : '',
  };
}

/** `[hask`, `[see hask`, `[@one; hask`: words that may tell which work is meant. */
function wordsContext(
  draft: Draft,
  bracket: number,
  segmentStart: number,
  offset: number,
): CitingContext | undefined {
  const { text } = draft;
  const segment = text.slice(segmentStart, offset);
  const prefix = SIGNAL.exec(segment)?.[0] ?? /^\s*/u.exec(segment)?.[0] ?? '';
  const from = segmentStart + prefix.length;
  const query = text.slice(from, offset);
  if (query.length > MAX_WORDS || query.includes('\n')) return undefined;
  // “[S]he said”: the brackets of an editor.
  if (openQuotationMark(text, paragraphStart(text, bracket), bracket, draft.opaque) !== undefined)
    return undefined;
  const isFurther = /@[^;]*;/u.test(text.slice(bracket, segmentStart));
  const isSignal = /\p{L}/u.test(prefix);
  const isLikely = isFurther || isSignal || isBesideWords(draft, bracket);
  return {
    form: 'cite-key',
    query,
    replace: [from, offset],
    start: bracket,
    begunBy: isLikely ? 'likely-bracket' : 'bracket',
    takesLocator: true,
  };
}

/** Whether a bracket stands where citations do: behind a quotation, in an attribution line. */
function isBesideWords({ text }: Draft, bracket: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', bracket - 1) + 1, bracket);
  if (/^\s*(?:>\s*)*(?:—|–|--)/u.test(line)) return true;
  return /^\s*>/u.test(line) ? /[.?!…”"’]\s*$/u.test(line) : /["”“»」][.,;:?!]?\s*$/u.test(line);
}

/** The last bracket before `offset` that nothing closes. */
function openBracket(text: string, from: number, offset: number): number | undefined {
  let closed = 0;
  for (let at = offset - 1; at >= from; at--) {
    const character = text.charAt(at);
    if ((character !== '[' && character !== ']') || text.charAt(at - 1) === '\\') continue;
    if (character === ']') closed++;
    else if (closed > 0) closed--;
    else return at;
  }
  return undefined;
}

/** Where the paragraph of `offset` starts: behind the last blank line. Cost: the way back to it. */
export function paragraphStart(text: string, offset: number): number {
  for (let at = text.lastIndexOf('\n', offset - 1); at > 0; at = text.lastIndexOf('\n', at - 1)) {
    const before = text.charAt(at - 1);
    if (before === '\n' || (before === '\r' && text.charAt(at - 2) === '\n')) return at + 1;
  }
  return 0;
}

const BARE_START = String.raw`[\p{L}\p{N}_:.#$%&+?<>~/-]*`;
const BEGUN_KEY = new RegExp(
  String.raw`(?<![\p{L}\p{N}\\@./])@(?:\{(?<braced>[^\s{}]*)|(?<bare>${BARE_START}))$`,
  'u',
);
const REST_OF_KEY = /^[\p{L}\p{N}_]*(?:[:.#$%&+?<>~/-][\p{L}\p{N}_]+)*/u;
const REST_OF_BRACED = /^[^\s{}\]]*\}?/u;
/** An address that goes up to the `@`: pages of people have one in theirs. */
const IN_ADDRESS = /(?:\b\p{L}+:\/\/|\bwww\.|\bmailto:)\S*$/u;
const KEY = String.raw`(?:\{(?<braced>[^\s{}]+)\}|(?<bare>${BARE_CITE_KEY}))`;
const KEY_BEFORE = new RegExp(String.raw`(?<![\p{L}\p{N}\\])@${KEY}[ \t]?$`, 'u');
const KEY_IN_SEGMENT = new RegExp(String.raw`(?<![\p{L}\p{N}\\])@${KEY}(?=[,\s])`, 'u');
/** What leads to a citation within its bracket: `see also`, `quoted in`. */
const SIGNAL =
  /^\s*(?:(?:but |and )?see(?: also)?(?:,? e\.g\.,?)?|cf\.|compare|e\.g\.,?|(?:as )?(?:quoted|cited|reported|qtd\.) in)\s+/iu;
// Far more than a cluster of citations takes; thousands of open brackets are not to cost a search each.
const MAX_CITATION = 400;
// A few words tell which work is meant.
const MAX_WORDS = 60;
