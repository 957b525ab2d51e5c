import type { Edit, EditKind, Flag, Verdict } from '../model/finding.ts';
import type { Passage } from '../model/passage.ts';
import type { TextSpan } from '../model/textSpan.ts';
import type { AlignedPlace } from './alignedPlace.ts';
import type { Step } from './alignWords.ts';
import { type ChangedWord, criticalKinds } from './criticalChange.ts';
import { isNegation } from './lexicon/critical.ts';
import type { Profile } from './profiles.ts';
import { betweenWords } from './punctuation.ts';
import { type Quotation, toDraftSpan } from './quotation.ts';
import { type SourceWord, startsSpan, toRawSpan } from './sourceText.ts';

export type WordingVerdict = Extract<Verdict, 'verbatim' | 'adjusted' | 'marked' | 'altered' | 'misquote'>;

/** What is to be said of the words alone. */
export interface Wording {
  readonly verdict: WordingVerdict;
  readonly edits: readonly Edit[];
  readonly flags: readonly Flag[];
  /** The quotation's place in the raw text: one stretch for each run of words that follow each other. */
  readonly spans: readonly TextSpan[];
  /** The first and the last word of the source, as indexes into the place's words. */
  readonly first: number;
  readonly last: number;
}

/** Judges an alignment by the rules of a profile. The worst edit makes the verdict. */
export function judgeWording(quotation: Quotation, place: AlignedPlace, profile: Profile): Wording {
  const { steps } = place.alignment;
  const edits: JudgedEdit[] = [];
  for (const step of steps) {
    const edit = judgeStep(step, quotation, place, profile);
    if (edit) edits.push(edit);
  }
  edits.push(...judgeMarks(steps, quotation, place, profile));
  const { first, last } = extent(steps);
  return {
    verdict: edits.reduce<WordingVerdict>((worst, { verdict }) => worseOf(worst, verdict), 'verbatim'),
    edits: edits.map(({ edit }) => edit),
    flags: flagsOf(steps, quotation, place),
    spans: spansOf(steps, place),
    first,
    last,
  };
}

interface JudgedEdit {
  readonly verdict: WordingVerdict;
  readonly edit: Edit;
}

const ORDER: readonly WordingVerdict[] = ['verbatim', 'adjusted', 'marked', 'altered', 'misquote'];

function worseOf(a: WordingVerdict, b: WordingVerdict): WordingVerdict {
  return ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b;
}

function judgeStep(
  step: Step,
  quotation: Quotation,
  place: AlignedPlace,
  profile: Profile,
): JudgedEdit | undefined {
  const make = (verdict: WordingVerdict, kind: EditKind, critical = false): JudgedEdit => ({
    verdict,
    edit: makeEdit(kind, critical, step, quotation, place),
  });
  switch (step.kind) {
    case 'same': {
      const item = quotation.items[step.from];
      if (item?.kind !== 'word') return undefined;
      if (item.bracketed) return make('marked', 'bracket');
      return item.disguised ? make('altered', 'spelling') : undefined;
    }
    case 'spelling':
    case 'hearing':
      return make('altered', 'spelling');
    case 'filler':
    case 'repeat':
      return isSpeech(place, step.sourceFrom)
        ? make(profile.fillers.value === 'silent' ? 'adjusted' : 'altered', 'filler')
        : make('misquote', 'delete');
    case 'ellipsis':
      return isSourcesOwn(step, place) ? undefined : make('marked', 'ellipsis');
    case 'bracket':
    case 'note':
      return make('marked', 'bracket');
    case 'insert':
    case 'delete':
    case 'replace':
      return make('misquote', step.kind, isCritical(step, quotation, place));
  }
}

/** Dots that stand in the source at this place are its punctuation. */
function isSourcesOwn({ sourceFrom, sourceTo }: Step, place: AlignedPlace): boolean {
  if (sourceTo > sourceFrom || gapBefore(place, sourceFrom) !== 0) return false;
  return /…|\.\s?\.\s?\./u.test(textBetween(place, sourceFrom - 1, sourceFrom));
}

function isSpeech({ words }: AlignedPlace, word: number): boolean {
  return words[word]?.passage.kind === 'speech';
}

function isCritical(step: Step, { items, running }: Quotation, { words }: AlignedPlace): boolean {
  const draft = items.slice(step.from, step.to).flatMap((item): ChangedWord[] => {
    if (item.kind !== 'word') return [];
    const before = running.text.slice(0, item.start);
    return [
      {
        folded: item.folded,
        surface: running.text.slice(item.start, item.end),
        isInitial: OPENING.test(before),
      },
    ];
  });
  const source = words.slice(step.sourceFrom, step.sourceTo).map(
    ({ folded, passage, start, end }): ChangedWord => ({
      folded,
      surface: passage.text.slice(start, end),
      isInitial: OPENING.test(passage.text.slice(0, start)) || startsSpan(passage, start),
    }),
  );
  return criticalKinds(draft, source).size > 0;
}

