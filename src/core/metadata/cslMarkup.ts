import { parser, Subscript, Superscript } from '@lezer/markdown';
import { escapeInline } from '../text/markdownText.ts';

/** The looks that CSL knows inside a field, as its tags spell them (CSL data schema, "rich text"). */
export type CslLook = 'italic' | 'bold' | 'superscript' | 'subscript' | 'smallCaps' | 'nocase';

/** A piece of a field: text, or where a look begins or ends. */
export type CslToken = { readonly text: string } | { readonly open: CslLook } | { readonly close: CslLook };

/** The pieces of a field. Tags that are no CSL, that are never closed or were never opened are text. Linear. */
export function splitCslMarkup(field: string): CslToken[] {
  const tokens: CslToken[] = [];
  const open: { readonly name: string; readonly look: CslLook; readonly at: number; readonly tag: string }[] =
    [];
  for (const [token] of field.matchAll(TOKEN)) {
    const tag = TAG.exec(token)?.groups;
    const last = open.at(-1);
    const look = tag && !tag.slash ? lookOf(tag.name ?? '', tag.attributes ?? '') : undefined;
    if (tag && look) {
      open.push({ name: tag.name ?? '', look, at: tokens.length, tag: token });
      tokens.push({ open: look });
    } else if (tag?.slash && last && last.name === tag.name) {
      open.pop();
      tokens.push({ close: last.look });
    } else tokens.push({ text: token });
  }
  for (const { at, tag } of open) tokens[at] = { text: tag };
  return tokens;
}

/** A field as pandoc's Markdown. */
export function cslMarkupToMarkdown(field: string): string {
  let shifted = 0;
  return splitCslMarkup(field)
    .map((token) => {
      if ('text' in token) {
        const words = keepPunctuation(escapeInline(token.text));
        // A blank inside ^ or ~ would end what they raise or lower.
        return shifted > 0 ? words.replace(/ /gu, '\\ ') : words;
      }
      const look = 'open' in token ? token.open : token.close;
      if (look === 'superscript' || look === 'subscript') shifted += 'open' in token ? 1 : -1;
      return MARKS[look]['open' in token ? 0 : 1];
    })
    .join('');
}

/**
 * A few words of pandoc's Markdown in the markup of CSL fields: the looks that CSL knows stay, links become their text,
 * escapes the character that they stand for, HTML nothing.
 */
export function markdownToCslMarkup(markdown: string): string {
  if (!/[\\*_[<`^~]/u.test(markdown)) return markdown;
  // A mark in front keeps a leading "1." or "#" from being read as a list or a heading.
  const words = `.${markdown.replace(/\s+/gu, ' ')}`;
  let text = '';
  let from = 1;
  const replace = (start: number, end: number, by: string) => {
    if (start < from) return;
    text += unescapeBlanks(words.slice(from, start)) + by;
    from = end;
  };
  wordsParser.parse(words).iterate({
    enter({ name, from: start, to: end, node }) {
      const look = LOOKS[node.parent?.name ?? ''];
      const parent = node.parent ?? node;
      const span = SPAN.exec(words.slice(parent.to, parent.to + 20));
      if (name === 'Escape') replace(start, end, words.slice(start + 1, end));
      else if (look && MARK.test(name)) replace(start, end, TAGS[look][start === parent.from ? 0 : 1]);
      else if (name === 'LinkMark' && span) {
        const [before, after] = TAGS[span[1] === 'nocase' ? 'nocase' : 'smallCaps'];
        if (start === parent.from) replace(start, end, before);
        else replace(start, end + span[0].length, after);
      } else if (DROPPED.has(name)) replace(start, end, '');
    },
  });
  return text + unescapeBlanks(words.slice(from));
}

/** Escapes what pandoc would make typographic: two hyphens a dash, three dots an ellipsis. */
export function keepPunctuation(markdown: string): string {
  return markdown.replace(/-(?=-)|(?<=-)-|\.(?=\.\.)/gu, '\\$&');
}

function unescapeBlanks(markdown: string): string {
  return markdown.replace(/\\ /gu, ' ');
}

function lookOf(name: string, attributes: string): CslLook | undefined {
  switch (name) {
    case 'i':
      return 'italic';
    case 'b':
      return 'bold';
    case 'sup':
      return 'superscript';
    case 'sub':
      return 'subscript';
    default:
      if (/style="\s*font-variant:\s*small-caps/u.test(attributes)) return 'smallCaps';
      return /class="nocase"/u.test(attributes) ? 'nocase' : undefined;
  }
}

const TOKEN = /<\/?(?:i|b|sup|sub|span)(?:\s[^<>]*)?>|[^<]+|</gu;
const TAG = /^<(?<slash>\/?)(?<name>i|b|sup|sub|span)(?<attributes>\s[^<>]*)?>$/u;
const TAGS: Readonly<Record<CslLook, readonly [string, string]>> = {
  italic: ['<i>', '</i>'],
  bold: ['<b>', '</b>'],
  superscript: ['<sup>', '</sup>'],
  subscript: ['<sub>', '</sub>'],
  smallCaps: ['<span style="font-variant:small-caps;">', '</span>'],
  nocase: ['<span class="nocase">', '</span>'],
};
const MARKS: Readonly<Record<CslLook, readonly [string, string]>> = {
  italic: ['*', '*'],
  bold: ['**', '**'],
  superscript: ['^', '^'],
  subscript: ['~', '~'],
  smallCaps: ['[', ']{.smallcaps}'],
  nocase: ['[', ']{.nocase}'],
};
const wordsParser = parser.configure([Superscript, Subscript]);
const LOOKS: Readonly<Record<string, CslLook | undefined>> = {
  Emphasis: 'italic',
  StrongEmphasis: 'bold',
  Superscript: 'superscript',
  Subscript: 'subscript',
};
const MARK = /^(?:Emphasis|Superscript|Subscript)Mark$/u;
const SPAN = /^\{\.(nocase|smallcaps)\}/u;
const DROPPED = new Set(['LinkMark', 'URL', 'LinkTitle', 'LinkLabel', 'HTMLTag', 'Comment', 'CodeMark']);
