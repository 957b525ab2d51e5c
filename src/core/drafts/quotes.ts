import type { Citation } from '../model/citation.ts';
import type { Quote } from '../model/quote.ts';
import { spansOverlap, type TextSpan, trimSpan } from '../model/textSpan.ts';
import { splitLines } from '../text/lines.ts';

/** The words of a quote, lines joined with one blank. */
export function quoteText(text: string, { spans }: Quote): string {
  return spans.map(([start, end]) => text.slice(start, end)).join(' ');
}

/** Block quotes: the lines up to an attribution line ("— …"), with the citation inside or right after. */
export function findBlockQuotes(
  text: string,
  blocks: readonly TextSpan[],
  citations: readonly Citation[],
): Quote[] {
  return blocks.flatMap((block) => {
    const lines = splitLines(text.slice(block[0], block[1])).map(({ start, end }) =>
      withoutMarks(text, [block[0] + start, block[0] + end]),
    );
    const attribution = lines.findIndex((line) => ATTRIBUTION.test(text.slice(...line)));
    const spans = lines
      .slice(0, attribution < 0 ? lines.length : attribution)
      .flatMap((line) => withoutCitations(line, citations))
      .map((span) => trimSpan(text, span))
      .filter(([start, end]) => end > start);
    const [first, last] = [spans[0], spans.at(-1)];
    if (!first || !last) return [];
    const citation = citations.find(
      ({ start }) =>
        start >= block[0] && start < block[1] + CITATION_REACH && onlySpace(text, block[1], start),
    );
    return [{ form: 'block' as const, start: first[0], end: last[1], spans, ...(citation && { citation }) }];
  });
}

/** Run-in quotes: what stands between paired quotation marks in one paragraph. */
export function findRunInQuotes(
  text: string,
  paragraphs: readonly TextSpan[],
  opaque: readonly TextSpan[],
  citations: readonly Citation[],
): Quote[] {
  return paragraphs.flatMap((paragraph) =>
    findMarkedSpans(text, paragraph, opaque).map(([start, end]): Quote => {
      const citation = citations.find(
        (candidate) => candidate.start >= end && standsWith(text, end, candidate, paragraph),
      );
      return { form: 'run-in', start, end, spans: [[start, end]], ...(citation && { citation }) };
    }),
  );
}

/** The quotation mark that is open at `offset` in the paragraph from `start`, or undefined. */
export function openQuotationMark(
  text: string,
  start: number,
  offset: number,
  opaque: readonly TextSpan[],
): number | undefined {
  let open: { at: number; closing: string } | undefined;
  for (let at = start; at < offset; at++) {
    const character = text.charAt(at);
    if (character === '\\') at++;
    else if (open) {
      if (open.closing.includes(character)) open = undefined;
    } else {
      const closing = CLOSING[character];
      if (closing && mayOpen(text, at) && !isIn(opaque, at)) open = { at, closing };
    }
  }
  return open?.at;
}

function findMarkedSpans(text: string, [from, to]: TextSpan, opaque: readonly TextSpan[]): TextSpan[] {
  const spans: TextSpan[] = [];
  for (let at = from; at < to; at++) {
    const character = text.charAt(at);
    if (character === '\\') at++;
    const closing = CLOSING[character];
    if (!closing || !mayOpen(text, at) || isIn(opaque, at)) continue;
    const end = closingMark(text, at + 1, to, closing, opaque);
    if (end === undefined) continue;
    spans.push(trimSpan(text, [at + 1, end]));
    at = end;
  }
  return spans.filter(([start, end]) => end > start);
}

function closingMark(
  text: string,
  from: number,
  to: number,
  closing: string,
  opaque: readonly TextSpan[],
): number | undefined {
  for (let at = from; at < to; at++) {
    const character = text.charAt(at);
    if (character === '\\') at++;
    else if (closing.includes(character) && !isIn(opaque, at)) return at;
  }
  return undefined;
}

function mayOpen(text: string, at: number): boolean {
  // A straight mark opens after white space or an opening bracket; `12"` is inches.
  return text.charAt(at) !== '"' || at === 0 || /[\s([{—–\-/*_>]/u.test(text.charAt(at - 1));
}

/** A citation belongs to the quote before it when no other sentence and no other quote stand between them. */
function standsWith(text: string, end: number, citation: Citation, paragraph: TextSpan): boolean {
  const between = text.slice(end + 1, citation.start);
  return (
    citation.start < paragraph[1] && between.length < CITATION_REACH && !/["“«„]|[.?!]\s+\S+\s/u.test(between)
  );
}

function withoutMarks(text: string, [start, end]: TextSpan): TextSpan {
  const marks = /^(?:\s*>)*\s*/u.exec(text.slice(start, end))?.[0].length ?? 0;
  return [start + marks, end];
}

function withoutCitations([start, end]: TextSpan, citations: readonly Citation[]): TextSpan[] {
  const pieces: TextSpan[] = [];
  let from = start;
  for (const citation of citations.filter((candidate) =>
    spansOverlap([candidate.start, candidate.end], [start, end]),
  )) {
    pieces.push([from, Math.max(from, citation.start)]);
    from = citation.end;
  }
  return [...pieces, [from, Math.max(from, end)]];
}

function onlySpace(text: string, from: number, to: number): boolean {
  return to <= from || text.slice(from, to).trim() === '';
}

function isIn(zones: readonly TextSpan[], offset: number): boolean {
  return zones.some(([start, end]) => start <= offset && offset < end);
}

/** What closes what: typographic marks of several languages, and the straight one. */
const CLOSING: Readonly<Record<string, string>> = { '"': '"', '“': '”', '«': '»', '„': '“”', '「': '」' };
const ATTRIBUTION = /^\s*(?:—|–|--|―)\s*\S/u;
// In characters: the name and verb of a signal phrase fit in between.
const CITATION_REACH = 120;
