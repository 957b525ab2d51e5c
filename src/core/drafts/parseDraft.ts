import type { Citation } from '../model/citation.ts';
import type { Quote } from '../model/quote.ts';
import { spansOverlap, type TextSpan } from '../model/textSpan.ts';
import { DraftParser } from './draftParser.ts';
import type { DraftFrontMatter } from './frontMatter.ts';
import type { DraftNote } from './placeBlocks.ts';
import { firstReaching } from './spans.ts';

/** The writer's Markdown, taken apart as far as quoting needs. All offsets refer to `text`. */
export interface Draft {
  readonly text: string;
  /** Code, math, HTML, link addresses, front matter, in order: what is in there is neither a quote nor a citation. */
  readonly opaque: readonly TextSpan[];
  /** In the order of the text; a citation within the prefix or suffix of another one follows it. */
  readonly citations: readonly Citation[];
  readonly quotes: readonly Quote[];
  readonly notes: readonly DraftNote[];
  /** The blocks that stand in no other, in the order of the text. Collected when they are asked for. */
  readonly outerBlocks: readonly OuterBlock[];
  readonly frontMatter: DraftFrontMatter;
}

/** A block that stands in no other. */
export interface OuterBlock {
  /** `Paragraph`, `Heading`, `Table`, `LineBlock`, `Quote`, `Item`, `Note`, `Definition`, `Comment` or what holds no text. */
  readonly name: string;
  readonly start: number;
  /** Without the white space behind it. */
  readonly end: number;
}

/** Parses a draft from scratch; a `DraftParser` parses one that is being edited. About 100 ms a megabyte. */
export function parseDraft(text: string): Draft {
  return new DraftParser().parse(text);
}

/** Whether `span` touches code, HTML, an address or front matter. */
export function isOpaque({ opaque }: Pick<Draft, 'opaque'>, span: TextSpan): boolean {
  for (let at = firstReaching(opaque, span[0]); at < opaque.length; at++) {
    const zone = opaque[at];
    if (!zone || zone[0] >= span[1]) return false;
    if (spansOverlap(zone, span)) return true;
  }
  return false;
}
