import type { Locator, Passage } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import { escapeMarkdown, keepEmphasis, oneLine } from '../text/markdownText.ts';
import type { Profile } from '../verify/profiles.ts';
import { type PassageStretch, quotedPieces, stretchLocator } from './passageStretch.ts';

/** The marks around a run-in quote. */
export interface QuotationMarks {
  readonly open: string;
  readonly close: string;
}

export const curlyMarks: QuotationMarks = { open: '“', close: '”' };

/** The case that the first letter is to have, so that the quote fits into a sentence or begins one. */
export type InitialLetter = 'as-is' | 'upper' | 'lower';

/** What is quoted, ready to be set. */
export interface QuotedWords {
  /** Escaped for Markdown, on one line. */
  readonly markdown: string;
  /** As plain text, on one line. */
  readonly plain: string;
  /** The passage that the words begin in, for whose they are. */
  readonly passage: Passage;
  readonly locator?: Locator;
}

/**
 * The words of a stretch as the profile has quotations: an ellipsis where words are left out, and brackets around a
 * first letter whose case was changed, where the profile asks for them.
 *
 * @throws RangeError for a stretch without words.
 */
export function quotedWords(
  stretch: PassageStretch,
  source: Source,
  { ellipsis, initialLetter }: Pick<Profile, 'ellipsis' | 'initialLetter'>,
  initial: InitialLetter = 'as-is',
): QuotedWords {
  const [passage] = stretch.passages;
  const pieces = quotedPieces(stretch);
  if (!passage || pieces.length === 0) throw new RangeError('There are no words to quote');
  const locator = stretchLocator(stretch);
  const omission = ` ${ellipsis.value} `;
  const set = (words: string) => inCase(words, initial, initialLetter.value === 'marked');
  return {
    markdown: set(pieces.map((piece) => markdownWords(piece, source)).join(omission)),
    plain: set(pieces.map(oneLine).join(omission)),
    passage,
    ...(locator && { locator }),
  };
}

/** Quotes within quotes: double marks become single ones inside double marks, as Chicago 13.30 has it. */
export function switchInnerMarks(text: string, { open }: QuotationMarks): string {
  if (open === '"') return text.replace(/["“”]/gu, "'");
  if (open !== '“') return text;
  return text
    .replace(/“/gu, '‘')
    .replace(/”/gu, '’')
    .replace(/(^|[\s([—–-])"/gu, '$1‘')
    .replace(/"/gu, '’');
}

function markdownWords(words: string, { file }: Source): string {
  return isMarkdown(file) ? keepEmphasis(words) : escapeMarkdown(words);
}

/** Whether the raw text of a source has Markdown's marks among its words. */
export function isMarkdown(file: string): boolean {
  return /\.(?:md|markdown)$/iu.test(file);
}

function inCase(words: string, initial: InitialLetter, isMarked: boolean): string {
  const [, before = '', letter = '', after = ''] = /^([^\p{L}\p{N}]*)(\p{L})([^\s]*)/u.exec(words) ?? [];
  const changed = initial === 'upper' ? letter.toUpperCase() : letter.toLowerCase();
  // "I" and acronyms keep their capital.
  const isFixed =
    initial === 'lower' && (/\p{Lu}/u.test(after) || (letter === 'I' && !/^\p{L}/u.test(after)));
  if (initial === 'as-is' || changed === letter || isFixed || letter === '') return words;
  const rest = words.slice(before.length + letter.length);
  return before + (isMarked ? `[${changed}]` : changed) + rest;
}