function makeEdit(
  kind: EditKind,
  critical: boolean,
  step: Step,
  quotation: Quotation,
  place: AlignedPlace,
): Edit {
  const [start, end] = itemsSpan(quotation, step);
  return {
    kind,
    critical,
    draft: quotation.running.text.slice(start, end).replaceAll('\u{e000}', ''),
    source: wordsText(place, step.sourceFrom, step.sourceTo),
    draftSpan: toDraftSpan(quotation, [start, end]),
    sourceSpans: rawSpans(place, step.sourceFrom, step.sourceTo),
  };
}

function itemsSpan({ items, running }: Quotation, { from, to }: Step): TextSpan {
  const first = items[from];
  const last = items[to - 1];
  if (to > from && first && last) return [first.start, last.end];
  const at = items[from]?.start ?? running.text.length;
  return [at, at];
}

/** The words of the source as they stand, those of different passages with a blank between them. */
export function wordsText({ words }: AlignedPlace, from: number, to: number): string {
  const runs = runsByPassage(words, from, to);
  return runs
    .map(({ passage, start, end }, at) => {
      // Inside the quotation the marks at the end of a passage belong to it.
      const isLast = at === runs.length - 1;
      return passage.text.slice(
        at === 0 ? start : Math.min(start, openingOf(passage, start)),
        isLast ? end : closingOf(passage, end),
      );
    })
    .join(' ');
}

/** Where the marks before the first word of a passage start; `offset` itself for any other word. */
function openingOf({ text }: Passage, offset: number): number {
  return /^[^\p{L}\p{N}]*$/u.test(text.slice(0, Math.min(offset, 12))) && offset <= 12 ? 0 : offset;
}

function closingOf({ text }: Passage, offset: number): number {
  return text.length - offset <= 12 && /^[^\p{L}\p{N}]*$/u.test(text.slice(offset)) ? text.length : offset;
}

function rawSpans({ words }: AlignedPlace, from: number, to: number): TextSpan[] {
  return runsByPassage(words, from, to).map(({ passage, start, end }) => toRawSpan(passage, [start, end]));
}

function runsByPassage(words: readonly SourceWord[], from: number, to: number) {
  const runs: { passage: Passage; start: number; end: number }[] = [];
  for (let at = from; at < to; at++) {
    const word = words[at];
    if (!word) continue;
    const run = runs.at(-1);
    if (run?.passage === word.passage && word.start >= run.end) run.end = word.end;
    else runs.push({ passage: word.passage, start: word.start, end: word.end });
  }
  return runs;
}

/** Case and punctuation, which stand between and on the words that are the same. */
function judgeMarks(
  steps: readonly Step[],
  quotation: Quotation,
  place: AlignedPlace,
  profile: Profile,
): JudgedEdit[] {
  const edits: JudgedEdit[] = [];
  for (const [at, step] of steps.entries()) {
    if (step.kind !== 'same' || step.to - step.from !== 1) continue;
    const edit = judgeCase(step, at, steps, quotation, place, profile);
    if (edit) edits.push(edit);
    const next = steps[at + 1];
    const between =
      next?.kind === 'same' ? judgePunctuation(step, next, quotation, place, profile) : undefined;
    if (between) edits.push(between);
  }
  const end = judgeEnd(steps, quotation, place, profile);
  return end ? [...edits, end] : edits;
}

function judgeCase(
  step: Step,
  at: number,
  steps: readonly Step[],
  quotation: Quotation,
  place: AlignedPlace,
  profile: Profile,
): JudgedEdit | undefined {
  const item = quotation.items[step.from];
  const word = place.words[step.sourceFrom];
  if (item?.kind !== 'word' || item.bracketed || !word) return undefined;
  const draft = quotation.running.text.slice(item.start, item.end);
  const source = word.passage.text.slice(word.start, word.end);
  if (draft === source || foldCaseless(draft) !== foldCaseless(source)) return undefined;
  const isInitial = (at === 0 || steps[at - 1]?.kind === 'ellipsis') && draft.slice(1) === source.slice(1);
  const treatment = isSpeech(place, step.sourceFrom)
    ? profile.transcriberMarks.value
    : isInitial
      ? profile.initialLetter.value
      : 'marked';
  return {
    verdict: treatment === 'silent' ? 'adjusted' : 'altered',
    edit: makeEdit('case', false, step, quotation, place),
  };
}

function foldCaseless(word: string): string {
  return word.toLowerCase().replace(/[‘’ʼ]/gu, "'");
}

function judgePunctuation(
  step: Step,
  next: Step,
  quotation: Quotation,
  place: AlignedPlace,
  profile: Profile,
): JudgedEdit | undefined {
  const [a, b] = [quotation.items[step.to - 1], quotation.items[next.from]];
  if (!a || !b || next.sourceFrom !== step.sourceTo) return undefined;
  const draft = quotation.running.text.slice(a.end, b.start);
  const source = textBetween(place, step.sourceTo - 1, next.sourceFrom);
  if (betweenWords(draft) === betweenWords(source)) return undefined;
  const isSilent = isSpeech(place, step.sourceFrom) && profile.transcriberMarks.value === 'silent';
  const edit: Edit = {
    kind: 'punctuation',
    critical: false,
    draft: draft.replaceAll('\u{e000}', '').trim(),
    source: source.trim(),
    draftSpan: toDraftSpan(quotation, [a.end, b.start]),
    sourceSpans: [],
  };
  return { verdict: isSilent ? 'adjusted' : 'altered', edit };
}

