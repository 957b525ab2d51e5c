import { keepPunctuation } from '../../metadata/cslMarkup.ts';
import { escapeInline } from '../../text/markdownText.ts';

/** A stretch of formatted text with one look. */
export interface FormattedRun {
  readonly text: string;
  readonly italic?: boolean;
  readonly bold?: boolean;
  readonly smallCaps?: boolean;
  readonly position?: 'sup' | 'sub';
}

/** What a citation style makes of a work: text with the few looks that bibliographies have. */
export type FormattedText = readonly FormattedRun[];

/**
 * Reads the HTML that citeproc writes. Only its own tags are known; whatever else stands in a field was escaped by it
 * and stays text. Linear.
 */
export function fromCiteprocHtml(html: string): FormattedText {
  const runs: FormattedRun[] = [];
  const open: { readonly name: string; readonly look: Look }[] = [];
  for (const [token] of html.matchAll(TOKEN)) {
    const tag = TAG.exec(token)?.groups;
    const look = open.at(-1)?.look ?? {};
    if (!tag?.name) runs.push({ ...look, text: decodeEntities(token).replace(/\s+/gu, ' ') });
    else if (tag.slash) {
      const at = open.findLastIndex(({ name }) => name === tag.name);
      if (at >= 0) open.length = at;
      if (tag.name === 'div') runs.push({ text: ' ' });
    } else open.push({ name: tag.name, look: { ...look, ...lookOf(tag.name, tag.attributes ?? '') } });
  }
  return tidy(runs);
}

/** The words alone. */
export function toPlainText(text: FormattedText): string {
  return text.map((run) => run.text).join('');
}

/** The same text with its first letter as a capital, as a note begins. */
export function capitalized(text: FormattedText): FormattedText {
  const [first, ...rest] = text;
  if (!first) return text;
  return [{ ...first, text: first.text.replace(/^(\P{L}*)(\p{Ll})/u, capitalizeLetter) }, ...rest];
}

/**
 * As Markdown in which nothing but emphasis, strong emphasis and web addresses can come of the text.
 *
 * @param flavor `pandoc` has superscripts, subscripts and small capitals too; `commonmark` shows these as plain text.
 */
export function toMarkdown(text: FormattedText, flavor: 'pandoc' | 'commonmark' = 'pandoc'): string {
  return text
    .map((run, at) => markdownRun(run, text[at - 1]?.text ?? '', text[at + 1]?.text ?? '', flavor))
    .reduce(
      (markdown, run) =>
        markdown + (TOUCHING.test(`${markdown.slice(-1)}${run.charAt(0)}`) ? '<!-- -->' : '') + run,
      '',
    );
}

/** As HTML, with web addresses as links. */
export function toHtml(text: FormattedText): string {
  return text.map(htmlRun).join('');
}

type Look = Omit<FormattedRun, 'text'>;

function lookOf(name: string, attributes: string): Look {
  switch (name) {
    case 'i':
      return { italic: true };
    case 'b':
      return { bold: true };
    case 'sup':
    case 'sub':
      return { position: name };
    case 'span':
      return styleLook(attributes);
    default:
      return {};
  }
}

function styleLook(attributes: string): Look {
  const style = /style="(?<style>[^"]*)"/u.exec(attributes)?.groups?.style?.replace(/\s/gu, '') ?? '';
  if (style.startsWith('font-variant:small-caps')) return { smallCaps: true };
  if (style.startsWith('font-variant:normal')) return { smallCaps: false };
  if (style.startsWith('font-style:normal')) return { italic: false };
  if (style.startsWith('font-weight:normal')) return { bold: false };
  return {};
}

/** Neighbors of one look joined, no runs of blanks, none at the ends. */
function tidy(runs: readonly FormattedRun[]): FormattedText {
  const joined: FormattedRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    // A blank shows no look, except that it would part two neighbors of one.
    const text = last === undefined || /\s$/u.test(last.text) ? run.text.replace(/^ +/u, '') : run.text;
    if (text === '') continue;
    if (last && sameLook(last, run)) joined[joined.length - 1] = { ...last, text: last.text + text };
    else joined.push({ ...run, text });
  }
  const last = joined.pop();
  if (!last) return [];
  const text = last.text.trimEnd();
  return text === '' ? tidy(joined) : [...joined, { ...last, text }];
}

function sameLook(a: FormattedRun, b: FormattedRun): boolean {
  return (
    !a.italic === !b.italic &&
    !a.bold === !b.bold &&
    !a.smallCaps === !b.smallCaps &&
    a.position === b.position
  );
}

