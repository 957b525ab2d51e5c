import { shortReference } from '../citing/reference.ts';
import type { Draft } from '../drafts/parseDraft.ts';
import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { Citation, CitationItem } from '../model/citation.ts';
import type { Finding } from '../model/finding.ts';
import type { Quote } from '../model/quote.ts';
import type { Source } from '../model/source.ts';
import { spanTouches, type TextSpan } from '../model/textSpan.ts';
import { findWords, type WordMatch } from '../search/findWords.ts';
import { searchPassages } from '../search/searchPassages.ts';
import { escapeMarkdown } from '../text/markdownText.ts';
import { findCitedPlace, wholePassage, wordsOfQuote } from './citedPlace.ts';
import type { CompletionSubject } from './completionChoice.ts';
import { contextMarkdown, describeEvidence, explainEvidence, placeOf } from './passageContext.ts';
import type { Stretch } from './stretch.ts';
import { toTextOffset } from './stretchSpans.ts';
import { verdictMarkdown } from './verdictMarkdown.ts';

/** What a host can do with a passage or a source; it makes links of them. */
export type HoverAction =
  | { readonly do: 'open-passage'; readonly passageId: string }
  | { readonly do: 'copy-quote'; readonly passageId: string }
  | { readonly do: 'show-uses'; readonly passageId: string }
  | { readonly do: 'open-source'; readonly sourceId: string };

/** Turns an action into a Markdown link with this title; hosts without commands return an empty string. */
export type LinkMaker = (title: string, action: HoverAction) => string;

export interface Hover {
  /** What the hover is about: the citation or the quote. */
  readonly span: TextSpan;
  readonly markdown: string;
}

/** What a hover may say besides what the corpus holds. */
export interface HoverAids {
  readonly link: LinkMaker;
  /** What verification says of a quote; undefined where it is none or nothing is known yet. */
  findingOf?(quote: Quote): Finding | undefined;
  /** How many quotations of a passage the drafts of the workspace have. */
  countUses?(passageId: string): number;
  /** The work in the draft's citation style, as Markdown; undefined while it is not formatted. */
  formatted?(citeKey: string): string | undefined;
}

/** What stands behind the citation, the quote or the reference to a note at `offset`; undefined elsewhere. */
export function hoverAt(
  index: CorpusIndex,
  draft: Draft,
  offset: number,
  aids: HoverAids,
): Hover | undefined {
  const quote = quoteAbout(draft, offset);
  const citation = citationAbout(draft, offset);
  const span = spanAbout(draft, offset);
  if (!span) return undefined;
  const isAtWords = quote !== undefined && !citationAt(draft, offset);
  if (isAtWords) return hoverQuote(index, draft, quote, span, aids);
  return citation && hoverCitation(index, draft, citation, span, aids);
}

/** The quote that a hover at `offset` is about: the one there, beside the citation there, or in the note referred to. */
export function quoteAbout(draft: Draft, offset: number): Quote | undefined {
  const citation = citationAt(draft, offset);
  if (citation) return quoteOf(draft, citation);
  return quoteAt(draft, offset) ?? quoteOfNote(draft, noteAt(draft, offset)?.label);
}

/** The citation that a hover at `offset` is about, likewise. */
export function citationAbout(draft: Draft, offset: number): Citation | undefined {
  const label = noteAt(draft, offset)?.label;
  return (
    citationAt(draft, offset) ??
    quoteAbout(draft, offset)?.citation ??
    draft.citations.find(({ note }) => label !== undefined && note === label)
  );
}

function spanAbout(draft: Draft, offset: number): TextSpan | undefined {
  const found = citationAt(draft, offset) ?? quoteAt(draft, offset);
  return found ? [found.start, found.end] : noteAt(draft, offset)?.span;
}

function citationAt({ citations }: Draft, offset: number): Citation | undefined {
  return citations.find(({ start, end }) => start <= offset && offset < end);
}

