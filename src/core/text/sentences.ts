import type { TextSpan } from '../model/textSpan.ts';
import { trimSpan } from '../model/textSpan.ts';

/**
 * The sentences of `text`, in order, without the white space between them. `Intl.Segmenter` (Unicode UAX #29)
 * finds the candidates; it also stops after "Dr." and "p.", so candidates are joined where an abbreviation or a
 * lower-case letter says that the sentence goes on.
 *
 * @param locale a BCP 47 tag; sentence rules hardly differ by language.
 */
export function splitSentences(text: string, locale = 'en'): TextSpan[] {
  const sentences: TextSpan[] = [];
  for (const { index, segment } of segmenterFor(locale).segment(text)) {
    const span = trimSpan(text, [index, index + segment.length]);
    if (span[0] === span[1]) continue;
    const previous = sentences.at(-1);
    if (previous && goesOn(text, previous, span)) sentences[sentences.length - 1] = [previous[0], span[1]];
    else sentences.push(span);
  }
  return sentences;
}

function goesOn(text: string, previous: TextSpan, next: TextSpan): boolean {
  const before = text.slice(Math.max(previous[0], previous[1] - 24), previous[1]);
  if (/\p{Ll}/u.test(text.charAt(next[0])) && !/[?!]["”’)]*$/.test(before)) return true;
  // A closing quotation mark or bracket that was cut off belongs to what it closes.
  if (/^["”’»)\]]+$/.test(text.slice(next[0], next[1]))) return true;
  // A line break inside a sentence: UAX #29 ends sentences at paragraph separators, prose does not.
  if (!/[.?!…:;]["”’»)\]]*$/.test(before) && !text.slice(previous[1], next[0]).includes('\n\n')) return true;
  return ABBREVIATION.test(before);
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(locale: string): Intl.Segmenter {
  let segmenter = segmenters.get(locale);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(locale, { granularity: 'sentence' });
    segmenters.set(locale, segmenter);
  }
  return segmenter;
}

// Titles and citation words that are followed by a name or a number, and single initials ("J. Smith").
const ABBREVIATION =
  /(?:^|[\s("“‘[])(?:Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Gen|Col|Sgt|Capt|Lt|Gov|Sen|Rep|St|Mt|Ft|Jr|Sr|vs|cf|e\.g|i\.e|No|Nos|pp?|vol|ed|eds|trans|ca|fig|ch|sec|para|\p{Lu})\.$/u;
