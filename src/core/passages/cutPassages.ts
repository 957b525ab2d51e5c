import type { TextSpan } from '../model/textSpan.ts';
import { splitSentences } from '../text/sentences.ts';
import { cutAtPauses } from './pauses.ts';

/**
 * Cuts running text into stretches that a person would quote: whole sentences, together about 45 to 90 words. The
 * cut after a stretch depends only on where the stretch starts, so after an edit the old cuts return within a few
 * stretches. Text without sentence ends is cut at pauses of sense. Never inside a word; nothing is left out.
 *
 * @param locale a BCP 47 tag for the sentence rules.
 */
export function cutPassages(text: string, locale?: string): TextSpan[] {
  const passages: TextSpan[] = [];
  let open: TextSpan | undefined;
  for (const sentence of splitSentences(text, locale).flatMap((span) => cutLongSentence(text, span))) {
    if (open && fits(open, sentence)) open = [open[0], sentence[1]];
    else {
      if (open) passages.push(open);
      open = sentence;
    }
  }
  if (open) passages.push(open);
  return passages;
}

function fits(open: TextSpan, sentence: TextSpan): boolean {
  const length = open[1] - open[0];
  const together = sentence[1] - open[0];
  return together <= TARGET_CHARACTERS || (length < MIN_CHARACTERS && together <= MAX_CHARACTERS);
}

function cutLongSentence(text: string, span: TextSpan): TextSpan[] {
  if (span[1] - span[0] <= MAX_CHARACTERS) return [span];
  return cutAtPauses(text, span, { target: TARGET_CHARACTERS, max: MAX_CHARACTERS });
}

// A block quote begins at about a hundred words in Chicago's rules and forty in APA's; what people lift from speech
// is shorter: three or four sentences.
const TARGET_CHARACTERS = 320;
const MAX_CHARACTERS = 560;
const MIN_CHARACTERS = 120;
