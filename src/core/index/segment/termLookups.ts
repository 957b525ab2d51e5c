import type { SegmentPart } from './segment.ts';
import { findSimilar, type SimilarTermsOptions } from './similarTerms.ts';
import { liveFrequency } from './statistics.ts';

/** A term of the index and how many documents that are not deleted hold it in the field asked for. */
export interface TermFrequency {
  readonly term: string;
  readonly documentFrequency: number;
}

export interface SimilarTerm extends TermFrequency {
  /** Edits between it and what was asked for. */
  readonly distance: number;
}

/** In how many documents that are not deleted `term` stands. Cost: without deleted documents, next to nothing. */
export function documentFrequency(parts: readonly SegmentPart[], term: string, field: string): number {
  return parts.reduce((sum, part) => sum + liveFrequency(part, field, part.segment.terms.find(term)), 0);
}

/** The terms that begin with `prefix` and stand in `field`, in the order of their code units. Cost: their number. */
export function prefixTerms(parts: readonly SegmentPart[], prefix: string, field: string): TermFrequency[] {
  const frequencies = new Map<string, number>();
  for (const part of parts) {
    const [from, to] = part.segment.terms.prefixRange(prefix);
    for (let number = from; number < to; number++) count(frequencies, part, number, field);
  }
  return [...frequencies]
    .map(([term, documentFrequency]) => ({ term, documentFrequency }))
    .sort((a, b) => (a.term < b.term ? -1 : 1));
}

/**
 * The terms of `field` that are at most `maxDistance` edits from `term`, itself included: the closest first, among them
 * the most frequent. What is meant by a word that was mistyped ("did you mean").
 */
export function similarTerms(
  parts: readonly SegmentPart[],
  term: string,
  {
    field,
    limit = Number.POSITIVE_INFINITY,
    ...options
  }: SimilarTermsOptions & { readonly field: string; readonly limit?: number },
): SimilarTerm[] {
  const frequencies = new Map<string, number>();
  const distances = new Map<string, number>();
  for (const part of parts) {
    for (const { number, distance } of findSimilar(part.segment.terms, term, options)) {
      const found = count(frequencies, part, number, field);
      if (found !== undefined) distances.set(found, distance);
    }
  }
  return [...frequencies]
    .map(([each, documentFrequency]) => ({
      term: each,
      documentFrequency,
      distance: distances.get(each) ?? 0,
    }))
    .sort(
      (a, b) =>
        a.distance - b.distance || b.documentFrequency - a.documentFrequency || (a.term < b.term ? -1 : 1),
    )
    .slice(0, limit);
}

function count(
  frequencies: Map<string, number>,
  part: SegmentPart,
  number: number,
  field: string,
): string | undefined {
  const frequency = liveFrequency(part, field, number);
  if (frequency === 0) return undefined;
  const term = part.segment.terms.term(number);
  frequencies.set(term, (frequencies.get(term) ?? 0) + frequency);
  return term;
}
