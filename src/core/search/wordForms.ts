import type { Segment, SegmentPart } from '../index/segment/segment.ts';
import { type SimilarTerm, similarTerms } from '../index/segment/termLookups.ts';
import { commonBeginning, stemEnglish } from '../text/stem.ts';

/**
 * The terms of the index with the same English stem as `word`, which is first among them whether it is there or not: what
 * a word of the query stands for when "gates" shall be found by "gate". Nothing of it is in the index; a stem's terms
 * are found by how they begin, and kept as long as the segment is.
 */
export function stemForms(parts: readonly SegmentPart[], word: string): readonly string[] {
  if (!MAY_BE_ENGLISH.test(word)) return [word];
  const stem = stemEnglish(word);
  const forms = new Set([word]);
  for (const { segment } of parts) for (const form of formsInSegment(segment, stem)) forms.add(form);
  return [...forms];
}

/**
 * The terms that `word` may have been meant for: one slip of the pen away, in longer words two, where a slip is a letter
 * too many, missing or wrong, or two that changed places. The nearest first. Words of one or two letters and numbers
 * are meant as they are.
 */
export function slipForms(parts: readonly SegmentPart[], word: string): readonly SimilarTerm[] {
  const maxDistance = word.length < 3 || /\d/.test(word) ? 0 : word.length < TWO_SLIPS ? 1 : 2;
  if (maxDistance === 0) return [];
  const known = slips.get(parts) ?? new Map<string, readonly SimilarTerm[]>();
  slips.set(parts, known);
  let found = known.get(word);
  if (!found) {
    const options = { field: 'text', maxDistance, transpositions: true, limit: MAX_SLIPS };
    found = similarTerms(parts, word, options).filter(({ term }) => term !== word);
    remember(known, word, found);
  }
  return found;
}

const stems = new WeakMap<Segment, Map<string, readonly string[]>>();
// By the list of parts: it is another one after each change of the corpus.
const slips = new WeakMap<readonly SegmentPart[], Map<string, readonly SimilarTerm[]>>();

function formsInSegment(segment: Segment, stem: string): readonly string[] {
  const known = stems.get(segment) ?? new Map<string, readonly string[]>();
  stems.set(segment, known);
  let forms = known.get(stem);
  if (!forms) {
    forms = lookUpForms(segment, stem);
    remember(known, stem, forms);
  }
  return forms;
}

function lookUpForms({ terms }: Segment, stem: string): string[] {
  const forms: string[] = [];
  const [from, to] = terms.prefixRange(commonBeginning(stem));
  for (let number = from; number < to && number < from + MAX_LOOKED_AT; number++) {
    if (terms.lengthOf(number) > stem.length + LONGEST_SUFFIX) continue;
    const term = terms.term(number);
    if (stemEnglish(term) === stem) forms.push(term);
  }
  return forms;
}

function remember<T>(known: Map<string, T>, key: string, value: T): void {
  if (known.size >= MAX_REMEMBERED) known.clear();
  known.set(key, value);
}

const MAY_BE_ENGLISH = /^[a-z']{3,}$/;
// From eight letters on, two slips still leave most of a word.
const TWO_SLIPS = 8;
const MAX_SLIPS = 40;
const MAX_REMEMBERED = 1000;
// "-ational" with an s, and what a stem takes off before it.
const LONGEST_SUFFIX = 12;
// A few milliseconds' worth; the terms with one beginning of two letters are rarely so many.
const MAX_LOOKED_AT = 10_000;
