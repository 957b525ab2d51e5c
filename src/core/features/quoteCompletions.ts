import { quotableOf } from '../citing/namedOriginal.ts';
import { authorYear, shortReference } from '../citing/reference.ts';
import { refusalOf } from '../citing/refusal.ts';
import type { Draft } from '../drafts/parseDraft.ts';
import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { Passage } from '../model/passage.ts';
import type { Source } from '../model/source.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { type Hit, searchPassages } from '../search/searchPassages.ts';
import { oneLine } from '../text/markdownText.ts';
import { splitWords } from '../text/words.ts';
import { citedNearest } from './citedNearest.ts';
import {
  briefly,
  type CompletionChoice,
  type CompletionRequest,
  type CompletionSubject,
  FILTER_CHARACTERS,
  LABEL_CHARACTERS,
} from './completionChoice.ts';
import { findSentence } from './findSentence.ts';
import { type FromTo, findFromTo, splitFromTo } from './fromTo.ts';
import { completeQuote, type Insertion } from './insertQuote.ts';
import { describeEvidence, explainRole, placeOf } from './passageContext.ts';
import type { QuotingContext } from './quotingContext.ts';
import { rankForQuoting } from './rankForQuoting.ts';

/** What can be quoted: a passage, or a stretch cut out as one. */
interface Quotation {
  readonly passage: Passage;
  readonly source: Source;
  readonly label: string;
  readonly subject: CompletionSubject;
}

/**
 * The passages that a begun quote may become, by the words typed; with dots among these (`heavy a thing … carrying`),
 * the words of a source from the first place to the second.
 */
export function quoteChoices(
  index: CorpusIndex,
  draft: Draft,
  context: QuotingContext,
  offset: number,
  { invoked, today, manner }: CompletionRequest,
): CompletionChoice[] {
  const { query } = context;
  // Who ends a sentence has typed it by hand, and the next Enter is not to take a passage.
  if (!invoked && (letters(query) < MIN_LETTERS || ENDED.test(query))) return [];
  const { from, to } = splitFromTo(query);
  const quotations =
    to !== undefined && letters(to) >= MIN_LETTERS
      ? findStretches(index, draft, offset, from, to)
      : findPassages(index, draft, offset, from, context.form);
  const typed = draft.text.slice(context.replace[0], offset);
  return quotations
    .filter(({ passage, source }) => !refusalOf(passage, source, today))
    .slice(0, MAX_CHOICES)
    .map((quotation) => {
      const quote = quotableOf(index, quotation.passage, quotation.source);
      return toChoice(quotation, typed, completeQuote(draft, context, quote, manner));
    });
}

function toChoice(
  { passage, source, label, subject }: Quotation,
  typed: string,
  { edit, additional, cursor }: Insertion,
): CompletionChoice {
  const who = describeEvidence(passage, source) || authorYear(source.item);
  const place = placeOf(passage);
  return {
    kind: passage.kind === 'reported' || source.role === 'secondary' ? 'report' : 'quote',
    label,
    description: briefly(
      [who, place, authorYear(source.item) === who ? '' : source.title].filter(Boolean).join(' · '),
    ),
    detail: [who, shortReference(source.item, who) || source.title, place, explainRole(passage, source)]
      .filter(Boolean)
      .join(' · '),
    filterText: `${typed} ${oneLine(passage.text)}`.slice(0, FILTER_CHARACTERS),
    edit,
    additional,
    ...(cursor.edit === edit && cursor.offset < edit.newText.length && { cursor: cursor.offset }),
    subject,
  };
}

/** By the words typed; before there are any, the beginnings of the sources, those that the draft cites first. */
function findPassages(
  index: CorpusIndex,
  draft: Draft,
  offset: number,
  query: string,
  form: QuotingContext['form'],
): Quotation[] {
  if (splitWords(query).length === 0) return beginnings(index, draft, offset);
  return findHits(index, draft, offset, query).flatMap((hit, rank): Quotation[] => {
    const { passage, source, highlights } = hit;
    const whole: Quotation = {
      ...{ passage, source },
      label: labelOf(passage.text, longestMatch(highlights)),
      subject: { passageId: passage.id },
    };
    // In a sentence of the writer's own, a sentence is what is meant more often than all that stands around it.
    const sentence = form === 'run-in' && rank < WITH_SENTENCE ? findSentence(index, hit, query) : undefined;
    return sentence ? [toStretched(sentence), whole] : [whole];
  });
}

function toStretched({ passage, source, stretch }: FromTo): Quotation {
  return { passage, source, label: endsOf(passage.text), subject: { stretch } };
}

