import type { Kind, Locator, Section } from '../../model/passage.ts';
import { type TextSpan, trimSpan } from '../../model/textSpan.ts';
import { type Line, lineSpan, linesSpan } from '../../text/lines.ts';
import type { Page } from '../page.ts';
import type { FoundMetadata, LayoutReader } from './layoutReader.ts';

/**
 * Prose: paragraphs under headings, as plain text or Markdown. The layout of everything that fits no other. Whose
 * words they are is the metadata's to say; block quotes in Markdown are somebody else's.
 */
export const prose: LayoutReader = {
  layout: 'prose',
  role: 'secondary',

  score() {
    return { score: 0.5, reason: 'paragraphs of running text' };
  },

  read(page: Page) {
    const blocks = page.markdown ? readMarkdownBlocks(page) : readPlainBlocks(page);
    let paragraph = 0;
    const sections = blocks.map(({ kind, spans }): Section => {
      const locator: Locator | undefined =
        kind === 'heading' || kind === 'boilerplate'
          ? undefined
          : { label: 'paragraph', value: String(++paragraph) };
      return {
        kind,
        voice: 'unmarked',
        spans,
        ...(locator && { locator }),
        ...(kind === 'reported' && { reported: {} }),
      };
    });
    return { sections, found: foundTitle(page, blocks) };
  },
};

interface Block {
  readonly kind: Kind;
  readonly spans: readonly TextSpan[];
}

function foundTitle({ text }: Page, blocks: readonly Block[]): FoundMetadata {
  const first = blocks[0];
  const span = first?.kind === 'heading' ? first.spans[0] : undefined;
  return span ? { title: text.slice(span[0], span[1]) } : {};
}

function readPlainBlocks({ paragraphs }: Page): Block[] {
  const blocks = paragraphs.flatMap((lines) =>
    isHardWrapped(lines) ? [lines] : lines.map((line) => [line]),
  );
  return blocks.map((lines, index) => ({
    kind: isPlainHeading(lines, blocks[index + 1]) ? 'heading' : 'prose',
    spans: [linesSpan(lines)],
  }));
}

/** Lines of a hard-wrapped paragraph are all short; in other files each line is a paragraph. */
function isHardWrapped(lines: readonly Line[]): boolean {
  return lines.every((line) => line.text.length <= MAX_WRAPPED_LINE);
}

function isPlainHeading(lines: readonly Line[], next: readonly Line[] | undefined): boolean {
  const text = lines[0]?.text.trim() ?? '';
  if (lines.length > 1 || text.length > MAX_HEADING || /[.,;:!?"”’)]$/u.test(text)) return false;
  return next !== undefined && linesSpan(next)[1] - linesSpan(next)[0] > text.length;
}

function readMarkdownBlocks({ paragraphs }: Page): Block[] {
  const blocks: Block[] = [];
  let inFence = false;
  for (const lines of paragraphs) {
    let open: Line[] = [];
    const close = () => {
      if (open.length > 0) blocks.push(markdownParagraph(open));
      open = [];
    };
    for (const line of lines) {
      const isFence = /^\s*(?:```|~~~)/u.test(line.text);
      if (isFence) inFence = !inFence;
      if (isFence || inFence || isRule(line)) close();
      else if (isMarkdownHeading(line)) {
        close();
        blocks.push({ kind: 'heading', spans: [afterMark(line, HEADING)] });
      } else if (LIST_ITEM.test(line.text)) {
        close();
        open = [line];
      } else open.push(line);
    }
    close();
  }
  return blocks;
}

function markdownParagraph(lines: readonly Line[]): Block {
  const first = lines[0] as Line;
  if (QUOTE.test(first.text)) {
    const spans = lines.map((line) => afterMark(line, QUOTE)).filter(([start, end]) => end > start);
    return { kind: 'reported', spans };
  }
  const kind = /^\s*(?:<!--|\[\^?[^\]]+\]:|\||<\/?\w)/u.test(first.text) ? 'boilerplate' : 'prose';
  const start = LIST_ITEM.test(first.text) ? afterMark(first, LIST_ITEM)[0] : lineSpan(first)[0];
  return { kind, spans: [[start, linesSpan(lines)[1]]] };
}

function afterMark(line: Line, mark: RegExp): TextSpan {
  const length = mark.exec(line.text)?.[0].length ?? 0;
  const [, end] = lineSpan(line);
  const [, textEnd] =
    mark === HEADING ? [0, line.start + line.text.replace(/\s+#*\s*$/u, '').length] : [0, end];
  return trimSpan(line.text, [length, textEnd - line.start]).map(
    (offset) => line.start + offset,
  ) as unknown as TextSpan;
}

function isMarkdownHeading(line: Line): boolean {
  return HEADING.test(line.text);
}

function isRule(line: Line): boolean {
  return /^\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|=+)$/u.test(line.text);
}

const HEADING = /^\s{0,3}#{1,6}\s+/u;
const QUOTE = /^\s{0,3}(?:>\s?)+/u;
const LIST_ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s+/u;
const MAX_HEADING = 90;
// Text wrapped by hand or by a mail program stays within 100 columns.
const MAX_WRAPPED_LINE = 100;
