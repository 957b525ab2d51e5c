import type { TextSpan } from '../../model/textSpan.ts';
import type { LineJoiner } from './hyphenation.ts';
import type { Block, BlockKind } from './paragraphs.ts';

/** One paragraph of the text, and the pages that it stands on. */
export interface Paragraph {
  readonly kind: BlockKind;
  readonly span: TextSpan;
  /** Font size of its first line. */
  readonly size: number;
  /** Where each of its pages begins: offsets in the text, pages counted from 0. The first is the paragraph's start. */
  readonly pages: readonly { readonly offset: number; readonly page: number }[];
}

export interface WrittenText {
  /** The paragraphs, each on one line, with a blank line between them. */
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
}

/** Writes the blocks as running text. */
export function writeText(blocks: readonly Block[], joiner: LineJoiner): WrittenText {
  const parts: string[] = [];
  const paragraphs: Paragraph[] = [];
  let start = 0;
  for (const block of blocks) {
    const { words, pages } = writeBlock(block, joiner);
    if (words === '') continue;
    paragraphs.push({
      kind: block.kind,
      span: [start, start + words.length],
      size: block.lines[0]?.size ?? 0,
      pages: pages.map(({ offset, page }) => ({ offset: start + offset, page })),
    });
    parts.push(words);
    start += words.length + SEPARATOR.length;
  }
  return { text: parts.join(SEPARATOR), paragraphs };
}

function writeBlock({ lines }: Block, joiner: LineJoiner): { words: string; pages: Paragraph['pages'] } {
  let words = '';
  const pages: { offset: number; page: number }[] = [];
  for (const { text, page } of lines) {
    const before = words;
    const line = text.normalize('NFC');
    words = before === '' ? line : joiner.join(before, line);
    if (pages.at(-1)?.page === page) continue;
    // A word that is broken over two pages belongs to the page that it starts on.
    const whole = before !== '' && !words.slice(0, words.length - line.length).endsWith(' ');
    const rest = whole ? (/^\S+\s*/u.exec(line)?.[0].length ?? 0) : 0;
    pages.push({ offset: words.length - line.length + rest, page });
  }
  return { words: words.replaceAll('\u00ad', ''), pages };
}

const SEPARATOR = '\n\n';
