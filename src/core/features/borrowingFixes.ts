import type { Quotable } from '../citing/quotable.ts';
import { refusalOf } from '../citing/refusal.ts';
import { renderQuote } from '../citing/renderQuote.ts';
import type { Draft } from '../drafts/parseDraft.ts';
import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { Finding } from '../model/finding.ts';
import type { Quote } from '../model/quote.ts';
import { placeText } from '../reports/messages.ts';
import type { SentenceCode } from '../reports/sentences.ts';
import { type Borrowing, OWN_WORDS_COMMENT } from '../verify/borrowings.ts';
import { createRecheck } from './quickFixesRecheck.ts';
import { cutStretch, isPassage } from './stretch.ts';
import { toTextOffset } from './stretchSpans.ts';
import type { DraftEdit } from './textEdit.ts';

/** What can be done about words of a source that stand without quotation marks, as one undo step. */
export interface BorrowingFix {
  /** Names the sentence of its title. */
  readonly code: Extract<SentenceCode, `fix-${string}`>;
  /** For the title. */
  readonly values: Readonly<Record<string, string>>;
  readonly edits: readonly DraftEdit[];
  /** True: words of the draft become others, which a writer wants to see before it is done. */
  readonly changesWords: boolean;
}

export interface BorrowingFixesInit {
  readonly draft: Draft;
  readonly borrowing: Borrowing;
  readonly index: CorpusIndex;
  /** The writer's day, for ground rules. */
  readonly today: string;
  /** Verifies a quote of the draft that it is given. */
  readonly verify: (quote: Quote, draft: Draft) => Finding | undefined;
}

/**
 * Sets quotation marks and cites, or has it that the words are the writer's own. A fix that quotes was tried: the quotation
 * it makes verifies; what may not be quoted, or would not verify, is not offered.
 */
export function borrowingFixes(init: BorrowingFixesInit): BorrowingFix[] {
  const { draft, borrowing } = init;
  const { span, changed } = borrowing;
  const asQuote: Quote = { form: 'run-in', start: span[0], end: span[1], spans: [span] };
  const recheck = createRecheck(draft, asQuote, init.verify);
  const quotable = quotableOf(init);
  const ways = quotable
    ? [...(changed === 0 ? [setMarks(init, quotable)] : []), quoteSource(init, quotable)]
    : [];
  const first = ways.find(({ edits }) => {
    const finding = recheck(edits);
    // What is only reported says so, whatever else there is to say of it.
    return (
      finding &&
      (finding.severity === 'none' || finding.verdict === 'secondhand') &&
      !UNWANTED.has(finding.verdict)
    );
  });
  return [...(first ? [first] : []), keepAsOwn(init)];
}

/** The words of the source as a passage of their own; undefined where they may not be quoted, or not in one piece. */
function quotableOf({ borrowing: { match }, index, today }: BorrowingFixesInit): Quotable | undefined {
  const source = index.source(match.sourceId);
  const passages = match.passageIds.map((id) => index.passage(id));
  const [first, last] = [passages[0], passages.at(-1)];
  if (!source || !first || !last) return undefined;
  const cut = cutStretch(index, {
    sourceId: source.id,
    from: { passageId: first.id, offset: toTextOffset(first, match.start) },
    to: { passageId: last.id, offset: toTextOffset(last, match.end) },
  });
  if (!isPassage(cut) || refusalOf(cut, source, today)) return undefined;
  return { passage: cut, source };
}

/** The draft's words stay as they are. */
function setMarks(init: BorrowingFixesInit, quotable: Quotable): BorrowingFix {
  const [start, end] = init.borrowing.span;
  const { open, close } = marksOf(init.draft.text);
  const citation = isCitedBehind(init)
    ? ''
    : ` ${renderQuote(quotable.passage, quotable.source, 'citation')}`;
  return {
    code: citation ? 'fix-quote-and-cite' : 'fix-set-marks',
    values: { place: placeText(init.borrowing.match) },
    edits: [
      { span: [start, start], newText: open },
      { span: [end, end], newText: close + citation },
    ],
    changesWords: false,
  };
}

/** The words of the source take their place. */
function quoteSource(init: BorrowingFixesInit, { passage, source }: Quotable): BorrowingFix {
  const { span, match } = init.borrowing;
  const quote = renderQuote(passage, source, 'run-in', marksOf(init.draft.text));
  const citation = renderQuote(passage, source, 'citation');
  return {
    code: 'fix-quote-source',
    values: { place: placeText(match) },
    edits: [{ span, newText: isCitedBehind(init) ? quote.slice(0, -citation.length).trimEnd() : quote }],
    changesWords: true,
  };
}

function keepAsOwn({ borrowing: { span } }: BorrowingFixesInit): BorrowingFix {
  const end = span[1];
  return {
    code: 'fix-own-words',
    values: {},
    edits: [{ span: [end, end], newText: ` ${OWN_WORDS_COMMENT}` }],
    changesWords: false,
  };
}

/** A citation of the source stands right behind the words. */
function isCitedBehind({
  draft: { text, citations },
  borrowing: { span, match },
}: BorrowingFixesInit): boolean {
  return citations.some(
    ({ start, items }) =>
      start >= span[1] &&
      start - span[1] < REACH &&
      !/[\p{L}\p{N}]/u.test(text.slice(span[1], start)) &&
      items.some(({ id }) => id === match.citeKey),
  );
}

/** Straight marks in a draft that has no others. */
function marksOf(text: string): { readonly open: string; readonly close: string } {
  return text.includes('"') && !/[“”]/u.test(text) ? { open: '"', close: '"' } : { open: '“', close: '”' };
}

const REACH = 100;
/** What is no better than before. */
const UNWANTED: ReadonlySet<string> = new Set(['misquote', 'spliced', 'unchecked', 'not-found', 'own-text']);
