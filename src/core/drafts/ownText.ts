import type { TextSpan } from '../model/textSpan.ts';
import { findBibliographyRegion } from './bibliographyRegion.ts';
import type { Draft } from './parseDraft.ts';
import { cut } from './spans.ts';

/** A paragraph of a draft, with what of it the writer wrote. */
export interface OwnParagraph {
  /** From its first character to its last, what is not the writer's included. */
  readonly span: TextSpan;
  /** The stretches between quotations, citations, code and the like, in order. */
  readonly pieces: readonly TextSpan[];
}

/**
 * What the writer says in words of their own, or in words that pass for it: everything but quotations, citations,
 * headings, code, addresses, front matter and the list of works. Linear in the draft.
 */
export function ownParagraphs(draft: Draft): OwnParagraph[] {
  const { text } = draft;
  const cuts = notOwn(draft);
  return paragraphs(text).flatMap((span) => {
    if (HEADING.test(text.slice(span[0], span[0] + 12))) return [];
    const pieces = cut(span, cuts).filter((piece) => /\p{L}/u.test(text.slice(...piece)));
    return pieces.length > 0 ? [{ span, pieces }] : [];
  });
}

function notOwn({ text, opaque, quotes, citations }: Draft): TextSpan[] {
  const region = findBibliographyRegion(text);
  const list: TextSpan[] = [];
  if (region === 'unclosed') list.push([text.search(/<!--\s*verbatim:\s*bibliography/iu), text.length]);
  else if (region) list.push(region.span);
  const quoted = quotes.flatMap(({ spans, attribution }): TextSpan[] => [
    ...spans,
    ...(attribution ? [attribution] : []),
  ]);
  const cited = citations.map(({ start, end }): TextSpan => [start, end]);
  return [...opaque, ...quoted, ...cited, ...list].sort((a, b) => a[0] - b[0]);
}

function paragraphs(text: string): TextSpan[] {
  const spans: TextSpan[] = [];
  let start = 0;
  for (const { 0: blank, index } of text.matchAll(/\n(?:[ \t>]*\r?\n)+/gu)) {
    if (index > start) spans.push([start, index]);
    start = index + blank.length;
  }
  if (start < text.length) spans.push([start, text.length]);
  return spans;
}

const HEADING = /^ {0,3}#{1,6}[ \t]/u;
