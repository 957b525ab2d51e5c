import type { Edit, EditKind, Flag, Verdict } from '../model/finding.ts';
import type { TextSpan } from '../model/textSpan.ts';
import { isAllLookAlikes } from '../text/tokens.ts';
import type { Step } from './alignWords.ts';
import type { Comparison } from './comparison.ts';
import { type ChangedWord, criticalKinds } from './criticalChange.ts';
import { judgeMarks } from './judgeMarks.ts';
import { differByNegation, isNegation, isQuantifier } from './lexicon/critical.ts';
import { numberAt } from './lexicon/numbers.ts';
import { type Moves, movesAmong } from './movedWords.ts';
import { plainText, toDraftSpan } from './quotation.ts';
import { startsSpan } from './sourceText.ts';
import { gapBefore, isSpeech, rawSpans, textBetween, wordsText } from './stretches.ts';

export type WordingVerdict = Extract<Verdict, 'verbatim' | 'adjusted' | 'marked' | 'altered' | 'misquote'>;

/** What is to be said of the words alone. */
export interface Wording {
  readonly verdict: WordingVerdict;
  readonly edits: readonly Edit[];
  readonly flags: readonly Flag[];
  /** The quotation's place in the raw text: one stretch for each run of words that follow each other, furniture included. */
  readonly spans: readonly TextSpan[];
  /** The first and the last word of the source, as indexes into the place's words. */
  readonly first: number;
  readonly last: number;
}

/** An edit, and what it makes of the quotation. */
export interface JudgedEdit {
  readonly verdict: WordingVerdict;
  readonly edit: Edit;
}

/** Judges an alignment by the rules of a profile. The worst edit makes the verdict. */
export function judgeWording(comparison: Comparison): Wording {
  const { steps } = comparison.place.alignment;
  const moves = movesAmong(steps, comparison);
  const edits = [
    ...steps.flatMap((step) => judgeStep(step, comparison, moves) ?? []),
    ...judgeMarks(steps, comparison),
  ].sort((a, b) => a.edit.draftSpan[0] - b.edit.draftSpan[0]);
  return {
    verdict: edits.reduce<WordingVerdict>((worst, { verdict }) => worseOf(worst, verdict), 'verbatim'),
    edits: edits.map(({ edit }) => edit),
    flags: flagsOf(steps, comparison),
    spans: spansOf(steps, comparison),
    ...extentOf(steps),
  };
}

const ORDER: readonly WordingVerdict[] = ['verbatim', 'adjusted', 'marked', 'altered', 'misquote'];

function worseOf(a: WordingVerdict, b: WordingVerdict): WordingVerdict {
  return ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b;
}

function judgeStep(step: Step, comparison: Comparison, moves: Moves): JudgedEdit | undefined {
  const { quotation, place, profile } = comparison;
  const make = (verdict: WordingVerdict, kind: EditKind, critical = false): JudgedEdit => ({
    verdict,
    edit: makeEdit(kind, critical, step, comparison),
  });
  switch (step.kind) {
    case 'same': {
      const item = quotation.items[step.from];
      if (item?.kind !== 'word') return undefined;
      if (item.unbracketed) return make('marked', 'bracket');
      // The reader sees the right word: the flag says that it is not made of the right letters.
      return isDisguised(step, comparison) ? make('adjusted', 'spelling') : undefined;
    }
    case 'spelling':
    case 'hearing': {
      if (isDisguised(step, comparison)) return make('adjusted', 'spelling');
      const parting = partingOf(step, comparison);
      return parting === 'line-end'
        ? undefined
        : make(parting === 'lost-blank' ? 'adjusted' : 'altered', 'spelling');
    }
    case 'filler':
    case 'repeat':
      if (place.words.slice(step.sourceFrom, step.sourceTo).every(({ isAside }) => isAside)) return undefined;
      if (!isSpeech(place, step.sourceFrom)) return make('misquote', 'delete');
      return make(profile.fillers.value === 'silent' ? 'adjusted' : 'altered', 'filler');
    case 'ellipsis':
      return isSourcesOwn(step, comparison) ? undefined : make('marked', 'ellipsis');
    case 'bracket':
      return replacesNumber(step, comparison) ? make('misquote', 'replace', true) : make('marked', 'bracket');
    case 'note':
      return make('marked', 'bracket');
    case 'insert':
    case 'delete':
    case 'replace':
      return make('misquote', step.kind, isCritical(step, comparison, moves));
  }
}

