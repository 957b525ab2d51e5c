import type { QuoteView } from '../../protocol/draftQuotes.ts';
import type { FormattedCitationView, FormattedDraftView } from '../../protocol/formatting.ts';
import type { Token } from './markdownIt.ts';

/** What is known of the draft that is previewed, at the moment it is rendered. */
export interface PreviewedDraft {
  /** Absent: not formatted yet. */
  readonly formatted?: FormattedDraftView;
  /** In the order of the text. */
  readonly quotes: readonly QuoteView[];
}

/** What the preview says in the user's language. */
export interface PreviewWords {
  /** A verdict in words, for the tooltip of its sign. */
  describe(quote: QuoteView): string;
  readonly labels: { readonly bibliography: string };
}

/**
 * The tokens of a draft with its citations formatted, a sign behind each quote, and the bibliography at the end.
 * Tokens are copied where they change. What goes in as HTML comes escaped from the server, or is escaped here.
 */
export function decorateTokens(
  tokens: readonly Token[],
  { formatted, quotes }: PreviewedDraft,
  words: PreviewWords,
): Token[] {
  const pending = [...(formatted?.citations ?? [])];
  const decorated = tokens.map((token) => {
    if (token.type !== 'inline' || !token.children) return token;
    const cited = token.children.flatMap((child) => formatCitations(child, pending));
    return { ...token, children: markQuotes(cited, token.map, quotes, words) };
  });
  return formatted ? [...decorated, ...bibliographyToken(tokens, formatted, words)] : decorated;
}

/** The citations in a text, in the order of the draft: `pending` loses those that were found. */
function formatCitations(token: Token, pending: FormattedCitationView[]): Token[] {
  if (token.type !== 'text') return [token];
  const pieces: Token[] = [];
  let from = 0;
  for (let next = pending[0]; next; next = pending[0]) {
    const at = token.content.indexOf(next.raw, from);
    if (at < 0) break;
    pending.shift();
    if (next.html === '') continue;
    pieces.push(textToken(token.content.slice(from, at)));
    pieces.push(htmlToken(`<span class="verbatim-citation">${next.html}</span>`));
    from = at + next.raw.length;
  }
  return from === 0 ? [token] : [...pieces, textToken(token.content.slice(from))];
}

/** Puts a sign behind the last word of each quote that ends in a block. */
function markQuotes(
  children: readonly Token[],
  map: Token['map'],
  quotes: readonly QuoteView[],
  words: PreviewWords,
): Token[] {
  let marked = [...children];
  for (const quote of quotes) {
    const { line } = quote.range.end;
    if (!map || line < map[0] || line >= map[1]) continue;
    marked = putBehind(marked, quote.ending, htmlToken(signHtml(quote, words.describe(quote))));
  }
  return marked;
}

/** At the end of the block where the words are not found. */
function putBehind(children: readonly Token[], ending: string, sign: Token): Token[] {
  const place = findEnding(children, ending);
  const child = place && children[place.at];
  if (!child) return [...children, sign];
  const halves = [
    textToken(child.content.slice(0, place.end)),
    sign,
    textToken(child.content.slice(place.end)),
  ];
  return [...children.slice(0, place.at), ...halves, ...children.slice(place.at + 1)];
}

interface EndingPlace {
  /** Which of the tokens, and the offset in it behind the words and their closing marks. */
  readonly at: number;
  readonly end: number;
  /** A quotation mark is among the closing marks. */
  readonly isClosed: boolean;
}

/** Where most of the last words stand in one piece: emphasis and line ends cut them. */
function findEnding(children: readonly Token[], ending: string): EndingPlace | undefined {
  const words = ending.match(/[\p{L}\p{N}]+/gu) ?? [];
  for (let first = 0; first < words.length; first++) {
    const row = words.slice(first).join(BETWEEN_WORDS);
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${row}(?![\\p{L}\\p{N}])`, 'gu');
    const places = children.flatMap((child, at) => (child.type === 'text' ? endsIn(child, at, pattern) : []));
    // Of two quotes with one wording each has its own sign.
    const free = places.filter(({ at, end }) => !hasSign(children, at, end));
    const found = free.find(({ isClosed }) => isClosed) ?? free.at(-1);
    if (found) return found;
  }
  return undefined;
}

function endsIn({ content }: Token, at: number, pattern: RegExp): EndingPlace[] {
  return [...content.matchAll(pattern)].map(({ index, 0: row }) => {
    const closing = CLOSING.exec(content.slice(index + row.length))?.[0] ?? '';
    return { at, end: index + row.length + closing.length, isClosed: QUOTATION_MARK.test(closing) };
  });
}

function hasSign(children: readonly Token[], at: number, end: number): boolean {
  const next = children[at + 1];
  return end === children[at]?.content.length && next?.content.startsWith(SIGN_START) === true;
}

/** Nothing where the draft has a bibliography of its own. */
function bibliographyToken(
  tokens: readonly Token[],
  { entries, problem, credit }: FormattedDraftView,
  { labels }: PreviewWords,
): Token[] {
  if (entries.length === 0 || tokens.some(({ content }) => OWN_BIBLIOGRAPHY.test(content))) return [];
  const html = [
    `<section class="verbatim-bibliography"><h2>${escapeHtml(labels.bibliography)}</h2>`,
    problem ? `<p class="verbatim-problem">${escapeHtml(problem)}</p>` : '',
    ...entries.map((entry) => `<p class="verbatim-entry">${entry.html}</p>`),
    `<p class="verbatim-credit"><a href="${escapeHtml(credit.url)}">${escapeHtml(credit.text)}</a></p></section>`,
  ];
  return [{ type: 'html_block', content: html.join('\n') }];
}

function signHtml({ severity }: QuoteView, description: string): string {
  const text = escapeHtml(description);
  return `${SIGN_START} verbatim-${severity}" role="img" aria-label="${text}" title="${text}">${SIGNS[severity]}</span>`;
}

function textToken(content: string): Token {
  return { type: 'text', content };
}

function htmlToken(content: string): Token {
  return { type: 'html_inline', content };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${character.charCodeAt(0)};`);
}

const SIGNS: Readonly<Record<QuoteView['severity'], string>> = {
  none: '✓',
  information: '?',
  warning: '✗',
  error: '✗',
};
const SIGN_START = '<span class="verbatim-sign';
const BETWEEN_WORDS = String.raw`[^\p{L}\p{N}]+`;
const CLOSING = /^[.,;:!?…’'”"»“」]+/u;
const QUOTATION_MARK = /[’'”"»“」]/u;
const OWN_BIBLIOGRAPHY = /<!--\s*verbatim:\s*bibliography\s*-->/u;
