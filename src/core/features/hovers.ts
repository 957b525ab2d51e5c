import { shortReference } from '../citing/reference.ts';
import type { Draft } from '../drafts/parseDraft.ts';
import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { Citation, CitationItem } from '../model/citation.ts';
import type { Quote } from '../model/quote.ts';
import type { Source } from '../model/source.ts';
import { spanTouches, type TextSpan } from '../model/textSpan.ts';
import { findWords, type WordMatch } from '../search/findWords.ts';
import { searchPassages } from '../search/searchPassages.ts';
import { escapeMarkdown } from '../text/markdownText.ts';
import { type CitedPlace, findCitedPlace, wholePassage, wordsOfQuote } from './citedPlace.ts';
import { contextMarkdown, describeEvidence, explainEvidence, placeOf } from './passageContext.ts';

/** What a host can do with a passage or a source; it makes links of them. */
export type HoverAction =
  | { readonly do: 'open-passage'; readonly passageId: string }
  | { readonly do: 'copy-quote'; readonly passageId: string }
  | { readonly do: 'open-source'; readonly sourceId: string };

/** Turns an action into a Markdown link with this title; hosts without commands return an empty string. */
export type LinkMaker = (title: string, action: HoverAction) => string;

export interface Hover {
  /** What the hover is about: the citation or the quote. */
  readonly span: TextSpan;
  readonly markdown: string;
}

/** What stands behind the citation or the quote at `offset`; undefined elsewhere. */
export function hoverAt(
  index: CorpusIndex,
  draft: Draft,
  offset: number,
  link: LinkMaker,
): Hover | undefined {
  const citation = draft.citations.find(({ start, end }) => spanTouches([start, end], offset));
  if (citation) return hoverCitation(index, draft, citation, link);
  const quote = draft.quotes.find(({ start, end }) => spanTouches([start, end], offset));
  return quote && hoverQuote(index, draft, quote, link);
}

/** What is shown beside a completion once it is looked at. */
export function completionDetails(
  index: CorpusIndex,
  subject: { passageId: string } | { sourceId: string },
): string | undefined {
  const noLinks: LinkMaker = () => '';
  if ('sourceId' in subject) {
    const source = index.source(subject.sourceId);
    return source && describeSource(source);
  }
  const passage = index.passage(subject.passageId);
  const source = passage && index.source(passage.sourceId);
  return passage && source && describeMatch(index, source, wholePassage(passage), noLinks);
}

function hoverCitation(index: CorpusIndex, draft: Draft, citation: Citation, link: LinkMaker): Hover {
  const parts = citation.items.map((item) =>
    describeItem(index, findCitedPlace(index, draft, citation, item), item, link),
  );
  return { span: [citation.start, citation.end], markdown: parts.join('\n\n---\n\n') };
}

function describeItem(
  index: CorpusIndex,
  place: CitedPlace | undefined,
  item: CitationItem,
  link: LinkMaker,
): string {
  if (!place) return `\`@${item.id.replaceAll('`', '')}\` is in no source of your corpus.`;
  const { source, match } = place;
  if (match) return describeMatch(index, source, match, link);
  return [describeSource(source), link('Open source', { do: 'open-source', sourceId: source.id })]
    .filter(Boolean)
    .join('\n\n');
}

function hoverQuote(index: CorpusIndex, draft: Draft, quote: Quote, link: LinkMaker): Hover | undefined {
  const words = wordsOfQuote(draft, quote);
  const span = [quote.start, quote.end] as const;
  const cited = (quote.citation?.items ?? []).flatMap(({ id }) => index.sourcesByKey(id));
  const places = (sources: readonly Source[]) =>
    sources.flatMap((source) =>
      findWords(index, source.id, words)
        .slice(0, 1)
        .map((match) => ({ source, match })),
    );
  // A few words in quotation marks without a citation are seldom a quotation.
  if (cited.length === 0 && (words.length < MIN_WORDS || quote.citation))
    return quote.citation
      ? { span, markdown: 'The cited source is not in your corpus, so these words cannot be shown in it.' }
      : undefined;
  const found = places(cited)[0];
  if (found) return { span, markdown: describeMatch(index, found.source, found.match, link) };
  const elsewhere = places(byEvidence(index.sources()))[0];
  if (elsewhere) {
    const note =
      cited.length > 0
        ? '**Not in the cited source word for word.** These words stand in another one:\n\n'
        : '';
    return { span, markdown: note + describeMatch(index, elsewhere.source, elsewhere.match, link) };
  }
  if (cited.length === 0) return undefined;
  return { span, markdown: notFound(index, cited, words, link) };
}

/** Primary sources before secondary ones; the writer's own text is no evidence. */
function byEvidence(sources: readonly Source[]): Source[] {
  return sources
    .filter(({ role }) => role !== 'own')
    .sort((a, b) => Number(a.role !== 'primary') - Number(b.role !== 'primary'));
}

function notFound(
  index: CorpusIndex,
  cited: readonly Source[],
  words: readonly string[],
  link: LinkMaker,
): string {
  const names = cited.map(({ citeKey }) => `\`@${citeKey}\``).join(', ');
  const head = `**These words are not in ${names} as they stand here.**`;
  const keys = new Set(cited.map(({ id }) => id));
  const nearest = searchPassages(index, words.join(' '), { limit: 50 }).hits.find(({ source }) =>
    keys.has(source.id),
  );
  if (!nearest) return head;
  return `${head} The nearest passage of it:\n\n${describeMatch(index, nearest.source, { passages: [nearest.passage], spans: [[0, 0]] }, link)}`;
}

function describeMatch(index: CorpusIndex, source: Source, match: WordMatch, link: LinkMaker): string {
  const [passage] = match.passages;
  if (!passage) return describeSource(source);
  const who = describeEvidence(passage, source);
  const head = [
    who && `**${escapeMarkdown(who)}**`,
    escapeMarkdown(shortReference(source.item, who) || source.title),
    escapeMarkdown(placeOf(passage)),
  ]
    .filter(Boolean)
    .join(' · ');
  const caution = explainEvidence(passage, source);
  const links = [
    link('Open at the place', { do: 'open-passage', passageId: passage.id }),
    link('Copy quote', { do: 'copy-quote', passageId: passage.id }),
  ].filter(Boolean);
  return [
    head,
    `> ${contextMarkdown(index, match.passages, match.spans)}`,
    caution && `*${escapeMarkdown(caution)}*`,
    links.join(' · '),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function describeSource(source: Source): string {
  const file = `\`${source.file.replaceAll('`', '')}\``;
  return `**${escapeMarkdown(shortReference(source.item) || source.title)}**\n\n${source.role} · ${file}`;
}

const MIN_WORDS = 4;
