import type { Edit } from '../model/finding.ts';
import { withoutInvisible } from '../text/tokens.ts';
import type { Step } from './alignWords.ts';
import type { Comparison } from './comparison.ts';
import type { JudgedEdit, WordingVerdict } from './judgeWording.ts';
import type { Treatment } from './profiles.ts';
import { betweenWords } from './punctuation.ts';
import { toDraftSpan } from './quotation.ts';
import { gapBefore, isSpeech, rawSpans, textBetween } from './stretches.ts';

/**
 * Judges case and punctuation, which stand on and between the words that are the same. Those of a transcript are the
 * transcriber's; those of written words may be changed as far as the profile says.
 */
export function judgeMarks(steps: readonly Step[], comparison: Comparison): JudgedEdit[] {
  const edits: (JudgedEdit | undefined)[] = [];
  for (const [at, step] of steps.entries()) {
    if (step.kind !== 'same' || step.to - step.from !== 1) continue;
    edits.push(judgeCase(step, steps[at - 1], comparison));
    const next = steps[at + 1];
    if (next?.kind === 'same') edits.push(judgePunctuation(step, next, comparison));
  }
  edits.push(judgeEnd(steps, comparison));
  return edits.filter((edit) => edit !== undefined);
}

function judgeCase(step: Step, before: Step | undefined, comparison: Comparison): JudgedEdit | undefined {
  const { quotation, place, profile } = comparison;
  const item = quotation.items[step.from];
  const word = place.words[step.sourceFrom];
  if (item?.kind !== 'word' || item.unbracketed || !word) return undefined;
  const draft = lettersOf(quotation.running.text.slice(item.start, item.end));
  const source = lettersOf(word.passage.text.slice(word.start, word.end));
  if (draft === source || draft.toLowerCase() !== source.toLowerCase()) return undefined;
  const isInitial = (!before || before.kind === 'ellipsis') && draft.slice(1) === source.slice(1);
  const treatment = isSpeech(place, step.sourceFrom)
    ? profile.transcriberMarks.value
    : isInitial
      ? profile.initialLetter.value
      : 'marked';
  const edit: Edit = {
    ...{ kind: 'case', critical: false, draft, source },
    draftSpan: toDraftSpan(quotation, [item.start, item.end]),
    sourceSpans: rawSpans(place, step.sourceFrom, step.sourceTo),
  };
  return { verdict: verdictOf(treatment), edit };
}

/** A word without what is folded besides case. */
function lettersOf(word: string): string {
  return withoutInvisible(word)
    .normalize('NFC')
    .replace(/[‘’ʼ＇]/gu, "'")
    .replace(/[\ufb00-\ufb06]/gu, (ligature) => ligature.normalize('NFKC'));
}

function judgePunctuation(step: Step, next: Step, comparison: Comparison): JudgedEdit | undefined {
  const { quotation, place, profile } = comparison;
  const [a, b] = [quotation.items[step.to - 1], quotation.items[next.from]];
  // Brackets that stand in the source as well are words with their marks.
  if (a?.kind !== 'word' || b?.kind !== 'word') return undefined;
  // Between two pieces of the source stands nothing to compare with.
  if (next.sourceFrom !== step.sourceTo || gapBefore(place, next.sourceFrom) !== 0) return undefined;
  const draft = betweenWords(quotation.running.text.slice(a.end, b.start));
  const source = betweenWords(textBetween(place, step.sourceTo - 1, next.sourceFrom));
  if (draft === source) return undefined;
  const isSeam = quotation.seams.some((seam) => a.end <= seam && seam <= b.start);
  const written = isSeam ? profile.endPunctuation.value : 'marked';
  const treatment = isSpeech(place, step.sourceFrom) ? profile.transcriberMarks.value : written;
  return punctuationEdit(comparison, draft, source, [a.end, b.start], treatment);
}

/** The mark at the end. A quotation may stop where the sentence goes on. */
function judgeEnd(steps: readonly Step[], comparison: Comparison): JudgedEdit | undefined {
  const { quotation, place, profile } = comparison;
  const last = steps.at(-1);
  const item = last && quotation.items[last.to - 1];
  const word = last && place.words[last.sourceTo - 1];
  if (last?.kind !== 'same' || !item || !word) return undefined;
  const draft = betweenWords(quotation.running.text.slice(item.end));
  const after = /^[^\p{L}\p{N}]*/u.exec(word.passage.text.slice(word.end))?.[0] ?? '';
  const source = betweenWords(after);
  if (draft === source || draft === '') return undefined;
  const treatment = isSpeech(place, last.sourceTo - 1)
    ? profile.transcriberMarks.value
    : profile.endPunctuation.value;
  return punctuationEdit(comparison, draft, source, [item.end, quotation.running.text.length], treatment);
}

function punctuationEdit(
  { quotation }: Comparison,
  draft: string,
  source: string,
  span: readonly [number, number],
  treatment: Treatment,
): JudgedEdit {
  const draftSpan = toDraftSpan(quotation, span);
  return {
    verdict: verdictOf(treatment),
    edit: { kind: 'punctuation', critical: false, draft, source, draftSpan, sourceSpans: [] },
  };
}

function verdictOf(treatment: Treatment): WordingVerdict {
  return treatment === 'silent' ? 'adjusted' : 'altered';
}