function findStretches(
  index: CorpusIndex,
  draft: Draft,
  offset: number,
  from: string,
  to: string,
): Quotation[] {
  // Whatever stands behind the dots, the words before them are finished.
  const hits = findHits(index, draft, offset, `${from} `, { words: to, passages: FARTHEST_PASSAGES });
  return findFromTo(index, hits, { from, to, passages: FARTHEST_PASSAGES, limit: MAX_CHOICES }).map(
    toStretched,
  );
}

/** The hits in all sources and, should they not be among these, in those that the draft cites. */
function findHits(
  index: CorpusIndex,
  draft: Draft,
  offset: number,
  query: string,
  leadsTo?: { readonly words: string; readonly passages: number },
): Hit[] {
  const words = asWords(query);
  const request = {
    limit: LOOKED_AT,
    ...(leadsTo && { leadsTo: { ...leadsTo, words: asWords(leadsTo.words) } }),
  };
  const { hits, total } = searchPassages(index, words, request);
  const citeKeys = total > hits.length ? nearestSources(index, draft, offset) : [];
  const ofCited = citeKeys.length > 0 ? searchPassages(index, words, { ...request, citeKeys }).hits : [];
  const known = new Set(hits.map(({ passage }) => passage.id));
  const all = [...hits, ...ofCited.filter(({ passage }) => !known.has(passage.id))];
  return rankForQuoting(draft, offset, query, all);
}

function nearestSources(index: CorpusIndex, draft: Draft, offset: number): string[] {
  const keys = [...citedNearest(draft, offset).keys()].filter((key) => index.sourcesByKey(key).length > 0);
  return keys.slice(0, NEAREST_SOURCES);
}

function beginnings(index: CorpusIndex, draft: Draft, offset: number): Quotation[] {
  const cited = citedNearest(draft, offset);
  const rank = ({ citeKey }: Source) => cited.get(citeKey) ?? cited.size;
  return [...index.sources()]
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MAX_CHOICES)
    .flatMap((source) => {
      const passage =
        index.passagesOf(source.id).find(({ quotable, kind }) => quotable && kind === 'speech') ??
        index.passagesOf(source.id).find(({ quotable }) => quotable);
      if (!passage) return [];
      return [{ passage, source, label: labelOf(passage.text, 0), subject: { passageId: passage.id } }];
    });
}

function letters(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, '').length;
}

/** What is typed in a draft are words to find, not the query language. */
function asWords(query: string): string {
  return query.replace(/["“”:]/gu, ' ').replace(/(^|\s)-/gu, '$1');
}

/** Where the longest row of matched words begins: a lone "the" says little. */
function longestMatch(highlights: readonly TextSpan[]): number {
  let best = { start: highlights[0]?.[0] ?? 0, length: 0 };
  let row: TextSpan | undefined;
  for (const [start, end] of highlights) {
    row = row && start - row[1] <= 2 ? [row[0], end] : [start, end];
    if (row[1] - row[0] > best.length) best = { start: row[0], length: row[1] - row[0] };
  }
  return best.start;
}

/** The words around a match, few enough to leave room for who says them. */
function labelOf(text: string, match: number): string {
  const from = match <= LABEL_CHARACTERS / 2 ? 0 : text.lastIndexOf(' ', match - LEAD_CHARACTERS) + 1;
  const line = oneLine(text.slice(from));
  const head = beginningOf(line, LABEL_CHARACTERS);
  return `${from > 0 ? '…' : ''}${head}${head.length < line.length ? '…' : ''}`;
}

/** The first and the last words of a stretch. */
function endsOf(text: string): string {
  const line = oneLine(text);
  if (line.length <= LABEL_CHARACTERS) return line;
  const half = LABEL_CHARACTERS / 2;
  const tail = line.slice(-half);
  return `${beginningOf(line, half)} … ${tail.slice(tail.search(/\s/u) + 1)}`;
}

function beginningOf(line: string, characters: number): string {
  if (line.length <= characters) return line;
  const cut = line.lastIndexOf(' ', characters);
  return line.slice(0, cut > characters / 2 ? cut : characters);
}

// One mark: dots in a row lead to the end of a stretch.
const ENDED = /[^\s.][.?!]["”’»」]?$/u;
const MIN_LETTERS = 2;
const MAX_CHOICES = 20;
const LOOKED_AT = 40;
// Of the best hits; further ones are looked through for another passage.
const WITH_SENTENCE = 6;
const NEAREST_SOURCES = 5;
// About a page: whoever quotes more than that copies it.
const FARTHEST_PASSAGES = 8;
const LEAD_CHARACTERS = 8;
