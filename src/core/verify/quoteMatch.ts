import type { QuoteMatch } from '../model/finding.ts';
import type { Source } from '../model/source.ts';
import type { AlignedPlace } from './alignedPlace.ts';
import type { Wording } from './judgeWording.ts';
import type { SourceWord } from './sourceText.ts';
import { wordsText } from './stretches.ts';

/** The place that a quotation was judged against, as findings give it. */
export function toMatch(place: AlignedPlace, { spans, first, last }: Wording, source: Source): QuoteMatch {
  const words = place.words.slice(first, last + 1).filter(({ passage }) => passage.sourceId === source.id);
  return matchOf(words, spans, source);
}

/** Words of a source as a place of it: whose, where, and in which passages. */
export function matchOf(
  words: readonly SourceWord[],
  spans: QuoteMatch['spans'],
  source: Source,
): QuoteMatch {
  const passages = [...new Set(words.map(({ passage }) => passage))];
  const passage = passages[0];
  return {
    sourceId: source.id,
    citeKey: source.citeKey,
    file: source.file,
    start: spans[0]?.[0] ?? 0,
    end: spans.at(-1)?.[1] ?? 0,
    spans,
    text: textOf(words),
    ...(passage?.speaker && { speaker: passage.speaker }),
    voice: passage?.voice ?? 'unmarked',
    role: source.role,
    ...(passage?.locator && { locator: passage.locator }),
    passageIds: passages.map(({ id }) => id),
  };
}

/** The words as they stand, with dots where some of the source lie between them. */
function textOf(words: readonly SourceWord[]): string {
  const runs: SourceWord[][] = [];
  for (const word of words) {
    const run = runs.at(-1);
    if (run && (run.at(-1) as SourceWord).at + 1 === word.at) run.push(word);
    else runs.push([word]);
  }
  return runs.map((run) => wordsText({ words: run }, 0, run.length)).join(' … ');
}
