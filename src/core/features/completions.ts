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
import { completeQuote } from './insertQuote.ts';
import { describeEvidence } from './passageContext.ts';
import { type QuotingContext, quotingContext } from './quotingContext.ts';
import type { DraftEdit } from './textEdit.ts';

/** One thing to choose from, as LSP wants it but with offsets. */
export interface CompletionChoice {
  readonly label: string;
  /** Beside the label: who says it, with what is to be minded. */
  readonly description: string;
  /** What the editor compares with what was typed. It begins with that, for the list is filtered here, not there. */
  readonly filterText: string;
  readonly edit: DraftEdit;
  readonly additional: readonly DraftEdit[];
  /** Names what `completionDetails` shows once the choice is looked at. */
  readonly subject: { readonly passageId: string } | { readonly sourceId: string };
}

export interface CompletionRequest {
  /** Whether the writer asked for it; unasked, nothing is offered before two letters are there. */
  readonly invoked: boolean;
  /** The writer's day, `2026-11-20`: embargoes end. */
  readonly today: string;
}

/**
 * What can be inserted at `offset`: passages after `>` and inside an opening quotation mark, cite keys after `@`.
 */
export function completionsAt(
  index: CorpusIndex,
  draft: Draft,
  offset: number,
  request: CompletionRequest,
): CompletionChoice[] {
  const context = quotingContext(draft, offset);
  if (!context) return [];
  if (context.form === 'cite-key') return citeKeyChoices(index, draft, context);
  if (!request.invoked && context.query.replace(/[^\p{L}\p{N}]/gu, '').length < MIN_LETTERS) return [];
  return passageChoices(index, draft, context, offset, request.today);
}

function passageChoices(
  index: CorpusIndex,
  draft: Draft,
  context: Exclude<QuotingContext, { form: 'cite-key' }>,
  offset: number,
  today: string,
): CompletionChoice[] {
  const typed = draft.text.slice(context.replace[0], offset);
  return findPassages(index, draft, context.query)
    .filter(({ passage, source }) => !refusalOf(passage, source, today))
    .slice(0, MAX_CHOICES)
    .map(({ passage, source, highlights }) => {
      const { edit, additional } = completeQuote(draft, context, passage, source);
      return {
        label: labelOf(passage.text, longestMatch(highlights)),
        description: describeEvidence(passage, source) || authorYear(source.item),
        filterText: `${typed} ${oneLine(passage.text)}`.slice(0, FILTER_CHARACTERS),
        edit,
        additional,
        subject: { passageId: passage.id },
      };
    });
}

/** By the words typed; before there are any, the beginnings of the sources, those that the draft cites first. */
function findPassages(
  index: CorpusIndex,
  draft: Draft,
  query: string,
): { passage: Passage; source: Source; highlights: readonly TextSpan[] }[] {
  if (splitWords(query).length > 0) {
    const { hits } = searchPassages(index, asWords(query), { limit: 2 * MAX_CHOICES });
    return [...hits].sort((a, b) => rankForQuoting(b) - rankForQuoting(a));
  }
  const cited = citedKeys(draft);
  return [...index.sources()]
    .sort((a, b) => Number(cited.has(b.citeKey)) - Number(cited.has(a.citeKey)))
    .flatMap((source) => {
      const passage =
        index.passagesOf(source.id).find(({ quotable, kind }) => quotable && kind === 'speech') ??
        index.passagesOf(source.id).find(({ quotable }) => quotable);
      return passage ? [{ passage, source, highlights: [] }] : [];
    });
}

/** Who has the record of the words should not quote a report of them, nor words whose speaker nobody knows. */
function rankForQuoting({ score, source, passage }: Hit): number {
  const isRecord = source.role === 'primary' && passage.kind !== 'reported';
  return score + (isRecord ? RECORD_LEAD : 0) + (passage.voice === 'unmarked' ? 0 : MARKED_LEAD);
}

/** What is typed in a draft are words to find, not the query language. */
function asWords(query: string): string {
  return query.replace(/["“”:]/gu, ' ').replace(/(^|\s)-/gu, '$1');
}

function citeKeyChoices(
  index: CorpusIndex,
  draft: Draft,
  context: Extract<QuotingContext, { form: 'cite-key' }>,
): CompletionChoice[] {
  const words = splitWords(context.query).map(({ folded }) => folded);
  const cited = citedKeys(draft);
  return index
    .sources()
    .filter((source) => source.role !== 'own' && matchesSource(source, words))
    .sort(
      (a, b) =>
        Number(cited.has(b.citeKey)) - Number(cited.has(a.citeKey)) || (a.citeKey < b.citeKey ? -1 : 1),
    )
    .slice(0, MAX_KEYS)
    .map((source) => ({
      label: `@${source.citeKey}`,
      description: [authorYear(source.item), source.role].filter(Boolean).join(' · '),
      filterText: `@${context.query} ${shortReference(source.item)}`.slice(0, FILTER_CHARACTERS),
      edit: { span: context.replace, newText: `@${source.citeKey}` },
      additional: [],
      subject: { sourceId: source.id },
    }));
}

function matchesSource(source: Source, words: readonly string[]): boolean {
  const haystack = `${source.citeKey} ${shortReference(source.item)} ${source.file}`;
  const candidates = splitWords(haystack).map(({ folded }) => folded);
  const whole = source.citeKey.toLowerCase();
  return words.every(
    (word) => whole.includes(word) || candidates.some((candidate) => candidate.startsWith(word)),
  );
}

function citedKeys({ citations }: Draft): ReadonlySet<string> {
  return new Set(citations.flatMap(({ items }) => items.map(({ id }) => id)));
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
  const cut = line.length <= LABEL_CHARACTERS ? line.length : line.lastIndexOf(' ', LABEL_CHARACTERS);
  const end = cut > LABEL_CHARACTERS / 2 ? cut : LABEL_CHARACTERS;
  return `${from > 0 ? '…' : ''}${line.slice(0, end)}${end < line.length ? '…' : ''}`;
}

const MIN_LETTERS = 2;
const MAX_CHOICES = 20;
const MAX_KEYS = 200;
// The editor's list is about 50 characters wide, and who says it must be in sight.
const LABEL_CHARACTERS = 30;
const LEAD_CHARACTERS = 8;
// On the scale of a tier, where the words as typed in full are worth a half.
const RECORD_LEAD = 0.15;
const MARKED_LEAD = 0.1;
// The editor compares no more than the first 128 characters.
const FILTER_CHARACTERS = 400;
