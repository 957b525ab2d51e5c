import type { TextSpan } from '../model/textSpan.ts';

/**
 * The words of a text as one stretches a quote by them: with the marks that belong to them, so that a quote may end
 * with a full stop, but without a comma or a dash at their end, which would be left hanging. Where a script sets no
 * blanks between words (Japanese, Thai), `Intl.Segmenter` finds them.
 *
 * @param locale a BCP 47 tag.
 */
export function stretchWords(text: string, locale = 'en'): TextSpan[] {
  return wholeTokens(text, locale).flatMap(([start, end]): TextSpan[] => {
    const token = text.slice(start, end);
    if (!HAS_WORD.test(token)) return [];
    return [[start, start + token.replace(HANGING, '').length]];
  });
}

/** Whether an end at `offset` would leave a part of a word behind. */
export function cutsWord(text: string, offset: number, locale = 'en'): boolean {
  // Only the run of characters around the offset can be cut by it.
  const before = /\S*$/u.exec(text.slice(Math.max(0, offset - MAX_RUN), offset))?.[0] ?? '';
  const after = /^\S*/u.exec(text.slice(offset, offset + MAX_RUN))?.[0] ?? '';
  const [run, cut] = [before + after, before.length];
  return wholeTokens(run, locale).some(
    ([start, end]) =>
      start < cut && cut < end && HAS_WORD.test(run.slice(start, cut)) && HAS_WORD.test(run.slice(cut, end)),
  );
}

function wholeTokens(text: string, locale: string): TextSpan[] {
  return [...text.matchAll(/\S+/gu)].flatMap(({ 0: run, index }) =>
    WITHOUT_BLANKS.test(run) ? segments(run, index, locale) : [[index, index + run.length] as const],
  );
}

/** Words of a run without blanks; marks go with the word before them, opening ones with the word behind them. */
function segments(run: string, base: number, locale: string): TextSpan[] {
  const words: TextSpan[] = [];
  let opened: number | undefined;
  for (const { segment, index, isWordLike } of segmenterFor(locale).segment(run)) {
    const [start, end] = [base + index, base + index + segment.length];
    const last = words.at(-1);
    if (isWordLike) {
      words.push([opened ?? start, end]);
      opened = undefined;
    } else if (last && opened === undefined && !OPENING.test(segment))
      words[words.length - 1] = [last[0], end];
    else opened ??= start;
  }
  return words;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(locale: string): Intl.Segmenter {
  let segmenter = segmenters.get(locale);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
    segmenters.set(locale, segmenter);
  }
  return segmenter;
}

const HAS_WORD = /[\p{L}\p{N}]/u;
const HANGING = /[,;:、，；：–—-]+$/u;
const OPENING = /^[\p{Ps}\p{Pi}]$/u;
const WITHOUT_BLANKS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
// Far longer than words are; of a longer run without a blank only so much is looked at.
const MAX_RUN = 2000;
