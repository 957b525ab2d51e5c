import type { Citation, CitationItem } from '../model/citation.ts';
import { BARE_CITE_KEY } from '../model/citeKeySyntax.ts';
import { spansOverlap, type TextSpan } from '../model/textSpan.ts';
import { parseLocator } from './locators.ts';

/**
 * The citations of a draft in the order of the text, after pandoc's manual, section "Citation syntax": a key is a
 * letter, digit or `_`, then alphanumerics with single `:.#$%&-+?<>~/` between them, or anything in braces.
 */
export function findCitations(text: string, opaque: readonly TextSpan[], from = 0): Citation[] {
  const citations: Citation[] = [];
  KEY.lastIndex = from;
  for (let match = KEY.exec(text); match; match = KEY.exec(text)) {
    const key = readKey(text, match, opaque);
    if (!key) continue;
    const citation = readCluster(text, key, opaque) ?? readInText(text, key);
    citations.push(citation);
    KEY.lastIndex = Math.max(citation.end, KEY.lastIndex);
  }
  return citations;
}

interface Key {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly suppressed: boolean;
}

function readKey(text: string, match: RegExpExecArray, opaque: readonly TextSpan[]): Key | undefined {
  const start = match.index;
  const end = start + match[0].length;
  if (/[\p{L}\p{N}\\]/u.test(text.charAt(start - 1))) return undefined;
  if (opaque.some((zone) => spansOverlap(zone, [start, end]))) return undefined;
  const suppressed = match[0].startsWith('-');
  const id = match.groups?.braced ?? match.groups?.plain ?? '';
  return { id, start, end, suppressed };
}

/** The bracket around the key, if each of its segments holds a key: one without dissolves the whole cluster. */
function readCluster(text: string, key: Key, opaque: readonly TextSpan[]): Citation | undefined {
  const open = openingBracket(text, key.start);
  const close = open === undefined ? undefined : closingBracket(text, key.end);
  if (open === undefined || close === undefined) return undefined;
  // `[text @key](address)` and `[@key]: address` are links.
  if (text.charAt(close + 1) === '(' || text.charAt(close + 1) === ':') return undefined;
  const items: CitationItem[] = [];
  let start = open + 1;
  for (const segment of text.slice(open + 1, close).split(';')) {
    const item = readSegment(segment, start, opaque);
    if (!item) return undefined;
    items.push(item);
    start += segment.length + 1;
  }
  return { start: open, end: close + 1, items };
}

function readSegment(segment: string, start: number, opaque: readonly TextSpan[]): CitationItem | undefined {
  const pattern = new RegExp(KEY.source, KEY.flags);
  for (let match = pattern.exec(segment); match; match = pattern.exec(segment)) {
    const key = readKey(segment, match, []);
    if (!key || opaque.some((zone) => spansOverlap(zone, [start + key.start, start + key.end]))) continue;
    const { locator, rest } = parseLocator(segment.slice(key.end));
    return {
      id: key.id,
      mode: key.suppressed ? 'SuppressAuthor' : 'NormalCitation',
      prefix: segment.slice(0, key.start).trim(),
      suffix: rest,
      ...(locator && { locator }),
      start: start + key.start,
      end: start + segment.trimEnd().length,
    };
  }
  return undefined;
}

/** `@key` in the text, with the bracket that may follow it. */
function readInText(text: string, key: Key): Citation {
  const bracket = /^\s?\[(?!\^)(?<inside>[^\][@]*)\](?![(:[])/u.exec(text.slice(key.end, key.end + 400));
  const end = key.end + (bracket?.[0].length ?? 0);
  const { locator, rest } = parseLocator(bracket?.groups?.inside ?? '');
  return {
    start: key.start,
    end,
    items: [
      {
        id: key.id,
        mode: key.suppressed ? 'SuppressAuthor' : 'AuthorInText',
        prefix: '',
        suffix: rest,
        ...(locator && { locator }),
        start: key.start,
        end,
      },
    ],
  };
}

/** The bracket that is open at `offset`, looked for within the paragraph. */
function openingBracket(text: string, offset: number): number | undefined {
  let depth = 0;
  for (let at = offset - 1; at >= 0 && offset - at < MAX_CLUSTER; at--) {
    const character = text.charAt(at);
    if (character === '\n' && /\n\s*$/u.test(text.slice(Math.max(0, at - 2), at))) return undefined;
    if (text.charAt(at - 1) === '\\') continue;
    if (character === ']') depth++;
    else if (character === '[' && depth-- === 0) return at;
  }
  return undefined;
}

function closingBracket(text: string, offset: number): number | undefined {
  let depth = 0;
  for (let at = offset; at < text.length && at - offset < MAX_CLUSTER; at++) {
    const character = text.charAt(at);
    if (character === '\n' && /^\n[ \t]*\r?\n/u.test(text.slice(at, at + 40))) return undefined;
    if (character === '\\') at++;
    else if (character === '[') depth++;
    else if (character === ']' && depth-- === 0) return at;
  }
  return undefined;
}

// Longer clusters are unbalanced brackets; without a bound, thousands of them cost quadratic time.
const MAX_CLUSTER = 2000;
const KEY = new RegExp(String.raw`-?@(?:\{(?<braced>[^{}\s]+)\}|(?<plain>${BARE_CITE_KEY}))`, 'gu');