function textBetween({ words }: AlignedPlace, from: number, to: number): string {
  const [a, b] = [words[from], words[to]];
  if (!a || !b) return '';
  if (a.passage === b.passage) return a.passage.text.slice(a.end, b.start);
  return `${a.passage.text.slice(a.end)} ${b.passage.text.slice(0, b.start)}`;
}

function judgeEnd(
  steps: readonly Step[],
  quotation: Quotation,
  place: AlignedPlace,
  profile: Profile,
): JudgedEdit | undefined {
  const last = steps.at(-1);
  const item = last && quotation.items[last.to - 1];
  const word = last && place.words[last.sourceTo - 1];
  if (last?.kind !== 'same' || !item || !word) return undefined;
  const draft = betweenWords(quotation.running.text.slice(item.end));
  const after = word.passage.text.slice(word.end);
  const source = betweenWords(/^[^\p{L}\p{N}]*/u.exec(after)?.[0] ?? '');
  if (draft === source || (draft === '' && profile.endPunctuation.value === 'silent')) return undefined;
  // A quotation may stop where the sentence goes on.
  if (draft === '') return undefined;
  const edit: Edit = {
    kind: 'punctuation',
    critical: false,
    draft,
    source,
    draftSpan: toDraftSpan(quotation, [item.end, quotation.running.text.length]),
    sourceSpans: [],
  };
  return { verdict: profile.endPunctuation.value === 'silent' ? 'adjusted' : 'altered', edit };
}

function extent(steps: readonly Step[]): { readonly first: number; readonly last: number } {
  const touched = steps.filter(
    ({ kind, sourceFrom, sourceTo }) => sourceTo > sourceFrom && kind !== 'ellipsis',
  );
  return { first: touched[0]?.sourceFrom ?? 0, last: (touched.at(-1)?.sourceTo ?? 1) - 1 };
}

/** Runs of words; an ellipsis, a longer unmarked omission and the seam between two pieces end one. */
function spansOf(steps: readonly Step[], place: AlignedPlace): TextSpan[] {
  const runs: { from: number; to: number }[] = [];
  let open = false;
  for (const { kind, sourceFrom, sourceTo } of steps) {
    const length = sourceTo - sourceFrom;
    if (length === 0) continue;
    if (kind === 'ellipsis' || (kind === 'delete' && length >= LONG_OMISSION)) {
      open = false;
      continue;
    }
    const run = runs.at(-1);
    if (open && run && gapBefore(place, sourceFrom) === 0) run.to = sourceTo;
    else runs.push({ from: sourceFrom, to: sourceTo });
    open = true;
  }
  return runs.flatMap(({ from, to }) => {
    const spans = place.words[from]?.passage.sourceId === place.sourceId ? rawSpans(place, from, to) : [];
    const [first, last] = [spans[0], spans.at(-1)];
    return first && last ? [[first[0], last[1]] as const] : [];
  });
}

/** How many words of the source lie between a word and the one before it; those of different sources are far apart. */
function gapBefore({ words }: AlignedPlace, at: number): number {
  const [before, word] = [words[at - 1], words[at]];
  if (!before || !word) return 0;
  return before.passage.sourceId === word.passage.sourceId
    ? word.at - before.at - 1
    : Number.POSITIVE_INFINITY;
}

function flagsOf(steps: readonly Step[], quotation: Quotation, place: AlignedPlace): Flag[] {
  const flags = new Set<Flag>();
  for (const { kind, from, sourceFrom, sourceTo } of steps) {
    const negates = place.words.slice(sourceFrom, sourceTo).some(({ folded }) => isNegation(folded));
    if (kind === 'ellipsis') {
      if (negates) flags.add('omits-negation');
      const omitted = Math.max(sourceTo - sourceFrom, gapBefore(place, sourceFrom));
      if (omitted > DISTANT_WORDS) flags.add('distant');
    }
    if (kind === 'bracket') {
      const item = quotation.items[from];
      const own = item?.kind === 'bracket' && item.words.some(({ folded }) => isNegation(folded));
      if (own !== negates) flags.add('bracket-negation');
    }
  }
  if (quotation.words.some(({ disguised }) => disguised)) flags.add('homoglyphs');
  return [...flags];
}

// What stands before the first word of a sentence; a bounded look back.
const OPENING = /(?:^|[.!?…:;–—"“”\n\u{e000}])\s*["“‘']?$/u;
// A clause that is missing is a hole in the place; a word or two are not.
const LONG_OMISSION = 5;
// About a paragraph.
const DISTANT_WORDS = 80;
