import { curlyMarks, switchInnerMarks } from '../citing/renderQuote.ts';
import type { Edit, Finding } from '../model/finding.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { escapeMarkdown, keepEmphasis } from '../text/markdownText.ts';
import { profiles } from '../verify/profiles.ts';
import type { Fixer, QuickFix, QuickFixInit } from './quickFixes.ts';
import type { DraftEdit } from './textEdit.ts';

/** Puts back the words of the source: those that differ, or where that is not enough all of them. */
export const restoreWording: Fixer = (init) => {
  const { finding } = init.checked;
  const disguised = finding.flags.includes('homoglyphs');
  if (!finding.match || !(hasWordingProblem(finding) || disguised)) return [];
  const edits = finding.edits.filter(({ kind }) => kind !== 'ellipsis' && kind !== 'bracket');
  const wordEdits = edits.filter(isOfWords);
  const isTypography = wordEdits.length === 0;
  const fix = (changes: readonly DraftEdit[]): QuickFix => ({
    code: isTypography ? 'fix-restore-typography' : 'fix-restore-wording',
    values: {},
    edits: changes,
    changesWords: !isTypography,
    isSafe: isTypography,
    resolves: [...WORDING_PROBLEMS, ...(disguised ? (['homoglyphs'] as const) : [])],
  });
  const restored = (some: readonly Edit[]) => fix(inOrder(some.map((edit) => restore(edit, init))));
  const whole = finding.edits.length === edits.length ? [fix(restoreWhole(init))] : [];
  return [[restored(wordEdits), restored(edits), ...whole]];
};

/** Marks what was changed, in place of changing it back: an ellipsis for what is left out, brackets for the rest. */
export const markChanges: Fixer = (init) => {
  const { finding } = init.checked;
  if (!finding.match || !hasWordingProblem(finding)) return [];
  const edits = finding.edits.filter(({ kind }) => kind !== 'ellipsis' && kind !== 'bracket');
  const words = edits.filter(isOfWords);
  if (edits.some(({ kind }) => kind === 'move') || words.some(changesMeaning)) return [];
  const onlyOmits = words.length > 0 && words.every(({ draft }) => draft === '');
  const fix = (some: readonly Edit[]): QuickFix => ({
    code: onlyOmits ? 'fix-mark-omission' : 'fix-mark-alteration',
    values: { ellipsis: ellipsisOf(init) },
    edits: inOrder(some.map((edit) => mark(edit, init))),
    // Marks are typography, but they say that something was left out: that is for the writer to say.
    changesWords: false,
    isSafe: words.length === 0,
    resolves: WORDING_PROBLEMS,
  });
  return [[fix(words), fix(edits)]];
};

/** Takes over the spelling of the source with the note that it is the source's own. */
export const addSic: Fixer = (init) => {
  const { finding } = init.checked;
  const words = finding.edits.filter(isOfWords);
  const [first] = words;
  if (!finding.match || !first || words.some(({ kind, draft }) => kind !== 'spelling' || !draft)) return [];
  const edits = inOrder(
    words.map((edit) => {
      const { span, newText } = restore(edit, init);
      return { span, newText: `${newText} [sic]` };
    }),
  );
  const values = { source: first.source };
  return [
    [{ code: 'fix-add-sic', values, edits, changesWords: true, isSafe: false, resolves: WORDING_PROBLEMS }],
  ];
};

function hasWordingProblem({ verdict, also }: Finding): boolean {
  return [verdict, ...also].some((said) => WORDING_PROBLEMS.some((problem) => problem === said));
}

function isOfWords({ kind }: Edit): boolean {
  return kind !== 'case' && kind !== 'punctuation';
}

/** Brackets may put a name for "he"; around another number or a "never" they would only hide it. */
function changesMeaning({ critical, draft, source }: Edit): boolean {
  return critical && draft !== '' && !PRONOUN.test(source);
}

/** The edit undone. */
function restore(edit: Edit, init: QuickFixInit): DraftEdit {
  const { text } = init.draft;
  const words = sourceMarkdown(edit.source, init);
  if (edit.kind === 'punctuation') return restorePunctuation(text, edit);
  if (edit.draft === '') return putIn(text, edit.draftSpan[0], words);
  if (edit.source === '') return takeOut(text, edit.draftSpan);
  return { span: edit.draftSpan, newText: words };
}

