import type { Citation } from '../../model/citation.ts';
import type { Quote } from '../../model/quote.ts';
import type { PlacedBlock } from '../placeBlocks.ts';
import { isIgnoreComment } from '../readBlock.ts';
import { shiftSpan } from '../shift.ts';
import { firstIndex } from '../spans.ts';
import { noteLabel, type TopBlock } from '../topBlock.ts';
import type { Pointer } from './citedBy.ts';
import { continueQuote } from './continuedQuotes.ts';
import { findQuotes, hasBlankLine, isIgnoredAt, type Neighbor, paragraphOf } from './findQuotes.ts';
import type { FoundQuote } from './foundQuote.ts';
import type { RunInQuote } from './runInQuotes.ts';

/**
 * Gives each quote of the blocks its place and its citation.
 *
 * @param kept how many of the first blocks are as they were; their quotes stay, but where a neighbor or a note changed.
 */
export function placeQuotes(
  draft: string,
  blocks: readonly PlacedBlock[],
  kept: number,
  citationOfNote: ReadonlyMap<string, Citation>,
): void {
  const placer = new Placer(draft, blocks, citationOfNote);
  // A block looks two blocks ahead, a quotation as far as paragraphs leave it open.
  let from = Math.max(0, kept - 2);
  while (from > 0 && blocks[from - 1]?.top.isOpen) from--;
  for (let at = 0; at < from; at++) placer.renewNotes(at);
  placer.placeRange(from, blocks.length);
}

class Placer {
  readonly #draft: string;
  readonly #blocks: readonly PlacedBlock[];
  readonly #citationOfNote: ReadonlyMap<string, Citation>;
  /** By index, the quotes that end one that began in a block before. */
  readonly #replacedAt = new Map<number, ReadonlySet<RunInQuote>>();
  /** What was asked of notes for the block at hand. */
  #asked = new Map<string, Citation | undefined>();

  constructor(draft: string, blocks: readonly PlacedBlock[], citationOfNote: ReadonlyMap<string, Citation>) {
    this.#draft = draft;
    this.#blocks = blocks;
    this.#citationOfNote = citationOfNote;
  }

  /** Places the quotes of a block anew where a note that they lead to has another citation now. */
  renewNotes(at: number): void {
    const { notesAsked } = this.#blocks[at] as PlacedBlock;
    for (const [label, citation] of notesAsked)
      if (this.#citationOfNote.get(label) !== citation) {
        this.#renew(at);
        return;
      }
  }