function quoteAt({ quotes }: Draft, offset: number): Quote | undefined {
  return quotes.find(({ start, end }) => spanTouches([start, end], offset));
}

function quoteOf({ quotes }: Draft, citation: Citation): Quote | undefined {
  return quotes.find((candidate) => candidate.citation?.start === citation.start);
}

/** The quotation in a note, or the one that the note is the citation of. */
function quoteOfNote({ quotes }: Draft, label: string | undefined): Quote | undefined {
  if (label === undefined) return undefined;
  return quotes.find(({ note, citation }) => note === label || citation?.note === label);
}

function noteAt(
  { notes }: Draft,
  offset: number,
): { readonly label: string; readonly span: TextSpan } | undefined {
  for (const { label, references } of notes) {
    const span = references.find(([start, end]) => start <= offset && offset < end);
    if (span) return { label, span };
  }
  return undefined;
}

/** What is shown beside a completion once it is looked at. */
export function completionDetails(index: CorpusIndex, subject: CompletionSubject): string | undefined {
  const noLinks: HoverAids = { link: () => '' };
  if ('sourceId' in subject) {
    const source = index.source(subject.sourceId);
    return source && describeSource(source, noLinks);
  }
  if ('stretch' in subject) return describeStretch(index, subject.stretch, noLinks);
  const passage = index.passage(subject.passageId);
  const source = passage && index.source(passage.sourceId);
  return passage && source && describeMatch(index, source, wholePassage(passage), noLinks);
}

/** The stretch in bold, within the passages that it takes part in. */
function describeStretch(
  index: CorpusIndex,
  { sourceId, from, to }: Stretch,
  aids: HoverAids,
): string | undefined {
  const source = index.source(sourceId);
  const all = index.passagesOf(sourceId);
  const first = all.findIndex(({ id }) => id === from.passageId);
  const last = all.findIndex(({ id }) => id === to.passageId);
  if (!source || first < 0 || last < first) return undefined;
  const passages = all.slice(first, last + 1);
  const spans = passages.map(
    (passage, at): TextSpan => [
      at === 0 ? from.offset : 0,
      at === passages.length - 1 ? to.offset : passage.text.length,
    ],
  );
  return describeMatch(index, source, { passages, spans }, aids);
}

/** The verdict first where the citation stands with a quotation, then each work. */
function hoverCitation(
  index: CorpusIndex,
  draft: Draft,
  citation: Citation,
  span: TextSpan,
  aids: HoverAids,
): Hover {
  const quote = quoteOf(draft, citation);
  const finding = quote && aids.findingOf?.(quote);
  const works = citation.items.map((item) => describeItem(index, draft, citation, item, aids, finding));
  const parts = [finding && verdictMarkdown(finding, index), works.join(RULE)].filter(Boolean);
  return { span, markdown: parts.join('\n\n') };
}

function describeItem(
  index: CorpusIndex,
  draft: Draft,
  citation: Citation,
  item: CitationItem,
  aids: HoverAids,
  finding: Finding | undefined,
): string {
  const place = findCitedPlace(index, draft, citation, item);
  if (!place) return `\`@${item.id.replaceAll('`', '')}\` is in no source of your corpus.`;
  const { source } = place;
  const found = finding?.match?.sourceId === source.id ? matchOf(index, finding) : undefined;
  const match = found ?? place.match;
  if (match) return describeMatch(index, source, match, aids);
  return [describeSource(source, aids), aids.link('Open source', { do: 'open-source', sourceId: source.id })]
    .filter(Boolean)
    .join('\n\n');
}

function hoverQuote(
  index: CorpusIndex,
  draft: Draft,
  quote: Quote,
  span: TextSpan,
  aids: HoverAids,
): Hover | undefined {
  const finding = aids.findingOf?.(quote);
  if (!finding) return hoverUnverified(index, draft, quote, span, aids);
  const source = index.source(finding.match?.sourceId ?? '');
  const match = matchOf(index, finding);
  const place =
    source && match ? describeMatch(index, source, match, aids) : nearest(index, draft, quote, aids);
  return { span, markdown: [verdictMarkdown(finding, index), place].filter(Boolean).join('\n\n') };
}