/** A bracket explains or fits in; another number or quantifier in the place of one is neither. */
function replacesNumber({ from, sourceFrom, sourceTo }: Step, { quotation, place }: Comparison): boolean {
  const item = quotation.items[from];
  if (item?.kind !== 'bracket' || item.words.length === 0 || sourceTo === sourceFrom) return false;
  const draft = item.words.map(({ folded }) => folded);
  const source = place.words.slice(sourceFrom, sourceTo).map(({ folded }) => folded);
  if (draft.every(isQuantifier) && source.every(isQuantifier)) return true;
  const [a, b] = [numberAt(draft, 0), numberAt(source, 0)];
  const isWhole = a?.length === draft.length && b?.length === source.length;
  return isWhole && a?.value !== b?.value;
}

/** Whether a word that is the same is not made of the letters that the source has. */
function isDisguised({ kind, from, to, sourceFrom }: Step, { quotation, place }: Comparison): boolean {
  const [item, word] = [quotation.items[from], place.words[sourceFrom]];
  if (item?.kind !== 'word' || !word) return false;
  if (item.disguised) return kind === 'same';
  if (to - from > 1) return false;
  const surface = quotation.running.text.slice(item.start, item.end);
  return isAllLookAlikes(surface) && !isAllLookAlikes(word.passage.text.slice(word.start, word.end));
}

/**
 * Whether the same letters are only parted otherwise: by a hyphen at the end of a line, which is no part of the word, or
 * by a blank that the text of a PDF lost or has too many.
 */
function partingOf(step: Step, { quotation, place }: Comparison): 'line-end' | 'lost-blank' | undefined {
  const { items, running } = quotation;
  const [first, last] = [items[step.from], items[step.to - 1]];
  if (!first || !last || step.to - step.from + step.sourceTo - step.sourceFrom < 3) return undefined;
  const draft = running.text.slice(first.start, last.end);
  const source = wordsText(place, step.sourceFrom, step.sourceTo);
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  if (letters(draft) !== letters(source)) return undefined;
  if (/\p{L}[-‐]\s+\p{L}/u.test(draft) || /\p{L}[-‐]\s+\p{L}/u.test(source)) return 'line-end';
  // Two words that run together make a long one, which no dictionary has; a short one may be another word.
  const isLong = letters(source).length >= LONG_WORD;
  return isLong && place.words[step.sourceFrom]?.passage.locator?.label === 'page' ? 'lost-blank' : undefined;
}

/** Dots that stand in the source at this place are its punctuation. */
function isSourcesOwn({ sourceFrom, sourceTo }: Step, { place }: Comparison): boolean {
  if (sourceTo > sourceFrom || gapBefore(place, sourceFrom) !== 0) return false;
  return /…|\.\s?\.\s?\./u.test(textBetween(place, sourceFrom - 1, sourceFrom));
}

/**
 * What moved is all there, and a clause says in another place what it said in its own; a word or two matter where they
 * say no, or count what now are other words.
 */
function isCritical(step: Step, comparison: Comparison, moves: Moves): boolean {
  const { draft, source } = changedWords(step, comparison);
  if (moves.moved.has(step)) {
    const words = draft.length > 0 ? draft : source;
    if (words.length > FEW_WORDS) return false;
    const kinds = criticalKinds(words, []);
    return kinds.has('negation') || kinds.has('number') || kinds.has('quantifier');
  }
  // What the source goes on with behind the quotation's end is not known to be left out, unless it says no.
  const known = moves.overhanging === step ? source.filter(({ folded }) => isNegation(folded)) : source;
  return criticalKinds(draft, known).size > 0;
}

