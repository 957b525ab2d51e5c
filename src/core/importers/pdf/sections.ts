import type { Locator, Section } from '../../model/passage.ts';
import type { TextSpan } from '../../model/textSpan.ts';
import { splitSentences } from '../../text/sentences.ts';
import type { Paragraph, WrittenText } from './writeText.ts';

/** The sections of a text in paragraphs, each with the label of its page. */
export function readSections({ text, paragraphs }: WrittenText, labels: readonly string[]): Section[] {
  return paragraphs.flatMap((paragraph): Section[] => {
    const { kind, span } = paragraph;
    const section: Section = {
      kind: kind === 'heading' ? 'heading' : kind === 'contents' ? 'boilerplate' : 'prose',
      voice: 'unmarked',
      spans: [span],
    };
    return cutAtPages(section, text, pageMap([paragraph], labels));
  });
}

/** Where each page begins in a text, in order, with its label. */
export type PageMap = readonly { readonly offset: number; readonly label: string }[];

export function pageMap(paragraphs: readonly Paragraph[], labels: readonly string[]): PageMap {
  return paragraphs.flatMap(({ pages }) =>
    pages.map(({ offset, page }) => ({ offset, label: labels[page] as string })),
  );
}

/**
 * Gives a section its page. One that runs over several pages is cut after the sentence that is under way where a page
 * begins, so that the page of every passage is the page of its first word. A heading stays whole.
 */
export function cutAtPages(section: Section, text: string, map: PageMap): Section[] {
  const [start, end] = [section.spans[0]?.[0] ?? 0, section.spans.at(-1)?.[1] ?? 0];
  let label = map.findLast(({ offset }) => offset <= start)?.label;
  const breaks = map.filter(({ offset }) => offset > start && offset < end);
  const pieces: Section[] = [];
  let rest = section.spans;
  for (const { offset, label: next } of section.kind === 'heading' ? [] : breaks) {
    if (next === label) continue;
    const [before, after] = splitSpans(rest, sentenceEnd(text, rest, offset));
    if (before.length > 0) pieces.push(withPage(section, before, label));
    // A sentence that runs on to yet another page takes that page's break with it.
    rest = after;
    label = next;
  }
  if (rest.length > 0) pieces.push(withPage(section, rest, label));
  return pieces;
}

function withPage(section: Section, spans: readonly TextSpan[], label: string | undefined): Section {
  const { locator: _counted, ...others } = section;
  const locator: Locator | undefined = label === undefined ? undefined : { label: 'page', value: label };
  return { ...others, spans, ...(locator && { locator }) };
}

/** Where the next sentence starts at or after `offset`; `offset` itself inside a sentence too long for one passage. */
function sentenceEnd(text: string, spans: readonly TextSpan[], offset: number): number {
  const span = spans.find(([, end]) => end > offset);
  if (!span || span[0] >= offset) return offset;
  for (const [start, end] of splitSentences(text.slice(span[0], span[1]))) {
    if (span[0] + start >= offset) return span[0] + start;
    if (span[0] + end > offset && end - start > LONG_SENTENCE) return offset;
  }
  return span[1];
}

function splitSpans(spans: readonly TextSpan[], at: number): [TextSpan[], TextSpan[]] {
  const before = spans
    .filter(([start]) => start < at)
    .map(([start, end]): TextSpan => [start, Math.min(end, at)]);
  const after = spans
    .filter(([, end]) => end > at)
    .map(([start, end]): TextSpan => [Math.max(start, at), end]);
  return [before, after];
}

// Longer sentences are cut into several passages, and the second of them would stand on the page after.
const LONG_SENTENCE = 560;