/** While nothing is verified, as during indexing, only what stands word for word is shown. */
function hoverUnverified(
  index: CorpusIndex,
  draft: Draft,
  quote: Quote,
  span: TextSpan,
  aids: HoverAids,
): Hover | undefined {
  const words = wordsOfQuote(draft, quote);
  const cited = (quote.citation?.items ?? []).flatMap(({ id }) => index.sourcesByKey(id));
  // A few words in quotation marks without a citation are seldom a quotation.
  if (cited.length === 0 && (quote.citation || words.length < MIN_WORDS)) return undefined;
  for (const source of cited.length > 0 ? cited : byEvidence(index.sources())) {
    const match = findWords(index, source.id, words)[0];
    if (match) return { span, markdown: describeMatch(index, source, match, aids) };
  }
  return undefined;
}

/** Primary sources before secondary ones; the writer's own text is no evidence. */
function byEvidence(sources: readonly Source[]): Source[] {
  return sources
    .filter(({ role }) => role !== 'own')
    .sort((a, b) => Number(a.role !== 'primary') - Number(b.role !== 'primary'));
}

/** Where nothing was found, the passage of the cited source that is nearest in its words helps to mend the quote. */
function nearest(index: CorpusIndex, draft: Draft, quote: Quote, aids: HoverAids): string | undefined {
  const cited = new Set(
    (quote.citation?.items ?? []).flatMap(({ id }) => index.sourcesByKey(id)).map(({ id }) => id),
  );
  if (cited.size === 0) return undefined;
  const words = wordsOfQuote(draft, quote).join(' ');
  const hit = searchPassages(index, words, { limit: NEAREST }).hits.find(({ source }) =>
    cited.has(source.id),
  );
  return (
    hit &&
    `The nearest passage of it:\n\n${describeMatch(index, hit.source, wholePassage(hit.passage), aids)}`
  );
}

/** The place of a finding as passages with the matched words in them. */
function matchOf(index: CorpusIndex, { match }: Finding): WordMatch | undefined {
  const passages = (match?.passageIds ?? []).flatMap((id) => index.passage(id) ?? []);
  if (!match || passages.length === 0) return undefined;
  const spans = passages.map(
    (passage): TextSpan => [toTextOffset(passage, match.start), toTextOffset(passage, match.end)],
  );
  return { passages, spans };
}

function describeMatch(index: CorpusIndex, source: Source, match: WordMatch, aids: HoverAids): string {
  const { link, countUses, formatted } = aids;
  const [passage] = match.passages;
  if (!passage) return describeSource(source, aids);
  const who = describeEvidence(passage, source);
  const head = [
    who && `**${escapeMarkdown(who)}**`,
    formatted?.(source.citeKey) ?? escapeMarkdown(shortReference(source.item, who) || source.title),
    escapeMarkdown(placeOf(passage)),
  ]
    .filter(Boolean)
    .join(' · ');
  const caution = explainEvidence(passage, source);
  const uses = countUses?.(passage.id) ?? 0;
  const links = [
    link('Open at the place', { do: 'open-passage', passageId: passage.id }),
    link('Copy quote', { do: 'copy-quote', passageId: passage.id }),
    uses > 0 && link(`Uses in drafts (${uses})`, { do: 'show-uses', passageId: passage.id }),
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

function describeSource(source: Source, { formatted }: Pick<HoverAids, 'formatted'>): string {
  const file = `\`${source.file.replaceAll('`', '')}\``;
  const work = formatted?.(source.citeKey);
  return `${work ?? `**${escapeMarkdown(shortReference(source.item) || source.title)}**`}\n\n${source.role} · ${file}`;
}

const MIN_WORDS = 4;
const NEAREST = 50;
const RULE = '\n\n---\n\n';
