import type { CorpusIndex } from '../index/corpusIndex.ts';
import type { PassageTable } from '../index/indexPart.ts';
import type { DocumentBoost } from '../index/segment/segmentQuery.ts';
import type { Kind } from '../model/passage.ts';
import type { Role, Source } from '../model/source.ts';

/**
 * What a passage is worth before its words are looked at: the record of the words before reports of them, speech before
 * prose about it, by so little that a better match always wins. Equal passages come in the order of the corpus, whatever
 * the order in which they were indexed.
 */
export function priorBoost(index: CorpusIndex): DocumentBoost {
  const sources = index.sources();
  const tables = index.parts().map(({ passages }) => ({ passages, worths: worthsOf(passages, sources) }));
  return {
    most: BY_ROLE.primary * BY_KIND.speech,
    of(part, document) {
      const { passages, worths } = tables[part] as (typeof tables)[number];
      const bySource = worths[passages.sourceNumber(document)] as number;
      return (
        bySource * BY_KIND[passages.kind(document)] * (passages.voice(document) === 'unmarked' ? UNMARKED : 1)
      );
    },
  };
}

/** What the passages of each source are worth, by its number in the table. Kept as long as the sources are the same. */
function worthsOf(passages: PassageTable, sources: readonly Source[]): Float64Array {
  const known = kept.get(passages);
  if (known?.sources === sources) return known.worths;
  const places = new Map(sources.map(({ id }, place) => [id, place]));
  const worths = Float64Array.from(
    passages.sources,
    ({ id, role }) => BY_ROLE[role] * (1 - PLACE * (places.get(id) ?? 0)),
  );
  kept.set(passages, { sources, worths });
  return worths;
}

const kept = new WeakMap<
  PassageTable,
  { readonly sources: readonly Source[]; readonly worths: Float64Array }
>();

const BY_ROLE: Readonly<Record<Role, number>> = { primary: 1.25, secondary: 1, own: 0.8 };
const BY_KIND: Readonly<Record<Kind, number>> = {
  speech: 1.05,
  prose: 1,
  reported: 0.85,
  heading: 1,
  advertisement: 1,
  boilerplate: 1,
};
const UNMARKED = 0.95;
// Even a hundred thousand sources make no difference that any other reason for an order would not outweigh.
const PLACE = 1e-10;