function decodeEntities(text: string): string {
  return text.replace(/&#(\d{1,7});|&(amp|lt|gt|quot|nbsp);/gu, (entity, code?: string, name?: string) => {
    if (name) return NAMED[name] ?? entity;
    const point = Number(code);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : entity;
  });
}

function markdownRun(
  run: FormattedRun,
  before: string,
  after: string,
  flavor: 'pandoc' | 'commonmark',
): string {
  const words = markdownWords(run.text, flavor);
  const [, lead = '', inner = '', trail = ''] = /^(\s*)(.*?)(\s*)$/su.exec(words) ?? [];
  if (inner === '') return words;
  const marked = withMarks(inner, run, flavor);
  const mayMark = flanks(lead || before.slice(-1), run.text.trim(), trail || after.charAt(0));
  return lead + (mayMark ? marked : inner) + trail;
}

function withMarks(inner: string, run: FormattedRun, flavor: 'pandoc' | 'commonmark'): string {
  let marked = inner;
  if (flavor === 'pandoc') {
    if (run.smallCaps) marked = `[${marked}]{.smallcaps}`;
    if (run.position) {
      const mark = run.position === 'sup' ? '^' : '~';
      marked = mark + marked.replace(/\s/gu, '\\ ') + mark;
    }
  }
  const emphasis = (run.italic ? '*' : '') + (run.bold ? '**' : '');
  return emphasis + marked + emphasis;
}

/**
 * CommonMark 6.2: marks that stand between a letter and punctuation neither open nor close. Such a run (the italic
 * "Gate!" right before an "s") goes without emphasis rather than with stars.
 */
function flanks(before: string, words: string, after: string): boolean {
  const opens = !PUNCTUATION.test(words.charAt(0)) || before === '' || SPACE_OR_PUNCTUATION.test(before);
  const closes = !PUNCTUATION.test(words.slice(-1)) || after === '' || SPACE_OR_PUNCTUATION.test(after);
  return opens && closes;
}

function markdownWords(text: string, flavor: 'pandoc' | 'commonmark'): string {
  const literal = (words: string) => {
    // With what the next run begins with, an ampersand at the end may make an entity.
    const escaped = escapeInline(words).replace(OPEN_ENTITY, '\\$&');
    return flavor === 'pandoc' ? keepPunctuation(escaped) : escaped;
  };
  return splitAddresses(text)
    .map(({ address, words }) => (address ? `<${address}>` : literal(words)))
    .join('');
}

function htmlRun(run: FormattedRun): string {
  const words = splitAddresses(run.text)
    .map(({ address, words }) =>
      address ? `<a href="${escapeHtml(address)}">${escapeHtml(address)}</a>` : escapeHtml(words),
    )
    .join('');
  const tags = [run.italic && 'i', run.bold && 'b', run.position].filter((tag) => typeof tag === 'string');
  const marked = tags.reduce((inner, tag) => `<${tag}>${inner}</${tag}>`, words);
  return run.smallCaps ? `<span style="font-variant: small-caps">${marked}</span>` : marked;
}

interface Piece {
  readonly words: string;
  readonly address?: string;
}

function splitAddresses(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = found.replace(AFTER_ADDRESS, '');
    pieces.push({ words: text.slice(from, index) }, { words: address, address });
    from = index + address.length;
  }
  return [...pieces, { words: text.slice(from) }].filter(({ words }) => words !== '');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${character.charCodeAt(0)};`);
}

function capitalizeLetter(_match: string, before: string, letter: string): string {
  return before + letter.toUpperCase();
}

const TOKEN = /<\/?(?:i|b|sup|sub|span|div)(?:\s[^<>]*)?>|[^<]+|</gu;
const TAG = /^<(?<slash>\/?)(?<name>i|b|sup|sub|span|div)(?<attributes>\s[^<>]*)?>$/u;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };
const PUNCTUATION = /[\p{P}\p{S}]/u;
const SPACE_OR_PUNCTUATION = /[\s\p{P}\p{S}]/u;
// Two runs of emphasis that touch would run into each other.
const TOUCHING = /^\*\*$/u;
const OPEN_ENTITY = /(?<!\\)&#?[\p{L}\d]*$/u;
const ADDRESS = /https?:\/\/[^\s<>"“”\\`|]+/gu;
const AFTER_ADDRESS = /[.,;:!?'’)\]*]+$/u;
