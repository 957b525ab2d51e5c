import { type ChangedRange, type Tree, TreeFragment } from '@lezer/common';
import { draftBlocks } from './blocks/draftBlocks.ts';
import { DraftInput } from './blocks/draftInput.ts';
import { Definitions } from './definitions.ts';
import { readFrontMatter } from './frontMatter.ts';
import type { Draft, OuterBlock } from './parseDraft.ts';
import { type DraftNote, type PlacedBlock, type PlacedDraft, placeBlocks } from './placeBlocks.ts';
import { firstIndex } from './spans.ts';
import { type BlockSurvey, surveyBlocks, topBlocksOf } from './surveyBlocks.ts';
import { compareTexts, type TextChange } from './textChanges.ts';
import { readTopBlock, type TopBlock } from './topBlock.ts';

/**
 * Parses one draft again and again as it is edited. Blocks that no change touches are kept with all that was read in
 * them, by lezer's own nodes; so a keystroke costs the block that it stands in and a walk over the others, which
 * gives them their new offsets.
 */
export class DraftParser {
  #state: State | undefined;
  /** What was read, by the node of the block. */
  readonly #blocks = new WeakMap<Tree, KeptBlock>();

  /**
   * @param changes what was replaced since the last text, in rising order and apart from each other; absent: that is
   * found by comparing the texts.
   */
  parse(text: string, changes?: readonly TextChange[]): Draft {
    const previous = this.#state;
    if (previous?.draft.text === text) return previous.draft;
    const { input, tree, fragments, firstUnclosed } = parseBlocks(text, previous, changes);
    const { trees, starts } = topBlocksOf(tree);
    const tops = this.#read(input.text, trees, starts, previous);
    const placed = placeBlocks(input.text, tops.blocks, starts, previous?.placed ?? []);
    const draft = toDraft(text, placed, () => outerBlocksOf(input.text, trees, starts));
    const { kept, definitions } = tops;
    this.#state = { draft, fragments, starts, kept, placed: placed.blocks, definitions, firstUnclosed };
    return draft;
  }

  /** Reads the blocks that are new, and those whose words mean something else by what is defined now. */
  #read(text: string, trees: readonly Tree[], starts: readonly number[], previous: State | undefined) {
    const known = previous?.kept ?? [];
    const kept = trees.map((tree, at) => {
      const same = known[at];
      return same?.tree === tree ? same : this.#survey(text, tree, starts[at] ?? 0, previous !== undefined);
    });
    const definitions = previous?.definitions.following(kept) ?? new Definitions(kept);
    const blocks = kept.map((block) => {
      if (block.top && block.definitions === definitions) return block.top;
      if (!block.top?.asked.holdsFor(definitions))
        block.top = readTopBlock(block.text, block.survey, definitions);
      block.definitions = definitions;
      return block.top;
    });
    return { kept, blocks, definitions };
  }

  #survey(text: string, tree: Tree, start: number, isUpdate: boolean): KeptBlock {
    let kept = this.#blocks.get(tree);
    if (!kept) {
      const slice = text.slice(start, start + tree.length);
      const own = isUpdate ? detached(slice) : slice;
      kept = { tree, text: own, survey: surveyBlocks(tree, own) };
      this.#blocks.set(tree, kept);
    }
    return kept;
  }
}

function toDraft(
  text: string,
  { citations, quotes: found, opaque, notes }: PlacedDraft,
  outerBlocks: () => readonly OuterBlock[],
): Draft {
  const frontMatter = readFrontMatter(text);
  const quotes = frontMatter.ignored ? found.map((quote) => ({ ...quote, ignored: true })) : found;
  let collected: readonly DraftNote[] | undefined;
  let outer: readonly OuterBlock[] | undefined;
  return {
    text,
    opaque,
    citations,
    quotes,
    get notes() {
      collected ??= notes();
      return collected;
    },
    get outerBlocks() {
      outer ??= outerBlocks();
      return outer;
    },
    frontMatter,
  };
}

function outerBlocksOf(text: string, trees: readonly Tree[], starts: readonly number[]): OuterBlock[] {
  return trees.map(({ type, length }, at) => {
    const start = starts[at] ?? 0;
    return { name: type.name, start, end: start + text.slice(start, start + length).trimEnd().length };
  });
}

