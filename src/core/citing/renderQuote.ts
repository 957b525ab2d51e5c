import type { Passage } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import { escapeInline, escapeMarkdown, oneLine } from '../text/markdownText.ts';
import { type ProfileName, profiles } from '../verify/profiles.ts';
import { attribute } from './attribution.ts';
import { citationText, pandocLocator } from './citationText.ts';
import { type CreditInit, citationPrefix, plainCredit, signature } from './credit.ts';
import type { PassageStretch } from './passageStretch.ts';
import type { Quotable } from './quotable.ts';
import {
  curlyMarks,
  type InitialLetter,
  isMarkdown,
  type QuotationMarks,
  quotedWords,
  switchInnerMarks,
} from './quotedWords.ts';
import { defaultTemplate, fillTemplate, type QuoteTemplate, type TemplateValues } from './quoteTemplate.ts';
import { quotingManners } from './quotingManner.ts';
import { sourceLink } from './sourceLink.ts';

export { curlyMarks, type QuotationMarks, switchInnerMarks } from './quotedWords.ts';

/**
 * The forms in which a passage goes into a draft. `plain` is for people without pandoc, and for the clipboard, `link`
 * the same with the way to the words on the web, `template` as the user has it.
 */
export const quoteStyles = ['block', 'run-in', 'citation', 'plain', 'footnote', 'link', 'template'] as const;
export type QuoteStyle = (typeof quoteStyles)[number];

export interface QuoteOptions {
  readonly style: QuoteStyle;
  /** Whose rules apply. Absent: Chicago's. */
  readonly profile?: ProfileName;
  /** Absent: curly marks. */
  readonly marks?: QuotationMarks;
  readonly initial?: InitialLetter;
  /** Of the new note, free in the draft: `freeFootnoteLabel`. Absent: 1. */
  readonly footnoteLabel?: string;
  /** Absent: one that looks like a run-in quote. */
  readonly template?: QuoteTemplate;
  /** Whether reported words name the work that the source claims to have them from. Absent: they do not. */
  readonly namesOriginal?: boolean;
}

/** What goes into a draft. Lines are separated by `\n`, without a line end after the last. */
export interface RenderedQuote {
  readonly text: string;
  /** The footnote's definition, a paragraph of its own that stands elsewhere. Absent: there is no note. */
  readonly definition?: string;
  /**
   * Where the writer types the locator that is not known: an offset into `text`, or into `definition` where the
   * citation is there. Absent: it is known, or nothing is cited.
   */
  readonly locatorSlot?: number;
}

/** What is inserted for a passage: the words with their attribution and citation as pandoc Markdown, in one piece. */
export function renderQuote(
  passage: Passage,
  source: Source,
  style: QuoteStyle,
  marks: QuotationMarks = curlyMarks,
): string {
  const { text, definition } = renderStretch({ passages: [passage] }, source, { style, marks });
  return definition ? `${text}\n\n${definition}` : text;
}

/** The same for a stretch of passages, in the manner of a profile, in the parts that a draft has places for. */
export function renderStretch(stretch: PassageStretch, source: Source, options: QuoteOptions): RenderedQuote {
  const { profile = 'chicago', initial, namesOriginal } = options;
  const words = quotedWords(stretch, source, profiles[profile], initial);
  const original = namesOriginal ? words.passage.reported?.claimedSource : undefined;
  const credit: CreditInit = {
    attribution: attribute(words.passage, source),
    secondhand: quotingManners[profile].secondhand.value,
    ...(original && { original }),
  };
  const cite = citationText(source.citeKey, words.locator);
  const rendered = inStyle(options, { words, source, credit, cite });
  const at =
    words.locator && pandocLocator(words.locator)
      ? -1
      : (rendered.definition ?? rendered.text).lastIndexOf(cite);
  return { ...rendered, ...(at >= 0 && { locatorSlot: at + cite.length }) };
}

function inStyle(
  { style, marks = curlyMarks, footnoteLabel = '1', template = defaultTemplate }: QuoteOptions,
  values: TemplateValues,
): Omit<RenderedQuote, 'locatorSlot'> {
  const { words, credit, cite } = values;
  const runIn = marks.open + switchInnerMarks(words.markdown, marks) + marks.close;
  const cluster = `[${citationPrefix(credit)}${cite}]`;
  switch (style) {
    case 'block':
      return { text: `> ${words.markdown}\n>\n> — ${signature(credit, cite)}` };
    case 'run-in':
      return { text: `${runIn} ${cluster}` };
    case 'citation':
      return { text: cluster };
    case 'footnote':
      // A note that holds nothing but the citation is set right in styles with notes and without.
      return { text: `${runIn}[^${footnoteLabel}]`, definition: `[^${footnoteLabel}]: ${cluster}.` };
    case 'plain':
      return { text: `${runIn} — ${plainCreditMarkdown(values)}` };
    case 'link':
      return { text: `${runIn} — ${linkedCredit(values)}` };
    case 'template':
      return { text: fillTemplate(template, values) };
  }
}

/** A passage as plain text with its attribution: for the clipboard, where nothing reads Markdown. */
export function quoteAsText({ passage, source, stretch }: Quotable): string {
  const words = quotedWords(stretch ?? { passages: [passage] }, source, profiles.chicago);
  const credit = {
    attribution: attribute(words.passage, source),
    secondhand: quotingManners.chicago.secondhand.value,
  };
  const quote = `“${switchInnerMarks(words.plain, curlyMarks)}”`;
  return `${quote} — ${plainCredit(credit, `“${source.title}”`, words.locator)}`;
}

function plainCreditMarkdown({ words, source, credit }: TemplateValues): string {
  const [before, after] = aroundTitle(plainCredit(credit, TITLE, words.locator));
  return `${before}“${escapeInline(oneLine(source.title))}”${after}`;
}

/** The title in italics: in quotation marks it would look like a quote of its own. */
function linkedCredit({ words, source, credit }: TemplateValues): string {
  const [before, after] = aroundTitle(plainCredit(credit, TITLE, words.locator));
  const text = `${before}*${escapeMarkdown(source.title)}*${after}`;
  const plain = isMarkdown(source.file) ? words.plain.replace(/[*_\\`]/gu, '') : words.plain;
  const address = sourceLink(source, plain, words.locator);
  return address ? `[${text}](${address})` : text;
}

/** What stands before and after the title, escaped. */
function aroundTitle(credit: string): [before: string, after: string] {
  const [before = '', after = ''] = credit.split(TITLE).map(escapeInline);
  return [before, after];
}

const TITLE = '\u0000';
