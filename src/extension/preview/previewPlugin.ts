import type { QuoteView } from '../../protocol/draftQuotes.ts';
import type { FormattedCitationView, FormattedDraftView } from '../../protocol/formatting.ts';
import type { CoreState, InlineState, MarkdownIt, Token } from './markdownIt.ts';

/** What is known of the draft that is previewed, at the moment it is rendered. */
export interface PreviewedDraft {
  /** Absent: not formatted yet. */
  readonly formatted?: FormattedDraftView;
  /** In the order of the text. */
  readonly quotes: readonly QuoteView[];
}

export interface PreviewPluginInit {
  /** The draft that a rendering is of, by what VS Code passes along; undefined for other documents. */
  draftOf(env: unknown): PreviewedDraft | undefined;
  /** A verdict in words, for the tooltip of its sign. */
  describe(quote: QuoteView): string;
  readonly labels: { readonly bibliography: string };
}

/**
 * Shows citations and a bibliography in the draft's style, and a sign at each quote that says whether it checks out.
 * What is inserted as HTML comes from the server, where it was escaped, or is escaped here.
 */
export function addPreviewPlugin<Markdown extends MarkdownIt>(
  md: Markdown,
  init: PreviewPluginInit,
): Markdown {
  // Each rendering starts at the first citation again.
  const seen = new WeakMap<object, number>();
  md.inline.ruler.before('link', 'verbatim_citation', (state, silent) => {
    const citations = init.draftOf(state.env)?.formatted?.citations ?? [];
    return citations.length > 0 && readCitation(state, silent, citations, seen);
  });
  md.core.ruler.push('verbatim_quotes', (state) => {
    const draft = init.draftOf(state.env);
    if (!draft) return;
    markQuotes(state, draft.quotes, init);
    if (draft.formatted) addBibliography(state, draft.formatted, init.labels.bibliography);
  });
  return md;
}

/** The next citation of the draft, if the text goes on with it as it stands there. */
function readCitation(
  state: InlineState,
  silent: boolean,
  citations: readonly FormattedCitationView[],
  seen: WeakMap<object, number>,
): boolean {
  if (!STARTS.includes(state.src.charAt(state.pos))) return false;
  const key = state.env as object;
  const from = seen.get(key) ?? 0;
  const at = citations.findIndex(({ raw }, place) => place >= from && state.src.startsWith(raw, state.pos));
  const citation = citations[at];
  if (!citation || citation.html === '') return false;
  if (!silent) {
    state.push('html_inline', '', 0).content = `<span class="verbatim-citation">${citation.html}</span>`;
    seen.set(key, at + 1);
  }
  state.pos += citation.raw.length;
  return true;
}

/** Puts a sign behind the last word of each quote, or at the end of its block where the word is not found. */
function markQuotes(state: CoreState, quotes: readonly QuoteView[], init: PreviewPluginInit): void {
  for (const block of state.tokens) {
    const { map, children } = block;
    if (block.type !== 'inline' || !map || !children) continue;
    for (const quote of quotes) {
      const { line } = quote.range.end;
      if (line < map[0] || line >= map[1]) continue;
      const sign = new state.Token('html_inline', '', 0);
      sign.content = signHtml(quote, init.describe(quote));
      putBehind(state, children, lastWord(quote.text), sign);
    }
  }
}

function putBehind(state: CoreState, children: Token[], word: string, sign: Token): void {
  for (const [at, child] of children.entries()) {
    if (child.type !== 'text' || word === '') continue;
    // The last place: a word that comes again is more often the end of the quote than the one before.
    const found = child.content.lastIndexOf(word);
    if (found < 0) continue;
    const end =
      found + word.length + (CLOSING.exec(child.content.slice(found + word.length))?.[0].length ?? 0);
    const rest = new state.Token('text', '', 0);
    rest.content = child.content.slice(end);
    child.content = child.content.slice(0, end);
    children.splice(at + 1, 0, sign, rest);
    return;
  }
  children.push(sign);
}

/** Behind the text, unless the draft has a bibliography of its own already. */
function addBibliography(state: CoreState, formatted: FormattedDraftView, title: string): void {
  const { entries, problem, credit } = formatted;
  const hasOwn = state.tokens.some(({ content }) => OWN_BIBLIOGRAPHY.test(content));
  if (entries.length === 0 || hasOwn) return;
  const token = new state.Token('html_block', '', 0);
  token.content = [
    `<section class="verbatim-bibliography"><h2>${escapeHtml(title)}</h2>`,
    problem ? `<p class="verbatim-problem">${escapeHtml(problem)}</p>` : '',
    ...entries.map(({ html }) => `<p class="verbatim-entry">${html}</p>`),
    `<p class="verbatim-credit"><a href="${escapeHtml(credit.url)}">${escapeHtml(credit.text)}</a></p></section>`,
  ].join('\n');
  state.tokens.push(token);
}

function signHtml({ severity }: QuoteView, description: string): string {
  const text = escapeHtml(description);
  return `<span class="verbatim-sign verbatim-${severity}" role="img" aria-label="${text}" title="${text}">${SIGNS[severity]}</span>`;
}

function lastWord(text: string): string {
  return /[\p{L}\p{N}]+(?=[^\p{L}\p{N}]*$)/u.exec(text)?.[0] ?? '';
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
const STARTS = '[@-';
const CLOSING = /^[.,;:!?…’'”"»“」]+/u;
const OWN_BIBLIOGRAPHY = /<!--\s*verbatim:\s*bibliography\s*-->/u;
