import type { Alignment, Step, StepKind } from './alignWords.ts';
import { compareWords } from './compareWords.ts';
import { expansionsOf } from './lexicon/contractions.ts';
import { isFunctionWord, isNegation } from './lexicon/critical.ts';
import { isNumberWord, numberAt } from './lexicon/numbers.ts';
import { soundCode } from './lexicon/sounds.ts';
import { isWithinEdits } from './lexicon/spelling.ts';
import type { QuotedItem } from './quotation.ts';

/**
 * Looks at each run of changed words again: which of them are the same in another spelling, number form or contraction,
 * joined or parted ("data base"), or sound the same? What stays is a change; neighbors of it are joined into one.
 */
export function explainChanges(
  { steps, cost }: Alignment,
  items: readonly QuotedItem[],
  source: readonly { readonly folded: string }[],
  isKnownWord: (word: string) => boolean,
): Alignment {
  const [before, joined, after] = partEnds(joinChanges(steps));
  const explained = joined.flatMap((step, at) => {
    if (!isChange(step)) return [step];
    // At its ends the quotation may take more of the source than words were counted: "$5" for "five dollars".
    const [isFirst, isLast] = [at === 0, at === joined.length - 1];
    const from = isFirst ? Math.max(0, step.sourceFrom - MORE) : step.sourceFrom;
    const to = isLast ? Math.min(source.length, step.sourceTo + MORE) : step.sourceTo;
    const draft = items.slice(step.from, step.to).map((item) => (item.kind === 'word' ? item.folded : ''));
    const words = source.slice(from, to).map(({ folded }) => folded);
    if (draft.length === 0 || words.length === 0 || draft.length + words.length > MAX_EXPLAINED)
      return [step];
    const parts = explain(draft, words, isKnownWord, { isFirst, isLast }).map((part) =>
      shift(part, step.from, from),
    );
    return isFirst || isLast ? orElse(parts, step) : parts;
  });
  const own = withoutEnds(joinChanges(explained));
  const [start, end] = [own[0]?.sourceFrom ?? 0, own.at(-1)?.sourceTo ?? 0];
  return {
    steps: [...before.map((step) => moveTo(step, start)), ...own, ...after.map((step) => moveTo(step, end))],
    cost,
  };
}

/** Ellipses and remarks at the ends stand for no words, and yet the quotation's words end before them. */
function partEnds(steps: readonly Step[]): readonly [readonly Step[], readonly Step[], readonly Step[]] {
  const standsForWords = ({ kind, sourceFrom, sourceTo }: Step) =>
    sourceTo > sourceFrom || (kind !== 'ellipsis' && kind !== 'note' && kind !== 'bracket');
  const from = steps.findIndex(standsForWords);
  if (from < 0) return [[], steps, []];
  const to = steps.findLastIndex(standsForWords) + 1;
  return [steps.slice(0, from), steps.slice(from, to), steps.slice(to)];
}

function moveTo(step: Step, place: number): Step {
  return { ...step, sourceFrom: place, sourceTo: place };
}

/** What the source has before or after the quotation was not left out of it. */
function withoutEnds(steps: readonly Step[]): Step[] {
  const from = steps.findIndex(({ kind }) => kind !== 'delete');
  const to = steps.findLastIndex(({ kind }) => kind !== 'delete');
  return steps.slice(from, to + 1);
}

/** Words inserted, dropped and replaced beside each other are one change. */
function joinChanges(steps: readonly Step[]): Step[] {
  const joined: Step[] = [];
  for (const step of steps) {
    const previous = joined.at(-1);
    if (previous && isChange(previous) && isChange(step)) {
      const kind = changeKind(step.to - previous.from, step.sourceTo - previous.sourceFrom);
      joined[joined.length - 1] = { ...previous, kind, to: step.to, sourceTo: step.sourceTo };
    } else joined.push(step);
  }
  return joined;
}

function isChange({ kind }: Pick<Step, 'kind'>): boolean {
  return kind === 'insert' || kind === 'delete' || kind === 'replace';
}

function changeKind(items: number, words: number): StepKind {
  if (items === 0) return 'delete';
  return words === 0 ? 'insert' : 'replace';
}

function shift({ kind, from, to, sourceFrom, sourceTo }: Step, items: number, words: number): Step {
  return {
    kind,
    from: items + from,
    to: items + to,
    sourceFrom: words + sourceFrom,
    sourceTo: words + sourceTo,
  };
}

/** More of the source is only taken where it explains something. */
function orElse(parts: Step[], step: Step): Step[] {
  return parts.some(({ kind }) => !isChange({ kind })) ? parts : [step];
}

/** The cheapest way through a handful of words on either side, whole to whole. */
function explain(
  draft: readonly string[],
  source: readonly string[],
  isKnownWord: (word: string) => boolean,
  { isFirst, isLast }: { readonly isFirst: boolean; readonly isLast: boolean },
): Step[] {
  const best: (Way | undefined)[][] = Array.from({ length: draft.length + 1 }, () => []);
  const offer = (step: Step, cost: number) => {
    const before = best[step.from]?.[step.sourceFrom];
    const row = best[step.to];
    if (!before || !row) return;
    const total = before.cost + cost;
    if (total < (row[step.sourceTo]?.cost ?? Number.POSITIVE_INFINITY))
      row[step.sourceTo] = { cost: total, step, before };
  };
  (best[0] as (Way | undefined)[])[0] = { cost: 0 };
  const excuses = excusesBetween(draft, source, isKnownWord);
  for (let from = 0; from <= draft.length; from++) {
    for (let sourceFrom = 0; sourceFrom <= source.length; sourceFrom++) {
      const at = { from, to: from, sourceFrom, sourceTo: sourceFrom };
      if (from < draft.length)
        offer({ ...at, kind: 'insert', to: from + 1 }, isFirst || isLast ? AT_AN_END : 1);
      const isOutside = (isFirst && from === 0) || (isLast && from === draft.length);
      if (sourceFrom < source.length)
        offer({ ...at, kind: 'delete', sourceTo: sourceFrom + 1 }, isOutside ? 0 : 1);
      if (from === draft.length || sourceFrom === source.length) continue;
      offer({ ...at, kind: 'replace', to: from + 1, sourceTo: sourceFrom + 1 }, 1.5);
      for (const step of excuses(from, sourceFrom)) offer(step, EXPLAINED[step.kind]);
    }
  }
  return stepsOf(best[draft.length]?.[source.length]);
}

