import { isQuotableKind, type Passage, type Section } from '../model/passage.ts';
import { shortHash } from '../text/hash.ts';
import { createLineCounter } from '../text/lines.ts';
import { joinSpans, toRawSpans } from '../text/runningText.ts';
import { splitWords } from '../text/words.ts';
import { cutPassages } from './cutPassages.ts';
import { findReportedQuotations } from './reportedQuotations.ts';

export interface SplitOptions {
  /** A BCP 47 tag for the sentence rules. */
  readonly locale?: string | undefined;
  /** Whether the lines of `raw` are those of a file: they are the place of what has no better one. */
  readonly hasLines?: boolean;
}

/**
 * Cuts the sections of one source into passages with stable ids. A passage never crosses a section, so never a
 * speaker; a reported quotation and a heading stay whole.
 *
 * @param raw the source's text, which all offsets refer to.
 */
export function splitPassages(
  sourceId: string,
  raw: string,
  sections: readonly Section[],
  { locale, hasLines = true }: SplitOptions = {},
): Passage[] {
  const lineOf = hasLines && raw.includes('\n') ? createLineCounter(raw) : undefined;
  const uses = new Map<string, number>();
  const passages: Passage[] = [];
  for (const section of sections) {
    const running = joinSpans(raw, section.spans);
    const whole = section.kind === 'reported' || section.kind === 'heading';
    for (const cut of whole ? [[0, running.text.length] as const] : cutPassages(running.text, locale)) {
      const spans = toRawSpans(running, cut);
      const [first, last] = [spans[0], spans.at(-1)];
      if (!first || !last) continue;
      const text = running.text.slice(cut[0], cut[1]);
      const line = lineOf?.(first[0]);
      const quotations = section.kind === 'prose' ? findReportedQuotations(raw, spans) : [];
      passages.push({
        ...section,
        ...(!section.locator && line && { locator: { label: 'line', value: String(line) } }),
        id: passageId(sourceId, text, uses),
        sourceId,
        start: first[0],
        end: last[1],
        spans,
        text,
        quotable: isQuotableKind(section.kind) && text.length > 0,
        ...(quotations.length > 0 && { quotations }),
      });
    }
  }
  return passages;
}

/**
 * Named by its words, so that edits elsewhere do not change it; the same words again are told apart by their order.
 */
function passageId(sourceId: string, text: string, uses: Map<string, number>): string {
  const words = splitWords(text)
    .map(({ folded }) => folded)
    .join(' ');
  const name = `${sourceId}.${shortHash(words || text)}`;
  const use = (uses.get(name) ?? 0) + 1;
  uses.set(name, use);
  return use === 1 ? name : `${name}-${use}`;
}
