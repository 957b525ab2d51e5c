import type { Passage } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import { escapeMarkdown, keepEmphasis, oneLine } from '../text/markdownText.ts';
import { type Attribution, attribute } from './attribution.ts';
import { citationText } from './citationText.ts';

/** The forms in which a passage goes into a draft. `plain` is for people without pandoc, and for the clipboard. */
export const quoteStyles = ['block', 'run-in', 'citation', 'plain'] as const;
export type QuoteStyle = (typeof quoteStyles)[number];

/** The marks around a run-in quote. */
export interface QuotationMarks {
  readonly open: string;
  readonly close: string;
}

export const curlyMarks: QuotationMarks = { open: '“', close: '”' };

/**
 * What is inserted for a passage: the words with their attribution and citation as pandoc Markdown.
 *
 * @returns lines separated by `\n`, without a line end after the last.
 */
export function renderQuote(
  passage: Passage,
  source: Source,
  style: QuoteStyle,
  marks: QuotationMarks = curlyMarks,
): string {
  const attribution = attribute(passage, source);
  const cite = citationText(source.citeKey, passage.locator);
  switch (style) {
    case 'block':
      return `> ${markdownWords(passage, source)}\n>\n> — ${signature(attribution, cite)}`;
    case 'run-in':
      return `${marks.open}${switchInnerMarks(markdownWords(passage, source), marks)}${marks.close} [${runInCitation(attribution, cite)}]`;
    case 'citation':
      return `[${runInCitation(attribution, cite)}]`;
    case 'plain':
      return plainQuote(passage, source, attribution);
  }
}

/** The attribution line of a block quote, after the dash. */
function signature(attribution: Attribution, cite: string): string {
  switch (attribution.kind) {
    case 'speaker':
      return `${escapeMarkdown(attribution.name)} [${cite}]`;
    case 'secondhand':
      return `${secondhandName(attribution)}, quoted in [${cite}]`;
    case 'unidentified':
      return `${UNIDENTIFIED} [${cite}]`;
    case 'work':
      return `[${cite}]`;
  }
}

/**
 * What stands in the brackets behind a run-in quote. A speaker who is the work's author goes without saying;
 * anybody else is named in the citation's prefix, so that the words never pass for the author's.
 */
function runInCitation(attribution: Attribution, cite: string): string {
  switch (attribution.kind) {
    case 'speaker':
      return attribution.isAuthor ? cite : `${escapeMarkdown(attribution.name)} in ${cite}`;
    case 'secondhand':
      return `${secondhandName(attribution)}, quoted in ${cite}`;
    case 'unidentified':
      return `${UNIDENTIFIED} in ${cite}`;
    case 'work':
      return cite;
  }
}

function plainQuote(passage: Passage, source: Source, attribution: Attribution): string {
  const where = passage.locator && passage.locator.label !== 'line' ? `, ${passage.locator.value}` : '';
  const work = `“${source.title}”${where}`;
  const words = `“${switchInnerMarks(oneLine(passage.text), curlyMarks)}”`;
  switch (attribution.kind) {
    case 'speaker':
      return `${words} — ${attribution.name}, in ${work}`;
    case 'secondhand':
      return `${words} — ${attribution.name ? assertedName(attribution) : UNIDENTIFIED}, quoted in ${work}`;
    case 'unidentified':
      return `${words} — ${UNIDENTIFIED}, in ${work}`;
    case 'work':
      return `${words} — ${work}`;
  }
}

function secondhandName(attribution: Extract<Attribution, { kind: 'secondhand' }>): string {
  return attribution.name ? escapeMarkdown(assertedName(attribution)) : UNIDENTIFIED;
}

/** A page's mere claim is marked as one. */
function assertedName({ name, asserted }: { readonly name?: string; readonly asserted: boolean }): string {
  return asserted ? `attributed to ${name}` : (name ?? UNIDENTIFIED);
}

function markdownWords(passage: Passage, source: Source): string {
  return /\.(?:md|markdown)$/iu.test(source.file) ? keepEmphasis(passage.text) : escapeMarkdown(passage.text);
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

const UNIDENTIFIED = 'unidentified speaker';