function mark(edit: Edit, init: QuickFixInit): DraftEdit {
  const { text } = init.draft;
  const [start, end] = edit.draftSpan;
  if (edit.kind === 'punctuation') return restorePunctuation(text, edit);
  if (edit.draft === '') return putIn(text, start, ellipsisOf(init));
  // Only the first letter is another: `[T]he`.
  const isInitial = edit.kind === 'case' && edit.draft.slice(1) === edit.source.slice(1);
  const to = isInitial ? start + 1 : end;
  return { span: [start, to], newText: `[${text.slice(start, to)}]` };
}

/** Words put in before the word at `at`, or behind the last one. */
function putIn(text: string, at: number, words: string): DraftEdit {
  const isBeforeWord = /[\p{L}\p{N}]/u.test(text.slice(at, at + 2));
  if (isBeforeWord) return { span: [at, at], newText: `${words} ` };
  return { span: [at, at], newText: /\s/u.test(text.charAt(at - 1)) ? words : ` ${words}` };
}

/** Words taken out, with one of the blanks beside them and a comma that has nothing left to part. */
function takeOut(text: string, [start, end]: TextSpan): DraftEdit {
  while (/[*_]/u.test(text.charAt(end)) && text.charAt(end) === text.charAt(start - 1)) {
    start--;
    end++;
  }
  if (text.startsWith(', ', end) && /,\s$/u.test(text.slice(start - 2, start))) end++;
  if (text.charAt(end) === ' ') return { span: [start, end + 1], newText: '' };
  return { span: [text.charAt(start - 1) === ' ' ? start - 1 : start, end], newText: '' };
}

/** What stands between two words as the source has it; line ends and what opens lines stay. */
function restorePunctuation(text: string, { draftSpan: [start, end], source }: Edit): DraftEdit {
  const between = text.slice(start, end);
  const gap = between.replace(/^[^\s]*/u, '');
  // Emphasis of a Markdown source is no punctuation.
  const mark = source.replace(/[*_~`]/gu, '').trim();
  // A dash stands between words without blanks.
  const isDash = /^[—–-]+$/u.test(mark);
  return {
    span: [start, end],
    newText: isDash && gap.trim() === '' ? mark : `${mark}${gap || (mark ? '' : ' ')}`,
  };
}

/** All words of the quote as the source has them, on one line. */
function restoreWhole(init: QuickFixInit): DraftEdit[] {
  const { quote, finding } = init.checked;
  const { text } = init.draft;
  const end = /[,.;:!?]+$/u.exec(text.slice(quote.start, quote.end))?.[0] ?? '';
  const source = finding.match?.text.trim() ?? '';
  // A match ends with a word; the mark behind it is the draft's own sentence's.
  const words = source && source.replace(/[,.;:!?]+$/u, '') + end;
  const [first, ...rest] = quote.spans;
  if (!first || words === '') return [];
  const from = rest.length > 0 ? first[0] : quote.start;
  return [{ span: [from, quote.end], newText: sourceMarkdown(words, init) }];
}

/** Words of the source as Markdown for the place where the quote stands. */
function sourceMarkdown(words: string, { checked, index, draft }: QuickFixInit): string {
  const { match } = checked.finding;
  const file = match && index.source(match.sourceId)?.file;
  const markdown = /\.(?:md|markdown)$/iu.test(file ?? '') ? keepEmphasis(words) : escapeMarkdown(words);
  if (checked.quote.form === 'block') return markdown;
  const open = draft.text.charAt(checked.quote.start - 1);
  return switchInnerMarks(markdown, open === '"' ? { open: '"', close: '"' } : curlyMarks);
}

/** Edits in the order of the text, those dropped that overlap one before. */
function inOrder(edits: readonly DraftEdit[]): DraftEdit[] {
  const kept: DraftEdit[] = [];
  for (const edit of edits.toSorted((a, b) => a.span[0] - b.span[0])) {
    if (edit.span[0] >= (kept.at(-1)?.span[1] ?? 0)) kept.push(edit);
  }
  return kept;
}

const WORDING_PROBLEMS = ['altered', 'misquote', 'spliced'] as const;
const PRONOUN =
  /^(?:s?he|him|hers?|his|it|its|they|them|theirs?|this|that|these|those|we|us|ours?|i|me|my|mine|you|yours?)$/iu;

function ellipsisOf({ profile }: QuickFixInit): string {
  return profiles[profile].ellipsis.value;
}