  /** A block that is part of a quote over several is placed with all of it. */
  #renew(at: number): void {
    let [from, to] = [at, at];
    while (from > 0 && this.#blocks[from - 1]?.top.isOpen) from--;
    while (this.#blocks[to]?.top.isOpen) to++;
    this.placeRange(from, to + 1);
  }

  placeRange(from: number, end: number): void {
    for (let at = from; at < end; ) {
      const continued = this.#blocks[at]?.top.isOpen
        ? continueQuote((index) => paragraphOf(this.#neighbor(at + index, at)))
        : undefined;
      if (continued?.quote) {
        const replaced = new Set(continued.replaces);
        // The last paragraph may leave another quotation open; it is placed in its turn.
        const last = at + continued.length - 1;
        this.#place(at, replaced, [continued.quote]);
        while (++at < last) this.#place(at, replaced);
        this.#replacedAt.set(last, replaced);
      } else {
        const next = at + (continued?.length ?? 1);
        while (at < next) this.#place(at++);
      }
    }
  }

  #place(at: number, replaced = NONE, continued: readonly FoundQuote[] = []): void {
    const block = this.#blocks[at] as PlacedBlock;
    const ended = this.#replacedAt.get(at);
    const found = this.#find(block, at, ended ? new Set([...replaced, ...ended]) : replaced);
    const all = continued.length > 0 ? inOrder([...found, ...continued]) : found;
    if (all.length === 0) {
      block.quotes = NO_QUOTES;
      block.notesAsked = NO_NOTES;
      return;
    }
    this.#asked = new Map();
    block.quotes = all.flatMap((quote) => this.#toQuote(quote, block.start) ?? []);
    block.notesAsked = this.#asked;
  }

  /**
   * The quotes in a block, counted from its start. Block quotes and what a comment stands beside are found anew among other
   * neighbors, all others once.
   */
  #find(block: PlacedBlock, at: number, replaced: ReadonlySet<RunInQuote>): readonly FoundQuote[] {
    const { top } = block;
    if (!top.mayQuote) return NO_QUOTES;
    const known = replaced.size === 0 ? kept.get(top) : undefined;
    if (known?.isAlone && !this.#isComment(at - 1) && !this.#isComment(at + 1)) return known.found;
    const [before, behind] = [this.#neighbor(at - 1, at), this.#neighbor(at + 1, at)];
    const ignored = this.#isIgnored(at);
    if (known?.ignored === ignored && isSame(known.before, before) && isSame(known.behind, behind))
      return known.found;
    const own: Neighbor = { block: top.survey.outer, top, by: 0 };
    const found = findQuotes(own, before, behind, ignored, replaced);
    const isAlone = own.block.kind !== 'quote' && !ignored;
    if (replaced.size === 0) kept.set(top, { found, ignored, before, behind, isAlone });
    return found;
  }

  #isComment(at: number): boolean {
    return this.#blocks[at]?.top.survey.outer.kind === 'comment';
  }

  #isIgnored(at: number): boolean {
    if (!this.#isComment(at - 1) && !this.#isComment(at + 1)) return false;
    return isIgnoredAt(
      this.#blocks,
      at,
      ({ top }) => top.survey.outer.kind === 'comment' && isIgnoreComment(top.text),
      (block, next) => !hasBlankLine(this.#draft.slice(block.start + block.top.text.length, next.start)),
    );
  }

  #neighbor(at: number, own: number): Neighbor | undefined {
    const block = this.#blocks[at];
    const start = this.#blocks[own]?.start ?? 0;
    return block && { block: block.top.survey.outer, top: block.top, by: block.start - start };
  }

  /** Written out, without spreads: this runs for each quote behind the place that is edited, at every keystroke. */
  #toQuote(found: FoundQuote, by: number): Quote | undefined {
    const spans = found.spans.map((span) => shiftSpan(span, by));
    const [first, last] = [spans[0], spans[spans.length - 1]];
    if (!first || !last) return undefined;
    const quote: { -readonly [K in keyof Quote]: Quote[K] } = {
      form: found.form,
      start: first[0],
      end: last[1],
      spans,
    };
    const citation = this.#citationOf(found.pointers, by);
    if (citation) quote.citation = citation;
    if (found.attribution) quote.attribution = shiftSpan(found.attribution, by);
    if (found.context.length > 0) quote.context = found.context.map((span) => shiftSpan(span, by));
    const note = found.inlineNote === undefined ? found.note : noteLabel({ start: found.inlineNote }, by);
    if (note !== undefined) quote.note = note;
    if (found.ignored) quote.ignored = true;
    return quote;
  }

  /** The first pointer that leads to a citation: notes may hold none. */
  #citationOf(pointers: readonly Pointer[], by: number): Citation | undefined {
    for (const pointer of pointers) {
      const found =
        pointer.kind === 'citation'
          ? this.#citationAt(pointer.start + by)
          : this.#askNote(noteLabel({ ...pointer.note, start: pointer.start }, by));
      if (found) return found;
    }
    return undefined;
  }

  #citationAt(offset: number): Citation | undefined {
    const index = firstIndex(this.#blocks.length, (at) => (this.#blocks[at]?.start ?? 0) > offset) - 1;
    const citations = this.#blocks[index]?.citations ?? [];
    const found = citations[firstIndex(citations.length, (at) => (citations[at]?.start ?? 0) >= offset)];
    return found?.start === offset ? found : undefined;
  }

  #askNote(label: string): Citation | undefined {
    const citation = this.#citationOfNote.get(label);
    this.#asked.set(label, citation);
    return citation;
  }
}

interface KeptQuotes {
  readonly found: readonly FoundQuote[];
  readonly ignored: boolean;
  readonly before: Neighbor | undefined;
  readonly behind: Neighbor | undefined;
  /** Neighbors that are no comments make no difference. */
  readonly isAlone: boolean;
}

/** What was found in a block, with the neighbors that it was found among. */
const kept = new WeakMap<TopBlock, KeptQuotes>();

function isSame(known: Neighbor | undefined, neighbor: Neighbor | undefined): boolean {
  return known?.top === neighbor?.top && known?.by === neighbor?.by;
}

function inOrder(quotes: FoundQuote[]): FoundQuote[] {
  return quotes.sort((a, b) => (a.spans[0]?.[0] ?? 0) - (b.spans[0]?.[0] ?? 0));
}

const NONE: ReadonlySet<RunInQuote> = new Set();
const NO_QUOTES: readonly [] = [];
const NO_NOTES: ReadonlyMap<string, undefined> = new Map();