/** The cheapest way to a cell: its last step and the way before it. */
interface Way {
  readonly cost: number;
  readonly step?: Step;
  readonly before?: Way;
}

function stepsOf(way: Way | undefined): Step[] {
  const steps: Step[] = [];
  for (let at = way; at?.step; at = at.before) steps.push(at.step);
  return steps.reverse();
}

type Excuse = 'same' | 'spelling' | 'hearing';
type Excused = Step & { readonly kind: Excuse };

/** Says which runs of words that start at a place on either side are the same after all. */
function excusesBetween(
  draft: readonly string[],
  source: readonly string[],
  isKnownWord: (word: string) => boolean,
): (from: number, sourceFrom: number) => Excused[] {
  const [numbers, sourceNumbers] = [draft, source].map((words) => words.map((_, at) => numberAt(words, at)));
  const isContracted = [...draft, ...source].some((word) => expansionsOf(word).length > 0);
  return (from, sourceFrom) => {
    const found: Excused[] = [];
    const add = (kind: Excuse, items: number, words: number) =>
      found.push({ kind, from, to: from + items, sourceFrom, sourceTo: sourceFrom + words });
    const likeness = compareWords(draft[from] as string, source[sourceFrom] as string, isKnownWord);
    if (likeness !== 'other') add(likeness, 1, 1);
    const [a, b] = [numbers?.[from], sourceNumbers?.[sourceFrom]];
    if (a && b && a.value === b.value) add('spelling', a.length, b.length);
    for (let items = 1; items <= MAX_JOINED && from + items <= draft.length; items++) {
      for (let words = 1; words <= MAX_JOINED && sourceFrom + words <= source.length; words++) {
        const [left, right] = [draft.slice(from, from + items), source.slice(sourceFrom, sourceFrom + words)];
        const kind = likenessOfRuns(left, right, isContracted);
        if (kind) add(kind, items, words);
      }
    }
    return found;
  };
}

function likenessOfRuns(
  draft: readonly string[],
  source: readonly string[],
  isContracted: boolean,
): Excuse | undefined {
  if (isContracted && haveSameMeaning(draft, source)) return 'spelling';
  if (draft.length === 1 && source.length === 1) return undefined;
  if (draft[0]?.charAt(0) !== source[0]?.charAt(0)) return undefined;
  // "not able" is not "notable".
  if (changesMeaning(draft, source)) return undefined;
  if (draft.join('') === source.join('')) return 'spelling';
  return soundAlike(draft, source) ? 'hearing' : undefined;
}

/**
 * Words run together or apart ("may king"): nearly the same letters, and the consonants that an ear goes by. Where a
 * whole word is on both sides, or a small word comes or goes, it is rather that.
 */
function soundAlike(draft: readonly string[], source: readonly string[]): boolean {
  const [a, b] = [draft.join(''), source.join('')];
  const isSmall = [...draft, ...source].some(isFunctionWord);
  if (a.length < 5 || draft.some((word) => source.includes(word)) || !isWithinEdits(a, b, isSmall ? 1 : 2))
    return false;
  const consonants = (word: string) => soundCode(word).replace(/[\daeiou]/gu, '');
  return consonants(a) === consonants(b) && consonants(a).length > 1;
}

/** With contractions written out. */
function haveSameMeaning(draft: readonly string[], source: readonly string[]): boolean {
  const wanted = writtenOut(source);
  return writtenOut(draft).some((words) => wanted.includes(words));
}

function writtenOut(words: readonly string[]): string[] {
  let all = [''];
  for (const word of words) {
    const forms = [word, ...expansionsOf(word).map((expansion) => expansion.join(' '))];
    all = all.flatMap((head) => forms.map((form) => (head ? `${head} ${form}` : form)));
  }
  return all;
}

/** Several words that sound the same as several others, and yet say yes for no or another number. */
function changesMeaning(draft: readonly string[], source: readonly string[]): boolean {
  const letters = draft.join('');
  if (letters === source.join('') && !/\d/u.test(letters)) {
    // "any one" counts nothing that "anyone" does not.
    return !ALSO_APART.has(letters) && countNegations(draft) !== countNegations(source);
  }
  const weighty = (words: readonly string[]) =>
    words
      .filter((word) => isNegation(word) || isNumberWord(word))
      // "6pm" and "6 p.m." are one hour.
      .map((word) => (/\d/u.test(word) ? word.replace(/\D/gu, '') : word))
      .sort()
      .join(' ');
  return weighty(draft) !== weighty(source);
}

function countNegations(words: readonly string[]): number {
  return words.filter(isNegation).length;
}

// Written as one word or as several, with a negation in them or none.
const ALSO_APART = new Set(['nonetheless', 'nevertheless', 'notwithstanding', 'nowadays']);
const EXPLAINED = { same: 0, spelling: 0.2, hearing: 0.4 } as const;
// At an end of the quotation a word is put in only where the source has nothing like it a little further on.
const AT_AN_END = 1.6;
const MAX_JOINED = 3;
const MAX_EXPLAINED = 16;
const MORE = 4;