function changedWords(
  step: Step,
  { quotation, place, namesPerson }: Comparison,
): { readonly draft: readonly ChangedWord[]; readonly source: readonly ChangedWord[] } {
  const { items, running } = quotation;
  const draft = items.slice(step.from, step.to).flatMap((item): ChangedWord[] => {
    if (item.kind !== 'word') return [];
    const before = running.text.slice(Math.max(0, item.start - LOOK_BACK), item.start);
    return [
      {
        folded: item.folded,
        surface: running.text.slice(item.start, item.end),
        isInitial: item.start === 0 || OPENING.test(before),
        isUncased: false,
        isPerson: namesPerson(item.folded),
      },
    ];
  });
  const source = place.words.slice(step.sourceFrom, step.sourceTo).map(
    ({ folded, passage, start, end }): ChangedWord => ({
      folded,
      surface: passage.text.slice(start, end),
      isInitial:
        OPENING.test(passage.text.slice(Math.max(0, start - LOOK_BACK), start)) || startsSpan(passage, start),
      isUncased: !/\p{Lu}\p{Ll}/u.test(passage.text),
      isPerson: namesPerson(folded),
    }),
  );
  return { draft, source };
}

function makeEdit(kind: EditKind, critical: boolean, step: Step, { quotation, place }: Comparison): Edit {
  const { items, running } = quotation;
  const [first, last] = [items[step.from], items[step.to - 1]];
  const at = first?.start ?? running.text.length;
  const span: TextSpan = step.to > step.from && last ? [at, last.end] : [at, at];
  return {
    kind,
    critical,
    draft: plainText(running.text.slice(...span)),
    source: wordsText(place, step.sourceFrom, step.sourceTo),
    draftSpan: toDraftSpan(quotation, span),
    sourceSpans: rawSpans(place, step.sourceFrom, step.sourceTo),
  };
}

function extentOf(steps: readonly Step[]): { readonly first: number; readonly last: number } {
  const touched = steps.filter(
    ({ kind, sourceFrom, sourceTo }) => sourceTo > sourceFrom && kind !== 'ellipsis',
  );
  return { first: touched[0]?.sourceFrom ?? 0, last: (touched.at(-1)?.sourceTo ?? 1) - 1 };
}

/** Runs of words; an ellipsis, a longer unmarked omission and the seam between two pieces end one. */
function spansOf(steps: readonly Step[], { place }: Comparison): TextSpan[] {
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
    const isOwn = place.words[from]?.passage.sourceId === place.sourceId;
    const spans = isOwn ? rawSpans(place, from, to) : [];
    const [first, last] = [spans[0], spans.at(-1)];
    return first && last ? [[first[0], last[1]] as const] : [];
  });
}

function flagsOf(steps: readonly Step[], comparison: Comparison): Flag[] {
  const { quotation, place } = comparison;
  const flags = new Set<Flag>();
  for (const step of steps) {
    const { kind, from, sourceFrom, sourceTo } = step;
    if ((kind === 'same' || kind === 'spelling') && isDisguised(step, comparison)) flags.add('homoglyphs');
    const negates = place.words.slice(sourceFrom, sourceTo).some(({ folded }) => isNegation(folded));
    if (kind === 'ellipsis') {
      if (negates) flags.add('omits-negation');
      if (Math.max(sourceTo - sourceFrom, gapBefore(place, sourceFrom)) > DISTANT_WORDS) flags.add('distant');
    }
    const word = quotation.items[from];
    if (kind === 'same' && word?.kind === 'word' && word.unbracketed) {
      const sources = place.words[sourceFrom]?.folded ?? '';
      if (isNegation(word.folded) !== negates || differByNegation(word.folded, sources))
        flags.add('bracket-negation');
    }
    if (kind === 'bracket') {
      const item = quotation.items[from];
      const own = item?.kind === 'bracket' && item.words.some(({ folded }) => isNegation(folded));
      if (own !== negates) flags.add('bracket-negation');
    }
  }
  return [...flags];
}

// What stands before the first word of a sentence.
const OPENING = /(?:[.!?…:;–—"“”\n\u{e000}])\s*["“‘']?$/u;
const LOOK_BACK = 8;
const LONG_WORD = 11;
const FEW_WORDS = 2;
// A clause that is missing is a hole in the place; a word or two are not.
const LONG_OMISSION = 5;
// About a paragraph.
const DISTANT_WORDS = 80;
