import { issuedYear, spokenName } from '../model/cslItem.ts';
import type { Source } from '../model/source.ts';
import { escapeMarkdown } from '../text/markdownText.ts';
import { locatorText } from './citationText.ts';
import { assertedName, type CreditInit, citationPrefix, UNIDENTIFIED } from './credit.ts';
import { type QuotedWords, switchInnerMarks } from './quotedWords.ts';
import { sourceLink } from './sourceLink.ts';

/**
 * A template of the user's for quotes, `"{quote}" ({speaker}{, |locator|})`. Fields stand in braces; `{before|field|after}`
 * shows all three where the field has a value, and nothing else. A backslash makes the next character a plain one, `\n` a
 * line break.
 */
export type QuoteTemplate = readonly TemplatePart[];

type TemplatePart =
  | string
  | { readonly field: TemplateField; readonly before: string; readonly after: string };

/** What a template can name. */
export const templateFields = [
  /** The words, escaped for Markdown. Marks among them are switched where the template has marks around them. */
  'quote',
  /** Who says it; nothing where nobody signs; "unidentified speaker", or "attributed to …", where that is all that can be said. */
  'speaker',
  /** The authors of the source that was read. */
  'author',
  'title',
  /** The magazine, the show, the site. */
  'container',
  'year',
  'key',
  /** The page, the time: `p. 33`, `00:12:31`. */
  'locator',
  /** The address of the words on the web. */
  'link',
  /** The citation as pandoc takes it, without its brackets: `@key, p. 33`. */
  'citation',
] as const;
export type TemplateField = (typeof templateFields)[number];

export type TemplateProblem =
  /** `offset` is where its brace stands in the template. */
  | { readonly code: 'unknown-field'; readonly field: string; readonly offset: number }
  | { readonly code: 'unclosed-brace'; readonly offset: number }
  /** Without the words it is no quote. */
  | { readonly code: 'no-quote' };

/** Reads a template. */
export function parseTemplate(
  text: string,
): { readonly template: QuoteTemplate } | { readonly problem: TemplateProblem } {
  const parts: TemplatePart[] = [];
  let literal = '';
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\') literal += unescaped(text.charAt(++at));
    else if (character !== '{') literal += character;
    else {
      const field = readField(text, at);
      if (!field) return { problem: { code: 'unclosed-brace', offset: at } };
      const [before, name, after] = field.pieces;
      if (!isField(name)) return { problem: { code: 'unknown-field', field: name, offset: at } };
      if (literal !== '') parts.push(literal);
      parts.push({ field: name, before, after });
      literal = '';
      at = field.end;
    }
  }
  if (literal !== '') parts.push(literal);
  return parts.some((part) => isFieldPart(part, 'quote'))
    ? { template: parts }
    : { problem: { code: 'no-quote' } };
}

/** What a template is filled with. */
export interface TemplateValues {
  readonly words: QuotedWords;
  readonly source: Source;
  readonly credit: CreditInit;
  /** The inside of the citation. */
  readonly cite: string;
}

/**
 * The quote in the user's form. Whatever the template leaves out, words never pass for the author's that are not, nor
 * reported ones for heard ones: who said them and "quoted in" are put before the first mention of the source, or behind it all.
 */
export function fillTemplate(template: QuoteTemplate, values: TemplateValues): string {
  const caution = cautionOf(template, values);
  let isSaid = caution === '';
  const filled = template.map((part, at) => {
    if (typeof part === 'string') return part;
    const value = fieldValue(part.field, values, template[at - 1]);
    if (value === '') return '';
    const isMention = !isSaid && MENTIONS.has(part.field);
    isSaid ||= isMention;
    return (isMention ? cautioned(part.before, caution) : part.before) + value + part.after;
  });
  const text = filled.join('');
  return isSaid ? text : `${text} [${citationPrefix(values.credit)}${values.cite}]`;
}

/** Behind the punctuation that parts the mention from what is before it, and before the marks that emphasize it. */
function cautioned(before: string, caution: string): string {
  const start = /^[\s,;:.(—–-]*/u.exec(before)?.[0].length ?? 0;
  return before.slice(0, start) + caution + before.slice(start);
}

/** What has to be said before the source is mentioned; empty where the template says all by itself. */
function cautionOf(template: QuoteTemplate, { credit }: TemplateValues): string {
  const namesSpeaker = template.some((part) => isFieldPart(part, 'speaker'));
  if (!namesSpeaker) return citationPrefix(credit);
  return credit.attribution.kind === 'secondhand' ? `${credit.secondhand} ` : '';
}

function fieldValue(field: TemplateField, values: TemplateValues, before: TemplatePart | undefined): string {
  const { words, source, cite } = values;
  const { item } = source;
  switch (field) {
    case 'quote':
      return switchInnerMarks(words.markdown, { open: markAtEnd(before), close: '' });
    case 'speaker':
      return escapeMarkdown(speakerOf(values.credit));
    case 'author':
      return escapeMarkdown((item.author ?? []).map(spokenName).filter(Boolean).join(' and '));
    case 'title':
      return escapeMarkdown(source.title);
    case 'container':
      return escapeMarkdown(item['container-title'] ?? item['collection-title'] ?? '');
    case 'year':
      return String(issuedYear(item) ?? '');
    case 'key':
      return source.citeKey;
    case 'locator':
      return (words.locator && locatorText(words.locator)) ?? '';
    case 'link':
      return sourceLink(source, words.plain, words.locator) ?? '';
    case 'citation':
      return cite;
  }
}

function speakerOf({ attribution, original }: CreditInit): string {
  switch (attribution.kind) {
    case 'speaker':
      return attribution.name;
    case 'secondhand':
      return [assertedName(attribution), original].filter(Boolean).join(', ');
    case 'unidentified':
      return UNIDENTIFIED;
    case 'work':
      return '';
  }
}

function readField(
  text: string,
  open: number,
): { readonly pieces: readonly [string, string, string]; readonly end: number } | undefined {
  const pieces = [''];
  for (let at = open + 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '}') {
      const [before = '', name, after = ''] = pieces.length > 1 ? pieces : ['', pieces[0]];
      return { pieces: [before, (name ?? '').trim(), after], end: at };
    }
    if (character === '|' && pieces.length < 3) pieces.push('');
    else pieces.push((pieces.pop() ?? '') + (character === '\\' ? unescaped(text.charAt(++at)) : character));
  }
  return undefined;
}

function unescaped(character: string): string {
  if (character === 'n') return '\n';
  return character === 't' ? '\t' : character;
}

function isField(name: string): name is TemplateField {
  return (templateFields as readonly string[]).includes(name);
}

function isFieldPart(part: TemplatePart, field: TemplateField): boolean {
  return typeof part !== 'string' && part.field === field;
}

/** The quotation mark that the text before the words ends with. */
function markAtEnd(part: TemplatePart | undefined): string {
  return typeof part === 'string' ? part.slice(-1) : '';
}

/** The fields before which "quoted in" can stand; a key may be in brackets, where it cannot. */
const MENTIONS: ReadonlySet<TemplateField> = new Set(['citation', 'author', 'title', 'container']);
/** `“…” (Ann Lee, *On the Gate*, 00:00:10)` */
export const defaultTemplate: QuoteTemplate = [
  '“',
  { field: 'quote', before: '', after: '' },
  '” (',
  { field: 'speaker', before: '', after: ', ' },
  { field: 'title', before: '*', after: '*' },
  { field: 'locator', before: ', ', after: '' },
  ')',
];