interface State {
  readonly draft: Draft;
  readonly fragments: readonly TreeFragment[];
  /** Where the blocks start that stand in no other. */
  readonly starts: readonly number[];
  readonly kept: readonly KeptBlock[];
  readonly placed: readonly PlacedBlock[];
  readonly definitions: Definitions;
  readonly firstUnclosed: number;
}

interface KeptBlock {
  readonly tree: Tree;
  readonly text: string;
  readonly survey: BlockSurvey;
  top?: TopBlock;
  /** Those that last gave the answers that it was read with. */
  definitions?: Definitions;
}

function parseBlocks(text: string, previous: State | undefined, changes: readonly TextChange[] | undefined) {
  // A byte order mark is no character of the first block.
  const input = new DraftInput(text.charCodeAt(0) === BYTE_ORDER_MARK ? ` ${text.slice(1)}` : text);
  const widened = previous
    ? widen(changesOf(previous.draft.text, text, changes), previous, previous.draft.text.length)
    : [];
  const fragments = previous ? TreeFragment.applyChanges(previous.fragments, widened) : [];
  const parse = draftBlocks.startParse(input, fragments);
  let tree = parse.advance();
  while (!tree) tree = parse.advance();
  const firstUnclosed = Math.min(
    input.firstUnclosed,
    movedBy(widened, previous?.firstUnclosed ?? Number.POSITIVE_INFINITY),
  );
  return { input, tree, fragments: TreeFragment.addTree(tree, fragments), firstUnclosed };
}

/** The changes as they were told, if they make one text of the other by their lengths; else those that are found. */
function changesOf(
  before: string,
  after: string,
  told: readonly TextChange[] | undefined,
): readonly TextChange[] {
  const last = told?.at(-1);
  const fits = last !== undefined && before.length - last.toA === after.length - last.toB;
  return told && fits ? told : [compareTexts(before, after)];
}

/** Where `offset` has moved to; it stands in none of the changes that matter, for those are parsed again. */
function movedBy(changes: readonly ChangedRange[], offset: number): number {
  let by = 0;
  for (const { fromA, toA, toB } of changes) {
    if (fromA <= offset && offset < toA) return Number.POSITIVE_INFINITY;
    // Both ends of a change are places in the whole texts, so the last one before it says it all.
    if (toA <= offset) by = toB - toA;
  }
  return offset + by;
}

/**
 * The changes, wide enough that what lezer keeps holds. It keeps the blocks that no change touches; but list items,
 * notes and definitions may go on behind a blank line, and a definition asks for the term before it. So a change is
 * made to reach two blocks farther on either side. What opens and was not closed may be closed by any change behind it.
 */
function widen(
  changes: readonly TextChange[],
  { starts, firstUnclosed }: State,
  length: number,
): ChangedRange[] {
  const widened: ChangedRange[] = [];
  for (const { fromA, toA, fromB, toB } of changes) {
    const before = firstIndex(starts.length, (at) => (starts[at] ?? 0) > fromA) - 3;
    const behind = firstIndex(starts.length, (at) => (starts[at] ?? 0) > toA) + 2;
    const start = Math.min(fromA, starts[before] ?? 0, firstUnclosed);
    const end = Math.max(toA, starts[behind] ?? length);
    widened.push({ fromA: start, toA: end, fromB: fromB - (fromA - start), toB: toB + (end - toA) });
  }
  return merge(widened);
}

/** Changes that reach into each other as one. */
function merge(changes: readonly ChangedRange[]): ChangedRange[] {
  const merged: ChangedRange[] = [];
  for (const change of changes) {
    const last = merged.at(-1);
    if (!last || change.fromA > last.toA) merged.push(change);
    else {
      // Between the two the texts are the same, so both ends move alike.
      const { fromA, fromB } = last;
      merged[merged.length - 1] = { fromA, toA: change.toA, fromB, toB: change.toB };
    }
  }
  return merged;
}

/**
 * A copy that shares no memory with the text of the draft. Engines cut strings by pointing into the whole; a key that
 * is kept over a thousand keystrokes would keep the draft of its own keystroke alive.
 */
function detached(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}

const BYTE_ORDER_MARK = 0xfeff;
