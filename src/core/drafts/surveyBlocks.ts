import { Tree } from '@lezer/common';
import type { TextSpan } from '../model/textSpan.ts';

/** A block that holds running text: a paragraph, a heading, a table, a line block. */
export interface TextBlock {
  readonly kind: 'text';
  readonly name: 'Paragraph' | 'Heading' | 'Table' | 'LineBlock';
  readonly start: number;
  readonly end: number;
  /** The marks of containers that stand at the starts of its lines. */
  readonly marks: readonly TextSpan[];
  /** The note that it stands in, by its label. */
  readonly note?: string;
  /** Whether it stands in a block quote: quotation marks in it belong to that. */
  readonly isQuoted: boolean;
}

/** The outermost of block quotes within each other. */
export interface QuoteBlock {
  readonly kind: 'quote';
  readonly start: number;
  readonly end: number;
  readonly note?: string;
  readonly texts: readonly TextBlock[];
  readonly comments: readonly TextSpan[];
}

/** A comment on lines of its own. */
export interface CommentBlock {
  readonly kind: 'comment';
  readonly start: number;
  readonly end: number;
}

/** What holds neither quotes nor citations, and list items, notes and definitions, which hold blocks themselves. */
export interface OtherBlock {
  readonly kind: 'other';
  readonly start: number;
  readonly end: number;
}

export type Block = TextBlock | QuoteBlock | CommentBlock | OtherBlock;

export interface NoteDefinition {
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

/** The blocks in one block that stands in no other, itself included, and what they define. */
export interface BlockSurvey {
  /** The block itself; absent where it holds nothing that counts. */
  readonly outer: Block;
  /** One list for each container in it; blocks that follow one another in a list are neighbors. */
  readonly lists: readonly (readonly Block[])[];
  /** Every text block, those in block quotes too, in the order of the text. */
  readonly texts: readonly TextBlock[];
  /** Code, comments, HTML, definitions of links. */
  readonly opaque: readonly TextSpan[];
  readonly notes: readonly NoteDefinition[];
  readonly linkLabels: readonly string[];
  readonly exampleLabels: readonly string[];
  /** Whether it defines any of these. */
  readonly defines: boolean;
}

/** The blocks of a draft that stand in no other, with their starts. */
export function topBlocksOf(document: Tree): {
  readonly trees: readonly Tree[];
  readonly starts: readonly number[];
} {
  const trees: Tree[] = [];
  const starts: number[] = [];
  const walk = (tree: Tree, start: number): void => {
    for (let index = 0; index < tree.children.length; index++) {
      const child = tree.children[index];
      const from = start + (tree.positions[index] ?? 0);
      if (!(child instanceof Tree)) continue;
      if (child.type.isAnonymous) walk(child, from);
      else {
        trees.push(child);
        starts.push(from);
      }
    }
  };
  walk(document, 0);
  return { trees, starts };
}

/**
 * Walks over the blocks in one block, not into their text.
 *
 * @param text of the block; all offsets refer to its start.
 */
export function surveyBlocks(tree: Tree, text: string): BlockSurvey {
  const surveyor = new Surveyor(text);
  const outer = surveyor.take(tree, 0, {}) ?? { kind: 'other', start: 0, end: tree.length };
  const { linkLabels, notes, exampleLabels } = surveyor.survey;
  const defines = linkLabels.length + notes.length + exampleLabels.length > 0;
  return { ...surveyor.survey, outer, defines };
}

interface Place {
  readonly note?: string;
  /** The block quote around. */
  readonly quote?: { readonly texts: TextBlock[]; readonly comments: TextSpan[] };
}

class Surveyor {
  readonly #text: string;
  readonly survey = {
    lists: [] as Block[][],
    texts: [] as TextBlock[],
    opaque: [] as TextSpan[],
    notes: [] as NoteDefinition[],
    linkLabels: [] as string[],
    exampleLabels: [] as string[],
  };

  constructor(text: string) {
    this.#text = text;
  }

