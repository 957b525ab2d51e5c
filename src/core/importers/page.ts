import { type Line, splitLines, splitParagraphs } from '../text/lines.ts';

/** A text file taken apart as layouts look at it. `lines` and `paragraphs` leave out front matter. */
export interface Page {
  /** The decoded file; all offsets refer to it. */
  readonly text: string;
  readonly lines: readonly Line[];
  /** Runs of lines between blank lines. */
  readonly paragraphs: readonly (readonly Line[])[];
  /** Whether Markdown marks mean what they mean in Markdown. */
  readonly markdown: boolean;
}

/** @param bodyStart offset at which the text proper starts, after front matter. */
export function openPage(text: string, { bodyStart = 0, markdown = false } = {}): Page {
  const lines = splitLines(text).filter((line) => line.start >= bodyStart);
  return { text, lines, paragraphs: splitParagraphs(lines), markdown };
}
