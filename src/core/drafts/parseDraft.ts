import { parser } from '@lezer/markdown';
import { parseFrontMatter } from '../metadata/frontMatter.ts';
import type { Citation } from '../model/citation.ts';
import type { Quote } from '../model/quote.ts';
import { spansOverlap, type TextSpan } from '../model/textSpan.ts';
import { findCitations } from './citations.ts';
import { findBlockQuotes, findRunInQuotes } from './quotes.ts';

/** The writer's Markdown, taken apart as far as quoting needs. All offsets refer to `text`. */
export interface Draft {
  readonly text: string;
  /** Code, HTML, link addresses, front matter: what is in there is neither a quote nor a citation. */
  readonly opaque: readonly TextSpan[];
  readonly citations: readonly Citation[];
  readonly quotes: readonly Quote[];
}

/** Parses a draft. About 100 ms a megabyte. */
export function parseDraft(text: string): Draft {
  const { bodyStart } = parseFrontMatter(text);
  const { opaque, paragraphs, blockQuotes } = surveyBlocks(text, bodyStart);
  const citations = findCitations(text, opaque, bodyStart);
  const quotes = [
    ...findBlockQuotes(text, blockQuotes, citations),
    ...findRunInQuotes(text, paragraphs, opaque, citations),
  ].sort((a, b) => a.start - b.start);
  return { text, opaque, citations, quotes };
}

/** Whether `span` touches code, HTML, an address or front matter. */
export function isOpaque(draft: Pick<Draft, 'opaque'>, span: TextSpan): boolean {
  return draft.opaque.some((zone) => spansOverlap(zone, span));
}

interface Blocks {
  readonly opaque: TextSpan[];
  /** Paragraphs outside block quotes. */
  readonly paragraphs: TextSpan[];
  /** The outermost block quotes. */
  readonly blockQuotes: TextSpan[];
}

function surveyBlocks(text: string, bodyStart: number): Blocks {
  const blocks: Blocks = { opaque: bodyStart > 0 ? [[0, bodyStart]] : [], paragraphs: [], blockQuotes: [] };
  let quoteDepth = 0;
  parser.parse(text.slice(bodyStart)).iterate({
    enter({ name, from, to }) {
      const span = [from + bodyStart, to + bodyStart] as const;
      if (OPAQUE.has(name)) {
        blocks.opaque.push(span);
        return false;
      }
      if (name === 'Blockquote' && quoteDepth++ === 0) blocks.blockQuotes.push(span);
      else if (name === 'Paragraph' && quoteDepth === 0) blocks.paragraphs.push(span);
      return true;
    },
    leave({ name }) {
      if (name === 'Blockquote') quoteDepth--;
    },
  });
  return blocks;
}

const OPAQUE = new Set([
  'FencedCode',
  'CodeBlock',
  'InlineCode',
  'HTMLBlock',
  'HTMLTag',
  'CommentBlock',
  'Comment',
  'ProcessingInstruction',
  'ProcessingInstructionBlock',
  'URL',
  'Autolink',
  'LinkReference',
]);