  /** Takes a block with all in it; undefined for what is no block of its own in its container. */
  take(tree: Tree, start: number, place: Place): Block | undefined {
    const end = start + tree.length;
    const { survey } = this;
    switch (tree.type.name) {
      case 'Paragraph':
      case 'Heading':
      case 'Table':
      case 'LineBlock':
        return this.#takeText(tree, start, place, tree.type.name);
      case 'Quote':
        return this.#takeQuote(tree, start, place);
      case 'Comment':
        survey.opaque.push([start, end]);
        place.quote?.comments.push([start, end]);
        return { kind: 'comment', start, end };
      case 'Note':
        this.#takeNote(tree, start, place);
        break;
      case 'Item':
      case 'Definition':
        this.#walk(tree, start, place);
        break;
      case 'Mark':
        this.#takeExample(tree, start);
        return undefined;
      case 'LinkDefinition':
        survey.linkLabels.push(this.#labelIn(tree, start, 'LinkLabel') ?? '');
        survey.opaque.push([start, end]);
        break;
      default:
        survey.opaque.push([start, end]);
    }
    return { kind: 'other', start, end };
  }

  /** Takes the blocks of one container, which make one list. */
  #walk(tree: Tree, start: number, place: Place): void {
    const blocks: Block[] = [];
    this.survey.lists.push(blocks);
    const { trees, starts } = topBlocksOf(tree);
    for (const [index, child] of trees.entries()) {
      const block = this.take(child, start + (starts[index] ?? 0), place);
      if (block) blocks.push(block);
    }
  }

  #takeText(tree: Tree, start: number, { note, quote }: Place, name: TextBlock['name']): TextBlock {
    const block: TextBlock = {
      kind: 'text',
      name,
      start,
      end: start + tree.length,
      marks: marksIn(tree),
      isQuoted: quote !== undefined,
      ...(note !== undefined && { note }),
    };
    this.survey.texts.push(block);
    // Hash signs, attributes, the line under it.
    if (name === 'Heading')
      for (const [from, to] of block.marks) this.survey.opaque.push([start + from, start + to]);
    quote?.texts.push(block);
    return block;
  }

  #takeQuote(tree: Tree, start: number, place: Place): Block | undefined {
    const end = start + tree.length;
    if (place.quote) {
      this.#walk(tree, start, place);
      return undefined;
    }
    const quote = { texts: [] as TextBlock[], comments: [] as TextSpan[] };
    const lists = this.survey.lists.length;
    this.#walk(tree, start, { ...place, quote });
    // What stands in a block quote belongs to it and makes no lists of its own.
    this.survey.lists.length = lists;
    return { kind: 'quote', start, end, ...quote, ...(place.note !== undefined && { note: place.note }) };
  }

  #takeNote(tree: Tree, start: number, place: Place): void {
    const label = this.#labelIn(tree, start, 'NoteLabel') ?? '';
    const mark = `[^${label}]:`.length;
    this.survey.notes.push({ label, start: start + mark, end: start + tree.length });
    this.#walk(tree, start, { ...place, note: label });
  }

  #takeExample(tree: Tree, start: number): void {
    const label = this.#labelIn(tree, start, 'ExampleLabel');
    if (label) this.survey.exampleLabels.push(label);
  }

  #labelIn(tree: Tree, start: number, name: string): string | undefined {
    const cursor = tree.cursor();
    do {
      if (cursor.name === name) return this.#text.slice(start + cursor.from, start + cursor.to);
    } while (cursor.next() && cursor.from < MAX_LABEL);
    return undefined;
  }
}

/** The marks in a text block, from its start. */
function marksIn(tree: Tree): TextSpan[] {
  const marks: TextSpan[] = [];
  if (tree.children.length === 0) return marks;
  const cursor = tree.cursor();
  for (let more = cursor.firstChild(); more; more = cursor.nextSibling())
    marks.push([cursor.from, cursor.to]);
  return marks;
}

const MAX_LABEL = 1200;
